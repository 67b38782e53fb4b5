//! The indicators there are: their cards.

use super::client::Nothing;
use super::given::Query;
use super::problem::Problem;
use super::values::{Title, coded};
use super::who::Who;
use crate::site::Site;
use app::Deed;
use axum::Json;
use axum::extract::State;
use domain::Permit;
use indicators::card::{Over, Theme, UnitKind};
use indicators::{Dimension, Format};
use serde::Serialize;
use utoipa::ToSchema;

coded! {
    /// What one counted unit is.
    Unit(UnitKind) = ["notification", "child", "placement", "measure", "decision",
        "assessment", "duty", "complaint"];
    /// What a card is about.
    About(Theme) = Theme::ALL.map(Theme::code);
    /// A way to split a figure.
    Split(Dimension) = ["team", "worker", "age_group", "sex", "step", "target_group", "notifier",
        "place", "rule", "decision_kind"];
}

/// A card: what a figure is called and what it counts.
#[derive(Debug, Serialize, ToSchema)]
pub struct Card {
    id: String,
    /// Raised when the definition changes.
    version: u16,
    title: Title,
    /// What it tells and what it does not.
    description: Title,
    /// What is counted above the line.
    numerator: Title,
    /// What is counted below it; absent for a plain count.
    denominator: Option<Title>,
    unit: Unit,
    /// What it is about.
    theme: About,
    /// `period` or `instant`.
    over: &'static str,
    /// How the value is to be read: `share`, `count`, `days`, `months`, `per1000` or `ratio`.
    #[schema(value_type = String)]
    format: Format,
    dimensions: Vec<Split>,
    /// Where the definition is from, in Danish.
    source: String,
    /// Whether the definition was read in its source.
    is_verified: bool,
    /// SHA-256 of the card and of the rulebook.
    fingerprint: String,
}

/// All cards.
#[derive(Debug, Serialize, ToSchema)]
pub struct Cards {
    indicators: Vec<Card>,
}

/// The indicators there are.
///
/// Needs the permit `indicators`. Shows nobody.
#[utoipa::path(get, path = "/api/v1/indicators", tag = "indicators",
    operation_id = "indicators",
    responses((status = 200, description = "All cards", body = Cards)))]
pub async fn list(
    State(site): State<Site>,
    who: Who,
    _: Query<Nothing>,
) -> Result<Json<Cards>, Problem> {
    who.require(Permit::Indicators)?;
    let ruleset = who
        .run(&site, |app, actor| {
            actor.require(Deed::SeeGoals)?;
            Ok(app.ruleset())
        })
        .await?;
    let print = ruleset.rules.book.fingerprint();
    let cards = ruleset.cards.all().iter();
    Ok(Json(Cards {
        indicators: cards.map(|card| Card::new(card, print)).collect(),
    }))
}

impl Card {
    fn new(card: &indicators::Card, rulebook: &str) -> Self {
        Self {
            id: card.id.clone(),
            version: card.version,
            title: Title::from(&card.title),
            description: Title::from(&card.description),
            numerator: Title::from(&card.numerator),
            denominator: card.denominator.as_ref().map(Title::from),
            unit: Unit(card.unit),
            theme: About(card.theme),
            over: match card.over {
                Over::Period => "period",
                Over::Instant => "instant",
            },
            format: card.format(),
            dimensions: card.dimensions.iter().copied().map(Split).collect(),
            source: card.source.clone(),
            is_verified: card.verified,
            fingerprint: card.fingerprint_with(rulebook),
        }
    }
}
