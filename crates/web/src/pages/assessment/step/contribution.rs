//! What was said, recorded once: who took part, and the words by area. Whose view it is follows
//! from the source; a meeting of several has room for each view.

use super::{Acts, Given, kept};
use crate::pages::assessment::sources::name;
use crate::pages::case_form::OF;
use crate::pages::record::{Input, Maker, Typed, words_for};
use crate::pages::words;
use crate::ui::choice::Choice;
use crate::ui::form::{Field, textarea};
use app::Problem;
use domain::assessment::{Source, Work, WorkKind};
use domain::event::assessment::{ContributionRecorded, Said};
use domain::event::casework::ChildConversation;
use domain::id::ItemId;
use domain::text::{Audience, text};
use domain::{
    ContributionForm, ConversationAbout, ConversationOutcome, IcsArea, SourceKind, Texts, Viewpoint,
};
use maud::{Markup, html};

/// The source the form was opened for.
fn asked_of<'w, 'e>(work: &'w Work<'e>, typed: &Typed) -> Option<&'w Source<'e>> {
    typed.number::<ItemId>(OF).and_then(|id| work.source(id))
}

pub(super) fn first(work: &Work<'_>, asked: &Typed, typed: &mut Typed) {
    match asked_of(work, asked) {
        Some(source) => {
            typed.set(OF, source.id().to_string());
            typed.set("sources", source.id().to_string());
            typed.set("contribution_form", ContributionForm::Talk.as_str());
        }
        None => typed.set(
            "contribution_form",
            ContributionForm::DialogueMeeting.as_str(),
        ),
    }
    typed.set(words_for::FIELD, words_for::FIRST);
}

pub(super) fn inputs(make: &Maker<'_>, work: &Work<'_>) -> Vec<Input> {
    let lang = make.lang;
    let source = asked_of(work, make.typed);
    let views: &[Viewpoint] = match source {
        Some(source) => &[source.planned.says.kind.view()],
        None => Viewpoint::ALL,
    };
    let (open, closed): (Vec<&Source<'_>>, Vec<&Source<'_>>) = work
        .sources
        .iter()
        .partition(|s| s.gate(work.triangle()).is_open());
    let choices: Vec<Choice> = open
        .iter()
        .map(|s| Choice::new(s.id().to_string(), name(lang, s)))
        .collect();
    let mut all = vec![
        kept(OF, make.typed.one(OF)),
        make.many("sources", &choices),
        Input::shown(html! { @if !closed.is_empty() {
            @let names: Vec<String> = closed.iter().map(|s| name(lang, s)).collect();
            p class="weak" { (lang.t_args("contribution-closed", &[("names", names.join(" · ").into())])) }
        } }),
        make.select(
            "contribution_form",
            "contribution-form",
            ContributionForm::WORDS,
        ),
    ];
    let (focus, rest): (Vec<IcsArea>, Vec<IcsArea>) = work
        .triangle()
        .all()
        .partition(|area| work.is_in_focus(*area));
    // Without a focus every area is asked about alike.
    let (focus, rest) = if focus.is_empty() {
        (rest, focus)
    } else {
        (focus, rest)
    };
    all.push(Input::shown(
        html! { @for area in focus { (area_of(make, area, views)) } },
    ));
    if !rest.is_empty() {
        let is_used = |area: &IcsArea| {
            views
                .iter()
                .any(|view| !typed_in(make, *area, *view).is_empty())
        };
        all.push(Input::shown(html! {
            details open[rest.iter().any(is_used)] {
                summary { (lang.t("contribution-other-areas")) }
                @for area in &rest { (area_of(make, *area, views)) }
            }
        }));
    }
    let is_child = |s: &Source<'_>| s.planned.says.kind == SourceKind::Child;
    if source.is_none_or(is_child) {
        all.push(make.flag("support_person"));
        all.push(words_for::field(lang, (make.typed, make.problems)));
    }
    if source.is_none_or(|s| !is_child(s)) {
        all.push(make.flag("staff_only"));
    }
    all
}

fn typed_in<'m>(make: &'m Maker<'_>, area: IcsArea, view: Viewpoint) -> &'m str {
    make.typed.one(&Said { area, view }.field())
}

/// One area: a single view has its name, several are folded under it.
fn area_of(make: &Maker<'_>, area: IcsArea, views: &[Viewpoint]) -> Markup {
    let lang = make.lang;
    let key = format!("ics-area-{}", area.as_str().replace('_', "-"));
    let field = |view: Viewpoint, label: &str| -> Field {
        let name = Said { area, view }.field();
        words::field(
            lang,
            &name,
            label,
            typed_in(make, area, view),
            make.problems,
        )
        .optional()
    };
    match views {
        [only] => textarea(lang, &field(*only, &key), 2),
        several => {
            let is_used = several
                .iter()
                .any(|view| !typed_in(make, area, *view).is_empty());
            html! {
                details open[is_used] {
                    summary { (lang.t(&key)) }
                    @for view in several {
                        (textarea(lang, &field(*view, &format!("viewpoint-{view}")), 2))
                    }
                }
            }
        }
    }
}

pub(super) fn acts(given: &Given<'_, '_>) -> Result<Acts, Vec<Problem>> {
    let (t, work) = (given.typed, given.work);
    let form: ContributionForm = t
        .choice("contribution_form")
        .map_err(|problem| vec![problem])?;
    let sources: Vec<ItemId> = t.all("sources").filter_map(|id| id.parse().ok()).collect();
    let audience = |view: Viewpoint| match view {
        Viewpoint::Child => words_for::chosen(t),
        Viewpoint::Family | Viewpoint::Professional if t.flag("staff_only") => Audience::Staff,
        _ => Audience::Family,
    };
    let (mut said, mut texts) = (Vec::new(), Texts::new());
    for area in work.triangle().all() {
        for view in Viewpoint::ALL {
            let one = Said { area, view: *view };
            let words = t.one(&one.field());
            if !words.is_empty() {
                texts.insert(one.field(), text(words, audience(*view)));
                said.push(one);
            }
        }
    }
    let contribution = given.app.new_item();
    let is_child = |id: &ItemId| {
        let source = work.source(*id);
        source.is_some_and(|s| s.planned.says.kind == SourceKind::Child)
    };
    // A statement in writing is no conversation.
    let talked = form != ContributionForm::Statement && sources.iter().any(is_child);
    let recorded = ContributionRecorded {
        assessment: work.id(),
        contribution,
        form,
        sources,
        said,
    };
    let mut acts: Acts = vec![(recorded.into(), texts)];
    if talked {
        let about = match work.kind {
            WorkKind::Clarification => ConversationAbout::Notification,
            WorkKind::Assessment => ConversationAbout::Assessment,
        };
        let talk = ChildConversation {
            support_person: t.flag("support_person"),
            contribution: Some(contribution),
            ..ChildConversation::new(about, ConversationOutcome::Held, false)
        };
        acts.push((talk.into(), Texts::new()));
    }
    Ok(acts)
}
