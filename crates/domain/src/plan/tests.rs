use super::{Plans, Score, is_stuck};
use crate::code::{GoalArea, PlanKind, Rater, Role};
use crate::correction::effective;
use crate::event::casework::{PlanGoal, PlanGoalAssessed, PlanMade};
use crate::event::{Event, Payload};
use crate::id::{EventId, ItemId, PersonId, StreamId, WorkerId};
use crate::text::Texts;
use law::{Day, Moment};
use uuid::Uuid;

fn item(n: u128) -> ItemId {
    ItemId(Uuid::from_u128(n))
}

fn at(month: u32, hour: u32) -> Moment {
    Day::from_ymd(2026, month, 10).unwrap().at(hour, 0)
}

fn event(n: u64, at: Moment, payload: impl Into<Payload>) -> Event {
    let child = PersonId(Uuid::from_u128(1));
    Event {
        position: n,
        id: EventId(Uuid::from_u128(u128::from(n) + 100)),
        stream: StreamId::from(child),
        seq: u32::try_from(n).unwrap(),
        at,
        known_at: at,
        appended_at: at,
        actor: WorkerId(Uuid::from_u128(2)),
        role: Role::Caseworker,
        subjects: vec![child],
        payload: payload.into(),
        text: Texts::new(),
        corrects: None,
        mode: None,
    }
}

fn made(plan_id: u128, plan: PlanKind, goals: &[u128]) -> PlanMade {
    let goal = |n: &u128| PlanGoal {
        goal: item(*n),
        area: GoalArea::School,
        subgoals: Vec::new(),
    };
    PlanMade {
        plan_id: item(plan_id),
        plan,
        decision: None,
        goals: goals.iter().map(goal).collect(),
        tasks: Vec::new(),
    }
}

#[test]
fn a_revision_keeps_the_plan_and_its_goals_live_on() {
    let rated = PlanGoalAssessed {
        goal: item(11),
        score: 4,
        by: Rater::Child,
    };
    let events = [
        event(1, at(1, 9), made(10, PlanKind::ChildsPlan, &[11, 12])),
        event(2, at(2, 9), rated),
        event(3, at(3, 9), made(10, PlanKind::ChildsPlan, &[11, 13])),
        event(4, at(4, 9), made(20, PlanKind::ParentsPlan, &[21])),
    ];
    let stands = effective(&events);
    let plans = Plans::of(&stands);
    let own = plans.current(PlanKind::ChildsPlan).unwrap();
    assert_eq!((own.id, own.versions().len()), (item(10), 2));
    assert!(own.last().has(item(13)) && !own.last().has(item(12)));
    assert_eq!(own.since(item(11)), Some(at(1, 9)));
    assert_eq!(own.since(item(13)), Some(at(3, 9)));
    assert_eq!(plans.scores(item(11)).len(), 1);
    let kinds: Vec<_> = plans.in_force().iter().map(|p| p.kind()).collect();
    assert_eq!(kinds, [PlanKind::ParentsPlan, PlanKind::ChildsPlan]);
}

#[test]
fn the_childs_own_plan_is_one_however_it_was_called() {
    let events = [
        event(1, at(1, 9), made(10, PlanKind::ActionPlan, &[11])),
        event(2, at(2, 9), made(20, PlanKind::ChildsPlan, &[11])),
    ];
    let stands = effective(&events);
    let plans = Plans::of(&stands);
    assert_eq!(plans.in_force().len(), 1);
    assert_eq!(plans.own().unwrap().id, item(20));
    assert_eq!(plans.revised_by(PlanKind::YouthPlan).unwrap().id, item(20));
    assert!(plans.revised_by(PlanKind::YouthCrimePlan).is_none());
}

fn scores(given: &[(u32, Rater, u8)]) -> Vec<Score> {
    given
        .iter()
        .map(|(month, by, value)| Score {
            at: at(*month, 10),
            by: *by,
            value: *value,
        })
        .collect()
}

#[test]
fn a_goal_is_stuck_after_two_follow_ups_where_nobody_saw_it_move() {
    use Rater::{Child, Parent};
    let days: Vec<Day> = [1, 3, 5, 7].map(|month| at(month, 9).day()).to_vec();
    let stuck = |given: &[(u32, Rater, u8)]| is_stuck(&scores(given), &days);
    assert!(stuck(&[(1, Child, 4), (3, Child, 4), (5, Child, 4)]));
    // Going back is not moving on.
    assert!(stuck(&[(1, Child, 4), (3, Child, 4), (5, Child, 2)]));
    // One follow-up is not two.
    assert!(!stuck(&[(1, Child, 4), (3, Child, 4)]));
    assert!(!stuck(&[(1, Child, 4), (3, Child, 5), (5, Child, 5)]));
    // It is enough that one of them sees it move.
    let mut seen = vec![(1, Child, 4), (1, Parent, 4), (3, Child, 4), (3, Parent, 4)];
    seen.extend([(5, Child, 4), (5, Parent, 5)]);
    assert!(!stuck(&seen));
    // Another person's score says nothing about the first one's.
    assert!(!stuck(&[(1, Child, 4), (3, Child, 4), (5, Parent, 3)]));
    // What is reached need not move; what was scored between meetings is no follow-up.
    assert!(!stuck(&[(1, Child, 10), (3, Child, 10), (5, Child, 10)]));
    assert!(!stuck(&[(1, Child, 4), (2, Child, 4), (3, Child, 4)]));
    // A baseline scored when the plan was made counts as before.
    assert!(stuck(&[(2, Child, 4), (3, Child, 4), (5, Child, 4)]));
}
