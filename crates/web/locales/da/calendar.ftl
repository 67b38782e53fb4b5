## Ord for kalenderen til telefonen.

calendar-title = Kalender til telefonen
calendar-lead = Dine aftalte møder og frister kan stå i din egen kalender. Der står sagens nummer og hvad det er, og aldrig et navn.
calendar-name = Rød Tråd
calendar-due = Frist: { $rule }
calendar-make = Lav en adresse til kalenderen
calendar-again = Lav en ny adresse (den gamle lukkes)
calendar-end = Luk for kalenderen
calendar-since = Adressen er lavet { $at }.
calendar-used = Sidst hentet { $at }.
calendar-never = Den er ikke hentet endnu.
calendar-address = Tilføj denne adresse som abonnement i kalenderen:
calendar-once = Adressen vises kun nu. Den, der har den, kan se dine datoer; lav en ny, hvis andre har set den.
calendar-go-on = Videre
done-calendar-ended = Kalenderen er lukket. Den gamle adresse virker ikke mere.
view-calendar = Egen kalender, hentet af et andet program
