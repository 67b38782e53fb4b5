//! What `docs/forms.md` says of a field, held against the program: one value of a case is
//! changed in its events, and whoever is said to use it must come out otherwise.

#[path = "uses/change.rs"]
pub mod change;
#[path = "uses/look.rs"]
pub mod look;
#[path = "uses/more.rs"]
pub mod more;
#[path = "uses/places.rs"]
pub mod places;
#[path = "uses/proof.rs"]
pub mod proof;
#[path = "uses/table.rs"]
pub mod table;
#[path = "uses/trial.rs"]
pub mod trial;
