## Retention, handing over to the archives, and erasing.

nav-retention = Erasing
retention-title = Cases whose period has run out
retention-lead = No names are shown here. The list says what can be erased, and what must be settled first.
retention-proposed = The program erases nothing by itself. A person decides each time.
retention-automatic = Every night the program erases what is due and hindered by nothing.
retention-due = Due
retention-none = No period has run out
retention-none-text = When a case has been closed for as long as the municipality's plan says, it appears here.
retention-kept = What is kept
retention-since = Period ended
retention-due-on = Period ends
retention-state = Can it be erased?
retention-ready = Yes, once it is decided
retention-another = Go to another case
retention-periods = Periods in force
retention-length-years =
    { $n ->
        [one] { $n } year
       *[other] { $n } years
    }
retention-length-months =
    { $n ->
        [one] { $n } month
       *[other] { $n } months
    }
retention-length-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
retention-not-before = { $long }, at the earliest when the young person is { $age }
retention-unverified = Not checked against a source: the municipality must decide for itself.
retention-case = Keeping and erasing case { $n }
retention-ended = Ended
retention-open = Not ended
kept-case = Person with a case
kept-notification = Person without a case
kept-login-attempt = Attempt to log in
kept-form-draft = Draft of a form
kept-access-log = View in the access log

archive-title = Handing over to the archives
archive-lead = Before anything is erased the case must have been handed over to the archives, or it must be on record why it is not to be.
archive-reference = Number of the delivery
archive-reference-hint = Letters, digits, spaces, full stops, slashes and hyphens. No name and no CPR number.
archive-done = The case was handed over
archive-handed-over = Handed over as { $reference }
archive-waiver = Why is the case not to be handed over?
archive-waiver-reason = Reason
archive-waive = The case is not to be handed over
archive-waiver-not-preserved = The case is not among those to be preserved
archive-waiver-elsewhere = The case was handed over with another system
archive-waiver-mistake = The case was opened by mistake

erase-title = Erase the person
erase-goes = What will vanish
erase-texts = { $n ->
    [one] One text that nobody can read afterwards
   *[other] { $n } texts that nobody can read afterwards
  }
erase-drafts = { $n ->
    [one] One draft
   *[other] { $n } drafts
  }
erase-names = Name, CPR number and address, and the means of finding the person by them
erase-others = Others it concerns
erase-along = { $n ->
    [one] One relative is erased along, because no other case needs the details
   *[other] { $n } relatives are erased along, because no other case needs the details
  }
erase-staying = { $n ->
    [one] One relative stays because of another case
   *[other] { $n } relatives stay because of other cases
  }
erase-shared = { $n ->
    [one] One shared text can still be read in a sibling's case
   *[other] { $n } shared texts can still be read in siblings' cases
  }
erase-stays = What stays
erase-stays-text = Events, dates and codes without a name, so that figures and duties do not change. The date of birth stays. So does the log of who has seen the case.
erase-ground = Legal ground
erase-reason = Reason
erase-reason-hint = It stays. Write no name and no CPR number.
erase-code-hint = From your telephone, if you have a second factor
erase-confirm = Confirm
erase-sure = I have read what will vanish, and that it cannot be undone
erase-no-way-back = There is no way back
erase-no-way-back-text = The person's key is destroyed. After that { $n ->
    [one] the text
   *[other] the { $n } texts
  } cannot be read by anybody, not from a backup either.
erase-do = Erase now
erase-cancel = Cancel
erasure-ground-period-over = The period has run out (GDPR art. 5(1)(e))
erasure-ground-mistake = The registration was a mistake (art. 5(1)(d))
erasure-ground-unlawful = The data were processed unlawfully (art. 17(1)(d))
erasure-ground-ordered = Order of the supervisory authority (art. 58(2)(g)) or of a court
done-erased = The person was erased.
done-archived = That the case was handed over is recorded.
done-waived = It is recorded that the case is not to be handed over.

refused-erase-open = The case is open. Close it first.
refused-erase-measure = A measure is still running. End it first.
refused-erase-notification = A notification has not been evaluated. Evaluate it first.
refused-erase-complaint = A complaint has not been decided, here or with Ankestyrelsen. Wait until it is.
refused-erase-archive = It is not settled whether the case is to be handed over to the archives.
refused-erase-kin = The person is a relative in a case that was not erased.
refused-erase-period = The period has not run out. Choose another legal ground, or wait.
refused-erase-confirm = Tick that you have read what will vanish.
refused-archive-open = The case must be closed before it is handed over.
refused-archive-settled = The duty to archive is settled already. See below how.
refused-archive-reference = Use at most 60 letters (a-z), digits, spaces, full stops, slashes and hyphens, and at most nine digits.
refused-no-factor = Set up a second factor under “My account” before you erase.
refused-code = The code is wrong.
refused-code-wait = Too many wrong codes. Wait a little and try again.

error-erased-title = The details were erased
error-erased-words = The person's details were erased. Figures and duties are unchanged.
error-erased-on = The person's details were erased on { $date }. Ground: { $ground }. Figures and duties are unchanged.
