//! Who the child is that a sender described: found among those on record, or registered; and the
//! way back when it was not that child.

use super::evaluation::field;
use super::{Answer, Loaded};
use crate::i18n::Lang;
use crate::pages::record::Typed;
use crate::pages::register::given::{FIRST, child, same};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::choice::{Choice, radios, select};
use crate::ui::form::{
    Field, Form as Shape, Submit, Width, date, error_summary, fieldset, form, hidden, submit_row,
    text,
};
use crate::ui::notice::{Notice, Tone, facts, notice, section};
use crate::visitor::{Visitor, run};
use app::intake::Child;
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::{PersonId, PersonKind, StreamId};
use maud::{Markup, html};

/// The field that says which child of the notification is meant.
const DESCRIBED: &str = "described";

/// What the form may be sent for: to look for a child, to choose one that was found, to register
/// one, or to take back that it is one on record.
const FIND: &str = "find";
const KNOWN: &str = "known";
const NEW: &str = "new";
const UNDO: &str = "undo";

/// Looks for children, or records who it is.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    if typed.one("do") == FIND {
        let nothing = Problem::new("find", "refused-find-empty");
        let again = Answer {
            problems: Vec::from_iter(sought(&typed).is_empty().then_some(nothing)),
            typed: Some(typed),
            ..Answer::default()
        };
        return super::answer(&site, &visitor, &id, again).await;
    }
    let (actor, sent, stream) = (visitor.actor.clone(), typed.clone(), id.clone());
    let recorded = run(&site, move |app| {
        actor.require(Deed::RegisterNotification)?;
        let notification: StreamId = stream.parse().map_err(|_| Error::NotFound)?;
        app.open_notification(&actor, notification)?;
        let described = sent.one(DESCRIBED).parse();
        let described: PersonId = described.map_err(|_| refused("known"))?;
        if sent.one("do") == UNDO {
            app.unrecognise(&actor, notification, described)?;
            return Ok((
                "done-child-undone",
                app.open_notification(&actor, notification).is_ok(),
            ));
        }
        let child = given(&sent).map_err(Error::Refused)?;
        app.identify(&actor, notification, described, child)?;
        // The child it turned out to be may be out of the actor's reach.
        Ok((
            "done-child",
            app.open_notification(&actor, notification).is_ok(),
        ))
    });
    match recorded.await {
        Ok((done, true)) => {
            Redirect::to(&format!("/notifications/{id}?done={done}")).into_response()
        }
        Ok((done, false)) => Redirect::to(&format!("/notifications?done={done}")).into_response(),
        Err(Error::Refused(problems)) => {
            let again = Answer {
                typed: Some(typed),
                problems,
                ..Answer::default()
            };
            super::answer(&site, &visitor, &id, again).await
        }
        Err(error) => errors::page(visitor.lang, &error),
    }
}

fn refused(field: &'static str) -> Error {
    Error::refused(field, "refused-choose")
}

/// What was looked for, if that is what the form was sent for.
pub(super) fn sought(typed: &Typed) -> String {
    match typed.one("do") {
        FIND => typed.one("find").to_owned(),
        _ => String::new(),
    }
}

fn given(typed: &Typed) -> Result<Child, Vec<Problem>> {
    let unchosen = || vec![Problem::new("known", "refused-choose")];
    match typed.one("do") {
        KNOWN => {
            let known = typed.one("known").parse().map(Child::Known);
            return known.map_err(|_| unchosen());
        }
        NEW => {}
        _ => return Err(unchosen()),
    }
    let mut problems = Vec::new();
    match child(typed, &FIRST, &mut problems) {
        Some(child) if problems.is_empty() => Ok(child),
        None => Err(vec![Problem::new("child_name", "refused-no-child")]),
        _ => Err(problems),
    }
}

/// Children on record that fit, without the described ones themselves.
pub(super) fn found(
    app: &App,
    actor: &Actor,
    sought: &str,
    described: &[PersonId],
    lang: Lang,
) -> Result<Vec<(String, String)>, Error> {
    let now = app.now();
    let people = app.search(actor, sought)?;
    let children = people
        .into_iter()
        .filter(|p| p.kind != PersonKind::Adult && !described.contains(&p.person));
    let words = children.take(12).map(|p| {
        let mut who = words::full_child(lang, p.name.as_deref(), p.birth_on, now);
        if let Some(number) = p.number {
            who = format!("{who} · {} {number}", lang.t("cases-number"));
        }
        (p.person.to_string(), who)
    });
    Ok(words.collect())
}

/// One form for each child that is not recognised, and the way back for each that was.
pub(super) fn forms(lang: Lang, loaded: &Loaded, answer: &Answer) -> Markup {
    html! {
        @for person in &loaded.view.unidentified { (one(lang, loaded, answer, *person)) }
        @for (described, child) in &loaded.view.recognised { (undo(lang, loaded, *described, *child)) }
    }
}

/// The way back, folded: it is rarely needed, and what it does stands above its button.
fn undo(lang: Lang, loaded: &Loaded, described: PersonId, child: PersonId) -> Markup {
    let name = loaded.view.names.get(&child).and_then(|n| n.name.clone());
    let name = name.unwrap_or_else(|| lang.t("name-hidden"));
    let shape = Shape {
        action: format!("/notifications/{}/child", loaded.id),
        ..Shape::default()
    };
    html! {
        details class="more" {
            summary { (lang.t_args("child-undo", &[("name", name.into())])) }
            p { (lang.t("child-undo-text")) }
            (form(&shape, &html! {
                (hidden(DESCRIBED, &described.to_string()))
                button type="submit" class="button button-secondary" name="do" value=(UNDO) { (lang.t("child-undo-go")) }
            }))
        }
    }
}

/// Why it is asked who the child is, and that a clock does not wait for it.
fn why(lang: Lang, loaded: &Loaded) -> String {
    let is_said = loaded.arrival().text.contains_key("child_described");
    let came_in = loaded.received().is_some_and(|p| p.channel.is_some());
    let mut words = lang.t(match (came_in, is_said) {
        (true, _) => "child-text-form",
        (false, true) => "child-text-described",
        (false, false) => "child-text-reach",
    });
    words.push(' ');
    words.push_str(&lang.t(if loaded.enquiry().is_notification() {
        "child-text-clock"
    } else {
        "child-text-no-clock"
    }));
    words
}

fn one(lang: Lang, loaded: &Loaded, answer: &Answer, person: PersonId) -> Markup {
    let is_sent = answer
        .typed
        .as_ref()
        .is_some_and(|t| t.one(DESCRIBED) == person.to_string());
    let name = loaded.view.names.get(&person);
    let part = |of: fn(&store::PersonName) -> &Option<String>| {
        name.and_then(|n| of(n).clone()).unwrap_or_default()
    };
    let (given_name, cpr, address) = (part(|n| &n.name), part(|n| &n.cpr), part(|n| &n.address));
    let described = loaded.arrival().text.get("child_described");
    let described = described.map(|t| t.value.clone()).unwrap_or_default();
    let case = loaded.view.children.iter().find(|c| c.person == person);
    let birth = case.and_then(|c| c.birth_on).map(|day| day.to_string());
    let birth = birth.unwrap_or_default();
    let sex = case.and_then(|c| c.sex).map_or("", |sex| sex.as_str());
    let rows: Vec<(String, Markup)> = [
        ("child-given-name", &given_name),
        ("child-given-cpr", &cpr),
        ("child-given-address", &address),
        ("child-given-described", &described),
    ]
    .into_iter()
    .filter(|(_, words)| !words.is_empty())
    .map(|(key, words)| (lang.t(key), html! { (words) }))
    .collect();
    let mut told = [&cpr, &given_name, &address].into_iter();
    let wanted = told.find(|words| !words.is_empty()).unwrap_or(&address);
    let find = field(lang, answer, "find", "child-find", wanted)
        .hint(lang.t("child-find-hint"))
        .optional();
    let known = field(lang, answer, "known", "child-known", "");
    let new = [
        field(lang, answer, FIRST.name, "register-name", &given_name),
        field(lang, answer, FIRST.cpr, "register-cpr", &cpr).optional(),
        field(lang, answer, FIRST.birth, "register-birth", &birth).optional(),
        field(lang, answer, FIRST.sex, "register-sex", sex).optional(),
    ];
    let shape = Shape {
        action: format!("/notifications/{}/child", loaded.id),
        label: Some(lang.t("child-title")),
        ..Shape::default()
    };
    let is_nobody = is_sent && loaded.found.is_empty() && answer.problems.is_empty();
    let again = match &answer.typed {
        Some(typed) if is_sent => same(lang, typed, FIRST.cpr, &answer.problems),
        _ => html! {},
    };
    let content = html! {
        (notice(&Notice::new(Tone::Warning, why(lang, loaded))))
        (facts(&rows))
        @if is_sent { (error_summary(lang, &[&find, &known, &new[0], &new[1], &new[2]])) }
        (form(&shape, &html! {
            (hidden(DESCRIBED, &person.to_string()))
            (text(lang, &find, Width::Medium))
            p { button type="submit" class="button button-secondary" name="do" value=(FIND) { (lang.t("child-find-go")) } }
            @if !loaded.found.is_empty() { (candidates(lang, loaded, &known)) }
            @else if is_nobody { p role="status" { (lang.t("child-find-none")) } }
            (fresh(lang, &new, &again))
        }))
    };
    section("child", &lang.t("child-title"), None, &content)
}

fn candidates(lang: Lang, loaded: &Loaded, known: &Field) -> Markup {
    let choices: Vec<Choice> = loaded
        .found
        .iter()
        .map(|(id, who)| Choice::new(id, who))
        .collect();
    let mut known = known.clone();
    if let (true, [only]) = (known.value.is_empty(), choices.as_slice()) {
        known.value.clone_from(&only.value);
    }
    html! {
        (radios(lang, &known, &choices))
        p { button type="submit" class="button button-primary" name="do" value=(KNOWN) { (lang.t("child-known-go")) } }
    }
}

fn fresh(lang: Lang, [name, cpr, birth, sex]: &[Field; 4], again: &Markup) -> Markup {
    let sexes: Vec<Choice> = domain::Sex::WORDS
        .iter()
        .map(|w| Choice::new(*w, words::code(lang, "sex", w)))
        .collect();
    let go = ("do".to_owned(), NEW.to_owned());
    fieldset(
        &lang.t("child-new"),
        &html! {
            (text(lang, name, Width::Medium))
            div class="field-row" {
                (text(lang, cpr, Width::Small))
                (date(lang, birth))
                (select(lang, sex, &sexes))
            }
            (again)
            (submit_row(&Submit { label: lang.t("child-new-go"), value: Some(go), cancel: None }))
        },
    )
}
