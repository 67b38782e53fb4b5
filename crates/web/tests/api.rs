//! The interface for other programs: who gets in, what comes back, and that the document
//! tells the truth.

#[path = "support/calls.rs"]
mod calls;
#[path = "api/cases.rs"]
mod cases;
#[path = "api/document.rs"]
mod document;
#[path = "api/figures.rs"]
mod figures;
#[path = "api/problems.rs"]
mod problems;
#[path = "api/record.rs"]
mod record;
#[path = "support/town.rs"]
mod town;
