//! The family and the network around a child, as recorded: who, how they stand to the child,
//! who has custody, and what they mean to the child in somebody's words.

use crate::code::Relation;
use crate::correction::Effective;
use crate::event::Payload;
use crate::id::PersonId;
use law::Moment;

/// Somebody around the child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kin {
    /// Who.
    pub person: PersonId,
    /// What they are to the child.
    pub relation: Relation,
    /// Whether they have custody.
    pub custody: bool,
    /// What they mean to the child, in words.
    pub means: Option<String>,
    /// Where they live and how to reach them, as it was said of somebody on record already.
    pub address: Option<String>,
    /// Since when it stands like this on record.
    pub since: Moment,
}

/// Everybody around a child now, by relation and in the order they were put on record. The
/// latest record of the same two holds.
pub fn kin(members: &[PersonId], stands: &[Effective<'_>]) -> Vec<Kin> {
    let mut found: Vec<Kin> = Vec::new();
    for event in stands {
        let Payload::RelationRecorded(p) = &event.content.payload else {
            continue;
        };
        if !members.contains(&p.person) {
            continue;
        }
        let place = found.iter().position(|kin| kin.person == p.other);
        let said = |field: &str| event.content.text.get(field).map(|t| t.value.clone());
        if p.ended {
            found.retain(|kin| kin.person != p.other);
            continue;
        }
        let new = Kin {
            person: p.other,
            relation: p.relation,
            custody: p.custody,
            // What was said before stays until something else is said; said empty, it is
            // taken away.
            means: said("means")
                .or_else(|| place.and_then(|at| found[at].means.clone()))
                .filter(|words| !words.is_empty()),
            address: said("address").or_else(|| place.and_then(|at| found[at].address.clone())),
            since: event.at(),
        };
        match place {
            Some(at) => found[at] = new,
            None => found.push(new),
        }
    }
    found.sort_by_key(|kin| kin.relation);
    found
}

/// Where somebody stands in the picture of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Generation {
    /// Grandparents.
    Grandparents,
    /// Parents, step-parents and foster parents.
    Parents,
    /// The child and its siblings.
    Children,
    /// Friends, professionals and associations around the family.
    Network,
}

impl Generation {
    /// From the top of the picture to the bottom.
    pub const ALL: [Self; 4] = [
        Self::Grandparents,
        Self::Parents,
        Self::Children,
        Self::Network,
    ];

    /// Its stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Grandparents => "grandparents",
            Self::Parents => "parents",
            Self::Children => "children",
            Self::Network => "network",
        }
    }
}

impl Relation {
    /// Where such a relative stands in the picture.
    pub const fn generation(self) -> Generation {
        match self {
            Self::Grandparent => Generation::Grandparents,
            Self::Mother | Self::Father | Self::StepParent | Self::FosterParent => {
                Generation::Parents
            }
            Self::Sibling => Generation::Children,
            Self::Network | Self::Friend | Self::Professional | Self::Association => {
                Generation::Network
            }
        }
    }

    /// Whether such a relative can have custody of the child.
    pub const fn can_have_custody(self) -> bool {
        !matches!(self, Self::Sibling | Self::Professional | Self::Association)
    }
}
