//! The form that puts right who the child is, or records the birth of a child that was expected.

use super::forms::Forms;
use crate::pages::record::Typed;
use crate::pages::register::given::{FIRST, cpr_of};
use crate::pages::words;
use crate::ui::choice::{Choice, select};
use crate::ui::form::{Submit, Width, date, error_summary, form, hidden, submit_row, text};
use app::particulars::ParticularsGiven;
use app::{Error, Problem};
use domain::Sex;
use maud::{Markup, html};

/// What the form says that is about the child itself.
pub(super) const CHILD: &str = "child";

const ADDRESS: &str = "child_address";
const DUE: &str = "due_on";

/// What was typed of the child.
pub(super) fn given(typed: &Typed) -> Result<ParticularsGiven, Error> {
    let mut problems: Vec<Problem> = Vec::new();
    let cpr = cpr_of(typed, FIRST.cpr, &mut problems);
    let mut day = |name| typed.maybe_day(name).map_err(|p| problems.push(p)).ok();
    let (birth_on, due_on) = (day(FIRST.birth), day(DUE));
    let (Some(birth_on), Some(due_on), true) = (birth_on, due_on, problems.is_empty()) else {
        return Err(Error::Refused(problems));
    };
    Ok(ParticularsGiven {
        name: typed.one(FIRST.name).to_owned(),
        cpr,
        birth_on,
        sex: typed.one(FIRST.sex).parse().ok(),
        address: typed.one(ADDRESS).to_owned(),
        due_on,
    })
}

impl Forms<'_> {
    /// The form with what is known of the child, or with what was typed.
    pub(super) fn child(&self) -> Markup {
        let (lang, case) = (self.lang, &self.view.case);
        let is_typed = self.typed.one("do") == CHILD;
        let is_unborn = case.birth_on.is_none() && case.unborn_due_on.is_some();
        let known = self.known(is_unborn);
        let (typed, problems) = if is_typed {
            (self.typed, self.problems)
        } else {
            (&known, &[][..])
        };
        let field = |name: &str, label: &str| {
            words::field(lang, name, label, typed.one(name), problems).optional()
        };
        let due = field(DUE, "register-due").hint(lang.t("child-due-hint"));
        let name = words::field(
            lang,
            FIRST.name,
            "register-name",
            typed.one(FIRST.name),
            problems,
        );
        let name = if is_unborn { name.optional() } else { name };
        let cpr = field(FIRST.cpr, "register-cpr");
        let birth = field(FIRST.birth, "register-birth").hint(lang.t("child-birth-hint"));
        let sex = field(FIRST.sex, "register-sex");
        let address = field(ADDRESS, "case-address");
        let sexes: Vec<Choice> = Sex::WORDS
            .iter()
            .map(|w| Choice::new(*w, words::code(lang, "sex", w)))
            .collect();
        let title = lang.t(if is_unborn {
            "child-born"
        } else {
            "child-change"
        });
        html! {
            details id="child" open[is_typed] {
                summary { (title) }
                p class="form-hint" { (lang.t("child-hint")) }
                (form(&self.shape(title.clone()), &html! {
                    (error_summary(lang, &[&due, &name, &cpr, &birth, &sex, &address]))
                    (hidden("do", CHILD))
                    (hidden("seen", self.seen))
                    @if is_unborn { (date(lang, &due)) }
                    (text(lang, &name, Width::Large))
                    (text(lang, &cpr, Width::Medium))
                    (date(lang, &birth))
                    (select(lang, &sex, &sexes))
                    @if !is_unborn { (text(lang, &address, Width::Large)) }
                    (submit_row(&Submit {
                        label: lang.t("child-save"),
                        cancel: Some((lang.t("cancel"), format!("/cases/{}", self.number))),
                        ..Submit::default()
                    }))
                }))
            }
        }
    }

    /// What is on record of the child. A name that stands for an expected child is the mother's,
    /// and a protected address is not shown.
    fn known(&self, is_unborn: bool) -> Typed {
        let case = &self.view.case;
        let mut known = Typed::default();
        let mut set = |name: &str, value: Option<String>| {
            known.set(name, value.unwrap_or_default());
        };
        set(DUE, case.unborn_due_on.map(|day| day.to_string()));
        set(FIRST.birth, case.birth_on.map(|day| day.to_string()));
        set(FIRST.sex, case.sex.map(|sex| sex.as_str().to_owned()));
        if let Some(who) = self.view.names.get(&case.person).filter(|_| !is_unborn) {
            set(FIRST.name, who.name.clone());
            set(FIRST.cpr, who.cpr.as_deref().map(words::cpr));
            let address = who.address.clone();
            set(ADDRESS, address.filter(|_| !case.is_address_protected));
        }
        known
    }
}
