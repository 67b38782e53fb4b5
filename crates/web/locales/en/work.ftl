## The daily work: today, notifications, cases, search, distribution and the ladder.

# Today
today-knot = Your day
today-parts = Parts of the day
today-overdue = Overdue
today-overdue-none = Nothing is overdue.
today-due = Today
today-due-none = Nothing has to happen today.
today-coming = Next 14 days
today-coming-none = There is nothing in the next 14 days.
today-arrived = New for you
today-to-hear = To be heard
today-to-hear-hint = Those for you to talk to where the planned day has passed. They are no deadlines of law.
today-to-hear-unseen = { $n ->
    [one] In one more case, a colleague's, somebody should have been heard, too. Whether by you was not looked for.
   *[other] In { $n } more cases, all of colleagues, somebody should have been heard, too. Whether by you was not looked for.
}
today-to-hear-basis = planned by { $day } · { $work }
today-consent = Record consent
today-plan-again = Change the day
today-record = Record
today-evaluate = Evaluate
today-receipt = Record the receipt
today-also = { $rule } ({ $layer }): { $due }, { $distance }
today-was-held = Was it held? Record it. If it was not, take the date back in the case.
today-also-more = { $count } more dates in the case
today-also-booked = booked { $on }
today-also-due = due { $due }, { $distance }
today-basis = due { $due } · { $law }
today-empty-title = There is nothing you have to do right now
today-empty-text = Deadlines, booked dates and new notifications about the children you work with are shown here. When you are given a case, it shows up by itself.
today-empty-action = See your cases

# A leader's day
overview-load = Load
overview-load-hint = Deadlines by law and by local standards are counted separately. Open is what must happen in the next 14 days.
overview-late-law = Overdue by law
overview-late-law-of = deadlines by law
overview-late-local = Overdue by local standard
overview-late-local-of = deadlines by the municipality's own standards
overview-nobody = Not assigned
overview-nobody-of = open cases without a caseworker
overview-waits = Waiting for evaluation
overview-waits-of = notifications
overview-unassigned = Cases without a caseworker
overview-unassigned-none = Every open case has a caseworker
overview-unassigned-none-text = When a new case is opened without a caseworker, it is shown here until you assign it.
overview-assign = Assign
overview-do = Action
overview-waiting = Notifications waiting
overview-waiting-none = All notifications are evaluated.
overview-waiting-all = See all on the board
overview-overdue = Longest overdue
overview-overdue-none = Nothing is overdue.
overview-overdue-hint = The oldest first.
overview-overdue-all = See all cases with something overdue

# The board
board-knot = Reception
board-new = New notification
board-waiting = Waiting for evaluation
board-hint = The clock runs for 24 hours from arrival. Acute ones first, then those with least time left.
board-empty-title = All notifications are evaluated
board-empty-text = When a new notification is registered, it gets a card here with a clock of 24 hours.
board-evaluated = Evaluated in the last week
board-evaluated-none = No notification was evaluated in the last week.
board-arrived = New for you
board-arrived-none = Nothing has come in about the children you work with in the last 14 days.
board-evaluate = Evaluate
board-received = Received { $at }
board-at = Received
board-notifier = From
board-state = 24 hours
board-outcome = Leads to
board-others = Other open enquiries
board-others-none = No other enquiries in the last week.

# A new notification
register-title = New enquiry
register-knot = Registration
register-when = When did it arrive?
register-received = Received on
register-received-hint = The day and time it reached us, also in the mailbox out of hours. Deadlines run from here.
register-clock = Time
register-about = Who is it about?
register-find = A child we know
register-find-hint = Name, case number, CPR number or street and house number
register-find-go = Find
register-find-none = We cannot find anyone with that name, number or address. Register the child below.
register-find-none-here = You cannot find anyone with that name, number or address, but colleagues outside your access may know the child. Write the CPR number below if you have it, and the enquiry goes to the right child. Otherwise write what you know, and reception looks.
register-known = About
register-new-child = A child we do not know
register-unknown = We do not know who the child is
register-described = Describe the child
register-described-hint = Age, where it lives or was seen, school, looks. A name is not needed. The child can be recognised later, and the enquiry can be evaluated now.
register-siblings = More siblings in the same enquiry
register-sibling = Sibling
register-name = The child's name
register-cpr = CPR number
register-cpr-hint = Write the CPR number if it is known, otherwise the date of birth.
register-birth = Date of birth
register-sex = Sex
register-who = Who contacted us?
register-enquiry = What is it?
register-notifier = Comes from
register-professional = Contacts us as a professional
register-professional-hint = School, day care, health services, police, departments and places of care do, unless something else is said.
register-professional-source = As follows from where it comes from
register-notifier-name = The name of whoever contacts us
register-notifier-name-hint = Seen only by those who handle the enquiry
register-notifier-contact = Telephone, e-mail or address
register-notifier-contact-hint = So that we can send the receipt and ask for more. Seen by the same.
register-what = What is the concern?
register-acute = It is urgent
register-acute-hint = The child may be in danger now. The card goes to the top of the board.
register-concern = The concern
notif-about = What it is about
register-concern-hint = In the notifier's own words, as short as possible
register-file = Attachments
register-file-again = Chosen before: { $names }. A form cannot keep a file, so choose it again.
register-causes = Causes
register-send = Register the enquiry
register-cancel = Cancel

# One notification
notif-title = Notification
notif-due = Must be evaluated by { $due }.
notif-evaluated = Evaluated { $at }.
notif-facts = What we know
notif-professional = professional
notif-acute = Marked acute
notif-yes = Yes
notif-no = No
notif-receipt = Receipt
notif-receipt-anonymous = The notifier is anonymous, so no receipt is sent.
notif-receipt-hint = Tell the notifier that the notification was received. Write here when that was done.
notif-receipt-on = Sent on
notif-receipt-send = Record the receipt
notif-children = Children and deadlines
notif-duties-of = Deadlines for { $who }
notif-no-duties = The notification has started no new deadlines for the child.
notif-no-duties-enquiry = The enquiry has started no deadlines for the child.
notif-rule = The rule
notif-evaluate = Evaluate the notification
notif-at = Evaluated on
notif-found-acute = Help is needed at once
notif-outcome = What does it lead to?
notif-second = Who took part?
notif-second-hint = A colleague who evaluated together with you
notif-second-hint-new = Choose someone who has not worked with the child before. Those new to the case come first.
notif-knows-case = { $name } (has worked on the case)
notif-retracted = Taken back
notif-retracted-text = It was taken back in the case. There is nothing to evaluate or to answer.
notif-someone-new = The child already has support: someone new must take part
notif-someone-new-text = The law requires at least one new person to take part when the notification is evaluated. If there is nobody right now, evaluate all the same; the deadline stays until someone new has taken part.
notif-reasons = Reasons
notif-reasons-hint = What the evaluation rests on
notif-evaluate-send = Record the evaluation
notif-happened = What has happened?
notif-written = { $by }, recorded { $at }

# Cases
cases-child = Child
cases-number = Case
cases-opened = Opened
cases-late-law = Overdue, law
cases-late-local = Overdue, local
cases-worker = Caseworker
cases-worker-unclear = Write the whole name: nobody here has it, or several could be meant.
cases-late = Overdue
cases-latest = Latest event
cases-waits = waits for: { $rule }, { $day }
cases-filters = Choose cases
cases-q = Name or case number
cases-show = Show
cases-mine = Only those I am caseworker for
cases-unassigned = Without a caseworker
cases-closed = Closed
cases-all = Open and closed
cases-clear = Show all open
cases-count = { $n ->
    [one] { $text } case
   *[other] { $text } cases
  }
cases-protected = protected name and address
cases-closed-on = closed { $day }
cases-none-late = nothing overdue
cases-late-n-law = { $n } by law
cases-late-n-local = { $n } by local standard
cases-too-many-to-sort = The list is too long for that order, so it is by case number. Choose fewer cases, at most { $n }, to have it sorted.
cases-empty-title = No case fits
cases-empty-text = Try fewer choices. Only the cases you have access to are shown here.

# Search
search-title = Find a child or a case
search-field = Name, case number, CPR number, address or words from a case
search-hint = The beginning of the name is enough. An address is searched for by street and house number. Words are found with other endings too; if you write several, they must stand in the same case.
search-cpr-title = A CPR number must not be in a web address
search-cpr-text = We have removed it. Search here instead; then the number is not kept in the browser.
search-found = { $n ->
    [one] Found 1
   *[other] Found { $n }
  }
search-who = Name
search-what = Child or adult
search-no-case = no case
search-empty-title = We cannot find anyone
search-empty-text = Try another spelling or the case number. Only those you have access to are shown here.
search-empty-action = See your cases
search-nobody = We cannot find anyone by that name.
search-texts = In the texts of cases
search-texts-none = No case you have access to contains what you searched for.
search-texts-common = There is nothing to search for in the texts: very common words and long numbers do not count.
search-texts-many = That is many cases. Write one more word to find fewer.
search-texts-partial = Only the { $n } newest cases have been searched.
search-texts-more = { $n ->
    [one] and 1 more place in the case
   *[other] and { $n } more places in the case
  }

# Distribution
assign-title = Assign the case
assign-knot = Distribution
assign-now = Working on the case now
assign-nobody = Nobody has the case.
assign-take-off = Take off the case
assign-red = Red in the case
assign-red-none = Nothing is overdue or must happen today.
assign-choose = Who should have it?
assign-role = As
assign-team = Team
assign-has-it = has the case now
assign-send = Assign the case
assign-cancel = Cancel

# The ladder
ladder-step-0 = No measure
ladder-step-1 = Early help in the general services
ladder-step-2 = Preventive measure
ladder-step-3 = Home-based measure
ladder-step-4 = Kinship and network care
ladder-step-5 = Foster family
ladder-step-6 = Institution and residential home
ladder-what = A child stands on the highest step it has a measure on. The lower down, the closer to everyday life.
ladder-quarter = Quarter { $quarter }, { $year }
ladder-title = The ladder { $period }: where the children stand { $day }, and where they moved
ladder-description = { $up } moved up and { $down } moved down the ladder in the period.
ladder-description-hidden = How many moved up and down the ladder is not shown: it could give single children away.
ladder-standing = Stand on the ladder
ladder-on = children as of { $day }
ladder-up = Moved up
ladder-up-of = children on a higher step than at the start of the period
ladder-down = Moved down
ladder-down-of = children on a lower step than at the start of the period
ladder-new = New on the ladder
ladder-new-of = children who had no measure at the start of the period and have one at its end
ladder-left = Left the ladder
ladder-left-of = children who had a measure at the start of the period and none at its end
ladder-hidden = hidden
ladder-running = The period is not over. The figures run through { $day }.
ladder-masked = Numbers from 1 to 4 are not shown, nor are those, zeros included, that could give them away. The drawing has ·· in their place.
ladder-how = A child is counted once: by the step at the start of the period and at its end. The step follows from section and place and is never typed.
ladder-footing = Counted through { $day } · position { $position } of the journal
ladder-table = The ladder: section, target group, step and class
ladder-table-knot = Table
ladder-table-what = The step follows from the section and, for a placement, from the place. The target groups say whom the section is meant for; they hinder no decision.
ladder-table-caption = The sections on the ladder { $day }
ladder-table-on = On the day
ladder-table-filters = Choose day, target group and step
ladder-table-paragraph = Section
ladder-table-kind = Measure
ladder-table-class = Class
ladder-table-source = Source
ladder-table-former = older decisions only
ladder-table-rest = what else the section allows
ladder-table-by-place = { $from }–{ $to } by the place
ladder-table-none = No section fits
ladder-table-none-text = Choose another target group, step or day.
ladder-table-from-steps = Step and class
ladder-table-from-groups = Target groups
target-group = Target group
target-group-none = Placed in no target group
target-groups-on = The target groups { $day }
target-group-for-others = The child is in the target group “{ $group }”. Meant for other target groups: { $paragraphs }.

notif-child-hidden = A child out of your reach
notif-hidden = { $n ->
    [one] The notification is also about 1 child out of your reach.
   *[other] The notification is also about { $n } children out of your reach.
}
refused-closed-then = The case was not open at that moment.
refused-before-start = The moment lies before it began.
refused-not-correctable = This kind of record is not corrected here. Record what holds now instead.
refused-sibling = The record also concerns a child out of your reach. Ask your leader to correct it.
refused-no-part = The member of staff has no such part in the case.
refused-before-evaluation = The evaluation cannot lie before the former one.
refused-evaluated = The notification has been evaluated. Correct the evaluation in the case if it is wrong.
refused-twice = The same child is given twice.
refused-files-again = Choose the files again. The form could not keep them.
