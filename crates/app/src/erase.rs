//! Erasing a person: who may, what speaks against it, what goes with it. How it is carried
//! out, and finished after a crash, is the store's.

use crate::account::Origin;
use crate::draft::Draft;
use crate::{Actor, App, Deed, Error, Problem};
use domain::case::Case;
use domain::decide::{Refusal, against_erasing};
use domain::event::keeping::PersonErased;
use domain::text::{Audience, text};
use domain::{ErasureGround, PersonId, StreamId, Texts};
use law::Day;
use store::{PersonEvents, Scope, WouldGo};

/// Whom it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// The child of a case.
    Case(u32),
    /// Anybody, by surrogate.
    Person(PersonId),
}

/// The decision.
#[derive(Debug, Clone)]
pub struct EraseOrder {
    /// On what legal ground.
    pub ground: ErasureGround,
    /// Why; names nobody, for it stays.
    pub reason: String,
    /// A one-time code, where the actor has a second factor.
    pub code: String,
    /// Where the actor is.
    pub origin: Origin,
}

impl Default for EraseOrder {
    fn default() -> Self {
        Self {
            ground: ErasureGround::PeriodOver,
            reason: String::new(),
            code: String::new(),
            origin: Origin::default(),
        }
    }
}

/// What an erasure would mean, without a name.
#[derive(Debug, Clone)]
pub struct ErasePlan {
    /// The case; its number, dates and how archiving was settled.
    pub case: Case,
    /// What would go.
    pub goes: WouldGo,
    /// Relatives who have no case and are named by nobody else: they go along.
    pub along: Vec<PersonId>,
    /// How many relatives stay, because others need them.
    pub staying: u32,
    /// The first day on which the period has run out, if everything about the person ended.
    pub due_on: Option<Day>,
    /// What speaks against it on any ground.
    pub hindered_by: Vec<Problem>,
}

impl App {
    /// What erasing somebody would mean; the view is logged.
    pub fn erase_plan(&self, actor: &Actor, whom: Whom) -> Result<ErasePlan, Error> {
        actor.require(Deed::ErasePersons)?;
        let (case, _) = self.whom(whom)?;
        let number = case.file.as_ref().map(|f| f.number);
        self.log_view(actor, Some(case.person), number, "erase")?;
        if case.erased.is_some() {
            return Err(Error::Erased(case.erased));
        }
        let mut along = Vec::new();
        let mut staying = 0;
        for (relative, others) in self.store.relatives(&case.members)? {
            let (relative, _) = self.whom(Whom::Person(relative))?;
            if relative.erased.is_some() {
                continue;
            }
            if others == 0 && !relative.has_record() {
                along.push(relative.person);
            } else {
                staying += 1;
            }
        }
        let mut hindered_by: Vec<Problem> = against_erasing(&case)
            .iter()
            .map(|Refusal { field, message }| Problem::new(field, message))
            .collect();
        if !case.has_record() && self.store.kin_of(&case.members)? > 0 {
            hindered_by.push(Problem::new("case", "refused-erase-kin"));
        }
        let goes = self.store.would_go(&everybody(&case, &along))?;
        let due = self.ruleset().retention.due_on(&case);
        Ok(ErasePlan {
            case,
            goes,
            along,
            staying,
            due_on: due.map(|(_, day)| day),
            hindered_by,
        })
    }

    /// Erases somebody, and the relatives whom nothing keeps. There is no way back.
    ///
    /// # Errors
    /// [`Error::Refused`] while a case is open, a measure runs, a notification waits, archiving
    /// is not settled, the period has not run out where that is the ground, or the code of the
    /// second factor is wrong; [`Error::Erased`] if it was done before.
    pub fn erase_person(
        &self,
        actor: &Actor,
        whom: Whom,
        order: &EraseOrder,
    ) -> Result<ErasePlan, Error> {
        let plan = self.order_erasure(actor, whom, order)?;
        self.finish_erasures()?;
        Ok(plan)
    }

    /// Puts on record that a person is erased; [`App::finish_erasures`] carries it out.
    pub(crate) fn order_erasure(
        &self,
        actor: &Actor,
        whom: Whom,
        order: &EraseOrder,
    ) -> Result<ErasePlan, Error> {
        actor.require(Deed::ErasePersons)?;
        // Before what is read below: a case that is opened again in between is a conflict.
        let (case, found) = self.whom(whom)?;
        let stream = StreamId::from(case.person);
        let plan = self.erase_plan(actor, whom)?;
        let mut problems = plan.hindered_by.clone();
        let today = self.now().day();
        let is_due = plan.due_on.is_some_and(|day| day <= today);
        // Somebody who was never more than a relative has no period of their own.
        if order.ground == ErasureGround::PeriodOver && !is_due && plan.case.has_record() {
            problems.push(Problem::new("ground", "refused-erase-period"));
        }
        if order.reason.trim().is_empty() {
            problems.push(Problem::new("reason", "refused-empty"));
        }
        if !problems.is_empty() {
            return Err(Error::Refused(problems));
        }
        self.prove_again(actor, &order.code, &order.origin)?;
        let mut drafts = vec![self.erasure(&plan.case, order)?];
        let mut expected = vec![(stream, found.version)];
        for relative in &plan.along {
            let (relative, found) = self.whom(Whom::Person(*relative))?;
            // Looked at again with what is on record now, at the version that is expected.
            if relative.has_record() || relative.erased.is_some() {
                return Err(Error::Conflict);
            }
            expected.push((StreamId::from(relative.person), found.version));
            drafts.push(self.erasure(&relative, order)?);
        }
        self.record(actor, drafts, &expected)?;
        Ok(plan)
    }

    fn erasure(&self, case: &Case, order: &EraseOrder) -> Result<Draft, Error> {
        let erased = PersonErased {
            person: case.person,
            also: case.members[1..].to_vec(),
            ground: order.ground,
            texts: self.store.would_go(&case.members)?.texts,
        };
        let mut texts = Texts::new();
        let reason = text(order.reason.trim(), Audience::Staff);
        texts.insert("reason".into(), reason);
        let stream = StreamId::from(case.person);
        Ok(Draft {
            text: texts,
            ..Draft::plain(stream, self.now(), vec![case.person], erased.into())
        })
    }

    /// Carries out what the journal says was erased and is not yet: after a crash in the
    /// middle of it, or after an older database or key store was restored. Gives back how many
    /// erasures there were to finish.
    pub fn finish_erasures(&self) -> Result<usize, Error> {
        let forgotten = self.store.forgotten_erasures()?;
        let drafts: Vec<Draft> = forgotten
            .iter()
            .map(|one| {
                let erased = PersonErased {
                    person: one.person,
                    also: Vec::new(),
                    ground: one.ground,
                    texts: 0,
                };
                let stream = StreamId::from(one.person);
                Draft::plain(stream, one.at, vec![one.person], erased.into())
            })
            .collect();
        if !drafts.is_empty() {
            tracing::warn!(
                persons = drafts.len(),
                "erased before this database was restored"
            );
            self.record(&Actor::system(), drafts, &[])?;
        }
        self.store.destroy_erased_keys()?;
        let ruleset = self.ruleset();
        let fold = store::fold_with(&*ruleset.rules);
        Ok(self.store.sweep_erased(self.now(), &fold)?)
    }

    /// The case and events of somebody, protected or not: whoever erases sees no name.
    pub(crate) fn whom(&self, whom: Whom) -> Result<(Case, PersonEvents), Error> {
        let system = Scope::system();
        let person = match whom {
            Whom::Person(person) => Some(person),
            Whom::Case(number) => self.store.person_of_number(&system, number)?,
        };
        let person = person.ok_or(Error::NotFound)?;
        let found = self.store.events_of_person(&system, person)?;
        let found = found.ok_or(Error::NotFound)?;
        Ok((self.fold(&found.members, &found.events), found))
    }
}

/// All surrogates of a person and of those who go along.
fn everybody(case: &Case, along: &[PersonId]) -> Vec<PersonId> {
    case.members.iter().chain(along).copied().collect()
}
