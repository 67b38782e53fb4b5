//! The file as it is handed out: every text in order of day, with what is left out and why.

use crate::code::OmissionGround;
use crate::correction::Effective;
use crate::event::Payload;
use crate::id::EventId;
use crate::text::{Audience, told};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const FILE: &str = include_str!("../../../policy/omissions.toml");

/// Why something may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// Its word.
    pub ground: OmissionGround,
    /// The paragraph it rests on.
    pub paragraph: String,
    /// What it is called, by language.
    pub title: BTreeMap<String, String>,
    /// Whether the paragraph was read in a source.
    pub verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Grounds {
    ground: Vec<Ground>,
}

/// All grounds, in the order they are offered.
pub static GROUNDS: LazyLock<Vec<Ground>> = LazyLock::new(|| {
    let grounds: Grounds = toml::from_str(FILE).expect("the file of grounds is tested");
    grounds.ground
});

impl OmissionGround {
    /// What the file of grounds says of it.
    pub fn said(self) -> Option<&'static Ground> {
        GROUNDS.iter().find(|ground| ground.ground == self)
    }
}

impl Ground {
    /// The title in a language.
    pub fn title(&self, language: &str) -> &str {
        let found = self.title.get(language).or_else(|| self.title.get("da"));
        found.map_or("", String::as_str)
    }
}

/// A mark that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The event whose text it is on.
    pub of: EventId,
    /// Which of its texts.
    pub field: String,
    /// Why.
    pub ground: OmissionGround,
    /// The words; `None` for the whole text.
    pub passage: Option<String>,
}

/// The marks that stand.
pub fn marks(stands: &[Effective<'_>]) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    for event in stands {
        let Payload::OmissionMarked(p) = &event.content.payload else {
            continue;
        };
        let passage = event.content.text.get("passage").map(|t| t.value.clone());
        found.retain(|m| m.of != p.of || m.field != p.field || m.passage != passage);
        if !p.lifted {
            found.push(Mark {
                of: p.of,
                field: p.field.clone(),
                ground: p.ground,
                passage,
            });
        }
    }
    found
}

/// Words that are shown, or why there are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Words as they stand.
    Shown(String),
    /// Words left out.
    LeftOut(OmissionGround),
}

/// One text of the file as it is handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Its name in the event.
    pub field: String,
    /// What is shown of it, in order.
    pub runs: Vec<Run>,
    /// Whether it can be marked: what is somebody else's is left out in any case.
    pub is_open: bool,
    /// Whether whoever wrote it meant it for the staff of the case, or for the child apart from the
    /// parents.
    pub is_apart: bool,
}

/// The texts of an event as they are handed out. What says who notified is left out always.
pub fn printed(event: &Effective<'_>, marks: &[Mark]) -> Vec<Printed> {
    let texts = &event.content.text;
    let mut out: Vec<Printed> = told(texts)
        .map(|(field, text)| {
            let on = marks
                .iter()
                .filter(|m| m.of == event.id() && m.field == *field);
            Printed {
                field: field.clone(),
                runs: runs(&text.value, on),
                is_open: true,
                is_apart: !text.audience.is_of_family(),
            }
        })
        .collect();
    let others = texts
        .iter()
        .filter(|(_, text)| text.audience == Audience::Notifier);
    out.extend(others.map(|(field, _)| Printed {
        field: field.clone(),
        runs: vec![Run::LeftOut(OmissionGround::ThirdParty)],
        is_open: false,
        is_apart: false,
    }));
    out
}

/// A text with marks on it. A passage that does not stand there any more, because the text was
/// corrected, leaves out the whole: better too much than what was to be kept back. Passages are
/// sought in the whole text, so that of two that overlap both are left out to their ends.
fn runs<'m>(text: &str, marks: impl Iterator<Item = &'m Mark>) -> Vec<Run> {
    let mut out_of: Vec<(usize, usize, OmissionGround)> = Vec::new();
    for mark in marks {
        let Some(passage) = mark.passage.as_deref().filter(|p| !p.is_empty()) else {
            return vec![Run::LeftOut(mark.ground)];
        };
        let before = out_of.len();
        out_of.extend(places(text, passage).map(|(from, to)| (from, to, mark.ground)));
        if out_of.len() == before {
            return vec![Run::LeftOut(mark.ground)];
        }
    }
    out_of.sort_unstable_by_key(|(from, to, _)| (*from, *to));
    let (mut runs, mut at) = (Vec::new(), 0);
    for (from, to, ground) in out_of {
        if from > at {
            runs.push(Run::Shown(text[at..from].to_owned()));
        }
        if to > at {
            runs.push(Run::LeftOut(ground));
            at = to;
        }
    }
    if at < text.len() || runs.is_empty() {
        runs.push(Run::Shown(text[at..].to_owned()));
    }
    runs
}

/// Everywhere that a passage stands, also where it overlaps itself.
fn places<'t>(text: &'t str, passage: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
    let starts = text.char_indices().map(|(at, _)| at);
    starts
        .filter(move |at| text[*at..].starts_with(passage))
        .map(move |at| (at, at + passage.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn mark(passage: Option<&str>) -> Mark {
        Mark {
            of: EventId(Uuid::nil()),
            field: "note".into(),
            ground: OmissionGround::ThirdParty,
            passage: passage.map(str::to_owned),
        }
    }

    fn shown(words: &str) -> Run {
        Run::Shown(words.to_owned())
    }

    #[test]
    fn every_ground_has_its_paragraph() {
        for ground in OmissionGround::ALL {
            assert!(
                ground.said().is_some_and(|said| !said.paragraph.is_empty()),
                "{ground}"
            );
        }
        assert_eq!(GROUNDS.len(), OmissionGround::ALL.len());
    }

    #[test]
    fn a_passage_is_left_out_wherever_it_stands_and_the_rest_is_shown() {
        let out = Run::LeftOut(OmissionGround::ThirdParty);
        let text = "Naboen Per ringede. Per så det.";
        let both_out = [out.clone(), out.clone()];
        let marks = [mark(Some("Per"))];
        assert_eq!(
            runs(text, marks.iter()),
            [
                shown("Naboen "),
                out.clone(),
                shown(" ringede. "),
                out.clone(),
                shown(" så det.")
            ]
        );
        let both = [mark(Some("Per")), mark(Some("Naboen "))];
        assert_eq!(runs(text, both.iter())[..2], both_out);
        assert_eq!(runs(text, [mark(None)].iter()), both_out[..1]);
        // Two that overlap, in either order, and one that overlaps itself.
        for (first, second) in [("Naboen Per", "Per ringede"), ("Per ringede", "Naboen Per")] {
            let marks = [mark(Some(first)), mark(Some(second))];
            let found = runs(text, marks.iter());
            assert_eq!(found[..2], both_out, "{first}, {second}");
            assert_eq!(found[2..], [shown(". Per så det.")]);
        }
        let nested = [mark(Some("Naboen Per ringede")), mark(Some("boen"))];
        assert_eq!(runs(text, nested.iter())[1..], [shown(". Per så det.")]);
        assert_eq!(
            runs("ananas", [mark(Some("ana"))].iter())[2..],
            [shown("s")]
        );
        assert_eq!(runs(text, [mark(Some("Poul"))].iter()), [out]);
        assert_eq!(runs(text, [].iter()), [shown(text)]);
    }
}
