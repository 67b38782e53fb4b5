//! Duties, figures and the law they rest on.

use super::desk::Desk;

#[test]
fn obligations_have_the_columns_of_the_contract_and_every_one_explains_itself() {
    let desk = Desk::filled("obligations");
    let csv = desk.ok(&["obligations", "--as-of", "2026-03-31"]);
    let mut lines = csv.lines();
    let header = "id,case,child,rule,layer,law_version,trigger,opens,due,met,void_reason,status";
    assert_eq!(lines.next(), Some(header));
    let late = lines.clone().filter(|l| l.ends_with(",late")).count();
    assert!(late > 5, "{late} late");
    let first = lines
        .find(|l| l.contains("notification/evaluation"))
        .expect("one clock");
    let id = first.split(',').next().expect("an id");
    let said = desk.ok(&["law", "explain", id]);
    assert!(
        said.contains("§ 155, stk. 2") || said.contains("§ 136, stk. 2"),
        "{said}"
    );
}

#[test]
fn a_period_counted_as_known_before_later_events_gives_the_same_figures_again() {
    let desk = Desk::filled("known");
    let ask = |known: &str| {
        let of = "notification_evaluation_on_time";
        let known = [
            "indicators",
            "--id",
            of,
            "--period",
            "2023",
            "--known-at",
            known,
            "--format",
            "csv",
        ];
        desk.ok(&known)
    };
    let early = ask("2023-07-01");
    let late = ask("2026-06-30");
    assert_ne!(early, late, "half a year of notifications more must show");
    let (header, row) = early.split_once('\n').expect("a header and a row");
    assert_eq!(
        header,
        "id,version,unit,period,as_of,dimensions,numerator,denominator,value,position,fingerprint"
    );
    assert_eq!(row.trim_end().lines().count(), 1);
    desk.ok(&["rebuild"]);
    assert_eq!(ask("2023-07-01"), early);
}

#[test]
fn units_name_their_cases() {
    let desk = Desk::filled("units");
    let of = "assessment_completed_on_time";
    let said = desk.ok(&["indicators", "--id", of, "--as-of", "2026-05-31", "--units"]);
    assert!(
        said.contains("\"units\"") && said.contains("\"case_number\""),
        "{said}"
    );
}

#[test]
fn the_law_has_a_source_for_every_version() {
    let desk = Desk::new("law");
    let said = desk.ok(&["law", "check"]);
    assert!(
        said.contains("missing_source: 0") && said.contains("gap: 0"),
        "{said}"
    );
    assert!(
        !said.contains("unverified: 0"),
        "what is unverified is listed"
    );
}

#[test]
fn a_date_that_is_none_is_refused_in_words() {
    let desk = Desk::new("date");
    let output = desk.run(&["obligations", "--as-of", "31/3"]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("neither a day"));
}
