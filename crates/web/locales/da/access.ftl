# Adgangsloggen: hvem har set hvem, borgerens udskrift, usædvanlige opslag.

nav-access = Adgangslog
access-title = Adgangslog
access-lead = Alle opslag på personer i systemet. Hvert opslag skrives, før noget vises, og afsluttes bagefter.
access-filters = Find i loggen
access-worker = Medarbejder
access-case = Sag
access-day = Dag
access-wrong-worker = Vælg en medarbejder på listen.
access-wrong-case = Skriv sagens nummer med tal.
access-wrong-day = Vælg en dag, for eksempel 2026-11-23.
access-no-case = Der er ingen sag med det nummer, som du har adgang til.
access-empty-title = Ingen opslag
access-empty-text = Ingen opslag passer til det, du har valgt.
access-clear = Vis hele loggen
access-older = Ældre opslag
access-position = Løbenummer
access-when = Hvornår
access-who = Hvem
access-what = Hvad
access-shown = Om
access-outcome = Resultat
access-everybody = Alle personer
access-persons = { $n ->
    [0] Ingen personer
    [one] 1 person
   *[other] { $n } personer
}

view-today = Dagens arbejde
view-overview = Lederens overblik
view-board = Underretningstavlen
view-notification = En underretning
view-cases = Listen over sager
view-case = Sagen
view-why = Forklaring af en frist
view-record = Registrering i sagen
view-correct = En hændelse i sagen
view-assign = Fordeling af sagen
view-search = Søgning
view-search-texts = Søgning i sagernes tekster
view-siblings = Søskende, som noget også gælder
view-chosen = Valg af barn til en underretning
view-indicator = Sager bag et nøgletal
view-export = Udtræk af alle hændelser
view-backup = Sikkerhedskopi af det hele
view-duties = Udtræk af alle frister
view-units = Udtræk af sagerne bag nøgletal
view-obligations = Frister, som et andet program henter
view-events = Sagens hændelser, som et andet program henter
view-contracts = Leverandørens egne indsatser
view-named = Liste over beskyttede sager
view-glass = Nødadgang til en sag
view-erased = En slettet sag
view-erase = Sletning af en sag
view-retention = Liste over sager, der kan slettes
view-archive = Udtræk til arkivet
view-extract = Udskrift af adgangsloggen
view-log = Adgangsloggen
view-unusual = Usædvanlige opslag
view-other = Andet ({ $word })

view-ended-shown = Vist
view-ended-failed = Ikke vist, der skete en fejl
view-ended-cut-off = Afbrudt undervejs
view-ended-unknown = Begyndt, resultatet er ukendt

extract-title = Hvem har set oplysningerne
extract-lead = Udskrift til borgeren: alle opslag, hvor oplysninger om personen er vist.
extract-person = Person
extract-born = Født
extract-unknown = Ikke oplyst
extract-made = Udskrevet
extract-count = Antal opslag
extract-since = Loggen begynder
extract-since-line = Loggen rækker tilbage til { $day }. Ældre opslag er ikke med.
extract-explain-since = Loggen rækker tilbage til { $day }. Det, der er ældre, er slettet efter kommunens frist for loggen eller ligger før systemets begyndelse.
extract-explain-begun = »Begyndt, resultatet er ukendt« betyder, at siden blev hentet, men at systemet ikke ved, om den nåede frem. Det kan være sket. Opslag fra før systemet begyndte at notere resultatet står også sådan.
extract-explain-lists = »På en liste« betyder, at personen stod på en liste eller i et søgeresultat uden at selve sagen blev åbnet. Udtræk af alle personer er med.
extract-explain-elsewhere = »En anden sag« betyder, at opslaget skete i en sag, som den, der har lavet udskriften, ikke har adgang til. Sagens nummer og medarbejderens navn står derfor ikke her. Kommunen kan oplyse mere.
extract-elsewhere = En anden sag
extract-explain-role = Kommunen har valgt at vise medarbejdernes rolle og ikke deres navne.
extract-in-list = På en liste
extract-csv = Hent som regneark (CSV)
extract-print = Siden kan også udskrives, som den er.
extract-file = adgang
extract-others = Udskrift for andre personer i sagen
extract-link = Hvem har set sagen?
extract-access = Adgang

unusual-title = Usædvanlige opslag
unusual-lead = Opslag på sager, der er værd at se på en gang til. Et mærke er ingen beskyldning: det nævner en kendsgerning, som ofte har en god forklaring.
unusual-states = Vis
unusual-reasons = Kun med denne grund
unusual-periods = Periode
unusual-days = { $n } dage
unusual-count = { $n } af { $all } linjer. Der er set på { $looks } opslag på sager de seneste { $days } dage.
unusual-more = De vigtigste linjer står øverst. Vælg en grund eller en kortere periode for at se resten.
unusual-cut = Der er flere opslag, end der er plads til her. Kun de seneste er med; vælg en kortere periode.
unusual-who = Medarbejder
unusual-case = Sag
unusual-why = Hvorfor
unusual-last = Seneste opslag
unusual-state = Status
unusual-times = ({ $n } opslag)
unusual-many = { $n } forskellige sager
unusual-empty-title = Intet at se på
unusual-empty-text = Ingen opslag i perioden skiller sig ud, eller de er gennemgået.
unusual-open-case = Åbn sagen

flag-broken-glass = Nødadgang
flag-many-cases = Mange sager på kort tid
flag-no-part = Ingen del i sagen
flag-protected = Beskyttet person
flag-closed = Lukket sag
flag-off-hours = Uden for arbejdstid

judgement-open = Ikke gennemgået
judgement-fine = I orden
judgement-follow-up = Skal følges op
judgement-all = Alle

judge-title = Hvad fandt du?
judge-outcome = Resultat
judge-note = Begrundelse
judge-note-hint = Skriv, hvad du har undersøgt, og hvem du har talt med. Skriv ikke om barnet.
judge-send = Gem
judge-cancel = Tilbage til listen
judge-judged = { $state }. Gennemgået af { $who } den { $when }.
judge-late = En anden har vurderet linjen, eller der er kommet nye opslag, mens siden stod åben. Intet er gemt. Læs det nye, og gem igen.
judge-own = Det er dine egne opslag. En anden skal gennemgå dem.
judge-looks = { $n ->
    [one] 1 opslag
   *[other] { $n } opslag
}

done-judged = Gennemgangen er gemt.
refused-no-judgement = Vælg, om det er i orden eller skal følges op.
refused-own-access = Dine egne opslag skal gennemgås af en anden.
event-access-reviewed = Opslag gennemgået
