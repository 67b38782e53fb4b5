//! Giving a case to someone, or handing it over: who could take it, what each carries, and
//! what is red in the case.

use crate::i18n::Lang;
use crate::pages::case_form::Answer;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::meanwhile::Seen;
use crate::pages::record::Typed;
use crate::pages::{errors, meanwhile, thread, words};
use crate::site::Site;
use crate::ui::choice::{Choice, radios};
use crate::ui::duty::{Duty, duties};
use crate::ui::form::{Field, Form as Shape, Submit, error_summary, form, hidden, submit_row};
use crate::ui::notice::section;
use crate::ui::state::State as Mark;
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::distribution::{Candidate, Distribution};
use app::ruleset::Ruleset;
use app::{Actor, App, Error, Problem};
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::event::people::Assigned;
use domain::{AssignmentRole, WorkerId};
use maud::{Markup, html};

/// The form.
pub async fn show(State(site): State<Site>, visitor: Visitor, Path(number): Path<u32>) -> Response {
    answer(&site, &visitor, number, Answer::opened()).await
}

/// Gives the case to the one chosen, or takes someone off it.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, sent) = (visitor.actor.clone(), typed.clone());
    let error = match run(&site, move |app| record(app, &actor, number, &sent)).await {
        Ok(to) => return Redirect::to(&to).into_response(),
        Err(error) => error,
    };
    match Answer::back(error, typed) {
        Ok(back) => answer(&site, &visitor, number, back).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

/// Records the change; gives back where to go.
fn record(app: &App, actor: &Actor, number: u32, typed: &Typed) -> Result<String, Error> {
    let no_worker = || Error::refused("worker", "refused-no-worker");
    let worker: WorkerId = typed.one("worker").parse().map_err(|_| no_worker())?;
    let role: AssignmentRole = typed.choice("role").map_err(|p| Error::Refused(vec![p]))?;
    if typed.one("do") == "unassign" {
        app.unassign(actor, number, worker, role)?;
        return Ok(format!("/cases/{number}?done=done-unassigned"));
    }
    let known = app.ruleset();
    let team = known.workers.get(&worker).and_then(|w| w.team.clone());
    let team = team.ok_or_else(no_worker)?;
    let is_still_seen = actor.reaches_team(&team);
    let given = Assigned::new(worker, role, team);
    app.assign(actor, number, typed.number("seen"), given)?;
    // Handed over to another team, the case is out of this leader's sight.
    Ok(if is_still_seen {
        format!("/cases/{number}?done=done-assigned")
    } else {
        "/?done=done-assigned".to_owned()
    })
}

async fn answer(site: &Site, visitor: &Visitor, number: u32, answer: Answer) -> Response {
    let lang = visitor.lang;
    let actor = visitor.actor.clone();
    let loaded = run(site, move |app| {
        Ok((app.distribution(&actor, number)?, app.ruleset()))
    });
    let (d, ruleset) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let case = &d.view.case;
    let name = d
        .view
        .names
        .get(&case.person)
        .and_then(|n| n.name.as_deref());
    let who = words::child_of(lang, name, case, d.now);
    let head = Head {
        title: lang.t("assign-title"),
        thread: vec![
            thread::policy(lang, &ruleset),
            Knot::new(lang.t("cases-number"), number.to_string()).href(format!("/cases/{number}")),
            Knot::new(lang.t("assign-knot"), who.clone()).current(),
        ],
        ..Head::default()
    };
    let (is_late, status) = (answer.is_late(), answer.status);
    let typed = answer.typed.unwrap_or_default();
    let choice = form_of(lang, &ruleset, &d, &typed, &answer.problems, is_late);
    let content = html! {
        h1 { (lang.t("assign-title")) ": " a href={ "/cases/" (number) } { (who) } }
        (now_on(lang, &ruleset, &d, number))
        (red(lang, &ruleset, &d, number))
        @if is_late {
            (meanwhile::around(lang, (&ruleset, &d.view), (&typed, is_late, Seen::own(&d.view)), choice))
        } @else {
            (section("choose", &lang.t("assign-choose"), None, &choice))
        }
    };
    with_status(status, site, visitor, Area::Cases, head, &content)
}

/// Who has a part in the case now.
fn now_on(lang: Lang, ruleset: &Ruleset, d: &Distribution, number: u32) -> Markup {
    let here: Vec<_> = d
        .view
        .case
        .assignments
        .iter()
        .filter(|a| a.holds_at(d.now))
        .collect();
    let shape = Shape {
        action: format!("/cases/{number}/assign"),
        ..Shape::default()
    };
    section(
        "now",
        &lang.t("assign-now"),
        None,
        &html! {
            @if here.is_empty() { p { (lang.t("assign-nobody")) } }
            ul { @for a in here { li {
                @let name = ruleset.worker_name(a.worker);
                (form(&shape, &html! {
                    strong { (name) } ", " (ruleset.team_name(&a.team)) " · "
                    (words::code(lang, "assignment", a.role.as_str())) " · "
                    (lang.t_args("since", &[("date", words::date(lang, a.from.day()).into())])) " "
                    (hidden("do", "unassign")) (hidden("worker", &a.worker.to_string())) (hidden("role", a.role.as_str()))
                    button type="submit" class="button link-button" {
                        (lang.t("assign-take-off")) span class="sr-only" { ": " (name) }
                    }
                }))
            } } }
        },
    )
}

/// What is late or due today: the one who takes the case takes this too.
fn red(lang: Lang, ruleset: &Ruleset, d: &Distribution, number: u32) -> Markup {
    let case = &d.view.case;
    let list: Vec<Duty> = case
        .duties
        .iter()
        .map(|duty| (duty, words::state(duty, d.now)))
        .filter(|(_, state)| matches!(state, Mark::Overdue | Mark::Today))
        .map(|(duty, state)| Duty {
            title: words::rule(lang, ruleset, &duty.rule),
            state: Some(state),
            when: duty
                .due
                .map(|due| words::distance(lang, due, d.now))
                .unwrap_or_default(),
            layer: Some(words::layer(duty.layer)),
            paragraph: words::paragraph(ruleset, duty),
            actions: vec![(
                lang.t("why"),
                format!("/cases/{number}/duties/{}", duty.id(case.person)),
            )],
            ..Duty::default()
        })
        .collect();
    section(
        "red",
        &lang.t("assign-red"),
        Some(&list.len().to_string()),
        &html! {
            @if list.is_empty() { p class="weak" { (lang.t("assign-red-none")) } }
            @else { (duties(lang, &lang.t("assign-red"), &list)) }
        },
    )
}

fn form_of(
    lang: Lang,
    ruleset: &Ruleset,
    d: &Distribution,
    typed: &Typed,
    problems: &[Problem],
    is_late: bool,
) -> Markup {
    let number = d.view.case.file.as_ref().map_or(0, |file| file.number);
    let seen = meanwhile::seen(typed, "seen", is_late, &d.view.seen);
    let worker = words::field(
        lang,
        "worker",
        "cases-worker",
        typed.one("worker"),
        problems,
    );
    let opens_with = if typed.one("role").is_empty() {
        AssignmentRole::Main.as_str()
    } else {
        typed.one("role")
    };
    let role = words::field(lang, "role", "assign-role", opens_with, problems);
    let roles: Vec<Choice> = AssignmentRole::WORDS
        .iter()
        .map(|w| Choice::new(*w, words::code(lang, "assignment", w)))
        .collect();
    let shape = Shape {
        action: format!("/cases/{number}/assign"),
        label: Some(lang.t("assign-title")),
        ..Shape::default()
    };
    html! {
        (words::loose(lang, problems, &["worker", "role"]))
        (error_summary(lang, &[&worker, &role]))
        (form(&shape, &html! {
            (hidden("seen", &seen))
            (people(lang, ruleset, d, &worker))
            (radios(lang, &role, &roles))
            (submit_row(&Submit {
                label: lang.t("assign-send"),
                value: None,
                cancel: Some((lang.t("assign-cancel"), format!("/cases/{number}"))),
            }))
        }))
    }
}

/// Everybody who could take it, with what each carries: the table is the choice.
fn people(lang: Lang, ruleset: &Ruleset, d: &Distribution, field: &Field) -> Markup {
    let number = |n: Option<u32>| n.map_or_else(|| "–".to_owned(), |n| lang.int(n.into()));
    let main = d.view.case.main_at(d.now);
    let has_it = |c: &Candidate| main.is_some_and(|a| a.worker == c.worker && a.team == c.team);
    html! {
        div class={ "form-group" @if field.error.is_some() { " form-error" } } {
            fieldset {
                legend class="form-label" { (field.label) }
                @if let Some(error) = &field.error {
                    span class="form-error-message" id="f-worker-error" {
                        span class="sr-only" { (lang.t("error-prefix")) ": " } (error)
                    }
                }
                table class="sheet sheet-list" {
                    caption class="sr-only" { (lang.t("assign-choose")) }
                    thead { tr {
                        th scope="col" { (lang.t("cases-worker")) }
                        th scope="col" { (lang.t("assign-team")) }
                        th scope="col" class="num" { (lang.t("load-cases")) }
                        th scope="col" class="num" { (lang.t("load-late-law")) }
                        th scope="col" class="num" { (lang.t("load-late-standard")) }
                    } }
                    tbody { @for (i, c) in d.candidates.iter().enumerate() { tr {
                        // Whoever has it stands there to compare with, and is no choice.
                        @let place = d.candidates[..i].iter().filter(|c| !has_it(c)).count();
                        th scope="row" { @if has_it(c) { (c.name) " " span class="weak" { (lang.t("assign-has-it")) } } @else { (pick(field, place, c)) } }
                        td data-label=(lang.t("assign-team")) { (ruleset.team_name(&c.team)) }
                        td class="num" data-label=(lang.t("load-cases")) { (number(c.load.as_ref().map(|l| l.cases))) }
                        td class="num" data-label=(lang.t("load-late-law")) { (number(c.load.as_ref().map(|l| l.late_law))) }
                        td class="num" data-label=(lang.t("load-late-standard")) { (number(c.load.as_ref().map(|l| l.late_local))) }
                    } } }
                }
            }
        }
    }
}

fn pick(field: &Field, i: usize, c: &Candidate) -> Markup {
    let id = if i == 0 {
        field.id()
    } else {
        format!("{}-{i}", field.id())
    };
    let value = c.worker.to_string();
    html! {
        span class="form-group-radio" {
            input class="form-radio" type="radio" name="worker" id=(id) value=(value) checked[field.value == value];
            label for=(id) { (c.name) }
        }
    }
}
