//! What only `traad demo` offers on its log-in page: people to be, and stories to follow.

use crate::i18n::Lang;
use domain::{Role, WorkerId};

/// Whom one may be and what there is to follow; empty everywhere but in the demo.
#[derive(Debug, Clone, Default)]
pub struct Demo {
    /// One person for each role.
    pub people: Vec<DemoLogin>,
    /// Cases told whole.
    pub stories: Vec<DemoStory>,
}

/// A person one may be without a password.
#[derive(Debug, Clone)]
pub struct DemoLogin {
    /// Who.
    pub worker: WorkerId,
    /// In what role.
    pub role: Role,
    /// The name.
    pub name: String,
}

/// A case that tells a whole story.
#[derive(Debug, Clone)]
pub struct DemoStory {
    /// Its case.
    pub number: u32,
    /// Who has the case.
    pub worker: WorkerId,
    /// How it is introduced, in Danish and in English.
    pub words: [StoryWords; 2],
}

/// The introduction of a story.
#[derive(Debug, Clone)]
pub struct StoryWords {
    /// Its title.
    pub title: String,
    /// What happens.
    pub gist: String,
    /// Where to look.
    pub look: String,
}

impl DemoStory {
    /// The introduction in a language.
    pub fn words(&self, lang: Lang) -> &StoryWords {
        match lang {
            Lang::Da => &self.words[0],
            Lang::En => &self.words[1],
        }
    }
}
