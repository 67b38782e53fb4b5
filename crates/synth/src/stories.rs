//! Three stories told by hand, whole from the first concern to today: what a newcomer follows
//! to see what the product is for.
//!
//! They are data (`stories/*.toml`): days count from the end of the period, `{name}` stands
//! for the id of what the name is given to, `{-30}` for a day and `{+19 15:00}` for a moment.
//! They belong to the demo only; a generated municipality has none.

mod told;

use crate::Settings;
use crate::hours;
use crate::period::Period;
use crate::workforce::{DEMO_TEAM, Workforce};
use domain::event::people::{PersonRegistered, RelationRecorded};
use domain::id::EventId;
use domain::{
    Audience, Day, Event, Moment, Payload, PersonId, PersonKind, Rater, Role, StreamId, Text,
    Texts, WorkerId,
};
use serde_json::Value;
use told::{Person, Step, Told};
use uuid::Uuid;

/// One whole story.
#[derive(Debug, Clone)]
pub struct Story {
    /// The child it is about.
    pub child: PersonId,
    /// Its title, what happens, and where to look, in Danish and English.
    pub words: Words,
    /// All that is on record of it, in order.
    pub events: Vec<Event>,
}

/// What introduces a story.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Words {
    /// Its title.
    pub title: Both,
    /// What happens.
    pub gist: Both,
    /// Where to look.
    pub look: Both,
}

/// The same in both languages.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Both {
    /// In Danish.
    pub da: String,
    /// In English.
    pub en: String,
}

const FILES: [(&str, &str); 3] = [
    ("prevented", include_str!("../stories/prevented.toml")),
    ("stepped_down", include_str!("../stories/stepped_down.toml")),
    ("repaired", include_str!("../stories/repaired.toml")),
];

/// How long after an act it is put on record.
const WRITING: i64 = 900;

/// Between two steps told for the same moment.
const APART: i64 = 60;

/// The stories of a municipality, all with the demo caseworker; nothing of them lies after the
/// end.
pub fn stories(settings: &Settings) -> Vec<Story> {
    let force = Period::of(settings).hire(settings);
    let tell = |(name, text): &(&'static str, &str)| {
        Telling::new(name, settings.until, &force).whole(text)
    };
    FILES.iter().map(tell).collect()
}

/// Puts stories among the events of a municipality, in order of recording; their cases get the
/// numbers after the last.
pub fn weave(mut events: Vec<Event>, stories: Vec<Story>) -> Vec<Event> {
    let opened = |e: &Event| matches!(e.payload, Payload::CaseOpened(_));
    let mut number = u32::try_from(events.iter().filter(|e| opened(e)).count()).unwrap_or(u32::MAX);
    for mut story in stories {
        for event in &mut story.events {
            if let Payload::CaseOpened(case) = &mut event.payload {
                number += 1;
                case.number = number;
            }
        }
        events.append(&mut story.events);
    }
    events.sort_by_key(|e| e.appended_at);
    events
}

/// A story while it is told.
struct Telling<'a> {
    name: &'static str,
    until: Moment,
    force: &'a Workforce,
    /// When the last step was put on record.
    last: Moment,
    steps: u32,
    events: Vec<Event>,
}

/// Where a step stands: in which file, about whom, when it happened and was put on record, and
/// by whom.
#[derive(Clone, Copy)]
struct Spot {
    stream: StreamId,
    about: PersonId,
    when: (Moment, Moment),
    by: (WorkerId, Role),
}

impl Spot {
    /// In somebody's own file.
    fn of(about: PersonId, when: (Moment, Moment), by: (WorkerId, Role)) -> Self {
        Self {
            stream: about.into(),
            about,
            when,
            by,
        }
    }
}

impl<'a> Telling<'a> {
    fn new(name: &'static str, until: Moment, force: &'a Workforce) -> Self {
        Self {
            name,
            until,
            force,
            last: Moment(i64::MIN),
            steps: 0,
            events: Vec::new(),
        }
    }

    fn whole(mut self, text: &str) -> Story {
        let told: Told = toml::from_str(text).expect("a story is well formed");
        let first = self.moment(&told.step[0]).add_seconds(-1800);
        for (key, person) in &told.people {
            self.register(key, person, first);
        }
        for step in &told.step {
            self.step(step);
        }
        Story {
            child: PersonId(self.id("@child")),
            words: told.words,
            events: self.events,
        }
    }

    /// The id of whatever has a name in this story.
    fn id(&self, name: &str) -> Uuid {
        let whole = format!("story/{}/{name}", self.name);
        Uuid::new_v5(&Uuid::NAMESPACE_OID, whole.as_bytes())
    }

    fn day(&self, offset: i32) -> Day {
        self.until.day().add_days(offset)
    }

    fn moment(&self, step: &Step) -> Moment {
        clock(step.on(self.day(step.day)), &step.time).max(self.last.add_seconds(APART))
    }

    fn register(&mut self, key: &str, person: &Person, at: Moment) {
        let id = PersonId(self.id(&format!("@{key}")));
        let child = PersonId(self.id("@child"));
        let birth = self.day(person.born);
        let texts = [
            ("name", person.name.clone()),
            ("cpr", cpr(birth, person.serial)),
            ("address", person.address.clone()),
        ];
        let texts = texts.map(|(field, value)| (field.to_owned(), value, Audience::Staff));
        let registered = PersonRegistered {
            person: id,
            kind: person.kind,
            birth_on: Some(birth),
            sex: Some(person.sex),
            protected: false,
            unidentified: false,
        };
        let reception = self.worker("reception", at);
        let about = if person.kind == PersonKind::Child {
            id
        } else {
            child
        };
        let spot = Spot::of(about, (at, at), reception);
        self.put(spot, registered.into(), texts);
        let Some(relation) = person.relation else {
            return;
        };
        let related = RelationRecorded {
            person: child,
            other: id,
            relation,
            custody: person.custody,
            ended: false,
        };
        let means = person
            .means
            .clone()
            .map(|m| ("means".to_owned(), m, Audience::Family));
        let spot = Spot::of(child, (at, at), reception);
        self.put(spot, related.into(), means);
    }

    fn step(&mut self, step: &Step) {
        let at = self.moment(step);
        let written = step.written.as_deref();
        let next_day = |time| clock(step.on(at.day().add_days(1)), time);
        let kept = written.map_or(at.add_seconds(WRITING), next_day);
        if kept > self.until {
            return;
        }
        let child = PersonId(self.id("@child"));
        let stream = step.stream.as_deref();
        let stream = stream.map_or(child.into(), |name| StreamId(self.id(name)));
        let by = self.worker(&step.by, at);
        let data = self.resolved(&step.data, at);
        let bytes = serde_json::to_vec(&data).expect("data is JSON");
        let payload = Payload::parse(&step.kind, 1, &bytes)
            .unwrap_or_else(|e| panic!("{}, day {}: {e}", self.name, step.day));
        let mut texts = Vec::new();
        for (fields, audience) in [
            (&step.staff, Audience::Staff),
            (&step.family, Audience::Family),
            (&step.notifier, Audience::Notifier),
        ] {
            for (field, value) in fields {
                texts.push((self.field(field), value.clone(), audience));
            }
        }
        let own = Spot::of(child, (at, kept), by);
        let spot = Spot { stream, ..own };
        if let Some(label) = &step.label {
            self.steps += 1;
            let id = EventId(self.id(&format!("#{label}")));
            self.put_as(id, spot, payload, texts);
        } else {
            self.put(spot, payload, texts);
        }
        self.scores(step, own);
        if let Some(words) = &step.network {
            let text = ("summary".to_owned(), words.clone(), Audience::Family);
            let held = domain::event::casework::NetworkMeetingHeld {};
            self.put(own, held.into(), [text]);
        }
        self.last = kept;
    }

    /// What child, parents, caseworker and provider said of each goal; 0 where one said nothing.
    fn scores(&mut self, step: &Step, spot: Spot) {
        const RATERS: [Rater; 4] = [
            Rater::Child,
            Rater::Parent,
            Rater::Caseworker,
            Rater::Provider,
        ];
        for (goal, scores) in &step.scores {
            let goal = domain::id::ItemId(self.id(goal));
            for (by_whom, score) in RATERS.into_iter().zip(*scores).filter(|(_, s)| *s > 0) {
                let said = domain::event::casework::PlanGoalAssessed {
                    goal,
                    score,
                    by: by_whom,
                };
                self.put(spot, said.into(), []);
            }
        }
    }

    fn put(
        &mut self,
        spot: Spot,
        payload: Payload,
        texts: impl IntoIterator<Item = (String, String, Audience)>,
    ) {
        self.steps += 1;
        let id = EventId(self.id(&format!("#{}", self.steps)));
        self.put_as(id, spot, payload, texts);
    }

    fn put_as(
        &mut self,
        id: EventId,
        spot: Spot,
        payload: Payload,
        texts: impl IntoIterator<Item = (String, String, Audience)>,
    ) {
        let mut text = Texts::new();
        for (field, value, audience) in texts {
            text.insert(field, Text { value, audience });
        }
        let (at, kept) = spot.when;
        let (actor, role) = spot.by;
        self.events.push(Event {
            position: 0,
            id,
            stream: spot.stream,
            seq: 0,
            at,
            known_at: kept,
            appended_at: kept,
            actor,
            role,
            subjects: vec![spot.about],
            payload,
            text,
            corrects: None,
            mode: None,
        });
    }

    /// Who does a step: whoever sits in the demo person's chair at the time.
    fn worker(&self, who: &str, at: Moment) -> (WorkerId, Role) {
        let worker = match who {
            "leader" => self.force.leader(DEMO_TEAM, at),
            "reception" => self.force.receptionist_in(0, at),
            "head" => self.force.demo(Role::Head).expect("there is a head"),
            _ => self.force.caseworker(DEMO_TEAM, 0, at),
        };
        (worker.id, worker.role)
    }

    /// A field of texts with the ids of what it names.
    fn field(&self, field: &str) -> String {
        match field.split_once('{') {
            Some((before, name)) => format!("{before}{}", self.id(name.trim_end_matches('}'))),
            None => field.to_owned(),
        }
    }

    /// The data of an event with ids, days and moments in place of what stands for them.
    fn resolved(&self, data: &Value, at: Moment) -> Value {
        match data {
            Value::String(word) => self.word(word, at),
            Value::Array(all) => all.iter().map(|one| self.resolved(one, at)).collect(),
            Value::Object(all) => all
                .iter()
                .map(|(key, one)| (key.clone(), self.resolved(one, at)))
                .collect(),
            other => other.clone(),
        }
    }

    fn word(&self, word: &str, at: Moment) -> Value {
        let Some(name) = word.strip_prefix('{').and_then(|w| w.strip_suffix('}')) else {
            return word.into();
        };
        if name.starts_with(['-', '+']) {
            let (days, time) = name
                .split_once(' ')
                .map_or((name, None), |(d, t)| (d, Some(t)));
            let day = self.day(days.parse().expect("a number of days"));
            return match time {
                None => day.0.into(),
                Some(time) => clock(hours::open_day(day), time).0.into(),
            };
        }
        match name {
            "caseworker" | "leader" | "reception" => self.worker(name, at).0.to_string().into(),
            "team" => self.force.team_id(DEMO_TEAM).to_string().into(),
            _ => self.id(name).to_string().into(),
        }
    }
}

fn clock(day: Day, time: &str) -> Moment {
    let (hour, minute) = time.split_once(':').expect("hours and minutes");
    let part = |text: &str| text.parse().expect("a number");
    day.at(part(hour), part(minute))
}

/// A CPR number with day + 60, which nobody can have (cpr.dk).
fn cpr(birth: Day, serial: u16) -> String {
    let (year, month, day) = birth.ymd();
    format!(
        "{:02}{month:02}{:02}-{serial:04}",
        day + 60,
        year.rem_euclid(100)
    )
}

#[cfg(test)]
mod tests;
