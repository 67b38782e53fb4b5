//! Templates of letters that the municipality edits itself: words with named fields, which a case
//! fills when a letter is written. No program: a field is a name in braces and nothing else.

use crate::code::{DocumentKind, TemplateField, TemplateLanguage};
use serde::{Deserialize, Serialize};

/// Where templates lie among adopted documents: this, the id, `.toml`.
pub const FOLDER: &str = "templates/";

/// The template of the letter by which a party is heard.
pub const HEARING: &str = "hearing";

/// The templates that come with the program: id and file.
const BUILT_IN: [(&str, &str); 5] = [
    (
        "concern",
        include_str!("../../../policy/templates/concern.toml"),
    ),
    (
        "meeting",
        include_str!("../../../policy/templates/meeting.toml"),
    ),
    (
        "information",
        include_str!("../../../policy/templates/information.toml"),
    ),
    (
        "receipt",
        include_str!("../../../policy/templates/receipt.toml"),
    ),
    (
        HEARING,
        include_str!("../../../policy/templates/hearing.toml"),
    ),
];

/// Path and content of the templates that come with the program.
pub fn built_in_files() -> impl Iterator<Item = (String, &'static str)> {
    BUILT_IN.iter().map(|(id, file)| (path_of(id), *file))
}

/// The path of a template.
pub fn path_of(id: &str) -> String {
    format!("{FOLDER}{id}.toml")
}

/// The id of the template at a path.
pub fn id_of(path: &str) -> Option<&str> {
    path.strip_prefix(FOLDER)?.strip_suffix(".toml")
}

/// The template of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// What the letter is about: its heading, and its title in the file.
    pub title: String,
    /// The language it is written in.
    pub language: TemplateLanguage,
    /// What kind of document its letter becomes.
    pub kind: DocumentKind,
    /// Its words: paragraphs with an empty line between them; `# ` begins a heading, `- ` an item
    /// of a list, `{name}` is a field.
    pub body: String,
}

/// A template that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// No TOML, or not of this form.
    #[error("the template cannot be read: {0}")]
    Form(#[from] toml::de::Error),
    /// Nothing would stand in the letter.
    #[error("a template needs a title and words")]
    Empty,
    /// Names in braces that are no fields.
    #[error("there is no field {}", .0.join(", "))]
    Unknown(Vec<String>),
}

/// A part of a letter, its fields filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// A list.
    Bullets(Vec<String>),
}

/// Words between fields, or a field.
enum Piece<'t> {
    Words(&'t str),
    Field(Result<TemplateField, &'t str>),
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// If it is empty or names a field that there is not.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let template: Self = toml::from_str(text)?;
        template.check()?;
        Ok(template)
    }

    /// Whether a letter can be made of it.
    ///
    /// # Errors
    /// If it is empty or names a field that there is not.
    pub fn check(&self) -> Result<(), TemplateError> {
        if self.title.trim().is_empty() || self.body.trim().is_empty() {
            return Err(TemplateError::Empty);
        }
        let unknown: Vec<String> = pieces(&self.body)
            .filter_map(|piece| match piece {
                Piece::Field(Err(name)) => Some(format!("{{{name}}}")),
                _ => None,
            })
            .collect();
        if unknown.is_empty() {
            Ok(())
        } else {
            Err(TemplateError::Unknown(unknown))
        }
    }

    /// The file that is adopted.
    pub fn to_file(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    /// The fields it uses, each once, in the order of the list.
    pub fn fields(&self) -> Vec<TemplateField> {
        let mut found: Vec<TemplateField> = pieces(&self.body)
            .filter_map(|piece| match piece {
                Piece::Field(Ok(field)) => Some(field),
                _ => None,
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The letter, each field replaced by its value. What a value says is words and never a
    /// heading or a list; a paragraph of a value that is empty is left out.
    pub fn filled(&self, value: impl Fn(TemplateField) -> String) -> Vec<Part> {
        let fill = |words: &str| -> String {
            let filled = pieces(words).map(|piece| match piece {
                Piece::Words(words) => words.to_owned(),
                Piece::Field(Ok(field)) => value(field),
                Piece::Field(Err(name)) => format!("{{{name}}}"),
            });
            filled.collect()
        };
        let mut parts = Vec::new();
        let mut open = String::new();
        for line in self.body.lines().map(str::trim).chain([""]) {
            let heading = line.strip_prefix("# ");
            let item = line.strip_prefix("- ");
            if line.is_empty() || heading.is_some() || item.is_some() {
                let paragraph = fill(&std::mem::take(&mut open));
                let lines = paragraph.lines().map(str::trim).filter(|l| !l.is_empty());
                parts.extend(lines.map(|l| Part::Paragraph(l.to_owned())));
            }
            match (heading, item, parts.last_mut()) {
                (Some(heading), _, _) => parts.push(Part::Heading(fill(heading))),
                (_, Some(item), Some(Part::Bullets(items))) => items.push(fill(item)),
                (_, Some(item), _) => parts.push(Part::Bullets(vec![fill(item)])),
                _ if line.is_empty() => {}
                _ => {
                    if !open.is_empty() {
                        open.push(' ');
                    }
                    open.push_str(line);
                }
            }
        }
        parts
    }
}

/// Words and fields in turn. A brace without its other half is words.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let open = rest.find('{').unwrap_or(rest.len());
        let close = rest[open..].find('}').map(|at| open + at);
        let (piece, end) = match (open, close) {
            (0, Some(close)) => {
                let name = rest[1..close].trim();
                (Piece::Field(name.parse().map_err(|_| name)), close + 1)
            }
            (0, None) => (Piece::Words(rest), rest.len()),
            (open, _) => (Piece::Words(&rest[..open]), open),
        };
        rest = &rest[end..];
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(body: &str) -> Template {
        Template {
            title: "Brev".into(),
            language: TemplateLanguage::Da,
            kind: DocumentKind::Letter,
            body: body.into(),
        }
    }

    #[test]
    fn the_templates_of_the_program_are_right_and_go_through_their_file() {
        for (path, file) in built_in_files() {
            let template = Template::parse(file).unwrap_or_else(|e| panic!("{path}: {e}"));
            assert_eq!(Template::parse(&template.to_file()).unwrap(), template);
            assert!(
                id_of(&path).is_some() && template.fields().contains(&TemplateField::Recipient)
            );
        }
    }

    #[test]
    fn an_unknown_field_is_named() {
        let wrong = of("Kære {recipient}, {barnet} og {mor}").check();
        let Err(TemplateError::Unknown(names)) = wrong else {
            panic!("{wrong:?}");
        };
        assert_eq!(names, ["{barnet}", "{mor}"]);
        assert!(of("En { uden ende").check().is_ok());
        assert!(matches!(of(" ").check(), Err(TemplateError::Empty)));
    }

    #[test]
    fn values_are_words_and_shape_nothing() {
        let template = of("Kære {recipient}\n\n# Om {child}\n- et\n- to {child}\n\n{words}\nslut");
        let parts = template.filled(|field| match field {
            TemplateField::Recipient => "Bo".into(),
            TemplateField::Words => "# ikke en overskrift\n- heller ikke {child}".into(),
            _ => "Ida".into(),
        });
        assert_eq!(
            parts,
            [
                Part::Paragraph("Kære Bo".into()),
                Part::Heading("Om Ida".into()),
                Part::Bullets(vec!["et".into(), "to Ida".into()]),
                Part::Paragraph("# ikke en overskrift".into()),
                Part::Paragraph("- heller ikke {child} slut".into()),
            ]
        );
        let without = template.filled(|_| String::new());
        assert_eq!(without.last(), Some(&Part::Paragraph("slut".into())));
    }
}
