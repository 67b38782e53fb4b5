//! Registering what comes in: whom it is about, who notified, and the concern. The clock
//! of a notification runs from the arrival, which is when it came and not when it is typed in.

pub(super) mod given;
mod load;

use crate::i18n::Lang;
use crate::pages::cases::has_cpr;
use crate::pages::documents::form::{accepted, hint};
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::Typed;
use crate::pages::{drafts, errors, thread, words};
use crate::site::Site;
use crate::ui::choice::{Choice, checkbox, checkboxes, radios, select};
use crate::ui::form::{
    Field, Form as Shape, PLAIN, Submit, Width, date, date_time, error_summary, fieldset, files,
    form, hidden, submit_row, text, textarea,
};
use crate::ui::thread::Knot;
use crate::upload::{FILE, Upload};
use crate::visitor::{Visitor, run};
use app::document::Limits;
use app::form_draft::Place;
use app::{Error, Problem};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Cause, Enquiry, Moment, Notifier};
use given::{BY_SOURCE, CHILDREN, CHOSEN, DESCRIBED, NO, Names, PROFESSIONAL, YES, arrival, same};
use load::{Loaded, load};
use maud::{Markup, html};
use serde::Deserialize;

/// What the address may carry: the case of a child it is about.
#[derive(Deserialize)]
pub struct Asked {
    case: Option<u32>,
}

/// The field that holds the case a registration was begun from: there is one draft of a
/// registration, and it is about somebody else.
const FROM: &str = "from_case";

/// What the form says that only looks for a child.
const FIND: &str = "find";

/// An empty form, arrived now.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Response {
    let actor = visitor.actor.clone();
    let opened = match asked.case {
        // Begun from a case, it is about that child and not about the draft's.
        Some(_) => None,
        None => match run(&site, move |app| {
            drafts::opened(app, &actor, &Place::Register)
        })
        .await
        {
            Ok(opened) => opened,
            Err(error) => return errors::page(visitor.lang, &error),
        },
    };
    if let Some(draft) = opened {
        let kept = Some(draft.saved_at);
        return answer(&site, &visitor, draft.typed, kept, StatusCode::OK, &[]).await;
    }
    let mut typed = Typed::default();
    let (day, clock) = words::day_and_clock(site.app.now());
    typed.set("received", day);
    typed.set("received_time", clock);
    typed.set("enquiry", Enquiry::Notification.as_str());
    if let Some(number) = asked.case {
        typed.set("find", number.to_string());
        typed.set("do", FIND);
        typed.set(FROM, number.to_string());
    }
    answer(&site, &visitor, typed, None, StatusCode::OK, &[]).await
}

/// Registers, or looks for a child and shows the form again.
pub async fn send(State(site): State<Site>, visitor: Visitor, upload: Upload) -> Response {
    let Upload { mut typed, files } = upload;
    if !files.is_empty() {
        // No browser is given a file back: the form says which to choose again.
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        typed.set(FILE, names.join(", "));
    }
    let had_files = !files.is_empty();
    if typed.one("do") == FIND {
        return answer(&site, &visitor, typed, None, StatusCode::OK, &[]).await;
    }
    let (actor, sent) = (visitor.actor.clone(), typed.clone());
    let is_draft = typed.one(FROM).is_empty();
    let registered = run(&site, move |app| {
        let arrival = arrival(&sent, files).map_err(Error::Refused)?;
        let enquiry = arrival.enquiry;
        let id = app.register_arrival(&actor, arrival)?;
        if is_draft {
            app.drop_draft(&actor, &Place::Register)?;
        }
        Ok((id, enquiry.is_notification()))
    });
    match registered.await {
        Ok((id, has_clock)) => {
            let done = if has_clock {
                "done-registered"
            } else {
                "done-registered-enquiry"
            };
            Redirect::to(&format!("/notifications/{id}?done={done}")).into_response()
        }
        Err(Error::Refused(mut problems)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            if had_files && problems.iter().all(|p| p.field != FILE) {
                problems.push(Problem::new(FILE, "refused-files-again"));
            }
            answer(&site, &visitor, typed, None, status, &problems).await
        }
        Err(error) => errors::page(visitor.lang, &error),
    }
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    typed: Typed,
    kept_at: Option<Moment>,
    status: StatusCode,
    problems: &[Problem],
) -> Response {
    let lang = visitor.lang;
    let (actor, sent) = (visitor.actor.clone(), typed.clone());
    let loaded = match run(site, move |app| load(app, &actor, &sent, lang)).await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let head = Head {
        title: lang.t("register-title"),
        thread: vec![
            thread::policy(lang, &loaded.ruleset),
            Knot::new(lang.t("board-knot"), lang.t("nav-notifications")).href("/notifications"),
            Knot::new(lang.t("register-knot"), words::date(lang, loaded.now.day())).current(),
        ],
        ..Head::default()
    };
    let content = Filled {
        lang,
        typed: &typed,
        problems,
        kept_at,
        limits: site.app.document_limits(),
    }
    .content(&loaded);
    with_status(status, site, visitor, Area::Notifications, head, &content)
}

/// The form with what was typed and what is wrong.
struct Filled<'a> {
    lang: Lang,
    typed: &'a Typed,
    problems: &'a [Problem],
    /// When the draft was kept that the form opened with.
    kept_at: Option<Moment>,
    /// Which files may come with it.
    limits: &'a Limits,
}

impl Filled<'_> {
    fn field(&self, name: &str, label: &str) -> Field {
        let mut field = words::field(self.lang, name, label, self.typed.one(name), self.problems);
        field.autofocus = self.problems.first().is_some_and(|p| p.field == name);
        field
    }

    fn content(&self, loaded: &Loaded) -> Markup {
        let lang = self.lang;
        let received = self.field("received", "register-received");
        let clock = self.field("received_time", "register-clock");
        let notifier = self.field("notifier", "register-notifier");
        let concern = self
            .field("concern", "register-concern")
            .hint(lang.t("register-concern-hint"));
        let find = self
            .field("find", "register-find")
            .hint(lang.t("register-find-hint"))
            .optional();
        let children: Vec<[Field; 4]> = CHILDREN.iter().map(|names| self.child(names)).collect();
        let mut all = vec![&received, &clock, &find];
        all.extend(children.iter().flatten());
        let unborn = [
            self.field("mother_name", "register-mother-name").optional(),
            self.field("mother_cpr", "register-mother-cpr").optional(),
            self.field("due_on", "register-due").optional(),
        ];
        all.extend(&unborn);
        let described = self
            .field(DESCRIBED, "register-described")
            .hint(lang.t("register-described-hint"))
            .optional();
        let chosen = self.attachments(self.limits);
        all.extend([&notifier, &concern, &chosen]);
        html! {
            h1 { (lang.t("register-title")) }
            @if let Some(at) = self.kept_at { (drafts::opened_with(lang, &Place::Register, at)) }
            (error_summary(lang, &all))
            (form(&Shape { action: "/notifications/new".into(), takes_file: true, ..Shape::default() }, &html! {
                (fieldset(&lang.t("register-when"), &html! {
                    p class="form-hint" { (lang.t("register-received-hint")) }
                    (date_time(lang, &received, &clock))
                }))
                (fieldset(&lang.t("register-about"), &html! {
                    (self.known(&find, loaded))
                    (self.row(&children[0], "register-new-child"))
                    details class="more" open[!described.value.is_empty()] {
                        summary { (lang.t("register-unknown")) }
                        (textarea(lang, &described, 2))
                    }
                    details class="more" open[self.has_siblings()] {
                        summary { (lang.t("register-siblings")) }
                        @for row in &children[1..] { (self.row(row, "register-sibling")) }
                    }
                    (self.unborn(&unborn))
                }))
                (fieldset(&lang.t("register-who"), &self.who(&notifier, &loaded.relatives)))
                (fieldset(&lang.t("register-what"), &html! {
                    (self.what(&concern))
                    (files(lang, &chosen, &accepted(self.limits)))
                }))
                (submit_row(&Submit {
                    label: lang.t("register-send"),
                    value: None,
                    cancel: Some((lang.t("register-cancel"), "/notifications".to_owned())),
                }))
                @let from = self.typed.one(FROM);
                @if from.is_empty() { (drafts::keeper(lang, &Place::Register)) }
                @else { (hidden(FROM, from)) }
            }))
        }
    }

    /// What came with it; the names of files chosen before stand in the hint.
    fn attachments(&self, limits: &Limits) -> Field {
        let lang = self.lang;
        let mut hint = hint(lang, limits);
        let before: Vec<&str> = self
            .typed
            .all(FILE)
            .filter(|name| !name.is_empty())
            .collect();
        let before = before.join(", ");
        if !before.is_empty() {
            let again = lang.t_args("register-file-again", &[("names", before.into())]);
            hint = format!("{again} {hint}");
        }
        self.field(FILE, "register-file").hint(hint).optional()
    }

    fn child(&self, names: &Names) -> [Field; 4] {
        [
            self.field(names.name, "register-name").optional(),
            self.field(names.cpr, "register-cpr").optional(),
            self.field(names.birth, "register-birth").optional(),
            self.field(names.sex, "register-sex").optional(),
        ]
    }

    fn has_siblings(&self) -> bool {
        let has = |name: &str| {
            !self.typed.one(name).is_empty() || self.problems.iter().any(|p| p.field == name)
        };
        CHILDREN[1..]
            .iter()
            .any(|n| has(n.name) || has(n.cpr) || has(n.birth))
    }

    fn row(&self, [name, cpr, birth, sex]: &[Field; 4], legend: &str) -> Markup {
        let lang = self.lang;
        let sexes = domain::Sex::WORDS
            .iter()
            .map(|w| Choice::new(*w, words::code(lang, "sex", w)));
        fieldset(
            &lang.t(legend),
            &html! {
                (text(lang, name, Width::Medium))
                p class="form-hint" { (lang.t("register-cpr-hint")) }
                div class="field-row" {
                    (text(lang, cpr, Width::Small))
                    (date(lang, birth))
                    (select(lang, sex, &sexes.collect::<Vec<_>>()))
                }
                (same(lang, self.typed, &cpr.name, self.problems))
            },
        )
    }

    /// Children on record: looked for by name, number or CPR, and chosen by a tick.
    fn known(&self, find: &Field, loaded: &Loaded) -> Markup {
        let lang = self.lang;
        let chosen: Vec<&str> = CHOSEN
            .iter()
            .flat_map(|name| self.typed.all(name))
            .collect();
        let ticked: Vec<&str> = match loaded.found.as_slice() {
            // Who is found alone by a number is meant; the tick can be taken away again.
            [(id, _)] if chosen.is_empty() && self.asks_for_one() => vec![id.as_str()],
            _ => chosen,
        };
        let choices: Vec<Choice> = loaded
            .found
            .iter()
            .map(|(id, who)| Choice::new(id, who))
            .collect();
        html! {
            (text(lang, find, Width::Medium))
            p { button type="submit" class="button button-secondary" name="do" value=(FIND) formenctype=(PLAIN) { (lang.t("register-find-go")) } }
            @if !choices.is_empty() {
                (checkboxes(lang, &Field::new("known", lang.t("register-known")).optional(), &choices, &ticked))
                @if !loaded.siblings.is_empty() { (self.siblings(loaded)) }
            }
            @if loaded.is_nobody {
                p role="status" { (lang.t(if loaded.sees_all { "register-find-none" } else { "register-find-none-here" })) }
            }
        }
    }

    /// Whether the form was sent to find one by number: a name fits many, and what comes back
    /// for another reason was looked at already.
    fn asks_for_one(&self) -> bool {
        let wanted = self.typed.one("find");
        self.typed.one("do") == FIND && (has_cpr(wanted) || wanted.parse::<u32>().is_ok())
    }

    /// Siblings on record: one tick each takes them along.
    fn siblings(&self, loaded: &Loaded) -> Markup {
        let lang = self.lang;
        let choices: Vec<Choice> = loaded
            .siblings
            .iter()
            .map(|(id, who)| Choice::new(id, who))
            .collect();
        let field = Field::new("sibling", lang.t("register-siblings-known")).optional();
        checkboxes(lang, &field, &choices, &[])
    }

    /// A child not yet born, on its mother.
    fn unborn(&self, [name, cpr, due]: &[Field; 3]) -> Markup {
        let lang = self.lang;
        let is_open = [name, cpr, due]
            .iter()
            .any(|f| !f.value.is_empty() || f.error.is_some());
        html! {
            details class="more" open[is_open] {
                summary { (lang.t("register-unborn")) }
                (text(lang, name, Width::Medium))
                div class="field-row" { (text(lang, cpr, Width::Small)) (date(lang, due)) }
                (same(lang, self.typed, &cpr.name, self.problems))
            }
        }
    }

    fn who(&self, notifier: &Field, relatives: &[(String, String)]) -> Markup {
        let lang = self.lang;
        let enquiry = self.field("enquiry", "register-enquiry");
        let sources: Vec<Choice> = Notifier::WORDS
            .iter()
            .map(|w| Choice::new(*w, words::code(lang, "notifier", w)))
            .collect();
        let kinds: Vec<Choice> = Enquiry::WORDS
            .iter()
            .map(|w| Choice::new(*w, words::code(lang, "enquiry", w)))
            .collect();
        let name = self
            .field("notifier_name", "register-notifier-name")
            .hint(lang.t("register-notifier-name-hint"))
            .optional();
        let contact = self
            .field("notifier_contact", "register-notifier-contact")
            .hint(lang.t("register-notifier-contact-hint"))
            .optional();
        let mut professional = self
            .field(PROFESSIONAL, "register-professional")
            .hint(lang.t("register-professional-hint"));
        if professional.value.is_empty() {
            BY_SOURCE.clone_into(&mut professional.value);
        }
        let answers: Vec<Choice> = [
            (BY_SOURCE, "register-professional-source"),
            (YES, "notif-yes"),
            (NO, "notif-no"),
        ]
        .map(|(value, key)| Choice::new(value, lang.t(key)))
        .into();
        html! {
            (radios(lang, &enquiry, &kinds))
            (select(lang, notifier, &sources))
            (radios(lang, &professional, &answers))
            @if !relatives.is_empty() { (self.relative(relatives)) }
            (text(lang, &name, Width::Medium))
            (text(lang, &contact, Width::Medium))
        }
    }

    /// Whether it is somebody of the family or network on record.
    fn relative(&self, relatives: &[(String, String)]) -> Markup {
        let field = self
            .field("notifier_person", "register-relative")
            .hint(self.lang.t("register-relative-hint"))
            .optional();
        let around: Vec<Choice> = relatives
            .iter()
            .map(|(id, who)| Choice::new(id, who))
            .collect();
        select(self.lang, &field, &around)
    }

    fn what(&self, concern: &Field) -> Markup {
        let lang = self.lang;
        let acute = self
            .field("acute", "register-acute")
            .hint(lang.t("register-acute-hint"))
            .optional();
        let causes: Vec<Choice> = Cause::WORDS
            .iter()
            .map(|w| Choice::new(*w, words::code(lang, "cause", w)))
            .collect();
        let chosen: Vec<&str> = self.typed.all("causes").collect();
        html! {
            (checkbox(lang, &acute, self.typed.flag("acute")))
            (textarea(lang, concern, 6))
            (checkboxes(lang, &self.field("causes", "register-causes").optional(), &causes, &chosen))
        }
    }
}
