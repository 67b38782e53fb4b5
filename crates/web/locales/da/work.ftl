## Det daglige arbejde: i dag, underretninger, sager, søgning, fordeling og indsatstrappen.

# I dag
today-knot = Din dag
today-parts = Dagens dele
today-overdue = Overskredet
today-overdue-none = Intet er over fristen.
today-due = I dag
today-due-none = Der er ikke noget, der skal ske i dag.
today-coming = Næste 14 dage
today-coming-none = Der er ikke noget de næste 14 dage.
today-arrived = Nyt til dig
today-to-hear = Skal høres
today-to-hear-hint = Dem, du skal tale med, hvor den planlagte dag er gået. Det er ikke frister i loven.
today-to-hear-unseen = { $n ->
    [one] I én sag til, som en kollega har, skulle nogen også være hørt. Der er ikke set efter, om det er af dig.
   *[other] I { $n } sager til, som kolleger har, skulle nogen også være hørt. Der er ikke set efter, om det er af dig.
}
today-to-hear-basis = planlagt senest { $day } · { $work }
today-consent = Registrér samtykke
today-plan-again = Ret dagen
today-record = Registrér
today-evaluate = Vurdér
today-receipt = Registrér kvittering
today-also = { $rule } ({ $layer }): { $due }, { $distance }
today-was-held = Blev det holdt? Registrér det. Blev det ikke, så træk datoen tilbage i sagen.
today-also-more = { $count } frister mere i sagen
today-also-booked = aftalt { $on }
today-also-due = frist { $due }, { $distance }
today-basis = frist { $due } · { $law }
today-empty-title = Der er ikke noget, du skal nå lige nu
today-empty-text = Her kommer frister, aftaler og nye underretninger om de børn, du arbejder med. Når du får en sag, dukker den op af sig selv.
today-empty-action = Se dine sager

# Lederens dag
overview-load = Belastning
overview-load-hint = Frister efter loven og efter lokale standarder tælles hver for sig. Åbne er det, der skal ske de næste 14 dage.
overview-late-law = Over frist efter loven
overview-late-law-of = frister efter loven
overview-late-local = Over frist efter lokal standard
overview-late-local-of = frister efter kommunens egne standarder
overview-nobody = Ikke fordelt
overview-nobody-of = åbne sager uden rådgiver
overview-waits = Venter på vurdering
overview-waits-of = underretninger
overview-unassigned = Sager uden rådgiver
overview-unassigned-none = Alle åbne sager har en rådgiver
overview-unassigned-none-text = Når en ny sag åbnes uden rådgiver, står den her, til du fordeler den.
overview-assign = Fordel
overview-do = Handling
overview-waiting = Underretninger, der venter
overview-waiting-none = Alle underretninger er vurderet.
overview-waiting-all = Se alle på tavlen
overview-overdue = Længst over fristen
overview-overdue-none = Intet er over fristen.
overview-overdue-hint = De ældste først.
overview-overdue-all = Se alle sager med noget over fristen

# Tavlen
board-knot = Modtagelse
board-new = Ny underretning
board-waiting = Venter på vurdering
board-hint = Uret løber i 24 timer fra modtagelsen. De akutte først, så dem med mindst tid tilbage.
board-empty-title = Alle underretninger er vurderet
board-empty-text = Når en ny underretning registreres, får den et kort her med et ur på 24 timer.
board-evaluated = Vurderet den seneste uge
board-evaluated-none = Ingen er vurderet den seneste uge.
board-arrived = Nyt til dig
board-arrived-none = Der er ikke kommet noget om de børn, du arbejder med, de seneste 14 dage.
board-evaluate = Vurdér
board-received = Modtaget { $at }
board-at = Modtaget
board-notifier = Fra
board-state = 24 timer
board-outcome = Fører til
board-others = Andre åbne henvendelser
board-others-none = Ingen andre henvendelser den seneste uge.

# Ny underretning
register-title = Ny henvendelse
register-knot = Registrering
register-when = Hvornår kom den?
register-received = Modtaget den
register-received-hint = Den dag og det klokkeslæt, den nåede os, også i postkassen uden for åbningstid. Frister løber herfra.
register-clock = Klokkeslæt
register-about = Hvem handler den om?
register-find = Et barn, vi kender
register-find-hint = Navn, sagens nummer, CPR-nummer eller vej og husnummer
register-find-go = Find
register-find-none = Vi kan ikke finde nogen med det navn, nummer eller den adresse. Registrér barnet herunder.
register-find-none-here = Du kan ikke finde nogen med det navn, nummer eller den adresse, men barnet kan være kendt af kolleger uden for din adgang. Skriv CPR-nummeret herunder, hvis du har det, så kommer henvendelsen på det rigtige barn. Ellers skriv det, du ved, så ser modtagelsen efter.
register-known = Handler om
register-new-child = Et barn, vi ikke kender
register-unknown = Vi ved ikke, hvem barnet er
register-described = Beskriv barnet
register-described-hint = Alder, hvor det bor eller blev set, skole, udseende. Et navn er ikke nødvendigt. Barnet kan genkendes senere, og henvendelsen kan vurderes nu.
register-siblings = Flere søskende i samme henvendelse
register-sibling = Søskende
register-name = Barnets navn
register-cpr = CPR-nummer
register-cpr-hint = Skriv CPR-nummeret, hvis det er kendt, ellers fødselsdatoen.
register-birth = Fødselsdato
register-sex = Køn
register-who = Hvem har henvendt sig?
register-enquiry = Hvad er det?
register-notifier = Kommer fra
register-professional = Henvender sig som fagperson
register-professional-hint = Skole, dagtilbud, sundhedsvæsen, politi, forvaltning og anbringelsessted gør det, når ikke andet er sagt.
register-professional-source = Som det følger af, hvor den kommer fra
register-notifier-name = Navn på den, der henvender sig
register-notifier-name-hint = Ses kun af dem, der behandler henvendelsen
register-notifier-contact = Telefon, e-mail eller adresse
register-notifier-contact-hint = Så vi kan sende kvitteringen og spørge om mere. Ses af de samme.
register-what = Hvad er bekymringen?
register-acute = Det haster
register-acute-hint = Barnet kan være i fare nu. Kortet lægges øverst på tavlen.
register-concern = Bekymringen
notif-about = Det handler henvendelsen om
register-concern-hint = Med underretterens egne ord, så kort som muligt
register-file = Bilag
register-file-again = Valgt før: { $names }. En fil kan ikke gemmes i formularen, så vælg den igen.
register-causes = Årsager
register-send = Registrér henvendelsen
register-cancel = Fortryd

# En underretning
notif-title = Underretning
notif-due = Skal være vurderet senest { $due }.
notif-evaluated = Vurderet { $at }.
notif-facts = Det, vi ved
notif-professional = fagperson
notif-acute = Mærket akut
notif-yes = Ja
notif-no = Nej
notif-receipt = Kvittering
notif-receipt-anonymous = Underretteren er anonym, så der sendes ingen kvittering.
notif-receipt-hint = Sig til underretteren, at underretningen er modtaget. Skriv her, hvornår det skete.
notif-receipt-on = Sendt den
notif-receipt-send = Registrér kvitteringen
notif-children = Børn og frister
notif-duties-of = Frister for { $who }
notif-no-duties = Underretningen har ikke givet nye frister for barnet.
notif-no-duties-enquiry = Henvendelsen har ikke givet frister for barnet.
notif-rule = Reglen
notif-evaluate = Vurdér underretningen
notif-at = Vurderet den
notif-found-acute = Der er brug for hjælp med det samme
notif-outcome = Hvad fører den til?
notif-second = Hvem var med?
notif-second-hint = En kollega, der vurderede sammen med dig
notif-second-hint-new = Vælg en, der ikke har arbejdet med barnet før. De, der er nye i sagen, står øverst.
notif-knows-case = { $name } (har arbejdet med sagen)
notif-retracted = Trukket tilbage
notif-retracted-text = Henvendelsen er taget tilbage i sagen. Den skal hverken vurderes eller besvares.
notif-someone-new = Barnet får allerede støtte: en ny skal være med
notif-someone-new-text = Loven kræver, at mindst én ny er med, når underretningen vurderes. Er der ingen lige nu, så vurdér alligevel; fristen bliver stående, til en ny har været med.
notif-reasons = Begrundelse
notif-reasons-hint = Hvad vurderingen bygger på
notif-evaluate-send = Registrér vurderingen
notif-happened = Hvad er der sket?
notif-written = { $by }, registreret { $at }

# Sager
cases-child = Barn
cases-number = Sag
cases-opened = Åbnet
cases-late-law = Over frist, lov
cases-late-local = Over frist, lokal
cases-worker = Rådgiver
cases-worker-unclear = Skriv hele navnet: det er ingens her, eller flere kan være ment.
cases-late = Over frist
cases-latest = Senest sket
cases-waits = venter på: { $rule }, { $day }
cases-filters = Vælg sager
cases-q = Navn eller sagsnummer
cases-show = Vis
cases-mine = Kun dem, jeg er rådgiver for
cases-unassigned = Uden rådgiver
cases-closed = Lukkede
cases-all = Åbne og lukkede
cases-clear = Vis alle åbne
cases-count = { $n ->
    [one] { $text } sag
   *[other] { $text } sager
  }
cases-protected = beskyttet navn og adresse
cases-closed-on = lukket { $day }
cases-none-late = intet over frist
cases-late-n-law = { $n } efter loven
cases-late-n-local = { $n } efter lokal standard
cases-too-many-to-sort = Listen er for lang til den rækkefølge, så den står efter sagsnummer. Vælg færre sager, højst { $n }, for at få den sorteret.
cases-empty-title = Ingen sager passer
cases-empty-text = Prøv færre valg. Her vises kun de sager, du har adgang til.

# Søgning
search-title = Find et barn eller en sag
search-field = Navn, sagsnummer, CPR-nummer, adresse eller ord fra en sag
search-hint = Begyndelsen af navnet er nok. En adresse søges med vej og husnummer. Ord findes også med andre endelser; skriver du flere, skal de stå i samme sag.
search-cpr-title = Et CPR-nummer må ikke stå i en webadresse
search-cpr-text = Vi har fjernet det. Søg her i stedet; så bliver nummeret ikke gemt i browseren.
search-found = { $n ->
    [one] Fandt 1
   *[other] Fandt { $n }
  }
search-who = Navn
search-what = Barn eller voksen
search-no-case = ingen sag
search-empty-title = Vi kan ikke finde nogen
search-empty-text = Prøv en anden stavemåde eller sagens nummer. Her vises kun dem, du har adgang til.
search-empty-action = Se dine sager
search-nobody = Vi kan ikke finde nogen med det navn.
search-texts = I sagernes tekster
search-texts-none = Ingen sag, du har adgang til, indeholder det, du søgte.
search-texts-common = Der er intet at søge efter i teksterne: helt almindelige ord og lange tal tæller ikke med.
search-texts-many = Det er mange sager. Skriv et ord mere for at finde færre.
search-texts-partial = Kun de { $n } nyeste sager er gennemsøgt.
search-texts-more = { $n ->
    [one] og 1 sted til i sagen
   *[other] og { $n } steder til i sagen
  }

# Fordeling
assign-title = Fordel sagen
assign-knot = Fordeling
assign-now = Arbejder på sagen nu
assign-nobody = Ingen har sagen.
assign-take-off = Tag af sagen
assign-red = Rødt i sagen
assign-red-none = Intet er over fristen eller skal ske i dag.
assign-choose = Hvem skal have den?
assign-role = Som
assign-team = Team
assign-has-it = har sagen nu
assign-send = Fordel sagen
assign-cancel = Fortryd

# Indsatstrappen
ladder-step-0 = Ingen indsats
ladder-step-1 = Tidlig indsats i almenområdet
ladder-step-2 = Forebyggende indsats
ladder-step-3 = Hjemmebaseret indsats
ladder-step-4 = Slægts- og netværkspleje
ladder-step-5 = Plejefamilie
ladder-step-6 = Institution og opholdssted
ladder-what = Et barn står på det højeste trin, det har en indsats på. Jo længere nede, jo tættere på hverdagen.
ladder-quarter = { $quarter }. kvartal { $year }
ladder-title = Indsatstrappen { $period }: hvor børnene står { $day }, og hvor de flyttede hen
ladder-description = { $up } flyttede op og { $down } flyttede ned ad trappen i perioden.
ladder-description-hidden = Hvor mange der flyttede op og ned ad trappen, vises ikke: det kunne røbe enkelte børn.
ladder-standing = Står på trappen
ladder-on = børn pr. { $day }
ladder-up = Flyttede op
ladder-up-of = børn på et højere trin end ved periodens begyndelse
ladder-down = Flyttede ned
ladder-down-of = børn på et lavere trin end ved periodens begyndelse
ladder-new = Nye på trappen
ladder-new-of = børn, der ingen indsats havde ved periodens begyndelse og har en ved dens slutning
ladder-left = Forlod trappen
ladder-left-of = børn, der havde en indsats ved periodens begyndelse og ingen ved dens slutning
ladder-hidden = skjult
ladder-running = Perioden er ikke slut. Tallene er gjort op til og med { $day }.
ladder-masked = Tal fra 1 til 4 vises ikke, og heller ikke de tal, også nuller, der kunne røbe dem. På tegningen står der ·· i stedet.
ladder-how = Et barn tælles én gang: efter trinnet ved periodens begyndelse og ved dens slutning. Trinnet følger af paragraf og sted og tastes aldrig ind.
ladder-footing = Opgjort til og med { $day } · løbenummer { $position } i journalen
ladder-table = Indsatstrappen: paragraf, målgruppe, trin og slags
ladder-table-knot = Tabel
ladder-table-what = Trinnet følger af paragraffen og ved anbringelse af stedet. Målgrupperne siger, hvem paragraffen er tænkt til; de hindrer ingen afgørelse.
ladder-table-caption = Paragrafferne på indsatstrappen { $day }
ladder-table-on = På dagen
ladder-table-filters = Vælg dag, målgruppe og trin
ladder-table-paragraph = Paragraf
ladder-table-kind = Indsats
ladder-table-class = Slags
ladder-table-source = Kilde
ladder-table-former = kun ældre afgørelser
ladder-table-rest = øvrigt efter paragraffen
ladder-table-by-place = { $from }–{ $to } efter stedet
ladder-table-none = Ingen paragraf passer
ladder-table-none-text = Vælg en anden målgruppe, et andet trin eller en anden dag.
ladder-table-from-steps = Trin og slags
ladder-table-from-groups = Målgrupper
target-group = Målgruppe
target-group-none = Ikke placeret i en målgruppe
target-groups-on = Målgrupperne { $day }
target-group-for-others = Barnet er i målgruppen »{ $group }«. Tænkt til andre målgrupper: { $paragraphs }.

notif-child-hidden = Et barn uden for din adgang
notif-hidden = { $n ->
    [one] Underretningen handler også om 1 barn, som du ikke har adgang til.
   *[other] Underretningen handler også om { $n } børn, som du ikke har adgang til.
}
refused-closed-then = Sagen var ikke åben på det tidspunkt.
refused-before-start = Tidspunktet ligger før, det begyndte.
refused-not-correctable = Den slags registrering rettes ikke her. Registrér i stedet det, der gælder nu.
refused-sibling = Registreringen gælder også et barn, som du ikke har adgang til. Bed din leder om at rette den.
refused-no-part = Medarbejderen har ikke den rolle i sagen.
refused-before-evaluation = Vurderingen kan ikke ligge før den forrige.
refused-evaluated = Underretningen er vurderet. Ret vurderingen i sagen, hvis den er forkert.
refused-twice = Det samme barn er angivet to gange.
refused-files-again = Vælg filerne igen. De kunne ikke gemmes i formularen.
