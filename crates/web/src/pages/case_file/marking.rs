//! What can be done with a text of the file: leave it out, whole or a passage, or take a mark off.

use super::page::Page;
use crate::ui::choice::{Choice, select};
use crate::ui::form::{Form as Shape, Submit, error_summary, form, hidden, submit_row, textarea};
use domain::EventId;
use domain::omission::{GROUNDS, Mark, Printed};
use maud::{Markup, html};

impl Page<'_> {
    /// What can be done with a text: leave it out, or take a mark off.
    pub(super) fn marking(&self, of: EventId, text: &Printed, marks: &[Mark]) -> Markup {
        let (lang, number) = (self.make.lang, self.number);
        let typed = self.make.typed;
        let is_open = typed.one("of") == of.to_string() && typed.one("field") == text.field;
        let here = marks.iter().filter(|m| m.of == of && m.field == text.field);
        html! {
            div class="no-print file-tools" {
                @for mark in here { (self.lifting(mark)) }
                @if is_open { (self.form(of, &text.field)) } @else {
                    a href={ "/cases/" (number) "/file?of=" (of) "&field=" (text.field) "#e-" (of) } {
                        (lang.t("file-leave-out"))
                    }
                }
            }
        }
    }

    fn lifting(&self, mark: &Mark) -> Markup {
        html! {
            form method="post" action={ "/cases/" (self.number) "/file" } {
                (crate::forgery::field())
                (hidden("do", "lift"))
                (hidden("of", &mark.of.to_string()))
                (hidden("field", &mark.field))
                (hidden("ground", mark.ground.as_str()))
                (hidden("passage", mark.passage.as_deref().unwrap_or_default()))
                button type="submit" class="button link-button" {
                    (self.make.lang.t("file-show-again"))
                    @if let Some(passage) = &mark.passage { ": »" (passage) "«" }
                }
            }
        }
    }

    /// The form that leaves a text out.
    fn form(&self, of: EventId, name: &str) -> Markup {
        let lang = self.make.lang;
        let mut ground = self.make.field("ground");
        ground.label = lang.t("file-ground");
        ground.hint = Some(lang.t("file-ground-hint"));
        let mut passage = self.make.field("passage").optional();
        passage.label = lang.t("file-passage");
        passage.hint = Some(lang.t("file-passage-hint"));
        let grounds: Vec<Choice> = GROUNDS
            .iter()
            .map(|g| {
                let title = g.title(lang.code());
                Choice::new(g.ground.as_str(), format!("{title} ({})", g.paragraph))
            })
            .collect();
        let shape = Shape {
            action: format!("/cases/{}/file", self.number),
            label: Some(lang.t("file-leave-out")),
            ..Shape::default()
        };
        html! {
            (error_summary(lang, &[&ground, &passage]))
            (form(&shape, &html! {
                (hidden("do", "mark"))
                (hidden("of", &of.to_string()))
                (hidden("field", name))
                (select(lang, &ground, &grounds))
                (textarea(lang, &passage, 2))
                (submit_row(&Submit {
                    label: lang.t("file-leave-out-submit"),
                    cancel: Some((lang.t("cancel"), format!("/cases/{}/file", self.number))),
                    ..Submit::default()
                }))
            }))
        }
    }
}
