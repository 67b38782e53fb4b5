//! `traad client`: lets other programs in, lists them and shuts them out.

use crate::cli::{Client, ClientAdd};
use crate::config::{self, Config};
use anyhow::{Context, Result, bail};
use app::client::NewClient;
use app::{Actor, App, Error};

/// Does one of the three.
pub fn run(act: &Client, config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    match act {
        Client::Add(args) => add(&app, args),
        Client::List => list(&app),
        Client::Revoke { client } => revoke(&app, client),
    }
}

fn add(app: &App, args: &ClientAdd) -> Result<()> {
    let permits = args.permit.iter().map(|word| word.parse());
    let new = NewClient {
        name: args.name.clone(),
        role: args.role.parse()?,
        team: args.team.as_deref().map(str::parse).transpose()?,
        permits: permits.collect::<Result<_, _>>()?,
        until: args.until.parse().context("--until is a day: 2026-12-31")?,
    };
    match app.add_client(&Actor::system(), new) {
        Ok((client, token)) => {
            eprintln!(
                "{} ({}): its token, shown this once:",
                client.name, client.id
            );
            println!("{token}");
            Ok(())
        }
        Err(Error::Refused(problems)) => {
            let fields: Vec<String> = problems
                .iter()
                .map(|p| format!("{}: {}", p.field, p.message))
                .collect();
            bail!("not let in: {}", fields.join(", "))
        }
        Err(error) => Err(error.into()),
    }
}

fn list(app: &App) -> Result<()> {
    println!("id,name,role,team,permits,created_at,expires_at,used_at,revoked_at");
    for client in app.clients(&Actor::system())? {
        let permits: Vec<&str> = client.permits.iter().map(|p| p.as_str()).collect();
        let optional = |at: Option<law::Moment>| at.map_or(String::new(), |at| at.to_string());
        println!(
            "{},\"{}\",{},{},{},{},{},{},{}",
            client.id,
            client.name.replace('"', "\"\""),
            client.role,
            client.team.as_ref().map_or("", |t| t.as_str()),
            permits.join(" "),
            client.created_at,
            client.expires_at,
            optional(client.used_at),
            optional(client.revoked.map(|(at, _)| at)),
        );
    }
    Ok(())
}

fn revoke(app: &App, client: &str) -> Result<()> {
    let id = client
        .parse()
        .context("a client's id is a uuid, as `traad client list` prints it")?;
    match app.revoke_client(&Actor::system(), id) {
        Ok(()) => {
            println!("revoked");
            Ok(())
        }
        Err(Error::NotFound) => bail!("there is no such client"),
        Err(error) => Err(error.into()),
    }
}
