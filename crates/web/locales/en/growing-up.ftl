# On the way to adult life: the years from 15½ to 23, the checklist and aftercare.

growing-up-title = On the way to adult life
growing-up-open = See the way to adult life
growing-up-no-birth = The birthday is not known.
growing-up-no-birth-text = Once it is on record, what the law requires and when stands here.
growing-up-must-offer = If the young person does not stay on after 18, the municipality must offer a contact person until the age of { $age } ({ $paragraph }).
growing-up-picture = The years from 15½ to 23
growing-up-picture-text = Birthdays, decisions, measures, contact with the adult side and deadlines, year by year.
growing-up-birthdays = The young person turns
growing-up-wanted = What the law requires
growing-up-nothing-wanted = The law asks for nothing yet. It does when the young person is supported or placed and comes close to 16 and 18.
growing-up-contacts = Contact with the adult side
growing-up-no-contacts = No contact with the adult side is on record.
growing-up-aftercare = Aftercare
growing-up-no-aftercare = No aftercare has begun. It is chosen by a decision.

milestone-youth-plan = 16: youth plan
milestone-decided = 17½: decision on what follows the placement
milestone-adult = 18
milestone-ends = 23: aftercare ends

checklist-count = { $done } of { $all } are in place.
checklist-done = in place
checklist-left = What is missing
checklist-from = From the age of { $age }.
checklist-side = Comes by itself when the contact is on record: { $side }.
checklist-submit = Save the checklist
done-ticked = The checklist is saved.

record-group-growing-up = Adult life
record-adult-side-contacted = Record contact with the adult side
record-transition-items-done = Checklist for adult life
event-adult-side-contacted = Contact with the adult side
event-transition-items-done = Checklist for adult life
field-side = Who was spoken to?
adult-side-social = Adult social work
adult-side-job-centre = The job centre
adult-side-education = Youth guidance
adult-side-health = Health care
adult-side-housing = Housing
adopted-transition = Checklist for adult life
view-growing-up = The way to adult life
