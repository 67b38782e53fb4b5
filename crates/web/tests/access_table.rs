//! Every route × every role × what it is asked about, as `docs/access-table.md` expects it.
//! The table is written by people; nothing of it is computed from the program.

#[path = "support/calls.rs"]
mod calls;
#[path = "access_table/changes.rs"]
mod changes;
#[path = "access_table/interface.rs"]
mod interface;
#[path = "access_table/pages.rs"]
mod pages;
#[path = "access_table/places.rs"]
mod places;
#[path = "access_table/table.rs"]
mod table;
#[path = "support/town.rs"]
mod town;
