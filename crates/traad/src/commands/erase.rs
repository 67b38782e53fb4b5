//! `traad erase` and `traad retention`.

use crate::cli::{Erase, Retention, Whom as Given};
use crate::config::{self, Config, account};
use anyhow::{Context, Result};
use app::erase::{EraseOrder, ErasePlan, Whom};
use app::retention::Run;
use app::{Actor, Error};
use domain::ErasureGround;

/// Erases a person, or says what would go.
pub fn erase(args: &Erase, config: &Config) -> Result<()> {
    let whom = whom(&args.whom)?;
    let ground: ErasureGround = args.ground.parse()?;
    let app = config::open(config.municipality()?)?;
    let system = Actor::system();
    let done = app.as_command(account(), || {
        if !args.confirm {
            let plan = app.erase_plan(&system, whom);
            return plan.map(|plan| show(&plan, "would go"));
        }
        let order = EraseOrder {
            ground,
            reason: args.reason.clone(),
            ..EraseOrder::default()
        };
        let plan = app.erase_person(&system, whom, &order)?;
        show(&plan, "are gone");
        Ok(())
    });
    said(done)?;
    if !args.confirm {
        println!("nothing was erased; say --confirm to do it. There is no way back.");
    }
    Ok(())
}

fn show(plan: &ErasePlan, what: &str) {
    println!(
        "{} texts, {} drafts, name, number and address {what}",
        plan.goes.texts, plan.goes.drafts
    );
    println!("{} texts stay readable for others", plan.goes.shared);
    println!(
        "{} relatives go along, {} stay",
        plan.along.len(),
        plan.staying
    );
    for problem in &plan.hindered_by {
        println!("hindered: {}", in_words(problem.message));
    }
}

/// Lists what is due, or erases it.
pub fn retention(args: &Retention, config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    let system = Actor::system();
    let done = app.as_command(account(), || {
        if args.run {
            return app.run_retention(&system, true).map(Run::in_words);
        }
        let due = app.due_for_erasure(&system)?;
        for one in &due {
            let who = one
                .number
                .map_or_else(|| one.person.to_string(), |n| format!("case {n}"));
            let hindered: Vec<&str> = one.hindered_by.iter().map(|key| in_words(key)).collect();
            let state = if hindered.is_empty() && one.is_age_unknown {
                "can be erased by a person's decision: the birthday is not known".to_owned()
            } else if hindered.is_empty() {
                "can be erased".to_owned()
            } else {
                hindered.join("; ")
            };
            println!("{who}: {} since {}: {state}", one.kept.as_str(), one.since);
        }
        Ok(format!("{} persons due; nothing was erased", due.len()))
    });
    println!("{}", said(done)?);
    Ok(())
}

/// Whom the command line means.
pub fn whom(given: &Given) -> Result<Whom> {
    if let Some(number) = given.case {
        return Ok(Whom::Case(number));
    }
    let text = given.person.as_deref().unwrap_or_default();
    let person = text.parse().ok();
    let person = person.with_context(|| "what stands behind --person is no surrogate")?;
    Ok(Whom::Person(person))
}

/// A refusal in words of the command line.
pub fn said<T>(result: Result<T, Error>) -> Result<T> {
    result.map_err(|error| match error {
        Error::Refused(problems) => {
            let words: Vec<&str> = problems.iter().map(|p| in_words(p.message)).collect();
            anyhow::anyhow!("not done: {}", words.join("; "))
        }
        Error::Erased(_) => anyhow::anyhow!("the person was erased before"),
        Error::NotFound => anyhow::anyhow!("there is no such case or person"),
        other => other.into(),
    })
}

fn in_words(key: &str) -> &str {
    match key {
        "refused-erase-open" => "the case is open",
        "refused-erase-measure" => "a measure is running",
        "refused-erase-notification" => "a notification has not been evaluated",
        "refused-erase-archive" => {
            "it is not settled whether the case is to be handed over to the archives"
        }
        "refused-erase-kin" => "the person is a relative in a case that was not erased",
        "refused-erase-period" => "the period has not run out; another ground may fit",
        "refused-archive-open" => "the case must be closed before it is handed over",
        "refused-archive-reference" => {
            "a reference has at most 60 letters, digits, spaces and . / _ - with at most nine digits"
        }
        "refused-empty" => "say why",
        other => other,
    }
}
