## Fælles ord: navigation, knapper, tilstande, dage og måneder.

product-name = Rød Tråd
language-name = Dansk

# Ramme
skip-to-main = Gå til indholdet
nav-label = Hovedmenu
search-label = Søg efter et barn eller en sag
search-placeholder = Søg barn eller sag
search-button = Søg
log-out = Log ud
thread-label = Den røde tråd: fra politikken til det sted, hvor du er
help-hint-before = Tryk
help-hint-after = for genveje
keys-title = Genveje på tastaturet
key-search = Søg
key-new = Ny underretning
key-move = Ned og op i lister
key-help = Vis genveje
close = Luk
confirm-yes = Ja, fortsæt
confirm-no = Nej, bliv her

# Formularer
optional = valgfrit
choose = Vælg
error-prefix = Fejl
error-summary = { $n ->
    [one] Ret 1 felt for at komme videre
   *[other] Ret { $n } felter for at komme videre
  }

# Lister
sort-by = Sortér efter { $column }
pages-label = Flere sider
pages-shown = { $first }–{ $last } af { $total }
and = og
list-first = De første { $shown } af { $n }.
previous = Forrige
next = Næste
show-as-table = Vis som tabel
period = Periode
figure = Tal
picture = Billede
when = Hvornår
lane = Spor
what = Hvad
running = løbende

# Tal
share = { $n } af { $d } ({ $percent })
share-of-none = ingen at tælle
under-five = under 5
days = { $n ->
    [one] { $text } dag
   *[other] { $text } dage
  }
hour-short = t
moment = { $date } kl. { $clock }
since = siden { $date }
today-word = i dag
now-word = nu

# Tilstande for en pligt
state-overdue = overskredet
state-today = i dag
state-open = åben
state-coming = kommer
state-met = opfyldt
state-met-late = opfyldt for sent
state-breached = overskredet, derefter bortfaldet
state-fallen-away = bortfaldet
state-booked = aftalt
state-recorded-late = registreret for sent

# Tilstande for et mål
goal-on-track = på sporet
goal-approaching = nærmer sig
goal-off-track = af sporet
goal-broken = brudt tråd
goal-no-target = intet måltal

layer-law = lov
layer-standard = lokal standard

# Hvorfor?
why = hvorfor?
why-basis = Hjemmel
why-started = Begyndte med
why-counted = Sådan er der talt
why-due = Frist
why-met = Opfyldt ved
why-fell-away = Bortfaldt
why-explanation = Forklaring
why-counts-in = Tæller i
verified = læst i kilden
unverified = endnu ikke læst i kilden
strip-start = start
strip-weekend = weekend, tæller ikke
strip-after = efter fristen
strip-due = frist
strip-met = opfyldt

# Billeder
target = måltal
band-of-chance = tilfældigt udsving
worker = Rådgiver
load-cases = Børn
load-late-law = Over frist, lov
load-late-standard = Over frist, lokal
load-open = Åbne
load-picture = Belastning
step = Trin
measure = Indsats
stair-standing = Børn på trinnet
stair-arrived = Nye
stair-up = Op herfra
stair-down = Ned herfra
stair-left = Forlod trappen
stair-in = +{ $n } nye
stair-out = −{ $n } ud
stair-hidden = skjult
stair-each = Hver figur er { $n } børn
stair-move = Fra trin { $from } til trin { $to }: { $n }
ring-left = { $time } tilbage
ring-over = { $time } over fristen
ring-met = vurderet
acute = akut
unassigned = ikke fordelt
window-due = frist { $date }
window-met = opfyldt { $date }
corrected = Rettet

# Dage og måneder
weekday-1 = man.
weekday-2 = tirs.
weekday-3 = ons.
weekday-4 = tors.
weekday-5 = fre.
weekday-6 = lør.
weekday-7 = søn.
weekday-full-1 = mandag
weekday-full-2 = tirsdag
weekday-full-3 = onsdag
weekday-full-4 = torsdag
weekday-full-5 = fredag
weekday-full-6 = lørdag
weekday-full-7 = søndag
month-1 = jan.
month-2 = feb.
month-3 = mar.
month-4 = apr.
month-5 = maj
month-6 = jun.
month-7 = jul.
month-8 = aug.
month-9 = sep.
month-10 = okt.
month-11 = nov.
month-12 = dec.
month-full-1 = januar
month-full-2 = februar
month-full-3 = marts
month-full-4 = april
month-full-5 = maj
month-full-6 = juni
month-full-7 = juli
month-full-8 = august
month-full-9 = september
month-full-10 = oktober
month-full-11 = november
month-full-12 = december
