//! Figures counted by hand, and properties that hold for all worlds.

#![expect(clippy::float_cmp, reason = "figures of small worlds are exact")]

mod complaint;
mod duties;
mod flow;
mod goals;
mod ladder;
mod moves;
mod ours;
mod policy;
mod properties;
mod publish;
mod record;
mod suppress;
mod target_group;
mod workforce;
mod world;
