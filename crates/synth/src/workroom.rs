//! What is done in an assessment or a clarification: its focus, who is asked and with whose
//! consent, what each said, siblings, the preliminary assessment.
//!
//! Added to a child's story when it has been told, by chance of its own, so that nothing else
//! in the story depends on it. Only under barnets lov: the older cases come from another system.
//! Shares are made up.

use crate::chance::Chance;
use crate::draft::{Draft, Subjects};
use crate::file::File;
use crate::procedures::Told;
use crate::sim::reform;
use crate::texts::Topic;
use domain::event::assessment::{
    AssessmentFocusChosen, ContributionRecorded, PreliminaryAssessmentMade, Said,
    SiblingConsidered, SourceConsentRecorded, SourcePlanned,
};
use domain::event::casework::{AssessmentOpened, DateBooked};
use domain::id::ItemId;
use domain::{
    BookingKind, Breadth, ContributionForm, ConversationAbout, ConversationOutcome, Day, IcsArea,
    Moment, Payload, PersonId, SiblingOutcome, SourceConsent, SourceKind,
};

/// The part of chance that belongs to this file.
const PART: u64 = 0x4943_5354;

/// The areas that are looked at most often, the commonest first.
const AREAS: &[(IcsArea, f64)] = &[
    (IcsArea::Learning, 0.8),
    (IcsArea::Behaviour, 0.7),
    (IcsArea::SafeCare, 0.75),
    (IcsArea::FamilyBackground, 0.5),
    (IcsArea::Health, 0.4),
    (IcsArea::Leisure, 0.35),
    (IcsArea::Guidance, 0.4),
    (IcsArea::Relations, 0.35),
    (IcsArea::Network, 0.35),
    (IcsArea::Livelihood, 0.25),
];

/// An assessment or clarification of the story.
struct Span {
    id: ItemId,
    opened: Moment,
    /// When it was completed; the end of the story if it is not.
    end: Moment,
    is_done: bool,
    /// What a talk with the child for it is about.
    talks: ConversationAbout,
}

impl File<'_, '_> {
    /// Adds the work of each assessment to a story; the drafts about the family begin at
    /// `family`, the child's own at `from`.
    pub(crate) fn workrooms(&mut self, family: usize, from: usize) {
        let own = Chance::new(self.child.id.0.as_u64_pair().1, PART);
        let others = std::mem::replace(&mut self.sim.chance, own);
        let story = self.story(from);
        for told in &story {
            if let Payload::AssessmentOpened(opened) = &told.payload
                && told.at.day() >= reform()
            {
                self.workroom(family, &story, told.at, opened);
            }
        }
        // After the assessments: they draw the same chances as without.
        for told in &story {
            if let Payload::ClarificationStarted(started) = &told.payload
                && told.at.day() >= reform()
            {
                self.clarification(family, &story, told.at, started.clarification);
            }
        }
        self.sim.chance = others;
    }

    fn workroom(&mut self, family: usize, story: &[Told], at: Moment, opened: &AssessmentOpened) {
        let done = story.iter().find(|t| match &t.payload {
            Payload::AssessmentCompleted(p) => p.assessment == opened.assessment,
            _ => false,
        });
        let about = ConversationAbout::Assessment;
        let span = self.span(story, (opened.assessment, at), done, about);
        let chosen = self.day(at.day(), 0, 6).max(at.add_seconds(3600));
        if chosen >= span.end {
            return;
        }
        let breadth = if self.sim.chance.hit(0.65) {
            Breadth::Narrow
        } else {
            Breadth::Broad
        };
        let areas = self.choose_focus(&span, chosen, breadth, Topic::Focus);
        let met = self.ask(story, &span, chosen, &areas);
        self.dialogue(&span, chosen, &met, &areas);
        self.consider_siblings(family, &span);
        self.preliminary_assessment(story, &span, opened);
    }

    /// The lighter work of a clarification: no meeting of all, no preliminary one.
    fn clarification(&mut self, family: usize, story: &[Told], at: Moment, id: ItemId) {
        let done = story.iter().find(|t| match &t.payload {
            Payload::ClarificationCompleted(p) => p.clarification == id,
            _ => false,
        });
        let about = ConversationAbout::Notification;
        let span = self.span(story, (id, at), done, about);
        let chosen = self.day(at.day(), 0, 3).max(at.add_seconds(3600));
        if chosen >= span.end {
            return;
        }
        let topic = Topic::ClarificationFocus;
        let areas = self.choose_focus(&span, chosen, Breadth::Narrow, topic);
        self.ask(story, &span, chosen, &areas);
        self.consider_siblings(family, &span);
    }

    fn span(
        &self,
        story: &[Told],
        (id, opened): (ItemId, Moment),
        done: Option<&Told>,
        talks: ConversationAbout,
    ) -> Span {
        let is_end = |t: &&Told| t.at > opened && matches!(t.payload, Payload::CaseClosed(_));
        let closed = story.iter().find(is_end);
        let until = self.sim.world.until;
        Span {
            id,
            opened,
            end: done.or(closed).map_or(until, |t| t.at),
            is_done: done.is_some(),
            talks,
        }
    }

    fn choose_focus(
        &mut self,
        span: &Span,
        at: Moment,
        breadth: Breadth,
        topic: Topic,
    ) -> Vec<IcsArea> {
        let mut areas: Vec<IcsArea> = Vec::new();
        for (area, share) in AREAS {
            let wide = if breadth == Breadth::Broad { 1.4 } else { 0.75 };
            if self.sim.chance.hit((share * wide).min(0.97)) {
                areas.push(*area);
            }
        }
        if areas.is_empty() {
            areas.push(IcsArea::SafeCare);
        }
        // The forms list them in the order of the triangle.
        areas.sort_unstable();
        let payload = AssessmentFocusChosen {
            assessment: span.id,
            breadth,
            areas: areas.clone(),
        };
        self.write(at, payload, topic);
        areas
    }

    /// Who is asked about a child of this age.
    fn whom(&mut self, on: Day) -> Vec<SourceKind> {
        let age = self.child.age(on);
        let mut kinds = Vec::new();
        if age >= 4 && !self.child.is_unborn {
            kinds.push(SourceKind::Child);
        }
        kinds.push(SourceKind::CustodyHolder);
        kinds.push(match age {
            6.. => SourceKind::School,
            2.. => SourceKind::DayCare,
            _ => SourceKind::HealthVisitor,
        });
        for (kind, share) in [
            (SourceKind::Relative, 0.35),
            (SourceKind::Psychologist, 0.25),
            (SourceKind::Doctor, 0.15),
        ] {
            if self.sim.chance.hit(share) {
                kinds.push(kind);
            }
        }
        kinds
    }

    /// Plans and hears the sources; gives those who may come to a meeting of all.
    fn ask(
        &mut self,
        story: &[Told],
        span: &Span,
        chosen: Moment,
        areas: &[IcsArea],
    ) -> Vec<(ItemId, SourceKind, Moment)> {
        let mut met = Vec::new();
        for kind in self.whom(chosen.day()) {
            let at = chosen.add_seconds(self.sim.chance.seconds(300, 3600));
            let source = self.sim.item(at);
            let days = self.sim.chance.days(14, 56);
            let by = self.worker(at).id;
            let payload = SourcePlanned {
                assessment: span.id,
                source,
                kind,
                until: at.day().add_days(days),
                by: Some(by),
            };
            self.write(at, payload, Topic::SourceWho);
            let Some(free) = self.consent(kind, source, at, span.end) else {
                continue;
            };
            if matches!(kind, SourceKind::CustodyHolder | SourceKind::School) {
                met.push((source, kind, free));
            }
            let heard = match kind {
                // A talk before the plan was none of its own.
                SourceKind::Child => {
                    child_heard(story, span).filter(|heard| *heard > at.add_seconds(1800))
                }
                _ => Some(self.day(at.day(), 4, days + 10).max(free.add_seconds(3600)))
                    .filter(|_| self.sim.chance.hit(0.92)),
            };
            if let Some(heard) = heard.filter(|heard| *heard < span.end) {
                self.contribute(
                    span,
                    heard,
                    ContributionForm::Talk,
                    &[(source, kind)],
                    areas,
                );
            }
        }
        met
    }

    /// From when a source may be asked; `None` if it may not.
    fn consent(
        &mut self,
        kind: SourceKind,
        source: ItemId,
        planned: Moment,
        end: Moment,
    ) -> Option<Moment> {
        if matches!(kind, SourceKind::Child | SourceKind::CustodyHolder) {
            return Some(planned);
        }
        let at = self
            .day(planned.day(), 1, 12)
            .max(planned.add_seconds(1800));
        if at >= end || self.sim.chance.hit(0.05) {
            return None;
        }
        let record = |file: &mut Self, at: Moment, consent, topic| {
            let from = Vec::new();
            let payload = SourceConsentRecorded {
                source,
                consent,
                from,
            };
            file.write(at, payload, topic);
        };
        if self.sim.chance.hit(0.86) {
            record(self, at, SourceConsent::Given, Topic::Silent);
            if self.sim.chance.hit(0.04) {
                let back = self.day(at.day(), 5, 20);
                if back < end {
                    record(self, back, SourceConsent::Withdrawn, Topic::Silent);
                }
                return None;
            }
            return Some(at);
        }
        record(self, at, SourceConsent::Refused, Topic::Silent);
        if self.sim.chance.hit(0.5) {
            return None;
        }
        let without = self.day(at.day(), 1, 9).max(at.add_seconds(1800));
        if without >= end {
            return None;
        }
        record(self, without, SourceConsent::Without, Topic::WithoutConsent);
        Some(without)
    }

    /// What somebody says: to most of the areas in focus, seldom to another.
    fn contribute(
        &mut self,
        span: &Span,
        at: Moment,
        form: ContributionForm,
        sources: &[(ItemId, SourceKind)],
        areas: &[IcsArea],
    ) {
        let mut said = Vec::new();
        for (_, kind) in sources {
            let view = kind.view();
            for (area, _) in AREAS {
                let share = if areas.contains(area) { 0.6 } else { 0.06 };
                if self.sim.chance.hit(share) {
                    said.push(Said { area: *area, view });
                }
            }
        }
        if said.is_empty() {
            let view = sources[0].1.view();
            said.push(Said {
                area: areas[0],
                view,
            });
        }
        said.sort_unstable_by_key(|s| (s.area, s.view));
        said.dedup();
        let payload = ContributionRecorded {
            assessment: span.id,
            contribution: self.sim.item(at),
            form,
            sources: sources.iter().map(|(id, _)| *id).collect(),
            said,
        };
        self.write(at, payload, Topic::Contribution);
    }

    /// The dialogue meeting: early in most, booked in some that have just begun.
    fn dialogue(
        &mut self,
        span: &Span,
        chosen: Moment,
        met: &[(ItemId, SourceKind, Moment)],
        areas: &[IcsArea],
    ) {
        let free = met.iter().map(|(.., free)| *free).max();
        let Some(free) = free.filter(|_| met.len() > 1 && self.sim.chance.hit(0.7)) else {
            return;
        };
        let on = self.day(free.day(), 6, 24).max(free.add_seconds(7200));
        if on < span.end {
            let sources: Vec<_> = met.iter().map(|(id, kind, _)| (*id, *kind)).collect();
            self.contribute(span, on, ContributionForm::DialogueMeeting, &sources, areas);
        } else if !span.is_done {
            let booked = self.day(chosen.day(), 0, 3).max(chosen.add_seconds(5400));
            let booking = self.sim.item(booked);
            let payload = DateBooked {
                booking,
                what: BookingKind::DialogueMeeting,
                on: Moment(on.0 - on.0.rem_euclid(900)),
            };
            self.write(booked, payload, Topic::Booking);
        }
    }

    /// Children of the same notifications.
    fn consider_siblings(&mut self, family: usize, span: &Span) {
        let own = self.child.id;
        let shared = |draft: &Draft| match (&draft.payload, &draft.subjects) {
            (Payload::EnquiryReceived(_), Subjects::Many(all)) if draft.at < span.opened => all
                .contains(&own)
                .then(|| all.iter().copied().filter(|p| *p != own).collect()),
            _ => None,
        };
        let mut siblings: Vec<PersonId> = self.sim.out[family..]
            .iter()
            .filter_map(shared)
            .flat_map(|all: Vec<PersonId>| all)
            .collect();
        siblings.sort_unstable();
        siblings.dedup();
        for sibling in siblings {
            let at = self.day(span.opened.day(), 3, 50);
            if at >= span.end || !self.sim.chance.hit(0.8) {
                continue;
            }
            let outcome = self.sim.chance.weighted(&[
                (SiblingOutcome::None, 0.55),
                (SiblingOutcome::Joint, 0.25),
                (SiblingOutcome::Own, 0.2),
            ]);
            let payload = SiblingConsidered {
                assessment: span.id,
                sibling,
                outcome,
            };
            self.write(at, payload, Topic::SiblingWhy);
        }
    }

    /// Where the delay was explained, a preliminary assessment was made with it.
    fn preliminary_assessment(&mut self, story: &[Told], span: &Span, opened: &AssessmentOpened) {
        let due = opened.aware_on.add_months(4);
        let explained = story.iter().find(|t| {
            t.at >= span.opened
                && t.at <= span.end
                && matches!(&t.payload, Payload::DelayExplained(p) if p.rule == "assessment/completed")
        });
        let Some(told) = explained.filter(|_| self.sim.chance.hit(0.75)) else {
            return;
        };
        if span.end.day() <= due {
            return;
        }
        let payload = PreliminaryAssessmentMade {
            assessment: span.id,
        };
        self.write(told.at.add_seconds(60), payload, Topic::Preliminary);
    }
}

/// When the child spoke in an assessment, as the story has it.
fn child_heard(story: &[Told], span: &Span) -> Option<Moment> {
    let found = story.iter().find(|t| match &t.payload {
        Payload::ChildConversation(p) => {
            p.about == span.talks
                && p.outcome == ConversationOutcome::Held
                && t.at > span.opened
                && t.at < span.end
        }
        _ => false,
    })?;
    Some(found.at)
}
