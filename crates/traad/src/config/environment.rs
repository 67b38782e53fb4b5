//! Settings from variables of the environment: `TRAAD_` and the setting's name in capitals.

use super::{check, defaults};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use toml::Value;

/// Variables with the prefix that are no settings: the file, and what tests and scripts read.
const OTHER: &[&str] = &["CONFIG", "BIN", "RECOUNT"];

/// What the environment sets, and which variables look like settings and are none.
pub fn read(
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<(BTreeMap<String, Value>, Vec<String>)> {
    let names: BTreeMap<String, String> = defaults::names()
        .into_iter()
        .map(|name| (name.replace('.', "_").to_ascii_uppercase(), name))
        .collect();
    let mut set = BTreeMap::new();
    let mut unknown = Vec::new();
    for (variable, text) in environment {
        let Some(rest) = variable.strip_prefix("TRAAD_") else {
            continue;
        };
        let of_file = rest
            .strip_suffix("_FILE")
            .and_then(|of| names.get(of))
            .filter(|name| defaults::is_secret(name));
        let (name, text) = match (names.get(rest), of_file) {
            (Some(name), _) => (name, text),
            (None, Some(name)) => (name, secret(&text, &variable)?),
            (None, None) => {
                if !OTHER.contains(&rest) && !rest.starts_with("TEST_") {
                    unknown.push(variable);
                }
                continue;
            }
        };
        let value = value_of(name, &text).with_context(|| format!("the variable {variable}"))?;
        if set.insert(name.clone(), value).is_some() {
            bail!("{name} is set twice in the environment, directly and by a file");
        }
    }
    Ok((set, unknown))
}

/// The content of a file that holds one secret, without the end of its line.
pub fn secret(path: &str, named_by: &str) -> Result<String> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("the file {path} named by {named_by} cannot be read"))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// A setting's value from text, in the form its default has.
pub fn value_of(name: &str, text: &str) -> Result<Value> {
    let default = defaults::default_of(name).with_context(|| format!("no setting {name}"))?;
    let trimmed = text.trim();
    let refused = || {
        format!(
            "»{trimmed}« is not what {name} needs: {}",
            check::form(default.type_str())
        )
    };
    Ok(match default {
        Value::String(_) => Value::String(text.to_owned()),
        // `[::1]:80` is an address, `["a"]` a list.
        Value::Array(_) if !(trimmed.starts_with('[') && trimmed.ends_with(']')) => trimmed
            .split(',')
            .map(str::trim)
            .filter(|item| !item.is_empty())
            .map(|item| Value::String(item.to_owned()))
            .collect::<Vec<_>>()
            .into(),
        _ => {
            let table: toml::Table =
                toml::from_str(&format!("it = {trimmed}")).with_context(refused)?;
            let value = table["it"].clone();
            if !value.same_type(&default) {
                bail!(refused());
            }
            value
        }
    })
}
