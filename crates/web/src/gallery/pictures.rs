//! Samples of pictures: trends, splits, the ladder, a child's way, a case's timeline
//! and the tree of goals.

mod case;

use super::block;
use crate::{
    i18n::Lang,
    ui::{
        bars::{Split, SplitBar, splits},
        ladder::{Stair, StairMove, Staircase, staircase},
        state::GoalState,
        tree::{Tree, TreeNode, tree},
        trend::{Point, Trend, Unit, trend},
    },
};
use maud::{Markup, html};

pub(super) fn show(lang: Lang) -> Markup {
    html! {
        (block("tree", "Målene", &goals(lang)))
        (block("trend", "Udvikling", &html! { div class="columns columns-2" { (share_trend(lang)) (day_trend(lang)) } }))
        (block("trend-wide", "Udvikling, bred", &share_trend_wide(lang)))
        (block("split", "Fordeling", &split(lang)))
        (block("ladder", "Indsatstrappen", &ladder(lang)))
        (block("path", "Barnets vej", &case::way(lang)))
        (block("concerns", "Flere henvendelser som én", &case::enquiries(lang)))
        (block("timeline", "Sagen", &case::story(lang)))
    }
}

fn points(lang: Lang) -> Vec<Point> {
    let counts = [
        (2019, 20, 52),
        (2020, 22, 49),
        (2021, 24, 50),
        (2022, 25, 55),
        (2023, 31, 58),
        (2024, 27, 54),
        (2025, 34, 60),
        (2026, 37, 61),
    ];
    counts
        .map(|(year, n, d)| Point {
            label: year.to_string(),
            value: Some(f64::from(n) / f64::from(d)),
            text: lang.share(n, d),
            running: year == 2026,
            band: Some((0.38, 0.64)),
            href: Some(format!("#{year}")),
        })
        .to_vec()
}

fn share_trend(lang: Lang) -> Markup {
    trend(
        lang,
        &Trend {
            id: "share".into(),
            title: "Undersøgelser til tiden, lov".into(),
            description: "Andel færdige inden 4 måneder efter år. 2026 løber endnu.".into(),
            points: points(lang),
            target: Some(0.75),
            unit: Unit::Percent,
        },
    )
}

fn share_trend_wide(lang: Lang) -> Markup {
    trend(
        lang,
        &Trend {
            id: "share-wide".into(),
            title: "Undersøgelser til tiden, lov".into(),
            description: "Andel færdige inden 4 måneder efter år. 2026 løber endnu.".into(),
            points: points(lang),
            target: Some(0.75),
            unit: Unit::Percent,
        },
    )
}

fn day_trend(lang: Lang) -> Markup {
    let values = [182.0, 176.0, 160.0, 168.0, 150.0, 141.0];
    let points = values.iter().enumerate().map(|(i, v)| Point {
        label: format!("{}. kvt.", i % 4 + 1),
        value: (i != 2).then_some(*v),
        text: lang.days(142),
        ..Point::default()
    });
    trend(
        lang,
        &Trend {
            id: "days".into(),
            title: "Median, dage fra bekymring til færdig undersøgelse".into(),
            description: "Efter kvartal. I 3. kvartal var der for få til at vise.".into(),
            points: points.collect(),
            target: Some(120.0),
            unit: Unit::Number(0, "dage".into()),
        },
    )
}

fn split(lang: Lang) -> Markup {
    let bar = |label: &str, n: u32, d: u32| SplitBar {
        label: label.into(),
        value: (d >= 5).then(|| f64::from(n) / f64::from(d)),
        text: if d >= 5 {
            lang.share(n, d)
        } else {
            lang.count(None)
        },
        href: Some("#".into()),
    };
    splits(
        lang,
        &[
            Split {
                title: "Efter team".into(),
                bars: vec![
                    bar("Team Nord", 12, 24),
                    bar("Team Syd", 18, 22),
                    bar("Modtagelsen", 7, 15),
                ],
            },
            Split {
                title: "Efter alder".into(),
                bars: vec![
                    bar("0–5 år", 10, 14),
                    bar("6–12 år", 17, 30),
                    bar("13–17 år", 10, 17),
                    bar("18–22 år", 1, 2),
                ],
            },
            Split {
                title: "Efter trin".into(),
                bars: vec![
                    bar("2 Forebyggende", 9, 12),
                    bar("3 Hjemmebaseret", 20, 34),
                    bar("5 Plejefamilie", 8, 15),
                ],
            },
        ],
        Some(&(0.75, lang.percent(0.75))),
    )
}

fn ladder(lang: Lang) -> Markup {
    let stair = |name: &str, count, arrived, left| Stair {
        name: name.into(),
        count,
        arrived: Some(arrived),
        left: Some(left),
        href: Some("#".into()),
    };
    let go = |from, to, count| StairMove {
        from,
        to,
        count: Some(count),
    };
    staircase(lang, &Staircase {
        id: "ladder-all".into(),
        title: "Børn på indsatstrappen 22.11.2026 og bevægelser i 2026".into(),
        description: "De fleste står på trin 2 og 3. 31 gik et trin op fra 2 til 3, 24 gik den anden vej.".into(),
        stairs: vec![
            stair("Tidlig indsats i almenområdet", Some(96), 60, 41),
            stair("Forebyggende indsats", Some(214), 88, 52),
            stair("Hjemmebaseret indsats", Some(171), 47, 33),
            stair("Slægt og netværk", None, 3, 1),
            stair("Plejefamilie", Some(68), 6, 9),
            stair("Institution og opholdssted", Some(41), 5, 8),
        ],
        moves: vec![
            go(1, 2, 12), go(2, 1, 9), go(2, 3, 31), go(3, 2, 24), go(3, 4, 5), StairMove { from: 4, to: 3, count: None },
            go(4, 5, 5), go(5, 4, 6), go(5, 6, 7), go(6, 5, 8), go(3, 5, 14), go(3, 6, 9), go(6, 3, 6), go(5, 3, 8), go(2, 5, 5),
        ],
    })
}

fn goals(lang: Lang) -> Markup {
    let node = |kind: &str, title: &str, children| TreeNode {
        kind: kind.into(),
        title: title.into(),
        href: Some("#".into()),
        children,
        ..TreeNode::default()
    };
    let leaf = |title: &str, figure: &str, state| TreeNode {
        figure: Some(figure.into()),
        state: Some(state),
        ..node("Nøgletal", title, vec![])
    };
    let broken = |title: &str, note: &str| TreeNode {
        state: Some(GoalState::Broken),
        note: Some(note.into()),
        broken: true,
        ..node("Nøgletal", title, vec![])
    };
    tree(lang, &Tree {
        id: "goals".into(),
        title: "Fra vision til tal".into(),
        description: "Fire politiske mål, hver med årsmål og nøgletal. To tråde er brudt, fordi der ikke findes data.".into(),
        root: node("Vision", "Alle børn i Sundby trives og lærer tæt på familien", vec![
            node("Politisk mål", "Sager oplyses grundigt og til tiden", vec![
                node("Årsmål 2026", "75 % af undersøgelserne til tiden", vec![
                    leaf("Undersøgelser færdige inden 4 måneder", "61 % · mål 75 %", GoalState::Approaching),
                    leaf("Undersøgelser inden 2 måneder (lokal standard)", "34 % · mål 80 %", GoalState::OffTrack),
                ]),
                node("Årsmål 2026", "Barnet høres før hver afgørelse", vec![leaf("Samtaler før afgørelse", "88 % · mål 85 %", GoalState::OnTrack)]),
            ]),
            node("Politisk mål", "Rette indsats første gang, færre på institution", vec![
                node("Årsmål 2026", "Anbringelser i familie frem for institution", vec![leaf("Andel i familiepleje", "62 % · mål 70 %", GoalState::Approaching)]),
                node("Årsmål 2026", "Netværksmøde mindst hver 8. uge", vec![leaf("Netværksmøder til tiden", "71 % · mål 70 %", GoalState::OnTrack)]),
            ]),
            node("Politisk mål", "95 % af opgaverne løses lokalt", vec![
                node("Årsmål 2026", "90 % på standardkontrakt", vec![broken("Kontrakter på standardvilkår", "Mangler: kontrakter med leverandører")]),
            ]),
            node("Politisk mål", "Børn og forældre er tilfredse", vec![
                node("Årsmål 2026", "80 % tilfredse", vec![broken("Tilfredshed", "Mangler: svar fra børn og forældre")]),
            ]),
        ]),
    })
}
