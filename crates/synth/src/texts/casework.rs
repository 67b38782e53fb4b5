//! Words of the casework: assessment, the child's own words, decisions, plans, corrections.

use super::fill::{fill, pick, turn};
use super::{Draft, Words};
use crate::people::Card;
use domain::{
    AssessmentOutcome, Audience, DecisionKind, Doer, GoalArea, HonourRisk, Payload, Screening,
};

pub(super) const AWARE: &[&str] = &[
    "Kommunen blev opmærksom på behovet ved underretningen.",
    "Dagen er sat til modtagelsen af underretningen, hvor behovet stod klart.",
    "Behovet blev tydeligt på mødet med skolen, og fristen regnes derfra.",
    "Regnes fra samtalen med {mor}, hvor hun fortalte om forholdene hjemme.",
];

pub(super) const CLARIFIED: &[&str] = &[
    "Afdækningen viser, at {n} trives i skolen, men at rammerne hjemme skal styrkes.",
    "Der er talt med {n}, forældrene og {skole}. Det, der skal til, er klart, og der er ikke brug for en hel undersøgelse.",
    "Forældrene magter det meste selv, hvis de får støtte i en periode.",
];

/// Why a screening leads where it does; the risk assessment where honour conflict is suspected.
pub(super) fn screened(words: &mut Words, draft: &Draft, card: &Card) {
    let Payload::Screened(done) = &draft.payload else {
        return;
    };
    let why = match done.outcome {
        Screening::NothingMore | Screening::Advice => NO_MORE,
        Screening::Clarification => UNCLEAR,
        Screening::Assessment => SERIOUS,
    };
    let why = fill(pick(why, draft.word), card, draft.word);
    words.put("screening_reason", why, Audience::Family);
    let risk = match done.honour {
        Some(HonourRisk::Wait) => RISK_WAITS,
        Some(HonourRisk::Involve) => RISK_INVOLVES,
        _ => return,
    };
    let risk = fill(pick(risk, draft.word), card, draft.word);
    words.put("risk", risk, Audience::Staff);
}

const NO_MORE: &[&str] = &[
    "{n} trives ifølge {skole}, og forældrene har selv taget fat på det, der var svært.",
    "Bekymringen er talt igennem med forældrene. Råd og vejledning er nok.",
];

const UNCLEAR: &[&str] = &[
    "Det er ikke klart, hvordan {n} har det hjemme. Det kan afdækkes med {skole} og familien uden en hel undersøgelse.",
    "Familien er velfungerende på de fleste områder. Ét forhold skal afdækkes, før der tilbydes hjælp.",
];

const SERIOUS: &[&str] = &[
    "Bekymringen er alvorlig og kommer fra flere sider. {ns} forhold skal undersøges.",
    "Der er tegn på omsorgssvigt. Oplysningerne rækker ikke til at sige, hvilken hjælp {n} har brug for.",
];

const RISK_WAITS: &[&str] = &[
    "{n} frygter familiens reaktion, hvis den får at vide, at kommunen er kontaktet. Forældre og netværk inddrages ikke, før der er talt med {n} igen.",
];

const RISK_INVOLVES: &[&str] = &[
    "{n} har fortalt om kontrol derhjemme, men er tryg ved, at forældrene kontaktes. Der er aftalt, hvem {n} kan ringe til.",
];

/// The conclusion of an assessment: what was found, and what it leads to.
pub(super) fn conclusion(payload: &Payload, word: u32) -> String {
    let Payload::AssessmentCompleted(done) = payload else {
        return String::new();
    };
    let end = match done.outcome {
        AssessmentOutcome::Support => SUPPORT,
        AssessmentOutcome::Placement => PLACEMENT,
        AssessmentOutcome::NoSupport => NO_SUPPORT,
    };
    format!(
        "{} {} {}",
        pick(FOUND, word),
        pick(RESOURCES, turn(word, 4)),
        pick(end, turn(word, 8))
    )
}

const FOUND: &[&str] = &[
    "{n} er et nysgerrigt barn, som i lang tid har haft det svært både hjemme og i skolen.",
    "{n} er vellidt af sine kammerater, men mangler voksne, der ser {hans} behov.",
    "Undersøgelsen viser, at {n} er belastet af konflikterne mellem forældrene.",
    "{n} er bagud i sin udvikling på flere områder og bliver hurtigt utryg ved skift.",
    "{n} har ansvar for mere, end man kan forvente i {hans} alder.",
    "Skolen beskriver {n} som klog og stille. {Han} har meget fravær og sover dårligt.",
    "{n} klarer sig bedst, når dagene ligner hinanden, og voksne siger, hvad der skal ske.",
    "{n} har oplevet mere, end et barn skal, og reagerer med vrede, når {han} bliver presset.",
];

const RESOURCES: &[&str] = &[
    "{mor} er optaget af, at {n} skal have det godt, og tager imod råd.",
    "{far} er en fast støtte, selv om han bor et andet sted.",
    "Mormor og morfar er tæt på og vil gerne hjælpe.",
    "Forældrene er uenige om, hvad der er svært, men vil begge samarbejde.",
    "Familien har et lille netværk og få kræfter lige nu.",
    "{n} har en god ven og en træner, {han} er tryg ved.",
];

const SUPPORT: &[&str] = &[
    "Det vurderes, at {n} har brug for særlig støtte i hjemmet, og at det er nok.",
    "Der skal sættes ind med støtte, så hverdagen bliver til at forudsige.",
    "Der er behov for behandling af familien som helhed.",
];

const PLACEMENT: &[&str] = &[
    "Det vurderes, at {n} ikke kan få dækket sine behov hjemme, heller ikke med støtte.",
    "{n} har brug for at bo et andet sted i en længere periode.",
];

const NO_SUPPORT: &[&str] = &[
    "Det vurderes, at vanskelighederne kan løses i skolen og med familiens egne kræfter.",
    "Der er ikke behov for særlig støtte. Familien kan henvende sig igen.",
];

pub(super) const YOUNG_WORDS: &[&str] = &[
    "»Jeg kan bedst lide, når mor og far ikke råber.«",
    "»Jeg vil gerne have, at far kommer til min fodboldkamp.«",
    "»Jeg bliver bange om natten, så går jeg ind til min søster.«",
    "»I skolen er det lidt svært, men jeg leger med Alma.«",
    "»Mor er tit træt. Så laver jeg selv mad.«",
    "»Jeg vil gerne bo hos mormor nogle gange.«",
    "{n} tegner sit hjem og peger på sit værelse: »Her er der rart.«",
    "»Jeg er god til at cykle. Far har lært mig det.«",
    "»Når de skændes, holder jeg mig for ørerne.«",
    "»Min lærer er sød. Hende fortæller jeg ting.«",
];

pub(super) const OLD_WORDS: &[&str] = &[
    "»Jeg gider ikke flere nye voksne. Jeg vil have én, der bliver.«",
    "»Det er bedre nu, men jeg er stadig nervøs, når jeg kommer hjem.«",
    "»Jeg vil gerne i skole, jeg kan bare ikke komme ud ad døren.«",
    "»I skal spørge mig først, før I ringer til min mor.«",
    "»Jeg vil gerne have et fritidsjob og spare op til en knallert.«",
    "»Hos plejefamilien er der ro. Jeg savner min lillebror.«",
    "»Jeg synes, det er fint, at I hjælper mor, men jeg vil selv bestemme, hvem der ved det.«",
    "»Det er ikke så slemt, som skolen siger.«",
    "»Jeg passer mest på min mor. Det er jeg vant til.«",
    "»Kontaktpersonen er okay. Han spørger ikke så meget.«",
    "»Jeg vil have, at I siger tingene, som de er.«",
    "»Jeg har det bedst, når jeg er på værkstedet.«",
];

pub(super) const NO_WORDS: &[&str] = &[
    "{n} havde ikke lyst til at tale i dag. {Hans} syn er hentet gennem læreren, {han} er tryg ved.",
    "{n} er for lille til en samtale. {Han} er set i samspil med {mor}.",
    "Samtalen blev afslået. {n} ved, hvordan {han} kan få fat i rådgiveren.",
];

/// The words of a proposed decision, by field.
pub(super) const PROPOSED: &[(&str, &[&str])] = &[
    (
        "purpose",
        &["At {n} kommer i skole hver dag og har ro om aftenen."],
    ),
    (
        "facts",
        &[
            "{n} har haft meget fravær siden sommer. {mor} har bedt om hjælp til morgenen. Skolen og familien er enige om, hvad der er svært.",
            "Undersøgelsen viser, at der er uro i hjemmet om aftenen, og at {n} sover for lidt. {mor} vil gerne arbejde med det.",
        ],
    ),
    (
        "reasons",
        &[
            "Det mindst indgribende, der kan hjælpe, er støtte i hjemmet. Familien er med på det.",
            "Rådgivning er prøvet i et halvt år uden virkning. Der er brug for mere og for nogen, der kommer fast.",
        ],
    ),
    (
        "way_out",
        &["Fraværet er under ti procent i to måneder, og familien klarer morgenen selv."],
    ),
];

/// Why it was decided.
pub(super) fn reasons(payload: &Payload) -> &'static [&'static str] {
    let Payload::DecisionMade(made) = payload else {
        return &[""];
    };
    match made.kind {
        DecisionKind::Support => &[
            "{n} har brug for støtte, og forældrene er enige. Støtten skal give faste rammer og ro.",
            "Støtten bevilges, fordi undersøgelsen viser, at {n} ellers vil få det sværere. Formålet er, at {han} kommer i skole hver dag.",
            "Forældrene har selv bedt om hjælpen. Den forventes at vare et halvt år.",
            "Det mindst indgribende, der kan løse problemet, er støtte i hjemmet.",
        ],
        DecisionKind::Placement => &[
            "{n} og forældrene er enige om, at {han} bor et andet sted for en tid. Formålet er tryghed og stabil skolegang.",
            "Støtte i hjemmet er prøvet uden virkning. Anbringelsen sker med samtykke.",
        ],
        DecisionKind::PlacementWithoutConsent => &[
            "Der er åbenbar risiko for alvorlig skade på {ns} sundhed og udvikling, og støtte i hjemmet er ikke nok.",
            "Børne- og ungeudvalget har besluttet anbringelsen, da samtykke ikke kunne opnås.",
        ],
        DecisionKind::Preliminary => {
            &["{n} kan ikke være i hjemmet i nat. Formanden har truffet foreløbig afgørelse."]
        }
        DecisionKind::Advice => &[
            "Familien tilbydes rådgivning. Der er ikke grundlag for en særlig indsats.",
            "{mor} får fem samtaler hos familievejlederen.",
        ],
        DecisionKind::Refusal => &[
            "Ansøgningen kan ikke imødekommes, da behovet kan dækkes af skolen. Klagevejledning er givet.",
        ],
        DecisionKind::ChangeOfPlace => &[
            "{n} flytter, fordi stedet ikke længere kan give {ham} det, {han} har brug for.",
            "Plejefamilien har sagt op. Det nye sted er valgt sammen med {n}.",
        ],
        DecisionKind::HomeReturn => &[
            "{n} kan flytte hjem. Forældrene har fået ro på hverdagen, og hjemgivelsen forberedes over tre måneder.",
        ],
        DecisionKind::SupportAfter18 => &[
            "{n} fylder 18 og har brug for støtte til at komme godt i gang med egen bolig og uddannelse.",
            "Det er sammen med {n} besluttet, hvad der skal ske, når {han} fylder 18.",
        ],
        DecisionKind::PermanentPlacement => &[
            "{n} har boet hos plejefamilien i mange år og er knyttet til den. Anbringelsen gøres permanent.",
        ],
        DecisionKind::InvestigationWithoutConsent => &[
            "Det er nødvendigt at undersøge, hvordan {n} har det, og forældrene har ikke givet samtykke.",
        ],
        DecisionKind::PreliminaryInvestigation => &[
            "Undersøgelsen af {n} kan ikke vente på udvalgets møde, og forældrene har ikke givet samtykke. Formanden har truffet foreløbig afgørelse.",
        ],
        DecisionKind::Order => &[
            "{n} udebliver fra skole, og frivillig hjælp er ikke nok. Pålægget siger, hvad der skal ske, og gælder en bestemt tid.",
        ],
        DecisionKind::ContactLimit => &[
            "Samværet ændres for en tid af hensyn til {n}. {Han} er hørt, og stedet har udtalt sig.",
        ],
        DecisionKind::MedicalTreatment => &[
            "{n} er alvorligt syg, og behandlingen kan ikke vente. Udvalget har besluttet, at den gennemføres.",
        ],
        DecisionKind::DisabilityHelp => &[
            "{n} har en betydelig og varig funktionsnedsættelse, og hjælpen er nødvendig for, at familien kan leve et almindeligt liv.",
            "Hjælpen bevilges for et år. Behovet er beskrevet sammen med forældrene og lægen.",
        ],
        DecisionKind::EndOfSupport => &[
            "Målene er nået, og familien klarer sig selv. Støtten ophører.",
            "Støtten ophører efter aftale med forældrene.",
        ],
    }
}

/// The goals and the child's own words.
pub(super) fn plan(words: &mut Words, draft: &Draft, card: &Card) {
    let Payload::PlanMade(made) = &draft.payload else {
        return;
    };
    for goal in &made.goals {
        // A goal keeps its words through all versions of the plan.
        let word =
            u32::from_le_bytes([goal.goal.0.as_bytes()[15], goal.goal.0.as_bytes()[14], 0, 0]);
        let text = fill(pick(goals(goal.area), word), card, word);
        // Every third goal is one that the provider works with.
        let audience = match goal.goal.0.as_bytes()[14] % 3 {
            0 => Audience::Provider,
            _ => Audience::Family,
        };
        let (low, high, steps) = scale(goal.area);
        let id = goal.goal;
        words.put(&format!("goal.{id}"), text, audience);
        words.put(&format!("low.{id}"), fill(low, card, word), audience);
        words.put(&format!("high.{id}"), fill(high, card, word), audience);
        for (step, said) in goal.subgoals.iter().zip(steps) {
            let said = fill(said, card, word);
            words.put(&format!("subgoal.{step}"), said, audience);
        }
    }
    for task in &made.tasks {
        let said = fill(does(task.by), card, draft.word);
        words.put(&format!("task.{}", task.task), said, Audience::Family);
    }
    let young = draft.at.day().0 - card.birth.0 < 9 * 365;
    let from = if young { YOUNG_WISHES } else { OLD_WISHES };
    words.put(
        "own_words",
        fill(pick(from, draft.word), card, draft.word),
        Audience::Family,
    );
}

fn goals(area: GoalArea) -> &'static [&'static str] {
    match area {
        GoalArea::Development => &[
            "{n} kan sige, hvad {han} føler, i stedet for at slå.",
            "{n} tør prøve nye ting sammen med en voksen.",
            "{n} kan falde i søvn i sin egen seng.",
        ],
        GoalArea::Wellbeing => &[
            "{n} er glad på de fleste dage.",
            "{n} har én voksen, {han} kan gå til.",
            "{n} spiser tre måltider og sover om natten.",
        ],
        GoalArea::School => &[
            "{n} møder i skole hver dag.",
            "{n} deltager i dansk og matematik i klassen.",
            "{n} afleverer sine opgaver.",
        ],
        GoalArea::Adulthood => &[
            "{n} kan styre sin egen økonomi.",
            "{n} er i gang med en ungdomsuddannelse.",
            "{n} har et sted at bo, når {han} fylder 18.",
        ],
        GoalArea::Safety => &[
            "Der er ro mellem de voksne, når {n} er til stede.",
            "{n} ved, hvem der henter, og hvornår.",
            "{n} er tryg derhjemme, også om aftenen.",
        ],
        GoalArea::Leisure => &[
            "{n} går til noget, {han} holder af, én gang om ugen.",
            "{n} har en ven med hjemme.",
            "{n} passer et fritidsjob.",
        ],
    }
}

/// What 0 and 10 are for the family, and two steps on the way.
fn scale(area: GoalArea) -> (&'static str, &'static str, [&'static str; 2]) {
    match area {
        GoalArea::Development => (
            "Det går galt hver dag.",
            "{n} klarer det selv, og det føles let.",
            [
                "Vi øver os en gang om dagen.",
                "Det går godt tre dage i træk.",
            ],
        ),
        GoalArea::Wellbeing => (
            "{n} er ked af det hver dag.",
            "{n} glæder sig til at stå op.",
            ["{n} sover hele natten.", "Der er én god ting hver dag."],
        ),
        GoalArea::School => (
            "{n} kommer ikke af sted om morgenen.",
            "Skolen er et sted, {n} gerne vil være.",
            [
                "{n} møder til første time.",
                "{n} har en god kammerat i klassen.",
            ],
        ),
        GoalArea::Adulthood => (
            "{n} ved ikke, hvad der skal ske.",
            "{n} har en plan og klarer sig selv.",
            [
                "Vi taler om det en gang om ugen.",
                "{n} har besøgt et sted.",
            ],
        ),
        GoalArea::Safety => (
            "Der er uro derhjemme hver dag.",
            "{n} er tryg hver dag.",
            [
                "En hel uge uden skænderier.",
                "{n} ved, hvem {han} kan ringe til.",
            ],
        ),
        GoalArea::Leisure => (
            "{n} er alene hver eftermiddag.",
            "{n} har noget at glæde sig til hver uge.",
            [
                "{n} har prøvet to ting.",
                "{n} er af sted en fast dag om ugen.",
            ],
        ),
    }
}

/// What somebody does for the plan.
fn does(by: Doer) -> &'static str {
    match by {
        Doer::Child => "Siger til en voksen, når det bliver svært.",
        Doer::Parent => "Spiser aftensmad sammen hver dag.",
        Doer::Network => "Henter {n} hver torsdag.",
        Doer::School => "Ringer hjem hver fredag, også når det går godt.",
        Doer::Caseworker => "Ringer til {n} og {mor} midt i hver måned.",
        Doer::Provider => "Kommer to eftermiddage om ugen.",
    }
}

const YOUNG_WISHES: &[&str] = &[
    "»Jeg vil gerne have en hund og at vi spiser sammen.«",
    "»Jeg ønsker mig, at far bor tættere på.«",
    "»At jeg kan sove uden at være bange.«",
    "»At mor er glad.«",
];

const OLD_WISHES: &[&str] = &[
    "»Jeg vil gerne klare mig selv og ikke skulle forklare mig hele tiden.«",
    "»Jeg vil bestå niende klasse og være mekaniker.«",
    "»Bare at der er ro derhjemme.«",
    "»Jeg vil gerne se min bror hver weekend.«",
    "»At jeg har nogen at være sammen med efter skole.«",
];

pub(super) const REPLACED: &[&str] = &[
    "Tidspunktet var skrevet forkert af.",
    "Datoen var den dag, det blev skrevet ind, ikke den dag, det skete.",
];

/// Why the arrival of an enquiry is corrected.
pub(super) const ARRIVED: &[&str] = &[
    "Mailen lå i postkassen fra dagen før.",
    "Afsenderen har vist, at den blev sendt tidligere.",
    "Tidspunktet var skrevet forkert af.",
];

pub(super) const RETRACTED: &[&str] = &[
    "Registreret to gange.",
    "Var allerede skrevet ind af en kollega.",
    "Hørte til en anden sag.",
];
