//! Accounts with a clock that is moved by hand: who gets in, who waits, and what ends.

use app::account::{Entry, NewPassword, Opened, Origin, Post, SecondFactor, Settings};
use app::erase::{EraseOrder, Whom};
use app::{Actor, App, Error, Fixed};
use domain::event::people::PersonRegistered;
use domain::{Day, ErasureGround, Event, EventId, Moment, Payload, PersonId, Role, WorkerId};
use identity::totp;
use std::path::PathBuf;
use std::sync::Arc;
use store::{Keys, Pending, Store};

const OWN: &str = "min bror spiser aldrig rejer";

fn noon() -> Moment {
    Day::from_ymd(2026, 11, 23).unwrap().at(12, 0)
}

/// A municipality with one administrator and one clerk of each role asked for.
struct Office {
    app: App,
    clock: Arc<Fixed>,
    folder: PathBuf,
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Office {
    fn new(name: &str, second_factor: SecondFactor) -> Self {
        let folder =
            std::env::temp_dir().join(format!("traad-accounts-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let clock = Arc::new(Fixed::at(noon()));
        let url = format!("sqlite:{}", folder.join("t.db").display());
        let store = Store::open(&url, &Keys::beside(&url).unwrap()).unwrap();
        let settings = Settings {
            second_factor,
            ..Settings::default()
        };
        let app = App::open(store, clock.clone())
            .unwrap()
            .with_accounts(settings);
        Self { app, clock, folder }
    }

    fn pass(&self, seconds: i64) {
        self.clock.set(self.app.now().add_seconds(seconds));
    }

    /// Somebody with an account whose first password was changed to `OWN`.
    fn settled(&self, name: &str, role: Role) -> WorkerId {
        let (worker, first) = self.begun(name, role);
        let opened = self.in_with(name, &first, &home());
        assert_eq!(opened.pending, Some(Pending::Password));
        let typed = NewPassword {
            new: OWN.into(),
            again: OWN.into(),
            ..NewPassword::default()
        };
        self.app
            .choose_password(&opened.token, &typed, &home())
            .unwrap();
        worker
    }

    fn begun(&self, name: &str, role: Role) -> (WorkerId, String) {
        let system = Actor::system();
        let worker = self
            .app
            .register_worker(&system, name, Post::of(role))
            .unwrap();
        let first = self.app.add_account(&system, worker, name, true).unwrap();
        (worker, first.unwrap().reveal().to_owned())
    }

    fn log_in(&self, name: &str, password: &str, origin: &Origin) -> Entry {
        self.app.log_in(name, password, origin).unwrap()
    }

    fn in_with(&self, name: &str, password: &str, origin: &Origin) -> Opened {
        match self.log_in(name, password, origin) {
            Entry::In(opened) => opened,
            other => panic!("{other:?}"),
        }
    }
}

fn from(address: &str) -> Origin {
    Origin {
        address: address.parse().ok(),
        browser: "Firefox, Linux".into(),
        known: None,
    }
}

fn home() -> Origin {
    from("192.0.2.10")
}

fn stranger() -> Origin {
    from("203.0.113.66")
}

fn nobody() -> SecondFactor {
    SecondFactor::For(Vec::new())
}

#[test]
fn the_first_password_opens_nothing_but_the_choice_of_another() {
    let office = Office::new("first", nobody());
    let (_, first) = office.begun("anna", Role::Committee);
    let opened = office.in_with("Anna ", &first, &home());
    assert_eq!(opened.pending, Some(Pending::Password));
    assert_eq!(office.app.who(&opened.token).unwrap(), None);
    let choose = |new: &str, again: &str| {
        let typed = NewPassword {
            new: new.into(),
            again: again.into(),
            ..NewPassword::default()
        };
        office.app.choose_password(&opened.token, &typed, &home())
    };
    for (new, again) in [
        (&*first, &*first),
        ("kort", "kort"),
        (OWN, "en anden"),
        ("anna anna anna 1", "anna anna anna 1"),
    ] {
        assert!(
            matches!(choose(new, again), Err(Error::Refused(_))),
            "{new}"
        );
    }
    let Entry::In(after) = choose(OWN, OWN).unwrap() else {
        panic!("not in");
    };
    assert_ne!(after.token, opened.token);
    assert_eq!(
        office.app.who(&opened.token).unwrap(),
        None,
        "the old token is dead"
    );
    assert_eq!(office.app.who(&after.token).unwrap().unwrap().name, "anna");
    assert_eq!(office.log_in("anna", &first, &home()), Entry::Wrong);
}

#[test]
fn a_stranger_who_hammers_an_account_waits_and_its_owner_does_not() {
    let office = Office::new("hammer", nobody());
    office.settled("anna", Role::Committee);
    let known = office
        .in_with("anna", OWN, &home())
        .browser
        .expect("a new browser");
    for _ in 0..4 {
        assert_eq!(office.log_in("anna", "forkert", &stranger()), Entry::Wrong);
    }
    assert_eq!(
        office.log_in("anna", OWN, &stranger()),
        Entry::Wait(2),
        "even with the right one"
    );
    for _ in 0..20 {
        if let Entry::Wait(seconds) = office.log_in("anna", "forkert", &stranger()) {
            office.pass(seconds);
        }
    }
    office.log_in("anna", "forkert", &stranger());
    assert!(matches!(
        office.log_in("anna", "forkert", &stranger()),
        Entry::Wait(500..=900)
    ));
    // From another address the owner gets in at once,
    assert!(matches!(office.log_in("anna", OWN, &home()), Entry::In(_)));
    // and in her own browser even from the stranger's.
    let own = Origin {
        known: Some(known),
        ..stranger()
    };
    assert!(matches!(office.log_in("anna", OWN, &own), Entry::In(_)));
    // Somebody else's cookie helps nobody.
    let forged = Origin {
        known: Some("gættet".into()),
        ..stranger()
    };
    assert!(matches!(
        office.log_in("anna", OWN, &forged),
        Entry::Wait(_)
    ));
}

#[test]
fn an_unknown_name_gets_the_same_answers_as_a_known_one() {
    let office = Office::new("unknown", nobody());
    office.settled("anna", Role::Committee);
    for attempt in 0..8 {
        let known = office.log_in("anna", "forkert", &stranger());
        let unknown = office.log_in("findes.ikke", "forkert", &from("203.0.113.67"));
        assert_eq!(known, unknown, "attempt {attempt}");
    }
}

#[test]
fn a_session_ends_unused_after_a_while_and_in_any_case_in_the_end() {
    let office = Office::new("session", nobody());
    office.settled("anna", Role::Committee);
    let idle = office.in_with("anna", OWN, &home()).token;
    let used = office.in_with("anna", OWN, &home()).token;
    let mut hours = 0;
    while office.app.who(&used).unwrap().is_some() {
        office.pass(3600);
        hours += 1;
        assert!(hours < 20, "never ends");
        if hours == 2 {
            assert_eq!(office.app.who(&idle).unwrap(), None);
        }
    }
    assert_eq!(hours, 12);
}

#[test]
fn another_role_leaving_and_a_closed_account_end_every_session() {
    let office = Office::new("ends", nobody());
    let system = Actor::system();
    let anna = office.settled("anna", Role::Committee);
    let enter = || office.in_with("anna", OWN, &home()).token;
    let is_in = |token: &str| office.app.who(token).unwrap().is_some();

    let token = enter();
    office
        .app
        .change_post(&system, anna, None, &Post::of(Role::Economist))
        .unwrap();
    assert!(!is_in(&token));
    let token = enter();
    office.app.disable_account(&system, anna, true).unwrap();
    assert!(!is_in(&token));
    assert_eq!(office.log_in("anna", OWN, &home()), Entry::Wrong);
    office.app.disable_account(&system, anna, false).unwrap();
    let (token, other) = (enter(), enter());
    assert_eq!(office.app.end_sessions_of(&system, anna).unwrap(), 2);
    assert!(!is_in(&token) && !is_in(&other));
    let token = enter();
    office.app.worker_leaves(&system, anna).unwrap();
    assert!(!is_in(&token));
    assert_eq!(office.log_in("anna", OWN, &home()), Entry::Wrong);
}

#[test]
fn what_an_administrator_does_is_in_the_journal_and_no_secret_is() {
    let office = Office::new("journal", nobody());
    let (worker, first) = office.begun("anna.hemmelig", Role::Committee);
    let again = office.app.reset_password(&Actor::system(), worker).unwrap();
    let events = office.app.store().office_events().unwrap();
    let acts: Vec<&str> = events
        .iter()
        .filter_map(|e| match &e.payload {
            Payload::AccountChanged(a) if a.worker == worker => Some(a.act.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(acts, ["added", "password_reset"]);
    let raw = std::fs::read(office.folder.join("t.db")).unwrap();
    let log = std::fs::read(office.folder.join("t.db-wal")).unwrap_or_default();
    for secret in [first.as_str(), again.reveal()] {
        for bytes in [&raw, &log] {
            assert!(!bytes.windows(secret.len()).any(|w| w == secret.as_bytes()));
        }
    }
}

#[test]
fn only_an_administrator_manages_and_never_their_own_account() {
    let office = Office::new("rights", nobody());
    let worker = office.settled("anna", Role::Head);
    let token = office.in_with("anna", OWN, &home()).token;
    let head = office.app.who(&token).unwrap().unwrap();
    assert!(matches!(
        office.app.account_lines(&head),
        Err(Error::Forbidden)
    ));
    assert!(matches!(
        office.app.reset_password(&head, worker),
        Err(Error::Forbidden)
    ));
    let own = office.settled("admin", Role::Administrator);
    let token = office.in_with("admin", OWN, &home()).token;
    let admin = office.app.who(&token).unwrap().unwrap();
    assert!(matches!(
        office.app.disable_account(&admin, own, true),
        Err(Error::Refused(_))
    ));
    assert!(matches!(
        office
            .app
            .change_post(&admin, own, None, &Post::of(Role::Head)),
        Err(Error::Refused(_))
    ));
}

/// The secret of the offered second factor.
fn secret_of(text: &str) -> Vec<u8> {
    let letters: String = text.chars().filter(|c| *c != ' ').collect();
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: Vec<String> = letters
        .chars()
        .map(|c| format!("{:05b}", alphabet.find(c).unwrap()))
        .collect();
    let bits = bits.concat();
    bits.as_bytes()
        .chunks_exact(8)
        .map(|b| u8::from_str_radix(std::str::from_utf8(b).unwrap(), 2).unwrap())
        .collect()
}

/// The code that a telephone shows at a moment.
fn code(secret: &[u8], at: Moment) -> String {
    (0..1_000_000)
        .map(|n| format!("{n:06}"))
        .find(|code| totp::step_of(secret, code, at.0) == Some(at.0 / 30))
        .unwrap()
}

#[test]
fn who_sees_persons_needs_a_second_factor_and_no_code_counts_twice() {
    let office = Office::new("factor", SecondFactor::WhereItMatters);
    office.settled("udvalg", Role::Committee);
    let free = office.in_with("udvalg", OWN, &home());
    assert_eq!(free.pending, None, "the committee sees figures only");

    office.settled("anna", Role::Caseworker);
    let opened = office.in_with("anna", OWN, &home());
    assert_eq!(opened.pending, Some(Pending::Factor));
    assert_eq!(office.app.who(&opened.token).unwrap(), None);
    let offered = office.app.offer_factor(&opened.token, "Fjordby").unwrap();
    let same = office.app.offer_factor(&opened.token, "Fjordby").unwrap();
    assert_eq!(
        offered.text, same.text,
        "a page loaded twice shows one secret"
    );
    let secret = secret_of(&offered.text);
    let prove = |code: &str| {
        office
            .app
            .prove_factor(&opened.token, code, &home())
            .unwrap()
    };
    assert!(prove("12345").is_err());
    let first = code(&secret, office.app.now());
    let Ok(proved) = prove(&first) else {
        panic!("not proved");
    };
    assert_eq!(proved.codes.len(), 8);
    assert!(office.app.who(&proved.opened.token).unwrap().is_some());

    // The code that proved it was taken and logs nobody in.
    let waiting = office.in_with("anna", OWN, &home());
    assert_eq!(waiting.pending, Some(Pending::Code));
    assert_eq!(office.app.who(&waiting.token).unwrap(), None);
    let give = |code: &str| office.app.give_code(&waiting.token, code, &home()).unwrap();
    assert_eq!(give(&first), Entry::Wrong);
    office.pass(30);
    let next = code(&secret, office.app.now());
    let Entry::In(inside) = give(&next) else {
        panic!("not in");
    };
    assert!(office.app.who(&inside.token).unwrap().is_some());
    assert_eq!(office.app.who(&waiting.token).unwrap(), None);
    let again = office.in_with("anna", OWN, &home());
    let replayed = office.app.give_code(&again.token, &next, &home()).unwrap();
    assert_eq!(replayed, Entry::Wrong, "seen over the shoulder");
    // A recovery code is good once.
    let spare = proved.codes[3].to_uppercase().replace('-', " ");
    let Entry::In(_) = office.app.give_code(&again.token, &spare, &home()).unwrap() else {
        panic!("not in with a recovery code");
    };
    let third = office.in_with("anna", OWN, &home());
    assert_eq!(
        office.app.give_code(&third.token, &spare, &home()).unwrap(),
        Entry::Wrong
    );
}

#[test]
fn guessing_codes_is_slowed_wherever_it_comes_from() {
    let office = Office::new("codes", SecondFactor::WhereItMatters);
    office.settled("anna", Role::Caseworker);
    let opened = office.in_with("anna", OWN, &home());
    let secret = secret_of(
        &office
            .app
            .offer_factor(&opened.token, "Fjordby")
            .unwrap()
            .text,
    );
    let first = code(&secret, office.app.now());
    assert!(
        office
            .app
            .prove_factor(&opened.token, &first, &home())
            .unwrap()
            .is_ok()
    );
    let mut guesses = 0;
    for n in 0..40 {
        let origin = from(&format!("203.0.113.{n}"));
        let Entry::In(waiting) = office.log_in("anna", OWN, &origin) else {
            break;
        };
        if let Entry::Wait(_) = office
            .app
            .give_code(&waiting.token, "000000", &origin)
            .unwrap()
        {
            break;
        }
        guesses += 1;
    }
    assert!((8..=12).contains(&guesses), "{guesses}");
}

/// Somebody on record who may be erased at once.
fn somebody(office: &Office) -> PersonId {
    let person = PersonId(uuid::Uuid::from_u128(77));
    let payload = PersonRegistered {
        person,
        kind: domain::PersonKind::Adult,
        birth_on: None,
        sex: None,
        protected: false,
        unidentified: false,
    };
    let now = office.app.now();
    let event = Event {
        position: 0,
        id: EventId(uuid::Uuid::from_u128(78)),
        stream: person.into(),
        seq: 0,
        at: now,
        known_at: now,
        appended_at: now,
        actor: WorkerId::SYSTEM,
        role: Role::Import,
        subjects: vec![person],
        payload: payload.into(),
        text: domain::Texts::new(),
        corrects: None,
        mode: None,
    };
    office.app.take_in(vec![event], &mut |_| {}).unwrap();
    person
}

#[test]
fn erasing_asks_for_the_second_factor_once_more() {
    let office = Office::new("erase", nobody());
    let worker = office.settled("anna", Role::Administrator);
    let person = somebody(&office);
    let actor = office.app.ruleset().actor(worker).unwrap();
    let erase = |code: &str| {
        let order = EraseOrder {
            ground: ErasureGround::Mistake,
            reason: "Oprettet ved en fejl".into(),
            code: code.into(),
            origin: home(),
        };
        match office
            .app
            .erase_person(&actor, Whom::Person(person), &order)
        {
            Err(Error::Refused(problems)) => problems[0].message,
            other => other.map(|_| "erased").unwrap(),
        }
    };
    assert_eq!(erase(""), "refused-no-factor");
    let opened = office.in_with("anna", OWN, &home());
    let offered = office.app.offer_factor(&opened.token, "Fjordby").unwrap();
    let secret = secret_of(&offered.text);
    let first = code(&secret, office.app.now());
    let proved = office.app.prove_factor(&opened.token, &first, &home());
    assert!(proved.unwrap().is_ok());
    assert_eq!(erase("000000"), "refused-code");
    assert_eq!(erase(&first), "refused-code", "no code counts twice");
    office.pass(60);
    let fresh = code(&secret, office.app.now());
    assert_eq!(erase(&fresh), "erased");
    // Whoever may not erase is told nothing.
    let worker = office.settled("bo", Role::Head);
    let head = office.app.ruleset().actor(worker).unwrap();
    let refused = office.app.erase_plan(&head, Whom::Person(person));
    assert!(matches!(refused, Err(Error::Forbidden)));
}
