//! The file of a child not yet born, in the hands of the caseworker.

use crate::arrived;
use crate::town::TOWN;
use app::TypedDay;
use app::intake::{Child, Mother};
use domain::{Day, Role};
use store::Scope;

/// Opens it; gives back its number.
pub fn file(due: Day) -> u32 {
    let unborn = Child::Unborn {
        mother: Mother {
            name: "Sofie Ventende".into(),
            cpr: None,
        },
        due_on: TypedDay {
            day: due,
            field: "due_on",
        },
    };
    let id = arrived::files(TOWN.worker(Role::Caseworker), vec![unborn]);
    let cases = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    let mut of = cases
        .iter()
        .filter(|c| c.notifications.iter().any(|n| n.id == id));
    of.next().expect("the case").number()
}
