//! The command line: a contract that scripts rely on.

mod adopt;
mod keeping;

pub use adopt::Adopt;
pub use keeping::{Archive, Erase, Keys, Retention, Rotate, Whom};

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Casework and management information for children and young people with special needs.
#[derive(Debug, Parser)]
#[command(name = "traad", version, about)]
pub struct Cli {
    /// The configuration file (TOML) [default: `TRAAD_CONFIG`, or none]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The database: sqlite:PATH or postgres://… [default: configured, or sqlite:data/traad.db]
    #[arg(long, global = true)]
    pub database: Option<String>,
    /// Any other setting of the configuration, such as listen=127.0.0.1:9000
    #[arg(long, global = true, value_name = "NAME=VALUE", value_parser = setting)]
    pub set: Vec<(String, String)>,
    /// The municipality meant, by name or host, where several are configured
    #[arg(long, global = true, value_name = "NAME")]
    pub municipality: Option<String>,
    /// Write logs as JSON, one object on a line
    #[arg(long, global = true)]
    pub json_logs: bool,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a municipality that ends today, and serve it
    Demo(Demo),
    /// Serve the database
    Serve,
    /// Do background jobs until told to stop
    Worker,
    /// Write the events of a made-up municipality
    Generate(Generate),
    /// Take in events, or CSV extracts by a mapping file
    Import(Import),
    /// Write out what is recorded
    #[command(subcommand)]
    Export(Export),
    /// List duties with their states on a day
    Obligations(Obligations),
    /// Count indicators
    Indicators(Indicators),
    /// The rules
    #[command(subcommand)]
    Law(Law),
    /// Adopt documents of the municipality's own: goals, plans, periods, standards
    Adopt(Adopt),
    /// Other programs that come in through the interface
    #[command(subcommand)]
    Client(Client),
    /// Check the journal and the access log, and compare the registers with the journal
    Verify(Verify),
    /// The ends of journal and access log, kept outside the database
    #[command(subcommand)]
    Heads(Heads),
    /// Erase a person: nobody can read afterwards what was written about them
    Erase(Erase),
    /// Whose period of retention has run out
    Retention(Retention),
    /// Handing cases over to the archives
    #[command(subcommand)]
    Archive(Archive),
    /// The keys, and new ones in place of old ones
    #[command(subcommand)]
    Keys(Keys),
    /// Make the registers anew from the journal
    Rebuild,
    /// Write everything but log-ins and keys to one file, while others work
    Backup(Backup),
    /// Restore a backup into an empty database of either kind, and verify it
    Restore(Restore),
    /// Bring the database's schema up to date
    Migrate,
    /// Background jobs
    #[command(subcommand)]
    Job(Job),
    /// Say how the installation is; exit code 0: well, 1: warnings, 2: somebody must act
    Doctor {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Who may log in
    #[command(subcommand)]
    Account(Account),
    /// The configuration
    #[command(subcommand)]
    Config(Config),
}

/// `traad job`
#[derive(Debug, Subcommand)]
pub enum Job {
    /// All jobs, when they were done and what came of it
    List,
    /// Let a periodic job run as soon as a node is free
    Run {
        /// Its name
        name: String,
    },
    /// Take up again a job that was given up
    Retry {
        /// Its id
        id: String,
    },
}

/// `traad config`
#[derive(Debug, Subcommand)]
pub enum Config {
    /// Print the default file: every setting, explained
    Default,
    /// Say what is in force and where it comes from, passwords hidden
    Check,
}

fn setting(text: &str) -> Result<(String, String), String> {
    text.split_once('=')
        .map(|(name, value)| (name.trim().to_owned(), value.to_owned()))
        .ok_or_else(|| "write it as NAME=VALUE".to_owned())
}

/// `traad demo`
#[derive(Debug, Args)]
pub struct Demo {
    /// The port to serve on; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Children with a case in the period; 5,200 is a municipality of 50,000 inhabitants
    #[arg(long, default_value_t = 5_200)]
    pub children: u32,
    /// Years of history
    #[arg(long, default_value_t = 10)]
    pub years: u16,
    /// The seed; the same seed makes the same municipality
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Where the demo keeps its database; an older demo there is replaced
    #[arg(long, default_value = "data/demo")]
    pub data: PathBuf,
    /// Serve the demo that is there, made with the same seed, instead of making it anew
    #[arg(long)]
    pub keep: bool,
}

/// `traad account`
#[derive(Debug, Subcommand)]
pub enum Account {
    /// Make an account and print its first password
    Add(AccountAdd),
    /// Print a new first password; all sessions end
    Reset(AccountReset),
    /// Close an account; all sessions end
    Disable {
        /// The name to log in with
        user_name: String,
    },
    /// Open a closed account again
    Enable {
        /// The name to log in with
        user_name: String,
    },
    /// List accounts as CSV: `user_name,worker,name,role,team,state,second_factor,entered_at`
    List,
}

/// `traad account add`
#[derive(Debug, Args)]
pub struct AccountAdd {
    /// The name to log in with
    pub user_name: String,
    /// The id of somebody on the staff
    #[arg(long, conflicts_with_all = ["name", "role", "team"], required_unless_present = "role")]
    pub worker: Option<String>,
    /// The name of somebody who begins
    #[arg(long, requires = "role")]
    pub name: Option<String>,
    /// The role of somebody who begins, such as administrator
    #[arg(long, requires = "name")]
    pub role: Option<String>,
    /// The team of somebody who begins
    #[arg(long, requires = "name")]
    pub team: Option<String>,
    /// The district of a district leader who begins
    #[arg(long, requires = "name")]
    pub district: Option<String>,
    /// The provider that somebody who begins works for
    #[arg(long, requires = "name")]
    pub provider: Option<String>,
    /// Without a password: only the log-in service lets the person in
    #[arg(long)]
    pub by_service: bool,
}

/// `traad account reset`
#[derive(Debug, Args)]
pub struct AccountReset {
    /// The name to log in with
    pub user_name: String,
    /// Remove the second factor instead of the password
    #[arg(long)]
    pub second_factor: bool,
}

/// `traad generate`
#[derive(Debug, Args)]
pub struct Generate {
    /// Children with a case in the period
    #[arg(long)]
    pub children: u32,
    /// Years of history
    #[arg(long)]
    pub years: u16,
    /// The last day, or a moment
    #[arg(long)]
    pub until: String,
    /// The seed
    #[arg(long)]
    pub seed: u64,
    /// Only the skeleton of each story, in areas with teams of their own: about ten events
    /// for each child, made while they are written; for a million children
    #[arg(long)]
    pub light: bool,
    /// The file to write
    #[arg(long)]
    pub out: PathBuf,
}

/// `traad import`
#[derive(Debug, Args)]
pub struct Import {
    /// JSON Lines of events, or CSV files with --mapping
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// How the columns of a CSV extract become events
    #[arg(long)]
    pub mapping: Option<PathBuf>,
    /// Take in nothing if one row is bad
    #[arg(long)]
    pub strict: bool,
    /// Count the extract as read: stock on this day, durations and changes
    #[arg(long, value_name = "DATE")]
    pub stock_on: Vec<String>,
}

/// `traad export`
#[derive(Debug, Subcommand)]
pub enum Export {
    /// All events as JSON Lines
    Events(ExportEvents),
}

/// `traad export events`
#[derive(Debug, Args)]
pub struct ExportEvents {
    /// The file to write
    #[arg(long)]
    pub out: PathBuf,
    /// With names, numbers, free text and the files of documents
    #[arg(long)]
    pub full: bool,
    /// Only what was known at this moment
    #[arg(long)]
    pub known_at: Option<String>,
}

/// The form of an extract.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Format {
    /// Comma-separated values with a header
    Csv,
    /// JSON
    Json,
}

/// `traad obligations`
#[derive(Debug, Args)]
pub struct Obligations {
    /// The day (its end in Copenhagen) or moment asked about
    #[arg(long)]
    pub as_of: String,
    /// As known at this moment
    #[arg(long)]
    pub known_at: Option<String>,
    /// The form
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    pub format: Format,
}

/// `traad indicators`
#[derive(Debug, Args)]
pub struct Indicators {
    /// Only this indicator
    #[arg(long)]
    pub id: Option<String>,
    /// A year, quarter or month: 2025, 2025Q3, 2025-03
    #[arg(long, conflicts_with = "as_of", required_unless_present = "as_of")]
    pub period: Option<String>,
    /// The end of a day
    #[arg(long)]
    pub as_of: Option<String>,
    /// As known at this moment
    #[arg(long)]
    pub known_at: Option<String>,
    /// With each counted unit and its case
    #[arg(long)]
    pub units: bool,
    /// The form
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub format: Format,
}

/// `traad backup`
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write; or a folder, in which the file is named by its moment
    #[arg(long)]
    pub out: PathBuf,
    /// In a folder: keep so many backups and remove the oldest
    #[arg(long, value_name = "N")]
    pub keep: Option<usize>,
    /// Read the file back and compare its checksum
    #[arg(long)]
    pub verify: bool,
    /// Of every municipality that is configured; several get a folder each, below OUT
    #[arg(long)]
    pub all: bool,
}

/// `traad restore`
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup
    pub file: PathBuf,
    /// Only say what it holds and whether it is whole
    #[arg(long)]
    pub check: bool,
    /// Take everything out of a database in use first
    #[arg(long, conflicts_with = "check")]
    pub replace: bool,
}

/// `traad law`
#[derive(Debug, Subcommand)]
pub enum Law {
    /// Sources, gaps and unverified rules
    Check,
    /// Show how a duty was counted
    Explain {
        /// The duty's id, from `traad obligations`
        obligation: String,
    },
}

/// `traad client`
#[derive(Debug, Subcommand)]
pub enum Client {
    /// Let a program in; prints its token once
    Add(ClientAdd),
    /// List every program that was ever let in
    List,
    /// Shut a program out at once
    Revoke {
        /// The client's id, from `traad client list`
        client: String,
    },
}

/// `traad client add`
#[derive(Debug, Args)]
pub struct ClientAdd {
    /// What it is called in the access log
    #[arg(long)]
    pub name: String,
    /// The role whose reach it has: reception, `team_leader`, head, committee, economist, auditor …
    #[arg(long)]
    pub role: String,
    /// The team, where the role reaches only a team
    #[arg(long)]
    pub team: Option<String>,
    /// What it may do; may be given several times: cases, names, events, texts, obligations,
    /// indicators, units, notifications, record
    #[arg(long, required = true)]
    pub permit: Vec<String>,
    /// The last day its token is good; at most a year ahead
    #[arg(long)]
    pub until: String,
}

/// `traad verify`
#[derive(Debug, Args)]
pub struct Verify {
    /// Compare with the heads in this file too [default: the setting `heads_file`]
    #[arg(long, value_name = "FILE")]
    pub heads: Option<PathBuf>,
}

/// `traad heads`
#[derive(Debug, Subcommand)]
pub enum Heads {
    /// Append the present heads to a file, one line
    Export {
        /// The file [default: the setting `heads_file`]; keep it where whoever administers
        /// the database cannot write
        #[arg(long)]
        out: Option<PathBuf>,
    },
}
