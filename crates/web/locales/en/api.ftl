# The interface for other programs.

problem-malformed-title = The call cannot be read
problem-malformed-words = A parameter or the body has a wrong form. See which field it is, and mend the call.
problem-unauthorized-title = A token is missing
problem-unauthorized-words = Send a good token: “Authorization: Bearer …”. If it has expired or was revoked, the administrator can make a new one.
problem-forbidden-title = The client may not do this
problem-forbidden-words = The client's role or permits do not include this. Ask the administrator for a token with the permit it takes.
problem-not-found-title = There is no such thing
problem-not-found-words = The address leads nowhere, or to something outside what the client can see.
problem-erased-title = The details were erased
problem-erased-words = The person's details were erased and will not come back. Figures and duties are unchanged.
problem-method-not-allowed-title = The address does not work this way
problem-method-not-allowed-words = The method does not fit the address. The header “Allow” names those that do.
problem-conflict-title = The case has changed meanwhile
problem-conflict-words = Somebody recorded in the case after it was read. Read the case again, see whether what you record still fits, and send it with the new “seen”.
problem-too-large-title = The body is too large
problem-too-large-words = Send at most 256 KB.
problem-media-type-title = The body is not JSON
problem-media-type-words = Send “Content-Type: application/json”.
problem-refused-title = Something must be mended
problem-refused-words = The call could be read, but cannot be carried out as it stands. Nothing was recorded. See the fields.
problem-too-many-title = Too many calls
problem-too-many-words = The client has called too often. Wait as many seconds as “Retry-After” says.
problem-inside-title = The fault is ours
problem-inside-words = The call could not be carried out. The fault is written down; try again, and name the number if it stays.
problem-parameter = The value has a wrong form, or there is no such parameter.
problem-query = A parameter is missing, unknown or has a wrong form.
problem-field = The field is missing, unknown or has a wrong form.
problem-json = The body is not valid JSON.
problem-key = A key is missing: 1 to 100 letters, digits, - or _.
problem-range = The number is outside its limits.

refused-long = Make it shorter.
refused-no-team = Choose a team that exists.
refused-client-role = A program cannot have this role: it has no cases, district or contracts of its own and is not the system itself.
refused-client-team = Choose a team. The role reaches only its cases.
refused-client-until = Choose a day from today and at most a year ahead.
refused-key-used = The key was used for something else. Choose a new key for a new recording.

# Pages that cannot be shown.
error-malformed-title = The address or form cannot be read
error-malformed-words = Something in the address, or in what was sent, has a wrong form. Go back and try again from there.
error-method-title = The page does not work this way
error-method-words = The address exists, but not for what was sent. Go back and try again from there.
error-too-large-title = That is too much at once
error-too-large-words = What was sent is too large. Go back and make the text shorter.
error-incident = Name this number when you ask for help:

## The page about the interface
interface-title = The interface for other programs
interface-lead = A program can read cases, duties and figures and record events with a token of its own: in the same reach as a person and with the same access log.
interface-document = The description (OpenAPI 3.1)
interface-token = Token
interface-token-words = The administrator gives a program access with a role and permits, and is shown its token once. The token goes with every call:
interface-permits = Permits
interface-permits-words = The role decides the reach. The permits narrow what the role gives and add nothing to it.
interface-permit = Permit
interface-opens = Opens
interface-calls = Calls
interface-times = Moments are UTC (2026-03-31T10:00:00Z), days are those of Copenhagen.
interface-once = An event is recorded once, however often it is sent: send the same Idempotency-Key again if no answer came.
interface-limits = Each program can send a hundred calls at once and twenty a second. An answer has at most 200 rows, a call at most { $size } KB.
interface-problems = When something goes wrong
interface-problems-words = A call that is not carried out is answered with application/problem+json (RFC 9457). The field type is the address on this page, errors names the fields, and instance is the number in the server's log.
interface-type = Type
interface-status = Status
interface-meaning = Meaning

permit-cases = the list of cases and the single case
permit-names = names and dates of birth in whatever else may be seen
permit-events = the events of a case, without texts
permit-texts = free text of events
permit-obligations = the red list and the single duty with its count
permit-indicators = figures for whole years and quarters, small counts hidden
permit-units = figures for any day, with the counted units and their cases
permit-notifications = the board of notifications
permit-record = recording an event in a case

## Administration of programs
clients-title = Programs with access
clients-lead = Other programs that come in through the interface with a token of their own.
clients-api = About the interface
clients-add = Give a program access
clients-add-do = Make a token
clients-none = No program has access
clients-none-text = Every program that was given access stands here, also when its access was closed again.
clients-name = Name
clients-name-hint = What the program is for. The name stands in the access log when it sees a case.
clients-role = Role
clients-role-hint = It decides how far the program sees. It has no cases, district or contracts of its own.
clients-team = Team
clients-team-hint = Only where the role reaches one team.
clients-permits = Permits
clients-permits-hint = Give only what the program uses. Names and texts are seldom needed.
clients-until = Last day
clients-until-hint = At most a year ahead. After that a new token is made.
clients-state = Token
clients-used = Last used
clients-made = Given access
clients-good = good until { $at }
clients-expired = expired { $at }
clients-revoked = access closed { $at }
clients-never = never
clients-token = The program's token
clients-token-words = Give this token to whoever runs the program, by a way that nobody else reads:
clients-token-once = It is shown only now. If it is lost, close the access of the program and make a new one.
clients-go-on = Go on to the program
clients-revoke-title = Close its access
clients-revoke-warning = The program loses its access
clients-revoke-words = Its next call is refused. If it is to come in again, a new token is made.
clients-revoke-do = Close its access
done-client-revoked = The access of the program is closed.

error-too-many-title = Too many calls are coming
error-too-many-words = More calls have come from this browser or this network than can be answered at once. Wait a moment and try again.
