//! The settings in force as lines for a person; passwords hidden.

use super::{Config, Origin, defaults};
use toml::Value;

/// Every setting with its value and where it comes from.
pub fn lines(config: &Config) -> Vec<String> {
    let mut out = Vec::new();
    let mut last = None;
    for given in &config.given {
        if given.municipality.is_some() && given.municipality != last {
            let number = given.municipality.unwrap_or(0);
            out.push(format!("# {}", config.municipalities[number].name));
        }
        last = given.municipality;
        let value = if defaults::is_secret(&given.name) {
            format!("\"{}\"", hidden(given.value.as_str().unwrap_or("")))
        } else {
            in_a_line(&given.value)
        };
        out.push(format!(
            "{:<28} = {value:<40} # {}",
            given.name,
            word(given.origin)
        ));
    }
    out
}

fn in_a_line(value: &Value) -> String {
    value.to_string().replace('\n', " ")
}

fn word(origin: Origin) -> &'static str {
    match origin {
        Origin::Default => "default",
        Origin::File => "file",
        Origin::Environment => "environment",
        Origin::Flag => "flag",
    }
}

/// An address without its password; anything else that may be secret, wholly hidden.
pub fn hidden(text: &str) -> String {
    if text.is_empty() || text.starts_with("sqlite:") {
        return text.to_owned();
    }
    if let Some((scheme, rest)) = text.split_once("://") {
        let Some((user, host)) = rest.rsplit_once('@') else {
            return without_query_password(text);
        };
        let user = user.split(':').next().unwrap_or("");
        let password = if rest.contains(':') { ":…" } else { "" };
        return without_query_password(&format!("{scheme}://{user}{password}@{host}"));
    }
    if text.contains("host=") || text.contains("dbname=") {
        let plain = ["host=", "port=", "dbname=", "user="];
        let words = text.split_whitespace();
        let shown: Vec<&str> = words
            .clone()
            .filter(|word| plain.iter().any(|p| word.starts_with(p)) && !word.contains('\''))
            .collect();
        let rest = if shown.len() < words.count() {
            " …"
        } else {
            ""
        };
        return format!("{}{rest}", shown.join(" "));
    }
    "…".to_owned()
}

fn without_query_password(url: &str) -> String {
    match url.split_once("password=") {
        None => url.to_owned(),
        Some((before, _)) => format!("{before}password=…"),
    }
}
