//! `traad law`: what the rules rest on, and how a duty was counted.

use crate::config::{self, Config};
use anyhow::{Context, Result, bail};
use app::Actor;
use domain::fold::Rules;
use law::FindingKind;

/// Lists sources, gaps and unverified rules; fails on a gap.
pub fn check() -> Result<()> {
    let rules = Rules::built_in();
    let report = rules.book.check();
    println!("{} rules, {} versions", report.rules, report.versions);
    for kind in [
        FindingKind::MissingSource,
        FindingKind::Gap,
        FindingKind::Unverified,
        FindingKind::Transition,
        FindingKind::LocalSetting,
    ] {
        let found: Vec<_> = report.of(kind).collect();
        println!("\n{}: {}", kind.code(), found.len());
        for finding in found {
            let from = finding
                .version
                .map(|day| day.to_string())
                .unwrap_or_default();
            println!("  {:<34} {from}  {}", finding.rule, finding.detail);
        }
    }
    let wrong = report.of(FindingKind::MissingSource).count() + report.of(FindingKind::Gap).count();
    if wrong > 0 {
        bail!("{wrong} rules lack a source or have a gap");
    }
    Ok(())
}

/// Shows the counting of one duty.
pub fn explain(obligation: &str, config: &Config) -> Result<()> {
    let app = config::open(config.municipality()?)?;
    let id = obligation
        .parse()
        .context("an obligation's id is a uuid, as `traad obligations` prints it")?;
    let why = app.as_command(config::account(), || app.why_of(&Actor::system(), id))?;
    let duty = &why.duty;
    println!("{} ({})", why.rule.title.da, why.rule.id);
    println!("layer        {}", why.rule.layer.code());
    println!("in force     from {}", why.version.from);
    for source in &why.version.law {
        println!(
            "source       {} {}",
            source.title,
            source.url.as_deref().unwrap_or("")
        );
    }
    println!(
        "verified     {}",
        if why.version.verified { "yes" } else { "NO" }
    );
    if let Some(transition) = &why.transition {
        println!("transition   {}", transition.note);
    }
    for setting in &why.local_settings {
        println!("local        {}: {}", setting.name, setting.note);
    }
    println!("trigger      {} at {}", duty.trigger, duty.triggered_at);
    println!("counted from {}", duty.counted_from);
    for step in &why.steps {
        let what = match (step.counted, step.skipped) {
            (Some(n), _) => format!("{n}"),
            (None, Some(reason)) => format!("- {reason:?}"),
            (None, None) => String::new(),
        };
        println!("  {} – {}  {what}", step.from.day(), step.to.day());
    }
    println!(
        "due          {}",
        duty.due
            .map_or_else(|| "not known".to_owned(), |d| d.to_string())
    );
    if let Some(alarm) = duty.alarm {
        println!("alarm        {alarm} (strictest reading)");
    }
    if let Some((event, at, known)) = duty.met {
        println!("met          {event} at {at}, on record {known}");
    }
    if let Some((reason, at, _)) = duty.void {
        println!("fell away    {} at {at}", reason.code());
    }
    println!("status now   {}", duty.status(app.now()).code());
    Ok(())
}
