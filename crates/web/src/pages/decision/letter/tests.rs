use super::*;
use domain::event::casework::{ChildConversation, DecisionMade};
use domain::event::decision::{HearingAnswered, HearingSent, Terms};
use domain::fold::{Rules, Workspace, fold};
use domain::id::EventId;
use domain::text::text;
use domain::{
    Act, ConversationAbout, ConversationOmission, ConversationOutcome, DecisionKind, Event, Moment,
    Payload, PersonId, Role, StreamId, Texts, WorkerId,
};
use std::collections::HashMap;
use uuid::Uuid;

const CHILD: PersonId = PersonId(Uuid::from_u128(1));
const MOTHER: PersonId = PersonId(Uuid::from_u128(2));

fn day(n: i32) -> Moment {
    Day::from_ymd(2026, 3, 2).unwrap().add_days(n).at(10, 0)
}

fn event(position: u32, payload: Payload, text: Texts) -> Event {
    Event {
        position: u64::from(position),
        id: EventId(Uuid::from_u128(100 + u128::from(position))),
        stream: StreamId::from(CHILD),
        seq: position,
        at: day(0),
        known_at: day(0),
        appended_at: day(0),
        actor: WorkerId(Uuid::from_u128(3)),
        role: Role::Caseworker,
        subjects: vec![CHILD],
        payload,
        text,
        corrects: None,
        mode: None,
    }
}

/// A decision on support two days after a conversation with the child.
fn view(told: ChildConversation, words: &str) -> DecisionView {
    let mut said = Texts::new();
    if !words.is_empty() {
        said.insert("words".to_owned(), text(words, Audience::Family));
    }
    let events = vec![event(1, told.into(), said)];
    let case = fold(
        &[CHILD],
        &events,
        &Rules::built_in(),
        &mut Workspace::default(),
    );
    DecisionView {
        view: app::case::CaseView {
            case,
            events,
            names: HashMap::new(),
            closed: Vec::new(),
            seen: 1,
        },
        made: DecisionMade {
            decision: ItemId(Uuid::from_u128(20)),
            kind: DecisionKind::Support,
            paragraph: "BL § 32, stk. 1, nr. 5".to_owned(),
            law: Act::Bl,
            urgent: false,
            consent: true,
            measure: None,
            placed_before: false,
            terms: Terms::default(),
        },
        text: Texts::new(),
        at: day(2),
        recorded_by: WorkerId(Uuid::from_u128(3)),
        stage: Stage::Made,
        now: day(4),
    }
}

/// The words of the letter, line by line.
fn letter_to(lang: Lang, view: &DecisionView, is_child: bool) -> String {
    let to = Party {
        person: if is_child { CHILD } else { MOTHER },
        is_child,
        must_consent: !is_child,
    };
    let lines = blocks(lang, view, &to, "Anna Holm")
        .into_iter()
        .map(|block| match block {
            Block::Heading { text } | Block::Paragraph { text } | Block::Quotation { text } => text,
            _ => String::new(),
        });
    lines.collect::<Vec<_>>().join("\n")
}

fn talk(outcome: ConversationOutcome) -> ChildConversation {
    ChildConversation::new(ConversationAbout::Decision, outcome, false)
}

#[test]
fn the_letter_to_the_child_speaks_to_it_and_the_others_about_it() {
    let mut held = talk(ConversationOutcome::Held);
    held.support_person = true;
    let view = view(held, "Jeg vil gerne blive på min skole.");
    let own = letter_to(Lang::Da, &view, true);
    for words in [
        "truffet en afgørelse om dig.",
        "Det har du sagt",
        "Vi talte med dig den 2. marts 2026.",
        "Du havde en bisidder med.",
        "Jeg vil gerne blive på min skole.",
    ] {
        assert!(own.contains(words), "»{words}« is missing in\n{own}");
    }
    assert!(!own.to_lowercase().contains("barnet"), "{own}");
    let mothers = letter_to(Lang::Da, &view, false);
    for words in [
        "Det siger barnet",
        "Vi talte med barnet",
        "Barnet havde en bisidder",
    ] {
        assert!(
            mothers.contains(words),
            "»{words}« is missing in\n{mothers}"
        );
    }
    let english = letter_to(Lang::En, &view, true);
    assert!(english.contains("We talked with you on"), "{english}");
    assert!(!english.contains("the child "), "{english}");
}

#[test]
fn a_preliminary_decision_is_the_chairs_and_no_meetings() {
    let mut view = view(talk(ConversationOutcome::Held), "");
    view.made.terms.by = Some(Competence::Committee);
    view.made.terms.met_on = Some(day(2).day());
    let meeting = letter_to(Lang::Da, &view, false);
    assert!(meeting.contains("har på sit møde den"), "{meeting}");
    view.made.kind = DecisionKind::Preliminary;
    let chairs = letter_to(Lang::Da, &view, false);
    let opening = "Formanden for børne- og ungeudvalget har den 4. marts 2026 truffet en foreløbig";
    assert!(chairs.contains(opening), "{chairs}");
    assert!(!chairs.contains("møde"), "{chairs}");
}

#[test]
fn the_teams_meeting_is_named_and_its_decisions_are_complained_of_as_the_municipalitys() {
    let mut view = view(talk(ConversationOutcome::Held), "");
    view.made.terms.by = Some(Competence::TeamMeeting);
    view.made.terms.met_on = Some(day(0).day());
    let letter = letter_to(Lang::Da, &view, false);
    let opening = "Teamet har på sit møde den 2. marts 2026 truffet en afgørelse";
    assert!(letter.contains(opening), "{letter}");
    view.made.terms.by = Some(Competence::TeamLeader);
    let leaders = letter_to(Lang::Da, &view, false);
    let complaint = |letter: &str| letter.split_once("klage").map(|(_, rest)| rest.to_owned());
    assert_eq!(complaint(&letter), complaint(&leaders));
}

#[test]
fn a_conversation_that_was_not_held_is_told_with_its_ground() {
    let mut omitted = talk(ConversationOutcome::Omitted);
    omitted.omitted_for = Some(ConversationOmission::Maturity);
    let view = view(omitted, "");
    let own = letter_to(Lang::Da, &view, true);
    assert!(own.contains("Vi har ikke talt med dig."), "{own}");
    assert!(
        own.contains("Grunden er din alder eller modenhed."),
        "{own}"
    );
    let mothers = letter_to(Lang::Da, &view, false);
    let ground = "Grunden er barnets alder eller modenhed.";
    assert!(mothers.contains(ground), "{mothers}");

    let declined = self::view(talk(ConversationOutcome::Declined), "");
    let own = letter_to(Lang::Da, &declined, true);
    assert!(own.contains("Vi tilbød dig en samtale den"), "{own}");
}

#[test]
fn an_answer_that_the_family_may_not_see_is_in_no_letter() {
    let mut view = view(talk(ConversationOutcome::Held), "");
    for (n, (words, audience)) in [
        ("Det må alle se", Audience::Family),
        ("Kun for medarbejdere", Audience::Staff),
    ]
    .into_iter()
    .enumerate()
    {
        let n = u32::try_from(n).unwrap();
        let hearing = ItemId(Uuid::from_u128(50 + u128::from(n)));
        let sent = HearingSent {
            hearing,
            person: MOTHER,
            answer_by: day(1).day(),
        };
        let mut answer = Texts::new();
        answer.insert("answer".to_owned(), text(words, audience));
        let events = &mut view.view.events;
        events.push(event(2 + 2 * n, sent.into(), Texts::new()));
        events.push(event(3 + 2 * n, HearingAnswered { hearing }.into(), answer));
    }
    let letter = letter_to(Lang::Da, &view, false);
    assert!(letter.contains("Det må alle se"), "{letter}");
    assert!(!letter.contains("Kun for medarbejdere"), "{letter}");
}
