# The access log: who saw whom, the citizen's extract, unusual looks.

nav-access = Access log
access-title = Access log
access-lead = Every look at a person in the system. Each look is written before anything is shown, and completed afterwards.
access-filters = Find in the log
access-worker = Member of staff
access-case = Case
access-day = Day
access-wrong-worker = Choose a member of staff from the list.
access-wrong-case = Write the number of the case in digits.
access-wrong-day = Choose a day, for example 2026-11-23.
access-no-case = There is no case with that number that you may see.
access-empty-title = No looks
access-empty-text = No look fits what you have chosen.
access-clear = Show the whole log
access-older = Older looks
access-position = Position
access-when = When
access-who = Who
access-what = What
access-shown = About
access-outcome = Outcome
access-everybody = Everybody
access-persons = { $n ->
    [0] Nobody
    [one] 1 person
   *[other] { $n } persons
}

view-today = The day's work
view-overview = The leader's overview
view-board = The board of notifications
view-notification = A notification
view-cases = The list of cases
view-case = The case
view-why = Explanation of a deadline
view-record = Recording in the case
view-correct = An event of the case
view-assign = Distribution of the case
view-search = Search
view-search-texts = Search in the texts of cases
view-siblings = Siblings that something concerns too
view-chosen = Choice of a child for a notification
view-indicator = Cases behind an indicator
view-export = Extract of all events
view-backup = Backup of everything
view-duties = Extract of all deadlines
view-units = Extract of the cases behind indicators
view-obligations = Deadlines, fetched by another program
view-events = The events of the case, fetched by another program
view-contracts = The provider's own measures
view-named = List of protected cases
view-glass = Emergency access to a case
view-erased = A case that was erased
view-erase = Erasing a case
view-retention = List of cases due for erasure
view-archive = Extract for the archives
view-extract = Extract of the access log
view-log = The access log
view-unusual = Unusual looks
view-other = Other ({ $word })

view-ended-shown = Shown
view-ended-failed = Not shown, something failed
view-ended-cut-off = Broken off on the way
view-ended-unknown = Begun, outcome unknown

extract-title = Who has seen the information
extract-lead = Extract for the citizen: every look in which information about the person was shown.
extract-person = Person
extract-born = Born
extract-unknown = Not known
extract-made = Made
extract-count = Number of looks
extract-since = The log begins
extract-since-line = The log reaches back to { $day }. Earlier looks are not included.
extract-explain-since = The log reaches back to { $day }. What is older was deleted when the municipality's period for the log had run out, or is from before the system began.
extract-explain-begun = "Begun, outcome unknown" means that the page was asked for, but the system does not know whether it arrived. It may have. Looks from before the system began to note how they ended stand like this too.
extract-explain-lists = "In a list" means that the person stood in a list or among search results without the case being opened. Extracts of everybody are included.
extract-explain-elsewhere = "Another case" means that the look was in a case that whoever made the extract has no access to. The number of the case and the name of the member of staff are therefore not here. The municipality can tell more.
extract-elsewhere = Another case
extract-explain-role = The municipality has chosen to show the role of members of staff and not their names.
extract-in-list = In a list
extract-csv = Fetch as a spreadsheet (CSV)
extract-print = The page can also be printed as it is.
extract-file = access
extract-others = Extract for other persons in the case
extract-link = Who has seen the case?
extract-access = Access

unusual-title = Unusual looks
unusual-lead = Looks at cases that are worth a second look. A flag is no accusation: it names a fact that often has a good explanation.
unusual-states = Show
unusual-reasons = Only with this reason
unusual-periods = Period
unusual-days = { $n } days
unusual-count = { $n } of { $all } lines. { $looks } looks at cases over the last { $days } days were considered.
unusual-more = The most important lines come first. Choose a reason or a shorter period to see the rest.
unusual-cut = There are more looks than there is room for. Only the latest are included; choose a shorter period.
unusual-who = Member of staff
unusual-case = Case
unusual-why = Why
unusual-last = Latest look
unusual-state = State
unusual-times = ({ $n } looks)
unusual-many = { $n } different cases
unusual-empty-title = Nothing to look at
unusual-empty-text = No look in the period stands out, or they have been looked into.
unusual-open-case = Open the case

flag-broken-glass = Emergency access
flag-many-cases = Many cases in a short time
flag-no-part = No part in the case
flag-protected = Protected person
flag-closed = Closed case
flag-off-hours = Outside working hours

judgement-open = Not looked into
judgement-fine = Found fine
judgement-follow-up = To be followed up
judgement-all = All

judge-title = What did you find?
judge-outcome = Outcome
judge-note = Reasons
judge-note-hint = Write what you looked into and whom you spoke with. Do not write about the child.
judge-send = Save
judge-cancel = Back to the list
judge-judged = { $state }. Looked into by { $who } on { $when }.
judge-late = Somebody else judged the line, or there are new looks, while the page stood open. Nothing was saved. Read what is new, and save again.
judge-own = These are your own looks. Somebody else must look into them.
judge-looks = { $n ->
    [one] 1 look
   *[other] { $n } looks
}

done-judged = What you found is saved.
refused-no-judgement = Choose whether it is fine or to be followed up.
refused-own-access = Your own looks must be looked into by somebody else.
event-access-reviewed = Looks reviewed
