//! The family and the network around a child: who is put on record, and how they stand to the
//! child.

use crate::case::CaseView;
use crate::draft::Draft;
use crate::{Actor, App, Deed, Error, Problem, TypedCpr};
use domain::code::{PersonKind, Relation};
use domain::correction::effective;
use domain::cpr::Cpr;
use domain::event::people::{PersonRegistered, RelationRecorded};
use domain::family::{Kin, kin};
use domain::text::{Audience, text};
use domain::{PersonId, StreamId, Texts};
use store::Scope;

/// Somebody to be put beside the child.
#[derive(Debug, Clone)]
pub struct RelativeGiven {
    /// What they are to the child.
    pub relation: Relation,
    /// The name.
    pub name: String,
    /// The CPR number, if known; whoever is on record under it is that person.
    pub cpr: Option<TypedCpr>,
    /// The address and how to reach them, if known; on the relation, if they are on record.
    pub address: String,
    /// Whether they have custody.
    pub custody: bool,
    /// What they mean to the child.
    pub means: String,
}

/// How somebody on record stands to the child from now on.
#[derive(Debug, Clone)]
pub struct RelationChanged {
    /// Who.
    pub person: PersonId,
    /// Whether they have custody.
    pub custody: bool,
    /// What they mean to the child; `None` leaves what was said before, empty takes it away.
    pub means: Option<String>,
    /// Whether they no longer belong to the child's family or network.
    pub ended: bool,
}

impl App {
    /// The case with everybody around the child; the view is logged.
    pub fn family(&self, actor: &Actor, number: u32) -> Result<(CaseView, Vec<Kin>), Error> {
        let view = self.view_case(actor, number, "family")?;
        let mut around = kin(&view.case.members, &effective(&view.events));
        self.keep_hidden(&view, &mut around)?;
        Ok((view, around))
    }

    /// Takes away where somebody lives whom the actor may not see because they are protected: it
    /// was said in this case, but it is as secret as what stands in their own.
    fn keep_hidden(&self, view: &CaseView, around: &mut [Kin]) -> Result<(), Error> {
        let unseen =
            |kin: &&mut Kin| kin.address.is_some() && !view.names.contains_key(&kin.person);
        for kin in around.iter_mut().filter(unseen) {
            let known = self.store.names(&Scope::system(), &[kin.person])?;
            if known.first().is_none_or(|known| known.is_protected) {
                kin.address = None;
            }
        }
        Ok(())
    }

    /// Puts somebody on record beside the child.
    ///
    /// `seen` is the version of the file that the form was filled in on; [`Error::Conflict`] if
    /// someone recorded in it meanwhile.
    pub fn add_relative(
        &self,
        actor: &Actor,
        number: u32,
        seen: Option<u32>,
        given: &RelativeGiven,
    ) -> Result<(), Error> {
        actor.require(Deed::RecordInCase)?;
        let (case, found) = self.case_for(actor, number)?;
        let mut problems = Vec::new();
        if given.name.trim().is_empty() {
            problems.push(Problem::new("name", "refused-empty"));
        }
        if given.custody && !given.relation.can_have_custody() {
            problems.push(Problem::new("custody", "refused-custody"));
        }
        let known = match given.cpr {
            Some(typed) => self.on_record(typed, &given.name, |_| true)?,
            None => None,
        };
        if known.is_some_and(|person| case.members.contains(&person)) {
            problems.push(Problem::new("cpr", "refused-relative-self"));
        }
        // Put on record anew, they would lose what was recorded of them: custody first of all.
        let around = kin(&case.members, &effective(&found.events));
        if known.is_some_and(|person| around.iter().any(|kin| kin.person == person)) {
            problems.push(Problem::new("cpr", "refused-relative-known"));
        }
        if !problems.is_empty() {
            return Err(Error::Refused(problems));
        }
        let mut drafts = Vec::new();
        let other = if let Some(person) = known {
            person
        } else {
            let person = PersonId(self.ids.new_id());
            drafts.push(self.registration(person, given));
            person
        };
        let stands = (given.relation, given.custody, false);
        let means = Some(given.means.trim()).filter(|words| !words.is_empty());
        let mut relation = self.relation(case.person, other, stands, means);
        if known.is_some() && !given.address.trim().is_empty() {
            let words = text(given.address.trim(), Audience::Family);
            relation.text.insert("address".into(), words);
        }
        drafts.push(relation);
        // Siblings are each other's; in a file out of reach nothing is written.
        let is_seen = known.is_none() || self.names(actor, &[other])?.contains_key(&other);
        if given.relation == Relation::Sibling && is_seen {
            let back = (Relation::Sibling, false, false);
            drafts.push(self.relation(other, case.person, back, None));
        }
        let expected = seen.map(|seq| (StreamId::from(case.person), seq));
        self.record(actor, drafts, expected.as_slice())?;
        Ok(())
    }

    /// Changes how somebody on record stands to the child.
    ///
    /// `seen` is the version of the file that the form was filled in on; [`Error::Conflict`] if
    /// someone recorded in it meanwhile.
    pub fn change_relation(
        &self,
        actor: &Actor,
        number: u32,
        seen: Option<u32>,
        given: &RelationChanged,
    ) -> Result<(), Error> {
        actor.require(Deed::RecordInCase)?;
        let (case, found) = self.case_for(actor, number)?;
        if seen.is_some_and(|seen| seen != found.version) {
            return Err(Error::Conflict);
        }
        let around = kin(&case.members, &effective(&found.events));
        let known = around.iter().find(|kin| kin.person == given.person);
        let known = known.ok_or_else(|| Error::refused("person", "refused-no-relative"))?;
        if given.custody && !known.relation.can_have_custody() {
            return Err(Error::refused("custody", "refused-custody"));
        }
        // Nobody outside the family has custody: the box is sent as it was drawn, ticked.
        let custody = given.custody && !given.ended;
        let stands = (known.relation, custody, given.ended);
        // Nothing is said of somebody of whom nothing was.
        let is_new = |words: &&str| !words.is_empty() || known.means.is_some();
        let means = given.means.as_deref().map(str::trim).filter(is_new);
        let draft = self.relation(case.person, given.person, stands, means);
        let expected = [(StreamId::from(case.person), found.version)];
        self.record(actor, vec![draft], &expected)?;
        Ok(())
    }

    fn registration(&self, person: PersonId, given: &RelativeGiven) -> Draft {
        let mut texts = Texts::new();
        let mut put = |field: &str, words: String| {
            if !words.is_empty() {
                texts.insert(field.to_owned(), text(words, Audience::Family));
            }
        };
        put("name", given.name.trim().to_owned());
        let cpr = given.cpr.map(|typed| typed.number);
        put("cpr", cpr.map(Cpr::digits).unwrap_or_default());
        put("address", given.address.trim().to_owned());
        let kind = if given.relation == Relation::Sibling {
            PersonKind::Child
        } else {
            PersonKind::Adult
        };
        let registered = PersonRegistered {
            person,
            kind,
            birth_on: cpr.map(Cpr::birth_on),
            sex: None,
            protected: false,
            unidentified: false,
        };
        Draft {
            text: texts,
            ..Draft::plain(
                StreamId::from(person),
                self.now(),
                vec![person],
                registered.into(),
            )
        }
    }

    pub(crate) fn relation(
        &self,
        person: PersonId,
        other: PersonId,
        (relation, custody, ended): (Relation, bool, bool),
        means: Option<&str>,
    ) -> Draft {
        let recorded = RelationRecorded {
            person,
            other,
            relation,
            custody,
            ended,
        };
        let stream = StreamId::from(person);
        let mut draft = Draft::plain(stream, self.now(), vec![person], recorded.into());
        if let Some(words) = means {
            let words = text(words, Audience::Family);
            draft.text.insert("means".into(), words);
        }
        draft
    }
}
