//! The `traad` binary: configuration, wiring and subcommands; no rule of its own.

mod cli;
mod commands;
mod config;
mod keys;
mod monitor;
mod output;
mod serving;

use anyhow::{Result, ensure};
use clap::Parser;
use cli::{Cli, Command, Export, Heads, Job, Law};
use config::{Config, Flags};

fn main() -> Result<()> {
    let cli = Cli::parse();
    // The parser keeps those in one place only: those in front of the command or those behind it.
    let given = std::env::args_os().filter(|a| is_set(a)).count();
    ensure!(
        given == cli.set.len(),
        "write every --set in one place: all in front of the command, or all behind it"
    );
    // It needs no configuration, least of all one that is not right.
    if matches!(cli.command, Command::Config(cli::Config::Default)) {
        commands::config::default();
        return Ok(());
    }
    // One library of cryptography for every use of TLS.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let (command, flags) = flags(cli);
    let config = Config::read(flags, variables())?;
    start_logging(&config);
    run(command, &config)
}

fn run(command: Command, config: &Config) -> Result<()> {
    match command {
        Command::Demo(args) => commands::demo::run(&args, config),
        Command::Serve => commands::serve::run(config),
        Command::Worker => commands::serve::worker(config),
        Command::Generate(args) => commands::generate::run(&args),
        Command::Import(args) => commands::import::run(&args, config),
        Command::Export(Export::Events(args)) => commands::export::run(&args, config),
        Command::Obligations(args) => commands::obligations::run(&args, config),
        Command::Indicators(args) => commands::indicators::run(&args, config),
        Command::Law(Law::Check) => commands::law::check(),
        Command::Law(Law::Explain { obligation }) => commands::law::explain(&obligation, config),
        Command::Adopt(args) => commands::adopt::run(&args, config),
        Command::Client(act) => commands::client::run(&act, config),
        Command::Job(Job::List) => commands::job::list(config),
        Command::Job(Job::Run { name }) => commands::job::run(&name, config),
        Command::Job(Job::Retry { id }) => commands::job::retry(&id, config),
        Command::Verify(args) => commands::upkeep::verify(&args, config),
        Command::Heads(Heads::Export { out }) => {
            commands::upkeep::export_heads(out.as_deref(), config)
        }
        Command::Erase(args) => commands::erase::erase(&args, config),
        Command::Retention(args) => commands::erase::retention(&args, config),
        Command::Archive(act) => commands::archive::run(act, config),
        Command::Keys(act) => commands::keys::run(&act, config),
        Command::Rebuild => commands::upkeep::rebuild(config),
        Command::Backup(args) => commands::backup::backup(&args, config),
        Command::Restore(args) => commands::backup::restore(&args, config),
        Command::Migrate => commands::upkeep::migrate(config),
        Command::Doctor { json } => commands::doctor::run(config, json),
        Command::Account(what) => commands::account::run(what, config),
        Command::Config(_) => {
            commands::config::check(config);
            Ok(())
        }
    }
}

/// Whether an argument begins a setting: `--set NAME=VALUE` or `--set=NAME=VALUE`.
fn is_set(argument: &std::ffi::OsStr) -> bool {
    let bytes = argument.as_encoded_bytes();
    bytes == b"--set" || bytes.starts_with(b"--set=")
}

/// What the command line says about the configuration, apart from what it wants done.
fn flags(cli: Cli) -> (Command, Flags) {
    let mut settings = cli.set;
    if let Some(database) = cli.database {
        settings.push(("database".to_owned(), database));
    }
    if cli.json_logs {
        settings.push(("json_logs".to_owned(), "true".to_owned()));
    }
    let flags = Flags {
        file: cli.config,
        settings,
        municipality: cli.municipality,
    };
    (cli.command, flags)
}

/// The variables of the environment that are text; a setting is.
fn variables() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
}

/// Logs go to standard error: what a command prints is its result alone.
fn start_logging(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::try_new(&config.installation.log)
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if config.installation.json_logs {
        logs.json().init();
    } else {
        logs.init();
    }
    for variable in &config.unknown_variables {
        tracing::warn!(variable, "the environment sets what is no setting");
    }
}
