//! Words of an assessment's work: why it looks where it does, who is asked, and what each says
//! of each area.

use super::Words;
use super::fill::{fill, pick, turn};
use crate::people::Card;
use domain::event::assessment::ContributionRecorded;
use domain::{Audience, IcsArea, Payload, SourceKind, Viewpoint};

pub(super) const FOCUS: &[&str] = &[
    "Skolen er bekymret for {ns} fravær, og {mor} siger, at aftenerne er svære. Derfor begynder vi med skolen og dagligdagen hjemme.",
    "Underretningen handler om uro i hjemmet. Vi ser på omsorgen og på, hvordan {n} har det, og bredere kun, hvis noget peger på det.",
    "Der er flere bekymringer på én gang, og familien har ikke før været kendt. Vi ser bredt, så {n} kun skal fortælle sin historie én gang.",
    "Familien og vi er enige om, hvad der er svært. Undersøgelsen holdes smal, så den kan blive hurtigt færdig.",
];

pub(super) const WITHOUT: &[&str] = &[
    "Forældrene har sagt nej. Udtalelsen er nødvendig for at vide, om {n} kommer i skole og bliver mødt hjemmefra.",
    "Samtykket kunne ikke opnås. Uden oplysningerne kan det ikke vurderes, hvordan {n} har det.",
];

pub(super) const SIBLING: &[&str] = &[
    "Skole og forældre beskriver barnet som i trivsel. Der er ikke set tegn på det modsatte.",
    "Forholdene hjemme er de samme for begge børn.",
    "Barnet har selv fortalt om ting, der skal ses nærmere på.",
];

pub(super) const PRELIMINARY: &[&str] = &[
    "Skole og forældre er hørt. {n} har brug for mere ro hjemme. Psykologens udtalelse mangler, før vi kan sige, hvilken støtte der er den rigtige.",
    "Det står klart, at familien har brug for hjælp til hverdagen. Om det er nok, kan først siges, når {n} har talt med os igen.",
];

pub(super) const RECOMMENDED: &[&str] = &[
    "{n} kommer i skole hver dag, og der er ro om aftenen derhjemme.",
    "{mor} og {far} er enige om faste aftaler, og {n} ved, hvem der henter.",
    "{n} har én voksen, {han} kan gå til, både hjemme og i skolen.",
];

/// Who a source is.
pub(super) fn who(payload: &Payload, card: &Card, word: u32) -> String {
    let Payload::SourcePlanned(planned) = payload else {
        return String::new();
    };
    let template = match planned.kind {
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
pub(super) fn said(words: &mut Words, given: &ContributionRecorded, card: &Card, word: u32) {
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
        IcsArea::Livelihood => &["Boligen er lille og velholdt. Børnene deler værelse."],
        _ => &["Bedsteforældrene deltager i møder og bliver brugt af familien."],
    }
}
