//! Protected cases and broken glasses: naming somebody to a case, protecting one, and
//! answering for a broken glass. The child is never named here.

use crate::i18n::Lang;
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::Typed;
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::choice::{Choice, radios, select};
use crate::ui::form::{
    Form as Shape, Submit, Width, date, error_summary, form, hidden, submit_row, text,
};
use crate::ui::notice::{Empty, section};
use crate::ui::table::{Column, Row, Table, table};
use crate::visitor::{Visitor, run};
use app::glass::GlassNotice;
use app::naming::NamingGiven;
use app::ruleset::Ruleset;
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Protection, TeamId, WorkerId};
use maud::{Markup, html};
use std::sync::Arc;
use store::{GuardedRow, Listed};

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Done>,
) -> Response {
    answer(&site, &visitor, &Typed::default(), &[], asked.key()).await
}

/// Does what one of its forms asks.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, sent) = (visitor.actor.clone(), typed.clone());
    match run(&site, move |app| record(app, &actor, &sent)).await {
        Ok(done) => Redirect::to(&format!("/named?done={done}")).into_response(),
        Err(Error::Refused(problems)) => answer(&site, &visitor, &typed, &problems, None).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

/// Does it; gives back the key of what to say.
fn record(app: &App, actor: &Actor, typed: &Typed) -> Result<&'static str, Error> {
    require(actor)?;
    let one = |problem: Problem| Error::Refused(vec![problem]);
    match typed.one("do") {
        "seen" => {
            let glass = typed.one("glass").parse().map_err(|_| Error::NotFound)?;
            app.answer_glass(actor, glass)?;
            Ok("done-glass-seen")
        }
        "name" => {
            let given = NamingGiven {
                number: typed.choice("number").map_err(one)?,
                worker: typed.choice("worker").map_err(one)?,
                until: typed.day("until").map_err(one)?,
                reason: typed.one("reason").to_owned(),
            };
            app.name_person(actor, &given)?;
            Ok("done-named")
        }
        "unname" => {
            let number = typed.choice("number").map_err(one)?;
            let worker = typed.choice("worker").map_err(one)?;
            app.unname_person(actor, number, worker, typed.one("reason"))?;
            Ok("done-unnamed")
        }
        "protect" => {
            let number = typed.choice("protect_number").map_err(one)?;
            let ground: Protection = typed.choice("ground").map_err(one)?;
            let is_on = typed.one("protected") != "0";
            app.protect_case(actor, number, (ground, is_on), typed.one("protect_reason"))?;
            Ok("done-protected")
        }
        _ => Err(Error::NotFound),
    }
}

/// The page is theirs who may use one of its forms.
fn require(actor: &Actor) -> Result<(), Error> {
    let forms = [Deed::NamePersons, Deed::MarkProtected, Deed::AnswerGlass];
    if forms.into_iter().any(|deed| actor.may(deed)) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

struct Loaded {
    ruleset: Arc<Ruleset>,
    guarded: Listed<GuardedRow>,
    notices: Listed<GlassNotice>,
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    typed: &Typed,
    problems: &[Problem],
    done: Option<String>,
) -> Response {
    let lang = visitor.lang;
    let actor = visitor.actor.clone();
    if let Err(error) = require(&actor) {
        return errors::page(lang, &error);
    }
    let loaded = run(site, move |app| {
        Ok(Loaded {
            ruleset: app.ruleset(),
            guarded: app.guarded_cases(&actor)?,
            notices: app.glass_notices(&actor)?,
        })
    });
    let loaded = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let head = Head {
        title: lang.t("named-title"),
        done,
        ..Head::default()
    };
    let may = |deed| visitor.actor.may(deed);
    let content = html! {
        h1 { (lang.t("named-title")) }
        p class="weak" { (lang.t("named-intro")) }
        @for problem in problems.iter().filter(|p| p.field == "glass") {
            p class="form-error-message" role="alert" { (lang.t(problem.message)) }
        }
        @if may(Deed::AnswerGlass) { (glasses(lang, &loaded)) }
        @if may(Deed::NamePersons) {
            (guarded(lang, &loaded))
            (naming(lang, &loaded, typed, problems))
        }
        @if may(Deed::MarkProtected) { (protecting(lang, typed, problems)) }
    };
    with_status(status, site, visitor, Area::Cases, head, &content)
}

fn team(ruleset: &Ruleset, team: Option<&TeamId>) -> String {
    team.map_or_else(|| "–".to_owned(), |t| ruleset.team_name(t).to_owned())
}

fn worker(lang: Lang, ruleset: &Ruleset, worker: Option<WorkerId>) -> String {
    worker.map_or_else(
        || lang.t("named-nobody"),
        |w| ruleset.worker_name(w).to_owned(),
    )
}

/// A list, with a word on how much is left out of it.
fn whole<T>(lang: Lang, list: &Listed<T>, shown: &Markup) -> Markup {
    let number = |n: u64| lang.int(i64::try_from(n).unwrap_or(i64::MAX));
    let count = list.rows.len() as u64;
    html! {
        @if count < list.total {
            p class="weak" { (lang.t_args("named-first", &[
                ("shown", number(count).into()), ("total", number(list.total).into()),
            ])) }
        }
        (shown)
    }
}

/// The broken glasses that wait for a look.
fn glasses(lang: Lang, loaded: &Loaded) -> Markup {
    let shape = Shape {
        action: "/named".to_owned(),
        ..Shape::default()
    };
    let rows = loaded
        .notices
        .rows
        .iter()
        .map(|n| Row {
            cells: vec![
                html! { (n.number.map_or_else(|| "–".to_owned(), |n| n.to_string())) },
                html! { (loaded.ruleset.worker_name(n.worker)) },
                html! { (words::moment(lang, n.at)) },
                html! { (words::moment(lang, n.until)) },
                html! { (team(&loaded.ruleset, n.team.as_ref())) },
                html! { (n.reason) },
                html! { (form(&shape, &html! {
                    (hidden("do", "seen")) (hidden("glass", &n.glass.to_string()))
                    button type="submit" class="button button-secondary button-small" {
                        (lang.t("glass-seen")) span class="sr-only" { " " (n.number.unwrap_or_default()) }
                    }
                })) },
            ],
            alarm: true,
        })
        .collect();
    let columns = [
        "cases-number",
        "glass-who",
        "glass-when",
        "glass-until",
        "assign-team",
        "glass-reason",
        "overview-do",
    ];
    section(
        "glass",
        &lang.t("glass-notices"),
        Some(&loaded.notices.total.to_string()),
        &whole(
            lang,
            &loaded.notices,
            &table(
                lang,
                &Table {
                    caption: lang.t("glass-notices"),
                    show_caption: false,
                    columns: columns.iter().map(|key| Column::new(lang.t(key))).collect(),
                    rows,
                    empty: Empty {
                        title: lang.t("glass-notices-none"),
                        text: lang.t("glass-notices-none-text"),
                        action: None,
                    },
                },
            ),
        ),
    )
}

/// The protected cases the leader answers for.
fn guarded(lang: Lang, loaded: &Loaded) -> Markup {
    let rows = loaded
        .guarded
        .rows
        .iter()
        .map(|row| Row {
            cells: vec![
                html! { (row.number) },
                html! { (worker(lang, &loaded.ruleset, row.worker)) },
                html! { (team(&loaded.ruleset, row.team.as_ref())) },
                html! { (row.named) },
            ],
            alarm: row.worker.is_none() && row.named == 0,
        })
        .collect();
    section(
        "guarded",
        &lang.t("named-guarded"),
        Some(&loaded.guarded.total.to_string()),
        &whole(
            lang,
            &loaded.guarded,
            &table(
                lang,
                &Table {
                    caption: lang.t("named-guarded"),
                    show_caption: false,
                    columns: vec![
                        Column::new(lang.t("cases-number")),
                        Column::new(lang.t("cases-worker")),
                        Column::new(lang.t("assign-team")),
                        Column::number(lang.t("named-count")),
                    ],
                    rows,
                    empty: Empty {
                        title: lang.t("named-guarded-none"),
                        text: lang.t("named-guarded-none-text"),
                        action: None,
                    },
                },
            ),
        ),
    )
}

/// Naming somebody, or ending it. No two forms of the page share the name of a field, so that each
/// finds its own among what was typed.
fn naming(lang: Lang, loaded: &Loaded, typed: &Typed, problems: &[Problem]) -> Markup {
    let field =
        |name: &str, label: &str| words::field(lang, name, label, typed.one(name), problems);
    let number = field("number", "cases-number");
    let who = field("worker", "named-worker");
    let until = field("until", "named-until");
    let reason = field("reason", "named-reason");
    let mut workers: Vec<Choice> = loaded
        .ruleset
        .workers
        .keys()
        .filter_map(|id| loaded.ruleset.actor(*id))
        .filter(|actor| actor.may(Deed::SeeCases))
        .map(|actor| Choice::new(actor.worker.to_string(), &actor.name))
        .collect();
    workers.sort_by(|a, b| a.label.cmp(&b.label));
    let shape = Shape {
        action: "/named".to_owned(),
        label: Some(lang.t("named-name")),
        ..Shape::default()
    };
    section(
        "name",
        &lang.t("named-name"),
        None,
        &html! {
            (error_summary(lang, &[&number, &who, &until, &reason]))
            (form(&shape, &html! {
                (text(lang, &number, Width::Small))
                (select(lang, &who, &workers))
                (date(lang, &until))
                (text(lang, &reason, Width::Medium))
                div class="submit-row" {
                    button type="submit" class="button button-primary" name="do" value="name" { (lang.t("named-send")) }
                    button type="submit" class="button button-secondary" name="do" value="unname" { (lang.t("named-end")) }
                }
            }))
        },
    )
}

/// Protecting a case, or taking the mark off.
fn protecting(lang: Lang, typed: &Typed, problems: &[Problem]) -> Markup {
    let field =
        |name: &str, label: &str| words::field(lang, name, label, typed.one(name), problems);
    let number = field("protect_number", "named-protect-number");
    let ground = field("ground", "named-ground");
    let protected = field("protected", "named-protected");
    let reason = field("protect_reason", "named-protect-reason");
    let grounds: Vec<Choice> = Protection::WORDS
        .iter()
        .map(|w| Choice::new(*w, words::code(lang, "protection", w)))
        .collect();
    let onoff = [
        Choice::new("1", lang.t("named-protected-on")),
        Choice::new("0", lang.t("named-protected-off")),
    ];
    let shape = Shape {
        action: "/named".to_owned(),
        label: Some(lang.t("named-protect")),
        ..Shape::default()
    };
    section(
        "protect",
        &lang.t("named-protect"),
        None,
        &html! {
            (error_summary(lang, &[&number, &ground, &protected, &reason]))
            (form(&shape, &html! {
                (hidden("do", "protect"))
                (text(lang, &number, Width::Small))
                (radios(lang, &ground, &grounds))
                (radios(lang, &protected, &onoff))
                (text(lang, &reason, Width::Medium))
                (submit_row(&Submit { label: lang.t("named-protect-send"), value: None, cancel: None }))
            }))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_cut_says_so() {
        for (lang, words) in [
            (Lang::Da, "Kun de første 2 af 1.203"),
            (Lang::En, "Only the first 2 of 1,203"),
        ] {
            let of = |total| {
                let rows = vec!['a', 'b'];
                whole(lang, &Listed { rows, total }, &html! { "rows" }).into_string()
            };
            assert!(of(1203).contains(words), "{}", of(1203));
            assert_eq!(of(2), "rows");
        }
    }
}
