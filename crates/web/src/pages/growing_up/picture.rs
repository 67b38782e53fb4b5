//! The years from 15½ to 23: birthdays at which the law wants something, decisions and plans,
//! measures, contacts with the adult side, and the duties as windows.

use super::Of;
use crate::pages::{measures, words};
use crate::ui::path::Stretch;
use crate::ui::timeline::{Happening, Lane, Mark, Timeline, Window};
use domain::correction::Effective;
use domain::growing_up::{RULES, milestones, years};
use domain::{Day, DecisionKind, Payload, PlanKind};
use law::calendar::birthday;

pub(super) fn of(of: &Of<'_>, stands: &[Effective<'_>], birth: Day) -> Timeline {
    let (lang, now) = (of.lang, of.loaded.now);
    let (from, to) = years(birth);
    let within = (from.0, to.0);
    Timeline {
        id: "years".to_owned(),
        title: lang.t("growing-up-picture"),
        description: lang.t("growing-up-picture-text"),
        from: from.0,
        to: to.0,
        // What is ahead of most begins near the first day.
        opens_first: now.day() < birthday(birth, 19),
        today: (from..=to).contains(&now.day()).then_some(now.day().0),
        lanes: vec![
            birthdays(of, birth),
            marks(of, "lane-decision", stands, within, decided),
            steps(of, within),
            marks(of, "growing-up-contacts", stands, within, spoken),
            duties(of, within),
        ],
    }
}

fn birthdays(of: &Of<'_>, birth: Day) -> Lane {
    let (lang, now) = (of.lang, of.loaded.now);
    let happenings = milestones(birth)
        .into_iter()
        .map(|(milestone, on)| Happening {
            on: on.0,
            mark: if on <= now.day() {
                Mark::Dot
            } else {
                Mark::Ring
            },
            title: words::code(lang, "milestone", milestone.as_str()),
            href: Some("#wanted".to_owned()),
        });
    Lane {
        label: lang.t("growing-up-birthdays"),
        happenings: happenings.collect(),
        ..Lane::default()
    }
}

fn marks(
    of: &Of<'_>,
    label: &str,
    stands: &[Effective<'_>],
    (from, to): (i32, i32),
    mark: fn(&Payload) -> Option<Mark>,
) -> Lane {
    let lang = of.lang;
    let found = stands.iter().filter_map(|e| {
        let on = e.at().day().0;
        let mark = mark(&e.content.payload).filter(|_| (from..=to).contains(&on))?;
        Some(Happening {
            on,
            mark,
            title: words::kind(lang, e.content.kind()),
            href: Some(format!("/cases/{}#e-{}", of.number, e.id())),
        })
    });
    Lane {
        label: lang.t(label),
        happenings: found.collect(),
        ..Lane::default()
    }
}

fn decided(payload: &Payload) -> Option<Mark> {
    match payload {
        Payload::DecisionMade(p) if p.kind != DecisionKind::Advice => Some(Mark::Diamond),
        Payload::PlanMade(p) if p.plan == PlanKind::YouthPlan => Some(Mark::Square),
        Payload::PlanNeedDecided(p) if p.plan == PlanKind::YouthPlan => Some(Mark::Square),
        _ => None,
    }
}

fn spoken(payload: &Payload) -> Option<Mark> {
    matches!(payload, Payload::AdultSideContacted(_)).then_some(Mark::Bubble)
}

fn steps(of: &Of<'_>, (from, to): (i32, i32)) -> Lane {
    let case = &of.loaded.view.case;
    let mut stretches = Vec::new();
    for measure in &case.measures {
        for (i, stay) in measure.stays.iter().enumerate().filter(|(_, s)| s.step > 0) {
            let next = measure.stays.get(i + 1).map(|next| next.from);
            let until = next.or(measure.ended_at).map(|at| at.day().0);
            let begins = stay.from.day().0;
            if begins > to || until.is_some_and(|day| day < from) {
                continue;
            }
            stretches.push(Stretch {
                from: begins,
                to: until,
                step: u32::from(stay.step),
                title: measures::name(of.lang, measure, stay.from),
                href: Some(format!("/cases/{}/measures#m-{}", of.number, measure.id)),
                beside: case.step_at(stay.from) > stay.step,
            });
        }
    }
    stretches.sort_by_key(|s| s.from);
    Lane {
        label: of.lang.t("lane-ladder"),
        ladder: stretches,
        begins_group: true,
        ..Lane::default()
    }
}

fn duties(of: &Of<'_>, (from, to): (i32, i32)) -> Lane {
    let (lang, now) = (of.lang, of.loaded.now);
    let case = &of.loaded.view.case;
    let windows = case
        .duties
        .iter()
        .filter(|d| RULES.contains(&&*d.rule) && d.void.is_none())
        .filter_map(|d| {
            let due = d.due?.day().0;
            (from..=to).contains(&due).then(|| Window {
                opens: d.opens.day().0,
                due,
                met: d.met.map(|(_, at, _)| at.day().0),
                state: words::state(d, now),
                title: words::rule(lang, &of.loaded.ruleset, &d.rule),
                href: Some(format!("/cases/{}/duties/{}", of.number, d.id(case.person))),
            })
        });
    Lane {
        label: lang.t("lane-duties"),
        windows: windows.collect(),
        begins_group: true,
        ..Lane::default()
    }
}
