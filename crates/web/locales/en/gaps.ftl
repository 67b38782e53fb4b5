## Gaps: open cases that nothing would remind anybody of.

gaps-title = Gaps in the cases
gaps-count = { $n ->
    [one] 1 case
   *[other] { $n } cases
  }
gaps-intro = Open cases that nothing would remind anybody of. A gap is not a missed deadline. It is a place where a case can slip out of sight.
gaps-filter = Show
gaps-all = All
gaps-what = What is missing
gaps-none = No gaps
gaps-none-text = Every open case has a next date, a decision behind each measure, a follow-up ahead and a caseworker at work, and everybody still to be heard has somebody who will do it.
gaps-link = Gaps in the cases: what would nobody be reminded of?
gap-owner = The case has no caseworker who is at work
gap-task-owner = Somebody is still to be heard, and whoever was to do it is not at work
gap-next-date = No deadline and no appointment ahead
gap-decision = A measure without a decision behind it
gap-follow-up = A measure without a follow-up ahead
gap-plan-follow-up = A plan that no measure has come of, with no follow-up booked
view-gaps = Gaps in the cases
