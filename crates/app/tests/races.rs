//! Two at the same thing at once: what a colleague does while a use case is under way is a
//! conflict, never overwritten.
//!
//! A use case asks what time it is between reading and writing; here a colleague acts at one of
//! these looks at the clock, at each of them in turn.

#[path = "support/settled.rs"]
mod settled;

use app::erase::{EraseOrder, Whom};
use app::intake::Child;
use app::{Actor, App, Clock, Error, Fixed};
use domain::{ErasureGround, Moment, PersonId, StreamId};
use settled::{arrive, arrived, named, noon, settled};
use std::sync::{Arc, Mutex};
use store::testing::{TempDir, keys, postgres_url, sqlite_dir};
use store::{Scope, Store};

/// What a colleague does at a look at the clock.
type Deed = Box<dyn FnOnce() + Send>;

/// A clock at which a colleague acts.
#[derive(Default)]
struct Meanwhile(Mutex<Option<(usize, Deed)>>);

impl Meanwhile {
    /// The colleague acts at the look after so many others.
    fn at_look(&self, looks: usize, deed: Deed) {
        *self.0.lock().expect("a clock") = Some((looks, deed));
    }

    /// Whether the use case was over before the colleague's turn came.
    fn is_over(&self) -> bool {
        self.0.lock().expect("a clock").take().is_some()
    }
}

impl Clock for Meanwhile {
    fn now(&self) -> Moment {
        let mut waiting = self.0.lock().expect("a clock");
        match waiting.take() {
            Some((0, deed)) => {
                drop(waiting);
                deed();
            }
            Some((looks, deed)) => *waiting = Some((looks - 1, deed)),
            None => {}
        }
        noon()
    }
}

/// One municipality on two nodes.
struct Two {
    clock: Arc<Meanwhile>,
    one: App,
    other: Arc<App>,
}

impl Two {
    fn at(url: &str) -> Self {
        let clock = Arc::new(Meanwhile::default());
        let store = || Store::open(url, &keys(url)).expect("a database");
        let one = App::open(store(), clock.clone()).expect("a node");
        one.adopt_built_in().expect("rules");
        let other = App::open(store(), Arc::new(Fixed::at(noon()))).expect("a node");
        let other = Arc::new(other);
        Self { clock, one, other }
    }

    /// Runs a use case on the one node while something is done on the other, at each look at the
    /// clock in turn; gives back who of them got through, or `None` after the last look.
    fn at_once<A: std::fmt::Debug>(
        &self,
        look: usize,
        here: impl FnOnce(&App) -> Result<A, Error>,
        there: impl FnOnce(&App) -> Result<(), Error> + Send + 'static,
    ) -> Option<(Result<A, Error>, Result<(), Error>)> {
        let said = Arc::new(Mutex::new(None));
        let (heard, other) = (said.clone(), self.other.clone());
        let deed = move || *heard.lock().expect("an answer") = Some(there(&other));
        self.clock.at_look(look, Box::new(deed));
        let here = here(&self.one);
        if self.clock.is_over() {
            return None;
        }
        let there = said.lock().expect("an answer").take();
        Some((here, there.expect("the colleague's turn came")))
    }

    fn arrive(&self, child: Child) -> (StreamId, PersonId) {
        arrived(&self.other, child)
    }
}

fn on_both(test: impl Fn(&str)) {
    let dir: TempDir = sqlite_dir();
    test(&dir.url());
    if let Some(url) = postgres_url() {
        test(&url);
    }
}

fn described() -> Child {
    Child::Described {
        name: "Bo".to_owned(),
        cpr: None,
        address: "Strandvejen".to_owned(),
        birth_on: None,
        sex: None,
    }
}

/// Whom a described child stands for now.
fn standing(app: &App, described: PersonId) -> PersonId {
    let found = app.store().events_of_person(&Scope::system(), described);
    found.expect("a look").expect("the person").members[0]
}

#[test]
fn of_two_who_choose_different_children_one_hears_of_the_other() {
    on_both(|url| {
        let two = Two::at(url);
        let system = Actor::system();
        let (_, a) = two.arrive(named("Anna Holm"));
        let (_, b) = two.arrive(named("Bodil Holm"));
        let choices: [fn(PersonId) -> Child; 2] = [Child::Known, |_| named("Dorte Holm")];
        let mut conflicts = 0;
        for (mine, theirs) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            for look in 0.. {
                let (notification, whom) = two.arrive(described());
                let mine = choices[mine](a);
                let theirs = choices[theirs](b);
                let took_theirs = matches!(theirs, Child::Known(_));
                let both = two.at_once(
                    look,
                    |app| app.identify(&system, notification, whom, mine),
                    move |app| app.identify(&Actor::system(), notification, whom, theirs),
                );
                let Some((here, there)) = both else { break };
                there.expect("the first gets through");
                assert!(matches!(here, Err(Error::Conflict)), "{look}: {here:?}");
                let expected = if took_theirs { b } else { whom };
                assert_eq!(standing(&two.one, whom), expected);
                conflicts += 1;
            }
        }
        assert!(conflicts >= 4, "{conflicts}");
    });
}

#[test]
fn a_choice_that_is_taken_back_can_be_made_anew_and_clean() {
    on_both(|url| {
        let two = Two::at(url);
        let (app, system) = (&two.one, Actor::system());
        let (_, a) = two.arrive(named("Anna Holm"));
        let (_, b) = two.arrive(named("Bodil Holm"));
        let (notification, whom) = two.arrive(described());
        for child in [a, b, a] {
            app.identify(&system, notification, whom, Child::Known(child))
                .expect("recognised");
            assert_eq!(standing(app, whom), child);
            let again = app.identify(&system, notification, whom, Child::Known(b));
            assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
            app.unrecognise(&system, notification, whom)
                .expect("taken back");
            assert_eq!(standing(app, whom), whom);
        }
        assert_eq!(app.verify().expect("a check").findings, vec![]);
        app.rebuild(&mut |_| {}).expect("rebuilt");
        assert_eq!(app.verify().expect("a check").findings, vec![]);
    });
}

#[test]
fn nobody_is_erased_about_whom_somebody_was_worried_meanwhile() {
    on_both(|url| {
        let two = Two::at(url);
        let order = EraseOrder {
            ground: ErasureGround::Mistake,
            reason: "Oprettet ved en fejl".into(),
            ..EraseOrder::default()
        };
        let mut saved = [0, 0];
        for (n, saved) in saved.iter_mut().enumerate() {
            for look in 0.. {
                let (child, mother) = settled(&two.other, named("Carl Holm"));
                let about = [child, mother][n];
                let both = two.at_once(
                    look,
                    |app| app.erase_person(&Actor::system(), Whom::Person(child), &order),
                    move |app| arrive(app, Child::Known(about)).map(drop),
                );
                let Some((erased, worried)) = both else { break };
                let is_noted = worried.is_ok();
                let case = two.one.store().case(&Scope::system(), about);
                let case = case.expect("a look").expect("the person");
                // Whoever comes too late hears so, and whoever comes in time is heard.
                assert_eq!(is_noted, case.erased.is_none(), "{look}: {erased:?}");
                if is_noted {
                    *saved += 1;
                }
            }
        }
        assert!(saved.iter().all(|n| *n > 2), "{saved:?}");
    });
}
