//! From what was typed on the open web to a concern.

use crate::pages::record::Typed;
use app::Problem;
use app::intake::concern::Concern;
use domain::Notifier;

/// Who writes: it decides what is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writer {
    /// Somebody at work, who may not be anonymous (barnets lov § 133).
    Professional,
    /// Anybody else; the child itself too.
    Citizen,
}

/// The field that no person sees and only a program fills in.
pub(super) const TRAP: &str = "website";

impl Writer {
    pub const ALL: [Self; 2] = [Self::Citizen, Self::Professional];

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|writer| writer.word() == word)
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::Professional => "professional",
            Self::Citizen => "citizen",
        }
    }

    /// The key of the words for this writer.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Professional => "concern-professional",
            Self::Citizen => "concern-citizen",
        }
    }

    /// Who of the statistics' list this writer can be.
    pub const fn sources(self) -> &'static [Notifier] {
        use Notifier::{
            Association, Child, DayCare, Family, Health, HealthVisitor, Municipal, Other,
            Placement, Police, School,
        };
        match self {
            Self::Professional => &[
                School,
                DayCare,
                HealthVisitor,
                Health,
                Police,
                Municipal,
                Placement,
                Association,
                Other,
            ],
            Self::Citizen => &[Family, Child, Other],
        }
    }
}

/// What was typed as a concern; what is missing the use case says.
pub(super) fn concern(typed: &Typed, writer: Writer) -> Result<Concern, Vec<Problem>> {
    let mut problems = Vec::new();
    if !typed.one(TRAP).is_empty() {
        problems.push(Problem::new("ticket", "refused-concern-trap"));
    }
    let notifier = typed.choice::<Notifier>("notifier").ok();
    let notifier = notifier.filter(|n| writer.sources().contains(n));
    if notifier.is_none() {
        problems.push(Problem::new("notifier", "refused-choose"));
    }
    let child_cpr = match typed.one("child_cpr") {
        "" => None,
        text => text
            .parse()
            .map_err(|_| problems.push(Problem::new("child_cpr", "refused-cpr")))
            .ok(),
    };
    if typed.one("concern").is_empty() {
        problems.push(Problem::new("concern", "refused-concern-empty"));
    }
    let text = |name: &str| typed.one(name).to_owned();
    match notifier {
        Some(notifier) if problems.is_empty() => Ok(Concern {
            notifier,
            is_professional: writer == Writer::Professional,
            notifier_name: text("notifier_name"),
            notifier_contact: text("notifier_contact"),
            child_name: text("child_name"),
            child_cpr,
            child_address: text("child_address"),
            child_described: text("child_described"),
            is_acute: typed.flag("acute"),
            concern: text("concern"),
        }),
        _ => Err(problems),
    }
}
