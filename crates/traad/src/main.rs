//! The `traad` binary: configuration, wiring and subcommands; no rule of its own.

mod cli;
mod commands;
mod config;
mod output;

use anyhow::Result;
use clap::Parser;
use cli::{Cli, Command, Export, Law};

fn main() -> Result<()> {
    let cli = Cli::parse();
    start_logging(cli.json_logs);
    let database = config::database(cli.database.as_deref());
    let database = database.as_deref();
    match cli.command {
        Command::Demo(args) => commands::demo::run(&args),
        Command::Serve(args) => commands::serve::run(&args, database),
        Command::Generate(args) => commands::generate::run(&args),
        Command::Import(args) => commands::import::run(&args, database),
        Command::Export(Export::Events(args)) => commands::export::run(&args, database),
        Command::Obligations(args) => commands::obligations::run(&args, database),
        Command::Indicators(args) => commands::indicators::run(&args, database),
        Command::Law(Law::Check) => commands::law::check(),
        Command::Law(Law::Explain { obligation }) => commands::law::explain(&obligation, database),
        Command::Verify => commands::upkeep::verify(database),
        Command::Rebuild => commands::upkeep::rebuild(database),
        Command::Migrate => commands::upkeep::migrate(database),
        Command::Doctor => commands::upkeep::doctor(database),
    }
}

/// Logs go to standard error: what a command prints is its result alone.
fn start_logging(as_json: bool) {
    let filter = tracing_subscriber::EnvFilter::try_from_env("TRAAD_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if as_json {
        logs.json().init();
    } else {
        logs.init();
    }
}
