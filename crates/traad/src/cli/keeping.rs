//! What is kept and what is not: erasing, retention, archives, keys.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Whom a command is about.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Whom {
    /// The number of the case
    #[arg(long, value_name = "NUMBER")]
    pub case: Option<u32>,
    /// The surrogate of the person
    #[arg(long, value_name = "SURROGATE")]
    pub person: Option<String>,
}

/// `traad erase`
#[derive(Debug, Args)]
pub struct Erase {
    /// Whom
    #[command(flatten)]
    pub whom: Whom,
    /// The legal ground: `period_over`, mistake, unlawful or ordered
    #[arg(long)]
    pub ground: String,
    /// Why; it stays on record, so it names nobody
    #[arg(long)]
    pub reason: String,
    /// Do it; without this it is only said what would go
    #[arg(long)]
    pub confirm: bool,
}

/// `traad retention`
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Retention {
    /// List what is due and what hinders it; erase nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Erase what is due and hindered by nothing
    #[arg(long)]
    pub run: bool,
}

/// `traad archive`
#[derive(Debug, Subcommand)]
pub enum Archive {
    /// Write a case as readable files with a manifest
    Export {
        /// Whom
        #[command(flatten)]
        whom: Whom,
        /// The folder, which must be new or empty
        #[arg(long)]
        out: PathBuf,
    },
    /// Put on record that a case was handed over
    Done {
        /// Whom
        #[command(flatten)]
        whom: Whom,
        /// The reference of the delivery
        #[arg(long)]
        reference: String,
    },
    /// Put on record that a case is not to be handed over
    Waive {
        /// Whom
        #[command(flatten)]
        whom: Whom,
        /// Why: `not_preserved`, elsewhere or mistake
        #[arg(long)]
        ground: String,
        /// In words
        #[arg(long)]
        reason: String,
    },
}

/// `traad keys`
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Which there are, how old, how many; nothing secret
    Status,
    /// Put a new key in place of an old one
    #[command(subcommand)]
    Rotate(Rotate),
}

/// `traad keys rotate`
#[derive(Debug, Subcommand)]
pub enum Rotate {
    /// The key that wraps all others
    Master {
        /// Give the older one up; every node must have been started again before
        #[arg(long)]
        finish: bool,
    },
    /// The key that seals journal and access log, from the next position on
    Seal,
    /// The key of the search tokens; recording waits while they are made anew
    Tokens,
}
