//! Children whom another municipality takes over while the file stays here for what is paid, and
//! some who come back. Told when a story is there, by chance of its own: the daily work of the
//! time away is taken out of the story, measures run on in it. Shares are made up.

use crate::chance::Chance;
use crate::course::OURS;
use crate::file::File;
use crate::hours::office;
use crate::texts::Topic;
use domain::event::people::MunicipalityChanged;
use domain::id::ItemId;
use domain::{EventId, Moment, Payload, StreamId};
use std::collections::HashSet;

/// The part of chance that belongs to this file.
const PART: u64 = 0x4157_4159;

/// The daily work with a child, which another municipality does while it acts.
const DAILY: &[&str] = &[
    "adult_side_contacted",
    "booking_cancelled",
    "child_conversation",
    "date_booked",
    "delay_explained",
    "family_group_held",
    "follow_up_held",
    "municipality_told",
    "network_meeting_held",
    "note_written",
    "observation_recorded",
    "parents_plan_reviewed",
    "place_consulted",
    "plan_goal_assessed",
    "rhythm_decided",
    "transition_items_done",
    "visit_held",
];

/// What may happen at any time whoever acts; anything else is a turn of the story that no time
/// away goes over.
const BESIDE: &[&str] = &[
    "assigned",
    "born",
    "enquiry_received",
    "family_told",
    "notification_evaluated",
    "persons_merged",
    "persons_unmerged",
    "receipt_sent",
    "relation_recorded",
    "request_answered",
];

impl File<'_, '_> {
    /// Moves some children away, for good or for a time; `from` is where their drafts begin.
    pub(crate) fn elsewhere(&mut self, from: usize) {
        let own = Chance::new(self.child.id.0.as_u64_pair().1, PART);
        let others = std::mem::replace(&mut self.sim.chance, own);
        let share = self.sim.chance.unit();
        if share < 0.08 {
            let returns = share >= 0.05;
            // Few days suit a story: the first of some that does is taken.
            let found = (0..24).find_map(|_| self.time_away(from, returns));
            if let Some((moved, back)) = found {
                self.move_away(from, moved, back);
            }
        }
        self.sim.chance = others;
    }

    /// A time away in which nothing turns, from a day on which a measure runs.
    fn time_away(&mut self, from: usize, returns: bool) -> Option<(Moment, Option<Moment>)> {
        let end = self.sim.world.until;
        let ago = self.sim.chance.days(30, if returns { 900 } else { 420 });
        let moved = office(end.day().add_days(-ago), &mut self.sim.chance);
        let days = self.sim.chance.days(40, 200);
        let back = office(moved.day().add_days(days), &mut self.sim.chance);
        let back = returns.then_some(back);
        if back.is_some_and(|back| back > end.add_seconds(-86_400)) {
            return None;
        }
        let (mut is_open, mut running) = (false, 0);
        for told in self.story(from) {
            let kind = told.payload.kind();
            if told.at > moved {
                let is_within = back.is_none_or(|back| told.at <= back);
                if is_within && !DAILY.contains(&kind) && !BESIDE.contains(&kind) {
                    return None;
                }
                continue;
            }
            match told.payload {
                Payload::CaseOpened(_) | Payload::CaseReopened(_) => is_open = true,
                Payload::CaseClosed(_) => is_open = false,
                Payload::MeasureStarted(_) => running += 1,
                Payload::MeasureEnded(_) => running -= 1,
                _ => {}
            }
        }
        (is_open && running > 0).then_some((moved, back))
    }

    /// Takes the daily work of the time away out of the story, and says who acts from when.
    fn move_away(&mut self, from: usize, moved: Moment, back: Option<Moment>) {
        let file = StreamId::from(self.child.id);
        let (mut gone, mut bookings) = (HashSet::new(), HashSet::new());
        for draft in self.sim.out[from..].iter().filter(|d| d.stream == file) {
            let is_within = draft.at > moved && back.is_none_or(|back| draft.at <= back);
            if is_within && draft.correction.is_none() && DAILY.contains(&draft.payload.kind()) {
                gone.insert(draft.id);
                if let Payload::DateBooked(p) = &draft.payload {
                    bookings.insert(p.booking);
                }
            }
        }
        let rest = self.sim.out.split_off(from);
        let stays = rest.into_iter().filter(|draft| {
            let target = draft.correction.map(|(of, _)| of);
            !(gone.contains(&draft.id)
                || target.is_some_and(|of| gone.contains(&of))
                || is_about(&draft.payload, &gone, &bookings))
        });
        self.sim.out.extend(stays);
        let neighbour = OURS - 1 - u16::try_from(self.sim.chance.index(8)).unwrap_or(0);
        let acts = |at: Moment, acting, ours| MunicipalityChanged {
            acting: Some(acting),
            // Who pays stays who it was: that is what the file is kept for.
            paying: Some(OURS),
            from_on: at.day(),
            ours,
        };
        self.write(moved, acts(moved, neighbour, false), Topic::Silent);
        if let Some(back) = back {
            self.write(back, acts(back, OURS, true), Topic::Silent);
        }
    }
}

/// Whether an event speaks of something that is no longer told.
fn is_about(payload: &Payload, gone: &HashSet<EventId>, bookings: &HashSet<ItemId>) -> bool {
    match payload {
        Payload::BookingCancelled(p) => bookings.contains(&p.booking),
        Payload::DelayExplained(p) => gone.contains(&p.trigger),
        _ => false,
    }
}
