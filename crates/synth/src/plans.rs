//! Plans: the action plan before a decision (serviceloven § 140), the child's plan after it
//! (barnets lov § 91), the youth plan (§ 108), and their goals.

use crate::file::{File, Goal};
use crate::hours::office;
use crate::measures::Kind;
use crate::sim::{law_on, reform};
use crate::texts::Topic;
use crate::trend;
use domain::event::casework::{PlanGoal, PlanGoalAssessed, PlanMade, PlanNeedDecided, PlanTask};
use domain::id::ItemId;
use domain::{Act, Day, Doer, GoalArea, Moment, PlanKind, Rater};

/// How often a goal never moves, and where it stays.
const STUCK: f64 = 0.15;
const STUCK_AT: u8 = 3;

/// When a plan comes, seen from the decision.
pub(crate) enum Timing {
    /// Before it.
    Before,
    /// In the months after it.
    After,
}

impl File<'_, '_> {
    /// The plan that has to be there before a decision, if it is made in time.
    pub(crate) fn plan_before(&mut self, decided: Moment, kind: Kind) -> Timing {
        let day = decided.day();
        let needs = match law_on(day) {
            Act::Sel => !kind.is_early(),
            Act::Bl => kind == Kind::Forced,
        };
        if needs && self.keeps(trend::PLAN, day) {
            let back = self.sim.chance.days(1, 18);
            let at = office(day.add_days(-back), &mut self.sim.chance);
            let at = self.since_opening(at);
            if at < decided {
                self.make_plan(at, plan_kind(day, self.child.age(day)), None);
                return Timing::Before;
            }
        }
        Timing::After
    }

    /// What follows a decision on a measure.
    pub(crate) fn plan_after(
        &mut self,
        decided: Moment,
        kind: Kind,
        decision: ItemId,
        timing: &Timing,
    ) {
        let day = decided.day();
        if matches!(timing, Timing::Before) || kind.is_early() {
            return;
        }
        match law_on(day) {
            Act::Sel => {
                if self.sim.chance.hit(0.6) {
                    let at = self.day(day, 8, 150);
                    self.make_plan(at, PlanKind::ActionPlan, Some(decision));
                }
            }
            Act::Bl if kind.is_placement() || kind == Kind::ContactAfter => {
                self.plan_within(decided, day, decision);
            }
            Act::Bl => self.plan_if_needed(decided, decision),
        }
    }

    fn plan_if_needed(&mut self, decided: Moment, decision: ItemId) {
        let day = decided.day();
        let at = match self.sim.chance.unit() {
            u if u < 0.62 => decided.add_seconds(1600),
            u if u < 0.80 => self.day(day, 3, 80),
            u if u < 0.91 => self.day(day, 95, 180),
            _ => return,
        };
        let plan = plan_kind(day, self.child.age(day));
        let needed = self.sim.chance.hit(0.58);
        let payload = PlanNeedDecided {
            decision: Some(decision),
            plan,
            needed,
            decision_on: Some(day),
        };
        self.write(at, payload, Topic::Silent);
        if needed {
            self.plan_within(at, day, decision);
        }
    }

    /// The plan within three months of `day`, or later, or never.
    fn plan_within(&mut self, not_before: Moment, day: Day, decision: ItemId) {
        let at = if self.keeps(trend::PLAN, day) {
            self.day(day, 20, 84)
        } else if self.sim.chance.hit(0.62) {
            let days = 95 + self.sim.chance.wait(60.0);
            office(day.add_days(days), &mut self.sim.chance)
        } else {
            return;
        };
        let at = at.max(not_before.add_seconds(1800));
        self.make_plan(at, plan_kind(day, self.child.age(at.day())), Some(decision));
    }

    /// The youth plan at 16 (barnets lov § 108), also for those who were 16 when it came.
    pub(crate) fn youth_plan(&mut self, started: Day, ended: Day, placed: bool) {
        let sixteen = self.child.turns(16);
        let from = sixteen.max(reform());
        if started >= from || ended <= from || self.child.turns(18) <= from {
            return;
        }
        let in_time = self.keeps(trend::PLAN, from);
        let at = if in_time {
            self.day(from, -20, 80)
        } else if self.sim.chance.hit(0.55) {
            self.day(from, 100, 260)
        } else {
            return;
        };
        if at.day() >= ended || at.day() < reform() {
            return;
        }
        let needed = placed || self.sim.chance.hit(0.55);
        if !placed {
            let payload = PlanNeedDecided {
                decision: None,
                plan: PlanKind::YouthPlan,
                needed,
                decision_on: Some(at.day()),
            };
            self.write(at, payload, Topic::Silent);
        }
        if needed {
            let later = if placed {
                at
            } else {
                self.day(at.day(), 10, 80)
            };
            self.make_plan(later.max(at.add_seconds(1600)), PlanKind::YouthPlan, None);
        }
    }

    /// Makes the plan, or a new version of it with the goals it has.
    pub(crate) fn make_plan(&mut self, at: Moment, plan: PlanKind, decision: Option<ItemId>) {
        let plan_id = *self
            .plan
            .get_or_insert_with(|| ItemId(self.sim.chance.id(at)));
        let wanted = 2 + self.sim.chance.index(3);
        let areas = [
            (GoalArea::Wellbeing, 1.0),
            (GoalArea::Development, 1.0),
            (
                GoalArea::School,
                if self.child.age(at.day()) >= 5 {
                    1.2
                } else {
                    0.2
                },
            ),
            (GoalArea::Safety, 0.8),
            (GoalArea::Leisure, 0.6),
            (
                GoalArea::Adulthood,
                if self.child.age(at.day()) >= 15 {
                    1.5
                } else {
                    0.0
                },
            ),
        ];
        let mut tries = 0;
        while self.goals.len() < wanted && tries < 12 {
            tries += 1;
            let area = self.sim.chance.weighted(&areas);
            if self.goals.iter().all(|g| g.area != area) {
                let id = self.sim.item(at);
                let (steps, is_stuck) = self.beside(|file| {
                    let steps = [file.sim.item(at), file.sim.item(at)];
                    (steps, file.sim.chance.hit(STUCK))
                });
                self.goals.push(Goal {
                    id,
                    area,
                    score: 0,
                    from: at,
                    steps,
                    is_stuck,
                });
            }
        }
        // A version made earlier knows only the goals there were then.
        let goals = self
            .goals
            .iter()
            .filter(|g| g.from <= at)
            .map(|g| PlanGoal {
                goal: g.id,
                area: g.area,
                subgoals: g.steps.to_vec(),
            });
        let goals = goals.collect();
        let tasks = self.beside(|file| file.tasks(at));
        let payload = PlanMade {
            plan_id,
            plan,
            decision,
            goals,
            tasks,
        };
        self.write(at, payload, Topic::Plan);
    }

    /// Who does what in the months after the plan.
    fn tasks(&mut self, at: Moment) -> Vec<PlanTask> {
        let first = self.sim.chance.index(Doer::ALL.len());
        let doers = Doer::ALL.iter().cycle().skip(first).take(3);
        doers
            .map(|by| PlanTask {
                task: self.sim.item(at),
                by: *by,
                until: Some(at.day().add_days(self.sim.chance.days(30, 90))),
            })
            .collect()
    }

    /// Rates the goals at a meeting; most move up over time, some do not.
    pub(crate) fn rate_goals(&mut self, at: Moment) {
        for i in 0..self.goals.len().min(3) {
            let Goal {
                id: goal,
                score: before,
                from,
                is_stuck,
                ..
            } = self.goals[i];
            if from.add_seconds(3600) > at {
                continue;
            }
            let step = self.sim.chance.pick(&[0, 1, 1, 2, 2, 3]);
            let score = if self.sim.chance.hit(0.12) {
                before.saturating_sub(1)
            } else {
                (before.max(1) + step).min(10)
            };
            let score = if is_stuck { STUCK_AT } else { score };
            self.goals[i].score = score;
            let by = self.sim.chance.weighted(&[
                (Rater::Caseworker, 0.4),
                (
                    Rater::Child,
                    if self.child.age(at.day()) >= 8 {
                        0.3
                    } else {
                        0.0
                    },
                ),
                (Rater::Parent, 0.2),
                (Rater::Provider, 0.25),
            ]);
            let when = at.add_seconds(300 + 60 * i64::from(score));
            self.write(when, PlanGoalAssessed { goal, score, by }, Topic::Silent);
            self.beside(|file| file.rate_too(when, goal, (score, by), is_stuck));
        }
    }

    /// The others at the meeting rate a goal too, each with their own eyes.
    fn rate_too(&mut self, at: Moment, goal: ItemId, said: (u8, Rater), is_stuck: bool) {
        let is_old = self.child.age(at.day()) >= 8;
        let raters = [
            (Rater::Child, is_old),
            (Rater::Parent, true),
            (Rater::Caseworker, true),
            (Rater::Provider, true),
        ];
        for (by, may) in raters {
            if !may || by == said.1 || !self.sim.chance.hit(0.7) {
                continue;
            }
            let apart = self.sim.chance.pick(&[0, 1, 1, 2]);
            let score = if is_stuck {
                said.0
            } else {
                (said.0 + apart).saturating_sub(1).min(10)
            };
            let payload = PlanGoalAssessed { goal, score, by };
            self.write(at.add_seconds(60), payload, Topic::Silent);
        }
    }
}

fn plan_kind(on: Day, age: i32) -> PlanKind {
    match law_on(on) {
        Act::Sel => PlanKind::ActionPlan,
        Act::Bl if age >= 16 => PlanKind::YouthPlan,
        Act::Bl => PlanKind::ChildsPlan,
    }
}
