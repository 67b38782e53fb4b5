//! From files to rules: every name is looked up, every version checked.

use std::collections::BTreeMap;

use super::file::{Conditions, If, On, RuleFile, Scalar, StatesFile, TermsFile, VersionFile};
use super::terms::{Birth, Clause, Ending, Matcher, State, Terms, VoidIf};
use super::{LawError, Layer, Rule, Shape, Version, fingerprint};
use crate::time::Day;
use crate::vocabulary::{AttributeType, Vocabulary};

/// One file while it is compiled: knows where to point when something is wrong.
pub(super) struct Compiler<'a> {
    pub path: &'a str,
    pub text: &'a str,
    pub vocabulary: &'a Vocabulary,
    pub states: &'a BTreeMap<String, usize>,
}

impl Compiler<'_> {
    /// An error at the first line that contains `word`.
    fn error(&self, word: &str, message: String) -> LawError {
        let line = self
            .text
            .lines()
            .position(|line| !line.trim_start().starts_with('#') && line.contains(word));
        LawError {
            path: self.path.to_owned(),
            line: line.map(|line| line + 1),
            message,
        }
    }

    /// Reads the form of the file.
    pub(super) fn parse<T: serde::de::DeserializeOwned>(&self) -> Result<T, LawError> {
        toml::from_str(self.text).map_err(|error| LawError {
            path: self.path.to_owned(),
            line: error
                .span()
                .map(|span| self.text[..span.start].matches('\n').count() + 1),
            message: error.message().to_owned(),
        })
    }

    pub(super) fn rule(&self, id: &str, file: &RuleFile) -> Result<Rule, LawError> {
        if file.kind != "obligation" {
            return Err(self.error(
                "kind",
                format!("kind {:?}; allowed: \"obligation\"", file.kind),
            ));
        }
        let layer = file.layer.unwrap_or(Layer::Law);
        if (layer == Layer::Local) != id.starts_with("local/") {
            return Err(self.error(
                "layer",
                "a local standard stands in local/ with layer = \"local\"".into(),
            ));
        }
        let defaults = file.terms();
        let versions: Vec<Version> = file
            .version
            .iter()
            .map(|version| self.version(file.shape, version, &defaults))
            .collect::<Result<_, _>>()?;
        if let Some(pair) = versions
            .windows(2)
            .find(|pair| pair[0].from >= pair[1].from)
        {
            return Err(self.error(
                &pair[1].from.to_string(),
                "versions must have rising first days".into(),
            ));
        }
        if versions.is_empty() {
            return Err(self.error("version", "a rule needs a version".into()));
        }
        Ok(Rule {
            id: id.to_owned(),
            layer,
            title: file.title.clone(),
            about: file.about.clone(),
            shape: file.shape,
            tightens: file.tightens.clone(),
            versions,
            fingerprint: fingerprint(self.text.as_bytes()),
        })
    }

    fn version(
        &self,
        shape: Shape,
        file: &VersionFile,
        defaults: &TermsFile,
    ) -> Result<Version, LawError> {
        let from: Day = file
            .from
            .to_string()
            .parse()
            .map_err(|_| self.error("from", "a version is in force from a day".into()))?;
        let merged = file.terms().or(defaults.clone());
        let repealed = file.repealed.unwrap_or(false);
        let terms = self.terms(&merged)?;
        if !repealed {
            self.complete(shape, &merged, from)?;
        }
        Ok(Version {
            from,
            value: merged.value,
            law: file.law.clone().unwrap_or_default(),
            verified: file.verified,
            note: file.note.clone(),
            repealed,
            transition: file.transition.clone(),
            local_settings: file.local_settings.clone().unwrap_or_default(),
            counting: merged.counting,
            terms,
        })
    }

    /// Refuses a version that lacks what its shape needs.
    fn complete(&self, shape: Shape, terms: &TermsFile, from: Day) -> Result<(), LawError> {
        let counted = terms.counting.is_some() && terms.value.is_some();
        let started = terms.starts_on.is_some();
        let missing = match shape {
            Shape::Within if !(started && counted) => "starts_on, value and counting",
            Shape::EarliestOf if !(started && counted && terms.or_on.is_some()) => {
                "starts_on, value, counting and or_on"
            }
            Shape::BeforeEvent if !(started && terms.look_back_days.is_some()) => {
                "starts_on and look_back_days"
            }
            Shape::Chain if !(counted && (started || terms.state.is_some())) => {
                "value, counting, and starts_on or state"
            }
            Shape::Quota if !(terms.state.is_some() && terms.value.is_some()) => "state and value",
            Shape::AtAge if !(terms.state.is_some() && counted && terms.turns.is_some()) => {
                "state, turns, value and counting"
            }
            Shape::DecidedRhythm
                if !(started
                    && terms.same.is_some()
                    && terms.part.is_some()
                    && terms.rhythm.is_some()
                    && terms.decided_by.is_some()) =>
            {
                "starts_on, same, part, rhythm and decided_by"
            }
            Shape::Actor if !(started && terms.newcomer.is_some() && terms.known_as.is_some()) => {
                "starts_on, newcomer and known_as"
            }
            _ if terms.met_by.is_none() && shape != Shape::DecidedRhythm => "met_by",
            _ => return Ok(()),
        };
        Err(self.error(
            &from.to_string(),
            format!("shape {} needs {missing}", shape.code()),
        ))
    }

    fn terms(&self, file: &TermsFile) -> Result<Terms, LawError> {
        let start = file
            .starts_on
            .as_ref()
            .map(|kind| self.matcher(kind, file.only.as_ref(), file.unless.as_ref(), None))
            .transpose()?;
        Ok(Terms {
            start,
            state: file
                .state
                .as_ref()
                .map(|name| self.state(name))
                .transpose()?,
            not_state: file
                .not_state
                .as_ref()
                .map(|name| self.state(name))
                .transpose()?,
            age_from: file.age.and_then(|age| age.from),
            age_below: file.age.and_then(|age| age.below),
            same: self.optional(file.same.as_ref())?,
            counts_from: self.optional(file.counts_from.as_ref())?,
            met_by: self.matchers(file.met_by.as_deref())?,
            or_on: self.matchers(file.or_on.as_deref())?,
            falls_away_on: self.endings(file.falls_away_on.as_deref().unwrap_or_default())?,
            falls_away_if: self.void_ifs(file.falls_away_if.as_deref().unwrap_or_default())?,
            value: file.value.unwrap_or_default(),
            counting: file.counting,
            alarm_counting: file.alarm_counting,
            look_back_days: file.look_back_days,
            selected_by: file.selected_by.unwrap_or_default(),
            turns: file.turns.unwrap_or_default(),
            opens_months_before: file.opens_months_before.unwrap_or_default(),
            part: file.part,
            rhythm: self.optional(file.rhythm.as_ref())?,
            decided_by: self.matchers(file.decided_by.as_deref())?,
            newcomer: self.optional(file.newcomer.as_ref())?,
            known_as: file
                .known_as
                .iter()
                .flatten()
                .map(|name| Ok(self.attribute(name)?.0))
                .collect::<Result<_, LawError>>()?,
        })
    }

    fn matchers(&self, list: Option<&[On]>) -> Result<Box<[Matcher]>, LawError> {
        list.unwrap_or_default()
            .iter()
            .map(|on| self.on(on))
            .collect()
    }

    fn on(&self, on: &On) -> Result<Matcher, LawError> {
        self.matcher(&on.kind, Some(&on.only), Some(&on.unless), on.same.as_ref())
    }

    fn endings(&self, list: &[On]) -> Result<Box<[Ending]>, LawError> {
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

    fn void_ifs(&self, list: &[If]) -> Result<Box<[VoidIf]>, LawError> {
        list.iter()
            .map(|item| {
                Ok(VoidIf {
                    clauses: self.clauses(Some(&item.only), None)?,
                    reason: item.reason,
                })
            })
            .collect()
    }

    fn matcher(
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

    fn kind(&self, name: &str) -> Result<u16, LawError> {
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

    fn attribute(&self, name: &str) -> Result<(u16, AttributeType), LawError> {
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

    fn optional(&self, name: Option<&String>) -> Result<Option<u16>, LawError> {
        name.map(|name| Ok(self.attribute(name)?.0)).transpose()
    }

    fn state(&self, name: &str) -> Result<usize, LawError> {
        self.states.get(name).copied().ok_or_else(|| {
            let names: Vec<&str> = self.states.keys().map(String::as_str).collect();
            self.error(
                name,
                format!("unknown state {name:?}; allowed: {}", names.join(", ")),
            )
        })
    }

    pub(super) fn states(&self, file: &StatesFile) -> Result<(Birth, Vec<State>), LawError> {
        if file.kind != "states" {
            return Err(self.error("kind", format!("kind {:?}; allowed: \"states\"", file.kind)));
        }
        let subject = &file.subject;
        let birth = Birth {
            attribute: self.attribute(&subject.birth)?.0,
            kinds: subject
                .birth_on
                .iter()
                .map(|kind| self.kind(kind))
                .collect::<Result<_, _>>()?,
            unborn_kind: self.kind(&subject.unborn_on)?,
        };
        let states = file
            .state
            .iter()
            .map(|(name, state)| {
                let starts_on = self.matchers(Some(&state.starts_on))?;
                let ends_on = self.endings(&state.ends_on)?;
                let mut kinds = vec![false; self.vocabulary.kinds.len()];
                for kind in starts_on
                    .iter()
                    .map(|on| on.kind)
                    .chain(ends_on.iter().map(|end| end.on.kind))
                {
                    kinds[usize::from(kind)] = true;
                }
                Ok(State {
                    name: name.clone(),
                    kinds: kinds.into(),
                    starts_on,
                    ends_on,
                    same: self.optional(state.same.as_ref())?,
                })
            })
            .collect::<Result<_, LawError>>()?;
        Ok((birth, states))
    }
}
