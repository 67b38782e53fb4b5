//! From files to rules: every name is looked up, every version checked.

use std::collections::BTreeMap;

use super::file::{RuleFile, StatesFile, TermsFile, VersionFile};
use super::terms::{Birth, State, Terms};
use super::{LawError, Layer, Rule, Shape, Version, fingerprint};
use crate::time::Day;
use crate::vocabulary::Vocabulary;

/// One file while it is compiled: knows where to point when something is wrong.
pub(super) struct Compiler<'a> {
    pub path: &'a str,
    pub text: &'a str,
    pub vocabulary: &'a Vocabulary,
    pub states: &'a BTreeMap<String, usize>,
}

impl Compiler<'_> {
    /// An error at the first line that contains `word`.
    pub(super) fn error(&self, word: &str, message: String) -> LawError {
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
        // The engine finds triggers, keys and states by the first version's.
        let anchor = |version: &Version| {
            let terms = &version.terms;
            (
                terms.start.as_ref().map(|start| start.kind),
                terms.same,
                terms.state.is_some(),
            )
        };
        if let Some(pair) = versions
            .windows(2)
            .find(|pair| anchor(&pair[0]) != anchor(&pair[1]))
        {
            let message = "all versions of a rule start on one kind, share one key, and have a state or have none";
            return Err(self.error(&pair[1].from.to_string(), message.into()));
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
                    && terms.state.is_some()
                    && terms.part.is_some()
                    && terms.rhythm.is_some()
                    && terms.decided_by.is_some()) =>
            {
                "starts_on, same, state, part, rhythm and decided_by"
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
            unborn_kind: Some(self.kind(&subject.unborn_on)?),
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
