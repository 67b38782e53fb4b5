//! Accounts, their second factor, attempts to log in and log-ins begun elsewhere.

use crate::world::{World, moment};
use domain::{Moment, Role, WorkerId};
use std::sync::atomic::{AtomicU32, Ordering};
use store::{Attempt, Counted, Outcome, Pending, Session, SessionId};

fn day() -> Moment {
    moment(2026, 11, 23)
}

fn worker(world: &World) -> WorkerId {
    WorkerId(world.id())
}

fn session(worker: WorkerId, pending: Option<Pending>) -> Session {
    Session {
        worker,
        role: Role::Head,
        created_at: day(),
        seen_at: day(),
        expires_at: day().add_seconds(3600),
        ends_at: day().add_seconds(7200),
        pending,
        means: "password".into(),
        address: "192.0.2.7".into(),
        browser: "Firefox, Linux".into(),
    }
}

pub fn a_user_name_and_a_worker_have_one_account(world: &World) {
    let (store, anna, bente) = (&world.store, worker(world), worker(world));
    assert!(store.account_add(anna, "anna", Some("$x"), day()).unwrap());
    assert!(
        !store.account_add(bente, "anna", None, day()).unwrap(),
        "the name is taken"
    );
    assert!(
        !store.account_add(anna, "anna2", None, day()).unwrap(),
        "she has one"
    );
    assert!(store.account_add(bente, "bente", None, day()).unwrap());
    let account = store.account_named("anna").unwrap().unwrap();
    assert_eq!(account.must_change_since, Some(day()));
    assert_eq!(store.account_of(bente).unwrap().unwrap().password, None);
    store.account_password(anna, "$y", false, day()).unwrap();
    let account = store.account_of(anna).unwrap().unwrap();
    assert_eq!(
        (account.password.as_deref(), account.must_change_since),
        (Some("$y"), None)
    );
    // Hashed anew with more work, unless it was changed meanwhile.
    store.account_rehash(anna, "$x", "$z").unwrap();
    assert_eq!(
        store.account_of(anna).unwrap().unwrap().password.unwrap(),
        "$y"
    );
    assert_eq!(store.accounts().unwrap().len(), 2);
}

pub fn a_disabled_account_and_the_end_of_a_day_end_sessions(world: &World) {
    let (store, anna) = (&world.store, worker(world));
    store.account_add(anna, "anna", None, day()).unwrap();
    let find = |token: &str, at: Moment| store.session_find(token, at).unwrap();
    store.session_create("a", &session(anna, None)).unwrap();
    store
        .session_create("b", &session(anna, Some(Pending::Code)))
        .unwrap();
    assert_eq!(find("b", day()).unwrap().pending, Some(Pending::Code));
    assert_eq!(store.sessions_of(anna, day()).unwrap().len(), 2);
    // Used again and again it still ends.
    let late = day().add_seconds(3000);
    store
        .session_touch("a", late, day().add_seconds(9000))
        .unwrap();
    assert!(find("a", day().add_seconds(7199)).is_some());
    assert!(find("a", day().add_seconds(7200)).is_none());
    store.account_disable(anna, Some(day())).unwrap();
    assert_eq!(find("a", day()), None);
    // One begun while the account was being disabled opens nothing either.
    store.session_create("c", &session(anna, None)).unwrap();
    assert_eq!(find("c", day()), None);
    store.account_disable(anna, None).unwrap();
    assert!(find("c", day()).is_some());
    store.session_create("d", &session(anna, None)).unwrap();
    assert!(
        !store
            .session_end_of(worker(world), SessionId::of("c"))
            .unwrap(),
        "not theirs"
    );
    assert_eq!(
        store.sessions_end(anna, Some(SessionId::of("d"))).unwrap(),
        1
    );
    assert!(find("c", day()).is_none() && find("d", day()).is_some());
    let id: SessionId = SessionId::of("d").to_string().parse().unwrap();
    assert!(store.session_end_of(anna, id).unwrap());
}

pub fn a_code_and_a_recovery_code_count_once(world: &World) {
    let (store, anna) = (&world.store, worker(world));
    store.account_add(anna, "anna", None, day()).unwrap();
    assert!(
        !store.factor_take_step(anna, 5).unwrap(),
        "there is no factor"
    );
    let codes = ["en".to_owned(), "to".to_owned()];
    store
        .factor_set(anna, b"locked", 10, &codes, day())
        .unwrap();
    assert_eq!(
        store.account_of(anna).unwrap().unwrap().totp.unwrap(),
        b"locked"
    );
    for (step, is_taken) in [
        (10, false),
        (9, false),
        (11, true),
        (11, false),
        (13, true),
        (12, false),
    ] {
        assert_eq!(
            store.factor_take_step(anna, step).unwrap(),
            is_taken,
            "{step}"
        );
    }
    assert!(store.recovery_take(anna, "en").unwrap());
    assert!(!store.recovery_take(anna, "en").unwrap());
    assert!(!store.recovery_take(worker(world), "to").unwrap());
    assert_eq!(store.recovery_left(anna).unwrap(), 1);
    store.factor_reset(anna).unwrap();
    assert_eq!(store.recovery_left(anna).unwrap(), 0);
    assert_eq!(store.account_of(anna).unwrap().unwrap().totp, None);
}

fn attempt(place: &str) -> Attempt {
    Attempt {
        user_name: "anna".into(),
        worker: None,
        place: place.into(),
        address: place.into(),
    }
}

/// What is counted against an attempt at a moment, which is then counted itself.
fn counted(world: &World, place: &str, at: i64, kind: Outcome) -> (u32, u32, u32, i64) {
    let seen = std::cell::Cell::new((0, 0, 0));
    let windows = (day(), day());
    let begun = world.store.attempt_begin(
        &attempt(place),
        kind,
        day().add_seconds(at),
        windows,
        |a, p, c| {
            seen.set((a.count, p.count, c.count));
            None
        },
    );
    let (a, p, c) = seen.get();
    (a, p, c, begun.unwrap().unwrap())
}

pub fn failures_count_for_their_place_until_somebody_gets_in(world: &World) {
    let store = &world.store;
    counted(world, "a", 1, Outcome::Wrong);
    counted(world, "a", 2, Outcome::Wrong);
    let (of_account, of_place, codes, id) = counted(world, "a", 3, Outcome::WrongCode);
    assert_eq!((of_account, of_place, codes), (2, 2, 0));
    let (of_account, _, codes, _) = counted(world, "b", 4, Outcome::Wrong);
    assert_eq!((of_account, codes), (0, 1), "codes count from anywhere");
    store.attempt_end(id, Outcome::In).unwrap();
    let (of_account, of_place, codes, last) = counted(world, "a", 5, Outcome::Wrong);
    assert_eq!(
        (of_account, of_place, codes),
        (0, 2, 0),
        "one who got in is trusted again"
    );
    store.attempt_end(last, Outcome::Step).unwrap();
    let waits = store
        .attempt_begin(
            &attempt("a"),
            Outcome::Wrong,
            day(),
            (day(), day()),
            |_, _, _| Some(7),
        )
        .unwrap();
    assert_eq!(waits, Err(7));
    assert_eq!(store.attempts_failed(day()).unwrap(), [(None, 3)]);
    assert_eq!(store.attempts_sweep(moment(2026, 12, 1)).unwrap(), 5);
}

pub fn many_attempts_at_once_do_not_slip_past_the_count(world: &World) {
    let passed = AtomicU32::new(0);
    std::thread::scope(|scope| {
        for _ in 0..12 {
            scope.spawn(|| {
                let judge = |a: Counted, _: Counted, _: Counted| (a.count >= 4).then_some(2);
                let at = day().add_seconds(1);
                let begun = world
                    .store
                    .attempt_begin(&attempt("a"), Outcome::Wrong, at, (day(), day()), judge)
                    .unwrap();
                if begun.is_ok() {
                    passed.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
    });
    assert_eq!(passed.into_inner(), 4);
}

pub fn a_browser_is_known_to_one_account_for_a_while(world: &World) {
    let (store, anna, bente) = (&world.store, worker(world), worker(world));
    store.browser_know("token", anna, day()).unwrap();
    let since = moment(2026, 9, 1);
    assert!(store.browser_is_known("token", anna, since).unwrap());
    assert!(!store.browser_is_known("token", bente, since).unwrap());
    assert!(!store.browser_is_known("andet", anna, since).unwrap());
    assert!(
        !store.browser_is_known("token", anna, day()).unwrap(),
        "too long ago"
    );
    store.browsers_forget(anna).unwrap();
    assert!(!store.browser_is_known("token", anna, since).unwrap());
}

pub fn a_log_in_begun_elsewhere_is_taken_once_in_its_browser(world: &World) {
    let (store, anna, bente) = (&world.store, worker(world), worker(world));
    let until = day().add_seconds(900);
    store
        .login_begin("s", "min", ("n", "v"), day(), until)
        .unwrap();
    let take =
        |state: &str, browser: &str, at: Moment| store.login_take(state, browser, at).unwrap();
    assert_eq!(take("s", "en anden", day()), None);
    assert_eq!(take("s", "min", until), None, "too late");
    assert_eq!(take("s", "min", day()), Some(("n".into(), "v".into())));
    assert_eq!(take("s", "min", day()), None, "once");
    assert!(store.link_add("i", "1", anna, day()).unwrap());
    assert!(
        !store.link_add("i", "1", bente, day()).unwrap(),
        "the subject means Anna"
    );
    assert!(
        !store.link_add("i", "2", anna, day()).unwrap(),
        "Anna is another subject"
    );
    assert!(
        store.link_add("j", "1", anna, day()).unwrap(),
        "another service"
    );
    assert_eq!(store.link_find("i", "1").unwrap(), Some(anna));
    store.links_forget(anna).unwrap();
    assert_eq!(store.link_find("i", "1").unwrap(), None);
    assert!(!store.is_linked(anna).unwrap());
}
