//! Partial cases: the help that a family asks for because of a disability, each with its own way from
//! the asking to the end, in the one case of the child. Read from the events; no register holds them.

use crate::basis::of_any_day;
use crate::code::{DecisionKind, Help, PartialEnd};
use crate::correction::{Effective, effective};
use crate::decide::{Refusal, refusal};
use crate::event::casework::DecisionMade;
use crate::event::{Event, Payload};
use crate::id::ItemId;
use law::{Day, Moment};

/// One partial case as it stands.
#[derive(Debug, Clone)]
pub struct Partial<'a> {
    /// The partial case.
    pub id: ItemId,
    /// What is asked for.
    pub help: Help,
    /// When it was asked for.
    pub opened_at: Moment,
    /// The opening, with what is wished.
    pub opened: &'a Event,
    /// The decisions on it, the earliest first.
    pub decisions: Vec<(Moment, &'a DecisionMade)>,
    /// When and why it was closed.
    pub closed: Option<(Moment, PartialEnd)>,
}

/// How it stands with a partial case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is decided.
    Asked,
    /// The help is given, until a day if one was said.
    Granted(Option<Day>),
    /// It was refused.
    Refused,
    /// It was decided to end the help, on a day if one was said.
    Ends(Option<Day>),
    /// It is closed.
    Closed(PartialEnd),
}

impl Standing {
    /// Its stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Granted(_) => "granted",
            Self::Refused => "refused",
            Self::Ends(_) => "ends",
            Self::Closed(_) => "closed",
        }
    }

    /// The day it holds until, or from which it ends.
    pub const fn day(self) -> Option<Day> {
        match self {
            Self::Granted(day) | Self::Ends(day) => day,
            _ => None,
        }
    }
}

impl PartialEnd {
    /// Whether a partial case that stands so can be closed for this reason: help that was not
    /// given has not ended, and what was not refused stands as no refusal.
    const fn fits(self, standing: Standing) -> bool {
        match self {
            Self::Refused => matches!(standing, Standing::Refused),
            Self::HelpEnded => matches!(standing, Standing::Granted(_) | Standing::Ends(_)),
            Self::NoNeed | Self::Withdrawn | Self::Adult | Self::Moved => true,
        }
    }
}

impl Partial<'_> {
    /// How it stands: the last decision says it, until it is closed.
    pub fn standing(&self) -> Standing {
        if let Some((_, reason)) = self.closed {
            return Standing::Closed(reason);
        }
        match self.decisions.last() {
            None => Standing::Asked,
            Some((_, made)) => match made.kind {
                DecisionKind::Refusal => Standing::Refused,
                DecisionKind::EndOfSupport => Standing::Ends(made.terms.ends_on),
                _ => Standing::Granted(made.terms.ends_on),
            },
        }
    }

    /// What is wished, in the family's words.
    pub fn wish(&self) -> &str {
        let wish = self.opened.text.get("wish");
        wish.map_or("", |text| text.value.as_str())
    }
}

/// The partial cases of a child, in the order they were opened.
pub fn partials<'a>(stands: &[Effective<'a>]) -> Vec<Partial<'a>> {
    let mut all: Vec<Partial<'a>> = Vec::new();
    for event in stands {
        if let Payload::PartialCaseOpened(p) = &event.content.payload {
            all.push(Partial {
                id: p.partial,
                help: p.help,
                opened_at: event.at(),
                opened: event.content,
                decisions: Vec::new(),
                closed: None,
            });
        }
    }
    // What is told of an earlier hour than the opening belongs to it all the same.
    for event in stands {
        let named = match &event.content.payload {
            Payload::DecisionMade(p) => p.terms.partial,
            Payload::PartialCaseClosed(p) => Some(p.partial),
            _ => None,
        };
        let Some(partial) = all.iter_mut().find(|p| Some(p.id) == named) else {
            continue;
        };
        match &event.content.payload {
            Payload::DecisionMade(made) => partial.decisions.push((event.at(), made)),
            Payload::PartialCaseClosed(closed) => {
                partial.closed = Some((event.at(), closed.reason));
            }
            _ => {}
        }
    }
    all
}

/// A decision on help because of a disability names the partial case about that help; nobody is
/// asked which.
pub fn completed(events: &[Event], payload: Payload) -> Payload {
    match payload {
        Payload::DecisionMade(made) => named(events, made).into(),
        Payload::DecisionProposed(mut proposal) => {
            proposal.proposed = named(events, proposal.proposed);
            proposal.into()
        }
        other => other,
    }
}

fn named(events: &[Event], mut made: DecisionMade) -> DecisionMade {
    if made.terms.partial.is_none()
        && let Some(help) = help_of(&made)
    {
        let stands = effective(events);
        let open = partials(&stands).into_iter().rev();
        let mut open = open.filter(|p| p.closed.is_none() && p.help == help);
        made.terms.partial = open.next().map(|p| p.id);
    }
    made
}

/// The help that a decision is about.
fn help_of(made: &DecisionMade) -> Option<Help> {
    of_any_day(made.kind, &made.paragraph)?.help
}

/// What speaks against it: help is decided on in a partial case that is open, one is open for each
/// help, and it is closed once.
pub fn against(events: &[Event], payload: &Payload) -> Vec<Refusal> {
    let stands = effective(events);
    let all = partials(&stands);
    let find = |id: ItemId| all.iter().find(|p| p.id == id);
    let is_open = |id: ItemId| find(id).is_some_and(|p| p.closed.is_none());
    let refused = match payload {
        Payload::PartialCaseOpened(opened) => {
            let is_same = |p: &Partial<'_>| p.closed.is_none() && p.help == opened.help;
            all.iter()
                .any(is_same)
                .then(|| refusal("help", "refused-partial-open"))
        }
        Payload::PartialCaseClosed(closed) => match find(closed.partial).map(Partial::standing) {
            None | Some(Standing::Closed(_)) => Some(refusal("partial", "refused-partial-closed")),
            Some(standing) if !closed.reason.fits(standing) => {
                Some(refusal("reason", "refused-partial-reason"))
            }
            _ => None,
        },
        Payload::DecisionMade(made) => lacks_partial(made, is_open),
        Payload::DecisionProposed(proposal) => lacks_partial(&proposal.proposed, is_open),
        _ => None,
    };
    refused.into_iter().collect()
}

fn lacks_partial(made: &DecisionMade, is_open: impl Fn(ItemId) -> bool) -> Option<Refusal> {
    help_of(made)?;
    let is_named = made.terms.partial.is_some_and(is_open);
    (!is_named).then(|| refusal("paragraph", "refused-no-partial"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Act;
    use crate::event::decision::{DecisionProposed, Terms};
    use crate::event::disability::{PartialCaseClosed, PartialCaseOpened};
    use crate::sample::event;
    use crate::text::Texts;
    use uuid::Uuid;

    fn item(n: u128) -> ItemId {
        ItemId(Uuid::from_u128(n))
    }

    fn opened(n: u128, help: Help) -> Payload {
        PartialCaseOpened {
            partial: item(n),
            help,
        }
        .into()
    }

    fn closed(n: u128) -> Payload {
        PartialCaseClosed {
            partial: item(n),
            reason: PartialEnd::NoNeed,
        }
        .into()
    }

    fn made(kind: DecisionKind, paragraph: &str) -> DecisionMade {
        DecisionMade {
            decision: item(99),
            kind,
            paragraph: paragraph.into(),
            law: Act::Bl,
            urgent: false,
            consent: true,
            measure: None,
            placed_before: false,
            terms: Terms::default(),
        }
    }

    fn told(payloads: Vec<Payload>) -> Vec<Event> {
        let numbered = (1..).zip(payloads);
        numbered.map(|(n, p)| event(n, p, Texts::new())).collect()
    }

    fn said(events: &[Event], payload: &Payload) -> Vec<&'static str> {
        let found = against(events, payload);
        found.into_iter().map(|r| r.message).collect()
    }

    #[test]
    fn a_decision_settles_the_open_partial_case_about_its_help() {
        let events = told(vec![
            opened(1, Help::Relief),
            opened(2, Help::LostEarnings),
            closed(2),
            opened(3, Help::LostEarnings),
        ]);
        let given = made(DecisionKind::DisabilityHelp, "BL § 87");
        let Payload::DecisionMade(done) = completed(&events, given.clone().into()) else {
            panic!("a decision");
        };
        assert_eq!(done.terms.partial, Some(item(3)), "the one that is open");
        let proposed = DecisionProposed {
            proposed: given,
            competence: crate::code::Competence::TeamLeader,
        };
        let Payload::DecisionProposed(proposed) = completed(&events, proposed.into()) else {
            panic!("a proposal");
        };
        assert_eq!(proposed.proposed.terms.partial, Some(item(3)));
        // What gives no such help has nothing to do with it.
        let support = made(DecisionKind::Support, "BL § 32, stk. 1, nr. 3");
        assert_eq!(completed(&events, support.clone().into()), support.into());
    }

    #[test]
    fn how_it_stands_says_the_last_decision_until_it_is_closed() {
        let ends_on: Option<Day> = "2027-06-01".parse().ok();
        let of = |kind, ends_on| {
            let mut made = made(kind, "BL § 87");
            made.terms.partial = Some(item(1));
            made.terms.ends_on = ends_on;
            Payload::from(made)
        };
        let standing = |more: Vec<Payload>| {
            let mut all = vec![opened(1, Help::LostEarnings)];
            all.extend(more);
            let events = told(all);
            let stands = effective(&events);
            partials(&stands)[0].standing()
        };
        let granted = of(DecisionKind::DisabilityHelp, ends_on);
        assert_eq!(standing(vec![]), Standing::Asked);
        assert_eq!(standing(vec![granted.clone()]), Standing::Granted(ends_on));
        let refused = of(DecisionKind::Refusal, None);
        assert_eq!(standing(vec![refused]), Standing::Refused);
        let ended = of(DecisionKind::EndOfSupport, ends_on);
        let both = vec![granted, ended];
        assert_eq!(standing(both.clone()), Standing::Ends(ends_on));
        let all = [both, vec![closed(1)]].concat();
        assert_eq!(standing(all), Standing::Closed(PartialEnd::NoNeed));
    }

    #[test]
    fn help_is_asked_for_once_decided_on_while_it_is_and_closed_once() {
        let events = told(vec![opened(1, Help::Relief)]);
        assert_eq!(
            said(&events, &opened(2, Help::Relief)),
            ["refused-partial-open"]
        );
        assert!(said(&events, &opened(2, Help::Companion)).is_empty());
        let decided = |paragraph: &str| {
            let made = made(DecisionKind::Refusal, paragraph);
            let payload = completed(&events, made.into());
            said(&events, &payload)
        };
        assert!(decided("BL § 90, nr. 2").is_empty());
        assert_eq!(decided("BL § 89"), ["refused-no-partial"]);
        assert!(decided("BL § 32, stk. 1, nr. 3").is_empty());
        assert!(said(&events, &closed(1)).is_empty());
        assert_eq!(said(&events, &closed(2)), ["refused-partial-closed"]);
        let ended_help = |reason| -> Payload {
            PartialCaseClosed {
                partial: item(1),
                reason,
            }
            .into()
        };
        for reason in [PartialEnd::HelpEnded, PartialEnd::Refused] {
            assert_eq!(
                said(&events, &ended_help(reason)),
                ["refused-partial-reason"],
                "nothing is decided"
            );
        }
        let ended = told(vec![opened(1, Help::Relief), closed(1)]);
        assert_eq!(said(&ended, &closed(1)), ["refused-partial-closed"]);
        assert!(said(&ended, &opened(2, Help::Relief)).is_empty());
    }
}
