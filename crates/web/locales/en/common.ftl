## Shared words: navigation, buttons, states, days and months.

product-name = Rød Tråd
language-name = English

# Frame
skip-to-main = Skip to content
nav-label = Main menu
search-label = Search for a child or a case
search-placeholder = Search child or case
search-button = Search
log-out = Log out
thread-label = The red thread: from the policy to where you are
help-hint-before = Press
help-hint-after = for shortcuts
keys-title = Keyboard shortcuts
key-search = Search
key-new = New notification
key-move = Down and up in lists
key-help = Show shortcuts
close = Close
confirm-yes = Yes, continue
confirm-no = No, stay here

# Forms
optional = optional
choose = Choose
error-prefix = Error
error-summary = { $n ->
    [one] Correct 1 field to continue
   *[other] Correct { $n } fields to continue
  }

# Lists
sort-by = Sort by { $column }
pages-label = More pages
pages-shown = { $first }–{ $last } of { $total }
and = and
list-first = The first { $shown } of { $n }.
previous = Previous
next = Next
show-as-table = Show as table
period = Period
figure = Figure
picture = Picture
when = When
lane = Lane
what = What
running = running

# Numbers
share = { $n } of { $d } ({ $percent })
share-of-none = none to count
under-five = under 5
days = { $n ->
    [one] { $text } day
   *[other] { $text } days
  }
hour-short = h
moment = { $date } at { $clock }
since = since { $date }
today-word = today
now-word = now

# States of a duty
state-overdue = overdue
state-today = today
state-open = open
state-coming = coming
state-met = met
state-met-late = met late
state-breached = overdue, then fallen away
state-fallen-away = fallen away
state-booked = booked
state-recorded-late = recorded late

# States of a goal
goal-on-track = on track
goal-approaching = approaching
goal-off-track = off track
goal-broken = broken thread
goal-no-target = no target

layer-law = law
layer-standard = local standard

# Why?
why = why?
why-basis = Legal basis
why-started = Started with
why-counted = How it was counted
why-due = Due
why-met = Met by
why-fell-away = Fell away
why-explanation = Explanation
why-counts-in = Counts in
verified = read in the source
unverified = not yet read in the source
strip-start = start
strip-weekend = weekend, not counted
strip-after = after it was due
strip-due = due
strip-met = met

# Pictures
target = target
band-of-chance = chance variation
worker = Caseworker
load-cases = Children
load-late-law = Overdue, law
load-late-standard = Overdue, local
load-open = Open
load-picture = Load
step = Step
measure = Measure
stair-standing = Children on the step
stair-arrived = New
stair-up = Up from here
stair-down = Down from here
stair-left = Left the ladder
stair-in = +{ $n } new
stair-out = −{ $n } out
stair-hidden = hidden
stair-each = Each figure is { $n } children
stair-move = From step { $from } to step { $to }: { $n }
ring-left = { $time } left
ring-over = { $time } overdue
ring-met = evaluated
acute = acute
unassigned = unassigned
window-due = due { $date }
window-met = met { $date }
corrected = Corrected

# Days and months
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
weekday-full-1 = Monday
weekday-full-2 = Tuesday
weekday-full-3 = Wednesday
weekday-full-4 = Thursday
weekday-full-5 = Friday
weekday-full-6 = Saturday
weekday-full-7 = Sunday
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
month-full-1 = January
month-full-2 = February
month-full-3 = March
month-full-4 = April
month-full-5 = May
month-full-6 = June
month-full-7 = July
month-full-8 = August
month-full-9 = September
month-full-10 = October
month-full-11 = November
month-full-12 = December
