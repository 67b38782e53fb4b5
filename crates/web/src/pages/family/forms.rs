//! The forms of the family: the child's own, one for each relative, and one that puts somebody
//! beside the child.
//! What comes back stands in the form it was typed in.

use super::child::CHILD;
use crate::i18n::Lang;
use crate::pages::record::Typed;
use crate::pages::register::given::same;
use crate::pages::words;
use crate::ui::choice::{Choice, checkbox, select};
use crate::ui::form::{
    Form as Shape, Submit, Width, error_summary, form, hidden, submit_row, text, textarea,
};
use crate::ui::notice::{Notice, Tone, notice, section};
use app::Problem;
use app::case::CaseView;
use domain::code::Relation;
use domain::family::Kin;
use maud::{Markup, html};

/// What a form says that changes how somebody stands to the child.
pub(super) const CHANGE: &str = "change";

/// What the forms are drawn from.
pub(super) struct Forms<'a> {
    pub lang: Lang,
    pub view: &'a CaseView,
    pub number: u32,
    /// The version of the file that they are filled in on.
    pub seen: &'a str,
    pub typed: &'a Typed,
    pub problems: &'a [Problem],
}

impl Forms<'_> {
    /// All of them. What was typed about somebody who is not there any more is said on top.
    pub fn draw(&self, around: &[Kin]) -> Markup {
        let lang = self.lang;
        let is_changed = self.typed.one("do") == CHANGE;
        let is_child = self.typed.one("do") == CHILD;
        let is_lost = is_changed && !around.iter().any(|kin| self.is_about(kin));
        html! {
            @if is_lost { (self.lost()) }
            (section("change", &lang.t("family-change"), None, &html! {
                (self.child())
                @for kin in around { (self.change(kin)) }
            }))
            (section("add", &lang.t("family-add"), None, &self.add(is_changed || is_child)))
        }
    }

    /// Whether what was typed is about a relative.
    fn is_about(&self, kin: &Kin) -> bool {
        self.typed.one("do") == CHANGE && self.typed.one("person") == kin.person.to_string()
    }

    /// What was typed about somebody who is not there any more, to be read and copied.
    fn lost(&self) -> Markup {
        let means = self.typed.one("means");
        notice(&Notice {
            tone: Tone::Error,
            title: self.lang.t("refused-no-relative"),
            text: means.to_owned(),
        })
    }

    pub(super) fn shape(&self, label: String) -> Shape {
        Shape {
            action: format!("/cases/{}/family", self.number),
            label: Some(label),
            ..Shape::default()
        }
    }

    /// One relative's small form: custody, what they mean, and that they no longer belong here.
    fn change(&self, kin: &Kin) -> Markup {
        let (lang, typed) = (self.lang, self.typed);
        let name = self
            .view
            .names
            .get(&kin.person)
            .and_then(|n| n.name.clone())
            .unwrap_or_else(|| lang.t("name-hidden"));
        let relation = words::code(lang, "relation", kin.relation.as_str());
        let id = kin.person.to_string();
        let is_typed = self.is_about(kin);
        let problems = if is_typed { self.problems } else { &[] };
        let (means, custody) = if is_typed {
            (typed.one("means"), typed.flag("custody"))
        } else {
            (kin.means.as_deref().unwrap_or_default(), kin.custody)
        };
        let ended = is_typed && typed.flag("ended");
        let shape = self.shape(format!("{}: {name}", lang.t("family-change")));
        let box_of = |field: &str, label: &str, checked: bool| {
            let field_id = format!("f-{field}-{id}");
            html! {
                div class="form-group-checkbox" {
                    input class="form-checkbox" type="checkbox" name=(field) value="1" id=(field_id) checked[checked];
                    label for=(field_id) { (lang.t(label)) }
                }
            }
        };
        let means_id = format!("f-means-{id}");
        html! {
            details open[is_typed] {
                summary { (name) ", " (relation) }
                @for problem in problems {
                    p class="form-error-message" role="alert" { (lang.t(problem.message)) }
                }
                (form(&shape, &html! {
                    (hidden("do", CHANGE))
                    (hidden("person", &id))
                    (hidden("seen", self.seen))
                    @if kin.relation.can_have_custody() { (box_of("custody", "field-custody", custody)) }
                    div class="form-group" {
                        label class="form-label" for=(means_id) { (lang.t("family-means")) }
                        textarea class="form-input" id=(means_id) name="means" rows="2" { (means) }
                    }
                    (box_of("ended", "family-ended", ended))
                    button type="submit" class="button button-secondary" { (lang.t("family-save")) span class="sr-only" { ": " (name) } }
                }))
            }
        }
    }

    /// The form that puts somebody beside the child; empty where something else came back.
    fn add(&self, is_else: bool) -> Markup {
        let lang = self.lang;
        let nothing = Typed::default();
        let (typed, problems) = if is_else {
            (&nothing, &[][..])
        } else {
            (self.typed, self.problems)
        };
        let field =
            |name: &str, label: &str| words::field(lang, name, label, typed.one(name), problems);
        let relation = field("relation", "family-relation");
        let name = field("name", "family-name").hint(lang.t("family-name-hint"));
        let cpr = field("cpr", "family-cpr")
            .hint(lang.t("family-cpr-hint"))
            .optional();
        let address = field("address", "family-address").optional();
        let custody = field("custody", "field-custody").optional();
        let means = field("means", "family-means")
            .hint(lang.t("family-means-hint"))
            .optional();
        let relations: Vec<Choice> = Relation::WORDS
            .iter()
            .map(|w| Choice::new(*w, words::code(lang, "relation", w)))
            .collect();
        form(
            &self.shape(lang.t("family-add")),
            &html! {
                (error_summary(lang, &[&relation, &name, &cpr, &custody]))
                (hidden("seen", self.seen))
                (select(lang, &relation, &relations))
                (text(lang, &name, Width::Large))
                (text(lang, &cpr, Width::Medium))
                (same(lang, typed, "cpr", problems))
                (text(lang, &address, Width::Large))
                (checkbox(lang, &custody, typed.flag("custody")))
                (textarea(lang, &means, 2))
                (submit_row(&Submit {
                    label: lang.t("family-send"),
                    cancel: Some((lang.t("cancel"), format!("/cases/{}", self.number))),
                    ..Submit::default()
                }))
            },
        )
    }
}
