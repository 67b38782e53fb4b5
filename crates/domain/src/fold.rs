//! Folds the events of one person into a case: registers, duties and figures all rest on
//! this one pure function.

mod access;
mod acting;
mod complaint;
mod decision;
mod keeping;
mod way;

use crate::case::{Assessment, Assignment, Booking, Case, Duty, File, Measure, Notification, Stay};
use crate::code::AssignmentRole;
use crate::correction::{Effective, effective};
use crate::event::{Event, Payload};
use crate::facts::{Interner, fill};
use crate::id::{EventId, ItemId, PersonId};
use crate::ladder::Ladder;
use crate::progress::Station;
use law::{Facts, Obligation, Rulebook, Scratch};
use std::sync::Arc;

/// What a fold depends on besides the events: the adopted law and ladder.
#[derive(Debug)]
pub struct Rules {
    /// Law and local standards.
    pub book: Rulebook,
    /// The ladder mapping.
    pub ladder: Ladder,
    names: Vec<Arc<str>>,
}

impl Rules {
    /// Puts adopted law and ladder together.
    pub fn new(book: Rulebook, ladder: Ladder) -> Self {
        let names = book
            .rules()
            .iter()
            .map(|r| Arc::from(r.id.as_str()))
            .collect();
        Self {
            book,
            ladder,
            names,
        }
    }

    /// What the duties rest on, as one word: law and ladder.
    pub fn fingerprint(&self) -> String {
        format!("{}-{}", self.book.fingerprint(), self.ladder.fingerprint())
    }

    /// The rules that come with the program.
    pub fn built_in() -> Self {
        let book = Rulebook::load(&Rulebook::built_in_files(), &crate::vocabulary::VOCABULARY)
            .expect("the built-in law is tested");
        Self::new(book, Ladder::built_in())
    }
}

/// Memory that folds of many persons share.
#[derive(Debug, Default)]
pub struct Workspace {
    facts: Facts,
    interner: Interner,
    scratch: Scratch,
    obligations: Vec<Obligation>,
}

/// Folds all events about one person into the case.
///
/// `members` holds the canonical surrogate first, then those merged into it; `events` all
/// events with one of them as subject, in order of position.
pub fn fold(members: &[PersonId], events: &[Event], rules: &Rules, work: &mut Workspace) -> Case {
    let stands = effective(events);
    let mut case = rows(members, events, &stands, rules);
    case.duties = duties(members, &stands, rules, work);
    case
}

/// The duties of one person from the events as they stand.
pub fn duties(
    members: &[PersonId],
    stands: &[Effective<'_>],
    rules: &Rules,
    work: &mut Workspace,
) -> Vec<Duty> {
    fill(
        &mut work.facts,
        &mut work.interner,
        stands,
        members,
        &rules.ladder,
    );
    work.obligations.clear();
    rules
        .book
        .obligations(&work.facts, &mut work.obligations, &mut work.scratch);
    work.obligations
        .iter()
        .map(|o| duty(o, stands, rules, &work.interner))
        .collect()
}

/// The explanation of one duty: rule, law, counted steps; and the event that gave the due
/// moment where it was not counted.
pub fn explain<'r>(
    members: &[PersonId],
    events: &[Event],
    rules: &'r Rules,
    wanted: &Duty,
) -> Option<(law::Explanation<'r>, Option<EventId>)> {
    let stands = effective(events);
    let mut work = Workspace::default();
    fill(
        &mut work.facts,
        &mut work.interner,
        &stands,
        members,
        &rules.ladder,
    );
    rules
        .book
        .obligations(&work.facts, &mut work.obligations, &mut work.scratch);
    let found = work.obligations.iter().find(|o| {
        let d = duty(o, &stands, rules, &work.interner);
        d.rule == wanted.rule
            && d.trigger == wanted.trigger
            && d.ordinal == wanted.ordinal
            && d.item == wanted.item
    })?;
    let explanation = rules.book.explain(&work.facts, found);
    let given_by = explanation
        .due_given_by
        .map(|source| stands[source as usize].id());
    Some((explanation, given_by))
}

fn duty(o: &Obligation, stands: &[Effective<'_>], rules: &Rules, ids: &Interner) -> Duty {
    let event = |source: u32| stands[source as usize].id();
    let rule = rules.book.rule(o.rule);
    Duty {
        rule: Arc::clone(&rules.names[usize::from(o.rule)]),
        layer: rule.layer,
        version_from: rule.versions[usize::from(o.version)].from,
        trigger: event(o.trigger),
        triggered_at: stands[o.trigger as usize].at(),
        ordinal: o.ordinal,
        item: (o.key >= 0).then(|| ids.id(o.key).map(ItemId)).flatten(),
        counted_from: o.counted_from,
        opens: o.opens,
        due: o.due,
        alarm: o.alarm,
        met: o.met.map(|m| (event(m.source), m.at, m.known)),
        void: o.void.map(|v| (v.reason, v.at, v.source.map(event))),
    }
}

fn rows(members: &[PersonId], events: &[Event], stands: &[Effective<'_>], rules: &Rules) -> Case {
    let mut case = Case {
        person: members[0],
        members: members.to_vec(),
        birth_on: None,
        unborn_due_on: None,
        sex: None,
        is_address_protected: false,
        is_staff_family: false,
        archive: None,
        erased: None,
        file: None,
        open_spans: Vec::new(),
        away_spans: Vec::new(),
        notifications: Vec::new(),
        assessments: Vec::new(),
        decisions: Vec::new(),
        proposals: Vec::new(),
        complaints: Vec::new(),
        measures: Vec::new(),
        assignments: Vec::new(),
        named: Vec::new(),
        bookings: Vec::new(),
        duties: Vec::new(),
        position: events.iter().map(|e| e.position).max().unwrap_or(0),
    };
    for event in stands {
        person(&mut case, event);
        file(&mut case, event);
        acting::take(&mut case, event);
        intake(&mut case, event);
        casework(&mut case, event);
        decision::take(&mut case, event);
        complaint::take(&mut case, event);
        measures(&mut case, event, &rules.ladder);
        assignments(&mut case, event);
        access::take(&mut case, event);
        keeping::take(&mut case, event);
    }
    keeping::unsettle(&mut case, stands);
    way::take(&mut case, stands);
    case
}

fn person(case: &mut Case, event: &Effective<'_>) {
    match &event.content.payload {
        Payload::PersonRegistered(p) if case.members.contains(&p.person) => {
            // What a sender wrote of the child fills in what nobody here has said.
            let (said, had) = ((p.birth_on, p.sex), (case.birth_on, case.sex));
            let (first, other) = if p.is_hearsay(case.person) {
                (had, said)
            } else {
                (said, had)
            };
            case.birth_on = first.0.or(other.0);
            case.sex = first.1.or(other.1);
            case.is_address_protected |= p.protected;
        }
        Payload::PregnancyRegistered(p) if case.members.contains(&p.person) => {
            case.unborn_due_on = Some(p.due_on);
        }
        Payload::Born(p) if case.members.contains(&p.person) => {
            case.birth_on = Some(p.birth_on);
            case.sex = p.sex.or(case.sex);
            case.unborn_due_on = None;
        }
        _ => {}
    }
}

fn file(case: &mut Case, event: &Effective<'_>) {
    let at = event.at();
    match &event.content.payload {
        Payload::CaseOpened(p) => {
            // After a merge the file of the surrogate that stays gives the number.
            let is_canonical = PersonId::from(event.content.stream) == case.person;
            let opened_at = case.file.as_ref().map_or(at, |f| f.opened_at.min(at));
            match &mut case.file {
                Some(file) => {
                    file.opened_at = opened_at;
                    if is_canonical {
                        file.number = p.number;
                    }
                }
                None => {
                    case.file = Some(File {
                        number: p.number,
                        opened_at,
                        closed_at: None,
                        reopened: 0,
                        last_at: at,
                        station: Station::Notification,
                        ask_by: None,
                        askers: Vec::new(),
                        planned_at: None,
                    });
                }
            }
            open_span(case, at);
        }
        Payload::CaseReopened(_) => {
            if let Some(file) = &mut case.file {
                file.closed_at = None;
                file.reopened += 1;
            }
            open_span(case, at);
        }
        Payload::CaseClosed(_) => {
            if let Some(file) = &mut case.file {
                file.closed_at = Some(at);
            }
            if let Some((_, until @ None)) = case.open_spans.last_mut() {
                *until = Some(at);
            }
        }
        _ => {}
    }
    if let Some(file) = &mut case.file
        && !event.content.payload.is_beside_casework()
    {
        file.last_at = file.last_at.max(at);
    }
}

fn open_span(case: &mut Case, at: law::Moment) {
    if case
        .open_spans
        .last()
        .is_none_or(|(_, until)| until.is_some())
    {
        case.open_spans.push((at, None));
    }
}

fn intake(case: &mut Case, event: &Effective<'_>) {
    let (at, stream) = (event.at(), event.content.stream);
    match &event.content.payload {
        Payload::EnquiryReceived(p) => case.notifications.push(Notification {
            id: stream,
            enquiry: p.enquiry,
            received_at: at,
            notifier: p.notifier,
            is_anonymous: p.anonymous,
            is_acute: p.acute,
            evaluated_at: None,
            outcome: None,
            receipt_at: None,
        }),
        Payload::NotificationEvaluated(p) => {
            if let Some(n) = case.notifications.iter_mut().find(|n| n.id == stream) {
                n.evaluated_at = n.evaluated_at.or(Some(at));
                n.outcome = Some(p.outcome);
                n.is_acute |= p.acute;
            }
        }
        Payload::ReceiptSent(_) => {
            if let Some(n) = case.notifications.iter_mut().find(|n| n.id == stream) {
                n.receipt_at = n.receipt_at.or(Some(at));
            }
        }
        _ => {}
    }
}

fn casework(case: &mut Case, event: &Effective<'_>) {
    let at = event.at();
    match &event.content.payload {
        Payload::AssessmentOpened(p) => case.assessments.push(Assessment {
            id: p.assessment,
            opened_at: at,
            aware_on: p.aware_on,
            completed_at: None,
            outcome: None,
            target_group: None,
        }),
        Payload::AssessmentCompleted(p) => {
            if let Some(a) = case.assessments.iter_mut().find(|a| a.id == p.assessment) {
                a.completed_at = a.completed_at.or(Some(at));
                a.outcome = Some(p.outcome);
                a.target_group = p.target_group;
            }
        }
        Payload::DateBooked(p) => case.bookings.push(Booking {
            id: p.booking,
            what: p.what,
            on: p.on,
            is_cancelled: false,
        }),
        Payload::BookingCancelled(p) => {
            if let Some(b) = case.bookings.iter_mut().find(|b| b.id == p.booking) {
                b.is_cancelled = true;
            }
        }
        _ => {}
    }
}

fn measures(case: &mut Case, event: &Effective<'_>, ladder: &Ladder) {
    let at = event.at();
    match &event.content.payload {
        Payload::MeasureStarted(p) => {
            let standing = ladder.standing(&p.paragraph, p.place, at.day());
            case.measures.push(Measure {
                id: p.measure,
                paragraph: p.paragraph.clone(),
                law: p.law,
                class: standing.class,
                is_placement: standing.placement,
                started_at: at,
                ended_at: None,
                end_reason: None,
                consent: vec![(at, p.consent)],
                stays: vec![Stay {
                    from: at,
                    place: p.place,
                    step: standing.step,
                }],
                provider: p.provider.clone(),
                decided_by: p.elsewhere.map(|elsewhere| elsewhere.by),
            });
        }
        Payload::MeasurePlaceChanged(p) => {
            if let Some(m) = case.measures.iter_mut().find(|m| m.id == p.measure) {
                let step = ladder.standing(&m.paragraph, Some(p.place), at.day()).step;
                m.provider.clone_from(&p.provider);
                m.stays.push(Stay {
                    from: at,
                    place: Some(p.place),
                    step,
                });
            }
        }
        Payload::MeasureConsentChanged(p) => {
            if let Some(m) = case.measures.iter_mut().find(|m| m.id == p.measure) {
                m.consent.push((at, p.consent));
            }
        }
        Payload::MeasureEnded(p) => {
            if let Some(m) = case.measures.iter_mut().find(|m| m.id == p.measure) {
                m.ended_at = m.ended_at.or(Some(at));
                m.end_reason = m.end_reason.or(Some(p.reason));
            }
        }
        _ => {}
    }
}

fn assignments(case: &mut Case, event: &Effective<'_>) {
    let at = event.at();
    match &event.content.payload {
        Payload::Assigned(p) => {
            if p.role == AssignmentRole::Main {
                end(case, at, |a| a.role == AssignmentRole::Main);
            }
            case.assignments.push(Assignment {
                worker: p.worker,
                role: p.role,
                team: p.team.clone(),
                from: p.from_on.map_or(at, |day| at.max(day.start())),
                until: None,
            });
        }
        // A closed case is nobody's; who works on it after a reopening is assigned anew.
        Payload::CaseClosed(_) => end(case, at, |_| true),
        Payload::Unassigned(p) => {
            end(case, at, |a| a.worker == p.worker && a.role == p.role);
        }
        _ => {}
    }
}

fn end(case: &mut Case, at: law::Moment, which: impl Fn(&Assignment) -> bool) {
    for a in case
        .assignments
        .iter_mut()
        .filter(|a| a.until.is_none() && which(a))
    {
        a.until = Some(at);
    }
}
