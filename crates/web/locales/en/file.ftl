## Words for the file (access to documents), case consultation, safety plan and family group conference.

file-title = The file
file-title-of = The file of case { $n }
file-lead = The whole case in the order in which it happened, for whoever asked for access to documents. Choose for each text whether something is left out. The name of whoever notified is not in it. If it is asked for, decide on that by itself.
file-explain = These are the texts of the case in the order in which it happened. Where something is left out, a black bar says why. Documents are named by their title and follow separately.
file-pdf = Fetch as PDF
file-name = file
file-document = The file, handed out
file-link = The file, for access to documents
file-bar = Left out: { $title } ({ $paragraph })
file-apart = Not written for the parents: see whether something must be left out.
file-leave-out = Leave something out here
file-leave-out-submit = Leave it out
file-ground = Why is it left out?
file-ground-hint = The sections have not been read at the source yet. Look up the law if in doubt.
file-passage = Which words?
file-passage-hint = Write the words exactly as they stand. Leave it empty if the whole text is left out.
file-show-again = Show it again
file-give = Hand out the file
file-omissions = { $n ->
    [0] Nothing is left out.
    [one] One place is left out.
   *[other] { $n } places are left out.
}
file-to = To whom?
file-to-hint = The file is kept as PDF among the documents, exactly as it is handed out.
file-give-submit = Save that it was handed out
done-marked = What is left out is saved.
done-shown-again = It is shown in the file again.
done-file-given = Handing out is saved. Fetch the PDF among the documents.
refused-passage = Those words do not stand in the text. Write them exactly as they stand.
refused-marked = The passage is left out already on another ground. Show it again first if yours is the right one.
view-file = The file, for access to documents
event-omission-marked = Left out of the file
event-file-given = File handed out

record-case-consulted = Write a case consultation
record-safety-plan-made = Make a safety plan
record-family-group-held = Record a family group conference
event-case-consulted = Case consultation
event-safety-plan-made = Safety plan
event-family-group-held = Family group conference

field-presentation = Presentation: what is it about, and what do you want help with?
field-questions = Questions from colleagues, and your answers
field-reflection = Reflection: what did the colleagues notice?
field-proposals = Proposals
field-decision-words = Decision: what do you do now?
field-evaluation = Evaluation: what did you get out of it?
field-worries = What are we worried about?
field-signs = What do we see or hear when it is about to go wrong?
field-agreements = Who does what?
field-review-on = When do we look at the plan again?
review-on-hint = The day stands on the family's page, so that all can see whether the plan still holds.
field-question = The question the family worked on
field-family-plan = The family's own plan

safety-plan = Safety plan
safety-plan-until = looked at again { $day }
safety-plan-over = should have been looked at again { $day }
family-group = Family group conference
brief-consulted = The latest case consultation
file-goal = A goal of the plan
