//! Register of the words by which casework texts are found.

use super::{Folded, Sink, table};
use crate::error::StoreError;
use crate::value::Value;

pub(super) const COLUMNS: &[&str] = &["person", "audience", "tokens"];

pub(super) fn emit(folded: &Folded, sink: &mut dyn Sink) -> Result<(), StoreError> {
    for (audience, tokens) in folded.words.rows() {
        let row = [
            folded.case.person.into(),
            audience.into(),
            Value::Bytes(&tokens),
        ];
        sink.row(table::WORD_TOKEN, &row)?;
    }
    Ok(())
}
