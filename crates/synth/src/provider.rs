//! The made-up providers: who runs the places where children live under contract.

use domain::{Place, ProviderId};

/// Their codes.
pub(crate) const CODES: &[&str] = &["hegnet", "skovly"];

/// Their names, in the same order.
pub(crate) const NAMES: &[&str] = &["Opholdsstedet Hegnet", "Døgninstitutionen Skovly"];

/// The provider of the demo person.
pub(crate) const DEMO: &str = "hegnet";

/// The id of a code.
pub(crate) fn id(code: &str) -> ProviderId {
    ProviderId::try_from(code.to_owned()).expect("the codes fit")
}

/// Who runs a place of this kind; the municipality's own places and families have none.
pub(crate) fn of(place: Option<Place>) -> Option<ProviderId> {
    match place? {
        Place::Residential => Some(id(CODES[0])),
        Place::Institution | Place::Secure => Some(id(CODES[1])),
        _ => None,
    }
}
