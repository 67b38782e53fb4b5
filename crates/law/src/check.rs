//! What a rulebook leaves open: unverified rows, missing sources, gaps, local settings and
//! transitions, for `traad law check`.

use crate::rulebook::{Rule, Rulebook, Version};
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

impl Rulebook {
    /// What the rulebook leaves open, in order of rule and version.
    pub fn check(&self) -> Report {
        let mut report = Report {
            rules: self.rules().len(),
            ..Report::default()
        };
        for rule in self.rules() {
            report.versions += rule.versions.len();
            for (index, version) in rule.versions.iter().enumerate() {
                report.findings.extend(findings(rule, index, version));
            }
        }
        report
    }
}

fn findings(rule: &Rule, index: usize, version: &Version) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut add = |kind, detail: String| {
        found.push(Finding {
            rule: rule.id.clone(),
            version: Some(version.from),
            kind,
            detail,
        });
    };
    let sources: Vec<&str> = version
        .law
        .iter()
        .map(|source| source.title.as_str())
        .collect();
    let note = || version.note.clone().unwrap_or_else(|| sources.join("; "));
    if sources.is_empty() {
        add(FindingKind::MissingSource, note());
    }
    if !version.verified {
        add(FindingKind::Unverified, note());
    }
    // The last version may end a rule for good; a repeal that is itself followed leaves a gap.
    if version.repealed && index + 1 < rule.versions.len() {
        add(FindingKind::Gap, note());
    }
    if let Some(transition) = &version.transition {
        let mark = if transition.verified {
            ""
        } else {
            " (unverified)"
        };
        add(
            FindingKind::Transition,
            format!("{}{mark}", transition.note),
        );
    }
    for setting in &version.local_settings {
        add(
            FindingKind::LocalSetting,
            format!("{}: {}", setting.name, setting.note),
        );
    }
    found
}
