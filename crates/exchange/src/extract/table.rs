//! Code tables: what a value of the extract is called here.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Codes of the extract and the values they become.
///
/// A code that ends in `*` stands for all codes that begin so; the exact code wins, then
/// the longest beginning. An empty text leaves the field out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    values: BTreeMap<String, toml::Value>,
    /// For codes that are not listed; without it they are an error.
    default: Option<toml::Value>,
}

impl Table {
    /// What a code becomes; `None` for an unknown code.
    pub(super) fn value(&self, code: &str) -> Option<&toml::Value> {
        self.values
            .get(code)
            .filter(|_| !code.ends_with('*'))
            .or_else(|| {
                self.values
                    .iter()
                    .filter_map(|(key, value)| Some((key.strip_suffix('*')?, value)))
                    .filter(|(start, _)| code.starts_with(start))
                    .max_by_key(|(start, _)| start.len())
                    .map(|(_, value)| value)
            })
            .or(self.default.as_ref())
    }

    /// All codes it lists, for the message about an unknown one.
    pub(super) fn codes(&self) -> String {
        let codes: Vec<_> = self.values.keys().map(String::as_str).collect();
        codes.join(", ")
    }

    /// All values it can give.
    pub(super) fn values(&self) -> impl Iterator<Item = &toml::Value> {
        self.values.values().chain(self.default.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn the_exact_code_wins_then_the_longest_beginning() {
        let t = table("values = { \"U*\" = 1, \"U1*\" = 2, U10 = 3 }");
        for (code, value) in [("U4", 1), ("U11", 2), ("U10", 3)] {
            assert_eq!(t.value(code), Some(&toml::Value::Integer(value)), "{code}");
        }
    }

    #[test]
    fn an_unknown_code_has_no_value_unless_there_is_a_default() {
        assert_eq!(table("values = { a = 1 }").value("b"), None);
        let t = table("values = { a = 1 }\ndefault = 9");
        assert_eq!(t.value("b"), Some(&toml::Value::Integer(9)));
    }

    #[test]
    fn a_star_in_the_data_is_no_beginning() {
        assert_eq!(
            table("values = { \"U*\" = 1 }\ndefault = 2").value("X*"),
            Some(&toml::Value::Integer(2))
        );
    }
}
