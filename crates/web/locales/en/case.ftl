# The pages of a case: the case itself, recording, why, corrections.

case-picture = The course as a picture
case-picture-text = Case { $n } over time: concerns, assessments, decisions and plans, the way on the ladder, meetings and duties.
position = Position { $n }
case-number = Case
case-step = Step on the ladder
case-no-measure = No measure just now
case-on-step = Step { $n }
case-worker = Caseworker
case-nth-worker = { $n } in 12 months
case-no-worker = Nobody has the case
case-assign = Assign the case
case-cpr = CPR number
case-address = Address
case-protected = Name and address protected
case-opened = Opened
case-reopened = { $n ->
    [one] reopened once
   *[other] reopened { $n } times
}
case-closed = closed { $day }
case-elsewhere = another municipality is acting
case-unborn = expected { $day }
case-red-law = { $n ->
    [one] 1 statutory deadline passed
   *[other] { $n } statutory deadlines passed
}
case-red-local = { $n ->
    [one] 1 local deadline passed
   *[other] { $n } local deadlines passed
}
case-duties = What does the case wait for?
case-no-duties = No open deadlines
case-no-duties-text = When something happens in the case to which the law ties a deadline, it stands here.
due-unknown = The moment is not known yet
record-it = Record
case-past-duties = Deadlines done with or fallen away ({ $n })
case-past-duties-label = Earlier deadlines
case-story = What has happened?
case-record = Record in the case
case-goals = Goals the case counts in
case-counts = { $hits } of { $n } ({ $unit }) count above the line this year
case-counts-in = counts with { $n } ({ $unit })
case-counts-none = The case counts in no goal this year.
case-counts-others = { $n ->
    [one] The case also counts in 1 figure beside the goals
   *[other] The case also counts in { $n } figures beside the goals
}
case-bookings = Booked dates
case-no-bookings = Nothing is booked.
case-plan = Goals in the plan
case-family = Family and network
case-no-family = No relatives are recorded.
case-custody = custody
name-hidden = The name is not shown
recorded-on = recorded { $day }
correct-it = Correct
correction-replaced = Corrected by { $who } { $day }: { $reason }
correction-retracted = Taken back by { $who } { $day }: { $reason }
rhythm-every = { $n ->
    [one] next in 1 month
   *[other] from now on every { $n } months
}
lane-concern = Concern
lane-assessment = Assessment
lane-decision = Decision and plan
lane-ladder = Measures
lane-meetings = Meetings
lane-duties = Deadlines

unit-notification = notifications
unit-child = children
unit-placement = placements
unit-measure = measures
unit-decision = decisions
unit-assessment = assessments
unit-duty = deadlines

record-screened = Record screening
record-clarification-started = Begin clarification
record-clarification-completed = Complete clarification
record-assessment-opened = Begin assessment
record-assessment-completed = Complete assessment
record-child-conversation = Record conversation with the child
record-decision-made = Record decision
record-plan-need-decided = Decide whether a plan is needed
record-plan-made = Make or revise plan
record-measure-started = Begin measure
record-measure-place-changed = Change placement
record-measure-ended = End measure
record-follow-up-held = Record follow-up
record-rhythm-decided = Decide rhythm of follow-up
record-network-meeting-held = Record network meeting
record-visit-held = Record visit
record-date-booked = Book a date
record-observation-recorded = Record how the child is doing
record-note-written = Write a note
record-case-closed = Close the case
record-case-reopened = Reopen the case
record-submit = Record

at-date = Date
at-time = Time
field-outcome = Outcome
field-aware-on = The municipality became aware on
aware-hint = The four months run from here. Another day than the notification's needs a reason.
field-aware-reason = Reason for the day
field-expecting-parents = The assessment is of expecting parents
field-assessment = Assessment
field-conclusion = Conclusion
field-about = The conversation was about
field-view-otherwise = The child's view was obtained in another way
field-words = The child's own words
field-kind = Decision
field-law = Act
field-paragraph = Paragraph
paragraph-hint = For example BL § 32, stk. 1, nr. 5
field-consent = With consent
field-urgent = Could not wait
field-reasons = Reasons
field-plan = Plan
field-needed = A plan is needed
field-decision = Decision
field-own-words = The child's own words about the plan
field-goal-1 = Goal 1
field-area-1 = Goal 1 is about
field-goal-2 = Goal 2
field-area-2 = Goal 2 is about
field-goal-3 = Goal 3
field-area-3 = Goal 3 is about
field-place = Placement
field-measure = Measure
field-reason = Reason
field-measures = Measures followed up
field-rhythm-months = Next follow-up within (months)
rhythm-hint = The rhythm is decided and reasoned at the first follow-up under barnets lov § 95.
field-summary = Minutes
field-conversation = There was a conversation with the child
field-declined = The child did not want a conversation
field-what = What
field-on = Date
field-on-time = Time
field-title = Heading
field-value = Value
observation-hint = Absence in per cent; all else from 0 (worst) to 10 (best).
field-source = Who says so
field-note = Note

delay-title = Why is it late?
delay-reason = Reason
delay-explanation = Explanation
delay-hint = Write what a colleague needs to know. The explanation stands in the case and follows the deadline.
delay-submit = Save the explanation

correct-title = Correct a record
correct-words = The old one is not deleted. It can still be read in the case, with the correction and the reason.
correct-how = What shall be done?
correct-replace = Correct the moment
correct-retract = Take the record back
correct-reason = Why?
correct-submit = Correct
correct-confirm = Correct the record? Deadlines are counted anew at once.

knot-policy = Policy
knot-policy-goal = Policy goal
knot-goal = Goal
knot-year-goal = Year goal
knot-indicator = Indicator

refused-paragraph = Write the paragraph with its act, for example BL § 32, stk. 1, nr. 5.
refused-meanwhile = A colleague recorded in the case meanwhile. What you wrote stands below. Look through the case and record again.
case = Case
cancel = Cancel
step-1 = Early support in the general services
step-2 = Preventive measure
step-3 = Home-based measure
step-4 = Placement with kin or network
step-5 = Foster family
step-6 = Institution and residential home
