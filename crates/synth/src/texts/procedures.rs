//! Words of complaints, statements of places, plans for parents and what families ask for.

use super::Topic;
use domain::{Audience, Help, Payload, Reassessment};

/// The field that an event of a procedure fills, the lines it may say, and who may read them.
pub(super) fn of(
    topic: Topic,
    payload: &Payload,
) -> (&'static str, &'static [&'static str], Audience) {
    match topic {
        Topic::Wish => ("wish", wish(payload), Audience::Family),
        Topic::Complaint => ("complaint", COMPLAINT, Audience::Family),
        Topic::Reassessed => ("reasons", reassessed(payload), Audience::Family),
        Topic::Statement => ("statement", STATEMENT, Audience::Staff),
        _ => ("parents_plan", PARENTS_PLAN, Audience::Staff),
    }
}

const COMPLAINT: &[&str] = &[
    "{mor} mener, at støtten er for lille, og at skolens beskrivelse af {n} ikke passer.",
    "{far} er ikke enig i afgørelsen og beder om, at der ses på den igen.",
    "Forældrene mener, at {n} har brug for mere hjælp, end der er bevilget.",
];

/// Why the decision stands or is changed.
fn reassessed(payload: &Payload) -> &'static [&'static str] {
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

const STATEMENT: &[&str] = &[
    "Stedet oplever, at {n} er klar til forandringen, når den sker i et roligt tempo.",
    "Plejefamilien fortæller, at {n} er glad for at være der, og at {han} taler meget om at komme hjem.",
    "Kontaktpædagogen anbefaler, at {n} beholder sin skole.",
];

const PARENTS_PLAN: &[&str] = &[
    "{mor} får samtaler hver anden uge og hjælp til økonomien. {far} begynder på et forældrekursus.",
    "Støtteperson til {mor}. Målet er ro omkring samværet og en stabil bolig.",
    "Forældrene vil gerne have hjælp til samarbejdet med skolen og med hinanden.",
];

/// What a family asks for because of a disability.
fn wish(payload: &Payload) -> &'static [&'static str] {
    let Payload::PartialCaseOpened(opened) = payload else {
        return &[""];
    };
    match opened.help {
        Help::Relief => &[
            "{mor} og {far} beder om aflastning en weekend om måneden. {n} sover dårligt, og de er trætte.",
            "Forældrene ønsker aflastning, så de også har tid til {ns} søskende.",
        ],
        Help::LostEarnings => &[
            "{mor} søger om at gå ned i tid, fordi {n} skal følges til træning to gange om ugen.",
            "{far} søger dækning for de dage, hvor {n} er til kontrol på sygehuset.",
        ],
        Help::ExtraCosts => &[
            "Forældrene søger dækning af udgifter til bleer, særlig kost og kørsel.",
            "{mor} søger om hjælp til kurset i tegn til tale.",
        ],
        Help::Companion => {
            &["{n} vil gerne til svømning uden sine forældre og har brug for en ledsager."]
        }
        Help::Training => &["Forældrene søger om træning, så {n} ikke mister det, {han} har lært."],
        Help::SpecialDayCare => {
            &["Forældrene søger et særligt dagtilbud, fordi {n} ikke trives i børnehaven."]
        }
        Help::SpecialClub
        | Help::HomeTraining
        | Help::SupplementaryBenefit
        | Help::PersonalHelp => {
            &["Forældrene søger om hjælp, fordi {n} har brug for mere, end de kan give alene."]
        }
    }
}
