# The assessment: the triangle, the sources, consent, the views and the end. And where a case is.

assessment-title = The assessment
assessment-none = No assessment has begun.
assessment-none-text = Once it has begun, the triangle, the plan of who is talked to and what was said stand here.
assessment-opened = Begun { $day }.
assessment-last-day = To be completed by { $day }
assessment-waits = To be heard next:
assessment-others = Other assessments in the case
assessment-of = The assessment of { $day }
assessment-completed = The conclusion
assessment-carried = The texts are ready in the decision and the plan, where they can be corrected.
assessment-decide = Make a decision
assessment-plan = Make a plan
assessment-end = The end
assessment-end-ready = Everybody in the plan has been heard.
assessment-end-nobody = Nobody in the plan is to be heard.
assessment-end-waiting = { $n ->
    [one] One in the plan has not been heard yet.
   *[other] { $n } in the plan have not been heard yet.
}
view-assessment = The assessment in the case

progress-label = Where the case is
progress-now = going on
progress-done = done
progress-skipped = left out
progress-ahead = ahead
progress-since = since { $day }
progress-waits = The case waits for:
progress-waits-nothing = The case waits for nothing right now.
station-notification = Notification
station-screening = Screening
station-assessment = Assessment
station-plan = Plan
station-decision = Decision
station-measure = Measure
station-follow-up = Follow-up
station-closed = Closed

ics-title = The triangle
ics-description = The number is how many talks, meetings and statements speak to the area. A double ring: in focus.
ics-middle = { $n ->
    [one] contribution in all
   *[other] contributions in all
}
ics-column-area = Area
ics-column-focus = Focus
ics-column-known = What we know
ics-in-focus = in focus
ics-not-in-focus = not in focus
ics-known = { $n ->
    [0] nothing yet
    [one] 1 contribution
   *[other] { $n } contributions
}
ics-side-development = The child's development
ics-side-parenting = Parenting
ics-side-environment = Family and environment
ics-area-health = Health
ics-area-learning = Day care, school and learning
ics-area-behaviour = Development and behaviour
ics-area-leisure = Leisure and friendships
ics-area-safe-care = Safe and caring home
ics-area-guidance = Stimulation and guidance
ics-area-relations = Support of relations
ics-area-family-background = Family and background
ics-area-livelihood = Housing, work and money
ics-area-network = Social network
ics-area-school-learning = School and learning
ics-area-identity = Identity
ics-area-appearance = Social appearance
ics-area-basic-care = Basic care
ics-area-safety = Safety
ics-area-warmth = Emotional warmth
ics-area-boundaries = Guidance and boundaries
ics-area-stability = Stability
ics-area-family-history = Family history and functioning
ics-area-kin = Wider family and network
ics-area-housing = Housing
ics-area-employment = Employment
ics-area-economy = Economy
ics-area-community = Social integration and community

known-title = What we know
known-nothing = Choose a focus and record the first talk. Then the views stand beside each other here.
known-rest = Not in focus and without contributions: { $areas }.
viewpoint-child = The child
viewpoint-family = The family
viewpoint-professional = Professionals
area-not-heard = Nobody has spoken to this yet.
view-not-heard = Not heard yet

focus-title = Focus
assessment-focus-none = No focus has been chosen. Choose what the assessment looks at, and why.
focus-choose = Choose a focus
focus-change = Change the focus
breadth-narrow = Narrowly
breadth-broad = Broadly
step-focus = Choose the focus of the assessment
step-focus-submit = Save the focus
field-breadth = How widely do we look?
field-development = The child's development
field-parenting = Parenting
field-environment = Family and environment
field-focus-reason = Why this?
refused-focus-empty = Choose at least one area.
refused-other-area = The area does not belong to the triangle of this assessment.

sources-title = Whom do we talk to?
sources-none = Nobody is planned yet.
sources-waiting = { $n ->
    [one] 1 to go
   *[other] { $n } to go
}
sources-suggested = Is somebody missing?
source-child = The child
source-custody-holder = Custody holder
source-parent = Parent without custody
source-relative = Family or network
source-school = School
source-day-care = Day care
source-health-visitor = Health visitor
source-doctor = Doctor or hospital
source-psychologist = Psychologist
source-provider = Provider or place
source-other = Other
source-add = Add a source
source-asked = Heard { $day }
source-not-asked = Not heard
source-until = by { $day }
source-by = { $name } talks to them
source-record = Record the talk
source-consent = Record consent
source-record-more = Record another talk
source-consent-change = Change the consent
source-change = Change
source-until-hint = Here and on the front page stands whom we wait for and until when.
step-source = Whom do we need to talk to?
step-source-submit = Save in the plan
field-source-kind = Source
field-who = Who exactly?
field-ask-until = By
field-asked-by = Who talks to them?

source-consent-given = Given
source-consent-refused = Refused
source-consent-withdrawn = Withdrawn
source-consent-without = The information is obtained without consent
gate-free = Needs no consent
gate-consented = Consent given
gate-by-law = Obtained without consent
gate-not-sought = Consent not sought yet
gate-refused = Consent refused
gate-withdrawn = Consent withdrawn
gate-closed = Can be heard once consent is given, or where the law allows it without ({ $law }).
step-consent = Consent to talk to the source
step-consent-submit = Save the consent
field-source-consent = How does it stand with consent?
field-consent-from = Who answered?
field-consent-why = Reason
consent-why-hint = Must be given where the information is obtained without consent ({ $law }). Consent must have been sought first ({ $first }).
refused-no-source = Choose a source from the plan.
refused-source-consent = There is neither consent nor a legal ground to hear one of the sources. Record the consent, or give the reason for obtaining the information without it (retssikkerhedsloven § 11 c, stk. 1, nr. 1).
refused-consent-not-sought = Consent must have been sought before the information is obtained without it (retssikkerhedsloven § 11 c, stk. 5). Record the refusal first.
refused-consent-not-given = Consent can only be withdrawn once it was given.

contribution-form-talk = Talk
contribution-form-dialogue-meeting = Dialogue meeting
contribution-form-meeting = Meeting
contribution-form-statement = Written statement
contribution-form-visit = Visit
contribution-several = Record a meeting of several
contribution-closed = Cannot be heard yet because consent is missing: { $names }.
contribution-other-areas = Other areas
step-contribution = What was said?
step-contribution-submit = Save
field-sources = Who took part?
field-contribution-form = How?
field-support-person = The child had a support person along
field-staff-only = Only for the municipality's staff. The family is not given the text.
said-child-only = for the child and staff only
said-staff-only = for staff only
refused-nothing-said = Write what was said in at least one area.

dialogue-title = Dialogue meeting
dialogue-held = Held { $day }
dialogue-none = Hold it early, so that family and professionals hear the same.
dialogue-book = Book a dialogue meeting
booking-dialogue-meeting = Dialogue meeting

child-talks-title = Conversations with the child
assessment-child-not-heard = The child has not been heard in the assessment yet.
child-record = Record a conversation
child-plan = Plan a conversation
child-not-held = The child declined, or the conversation is left out
child-with-support-person = with a support person
child-view-otherwise = the view was obtained in another way
omission-maturity = the child's age or maturity
omission-nature = the nature of the case
field-omitted-for = If the conversation is left out: why?
letter-with-support-person = The child had a support person along.
letter-with-support-person-to-child = You had a support person along.

siblings-title = Siblings
siblings-none = There are no siblings in the case.
sibling-not-considered = not considered yet
sibling-consider = Consider
sibling-change = Change
sibling-outcome-own = Assessment of its own
sibling-outcome-joint = Joint assessment
sibling-outcome-none = No need for an assessment
step-sibling = Consider a sibling
step-sibling-submit = Save
field-sibling-outcome = Where does it lead?
field-sibling-why = Reason
refused-no-sibling = The child is not on record as a sibling in the case.

preliminary-made = A preliminary assessment was made { $day }. Complete it as soon as possible.
preliminary-offer = Will it not be ready in time?
preliminary-make = Make a preliminary assessment
step-preliminary = Preliminary assessment
step-preliminary-submit = Save the preliminary assessment
field-delay = Why does it take longer?
field-explanation = Explanation

step-complete = Complete the assessment
step-complete-submit = Complete the assessment
field-recommendation = Recommendation
carried-from-assessment = What the assessment completed on { $day } showed
carried-hint = It has been put into the fields. Correct it.
carried-open = Read more

event-assessment-focus-chosen = Focus chosen
event-source-planned = Source planned
event-source-consent-recorded = Consent to hear a source
event-contribution-recorded = What they said
event-sibling-considered = Sibling considered
event-preliminary-assessment-made = Preliminary assessment

# Before it is completed
complete-open = Something is still open. It can be completed all the same.
complete-unheard = Not heard: { $names }
complete-empty = Nothing is said of: { $names }
complete-siblings = Siblings not considered: { $names }
field-target-group = Which target group is the child in?
field-target-group-hint = The one that fits best after the assessment. The municipality’s figures are split by it.
