## Logging in, one's own account and the administration of accounts.

login-or = Or log in with a user name
login-user-name = User name
login-password = Password
login-do = Log in
login-wrong = User name or password does not fit. Try again.
login-wait-seconds = There were many wrong attempts. Wait { $n ->
    [one] 1 second
   *[other] { $n } seconds
  } and try again. The account is not locked.
login-wait-minutes = There were many wrong attempts. Wait { $n } minutes and try again. The account is not locked.

login-service = Log in through the municipality
service-title = The municipality's log-in
service-again = To the log-in
service-stale = The log-in was not begun in this browser, or it took too long. Begin again.
service-given-up = You came back without being logged in. Begin again when you are ready.
service-untrusted = The answer of the municipality's log-in could not be approved. Begin again. If it happens again, tell the administrator.
service-unreachable = The municipality's log-in does not answer just now. Try again in a while.
service-too-weak = You are logged in with less security than is asked for here. Log in with two factors or a higher level.
service-no-account = You are logged in with the municipality, but there is no open account for you here. Ask the administrator for one.
service-no-role = You are logged in with the municipality, but none of your roles there gives access here. Ask the administrator to look at it.
left-title = You are logged out
left-words = You are logged out of Rød Tråd. If others use this machine after you, log out of the municipality's log-in as well.
left-service = Log out of the municipality's log-in
error-service-title = The municipality's log-in does not answer
error-service-words = Try again in a while, or log in with a user name if you have a password here.

forgery-title = The page was too old
forgery-words = What you sent was not saved, because the page belonged to an earlier visit. Open it again and try once more. If it keeps happening, allow cookies for this address.
forgery-back = Open the page again
forgery-again-words = You have logged in anew since you opened the page. What you wrote is still here: send it again.
forgery-again = Send again
forgery-again-file-words = You have logged in anew since you opened the page. What you wrote is still here. The file is not saved: choose it again, and send.
forgery-again-file = Choose the file again: { $name }
logged-out-title = You are logged out
logged-out-words = What you sent is not saved, but it is still here. Log in in a new window, come back to this page and send it again. Only you can send it.
logged-out-file-words = What you sent is not saved. What you wrote is still here, but the file "{ $name }" is not: you must choose it again. Log in in a new window, come back to this page and go on. Only you can send it.
logged-out-go-on = Go on
logged-out-log-in = Log in in a new window

account-title = My account
account-name = Name
account-role = Role
account-none = You are here as a made-up person in a trial municipality and have no password.
account-password-since = set { $date }
account-by-service = you log in through the municipality's log-in
account-change = Change

password-title = Choose a password
password-first = You logged in with a password that somebody else gave you. Now choose your own, which only you know.
password-advice = A sentence of four or five words is easy to remember and hard to guess. It needs no digits or signs. You may let your browser suggest and remember it.
password-current = Your current password
password-new = New password
password-hint = At least 12 characters
password-again = The new password again
password-do = Save the password
refused-password-short = The password must have at least 12 characters. Write a whole sentence, for example.
refused-password-long = The password may have 256 characters at most.
refused-password-name = The password must not hold your user name.
refused-password-common = That password is among the first that people guess. Choose another.
refused-password-again = The two passwords are not the same. Write the new one again.
refused-password-current = That is not your current password.
refused-password-same = That is the password you were given. Choose one that only you know.
done-password = The password is changed. You are logged out everywhere else.

code-title = Code from the telephone
code-words = Write the six digits that your telephone shows just now.
code-label = Code
code-hint = Six digits, or one of your recovery codes
code-do = Log in
code-wrong = The code does not fit. Wait for the next one and write that. A code is good only once.
code-lost = If you have lost the telephone, use a recovery code, or ask the administrator to remove the second factor.

factor-title = The second factor
factor-words = A password can be seen over the shoulder. That is why you also need a code from your telephone.
factor-step-app = Open an app for one-time codes on the telephone, for example the one that came with it, or a free authenticator.
factor-step-picture = Take a picture of this code with the app.
factor-picture = Picture code for the telephone's app; the same secret stands as text below
factor-step-text = Or type the secret in:
factor-step-code = Write the six digits that the app shows.
factor-do = Set up
factor-move-title = Move to a new telephone
factor-move-words = First write a code from the old telephone, or a recovery code.
codes-title = Recovery codes
codes-words = Copy these codes or print them, and keep them somewhere else than the telephone. Each can be used once if the telephone is gone.
codes-once = They are shown only now.
codes-go-on = I have kept them
account-factor = Second factor
account-factor-since = code from a telephone, set up { $date }
account-factor-none = not set up
account-factor-set = Set up
account-factor-move = Move to a new telephone
accounts-factor-since = code from a telephone, set up { $date }; { $n ->
    [one] 1 recovery code
   *[other] { $n } recovery codes
  } left

sessions-title = Where you are logged in
sessions-lead = If you see something you do not know, log it out and change your password.
sessions-browser = Browser
sessions-address = Network address
sessions-since = Since
sessions-seen = Last used
sessions-end = Log out
sessions-this = this browser
sessions-unknown = unknown browser
sessions-end-one = Log out here
sessions-end-others = Log out everywhere else
sessions-none = Not logged in anywhere
done-session-ended = Logged out.

nav-accounts = Accounts
accounts-title = Accounts
accounts-lead = Who can log in, and how. No case can be seen from here.
accounts-add = New account
accounts-nameless = During the last day there { $n ->
    [one] was one attempt
   *[other] were { $n } attempts
  } to log in with user names that do not exist.
accounts-name = Name
accounts-role = Role
accounts-team = Team
accounts-district = District
accounts-district-hint = Only for a district leader: the district that he or she leads.
accounts-provider = Provider
accounts-provider-hint = Only for a provider: the company that he or she works for.
accounts-user-name = User name
accounts-state = Account
accounts-entered = Last logged in
accounts-failed = Failed attempts, 1 day
accounts-active = active
accounts-none = no account
accounts-first = waits for the first log-in
accounts-first-since = first password given { $date }, not yet changed
accounts-disabled = closed
accounts-left = left
accounts-worker = Member of staff
accounts-or-new = Or a new member of staff
accounts-user-name-hint = Letters, digits, dot, hyphen, underscore or @. Capital and small letters are the same.
accounts-password = Give a first password. Leave it out if the person shall only log in through the municipality's log-in.
accounts-add-do = Make the account
accounts-go-on = Go on to the account
accounts-deeds = What can be done with the account
accounts-own = You change your own password and second factor under My account
accounts-do-password = Give a new first password
accounts-do-factor = Remove the second factor
accounts-do-links = Forget the link to the municipality's log-in
accounts-do-sessions = Log out everywhere
accounts-do-disable = Close the account
accounts-do-enable = Open the account again
accounts-do-leave = The person has left
accounts-role-title = Role and team
accounts-role-words = A new role logs the person out, so that it holds from the next log-in.
accounts-do-role = Save role and team
first-password-title = First password
first-password-words = Give the person this password, preferably by telephone or face to face:
first-password-once = It is shown only now and must be changed at the first log-in.
first-password-none = The account is made. The person logs in through the municipality's log-in.
done-account-disabled = The account is closed and logged out everywhere.
done-account-enabled = The account is open again.
done-sessions-ended = Logged out everywhere.
done-factor-reset = The second factor is removed. It is set up anew at the next log-in.
done-links-forgotten = The link to the municipality's log-in is forgotten. It is made anew at the next log-in.
done-worker-left = The person is recorded as having left and cannot log in.
done-role-changed = Role and team are saved.
refused-user-name = A user name has 2 to 64 letters, digits, dots, hyphens, underscores or @.
refused-user-name-taken = Somebody else has that user name.
refused-has-account = The person has an account already.
refused-own-account = You cannot do that to your own account. Ask another administrator.

attempts-title = Attempts to log in
attempts-at = When
attempts-outcome = Outcome
attempts-address = Network address
attempts-browser = Browser
attempts-wrong = wrong password
attempts-code = wrong code
attempts-step = right password, code missing
attempts-in = got in
attempts-known = known browser
attempts-none = No attempts during the last 90 days

## What an administrator does to an account
account-act-added = made
account-act-password-reset = new first password
account-act-factor-reset = second factor removed
account-act-disabled = closed
account-act-enabled = opened again
account-act-sessions-ended = logged out everywhere
account-act-linked = linked to the municipality's log-in
account-act-links-forgotten = link to the municipality's log-in forgotten
event-account-changed = Account changed

# How a member of staff is reached
contact-title = Telephone and e-mail
contact-lead = So that the family can reach whoever they need to talk to: it stands in the letters and on the family's plan.
contact-phone = Telephone
contact-email = E-mail
contact-send = Save
done-contact = Telephone and e-mail have been saved.
refused-phone = Write a telephone number of at least eight digits, or leave the field empty.
refused-email = Write a whole e-mail address, or leave the field empty.
event-worker-contact-set = Telephone and e-mail changed
