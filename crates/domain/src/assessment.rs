//! Assessments and clarifications at work: the events of a case folded into focus, sources with
//! their consent, what each said in each area, siblings, and how it ended. No register holds it.
//!
//! Decides nothing about deadlines: those are rules of law.

mod gate;
mod heard;

pub use gate::{Gate, against};
pub use heard::{Awaited, awaited, must_wait};

use crate::code::{
    AssessmentOutcome, BookingKind, ClarificationOutcome, ContributionForm, IcsArea, TargetGroup,
    Viewpoint,
};
use crate::correction::Effective;
use crate::event::assessment::{
    AssessmentFocusChosen, ContributionRecorded, Said, SiblingConsidered, SourceConsentRecorded,
    SourcePlanned,
};
use crate::event::{Event, Payload};
use crate::family::kin;
use crate::id::{EventId, ItemId, PersonId};
use crate::text::Audience;
use crate::triangle::{Triangle, triangle_on};
use law::Moment;

/// An event with what it says, structured.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a, P> {
    /// The event, with its texts and its author.
    pub event: &'a Event,
    /// What it says.
    pub says: &'a P,
}

impl<P> Told<'_, P> {
    /// A text of it by its field; empty if there is none.
    pub fn text(&self, field: &str) -> &str {
        let found = self.event.text.get(field);
        found.map_or("", |text| text.value.as_str())
    }
}

/// Which work it is. Both look at the same triangle and ask the same sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkKind {
    /// A clarification (afdækning, barnets lov § 19): of one or more matters, without a deadline.
    Clarification,
    /// An assessment (børnefaglig undersøgelse, barnets lov § 20).
    Assessment,
}

impl WorkKind {
    /// Its stable word, in addresses and texts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Clarification => "clarification",
            Self::Assessment => "assessment",
        }
    }
}

/// Where a work led.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// An assessment, always with its outcome.
    Assessment(AssessmentOutcome),
    /// A clarification; none where it was recorded before outcomes were.
    Clarification(Option<ClarificationOutcome>),
}

/// How a work ended.
#[derive(Debug, Clone, Copy)]
pub struct Completed<'a> {
    /// The event, with its texts.
    pub event: &'a Event,
    /// Where it led.
    pub outcome: Outcome,
}

impl Completed<'_> {
    /// The target group it places the child in.
    pub fn target_group(&self) -> Option<TargetGroup> {
        match &self.event.payload {
            Payload::AssessmentCompleted(says) => says.target_group,
            _ => None,
        }
    }

    /// A text of it by its field; empty if there is none.
    pub fn text(&self, field: &str) -> &str {
        let found = self.event.text.get(field);
        found.map_or("", |text| text.value.as_str())
    }
}

/// Somebody who is to be asked.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// The plan as it stands.
    pub planned: Told<'a, SourcePlanned>,
    /// How consent stands, the earliest word first.
    pub consent: Vec<Told<'a, SourceConsentRecorded>>,
    /// When it was first asked.
    pub asked_at: Option<Moment>,
}

/// What was said in an area.
#[derive(Debug, Clone, Copy)]
pub struct Voice<'w, 'a> {
    /// The contribution it is part of.
    pub contribution: &'w Told<'a, ContributionRecorded>,
    /// Area and view.
    pub said: Said,
    /// The words.
    pub words: &'w str,
    /// Who may read them.
    pub audience: Audience,
}

impl Voice<'_, '_> {
    /// Whether the child and the parents may have the words.
    pub fn is_of_family(&self) -> bool {
        self.audience.is_of_family()
    }
}

/// One assessment or clarification.
#[derive(Debug)]
pub struct Work<'a> {
    /// Which of them.
    pub kind: WorkKind,
    /// Its opening.
    pub opened: &'a Event,
    /// Since when somebody has been heard for it: its opening, or that of the clarification it
    /// goes on from.
    pub since: Moment,
    /// The identity of the opening, corrected or not: duties name it.
    pub trigger: EventId,
    /// What it looks at.
    pub focus: Option<Told<'a, AssessmentFocusChosen>>,
    /// Who is asked, in the order planned.
    pub sources: Vec<Source<'a>>,
    /// What was said, the earliest first.
    pub contributions: Vec<Told<'a, ContributionRecorded>>,
    /// The siblings considered.
    pub siblings: Vec<Told<'a, SiblingConsidered>>,
    /// The preliminary assessment.
    pub preliminary: Option<&'a Event>,
    /// Its completion.
    pub completed: Option<Completed<'a>>,
    id: ItemId,
}

/// All assessments and clarifications of a case, the earliest first.
#[derive(Debug, Default)]
pub struct Assessments<'a> {
    /// Each of them.
    pub all: Vec<Work<'a>>,
}

impl<'a> Assessments<'a> {
    /// Folds the events of a case as they stand.
    pub fn of(stands: &[Effective<'a>]) -> Self {
        let mut out = Self::default();
        for effective in stands {
            out.take(effective);
        }
        out
    }

    fn take(&mut self, effective: &Effective<'a>) {
        let event = effective.content;
        match &event.payload {
            Payload::ClarificationStarted(says) => {
                let kind = WorkKind::Clarification;
                self.all
                    .push(Work::new(kind, effective, says.clarification));
            }
            Payload::AssessmentOpened(says) => {
                let mut work = Work::new(WorkKind::Assessment, effective, says.assessment);
                if let Some(before) = says.clarification.and_then(|id| self.by_id(id)) {
                    work.go_on_from(before);
                }
                self.all.push(work);
            }
            Payload::AssessmentFocusChosen(says) => self.on(says.assessment, |work| {
                work.focus = Some(Told { event, says });
            }),
            Payload::SourcePlanned(says) => self.on(says.assessment, |work| {
                work.plan(Told { event, says });
            }),
            Payload::SourceConsentRecorded(says) => {
                let sources = self.all.iter_mut().flat_map(|work| &mut work.sources);
                for source in sources.filter(|s| s.id() == says.source) {
                    source.consent.push(Told { event, says });
                }
            }
            Payload::ContributionRecorded(says) => self.on(says.assessment, |work| {
                for source in &mut work.sources {
                    if says.sources.contains(&source.id()) {
                        source.asked_at = source.asked_at.or(Some(event.at));
                    }
                }
                work.contributions.push(Told { event, says });
            }),
            Payload::SiblingConsidered(says) => self.on(says.assessment, |work| {
                work.siblings
                    .retain(|before| before.says.sibling != says.sibling);
                work.siblings.push(Told { event, says });
            }),
            Payload::PreliminaryAssessmentMade(says) => self.on(says.assessment, |work| {
                work.preliminary = Some(event);
            }),
            Payload::AssessmentCompleted(says) => self.on(says.assessment, |work| {
                let outcome = Outcome::Assessment(says.outcome);
                work.completed = Some(Completed { event, outcome });
            }),
            Payload::ClarificationCompleted(says) => {
                // Completions were once recorded under an id of their own.
                let last = || self.open(WorkKind::Clarification).map(Work::id);
                let known = self.by_id(says.clarification).map(Work::id);
                let outcome = Outcome::Clarification(says.outcome);
                if let Some(id) = known.or_else(last) {
                    self.on(id, |work| {
                        work.completed = Some(Completed { event, outcome });
                    });
                }
            }
            _ => {}
        }
    }

    fn on(&mut self, assessment: ItemId, act: impl FnOnce(&mut Work<'a>)) {
        if let Some(work) = self.all.iter_mut().find(|work| work.id() == assessment) {
            act(work);
        }
    }

    /// A work by its id.
    pub fn by_id(&self, id: ItemId) -> Option<&Work<'a>> {
        self.all.iter().find(|work| work.id() == id)
    }

    /// Those of a kind, the earliest first.
    pub fn of_kind(&self, kind: WorkKind) -> impl DoubleEndedIterator<Item = &Work<'a>> {
        self.all.iter().filter(move |work| work.kind == kind)
    }

    /// The one of a kind at work, or else the last one.
    pub fn current(&self, kind: WorkKind) -> Option<&Work<'a>> {
        self.open(kind).or(self.of_kind(kind).next_back())
    }

    /// The one of a kind at work: the last that is not completed.
    pub fn open(&self, kind: WorkKind) -> Option<&Work<'a>> {
        let mut back = self.of_kind(kind).rev();
        back.find(|work| work.completed.is_none())
    }

    /// The last that is completed, of either kind.
    pub fn last_completed(&self) -> Option<&Work<'a>> {
        self.all.iter().rev().find(|work| work.completed.is_some())
    }

    /// What the child said in a contribution, area by area.
    pub fn child_said(&self, contribution: ItemId) -> Vec<Voice<'_, 'a>> {
        // An assessment that goes on from a clarification holds its contributions too.
        let has = |work: &&Work<'_>| {
            let mut own = work.contributions.iter();
            own.any(|c| c.says.contribution == contribution)
        };
        let all = self.all.iter().find(has).into_iter().flat_map(Work::voices);
        all.filter(|voice| {
            voice.contribution.says.contribution == contribution
                && voice.said.view == Viewpoint::Child
        })
        .collect()
    }
}

impl Source<'_> {
    /// The source.
    pub fn id(&self) -> ItemId {
        self.planned.says.source
    }
}

impl<'a> Work<'a> {
    fn new(kind: WorkKind, opening: &Effective<'a>, id: ItemId) -> Self {
        Self {
            kind,
            opened: opening.content,
            since: opening.content.at,
            trigger: opening.id(),
            focus: None,
            sources: Vec::new(),
            contributions: Vec::new(),
            siblings: Vec::new(),
            preliminary: None,
            completed: None,
            id,
        }
    }

    /// Whom a clarification heard and whom it considered need not be asked again.
    fn go_on_from(&mut self, before: &Self) {
        self.since = before.since;
        self.sources.clone_from(&before.sources);
        self.contributions.clone_from(&before.contributions);
        self.siblings.clone_from(&before.siblings);
    }

    /// The assessment or clarification.
    pub fn id(&self) -> ItemId {
        self.id
    }

    /// The frame it is made in.
    pub fn triangle(&self) -> &'static Triangle {
        triangle_on(self.opened.at.day())
    }

    fn plan(&mut self, planned: Told<'a, SourcePlanned>) {
        let id = planned.says.source;
        match self.sources.iter_mut().find(|source| source.id() == id) {
            Some(source) => source.planned = planned,
            None => self.sources.push(Source {
                planned,
                consent: Vec::new(),
                asked_at: None,
            }),
        }
    }

    /// A source by its id.
    pub fn source(&self, id: ItemId) -> Option<&Source<'a>> {
        self.sources.iter().find(|source| source.id() == id)
    }

    /// Whether an area is in focus.
    pub fn is_in_focus(&self, area: IcsArea) -> bool {
        let focus = self.focus.as_ref();
        focus.is_some_and(|focus| focus.says.areas.contains(&area))
    }

    /// All that was said, in the order of time.
    pub fn voices<'w>(&'w self) -> impl Iterator<Item = Voice<'w, 'a>> {
        let all = self.contributions.iter().flat_map(|contribution| {
            contribution.says.said.iter().filter_map(move |said| {
                let text = contribution.event.text.get(&said.field())?;
                Some(Voice {
                    contribution,
                    said: *said,
                    words: text.value.as_str(),
                    audience: text.audience,
                })
            })
        });
        all.filter(|voice| !voice.words.is_empty())
    }

    /// What was said in an area.
    pub fn in_area<'w>(&'w self, area: IcsArea) -> Vec<Voice<'w, 'a>> {
        self.voices().filter(|v| v.said.area == area).collect()
    }

    /// How many contributions speak to an area.
    pub fn known(&self, area: IcsArea) -> usize {
        let speaks =
            |c: &&Told<'_, ContributionRecorded>| c.says.said.iter().any(|said| said.area == area);
        self.contributions.iter().filter(speaks).count()
    }

    /// The dialogue meeting, if it was held.
    pub fn dialogue_meeting(&self) -> Option<&Told<'a, ContributionRecorded>> {
        let mut all = self.contributions.iter();
        all.find(|c| c.says.form == ContributionForm::DialogueMeeting)
    }

    /// The source to be asked next: not asked yet, the earliest day first.
    pub fn next_source(&self) -> Option<&Source<'a>> {
        let waiting = self.sources.iter().filter(|s| s.asked_at.is_none());
        waiting.min_by_key(|source| source.planned.says.until)
    }
}

/// When a dialogue meeting is booked: the next one from a moment on.
pub fn dialogue_booked(case: &crate::case::Case, now: Moment) -> Option<Moment> {
    let ahead = case
        .bookings
        .iter()
        .filter(|b| b.what == BookingKind::DialogueMeeting && !b.is_cancelled && b.on >= now);
    ahead.map(|b| b.on).min()
}

/// The siblings that a case knows of: those on record as such, and the other children of its
/// notifications.
pub fn siblings(members: &[PersonId], stands: &[Effective<'_>]) -> Vec<PersonId> {
    let on_record = kin(members, stands)
        .into_iter()
        .filter(|k| k.relation == crate::code::Relation::Sibling)
        .map(|k| k.person);
    let named = stands
        .iter()
        .filter(|e| matches!(e.content.payload, Payload::EnquiryReceived(_)))
        .flat_map(|e| e.content.subjects.iter().copied());
    let mut all: Vec<PersonId> = on_record.chain(named).collect();
    all.retain(|person| !members.contains(person));
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests;
