//! Words about measures on the ladder: why a step, why a place was left, what came of it, what
//! was agreed around a placement, what was said with the adult side.

use super::Words;
use domain::{AdultSide, Arrangement, Audience, MeasureEnd, Payload};

/// The words of an event about measures; `line` chooses one of several and fills it in.
pub(super) fn write(words: &mut Words, payload: &Payload, line: impl Fn(&[&str]) -> String) {
    let mut put = |field, from: &[&str]| words.put(field, line(from), Audience::Family);
    match payload {
        Payload::MeasureStarted(p) => {
            put("step_reason", if p.place.is_some() { PLACED } else { STEP });
            if p.away {
                put("away_reason", AWAY);
            }
        }
        Payload::MeasurePlaceChanged(p) => put("why", moved(p.reason)),
        Payload::MeasureEnded(p) => put("result", result(p.reason)),
        Payload::ArrangementMade(p) => put("agreement", agreed(p.what)),
        Payload::AdultSideContacted(p) => put("summary", adult(p.side)),
        _ => {}
    }
}

/// What must be reached for help to end.
pub(super) const WAY_OUT: &[&str] = &[
    "Barnet går i skole fire dage om ugen, og forældrene klarer morgenerne selv.",
    "Familien har haft tre måneder uden konflikter, der kræver hjælp.",
    "Barnet har en fast fritidsaktivitet og mindst én god ven.",
    "Forældrene har fulgt deres egen behandling et halvt år, og barnet trives.",
    "Netværket kan tage over med faste aftaler i hverdagen.",
];

/// Why this step and none below.
const STEP: &[&str] = &[
    "Rådgivning og netværksgruppe er prøvet og har ikke været nok.",
    "Barnet har brug for støtte hver uge, og det kan almenområdet ikke give.",
    "Familien har selv bedt om mere hjælp, og skolen er enig.",
    "Bekymringen er for alvorlig til, at vi kan begynde lavere.",
];

/// Why the child cannot live at home.
const PLACED: &[&str] = &[
    "Støtte i hjemmet er prøvet i et år, og barnet er ikke trygt.",
    "Forældrene kan ikke passe på barnet nu, og netværket kan ikke tage over.",
    "Barnet har selv bedt om at komme væk hjemmefra, og forældrene er enige.",
];

/// Why it is not close to home.
const AWAY: &[&str] = &[
    "Ingen lokale steder har den specialviden, barnet har brug for.",
    "Barnet har brug for afstand til et miljø tæt på hjemmet.",
];

/// What came of a measure.
fn result(reason: MeasureEnd) -> &'static [&'static str] {
    match reason {
        MeasureEnd::PurposeMet | MeasureEnd::Turned18 => &[
            "Målene er nået, og familien kan selv nu.",
            "Barnet er i skole igen og har det godt med de andre.",
            "Den unge klarer sig med det netværk, der er bygget op.",
        ],
        MeasureEnd::NotMet => &[
            "Der kom ikke den ro, vi håbede på. Vi prøver noget andet.",
            "Familien deltog, men vanskelighederne er de samme.",
        ],
        MeasureEnd::Breakdown | MeasureEnd::PlaceGaveUp => &[
            "Samarbejdet brød sammen efter flere konflikter. Barnet har brug for andre rammer.",
            "Stedet kunne ikke rumme barnets vanskeligheder.",
        ],
        MeasureEnd::Wish | MeasureEnd::Moved | MeasureEnd::Other => &[
            "Familien ønskede at stoppe. Der er fremgang, men målene er ikke nået helt.",
            "Indsatsen sluttede efter aftale med familien.",
        ],
    }
}

/// Why a place was left.
fn moved(reason: MeasureEnd) -> &'static [&'static str] {
    match reason {
        MeasureEnd::Breakdown | MeasureEnd::PlaceGaveUp => &[
            "Stedet kunne ikke fortsætte efter en svær periode. Barnet er med i valget af det nye.",
            "Konflikterne tog til, og alle var enige om, at barnet skulle bo et andet sted.",
        ],
        _ => &[
            "Barnet er klar til mindre støtte og flytter tættere på skolen.",
            "Barnet ønskede selv at flytte, og forældrene er enige.",
        ],
    }
}

/// What was agreed around a placement.
fn agreed(what: Arrangement) -> &'static [&'static str] {
    match what {
        Arrangement::Contact => &[
            "Mor, lørdag fra 10 til 16 hos mormor.",
            "Far, søndag eftermiddag på stedet.",
            "Begge forældre sammen, en eftermiddag i familiehuset.",
        ],
        Arrangement::Relief => &["En weekend hos den faste aflastningsfamilie."],
        Arrangement::ParentsPerson => &["Støttepersonen ringer hver uge og går med til møder."],
        Arrangement::ChildsPerson => &["Barnets tidligere klasselærer er støtteperson."],
    }
}

/// What was said with the adult side.
fn adult(side: AdultSide) -> &'static [&'static str] {
    match side {
        AdultSide::Social => &["Voksenrådgiveren har mødt den unge og kender planen."],
        AdultSide::JobCentre => &["Jobcentret har en plads i praktik fra den første i måneden."],
        AdultSide::Education => &["Vejlederen er med i ungeplanen og holder kontakt til skolen."],
        AdultSide::Health => &["Behandlingen fortsætter i voksenpsykiatrien."],
        AdultSide::Housing => &["Den unge er skrevet op til en ungdomsbolig."],
    }
}
