//! The ladder in the story: planned ends, prices and ways out of decisions, reasons for a step,
//! results and where the way goes on, what is agreed around placements, and the way to adult
//! life. Told when a story is there, by chance of its own, so that nothing in it depends on it.
//! Shares and prices are made up.

use crate::chance::Chance;
use crate::file::File;
use crate::texts::Topic;
use domain::event::growing_up::{AdultSideContacted, TransitionItemsDone};
use domain::event::measures::MeasureStarted;
use domain::event::placement::{ArrangementMade, MunicipalityTold};
use domain::id::ItemId;
use domain::{
    AdultSide, Arrangement, DecisionKind, MeasureEnd, Moment, NextStep, Payload, Place, StreamId,
};

/// The part of chance that belongs to this file.
const PART: u64 = 0x4c41_4444;

/// A measure as this file needs it.
#[derive(Debug, Clone)]
struct Told {
    started: MeasureStarted,
    from: Moment,
    to: Option<Moment>,
}

impl File<'_, '_> {
    /// Adds the ladder to a story; `from` is where its drafts begin.
    pub(crate) fn ladder(&mut self, from: usize) {
        if self.sim.world.is_light {
            return;
        }
        let own = Chance::new(self.child.id.0.as_u64_pair().1, PART);
        let others = std::mem::replace(&mut self.sim.chance, own);
        let measures = self.measures(from);
        self.terms(from, &measures);
        for told in &measures {
            if told.started.place.is_some() && self.child.age(told.from.day()) < 18 {
                self.arrange(told);
            }
        }
        self.grow_up(&measures);
        self.tell_municipalities(from);
        self.sim.chance = others;
    }

    /// Most municipalities where a child is placed are told of it in time, some too late.
    fn tell_municipalities(&mut self, from: usize) {
        let file = StreamId::from(self.child.id);
        let own = self.sim.out[from..].iter();
        let outside: Vec<Moment> = own
            .filter(|draft| draft.stream == file && draft.correction.is_none())
            .filter(|draft| match &draft.payload {
                Payload::MeasureStarted(p) => p.outside,
                Payload::MeasurePlaceChanged(p) => p.outside,
                _ => false,
            })
            .map(|draft| draft.at)
            .collect();
        for moved in outside {
            let at = match self.sim.chance.unit() {
                u if u < 0.84 => moved,
                u if u < 0.94 => self.day(moved.day(), 2, 25),
                _ => continue,
            };
            let told = MunicipalityTold { municipality: None };
            self.write(at, told, Topic::Silent);
        }
    }

    fn measures(&self, from: usize) -> Vec<Told> {
        let file = StreamId::from(self.child.id);
        let mut all: Vec<Told> = Vec::new();
        let mut drafts: Vec<_> = self.sim.out[from..].iter().collect();
        drafts.retain(|draft| draft.stream == file && draft.correction.is_none());
        drafts.sort_by_key(|draft| draft.at);
        for draft in drafts {
            match &draft.payload {
                Payload::MeasureStarted(p) => all.push(Told {
                    started: p.clone(),
                    from: draft.appended,
                    to: None,
                }),
                Payload::MeasureEnded(p) => {
                    let of = all
                        .iter_mut()
                        .find(|told| told.started.measure == p.measure);
                    if let Some(told) = of {
                        told.to = Some(draft.at);
                    }
                }
                _ => {}
            }
        }
        all
    }

    /// What the decisions, starts, moves and ends of the story say besides.
    fn terms(&mut self, from: usize, measures: &[Told]) {
        let file = StreamId::from(self.child.id);
        let chance = &mut self.sim.chance;
        for draft in &mut self.sim.out[from..] {
            if draft.stream != file || draft.correction.is_some() {
                continue;
            }
            let day = draft.at.day();
            match &mut draft.payload {
                Payload::DecisionMade(p) if p.kind == DecisionKind::HomeReturn => {
                    p.terms.ends_on = Some(day.add_days(chance.days(60, 175)));
                }
                Payload::DecisionMade(p) if gives(p.kind) => {
                    let its = measures
                        .iter()
                        .find(|told| told.started.decision == Some(p.decision));
                    let place = its.and_then(|told| told.started.place);
                    let months = match (place, p.kind) {
                        (Some(_), _) => chance.days(18, 36),
                        (None, DecisionKind::SupportAfter18) => chance.days(12, 24),
                        _ => chance.days(5, 14),
                    };
                    p.terms.ends_on = Some(day.add_months(months));
                    p.terms.weekly_price = Some(price(place, &p.paragraph, chance));
                }
                Payload::MeasureStarted(p) => {
                    p.away = p.provider.is_some() && chance.hit(0.3);
                    p.outside = p.away && p.place.is_some();
                    draft.topic = Topic::Started;
                }
                Payload::MeasurePlaceChanged(p) => {
                    p.away = p.provider.is_some() && chance.hit(0.3);
                    p.outside = p.away;
                    draft.topic = Topic::Moved;
                }
                Payload::MeasureEnded(p) => {
                    p.next = Some(next(p.measure, p.reason, measures));
                    draft.topic = Topic::Ended;
                }
                _ => {}
            }
        }
    }

    /// Contact, relief and support persons around a placement.
    fn arrange(&mut self, told: &Told) {
        let is_foster = told.started.place.is_some_and(|place| {
            matches!(
                place,
                Place::Foster | Place::ReinforcedFoster | Place::SpecialisedFoster
            )
        });
        let often = [(0, 0.08), (1, 0.22), (2, 0.4), (4, 0.3)];
        let often = self.sim.chance.weighted(&often);
        let shares = [
            (Arrangement::Contact, 0.85, Some(often)),
            (
                Arrangement::Relief,
                if is_foster { 0.35 } else { 0.0 },
                Some(1),
            ),
            (Arrangement::ParentsPerson, 0.3, None),
            (Arrangement::ChildsPerson, 0.15, None),
        ];
        for (what, share, per_four_weeks) in shares {
            let at = self.day(told.from.day(), 4, 60).max(told.from);
            let goes_on = told.to.is_none_or(|end| at < end);
            if !self.sim.chance.hit(share) || !goes_on || self.sim.is_over(at) {
                continue;
            }
            let payload = ArrangementMade {
                arrangement: self.sim.item(at),
                measure: told.started.measure,
                what,
                per_four_weeks,
            };
            self.write(at, payload, Topic::Agreed);
        }
    }

    /// From 16 the adult side is spoken to, and the checklist fills.
    fn grow_up(&mut self, measures: &[Told]) {
        let (sixteen, seventeen) = (self.child.turns(16), self.child.turns(17));
        let sides = [
            (AdultSide::Education, sixteen),
            (AdultSide::Social, seventeen),
            (AdultSide::JobCentre, seventeen),
            (AdultSide::Housing, seventeen),
        ];
        for (side, from) in sides {
            let at = self.day(from, 10, 300);
            if self.is_helped(measures, at) && self.sim.chance.hit(0.6) {
                self.write(at, AdultSideContacted { side }, Topic::AdultSide);
            }
        }
        for (item, from) in [
            ("own_words", sixteen),
            ("bank", seventeen),
            ("network", seventeen),
        ] {
            let at = self.day(from, 10, 330);
            if self.is_helped(measures, at) && self.sim.chance.hit(0.5) {
                let items = vec![item.to_owned()];
                self.write(at, TransitionItemsDone { items }, Topic::Silent);
            }
        }
    }

    /// Whether a measure runs at a moment of the story.
    fn is_helped(&self, measures: &[Told], at: Moment) -> bool {
        let runs = |told: &Told| told.from <= at && told.to.is_none_or(|end| end > at);
        !self.sim.is_over(at) && measures.iter().any(runs)
    }
}

fn gives(kind: DecisionKind) -> bool {
    use DecisionKind::{Placement, PlacementWithoutConsent, Preliminary, Support, SupportAfter18};
    matches!(
        kind,
        Support | Placement | PlacementWithoutConsent | Preliminary | SupportAfter18
    )
}

/// Kroner a week, in fifties.
fn price(place: Option<Place>, paragraph: &str, chance: &mut Chance) -> u32 {
    let (from, to) = match place {
        Some(Place::Kin | Place::NetworkFoster) => (1_500, 4_500),
        Some(Place::Foster) => (8_000, 10_500),
        Some(Place::ReinforcedFoster | Place::SpecialisedFoster) => (11_000, 16_000),
        Some(Place::OwnRoom | Place::BoardingSchool) => (3_500, 9_000),
        Some(Place::Residential) => (20_000, 30_000),
        Some(Place::Institution) => (27_000, 40_000),
        Some(Place::Secure) => (45_000, 60_000),
        None if paragraph.starts_with("SEL § 11") || paragraph.starts_with("BL § 30") => {
            (500, 1_400)
        }
        None => (1_600, 4_800),
    };
    u32::try_from(chance.days(from / 50, to / 50)).unwrap_or(0) * 50
}

/// Where the way went on, seen from what the story tells later.
fn next(measure: ItemId, reason: MeasureEnd, measures: &[Told]) -> NextStep {
    let Some(ended) = measures.iter().find(|told| told.started.measure == measure) else {
        return NextStep::Out;
    };
    let Some(end) = ended.to else {
        return NextStep::Out;
    };
    let window = end.add_seconds(-86_400)..end.add_seconds(60 * 86_400);
    let follows = measures
        .iter()
        .find(|told| told.started.measure != measure && window.contains(&told.from));
    let is_placed = |told: &Told| told.started.place.is_some();
    match follows {
        Some(after) if is_placed(after) && !is_placed(ended) => NextStep::Up,
        Some(after) if is_placed(ended) && !is_placed(after) => NextStep::Down,
        Some(_) => NextStep::Same,
        None if reason == MeasureEnd::NotMet => NextStep::Same,
        None => NextStep::Out,
    }
}
