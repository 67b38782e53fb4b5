//! Reading a configuration file: what is unknown or of the wrong form is named with its line.

use super::defaults;
use anyhow::{Context, Result, bail};
use std::path::Path;
use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

/// The section of one municipality among several.
pub const SECTION: &str = "municipality";

/// Reads a file as a table, checked against the list of settings.
pub fn read(path: &Path) -> Result<Table> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("the configuration file {} cannot be read", path.display()))?;
    parse(&text).with_context(|| format!("the configuration file {} is not right", path.display()))
}

/// Parses and checks the text of a file.
pub fn parse(text: &str) -> Result<Table> {
    let parsed = DeTable::parse(text)?;
    let page = Page { text };
    page.check_table(parsed.get_ref(), &defaults::table(), Place::Top)?;
    Ok(toml::from_str(text)?)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place<'a> {
    Top,
    Municipality,
    Section(&'a str),
}

struct Page<'a> {
    text: &'a str,
}

impl Page<'_> {
    fn line(&self, at: usize) -> usize {
        1 + self.text[..at.min(self.text.len())].matches('\n').count()
    }

    fn check_table(&self, given: &DeTable<'_>, known: &Table, place: Place<'_>) -> Result<()> {
        for (key, value) in given {
            let name: &str = key.get_ref();
            let line = self.line(key.span().start);
            if place == Place::Top && name == SECTION {
                self.check_municipalities(value, known, line)?;
                continue;
            }
            if place == Place::Municipality && defaults::is_of_installation(name) {
                bail!("line {line}: {name} is for the whole installation; set it at the top");
            }
            let full = match place {
                Place::Section(section) => format!("{section}.{name}"),
                _ => name.to_owned(),
            };
            if let Some(of) = full
                .strip_suffix("_file")
                .filter(|of| defaults::is_secret(of))
            {
                check_form(value.get_ref(), &Value::String(String::new()), of, line)?;
                continue;
            }
            let Some(default) = known.get(name) else {
                bail!(
                    "line {line}: there is no setting {full}{}",
                    near(name, known)
                );
            };
            check_form(value.get_ref(), default, &full, line)?;
            if let (DeValue::Table(section), Value::Table(known)) = (value.get_ref(), default)
                && !known.is_empty()
            {
                self.check_table(section, known, Place::Section(name))?;
            }
        }
        Ok(())
    }

    fn check_municipalities(
        &self,
        value: &Spanned<DeValue<'_>>,
        known: &Table,
        line: usize,
    ) -> Result<()> {
        let DeValue::Array(sections) = value.get_ref() else {
            bail!("line {line}: write [[{SECTION}]], once for each municipality");
        };
        for section in sections {
            let DeValue::Table(section) = section.get_ref() else {
                bail!("line {line}: write [[{SECTION}]], once for each municipality");
            };
            self.check_table(section, known, Place::Municipality)?;
        }
        Ok(())
    }
}

fn check_form(value: &DeValue<'_>, default: &Value, name: &str, line: usize) -> Result<()> {
    if value.type_str() == default.type_str() {
        return Ok(());
    }
    bail!(
        "line {line}: {name} must be {}, not {}",
        form(default.type_str()),
        form(value.type_str())
    )
}

/// A form in the words of a person.
pub fn form(kind: &str) -> &'static str {
    match kind {
        "string" => "a text in quotes",
        "integer" => "a whole number",
        "boolean" => "true or false",
        "array" => "a list in []",
        "table" => "a section",
        "float" => "a number",
        _ => "something else",
    }
}

/// The setting that was probably meant.
fn near(name: &str, known: &Table) -> String {
    let best = known
        .keys()
        .map(|key| (distance(name, key), key))
        .min()
        .filter(|(d, key)| *d <= 1 + key.len() / 4);
    best.map_or_else(String::new, |(_, key)| format!("; did you mean {key}?"))
}

/// How many letters must be put in, taken out or changed.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}
