//! Words of meetings, visits, notes and explanations.

use super::Words;
use super::fill::{fill, pick, turn};
use crate::people::Card;
use domain::{Audience, BookingKind, DelayReason, Payload};

/// The title of a booked date.
pub(super) fn title(payload: &Payload) -> &'static str {
    let Payload::DateBooked(booked) = payload else {
        return "";
    };
    match booked.what {
        BookingKind::FollowUp => "Opfølgningsmøde",
        BookingKind::NetworkMeeting => "Netværksmøde",
        BookingKind::ChildConversation => "Samtale med barnet",
        BookingKind::Visit => "Tilsynsbesøg",
        BookingKind::PlanMeeting => "Møde med familien",
        BookingKind::DialogueMeeting => "Dialogmøde",
        BookingKind::Other => "Møde",
    }
}

/// What was said at a follow-up, who took part, and what is agreed until the next one.
pub(super) fn follow_up(words: &mut Words, summary: String, card: &Card, word: u32) {
    let line = |from: &[&str], by| {
        let word = turn(word, by);
        fill(pick(from, word), card, word)
    };
    words.put("summary", summary, Audience::Family);
    words.put("participants", line(PARTICIPANTS, 3), Audience::Family);
    words.put("until_next", line(UNTIL_NEXT, 5), Audience::Family);
}

const PARTICIPANTS: &[&str] = &[
    "{n}, {mor} og {far}. {n} ville gerne have sin klasselærer med.",
    "{n}, {mor} og mormor. {n} har selv valgt, hvem der skulle være med.",
    "{n} og {mor}. {n} ville helst ikke have skolen med denne gang.",
    "{n}, {far} og kontaktpersonen.",
];

const UNTIL_NEXT: &[&str] = &[
    "{n} har været i skole mindst fire dage om ugen.",
    "{n} har prøvet den fritidsaktivitet, {han} selv har valgt.",
    "{mor} og {far} har holdt aftalen om sengetid på hverdage.",
    "{n} har været hos mormor to weekender, og {han} har det godt med det.",
    "Skolen og {mor} har en fast aftale om at ringe sammen hver fredag.",
];

pub(super) const GOOD: &[&str] = &[
    "Det går fremad. {n} har været i skole næsten hver dag, og {mor} oplever mere ro om aftenen. Støtten fortsætter.",
    "{n} fortæller, at det er blevet bedre. Målet om sengetider er nået, og vi lægger vægt på skolen nu.",
    "Alle er enige om, at støtten virker. Vi taler om at trappe ned efter næste møde.",
    "{n} er faldet godt til og har fået en ven. Samværet med forældrene fungerer.",
    "{far} og {mor} er enige om sengetider, og {n} sover bedre. Vi holder fast i det, der virker.",
    "Fraværet er halveret siden sidst. {n} er stolt af det og vil gerne have det skrevet ned.",
    "{n} er begyndt til håndbold. Forældrene beder om, at støtten bliver et halvt år endnu.",
    "Målet om ro mellem de voksne er næsten nået. Næste møde holdes på skolen.",
];

pub(super) const MIXED: &[&str] = &[
    "Skolen ser fremgang, mens det stadig er svært hjemme. Støtten drejes mod morgenerne.",
    "{n} har haft gode og dårlige uger. {far} deltog for første gang. Planen holdes.",
    "Der er sket lidt siden sidst. Vi har aftalt hyppigere kontakt de næste to måneder.",
    "{n} trives i skolen, men vil nødigt hjem om fredagen. Det tager rådgiver op med {ham} alene.",
    "Den ene aftale er holdt, den anden er ikke kommet i gang. Udfører kommer fremover om eftermiddagen.",
    "{mor} er træt, men kommer til alle aftaler. {n} siger ikke meget på mødet.",
];

pub(super) const HARD: &[&str] = &[
    "{n} er holdt op med at komme i skole, og konflikterne er taget til. Det skal vurderes, om støtten er den rigtige.",
    "Støtten har ligget stille på grund af sygdom hos udfører. Familien er frustreret.",
    "{n} ville ikke deltage. Forældrene er uenige om, hvad der skal ske. Nyt møde aftales.",
    "Aftalerne holder ikke. Forældrene bor nu hver for sig, og planen må laves om.",
    "{n} er stukket af to gange. Der er brug for en anden støtte, og muligheder drøftes med teamleder.",
];

pub(super) const NETWORK: &[&str] = &[
    "{n}, {mor}, mormor, klasselæreren og kontaktpersonen deltog. Mormor henter om torsdagen.",
    "Mødet blev holdt hjemme hos {n}. Træneren vil følge {ham} til kamp de næste uger.",
    "{n} havde selv valgt, hvem der skulle med. Vi aftalte, hvem {han} ringer til, når det brænder på.",
    "Skole, kontaktperson og familie er enige om en fælles morgenplan.",
    "{n} var stille, men blev til det sidste. {far} overtager onsdagene.",
    "Farmor, {far} og klasselæreren mødtes med {n}. Farmor har {ham} hver anden fredag.",
    "{mor} havde bagt kage. Vi gik ugen igennem dag for dag, og {n} satte selv kryds ved det svære.",
    "Onklen tager {n} med på værkstedet om lørdagen. Skolen følger op på fraværet hver mandag.",
    "Alle fik lov at sige, hvad de er glade for hos {n}. Bagefter var det lettere at tale om fraværet.",
    "Naboen tilbyder at køre {n} til træning. {mor} ringer til rådgiver, hvis aftalen skrider.",
    "Kun {n}, {mor} og rådgiver mødte op. De andre ringes op i denne uge.",
    "{n} fortalte om fritidsjobbet. Mentoren og {far} deler morgenerne mellem sig.",
    "Det blev aftalt, at {n} sover hos moster, når der er uro hjemme.",
];

/// The summary of a visit.
pub(super) fn visit(payload: &Payload) -> &'static [&'static str] {
    let Payload::VisitHeld(held) = payload else {
        return &[""];
    };
    if held.declined {
        &["{n} ville ikke tale alene med rådgiver. Vi så {hans} værelse og talte med stedet."]
    } else if held.conversation {
        &[
            "Talt alene med {n} på {hans} værelse. {Han} er glad for stedet, men savner {hans} søskende.",
            "Gik en tur med {n} og hunden. {Han} fortæller, at {han} har fået en ven.",
            "{n} viste sit værelse frem. Vi talte om skolen og om samværet hver anden weekend.",
            "Spillede kort med {n}, mens vi talte. {Han} vil gerne besøge mormor oftere.",
            "{n} har fået nye gardiner og er glad for skolen. {Han} spurgte, hvor længe {han} skal bo her.",
            "Vi talte i bilen på vej til træning. {n} synes, at de voksne lytter.",
            "{n} er træt af reglerne om skærm, men føler sig tryg. Ingen bekymring for stedet.",
        ]
    } else {
        &["{n} var på tur med skolen. Besøget blev brugt på samtale med stedet."]
    }
}

/// Why a duty is late.
pub(super) fn explained(payload: &Payload) -> &'static [&'static str] {
    let Payload::DelayExplained(delay) = payload else {
        return &[""];
    };
    match delay.reason {
        DelayReason::AwaitingExternal => &[
            "Vi venter på udtalelse fra børne- og ungdomspsykiatrien.",
            "Skolens udtalelse er rykket for to gange.",
            "Psykologens undersøgelse er først færdig næste måned.",
        ],
        DelayReason::FamilyCancelled => &[
            "{mor} har meldt afbud to gange. Ny tid er aftalt.",
            "Familien var bortrejst og bad om at vente.",
        ],
        DelayReason::Illness => &[
            "Rådgiver har været sygemeldt. En kollega har overtaget.",
            "{n} har været indlagt.",
        ],
        DelayReason::Capacity => &[
            "Teamet har haft to ubesatte stillinger.",
            "Mange nye sager på én gang. Teamleder er orienteret.",
        ],
        DelayReason::Complexity => {
            &["Sagen rummer flere børn og to kommuner, og oplysningerne peger i hver sin retning."]
        }
        DelayReason::RecordedLate => {
            &["Vurderingen blev lavet i tide af døgnvagten, men først skrevet ind dagen efter."]
        }
        DelayReason::Other => &[
            "Mødet blev flyttet for at passe med skolens møde, så familien kun skulle komme én gang.",
        ],
    }
}

pub(super) const NOTE_INTAKE: &[&str] = &[
    "Talt med {mor} i telefonen. Hun er ked af underretningen, men kan godt genkende bekymringen.",
    "Forældrene er inviteret til en samtale om underretningen i næste uge.",
    "Drøftet i modtagelsen. Der indhentes oplysninger fra {skole}.",
];

pub(super) const NOTE_CALL: &[&str] = &[
    "{mor} ringede og fortalte, at det går bedre, men at {n} stadig sover dårligt.",
    "{far} vil gerne have sine tider skriftligt. Sendt i dag.",
    "Opkald fra {mor}. Hun er i tvivl om, hvad støtten går ud på. Aftalt at tale om det på næste møde.",
    "Talt med {far}. Han ønsker at komme med til møderne fremover.",
];

pub(super) const NOTE_HOME: &[&str] = &[
    "Hjemmebesøg. Begge forældre til stede. {n} viste sit værelse og var glad for at få besøg.",
    "Møde med familien på kontoret. Forældrene fortæller åbent om, hvad der er svært.",
    "Hjemmebesøg. Der er ryddeligt, og {mor} har lavet te. Vi talte om hverdagen time for time.",
];

pub(super) const NOTE_SCHOOL: &[&str] = &[
    "Talt med klasselæreren på {skole}. {n} har haft fire fraværsdage denne måned.",
    "{skole} har sendt udtalelse. {n} er fagligt med, men trækker sig i frikvartererne.",
    "Møde på {skole} med deltagelse af PPR. {n} får støttetimer i dansk.",
];

pub(super) const NOTE_PROVIDER: &[&str] = &[
    "Status fra udfører: {n} møder til aftalerne, og forældrene øver sig på det, de har aftalt.",
    "Udfører skifter medarbejder fra den første. {n} er fortalt det.",
    "Udfører har brug for at vide, om timerne fortsætter efter sommerferien.",
];

pub(super) const NOTE_HANDOVER: &[&str] = &[
    "Sagen er overdraget mundtligt og skriftligt. {n} og forældrene har fået brev om ny rådgiver.",
    "Overdragelse ved møde med tidligere rådgiver. Åbne punkter er gennemgået.",
    "Ny rådgiver har sat sig ind i sagen. Der er ikke holdt overdragelsesmøde, da kollegaen er stoppet.",
];
