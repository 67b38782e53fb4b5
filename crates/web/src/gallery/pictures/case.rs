//! One made-up case over five years, as a way on the ladder and as a timeline.

use crate::{
    gallery::today,
    i18n::{Lang, day_from_civil as d},
    ui::{
        concerns::{Concern, ConcernLane, Concerns, concerns},
        path::{ChildPath, Stretch, child_path},
        state::State,
        timeline::{Happening, Lane, Mark, Span, Timeline, Window, timeline},
    },
};
use maud::Markup;

fn stretches() -> Vec<Stretch> {
    let on = |from, to, step, title: &str, beside| Stretch {
        from,
        to,
        step,
        title: title.into(),
        href: Some("#".into()),
        beside,
    };
    vec![
        on(
            d(2022, 2, 10),
            Some(d(2022, 12, 1)),
            2,
            "Rådgivningsforløb",
            false,
        ),
        on(
            d(2022, 12, 1),
            Some(d(2024, 4, 12)),
            3,
            "Familiebehandling",
            false,
        ),
        on(d(2023, 6, 1), Some(d(2025, 3, 1)), 2, "Kontaktperson", true),
        on(
            d(2024, 4, 12),
            Some(d(2025, 9, 1)),
            5,
            "Plejefamilie",
            false,
        ),
        on(d(2025, 9, 1), Some(d(2026, 1, 15)), 6, "Opholdssted", false),
        on(d(2026, 1, 15), None, 4, "Mormor (netværkspleje)", false),
    ]
}

pub(super) fn way(lang: Lang) -> Markup {
    let steps = [
        "Tidlig indsats",
        "Forebyggende",
        "Hjemmebaseret",
        "Slægt og netværk",
        "Plejefamilie",
        "Institution",
    ];
    child_path(
        lang,
        &ChildPath {
            id: "way".into(),
            title: "Almas vej på trappen".into(),
            description: "Fra rådgivning i 2022 over plejefamilie til mormor siden januar 2026."
                .into(),
            from: d(2021, 12, 1),
            to: today(),
            steps: steps.map(Into::into).to_vec(),
            stretches: stretches(),
        },
    )
}

#[expect(clippy::too_many_lines, reason = "one case told in one place")]
pub(super) fn story(lang: Lang) -> Markup {
    let happening = |on, mark, title: &str| Happening {
        on,
        mark,
        title: title.into(),
        href: Some("#".into()),
    };
    let span = |from, to, title: &str| Span {
        from,
        to,
        title: title.into(),
        href: Some("#".into()),
    };
    let window = |opens, due, met, state, title: &str| Window {
        opens,
        due,
        met,
        state,
        title: title.into(),
        href: Some("#".into()),
    };
    let named = |label: &str| Lane {
        label: label.into(),
        ..Lane::default()
    };
    let mut follow_ups = vec![window(
        d(2022, 12, 1),
        d(2023, 3, 1),
        Some(d(2023, 2, 20)),
        State::Met,
        "Første opfølgning",
    )];
    for (i, late) in [(0, 0), (1, 24), (2, 0), (3, 0), (4, 61), (5, 0)] {
        let opens = d(2023, 2, 20) + i * 180;
        let state = if late > 0 { State::MetLate } else { State::Met };
        follow_ups.push(window(
            opens,
            opens + 183,
            Some(opens + 175 + late),
            state,
            "Opfølgning",
        ));
    }
    follow_ups.push(window(
        d(2026, 3, 1),
        d(2026, 9, 1),
        None,
        State::Overdue,
        "Opfølgning",
    ));
    timeline(lang, &Timeline {
        id: "story".into(),
        title: "Sagen som billede".into(),
        description: "Alma, fra første underretning i december 2021 til i dag. Klik på et mærke for at se hændelsen.".into(),
        from: d(2021, 11, 1),
        to: d(2027, 2, 1),
        today: Some(today()),
        opens_first: false,
        lanes: vec![
            Lane {
                happenings: vec![
                    happening(d(2021, 12, 10), Mark::Dot, "Underretning fra skole"),
                    happening(d(2021, 12, 18), Mark::Dot, "Underretning fra sundhedsplejen"),
                    happening(d(2024, 3, 28), Mark::Triangle, "Akut underretning fra sygehus"),
                    happening(d(2026, 7, 16), Mark::Dot, "Underretning fra skole"),
                ],
                ..named("Bekymring")
            },
            Lane { spans: vec![span(d(2021, 12, 20), Some(d(2022, 6, 2)), "Børnefaglig undersøgelse"), span(d(2026, 7, 20), None, "Børnefaglig undersøgelse")], ..named("Undersøgelse") },
            Lane {
                happenings: vec![
                    happening(d(2022, 2, 8), Mark::Diamond, "Afgørelse om støtte"),
                    happening(d(2022, 11, 24), Mark::Diamond, "Afgørelse om familiebehandling"),
                    happening(d(2022, 11, 30), Mark::Square, "Handleplan"),
                    happening(d(2024, 4, 10), Mark::Diamond, "Afgørelse om anbringelse"),
                    happening(d(2024, 6, 20), Mark::Square, "Barnets plan"),
                    happening(d(2026, 1, 10), Mark::Diamond, "Ændret anbringelsessted"),
                ],
                ..named("Afgørelse og plan")
            },
            Lane { ladder: stretches(), ..named("Indsats på trappen") },
            Lane {
                happenings: (0..22).map(|i| happening(d(2022, 12, 20) + i * 62, Mark::Dot, "Netværksmøde")).chain([happening(d(2026, 12, 9), Mark::Ring, "Netværksmøde, aftalt")]).collect(),
                ..named("Møder")
            },
            Lane {
                happenings: [d(2022, 1, 20), d(2022, 11, 1), d(2024, 4, 8), d(2024, 8, 1), d(2025, 2, 1), d(2025, 10, 9), d(2026, 5, 2)].map(|on| happening(on, Mark::Bubble, "Børnesamtale")).to_vec(),
                ..named("Samtaler og besøg")
            },
            Lane {
                begins_group: true,
                windows: vec![
                    window(d(2021, 12, 10), d(2022, 4, 10), Some(d(2022, 6, 2)), State::MetLate, "Undersøgelse inden 4 måneder"),
                    window(d(2026, 7, 16), d(2026, 11, 16), None, State::Overdue, "Undersøgelse inden 4 måneder"),
                ],
                ..named("Undersøgelse, 4 måneder")
            },
            Lane { windows: follow_ups, ..named("Opfølgning") },
            Lane {
                windows: vec![
                    window(d(2024, 4, 12), d(2024, 12, 31), Some(d(2024, 11, 2)), State::Met, "To besøg i 2024"),
                    window(d(2025, 1, 1), d(2025, 12, 31), Some(d(2025, 12, 3)), State::RecordedLate, "To besøg i 2025"),
                    window(d(2026, 1, 1), d(2026, 12, 31), None, State::Open, "To besøg i 2026"),
                ],
                ..named("Besøg, 2 om året")
            },
            Lane { windows: vec![window(d(2024, 4, 10), d(2024, 7, 10), Some(d(2024, 6, 20)), State::Met, "Barnets plan"), window(d(2025, 8, 20), d(2025, 11, 20), None, State::FallenAway, "Ny plan"), window(d(2026, 11, 20), d(2027, 1, 20), None, State::Coming, "Plan revideret")], ..named("Plan") },
        ],
    })
}

pub(super) fn enquiries(lang: Lang) -> Markup {
    let enquiry = |on: i32, source: &str, causes: &str, outcome: &str| Concern {
        on,
        source: source.into(),
        causes: causes.into(),
        outcome: outcome.into(),
        href: Some("#".into()),
        ..Concern::default()
    };
    let school = "Skolegang eller fravær";
    let here = Concern {
        waits: true,
        is_here: true,
        ..enquiry(d(2026, 11, 22), "Skole", school, "venter på vurdering")
    };
    let acute = Concern {
        is_acute: true,
        ..enquiry(d(2026, 3, 28), "Sygehus", "Omsorgssvigt", "Akut indsats")
    };
    concerns(
        lang,
        &Concerns {
            id: "enquiries".into(),
            title: "Henvendelserne i tid".into(),
            description: "Trekant: akut. Hel ring: den, du står på.".into(),
            span: (d(2025, 8, 1), today() + 20),
            lanes: vec![
                ConcernLane {
                    label: "Alma P.".into(),
                    concerns: vec![
                        enquiry(d(2025, 9, 30), "Skole", school, "Rådgivning"),
                        acute,
                        enquiry(d(2026, 9, 4), "Skole", school, "Undersøgelse"),
                        here,
                    ],
                },
                ConcernLane {
                    label: "Noah P.".into(),
                    concerns: vec![enquiry(d(2026, 6, 1), "Dagtilbud", "", "Ingen indsats")],
                },
            ],
        },
    )
}
