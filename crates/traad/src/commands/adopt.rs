//! `traad adopt`: documents of the municipality's own in place of the program's, all or none.

use crate::cli::Adopt;
use crate::config::{self, Config};
use anyhow::{Context, Result, bail};
use app::adoption::{AdoptError, Change, Handed, path_of};
use app::{Actor, App, Error};
use std::path::Path;

/// Adopts, takes back, or lists.
pub fn run(args: &Adopt, config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    if args.list {
        return list(&app);
    }
    // What no start of the server put on record yet comes first.
    app.adopt_built_in()?;
    let actor = somebody(&app, args.by.as_deref().unwrap_or_default())?;
    if let Some(name) = &args.built_in {
        let path = path_of(name).unwrap_or_else(|| name.clone());
        let change = match app.adopt_the_programs(&actor, &path) {
            Err(Error::NotFound) => bail!("there is no document {path}"),
            other => said(other)?,
        };
        println!("{path}: {}", in_words(change, "the program's"));
        return Ok(());
    }
    adopt(&app, &actor, args)
}

fn adopt(app: &App, actor: &Actor, args: &Adopt) -> Result<()> {
    let mut documents = Vec::with_capacity(args.files.len());
    let mut wrong = 0;
    for file in &args.files {
        match handed(file) {
            Ok(one) => documents.push(one),
            Err(error) => {
                eprintln!("{error:#}");
                wrong += 1;
            }
        }
    }
    if wrong > 0 {
        bail!("nothing was adopted");
    }
    match app.adopt_own(actor, &documents) {
        Ok(changes) => {
            for (path, change) in changes {
                println!("{path}: {}", in_words(change, "yours"));
            }
            Ok(())
        }
        Err(AdoptError::Faults(faults)) => {
            for fault in faults {
                eprintln!("{fault}");
            }
            bail!("nothing was adopted");
        }
        Err(AdoptError::Other(error)) => said(Err(error)),
    }
}

/// A file with the document it is.
fn handed(file: &Path) -> Result<Handed> {
    let name = file.display().to_string();
    let content = std::fs::read(file).with_context(|| format!("{name} cannot be read"))?;
    let content = String::from_utf8(content).ok();
    let content = content.with_context(|| format!("{name} is no text (UTF-8)"))?;
    let path = path_of(&name).with_context(|| {
        format!(
            "{name}: no document is called so; name it as `traad adopt --list` does, such as \
             policy/transition.toml, or put it into policy/goals/, policy/cards/, \
             templates/ or law/local/"
        )
    })?;
    Ok(Handed {
        name,
        path,
        content,
    })
}

/// The member of staff of a name or an id.
fn somebody(app: &App, named: &str) -> Result<Actor> {
    let ruleset = app.ruleset();
    let here = |w: &&app::ruleset::Worker| w.left_at.is_none();
    let ids: Vec<_> = if let Ok(id) = named.parse() {
        let here = ruleset.workers.get(&id).filter(here);
        here.map(|_| id).into_iter().collect()
    } else {
        let named = named.trim().to_lowercase();
        let is_named = |w: &&app::ruleset::Worker| w.name.to_lowercase() == named;
        let all = ruleset.workers.iter();
        let fits = all.filter(|(_, w)| here(w) && is_named(w));
        fits.map(|(id, _)| *id).collect()
    };
    match ids.as_slice() {
        [id] => ruleset.actor(*id).context("that is no member of staff"),
        [] => bail!("nobody here is called »{named}«"),
        several => bail!("{} are called »{named}«; say --by ID", several.len()),
    }
}

fn said<T>(result: Result<T, Error>) -> Result<T> {
    result.map_err(|error| match error {
        Error::Forbidden => anyhow::anyhow!(
            "the role of this person does not include it: it takes the deed edit_templates"
        ),
        other => other.into(),
    })
}

fn in_words(change: Change, whose: &str) -> String {
    match change {
        Change::Same => format!("{whose} from now on; it says what was in force"),
        Change::New => format!("new, {whose}"),
        Change::Replaced(new, gone) => {
            format!("{whose} from now on; {new} lines are new, {gone} are gone")
        }
        Change::Withdrawn => "withdrawn; the program has none of this name".to_owned(),
    }
}

/// Says what is in force, and whose it is.
fn list(app: &App) -> Result<()> {
    let ruleset = app.ruleset();
    for one in app.documents_in_force()? {
        let since = one.since.map(|at| at.day().to_string());
        let since = since.unwrap_or_else(|| "-".to_owned());
        let whose = one.by.map_or_else(
            || "program".to_owned(),
            |by| format!("own, {}", ruleset.worker_name(by)),
        );
        let print = one.fingerprint.get(..12).unwrap_or_default();
        println!(
            "{:<10} {since:<10} {print} {:<56} {whose}",
            one.what.as_str(),
            one.path
        );
    }
    Ok(())
}
