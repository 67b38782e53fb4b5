//! Intake: what reaches the service, its receipt and its 24-hour evaluation.

use crate::code::{Cause, Enquiry, Evaluation, Notifier};
use crate::id::WorkerId;
use law::Day;
use serde::{Deserialize, Serialize};

/// A notification of concern or another enquiry arrived; `at` is the arrival, the mailbox
/// out of hours included (serviceloven §§ 152-155, barnets lov §§ 132-136).
///
/// Texts: `concern`, `notifier_name` (audience `notifier`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnquiryReceived {
    /// What kind of enquiry.
    pub enquiry: Enquiry,
    /// Who notified.
    pub notifier: Notifier,
    /// Whether the notifier acted as a professional (barnets lov § 133).
    pub professional: bool,
    /// Whether the notifier stayed anonymous; then no receipt is owed.
    pub anonymous: bool,
    /// Whether the sender or reception marked it as acute.
    pub acute: bool,
    /// All causes that apply.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Cause>,
    /// The day the municipality became aware, if not the day of arrival.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aware_on: Option<Day>,
}

/// The receipt to the notifier was sent (serviceloven § 155 b, barnets lov § 138).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptSent {}

/// A professional notifier was told what was begun (barnets lov § 138, stk. 2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotifierInformed {}

/// The notification was evaluated (serviceloven § 155, stk. 2, barnets lov § 136, stk. 2).
///
/// Texts: `reasons`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotificationEvaluated {
    /// Whether acute measures were found needed.
    pub acute: bool,
    /// Where it leads.
    pub outcome: Evaluation,
    /// Who took part; for a supported child at least one must be new to the case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<WorkerId>,
}
