# The interface for other programs.

problem-malformed-title = The call cannot be read
problem-malformed-words = A parameter or the body has a wrong form. See which field it is, and mend the call.
problem-unauthorized-title = A token is missing
problem-unauthorized-words = Send a good token: “Authorization: Bearer …”. If it has expired or was revoked, the administrator can make a new one.
problem-forbidden-title = The client may not do this
problem-forbidden-words = The client's role or permits do not include this. Ask the administrator for a token with the permit it takes.
problem-not-found-title = There is no such thing
problem-not-found-words = The address leads nowhere, or to something outside what the client can see.
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
