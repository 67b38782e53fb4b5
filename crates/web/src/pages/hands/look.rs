//! The choice of cases before it counts: which goes to whom, and what each carries then.

use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::form::{Form as Shape, form, hidden};
use crate::ui::notice::section;
use crate::ui::table::{Column, Row, Table, table};
use app::distribution::Candidate;
use app::ruleset::Ruleset;
use domain::{Moment, WorkerId};
use maud::{Markup, html};
use store::CaseRow;

/// What is looked at.
pub(in crate::pages) struct Look<'a> {
    pub lang: Lang,
    pub ruleset: &'a Ruleset,
    pub now: Moment,
    /// The cases to choose from.
    pub rows: &'a [CaseRow],
    pub candidates: &'a [Candidate],
    pub moves: &'a [(u32, WorkerId)],
}

impl Look<'_> {
    /// Which case goes to whom.
    pub fn list(&self, title: &str) -> Markup {
        let lang = self.lang;
        let rows = self.moves.iter().map(|(number, to)| {
            let row = self.rows.iter().find(|row| row.number == *number);
            let name = row.and_then(|r| r.name.as_deref());
            let birth = row.and_then(|r| r.birth_on);
            let late = |of: fn(&CaseRow) -> u32| html! { (lang.int(row.map_or(0, of).into())) };
            Row::new(vec![
                html! { (words::child(lang, name, birth, self.now)) },
                html! { (number) },
                late(|r| r.late_law),
                late(|r| r.late_local),
                html! { (self.ruleset.worker_name(*to)) },
            ])
        });
        let list = table(
            lang,
            &Table {
                caption: title.to_owned(),
                columns: vec![
                    Column::new(lang.t("cases-child")),
                    Column::number(lang.t("cases-number")),
                    Column::number(lang.t("cases-late-law")),
                    Column::number(lang.t("cases-late-local")),
                    Column::new(lang.t("handover-own-to")),
                ],
                rows: rows.collect(),
                ..Table::default()
            },
        );
        let count = self.moves.len().to_string();
        section(
            "check",
            title,
            Some(&count),
            &html! {
                (list)
                ul class="bullets" { @for words in self.afterwards() { li { (words) } } }
            },
        )
    }

    /// The buttons, with the choice and what was typed beside it.
    pub fn settle(&self, shape: &Shape, typed: &[(&str, &str)], give: &str) -> Markup {
        form(
            shape,
            &html! {
                @for (name, value) in typed { (hidden(name, value)) }
                @for (number, to) in self.moves {
                    (hidden("case", &number.to_string()))
                    (hidden(&format!("to_{number}"), &to.to_string()))
                }
                div class="submit-row" {
                    button type="submit" class="button button-primary" name="do" value="give" {
                        (self.lang.t_args(give, &[("n", self.moves.len().into())]))
                    }
                    button type="submit" class="button button-secondary" name="do" value="change" {
                        (self.lang.t("distribution-change"))
                    }
                }
            },
        )
    }

    /// "Mette Holm: 14 sager, 17 med disse."
    fn afterwards(&self) -> Vec<String> {
        let new = |worker: WorkerId| self.moves.iter().filter(|(_, to)| *to == worker).count();
        let candidates = self.candidates.iter();
        candidates
            .filter(|c| new(c.worker) > 0)
            .map(|c| {
                let (name, new) = (c.name.clone().into(), new(c.worker));
                let Some(load) = &c.load else {
                    let args = [("name", name), ("new", new.into())];
                    return self.lang.t_args("distribution-new", &args);
                };
                let now = usize::try_from(load.cases).unwrap_or(usize::MAX);
                let args = [
                    ("name", name),
                    ("now", now.into()),
                    ("then", now.saturating_add(new).into()),
                ];
                self.lang.t_args("distribution-then", &args)
            })
            .collect()
    }
}
