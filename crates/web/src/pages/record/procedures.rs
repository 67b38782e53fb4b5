//! The forms of the procedures around decisions: their fields, and what is made of them.

use super::Typed;
use super::build::{needed, wanted};
use super::input::{Input, Maker, measures};
use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::choice::{Choice, select};
use app::{App, Problem};
use domain::case::Case;
use domain::event::disability::{
    DisabilityKnown, FamilyAdviserOffered, PartialCaseClosed, PartialCaseOpened,
};
use domain::event::growing_up::AdultSideContacted;
use domain::event::measures::MeasureConsentChanged;
use domain::event::parents::ParentsPlanReviewed;
use domain::event::people::MunicipalityChanged;
use domain::event::placement::{
    ArrangementEnded, ArrangementMade, MunicipalityTold, PlaceConsulted, TransferReceived,
};
use domain::event::preliminary::{PreliminaryExecuted, PreliminaryNotified, PreliminaryReviewed};
use domain::event::request::{RequestAnswered, RequestReceived};
use domain::event::time_limit::{TimeLimitEnded, TimeLimitSet};
use domain::event::youth_crime::{CrimeNoticeReceived, NetworkCouncilCalled};
use domain::id::ItemId;
use domain::procedures::{Procedures, Waiting};
use domain::text::Audience;
use domain::{
    AdultSide, Answer, Arrangement, CrimeNotice, DecisionKind, Help, ParentsPlanReview, PartialEnd,
    Payload, Requested, Texts, TimeLimited,
};

/// Who acts from now on.
const WHO_ACTS: [&str; 2] = ["ours", "other"];

/// The numbers that municipalities have.
const MUNICIPALITIES: std::ops::RangeInclusive<u16> = 101..=860;

/// The fields of a kind.
pub(super) fn fields(form: &Maker<'_>, kind: &str, case: &Case, open: &Procedures) -> Vec<Input> {
    let lang = form.lang;
    match kind {
        "request_received" => vec![form.choose("requested", "requested", Requested::WORDS)],
        "request_answered" => vec![
            form.list(
                "request",
                &told(lang, &open.requests, "requested", Requested::as_str),
            ),
            form.choose("answer", "answer", Answer::WORDS),
            form.area("reasons", 3, false),
        ],
        "preliminary_executed" => vec![form.list("decision", &preliminary(lang, &open.to_execute))],
        "preliminary_notified" => vec![form.list("decision", &preliminary(lang, &open.to_notify))],
        "preliminary_reviewed" => vec![
            form.list("decision", &preliminary(lang, &open.to_review)),
            form.flag("approved"),
        ],
        "time_limit_set" => vec![
            limited(form, open),
            form.list_optional("extends", &limits(lang, open)),
            form.date_optional("until", "until-hint"),
        ],
        "time_limit_ended" => vec![form.list("time_limit", &limits(lang, open))],
        "place_consulted" => vec![form.area("statement", 4, true)],
        "municipality_told" => {
            vec![form.number_optional("told_municipality", Some("municipality-hint"))]
        }
        "parents_plan_reviewed" => {
            vec![form.choose("review", "parents-plan", ParentsPlanReview::WORDS)]
        }
        "partial_case_opened" => vec![
            form.select("help", "help", Help::WORDS),
            form.area("wish", 4, true),
        ],
        "partial_case_closed" => vec![
            form.list("partial", &told(lang, &open.partials, "help", Help::as_str)),
            form.choose("reason", "partial-end", PartialEnd::WORDS),
        ],
        "crime_notice_received" => vec![form.choose("from", "crime-notice", CrimeNotice::WORDS)],
        "network_council_called" => {
            let notices = told(lang, &open.notices, "crime-notice", CrimeNotice::as_str);
            vec![form.list("notice", &notices)]
        }
        "arrangement_made" => vec![
            form.list("measure", &measures(lang, case, true)),
            form.choose("arrangement", "arrangement", Arrangement::WORDS),
            form.number_optional("per_four_weeks", Some("per-four-weeks-hint")),
            form.area("agreement", 3, true),
        ],
        "arrangement_ended" => vec![form.list(
            "arrangement",
            &told(lang, &open.arrangements, "arrangement", |(what, _)| {
                what.as_str()
            }),
        )],
        "adult_side_contacted" => vec![
            form.choose("side", "adult-side", AdultSide::WORDS),
            form.area("summary", 3, true),
        ],
        "municipality_changed" => vec![
            form.choose("who_acts", "who-acts", &WHO_ACTS),
            form.number_optional("acting", Some("municipality-hint")),
            form.number_optional("paying", Some("municipality-hint")),
        ],
        "measure_consent_changed" => vec![
            form.list("measure", &measures(lang, case, false)),
            form.flag("consent"),
        ],
        _ => Vec::new(),
    }
}

/// The payload of a kind; `None` if it is none of these.
pub(super) fn build(
    app: &App,
    kind: &str,
    t: &Typed,
    texts: &mut Texts,
) -> Result<Option<Payload>, Problem> {
    let family = Audience::Family;
    Ok(Some(match kind {
        "request_received" => RequestReceived {
            request: app.new_item(),
            requested: t.choice("requested")?,
            measure: None,
        }
        .into(),
        "request_answered" => {
            wanted(t, texts, "reasons", family);
            RequestAnswered {
                request: t.choice("request")?,
                answer: t.choice("answer")?,
            }
            .into()
        }
        "preliminary_executed" => PreliminaryExecuted {
            decision: t.choice("decision")?,
        }
        .into(),
        "preliminary_notified" => PreliminaryNotified {
            decision: t.choice("decision")?,
        }
        .into(),
        "preliminary_reviewed" => PreliminaryReviewed {
            decision: t.choice("decision")?,
            approved: t.flag("approved"),
        }
        .into(),
        _ => return around_the_child(app, kind, t, texts),
    }))
}

/// What is limited in time, the place, the parents, and what others tell the municipality.
fn around_the_child(
    app: &App,
    kind: &str,
    t: &Typed,
    texts: &mut Texts,
) -> Result<Option<Payload>, Problem> {
    let staff = Audience::Staff;
    Ok(Some(match kind {
        "time_limit_set" => {
            let extends: Option<ItemId> = t.number("extends");
            let (limits, decision) = limited_by(t)?;
            let until = match t.one("until") {
                "" => None,
                _ => Some(t.day("until")?),
            };
            TimeLimitSet {
                time_limit: extends.unwrap_or_else(|| app.new_item()),
                limits,
                extended: extends.is_some(),
                until_on: until,
                decision,
            }
            .into()
        }
        "time_limit_ended" => TimeLimitEnded {
            time_limit: t.choice("time_limit")?,
        }
        .into(),
        "place_consulted" => {
            needed(t, texts, "statement", staff)?;
            PlaceConsulted {}.into()
        }
        "transfer_received" => TransferReceived {
            transfer: app.new_item(),
        }
        .into(),
        "parents_plan_reviewed" => ParentsPlanReviewed {
            review: t.choice("review")?,
        }
        .into(),
        "crime_notice_received" => CrimeNoticeReceived {
            notice: app.new_item(),
            from: t.choice("from")?,
        }
        .into(),
        "network_council_called" => NetworkCouncilCalled {
            notice: t.choice("notice")?,
        }
        .into(),
        "disability_known" => DisabilityKnown {}.into(),
        "family_adviser_offered" => FamilyAdviserOffered {}.into(),
        "partial_case_opened" => {
            needed(t, texts, "wish", Audience::Family)?;
            PartialCaseOpened {
                partial: app.new_item(),
                help: t.choice("help")?,
            }
            .into()
        }
        "partial_case_closed" => PartialCaseClosed {
            partial: t.choice("partial")?,
            reason: t.choice("reason")?,
        }
        .into(),
        "measure_consent_changed" => MeasureConsentChanged {
            measure: t.choice("measure")?,
            consent: t.flag("consent"),
        }
        .into(),
        "arrangement_made" => {
            needed(t, texts, "agreement", Audience::Family)?;
            ArrangementMade {
                arrangement: app.new_item(),
                measure: t.choice("measure")?,
                what: t.choice("arrangement")?,
                per_four_weeks: match t.one("per_four_weeks") {
                    "" => None,
                    _ => Some(
                        t.number("per_four_weeks")
                            .ok_or(Problem::new("per_four_weeks", "refused-per-four-weeks"))?,
                    ),
                },
            }
            .into()
        }
        "arrangement_ended" => ArrangementEnded {
            arrangement: t.choice("arrangement")?,
        }
        .into(),
        "adult_side_contacted" => {
            needed(t, texts, "summary", Audience::Family)?;
            AdultSideContacted {
                side: t.choice("side")?,
            }
            .into()
        }
        _ => return municipalities(kind, t),
    }))
}

/// What other municipalities are told, and which of them acts.
fn municipalities(kind: &str, t: &Typed) -> Result<Option<Payload>, Problem> {
    Ok(Some(match kind {
        "municipality_told" => MunicipalityTold {
            municipality: municipality_code(t, "told_municipality")?,
        }
        .into(),
        "municipality_changed" => municipality(t)?.into(),
        _ => return Ok(None),
    }))
}

/// Who acts and who pays from the moment of the event.
fn municipality(t: &Typed) -> Result<MunicipalityChanged, Problem> {
    let ours = match t.one("who_acts") {
        "ours" => true,
        "other" => false,
        _ => return Err(Problem::new("who_acts", "refused-choose")),
    };
    Ok(MunicipalityChanged {
        acting: municipality_code(t, "acting")?.filter(|_| !ours),
        paying: municipality_code(t, "paying")?,
        from_on: t.day("at")?,
        ours,
    })
}

/// The number of a municipality, if one was typed.
fn municipality_code(t: &Typed, name: &'static str) -> Result<Option<u16>, Problem> {
    match t.one(name) {
        "" => Ok(None),
        typed => {
            let code = typed.parse().ok().filter(|c| MUNICIPALITIES.contains(c));
            code.map(Some)
                .ok_or(Problem::new(name, "refused-municipality"))
        }
    }
}

fn preliminary(lang: Lang, list: &[Waiting<DecisionKind>]) -> Vec<Choice> {
    told(lang, list, "decision-kind", DecisionKind::as_str)
}

/// What is limited in time: what was decided and waits to be carried out comes first, with its day;
/// what somebody else decided follows.
fn limited(form: &Maker<'_>, open: &Procedures) -> Input {
    let lang = form.lang;
    let mut field = form.field("limits");
    let decided = open.to_limit.iter().map(|w| {
        let what = words::code(lang, "limits", w.what.as_str());
        let day = words::date(lang, w.since.day());
        let label = lang.t_args(
            "time-limit-decided",
            &[("what", what.into()), ("day", day.into())],
        );
        Choice::new(format!("{}:{}", w.what, w.id), label)
    });
    let mut choices: Vec<Choice> = decided.collect();
    if let (true, Some(first)) = (field.value.is_empty(), choices.first()) {
        field.value.clone_from(&first.value);
    }
    choices.extend(form.codes("limits", TimeLimited::WORDS));
    let markup = select(lang, &field, &choices);
    Input { field, markup }
}

/// What was chosen there: what is limited, and the decision it rests on.
fn limited_by(t: &Typed) -> Result<(TimeLimited, Option<ItemId>), Problem> {
    let chosen = t.one("limits");
    let (limits, decision) = chosen.split_once(':').unwrap_or((chosen, ""));
    let limits = limits.parse();
    let limits = limits.map_err(|_| Problem::new("limits", "refused-choose"))?;
    Ok((limits, decision.parse().ok()))
}

fn limits(lang: Lang, open: &Procedures) -> Vec<Choice> {
    told(lang, &open.time_limits, "limits", TimeLimited::as_str)
}

fn told<W: Copy>(
    lang: Lang,
    list: &[Waiting<W>],
    codes: &str,
    word: fn(W) -> &'static str,
) -> Vec<Choice> {
    list.iter()
        .map(|w| {
            let what = words::code(lang, codes, word(w.what));
            let day = words::date(lang, w.since.day());
            Choice::new(w.id.to_string(), format!("{what} ({day})"))
        })
        .collect()
}
