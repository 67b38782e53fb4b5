//! Giving out the cases that nobody has: the list with what is red in each and what everybody
//! carries, a look at the choice before it counts, and then all of them in one step.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::hands::look::Look;
use crate::pages::hands::{self, Answer, Asked, CaseList, Gone};
use crate::pages::record::Typed;
use crate::pages::{errors, thread, words};
use crate::site::Site;
use crate::ui::choice::select;
use crate::ui::form::{Form as Shape, Submit, error_summary, form, hidden, submit_row};
use crate::ui::notice::{Empty, Notice, Tone, empty, notice, section};
use crate::ui::table::{Column, Row, Table, table};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::distribution::{Candidate, Unassigned};
use app::ruleset::Ruleset;
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::WorkerId;
use maud::{Markup, html};
use store::CaseRow;

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Response {
    answer(&site, &visitor, Answer::opened(asked)).await
}

/// Shows the choice, lets it be changed, or gives the cases out.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let mut again = Answer {
        typed: typed.clone(),
        ..Answer::default()
    };
    if typed.one("do") == "change" {
        return answer(&site, &visitor, again).await;
    }
    let is_look = typed.one("do") != "give";
    let actor = visitor.actor.clone();
    let recorded = run(&site, move |app| {
        let moves = checked(&actor, &typed)?;
        if is_look {
            return Ok(None);
        }
        record(app, &actor, &moves).map(Some)
    });
    match recorded.await {
        Ok(Some(to)) => return Redirect::to(&to).into_response(),
        Ok(None) => again.is_look = true,
        Err(Error::Refused(problems)) => again.problems = problems,
        Err(Error::Conflict) => again.is_late = true,
        Err(error) => return errors::page(visitor.lang, &error),
    }
    answer(&site, &visitor, again).await
}

/// Which cases go to whom: at least one, and every case that is ticked to somebody.
fn checked(actor: &Actor, typed: &Typed) -> Result<Vec<(u32, WorkerId)>, Error> {
    actor.require(Deed::Assign)?;
    hands::moves(typed).map_err(|problem| Error::Refused(vec![problem]))
}

fn record(app: &App, actor: &Actor, moves: &[(u32, WorkerId)]) -> Result<String, Error> {
    app.distribute(actor, moves)?;
    let cases = hands::still_seen(app, actor, moves).join(".");
    Ok(format!("/distribution?done=done-distributed&cases={cases}"))
}

async fn answer(site: &Site, visitor: &Visitor, answer: Answer) -> Response {
    let lang = visitor.lang;
    let actor = visitor.actor.clone();
    let wanted: Vec<u32> = if answer.is_late {
        hands::ticked(&answer.typed).collect()
    } else {
        Vec::new()
    };
    let loaded = run(site, move |app| {
        let open = app.unassigned(&actor)?;
        let gone = hands::gone(app, &actor, wanted, &open.cases)?;
        Ok::<_, Error>((open, gone, app.ruleset()))
    });
    let (open, gone, ruleset) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let head = Head {
        title: lang.t("distribution-title"),
        thread: vec![
            thread::policy(lang, &ruleset),
            Knot::new(lang.t("overview-load"), lang.t("nav-today")).href("/"),
            Knot::new(
                lang.t("distribution-knot"),
                lang.t("distribution-knot-text"),
            )
            .current(),
        ],
        done: words::done(answer.asked.done.clone()),
        ..Head::default()
    };
    let page = Distribution {
        lang,
        ruleset: &ruleset,
        open: &open,
        typed: &answer.typed,
    };
    let content = html! {
        h1 { (lang.t("distribution-title")) }
        @if answer.is_late {
            (page.gone(&gone))
            (hands::now_with(lang, &ruleset, &gone))
        }
        @if let Some(cases) = answer.asked.cases.as_deref().filter(|c| hands::is_numbers(c)) {
            p { a class="button button-secondary" href={ "/briefs?cases=" (cases) } { (lang.t("distribution-briefs")) } }
        }
        @if answer.is_look { (page.look()) }
        @else if open.cases.is_empty() { (page.nothing()) }
        @else { (page.choice(&answer.problems)) }
    };
    with_status(answer.status(), site, visitor, Area::Today, head, &content)
}

/// What the page is drawn from.
struct Distribution<'a> {
    lang: Lang,
    ruleset: &'a Ruleset,
    open: &'a Unassigned,
    typed: &'a Typed,
}

impl Distribution<'_> {
    fn nothing(&self) -> Markup {
        empty(&Empty {
            title: self.lang.t("overview-unassigned-none"),
            text: self.lang.t("overview-unassigned-none-text"),
            action: Some((self.lang.t("handover-home"), "/".to_owned())),
        })
    }

    /// Which of the chosen cases somebody has by now.
    fn gone(&self, gone: &[Gone]) -> Markup {
        let lang = self.lang;
        let gone: Vec<String> = gone.iter().map(|case| case.number.to_string()).collect();
        notice(&Notice {
            tone: Tone::Error,
            title: lang.t_args("distribution-gone", &[("cases", gone.join(", ").into())]),
            text: lang.t("distribution-gone-text"),
        })
    }

    /// The cases with ticks, and who could take them.
    fn choice(&self, problems: &[Problem]) -> Markup {
        let lang = self.lang;
        let to = words::field(
            lang,
            "to",
            "distribution-to",
            self.typed.one("to"),
            problems,
        )
        .hint(lang.t("distribution-to-hint"))
        .optional();
        let today = self.open.now.day();
        let colleagues = hands::colleagues(lang, self.ruleset, &self.open.candidates, today);
        let list = CaseList {
            rows: &self.open.cases,
            now: self.open.now,
            typed: self.typed,
            ticks_all: false,
            colleagues: &colleagues,
        };
        let shown = u64::try_from(self.open.cases.len()).unwrap_or(u64::MAX);
        html! {
            p class="lead" { (lang.t("distribution-intro")) }
            @if self.open.total > shown {
                p class="weak" { (lang.t_args("distribution-more", &[("shown", shown.into()), ("total", self.open.total.into())])) }
            }
            (self.carried())
            (form(&self.shape(), &html! {
                (error_summary(lang, &[&to]))
                (hidden("do", "look"))
                (select(lang, &to, &colleagues))
                (list.draw(lang, |row| self.suggested(row)))
                (submit_row(&Submit {
                    label: lang.t("distribution-look"),
                    cancel: Some((lang.t("cancel"), "/".to_owned())),
                    ..Submit::default()
                }))
            }))
        }
    }

    fn shape(&self) -> Shape {
        Shape {
            action: "/distribution".to_owned(),
            label: Some(self.lang.t("distribution-title")),
            ..Shape::default()
        }
    }

    /// Who would carry least with it; nobody is chosen by it.
    fn suggested(&self, row: &CaseRow) -> Option<String> {
        let mut cases = self.open.cases.iter();
        let at = cases.position(|case| case.number == row.number)?;
        let worker = (*self.open.suggested.get(at)?)?;
        let name = self.ruleset.worker_name(worker).to_owned();
        Some(
            self.lang
                .t_args("distribution-suggested", &[("name", name.into())]),
        )
    }

    /// What everybody carries whose load the leader sees, the least first.
    fn carried(&self) -> Markup {
        let lang = self.lang;
        let mut seen: Vec<&Candidate> = self.open.candidates.iter().collect();
        seen.retain(|c| c.load.is_some());
        seen.sort_by_key(|c| {
            c.load
                .as_ref()
                .map(|l| (l.cases, l.late_law + l.late_local))
        });
        let rows = seen.into_iter().map(|c| {
            let count = |of: fn(&store::WorkerLoad) -> u32| {
                let n = c.load.as_ref().map_or(0, of);
                html! { (lang.int(n.into())) }
            };
            Row::new(vec![
                html! {
                    (c.name)
                    @if !self.ruleset.is_at_work(c.worker, self.open.now.day()) {
                        " " span class="weak" { (lang.t("handover-is-away")) }
                    }
                },
                html! { (self.ruleset.team_name(&c.team)) },
                count(|l| l.cases),
                count(|l| l.late_law),
                count(|l| l.late_local),
            ])
        });
        let content = table(
            lang,
            &Table {
                caption: lang.t("overview-load"),
                columns: vec![
                    Column::new(lang.t("cases-worker")),
                    Column::new(lang.t("assign-team")),
                    Column::number(lang.t("load-cases")),
                    Column::number(lang.t("load-late-law")),
                    Column::number(lang.t("load-late-standard")),
                ],
                rows: rows.collect(),
                ..Table::default()
            },
        );
        section("load", &lang.t("overview-load"), None, &content)
    }

    /// The choice before it counts.
    fn look(&self) -> Markup {
        let lang = self.lang;
        let moves = hands::moves(self.typed).unwrap_or_default();
        let look = Look {
            lang,
            ruleset: self.ruleset,
            now: self.open.now,
            rows: &self.open.cases,
            candidates: &self.open.candidates,
            moves: &moves,
        };
        html! {
            (look.list(&lang.t("distribution-check")))
            (look.settle(&self.shape(), &[], "distribution-give"))
        }
    }
}
