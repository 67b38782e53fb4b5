//! Rules as data: read from TOML, checked against the vocabulary, compiled for the engine.
//!
//! A rule is one file; its path is its id. What is read here is complete and typed, so that
//! the engine never meets a name it does not know.

mod compile;
mod file;
mod terms;

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use self::compile::Compiler;
pub(crate) use self::file::{Part, SelectedBy};
pub(crate) use self::terms::{Birth, Ending, Matcher, State, Terms, all_hold};
use crate::counting::Counting;
use crate::time::Day;
use crate::vocabulary::Vocabulary;

/// The rule files, embedded by the build script.
static BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Whether a rule is law or something the municipality promises. Never counted together.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// Set by law.
    Law,
    /// A local standard.
    Local,
}

impl Layer {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Layer::Law => "law",
            Layer::Local => "local",
        }
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The closed list of shapes a rule can have.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// So long after an event.
    Within,
    /// So long after an event, or when another event comes earlier.
    EarliestOf,
    /// Before an event, looking back a limited time.
    BeforeEvent,
    /// Again and again, each time so long after the act itself.
    Chain,
    /// A number of times in each calendar year while a state holds.
    Quota,
    /// When an age is reached while a state holds.
    AtAge,
    /// In a rhythm that is decided in the case.
    DecidedRhythm,
    /// By somebody of a certain kind.
    Actor,
}

impl Shape {
    /// The stable code, as in the rule files.
    pub fn code(self) -> &'static str {
        match self {
            Shape::Within => "within",
            Shape::EarliestOf => "earliest_of",
            Shape::BeforeEvent => "before_event",
            Shape::Chain => "chain",
            Shape::Quota => "quota",
            Shape::AtAge => "at_age",
            Shape::DecidedRhythm => "decided_rhythm",
            Shape::Actor => "actor",
        }
    }
}

/// A name in the two languages of the product.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// Danish.
    pub da: String,
    /// English.
    pub en: String,
}

/// A source of a version.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The paragraph or document, in Danish: "BL § 136, stk. 2".
    pub title: String,
    /// Where it can be read; absent for documents without a stable address.
    #[serde(default)]
    pub url: Option<String>,
}

/// A number or reading that the law does not give.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalSetting {
    /// The key of the version it explains, or a short name of the reading.
    pub name: String,
    /// What was chosen and why.
    pub note: String,
}

/// How a version treats what began before it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transition {
    /// Clocks begun and not ended before the version are governed by it (BL § 213).
    #[serde(default)]
    pub takes_over_running: bool,
    /// Who is already past the age, or in the state, when the version begins is counted from
    /// its first day.
    #[serde(default)]
    pub already: bool,
    /// Whether the transitional rule was read in the text of the law.
    pub verified: bool,
    /// The source or the reason, in words.
    pub note: String,
}

/// A rule in force from a day.
#[derive(Clone, Debug)]
pub struct Version {
    /// The first day.
    pub from: Day,
    /// The number of units, visits or months, where the shape has one.
    pub value: Option<i32>,
    /// The sources; never empty for a version that is not repealed.
    pub law: Vec<Citation>,
    /// Whether the text of the law was read.
    pub verified: bool,
    /// What a reader should know.
    pub note: Option<String>,
    /// The rule has no force from this day.
    pub repealed: bool,
    /// How it treats what began before.
    pub transition: Option<Transition>,
    /// Numbers and readings that are the municipality's own.
    pub local_settings: Vec<LocalSetting>,
    /// How it is counted, where the shape counts.
    pub counting: Option<Counting>,
    /// What the engine reads.
    pub(crate) terms: Terms,
}

/// A rule with all its versions.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The path below `law/` without ending: "notification/evaluation". Stored; never changed.
    pub id: String,
    /// Law or local standard.
    pub layer: Layer,
    /// Its name.
    pub title: Title,
    /// Whom it applies to and what it leaves out, where that is not plain from the title.
    pub about: Option<Title>,
    /// Its shape.
    pub shape: Shape,
    /// The rule of law that a local standard tightens.
    pub tightens: Option<String>,
    /// The versions in order of their first day.
    pub versions: Vec<Version>,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub fingerprint: String,
}

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
