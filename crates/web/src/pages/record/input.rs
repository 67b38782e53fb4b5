//! Which fields each kind of event has, and how they look for a case as it stands.

use super::groups::{cancellable, running};
use super::{Typed, closing, network, procedures, screening, words_for};
use crate::i18n::Lang;
use crate::pages::case_form::at_now;
use crate::pages::words;
use crate::ui::choice::{Choice, checkbox, checkboxes, radios, select};
use crate::ui::form::{Field, Width, date, date_time, number, text, textarea};
use app::Problem;
use app::case::CaseView;
use app::ruleset::Ruleset;
use domain::case::{Booking, Case};
use domain::kle::KleList;
use domain::procedures::Procedures;
use domain::{
    BookingKind, CloseReason, ConversationAbout, ConversationOmission, ConversationOutcome,
    MeasureEnd, Moment, NextStep, Observed, Place, PlanKind, Rater,
};
use maud::Markup;

/// What stands in a form when it opens: now, and what follows from the case.
pub(super) fn defaults(kind: &str, view: &CaseView, now: Moment) -> Typed {
    let (mut typed, day, case) = (at_now(now), now.day(), &view.case);
    match kind {
        "assessment_opened" => {
            let last = case.notifications.iter().map(|n| n.received_at).max();
            typed.set("aware_on", last.unwrap_or(now).day().to_string());
            let from = screening::goes_on_from(view);
            typed.set(
                screening::FROM,
                from.map(|id| id.to_string()).unwrap_or_default(),
            );
        }
        "rhythm_decided" => {
            for measure in running(case) {
                typed.set("measures", measure.id.to_string());
            }
        }
        "date_booked" => {
            typed.set("on", day.add_days(7).to_string());
            typed.set("on_time", "10:00");
        }
        "observation_recorded" => typed.set("on", day.to_string()),
        // What a child says in confidence is quoted to nobody unless somebody says so.
        "child_conversation" => typed.set(words_for::FIELD, words_for::FIRST),
        _ => {}
    }
    typed
}

/// One field with its looks.
pub(crate) struct Input {
    pub field: Field,
    pub markup: Markup,
}

impl Input {
    /// Something in a form that is no field.
    pub fn shown(markup: Markup) -> Self {
        Self {
            field: Field::default(),
            markup,
        }
    }
}

/// The fields of a kind.
pub(super) fn of(
    lang: Lang,
    kind: &str,
    (view, now): (&CaseView, Moment),
    open: &Procedures,
    ruleset: &Ruleset,
    (typed, problems): (&Typed, &[Problem]),
) -> Vec<Input> {
    let case = &view.case;
    let form = Maker {
        lang,
        typed,
        problems,
    };
    match kind {
        "screened" => screening::fields(&form),
        "assessment_opened" => vec![
            screening::going_on(&form, view),
            form.date("aware_on", Some("aware-hint")),
            form.flag("expecting_parents"),
            form.area("aware_reason", 2, false),
        ],
        "child_conversation" => vec![
            form.choose("about", "conversation-about", ConversationAbout::WORDS),
            form.choose(
                "outcome",
                "conversation-outcome",
                ConversationOutcome::WORDS,
            ),
            form.select_optional("omitted_for", "omission", ConversationOmission::WORDS),
            form.flag("view_otherwise"),
            form.flag("support_person"),
            form.area("words", 5, false),
            words_for::field(form.lang, (typed, problems)),
        ],
        "plan_need_decided" => vec![
            form.choose("plan", "plan", PlanKind::WORDS),
            form.flag("needed"),
            form.list_optional("decision", &decisions(lang, case)),
        ],
        "measure_place_changed" => vec![
            form.list("measure", &measures(lang, case, true)),
            form.select("place", "place", Place::WORDS),
            form.line_optional("place_name"),
            form.list_optional("provider", &providers(ruleset)),
            form.select("reason", "measure-end", MeasureEnd::WORDS),
            form.area("why", 3, true),
            form.flag("away"),
            form.flag("outside"),
        ],
        "measure_ended" => vec![
            form.list("measure", &measures(lang, case, false)),
            form.select("reason", "measure-end", MeasureEnd::WORDS),
            form.area("result", 3, true),
            form.choose("next_step", "next-step", NextStep::WORDS),
        ],
        "rhythm_decided" => vec![
            form.many("measures", &measures(lang, case, false)),
            form.number("rhythm_months", None),
        ],
        "visit_held" => vec![
            form.list_optional("measure", &measures(lang, case, true)),
            form.flag("conversation"),
            form.flag("alone"),
            form.flag("declined"),
            form.area("summary", 4, false),
        ],
        "date_booked" => vec![
            form.choose("what", "booking", BookingKind::WORDS),
            form.date_time("on"),
            form.line_optional("title"),
        ],
        "booking_cancelled" => vec![form.list("booking", &bookings(lang, view, now))],
        "observation_recorded" => vec![
            form.choose("what", "observed", Observed::WORDS),
            form.number("value", Some("observation-hint")),
            form.choose("source", "rater", Rater::WORDS),
            form.date("on", None),
        ],
        "note_written" => vec![
            form.area("note", 6, true),
            form.kle(&ruleset.kle, Some("note")),
        ],
        "family_told" => vec![form.area("told", 3, false)],
        "case_closed" => vec![
            closing::unfinished(lang, (view, now), open, ruleset),
            form.choose("reason", "close", CloseReason::WORDS),
        ],
        _ => network::fields(&form, kind, view)
            .unwrap_or_else(|| procedures::fields(&form, kind, case, open)),
    }
}

/// The dates that can be cancelled, each with when it is and what for.
fn bookings(lang: Lang, view: &CaseView, now: Moment) -> Vec<Choice> {
    let choice = |b: &Booking| {
        let (on, what) = (
            words::moment(lang, b.on),
            words::code(lang, "booking", b.what.as_str()),
        );
        Choice::new(b.id.to_string(), format!("{on} · {what}"))
    };
    cancellable(&view.case, now).map(choice).collect()
}

/// Everybody who delivers measures under contract, by name.
pub(crate) fn providers(ruleset: &Ruleset) -> Vec<Choice> {
    let mut all: Vec<(&str, &str)> = ruleset
        .providers
        .iter()
        .map(|(id, name)| (name.as_str(), id.as_str()))
        .collect();
    all.sort_unstable();
    let choice = |(name, id): (&str, &str)| Choice::new(id, name);
    all.into_iter().map(choice).collect()
}

pub(crate) fn measures(lang: Lang, case: &Case, only_placements: bool) -> Vec<Choice> {
    running(case)
        .filter(|m| !only_placements || m.is_placement)
        .map(|m| {
            let now = m.stays.last().map_or(m.started_at, |stay| stay.from);
            let name = crate::pages::measures::name(lang, m, now);
            let since = words::date(lang, m.started_at.day());
            let since = lang.t_args("since", &[("date", since.into())]);
            Choice::new(m.id.to_string(), format!("{name}, {since}"))
        })
        .collect()
}

pub(super) fn decisions(lang: Lang, case: &Case) -> Vec<Choice> {
    case.decisions
        .iter()
        .rev()
        .take(5)
        .map(|d| {
            let day = words::date(lang, d.made_at.day());
            Choice::new(d.id.to_string(), format!("{day}: {}", d.paragraph))
        })
        .collect()
}

/// Makes fields from what was typed.
pub(crate) struct Maker<'a> {
    pub lang: Lang,
    pub typed: &'a Typed,
    pub problems: &'a [Problem],
}

impl Maker<'_> {
    pub fn field(&self, name: &str) -> Field {
        let label = format!("field-{}", name.replace('_', "-"));
        words::field(self.lang, name, &label, self.typed.one(name), self.problems)
    }

    pub fn codes(&self, list: &str, words: &[&str]) -> Vec<Choice> {
        words
            .iter()
            .map(|w| Choice::new(*w, words::code(self.lang, list, w)))
            .collect()
    }

    pub fn choose(&self, name: &str, list: &str, words: &[&str]) -> Input {
        let field = self.field(name);
        let markup = radios(self.lang, &field, &self.codes(list, words));
        Input { field, markup }
    }

    pub fn select(&self, name: &str, list: &str, words: &[&str]) -> Input {
        let field = self.field(name);
        let markup = select(self.lang, &field, &self.codes(list, words));
        Input { field, markup }
    }

    pub fn select_optional(&self, name: &str, list: &str, words: &[&str]) -> Input {
        let field = self.field(name).optional();
        let markup = select(self.lang, &field, &self.codes(list, words));
        Input { field, markup }
    }

    pub fn list(&self, name: &str, choices: &[Choice]) -> Input {
        let mut field = self.field(name);
        if let (true, [only]) = (field.value.is_empty(), choices) {
            field.value.clone_from(&only.value);
        }
        let markup = select(self.lang, &field, choices);
        Input { field, markup }
    }

    pub fn list_optional(&self, name: &str, choices: &[Choice]) -> Input {
        let field = self.field(name).optional();
        let markup = select(self.lang, &field, choices);
        Input { field, markup }
    }

    pub fn many(&self, name: &str, choices: &[Choice]) -> Input {
        let field = self.field(name);
        let chosen: Vec<&str> = self.typed.all(name).collect();
        let markup = checkboxes(self.lang, &field, choices, &chosen);
        Input { field, markup }
    }

    pub fn flag(&self, name: &str) -> Input {
        let field = self.field(name).optional();
        let markup = checkbox(self.lang, &field, self.typed.flag(name));
        Input { field, markup }
    }

    pub fn date(&self, name: &str, hint: Option<&str>) -> Input {
        let mut field = self.field(name);
        field.hint = hint.map(|key| self.lang.t(key));
        let markup = date(self.lang, &field);
        Input { field, markup }
    }

    pub fn date_optional(&self, name: &str, hint: &str) -> Input {
        let mut field = self.field(name).optional();
        field.hint = Some(self.lang.t(hint));
        let markup = date(self.lang, &field);
        Input { field, markup }
    }

    pub fn date_time_optional(&self, name: &str) -> Input {
        let field = self.field(name).optional();
        let clock = self.field(&format!("{name}_time")).optional();
        let markup = date_time(self.lang, &field, &clock);
        Input { field, markup }
    }

    pub fn date_time(&self, name: &str) -> Input {
        let field = self.field(name);
        let clock = self.field(&format!("{name}_time"));
        let markup = date_time(self.lang, &field, &clock);
        Input { field, markup }
    }

    pub fn line(&self, name: &str, hint: Option<&str>) -> Input {
        let mut field = self.field(name);
        field.hint = hint.map(|key| self.lang.t(key));
        let markup = text(self.lang, &field, Width::Medium);
        Input { field, markup }
    }

    pub fn line_optional(&self, name: &str) -> Input {
        let field = self.field(name).optional();
        let markup = text(self.lang, &field, Width::Large);
        Input { field, markup }
    }

    pub fn number(&self, name: &str, hint: Option<&str>) -> Input {
        let mut field = self.field(name);
        field.hint = hint.map(|key| self.lang.t(key));
        let markup = number(self.lang, &field);
        Input { field, markup }
    }

    pub fn number_optional(&self, name: &str, hint: Option<&str>) -> Input {
        let mut field = self.field(name).optional();
        field.hint = hint.map(|key| self.lang.t(key));
        let markup = number(self.lang, &field);
        Input { field, markup }
    }

    /// What it is filed under: what fits by itself stands there. Nothing chosen means that too.
    pub fn kle(&self, list: &KleList, what: Option<&str>) -> Input {
        let mut field = self.field("kle").optional();
        field.hint = Some(self.lang.t(if what.is_some() {
            "kle-hint"
        } else {
            "kle-hint-kind"
        }));
        if let (true, Some(fits)) = (field.value.is_empty(), what.and_then(|w| list.fitting(w))) {
            field.value = fits.to_string();
        }
        let choices: Vec<Choice> = list
            .subject
            .iter()
            .map(|s| {
                let title = s.title(self.lang.code());
                Choice::new(s.kle.as_str(), format!("{} {title}", s.kle))
            })
            .collect();
        let markup = select(self.lang, &field, &choices);
        Input { field, markup }
    }

    pub fn area(&self, name: &str, rows: u32, required: bool) -> Input {
        let mut field = self.field(name);
        field.required = required;
        let markup = textarea(self.lang, &field, rows);
        Input { field, markup }
    }
}
