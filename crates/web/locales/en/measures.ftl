# Measures on the ladder: the picture, what runs, starting and ending, and around a placement.

measures-title = Measures
measures-open = See the measures on the ladder
measures-none = No measure is running.
measures-none-text = Once a decision is made, the measure starts here. Its place, price, end date and way out then stand on this page.
measures-picture = The child's way on the ladder
measures-picture-text = { $n ->
    [one] One measure.
   *[other] { $n } measures.
} Each measure is a bar on its step. The numbers lead to the reason why the step changed, and the dashed part is the planned end.
measures-changes = Why the step changed
measures-change-first = { $day }: began on step { $to }
measures-change-out = { $day }: off the ladder from step { $from }, no measure
measures-change-up = { $day }: up from step { $from } to step { $to }
measures-change-down = { $day }: down from step { $from } to step { $to }
measures-no-reason = No reason was written.
measures-in-story = See it in the story
measures-waiting = Decided, not begun
measures-past = Measures that have ended
measures-started = Started
measures-decision = Decision
measures-place = Lives with
measures-provider = Provider
measures-planned = Planned end
measures-planned-to = planned end { $day }
measures-planned-over = The date has passed. End the measure, or make a new decision.
measures-not-planned = No date. It is set in the decision.
measures-no-way-out = It is not written what must be reached.
measures-home-by = The child is to come home. Home by { $day } at the latest.
measures-home = It is decided that the child comes home.
measures-away = Away from the local area
measures-away-yes = Yes
measures-next = Next follow-up
measures-next-due = by { $day }
measures-next-none = The law sets no deadline for a follow-up.
measures-around = Agreed around the placement
measures-around-none = No contact, relief or support person is on record.
measures-until = until and including { $day }
measures-no-until = there is no last day, and there must be one

arrangement-often = { $n ->
    [0] less than once in four weeks
    [one] once in four weeks
   *[other] { $n } times in four weeks
}
arrangement-interrupts = Less than once in four weeks is an interruption of contact. The committee decides that.

start-submit = Start the measure
start-elsewhere = Another authority made the decision
start-elsewhere-more = Fill in here only when another authority made the decision
start-ends-on-hint = The date the other authority set.
start-price-hint = Whole kroner.
start-placement = For a placement
start-placement-hint = Only when the child is to live elsewhere. If the place stands in the decision, you need not choose it again.
start-step = The step
start-no-step = The child gets no help now.
start-on-step = The child is now on { $step }.
start-suggested = The ladder suggests { $step }. If the measure is on a higher step, write why a lower one is not enough.
done-started = The measure has started.

field-decided-by = Who made the decision?
field-ends-on = Planned end
field-weekly-price = Price a week
field-way-out = Way out
field-place-name = With whom does the child live?
field-provider = Provider
field-step-reason = Why is a lower step not enough?
field-away = The measure is away from the local area
field-away-reason = Why not in the local area?
field-why = Why does the child change place?
field-result = What came of the measure?
field-next-step = Where does the way go on?
field-arrangement = Arrangement
field-per-four-weeks = How many times in four weeks?
per-four-weeks-hint = Write 0 if it is less often. A support person has no number.
field-agreement = Who, when and where?

refused-step-reason = The measure is on a higher step than the ladder suggests. Write why a lower one is not enough.
refused-away-reason = Write why the measure cannot be in the local area.
refused-per-four-weeks = Write a number from 0 to 28.

decide-home-by = The child is home by
climb-meetings = { $n ->
    [one] 1 follow-up
   *[other] { $n } follow-ups
}
measures-home-period = comes home { $from } – { $to }
decide-home-by-hint = The period for coming home is six months at most (BL § 100, SEL § 68).

next-step-down = Down to a lower step
next-step-same = On, on the same step
next-step-up = Up to a higher step
next-step-out = Off the ladder
decided-by-court = A court
decided-by-municipality = Another municipality
decided-by-youth-crime-board = The youth-crime board
decided-by-appeals-board = The National Board of Appeal
arrangement-contact = Contact with the family
arrangement-relief = Relief
arrangement-parents-person = Support person for the parents
arrangement-childs-person = Support person for the child
event-arrangement-made = Arrangement around the placement
event-arrangement-ended = Arrangement around the placement ended
record-arrangement-made = Record contact, relief or a support person
record-arrangement-ended = End contact, relief or a support person
view-measures = The measures
view-start-measure = Start a measure
