//! Cases that change hands, many at once: the list with ticks, who could take them, and which
//! goes to whom. Shared by handing over and giving out.

pub(super) mod look;

use crate::i18n::Lang;
use crate::pages::record::Typed;
use crate::pages::words;
use crate::ui::choice::Choice;
use crate::ui::form::Field;
use app::distribution::Candidate;
use app::ruleset::Ruleset;
use app::{Actor, App, Error, Problem};
use axum::http::StatusCode;
use domain::{Day, Moment, WorkerId};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashMap;
use store::CaseRow;

/// What the address of the page says.
#[derive(Deserialize, Default)]
pub struct Asked {
    /// What was done just now.
    pub done: Option<String>,
    /// The cases that changed hands just now, for their briefs.
    pub cases: Option<String>,
}

/// In what state the page is answered.
#[derive(Default)]
pub(super) struct Answer {
    pub asked: Asked,
    pub typed: Typed,
    pub problems: Vec<Problem>,
    /// The choice is looked at before it counts.
    pub is_look: bool,
    /// One of the cases went to somebody meanwhile.
    pub is_late: bool,
}

impl Answer {
    /// The page as it is opened.
    pub fn opened(asked: Asked) -> Self {
        Self {
            asked,
            ..Self::default()
        }
    }

    /// With what status.
    pub const fn status(&self) -> StatusCode {
        match (self.is_late, self.problems.is_empty()) {
            (true, _) => StatusCode::CONFLICT,
            (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
            (false, true) => StatusCode::OK,
        }
    }
}

/// The cases that stay in the leader's sight: those given to another team do not.
pub(super) fn still_seen(app: &App, actor: &Actor, moves: &[(u32, WorkerId)]) -> Vec<String> {
    let known = app.ruleset();
    let team = |worker| known.workers.get(worker).and_then(|w| w.team.as_ref());
    moves
        .iter()
        .filter(|(_, to)| team(to).is_some_and(|team| actor.reaches_team(team)))
        .map(|(number, _)| number.to_string())
        .collect()
}

/// Which cases go to whom: the choice beside a case, or the one made for all. At least one, and
/// every case that is ticked to somebody.
pub(super) fn moves(typed: &Typed) -> Result<Vec<(u32, WorkerId)>, Problem> {
    let to = |number| chosen(typed, number).parse().ok();
    let moves: Option<Vec<_>> = ticked(typed).map(|n| Some((n, to(n)?))).collect();
    match moves {
        Some(moves) if !moves.is_empty() => Ok(moves),
        Some(_) => Err(Problem::new("to", "refused-no-move")),
        None => Err(Problem::new("to", "refused-left-over")),
    }
}

/// The numbers that were ticked.
pub(super) fn ticked(typed: &Typed) -> impl Iterator<Item = u32> {
    typed.all("case").filter_map(|number| number.parse().ok())
}

/// Who was chosen for one case, as it was sent.
fn chosen(typed: &Typed, number: u32) -> &str {
    match typed.one(&format!("to_{number}")) {
        "" => typed.one("to"),
        own => own,
    }
}

/// A case that went to somebody else before it was given to the one who was chosen.
pub(super) struct Gone {
    pub number: u32,
    pub now: With,
}

/// In whose hands a case is.
pub(super) enum With {
    Worker(WorkerId),
    Nobody,
    /// Out of the leader's sight.
    Elsewhere,
}

/// The chosen cases that are not among those to choose from any more, with who has them now.
pub(super) fn gone(
    app: &App,
    actor: &Actor,
    mut wanted: Vec<u32>,
    here: &[CaseRow],
) -> Result<Vec<Gone>, Error> {
    wanted.retain(|number| here.iter().all(|row| row.number != *number));
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let hands: HashMap<u32, _> = app.in_hands(actor, &wanted)?.into_iter().collect();
    let with = |number| match hands.get(number) {
        Some(Some(worker)) => With::Worker(*worker),
        Some(None) => With::Nobody,
        None => With::Elsewhere,
    };
    Ok(wanted
        .iter()
        .map(|number| Gone {
            number: *number,
            now: with(number),
        })
        .collect())
}

/// Who has the cases now that went to somebody else meanwhile.
pub(super) fn now_with(lang: Lang, ruleset: &Ruleset, gone: &[Gone]) -> Markup {
    let said = |case: &Gone| {
        let number = ("number", case.number.to_string().into());
        match case.now {
            With::Worker(worker) => {
                let name = ruleset.worker_name(worker).to_owned();
                lang.t_args("hands-now", &[number, ("name", name.into())])
            }
            With::Nobody => lang.t_args("hands-nobody", &[number]),
            With::Elsewhere => lang.t_args("hands-elsewhere", &[number]),
        }
    };
    html! { @if !gone.is_empty() {
        ul class="bullets" { @for case in gone { li { (said(case)) } } }
    } }
}

/// Numbers of cases with dots between them.
pub(super) fn is_numbers(cases: &str) -> bool {
    !cases.is_empty() && cases.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// Who could take the cases, with what each carries where the leader sees it.
pub(super) fn colleagues(
    lang: Lang,
    ruleset: &Ruleset,
    candidates: &[Candidate],
    today: Day,
) -> Vec<Choice> {
    candidates
        .iter()
        .map(|c| {
            let mut label = format!("{}, {}", c.name, ruleset.team_name(&c.team));
            if let Some(load) = &c.load {
                let args = [
                    ("cases", load.cases.into()),
                    ("late", (load.late_law + load.late_local).into()),
                ];
                label = format!("{label} ({})", lang.t_args("handover-carries", &args));
            }
            if !ruleset.is_at_work(c.worker, today) {
                label = format!("{label} · {}", lang.t("handover-is-away"));
            }
            Choice::new(c.worker.to_string(), label)
        })
        .collect()
}

/// The cases: each with its red figures, a tick, and a choice of its own.
pub(super) struct CaseList<'a> {
    pub rows: &'a [CaseRow],
    pub now: Moment,
    /// What was typed.
    pub typed: &'a Typed,
    /// Whether every case is ticked, whatever was typed.
    pub ticks_all: bool,
    pub colleagues: &'a [Choice],
}

impl CaseList<'_> {
    /// The list; `remark` stands beside a child's name.
    pub fn draw(&self, lang: Lang, remark: impl Fn(&CaseRow) -> Option<String>) -> Markup {
        let ticked: Vec<u32> = ticked(self.typed).collect();
        html! {
            fieldset {
                legend class="form-label" { (lang.t("handover-cases")) }
                table class="sheet sheet-list" {
                    caption class="sr-only" { (lang.t("handover-cases")) }
                    thead { tr {
                        th scope="col" { (lang.t("cases-child")) }
                        th scope="col" class="num" { (lang.t("cases-number")) }
                        th scope="col" class="num" { (lang.t("cases-late-law")) }
                        th scope="col" class="num" { (lang.t("cases-late-local")) }
                        th scope="col" { (lang.t("handover-own-to")) }
                    } }
                    tbody { @for (i, row) in self.rows.iter().enumerate() {
                        @let is_ticked = self.ticks_all || ticked.contains(&row.number);
                        (self.row(lang, (i, row), is_ticked, remark(row)))
                    } }
                }
            }
        }
    }

    fn row(
        &self,
        lang: Lang,
        (i, row): (usize, &CaseRow),
        is_ticked: bool,
        remark: Option<String>,
    ) -> Markup {
        let number = row.number.to_string();
        let id = format!("f-case-{i}");
        let name = words::child(lang, row.name.as_deref(), row.birth_on, self.now);
        html! {
            tr class=[(row.late_law > 0).then_some("is-alarm")] {
                th scope="row" {
                    span class="form-group-checkbox" {
                        input class="form-checkbox" type="checkbox" name="case" id=(id) value=(number) checked[is_ticked];
                        label for=(id) { (name) }
                    }
                    @if let Some(words) = remark { " " span class="weak" { (words) } }
                }
                td class="num" data-label=(lang.t("cases-number")) { a href={ "/cases/" (number) } { (number) } }
                td class="num" data-label=(lang.t("cases-late-law")) { (lang.int(row.late_law.into())) }
                td class="num" data-label=(lang.t("cases-late-local")) { (lang.int(row.late_local.into())) }
                td data-label=(lang.t("handover-own-to")) { (self.own_choice(lang, &number, &name)) }
            }
        }
    }

    /// The choice for one case; left alone, the choice for all counts.
    fn own_choice(&self, lang: Lang, number: &str, child: &str) -> Markup {
        let field = Field::new(format!("to_{number}"), lang.t("handover-own-to"));
        let chosen = self.typed.one(&field.name);
        html! {
            select class="form-select input-width-m" name=(field.name)
                aria-label={ (lang.t("handover-own-to")) ": " (child) } {
                option value="" { (lang.t("handover-as-all")) }
                @for choice in self.colleagues {
                    option value=(choice.value) selected[choice.value == chosen] { (choice.label) }
                }
            }
        }
    }
}
