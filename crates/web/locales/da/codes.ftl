## Ord for kodelister, hændelser, roller, beskeder og fejl: bruges på alle sider.

# Menu
nav-today = I dag
nav-notifications = Underretninger
nav-cases = Sager
nav-goals = Mål
nav-ladder = Indsatstrappen
nav-law = Lov og frister

# Log ind
login-title = Log ind
login-demo = Det er en opdigtet kommune. Vælg, hvem du vil være, og se dig omkring.
login-stories = Følg en historie
login-stories-why = Tre sager fra første bekymring til i dag. Du ser dem som den rådgiver, der har dem.
login-story-case = Sag { $n }

# Fejlsider
error-home = Gå til forsiden
error-not-found-title = Siden findes ikke
error-not-found-words = Adressen fører ingen steder hen, eller også er det noget, du ikke har adgang til. Søg i stedet efter sagens nummer.
error-forbidden-title = Det hører ikke til din rolle
error-forbidden-words = Din rolle giver ikke adgang her. Har du brug for det i dit arbejde, så tal med din leder.
error-conflict-title = En kollega nåede det først
error-conflict-words = Der er skrevet i sagen, siden du åbnede siden, og det, du sendte, er ikke gemt. Gå tilbage, kopiér din tekst, hent siden igen, og se, hvad der er nyt.
error-refused-title = Noget mangler
error-refused-words = Det kunne ikke gemmes, som det stod. Gå tilbage, og ret det, der er markeret.
error-inside-title = Noget gik galt hos os
error-inside-words = Det er ikke noget, du har gjort. Prøv igen om lidt. Det, du allerede har gemt, er ikke gået tabt.

# Udført
done-registered = Underretningen er registreret. Uret løber fra modtagelsen.
done-registered-enquiry = Henvendelsen er registreret. De frister, den har givet, står ved barnet.
done-evaluated = Vurderingen er registreret.
done-receipt = Kvitteringen er registreret.
done-assigned = Sagen er fordelt.
done-unassigned = Rådgiveren er taget af sagen.
done-recorded = Det er registreret.
done-explained = Forklaringen er gemt.
done-corrected = Rettelsen er gemt. Det oprindelige kan stadig læses.
done-retracted = Registreringen er trukket tilbage. Den kan stadig læses.
done-reviewed = Gennemgangen er gemt.

# Hvad der skal rettes
refused-empty = Skriv noget her.
refused-choose = Vælg en af mulighederne.
refused-date = Skriv en dato, der findes, for eksempel 2026-11-23.
refused-time = Skriv et klokkeslæt, for eksempel 13.30.
refused-number = Skriv et helt tal.
refused-future = Tidspunktet ligger i fremtiden. Skriv, hvornår det skete.
refused-before-birth = Datoen ligger før barnets fødsel. Se den efter.
refused-notification-retracted = Henvendelsen er trukket tilbage. Registrér den igen, hvis den alligevel gælder.
refused-before-arrival = Det er før underretningen kom. Se tidspunktet efter.
refused-already-open = Sagen er allerede åben.
refused-closed = Sagen er lukket. Genåbn den først.
refused-measure-runs = Der er en indsats i gang. Afslut den, før du lukker sagen.
refused-aware-later = Kommunen kan ikke være blevet opmærksom på barnet, efter at undersøgelsen begyndte.
refused-no-open-assessment = Der er ingen undersøgelse i gang at afslutte.
refused-no-measure = Vælg mindst én indsats.
refused-measure-not-running = Indsatsen var ikke i gang på det tidspunkt.
refused-no-booking = Vælg en aftale, der ikke er aflyst.
refused-rhythm = Skriv et antal måneder fra 1 til 24.
refused-no-paragraph = Vælg den paragraf, indsatsen gives efter.
refused-consent-contradicts = Afgørelsen er uden samtykke, så »Med samtykke« passer ikke. Ret det ene.
refused-view-contradicts = Samtalen er holdt, så barnets holdning er ikke belyst på anden måde. Ret det ene.
refused-score = Skriv et tal fra 0 til 10.
refused-value = Skriv et tal fra 0 til 100.
refused-no-child = Skriv barnets navn, eller vælg et barn, vi kender.
refused-no-worker = Vælg en rådgiver, der arbejder her nu.
refused-anonymous-professional = En anonym underretter kan ikke stå som fagperson. Vælg, hvem der har underrettet, eller fjern krydset ved »Underretter som fagperson«.
refused-anonymous-named = En anonym underretter har intet navn og ingen kontakt. Vælg, hvem der har underrettet, eller slet navn og kontakt.
refused-fixed-periods = Vælg et helt år eller et kvartal. Så kan ingen genkende et barn på forskellen mellem to dage.
refused-cpr = Nummeret passer ikke. Skriv ti cifre, for eksempel 010117-1234, eller lad feltet stå tomt, og skriv fødselsdatoen.
refused-find-empty = Skriv et navn, et sagsnummer eller et CPR-nummer at finde barnet på.
refused-cpr-on-record = Nummeret er registreret i forvejen under et andet navn. Ret nummeret eller navnet, eller sæt kryds i, at det er samme person.
same-person = Det er samme person som den, der er registreret med CPR-nummer { $cpr }
refused-cpr-or-birth = Skriv CPR-nummer eller fødselsdato.
refused-birth-to-come = Fødselsdagen er ikke kommet endnu. Er barnet ikke født, så skriv terminen i stedet.
refused-birth-of-number = CPR-nummer og fødselsdato passer ikke sammen. Ret det ene.
refused-due = Terminen skal ligge fra 30 dage tilbage til 300 dage frem.
refused-cpr-of-another = Nummeret er registreret på en anden. Se det efter.
refused-unknown-case = Vi kan ikke finde en sag med det nummer blandt dem, du har adgang til.

# Roller
role-caseworker = Rådgiver
role-caseworker-why = Egne sager: hvad der skal ske i dag, og hvad der er kommet ind
role-team-leader = Teamleder
role-team-leader-why = Teamets sager: røde frister, belastning og fordeling
role-reception = Modtagelse
role-reception-why = Nye underretninger og uret på 24 timer
role-head = Chef for familieafdelingen
role-head-why = Hele afdelingen: mål, frister og belastning
role-committee = Udvalgsmedlem
role-committee-why = Udvalgets mål i tal, aldrig personer
role-economist = Økonomikonsulent
role-economist-why = Mål og nøgletal, aldrig personer
role-auditor = Tilsyn og revision
role-auditor-why = Læser alt, ændrer intet
role-administrator = Administrator
role-administrator-why = Opsætning og mål, aldrig personer
role-system = Systemet
role-system-why = Det, systemet selv skriver
role-import = Import
role-import-why = Overført fra et andet system
role-director = Direktør
role-director-why = Mål og nøgletal for hele området, aldrig personer
role-district-leader = Områdeleder
role-district-leader-why = Flere team: fordeling, frister og belastning
role-provider = Leverandør
role-provider-why = De børn, I hjælper nu, og hvem der er rådgiver
role-partner = Samarbejdspartner
role-partner-why = Mål og nøgletal, aldrig personer

# Afstand til en frist
hours-over = { $n ->
    [0] lige overskredet
    [one] { $n } time over
   *[other] { $n } timer over
  }
hours-left = { $n ->
    [0] under en time tilbage
    [one] { $n } time tilbage
   *[other] { $n } timer tilbage
  }
due-today = i dag
days-over = { $n ->
    [one] { $n } dag over
   *[other] { $n } dage over
  }
days-left = { $n ->
    [1] i morgen
   *[other] om { $n } dage
  }

# Sådan er der talt
span-hour = { $n ->
    [one] { $n } time
   *[other] { $n } timer
  }
span-day = { $n ->
    [one] { $n } dag
   *[other] { $n } dage
  }
span-working-day = { $n ->
    [one] { $n } hverdag
   *[other] { $n } hverdage
  }
span-week = { $n ->
    [one] { $n } uge
   *[other] { $n } uger
  }
span-month = { $n ->
    [one] { $n } måned
   *[other] { $n } måneder
  }
span-year = { $n } år
counted-from = { $span } fra { $from }.
counted-skipped = { $n ->
    [one] { $n } dag tæller ikke med.
   *[other] { $n } dage tæller ikke med.
  }
counted-alarm = Læses loven strengest, er fristen { $day }.

# Barnet
age-years = { $n } år
child-unknown = Ukendt barn
sex-f = Pige
sex-m = Dreng
person-child = Barn
person-adult = Voksen
person-unborn = Ufødt barn
unborn-of = { $name } ufødte barn
relation-mother = Mor
relation-father = Far
relation-sibling = Søskende
relation-step-parent = Papforælder
relation-grandparent = Bedsteforælder
relation-network = Netværk

# Hvad der er kommet ind
enquiry-notification = Underretning
enquiry-application = Ansøgning
enquiry-other-municipality = Fra en anden kommune
enquiry-own-concern = Egen bekymring

notifier-municipal = Anden kommunal forvaltning
notifier-school = Skole
notifier-day-care = Dagtilbud
notifier-health = Sygehus eller læge
notifier-health-visitor = Sundhedsplejerske
notifier-police = Politi eller domstol
notifier-anonymous = Anonym
notifier-placement = Anbringelsessted
notifier-association = Forening
notifier-other = Anden
notifier-child = Barnet eller den unge selv
notifier-family = Familie, venner eller naboer
notifier-unknown = Ukendt

cause-child-substance = Barnets brug af rusmidler
cause-child-crime = Kriminalitet hos barnet
cause-child-school = Skolegang eller fravær
cause-child-behaviour = Barnets adfærd eller tilpasning
cause-child-disability = Barnets funktionsnedsættelse
cause-child-health = Barnets sundhed
cause-child-assault = Overgreb mod barnet
cause-child-neglect = Omsorgssvigt
cause-parent-substance = Forældres brug af rusmidler
cause-parent-crime = Kriminalitet hos forældre
cause-parent-behaviour = Forældres adfærd eller psykiske lidelse
cause-parent-disability = Forældres funktionsnedsættelse
cause-parent-conflict = Højt konfliktniveau eller vold mellem forældre
cause-parent-care = Utilstrækkelig omsorg
cause-parent-housing = Boligforhold eller udsættelse
cause-parent-other = Andet hos forældrene

evaluation-acute-measures = Akut indsats nu
evaluation-assessment = Børnefaglig undersøgelse
evaluation-screening = Screening
evaluation-advice = Rådgivning
evaluation-running-case = Indgår i den løbende sag
evaluation-no-action = Der gøres ikke mere

screening-nothing-more = Der er ikke behov for mere
screening-clarification = Afdækning
screening-assessment = Børnefaglig undersøgelse
screening-advice = Rådgivning

# Undersøgelse og samtale
assessment-outcome-support = Støtte
assessment-outcome-placement = Anbringelse
assessment-outcome-no-support = Ikke behov for støtte
conversation-about-assessment = Undersøgelsen
conversation-about-decision = Afgørelsen
conversation-about-notification = Underretningen
conversation-about-follow-up = Opfølgning
conversation-outcome-held = Holdt
conversation-outcome-declined = Barnet ønskede det ikke
conversation-outcome-omitted = Undladt

# Afgørelse og plan
decision-kind-support = Støttende indsats
decision-kind-placement = Anbringelse med samtykke
decision-kind-placement-without-consent = Anbringelse uden samtykke
decision-kind-preliminary = Foreløbig anbringelse (formanden)
decision-kind-advice = Rådgivning
decision-kind-refusal = Afslag
decision-kind-change-of-place = Ændret anbringelsessted
decision-kind-home-return = Hjemgivelse
decision-kind-support-after-18 = Støtte efter 18 år
decision-kind-end-of-support = Ophør af støtte
act-sel = Serviceloven
act-bl = Barnets lov
plan-action-plan = Handleplan
plan-childs-plan = Barnets plan
plan-youth-plan = Ungeplan
goal-area-development = Udvikling
goal-area-wellbeing = Trivsel
goal-area-school = Læring og skole
goal-area-adulthood = Vejen til voksenlivet
goal-area-safety = Tryghed og omsorg
goal-area-leisure = Fritid og venskaber
rater-school = Skolen
rater-child = Barnet
rater-parent = Forælder
rater-caseworker = Rådgiver
rater-provider = Leverandør

# Indsats
place-kin = Slægtspleje
place-network-foster = Netværkspleje
place-foster = Almen plejefamilie
place-reinforced-foster = Forstærket plejefamilie
place-specialised-foster = Specialiseret plejefamilie
place-own-room = Eget værelse
place-residential = Opholdssted
place-institution = Døgninstitution
place-secure = Sikret døgninstitution
place-boarding-school = Kost- eller efterskole
measure-end-purpose-met = Formålet er nået
measure-end-not-met = Formålet blev ikke nået
measure-end-wish = Efter familiens ønske
measure-end-turned-18 = Fyldt 18 år
measure-end-breakdown = Sammenbrud
measure-end-place-gave-up = Stedet kunne ikke fortsætte
measure-end-moved = Flyttet
measure-end-other = Andet
support-class-early = Tidlig indsats
support-class-support = Støtte i hjemmet
support-class-placement = Anbringelse
support-class-youth-crime = Ungdomskriminalitet
support-class-aftercare = Ungestøtte
support-class-other = Andet

# Møder
booking-follow-up = Opfølgning
booking-network-meeting = Netværksmøde
booking-child-conversation = Samtale med barnet
booking-visit = Tilsynsbesøg
booking-plan-meeting = Planmøde
booking-other = Andet møde

delay-awaiting-external = Venter på andre
delay-family-cancelled = Familien meldte afbud
delay-illness = Sygdom
delay-capacity = For lidt tid
delay-complexity = Sagen er sammensat
delay-recorded-late = Gjort til tiden, men registreret for sent
delay-other = Andet

observed-school-absence = Fravær fra skole
observed-school-wellbeing = Trivsel i skolen
observed-leisure = Fritidsaktiviteter
observed-wellbeing = Trivsel
observed-friends = Venner

# Sagen
close-purpose-met = Formålet er nået
close-moved = Flyttet til en anden kommune
close-turned-18 = Fyldt 18 år
close-aftercare-ended = Ungestøtten er slut
close-no-need = Ikke behov for mere
close-withdrawn = Trukket tilbage
assignment-main = Rådgiver
assignment-second = Medrådgiver
assignment-substitute = Vikar

adopted-law = Lov
adopted-standard = Lokal standard
adopted-card = Nøgletal
adopted-goal = Mål
adopted-ladder = Indsatstrappe
adopted-target-groups = Målgrupper
adopted-policy = Politik
adopted-retention = Opbevaringsfrister
adopted-roles = Roller og adgang

# Hvorfor en pligt faldt bort
void-anonymous = Underretteren er anonym
void-case-closed = Sagen er lukket
void-measure-ended = Indsatsen er slut
void-moved = En anden kommune har sagen
void-turned-18 = Den unge er fyldt 18 år
void-age-passed = Barnet er vokset fra reglen
void-period-ended = Perioden er slut
void-rhythm-changed = Der er besluttet en ny rytme
void-not-needed = Det er besluttet, at der ikke er behov

# Hændelser
event-person-registered = Person oprettet
event-pregnancy-registered = Graviditet oprettet
event-born = Barnet er født
event-relation-recorded = Relation registreret
event-enquiry-received = Henvendelse modtaget
event-receipt-sent = Kvittering sendt
event-notifier-informed = Underretter orienteret
event-notification-evaluated = Underretning vurderet
event-case-opened = Sag åbnet
event-case-closed = Sag lukket
event-case-reopened = Sag genåbnet
event-screened = Screening
event-clarification-started = Afdækning begyndt
event-clarification-completed = Afdækning afsluttet
event-assessment-opened = Undersøgelse begyndt
event-assessment-completed = Undersøgelse afsluttet
event-child-conversation = Samtale med barnet
event-decision-made = Afgørelse
event-plan-need-decided = Behov for plan afgjort
event-plan-made = Plan lavet
event-plan-goal-assessed = Mål i planen vurderet
event-measure-started = Indsats begyndt
event-measure-place-changed = Nyt anbringelsessted
event-measure-consent-changed = Samtykke ændret
event-measure-ended = Indsats afsluttet
event-date-booked = Dato aftalt
event-booking-cancelled = Aftale aflyst
event-follow-up-held = Opfølgning holdt
event-rhythm-decided = Rytme for opfølgning besluttet
event-network-meeting-held = Netværksmøde holdt
event-visit-held = Tilsynsbesøg
event-delay-explained = Forsinkelse forklaret
event-observation-recorded = Observation
event-assigned = Rådgiver tildelt
event-unassigned = Rådgiver fritaget for sagen
event-persons-merged = Personer lagt sammen
event-persons-unmerged = Personer skilt ad igen
event-municipality-changed = Kommune skiftet
event-note-written = Notat
event-worker-registered = Medarbejder oprettet
event-worker-left = Medarbejder fratrådt
event-team-created = Team oprettet
event-adopted = Vedtaget
event-target-set = Måltal sat
event-goal-reviewed = Mål gennemgået
event-population-recorded = Befolkningstal
event-client-registered = Program fik adgang
event-client-revoked = Programmets adgang lukket
event-provider-registered = Leverandør registreret
event-protection-changed = Beskyttelse ændret
event-access-granted = Adgang givet
event-access-revoked = Adgang trukket tilbage
event-glass-broken = Nødadgang taget
event-glass-seen = Nødadgang set af leder
event-person-erased = Personen slettet
event-case-archived = Afleveret til arkivet
event-archiving-waived = Skal ikke afleveres til arkivet
protection-address = Navne- og adressebeskyttelse
protection-staff-family = Familie til en ansat
naming-granted = Givet af en kollega
naming-glass = Nødadgang

# Hvem der må læse barnets ord
words-for-staff = Kun kommunens medarbejdere
words-for-child = Barnet selv: ordene står i barnets eget brev
words-for-family = Barnet og forældrene: ordene står i brevene
target-group-risk = Risikobørn
target-group-vulnerable = Sårbare børn
target-group-threatened = Truede børn
target-group-severe = Børn med svære problemer
target-group-disability = Børn og unge med funktionsnedsættelse
target-group-crime = Unge i eller på vej ind i kriminalitet
target-group-adulthood = Unge på vej til voksenlivet
