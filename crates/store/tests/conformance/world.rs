//! A database with a clock, ids, and builders for the few events that tests need.

use crate::Test;
use domain::event::casework::{DateBooked, DecisionMade, FollowUpHeld};
use domain::event::complaint::{ComplaintReassessed, ComplaintReceived};
use domain::event::decision::{DecisionProposed, Terms};
use domain::event::intake::{EnquiryReceived, NotificationEvaluated};
use domain::event::measures::{Elsewhere, MeasureStarted};
use domain::event::office::{TeamCreated, WorkerRegistered};
use domain::event::people::{Assigned, CaseClosed, CaseOpened, PersonRegistered, PersonsMerged};
use domain::event::{Event, Mode, Payload};
use domain::fold::Rules;
use domain::id::ItemId;
use domain::text::text;
use domain::{
    Act, AssignmentRole, Audience, BookingKind, CloseReason, Competence, Day, DecidedBy,
    DecisionKind, Enquiry, Evaluation, EventId, Moment, Notifier, PersonId, PersonKind, Place,
    Reassessment, Role, StreamId, TeamId, Texts, WorkerId,
};
use std::sync::atomic::{AtomicI64, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use store::testing::{keys, postgres_url, sqlite_dir};
use store::{Appended, Fold, Keys, NewEvent, Reach, Scope, Store, StoreError, fold_with};
use uuid::Uuid;

static RULES: LazyLock<Rules> = LazyLock::new(Rules::built_in);

/// The domain's fold under the built-in law.
pub fn fold() -> Arc<Fold<'static>> {
    Arc::new(fold_with(&*RULES))
}

pub struct World {
    pub store: Store,
    pub keys: Keys,
    pub url: String,
    id: AtomicU64,
    now: AtomicI64,
    number: AtomicU32,
}

pub fn on_sqlite(test: Test) {
    let dir = sqlite_dir();
    test(&World::new(&dir.url()));
}

pub fn on_postgres(test: Test) {
    if let Some(url) = postgres_url() {
        test(&World::new(&url));
    }
}

/// The same kind of database once more, empty.
pub fn beside(world: &World, then: impl FnOnce(&World)) {
    if world.store.backend_name() == "sqlite" {
        let dir = sqlite_dir();
        then(&World::new(&dir.url()));
    } else if let Some(url) = postgres_url() {
        then(&World::new(&url));
    }
}

/// The same once more with the keys of the first: what a backup of it can be restored into.
pub fn beside_with_keys(world: &World, then: impl FnOnce(&World)) {
    let dir = sqlite_dir();
    let url = match world.store.backend_name() {
        "sqlite" => Some(dir.url()),
        _ => postgres_url(),
    };
    if let Some(url) = url {
        then(&World::with_keys(&url, world.keys.clone()));
    }
}

impl World {
    pub fn new(url: &str) -> Self {
        Self::with_keys(url, keys(url))
    }

    pub fn with_keys(url: &str, keys: Keys) -> Self {
        Self {
            store: Store::open(url, &keys).expect("a fresh database"),
            keys,
            url: url.to_owned(),
            id: AtomicU64::new(1),
            now: AtomicI64::new(moment(2024, 3, 4).0),
            number: AtomicU32::new(100),
        }
    }

    /// A new id; scattered, as real ones are, but the same in every run.
    pub fn id(&self) -> Uuid {
        let n = self.id.fetch_add(1, Ordering::Relaxed);
        Uuid::new_v5(&Uuid::NAMESPACE_URL, &n.to_be_bytes())
    }

    /// Goes on with ids that an earlier process cannot have used.
    pub fn skip_ids(&self, by: u64) {
        self.id.fetch_add(by, Ordering::Relaxed);
    }

    /// The clock, one minute further at each look.
    pub fn now(&self) -> Moment {
        Moment(self.now.fetch_add(60, Ordering::Relaxed))
    }

    pub fn set_now(&self, to: Moment) {
        self.now.store(to.0, Ordering::Relaxed);
    }

    pub fn event(
        &self,
        stream: impl Into<StreamId>,
        subjects: &[PersonId],
        payload: impl Into<Payload>,
    ) -> NewEvent {
        let now = self.now();
        NewEvent {
            id: EventId(self.id()),
            stream: stream.into(),
            at: now,
            known_at: now,
            appended_at: now,
            actor: WorkerId::SYSTEM,
            role: Role::Caseworker,
            subjects: subjects.to_vec(),
            payload: payload.into(),
            text: Texts::new(),
            corrects: None,
            mode: None,
        }
    }

    pub fn try_append(
        &self,
        events: Vec<NewEvent>,
        expected: &[(StreamId, u32)],
    ) -> Result<Appended, StoreError> {
        self.store.append(events, expected, fold())
    }

    pub fn append(&self, events: Vec<NewEvent>) -> Vec<Event> {
        self.try_append(events, &[]).expect("an append").events
    }

    pub fn add(&self, event: NewEvent) -> Event {
        self.append(vec![event]).remove(0)
    }

    /// An event that corrects another: the same stream, subjects and moment.
    pub fn correction(&self, of: &Event, payload: Payload, mode: Mode) -> NewEvent {
        let mut event = self.event(of.stream, &of.subjects, payload);
        event.at = of.at;
        event.corrects = Some(of.id);
        event.mode = Some(mode);
        event
    }

    /// A registered child with an open file.
    pub fn child(&self, name: &str) -> PersonId {
        self.child_with(name, false)
    }

    pub fn child_with(&self, name: &str, is_protected: bool) -> PersonId {
        let person = PersonId(self.id());
        let registered = self.registration(person, name, PersonKind::Child, is_protected);
        let number = self.number.fetch_add(1, Ordering::Relaxed);
        self.append(vec![
            registered,
            self.event(person, &[person], CaseOpened { number }),
        ]);
        person
    }

    pub fn registration(
        &self,
        person: PersonId,
        name: &str,
        kind: PersonKind,
        protected: bool,
    ) -> NewEvent {
        let birth_on = Day::from_ymd(2014, 5, 17);
        let payload = PersonRegistered {
            person,
            kind,
            birth_on,
            sex: None,
            protected,
            unidentified: false,
        };
        let mut event = self.event(person, &[person], payload);
        event
            .text
            .insert("name".into(), text(name, Audience::Family));
        event
            .text
            .insert("cpr".into(), text(cpr(person), Audience::Staff));
        event
    }

    pub fn assign(&self, child: PersonId, worker: WorkerId, team: &TeamId) -> Event {
        let payload = Assigned::new(worker, AssignmentRole::Main, team.clone());
        self.add(self.event(child, &[child], payload))
    }

    pub fn notify(&self, children: &[PersonId]) -> Event {
        let mut event = self.event(StreamId(self.id()), children, enquiry());
        event.text.insert(
            "concern".into(),
            text("Bekymring for trivslen", Audience::Staff),
        );
        self.add(event)
    }

    pub fn evaluate(&self, notification: &Event) -> Event {
        let payload = NotificationEvaluated {
            acute: false,
            outcome: Evaluation::Assessment,
            participants: vec![],
            causes: Vec::new(),
        };
        self.add(self.event(notification.stream, &notification.subjects, payload))
    }

    pub fn close(&self, child: PersonId) -> Event {
        let payload = CaseClosed {
            reason: CloseReason::PurposeMet,
        };
        self.add(self.event(child, &[child], payload))
    }

    pub fn merge(&self, from: PersonId, into: PersonId) -> Event {
        self.add(self.event(into, &[from, into], PersonsMerged { from, into }))
    }

    pub fn decide(&self, child: PersonId) -> Event {
        self.add(self.event(child, &[child], self.decision()))
    }

    fn decision(&self) -> DecisionMade {
        DecisionMade {
            decision: ItemId(self.id()),
            kind: DecisionKind::Placement,
            paragraph: "BL § 46".into(),
            law: Act::Bl,
            urgent: false,
            consent: true,
            measure: None,
            placed_before: false,
            terms: Terms {
                place: Some(Place::Foster),
                ..Terms::default()
            },
        }
    }

    /// Puts a decision before a leader.
    pub fn propose(&self, child: PersonId) -> ItemId {
        let proposed = self.decision();
        let decision = proposed.decision;
        let payload = DecisionProposed {
            proposed,
            competence: Competence::TeamLeader,
        };
        self.add(self.event(child, &[child], payload));
        decision
    }

    /// Complains of a decision of the municipality's own.
    pub fn complain(&self, child: PersonId, decision: Option<ItemId>) -> ItemId {
        let complaint = ItemId(self.id());
        let payload = ComplaintReceived {
            complaint,
            decision,
            committee: false,
            by: Some(child),
        };
        self.add(self.event(child, &[child], payload));
        complaint
    }

    /// What the municipality made of a complaint.
    pub fn reassess(&self, child: PersonId, complaint: ItemId, reassessment: Reassessment) {
        let payload = ComplaintReassessed {
            complaint,
            reassessment,
        };
        self.add(self.event(child, &[child], payload));
    }

    pub fn place(&self, child: PersonId) -> (ItemId, Event) {
        let measure = ItemId(self.id());
        let payload = MeasureStarted {
            measure,
            paragraph: "BL § 46".into(),
            law: Act::Bl,
            place: Some(Place::Foster),
            decision: None,
            consent: true,
            provider: None,
            elsewhere: Some(Elsewhere {
                by: DecidedBy::Municipality,
                ends_on: None,
                weekly_price: None,
            }),
            away: false,
            outside: false,
        };
        (measure, self.add(self.event(child, &[child], payload)))
    }

    pub fn follow_up(&self, child: PersonId, measure: ItemId) -> Event {
        let payload = FollowUpHeld {
            measures: vec![measure],
            rhythm_months: Some(6),
            conclusion: None,
        };
        self.add(self.event(child, &[child], payload))
    }

    pub fn book(&self, child: PersonId, on: Moment) -> ItemId {
        let booking = ItemId(self.id());
        let payload = DateBooked {
            booking,
            what: BookingKind::FollowUp,
            on,
        };
        self.add(self.event(child, &[child], payload));
        booking
    }

    pub fn worker(&self, name: &str, team: Option<&TeamId>) -> WorkerId {
        let worker = WorkerId(self.id());
        let payload = WorkerRegistered {
            worker,
            role: Role::Caseworker,
            team: team.cloned(),
            district: None,
            provider: None,
        };
        let mut event = self.event(StreamId::OFFICE, &[], payload);
        event
            .text
            .insert("name".into(), text(name, Audience::Staff));
        self.add(event);
        worker
    }

    pub fn team(&self, code: &str, name: &str) -> TeamId {
        let team: TeamId = code.parse().expect("a team's code");
        let payload = TeamCreated {
            team: team.clone(),
            district: None,
        };
        let mut event = self.event(StreamId::OFFICE, &[], payload);
        event
            .text
            .insert("name".into(), text(name, Audience::Staff));
        self.add(event);
        team
    }

    /// Runs SQL behind the store's back.
    pub fn raw(&self, sql: &str) {
        if let Some(path) = self.url.strip_prefix("sqlite:") {
            let conn = rusqlite::Connection::open(path).expect("the file");
            conn.execute_batch(sql).expect("raw SQL");
        } else {
            let mut client =
                postgres::Client::connect(&self.url, postgres::NoTls).expect("the server");
            client.batch_execute(sql).expect("raw SQL");
        }
    }

    /// The number that SQL gives, read behind the store's back.
    pub fn count(&self, sql: &str) -> u64 {
        count_in(&self.url, sql)
    }

    /// Bytes as a word of this database's SQL.
    pub fn literal(&self, bytes: &[u8]) -> String {
        let hex = hex(bytes);
        if self.url.starts_with("sqlite:") {
            format!("x'{hex}'")
        } else {
            format!("'\\x{hex}'::bytea")
        }
    }

    /// The positions of the journal with their hashes, read behind the store's back.
    pub fn hashes(&self) -> Vec<(i64, Vec<u8>)> {
        let sql = "SELECT position, hash FROM journal ORDER BY position";
        if let Some(path) = self.url.strip_prefix("sqlite:") {
            let conn = rusqlite::Connection::open(path).expect("the file");
            let mut rows = conn.prepare(sql).expect("the journal");
            let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
            rows.expect("rows").map(|row| row.expect("a row")).collect()
        } else {
            let mut client =
                postgres::Client::connect(&self.url, postgres::NoTls).expect("the server");
            let rows = client.query(sql, &[]).expect("the journal");
            rows.iter().map(|row| (row.get(0), row.get(1))).collect()
        }
    }

    /// Everything that a thief of the database gets: the files, or every row of every table.
    pub fn stolen(&self) -> Vec<u8> {
        let mut out = Vec::new();
        if let Some(path) = self.url.strip_prefix("sqlite:") {
            for suffix in ["", "-wal"] {
                out.extend(std::fs::read(format!("{path}{suffix}")).unwrap_or_default());
            }
            return out;
        }
        let mut client = postgres::Client::connect(&self.url, postgres::NoTls).expect("the server");
        let tables = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'";
        for row in client.query(tables, &[]).expect("the tables") {
            let table: String = row.get(0);
            let copy = format!("COPY {table} TO STDOUT");
            let mut rows = client.copy_out(&copy).expect("a copy");
            std::io::Read::read_to_end(&mut rows, &mut out).expect("its rows");
        }
        out
    }

    /// Whether words stand readable in what a thief gets, as they are or in hexadecimal.
    pub fn is_readable(stolen: &[u8], words: &str) -> bool {
        let holds = |needle: &[u8]| stolen.windows(needle.len()).any(|w| w == needle);
        holds(words.as_bytes()) || holds(hex(words.as_bytes()).as_bytes())
    }

    pub fn is_clean(&self) -> bool {
        let found = self.store.verify(&*fold()).expect("a check");
        if !found.is_clean() {
            println!("{:?}", found.findings);
        }
        found.is_clean()
    }
}

/// The number that SQL gives in any database.
pub fn count_in(url: &str, sql: &str) -> u64 {
    let number: i64 = if let Some(path) = url.strip_prefix("sqlite:") {
        let conn = rusqlite::Connection::open(path).expect("the file");
        conn.query_row(sql, [], |row| row.get(0)).expect("a number")
    } else {
        let mut client = postgres::Client::connect(url, postgres::NoTls).expect("the server");
        client.query_one(sql, &[]).expect("a number").get(0)
    };
    u64::try_from(number).expect("a count")
}

pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}

pub fn enquiry() -> EnquiryReceived {
    EnquiryReceived {
        enquiry: Enquiry::Notification,
        notifier: Notifier::School,
        professional: true,
        anonymous: false,
        acute: false,
        causes: vec![],
        aware_on: None,
        channel: None,
        receipt_number: None,
    }
}

/// Ten digits of its own for each person.
pub fn cpr(person: PersonId) -> String {
    format!("{:010}", person.0.as_u128() % 10_000_000_000)
}

pub fn moment(year: i32, month: u32, day: u32) -> Moment {
    Day::from_ymd(year, month, day).expect("a day").at(9, 0)
}

pub fn scope(reach: Reach, actor: WorkerId) -> Scope {
    Scope::new(actor, Role::Caseworker, reach, moment(2024, 9, 1))
}
