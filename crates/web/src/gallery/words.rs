//! Samples of words: the thread, states, notices, numbers, facts and forms.

use super::block;
use crate::{
    i18n::Lang,
    ui::{
        choice::{Choice, checkbox, checkboxes, radios, select},
        form::{
            Field, Form, Submit, Width, date, date_time, error_summary, fieldset, form, number,
            password, submit_row, text, textarea,
        },
        notice::{BigNumber, Empty, Notice, Tone, big_numbers, empty, facts, notice},
        state::{GoalState, Layer, State, goal_state, layer, state, state_with},
    },
};
use maud::{Markup, html};

pub(super) fn show(lang: Lang) -> Markup {
    html! {
        (block("states", "Tilstande", &states(lang)))
        (block("numbers", "Tal", &numbers(lang)))
        (block("notices", "Beskeder og tomme lister", &notices()))
        (block("forms", "Formularer", &forms(lang)))
    }
}

fn states(lang: Lang) -> Markup {
    html! {
        p { @for s in State::ALL { (state(lang, s)) " " } }
        p { (state_with(lang, State::Overdue, "3 dage over")) "   " (layer(lang, Layer::Law)) " " (layer(lang, Layer::Standard)) }
        p { @for s in GoalState::ALL { (goal_state(lang, s)) " " } }
    }
}

fn numbers(lang: Lang) -> Markup {
    let big = |label: &str, value: String, of: String, mark| BigNumber {
        label: label.into(),
        value,
        of,
        change: Some("4 procentpoint op siden 2025".into()),
        mark,
        href: Some("#".into()),
    };
    html! {
        (big_numbers(&[
            big("Undersøgelser til tiden, lov", lang.percent(0.607), "37 af 61 undersøgelser med frist i 2026".into(), Some(goal_state(lang, GoalState::Approaching))),
            big("Børn med en indsats", lang.int(1412), "pr. 22.11.2026".into(), None),
            big("Median af anbringelser", "14 md.".into(), "48 afsluttede i 2026".into(), Some(goal_state(lang, GoalState::OnTrack))),
        ]))
        (facts(&[
            ("Rådgiver".into(), html! { "Mette Holm (2. på 12 måneder)" }),
            ("Trin".into(), html! { "3, hjemmebaseret indsats" }),
            ("Undersøgelser".into(), html! { (lang.share(37, 61)) }),
        ]))
    }
}

fn notices() -> Markup {
    let mut warning = Notice::new(
        Tone::Warning,
        "Ingen ny rådgiver har set på underretningen.",
    );
    warning.text = "Barnet får allerede støtte. Bed en kollega om at deltage i vurderingen.".into();
    html! {
        (notice(&Notice::new(Tone::Done, "Opfølgningen er registreret. Næste frist er 23. maj 2027.")))
        (notice(&warning))
        (notice(&Notice::new(Tone::Info, "Tallene er opgjort pr. 22.11.2026.")))
        (empty(&Empty {
            title: "Du har ingen overskredne frister.".into(),
            text: "Her står det, der skal ske først. Frister kommer, når du registrerer en underretning, en afgørelse eller en indsats.".into(),
            action: Some(("Se de næste 14 dage".into(), "#".into())),
        }))
    }
}

fn forms(lang: Lang) -> Markup {
    let concern = Field::new("concern", "Hvad er bekymringen?")
        .hint("Skriv, hvad underretteren har set og hørt.");
    let arrived = Field::new("arrived_on", "Kom ind den").value("2026-11-23");
    let clock = Field::new("arrived_at", "Kl.").value("08:15");
    let who = Field::new("notifier", "Hvem underretter?")
        .error(Some("Vælg, hvem der underretter.".into()));
    let name = Field::new("notifier_name", "Underretterens navn")
        .optional()
        .hint("Lad feltet stå tomt, hvis underretteren er anonym.");
    let phone = Field::new("number", "Antal søskende")
        .error(Some("Skriv et tal, for eksempel 2.".into()))
        .value("to");
    let outcome = Field::new("outcome", "Hvad skal der ske?").value("assessment");
    let causes = Field::new("causes", "Det handler om").optional();
    let acute = Field::new("acute", "Barnet er i akut fare").optional();
    let form_view = Form {
        action: "#".into(),
        confirm: Some("Vil du gemme vurderingen?".into()),
        ..Form::default()
    };
    form(
        &form_view,
        &html! {
            (error_summary(lang, &[&concern, &who, &phone]))
            (textarea(lang, &concern, 4))
            (date_time(lang, &arrived, &clock))
            (select(lang, &who, &[Choice::new("school", "Skole"), Choice::new("hospital", "Sygehus")]))
            (text(lang, &name, Width::Medium))
            (number(lang, &phone))
            (fieldset("Vurdering", &html! {
                (radios(lang, &outcome, &[
                    Choice::new("assessment", "Børnefaglig undersøgelse").hint("Skal være færdig inden fire måneder."),
                    Choice::new("screening", "Screening"),
                    Choice::new("none", "Ingen handling"),
                ]))
                (checkboxes(lang, &causes, &[Choice::new("absence", "Skolefravær"), Choice::new("violence", "Vold"), Choice::new("abuse", "Misbrug")], &["absence"]))
                (checkbox(lang, &acute, false))
                (date(lang, &Field::new("aware_on", "Kommunen blev opmærksom den").value("2026-11-23")))
            }))
            (submit_row(&Submit { label: "Gem vurderingen".into(), value: None, cancel: Some(("Fortryd".into(), "#".into())) }))
        },
    )
}

pub(super) fn login(lang: Lang) -> Markup {
    html! {
        h1 { "Log ind" }
        p { "Vælg en person i demo-kommunen." }
        (form(&Form { action: "#".into(), ..Form::default() }, &html! {
            (text(lang, &Field::new("user", "Brugernavn"), Width::Medium))
            (password(lang, &Field::new("password", "Adgangskode")))
            (submit_row(&Submit { label: "Log ind".into(), ..Submit::default() }))
        }))
    }
}
