//! Samples of lists: duties with "why?", the board, tables, events.

use super::{block, today};
use crate::{
    i18n::{Lang, day_from_civil, weekday},
    ui::{
        bars::{Load, loads},
        board::{BoardCard, board},
        duty::{Duty, duties},
        history::{CountsIn, Entry, Pull, counts_in, history},
        notice::Empty,
        ring::Ring,
        state::{GoalState, Layer, State, goal_state, state},
        strip::{Strip, StripDay},
        table::{Chip, Column, Pages, Row, Sorted, Table, chips, pages, table},
        trend::{Spark, spark},
        why::{Explained, Paragraph, Why},
    },
};
use maud::{Markup, html};

pub(super) fn show(lang: Lang) -> Markup {
    html! {
        (block("duties", "Pligter med hvorfor", &duty_list(lang)))
        (block("board", "Underretninger", &notification_board(lang)))
        (block("cases", "Sager", &case_table(lang)))
        (block("load", "Belastning", &load(lang)))
        (block("history", "Hændelser", &events(lang)))
    }
}

fn paragraph(title: &str) -> Vec<Paragraph> {
    vec![Paragraph {
        title: title.into(),
        href: Some("https://www.retsinformation.dk/eli/lta/2025/282".into()),
    }]
}

fn receipt(lang: Lang) -> Why {
    Why {
        rule: "Kvittering til underretteren inden 6 hverdage".into(),
        paragraphs: paragraph("BL § 137, stk. 1"),
        verified: true,
        started_by: Some("Underretning fra skole, tors. 2. apr. 2026".into()),
        started_href: Some("#".into()),
        counted: Some(
            "6 hverdage efter dagen, den kom ind. Påskedage og weekender tæller ikke.".into(),
        ),
        strip: Some(receipt_strip()),
        due: Some(lang.date_long(day_from_civil(2026, 4, 14))),
        state: Some(State::Met),
        met_by: Some("Kvittering sendt, fre. 10. apr. 2026".into()),
        met_href: Some("#".into()),
        open: true,
        ..Why::default()
    }
}

fn assessment(lang: Lang) -> Why {
    Why {
        rule: "Undersøgelsen færdig inden 4 måneder".into(),
        paragraphs: paragraph("BL § 20, stk. 7"),
        verified: true,
        started_by: Some("Kommunen blev opmærksom tors. 16. juli 2026".into()),
        counted: Some("4 måneder fra den dag, kommunen blev opmærksom.".into()),
        strip: Some(Strip::Months {
            start: day_from_civil(2026, 7, 16),
            due: day_from_civil(2026, 11, 16),
            met: None,
            today: Some(today()),
        }),
        due: Some(lang.date_long(day_from_civil(2026, 11, 16))),
        state: Some(State::Overdue),
        explanations: vec![Explained {
            words: "Venter på udtalelse fra børnepsykiatrien.".into(),
            by: "23.11.2026, Ida Holm".into(),
        }],
        counts_in: vec![("Undersøgelser til tiden".into(), "#".into())],
        open: true,
        ..Why::default()
    }
}

fn evaluation(lang: Lang) -> Why {
    Why {
        rule: "Underretningen vurderet inden 24 timer".into(),
        paragraphs: paragraph("BL § 135, stk. 1"),
        verified: false,
        unverified_note: Some("Om uret også løber i weekenden, er ikke afklaret.".into()),
        started_by: Some("Underretning fra sygehus, søn. 22. nov. 2026 kl. 16.40".into()),
        strip: Some(Strip::Hours {
            start_day: today() - 1,
            start_minute: 16 * 60 + 40,
            hours: 24,
            met_after: None,
            now_after: Some(16 * 60),
        }),
        due: Some(lang.moment(today(), 16 * 60 + 40)),
        state: Some(State::Open),
        open: true,
        ..Why::default()
    }
}

fn duty_list(lang: Lang) -> Markup {
    let (receipt, assessment, evaluation) = (receipt(lang), assessment(lang), evaluation(lang));
    let one =
        |title: &str, who: &str, state, when: &str, paragraph: &str, why, action: &str| Duty {
            title: title.into(),
            who: who.into(),
            href: Some("#".into()),
            state: Some(state),
            when: when.into(),
            layer: Some(Layer::Law),
            paragraph: paragraph.into(),
            why: Some(why),
            actions: vec![(action.into(), "#".into())],
            ..Duty::default()
        };
    let mut first = one(
        "Undersøgelse",
        "Alma P., 9 år",
        State::Overdue,
        "7 dage over",
        "BL § 20",
        assessment,
        "Afslut",
    );
    first.also = vec!["lokal standard, 2 måneder: 16.09.2026, overskredet".into()];
    first.actions.push(("Forklar".into(), "#".into()));
    let second = one(
        "Vurdering",
        "Noah K., 4 år",
        State::Today,
        "kl. 16.40",
        "BL § 135",
        evaluation,
        "Vurdér",
    );
    let third = one(
        "Kvittering",
        "Ida S., 13 år",
        State::Met,
        "10.04.2026",
        "BL § 137",
        receipt,
        "Se",
    );
    let booked = Duty {
        title: "Netværksmøde".into(),
        who: "Emil R., 15 år".into(),
        state: Some(State::Booked),
        when: "ons. 25. nov. kl. 13.00".into(),
        layer: Some(Layer::Standard),
        ..Duty::default()
    };
    duties(lang, "Pligter", &[first, second, third, booked])
}

/// Six working days over Easter 2026, as the engine would count them.
fn receipt_strip() -> Strip {
    let start = day_from_civil(2026, 4, 2);
    let holidays = [(3, "Langfredag"), (5, "Påskedag"), (6, "2. påskedag")];
    let mut counted = 0;
    let mut days = vec![(start, StripDay::Start)];
    while counted < 6 {
        let day = start + i32::try_from(days.len()).unwrap_or(0);
        let holiday = holidays
            .iter()
            .find(|(date, _)| day == day_from_civil(2026, 4, *date));
        let kind = match (holiday, weekday(day)) {
            (Some((_, name)), _) => StripDay::Holiday((*name).into()),
            (None, 6 | 7) => StripDay::Weekend,
            _ => {
                counted += 1;
                StripDay::Counted(counted)
            }
        };
        days.push((day, kind));
    }
    let due = days.last().map_or(start, |d| d.0);
    Strip::Days {
        days,
        due,
        met: Some(day_from_civil(2026, 4, 10)),
        today: None,
    }
}

fn notification_board(lang: Lang) -> Markup {
    let card = |minutes, title: &str, acute, worker: Option<&str>, met| BoardCard {
        ring: Ring {
            remaining_minutes: minutes,
            total_minutes: 1440,
            due_epoch: None,
            met,
        },
        title: title.into(),
        href: "#".into(),
        lines: vec![
            "Skole · skolefravær, trivsel".into(),
            "Kom ind man. 23. nov. 2026 kl. 08.15".into(),
        ],
        acute,
        worker: worker.map(Into::into),
        action: (!met).then(|| ("Vurdér".into(), "#".into())),
    };
    board(
        lang,
        "Underretninger",
        &[
            card(-185, "Liam T., 2 år", true, Some("Mette Holm"), false),
            card(42, "Sofie A., 7 år", true, None, false),
            card(300, "Noah K., 4 år", false, Some("Jens Friis"), false),
            card(1190, "Ukendt barn, Skolegade 4", false, None, false),
            card(600, "Ida S., 13 år", false, Some("Mette Holm"), true),
        ],
    )
}

fn case_table(lang: Lang) -> Markup {
    let row = |name: &str, number: u32, step: u32, s, days: i64, goal, values: &[f64]| Row {
        cells: vec![
            html! { a href="#" { (name) } },
            html! { (number) },
            html! { (step) },
            html! { (state(lang, s)) },
            html! { (lang.days(days)) },
            html! { (goal_state(lang, goal)) },
            html! { (spark(&Spark { label: "Fravær fra 2022 til 2026".into(), values: values.iter().map(|v| Some(*v)).collect(), target: Some(0.5), last_running: true })) },
        ],
        alarm: s == State::Overdue,
    };
    let t = Table {
        caption: "Sager i Team Nord".into(),
        show_caption: false,
        columns: vec![
            Column::new("Barn").sort("#", Some(Sorted::Up)),
            Column::number("Sag").sort("#", None),
            Column::number("Trin"),
            Column::new("Næste frist"),
            Column::number("Over frist").sort("#", None),
            Column::new("Mål"),
            Column::new("Udvikling"),
        ],
        rows: vec![
            row(
                "Alma P., 9 år",
                4711,
                3,
                State::Overdue,
                7,
                GoalState::Approaching,
                &[0.2, 0.3, 0.4, 0.35, 0.45],
            ),
            row(
                "Emil R., 15 år",
                3902,
                5,
                State::Booked,
                0,
                GoalState::OnTrack,
                &[0.6, 0.55, 0.5, 0.6, 0.62],
            ),
            row(
                "Ida S., 13 år",
                5120,
                2,
                State::MetLate,
                1,
                GoalState::OffTrack,
                &[0.5, 0.4, 0.3, 0.35, 0.2],
            ),
        ],
        empty: Empty::default(),
    };
    html! {
        (chips("Filtre", &[
            Chip { label: "Alle".into(), href: "#".into(), active: true, count: Some("48".into()) },
            Chip { label: "Overskredet".into(), href: "#".into(), active: false, count: Some("3".into()) },
            Chip { label: "Anbragte".into(), href: "#".into(), active: false, count: Some("12".into()) },
        ]))
        (table(lang, &t))
        (pages(lang, &Pages { first: 1, last: 3, total: 1048, previous: None, next: Some("#".into()) }))
    }
}

fn load(lang: Lang) -> Markup {
    let row = |name: &str, cases, late_law, late_standard, open| Load {
        name: name.into(),
        href: Some("#".into()),
        cases,
        late_law,
        late_standard,
        open,
        remark: None,
        action: Some((lang.t("handover-link"), "#".into())),
    };
    loads(
        lang,
        "Belastning i Team Nord",
        &[
            row("Mette Holm", 24, 3, 5, 19),
            row("Jens Friis", 31, 8, 4, 22),
            row("Sara Lind", 18, 0, 1, 14),
            row("Ikke fordelt", 4, 2, 0, 3),
        ],
    )
}

fn events(lang: Lang) -> Markup {
    let entry = |id: &str, when: &str, title: &str, text: &str| Entry {
        id: id.into(),
        when: when.into(),
        title: title.into(),
        text: text.into(),
        by: "Mette Holm".into(),
        actions: vec![("Ret".into(), "#".into())],
        ..Entry::default()
    };
    let mut late = entry(
        "e2",
        "10.11.2026",
        "Børnesamtale om afgørelse",
        "Alma vil gerne blive på sin skole.",
    );
    late.recorded_late = true;
    "Mette Holm, skrevet ind 19.11.2026".clone_into(&mut late.by);
    let mut corrected = entry("e1", "16.07.2026", "Undersøgelse begyndt", "");
    corrected.corrected =
        Some("begyndte 18.07.2026 (forkert dato), rettet af Jens Friis 20.07.2026".into());
    html! {
        (history(lang, &[entry("e3", "19.11.2026", "Opfølgning holdt", "Fraværet er faldet fra 22 til 14 dage."), late, corrected]))
        h3 { "Tæller i" }
        (counts_in(&[
            CountsIn { goal: "80 % af undersøgelserne inden 2 måneder".into(), href: "#".into(), how: "overskredet, trækker ned".into(), pull: Pull::Against },
            CountsIn { goal: "Opfølgning til tiden".into(), href: "#".into(), how: "til tiden".into(), pull: Pull::With },
        ]))
    }
}
