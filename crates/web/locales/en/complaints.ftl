# Complaints over decisions: the page of the case and the list for leaders.

complaints-title = Complaints
complaints-intro = What must be looked at again first stands on top. Settled complaints stay for a year.
complaints-none = Nobody has complained
complaints-none-text = When a party complains over a decision, the complaint stands here with the re-assessment and what Ankestyrelsen, the appeals board, decided. The municipality has four weeks to look again.
complaints-list-none = There are no complaints here
complaints-list-none-text = Complaints are recorded on the case. Then they stand here until a year after they are settled.
complaints-all = All
complaints-filter = Stage of the complaint
complaints-child = Child
complaints-state = Stage of the complaint
complaints-count = { $n ->
    [one] 1 complaint
   *[other] { $n } complaints
  }
complaints-worker = Caseworker
complaints-open = Complaints in the case
complaints-over-this = Complaints over the decision
complaints-complain = Record a complaint over the decision
overview-complaints = { $n ->
    [one] 1 complaint waits for the municipality
   *[other] { $n } complaints wait for the municipality
}
view-complaints = Complaints

complaint-of = Complaint of { $day }
complaint-over = Decision
complaint-over-unknown = The decision is not on record here
complaint-by = Who complains
complaint-in-time = Time to complain
complaint-was-in-time = Came in time, by { $day }
complaint-was-late = Came after the last day, which was { $day }
complaint-counted-from-decision = { $weeks } weeks from the decision { $day }. Where a letter is kept as sent to whoever complains, it is counted from that.
complaint-counted-from-letter = { $weeks } weeks from the letter that was sent { $day }.
complaint-time-unknown = Cannot be counted without the decision
complaint-way = Way
complaint-committee = A decision of the committee for children and young people: the complaint goes straight to Ankestyrelsen without re-assessment, and the decision holds meanwhile.
complaint-received = Received
complaint-reassessed = Re-assessed
complaint-sent-on = Sent to Ankestyrelsen
complaint-decided = Ankestyrelsen
complaint-words = The complaint
complaint-reassessed-words = Reasons for the re-assessment
complaint-decided-words = Ankestyrelsen's reasons

complaint-stage-reassess = Waits for re-assessment
complaint-stage-send-on = To be sent to Ankestyrelsen
complaint-stage-appeal = With Ankestyrelsen
complaint-stage-settled = Settled

record-complaint-received = Record a complaint
record-complaint-reassessed = Re-assess a complaint
record-complaint-sent-on = Send a complaint to Ankestyrelsen
record-complaint-decided = Record Ankestyrelsen's decision
hint-complaint-received = The four weeks to look again run from the day the complaint came. A complaint over the committee is sent straight to Ankestyrelsen.
hint-complaint-reassessed = Given right in full ends the complaint. All else must be sent on to Ankestyrelsen with the reasons.
hint-complaint-sent-on = The time is the day on which the complaint and the file were sent.
hint-complaint-decided = If the case is sent back, a new decision must be made.
event-complaint-received = Complaint received
event-complaint-reassessed = Complaint re-assessed
event-complaint-sent-on = Complaint sent to Ankestyrelsen
event-complaint-decided = Ankestyrelsen decided the complaint

field-committee = The complaint is over a decision of the committee for children and young people that is not on the list
field-complained-by = Who complains?
field-complaint = What is the complaint about?
field-complaint-id = Complaint
field-reassessment = Result
field-appeal = Ankestyrelsen's decision
refused-before-complaint = That is before the complaint came. Look at the date again.
refused-complaint-step = That is done already, or the complaint goes another way. Look at the complaint again.
refused-competence = It is somebody else's decision by the plan of competence. Put it before whoever may make it.

reassessment-upheld = The decision stands
reassessment-partly-changed = Given right in part
reassessment-changed = Given right in full
reassessment-withdrawn = The complaint was withdrawn

appeal-upheld = The decision stands
appeal-changed = Changed or annulled
appeal-sent-back = Sent back
appeal-rejected = Rejected

unit-complaint = complaints
