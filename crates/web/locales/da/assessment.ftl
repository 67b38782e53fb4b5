# Undersøgelsen: trekanten, kilderne, samtykket, synspunkterne og afslutningen. Og sagens gang.

assessment-title = Undersøgelsen
assessment-none = Der er ikke begyndt en undersøgelse.
assessment-none-text = Når undersøgelsen er begyndt, står trekanten, planen for, hvem der tales med, og det, der er kommet frem, her.
assessment-opened = Begyndt { $day }.
assessment-last-day = Senest færdig { $day }
assessment-waits = Næste, der skal høres:
assessment-others = Andre undersøgelser i sagen
assessment-of = Undersøgelsen fra { $day }
assessment-completed = Konklusionen
assessment-carried = Teksterne står klar i afgørelsen og planen, hvor de kan rettes til.
assessment-decide = Træf afgørelse
assessment-plan = Lav plan
assessment-end = Afslutningen
assessment-end-ready = Alle i planen er hørt.
assessment-end-nobody = Der er ingen i planen, der skal høres.
assessment-end-waiting = { $n ->
    [one] En i planen er ikke hørt endnu.
   *[other] { $n } i planen er ikke hørt endnu.
}
view-assessment = Undersøgelsen i sagen

progress-label = Sagens gang
progress-now = i gang
progress-done = gjort
progress-skipped = sprunget over
progress-ahead = forude
progress-since = siden { $day }
progress-waits = Sagen venter på:
progress-waits-nothing = Sagen venter ikke på noget lige nu.
station-notification = Underretning
station-screening = Screening
station-assessment = Undersøgelse
station-plan = Plan
station-decision = Afgørelse
station-measure = Indsats
station-follow-up = Opfølgning
station-closed = Lukket

ics-title = Trekanten
ics-description = Tallet er, hvor mange samtaler, møder og udtalelser der siger noget om området. Dobbelt ring: i fokus.
ics-middle = { $n ->
    [one] bidrag i alt
   *[other] bidrag i alt
}
ics-column-area = Område
ics-column-focus = Fokus
ics-column-known = Hvad vi ved
ics-in-focus = i fokus
ics-not-in-focus = ikke i fokus
ics-known = { $n ->
    [0] intet endnu
    [one] 1 bidrag
   *[other] { $n } bidrag
}
ics-side-development = Barnets udvikling
ics-side-parenting = Forældrekompetencer
ics-side-environment = Familie og omgivelser
ics-area-health = Sundhedsforhold
ics-area-learning = Dagtilbud, skoleforhold og læring
ics-area-behaviour = Udvikling og adfærd
ics-area-leisure = Fritidsforhold og venskaber
ics-area-safe-care = Trygt omsorgsmiljø
ics-area-guidance = Stimulering og vejledning
ics-area-relations = Understøttelse af relationer
ics-area-family-background = Familieforhold og baggrund
ics-area-livelihood = Bolig, beskæftigelse og økonomi
ics-area-network = Socialt netværk
ics-area-school-learning = Skoleforhold og læring
ics-area-identity = Identitet
ics-area-appearance = Social fremtræden
ics-area-basic-care = Grundlæggende omsorg
ics-area-safety = Sikkerhed
ics-area-warmth = Følelsesmæssig varme
ics-area-boundaries = Vejledning og grænsesætning
ics-area-stability = Stabilitet
ics-area-family-history = Familiens historie og funktion
ics-area-kin = Slægt og netværk
ics-area-housing = Bolig
ics-area-employment = Beskæftigelse
ics-area-economy = Økonomi
ics-area-community = Social integration og lokalsamfund

known-title = Det ved vi
known-nothing = Vælg fokus, og registrér den første samtale. Så står synspunkterne ved siden af hinanden her.
known-rest = Ikke i fokus og uden bidrag: { $areas }.
viewpoint-child = Barnet
viewpoint-family = Familien
viewpoint-professional = Fagpersoner
area-not-heard = Ingen har sagt noget om det endnu.
view-not-heard = Ikke hørt endnu

focus-title = Fokus
assessment-focus-none = Fokus er ikke valgt. Vælg, hvad undersøgelsen skal se på, og hvorfor.
focus-choose = Vælg fokus
focus-change = Ret fokus
breadth-narrow = Smalt
breadth-broad = Bredt
step-focus = Vælg undersøgelsens fokus
step-focus-submit = Gem fokus
field-breadth = Hvor bredt skal vi se?
field-development = Barnets udvikling
field-parenting = Forældrekompetencer
field-environment = Familie og omgivelser
field-focus-reason = Hvorfor netop det?
refused-focus-empty = Vælg mindst ét område.
refused-other-area = Området hører ikke til i denne undersøgelses trekant.

sources-title = Hvem taler vi med?
sources-none = Ingen er planlagt endnu.
sources-waiting = { $n ->
    [one] 1 mangler
   *[other] { $n } mangler
}
sources-suggested = Mangler der nogen?
source-child = Barnet
source-custody-holder = Forældremyndighedens indehaver
source-parent = Forælder uden forældremyndighed
source-relative = Familie eller netværk
source-school = Skole
source-day-care = Dagtilbud
source-health-visitor = Sundhedsplejerske
source-doctor = Læge eller sygehus
source-psychologist = Psykolog eller PPR
source-provider = Leverandør eller anbringelsessted
source-other = Anden
source-add = Tilføj en kilde
source-asked = Hørt { $day }
source-not-asked = Ikke hørt
source-until = senest { $day }
source-by = { $name } taler med dem
source-record = Registrér samtalen
source-consent = Registrér samtykke
source-record-more = Registrér en samtale til
source-consent-change = Ret samtykket
source-change = Ret
source-until-hint = Her og på forsiden står, hvem vi venter på og til hvornår.
step-source = Hvem skal vi tale med?
step-source-submit = Gem i planen
field-source-kind = Kilde
field-who = Hvem præcist?
field-ask-until = Senest
field-asked-by = Hvem taler med dem?

source-consent-given = Givet
source-consent-refused = Afslået
source-consent-withdrawn = Trukket tilbage
source-consent-without = Oplysningerne hentes uden samtykke
gate-free = Kræver ikke samtykke
gate-consented = Samtykke givet
gate-by-law = Hentes uden samtykke
gate-not-sought = Samtykke ikke søgt endnu
gate-refused = Samtykke afslået
gate-withdrawn = Samtykke trukket tilbage
gate-closed = Kan høres, når samtykket er givet, eller når der er hjemmel til at hente oplysningerne uden ({ $law }).
step-consent = Samtykke til at tale med kilden
step-consent-submit = Gem samtykket
field-source-consent = Hvordan står det med samtykket?
field-consent-from = Hvem har svaret?
field-consent-why = Begrundelse
consent-why-hint = Skal skrives, når oplysningerne hentes uden samtykke ({ $law }). Samtykke skal være søgt først ({ $first }).
refused-no-source = Vælg en kilde fra planen.
refused-source-consent = Der er hverken samtykke eller hjemmel til at høre en af kilderne. Registrér samtykket, eller begrund, at oplysningerne hentes uden (retssikkerhedsloven § 11 c, stk. 1, nr. 1).
refused-consent-not-sought = Samtykke skal være søgt, før oplysningerne hentes uden (retssikkerhedsloven § 11 c, stk. 5). Registrér først afslaget.
refused-consent-not-given = Et samtykke kan kun trækkes tilbage, når det er givet.

contribution-form-talk = Samtale
contribution-form-dialogue-meeting = Dialogmøde
contribution-form-meeting = Møde
contribution-form-statement = Skriftlig udtalelse
contribution-form-visit = Besøg
contribution-several = Registrér et møde med flere
contribution-closed = Kan ikke høres endnu, fordi samtykket mangler: { $names }.
contribution-other-areas = Andre områder
step-contribution = Hvad kom frem?
step-contribution-submit = Gem
field-sources = Hvem deltog?
field-contribution-form = Hvordan?
field-support-person = Barnet havde en bisidder med
field-staff-only = Kun for kommunens medarbejdere. Familien skal ikke have teksten.
said-child-only = kun for barnet og medarbejdere
said-staff-only = kun for medarbejdere
refused-nothing-said = Skriv, hvad der kom frem, i mindst ét område.

dialogue-title = Dialogmøde
dialogue-held = Holdt { $day }
dialogue-none = Hold mødet tidligt, så familien og fagpersonerne hører det samme.
dialogue-book = Aftal et dialogmøde
booking-dialogue-meeting = Dialogmøde

child-talks-title = Samtaler med barnet
assessment-child-not-heard = Barnet er ikke hørt i undersøgelsen endnu.
child-record = Registrér en samtale
child-plan = Planlæg en samtale
child-not-held = Barnet ønskede det ikke, eller samtalen undlades
child-with-support-person = med bisidder
child-view-otherwise = holdningen er belyst på anden måde
omission-maturity = barnets alder eller modenhed
omission-nature = sagens karakter
field-omitted-for = Hvis samtalen undlades: hvorfor?
letter-with-support-person = Barnet havde en bisidder med.
letter-with-support-person-to-child = Du havde en bisidder med.

siblings-title = Søskende
siblings-none = Der er ingen søskende i sagen.
sibling-not-considered = ikke overvejet endnu
sibling-consider = Overvej
sibling-change = Ret
sibling-outcome-own = Egen undersøgelse
sibling-outcome-joint = Fælles undersøgelse
sibling-outcome-none = Ikke behov for undersøgelse
step-sibling = Overvej søskende
step-sibling-submit = Gem
field-sibling-outcome = Hvad fører det til?
field-sibling-why = Begrundelse
refused-no-sibling = Barnet står ikke som søskende i sagen.

preliminary-made = Foreløbig undersøgelse lavet { $day }. Gør den færdig snarest muligt.
preliminary-offer = Når den ikke at blive færdig?
preliminary-make = Lav en foreløbig undersøgelse
step-preliminary = Foreløbig undersøgelse
step-preliminary-submit = Gem den foreløbige undersøgelse
field-delay = Hvorfor tager det længere tid?
field-explanation = Forklaring

step-complete = Afslut undersøgelsen
step-complete-submit = Afslut undersøgelsen
field-recommendation = Anbefaling
carried-from-assessment = Det viste undersøgelsen, der blev afsluttet { $day }
carried-hint = Det er sat ind i felterne. Ret det til.
carried-open = Læs mere

event-assessment-focus-chosen = Fokus valgt
event-source-planned = Kilde planlagt
event-source-consent-recorded = Samtykke til at høre en kilde
event-contribution-recorded = Det sagde de
event-sibling-considered = Søskende overvejet
event-preliminary-assessment-made = Foreløbig undersøgelse

# Før den afsluttes
complete-open = Noget er endnu åbent. Det kan afsluttes alligevel.
complete-unheard = Ikke hørt: { $names }
complete-empty = Der står intet om: { $names }
complete-siblings = Søskende, der ikke er overvejet: { $names }
field-target-group = Hvilken målgruppe er barnet i?
field-target-group-hint = Den, der passer bedst efter undersøgelsen. Kommunens tal deles op efter den.
