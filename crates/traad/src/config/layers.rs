//! Default, file, environment and flag laid over each other, with where each setting in
//! force comes from.

use super::check::SECTION;
use super::{Flags, check, defaults, environment};
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use toml::{Table, Value};

/// Where a setting comes from; a later one goes before an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The program.
    Default,
    /// The file.
    File,
    /// A variable of the environment.
    Environment,
    /// The command line.
    Flag,
}

/// One setting in force.
#[derive(Debug, Clone)]
pub struct Given {
    /// The municipality's number among several, from 0; `None` for the installation.
    pub municipality: Option<usize>,
    /// `section.name` or plain.
    pub name: String,
    /// What it is.
    pub value: Value,
    /// Where it comes from.
    pub origin: Origin,
}

/// The layers put together.
pub struct Layered {
    /// The table of the installation.
    pub installation: Table,
    /// A table for each municipality.
    pub municipalities: Vec<Table>,
    /// Each setting with its origin.
    pub given: Vec<Given>,
    /// Variables that look like settings and are none.
    pub unknown_variables: Vec<String>,
}

type Settings = BTreeMap<String, (Value, Origin)>;

/// Reads all layers.
pub fn read(
    flags: &Flags,
    variables: impl IntoIterator<Item = (String, String)>,
) -> Result<Layered> {
    let variables: Vec<(String, String)> = variables.into_iter().collect();
    let (set, unknown_variables) = environment::read(variables.iter().cloned())?;
    let from_environment = variables
        .iter()
        .find(|(name, value)| name == "TRAAD_CONFIG" && !value.is_empty())
        .map(|(_, path)| path.into());
    let mut file = match flags.file.clone().or(from_environment) {
        Some(path) => check::read(&path)?,
        None => Table::new(),
    };
    let sections = match file.remove(SECTION) {
        Some(Value::Array(sections)) => sections,
        _ => Vec::new(),
    };
    let mut base = Settings::new();
    lay(&mut base, defaults::table(), Origin::Default)?;
    lay(&mut base, file, Origin::File)?;
    let mut above = Settings::new();
    for (name, value) in set {
        above.insert(name, (value, Origin::Environment));
    }
    for (name, text) in &flags.settings {
        if defaults::default_of(name).is_none() {
            bail!("there is no setting {name}; `traad config default` lists them");
        }
        let value = environment::value_of(name, text)?;
        above.insert(name.clone(), (value, Origin::Flag));
    }
    let mut out = Layered {
        installation: Table::new(),
        municipalities: Vec::new(),
        given: Vec::new(),
        unknown_variables,
    };
    let is_several = !sections.is_empty();
    let of_each: Vec<Settings> = if is_several {
        sections
            .into_iter()
            .filter_map(|section| section.try_into::<Table>().ok())
            .map(|section| {
                let mut own = base.clone();
                lay(&mut own, section, Origin::File)?;
                Ok(own)
            })
            .collect::<Result<_>>()?
    } else {
        vec![base.clone()]
    };
    base.extend(above.clone());
    out.installation = out_of(&base, true, None, &mut out.given);
    for (number, mut own) in of_each.into_iter().enumerate() {
        // From outside, a setting would be the same for all: only one municipality takes it.
        if let Some((name, _)) = above.iter().find(|(n, _)| !defaults::is_of_installation(n))
            && is_several
        {
            bail!(
                "{name} is set by environment or flag, but several municipalities are configured; \
                 set it in their sections"
            );
        }
        own.extend(above.clone());
        let table = out_of(&own, false, Some(number), &mut out.given);
        out.municipalities.push(table);
    }
    Ok(out)
}

/// Lays the settings of a table over others.
fn lay(over: &mut Settings, table: Table, origin: Origin) -> Result<()> {
    let sections = defaults::table();
    for (name, value) in table {
        match (sections.get(&name), value) {
            (Some(Value::Table(known)), Value::Table(section)) if !known.is_empty() => {
                for (key, value) in section {
                    put(over, format!("{name}.{key}"), value, origin)?;
                }
            }
            (_, value) => put(over, name, value, origin)?,
        }
    }
    Ok(())
}

fn put(over: &mut Settings, name: String, value: Value, origin: Origin) -> Result<()> {
    let of_file = name
        .strip_suffix("_file")
        .filter(|of| defaults::is_secret(of) && defaults::default_of(&name).is_none());
    if let (Some(of), Some(path)) = (of_file, value.as_str()) {
        let secret = environment::secret(path, &name)?;
        over.insert(of.to_owned(), (Value::String(secret), origin));
    } else {
        over.insert(name, (value, origin));
    }
    Ok(())
}

/// The settings of the installation, or of a municipality, as a table again.
fn out_of(
    settings: &Settings,
    of_installation: bool,
    municipality: Option<usize>,
    given: &mut Vec<Given>,
) -> Table {
    let mut out = Table::new();
    for (name, (value, origin)) in settings {
        if defaults::is_of_installation(name) != of_installation {
            continue;
        }
        given.push(Given {
            municipality,
            name: name.clone(),
            value: value.clone(),
            origin: *origin,
        });
        match name.split_once('.') {
            None => {
                out.insert(name.clone(), value.clone());
            }
            Some((section, key)) => {
                let section = out
                    .entry(section)
                    .or_insert_with(|| Value::Table(Table::new()));
                if let Value::Table(section) = section {
                    section.insert(key.to_owned(), value.clone());
                }
            }
        }
    }
    out
}
