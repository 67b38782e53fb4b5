//! Words of complaints, statements of places and plans for parents.

use domain::{Payload, Reassessment};

pub(super) const COMPLAINT: &[&str] = &[
    "{mor} mener, at støtten er for lille, og at skolens beskrivelse af {n} ikke passer.",
    "{far} er ikke enig i afgørelsen og beder om, at der ses på den igen.",
    "Forældrene mener, at {n} har brug for mere hjælp, end der er bevilget.",
];

/// Why the decision stands or is changed.
pub(super) fn reassessed(payload: &Payload) -> &'static [&'static str] {
    let Payload::ComplaintReassessed(made) = payload else {
        return &[""];
    };
    match made.reassessment {
        Reassessment::Upheld => &[
            "Der er ikke kommet nye oplysninger, som ændrer vurderingen. Klagen og sagen sendes til Ankestyrelsen.",
        ],
        Reassessment::PartlyChanged => {
            &["{n} får støtte flere timer om ugen. Resten af klagen sendes til Ankestyrelsen."]
        }
        Reassessment::Changed => &[
            "Skolens nye oplysninger viser, at {n} har brug for mere støtte. Afgørelsen er ændret.",
        ],
        Reassessment::Withdrawn => &["{mor} har trukket klagen tilbage efter en samtale."],
    }
}

pub(super) const STATEMENT: &[&str] = &[
    "Stedet oplever, at {n} er klar til forandringen, når den sker i et roligt tempo.",
    "Plejefamilien fortæller, at {n} er glad for at være der, og at {han} taler meget om at komme hjem.",
    "Kontaktpædagogen anbefaler, at {n} beholder sin skole.",
];

pub(super) const PARENTS_PLAN: &[&str] = &[
    "{mor} får samtaler hver anden uge og hjælp til økonomien. {far} begynder på et forældrekursus.",
    "Støtteperson til {mor}. Målet er ro omkring samværet og en stabil bolig.",
    "Forældrene vil gerne have hjælp til samarbejdet med skolen og med hinanden.",
];
