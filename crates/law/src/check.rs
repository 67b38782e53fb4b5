//! What a rulebook leaves open: unverified rows, missing sources, gaps, local settings and
//! transitions, for `traad law check`.

use crate::time::Day;

/// One thing to know about a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// The first day of the version it is about; `None` for the rule as a whole.
    pub version: Option<Day>,
    /// What kind of thing.
    pub kind: FindingKind,
    /// The note or name from the file, in its words.
    pub detail: String,
}

/// The kinds of findings.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FindingKind {
    /// A version cites no source.
    MissingSource,
    /// A version is marked as not verified against the text of the law.
    Unverified,
    /// The rule is without force for a time between two versions.
    Gap,
    /// A version takes over clocks that began before it, or reaches persons already past an age.
    Transition,
    /// A number that the law does not give and the municipality has set.
    LocalSetting,
}

impl FindingKind {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            FindingKind::MissingSource => "missing_source",
            FindingKind::Unverified => "unverified",
            FindingKind::Gap => "gap",
            FindingKind::Transition => "transition",
            FindingKind::LocalSetting => "local_setting",
        }
    }
}

/// All findings, in order of rule and version.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// How many rules were read.
    pub rules: usize,
    /// How many versions they have.
    pub versions: usize,
    /// The findings.
    pub findings: Vec<Finding>,
}

impl Report {
    /// The findings of one kind.
    pub fn of(&self, kind: FindingKind) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(move |finding| finding.kind == kind)
    }
}
