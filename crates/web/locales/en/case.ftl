# The pages of a case: the case itself, recording, why, corrections.

case-picture = The course as a picture
case-picture-text = Case { $n } over time: concerns, assessments, decisions and plans, the way on the ladder, meetings and deadlines.
position = Position { $n }
case-number = Case
case-step = Step on the ladder
case-no-measure = No measure right now
case-on-step = Step { $n }
case-worker = Caseworker
case-nth-worker = { $n } in 12 months
case-no-worker = Nobody has the case
case-assign = Assign the case
case-cpr = CPR number
case-no-cpr = Not on record
case-address = Address
case-protected = Name and address protected
case-enquiries = Enquiries
case-enquiries-link = { $n ->
    [one] See the one enquiry about the child, together with those about siblings
   *[other] See the { $n } enquiries about the child as one picture, together with those about siblings
  }
case-opened = Opened
case-reopened = { $n ->
    [one] reopened once
   *[other] reopened { $n } times
}
case-closed = closed { $day }
case-elsewhere = another municipality handles the case
case-unborn = expected { $day }
case-red-law = { $n ->
    [one] 1 legal deadline overdue
   *[other] { $n } legal deadlines overdue
}
case-red-local = { $n ->
    [one] 1 local deadline overdue
   *[other] { $n } local deadlines overdue
}
case-duties = What is the case waiting for?
case-no-duties = No open deadlines
case-no-duties-text = When something happens that starts a deadline, it is shown here.
due-unknown = The time is not known yet
record-it = Record
case-past-duties = Deadlines met or fallen away ({ $n })
case-past-duties-label = Earlier deadlines
case-past-duties-all = Show all { $n }
case-story = What has happened?
case-record = Record in the case
case-goals = Goals the case counts in
case-counts = { $hits } of { $n } ({ $unit }) count above the line this year
case-counts-in = adds { $n } ({ $unit })
case-counts-none = The case does not count in any goal this year.
case-away-since = Since { $from } another municipality handles the case. From that day on the child does not count.
case-away-between = From { $from } to { $until } another municipality handled the case. During that time the child does not count.
case-away-before = Before { $until } another municipality handled the case. The child counts from that day on.
case-away-counted = { $n ->
    [one] The day before, { $day }, the child counted in 1 figure that it is not in now
   *[other] The day before, { $day }, the child counted in { $n } figures that it is not in now
}
case-counts-others = { $n ->
    [one] The case also counts in 1 figure outside the goals
   *[other] The case also counts in { $n } figures outside the goals
}
case-bookings = Booked dates
case-no-bookings = Nothing is booked.
case-plan = Goals in the plan
case-family = Family and network
case-no-family = No relatives are recorded.
case-custody = custody
name-hidden = The name is not shown
recorded-on = recorded { $day }
recorded-title = Who recorded what ({ $n })
recorded-corrected = corrected
correct-it = Correct
correction-replaced = Corrected by { $who } { $day }: { $reason }
correction-retracted = Withdrawn by { $who } { $day }: { $reason }
rhythm-every = { $n ->
    [one] then at least every month
   *[other] then at least every { $n } months
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
record-measure-place-changed = Change place of care
record-measure-ended = End measure
record-follow-up-held = Record follow-up
record-rhythm-decided = Decide rhythm of follow-up
record-network-meeting-held = Record network meeting
record-visit-held = Record visit
record-date-booked = Book a date
record-booking-cancelled = Cancel a booked date
booking-cancel = Cancel
record-observation-recorded = Record how the child is doing
record-note-written = Write a note
record-case-closed = Close the case
record-case-reopened = Reopen the case
record-submit = Record

at-date = Date
at-time = Time
field-outcome = Outcome
field-aware-on = The municipality became aware on
aware-hint = The four months run from here. If you choose another day than that of the notification, say why.
field-aware-reason = Reason for the day
field-expecting-parents = The assessment is of expecting parents
field-assessment = Assessment
field-conclusion = Conclusion
field-about = The conversation was about
field-view-otherwise = The child's view was obtained in another way
field-words = The child's own words
field-words-for = Who may read the child's words?
words-for-hint = Ask the child first. The letters of a decision quote what whoever gets the letter may read.
field-kind = Decision
field-paragraph = Section
paragraph-hint = For example BL § 32, stk. 1, nr. 5
field-consent = With consent
field-urgent = Could not wait
field-reasons = Reasons
field-plan = Plan
field-needed = A plan is needed
field-decision = Decision
field-own-words = The child's own words about the plan
field-place = Place of care
field-measure = Measure
field-reason = Reason
field-measures = Measures followed up
field-rhythm-months = Next follow-up within (months)
rhythm-hint = Decide the rhythm and give the reasons at the first follow-up (barnets lov § 95).
field-summary = Minutes
field-conversation = There was a conversation with the child
field-alone = The child spoke with you alone
field-next-meeting = Next network meeting
field-next-meeting-time = Time
field-declined = The child did not want a conversation
field-what = What is it about?
field-booking = Booked date
field-on = Date
field-on-time = Time
field-title = Heading
field-value = Value
observation-hint = Absence in per cent; everything else from 0 (worst) to 10 (best).
field-source = Who says so?
field-note = Note

delay-title = Why is it late?
delay-reason = Reason
delay-explanation = Explanation
delay-hint = Write what a colleague needs to know. The explanation stays in the case and follows the deadline.
delay-submit = Save the explanation

correct-title = Correct an entry
correct-words = The old entry is not deleted. It can still be read in the case, with the correction and the reason.
correct-how = What should happen?
correct-replace = Correct the time
correct-retract = Withdraw the entry
correct-reason = Why?
correct-submit = Correct
correct-confirm = Correct the entry? Deadlines are counted again at once.

knot-policy = Policy
knot-policy-goal = Policy goal
knot-goal = Goal
knot-year-goal = Year goal
knot-indicator = Indicator

refused-paragraph = Write both act and section, for example BL § 32, stk. 1, nr. 5.
refused-paragraph-unlisted = That section is not on the ladder of measures. See whether it is written right, for example BL § 47.
case = Case
cancel = Cancel
step-1 = Early help in the general services
step-2 = Preventive measure
step-3 = Home-based measure
step-4 = Kinship and network care
step-5 = Foster family
step-6 = Institution and residential home

# Concurrent editing
meanwhile-title = A colleague recorded something while you were writing
meanwhile-words = Nothing is overwritten, and what you wrote is still here. Read both. Change your text if the new part makes a difference, and record again.
meanwhile-mine = What you wrote
meanwhile-theirs = What was recorded meanwhile
meanwhile-nothing = There is nothing new that you may see. Load the page again.
meanwhile-recorded = recorded { $at }

# Drafts
draft-keep = Save draft
draft-kept = The draft is saved.
draft-lost = The draft could not be saved just now. What you have written is still here.
draft-opened = The form opened with your draft from { $at }
draft-opened-words = Only you can see it. It is deleted when you send the form, or after 14 days.
draft-discard = Discard the draft and begin anew
draft-kept-at = saved { $at }
drafts-title = Drafts
refused-draft-long = The text is too long to be saved as a draft.

case-closed-texts = { $n ->
    [one] One text in the case cannot be opened
   *[other] { $n } texts in the case cannot be opened
  }
case-closed-why = It was changed from outside the program, or damaged. The rest of the case is shown. Tell your administrator.
history-count = { $n ->
    [one] 1 event
   *[other] { $n } events
  }

# Closing a case
done-case-closed = The case is closed and no longer among yours. If it is to be opened again, the leader does it.
closing-unfinished = Something in the case is not finished
closing-unfinished-text = The case can be closed all the same. See first whether somebody waits for an answer.
closing-waits = This still waits:
closing-lapses = Duties that fall away when the case is closed. One that is overdue stays overdue in the figures:
closing-stays = Duties that go on when the case is closed:
closing-complaint = The complaint of { $day } is not settled
closing-hearing = A party may answer the hearing until { $day }
closing-proposal = The proposal of { $day } is not answered
closing-request = The request of { $day } is not answered
closing-assessment = The assessment of { $day } is not completed
closing-clarification = The clarification is not completed
closing-booking = A date is agreed on { $day }

# Shared by siblings
field-also = Concerns these siblings too
also-hint = It then stands in their cases as well, in the same words. Write only what may stand with all of them.
refused-also = It cannot stand in a sibling's case: that is closed, or out of your reach. Clear the tick, and record it there by itself.
