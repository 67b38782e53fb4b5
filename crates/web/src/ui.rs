//! The components every page is made of: functions that turn plain view structs into
//! HTML. They know words ([`Lang`](crate::i18n::Lang)) and shapes, never the domain:
//! a page translates, formats and decides, then fills the structs.
//!
//! | for | call | with |
//! |---|---|---|
//! | the frame | [`layout::layout`], [`layout::plain_layout`] | [`layout::Page`] |
//! | the thread (drawn by the frame) | [`thread::thread`] | [`thread::Knot`] |
//! | messages, empty lists, facts, sections | [`notice::notice`], [`notice::empty`], [`notice::facts`], [`notice::section`] | [`notice::Notice`], [`notice::Empty`] |
//! | large figures | [`notice::big_numbers`] | [`notice::BigNumber`] |
//! | states | [`state::state`], [`state::state_with`], [`state::goal_state`], [`state::layer`] | [`state::State`], [`state::GoalState`], [`state::Layer`] |
//! | forms | [`form::form`], [`form::text`], [`form::textarea`], [`form::date`], [`form::time`], [`form::date_time`], [`form::number`], [`form::password`], [`form::fieldset`], [`form::submit_row`], [`form::error_summary`], [`form::hidden`] | [`form::Form`], [`form::Field`], [`form::Submit`] |
//! | choices | [`choice::select`], [`choice::radios`], [`choice::checkboxes`], [`choice::checkbox`] | [`form::Field`], [`choice::Choice`] |
//! | tables | [`table::table`], [`table::pages`], [`table::chips`] | [`table::Table`], [`table::Pages`], [`table::Chip`] |
//! | duties with "why?" | [`duty::duties`], [`why::why`], [`strip::strip`] | [`duty::Duty`], [`why::Why`], [`strip::Strip`] |
//! | the notification board | [`board::board`], [`ring::ring`] | [`board::BoardCard`], [`ring::Ring`] |
//! | events, goals of a case | [`history::history`], [`history::counts_in`] | [`history::Entry`], [`history::CountsIn`] |
//! | a figure over time | [`trend::trend`], [`trend::spark`] | [`trend::Trend`], [`trend::Spark`] |
//! | a figure split; load of workers | [`bars::splits`], [`bars::loads`] | [`bars::Split`], [`bars::Load`] |
//! | the ladder; a child's way | [`ladder::staircase`], [`path::child_path`] | [`ladder::Staircase`], [`path::ChildPath`] |
//! | a child's measures on the ladder | [`climb::climb`] | [`climb::Climb`] |
//! | several enquiries as one | [`concerns::concerns`] | [`concerns::Concerns`] |
//! | a case as a picture | [`timeline::timeline`] | [`timeline::Timeline`] |
//! | where a case is; the areas of an assessment | [`progress::progress`], [`triangle::triangle`] | [`progress::Stop`], [`triangle::Triangle`] |
//! | vision to figure | [`tree::tree`] | [`tree::Tree`] |
//!
//! Pictures need an `id` unique on the page; those that are drawn twice (wide and
//! narrow) show one of the two by the room they have. Lists marked `data-list` are
//! walked by `j` and `k`. `div.columns.columns-2` (`-3`, `-side`) sets blocks side by
//! side where there is room; `p.lead` opens a page, `.weak` is quiet, `ul.bullets` has
//! bullets. No component writes a style attribute or a script.

pub mod bars;
pub mod board;
pub mod choice;
pub mod climb;
pub mod concerns;
pub mod duty;
pub mod form;
pub mod history;
pub mod ladder;
pub mod layout;
pub mod notice;
pub mod path;
pub mod progress;
pub mod ring;
pub mod sign;
pub mod state;
pub mod strip;
mod svg;
pub mod table;
pub mod thread;
pub mod timeline;
pub mod tree;
pub mod trend;
pub mod triangle;
pub mod why;

pub use svg::DataTable;
