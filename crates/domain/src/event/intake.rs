//! Intake: what reaches the service, its receipt and its 24-hour evaluation.

use crate::code::{Begun, Cause, Channel, Enquiry, Evaluation, Notifier};
use crate::id::WorkerId;
use crate::receipt::ReceiptNumber;
use law::Day;
use serde::{Deserialize, Serialize};

/// A notification of concern or another enquiry arrived; `at` is the arrival, the mailbox
/// out of hours included (serviceloven §§ 152-155, barnets lov §§ 132-136).
///
/// Texts: `concern`; `notifier_name` and `notifier_contact` (audience `notifier`), to whom the
/// letters go, and `notifier_person` (the same audience): the id of whoever of the child's family or
/// network it is; `child_name`, `child_address` and `child_described`, the child in the words of
/// a sender on the open web or of a caller, by which reception finds out who is meant.
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
    /// How it came in, if not by staff: the receipt says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The number the sender was given: the letters name it, and reception finds the
    /// notification by it when the sender rings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt_number: Option<ReceiptNumber>,
}

/// The receipt to the notifier was sent (serviceloven § 155 b, barnets lov § 138).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptSent {}

/// A professional notifier was told what was begun (barnets lov § 138, stk. 2-3).
///
/// Texts: `told` (audience `notifier`): the kind and length of the support, where it matters for
/// what the notifier does for the child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotifierInformed {
    /// What was said to be begun; the letter is made of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub begun: Vec<Begun>,
}

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
    /// The causes as the one who evaluates sees them, where the sender named none; the picture
    /// of earlier notifications shows them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Cause>,
}
