## Requests, preliminary decisions and the rest that the law sets a deadline for.

case-record-more = More that can be recorded
record-group-everyday = Everyday
record-group-intake = Intake
record-group-assessment = Clarification and assessment
record-group-decision = Decision and complaint
record-group-plan = Plan
record-group-measure = Measure
record-group-placement = Placement
record-group-meeting = Meetings
record-group-file = The case

record-request-received = Record a request
record-request-answered = Answer a request
record-preliminary-executed = Record that a preliminary decision was carried out
record-preliminary-notified = Record written notice of a preliminary decision
record-preliminary-reviewed = Record the committee's position on a preliminary decision
record-time-limit-set = Record an order, limited contact or an acute stay
record-time-limit-ended = Record that an order, limited contact or an acute stay has ended
record-place-consulted = Record the statement of the place
record-transfer-received = Record that a youth plan came from another municipality
record-parents-plan-made = Record a plan for the parents
record-parents-plan-reviewed = Assess the parents' plan
record-crime-notice-received = Record a notice of crime
record-network-council-called = Call a network council
record-disability-known = Record knowledge of a disability
record-family-adviser-offered = Record the offer of a family adviser
record-measure-consent-changed = Record a change of consent

event-request-received = Request received
event-request-answered = Request answered
event-preliminary-executed = Preliminary decision carried out
event-preliminary-notified = Written notice given
event-preliminary-reviewed = Preliminary decision put to the committee
event-time-limit-set = Time-limited decision
event-time-limit-ended = Time-limited decision ended
event-place-consulted = Statement of the place
event-transfer-received = Youth plan received from another municipality
event-parents-plan-made = Plan for the parents made
event-parents-plan-reviewed = Parents' plan assessed
event-crime-notice-received = Notice of crime
event-network-council-called = Network council called
event-disability-known = Knowledge of a disability
event-family-adviser-offered = Family adviser offered

field-requested = What is asked for?
field-request = Request
field-answer = Answer
field-approved = The committee approved the decision
field-limits = What is limited in time?
field-extends = Extends
field-until = Last day
until-hint = The decision must state it when contact is interrupted or supervised. For the rest the law itself sets the longest time.
field-time-limit = What has ended?
field-statement = What does the place say?
field-parents-plan = What was agreed with the parents?
field-review = Result
field-from = Who sent the notice?
field-notice = Notice received on
field-placed-before = The child was placed within the year before (for a placement without consent)
refused-until-before = The last day is before the beginning. Check the date.
refused-extends-other = The extension is of something else. Choose the same as what is extended.
refused-not-extended = Contact suspended by the child’s wish cannot be extended. It lasts 8 weeks at most.
refused-permanent-consent = The young person is 15 or more and must consent to a permanent placement (barnets lov § 67, stk. 3).
refused-until-when = Write the last day. The decision holds for a fixed period only.
refused-order-long = An order lasts 12 months at most (barnets lov § 38, stk. 5).
time-limit-decided = { $what } by the decision of { $day }
refused-limit-other = The limit is of something else than the decision. Choose what was decided.
refused-limit-long = The limit cannot last longer than the decision. Make a new decision, or choose an earlier day.
refused-extended-once = An acute stay can be extended once only.

decision-kind-permanent-placement = Permanent placement
decision-kind-investigation-without-consent = Assessment without consent
decision-kind-preliminary-investigation = Preliminary assessment without consent (the chair)
decision-kind-order = Order
decision-kind-contact-limit = Limit on contact
decision-kind-medical-treatment = Medical examination or treatment

requested-home-return = Coming home
requested-documents = Access to documents
requested-substance-treatment = Treatment of substance abuse

answer-granted = Granted, or the treatment has begun
answer-partly = Granted in part
answer-refused = Refused
answer-withdrawn = Withdrawn

limits-parent-order = Order to parents
limits-youth-order = Order to a young person
limits-contact-suspended = Contact suspended at the child's wish
limits-contact-interrupted = Interrupted contact
limits-contact-supervised = Supervised contact
limits-acute-stay = Acute stay in a place that is not approved

parents-plan-revised = Revised
parents-plan-unchanged = Stands unchanged
parents-plan-declined = The parents did not take up the offer
parents-plan-unnecessary = Obviously unnecessary

crime-notice-police = The police
crime-notice-board = The youth-crime board

void-withdrawn = It was withdrawn
void-decided-otherwise = Another decision was made
void-consent-given = Consent was given

record-municipality-changed = Record another acting or paying municipality
who-acts-ours = We act
who-acts-other = Another municipality acts
field-who-acts = Which municipality acts from now on?
field-acting = The number of the acting municipality, if it is another
field-paying = The number of the paying municipality
municipality-hint = The municipality's three digits, for example 751.
municipality-acting = municipality no. { $n }
municipality-paying = paid by municipality no. { $n }
refused-municipality = Write the municipality's number in three digits, from 101 to 860.
record-municipality-told = Record that the municipality where the child is to live was told
event-municipality-told = The place's municipality told
field-told-municipality = Which municipality, by number
field-outside = The place lies in another municipality, which must be told before the placement
measures-outside = Outside the municipality
measures-outside-yes = Yes. The place's municipality must be told before the child moves in.
