//! The form for a concern: few fields, and what was typed comes back.

use super::given::{TRAP, Writer};
use super::{acute, next};
use crate::i18n::Lang;
use crate::pages::record::Typed;
use crate::pages::words;
use crate::site::Site;
use crate::ui::choice::{Choice, checkbox, radios, select};
use crate::ui::form::{
    Field, Form as Shape, Submit, Width, error_summary, fieldset, form, hidden, submit_row, text,
    textarea,
};
use crate::ui::notice::{Notice, Tone, notice};
use app::Problem;
use maud::{Markup, html};

/// The id of the form, by which the switch of language belongs to it.
pub(super) const ID: &str = "concern";

/// Under which name a tab keeps what is typed.
pub(super) const KEPT: &str = "concern";

/// The form with what was typed and what is wrong.
pub(super) struct Filled<'a> {
    pub lang: Lang,
    pub site: &'a Site,
    pub writer: Writer,
    pub typed: &'a Typed,
    pub problems: &'a [Problem],
    /// Whether nothing has been typed yet.
    pub is_blank: bool,
}

impl Filled<'_> {
    pub fn content(&self) -> Markup {
        let lang = self.lang;
        let concern = self.field("concern").hint(lang.t("concern-concern-hint"));
        let child = self.child();
        let writer = self.writer();
        let all: Vec<&Field> = [&concern]
            .into_iter()
            .chain(&child)
            .chain(&writer)
            .collect();
        let cancel = (lang.t("concern-back"), "/concern".to_owned());
        html! {
            h1 { (lang.t("concern-title")) }
            (acute(lang, self.site))
            (self.hindrance())
            (error_summary(lang, &all))
            (form(&Shape { id: Some(ID.into()), action: "/concern".into(), ..Shape::default() }, &html! {
                (hidden("as", self.writer.word()))
                (hidden("ticket", self.typed.one("ticket")))
                (fieldset(&lang.t("concern-what"), &html! {
                    (textarea(lang, &concern, 8))
                    (checkbox(lang, &self.field("acute").hint(lang.t("concern-danger-hint")).optional(), self.typed.flag("acute")))
                }))
                (fieldset(&lang.t("concern-child"), &html! {
                    p class="form-hint" { (lang.t("concern-child-hint")) }
                    @for (field, width) in child.iter().zip([Width::Medium, Width::Small, Width::Large, Width::Large]) {
                        (text(lang, field, width))
                    }
                }))
                (fieldset(&lang.t("concern-you"), &self.you(&writer)))
                (self.trap())
                p { (lang.t("concern-privacy")) }
                (self.keeper())
                (submit_row(&Submit { label: lang.t("concern-send"), value: None, cancel: Some(cancel) }))
            }))
            (next(lang))
        }
    }

    fn field(&self, name: &str) -> Field {
        let label = match name {
            "acute" => "concern-danger".to_owned(),
            name => format!("concern-{}", name.replace('_', "-")),
        };
        let mut field = words::field(self.lang, name, &label, self.typed.one(name), self.problems);
        field.autofocus = self.problems.first().is_some_and(|p| p.field == name);
        field
    }

    /// Who the child is; on a shared computer nothing of it is offered to the next one.
    fn child(&self) -> [Field; 4] {
        [
            "child_name",
            "child_cpr",
            "child_address",
            "child_described",
        ]
        .map(|name| self.field(name).optional().autocomplete("off"))
    }

    /// Who writes: where from, name, contact.
    fn writer(&self) -> [Field; 3] {
        let named = |name: &str, complete| {
            let field = self.field(name).autocomplete(complete);
            match self.writer {
                Writer::Professional => field,
                Writer::Citizen => field.optional(),
            }
        };
        let mut source = self.field("notifier");
        if self.writer == Writer::Citizen {
            source.label = self.lang.t("concern-relation");
        }
        [
            source,
            named("notifier_name", "name"),
            named("notifier_contact", "off"),
        ]
    }

    fn you(&self, [source, name, contact]: &[Field; 3]) -> Markup {
        let lang = self.lang;
        let list = match self.writer {
            Writer::Professional => "notifier",
            Writer::Citizen => "concern-relation",
        };
        let sources: Vec<Choice> = self
            .writer
            .sources()
            .iter()
            .map(|n| Choice::new(n.as_str(), words::code(lang, list, n.as_str())))
            .collect();
        html! {
            p class="form-hint" { (lang.t(&format!("{}-you", self.writer.key()))) }
            @if self.writer == Writer::Citizen { (radios(lang, source, &sources)) }
            @else { (select(lang, source, &sources)) }
            (text(lang, name, Width::Large))
            (text(lang, contact, Width::Large))
        }
    }

    /// A field that no eye and no ear meets: only a program fills it in. Where a person's
    /// browser did, the form comes back with it empty.
    fn trap(&self) -> Markup {
        html! {
            div class="hp" aria-hidden="true" {
                label for="f-website" { (self.lang.t("concern-trap")) }
                input type="text" id="f-website" name=(TRAP) tabindex="-1" autocomplete="off";
            }
        }
    }

    /// What is typed stays in this tab until it is sent: by the script, and where there is none
    /// by the browser itself on the way back.
    fn keeper(&self) -> Markup {
        let lang = self.lang;
        let blank = format!("/concern?as={}", self.writer.word());
        html! {
            p class="form-hint" data-keep=(KEPT) data-keep-fresh[self.is_blank] data-keep-ticket="ticket" data-keep-trap=(TRAP) {
                (lang.t("concern-tab")) " "
                a href=(blank) data-keep-clear { (lang.t("concern-clear")) }
            }
        }
    }

    /// Why it was not taken though every field is right.
    fn hindrance(&self) -> Markup {
        let found = self.problems.iter().find(|p| p.field == "ticket");
        html! {
            @if let Some(problem) = found {
                (notice(&Notice {
                    tone: Tone::Error,
                    title: self.lang.t(problem.message),
                    text: self.lang.t("concern-kept"),
                }))
            }
        }
    }
}
