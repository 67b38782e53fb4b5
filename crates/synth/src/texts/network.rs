//! Words of consultations, safety plans and family group conferences.

use super::Topic;
use domain::Audience;

/// The fields of a topic, and who may see them.
pub(super) fn of(topic: Topic) -> (Fields, Audience) {
    match topic {
        Topic::SafetyPlan => (SAFETY, Audience::Family),
        Topic::FamilyGroup => (FAMILY_GROUP, Audience::Family),
        _ => (CONSULTED, Audience::Staff),
    }
}

/// The fields of a text with what may stand in each.
pub(super) type Fields = &'static [(&'static str, &'static [&'static str])];

const CONSULTED: Fields = &[
    (
        "presentation",
        &[
            "Jeg har haft {n} i et halvt år. Jeg er i tvivl, om vi gør nok hurtigt nok.",
            "{mor} og jeg er kørt fast. Jeg vil gerne have hjælp til at komme videre med hende.",
        ],
    ),
    (
        "questions",
        &["Hvad siger {n} selv? Hvem i netværket har ikke været spurgt? Hvad virkede sidste år?"],
    ),
    (
        "reflection",
        &["Kollegerne lagde mærke til, at vi taler mest om de voksne og lidt om {n}."],
    ),
    (
        "proposals",
        &[
            "Tal med {n} alene. Inviter mormor med til næste møde. Spørg skolen, hvornår det går godt.",
        ],
    ),
    (
        "decision_words",
        &[
            "Jeg taler med {n} i næste uge og inviterer netværket bagefter.",
            "Jeg aftaler et møde med {mor} og hendes søster inden måneden er omme.",
        ],
    ),
];

const SAFETY: Fields = &[
    (
        "worries",
        &["At {n} er alene, når de voksne skændes om aftenen."],
    ),
    (
        "signs",
        &["De voksne hæver stemmen. {n} går ind på sit værelse og svarer ikke."],
    ),
    (
        "agreements",
        &[
            "{n} må altid ringe til mormor. Mormor kommer eller henter. {mor} går en tur, til der er ro.",
        ],
    ),
];

const FAMILY_GROUP: Fields = &[
    (
        "question",
        &["Hvordan kan familien hjælpe {n} med at komme i skole hver dag?"],
    ),
    (
        "participants",
        &["{n}, {mor}, mormor, en moster og fodboldtræneren"],
    ),
    (
        "family_plan",
        &[
            "Moster henter mandag og onsdag. Mormor ringer hver morgen klokken syv. Vi ses igen om tre måneder.",
        ],
    ),
];
