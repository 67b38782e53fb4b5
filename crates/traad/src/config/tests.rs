//! The default file against the fields, and what goes before what.

use super::*;
use std::path::PathBuf;

fn variables(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn read(file: &str, environment: &[(&str, &str)], flags: &[(&str, &str)]) -> Result<Config> {
    let folder = tempfolder();
    let path = folder.join("traad.toml");
    std::fs::write(&path, file).unwrap();
    let flags = Flags {
        file: Some(path),
        settings: variables(flags),
        municipality: None,
    };
    let out = Config::read(flags, variables(environment));
    std::fs::remove_dir_all(folder).unwrap();
    out
}

fn tempfolder() -> PathBuf {
    use std::sync::atomic::{AtomicU32, Ordering};
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("traad-config-{}-{number}", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&path).unwrap();
    path
}

fn refusal(file: &str) -> String {
    format!("{:#}", read(file, &[], &[]).unwrap_err())
}

#[test]
fn the_default_file_holds_every_setting_and_nothing_else() {
    // Both structs refuse unknown fields and have no defaults of their own: a setting
    // missing on either side fails here.
    let config = Config::read(Flags::default(), []).unwrap();
    assert_eq!(config.municipalities.len(), 1);
    assert!(config.given.iter().all(|g| g.origin == Origin::Default));
    assert_eq!(config.given.len(), defaults::names().len());
}

#[test]
fn the_default_file_as_shipped_and_switched_on_says_the_same() {
    let said = |config: &Config| format!("{:?}{:?}", config.installation, config.municipalities);
    let bare = Config::read(Flags::default(), []).unwrap();
    let shipped = read(DEFAULT_FILE, &[], &[]).unwrap();
    let on = read(&defaults::switched_on(), &[], &[]).unwrap();
    assert_eq!(said(&bare), said(&shipped));
    assert_eq!(said(&bare), said(&on));
    assert!(on.given.iter().all(|g| g.origin == Origin::File));
}

#[test]
fn every_setting_is_explained_above_its_line() {
    let lines: Vec<&str> = DEFAULT_FILE.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with('#') && line[1..].starts_with(|c: char| c.is_ascii_lowercase()) {
            assert!(lines[at - 1].starts_with("# "), "{line} is not explained");
        }
    }
}

#[test]
fn flag_before_environment_before_file_before_default() {
    let file = "name = \"fil\"\nlisten = [\"127.0.0.1:1\"]\n";
    let name = |env: &[_], flags: &[_]| {
        let config = read(file, env, flags).unwrap();
        config.municipality().unwrap().name.clone()
    };
    assert_eq!(name(&[], &[]), "fil");
    assert_eq!(name(&[("TRAAD_NAME", "miljø")], &[]), "miljø");
    assert_eq!(
        name(&[("TRAAD_NAME", "miljø")], &[("name", "flag")]),
        "flag"
    );
    let listen = |text| {
        let config = read(file, &[("TRAAD_LISTEN", text)], &[]).unwrap();
        config.installation.listen
    };
    assert_eq!(listen("[::1]:80, 10.0.0.1:80"), ["[::1]:80", "10.0.0.1:80"]);
    assert_eq!(listen("[\"a:1\", \"b:2\"]"), ["a:1", "b:2"]);
}

#[test]
fn an_unknown_setting_is_refused_with_its_line() {
    let said = refusal("name = \"A\"\n\nlistn = [\"x\"]\n");
    assert!(
        said.contains("line 3") && said.contains("did you mean listen?"),
        "{said}"
    );
    let said = refusal("\njson_logs = \"yes\"\n");
    assert!(
        said.contains("line 2") && said.contains("true or false"),
        "{said}"
    );
    let said = refusal("[[municipality]]\nname = \"A\"\nhosts = [\"a\"]\nlisten = []\n");
    assert!(
        said.contains("line 4") && said.contains("at the top"),
        "{said}"
    );
    let said = refusal("[municipality]\nname = \"A\"\n");
    assert!(said.contains("[[municipality]]"), "{said}");
}

#[test]
fn a_secret_may_stand_in_a_file_of_its_own_and_is_never_shown() {
    let folder = tempfolder();
    let path = folder.join("secret");
    std::fs::write(&path, "postgres://traad:hemmelig@db/fjordby\n").unwrap();
    let path = path.display().to_string();
    let by_variable = read("", &[("TRAAD_DATABASE_FILE", &path)], &[]).unwrap();
    let by_key = read(&format!("database_file = \"{path}\"\n"), &[], &[]).unwrap();
    for config in [by_variable, by_key] {
        let database = &config.municipality().unwrap().database;
        assert_eq!(database, "postgres://traad:hemmelig@db/fjordby");
        let shown = lines(&config).join("\n");
        assert!(shown.contains("postgres://traad:…@db/fjordby"), "{shown}");
        assert!(!shown.contains("hemmelig"), "{shown}");
    }
    let twice = [
        ("TRAAD_DATABASE_FILE", &*path),
        ("TRAAD_DATABASE", "sqlite:x"),
    ];
    assert!(read("", &twice, &[]).is_err());
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn passwords_are_hidden_in_every_form_of_an_address() {
    for address in [
        "postgres://u:hemmelig@h/d",
        "postgres://u:hem@melig@h/d",
        "postgres://h/d?user=u&password=hemmelig",
        "host=h user=u password=hemmelig dbname=d",
        "hemmelig",
    ] {
        let shown = shown::hidden(address);
        assert!(!shown.contains("melig"), "{address} → {shown}");
    }
    assert_eq!(
        shown::hidden("sqlite:data/traad.db"),
        "sqlite:data/traad.db"
    );
}

#[test]
fn several_municipalities_share_nothing() {
    let section = |name: &str, host: &str, database: &str| {
        format!(
            "[[municipality]]\nname = \"{name}\"\nhosts = [\"{host}\"]\ndatabase = \"{database}\"\n"
        )
    };
    let two = |b: &str| section("A", "a.dk", "sqlite:a.db") + b;
    let config = read(&two(&section("B", "b.dk", "sqlite:b.db")), &[], &[]).unwrap();
    assert!(config.municipality().is_err(), "a command must choose");
    for bad in [
        section("B", "b.dk", "sqlite:a.db"),
        section("A", "b.dk", "sqlite:b.db"),
        section("B", "A.dk", "sqlite:b.db"),
        // They would load and answer nobody.
        section("B", "b.dk:8443", "sqlite:b.db"),
        section("B", "b.dk.", "sqlite:b.db"),
        "[[municipality]]\nname = \"B\"\ndatabase = \"sqlite:b.db\"\n".to_owned(),
    ] {
        assert!(read(&two(&bad), &[], &[]).is_err(), "{bad}");
    }
    let capital = two(&section("B", "B.dk", "sqlite:b.db"));
    assert!(read(&capital, &[], &[]).is_ok());
    let both = two(&section("B", "b.dk", "sqlite:b.db"));
    assert!(read(&both, &[("TRAAD_DATABASE", "sqlite:c.db")], &[]).is_err());
}

#[test]
fn a_variable_that_is_no_setting_is_named() {
    let config = read("", &[("TRAAD_DATABSE", "x"), ("TRAAD_TEST_X", "y")], &[]).unwrap();
    assert_eq!(config.unknown_variables, ["TRAAD_DATABSE"]);
}
