//! From what a log-in service says of somebody to a role and a team, by a list the
//! municipality wrote.

/// Which value of a claim means which role: `value=role` or `value=role:team`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoleMap(Vec<(String, String, Option<String>)>);

/// A line of the list that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("»{0}« is not of the form value=role or value=role:team")]
pub struct NoLine(String);

impl RoleMap {
    /// Reads the list; the words for roles and teams are checked by the caller.
    pub fn parse<'a>(lines: impl IntoIterator<Item = &'a str>) -> Result<Self, NoLine> {
        let line = |text: &'a str| {
            let (value, to) = text.rsplit_once('=').ok_or(())?;
            let (role, team) = match to.split_once(':') {
                Some((role, team)) => (role, Some(team.trim().to_owned())),
                None => (to, None),
            };
            let is_whole = !value.trim().is_empty()
                && !role.trim().is_empty()
                && team.as_ref().is_none_or(|t| !t.is_empty());
            is_whole
                .then(|| (value.trim().to_owned(), role.trim().to_owned(), team))
                .ok_or(())
        };
        lines
            .into_iter()
            .map(|text| line(text).map_err(|()| NoLine(text.to_owned())))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Whether there is no line at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every role named, with its team.
    pub fn targets(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.0
            .iter()
            .map(|(_, role, team)| (role.as_str(), team.as_deref()))
    }

    /// Role and team by the first line whose value is among those given.
    pub fn find(&self, values: &[&str]) -> Option<(&str, Option<&str>)> {
        self.0
            .iter()
            .find(|(value, ..)| values.contains(&value.as_str()))
            .map(|(_, role, team)| (role.as_str(), team.as_deref()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_fits_gives_role_and_team() {
        let lines = [
            "CN=BoernLeder,OU=Roller=team_leader:nord",
            "boern-raadgiver = caseworker",
        ];
        let map = RoleMap::parse(lines).unwrap();
        assert_eq!(
            map.find(&["x", "boern-raadgiver"]),
            Some(("caseworker", None))
        );
        assert_eq!(
            map.find(&["boern-raadgiver", "CN=BoernLeder,OU=Roller"]),
            Some(("team_leader", Some("nord")))
        );
        assert_eq!(map.find(&["ukendt"]), None);
        for wrong in ["", "x", "=head", "x=", "x=head:"] {
            assert!(RoleMap::parse([wrong]).is_err(), "{wrong}");
        }
    }
}
