//! The default file, which is also the list of settings: names, forms and defaults.

use toml::{Table, Value};

/// The file as it is shipped: every setting switched off by a `#`.
pub const TEXT: &str = include_str!("../../../../config/traad.toml");

/// Settings of the process; all others are a municipality's and may stand in its section.
pub const OF_INSTALLATION: &[&str] = &[
    "listen",
    "monitor",
    "log",
    "json_logs",
    "node",
    "stop_seconds",
    "tls",
    "worker",
];

/// Settings that may hold a password: shown hidden, and readable from a file of their own.
pub const SECRET: &[&str] = &["database", "keys", "master_key", "service.client_secret"];

/// The file with every setting switched on.
pub fn switched_on() -> String {
    let on = |line: &str| match line.strip_prefix('#') {
        Some(setting) if setting.starts_with(|c: char| c.is_ascii_lowercase()) => {
            setting.to_owned()
        }
        _ => line.to_owned(),
    };
    TEXT.lines().map(on).collect::<Vec<_>>().join("\n")
}

/// Every setting with its default.
pub fn table() -> Table {
    toml::from_str(&switched_on()).expect("a test reads the default file")
}

/// The names of all settings, `section.name` or plain.
pub fn names() -> Vec<String> {
    let mut out = Vec::new();
    for (name, value) in table() {
        match value {
            Value::Table(section) if !section.is_empty() => {
                out.extend(section.keys().map(|key| format!("{name}.{key}")));
            }
            _ => out.push(name),
        }
    }
    out
}

/// Whether a setting belongs to the process rather than to a municipality.
pub fn is_of_installation(name: &str) -> bool {
    let section = name.split('.').next().unwrap_or(name);
    OF_INSTALLATION.contains(&section)
}

/// Whether a setting may hold a password.
pub fn is_secret(name: &str) -> bool {
    SECRET.contains(&name)
}

/// The default of a setting.
pub fn default_of(name: &str) -> Option<Value> {
    let table = table();
    match name.split_once('.') {
        None => table.get(name).cloned(),
        Some((section, key)) => table.get(section)?.get(key).cloned(),
    }
}
