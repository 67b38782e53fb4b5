# The plan, the family's version and the follow-up.

plan-title = The plan
plan-open = Open the plan
plan-back = To the plan
plan-none = There is no plan yet.
plan-none-text = Once a plan is made together with the family, its goals, agreements and scores stand here.
plan-make = Make a plan
plan-revise = Revise the plan
plan-family = The family's version
plan-provider = The provider's part
plan-sheet = Show and print the plan
family-parents-plan = See the plan
plan-told-recommended = What was recommended
plan-told-child = What the child said
plan-version = Version { $n }, { $day }, written by { $by }
plan-earlier = { $n ->
    [one] See the earlier version
   *[other] See all versions and compare
}
plan-added = New
plan-removed = Taken out
plan-reworded = Said in other words
plan-goal-since = in the plan since { $day }
plan-for-provider = the provider is given this part
plan-scale = 0 is: { $low } 10 is: { $high }
plan-scale-plain = 0 is not begun at all. 10 is fully reached.
plan-no-scores = Nobody has given a score yet. That happens at the follow-up.
plan-scores = All scores
plan-spark = { $who } said { $scores }
plan-day = Day
plan-rater = Who
plan-score = Score
plan-tasks = Who does what
plan-no-tasks = The plan does not say who does what.
plan-who = Who
plan-what = What
plan-when = No later than
plan-no-day = no date
plan-goals = Goals

plan-stuck-mark = Has not moved at two follow-ups
plan-stuck-title = { $n ->
    [one] One goal has not moved at two follow-ups in a row
   *[other] { $n } goals have not moved at two follow-ups in a row
}
plan-stuck-text = { $goals } Talk with the family about trying something else.

plan-edit-title = Make or revise plan
plan-submit = Save the plan
plan-advice = No more than three goals are easy to keep in view, and one of them should be about learning and school.
plan-advice-many = There are more than three goals. That is allowed, but fewer goals are easier to reach.
plan-advice-school = None of the goals is about learning and school. Consider whether one should be.
plan-goal-n = Goal { $n }
plan-goal-words = The goal in the family's own words
plan-goal-hint = Clear the text to take the goal out of the plan. Earlier scores stay.
plan-goal-area = The goal is about
plan-goal-low = What is 0 for the family?
plan-goal-high = What is 10 for the family?
plan-goal-steps = Steps
plan-goal-steps-hint = One on each line.
plan-goal-provider = The provider is given this part of the plan
plan-task-n = Agreement { $n }
field-at-network-meeting = The plan was finished at the network meeting

# The family's version: for a child of twelve to read.
plan-of = { $name }: my plan
plan-own-words = In my own words
plan-we-want = What we want to reach
plan-on-the-way = On the way:
plan-before = By { $day }.
plan-next = Next meeting
plan-next-none = The day is not set yet. Call and ask.
plan-hard-to-read = The family's version is hard to read for a child: readability index (lix) { $lix }, and easy is below { $below }. Write shorter sentences and fewer long words.
plan-until-then = Before then we want to reach:
plan-call = Whom can I call?
plan-call-who = { $name } from { $team }.
plan-call-nobody = Call the municipality and ask for your caseworker.
plan-made-on = The plan was made on { $day }.
doer-plain-child = Myself
doer-plain-parent = My mum or dad
doer-plain-network = Family and friends
doer-plain-school = The school
doer-plain-caseworker = My caseworker
doer-plain-provider = Those who help us

follow-up-title = Follow-up
follow-up-submit = Save the follow-up
follow-up-last = last time { $n }
follow-up-no-last = not asked before
follow-up-points = School, leisure and job
follow-up-absence-hint = In per cent of lessons.
follow-up-point-hint = From 0 (not going well at all) to 10 (going really well).
follow-up-point-last = Last { $n } ({ $day }).
follow-up-agreed = Agreed until next time
follow-up-next-on = Next follow-up: { $on }.
field-participants = Who took part? The child chooses who should be there
field-school-absence = Absence from school
field-leisure = Leisure
field-job = Job after school
field-leads-to = Where does it lead?
field-next = Next follow-up
field-next-time = Time
field-until-next = What must be reached by then?
refused-next-empty = Agree on the day of the next follow-up before the meeting ends.
refused-next-before = The next follow-up must come after this one.

follow-up-conclusion-continue = Continue
follow-up-conclusion-adjust = Adjust
follow-up-conclusion-step-down = Step down
follow-up-conclusion-step-up = Step up
follow-up-conclusion-stop = Stop
follow-up-conclusion-replace = Something else instead
doer-child = The child
doer-parent = The parents
doer-network = The network
doer-school = The school
doer-caseworker = Caseworker
doer-provider = The provider
plan-parents-plan = Plan for the parents
plan-youth-crime-plan = Plan of the youth-crime board
observed-job = Job after school
done-plan = The plan is saved.
done-follow-up = The follow-up is saved, and the next date is agreed.
view-plan = The plan
view-follow-up = Follow-up in the case
today-agreed = Agreed until next time: { $words }
letter-as-pdf = Download as PDF
letter-file-notifier = letter
plan-file = plan
plan-seen = How it is going
refused-until-next = Write what must be reached by then.
plan-part-of = The plan of { $name }: your part
plan-nothing-chosen = Nothing in the plan was chosen for the provider to work with. It is chosen under each goal of the plan.
