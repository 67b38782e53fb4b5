//! The case: who the child is, the story as a picture, duties with why, what happened, and
//! the goals the case counts in.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, page};
use crate::pages::loaded::Loaded;
use crate::pages::progress::{Where, strip};
use crate::pages::{errors, plan, words};
use crate::site::Site;
use crate::ui::duty::{Duty as DutyLine, duties};
use crate::ui::history::{CountsIn as Counts, chapters, counts_in};
use crate::ui::notice::{Empty, facts, section};
use crate::ui::thread::Knot;
use crate::ui::timeline::timeline;
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::goals::CountsIn;
use app::{Deed, Error};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::Moment;
use domain::case::Duty;
use domain::correction::effective;
use domain::plan::Plans;
use domain::procedures::Procedures;
use law::Status;
use maud::{Markup, html};
use serde::Deserialize;

mod closed;
mod dates;
mod decided;
mod papers;
mod picture;
mod story;

pub(super) use dates::booked;
mod support;

/// What the address says besides the number.
#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// The page of a case.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Asked>,
) -> Response {
    let actor = visitor.actor.clone();
    let loaded = run(&site, move |app| {
        Ok::<_, Error>(Loaded::of(app, app.open_case(&actor, number)?))
    })
    .await;
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let head = Head {
        title: format!("{} {number}", lang.t("case")),
        thread: thread(lang, &loaded, number),
        done: words::done(asked.done),
        footing: Some(lang.t_args("position", &[("n", loaded.view.case.position.into())])),
        wide: true,
    };
    page(
        &site,
        &visitor,
        Area::Cases,
        head,
        &content(lang, &visitor, &loaded, number),
    )
}

fn thread(lang: Lang, loaded: &Loaded, number: u32) -> Vec<Knot> {
    crate::pages::thread::for_case(lang, &loaded.ruleset, &loaded.counts, number)
}

fn content(lang: Lang, visitor: &Visitor, loaded: &Loaded, number: u32) -> Markup {
    let Loaded {
        view, ruleset, now, ..
    } = loaded;
    let case = &view.case;
    let may_record = visitor.actor.may(Deed::RecordInCase);
    let stands = effective(&view.events);
    let plans = Plans::of(&stands);
    html! {
        (header(lang, visitor, loaded, number))
        (strip(lang, &Where { view, stands: &stands, ruleset, now: *now, may_record }))
        (closed::of(lang, view, ruleset))
        (plan::stuck(lang, &plans))
        (timeline(lang, &picture::of(lang, view, ruleset, *now, number)))
        div class="columns columns-main" {
            div {
                (open_duties(lang, loaded, number, may_record))
                (past_duties(lang, loaded, number))
                (story_section(lang, loaded, &plans, (number, may_record)))
            }
            div {
                @if may_record { (acts(lang, loaded, number)) }
                (support::of(lang, case, *now, number))
                (dates::of(lang, case, *now))
                (plan::agreed(lang, &plans, case, *now))
                (decided::of(lang, case, number))
                (papers::of(lang, &stands, number, may_record))
                (plan_goals(lang, &plans, number))
                (goals(lang, loaded))
                (family(lang, view))
            }
        }
    }
}

fn header(lang: Lang, visitor: &Visitor, loaded: &Loaded, number: u32) -> Markup {
    let Loaded {
        view, ruleset, now, ..
    } = loaded;
    let case = &view.case;
    let who = view.names.get(&case.person);
    let name = who.and_then(|w| w.name.as_deref());
    let step = case.step_at(*now);
    let late = |layer| {
        case.duties
            .iter()
            .filter(|d| d.layer == layer && d.status(*now) == Status::Late)
            .count()
    };
    let worker = case.main_at(*now);
    let year_ago = now.day().add_days(-365).start();
    let mut recent: Vec<_> = case
        .assignments
        .iter()
        .filter(|a| a.role == domain::AssignmentRole::Main && a.until.is_none_or(|u| u > year_ago))
        .map(|a| a.worker)
        .collect();
    recent.sort_unstable();
    recent.dedup();
    let mut rows = vec![
        (lang.t("case-number"), html! { (number) }),
        (
            lang.t("case-step"),
            html! {
                @if step == 0 { (lang.t("case-no-measure")) } @else {
                    (lang.t_args("case-on-step", &[("n", step.into())])) " · " (lang.t(&format!("step-{step}")))
                }
            },
        ),
        (
            lang.t("case-worker"),
            html! {
                @match worker {
                    Some(a) => {
                        (ruleset.worker_name(a.worker)) ", " (ruleset.team_name(&a.team))
                        @if recent.len() > 1 { " (" (lang.t_args("case-nth-worker", &[("n", recent.len().into())])) ")" }
                    },
                    None => strong { (lang.t("case-no-worker")) },
                }
                @if case.assignments.iter().any(|a| a.until.is_none()) {
                    " · " a href={ "/briefs?cases=" (number) } { (lang.t("brief-link")) }
                }
                @if visitor.actor.may(Deed::Assign) { " · " a href={ "/cases/" (number) "/assign" } { (lang.t("case-assign")) } }
            },
        ),
    ];
    if let Some(cpr) = who
        .and_then(|w| w.cpr.as_deref())
        .filter(|_| visitor.actor.may(Deed::RecordInCase))
    {
        rows.push((lang.t("case-cpr"), html! { (words::cpr(cpr)) }));
    }
    if let Some(address) = who.and_then(|w| w.address.as_deref()) {
        rows.push((
            lang.t("case-address"),
            html! {
                @if case.is_address_protected { strong { (lang.t("case-protected")) } } @else { (address) }
            },
        ));
    }
    if let Some(file) = &case.file {
        rows.push((lang.t("case-opened"), html! {
            (words::date(lang, file.opened_at.day()))
            @if file.reopened > 0 { " · " (lang.t_args("case-reopened", &[("n", file.reopened.into())])) }
            @if let Some(closed) = file.closed_at { " · " strong { (lang.t_args("case-closed", &[("day", words::date(lang, closed.day()).into())])) } }
            @if file.is_elsewhere { " · " strong { (lang.t("case-elsewhere")) } }
        }));
    }
    if visitor.actor.may(Deed::GiveExtract) {
        rows.push((
            lang.t("extract-access"),
            html! {
                a href={ "/cases/" (number) "/access" } { (lang.t("extract-link")) }
            },
        ));
    }
    html! {
        div class="case-head" {
            h1 {
                (name.map_or_else(|| lang.t("child-unknown"), str::to_owned))
                @if let Some(age) = case.age_at(*now).filter(|a| *a >= 0) {
                    ", " (lang.t_args("age-years", &[("n", age.into())]))
                }
                @if case.birth_on.is_none() && let Some(due) = case.unborn_due_on {
                    ", " (lang.t_args("case-unborn", &[("day", words::date(lang, due).into())]))
                }
            }
            p class="case-red" {
                (red(lang, "case-red-law", late(law::Layer::Law)))
                " " (red(lang, "case-red-local", late(law::Layer::Local)))
            }
            (facts(&rows))
        }
    }
}

fn red(lang: Lang, key: &str, count: usize) -> Markup {
    html! {
        @if count > 0 {
            strong class="red-count" { span aria-hidden="true" { "! " } (lang.t_args(key, &[("n", count.into())])) }
        }
    }
}

fn is_open(duty: &Duty, now: Moment) -> bool {
    let soon = now.day().add_days(180).end();
    match duty.status(now) {
        Status::Late | Status::Open => true,
        Status::Coming => duty.opens <= soon,
        _ => false,
    }
}

/// What the case waits for: open and late duties, the one that bites first on top.
fn open_duties(lang: Lang, loaded: &Loaded, number: u32, may_record: bool) -> Markup {
    let now = loaded.now;
    let mut open: Vec<&Duty> = loaded
        .view
        .case
        .duties
        .iter()
        .filter(|d| is_open(d, now))
        .collect();
    open.sort_by_key(|d| (d.due.unwrap_or(d.opens), d.rule.clone()));
    let lines: Vec<DutyLine> = open
        .iter()
        .map(|d| duty_line(lang, loaded, d, number, may_record))
        .collect();
    let none = Empty {
        title: lang.t("case-no-duties"),
        text: lang.t("case-no-duties-text"),
        action: None,
    };
    let content = html! {
        @if lines.is_empty() { (crate::ui::notice::empty(&none)) }
        @else { (duties(lang, &lang.t("case-duties"), &lines)) }
    };
    section(
        "duties",
        &lang.t("case-duties"),
        Some(&lines.len().to_string()),
        &content,
    )
}

fn duty_line(lang: Lang, loaded: &Loaded, duty: &Duty, number: u32, may_record: bool) -> DutyLine {
    let now = loaded.now;
    let id = duty.id(loaded.view.case.person);
    let why_href = format!("/cases/{number}/duties/{id}");
    let act = app::duties::act_of(&loaded.ruleset, &duty.rule);
    let mut actions = vec![(lang.t("why"), why_href)];
    if may_record {
        actions.push((lang.t("record-it"), words::act_href(number, act, duty)));
    }
    DutyLine {
        title: words::rule(lang, &loaded.ruleset, &duty.rule),
        who: String::new(),
        href: None,
        state: Some(words::state(duty, now)),
        when: duty.due.map_or_else(
            || lang.t("due-unknown"),
            |at| {
                format!(
                    "{} · {}",
                    words::due(lang, at),
                    words::distance(lang, at, now)
                )
            },
        ),
        layer: Some(words::layer(duty.layer)),
        paragraph: words::paragraph(&loaded.ruleset, duty),
        also: measure_of(loaded, duty).into_iter().collect(),
        why: None,
        actions,
    }
}

/// The measure a duty is about, where a case may have several.
fn measure_of(loaded: &Loaded, duty: &Duty) -> Option<String> {
    let id = duty.item?;
    loaded
        .view
        .case
        .measures
        .iter()
        .find(|m| m.id == id)
        .map(|m| m.paragraph.clone())
}

/// Duties that are done with, the latest first, folded away.
fn past_duties(lang: Lang, loaded: &Loaded, number: u32) -> Markup {
    let now = loaded.now;
    let mut past: Vec<&Duty> = loaded
        .view
        .case
        .duties
        .iter()
        .filter(|d| !is_open(d, now) && d.status(now) != Status::Coming)
        .collect();
    past.sort_by_key(|d| std::cmp::Reverse(d.met.map_or(d.void.map_or(d.opens, |v| v.1), |m| m.1)));
    let lines: Vec<DutyLine> = past
        .iter()
        .map(|d| duty_line(lang, loaded, d, number, false))
        .collect();
    html! {
        details class="past-duties" {
            summary { (lang.t_args("case-past-duties", &[("n", lines.len().into())])) }
            (duties(lang, &lang.t("case-past-duties-label"), &lines))
        }
    }
}

fn story_section(lang: Lang, loaded: &Loaded, plans: &Plans<'_>, case: (u32, bool)) -> Markup {
    let (told, count) = story::of(lang, loaded, plans, case);
    section(
        "story",
        &lang.t("case-story"),
        Some(&count.to_string()),
        &chapters(lang, &told),
    )
}

/// The forms that fit the case now: the usual ones, and the others folded, by the work.
fn acts(lang: Lang, loaded: &Loaded, number: u32) -> Markup {
    let view = &loaded.view;
    let open = Procedures::of(&view.events);
    let forms = crate::pages::record::fitting(&view.case, &open, loaded.now);
    let chips = |kinds: &[&str]| {
        html! { ul class="chips" { @for kind in kinds {
            li { a class="chip" href=(crate::pages::record::href(number, kind)) { (words::code(lang, "record", kind)) } }
        } } }
    };
    let content = html! {
        (chips(&forms.usual))
        @if !forms.others.is_empty() {
            details {
                summary { (lang.t("case-record-more")) }
                @for (group, kinds) in &forms.others {
                    h3 { (words::code(lang, "record-group", group)) }
                    (chips(kinds))
                }
            }
        }
    };
    section("acts", &lang.t("case-record"), None, &content)
}

/// One line for each goal that is measured by a figure the case counts in; the figures read
/// beside a goal, and those no goal asks for, stand folded below.
fn goals(lang: Lang, loaded: &Loaded) -> Markup {
    let is_own = |c: &&CountsIn| {
        c.goals
            .iter()
            .any(|g| g.indicator.as_deref() == Some(c.card.id.as_str()))
    };
    let own: Vec<Counts> = loaded
        .counts
        .iter()
        .filter(is_own)
        .map(|c| counted(lang, c))
        .collect();
    let others: Vec<Counts> = loaded
        .counts
        .iter()
        .filter(|c| !is_own(c))
        .map(|c| counted(lang, c))
        .collect();
    let content = html! {
        @if own.is_empty() { p { (lang.t("case-counts-none")) } } @else { (counts_in(&own)) }
        @if !others.is_empty() {
            details {
                summary { (lang.t_args("case-counts-others", &[("n", others.len().into())])) }
                (counts_in(&others))
            }
        }
    };
    section("goals", &lang.t("case-goals"), None, &content)
}

fn counted(lang: Lang, c: &CountsIn) -> Counts {
    let id = c.card.id.as_str();
    let goal = c.goals.iter().find(|g| g.indicator.as_deref() == Some(id));
    let hits = c.units.iter().filter(|u| u.in_numerator).count();
    let is_up = c.card.direction == indicators::card::Direction::Up;
    let is_share = c.card.format() == indicators::Format::Share;
    let unit = words::code(lang, "unit", c.card.unit.code());
    Counts {
        goal: words::title(lang, goal.map_or(&c.card.title, |g| &g.title)),
        href: format!("/indicators/{id}"),
        how: if is_share {
            let args = [
                ("hits", hits.into()),
                ("n", c.units.len().into()),
                ("unit", unit.into()),
            ];
            lang.t_args("case-counts", &args)
        } else {
            lang.t_args(
                "case-counts-in",
                &[("n", c.units.len().into()), ("unit", unit.into())],
            )
        },
        against: is_share
            && if is_up {
                hits < c.units.len()
            } else {
                hits > 0
            },
    }
}

fn plan_goals(lang: Lang, plans: &Plans<'_>, number: u32) -> Markup {
    let content = html! {
        @if let Some(short) = plan::in_short(lang, plans) { (short) } @else { p { (lang.t("plan-none")) } }
        p { a href={ "/cases/" (number) "/plan" } { (lang.t("plan-open")) } }
    };
    section("plan", &lang.t("case-plan"), None, &content)
}

fn family(lang: Lang, view: &CaseView) -> Markup {
    let content = html! {
        (around(lang, view))
        p class="no-print" { a href={ "/cases/" (view.case.number()) "/family" } { (lang.t("family-open")) } }
    };
    section("family", &lang.t("case-family"), None, &content)
}

/// Family and network in short: who, who has custody, what they mean to the child.
pub(super) fn around(lang: Lang, view: &CaseView) -> Markup {
    let around = domain::family::kin(
        &view.case.members,
        &domain::correction::effective(&view.events),
    );
    html! {
        @if around.is_empty() { p { (lang.t("case-no-family")) } } @else {
            ul class="plain-list" { @for kin in &around {
                li {
                    (words::code(lang, "relation", kin.relation.as_str())) ": "
                    (view.names.get(&kin.person).and_then(|n| n.name.clone()).unwrap_or_else(|| lang.t("name-hidden")))
                    @if kin.custody { " · " (lang.t("case-custody")) }
                    @if let Some(means) = &kin.means { br; span class="weak" { (means) } }
                }
            } }
        }
    }
}
