//! Templates of letters: adopted documents that whoever may edits on a page; every version stays
//! on record with who adopted it.

use crate::setup::{adopted, fingerprint_of};
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

/// What a form carries that was filled in on a template, so that nobody overwrites another unseen.
pub fn version_of(template: &Template) -> String {
    fingerprint_of(template.to_file().as_bytes())
}

/// A template as it is adopted, unless something is wrong with it or its title.
fn adoption(
    id: &str,
    template: &Template,
    wrong_title: Option<&'static str>,
) -> Result<Option<(Payload, Texts)>, Error> {
    let (mut wrong, _) = problems(template);
    if wrong.is_empty() {
        wrong.extend(wrong_title.map(|message| Problem::new("title", message)));
    }
    if !wrong.is_empty() {
        return Err(Error::Refused(wrong));
    }
    let payload = adopted(AdoptedKind::Template, path_of(id), template.to_file());
    Ok(Some((payload.into(), Texts::new())))
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
    /// Adopts a new template, and gives back its id. One that has the same name stays.
    pub fn add_template(&self, actor: &Actor, template: &Template) -> Result<String, Error> {
        actor.require(Deed::EditTemplates)?;
        let id = id_from(&template.title);
        self.record_office_by(actor, |known| {
            let wrong = match id.as_str() {
                "" | "new" => Some("refused-template-same"),
                taken if known.templates.contains_key(taken) => Some("refused-template-taken"),
                _ => None,
            };
            adoption(&id, template, wrong)
        })?;
        Ok(id)
    }

    /// Adopts a template in place of the version before.
    ///
    /// `seen` is what [`version_of`] gave for the version that it was written on;
    /// [`Error::Conflict`] if someone adopted another meanwhile.
    pub fn change_template(
        &self,
        actor: &Actor,
        id: &str,
        seen: Option<&str>,
        template: &Template,
    ) -> Result<(), Error> {
        actor.require(Deed::EditTemplates)?;
        self.record_office_by(actor, |known| {
            let stands = known.templates.get(id).ok_or(Error::NotFound)?;
            if seen.is_some_and(|seen| seen != version_of(stands)) {
                return Err(Error::Conflict);
            }
            let is_same = stands == template;
            adoption(id, template, is_same.then_some("refused-template-same"))
        })?;
        Ok(())
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
