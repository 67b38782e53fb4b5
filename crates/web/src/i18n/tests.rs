use super::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All keys of a language, each with the arguments its text uses.
fn keys(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in fs::read_dir(root().join("locales").join(lang.code())).unwrap() {
        let path = file.unwrap().path();
        let mut current = String::new();
        for line in fs::read_to_string(&path).unwrap().lines() {
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                line.split_once(" =")
                    .expect(line)
                    .0
                    .clone_into(&mut current);
                let old = found.insert(current.clone(), BTreeSet::new());
                assert!(old.is_none(), "{current} stands twice in {}", lang.code());
            }
            if line.starts_with('#') {
                continue;
            }
            for part in line.split('$').skip(1) {
                let end = part
                    .find(|c: char| !c.is_ascii_alphanumeric())
                    .unwrap_or(part.len());
                found
                    .get_mut(&current)
                    .unwrap()
                    .insert(part[..end].to_owned());
            }
        }
    }
    found
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("i18n/tests.rs") {
            out.push(path);
        }
    }
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_arguments() {
    let (da, en) = (keys(Lang::Da), keys(Lang::En));
    let missing: Vec<_> = da.keys().filter(|k| !en.contains_key(*k)).collect();
    assert!(missing.is_empty(), "missing in English: {missing:?}");
    let missing: Vec<_> = en.keys().filter(|k| !da.contains_key(*k)).collect();
    assert!(missing.is_empty(), "missing in Danish: {missing:?}");
    for (key, args) in &da {
        assert_eq!(args, &en[key], "arguments of {key} differ");
    }
}

#[test]
fn every_key_written_in_the_code_exists() {
    let known = keys(Lang::Da);
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut seen = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let squeezed: String = code.flat_map(str::split_whitespace).collect();
        for call in [".t(\"", ".t_args(\""] {
            for rest in squeezed.split(call).skip(1) {
                let key = rest.split('"').next().unwrap();
                seen += 1;
                assert!(
                    known.contains_key(key),
                    "{key} in {} has no words",
                    file.display()
                );
            }
        }
    }
    assert!(
        seen > 20,
        "the scan found only {seen} keys: it no longer reads the code"
    );
}

#[test]
fn dates_are_written_as_people_write_them() {
    let day = day_from_civil(2026, 11, 23);
    assert_eq!(Lang::Da.date(day), "23.11.2026");
    assert_eq!(Lang::Da.date_long(day), "man. 23. nov. 2026");
    assert_eq!(Lang::Da.date_full(day), "mandag 23. november 2026");
    assert_eq!(Lang::En.date(day), "23 Nov 2026");
    assert_eq!(Lang::En.date_long(day), "Mon 23 Nov 2026");
    assert_eq!(
        Lang::Da.moment(day, 13 * 60 + 5),
        "man. 23. nov. 2026 kl. 13.05"
    );
    assert_eq!(
        Lang::En.moment(day, 13 * 60 + 5),
        "Mon 23 Nov 2026 at 13:05"
    );
}

#[test]
fn several_days_are_said_as_one_says_them() {
    let day = |year, month, day| day_from_civil(year, month, day);
    let three = [day(2024, 5, 3), day(2024, 5, 7), day(2024, 6, 1)];
    let said = |lang: Lang, n: usize| lang.days_said(&three[..n]);
    assert_eq!(said(Lang::Da, 3), "3. maj, 7. maj og 1. juni 2024");
    assert_eq!(said(Lang::Da, 2), "3. maj og 7. maj 2024");
    assert_eq!(said(Lang::Da, 1), "3. maj 2024");
    assert_eq!(said(Lang::Da, 0), "");
    assert_eq!(said(Lang::En, 3), "3 May, 7 May and 1 June 2024");
    let years = [day(2023, 12, 27), day(2023, 12, 30), day(2024, 1, 2)];
    assert_eq!(
        Lang::Da.days_said(&years),
        "27. december, 30. december 2023 og 2. januar 2024"
    );
}

#[test]
fn day_numbers_and_civil_dates_are_each_others_inverse() {
    assert_eq!(day_from_civil(1970, 1, 1), 0);
    assert_eq!(weekday(0), 4, "1 January 1970 was a Thursday");
    for day in (-40_000..60_000).step_by(13) {
        let c = civil(day);
        assert_eq!(day_from_civil(c.year, c.month, c.day), day);
        assert_eq!(parse_iso_date(&iso_date(day)), Some(day));
    }
}

#[test]
fn a_date_that_does_not_exist_is_refused() {
    for text in [
        "2026-02-29",
        "2026-13-01",
        "23-11-2026",
        "",
        "2026-11",
        "i går",
    ] {
        assert_eq!(parse_iso_date(text), None, "{text}");
    }
    assert_eq!(
        parse_iso_date("2024-02-29"),
        Some(day_from_civil(2024, 2, 29))
    );
}

#[test]
fn numbers_follow_the_language() {
    assert_eq!(Lang::Da.number(1234.5, 1), "1.234,5");
    assert_eq!(Lang::En.number(1234.5, 1), "1,234.5");
    assert_eq!(Lang::Da.int(1_234_567), "1.234.567");
    assert_eq!(Lang::Da.number(-0.04, 1), "0,0", "minus nothing is nothing");
    assert_eq!(Lang::Da.number(-3.25, 1), "−3,2");
}

#[test]
fn a_share_always_shows_what_it_counts() {
    assert_eq!(Lang::Da.share(12, 48), "12 af 48 (25\u{a0}%)");
    assert_eq!(Lang::En.share(12, 48), "12 of 48 (25%)");
    assert_eq!(Lang::Da.share(0, 0), "ingen at tælle");
    assert_eq!(Lang::Da.count(None), "under 5");
}

#[test]
fn one_is_singular() {
    assert_eq!(Lang::Da.days(1), "1 dag");
    assert_eq!(Lang::Da.days(1200), "1.200 dage");
    assert_eq!(Lang::En.days(1), "1 day");
    assert_eq!(Lang::Da.hours(90), "1\u{a0}t 30\u{a0}min");
}

#[test]
fn a_number_and_its_unit_agree() {
    let days = |lang: Lang, n: f64| lang.with_unit("value-days", n, 0, lang.number(n, 0));
    let months = |n: f64| Lang::Da.with_unit("value-months", n, 1, Lang::Da.number(n, 1));
    assert_eq!(days(Lang::Da, 1.2), "1 dag", "as it is rounded");
    assert_eq!(days(Lang::Da, -1.0), "−1 dag");
    assert_eq!(days(Lang::Da, 12.0), "12 dage");
    assert_eq!(days(Lang::En, 1.0), "1 day");
    assert_eq!(days(Lang::En, 0.0), "0 days");
    assert_eq!(months(1.0), "1,0 måned");
    assert_eq!(months(4.2), "4,2 måneder");
    for (lang, one, many) in [
        (
            Lang::Da,
            "1 sag, 1 frist overskredet",
            "2 sager, 0 frister overskredet",
        ),
        (
            Lang::En,
            "1 case, 1 duty overdue",
            "2 cases, 0 duties overdue",
        ),
    ] {
        let carries = |cases: u32, late: u32| {
            lang.t_args(
                "handover-carries",
                &[("cases", cases.into()), ("late", late.into())],
            )
        };
        assert_eq!(carries(1, 1), one);
        assert_eq!(carries(2, 0), many);
    }
}

/// Words the house does not use, each with the one it does; glossary and law say why.
const ELSEWHERE: [(&str, &str); 7] = [
    ("sagsbehandler", "rådgiver"),
    ("udfører", "leverandør"),
    ("efterværn", "ungestøtte"),
    ("flueben", "kryds"),
    ("aktstyk", "akter"),
    ("brevet læser", "brevet bliver"),
    ("sagen kender", "i sagen er"),
];

#[test]
fn one_thing_has_one_danish_word() {
    for file in fs::read_dir(root().join("locales/da")).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap().to_lowercase();
        for (word, ours) in ELSEWHERE {
            let place = path.display();
            assert!(!text.contains(word), "{place}: »{word}« is »{ours}« here");
        }
    }
}

#[test]
fn what_was_done_or_refused_is_said_in_whole_sentences_and_views_begin_with_a_capital() {
    for lang in Lang::ALL {
        for key in keys(lang).keys() {
            let words = lang.t(key);
            if key.starts_with("done-") || key.starts_with("refused-") {
                assert!(words.ends_with(['.', '?', '!', ':']), "{key}: {words}");
            }
            if key.starts_with("view-") && !key.starts_with("view-ended-") {
                let first = words.chars().next().unwrap();
                assert!(!first.is_lowercase(), "{key}: {words}");
            }
        }
    }
}

/// The program's own words on the family's sheet of the plan: what stands around the family's.
const FAMILY_SHEET: [&str; 9] = [
    "plan-call",
    "plan-call-nobody",
    "plan-next",
    "plan-next-none",
    "plan-on-the-way",
    "plan-own-words",
    "plan-tasks",
    "plan-until-then",
    "plan-we-want",
];

#[test]
fn a_twelve_year_old_reads_the_sheet_of_the_plan() {
    let doers = domain::Doer::WORDS
        .iter()
        .map(|doer| format!("doer-plain-{doer}"));
    let keys = FAMILY_SHEET.iter().map(|key| (*key).to_owned());
    let words: Vec<String> = keys.chain(doers).map(|key| Lang::Da.t(&key)).collect();
    assert!(words.iter().all(|w| !w.contains('⟦')), "{words:?}");
    let lix = domain::readability::lix(words.iter().map(String::as_str));
    let lix = lix.expect("enough words");
    assert!(lix < 25, "very easy is below 25, and it is {lix}");
}
