//! The fields that say what somebody is on the staff as: the role, and the team, district or
//! provider that goes with it.

use crate::i18n::Lang;
use crate::pages::record::Typed;
use crate::pages::words;
use crate::ui::choice::{Choice, select};
use crate::ui::form::Field;
use app::account::Post;
use app::ruleset::Ruleset;
use app::{Error, Problem};
use domain::{DistrictId, Role};
use maud::{Markup, html};
use std::collections::BTreeSet;
use std::str::FromStr;

/// What a form gives.
pub fn given(typed: &Typed) -> Result<Post, Error> {
    let role = typed.choice("role").map_err(|p| Error::Refused(vec![p]))?;
    Ok(Post {
        role,
        team: place(typed, "team")?,
        district: place(typed, "district")?,
        provider: place(typed, "provider")?,
    })
}

fn place<T: FromStr>(typed: &Typed, field: &'static str) -> Result<Option<T>, Error> {
    match typed.one(field) {
        "" => Ok(None),
        code => match code.parse() {
            Ok(place) => Ok(Some(place)),
            Err(_) => Err(Error::refused(field, "refused-choose")),
        },
    }
}

/// The form as a post fills it in.
pub fn typed(post: &Post) -> Typed {
    let mut typed = Typed::default();
    typed.set("role", post.role.as_str());
    typed.set("team", post.team.as_ref().map_or("", |id| id.as_str()));
    typed.set(
        "district",
        post.district.as_ref().map_or("", |id| id.as_str()),
    );
    typed.set(
        "provider",
        post.provider.as_ref().map_or("", |id| id.as_str()),
    );
    typed
}

/// The four fields.
pub struct Fields {
    role: Field,
    team: Field,
    district: Field,
    provider: Field,
}

impl Fields {
    /// As typed, with what must be mended.
    pub fn new(lang: Lang, typed: &Typed, problems: &[Problem]) -> Self {
        let field = |name: &'static str| {
            let label = format!("accounts-{name}");
            words::field(lang, name, &label, typed.one(name), problems)
        };
        let of_role = |name: &'static str, hint: &str| field(name).optional().hint(lang.t(hint));
        Self {
            role: field("role"),
            team: field("team").optional(),
            district: of_role("district", "accounts-district-hint"),
            provider: of_role("provider", "accounts-provider-hint"),
        }
    }

    /// The same where nobody need be given a role.
    pub fn optional(self) -> Self {
        Self {
            role: self.role.optional(),
            ..self
        }
    }

    /// All of them, for the summary of what must be mended.
    pub fn all(&self) -> [&Field; 4] {
        [&self.role, &self.team, &self.district, &self.provider]
    }

    /// The fields, drawn.
    pub fn draw(&self, lang: Lang, ruleset: &Ruleset) -> Markup {
        html! {
            (select(lang, &self.role, &roles(lang)))
            (select(lang, &self.team, &teams(ruleset)))
            (select(lang, &self.district, &districts(ruleset)))
            (select(lang, &self.provider, &providers(ruleset)))
        }
    }
}

/// The roles a member of staff can have.
pub fn roles(lang: Lang) -> Vec<Choice> {
    Role::ALL
        .iter()
        .filter(|role| !matches!(role, Role::System | Role::Import))
        .map(|role| Choice::new(role.as_str(), words::code(lang, "role", role.as_str())))
        .collect()
}

/// The teams there are.
pub fn teams(ruleset: &Ruleset) -> Vec<Choice> {
    ruleset
        .teams
        .iter()
        .map(|(id, _)| Choice::new(id.as_str(), ruleset.team_name(id)))
        .collect()
}

/// The districts that teams belong to. They have no names but their codes.
fn districts(ruleset: &Ruleset) -> Vec<Choice> {
    let codes: BTreeSet<&str> = ruleset.districts.values().map(DistrictId::as_str).collect();
    codes
        .into_iter()
        .map(|code| Choice::new(code, code))
        .collect()
}

fn providers(ruleset: &Ruleset) -> Vec<Choice> {
    let mut all: Vec<Choice> = ruleset
        .providers
        .iter()
        .map(|(id, name)| Choice::new(id.as_str(), name))
        .collect();
    all.sort_by(|a, b| a.label.cmp(&b.label));
    all
}
