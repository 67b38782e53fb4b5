## Mål og tal

# Værdier
value-days = { $n ->
    [one] { $text } dag
   *[other] { $text } dage
  }
value-months = { $n ->
    [one] { $text } måned
   *[other] { $text } måneder
  }
value-per-1000 = { $n } pr. 1.000
value-none = ikke opgjort
value-hidden = skjult (få børn)
value-of = { $a } af { $b }
value-n = ud fra { $n }
axis-days = dage
axis-months = måneder
axis-per-1000 = pr. 1.000
change-points = { $n } procentpoint
figures-footing = Opgjort af journalen til og med løbenummer { $position }
figures-footing-print = Opgjort af journalen til og med løbenummer { $position } · fingeraftryk { $print }
figures-masked = Små tal er skjult, så ingen kan genkende et barn. Tallene er gjort op ved udgangen af det seneste hele kvartal.

# Hvornår
period-quarter = { $n }. kvartal { $year }
period-quarter-short = { $n }. kvt. { $year }
when-as-of = pr. { $day }
when-known = som det var kendt { $day }
when-through = { $period }, til og med { $day }
ask-label = Vælg tidspunkt
ask-period = Periode
ask-period-hint = 2026, 3. kvartal 2026 eller 2026-03
ask-as-of = Pr. dato
ask-as-of-hint = Tallet ved dagens udgang
ask-known-at = Kendt den
ask-known-at-hint = Kun det, der var registreret da
ask-filter = Udvalg
ask-show = Vis
asked-wrong-period = Skriv perioden som 2026, 3. kvartal 2026 eller 2026-03.
asked-wrong-day = Skriv datoen som 2026-03-31.
asked-wrong-future = Vælg en tid, der er begyndt. Fremtiden er ikke talt endnu.
asked-wrong-filter = Udvalget kunne ikke læses. Her er hele tallet.
refused-filter = Dele af et tal kan kun vælges af dem, der må se sagerne. Her er hele tallet.

# Målene
goals-title = Mål
goals-tree = Den røde tråd
goals-tree-text = Fra politikken over de politiske mål og målene til de tal, de måles på. En tråd, der ikke når et tal, er tegnet brudt.
goals-rows = Målene, { $when }
goals-findings = Brudte og glemte tråde
column-goal = Mål
column-trend = Udvikling
column-now = Nu
column-target = Måltal
column-state = Tilstand
column-change = Siden sidst
column-owner = Ansvarlig
column-said = Senest sagt
target-is = måltal { $value }
target-last-year = bedre end { $value } sidste år
spark-label = Udviklingen i »{ $goal }«
knot-missing = Mangler
findings-none = Alle mål når et tal, og alle er set på inden for et år.
findings-what = Mål uden nøgletal, nøgletal uden mål, og mål, som ingen har set på i lang tid.
finding-missing = Mangler: { $event }.
finding-forgotten = Ingen har set på målet siden { $day }.
finding-never = Ingen har set på målet endnu.
finding-unknown = Målet peger på tallet »{ $id }«, som ikke er vedtaget.
finding-no-policy = Målet hører ikke under noget politisk mål.
finding-no-goal = { $n ->
    [one] 1 nøgletal, som intet mål spørger efter
   *[other] { $n } nøgletal, som intet mål spørger efter
  }
missing-contract-signed = kontrakt underskrevet
missing-offer-chosen = valg af tilbud
missing-satisfaction-answered = svar om tilfredshed

# Et mål
goal-about = Om målet
goal-origin = Kilde
goal-figure = Tallet i målet
goal-figure-theirs = Står i kilden
goal-figure-ours = Sat af byrådet her; kilden giver retningen
goal-target = Måltal
goal-target-up = eller højere
goal-target-down = eller lavere
goal-target-last-year = bedre end samme tid sidste år
goal-targets = Måltal pr. år
goal-better-than-before = Bedre end året før
goal-also = Læs også
goal-reviews = Hvad der er sagt om målet
goal-broken-missing = Tallet kan tælles, når dette bliver registreret: { $event }.
goal-broken-unknown = Målet peger på et tal, der ikke er vedtaget.
goal-broken-picture = Hvor tråden er brudt
goal-broken-text = Tråden fra målet når ikke frem til et tal.
review-never = Ingen har set på det endnu
review-none = Ingen har skrevet om målet endnu. Skriv, hvorfor det ser ud, som det gør, og hvad I gør ved det.
review-title = Skriv om målet
review-explanation = Hvorfor ser det sådan ud?
review-explanation-hint = En eller to sætninger. Nævn ingen børn: udvalget læser med.
review-action = Hvad gør I ved det?
review-action-hint = Det næste skridt, og hvem der tager det.
review-action-was = Næste skridt: { $action }
review-save = Gem

# Et tal
figure-trend = Udvikling
figure-splits = Hvem er med?
figure-goals = Mål, tallet bruges til
figure-no-goal = Brudt tråd: intet mål spørger efter nøgletallet
figure-no-goal-text = Knyt nøgletallet til et mål, eller lad være med at tælle det.
figure-filters = Udvalg
figure-remove = { $filter }, fjern
figure-card = Sådan tælles det
figure-change = { $change } i forhold til { $since }
when-same-time = samme tid i { $period }
figure-moved-away = { $n ->
    [one] 1 sag er gået ud, fordi en anden kommune er blevet handlekommune
   *[other] { $n } sager er gået ud, fordi en anden kommune er blevet handlekommune
}
figure-moved = Siden { $since }: { $entered } kommet til, { $left } gået ud.
trend-text = Tallet over tolv perioder. Feltet om linjen viser, hvor meget tallet kan svinge tilfældigt.
trend-text-target = Tallet over tolv perioder med måltallet som linje. Feltet om linjen viser, hvor meget tallet kan svinge tilfældigt.
split-by-team = Efter team
split-by-age-group = Efter alder
split-by-step = Efter trin
split-by-target-group = Efter målgruppe
part-unknown = ukendt
age-group-unborn = ufødt
age-group-0-5 = 0–5 år
age-group-6-11 = 6–11 år
age-group-12-17 = 12–17 år
age-group-18-22 = 18–22 år
age-group-23-up = 23 år og derover
age-group-unknown = alder ukendt
dimension-team = Team
dimension-worker = Rådgiver
dimension-age-group = Alder
dimension-sex = Køn
dimension-step = Trin
dimension-target-group = Målgruppe
dimension-notifier = Underretter
dimension-place = Anbringelsessted
dimension-rule = Frist
dimension-decision-kind = Afgørelse
card-numerator = Tælles
card-denominator = Ud af
card-unit = Enhed
card-over = Tid
card-over-period = en periode; for en dato de seneste måneder op til dagen
card-over-instant = et tidspunkt: dagens udgang
card-date-rule = Hvilken dag tæller?
card-dimensions = Kan deles efter
card-direction = Bedre er
card-direction-up = højere
card-direction-down = lavere
card-direction-none = hverken højere eller lavere i sig selv
card-source = Kilde
card-version = Version
card-fingerprint = Fingeraftryk af kort og lov
units-title-notification = Underretningerne bag tallet
units-title-child = Børnene bag tallet
units-title-placement = Anbringelserne bag tallet
units-title-measure = Indsatserne bag tallet
units-title-decision = Afgørelserne bag tallet
units-title-assessment = Undersøgelserne bag tallet
units-title-complaint = Klagerne bag tallet
units-title-duty = Fristerne bag tallet
units-caption = Det, der er talt, med sag og dag
units-none = Der er ikke noget at vise
units-none-text = Enten er intet talt i perioden, eller også ligger det uden for de sager, du kan se.
units-outside = { $n ->
    [one] 1 mere er talt med, men ligger uden for de sager, du kan se.
   *[other] { $text } flere er talt med, men ligger uden for de sager, du kan se.
  }
unit-counts = tæller med
unit-counts-not = tæller ikke med
unit-no-case = uden sag
column-day = Dag
column-counts = Over brøkstregen
column-value = Værdi
