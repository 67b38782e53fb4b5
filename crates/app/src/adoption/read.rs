//! What a file is that somebody hands in, and what is wrong with it.

use super::{Fault, Handed};
use crate::setup::built_in_documents;
use domain::code::AdoptedKind;
use domain::template;

/// Folders of which a municipality may have documents of any name, with their kind.
const FOLDERS: [(&str, AdoptedKind); 4] = [
    ("law/local/", AdoptedKind::Standard),
    ("policy/cards/", AdoptedKind::Card),
    ("policy/goals/", AdoptedKind::Goal),
    (template::FOLDER, AdoptedKind::Template),
];

/// The path of a document among adopted ones, from that of a file: the end of it that names a
/// document there is, or a new one in a folder that may have more.
pub fn path_of(file: &str) -> Option<String> {
    let file = file.replace('\\', "/");
    let parts: Vec<&str> = file.split('/').filter(|part| !part.is_empty()).collect();
    let known = built_in_documents();
    for from in 0..parts.len() {
        let end = parts[from..].join("/");
        let is_known = known.iter().any(|(_, path, _)| *path == end);
        if is_known || kind_of(&end).is_some() {
            return Some(end);
        }
    }
    // Alone, the name of a document that there is one of is enough.
    let name = parts.last()?;
    let alone = |path: &str| path.strip_prefix("policy/") == Some(*name);
    let found = known.into_iter().find(|(_, path, _)| alone(path));
    found.map(|(_, path, _)| path)
}

/// The kind of the document at a path, if a municipality may have one there.
fn kind_of(path: &str) -> Option<AdoptedKind> {
    let in_folder = FOLDERS.iter().find(|(folder, _)| {
        let name = path.strip_prefix(folder);
        let id = name.and_then(|name| name.strip_suffix(".toml"));
        id.is_some_and(|id| !id.is_empty() && !id.contains('/'))
    });
    if let Some((_, kind)) = in_folder {
        return Some(*kind);
    }
    let known = built_in_documents();
    let found = known.iter().find(|(_, known, _)| known == path);
    found.map(|(kind, _, _)| *kind)
}

/// What is said where somebody hands in law.
const NOT_LAW: &str = "the law comes with the program and is nobody's to change; a standard of \
                       your own stands under law/local/ and is counted apart";

pub(super) fn fault(one: &Handed, line: Option<usize>, what: String) -> Fault {
    Fault {
        name: one.name.clone(),
        line,
        what,
    }
}

/// Reads a document by its kind.
pub(super) fn read(one: &Handed) -> Result<AdoptedKind, Fault> {
    let Some(kind) = kind_of(&one.path) else {
        let what = format!("there is no document {}", one.path);
        return Err(fault(one, None, what));
    };
    if kind == AdoptedKind::Law {
        return Err(fault(one, None, NOT_LAW.to_owned()));
    }
    if one.content.trim().is_empty() {
        return Err(fault(one, None, "it is empty".to_owned()));
    }
    // What is no TOML at all is told with its line, whatever the kind.
    if let Err(error) = toml::from_str::<toml::Table>(&one.content) {
        return Err(of_toml(one, &error));
    }
    let (path, content) = (one.path.as_str(), one.content.as_str());
    let wrong = |error: &(dyn std::error::Error + 'static)| {
        let inner = error.source().unwrap_or(error);
        match inner.downcast_ref::<toml::de::Error>() {
            Some(error) => of_toml(one, error),
            None => of_words(one, &error.to_string()),
        }
    };
    let done = match kind {
        AdoptedKind::Law | AdoptedKind::Standard => Ok(()),
        AdoptedKind::Card => indicators::Card::parse(path, content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Goal => indicators::Goal::parse(path, content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Policy => indicators::Policy::parse(path, content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Ladder => domain::ladder::Ladder::parse(content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Roles => crate::roles::Roles::parse(content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Retention => crate::retention::Retention::parse(content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Competence => domain::competence::CompetencePlan::parse(content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Kle => domain::kle::KleList::parse(content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Template => template::Template::parse(content)
            .and_then(|template| template.check())
            .map_err(|e| wrong(&e)),
        AdoptedKind::TargetGroups => domain::target_group::TargetGroups::parse(content)
            .map(drop)
            .map_err(|e| wrong(&e)),
        AdoptedKind::Transition => domain::growing_up::Checklist::parse(content)
            .map(drop)
            .map_err(|e| wrong(&e)),
    };
    done.map(|()| kind)
}

/// A fault of form, with its line.
fn of_toml(one: &Handed, error: &toml::de::Error) -> Fault {
    let line = error.span().map(|span| {
        let before = one.content.get(..span.start).unwrap_or_default();
        before.matches('\n').count() + 1
    });
    fault(one, line, error.message().trim().to_owned())
}

/// A fault as it is told, the line taken out of it and the picture of the place left away.
fn of_words(one: &Handed, told: &str) -> Fault {
    const AT: &str = "TOML parse error at line ";
    let Some((_, after)) = told.split_once(AT) else {
        let told = told.strip_prefix(&one.path).unwrap_or(told);
        return fault(one, None, told.trim_start_matches([':', ' ']).to_owned());
    };
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    let last = told.lines().rfind(|line| !line.trim().is_empty());
    let what = last.unwrap_or_default().trim().to_owned();
    fault(one, digits.parse().ok(), what)
}

/// A fault that shows beside what is in force: in the document itself with its line, or that it
/// does not fit the others.
pub(super) fn of_rules(one: &Handed, told: &str) -> Fault {
    let Some(after) = told.strip_prefix(&one.path) else {
        return fault(
            one,
            None,
            format!("it does not fit what is in force: {told}"),
        );
    };
    let after = after.trim_start_matches(':');
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    let what = after[digits.len()..].trim_start_matches([':', ' ']);
    fault(one, digits.parse().ok(), what.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_the_end_of_its_path() {
        for (file, path) in [
            (
                "/etc/traad/policy/transition.toml",
                Some("policy/transition.toml"),
            ),
            ("transition.toml", Some("policy/transition.toml")),
            (
                "own/policy/goals/vores.toml",
                Some("policy/goals/vores.toml"),
            ),
            ("law/local/ny_frist.toml", Some("law/local/ny_frist.toml")),
            (
                "x/law/notification/evaluation.toml",
                Some("law/notification/evaluation.toml"),
            ),
            ("evaluation.toml", None),
            ("policy/goals/.toml", None),
            ("noter.txt", None),
        ] {
            assert_eq!(path_of(file).as_deref(), path, "{file}");
        }
    }

    #[test]
    fn a_fault_names_the_line_and_what_is_wrong() {
        let broken = |path: &str, from: &str, to: &str| {
            let known = built_in_documents();
            let (_, _, content) = known.into_iter().find(|(_, p, _)| p == path).unwrap();
            assert!(content.contains(from), "{from}");
            let line = content[..content.find(from).unwrap()].matches('\n').count() + 1;
            let one = Handed {
                name: "min.toml".into(),
                path: path.into(),
                content: content.replacen(from, to, 1),
            };
            (read(&one).unwrap_err(), line)
        };
        let (fault, line) = broken("policy/retention.toml", "years = 5", "years = \"fem\"");
        assert_eq!(fault.line, Some(line), "{fault}");
        assert!(fault.what.contains("invalid type"), "{fault}");
        let (fault, line) = broken("policy/competence.toml", "verified = false", "verified =");
        assert_eq!(fault.line, Some(line), "{fault}");
        let (fault, _) = broken("policy/retention.toml", "years = 5", "");
        assert_eq!(fault.line, None);
        assert_eq!(
            fault.to_string(),
            "min.toml: the period for »case« needs one of years, months or days, at least 1"
        );
        let (fault, line) = broken("policy/policy.toml", "review_months", "review_monts");
        assert_eq!(fault.line, Some(line), "{fault}");
        assert!(fault.what.contains("review_monts"), "{fault}");
    }
}
