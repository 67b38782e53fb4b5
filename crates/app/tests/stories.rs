//! What the law says of the demo's stories: what each is told for, whatever day it is told on.

use app::ruleset::Ruleset;
use domain::Moment;
use domain::fold::{Workspace, fold};
use law::Status;
use synth::{Settings, stories};

/// The duties that were not met in time by a moment, and still stand.
fn not_kept(until: Moment) -> Vec<(String, Vec<(String, Status)>)> {
    let settings = Settings {
        children: 20,
        years: 2,
        until,
        seed: 1,
    };
    let adopted = app::setup::adoption_events(until, uuid::Uuid::now_v7);
    let ruleset = Ruleset::from_office(&adopted).expect("the built-in rules");
    let mut work = Workspace::default();
    let told = stories(&settings).into_iter().map(|mut story| {
        for (position, event) in (1..).zip(&mut story.events) {
            event.position = position;
        }
        let case = fold(&[story.child], &story.events, &ruleset.rules, &mut work);
        let mut late: Vec<(String, Status)> = case
            .duties
            .iter()
            .map(|duty| (duty.rule.to_string(), duty.status(until)))
            .filter(|(_, status)| {
                matches!(status, Status::Late | Status::MetLate | Status::Breached)
            })
            .collect();
        late.sort_by(|a, b| a.0.cmp(&b.0));
        (story.words.title.en, late)
    });
    told.collect()
}

#[test]
fn one_story_misses_a_deadline_and_the_others_none_on_any_day_of_the_year() {
    let mut until: Moment = "2026-11-28T09:00:00Z".parse().expect("a moment");
    // Weekends and holidays move what is told; thirteen days apart they fall everywhere.
    for _ in 0..28 {
        let told = not_kept(until);
        let late = |title: &str| {
            let story = told.iter().find(|(t, _)| t == title);
            &story.expect("the story").1
        };
        assert_eq!(late("A placement that was prevented"), &[], "{until}");
        assert_eq!(late("A placement that was stepped down"), &[], "{until}");
        let met_late = |rule: &str| (rule.to_owned(), Status::MetLate);
        assert_eq!(
            late("A missed deadline, repaired"),
            &[
                met_late("assessment/completed"),
                met_late("local/assessment_two_months")
            ],
            "{until}"
        );
        until = until.add_seconds(13 * 86_400);
    }
}
