//! `traad account`: who may log in, from the machine itself; the first administrator is made
//! here.

use crate::cli::{Account, AccountAdd, AccountReset};
use crate::config::{self, Config};
use anyhow::{Context, Result, bail};
use app::account::{FirstPassword, Post};
use app::{Actor, App, Error};
use domain::WorkerId;
use std::str::FromStr;

/// Does what was asked.
pub fn run(what: Account, config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    match what {
        Account::Add(args) => add(&app, &args),
        Account::Reset(args) => reset(&app, &args),
        Account::Disable { user_name } => disable(&app, &user_name, true),
        Account::Enable { user_name } => disable(&app, &user_name, false),
        Account::List => list(&app),
    }
}

fn add(app: &App, args: &AccountAdd) -> Result<()> {
    let system = Actor::system();
    said(app.free_user_name(&system, &args.user_name))?;
    let worker = match (&args.worker, &args.name, &args.role) {
        (Some(id), ..) => id.parse().context("that is no id of a member of staff")?,
        (None, Some(name), Some(role)) => {
            let post = Post {
                role: role.parse()?,
                team: place(args.team.as_deref()).context("--team is the code of a team")?,
                district: place(args.district.as_deref())
                    .context("--district is the code of a district")?,
                provider: place(args.provider.as_deref())
                    .context("--provider is the code of a provider")?,
            };
            said(app.register_worker(&system, name, post))?
        }
        _ => bail!("say --worker ID, or --name NAME --role ROLE"),
    };
    let first = app.add_account(&system, worker, &args.user_name, !args.by_service);
    if let Some(first) = said(first)? {
        show(&first);
    }
    Ok(())
}

fn place<T: FromStr>(code: Option<&str>) -> Result<Option<T>, T::Err> {
    code.map(str::parse).transpose()
}

fn reset(app: &App, args: &AccountReset) -> Result<()> {
    let worker = of(app, &args.user_name)?;
    if args.second_factor {
        return said(app.reset_factor(&Actor::system(), worker));
    }
    show(&said(app.reset_password(&Actor::system(), worker))?);
    Ok(())
}

fn disable(app: &App, user_name: &str, is_disabled: bool) -> Result<()> {
    let worker = of(app, user_name)?;
    said(app.disable_account(&Actor::system(), worker, is_disabled))
}

fn list(app: &App) -> Result<()> {
    let (lines, _) = app.account_lines(&Actor::system())?;
    let mut out = csv::Writer::from_writer(std::io::stdout());
    out.write_record([
        "user_name",
        "worker",
        "name",
        "role",
        "team",
        "state",
        "second_factor",
        "entered_at",
    ])?;
    for line in lines {
        let Some(account) = line.account else {
            continue;
        };
        let state = match (account.disabled_at, account.must_change_since) {
            _ if line.worker.left_at.is_some() => "left",
            (Some(_), _) => "disabled",
            (None, Some(_)) => "first",
            (None, None) => "active",
        };
        out.write_record([
            account.user_name,
            line.id.to_string(),
            line.worker.name,
            line.worker.role.to_string(),
            line.worker.team.map_or_else(String::new, |t| t.to_string()),
            state.to_owned(),
            if account.totp.is_some() { "yes" } else { "no" }.to_owned(),
            account
                .entered_at
                .map_or_else(String::new, |at| at.to_string()),
        ])?;
    }
    out.flush()?;
    Ok(())
}

fn of(app: &App, user_name: &str) -> Result<WorkerId> {
    let account = app
        .store()
        .account_named(&user_name.trim().to_lowercase())?;
    Ok(account
        .with_context(|| format!("nobody has the user name {user_name}"))?
        .worker)
}

/// The password alone on standard output; what to do with it beside.
fn show(first: &FirstPassword) {
    println!("{}", first.reveal());
    eprintln!("shown only now; it must be changed at the first log-in");
}

/// A refusal in words of the command line.
fn said<T>(result: Result<T, Error>) -> Result<T> {
    result.map_err(|error| match error {
        Error::Refused(problems) => {
            let words = problems.iter().map(|p| match p.message {
                "refused-user-name" => {
                    "a user name has 2 to 64 letters, digits, dots, hyphens, underscores or @"
                }
                "refused-user-name-taken" => "somebody else has that user name",
                "refused-has-account" => "the member of staff has an account already",
                "refused-choose" => "that role needs a team that exists, or the team is unknown",
                other => other,
            });
            anyhow::anyhow!(words.collect::<Vec<_>>().join("; "))
        }
        Error::NotFound => anyhow::anyhow!("there is no such member of staff or account"),
        other => other.into(),
    })
}
