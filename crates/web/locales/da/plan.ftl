# Planen, familiens udgave og opfølgningen.

plan-title = Planen
plan-open = Åbn planen
plan-back = Til planen
plan-none = Der er ingen plan endnu.
plan-none-text = Når en plan er lavet sammen med familien, står mål, aftaler og tal for fremgang her.
plan-make = Lav plan
plan-revise = Revidér planen
plan-family = Familiens udgave
plan-provider = Leverandørens del
plan-sheet = Vis og udskriv planen
family-parents-plan = Se planen
plan-told-recommended = Det blev anbefalet
plan-told-child = Det sagde barnet
plan-version = Version { $n }, { $day }, skrevet af { $by }
plan-earlier = { $n ->
    [one] Se den tidligere version
   *[other] Se alle versioner og sammenlign
}
plan-added = Nyt
plan-removed = Taget ud
plan-reworded = Sagt med andre ord
plan-goal-since = i planen siden { $day }
plan-for-provider = leverandøren får denne del
plan-scale = 0 er: { $low } 10 er: { $high }
plan-scale-plain = 0 er slet ikke begyndt. 10 er helt i mål.
plan-no-scores = Ingen har sat tal på endnu. Det sker ved opfølgningen.
plan-scores = Alle tal
plan-spark = { $who } har sagt { $scores }
plan-day = Dag
plan-rater = Hvem
plan-score = Tal
plan-tasks = Hvem gør hvad
plan-no-tasks = Der står ikke i planen, hvem der gør hvad.
plan-who = Hvem
plan-what = Hvad
plan-when = Senest
plan-no-day = ingen dato
plan-goals = Mål

plan-stuck-mark = Har ikke rykket sig ved to opfølgninger
plan-stuck-title = { $n ->
    [one] Et mål har ikke rykket sig ved to opfølgninger i træk
   *[other] { $n } mål har ikke rykket sig ved to opfølgninger i træk
}
plan-stuck-text = { $goals } Tal med familien om at prøve noget andet.

plan-edit-title = Lav eller revidér plan
plan-submit = Gem planen
plan-advice = Højst tre mål er til at overskue, og ét af dem bør handle om læring og skole.
plan-advice-many = Der er mere end tre mål. Det er tilladt, men færre mål er lettere at nå.
plan-advice-school = Ingen af målene handler om læring og skole. Overvej, om et af dem skal.
plan-goal-n = Mål { $n }
plan-goal-words = Målet med familiens egne ord
plan-goal-hint = Slet teksten, hvis målet skal ud af planen. De tidligere tal bliver stående.
plan-goal-area = Målet handler om
plan-goal-low = Hvad er 0 for familien?
plan-goal-high = Hvad er 10 for familien?
plan-goal-steps = Delmål
plan-goal-steps-hint = Ét på hver linje.
plan-goal-provider = Leverandøren får denne del af planen
plan-task-n = Aftale { $n }
field-at-network-meeting = Planen blev færdig på netværksmødet

# Familiens udgave: til at læse for et barn på tolv.
plan-of = { $name }: min plan
plan-own-words = Det siger jeg selv
plan-we-want = Det vil vi nå
plan-on-the-way = På vejen:
plan-before = Senest { $day }.
plan-next = Næste møde
plan-next-none = Dagen er ikke aftalt endnu. Ring og spørg.
plan-hard-to-read = Familiens udgave er svær at læse for et barn: lix { $lix }, og let er under { $below }. Skriv kortere sætninger og færre lange ord.
plan-until-then = Inden da skal vi nå:
plan-call = Hvem kan jeg ringe til?
plan-call-who = { $name } fra { $team }.
plan-call-nobody = Ring til kommunen og spørg efter din rådgiver.
plan-made-on = Planen er lavet { $day }.
doer-plain-child = Jeg selv
doer-plain-parent = Min mor eller far
doer-plain-network = Familie og venner
doer-plain-school = Skolen
doer-plain-caseworker = Min rådgiver
doer-plain-provider = Dem, der hjælper os

follow-up-title = Opfølgning
follow-up-submit = Gem opfølgningen
follow-up-last = sidst { $n }
follow-up-no-last = ikke spurgt før
follow-up-points = Skole, fritid og job
follow-up-absence-hint = I procent af timerne.
follow-up-point-hint = Fra 0 (går slet ikke) til 10 (går rigtig godt).
follow-up-point-last = Senest { $n } ({ $day }).
follow-up-agreed = Aftalt til næste gang
follow-up-next-on = Næste opfølgning: { $on }.
field-participants = Hvem var med? Barnet vælger selv, hvem der skal være med
field-school-absence = Fravær fra skole
field-leisure = Fritid
field-job = Fritidsjob
field-leads-to = Hvad fører det til?
field-next = Næste opfølgning
field-next-time = Klokken
field-until-next = Hvad skal være nået inden da?
refused-next-empty = Aftal dagen for næste opfølgning, før mødet slutter.
refused-next-before = Næste opfølgning skal ligge efter denne.

follow-up-conclusion-continue = Fortsæt
follow-up-conclusion-adjust = Justér
follow-up-conclusion-step-down = Trap ned
follow-up-conclusion-step-up = Trap op
follow-up-conclusion-stop = Stop
follow-up-conclusion-replace = Noget andet i stedet
doer-child = Barnet
doer-parent = Forældrene
doer-network = Netværket
doer-school = Skolen
doer-caseworker = Rådgiver
doer-provider = Leverandøren
plan-parents-plan = Plan for forældrene
plan-youth-crime-plan = Plan fra Ungdomskriminalitetsnævnet
observed-job = Fritidsjob
done-plan = Planen er gemt.
done-follow-up = Opfølgningen er gemt, og næste dato er aftalt.
view-plan = Planen
view-follow-up = Opfølgning i sagen
today-agreed = Aftalt til næste gang: { $words }
letter-as-pdf = Hent som PDF
letter-file-notifier = brev
plan-file = plan
plan-seen = Sådan går det
refused-until-next = Skriv, hvad der skal være nået inden næste gang.
plan-part-of = Planen for { $name }: jeres del
plan-nothing-chosen = Der er ikke valgt noget i planen, som leverandøren skal arbejde med. Det vælges under hvert mål i planen.
