//! Handing over a caseworker's cases: who gets which, for good or while the colleague is away,
//! with a look at the choice before it counts.

use crate::i18n::Lang;
use crate::pages::account::contact;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::hands::look::Look;
use crate::pages::hands::{self, Answer, Asked, CaseList};
use crate::pages::record::Typed;
use crate::pages::{errors, thread, words};
use crate::site::Site;
use crate::ui::choice::{Choice, radios, select};
use crate::ui::form::{
    Form as Shape, Submit, date, error_summary, form, hidden, submit_row, textarea,
};
use crate::ui::notice::{Empty, Notice, Tone, empty, notice, section};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::handover::{Handover, HandoverGiven, Term};
use app::ruleset::Ruleset;
use app::{Actor, App, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::WorkerId;
use domain::code::HandoverReason;
use maud::{Markup, html};

/// The fields that say themselves what is wrong with them.
const SHOWN: [&str; 7] = ["term", "from", "until", "reason", "to", "phone", "email"];

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(worker): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    answer(&site, &visitor, &worker, Answer::opened(asked)).await
}

/// Shows the choice, lets it be changed, hands the cases over, or ends the absence.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(worker): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let mut again = Answer {
        typed: typed.clone(),
        ..Answer::default()
    };
    if typed.one("do") == "change" {
        return answer(&site, &visitor, &worker, again).await;
    }
    let (actor, of) = (visitor.actor.clone(), worker.clone());
    match run(&site, move |app| record(app, &actor, &of, &typed)).await {
        Ok(Some(to)) => return Redirect::to(&to).into_response(),
        Ok(None) => again.is_look = true,
        Err(Error::Refused(problems)) => again.problems = problems,
        Err(Error::Conflict) => again.is_late = true,
        Err(error) => return errors::page(visitor.lang, &error),
    }
    answer(&site, &visitor, &worker, again).await
}

/// Records what was chosen and gives back where to go; nothing where it is only looked at.
fn record(app: &App, actor: &Actor, worker: &str, typed: &Typed) -> Result<Option<String>, Error> {
    let worker: WorkerId = worker.parse().map_err(|_| Error::NotFound)?;
    if typed.one("do") == "back" {
        app.end_absence(actor, worker)?;
        return Ok(Some(format!("/handover/{worker}?done=done-back")));
    }
    if typed.one("do") == contact::DO {
        contact::set(app, actor, worker, typed)?;
        return Ok(Some(format!("/handover/{worker}?done=done-contact")));
    }
    let given = given(worker, typed).map_err(Error::Refused)?;
    if typed.one("do") != "give" {
        app.look_at_handover(actor, &given)?;
        return Ok(None);
    }
    let cases = hands::still_seen(app, actor, &given.moves).join(".");
    app.hand_over(actor, &given)?;
    Ok(Some(format!(
        "/handover/{worker}?done=done-handover&cases={cases}"
    )))
}

/// What is to be handed over, or everything that must be mended.
fn given(worker: WorkerId, typed: &Typed) -> Result<HandoverGiven, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut term = Term::Good;
    if typed.one("term") == "away" {
        let from_on = typed.day("from");
        let until_on = match typed.one("until") {
            "" => Ok(None),
            _ => typed.day("until").map(Some),
        };
        match (from_on, until_on) {
            (Ok(from_on), Ok(until_on)) => term = Term::Away { from_on, until_on },
            (from_on, until_on) => {
                problems.extend(from_on.err());
                problems.extend(until_on.err());
            }
        }
    } else if typed.one("term") != "good" {
        problems.push(Problem::new("term", "refused-choose"));
    }
    let reason: Result<HandoverReason, Problem> = typed.choice("reason");
    problems.extend(reason.as_ref().err().cloned());
    let moves = hands::moves(typed);
    problems.extend(moves.as_ref().err().cloned());
    match (reason, moves) {
        (Ok(reason), Ok(moves)) if problems.is_empty() => Ok(HandoverGiven {
            worker,
            moves,
            term,
            reason,
            words: typed.one("words").to_owned(),
        }),
        _ => Err(problems),
    }
}

async fn answer(site: &Site, visitor: &Visitor, worker: &str, answer: Answer) -> Response {
    let lang = visitor.lang;
    let actor = visitor.actor.clone();
    let id = worker.parse::<WorkerId>();
    let typed = &answer.typed;
    let is_contact = typed.one("do") == contact::DO;
    let is_late = answer.is_late && !is_contact;
    let wanted: Vec<u32> = if is_late {
        hands::ticked(typed).collect()
    } else {
        Vec::new()
    };
    let moves = hands::moves(typed).unwrap_or_default();
    let chosen = moves.clone();
    let loaded = run(site, move |app| {
        actor.require(app::Deed::Assign)?;
        let worker = id.map_err(|_| Error::NotFound)?;
        let handover = app.handover(&actor, worker)?;
        let gone = hands::gone(app, &actor, wanted, &handover.cases)?;
        let seen = hands::still_seen(app, &actor, &chosen).len();
        Ok((handover, gone, chosen.len() - seen, app.ruleset()))
    });
    let (handover, gone, unseen, ruleset) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let name = ruleset.worker_name(handover.worker).to_owned();
    let title = lang.t_args("handover-title", &[("name", name.clone().into())]);
    let head = Head {
        title: title.clone(),
        thread: vec![
            thread::policy(lang, &ruleset),
            Knot::new(lang.t("overview-load"), name).href("/"),
            Knot::new(lang.t("handover-knot"), lang.t("handover-knot-text")).current(),
        ],
        done: words::done(answer.asked.done.clone()),
        ..Head::default()
    };
    let content = html! {
        h1 { (title) }
        @if is_late {
            (notice(&Notice::new(Tone::Error, lang.t("handover-conflict"))))
            (hands::now_with(lang, &ruleset, &gone))
        }
        @if answer.is_look { (look(lang, &ruleset, &handover, (&moves, unseen), typed)) }
        @else { (whole(lang, &ruleset, &handover, &answer, is_contact)) }
    };
    with_status(answer.status(), site, visitor, Area::Today, head, &content)
}

/// The page with its forms.
fn whole(
    lang: Lang,
    ruleset: &Ruleset,
    handover: &Handover,
    answer: &Answer,
    is_contact: bool,
) -> Markup {
    let (typed, problems) = (&answer.typed, &*answer.problems);
    // What came back about something else leaves the cases as they open.
    let opened = Typed::default();
    let chosen = if is_contact { &opened } else { typed };
    let action = format!("/handover/{}", handover.worker);
    html! {
        p class="lead" { (lang.t("handover-intro")) }
        @if let Some(cases) = answer.asked.cases.as_deref().filter(|c| hands::is_numbers(c)) {
            p { a class="button button-secondary" href={ "/briefs?cases=" (cases) } { (lang.t("handover-briefs")) } }
        }
        (words::loose(lang, problems, &SHOWN))
        (absence(lang, ruleset, handover))
        @if handover.cases.is_empty() {
            (empty(&Empty {
                title: lang.t("handover-none"),
                text: lang.t("handover-none-text"),
                action: Some((lang.t("handover-home"), "/".to_owned())),
            }))
        } @else {
            (form_of(lang, ruleset, handover, chosen, problems))
        }
        (contact::of(lang, &action, &ruleset.contact_of(handover.worker), Some(typed), problems))
    }
}

/// The choice before it counts: for good or for how long, which case goes to whom, and which of
/// them the leader does not see afterwards.
fn look(
    lang: Lang,
    ruleset: &Ruleset,
    handover: &Handover,
    (moves, unseen): (&[(u32, WorkerId)], usize),
    typed: &Typed,
) -> Markup {
    let day = |name| typed.day(name).ok().map(|day| words::date(lang, day));
    let term = match (typed.one("term"), day("from"), day("until")) {
        ("away", Some(from), Some(until)) => {
            let args = [("from", from.into()), ("until", until.into())];
            lang.t_args("handover-look-until", &args)
        }
        ("away", Some(from), None) => lang.t_args("handover-look-away", &[("from", from.into())]),
        _ => lang.t("handover-look-good"),
    };
    let numbers: Vec<String> = moves.iter().map(|(number, _)| number.to_string()).collect();
    let look = Look {
        lang,
        ruleset,
        now: handover.now,
        rows: &handover.cases,
        candidates: &handover.candidates,
        moves,
    };
    let shape = Shape {
        action: format!("/handover/{}", handover.worker),
        label: Some(lang.t("handover-check")),
        ..Shape::default()
    };
    let kept = ["term", "from", "until", "reason", "words"].map(|name| (name, typed.one(name)));
    let stays = handover.cases.len().saturating_sub(moves.len());
    html! {
        p class="lead" { (term) }
        @if stays > 0 {
            p { (lang.t_args("handover-look-stays", &[("n", stays.into())])) }
        }
        @if unseen > 0 {
            (notice(&Notice {
                text: lang.t("handover-look-unseen-text"),
                ..Notice::new(Tone::Warning, lang.t_args("handover-look-unseen", &[("n", unseen.into())]))
            }))
            p { a class="button button-secondary" href={ "/briefs?cases=" (numbers.join(".")) } { (lang.t("handover-briefs-first")) } }
        }
        (look.list(&lang.t("handover-check")))
        (look.settle(&shape, &kept, "handover-give"))
    }
}

/// That the colleague is away or has substitutes still, with the way back.
fn absence(lang: Lang, ruleset: &Ruleset, handover: &Handover) -> Markup {
    if handover.away.is_none() && handover.substitutes.is_empty() {
        return html! {};
    }
    let span = handover.away.map(|away| {
        let from = words::date(lang, away.from_on).into();
        match away.until_on {
            Some(until) => lang.t_args(
                "handover-away-until",
                &[("from", from), ("until", words::date(lang, until).into())],
            ),
            None => lang.t_args("handover-away", &[("from", from)]),
        }
    });
    let mut substitutes: Vec<&str> = handover
        .substitutes
        .iter()
        .map(|(_, who)| ruleset.worker_name(*who))
        .collect();
    substitutes.sort_unstable();
    substitutes.dedup();
    let shape = Shape {
        action: format!("/handover/{}", handover.worker),
        ..Shape::default()
    };
    section(
        "away",
        &lang.t("handover-absence"),
        None,
        &html! {
            @if let Some(span) = span { p { (span) } }
            @if !substitutes.is_empty() {
                p { (lang.t_args("handover-substitutes", &[("names", substitutes.join(", ").into()), ("n", handover.substitutes.len().into())])) }
            }
            (form(&shape, &html! {
                (hidden("do", "back"))
                button type="submit" class="button button-secondary" { (lang.t("handover-back")) }
                p class="weak" { (lang.t("handover-back-hint")) }
            }))
        },
    )
}

fn form_of(
    lang: Lang,
    ruleset: &Ruleset,
    handover: &Handover,
    typed: &Typed,
    problems: &[Problem],
) -> Markup {
    let is_fresh = typed.one("do").is_empty();
    let today = handover.now.day();
    let field =
        |name: &str, label: &str| words::field(lang, name, label, typed.one(name), problems);
    let term = field("term", "handover-term");
    let reason = field("reason", "handover-reason");
    let mut from = field("from", "handover-from").optional();
    let mut until = field("until", "handover-until")
        .hint(lang.t("handover-until-hint"))
        .optional();
    if is_fresh {
        // One more case while the colleague is away belongs to the same absence.
        let away = handover.away.filter(|away| away.covers(today));
        from.value = away.map_or(today, |away| away.from_on).to_string();
        let until_on = away.and_then(|away| away.until_on);
        until.value = until_on.map(|day| day.to_string()).unwrap_or_default();
    }
    let to = field("to", "handover-to")
        .hint(lang.t("handover-to-hint"))
        .optional();
    let note = field("words", "handover-words")
        .hint(lang.t("handover-words-hint"))
        .optional();
    let terms = ["good", "away"].map(|w| {
        Choice::new(w, lang.t(&format!("handover-term-{w}")))
            .hint(lang.t(&format!("handover-term-{w}-hint")))
    });
    let reasons: Vec<Choice> = HandoverReason::WORDS
        .iter()
        .map(|w| Choice::new(*w, words::code(lang, "handover-why", w)))
        .collect();
    let colleagues = hands::colleagues(lang, ruleset, &handover.candidates, today);
    let shape = Shape {
        action: format!("/handover/{}", handover.worker),
        label: Some(lang.t("handover-cases")),
        ..Shape::default()
    };
    form(
        &shape,
        &html! {
            (error_summary(lang, &[&term, &from, &until, &reason, &to]))
            (hidden("do", "look"))
            (radios(lang, &term, &terms))
            div class="field-row" { (date(lang, &from)) (date(lang, &until)) }
            (select(lang, &reason, &reasons))
            (select(lang, &to, &colleagues))
            (cases(lang, handover, typed, is_fresh, &colleagues))
            (textarea(lang, &note, 4))
            (submit_row(&Submit {
                label: lang.t("handover-look"),
                cancel: Some((lang.t("cancel"), "/".to_owned())),
                ..Submit::default()
            }))
        },
    )
}

/// The cases; whoever has a substitute already says so.
fn cases(
    lang: Lang,
    handover: &Handover,
    typed: &Typed,
    is_fresh: bool,
    colleagues: &[Choice],
) -> Markup {
    let shown = u64::try_from(handover.cases.len()).unwrap_or(u64::MAX);
    let list = CaseList {
        rows: &handover.cases,
        now: handover.now,
        typed,
        ticks_all: is_fresh,
        colleagues,
    };
    let drawn = list.draw(lang, |row| {
        let is_helped = handover.substitutes.iter().any(|(n, _)| *n == row.number);
        is_helped.then(|| lang.t("handover-has-substitute"))
    });
    html! {
        @if handover.total > shown {
            p class="weak" { (lang.t_args("distribution-more", &[("shown", shown.into()), ("total", handover.total.into())])) }
        }
        (drawn)
    }
}
