//! What calls are made about: a case near the demo's caseworker, one far from everybody but
//! those who see the whole service, one that is protected, and nothing at all.

use crate::calls::Client;
use crate::town::{TOWN, now};
use app::Actor;
use app::document::DocumentGiven;
use domain::case::Case;
use domain::correction::effective;
use domain::document::documents;
use domain::id::ItemId;
use domain::parties::parties;
use domain::{
    Audience, DocumentKind, DocumentWay, EventId, Payload, Permit, Protection, Role, StreamId,
    WorkerId,
};
use std::sync::LazyLock;
use store::{CaseFilter, CaseSort, Page, Scope};
use uuid::Uuid;

/// A case with one thing of each kind in it.
pub struct Place {
    /// The number people call it by.
    pub number: u32,
    notification: StreamId,
    duty: Uuid,
    event: EventId,
    decision: ItemId,
    document: ItemId,
    attachment: ItemId,
}

/// All places; made once.
pub static PLACES: LazyLock<Places> = LazyLock::new(Places::new);

/// The three cases, and who looked at them without a part in them.
pub struct Places {
    /// In the caseworker's hands, in the team and the district of the leaders.
    pub near: Place,
    /// In another district, in other hands.
    pub far: Place,
    /// In the caseworker's hands too, and protected: the caseworker is named by the part in it.
    pub protected: Place,
    stranger: WorkerId,
    client: WorkerId,
    calendar: String,
}

fn actor(role: Role) -> Actor {
    TOWN.app.ruleset().actor(TOWN.worker(role)).unwrap()
}

fn sees(role: Role, number: u32) -> bool {
    let scope = actor(role).scope(now());
    let person = TOWN.app.store().person_of_number(&scope, number).unwrap();
    person.is_some()
}

impl Places {
    fn new() -> Self {
        let worker = |number| sees(Role::Caseworker, number);
        let leaders = |n| sees(Role::TeamLeader, n) && sees(Role::DistrictLeader, n);
        let near = place(|n, _| worker(n) && leaders(n));
        let far = place(|n, case| {
            let is_given = case.main_at(now()).is_some();
            is_given && !worker(n) && !sees(Role::TeamLeader, n) && !sees(Role::DistrictLeader, n)
        });
        let protected = place(|n, _| n != near.number && worker(n) && leaders(n));
        let cases = [near.number, far.number, protected.number];
        let stranger = stranger(&cases);
        let looks = TOWN.app.ruleset().actor(stranger).unwrap();
        let system = Actor::system();
        let mark = (Protection::Address, true);
        let protect = TOWN
            .app
            .protect_case(&system, protected.number, mark, "Prøve");
        protect.unwrap();
        for number in cases {
            let wanted = number.to_string();
            let broken = TOWN
                .app
                .break_glass(&looks, &wanted, "Akut prøve af bordet");
            broken.unwrap();
        }
        // Not ready before the figures were read once.
        drop(TOWN.app.frame().unwrap());
        Self {
            near,
            far,
            protected,
            stranger,
            client: shut_out(),
            calendar: TOWN.app.make_calendar(&actor(Role::Caseworker)).unwrap(),
        }
    }

    /// The address of a path of the router in a situation.
    pub fn fill(&self, path: &str, situation: &str) -> String {
        let nowhere = Place {
            number: 99_999_999,
            notification: StreamId(Uuid::nil()),
            duty: Uuid::nil(),
            event: EventId(Uuid::nil()),
            decision: ItemId(Uuid::nil()),
            document: ItemId(Uuid::nil()),
            attachment: ItemId(Uuid::nil()),
        };
        let place = match situation {
            "far" => &self.far,
            "protected" => &self.protected,
            "unknown" => &nowhere,
            _ => &self.near,
        };
        let is_known = !matches!(situation, "unknown" | "nonsense");
        let number = place.number.to_string();
        let id = match path {
            _ if !is_known && path.contains("{id}") => Uuid::nil().to_string(),
            _ if path.starts_with("/notifications/") => place.notification.to_string(),
            _ if path.contains("/duties/") || path.contains("/obligations/") => {
                place.duty.to_string()
            }
            _ if path.contains("/events/") => place.event.to_string(),
            _ if path.contains("/decisions/") => place.decision.to_string(),
            _ if path.contains("/documents/") => place.document.to_string(),
            _ if path.contains("/indicators/") => "all_law_on_time".to_owned(),
            _ => String::new(),
        };
        let thing = match path {
            _ if !is_known => "nonsense",
            "/goals/{*id}" => "assessment_two_months",
            "/indicators/{*id}" => "all_law_on_time",
            "/law/{*id}" => "notification/evaluation",
            _ => "css/app.css",
        };
        let head = TOWN.worker(Role::Head).to_string();
        let worker = match path {
            "/accounts/{worker}" if is_known => head,
            "/handover/{worker}" if is_known => TOWN.worker(Role::Caseworker).to_string(),
            "/accounts/{worker}" | "/handover/{worker}" => Uuid::nil().to_string(),
            _ => self.stranger.to_string(),
        };
        let client = if is_known {
            self.client.to_string()
        } else {
            Uuid::nil().to_string()
        };
        let kind = match situation {
            "nonsense" => "nonsense",
            _ => "note_written",
        };
        let step = match situation {
            "nonsense" => "nonsense",
            _ => "contribution",
        };
        let filled = path
            .replace("{step}", step)
            .replace("{number}", &number)
            .replace("{case}", &number)
            .replace("{id}", &id)
            .replace("{file}", &format!("{}.ics", self.calendar))
            .replace("{template}", if is_known { "meeting" } else { "nonsense" })
            .replace("{document}", &place.attachment.to_string())
            .replace("{*id}", thing)
            .replace("{*path}", thing)
            .replace("{worker}", &worker)
            .replace("{kind}", kind)
            .replace("{client}", &client)
            .replace("{code}", "da")
            .replace("{fingerprint}", "x");
        assert!(!filled.contains('{'), "{filled}: what stands in braces?");
        filled
    }
}

/// An open case that is not protected, with something of everything, of a kind.
fn place(is_wanted: impl Fn(u32, &Case) -> bool) -> Place {
    let filter = CaseFilter {
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let store = TOWN.app.store();
    let rows = store.case_list(
        &Scope::system(),
        &filter,
        CaseSort::Number,
        Page::ALL,
        now(),
    );
    let rows = rows.unwrap().rows;
    let mut found = rows.iter().filter_map(|row| {
        let view = TOWN.app.open_case(&Actor::system(), row.number).unwrap();
        let case = view.case;
        let is_opening = |p: &Payload| matches!(p, Payload::CaseOpened(_) | Payload::Assigned(_));
        let event = view
            .events
            .iter()
            .find(|e| e.stream == StreamId::from(case.person) && !is_opening(&e.payload))?;
        let is_plain = !case.is_address_protected && !case.is_staff_family;
        (is_plain && is_wanted(row.number, &case)).then_some(())?;
        let decision = case.decisions.first()?;
        // Its letter needs somebody to go to.
        let (child, on) = (case.person, decision.made_at.day());
        parties(child, case.birth_on, &view.events, on).first()?;
        let notification = case.notifications.first()?.id;
        let (document, attachment) = papers(row.number, notification);
        Some(Place {
            number: row.number,
            notification,
            document,
            attachment,
            duty: case.duties.first()?.id(case.person),
            event: event.id,
            decision: decision.id,
        })
    });
    found.next().expect("the municipality has such a case")
}

/// A document in a case and an attachment on a notification, put there now.
fn papers(number: u32, notification: StreamId) -> (ItemId, ItemId) {
    let (app, system) = (&TOWN.app, Actor::system());
    let given = DocumentGiven {
        kind: DocumentKind::Statement,
        way: DocumentWay::Received,
        at: now(),
        kle: None,
        title: "Udtalelse fra skolen".to_owned(),
        party: String::new(),
        to: None,
        decision: None,
        audience: Audience::Staff,
        bytes: b"Det gaar godt i klassen.".to_vec(),
    };
    app.add_document(&system, number, &given).unwrap();
    app.add_attachment(&system, notification, &given).unwrap();
    let events = app.open_case(&system, number).unwrap().events;
    let all = documents(&effective(&events));
    let of = |is_wanted: &dyn Fn(&domain::Event) -> bool| {
        let is = |d: &&domain::document::Document| {
            events.iter().any(|e| e.id == d.event && is_wanted(e))
        };
        all.iter().find(is).expect("a document").id
    };
    (
        of(&|e| e.stream != notification),
        of(&|e| e.stream == notification),
    )
}

/// A client that is shut out already: shutting it out again records nothing.
fn shut_out() -> WorkerId {
    let client = Client::new(Role::Head, Permit::ALL).id;
    TOWN.app.revoke_client(&Actor::system(), client).unwrap();
    client
}

/// A caseworker who has a part in none of the cases.
fn stranger(cases: &[u32]) -> WorkerId {
    let ruleset = TOWN.app.ruleset();
    let has_part = |worker: WorkerId| {
        let scope = ruleset.actor(worker).unwrap().scope(now());
        let sees = |number| TOWN.app.store().person_of_number(&scope, number).unwrap();
        cases.iter().any(|number| sees(*number).is_some())
    };
    let workers = ruleset.workers.iter();
    let here = workers.filter(|(_, w)| w.role == Role::Caseworker && w.left_at.is_none());
    let found = here.map(|(id, _)| *id).filter(|id| !has_part(*id)).min();
    found.expect("there are several caseworkers")
}
