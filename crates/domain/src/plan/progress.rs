//! Whether a goal moves: its scores from one follow-up to the next.

use crate::code::Rater;
use law::{Day, Moment};

/// One answer to how far a goal is, from 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// When it was given.
    pub at: Moment,
    /// Who gave it.
    pub by: Rater,
    /// From 0 to 10.
    pub value: u8,
}

/// Follow-ups in a row after which standing still asks for something else.
const IN_A_ROW: usize = 2;

/// The top of the scale: a goal that is reached need not move.
const REACHED: u8 = 10;

/// The scores of one day beside the last ones before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// The day.
    pub on: Day,
    /// Each score with what the same person said before.
    pub scores: Vec<(Score, Option<u8>)>,
}

impl Round {
    /// The rounds of a goal, the earliest first; the scores come in the order of time.
    pub fn all(scores: &[Score]) -> Vec<Self> {
        let mut out: Vec<Self> = Vec::new();
        for (i, score) in scores.iter().enumerate() {
            let on = score.at.day();
            let before = scores[..i]
                .iter()
                .rev()
                .find(|s| s.by == score.by && s.at.day() < on)
                .map(|s| s.value);
            match out.last_mut().filter(|round| round.on == on) {
                Some(round) => round.scores.push((*score, before)),
                None => out.push(Self {
                    on,
                    scores: vec![(*score, before)],
                }),
            }
        }
        out
    }

    /// Whether it can be told from earlier scores, and nobody sees the goal further than before
    /// or reached.
    fn stands_still(&self) -> bool {
        let moved = |(score, before): &(Score, Option<u8>)| {
            score.value >= REACHED || before.is_some_and(|b| score.value > b)
        };
        self.scores.iter().any(|(_, before)| before.is_some()) && !self.scores.iter().any(moved)
    }
}

/// Whether a goal has not moved for two follow-ups in a row: at both, nobody who had scored it
/// before saw it further on. Going back is not moving on. Scores given between the meetings
/// are what the next ones are held against.
pub fn is_stuck(scores: &[Score], follow_ups: &[Day]) -> bool {
    let rounds = Round::all(scores);
    let mut at_follow_ups = rounds.iter().rev().filter(|r| follow_ups.contains(&r.on));
    let last: Vec<&Round> = at_follow_ups.by_ref().take(IN_A_ROW).collect();
    last.len() == IN_A_ROW && last.iter().all(|round| round.stands_still())
}
