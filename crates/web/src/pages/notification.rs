//! One notification: its clock, whom it is about, its evaluation, and what its notifier is told.

pub mod child;
mod evaluation;
mod facts;
pub mod letters;
mod picture;

use crate::i18n::Lang;
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::meanwhile::Seen;
use crate::pages::record::{Typed, moment_of};
use crate::pages::{drafts, errors, meanwhile, thread, words};
use crate::site::Site;
use crate::ui::notice::{Notice, Tone, notice};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::case::NotificationView;
use app::form_draft::Place;
use app::intake::EvaluationGiven;
use app::ruleset::Ruleset;
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::case::Notification;
use domain::correction::effective;
use domain::document::documents;
use domain::event::intake::EnquiryReceived;
use domain::{Enquiry, Event, Moment, Payload, StreamId, WorkerId};
use maud::{Markup, html};
use std::collections::HashSet;
use std::sync::Arc;

/// What the page shows.
struct Loaded {
    id: StreamId,
    view: NotificationView,
    ruleset: Arc<Ruleset>,
    now: Moment,
    /// Workers who could take part, with whether they would be new to the case.
    workers: Vec<(WorkerId, String, bool)>,
    /// Who looks: what the page offers depends on what they may do.
    actor: Actor,
    /// The actor's draft of the evaluation.
    draft: Option<drafts::Draft>,
    /// Children found by what was looked for, with the words for each.
    found: Vec<(String, String)>,
}

impl Loaded {
    /// The notification as the register of its first child has it.
    fn row(&self) -> Option<&Notification> {
        let of =
            |case: &'_ domain::case::Case| case.notifications.iter().position(|n| n.id == self.id);
        self.view
            .children
            .iter()
            .find_map(|case| of(case).map(|at| &case.notifications[at]))
    }

    /// Whether it was evaluated, but by nobody new to a supported child's case.
    fn waits_for_someone_new(&self) -> bool {
        let here = |d: &&domain::case::Duty| d.item.is_some_and(|item| item.0 == self.id.0);
        self.view
            .children
            .iter()
            .flat_map(|case| case.duties.iter().filter(here))
            .any(|d| {
                &*d.rule == "notification/someone_new" && d.status(self.now) == law::Status::Late
            })
    }

    /// Whether a professional whom we know notified: only they hear what was begun (barnets lov
    /// § 138, stk. 2).
    fn has_professional(&self) -> bool {
        let is_known = |p: &EnquiryReceived| p.professional && !p.anonymous;
        // Another municipality notifies as § 132 says, not as a professional.
        let is_of_133 = self.enquiry() == Enquiry::Notification;
        self.received().is_some_and(is_known) && is_of_133 && !self.view.is_retracted
    }

    fn arrival(&self) -> &Event {
        &self.view.events[self.view.received]
    }

    fn received(&self) -> Option<&EnquiryReceived> {
        match &self.arrival().payload {
            Payload::EnquiryReceived(p) => Some(p),
            _ => None,
        }
    }

    /// What it is called: a notification, an application, from the youth-crime board.
    fn title(&self, lang: Lang) -> String {
        words::code(lang, "enquiry", self.enquiry().as_str())
    }

    /// Whether a duty began with it: it is about it, or what it made known started it.
    fn has_started(&self, duty: &domain::case::Duty) -> bool {
        duty.item.is_some_and(|item| item.0 == self.id.0)
            || self.view.events.iter().any(|e| e.id == duty.trigger)
    }

    fn enquiry(&self) -> Enquiry {
        self.received().map_or(Enquiry::Notification, |p| p.enquiry)
    }

    /// Whether a child had support when a notification came: then the law asks for
    /// somebody new.
    fn is_supported(&self) -> bool {
        if !self.enquiry().is_notification() {
            return false;
        }
        let at = self.arrival().at;
        self.view
            .children
            .iter()
            .any(|case| case.measures.iter().any(|m| m.runs_at(at)))
    }
}

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(asked): Query<Done>,
) -> Response {
    let done = asked.key();
    answer(
        &site,
        &visitor,
        &id,
        Answer {
            done,
            ..Answer::default()
        },
    )
    .await
}

/// Records the evaluation.
pub async fn evaluate(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, sent, stream) = (visitor.actor.clone(), typed.clone(), id.clone());
    let recorded = run(&site, move |app| {
        actor.require(Deed::EvaluateNotification)?;
        let notification: StreamId = stream.parse().map_err(|_| Error::NotFound)?;
        let given = given(&sent).map_err(Error::Refused)?;
        app.evaluate(&actor, notification, &given)?;
        app.drop_draft(&actor, &Place::Evaluate(notification))
    });
    after(
        &site,
        &visitor,
        &id,
        "done-evaluated",
        recorded.await,
        typed,
    )
    .await
}

/// Records the receipt.
pub async fn receipt(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, sent, stream) = (visitor.actor.clone(), typed.clone(), id.clone());
    let recorded = run(&site, move |app| {
        actor.require(Deed::EvaluateNotification)?;
        let notification: StreamId = stream.parse().map_err(|_| Error::NotFound)?;
        let at = moment_of(&sent, "sent").map_err(|p| Error::Refused(vec![p]))?;
        app.send_receipt(&actor, notification, at)
    });
    after(&site, &visitor, &id, "done-receipt", recorded.await, typed).await
}

/// Records that a professional notifier was told what was begun.
pub async fn told(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, sent, stream) = (visitor.actor.clone(), typed.clone(), id.clone());
    let recorded = run(&site, move |app| {
        actor.require(Deed::EvaluateNotification)?;
        let notification: StreamId = stream.parse().map_err(|_| Error::NotFound)?;
        let at = moment_of(&sent, "told").map_err(|p| Error::Refused(vec![p]))?;
        app.inform_notifier(&actor, notification, at, sent.one("told_more"))
    });
    after(&site, &visitor, &id, "done-told", recorded.await, typed).await
}

fn given(typed: &Typed) -> Result<EvaluationGiven, Vec<Problem>> {
    let mut problems = Vec::new();
    let at = moment_of(typed, "at").map_err(|p| problems.push(p)).ok();
    let outcome = typed.choice("outcome").map_err(|p| problems.push(p)).ok();
    let reasons = typed.one("reasons");
    if reasons.is_empty() {
        problems.push(Problem::new("reasons", "refused-empty"));
    }
    match (at, outcome) {
        (Some(at), Some(outcome)) if problems.is_empty() => Ok(EvaluationGiven {
            at,
            is_acute: typed.flag("acute"),
            outcome,
            second: typed.one("second").parse().ok(),
            causes: typed.all("causes").filter_map(|w| w.parse().ok()).collect(),
            reasons: reasons.to_owned(),
            seen: typed.number("seen"),
        }),
        _ => Err(problems),
    }
}

/// Back to the page: with what was done, or with what must be mended.
async fn after(
    site: &Site,
    visitor: &Visitor,
    id: &str,
    done: &str,
    recorded: Result<(), Error>,
    typed: Typed,
) -> Response {
    match recorded {
        Ok(()) => Redirect::to(&format!("/notifications/{id}?done={done}")).into_response(),
        Err(Error::Refused(problems)) => {
            let again = Answer {
                typed: Some(typed),
                problems,
                ..Answer::default()
            };
            answer(site, visitor, id, again).await
        }
        Err(Error::Conflict) => {
            let late = Answer {
                typed: Some(typed),
                is_late: true,
                ..Answer::default()
            };
            answer(site, visitor, id, late).await
        }
        Err(error) => errors::page(visitor.lang, &error),
    }
}

/// What is shown besides the notification.
#[derive(Default)]
struct Answer {
    typed: Option<Typed>,
    problems: Vec<Problem>,
    done: Option<String>,
    /// Someone else recorded on the notification first.
    is_late: bool,
    /// When the draft was kept that the evaluation opened with.
    kept_at: Option<Moment>,
}

async fn answer(site: &Site, visitor: &Visitor, id: &str, mut answer: Answer) -> Response {
    let lang = visitor.lang;
    let Ok(id) = id.parse::<StreamId>() else {
        return errors::page(lang, &Error::NotFound);
    };
    let actor = visitor.actor.clone();
    let sought = answer
        .typed
        .as_ref()
        .map_or_else(String::new, child::sought);
    let mut loaded = match run(site, move |app| load(app, &actor, id, &sought, lang)).await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    if let (None, Some(draft)) = (&answer.typed, loaded.draft.take()) {
        answer.kept_at = Some(draft.saved_at);
        answer.typed = Some(draft.typed);
    }
    let status = if answer.is_late {
        StatusCode::CONFLICT
    } else if answer.problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let head = Head {
        title: loaded.title(lang),
        thread: knots(lang, &loaded),
        done: answer.done.clone(),
        ..Head::default()
    };
    let place = letters::From {
        municipality: &site.municipality,
        actor: &visitor.actor,
    };
    let content = content(lang, place, &loaded, &answer);
    with_status(status, site, visitor, Area::Notifications, head, &content)
}

fn load(app: &App, actor: &Actor, id: StreamId, sought: &str, lang: Lang) -> Result<Loaded, Error> {
    let view = app.open_notification(actor, id)?;
    let ruleset = app.ruleset();
    let may_evaluate = actor.may(Deed::EvaluateNotification);
    let draft = if may_evaluate {
        drafts::opened(app, actor, &Place::Evaluate(id))?
    } else {
        None
    };
    let known: HashSet<WorkerId> = view.children.iter().flat_map(facts::hands).collect();
    let evaluates = |role| ruleset.roles.of(role).has(Deed::EvaluateNotification);
    let mut workers: Vec<(WorkerId, String, bool)> = ruleset
        .workers
        .iter()
        .filter(|(id, w)| w.left_at.is_none() && **id != actor.worker && evaluates(w.role))
        .map(|(id, w)| (*id, w.name.clone(), !known.contains(id)))
        .collect();
    workers.sort_by(|a, b| (!a.2, &a.1, a.0).cmp(&(!b.2, &b.1, b.0)));
    let may_register = actor.may(Deed::RegisterNotification);
    let found = if may_register && !sought.is_empty() {
        child::found(app, actor, sought, &view.unidentified, lang)?
    } else {
        Vec::new()
    };
    Ok(Loaded {
        id,
        view,
        found,
        now: app.now(),
        workers,
        ruleset,
        actor: actor.clone(),
        draft,
    })
}

fn knots(lang: Lang, loaded: &Loaded) -> Vec<Knot> {
    let at = loaded.arrival().at;
    vec![
        thread::policy(lang, &loaded.ruleset),
        Knot::new(lang.t("board-knot"), lang.t("nav-notifications")).href("/notifications"),
        Knot::new(loaded.title(lang), words::date(lang, at.day())).current(),
    ]
}

fn content(lang: Lang, place: letters::From<'_>, loaded: &Loaded, answer: &Answer) -> Markup {
    let row = loaded.row();
    let stands = !loaded.view.is_retracted;
    let is_open =
        stands && (row.is_none_or(|n| n.evaluated_at.is_none()) || loaded.waits_for_someone_new());
    let is_receipted = loaded.enquiry().is_receipted();
    let is_owed =
        stands && row.is_some_and(|n| n.receipt_at.is_none() && !n.is_anonymous && is_receipted);
    let is_told = loaded.has_professional();
    let may = loaded.actor.may(Deed::EvaluateNotification);
    html! {
        h1 { (loaded.title(lang)) ": " (facts::children(lang, loaded)) }
        @if !stands { (notice(&Notice {
            tone: Tone::Warning,
            title: lang.t("notif-retracted"),
            text: lang.t("notif-retracted-text"),
        })) }
        (facts::clock(lang, loaded))
        (facts::facts_of(lang, loaded))
        (facts::children_of(lang, loaded))
        (attached(lang, loaded))
        @if loaded.actor.may(Deed::RegisterNotification) { (child::forms(lang, loaded, answer)) }
        @if answer.is_late { (late(lang, loaded, answer, is_open)) }
        @else if may && is_open {
            div class="columns columns-2 beside" {
                (evaluation::form_of(lang, loaded, answer))
                (picture::of(lang, loaded))
            }
        } @else { (picture::of(lang, loaded)) }
        @if may && is_owed { (letters::receipt(lang, place, loaded, answer)) }
        @if may && is_told && !is_open { (letters::begun(lang, place, loaded, answer)) }
        (facts::happened(lang, loaded))
    }
}

/// What came along with it, on a page of its own.
fn attached(lang: Lang, loaded: &Loaded) -> Markup {
    let count = documents(&effective(&loaded.view.events)).len();
    html! { p { a href={ "/notifications/" (loaded.id) "/attachments" } {
        (lang.t_args("attachments-link", &[("n", count.into())]))
    } } }
}

/// What was typed, beside what someone else recorded first; the form where it can still be
/// sent.
fn late(lang: Lang, loaded: &Loaded, answer: &Answer, is_open: bool) -> Markup {
    let typed = answer.typed.clone().unwrap_or_default();
    let seen = typed.number("seen").unwrap_or(0);
    let theirs = meanwhile::since(&loaded.view.events, Seen::Version(loaded.id), seen);
    let mine = if is_open {
        evaluation::form_of(lang, loaded, answer)
    } else {
        evaluation::typed_of(lang, &typed)
    };
    meanwhile::beside(lang, &loaded.ruleset, &theirs, &mine)
}
