## Handing over cases, absence, and the brief of a case for the next one.

handover-title = Hand over the cases of { $name }
handover-knot = Handover
handover-knot-text = cases to others
handover-intro = Clear the tick of the cases that stay, and choose who takes the rest. You look it all through before anything happens; then everything happens at once, or not at all.
handover-conflict = One of the cases changed hands while the page stood open. Nothing was handed over. Look through the list and send again.
hands-now = Case { $number } is with { $name } now.
hands-nobody = Case { $number } is with nobody at the moment.
hands-elsewhere = Case { $number } has gone out of your reach.
handover-briefs = Read and print the briefs of the cases handed over
handover-none = No open cases
handover-none-text = Cases handed over to the colleague stand here.
handover-home = To the day's overview
handover-absence = Absence
handover-away = Away from { $from } until further notice.
handover-away-until = Away from { $from } to { $until }.
handover-substitutes = { $n ->
    [one] Substitute on 1 case: { $names }
   *[other] Substitutes on { $n } cases: { $names }
  }
handover-back = The colleague is back
handover-back-hint = The absence ends, and the substitutes leave the cases.
handover-term = For how long?
handover-term-good = For good
handover-term-good-hint = The case gets a new caseworker.
handover-term-away = While the colleague is away
handover-term-away-hint = A substitute joins the case. The colleague still has it.
handover-from = Away from
handover-until = Up to and including
handover-until-hint = Leave it empty if nobody knows yet. Why the colleague is away is not recorded.
handover-reason = Why?
handover-to = Who takes the cases?
handover-to-hint = You can choose another one beside a single case.
handover-cases = Cases
handover-own-to = This case to
handover-as-all = as the others
handover-carries = { $cases ->
    [one] 1 case
   *[other] { $cases } cases
  }, { $late ->
    [one] 1 duty overdue
   *[other] { $late } duties overdue
  }
handover-is-away = away
handover-has-substitute = has a substitute
handover-words = What must the next one know?
handover-words-hint = Holds for all chosen cases and stands on top of the brief. The rest comes from the case.
handover-why-absence = absence
handover-why-leaving = the colleague leaves
handover-why-load = too many cases
handover-why-speciality = the case belongs in another team
handover-why-family-wish = the family's wish
handover-why-other = other
handover-link = Hand over cases or put in a substitute
refused-no-move = Tick at least one case and choose who takes it.
refused-left-over = A ticked case has nobody to take it. Choose a colleague for it, or untick it.
refused-has-case = That colleague has the case already. Choose another one.
refused-same-worker = The cases are with that colleague already. Choose another one.
refused-away-until = The last day is before the first.
refused-not-away = There is no absence to end.
done-handover = The cases have been handed over.
done-back = The absence is over, and the substitutes have left the cases.
overview-away = away

brief-title = Brief for the next one
brief-count = { $n ->
    [one] 1 case
   *[other] { $n } cases
  }
brief-intro = Made from the cases themselves. Print the page, or read it here.
brief-none = No cases chosen
brief-none-text = The brief is reached from the page of a case, or when cases are handed over.
brief-handed = Handed over from { $from } to { $to } on { $day }
brief-substitute = { $to } stands in for { $from } from { $day }
brief-has = { $to } has the case from { $day }
brief-who = Who it is about
brief-agreed = What is agreed
brief-no-measure = No measure at present.
brief-due = What falls due in the next two months
brief-nothing-due = Nothing falls due in the next two months.
brief-latest = What happened last
brief-tell = What the family should be told
brief-tell-who = { $who } has the case from { $day }. Say how to reach { $who }.
brief-tell-who-substitute = { $who } stands in from { $day } while { $from } is away. { $from } still has the case. Say how to reach { $who }.
brief-tell-why-absence = The caseworker is away for a time. Say whether and when you expect them back.
brief-tell-why-leaving = The caseworker has left. It is not because of the family.
brief-tell-why-load = The cases were shared out anew, so that there is time for each. It is not because of the family.
brief-tell-why-speciality = The case has gone to the team that knows most about what matters now.
brief-tell-why-family-wish = The family asked for somebody else. Say that the wish was heard.
brief-tell-why-other = Say why the case has changed hands.
brief-tell-next = The next appointment is { $when }. It stands until something else is said.
brief-tell-no-next = No appointment is booked. Agree on a day to meet.
brief-tell-plan = The plan and the goals still hold. Nobody has to tell it all again.
brief-told = Write that the family has been told
brief-was-told = The family was told { $day }
brief-link = Brief for the next one
record-family-told = The family has been told of the new caseworker
field-told = What was the family told?
event-family-told = The family was told of the new caseworker
event-absence-recorded = Absence recorded
view-brief = Brief for the next one
view-handover = Handover

distribution-title = Give out cases
distribution-knot = Distribution
distribution-knot-text = cases without a caseworker
distribution-intro = Tick the cases you want to give out, and choose who takes them. You look at all of it before anything happens; then everything happens at once, or nothing does.
distribution-more = These are the { $shown } with most overdue, of { $total } in all.
distribution-to = Who takes the cases?
distribution-to-hint = You can choose another one beside a case. The suggestion is whoever has fewest cases; it chooses nobody for you.
distribution-suggested = suggestion: { $name }
distribution-look = Look at the distribution
distribution-check = This is how you give them out
distribution-then = { $name } has { $now ->
    [one] 1 case
   *[other] { $now } cases
  } now, { $then } with these.
distribution-new = { $name } gets { $new ->
    [one] 1 case
   *[other] { $new } cases
  }.
distribution-give = { $n ->
    [one] Give out the case
   *[other] Give out { $n } cases
  }
distribution-change = Change
distribution-gone = Nothing was given out. Meanwhile somebody else gave out case { $cases }.
distribution-gone-text = The rest of what you chose stands below. Look at it, and send again.
distribution-briefs = Read and print the overview of the cases given out
distribution-link = Give out several cases at once
done-distributed = The cases have been given out.
view-distribution = Distribution of cases

# The handover looked through
handover-look = Look the handover through
handover-check = What you hand over
handover-look-good = The cases go on for good.
handover-look-away = A substitute takes the cases from { $from } until the colleague is back.
handover-look-until = A substitute takes the cases from { $from } to { $until }.
handover-look-stays = { $n ->
    [one] One case stays where it is.
   *[other] { $n } cases stay where they are.
}
handover-look-unseen = { $n ->
    [one] One of the cases is out of your sight afterwards
   *[other] { $n } of the cases are out of your sight afterwards
}
handover-look-unseen-text = They go to another team, and only its leader can give them back. Read the briefs before you hand them over.
handover-briefs-first = Read and print the briefs first
handover-give = { $n ->
    [one] Hand over the case
   *[other] Hand over the { $n } cases
}
