# På vej til voksenlivet: årene fra 15½ til 23, tjeklisten og ungestøtten.

growing-up-title = På vej til voksenlivet
growing-up-open = Se vejen til voksenlivet
growing-up-no-birth = Fødselsdagen er ikke kendt.
growing-up-no-birth-text = Når den er registreret, står her, hvad loven kræver og hvornår.
growing-up-must-offer = Bor den unge ikke videre på stedet efter 18 år, skal kommunen tilbyde en fast kontaktperson, til den unge fylder { $age } ({ $paragraph }).
growing-up-picture = Årene fra 15½ til 23
growing-up-picture-text = Fødselsdage, afgørelser, indsatser, kontakt med voksenområdet og frister, år for år.
growing-up-birthdays = Den unge fylder
growing-up-wanted = Det kræver loven
growing-up-nothing-wanted = Loven stiller ingen krav endnu. De kommer, når den unge får støtte eller er anbragt og nærmer sig 16 og 18 år.
growing-up-contacts = Kontakt med voksenområdet
growing-up-no-contacts = Der er ikke registreret kontakt med voksenområdet.
growing-up-aftercare = Ungestøtte
growing-up-no-aftercare = Der er ikke begyndt ungestøtte. Den vælges med en afgørelse.

milestone-youth-plan = 16 år: ungeplan
milestone-decided = 17½ år: afgørelse om, hvad der følger efter anbringelsen
milestone-adult = 18 år
milestone-ends = 23 år: ungestøtten slutter

checklist-count = { $done } af { $all } er på plads.
checklist-done = på plads
checklist-left = Det mangler
checklist-from = Fra { $age } år.
checklist-side = Kommer af sig selv, når kontakten er registreret: { $side }.
checklist-submit = Gem tjeklisten
done-ticked = Tjeklisten er gemt.

record-group-growing-up = Voksenlivet
record-adult-side-contacted = Registrér kontakt med voksenområdet
record-transition-items-done = Tjekliste til voksenlivet
event-adult-side-contacted = Kontakt med voksenområdet
event-transition-items-done = Tjekliste til voksenlivet
field-side = Hvem er der talt med?
adult-side-social = Voksensocialområdet
adult-side-job-centre = Jobcentret
adult-side-education = Ungeindsatsen
adult-side-health = Sundhedsvæsenet
adult-side-housing = Boligområdet
adopted-transition = Tjekliste til voksenlivet
view-growing-up = Vejen til voksenlivet
