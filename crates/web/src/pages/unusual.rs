//! Unusual looks at cases: one line for each member of staff and case, the weightiest first,
//! each with the reasons in words.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::notice::{Empty, Notice, Tone, notice};
use crate::ui::table::{Chip, Column, Row, Table, chips, table};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::oversight::{Flag, Oversight, Unusual, Watch, Words};
use app::ruleset::Ruleset;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::AccessJudgement;
use maud::{Markup, html};
use serde::Deserialize;

/// Lines on the page; the weightiest come first, so more would not be read.
const SHOWN: usize = 50;

/// Periods one can choose, in days.
const PERIODS: [u16; 3] = [7, 14, 31];

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    days: Option<u16>,
    #[serde(default)]
    state: String,
    #[serde(default)]
    flag: String,
    done: Option<String>,
}

impl Asked {
    fn days(&self) -> Option<u16> {
        self.days.filter(|days| PERIODS.contains(days))
    }

    fn wants(&self, line: &Unusual) -> bool {
        let judgement = line.judged.as_ref().map(|j| j.judgement);
        let is_state = match self.state.as_str() {
            "all" => true,
            "fine" => judgement == Some(AccessJudgement::Fine),
            "follow_up" => judgement == Some(AccessJudgement::FollowUp),
            _ => judgement.is_none(),
        };
        let is_flag = |(flag, _): &(Flag, u32)| flag.as_str() == self.flag;
        is_state && (self.flag.is_empty() || line.flags.iter().any(is_flag))
    }

    fn with(&self, name: &str, value: &str) -> String {
        let days = self.days().map_or(String::new(), |days| days.to_string());
        let all = [
            ("days", days.as_str()),
            ("state", &self.state),
            ("flag", &self.flag),
        ];
        let pairs: Vec<String> = all
            .into_iter()
            .map(|(key, now)| (key, if key == name { value } else { now }))
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| format!("{key}={}", words::encoded(value)))
            .collect();
        if pairs.is_empty() {
            "/access/unusual".to_owned()
        } else {
            format!("/access/unusual?{}", pairs.join("&"))
        }
    }
}

/// The list.
pub async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Response {
    let lang = visitor.lang;
    let (actor, days) = (visitor.actor.clone(), asked.days());
    let loaded = run(&site, move |app| {
        let watch = app.unusual(&actor, days)?;
        Ok((watch, app.ruleset(), app.oversight().clone()))
    });
    let (watch, ruleset, settings) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let head = Head {
        title: lang.t("unusual-title"),
        thread: vec![Knot::new(lang.t("nav-access"), lang.t("unusual-title")).current()],
        done: words::done(asked.done.clone()),
        wide: true,
        ..Head::default()
    };
    let content = content(lang, &visitor, &ruleset, &settings, &asked, &watch);
    page(&site, &visitor, Area::Access, head, &content)
}

fn content(
    lang: Lang,
    visitor: &Visitor,
    ruleset: &Ruleset,
    settings: &Oversight,
    asked: &Asked,
    watch: &Watch,
) -> Markup {
    let wanted: Vec<&Unusual> = watch
        .lines
        .iter()
        .filter(|line| asked.wants(line))
        .collect();
    let shown = wanted.len().min(SHOWN);
    let counts = [
        ("n", shown.into()),
        ("all", wanted.len().into()),
        ("looks", watch.looks.into()),
        ("days", watch.days.into()),
    ];
    html! {
        h1 { (lang.t("unusual-title")) }
        p class="lead" { (lang.t("unusual-lead")) }
        @if visitor.actor.may(app::Deed::ReadAccessLog) {
            p { a href="/access" { (lang.t("access-title")) } }
        }
        (chips(&lang.t("unusual-states"), &states(lang, asked)))
        (chips(&lang.t("unusual-reasons"), &reasons(lang, asked)))
        (chips(&lang.t("unusual-periods"), &periods(lang, asked, watch.days)))
        p { (lang.t_args("unusual-count", &counts)) }
        @if watch.is_cut {
            (notice(&Notice::new(Tone::Info, lang.t("unusual-cut"))))
        }
        @if wanted.len() > SHOWN {
            (notice(&Notice::new(Tone::Info, lang.t("unusual-more"))))
        }
        (table(lang, &Table {
            caption: lang.t("unusual-title"),
            show_caption: false,
            columns: ["who", "case", "why", "last", "state"]
                .map(|column| Column::new(lang.t(&format!("unusual-{column}"))))
                .into(),
            rows: wanted[..shown].iter().map(|line| row(lang, ruleset, settings, line)).collect(),
            empty: Empty {
                title: lang.t("unusual-empty-title"),
                text: lang.t("unusual-empty-text"),
                action: None,
            },
        }))
    }
}

fn row(lang: Lang, ruleset: &Ruleset, settings: &Oversight, line: &Unusual) -> Row {
    let who = ruleset.worker_name(line.worker).to_owned();
    Row {
        cells: vec![
            html! { a href=(href(line)) { (who) } },
            html! { (case(lang, line)) },
            html! { ul class="plain-list" { @for (flag, n) in &line.flags {
                li {
                    (said(lang, flag.of(settings).1))
                    @if *n > 1 { " " span class="weak" { (lang.t_args("unusual-times", &[("n", (*n).into())])) } }
                }
            } } },
            html! { @if let Some(look) = line.looks.first() { (words::moment(lang, look.at)) } },
            html! { (state(lang, line)) },
        ],
        alarm: false,
    }
}

/// The page of a line.
pub(super) fn href(line: &Unusual) -> String {
    let case = line.case.map_or(0, |(_, number)| number);
    format!("/access/unusual/{}/{case}", line.worker)
}

pub(super) fn case(lang: Lang, line: &Unusual) -> String {
    match line.case {
        Some((_, number)) => format!("{} {number}", lang.t("case")),
        None => lang.t_args("unusual-many", &[("n", line.looks.len().into())]),
    }
}

pub(super) fn state(lang: Lang, line: &Unusual) -> String {
    let word = line
        .judged
        .as_ref()
        .map_or("open", |j| j.judgement.as_str());
    words::code(lang, "judgement", word)
}

/// Words of the file of settings.
pub(super) fn said(lang: Lang, words: &Words) -> &str {
    match lang {
        Lang::Da => &words.da,
        Lang::En => &words.en,
    }
}

fn states(lang: Lang, asked: &Asked) -> Vec<Chip> {
    ["", "follow_up", "fine", "all"]
        .into_iter()
        .map(|state| Chip {
            label: words::code(
                lang,
                "judgement",
                if state.is_empty() { "open" } else { state },
            ),
            href: asked.with("state", state),
            active: asked.state == state,
            count: None,
        })
        .collect()
}

fn reasons(lang: Lang, asked: &Asked) -> Vec<Chip> {
    Flag::ALL
        .into_iter()
        .map(|flag| {
            let word = flag.as_str();
            let active = asked.flag == word;
            Chip {
                label: words::code(lang, "flag", word),
                href: asked.with("flag", if active { "" } else { word }),
                active,
                count: None,
            }
        })
        .collect()
}

fn periods(lang: Lang, asked: &Asked, now: u16) -> Vec<Chip> {
    PERIODS
        .into_iter()
        .map(|days| Chip {
            label: lang.t_args("unusual-days", &[("n", days.into())]),
            href: asked.with("days", &days.to_string()),
            active: days == now,
            count: None,
        })
        .collect()
}
