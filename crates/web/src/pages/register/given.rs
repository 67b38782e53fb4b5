//! From what was typed to an arrival, with everything that must be mended named at once.

use crate::i18n::Lang;
use crate::pages::record::{Typed, moment_of};
use crate::upload::SentFile;
use app::intake::{Arrival, Child, Described, Mother};
use app::{Problem, TypedCpr, TypedDay};
use domain::cpr::Cpr;
use domain::{Cause, Notifier, PersonId};
use maud::{Markup, html};

/// The names of the fields of one child.
pub(in crate::pages) struct Names {
    pub name: &'static str,
    pub cpr: &'static str,
    pub birth: &'static str,
    pub sex: &'static str,
}

/// The fields of the child itself.
pub(in crate::pages) const FIRST: Names = Names {
    name: "child_name",
    cpr: "child_cpr",
    birth: "child_birth",
    sex: "child_sex",
};

/// One child and up to two siblings.
pub(super) const CHILDREN: [Names; 3] = [
    FIRST,
    Names {
        name: "child_name_2",
        cpr: "child_cpr_2",
        birth: "child_birth_2",
        sex: "child_sex_2",
    },
    Names {
        name: "child_name_3",
        cpr: "child_cpr_3",
        birth: "child_birth_3",
        sex: "child_sex_3",
    },
];

/// The field that describes a child whom nobody can name.
pub(super) const DESCRIBED: &str = "child_described";

/// The field that says whether somebody notifies at work, and its answers.
pub(super) const PROFESSIONAL: &str = "professional";
pub(super) const BY_SOURCE: &str = "source";
pub(super) const YES: &str = "1";
pub(super) const NO: &str = "0";

/// Under which names children on record are chosen: those looked for, and their siblings.
pub(super) const CHOSEN: [&str; 2] = ["known", "sibling"];

/// The field that says that somebody is the person on record under a number; it holds the
/// number, so that it says nothing of another.
const SAME: &str = "same_person";

/// Asks, where a number is on record under another name than was typed, whether it is the same
/// person.
pub(in crate::pages) fn same(
    lang: Lang,
    typed: &Typed,
    field: &str,
    problems: &[Problem],
) -> Markup {
    let is_asked = problems
        .iter()
        .any(|p| p.field == field && p.message == "refused-cpr-on-record");
    let Ok(number) = typed.one(field).parse::<Cpr>() else {
        return html! {};
    };
    let is_said = is_said_same(typed, number);
    let number = number.digits();
    let (birth, rest) = number.split_at(6);
    if !is_asked && !is_said {
        return html! {};
    }
    let id = format!("f-{SAME}-{field}");
    html! {
        div class="form-group" {
            div class="form-group-checkbox" {
                input class="form-checkbox" type="checkbox" id=(id) name=(SAME) value=(number) checked[is_said];
                label for=(id) { (lang.t_args("same-person", &[("cpr", format!("{birth}-{rest}").into())])) }
            }
        }
    }
}

fn is_said_same(typed: &Typed, number: Cpr) -> bool {
    typed
        .all(SAME)
        .any(|said| said.parse().ok() == Some(number))
}

/// The children chosen among those on record.
pub(super) fn known(typed: &Typed) -> Vec<PersonId> {
    let chosen = CHOSEN.iter().flat_map(|name| typed.all(name));
    chosen.filter_map(|id| id.parse().ok()).collect()
}

/// What was typed, and sent with it, as an arrival.
pub(super) fn arrival(typed: &Typed, files: Vec<SentFile>) -> Result<Arrival, Vec<Problem>> {
    let mut problems = Vec::new();
    if files.iter().any(|file| file.is_too_large) {
        problems.push(Problem::new("file", "refused-file-large"));
    }
    let received_at = moment_of(typed, "received")
        .map_err(|p| problems.push(p))
        .ok();
    let (children, siblings) = children(typed, &mut problems);
    let is_mended = |p: &Problem| {
        ["child", "mother", "due"]
            .iter()
            .any(|of| p.field.starts_with(of))
    };
    if children.is_empty() && !problems.iter().any(is_mended) {
        problems.push(Problem::new("child_name", "refused-no-child"));
    }
    let notifier: Option<Notifier> = typed.choice("notifier").map_err(|p| problems.push(p)).ok();
    let enquiry = typed.choice("enquiry").map_err(|p| problems.push(p)).ok();
    let is_professional = is_professional(typed, notifier);
    if notifier == Some(Notifier::Anonymous) && is_professional {
        problems.push(Problem::new("notifier", "refused-anonymous-professional"));
    }
    if typed.one("concern").is_empty() {
        problems.push(Problem::new("concern", "refused-empty"));
    }
    let (Some(received_at), Some(notifier), Some(enquiry), true) =
        (received_at, notifier, enquiry, problems.is_empty())
    else {
        return Err(problems);
    };
    Ok(Arrival {
        enquiry,
        received_at,
        children,
        siblings,
        notifier,
        is_anonymous: notifier == Notifier::Anonymous,
        notifier_name: typed.one("notifier_name").to_owned(),
        notifier_person: typed.one("notifier_person").parse().ok(),
        notifier_contact: typed.one("notifier_contact").to_owned(),
        is_professional,
        is_acute: typed.flag("acute"),
        causes: typed
            .all("causes")
            .filter_map(|w| w.parse::<Cause>().ok())
            .collect(),
        concern: typed.one("concern").to_owned(),
        described: Described {
            more: typed.one(DESCRIBED).to_owned(),
            ..Described::default()
        },
        came_by: None,
        attachments: files.into_iter().map(SentFile::into_attachment).collect(),
    })
}

/// All children the form names, and the places of those that are each other's siblings: who stands
/// as a sibling in it, with the one child they are siblings of.
fn children(typed: &Typed, problems: &mut Vec<Problem>) -> (Vec<Child>, Vec<usize>) {
    let mut children: Vec<Child> = known(typed).into_iter().map(Child::Known).collect();
    let chosen = children.len();
    let among = typed.all(CHOSEN[0]).count();
    let [first, rest @ ..] = &CHILDREN;
    children.extend(match described(typed, problems) {
        Some(child) => Some(child),
        None => child(typed, first, problems),
    });
    let named = children.len();
    for names in rest {
        children.extend(child(typed, names, problems));
    }
    let last = children.len();
    let mut siblings: Vec<usize> = (named..last).collect();
    if !siblings.is_empty() {
        // They stand below the child that is typed; of several chosen nobody said whose they are.
        if named > chosen {
            siblings.push(chosen);
        } else if among == 1 {
            siblings.extend(0..chosen);
        }
    }
    children.extend(unborn(typed, problems));
    (children, siblings)
}

/// A child that nobody can name for sure, in the words of whoever called; none where nothing was
/// said. Whoever is on record under a number that was typed is no such child.
fn described(typed: &Typed, problems: &mut Vec<Problem>) -> Option<Child> {
    if typed.one(DESCRIBED).is_empty() || !typed.one(FIRST.cpr).is_empty() {
        return None;
    }
    let birth_on = typed.maybe_day(FIRST.birth);
    Some(Child::Described {
        name: typed.one(FIRST.name).to_owned(),
        cpr: None,
        address: String::new(),
        birth_on: birth_on.map_err(|p| problems.push(p)).ok().flatten(),
        sex: typed.one(FIRST.sex).parse().ok(),
    })
}

/// Whether somebody notifies at work: as it was said, and where nothing was, as it follows from
/// where it comes from.
fn is_professional(typed: &Typed, notifier: Option<Notifier>) -> bool {
    match typed.one(PROFESSIONAL) {
        YES => true,
        NO => false,
        _ => notifier.is_some_and(Notifier::is_professional),
    }
}

/// A child not yet born; none where the fields are empty.
fn unborn(typed: &Typed, problems: &mut Vec<Problem>) -> Option<Child> {
    let (name, cpr) = (typed.one("mother_name"), typed.one("mother_cpr"));
    if name.is_empty() && cpr.is_empty() && typed.one("due_on").is_empty() {
        return None;
    }
    if name.is_empty() {
        problems.push(Problem::new("mother_name", "refused-no-mother"));
    }
    let cpr = cpr_of(typed, "mother_cpr", problems);
    let day = typed.day("due_on").map_err(|p| problems.push(p)).ok()?;
    let name = name.to_owned();
    Some(Child::Unborn {
        mother: Mother { name, cpr },
        due_on: TypedDay {
            day,
            field: "due_on",
        },
    })
}

/// The CPR number in a field, and whether it was said to be the person on record.
pub(in crate::pages) fn cpr_of(
    typed: &Typed,
    field: &'static str,
    problems: &mut Vec<Problem>,
) -> Option<TypedCpr> {
    match typed.one(field) {
        "" => None,
        text => text
            .parse()
            .map(|number: Cpr| TypedCpr {
                number,
                field,
                is_same: is_said_same(typed, number),
            })
            .map_err(|_| problems.push(Problem::new(field, "refused-cpr")))
            .ok(),
    }
}

/// A new child; none where the fields are empty.
pub(in crate::pages) fn child(
    typed: &Typed,
    names: &Names,
    problems: &mut Vec<Problem>,
) -> Option<Child> {
    let (name, cpr, birth) = (
        typed.one(names.name),
        typed.one(names.cpr),
        typed.one(names.birth),
    );
    if name.is_empty() && cpr.is_empty() && birth.is_empty() {
        return None;
    }
    if name.is_empty() {
        problems.push(Problem::new(names.name, "refused-no-child"));
    }
    let number = cpr_of(typed, names.cpr, problems);
    let birth_on = typed.maybe_day(names.birth);
    let birth_on = birth_on.map_err(|p| problems.push(p)).ok().flatten();
    Some(Child::New {
        name: name.to_owned(),
        cpr: number,
        birth_on,
        sex: typed.one(names.sex).parse().ok(),
    })
}
