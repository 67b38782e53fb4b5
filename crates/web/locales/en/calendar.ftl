## Words for the calendar on the telephone.

calendar-title = Calendar on the telephone
calendar-lead = Your agreed meetings and deadlines can stand in your own calendar. It says the number of the case and what it is, and never a name.
calendar-name = Rød Tråd
calendar-due = Due: { $rule }
calendar-make = Make an address for the calendar
calendar-again = Make a new address (the old one is closed)
calendar-end = Close the calendar
calendar-since = The address was made { $at }.
calendar-used = Last fetched { $at }.
calendar-never = It has not been fetched yet.
calendar-address = Add this address as a subscription in the calendar:
calendar-once = The address is shown only now. Whoever has it can see your dates; make a new one if others have seen it.
calendar-go-on = Go on
done-calendar-ended = The calendar is closed. The old address works no more.
view-calendar = Own calendar, fetched by another program
