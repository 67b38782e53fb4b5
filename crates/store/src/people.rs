//! Persons behind surrogates: who is meant, which were merged into which, what they are
//! called.

mod addresses;
mod names;

pub(crate) use addresses::anew as addresses_anew;
pub(crate) use names::{LockedWho, Opening, Tokens, lock as lock_column};

use crate::error::StoreError;
use crate::journal::among;
use crate::scope::Scope;
use crate::sql::Conn;
use crate::value::Value;
use domain::correction::effective;
use domain::event::{Event, Payload};
use domain::{PersonId, PersonKind, Relation, Texts};
use std::collections::{BTreeMap, BTreeSet};

/// Which surrogate stands for which person, after merges and their undoing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Redirects {
    next: BTreeMap<PersonId, PersonId>,
}

impl Redirects {
    /// Reads the merges among events given in order of position; others are passed over,
    /// corrections are applied.
    pub fn from_events(events: &[Event]) -> Self {
        let mut out = Self::default();
        let mut standing = effective(events);
        standing.sort_by_key(|e| e.original.position);
        for event in standing {
            match &event.content.payload {
                Payload::PersonsMerged(p) => out.merge(p.from, p.into),
                Payload::PersonsUnmerged(p) if out.next.get(&p.from) == Some(&p.into) => {
                    out.next.remove(&p.from);
                }
                _ => {}
            }
        }
        out
    }

    /// Whether nobody was merged.
    pub fn is_empty(&self) -> bool {
        self.next.is_empty()
    }

    /// The surrogate that stands for a person.
    pub fn canonical(&self, person: PersonId) -> PersonId {
        let mut at = person;
        while let Some(next) = self.next.get(&at) {
            at = *next;
        }
        at
    }

    /// All surrogates of a person: the canonical one first, the others in order of id.
    pub fn members(&self, person: PersonId) -> Vec<PersonId> {
        let canonical = self.canonical(person);
        let mut out = vec![canonical];
        out.extend(
            self.next
                .keys()
                .copied()
                .filter(|p| self.canonical(*p) == canonical),
        );
        out
    }

    /// Every surrogate that was given up, with the one that stands for it.
    pub fn resolved(&self) -> impl Iterator<Item = (PersonId, PersonId)> + '_ {
        self.next.keys().map(|p| (*p, self.canonical(*p)))
    }

    /// A merge that would close a circle says nothing new and is passed over.
    fn merge(&mut self, from: PersonId, into: PersonId) {
        let mut at = Some(into);
        while let Some(person) = at {
            if person == from {
                return;
            }
            at = self.next.get(&person).copied();
        }
        self.next.insert(from, into);
    }
}

/// Whether an event changes who stands for whom.
pub(crate) fn is_merge(payload: &Payload) -> bool {
    matches!(
        payload,
        Payload::PersonsMerged(_) | Payload::PersonsUnmerged(_)
    )
}

/// Whom an event is about: its subjects, and whom its payload registers or merges; sorted.
pub(crate) fn concerned(event: &Event) -> Vec<PersonId> {
    let mut out = event.subjects.clone();
    match &event.payload {
        Payload::PersonRegistered(p) => out.push(p.person),
        Payload::PregnancyRegistered(p) => out.push(p.person),
        Payload::Born(p) => out.push(p.person),
        Payload::PersonsMerged(p) => out.extend([p.from, p.into]),
        Payload::PersonsUnmerged(p) => out.extend([p.from, p.into]),
        Payload::PersonErased(p) => out.extend(p.surrogates()),
        _ => {}
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// All surrogates of a person as the registers have it, the canonical one first.
pub(crate) fn members(conn: &mut Conn, person: PersonId) -> Result<Vec<PersonId>, StoreError> {
    let mut all = members_of(conn, &[person])?;
    Ok(all.pop_first().map_or_else(|| vec![person], |(_, all)| all))
}

/// The same of several persons, by the canonical surrogate.
pub(crate) fn members_of(
    conn: &mut Conn,
    persons: &[PersonId],
) -> Result<BTreeMap<PersonId, Vec<PersonId>>, StoreError> {
    let (these, params) = among(persons);
    let sql = format!(
        "SELECT canonical, person FROM person_redirect WHERE canonical IN ({these}) \
         UNION SELECT r.canonical, r.person FROM person_redirect m \
         JOIN person_redirect r ON r.canonical = m.canonical WHERE m.person IN ({these}) \
         ORDER BY 2"
    );
    let mut out: BTreeMap<PersonId, Vec<PersonId>> = BTreeMap::new();
    let mut merged = BTreeSet::new();
    conn.each(&sql, &params, |row| {
        let canonical = PersonId::from_bytes(row.bytes(0)?);
        let person = PersonId::from_bytes(row.bytes(1)?);
        merged.insert(person);
        let members = out.entry(canonical).or_insert_with(|| vec![canonical]);
        members.push(person);
        Ok(())
    })?;
    for person in persons.iter().filter(|p| !merged.contains(p)) {
        out.entry(*person).or_insert_with(|| vec![*person]);
    }
    Ok(out)
}

/// Whether a canonical person exists and is within the scope.
pub(crate) fn is_visible(
    conn: &mut Conn,
    scope: &Scope,
    canonical: PersonId,
) -> Result<bool, StoreError> {
    let mut params: Vec<Value<'_>> = vec![canonical.into()];
    let condition = scope.condition(&mut params);
    let sql = format!("SELECT p.is_case FROM person p WHERE p.person = ?1 AND {condition}");
    Ok(conn.first(&sql, &params, |row| row.int(0))?.is_some())
}

/// What the registers say of a person besides the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Who {
    pub(crate) kind: PersonKind,
    pub(crate) name: Option<String>,
    pub(crate) cpr: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) relations: Vec<(PersonId, Relation, bool)>,
}

/// Reads kind, name and relations of a person from all events about it. What was recorded
/// under the canonical surrogate goes before what came from a merged one.
pub(crate) fn who(members: &[PersonId], events: &[Event]) -> Who {
    let mut out = Who {
        kind: PersonKind::Child,
        name: None,
        cpr: None,
        address: None,
        relations: Vec::new(),
    };
    let standing = effective(events);
    for is_canonical in [false, true] {
        for event in &standing {
            let about = registered(&event.content.payload);
            let fits = |p: &PersonId| members.contains(p) && (*p == members[0]) == is_canonical;
            if let Some((_, kind)) = about.filter(|(person, _)| fits(person)) {
                out.take(kind, &event.content.text);
            }
        }
    }
    for event in &standing {
        if let Payload::RelationRecorded(p) = &event.content.payload
            && members.contains(&p.person)
        {
            out.relations.retain(|(other, _, _)| *other != p.other);
            if !p.ended {
                out.relations.push((p.other, p.relation, p.custody));
            }
        }
    }
    out
}

/// Whom a payload registers, and as what.
fn registered(payload: &Payload) -> Option<(PersonId, PersonKind)> {
    match payload {
        Payload::PersonRegistered(p) => Some((p.person, p.kind)),
        Payload::PregnancyRegistered(p) => Some((p.person, PersonKind::Unborn)),
        Payload::Born(p) => Some((p.person, PersonKind::Child)),
        _ => None,
    }
}

impl Who {
    /// Takes what a registration says; what it leaves out stays.
    fn take(&mut self, kind: PersonKind, texts: &Texts) {
        self.kind = kind;
        let fields = [
            ("name", &mut self.name),
            ("cpr", &mut self.cpr),
            ("address", &mut self.address),
        ];
        for (field, slot) in fields {
            if let Some(text) = texts.get(field) {
                *slot = Some(text.value.clone());
            }
        }
    }
}

/// A key that sorts names as Danish does: æ, ø, å after z, aa as å, accents apart.
pub(crate) fn name_key(name: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(name.len());
    let mut letters = name.chars().flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        let byte = match letter {
            'a' if letters.peek() == Some(&'a') => {
                letters.next();
                b'}'
            }
            'a'..='z' | '0'..='9' => u8::try_from(letter).unwrap_or(b' '),
            'æ' | 'ä' => b'{',
            'ø' | 'ö' => b'|',
            'å' => b'}',
            'é' | 'è' | 'ê' | 'ë' => b'e',
            'á' | 'à' | 'â' => b'a',
            'ü' => b'y',
            'ó' | 'ò' | 'ô' => b'o',
            'í' | 'ì' | 'î' => b'i',
            'ú' | 'ù' | 'û' => b'u',
            'ç' => b'c',
            'ñ' => b'n',
            other if other.is_alphabetic() => {
                // Letters of other alphabets come after all Danish ones, in their own order.
                let mut buffer = [0; 4];
                out.push(b'~');
                out.extend_from_slice(other.encode_utf8(&mut buffer).as_bytes());
                continue;
            }
            _ => b' ',
        };
        if byte != b' ' || out.last().is_some_and(|last| *last != b' ') {
            out.push(byte);
        }
    }
    if out.last() == Some(&b' ') {
        out.pop();
    }
    out
}

/// A CPR number as it is compared: its ten digits, however it was written.
pub(crate) fn cpr_key(cpr: &str) -> String {
    let digits: String = cpr.chars().filter(char::is_ascii_digit).collect();
    if digits.len() == 10 {
        digits
    } else {
        cpr.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{Redirects, name_key};
    use domain::PersonId;
    use uuid::Uuid;

    fn person(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    #[test]
    fn merges_never_go_round_in_a_circle() {
        let [a, b, c] = [person(1), person(2), person(3)];
        let mut redirects = Redirects::default();
        redirects.merge(a, b);
        redirects.merge(c, a);
        // Each of these would lead back to where it began.
        redirects.merge(b, a);
        redirects.merge(a, c);
        redirects.merge(a, a);
        assert_eq!(redirects.canonical(c), b);
        assert_eq!(redirects.members(a), vec![b, a, c]);
    }

    #[test]
    fn names_sort_as_danish_does() {
        let sorted = ["Abel", "Zita", "Ægir", "Ørn", "Aage", "Åse", "Ж"];
        assert!(sorted.is_sorted_by_key(|name| name_key(name)));
        assert_eq!(name_key("  Anne-Marie  O'Hara "), b"anne marie o hara");
        assert_eq!(name_key("André"), name_key("andre"));
        assert_eq!(name_key("Baaasen"), b"b}asen");
    }
}
