## Words for templates of letters and for writing a letter.

nav-templates = Letters
templates-title = Letter templates
templates-lead = The municipality's own letters. Edit the words, see how the letter reads, and put it to use. Older versions stay.
templates-add = New template
templates-name = Template
templates-kind = Kept as
templates-language = Language
template-form = Template
template-title = Heading
template-language-label = Which language is the letter in?
template-kind = What kind of document is the letter?
template-kind-hint = It decides which KLE number the letter is filed under.
template-body = The words of the letter
template-body-hint = An empty line divides two paragraphs. A line that begins with # and a space is a heading; one that begins with - and a space is an item of a list. A name in braces is a field that the case fills in.
template-show = Show how the letter reads
template-adopt = Put the template to use
template-fields = Fields you can use
template-unknown = There are no such fields: { $names }. The fields are listed below.
template-versions = Versions
template-by-program = came with the program
template-sample-title = How the letter reads
template-sample-hint = Filled in with a made-up case.
done-template = The template is in use.
refused-template-field = Mend the fields that there are not.
refused-template-same = There is already a template with exactly that text, or the name cannot be used. Change the text or the name.
refused-template-taken = There is a template with nearly the same name. Give the new one another name, or change the one there is.
refused-template-lacks = The case lacks something the template uses. It is named above.

template-language-da = Danish
template-language-en = English

template-field-recipient = Name of the recipient
template-field-child = Name of the child
template-field-case-number = Number of the case
template-field-today = Today
template-field-caseworker = Name of the caseworker
template-field-team = Name of the team
template-field-municipality = Name of the municipality
template-field-duty-phone = Telephone out of hours
template-field-next-meeting = Next agreed meeting
template-field-arrived-on = Days of the notifications that the letter is about
template-field-notifications = The notifications that the letter is about, with their days
template-field-words = What you write yourself
template-field-answer-by = Last day to answer the hearing that the letter is about
template-field-heard-about = What the recipient is heard about
template-field-heard-facts = The facts the recipient is heard about

template-sample-recipient = Mona Prøve
template-sample-child = Ida Prøve
template-sample-case-number = 4711
template-sample-today = 23 November 2026
template-sample-caseworker = Mette Holm
template-sample-team = Team Nord
template-sample-municipality = Fjordby Kommune
template-sample-duty-phone = 12 34 56 78
template-sample-next-meeting = 3 December 2026, 10.00
template-sample-arrived-on = 12 November and 16 November 2026
template-sample-notifications = the notifications of 12 November and 16 November 2026
template-sample-words = We have talked with the school and would like to hear what you think.

write-title = Write a letter
write-template = Which letter?
write-to = To whom in the case?
write-to-name = Or to somebody else: name
write-to-name-hint = For example the school or the doctor. Choose nobody above then.
write-to-address = Address
write-to-address-hint = Write it where the one on record is missing or not the right one.
write-notifications = Which notifications is the letter about?
write-notifications-hint = The letter says their days if the template has room for them. The latest is ticked, and those of the four months before it since the last decision.
write-told-of = { $n ->
    [one] the notification of { $days }
   *[other] the notifications of { $days }
}
write-words = What you want to write yourself
write-words-hint = It stands where the template has room for your own words.
write-show = Show the letter
write-send = Keep it as sent
write-preview = The letter
write-lacks = The case lacks: { $fields }
write-lacks-text = Record it in the case, or choose another letter. Until then the letter cannot be kept.
done-letter = The letter is in the case as PDF. Fetch it here and send it.
view-letter = A letter in the case
refused-letter-two = Choose somebody above or write a name, not both.
refused-letter-to = Choose whom the letter is to, or write the name.
letter-keep = Keep as sent
letter-kept = kept as sent { $day }
done-letter-kept = The letter is among the documents of the case.
