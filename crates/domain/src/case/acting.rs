//! Which municipality acts for the child (handlekommune), and where the child stands while it is
//! this one. Whoever counts children asks here.

use super::Case;
use law::Moment;

impl Case {
    /// Whether this municipality acts for the child at a moment. From the very second of a move
    /// the other one does, as a measure does not run in the second in which it ends; asked for
    /// the end of a day, the day of the move is therefore the other one's.
    pub fn is_ours_at(&self, at: Moment) -> bool {
        self.ours_from(at) == Some(at)
    }

    /// The first moment, from one on, at which this municipality acts; `None` for never again.
    pub fn ours_from(&self, at: Moment) -> Option<Moment> {
        let is_away = |(from, until): &&(Moment, Option<Moment>)| {
            *from <= at && until.is_none_or(|until| until > at)
        };
        match self.away_spans.iter().find(is_away) {
            None => Some(at),
            Some((_, back_at)) => *back_at,
        }
    }

    /// The child's step as figures see it: 0 while another municipality acts, even where
    /// measures run on in a file that is kept.
    pub fn own_step_at(&self, at: Moment) -> u8 {
        if self.is_ours_at(at) {
            self.step_at(at)
        } else {
            0
        }
    }

    /// Since when another municipality has acted, at a moment at which it does; `None` also for a
    /// child that was never ours before.
    pub fn away_since(&self, at: Moment) -> Option<Moment> {
        let (from, _) = self.away_spans.iter().rev().find(|(from, _)| *from <= at)?;
        (*from > Moment(i64::MIN) && !self.is_ours_at(at)).then_some(*from)
    }
}
