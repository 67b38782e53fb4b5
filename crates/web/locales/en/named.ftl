## Protected cases, named persons and the broken glass.

glass-title = Break the glass
glass-warning = The case is open to you for { $minutes } minutes
glass-warning-text = It is written in the case's story and in the log, and the leader of the team that has the case is told, with your reason.
glass-wanted = Case number or the child's CPR number
glass-wanted-hint = The whole number. Nothing is looked up before you have given a reason.
glass-reason = Why is it needed?
glass-reason-hint = Write it so that your leader can follow: what happened, and what do you need the case for?
glass-send = Open the case
glass-cancel = Cancel
glass-link = Do you need a case you cannot see? Break the glass
glass-notices = Broken glasses for you to look at
glass-notices-none = Nobody has broken the glass
glass-notices-none-text = When somebody opens a case outside their reach, it stands here until a leader has seen it.
glass-who = Who
glass-when = When
glass-until = Open until
glass-seen = I have seen it
overview-glass = { $n ->
    [one] A broken glass for you to look at
   *[other] { $n } broken glasses for you to look at
  }
overview-glass-link = Look at them
done-glass = The case is open to you for a time. The leader of the team that has the case has been told.
done-glass-seen = It is noted that you have seen it.

named-title = Protected cases and access
named-intro = Protected cases open to named persons only. They stand here without the child's name, so that you can answer for them without seeing them.
named-first = Only the first { $shown } of { $total } are shown.
named-guarded = Protected cases you answer for
named-guarded-none = No protected cases
named-guarded-none-text = Cases with a protected address or family of a member of staff stand here.
named-nobody = nobody has it
named-count = Others named
named-name = Give a colleague access, or withdraw it
named-worker = Colleague
named-until = Until and including
named-reason = Why
named-send = Give access
named-end = Withdraw the access
named-protect = Protect a case
named-protect-number = The case's number
named-ground = Ground
named-protected = Is it to be protected?
named-protected-on = Yes, for named persons only
named-protected-off = No, no longer on this ground
named-protect-reason = Reason
named-protect-send = Save
done-named = The colleague can open the case now.
done-unnamed = The access is withdrawn.
done-protected = The protection is changed.

refused-glass-reason = Give a reason of at least ten characters.
refused-glass-none = There is no case with that number.
refused-glass-tries = No more glasses can be broken within this hour. Talk to your leader.
refused-glass-own = You cannot acknowledge a glass you broke yourself. Another leader must see it.
refused-name-self = You cannot give yourself access. Break the glass, or ask another leader.
refused-name-until = Choose a day from today and at most 180 days ahead.
refused-no-case = There is no such case that you answer for.

contracts-title = Your running measures
contracts-intro = The children you help now by agreement with the municipality. The case itself is not open to you; call the caseworker.
contracts-child = Child
contracts-paragraph = Section
contracts-since = Since
contracts-caseworker = Caseworker
contracts-follow-up = Next follow-up
contracts-no-date = not booked
contracts-hidden = Protected child: talk to the caseworker
contracts-none = No running measures
contracts-none-text = When a measure with you begins, it stands here.
