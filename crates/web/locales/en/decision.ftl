# Decisions: proposals, competence, hearing and the letter.

competence-own = The caseworker
competence-team-leader = The team leader
competence-head = The head
competence-committee = The committee for children and youth
adopted-competence = Plan of competence
event-decision-proposed = Proposed decision
event-decision-returned = Proposal sent back
event-hearing-sent = Hearing
event-hearing-answered = Answer to a hearing
view-decide = New decision
view-decision = A decision
view-decision-letter = Letter of a decision
view-hearing = Hearing
view-proposals = Decisions that wait

done-decided = Saved
done-approved = The decision is made
done-sent-back = The proposal is sent back

refused-ends-on = The expected end must be after the decision.
refused-price = Write the price in whole kroner, for example 1250 or 1.250.
refused-consent-missing = A placement with consent needs the consent of everybody who must give it.
refused-proposal-answered = The proposal is decided or sent back already.
hearing-answered = The answer to that hearing is on record already. What you wrote is not kept:
refused-met-on = Write the day of the committee's meeting.
refused-answer-by = The day to answer by has passed already.

party-child = { $name } (the child)
party-former = A former party
kroner-a-week = { $price } kroner a week

decide-title = Decision
decide-what = What is to be decided?
decide-other = Choose something else
decide-part-what = The decision
decide-part-why = The reasons
decide-part-how-long = Duration and price
decide-part-parties = The child and the parties
decide-paragraph = Paragraph
decide-place = Place
decide-urgent = The decision cannot wait
decide-purpose = Purpose
decide-facts = The facts
decide-facts-hint = What the decision rests on. The family gets the text in the letter.
decide-reasons = Reasons
decide-reasons-hint = The recommendation of the last assessment stands here where there is one. Rewrite it so that the family can read it.
decide-ends-on = Expected end
decide-ends-on-hint = The duration in the letter runs from today to this date.
decide-way-out = The way out
decide-way-out-hint = What must be reached before the help can end?
decide-weekly-price = Price a week
decide-weekly-price-hint = Kroner. Whoever approves the decision sees the price.
decide-consent = Consent
decide-consented = Have consented
decide-child-said = What the child says
child-said-staff-only = Some of it is for staff only. It is left out of the letters.
decide-child-not-heard = No conversation with the child is recorded.
decide-record-conversation = Record a conversation
decide-heard = Hearing
decide-nobody-heard = Nobody has been heard yet.
decide-hear = Hear a party
decide-competence-hint = If the plan of competence gives the decision to a leader or the committee, it goes on to them as a proposal.
decide-submit = Save the decision

hearing-title = Hearing
hearing-send = Hear a party
hearing-person = Whom
hearing-answer-by = Answer by
hearing-about = What the party is asked about
hearing-submit = Save the hearing
hearing-of = Answer of { $name }, heard { $day }
hearing-answer = The answer
hearing-answer-submit = Save the answer
hearing-by = answer by { $day }
hearing-answered-line = { $name } has answered.
hearing-waits-line = { $name } may answer up to and including { $day }.

case-decisions = Decisions
case-no-decisions = There is no decision yet.
decision-title = Decision: { $kind }
decision-paragraph = The decision
decision-recorded = Recorded
decision-by = Made by
decision-met-on = The committee's meeting
decision-consent = With consent
decision-no-consent = Without consent
decision-letters = Letters
decision-letter-to = Letter to { $name } (PDF)
decision-no-parties = The case knows of nobody with custody, and the child is not old enough to be a party. Record the family first.

proposal-title = Proposal: { $kind }
proposal-waits = Waits to be decided. Competence: { $whose }
proposal-returned = Sent back
proposal-approve = Approve
proposal-approve-submit = Make the decision
proposal-committee = The committee's decision
proposal-committee-submit = Record that the committee made the decision
proposal-send-back = Send back
proposal-words = What is missing
proposal-words-hint = The caseworker sees the text.
proposal-send-back-submit = Send the proposal back

decisions-title = Decisions that wait for you
decisions-intro = Proposals that the plan of competence gives to you. The oldest come first.
decisions-child = Child
decisions-what = Proposal
decisions-whose = Competence
decisions-proposed = Proposed
decisions-none = No proposals wait
decisions-none-text = Here stand the decisions that caseworkers propose and you can make.
overview-proposals = { $n ->
    [one] 1 decision waits for you
   *[other] { $n } decisions wait for you
}

letter-file = decision
letter-office = Children and families
letter-date = Date
letter-case = Case
letter-worker = Caseworker
letter-title = Decision: { $kind }
letter-decided = On { $day } the municipality made a decision about { $child }.
letter-committee-decided = At its meeting on { $day } the committee for children and youth made a decision about { $child }.
letter-what = Decision
letter-place = Place
letter-how-long = Expected duration
letter-until = until { $day }
letter-consented = Consent of
letter-purpose = The purpose
letter-facts = What we rest on
letter-reasons = Reasons
letter-way-out = The help can end when
letter-child-said = What the child says
letter-conversation-held = We talked with the child on { $day }.
letter-conversation-declined = We offered the child a conversation on { $day }. The child did not want it.
letter-conversation-omitted = We have not held a conversation with the child. We judged so on { $day }.
letter-heard = Comments on the case
letter-answered = { $name } writes:
letter-complaint = How to complain
letter-complain = You may complain about the decision within four weeks of getting it. Write or call us.
letter-complain-again = We look at the case again when you complain. If we keep to the decision, we send the complaint on to Ankestyrelsen, the national appeals board.
letter-complain-committee = You may complain to Ankestyrelsen, the national appeals board, within four weeks of getting the decision.
letter-complain-no-delay = The decision holds although you complain. If you disagree with what the appeals board decides, you may take the case to court within four weeks.
letter-support-person = You may bring somebody
letter-support-person-text = You have the right to a support person: an adult whom you choose yourself, who comes to meetings and helps you to say what you mean.
