//! What notifiers write, and what reception and the intake team make of it.

use super::fill::{fill, pick, turn};
use super::{Draft, Words};
use crate::names;
use crate::people::Card;
use domain::{Audience, Cause, Enquiry, Evaluation, Notifier, Payload};

/// The words of an enquiry: the concern, and who sent it.
pub(super) fn concern(words: &mut Words, draft: &Draft, card: &Card) {
    let Payload::EnquiryReceived(enquiry) = &draft.payload else {
        return;
    };
    let word = draft.word;
    let young = draft.at.day().0 - card.birth.0 < 6 * 365;
    let unborn = draft.at.day() < card.birth;
    let mut text = String::new();
    if enquiry.enquiry == Enquiry::Application {
        text.push_str(&fill(pick(APPLICATION, word), card, word));
    } else if unborn {
        text.push_str(&fill(pick(UNBORN, word), card, word));
    } else {
        text.push_str(&fill(
            pick(opening(enquiry.notifier, young), word),
            card,
            word,
        ));
        for (i, cause) in enquiry.causes.iter().enumerate() {
            let shift = turn(word, u32::try_from(i).unwrap_or(0) + 3);
            text.push(' ');
            text.push_str(&fill(pick(because(*cause, young), shift), card, word));
        }
        text.push(' ');
        text.push_str(&fill(pick(ENDING, turn(word, 11)), card, word));
    }
    words.put("concern", text, Audience::Family);
    if !enquiry.anonymous {
        let name = notifier_name(enquiry.notifier, card, word);
        words.put("notifier_name", name, Audience::Notifier);
    }
    if enquiry.channel.is_some() {
        let age = law::calendar::age_on(card.birth, draft.at.day());
        let described = format!("{age} år, {}", card.school());
        words.put("child_described", described, Audience::Staff);
        if !enquiry.anonymous {
            let contact = format!("{:08}", 20_000_000 + word % 10_000_000);
            words.put("notifier_contact", contact, Audience::Notifier);
        }
    }
}

fn notifier_name(notifier: Notifier, card: &Card, word: u32) -> String {
    let person = format!(
        "{} {}",
        pick(names::WOMEN, turn(word, 5)),
        pick(names::FAMILY, turn(word, 9))
    );
    match notifier {
        Notifier::School => format!("{person}, {}", card.school()),
        Notifier::DayCare => format!("{person}, {}", pick(names::DAY_CARES, turn(word, 7))),
        Notifier::Health => format!(
            "{person}, {}",
            pick(
                &[
                    "egen læge",
                    "skadestuen",
                    "børneafdelingen",
                    "børne- og ungdomspsykiatrien"
                ],
                word
            )
        ),
        Notifier::HealthVisitor => format!("{person}, sundhedsplejen"),
        Notifier::Police => format!("{person}, politiet"),
        Notifier::Municipal => format!(
            "{person}, {}",
            pick(
                &[
                    "jobcentret",
                    "PPR",
                    "misbrugscentret",
                    "socialpsykiatrien",
                    "en anden kommune"
                ],
                word
            )
        ),
        Notifier::Placement => format!("{person}, anbringelsesstedet"),
        Notifier::Association => format!(
            "{person}, {}",
            pick(
                &["krisecentret", "en frivillig forening", "fodboldklubben"],
                word
            )
        ),
        Notifier::Child => card.name(),
        Notifier::Family => pick(
            &["Mormor", "Farmor", "Far", "Mor", "En nabo", "Moster"],
            word,
        )
        .to_owned(),
        Notifier::Anonymous | Notifier::Other | Notifier::Unknown => person,
    }
}

fn opening(notifier: Notifier, young: bool) -> &'static [&'static str] {
    match notifier {
        Notifier::School => &[
            "Skolen er bekymret for {n}.",
            "{n} går på {skole}, og {hans} lærere har fulgt {ham} tæt i en periode.",
            "Skolens trivselsteam har drøftet {n} to gange uden at det har hjulpet.",
        ],
        Notifier::DayCare => &[
            "Personalet i {hus} er bekymret for {n}.",
            "{n} har gået i {hus} i længere tid, og der er sket en ændring.",
        ],
        Notifier::Health => &[
            "{n} er set på hospitalet.",
            "I forbindelse med en konsultation er der opstået bekymring for {n}.",
            "{n} er henvist til udredning, og forløbet giver anledning til bekymring.",
        ],
        Notifier::HealthVisitor => &[
            "Sundhedsplejersken har besøgt familien tre gange.",
            "Ved hjemmebesøg blev det klart, at {mor} har det svært.",
        ],
        Notifier::Police => &[
            "Politiet har været kaldt til adressen i nat.",
            "Patruljen traf {n} i forbindelse med en anmeldelse.",
            "Politiet underretter efter en hændelse i hjemmet.",
        ],
        Notifier::Municipal => &[
            "Forvaltningen har gennem sit arbejde med familien fået kendskab til {ns} situation.",
            "Der underrettes efter et møde med {mor}.",
        ],
        Notifier::Child => &[
            "{n} har selv henvendt sig og beder om hjælp.",
            "{n} skriver, at {han} ikke kan være hjemme.",
        ],
        Notifier::Family => &[
            "Familien er bekymret for {n}.",
            "Jeg er i familie med {n} og har længe tænkt på at skrive.",
        ],
        Notifier::Anonymous => &[
            "Jeg ønsker at være anonym. Jeg bor i nærheden.",
            "Anonym henvendelse på telefon.",
        ],
        Notifier::Placement => &[
            "Anbringelsesstedet underretter om {n}.",
            "{n} har haft nogle svære uger på stedet.",
        ],
        Notifier::Association => &[
            "Vi møder {n} og {hans} mor hos os.",
            "En frivillig har lagt mærke til {n}.",
        ],
        Notifier::Other | Notifier::Unknown => {
            if young {
                &["Der underrettes om {n}."]
            } else {
                &[
                    "Henvendelsen handler om {n}.",
                    "Der er bekymring for {ns} trivsel.",
                ]
            }
        }
    }
}

fn because(cause: Cause, young: bool) -> &'static [&'static str] {
    match cause {
        Cause::ChildSchool => &[
            "{Han} har haft over tyve procent fravær siden sommerferien.",
            "{Han} kommer sjældent til tiden og går tit hjem før skoledagen er slut.",
            "{Han} magter ikke at være i klassen i mere end et par timer.",
        ],
        Cause::ChildBehaviour => &[
            "{Han} kommer ofte i voldsomme konflikter med andre børn.",
            "{Han} trækker sig, græder let og vil ikke fortælle hvorfor.",
            "{Han} er ude til sent om aftenen med en gruppe ældre unge.",
        ],
        Cause::ChildHealth => &[
            "{Han} har ondt i maven hver morgen og sover dårligt.",
            "{Han} har tabt sig, og der er ikke fulgt op på lægens henvisning.",
            "{Han} har fortalt, at {han} skader sig selv.",
        ],
        Cause::ChildDisability => &[
            "{Han} er under udredning for autisme, og hverdagen hænger ikke sammen.",
            "{Han} har brug for hjælp til det meste, og forældrene er udkørte.",
        ],
        Cause::ChildAssault => &[
            "{Han} har fortalt, at {han} er blevet slået derhjemme.",
            "{Han} har mærker på armen og giver skiftende forklaringer.",
        ],
        Cause::ChildNeglect => &[
            "{Han} møder uden madpakke og i tøj, der ikke passer til vejret.",
            "{Han} passer i praksis sig selv i flere timer hver dag.",
        ],
        Cause::ChildCrime => &[
            "{Han} er mistænkt for tyveri sammen med to andre.",
            "{Han} er truffet med en kniv.",
        ],
        Cause::ChildAbuseOfSubstances => &[
            "{Han} lugter af hash og er sløv om formiddagen.",
            "{Han} har fortalt, at {han} drikker hver weekend.",
        ],
        Cause::ParentSubstance => &[
            "{mor} virkede påvirket ved afhentning.",
            "{far} drikker igen, og {n} er alene med ham hver anden uge.",
        ],
        Cause::ParentCrime => &[
            "{far} er anholdt og sidder varetægtsfængslet.",
            "Hjemmet er ransaget, mens {n} var til stede.",
        ],
        Cause::ParentBehaviour => &[
            "{mor} taler hårdt til {n} og skælder ud foran de andre.",
            "{far} har svært ved at styre sit temperament.",
            "{mor} har det psykisk dårligt og kommer ikke ud af sengen.",
        ],
        Cause::ParentDisability => &[
            "{mor} har svært ved at læse breve og huske aftaler.",
            "Forældrene har brug for meget konkret vejledning.",
        ],
        Cause::ParentConflict => &[
            "Forældrene er midt i et brud med højt konfliktniveau.",
            "{n} har overværet, at {far} truede {mor}.",
            "Samarbejdet mellem forældrene er gået i stå, og {n} står i midten.",
        ],
        Cause::ParentCare => {
            if young {
                &[
                    "{n} bliver afleveret uden morgenmad og virker overtræt.",
                    "{mor} har svært ved at se, hvad {n} har brug for.",
                    "Der mangler faste rammer for søvn og mad i hjemmet.",
                ]
            } else {
                &[
                    "Der er få rammer hjemme, og {n} bestemmer selv sengetid og skærm.",
                    "Forældrene har svært ved at støtte {n} i hverdagen.",
                    "Aftaler mellem hjem og skole bliver ikke holdt.",
                ]
            }
        }
        Cause::ParentHousing => &[
            "Familien er sat ud af lejligheden og bor hos bekendte.",
            "Der er ikke el i hjemmet.",
        ],
        Cause::ParentOther => &[
            "{mor} er alvorligt syg, og netværket er lille.",
            "Familien har mistet en nær pårørende.",
        ],
    }
}

const ENDING: &[&str] = &[
    "Forældrene er orienteret om underretningen.",
    "Vi har talt med {mor} og sagt, at vi skriver til jer.",
    "Forældrene er ikke orienteret.",
    "Vi deltager gerne i et møde.",
    "Det haster efter vores vurdering.",
    "{n} ved, at vi skriver.",
    "",
];

const UNBORN: &[&str] = &[
    "Jordemoderen er bekymret for det ventede barn. {mor} har et forbrug af hash og er usikker på, hvor hun skal bo.",
    "{mor} venter barn og har tidligere fået et barn anbragt. Hun ønsker støtte fra starten.",
    "Lægen underretter om den gravide {mor}, der har en ubehandlet psykisk lidelse.",
];

const APPLICATION: &[&str] = &[
    "Forældrene søger om aflastning. {n} kræver opsyn hele tiden, og søskende kommer til kort.",
    "{mor} søger om støtte i hjemmet til struktur om morgenen og ved sengetid.",
    "Forældrene søger om hjælp til {n}, der netop har fået en diagnose.",
    "{mor} beder om en fast kontaktperson til {n}, som isolerer sig på sit værelse.",
];

/// What the evaluation says.
pub(super) fn evaluation(payload: &Payload) -> &'static [&'static str] {
    let Payload::NotificationEvaluated(done) = payload else {
        return &[""];
    };
    match done.outcome {
        Evaluation::AcuteMeasures => &[
            "{n} kan ikke blive i hjemmet i aften. Teamleder er inddraget, og der handles straks.",
            "Der er oplysninger om vold. Det vurderes, at der skal sættes ind med det samme.",
        ],
        Evaluation::Assessment => &[
            "Ikke akut. Oplysningerne er så alvorlige, at der skal laves en børnefaglig undersøgelse.",
            "{n} er ikke i umiddelbar fare, men der er flere bekymringer på én gang. Undersøgelse indledes.",
        ],
        Evaluation::Screening => &[
            "Ikke akut. Sagen går videre, så vi får talt med familien og skolen.",
            "{n} er ikke i fare nu. Der er brug for mere viden, før vi beslutter noget.",
            "Bekymringen er forståelig, men enkeltstående. Familien inviteres til en samtale.",
        ],
        Evaluation::Advice => &[
            "Ikke akut. Familien tilbydes rådgivning hos familievejlederen.",
            "Forældrene ser selv problemet og vil gerne have råd. Ingen fare.",
        ],
        Evaluation::RunningCase => &[
            "Bekymringen er kendt og indgår i den igangværende sag. Ikke akut.",
            "Oplysningerne bekræfter det, vi arbejder med. Tages op på næste møde med familien.",
            "Der er nyt i det, skolen skriver. Rådgiver kontakter familien i dag. Ikke akut.",
        ],
        Evaluation::PartialCase => {
            &["Familien søger om bestemt hjælp. Ansøgningen behandles som en delsag."]
        }
        Evaluation::NoAction => &[
            "Der er ikke grundlag for at gøre mere. Forældrene har allerede fået hjælp.",
            "Episoden er afklaret med forældrene. Ingen tegn på mistrivsel.",
            "Ikke akut. Forholdet er oplyst og kræver ikke en indsats.",
        ],
    }
}
