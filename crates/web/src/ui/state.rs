//! States as a sign and a word. Colour only repeats what they say.

use super::sign::{Sign, sign};
use crate::i18n::Lang;
use maud::{Markup, html};

/// The state of an obligation or a booked date on the day asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Due before today and not met.
    Overdue,
    /// Due today.
    Today,
    /// Opens later.
    Coming,
    /// Open, not yet due.
    Open,
    /// Met on time.
    Met,
    /// Met after it was due.
    MetLate,
    /// Fell away after it had been broken.
    Breached,
    /// Fell away before it was due.
    FallenAway,
    /// A date is booked.
    Booked,
    /// Met on time, but written down after it was due.
    RecordedLate,
}

impl State {
    /// Every state, in the order a reader meets them.
    pub const ALL: [State; 10] = [
        State::Overdue,
        State::Today,
        State::Open,
        State::Booked,
        State::Coming,
        State::Met,
        State::RecordedLate,
        State::MetLate,
        State::Breached,
        State::FallenAway,
    ];

    /// The sign drawn before the word.
    pub const fn sign(self) -> Sign {
        match self {
            State::Overdue => Sign::Alarm,
            State::Today => Sign::Clock,
            State::Open => Sign::Ring,
            State::Coming => Sign::Dotted,
            State::Met => Sign::Tick,
            State::MetLate => Sign::LateTick,
            State::Breached => Sign::Cross,
            State::FallenAway => Sign::Dash,
            State::Booked => Sign::Calendar,
            State::RecordedLate => Sign::Pen,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            State::Overdue => "overdue",
            State::Today => "today",
            State::Open => "open",
            State::Coming => "coming",
            State::Met => "met",
            State::MetLate => "met-late",
            State::Breached => "breached",
            State::FallenAway => "fallen-away",
            State::Booked => "booked",
            State::RecordedLate => "recorded-late",
        }
    }

    /// The word of the state.
    pub fn word(self, lang: Lang) -> String {
        lang.t(&format!("state-{}", self.class()))
    }
}

/// A state as sign and word.
pub fn state(lang: Lang, state: State) -> Markup {
    badge(state.class(), state.sign(), &state.word(lang))
}

/// A state with more words behind it: "! overskredet · 3 dage over".
pub fn state_with(lang: Lang, state: State, more: &str) -> Markup {
    badge(
        state.class(),
        state.sign(),
        &format!("{} · {more}", state.word(lang)),
    )
}

/// How a goal stands against its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GoalState {
    /// The target is reached or kept.
    OnTrack,
    /// Short of the target, but moving towards it.
    Approaching,
    /// Short of the target and not moving towards it.
    OffTrack,
    /// Nothing to count: the data behind the goal do not exist.
    Broken,
    /// No target is set, so there is nothing to hold the figure against.
    NoTarget,
}

impl GoalState {
    /// Every state of a goal.
    pub const ALL: [GoalState; 5] = [
        GoalState::OnTrack,
        GoalState::Approaching,
        GoalState::OffTrack,
        GoalState::Broken,
        GoalState::NoTarget,
    ];

    /// The sign drawn before the word.
    pub const fn sign(self) -> Sign {
        match self {
            GoalState::OnTrack => Sign::Tick,
            GoalState::Approaching => Sign::Rising,
            GoalState::OffTrack => Sign::Alarm,
            GoalState::Broken => Sign::Broken,
            GoalState::NoTarget => Sign::Dash,
        }
    }

    pub(super) const fn class(self) -> &'static str {
        match self {
            GoalState::OnTrack => "on-track",
            GoalState::Approaching => "approaching",
            GoalState::OffTrack => "off-track",
            GoalState::Broken => "broken",
            GoalState::NoTarget => "no-target",
        }
    }

    /// The word of the state.
    pub fn word(self, lang: Lang) -> String {
        lang.t(&format!("goal-{}", self.class()))
    }
}

/// A goal's state as sign and word.
pub fn goal_state(lang: Lang, state: GoalState) -> Markup {
    badge(state.class(), state.sign(), &state.word(lang))
}

/// What stands behind a duty: the law, or a standard the municipality set itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Layer {
    /// A duty by law.
    #[default]
    Law,
    /// A local standard; a breach of it is no breach of law.
    Standard,
}

impl Layer {
    /// "lov" or "lokal standard".
    pub fn word(self, lang: Lang) -> String {
        match self {
            Layer::Law => lang.t("layer-law"),
            Layer::Standard => lang.t("layer-standard"),
        }
    }
}

/// A layer as a small label.
pub fn layer(lang: Lang, layer: Layer) -> Markup {
    let class = match layer {
        Layer::Law => "law",
        Layer::Standard => "standard",
    };
    html! { span class={ "layer layer-" (class) } { (layer.word(lang)) } }
}

/// Any label with a sign, in a class of the stylesheet (`state-…`).
fn badge(class: &str, mark: Sign, word: &str) -> Markup {
    html! { span class={ "state state-" (class) } { (sign(mark)) span { (word) } } }
}
