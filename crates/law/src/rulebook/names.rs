//! Looking up the names of a rule file in the vocabulary and among the states.

use super::LawError;
use super::compile::Compiler;
use super::file::{Conditions, If, On, Scalar};
use super::terms::{Clause, Ending, Matcher, VoidIf};
use crate::vocabulary::AttributeType;

impl Compiler<'_> {
    pub(super) fn matchers(&self, list: Option<&[On]>) -> Result<Box<[Matcher]>, LawError> {
        list.unwrap_or_default()
            .iter()
            .map(|on| self.on(on))
            .collect()
    }

    pub(super) fn on(&self, on: &On) -> Result<Matcher, LawError> {
        self.matcher(&on.kind, Some(&on.only), Some(&on.unless), on.same.as_ref())
    }

    pub(super) fn endings(&self, list: &[On]) -> Result<Box<[Ending]>, LawError> {
        list.iter()
            .map(|on| {
                let reason = on
                    .reason
                    .ok_or_else(|| self.error(&on.kind, "falls_away_on needs a reason".into()))?;
                Ok(Ending {
                    on: self.on(on)?,
                    reason,
                })
            })
            .collect()
    }

    pub(super) fn void_ifs(&self, list: &[If]) -> Result<Box<[VoidIf]>, LawError> {
        list.iter()
            .map(|item| {
                Ok(VoidIf {
                    clauses: self.clauses(Some(&item.only), None)?,
                    reason: item.reason,
                })
            })
            .collect()
    }

    pub(super) fn matcher(
        &self,
        kind: &str,
        only: Option<&Conditions>,
        unless: Option<&Conditions>,
        same: Option<&String>,
    ) -> Result<Matcher, LawError> {
        Ok(Matcher {
            kind: self.kind(kind)?,
            clauses: self.clauses(only, unless)?,
            same: self.optional(same)?,
        })
    }

    fn clauses(
        &self,
        only: Option<&Conditions>,
        unless: Option<&Conditions>,
    ) -> Result<Box<[Clause]>, LawError> {
        let only = only
            .into_iter()
            .flatten()
            .map(|condition| (condition, false));
        let unless = unless
            .into_iter()
            .flatten()
            .map(|condition| (condition, true));
        only.chain(unless)
            .map(|((name, values), negated)| {
                let (attribute, kind) = self.attribute(name)?;
                let values = values
                    .list()
                    .iter()
                    .map(|value| self.value(name, kind, value))
                    .collect::<Result<_, _>>()?;
                Ok(Clause {
                    attribute,
                    values,
                    flag: kind == AttributeType::Flag,
                    negated,
                })
            })
            .collect()
    }

    fn value(&self, name: &str, kind: AttributeType, value: &Scalar) -> Result<i64, LawError> {
        match (kind, value) {
            (AttributeType::Flag, Scalar::Flag(flag)) => Ok(i64::from(*flag)),
            (AttributeType::Int, Scalar::Int(number)) => Ok(*number),
            (AttributeType::Code(codes), Scalar::Word(word)) => {
                self.vocabulary.code(name, word).ok_or_else(|| {
                    self.error(
                        word,
                        format!("{name} {word:?}; allowed: {}", codes.join(", ")),
                    )
                })
            }
            _ => Err(self.error(name, format!("the value of {name} does not fit its type"))),
        }
    }

    pub(super) fn kind(&self, name: &str) -> Result<u16, LawError> {
        self.vocabulary.kind(name).ok_or_else(|| {
            self.error(
                name,
                format!(
                    "unknown kind {name:?}; allowed: {}",
                    self.vocabulary.kinds.join(", ")
                ),
            )
        })
    }

    pub(super) fn attribute(&self, name: &str) -> Result<(u16, AttributeType), LawError> {
        self.vocabulary.attribute(name).ok_or_else(|| {
            let names: Vec<&str> = self
                .vocabulary
                .attributes
                .iter()
                .map(|(name, _)| *name)
                .collect();
            self.error(
                name,
                format!("unknown attribute {name:?}; allowed: {}", names.join(", ")),
            )
        })
    }

    pub(super) fn optional(&self, name: Option<&String>) -> Result<Option<u16>, LawError> {
        name.map(|name| Ok(self.attribute(name)?.0)).transpose()
    }

    pub(super) fn state(&self, name: &str) -> Result<usize, LawError> {
        self.states.get(name).copied().ok_or_else(|| {
            let names: Vec<&str> = self.states.keys().map(String::as_str).collect();
            self.error(
                name,
                format!("unknown state {name:?}; allowed: {}", names.join(", ")),
            )
        })
    }
}
