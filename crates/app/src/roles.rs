//! The roles: what each may see and do, as adopted. Whatever a file says, no role that sees
//! only figures can be given a deed that shows a person.

use crate::deed::Deed;
use domain::Role;
use law::Title;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The file that comes with the program; a municipality may adopt another.
pub const BUILT_IN: &str = include_str!("../../../policy/roles.toml");

/// Its path among adopted documents.
pub const PATH: &str = "policy/roles.toml";

/// How far a role sees persons, as the file says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// Cases one has a part in now.
    Own,
    /// Cases of one's team.
    Team,
    /// Cases of all teams of one's district.
    District,
    /// Every case.
    Whole,
    /// The measures one's provider delivers.
    Contracts,
    /// No person.
    Aggregated,
    /// The program itself.
    System,
}

/// What one role may see and do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rights {
    /// How far.
    pub extent: Extent,
    /// What.
    pub deeds: Vec<Deed>,
    /// Why so.
    pub why: Title,
}

impl Rights {
    /// Whether a deed is among them.
    pub fn has(&self, deed: Deed) -> bool {
        self.deeds.contains(&deed)
    }

    /// Everything: the program itself.
    pub(crate) fn system() -> Self {
        Self {
            extent: Extent::System,
            deeds: Deed::ALL.to_vec(),
            why: Title {
                da: String::new(),
                en: String::new(),
            },
        }
    }
}

/// All roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roles {
    /// For how many minutes a broken glass opens a case.
    pub glass_minutes: u32,
    /// How often in an hour one may try to break it.
    pub glass_tries_an_hour: u32,
    rights: BTreeMap<Role, Arc<Rights>>,
}

/// A file of roles that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RolesError {
    /// No TOML, or not of this form; an unknown reach or role among it.
    #[error("the roles cannot be read: {0}")]
    Form(#[from] toml::de::Error),
    /// A role says something that cannot be.
    #[error("the role {0}: {1}")]
    Role(Role, String),
    /// The glass would open for ever, or never.
    #[error("glass_minutes is 1 to 1440 and glass_tries_an_hour 1 to 1000")]
    Glass,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    glass_minutes: u32,
    glass_tries_an_hour: u32,
    role: Vec<Block>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
    role: Role,
    reach: Extent,
    deeds: Vec<String>,
    why: Title,
}

impl Roles {
    /// Reads a file of roles.
    ///
    /// # Errors
    /// If a deed, reach or role is unknown, a role is missing or comes twice, or a role gets
    /// a deed its reach does not carry.
    pub fn parse(text: &str) -> Result<Self, RolesError> {
        let file: File = toml::from_str(text)?;
        if !(1..=1440).contains(&file.glass_minutes)
            || !(1..=1000).contains(&file.glass_tries_an_hour)
        {
            return Err(RolesError::Glass);
        }
        let mut rights = BTreeMap::new();
        for block in file.role {
            let role = block.role;
            let checked = block.checked().map_err(|e| RolesError::Role(role, e))?;
            if rights.insert(role, Arc::new(checked)).is_some() {
                return Err(RolesError::Role(role, "comes twice".to_owned()));
            }
        }
        match Role::ALL.iter().find(|role| !rights.contains_key(role)) {
            Some(role) => Err(RolesError::Role(*role, "is missing".to_owned())),
            None => Ok(Self {
                glass_minutes: file.glass_minutes,
                glass_tries_an_hour: file.glass_tries_an_hour,
                rights,
            }),
        }
    }

    /// The roles that come with the program.
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).expect("the built-in roles are tested")
    }

    /// What a role may see and do.
    pub fn of(&self, role: Role) -> Arc<Rights> {
        // Every role is in the map, or the file would not have loaded.
        Arc::clone(&self.rights[&role])
    }
}

impl Block {
    fn checked(self) -> Result<Rights, String> {
        let is_program = matches!(self.role, Role::System | Role::Import);
        if is_program != (self.reach == Extent::System) {
            return Err("the reach »system« is for the program alone".to_owned());
        }
        let deeds: Vec<Deed> = if is_program && self.deeds == ["all"] {
            Deed::ALL.to_vec()
        } else {
            self.deeds
                .iter()
                .map(|word| word.parse())
                .collect::<Result<_, _>>()?
        };
        let sees_nobody = matches!(self.reach, Extent::Aggregated | Extent::Contracts);
        if let Some(deed) = deeds.iter().find(|d| sees_nobody && d.needs_reach()) {
            return Err(format!("»{deed}« shows persons, and the reach has none"));
        }
        if deeds.contains(&Deed::SeeOwnContracts)
            && !matches!(self.reach, Extent::Contracts | Extent::System)
        {
            return Err("»see_own_contracts« needs the reach »contracts«".to_owned());
        }
        if self.why.da.trim().is_empty() || self.why.en.trim().is_empty() {
            return Err("says why in neither or only one language".to_owned());
        }
        Ok(Rights {
            extent: self.reach,
            deeds,
            why: self.why,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(from: &str, to: &str) -> String {
        assert!(BUILT_IN.contains(from), "{from}");
        let text = BUILT_IN.replacen(from, to, 1);
        Roles::parse(&text).unwrap_err().to_string()
    }

    #[test]
    fn the_built_in_roles_load() {
        let roles = Roles::built_in();
        assert_eq!(roles.of(Role::Head).extent, Extent::Whole);
        assert_eq!(roles.glass_minutes, 60);
    }

    #[test]
    fn a_misspelt_deed_reach_or_role_does_not_load() {
        assert!(error("\"see_cases\"", "\"see_case\"").contains("see_case«"));
        assert!(error("\"whole\"", "\"all\"").contains("all"));
        assert!(error("\"economist\"", "\"economyst\"").contains("economyst"));
    }

    #[test]
    fn a_role_left_out_or_given_twice_does_not_load() {
        assert!(error("\"economist\"", "\"committee\"").contains("twice"));
        let text = BUILT_IN
            .split("[[role]]\nrole = \"import\"")
            .next()
            .unwrap();
        let missing = Roles::parse(text).unwrap_err().to_string();
        assert!(missing.contains("import") && missing.contains("missing"));
    }

    #[test]
    fn who_sees_only_figures_can_be_given_no_deed_that_shows_a_person() {
        let committee = "role = \"committee\"\nreach = \"aggregated\"\ndeeds = [\"see_goals\"";
        for deed in Deed::ALL.iter().filter(|deed| deed.needs_reach()) {
            let said = error(committee, &format!("{committee}, \"{deed}\""));
            assert!(said.contains(deed.as_str()) && said.contains("shows persons"));
        }
        let whole = committee.replace("aggregated", "system");
        assert!(error(committee, &whole).contains("program alone"));
    }

    #[test]
    fn the_glass_does_not_open_for_ever() {
        assert!(error("glass_minutes = 60", "glass_minutes = 100000").contains("1440"));
    }
}
