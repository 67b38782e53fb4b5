## Goals and figures

# Values
value-days = { $n ->
    [one] { $text } day
   *[other] { $text } days
  }
value-months = { $n ->
    [one] { $text } month
   *[other] { $text } months
  }
value-per-1000 = { $n } per 1,000
value-none = not counted
value-hidden = hidden (few children)
value-of = { $a } of { $b }
value-n = based on { $n }
axis-days = days
axis-months = months
axis-per-1000 = per 1,000
change-points = { $n } percentage points
figures-footing = Counted from the journal up to position { $position }
figures-footing-print = Counted from the journal up to position { $position } · fingerprint { $print }
figures-masked = Small counts are hidden so that nobody can recognise a child. The figures are taken at the end of the latest full quarter.

# When
period-quarter = quarter { $n } of { $year }
period-quarter-short = Q{ $n } { $year }
when-as-of = as of { $day }
when-known = as known on { $day }
when-through = { $period }, through { $day }
ask-label = Choose a time
ask-period = Period
ask-period-hint = 2026, Q3 2026 or 2026-03
ask-as-of = As of
ask-as-of-hint = The figure at the end of the day
ask-known-at = Known on
ask-known-at-hint = Only what had been recorded by then
ask-filter = Selection
ask-show = Show
asked-wrong-period = Write the period as 2026, Q3 2026 or 2026-03.
asked-wrong-day = Write the date as 2026-03-31.
asked-wrong-future = Choose a time that has begun. The future is not counted yet.
asked-wrong-filter = The selection could not be read. Here is the whole figure.
refused-filter = Parts of a figure can only be chosen by those who may see the cases. Here is the whole figure.

# The goals
goals-title = Goals
goals-tree = The red thread
goals-tree-text = From the policy through the policy goals and the goals to the figures they are measured by. A thread that reaches no figure is drawn broken.
goals-rows = The goals, { $when }
goals-findings = Broken and forgotten threads
column-goal = Goal
column-trend = Trend
column-now = Now
column-target = Target
column-state = State
column-change = Since last time
column-owner = Owner
column-said = Last said
target-is = target { $value }
target-last-year = better than last year's { $value }
spark-label = How “{ $goal }” has developed
knot-missing = Missing
findings-none = Every goal reaches a figure, and every one has been looked at within a year.
findings-what = Goals without a figure, figures without a goal, and goals nobody has looked at for a long time.
finding-missing = Missing: { $event }.
finding-forgotten = Nobody has looked at the goal since { $day }.
finding-never = Nobody has looked at the goal yet.
finding-unknown = The goal points to the figure “{ $id }”, which is not adopted.
finding-no-policy = The goal belongs to no policy goal.
finding-no-goal = { $n ->
    [one] 1 indicator that no goal asks for
   *[other] { $n } indicators that no goal asks for
  }
missing-contract-signed = contract signed
missing-offer-chosen = choice of offer
missing-satisfaction-answered = answer about satisfaction

# One goal
goal-about = About the goal
goal-origin = Source
goal-figure = The figure in the goal
goal-figure-theirs = Given in the source
goal-figure-ours = Set by the council here; the source gives the direction
goal-target = Target
goal-target-up = or higher
goal-target-down = or lower
goal-target-last-year = better than the same time last year
goal-targets = Target by year
goal-better-than-before = Better than the year before
goal-also = Read also
goal-reviews = What has been said about the goal
goal-broken-missing = The figure can be counted once this is recorded: { $event }.
goal-broken-unknown = The goal points to a figure that is not adopted.
goal-broken-picture = Where the thread is broken
goal-broken-text = The thread from the goal does not reach a figure.
review-never = Nobody has looked at it yet
review-none = Nobody has written about the goal yet. Write why it looks as it does, and what you are doing about it.
review-title = Write about the goal
review-explanation = Why does it look like this?
review-explanation-hint = One or two sentences. Name no children: the committee reads this too.
review-action = What are you doing about it?
review-action-hint = The next step, and who takes it.
review-action-was = Next step: { $action }
review-save = Save

# One figure
figure-trend = Trend
figure-splits = Who is in it?
figure-goals = Goals it is used for
figure-no-goal = Broken thread: no goal asks for this figure
figure-no-goal-text = Tie it to a goal, or stop counting it.
figure-filters = Selection
figure-remove = { $filter }, remove
figure-card = How it is counted
figure-change = { $change } against { $since }
when-same-time = the same time in { $period }
figure-moved-away = { $n ->
    [one] 1 case left because another municipality handles it now
   *[other] { $n } cases left because another municipality handles them now
}
figure-moved = Since { $since }: { $entered } came in, { $left } left.
trend-text = The figure over twelve periods. The band around the line shows how much the figure can vary by chance.
trend-text-target = The figure over twelve periods with the target as a line. The band around the line shows how much the figure can vary by chance.
split-by-team = By team
split-by-age-group = By age
split-by-step = By step
split-by-target-group = By target group
part-unknown = unknown
age-group-unborn = unborn
age-group-0-5 = 0–5 years
age-group-6-11 = 6–11 years
age-group-12-17 = 12–17 years
age-group-18-22 = 18–22 years
age-group-23-up = 23 years and older
age-group-unknown = age unknown
dimension-team = Team
dimension-worker = Caseworker
dimension-age-group = Age
dimension-sex = Sex
dimension-step = Step
dimension-target-group = Target group
dimension-notifier = Notifier
dimension-place = Place of care
dimension-rule = Deadline
dimension-decision-kind = Decision
card-numerator = Counted
card-denominator = Out of
card-unit = Unit
card-over = Time
card-over-period = a period; for a day, the last months up to it
card-over-instant = a point in time: the end of the day
card-date-rule = Which day counts?
card-dimensions = Can be split by
card-direction = Better is
card-direction-up = higher
card-direction-down = lower
card-direction-none = neither higher nor lower in itself
card-source = Source
card-version = Version
card-fingerprint = Fingerprint of card and law
units-title-notification = The notifications behind the figure
units-title-child = The children behind the figure
units-title-placement = The placements behind the figure
units-title-measure = The measures behind the figure
units-title-decision = The decisions behind the figure
units-title-assessment = The assessments behind the figure
units-title-complaint = The complaints behind the figure
units-title-duty = The deadlines behind the figure
units-caption = What was counted, with case and day
units-none = There is nothing to show
units-none-text = Either nothing was counted in the period, or it lies outside the cases you can see.
units-outside = { $n ->
    [one] 1 more is counted but lies outside the cases you can see.
   *[other] { $text } more are counted but lie outside the cases you can see.
  }
unit-counts = counts
unit-counts-not = does not count
unit-no-case = no case
column-day = Day
column-counts = Above the line
column-value = Value
