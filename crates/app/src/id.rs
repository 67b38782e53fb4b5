//! The one source of new ids: time-ordered and random.

use uuid::Uuid;

/// Makes ids.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ids;

impl Ids {
    /// A new id.
    #[expect(clippy::disallowed_methods, reason = "this is the id source")]
    pub fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    /// A random id that tells nothing of its time; for tokens.
    #[expect(clippy::disallowed_methods, reason = "this is the id source")]
    pub fn random(&self) -> Uuid {
        Uuid::new_v4()
    }
}
