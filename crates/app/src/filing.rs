//! What notes and documents are filed under. [`App::events_of`](crate::App) files whatever is
//! recorded, so that no way of recording can forget it.

use crate::draft::Draft;
use domain::event::casework::NoteWritten;
use domain::event::document::DocumentAdded;
use domain::kle::{KleList, KleNumber};
use domain::{Mode, Payload};

/// A draft with the number that fits it, unless another was chosen. What is taken back stays as
/// it was written.
pub(crate) fn filed(list: &KleList, draft: Draft) -> Draft {
    if matches!(draft.corrects, Some((_, Mode::Retract))) {
        return draft;
    }
    let number = match &draft.payload {
        Payload::NoteWritten(NoteWritten { kle: None }) => list.fitting("note"),
        Payload::DocumentAdded(added) if added.kle.is_none() => list.fitting(added.kind.as_str()),
        _ => return draft,
    };
    Draft {
        payload: under(number.cloned(), draft.payload),
        ..draft
    }
}

/// Whether what stands in the journal is what was asked for: where no number was asked for, it
/// may have any.
pub(crate) fn is_as_asked(recorded: &Payload, asked: &Payload) -> bool {
    let unfiled = under(None, asked.clone());
    if unfiled == *asked {
        under(None, recorded.clone()) == unfiled
    } else {
        recorded == asked
    }
}

/// The same under a number, for what is filed at all.
fn under(kle: Option<KleNumber>, payload: Payload) -> Payload {
    match payload {
        Payload::NoteWritten(_) => NoteWritten { kle }.into(),
        Payload::DocumentAdded(added) => DocumentAdded { kle, ..added }.into(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{EventId, Moment, PersonId, StreamId};
    use uuid::Uuid;

    fn note(kle: Option<&str>) -> Payload {
        let kle = kle.map(|number| number.parse().unwrap());
        NoteWritten { kle }.into()
    }

    fn draft(payload: Payload, corrects: Option<Mode>) -> Draft {
        let person = PersonId(Uuid::from_u128(1));
        Draft {
            corrects: corrects.map(|mode| (EventId(Uuid::from_u128(2)), mode)),
            ..Draft::plain(StreamId::from(person), Moment(0), vec![person], payload)
        }
    }

    #[test]
    fn what_has_no_number_gets_the_one_that_fits_also_when_it_is_corrected() {
        let list = KleList::built_in();
        let fitting = list.fitting("note").map(KleNumber::as_str);
        assert!(fitting.is_some());
        for corrects in [None, Some(Mode::Replace)] {
            let filed = filed(&list, draft(note(None), corrects));
            assert_eq!(filed.payload, note(fitting));
        }
        let chosen = note(Some("00.01.02"));
        assert_eq!(filed(&list, draft(chosen.clone(), None)).payload, chosen);
        let gone = filed(&list, draft(note(None), Some(Mode::Retract)));
        assert_eq!(
            gone.payload,
            note(None),
            "what is taken back stays as it was"
        );
    }

    #[test]
    fn a_number_that_nobody_asked_for_makes_no_other_recording() {
        let (one, other) = (note(Some("00.01.02")), note(Some("00.01.03")));
        assert!(is_as_asked(&one, &note(None)) && is_as_asked(&one, &one));
        assert!(!is_as_asked(&one, &other) && !is_as_asked(&note(None), &one));
    }
}
