//! The subcommands, one file each.

pub mod account;
pub mod adopt;
pub mod archive;
pub mod backup;
pub mod client;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod erase;
pub mod export;
pub mod generate;
pub mod import;
pub mod indicators;
pub mod job;
pub mod keys;
pub mod law;
pub mod obligations;
mod private;
pub mod serve;
pub mod upkeep;
