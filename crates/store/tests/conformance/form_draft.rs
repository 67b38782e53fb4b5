//! Drafts of forms: one for each writer and form, forgotten when sent or left.

use crate::world::{World, moment};
use domain::{PersonId, WorkerId};
use store::FormDraft;

const PLACE: &str = "/cases/1/record/note_written";

fn draft(worker: WorkerId, place: &str, person: Option<PersonId>, day: u32) -> FormDraft {
    FormDraft {
        worker,
        place: place.to_owned(),
        person,
        saved_at: moment(2026, 11, day),
        content: format!("[[\"note\",\"Ida, {day}\"]]").into_bytes(),
    }
}

pub fn a_draft_replaces_the_one_before_and_belongs_to_one_writer(world: &World) {
    let child = world.child("Ida Holm");
    let [me, other] = [WorkerId(world.id()), WorkerId(world.id())];
    for day in [1, 2] {
        let kept = draft(me, PLACE, Some(child), day);
        world.store.form_draft_keep(&kept).unwrap();
    }
    let found = world.store.form_draft(me, PLACE).unwrap();
    assert_eq!(found, Some(draft(me, PLACE, Some(child), 2)));
    assert_eq!(world.store.form_draft(other, PLACE).unwrap(), None);
    assert_eq!(world.store.form_drafts(me).unwrap().len(), 1);
    assert!(world.store.form_drafts(other).unwrap().is_empty());
    world.store.form_draft_drop(me, PLACE).unwrap();
    world.store.form_draft_drop(me, PLACE).unwrap();
    assert_eq!(world.store.form_draft(me, PLACE).unwrap(), None);
}

pub fn drafts_nobody_came_back_to_are_forgotten(world: &World) {
    let me = WorkerId(world.id());
    for (day, place) in [(1, "/notifications/new"), (9, PLACE)] {
        world
            .store
            .form_draft_keep(&draft(me, place, None, day))
            .unwrap();
    }
    assert_eq!(
        world.store.form_draft_sweep(moment(2026, 11, 5)).unwrap(),
        1
    );
    let left = world.store.form_drafts(me).unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(
        (left[0].place.as_str(), left[0].saved_at),
        (PLACE, moment(2026, 11, 9))
    );
}
