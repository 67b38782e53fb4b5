## Words for code lists, events, roles, messages and errors: used on all pages.

# Menu
nav-today = Today
nav-notifications = Notifications
nav-cases = Cases
nav-goals = Goals
nav-ladder = The ladder
nav-law = Law and deadlines

# Log in
login-title = Log in
login-demo = This is a made-up municipality. Choose who you want to be, and look around.
login-stories = Follow a story
login-stories-why = Three cases from the first concern to today. You see them as the caseworker who has them.
login-story-case = Case { $n }

# Error pages
error-home = Go to the front page
error-not-found-title = There is no such page
error-not-found-words = The address leads nowhere, or to something you have no access to. Try searching for the case number instead.
error-forbidden-title = This is not part of your role
error-forbidden-words = Your role gives no access here. If you need it in your work, talk to your manager.
error-conflict-title = A colleague got there first
error-conflict-words = Someone recorded in the case after you opened the page, and what you sent is not saved. Go back, copy your text, load the page again and see what is new.
error-refused-title = Something is missing
error-refused-words = It could not be saved as it stood. Go back and correct what is marked.
error-inside-title = Something went wrong on our side
error-inside-words = It is nothing you did. Try again in a moment. What you have already saved is not lost.

# Done
done-registered = The notification is registered. The clock runs from its arrival.
done-registered-enquiry = The enquiry is registered. The deadlines it has started stand with the child.
done-evaluated = The evaluation is recorded.
done-receipt = The receipt is recorded.
done-assigned = The case is assigned.
done-unassigned = The caseworker is off the case.
done-recorded = It is recorded.
done-explained = The explanation is saved.
done-corrected = The correction is saved. The original can still be read.
done-retracted = The entry is withdrawn. It can still be read.
done-reviewed = The review is saved.

# What to mend
refused-empty = Write something here.
refused-choose = Choose one of the options.
refused-date = Write a date that exists, for example 2026-11-23.
refused-time = Write a time, for example 13:30.
refused-number = Write a whole number.
refused-future = That time is in the future. Write when it happened.
refused-before-birth = That is before the child was born. Check the date.
refused-notification-retracted = It was taken back. Register it anew if it holds after all.
refused-before-arrival = That is before the notification arrived. Check the time.
refused-already-open = The case is already open.
refused-closed = The case is closed. Reopen it first.
refused-measure-runs = A measure is still running. End it before you close the case.
refused-aware-later = The municipality cannot have become aware after the assessment began.
refused-no-open-assessment = There is no assessment under way to complete.
refused-no-measure = Choose at least one measure.
refused-measure-not-running = The measure was not running at that time.
refused-no-booking = Choose a date that is not cancelled.
refused-rhythm = Write a number of months from 1 to 24.
refused-no-paragraph = Choose the section the measure is given under.
refused-consent-contradicts = The decision is without consent, so “With consent” does not fit. Change one of them.
refused-view-contradicts = The conversation was held, so the child's view was not obtained in another way. Change one of them.
refused-score = Write a number from 0 to 10.
refused-value = Write a number from 0 to 100.
refused-no-child = Write the child's name, or choose a child we know.
refused-no-worker = Choose a caseworker who works here now.
refused-anonymous-professional = An anonymous notifier cannot be marked as a professional. Choose who notified, or take away the tick at "Notifies as a professional".
refused-anonymous-named = An anonymous notifier has neither name nor contact. Choose who notified, or clear name and contact.
refused-fixed-periods = Choose a whole year or a quarter. Then nobody can recognise a child by the difference between two days.
refused-cpr = The number does not fit. Write ten digits, for example 010117-1234, or leave the field empty and write the date of birth.
refused-find-empty = Write a name, a case number or a CPR number to find the child by.
refused-cpr-on-record = The number is already on record under another name. Correct the number or the name, or tick that it is the same person.
same-person = It is the same person as the one on record with CPR number { $cpr }
refused-cpr-or-birth = Write a CPR number or a date of birth.
refused-birth-to-come = The day of birth has not come yet. If the child is not born, write the day it is due instead.
refused-birth-of-number = The CPR number and the date of birth do not fit. Correct one of them.
refused-due = The day it is due must lie from 30 days ago to 300 days ahead.
refused-cpr-of-another = The number is on record for somebody else. Check it.
refused-unknown-case = We cannot find a case with that number among those you have access to.

# Roles
role-caseworker = Caseworker
role-caseworker-why = Own cases: what must happen today, and what came in
role-team-leader = Team leader
role-team-leader-why = The team's cases: red dates, load and distribution
role-reception = Reception
role-reception-why = New notifications and the 24-hour clock
role-head = Head of the family department
role-head-why = The whole department: goals, deadlines and load
role-committee = Committee member
role-committee-why = The committee's goals in figures, never persons
role-economist = Economist
role-economist-why = Goals and indicators, never persons
role-auditor = Supervision and audit
role-auditor-why = Reads everything, changes nothing
role-administrator = Administrator
role-administrator-why = Settings and goals, never persons
role-system = The system
role-system-why = What the system itself writes
role-import = Import
role-import-why = Brought over from another system
role-director = Director
role-director-why = Goals and indicators of the whole service, never persons
role-district-leader = District leader
role-district-leader-why = Several teams: distribution, deadlines and load
role-provider = Provider
role-provider-why = The children you help now, and who the caseworker is
role-partner = Partner
role-partner-why = Goals and indicators, never persons

# Distance to a due date
hours-over = { $n ->
    [0] just past due
    [one] { $n } hour over
   *[other] { $n } hours over
  }
hours-left = { $n ->
    [0] less than an hour left
    [one] { $n } hour left
   *[other] { $n } hours left
  }
due-today = today
days-over = { $n ->
    [one] { $n } day over
   *[other] { $n } days over
  }
days-left = { $n ->
    [1] tomorrow
   *[other] in { $n } days
  }

# How it was counted
span-hour = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
  }
span-day = { $n ->
    [one] { $n } day
   *[other] { $n } days
  }
span-working-day = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
  }
span-week = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
  }
span-month = { $n ->
    [one] { $n } month
   *[other] { $n } months
  }
span-year = { $n ->
    [one] { $n } year
   *[other] { $n } years
  }
counted-from = { $span } from { $from }.
counted-skipped = { $n ->
    [one] { $n } day does not count.
   *[other] { $n } days do not count.
  }
counted-alarm = On the strictest reading of the law it is due { $day }.

# The child
age-years = { $n } { $n ->
    [one] year
   *[other] years
  }
child-unknown = Unknown child
sex-f = Girl
sex-m = Boy
person-child = Child
person-adult = Adult
person-unborn = Unborn child
unborn-of = unborn child of { $name }
relation-mother = Mother
relation-father = Father
relation-sibling = Sibling
relation-step-parent = Step-parent
relation-grandparent = Grandparent
relation-network = Network

# What came in
enquiry-notification = Notification
enquiry-application = Application
enquiry-other-municipality = From another municipality
enquiry-own-concern = Own concern

notifier-municipal = Another municipal department
notifier-school = School
notifier-day-care = Day care
notifier-health = Hospital or doctor
notifier-health-visitor = Health visitor
notifier-police = Police or court
notifier-anonymous = Anonymous
notifier-placement = Place of care
notifier-association = Association
notifier-other = Other
notifier-child = The child or young person
notifier-family = Family, friends or neighbours
notifier-unknown = Unknown

cause-child-substance = The child's use of drugs or alcohol
cause-child-crime = Crime by the child
cause-child-school = Schooling or absence
cause-child-behaviour = The child's behaviour or adjustment
cause-child-disability = The child's disability
cause-child-health = The child's health
cause-child-assault = Abuse of the child
cause-child-neglect = Neglect
cause-parent-substance = Parents' use of drugs or alcohol
cause-parent-crime = Crime by parents
cause-parent-behaviour = Parents' behaviour or mental illness
cause-parent-disability = Parents' disability
cause-parent-conflict = Serious conflict or violence between parents
cause-parent-care = Insufficient care
cause-parent-housing = Housing or eviction
cause-parent-other = Something else with the parents

evaluation-acute-measures = Acute measures now
evaluation-assessment = Assessment
evaluation-screening = Screening
evaluation-advice = Advice
evaluation-running-case = Part of the running case
evaluation-no-action = No further action

screening-nothing-more = Nothing more is needed
screening-clarification = Clarification
screening-assessment = Assessment
screening-advice = Advice

# Assessment and conversation
assessment-outcome-support = Support
assessment-outcome-placement = Placement
assessment-outcome-no-support = No need of support
conversation-about-assessment = The assessment
conversation-about-decision = The decision
conversation-about-notification = The notification
conversation-about-follow-up = Follow-up
conversation-outcome-held = Held
conversation-outcome-declined = The child did not want it
conversation-outcome-omitted = Omitted

# Decision and plan
decision-kind-support = Supportive measure
decision-kind-placement = Placement with consent
decision-kind-placement-without-consent = Placement without consent
decision-kind-preliminary = Preliminary placement (the chair)
decision-kind-advice = Advice
decision-kind-refusal = Refusal
decision-kind-change-of-place = Change of place of care
decision-kind-home-return = Return home
decision-kind-support-after-18 = Support after 18
decision-kind-end-of-support = End of support
act-sel = The Social Services Act
act-bl = The Child's Act
plan-action-plan = Action plan
plan-childs-plan = The child's plan
plan-youth-plan = Youth plan
goal-area-development = Development
goal-area-wellbeing = Well-being
goal-area-school = Learning and school
goal-area-adulthood = The way to adult life
goal-area-safety = Safety and care
goal-area-leisure = Leisure and friendships
rater-school = The school
rater-child = The child
rater-parent = Parent
rater-caseworker = Caseworker
rater-provider = Provider

# Measure
place-kin = Kinship care
place-network-foster = Network foster care
place-foster = Foster family
place-reinforced-foster = Reinforced foster family
place-specialised-foster = Specialised foster family
place-own-room = Own room
place-residential = Residential home
place-institution = Residential institution
place-secure = Secure institution
place-boarding-school = Boarding school
measure-end-purpose-met = The purpose was met
measure-end-not-met = The purpose was not met
measure-end-wish = At the family's wish
measure-end-turned-18 = Turned 18
measure-end-breakdown = Breakdown
measure-end-place-gave-up = The place could not continue
measure-end-moved = Moved
measure-end-other = Other
support-class-early = Early support
support-class-support = Support at home
support-class-placement = Placement
support-class-youth-crime = Youth crime
support-class-aftercare = Aftercare
support-class-other = Other

# Meetings
booking-follow-up = Follow-up
booking-network-meeting = Network meeting
booking-child-conversation = Conversation with the child
booking-visit = Visit
booking-plan-meeting = Plan meeting
booking-other = Other meeting

delay-awaiting-external = Waiting for others
delay-family-cancelled = The family cancelled
delay-illness = Illness
delay-capacity = Too little time
delay-complexity = The case is complex
delay-recorded-late = Done on time, but recorded late
delay-other = Other

observed-school-absence = Absence from school
observed-school-wellbeing = Well-being at school
observed-leisure = Leisure activities
observed-wellbeing = Well-being
observed-friends = Friends

# The case
close-purpose-met = The purpose was met
close-moved = Moved to another municipality
close-turned-18 = Turned 18
close-aftercare-ended = Aftercare ended
close-no-need = Nothing more is needed
close-withdrawn = Withdrawn
assignment-main = Caseworker
assignment-second = Second caseworker
assignment-substitute = Substitute

adopted-law = Law
adopted-standard = Local standard
adopted-card = Indicator
adopted-goal = Goal
adopted-ladder = Ladder
adopted-target-groups = Target groups
adopted-policy = Policy
adopted-retention = Periods of retention
adopted-roles = Roles and access

# Why a duty fell away
void-anonymous = The notifier is anonymous
void-case-closed = The case is closed
void-measure-ended = The measure has ended
void-moved = Another municipality has the case
void-turned-18 = The young person has turned 18
void-age-passed = The child has grown out of the rule
void-period-ended = The period is over
void-rhythm-changed = A new rhythm was decided
void-not-needed = It was decided that it is not needed

# Events
event-person-registered = Person registered
event-pregnancy-registered = Pregnancy registered
event-born = The child was born
event-relation-recorded = Relation recorded
event-enquiry-received = Enquiry received
event-receipt-sent = Receipt sent
event-notifier-informed = Notifier informed
event-notification-evaluated = Notification evaluated
event-case-opened = Case opened
event-case-closed = Case closed
event-case-reopened = Case reopened
event-screened = Screening
event-clarification-started = Clarification started
event-clarification-completed = Clarification completed
event-assessment-opened = Assessment begun
event-assessment-completed = Assessment completed
event-child-conversation = Conversation with the child
event-decision-made = Decision
event-plan-need-decided = Need for a plan decided
event-plan-made = Plan made
event-plan-goal-assessed = Goal of the plan assessed
event-measure-started = Measure started
event-measure-place-changed = New place of care
event-measure-consent-changed = Consent changed
event-measure-ended = Measure ended
event-date-booked = Date booked
event-booking-cancelled = Booking cancelled
event-follow-up-held = Follow-up held
event-rhythm-decided = Rhythm of follow-up decided
event-network-meeting-held = Network meeting held
event-visit-held = Visit
event-delay-explained = Delay explained
event-observation-recorded = Observation
event-assigned = Caseworker assigned
event-unassigned = Caseworker released from the case
event-persons-merged = Persons merged
event-persons-unmerged = Persons separated again
event-municipality-changed = Municipality changed
event-note-written = Note
event-worker-registered = Member of staff registered
event-worker-left = Member of staff left
event-team-created = Team created
event-adopted = Adopted
event-target-set = Target set
event-goal-reviewed = Goal reviewed
event-population-recorded = Population
event-client-registered = Program given access
event-client-revoked = Access of a program closed
event-provider-registered = Provider registered
event-protection-changed = Protection changed
event-access-granted = Access given
event-access-revoked = Access withdrawn
event-glass-broken = Glass broken
event-glass-seen = Broken glass seen by a leader
event-person-erased = Person erased
event-case-archived = Handed over to the archives
event-archiving-waived = Not to be handed over to the archives
protection-address = Name and address protection
protection-staff-family = Family of a member of staff
naming-granted = Given by a colleague
naming-glass = Glass broken

# Who may read the child's words
words-for-staff = The municipality's staff only
words-for-child = The child itself: its own letter quotes the words
words-for-family = The child and the parents: the letters quote the words
target-group-risk = At risk
target-group-vulnerable = Vulnerable
target-group-threatened = Threatened
target-group-severe = Severe problems
target-group-disability = Disability
target-group-crime = Crime
target-group-adulthood = On the way to adult life
