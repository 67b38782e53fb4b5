//! The pages, one file each: extract, authorise, parse, load, ask, render or redirect.

pub mod assign;
pub mod case;
pub mod cases;
pub mod drafts;
pub mod errors;
pub mod event;
pub mod figures;
pub mod frame;
pub mod goal;
pub mod goals;
pub mod indicator;
pub mod ladder;
pub mod law;
pub mod login;
mod meanwhile;
pub mod notification;
pub mod notifications;
pub mod record;
pub mod register;
pub mod search;
pub mod thread;
pub mod today;
mod told;
pub mod why;
pub mod words;
