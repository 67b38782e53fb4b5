//! The command line is a contract: what each command prints and leaves behind.

#[path = "cli/adopt.rs"]
mod adopt;
#[path = "cli/desk.rs"]
mod desk;
#[path = "cli/figures.rs"]
mod figures;
#[path = "cli/journal.rs"]
mod journal;
#[path = "cli/keeping.rs"]
mod keeping;
#[path = "cli/settings.rs"]
mod settings;
