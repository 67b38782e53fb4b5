//! The file on the page: its entries, and the form that hands it out.

use super::entries::{Entry, File, bar, title};
use crate::pages::record::Maker;
use crate::pages::words;
use crate::ui::form::{
    Form as Shape, Submit, Width, error_summary, form, hidden, submit_row, text,
};
use crate::ui::notice::section;
use app::ruleset::Ruleset;
use domain::omission::{Mark, Run};
use maud::{Markup, html};

/// What the parts of the page are drawn from.
pub(super) struct Page<'a> {
    pub make: Maker<'a>,
    pub ruleset: &'a Ruleset,
    pub number: u32,
    pub may_record: bool,
    /// The version of the file that is shown.
    pub seen: String,
}

impl Page<'_> {
    pub fn entry(&self, entry: &Entry<'_>, marks: &[Mark]) -> Markup {
        let lang = self.make.lang;
        let event = &entry.event;
        let of = event.id();
        html! {
            li id={ "e-" (of) } {
                h2 class="file-head" {
                    (words::date(lang, event.at().day())) ": "
                    (title(lang, self.ruleset, event))
                }
                p class="weak" { (self.ruleset.worker_name(event.content.actor)) }
                @if !entry.scores.is_empty() {
                    ul class="bullets" { @for line in &entry.scores { li { (line) } } }
                }
                @for text in &entry.texts {
                    p { @for run in &text.runs { @match run {
                        Run::Shown(words) => span class="file-words" { (words) },
                        Run::LeftOut(ground) => span class="omitted" { (bar(lang, *ground)) },
                    } } }
                    @if text.is_apart { p class="weak no-print" { (self.make.lang.t("file-apart")) } }
                    @if self.may_record && text.is_open { (self.marking(of, text, marks)) }
                }
            }
        }
    }

    /// The form that hands the file out.
    pub fn giving(&self, file: &File<'_>) -> Markup {
        let lang = self.make.lang;
        let mut to = self.make.field("to");
        to.label = lang.t("file-to");
        to.hint = Some(lang.t("file-to-hint"));
        let shape = Shape {
            action: format!("/cases/{}/file", self.number),
            label: Some(lang.t("file-give")),
            ..Shape::default()
        };
        html! { div class="no-print" { (section("give", &lang.t("file-give"), None, &html! {
            p { (lang.t_args("file-omissions", &[("n", file.omissions().into())])) }
            (error_summary(lang, &[&to]))
            (form(&shape, &html! {
                (hidden("do", "give")) (hidden("seen", &self.seen))
                (text(lang, &to, Width::Large))
                (submit_row(&Submit { label: lang.t("file-give-submit"), ..Submit::default() }))
            }))
        })) } }
    }
}
