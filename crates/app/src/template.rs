//! Templates of letters: adopted documents that whoever may edits on a page; every version stays
//! on record with who adopted it.

use crate::setup::adopted;
use crate::{Actor, App, Deed, Error, Problem};
use domain::code::AdoptedKind;
use domain::template::{Template, TemplateError, id_of, path_of};
use domain::{Moment, Payload, Texts, WorkerId};

/// One version of a template, as it was adopted.
#[derive(Debug, Clone)]
pub struct TemplateVersion {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: WorkerId,
    /// What it says.
    pub template: Template,
}

/// What is wrong with a template, for the form; the names of fields that there are not.
pub fn problems(template: &Template) -> (Vec<Problem>, Vec<String>) {
    let mut found = Vec::new();
    if template.title.trim().is_empty() {
        found.push(Problem::new("title", "refused-empty"));
    }
    if template.body.trim().is_empty() {
        found.push(Problem::new("body", "refused-empty"));
    }
    match template.check() {
        Err(TemplateError::Unknown(names)) => {
            found.push(Problem::new("body", "refused-template-field"));
            (found, names)
        }
        _ => (found, Vec::new()),
    }
}

/// The id of a new template, from its title: letters, digits and hyphens.
fn id_from(title: &str) -> String {
    let mut id = String::new();
    for letter in title.trim().to_lowercase().chars() {
        match letter {
            'æ' => id.push_str("ae"),
            'ø' => id.push_str("oe"),
            'å' => id.push_str("aa"),
            _ if letter.is_ascii_alphanumeric() => id.push(letter),
            _ if !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    id.truncate(32);
    id.trim_matches('-').to_owned()
}

impl App {
    /// Adopts a template in place of the version before, or as a new one where `id` is `None`;
    /// gives back its id.
    pub fn adopt_template(
        &self,
        actor: &Actor,
        id: Option<&str>,
        template: &Template,
    ) -> Result<String, Error> {
        actor.require(Deed::EditTemplates)?;
        let known = self.ruleset();
        let id = match id {
            Some(id) if known.templates.contains_key(id) => id.to_owned(),
            Some(_) => return Err(Error::NotFound),
            None => id_from(&template.title),
        };
        let (mut wrong, _) = problems(template);
        let is_same = known.templates.get(&id) == Some(template);
        let is_new_name = id.is_empty() || id == "new";
        if wrong.is_empty() && (is_same || is_new_name) {
            wrong.push(Problem::new("title", "refused-template-same"));
        }
        if !wrong.is_empty() {
            return Err(Error::Refused(wrong));
        }
        let payload = adopted(AdoptedKind::Template, path_of(&id), template.to_file());
        self.record_office(actor, [(payload.into(), Texts::new())])?;
        Ok(id)
    }

    /// All versions of a template, the latest first.
    pub fn template_versions(
        &self,
        actor: &Actor,
        id: &str,
    ) -> Result<Vec<TemplateVersion>, Error> {
        actor.require(Deed::EditTemplates)?;
        let mut versions = Vec::new();
        for event in self.store.office_events_of("adopted")? {
            let Payload::Adopted(document) = &event.payload else {
                continue;
            };
            let is_this =
                document.what == AdoptedKind::Template && id_of(&document.path) == Some(id);
            if !is_this {
                continue;
            }
            // A version that an older program took and this one does not read is left out.
            versions.extend(Template::parse(&document.content).ok().map(|template| {
                TemplateVersion {
                    at: event.at,
                    by: event.actor,
                    template,
                }
            }));
        }
        versions.reverse();
        Ok(versions)
    }
}

#[cfg(test)]
mod tests {
    use super::id_from;

    #[test]
    fn an_id_is_made_of_the_title() {
        assert_eq!(
            id_from("  Indkaldelse til møde (nr. 2) "),
            "indkaldelse-til-moede-nr-2"
        );
        assert_eq!(id_from("§§"), "");
    }
}
