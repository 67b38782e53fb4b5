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
    /// Whether whoever wrote it meant it for the staff of the case only.
    pub is_for_staff: bool,
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
                is_for_staff: text.audience == Audience::Staff,
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
        is_for_staff: false,
    }));
    out
}

/// A text with marks on it. A passage that does not stand there any more, because the text was
/// corrected, leaves out the whole: better too much than what was to be kept back.
fn runs<'m>(text: &str, marks: impl Iterator<Item = &'m Mark>) -> Vec<Run> {
    let mut out = vec![Run::Shown(text.to_owned())];
    for mark in marks {
        let whole = vec![Run::LeftOut(mark.ground)];
        let Some(passage) = mark.passage.as_deref().filter(|p| !p.is_empty()) else {
            return whole;
        };
        if !text.contains(passage) {
            return whole;
        }
        out = out
            .into_iter()
            .flat_map(|run| split(run, passage, mark.ground))
            .collect();
    }
    out
}

fn split(run: Run, passage: &str, ground: OmissionGround) -> Vec<Run> {
    let Run::Shown(words) = run else {
        return vec![run];
    };
    let mut out = Vec::new();
    for (n, part) in words.split(passage).enumerate() {
        if n > 0 {
            out.push(Run::LeftOut(ground));
        }
        if !part.is_empty() {
            out.push(Run::Shown(part.to_owned()));
        }
    }
    out
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
        assert_eq!(runs(text, [mark(Some("Poul"))].iter()), [out]);
        assert_eq!(runs(text, [].iter()), [shown(text)]);
    }
}
