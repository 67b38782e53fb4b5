//! Every route of the pages, once: where it is, what it is about, and who answers. The router
//! is built from this list, and `tests/access.rs` demands a row of `docs/access-table.md` for
//! each of them. The routes of the interface are listed in `api.rs` in the same way.

use super::Site;
use crate::{assets, observe, pages};
use About::{Case, Notification, Office, Part, Public, Thing};
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::MethodRouter;

/// What a route is about: it says which situations the table of access tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Nothing that needs a log-in.
    Public,
    /// The municipality as a whole, or the reader's own account.
    Office,
    /// One thing that is no person: a goal, an indicator, a rule, an account.
    Thing,
    /// One case.
    Case,
    /// One thing in a case: an event, a duty, a kind of form.
    Part,
    /// One notification.
    Notification,
}

/// One address with all it takes.
pub struct Route {
    /// The address, its parameters in braces.
    pub path: &'static str,
    /// What it is about.
    pub about: About,
    /// The methods it takes; HEAD goes with GET.
    pub methods: Vec<Method>,
    pub(super) handlers: MethodRouter<Site>,
}

impl Route {
    fn get<H: Handler<T, Site>, T: 'static>(mut self, handler: H) -> Self {
        self.handlers = self.handlers.get(handler);
        self.methods.push(Method::GET);
        self
    }

    fn post<H: Handler<T, Site>, T: 'static>(mut self, handler: H) -> Self {
        self.handlers = self.handlers.post(handler);
        self.methods.push(Method::POST);
        self
    }

    /// Takes a form with a file, however large: whoever reads it keeps to the limit of its own.
    fn upload<H: Handler<T, Site>, T: 'static>(self, handler: H) -> Self {
        let mut taking = self.post(handler);
        taking.handlers = taking.handlers.layer(DefaultBodyLimit::disable());
        taking
    }
}

fn at(path: &'static str, about: About) -> Route {
    Route {
        path,
        about,
        methods: Vec::new(),
        handlers: MethodRouter::new(),
    }
}

/// The list.
#[rustfmt::skip] // A table is read by its lines.
pub fn all() -> Vec<Route> {
    use pages::{
    access, account, accounts, assessment, assign, brief, calendar, case, case_file, cases, clarification, clients, complaints, concern, contracts, decide, decision, decisions, distribution, documents, drafts, event, extract, family, follow_up, gaps, glass, goal, goals, growing_up, handover, hearing, indicator, interface, judge, ladder, ladder_table, law, login, measures, named, notification, notifications, plan, record, register, retention, search, templates, today, unusual, why, write,
    };
    vec![
        at("/", Office).get(today::show),
        at("/login", Public).get(login::show).post(login::begin),
        at("/login/code", Office).get(login::code::show).post(login::code::send),
        at("/login/service", Public).get(login::service::begin),
        at("/login/service/back", Public).get(login::service::back),
        at("/login/service/ended", Public).post(login::service::ended),
        at("/login/left", Public).get(login::left),
        at("/logout", Public).post(login::end),
        at("/language/{code}", Public).get(login::language),
        at("/concern", Public).get(concern::show).post(concern::send),
        at("/concern/received", Public).get(concern::received).upload(concern::files::send),
        at("/account", Office).get(account::show),
        at("/account/password", Office).get(account::password::show).post(account::password::send),
        at("/account/second-factor", Office).get(account::factor::show).post(account::factor::send),
        at("/account/sessions", Office).post(account::sessions),
        at("/account/contact", Office).post(account::contact::send),
        at("/account/calendar", Office).post(account::calendar::send),
        at("/calendar/{file}", Public).get(calendar::show),
        at("/accounts", Office).get(accounts::list),
        at("/accounts/new", Office).get(accounts::add::show).post(accounts::add::send),
        at("/accounts/{worker}", Thing).get(accounts::one::show).post(accounts::one::send),
        at("/retention", Office).get(retention::show),
        at("/retention/{number}", Case).get(retention::one::show).post(retention::one::send),
        at("/clients", Office).get(clients::list),
        at("/clients/new", Office).get(clients::add::show).post(clients::add::send),
        at("/clients/{client}", Thing).get(clients::one::show).post(clients::one::revoke),
        at("/templates", Office).get(templates::list),
        at("/templates/new", Office).get(templates::add::show).post(templates::add::send),
        at("/templates/{template}", Thing).get(templates::one::show).post(templates::one::send),
        at("/api", Public).get(interface::show),
        at("/notifications", Office).get(notifications::board),
        at("/notifications/new", Office).get(register::show).upload(register::send),
        at("/notifications/{id}", Notification).get(notification::show),
        at("/notifications/{id}/evaluate", Notification).post(notification::evaluate),
        at("/notifications/{id}/receipt", Notification).post(notification::receipt),
        at("/notifications/{id}/told", Notification).post(notification::told),
        at("/notifications/{id}/letter", Notification).get(notification::letters::pdf),
        at("/notifications/{id}/child", Notification).post(notification::child::send),
        at("/notifications/{id}/attachments", Notification).get(documents::attachments::show).upload(documents::attachments::send),
        at("/notifications/{id}/attachments/{document}", Notification).get(documents::attachments::file),
        at("/drafts", Office).post(drafts::keep),
        at("/drafts/discard", Office).post(drafts::discard),
        at("/cases", Office).get(cases::list).post(cases::ask),
        at("/cases/{number}", Case).get(case::show),
        at("/cases/{number}/record/{kind}", Part).get(record::show).post(record::send),
        at("/cases/{number}/assessment", Case).get(assessment::show),
        at("/cases/{number}/assessment/{step}", Part).get(assessment::step::show).post(assessment::step::send),
        at("/cases/{number}/clarification", Case).get(clarification::show),
        at("/cases/{number}/clarification/{step}", Part).get(clarification::show_step).post(clarification::send_step),
        at("/cases/{number}/plan", Case).get(plan::show),
        at("/cases/{number}/plan/edit", Case).get(plan::edit::show).post(plan::edit::send),
        at("/cases/{number}/plan/family", Case).get(plan::sheet::family),
        at("/cases/{number}/plan/provider", Case).get(plan::sheet::provider),
        at("/cases/{number}/plan/letter", Case).get(plan::sheet::letter::show),
        at("/cases/{number}/follow-up", Case).get(follow_up::show).post(follow_up::send),
        at("/cases/{number}/measures", Case).get(measures::show),
        at("/cases/{number}/measures/start", Case).get(measures::start::show).post(measures::start::send),
        at("/cases/{number}/growing-up", Case).get(growing_up::show).post(growing_up::send),
        at("/cases/{number}/decide", Case).get(decide::show).post(decide::send),
        at("/cases/{number}/hearing", Case).get(hearing::show).post(hearing::send),
        at("/cases/{number}/decisions/{id}", Part).get(decision::show).post(decision::send),
        at("/cases/{number}/decisions/{id}/letter", Part).get(decision::letter::show).post(decision::letter::send),
        at("/cases/{number}/complaints", Case).get(complaints::show).post(complaints::send),
        at("/cases/{number}/documents", Case).get(documents::show).upload(documents::send),
        at("/cases/{number}/documents/{id}", Part).get(documents::file),
        at("/cases/{number}/file", Case).get(case_file::show).post(case_file::send),
        at("/cases/{number}/write", Case).get(write::show).post(write::send),
        at("/cases/{number}/assign", Case).get(assign::show).post(assign::send),
        at("/cases/{number}/duties/{id}", Part).get(why::show).post(why::explain),
        at("/cases/{number}/events/{id}", Part).get(event::show).post(event::correct),
        at("/cases/{number}/family", Case).get(family::show).post(family::send),
        at("/cases/{number}/access", Case).get(extract::show),
        at("/distribution", Office).get(distribution::show).post(distribution::send),
        at("/handover/{worker}", Thing).get(handover::show).post(handover::send),
        at("/briefs", Office).get(brief::show),
        at("/gaps", Office).get(gaps::show),
        at("/decisions", Office).get(decisions::list),
        at("/complaints", Office).get(complaints::list::list),
        at("/glass", Office).get(glass::show).post(glass::send),
        at("/named", Office).get(named::show).post(named::send),
        at("/contracts", Office).get(contracts::show),
        at("/access", Office).get(access::show),
        at("/access/unusual", Office).get(unusual::list),
        at("/access/unusual/{worker}/{case}", Case).get(judge::show).post(judge::send),
        at("/goals", Office).get(goals::show),
        at("/goals/{*id}", Thing).get(goal::show).post(goal::review),
        at("/indicators/{*id}", Thing).get(indicator::show),
        at("/ladder", Office).get(ladder::show),
        at("/ladder/table", Office).get(ladder_table::show),
        at("/law", Office).get(law::list),
        at("/law/{*id}", Thing).get(law::show),
        at("/search", Office).get(search::show).post(search::send),
        at("/healthz", Public).get(async || "ok"),
        at("/readyz", Public).get(observe::ready),
        at(assets::PATH, Public).get(assets::serve),
    ]
}
