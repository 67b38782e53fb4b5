//! Words of an assessment's work: why it looks where it does, who is asked, and what each says
//! of each area.

use super::fill::{fill, pick, turn};
use super::{Draft, Topic, Words};
use crate::people::Card;
use domain::event::assessment::ContributionRecorded;
use domain::{
    AssessmentOutcome, Audience, Breadth, IcsArea, Payload, SiblingOutcome, SourceKind, Viewpoint,
};

const NARROW: &[&str] = &[
    "Skolen er bekymret for {ns} fravær, og {mor} siger, at aftenerne er svære. Derfor begynder vi med skolen og dagligdagen hjemme.",
    "Underretningen handler om uro i hjemmet. Vi ser på omsorgen og på, hvordan {n} har det, og bredere kun, hvis noget peger på det.",
    "Familien og vi er enige om, hvad der er svært. Undersøgelsen holdes smal, så den kan blive hurtigt færdig.",
];

const UNCLEAR: &[&str] = &[
    "Skolen har set {n} blive stille. Vi afdækker, hvordan {n} har det i skolen og hjemme.",
    "Forældrene beder om hjælp til hverdagen. Vi afdækker, hvad de har brug for, og hvad de selv kan.",
];

const BROAD: &[&str] = &[
    "Der er flere bekymringer på én gang, og familien har ikke før været kendt. Vi ser bredt, så {n} kun skal fortælle sin historie én gang.",
    "Skole, familie og {n} selv peger på noget forskelligt. Derfor ser vi på det hele.",
];

/// Writes the words of an event of the work.
pub(super) fn write(words: &mut Words, draft: &Draft, card: &Card) {
    let word = draft.word;
    let line = |from: &[&str]| fill(pick(from, word), card, word);
    let family = Audience::Family;
    match (draft.topic, &draft.payload) {
        (Topic::ClarificationFocus, _) => words.put("focus_reason", line(UNCLEAR), family),
        (Topic::Focus, payload) => words.put("focus_reason", line(focus(payload)), family),
        (Topic::WithoutConsent, _) => words.put("consent_why", line(WITHOUT), family),
        (Topic::SiblingWhy, payload) => {
            words.put("sibling_why", line(sibling(payload)), Audience::Staff);
        }
        (Topic::Preliminary, _) => words.put("conclusion", line(PRELIMINARY), family),
        (_, Payload::SourcePlanned(planned)) => {
            words.put("who", who(planned.kind, card, word), Audience::Staff);
        }
        (_, Payload::ContributionRecorded(given)) => said(words, given, card, word),
        _ => {}
    }
}

/// Writes what an assessment recommends.
pub(super) fn recommend(words: &mut Words, draft: &Draft, card: &Card) {
    let from = recommended(&draft.payload);
    let text = fill(pick(from, draft.word), card, draft.word);
    words.put("recommendation", text, Audience::Family);
}

/// Why it looks where it does.
fn focus(payload: &Payload) -> &'static [&'static str] {
    match payload {
        Payload::AssessmentFocusChosen(p) if p.breadth == Breadth::Broad => BROAD,
        _ => NARROW,
    }
}

const WITHOUT: &[&str] = &[
    "Forældrene har sagt nej. Udtalelsen er nødvendig for at vide, om {n} kommer i skole og bliver mødt hjemmefra.",
    "Samtykket kunne ikke opnås. Uden oplysningerne kan det ikke vurderes, hvordan {n} har det.",
];

/// Why that comes of considering a sibling.
fn sibling(payload: &Payload) -> &'static [&'static str] {
    match payload {
        Payload::SiblingConsidered(p) if p.outcome == SiblingOutcome::Own => {
            &["Barnet har selv fortalt om ting, der skal ses nærmere på."]
        }
        Payload::SiblingConsidered(p) if p.outcome == SiblingOutcome::Joint => {
            &["Forholdene hjemme er de samme for børnene."]
        }
        _ => &[
            "Skole og forældre beskriver barnet som i trivsel. Der er ikke set tegn på det modsatte.",
        ],
    }
}

const PRELIMINARY: &[&str] = &[
    "Skole og forældre er hørt. {n} har brug for mere ro hjemme. Psykologens udtalelse mangler, før vi kan sige, hvilken støtte der er den rigtige.",
    "Det står klart, at familien har brug for hjælp til hverdagen. Om det er nok, kan først siges, når {n} har talt med os igen.",
];

/// What is recommended.
fn recommended(payload: &Payload) -> &'static [&'static str] {
    let Payload::AssessmentCompleted(done) = payload else {
        return &[""];
    };
    match done.outcome {
        AssessmentOutcome::Support => &[
            "Vi anbefaler støtte i hjemmet, så {n} kommer i skole hver dag, og der er ro om aftenen.",
            "Vi anbefaler støtte til forældrene, så de kan holde fast i de samme aftaler, og {n} ved, hvem der henter.",
            "Vi anbefaler en fast voksen, som {n} kan gå til, ved siden af støtte til familien.",
        ],
        AssessmentOutcome::Placement => &[
            "Vi anbefaler, at {n} bor et andet sted for en tid, tæt på sin skole og med fast samvær.",
        ],
        AssessmentOutcome::NoSupport => &[
            "Vi anbefaler, at skolen og familien fortsætter det, de er begyndt på. Der er ikke brug for mere herfra.",
        ],
    }
}

/// Who a source is.
fn who(kind: SourceKind, card: &Card, word: u32) -> String {
    let template = match kind {
        SourceKind::Child => "{n}, et sted {han} selv vælger",
        SourceKind::CustodyHolder => "{mor} og {far}",
        SourceKind::Parent => "{far}",
        SourceKind::Relative => pick(&["mormor", "farmor og farfar", "moster"], word),
        SourceKind::School => "klasselæreren på {skole}",
        SourceKind::DayCare => "den primære pædagog i {hus}",
        SourceKind::HealthVisitor => "distriktets sundhedsplejerske",
        SourceKind::Doctor => "familiens læge",
        SourceKind::Psychologist => "skolens psykolog",
        SourceKind::Provider => "kontaktpersonen",
        SourceKind::Other => "træneren",
    };
    fill(template, card, word)
}

/// What was said, area by area.
fn said(words: &mut Words, given: &ContributionRecorded, card: &Card, word: u32) {
    for (n, said) in (1..).zip(&given.said) {
        let from = of(said.area, said.view);
        let text = fill(pick(from, turn(word, n)), card, word);
        words.put(&said.field(), text, Audience::Family);
    }
}

fn of(area: IcsArea, view: Viewpoint) -> &'static [&'static str] {
    match view {
        Viewpoint::Child => child(area),
        Viewpoint::Family => family(area),
        Viewpoint::Professional => professional(area),
    }
}

fn child(area: IcsArea) -> &'static [&'static str] {
    match area {
        IcsArea::Health => &[
            "»Jeg sover ikke så godt. Jeg ligger og lytter.«",
            "»Jeg har tit ondt i maven om morgenen.«",
        ],
        IcsArea::Learning => &[
            "»Matematik er sjovt. Frikvartererne er værst.«",
            "»Jeg vil gerne i skole, men jeg kommer for sent, og så kigger de.«",
        ],
        IcsArea::Behaviour => &[
            "»Når jeg bliver sur, går jeg ud. Så bliver de sure over det.«",
            "»Jeg siger ikke så meget. Det er nemmest.«",
        ],
        IcsArea::Leisure => &[
            "»Jeg spiller bold om tirsdagen. Det er det bedste.«",
            "»Jeg er mest på mit værelse, når jeg har fri.«",
        ],
        IcsArea::SafeCare => &[
            "»Der er rart, når mor er glad.«",
            "»Nogle gange er der ikke noget mad, så går jeg ned til Ali.«",
        ],
        IcsArea::Guidance => &[
            "»Far hjælper mig med lektierne, når jeg er hos ham.«",
            "»Jeg bestemmer selv, hvornår jeg går i seng.«",
        ],
        IcsArea::Relations => &[
            "»Jeg vil gerne se far mere.«",
            "»Min søster er den, jeg fortæller ting.«",
        ],
        IcsArea::FamilyBackground => &["»Vi er flyttet tre gange. Jeg gider ikke flytte igen.«"],
        IcsArea::Livelihood => &["»Mor bliver stresset, når der kommer regninger.«"],
        _ => &["»Mormor henter mig om fredagen. Der er der altid kage.«"],
    }
}

fn family(area: IcsArea) -> &'static [&'static str] {
    match area {
        IcsArea::Health => &[
            "{mor} fortæller, at {n} sover uroligt og spiser dårligt om morgenen.",
            "{far} mener, at {n} er rask, men træt.",
        ],
        IcsArea::Learning => &[
            "{mor} synes, at skolen først ringer, når det er gået galt.",
            "{n} er glad for at lære, siger {far}, men afleverer ikke noget.",
        ],
        IcsArea::Behaviour => &[
            "{mor} beskriver {n} som kærlig og hurtig til at blive vred.",
            "Hjemme er {n} stille og passer sig selv.",
        ],
        IcsArea::Leisure => &[
            "{n} vil gerne gå til noget, men ingen kan køre.",
            "{far} følger {n} til kamp hver uge.",
        ],
        IcsArea::SafeCare => &[
            "{mor} siger åbent, at aftenerne er svære, og at hun råber mere, end hun vil.",
            "Forældrene er enige om, at {n} ikke skal høre deres skænderier.",
        ],
        IcsArea::Guidance => &[
            "{mor} vil gerne have hjælp til at holde fast i sengetider.",
            "Forældrene har hver deres regler, og {n} spiller dem ud mod hinanden.",
        ],
        IcsArea::Relations => &[
            "{far} vil gerne være mere med, men de voksne taler ikke sammen.",
            "{mor} siger, at {n} og hun har det bedst, når de er to.",
        ],
        IcsArea::FamilyBackground => &[
            "{mor} har selv været anbragt og er utryg ved kommunen. Det fortæller hun i dag.",
            "Forældrene gik fra hinanden for to år siden, og det er stadig tungt.",
        ],
        IcsArea::Livelihood => &[
            "{mor} er sygemeldt, og pengene er små.",
            "{far} har fået fast arbejde, og det letter.",
        ],
        _ => &[
            "Mormor henter om fredagen og vil gerne gøre mere.",
            "Familien har få at trække på her i byen.",
        ],
    }
}

fn professional(area: IcsArea) -> &'static [&'static str] {
    match area {
        IcsArea::Health => &[
            "Vægt og højde følger kurven. Der er talt om søvn.",
            "{n} virker ofte træt om formiddagen.",
        ],
        IcsArea::Learning => &[
            "{n} er fagligt med i matematik og bagud i dansk. Fraværet er 18 procent siden sommer.",
            "{n} klarer sig bedst i små grupper og med faste voksne.",
        ],
        IcsArea::Behaviour => &[
            "{n} trækker sig ved konflikter og kommer tilbage, når en voksen giver tid.",
            "Der har været tre episoder med slag i frikvarteret. {n} har bagefter selv sagt undskyld.",
        ],
        IcsArea::Leisure => &[
            "{n} har to gode kammerater og bliver inviteret.",
            "{n} går alene i de fleste pauser.",
        ],
        IcsArea::SafeCare => &[
            "{n} møder af og til uden madpakke og i for tyndt tøj. {mor} tager imod, når vi ringer.",
            "Samspillet er varmt, når der er ro.",
        ],
        IcsArea::Guidance => &[
            "Forældrene øver sig i de aftaler, vi har lavet, og siger til, når det ikke går.",
            "Der mangler faste rammer om lektier og sengetid.",
        ],
        IcsArea::Relations => &[
            "{n} søger sin lærer, når noget er svært.",
            "{n} taler om begge forældre med varme.",
        ],
        IcsArea::FamilyBackground => {
            &["Familien har boet i kommunen i fire år og er før set i sundhedsplejen."]
        }
        IcsArea::Livelihood => &[
            "Boligen er lille og velholdt. Børnene deler værelse.",
            "{mor} har fortalt, at huslejen er svær at betale. Hun får hjælp til budgettet.",
        ],
        _ => &[
            "Bedsteforældrene deltager i møder og bliver brugt af familien.",
            "Naboen har været en hjælp, når {n} skulle hentes.",
        ],
    }
}
