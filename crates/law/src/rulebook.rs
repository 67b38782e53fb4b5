//! Rules as data: read from TOML, checked against the vocabulary, compiled for the engine.
//!
//! A rule is one file; its path is its id. What is read here is complete and typed, so that
//! the engine never meets a name it does not know.

mod compile;
mod file;
mod names;
mod rule;
mod terms;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use self::compile::Compiler;
pub(crate) use self::file::{Part, SelectedBy};
pub use self::rule::{Citation, Layer, LocalSetting, Rule, Shape, Title, Transition, Version};
pub(crate) use self::terms::{Birth, Ending, Matcher, State, Terms, all_hold};
use crate::VoidReason;
use crate::vocabulary::Vocabulary;

/// The rule files, embedded by the build script.
static BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// A set of rules that belong together.
#[derive(Clone, Debug)]
pub struct Rulebook {
    rules: Vec<Rule>,
    pub(crate) states: Vec<State>,
    pub(crate) birth: Birth,
    /// How many kinds the vocabulary has.
    pub(crate) kinds: usize,
    fingerprint: String,
}

/// Why a rule file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}{}: {message}", line.map_or(String::new(), |line| format!(":{line}")))]
pub struct LawError {
    /// The file.
    pub path: String,
    /// The line, where it is known.
    pub line: Option<usize>,
    /// What is wrong, and what is allowed.
    pub message: String,
}

/// The path of the file that declares states and where a subject's birth is found.
const STATES: &str = "states";

/// The id of a file: its path below `law/` without ending.
fn id_of(path: &str) -> &str {
    let path = path.strip_prefix("law/").unwrap_or(path);
    path.strip_suffix(".toml").unwrap_or(path)
}

/// SHA-256 in hexadecimal.
fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

impl Rulebook {
    /// Reads and checks rule files: (path, text), the path with or without `law/` in front.
    /// The order of the files does not matter; rules are numbered in order of their id.
    pub fn load<P: AsRef<str>, T: AsRef<str>>(
        files: &[(P, T)],
        vocabulary: &Vocabulary,
    ) -> Result<Rulebook, LawError> {
        let mut files: Vec<(&str, &str)> = files
            .iter()
            .map(|(path, text)| (path.as_ref(), text.as_ref()))
            .collect();
        files.sort_unstable_by_key(|(path, _)| id_of(path));
        let no_states = BTreeMap::new();
        let mut rulebook = Rulebook {
            rules: Vec::new(),
            states: Vec::new(),
            birth: Birth::default(),
            kinds: vocabulary.kinds.len(),
            fingerprint: String::new(),
        };
        if let Some((path, text)) = files.iter().find(|(path, _)| id_of(path) == STATES) {
            let compiler = Compiler {
                path,
                text,
                vocabulary,
                states: &no_states,
            };
            (rulebook.birth, rulebook.states) = compiler.states(&compiler.parse()?)?;
        }
        let states: BTreeMap<String, usize> = rulebook
            .states
            .iter()
            .enumerate()
            .map(|(index, state)| (state.name.clone(), index))
            .collect();
        for (path, text) in files.iter().filter(|(path, _)| id_of(path) != STATES) {
            let compiler = Compiler {
                path,
                text,
                vocabulary,
                states: &states,
            };
            rulebook
                .rules
                .push(compiler.rule(id_of(path), &compiler.parse()?)?);
        }
        rulebook.check_references(&files)?;
        let whole = files.iter().fold(String::new(), |whole, (path, text)| {
            whole + id_of(path) + " " + &fingerprint(text.as_bytes()) + "\n"
        });
        rulebook.fingerprint = fingerprint(whole.as_bytes());
        Ok(rulebook)
    }

    /// Refuses two files of one id and a `tightens` that names no rule of law.
    fn check_references(&self, files: &[(&str, &str)]) -> Result<(), LawError> {
        let error = |id: &str, message: String| {
            let path = files
                .iter()
                .find(|(path, _)| id_of(path) == id)
                .map_or(id, |(path, _)| path);
            LawError {
                path: path.to_owned(),
                line: None,
                message,
            }
        };
        if let Some(pair) = self.rules.windows(2).find(|pair| pair[0].id == pair[1].id) {
            return Err(error(&pair[0].id, "two files have this id".into()));
        }
        for rule in &self.rules {
            if let Some(other) = &rule.tightens
                && self
                    .rule_by_id(other)
                    .is_none_or(|(_, other)| other.layer != Layer::Law)
            {
                return Err(error(
                    &rule.id,
                    format!("tightens {other:?}, which is no rule of law here"),
                ));
            }
        }
        Ok(())
    }

    /// The files of the `law/` folder, embedded: (path from the root of the repository, text).
    pub fn built_in_files() -> Vec<(&'static str, &'static str)> {
        BUILT_IN.to_vec()
    }

    /// All rules; the index is the rule's number.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule of a number.
    ///
    /// # Panics
    /// If the number is not one of this rulebook's.
    pub fn rule(&self, number: u16) -> &Rule {
        &self.rules[usize::from(number)]
    }

    /// Whether a duty of a version falls away when its case is closed: by its own endings, or by
    /// those of the state it lasts with.
    pub fn ends_with_case(&self, version: &Version) -> bool {
        let state = version.terms.state.map(|state| &self.states[state].ends_on);
        let endings = version.terms.falls_away_on.iter();
        endings
            .chain(state.into_iter().flatten())
            .any(|ending| ending.reason == VoidReason::CaseClosed)
    }

    /// The number and rule of an id.
    pub fn rule_by_id(&self, id: &str) -> Option<(u16, &Rule)> {
        let at = self.rules.iter().position(|rule| rule.id == id)?;
        Some((u16::try_from(at).ok()?, &self.rules[at]))
    }

    /// SHA-256 over all files, in hexadecimal: the same law has the same fingerprint.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}
