//! Bars in tables: a figure split by team, age or step as small multiples, and the
//! load of each worker. The table is the picture: every bar stands beside its number.

use super::svg::N;
use crate::i18n::Lang;
use maud::{Markup, html};

/// One bar of a split.
#[derive(Clone, Debug, Default)]
pub struct SplitBar {
    /// What it is: a team, an age group, a step.
    pub label: String,
    /// Its value on the scale of the split; none when hidden or nothing to count.
    pub value: Option<f64>,
    /// The value in words: "12 af 48 (25 %)", "under 5".
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// A figure split one way.
#[derive(Clone, Debug, Default)]
pub struct Split {
    /// The way it is split: "Efter team".
    pub title: String,
    /// The bars.
    pub bars: Vec<SplitBar>,
}

/// Draws splits side by side on one common, zero-based scale.
pub fn splits(lang: Lang, splits: &[Split], target: Option<&(f64, String)>) -> Markup {
    let values = splits
        .iter()
        .flat_map(|s| s.bars.iter().filter_map(|b| b.value));
    let top = values.chain(target.map(|t| t.0)).fold(0.0, f64::max);
    // Shares are shown on the whole of 0 to 100 %.
    let top = if top > 0.4 && top <= 1.0 {
        1.0
    } else {
        top.max(1e-9)
    };
    let at = target.map(|t| t.0 / top * 100.0);
    html! {
        div class="splits" { @for split in splits {
            table class="split" {
                caption {
                    (split.title)
                    @if let Some((_, words)) = target { span class="split-target" { (lang.t("target")) " " (words) } }
                }
                thead class="sr-only" { tr {
                    th scope="col" { (split.title) } th scope="col" { (lang.t("picture")) } th scope="col" { (lang.t("figure")) }
                } }
                tbody { @for bar in &split.bars { tr {
                    th scope="row" { @match &bar.href { Some(href) => a href=(href) { (bar.label) }, None => (bar.label) } }
                    td class="split-bar" { (single(bar.value.map(|v| v / top * 100.0), at)) }
                    td class="split-text" { (bar.text) }
                } } }
            }
        } }
    }
}

fn single(share: Option<f64>, target: Option<f64>) -> Markup {
    html! {
        svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            rect class="bar-track" x="0" y="3" width="100" height="10" {}
            @if let Some(share) = share { rect class="bar" x="0" y="3" width=(N(share)) height="10" {} }
            @if let Some(x) = target { line class="target-line" x1=(N(x)) x2=(N(x)) y1="0" y2="16" {} }
        }
    }
}

/// What one worker carries.
#[derive(Clone, Debug, Default)]
pub struct Load {
    /// The worker, or "ikke fordelt".
    pub name: String,
    /// The worker's list.
    pub href: Option<String>,
    /// Children with a running case.
    pub cases: u32,
    /// Duties by law that are overdue.
    pub late_law: u32,
    /// Local standards that are overdue.
    pub late_standard: u32,
    /// Open duties that are not overdue.
    pub open: u32,
    /// What else to say of the worker: that they are away.
    pub remark: Option<String>,
    /// What a leader can do about it: words and address.
    pub action: Option<(String, String)>,
}

/// Draws the load of a team, one row per worker.
pub fn loads(lang: Lang, caption: &str, rows: &[Load]) -> Markup {
    let most = rows
        .iter()
        .map(|r| r.late_law + r.late_standard + r.open)
        .max()
        .unwrap_or(0)
        .max(1);
    let part = |n: u32| f64::from(n) / f64::from(most) * 100.0;
    html! {
        table class="sheet sheet-list loads" data-list {
            caption class="sr-only" { (caption) }
            thead { tr {
                th scope="col" { (lang.t("worker")) }
                th scope="col" class="num" { (lang.t("load-cases")) }
                th scope="col" class="num" { (lang.t("load-late-law")) }
                th scope="col" class="num" { (lang.t("load-late-standard")) }
                th scope="col" class="num" { (lang.t("load-open")) }
                th scope="col" class="loads-picture" { (lang.t("load-picture")) }
            } }
            tbody { @for r in rows { tr {
                th scope="row" {
                    @match &r.href { Some(href) => a href=(href) { (r.name) }, None => (r.name) }
                    @if let Some(remark) = &r.remark { " · " strong { (remark) } }
                    @if let Some((label, href)) = &r.action {
                        br; a class="weak no-print" href=(href) { (label) span class="sr-only" { ": " (r.name) } }
                    }
                }
                td class="num" data-label=(lang.t("load-cases")) { (lang.int(r.cases.into())) }
                td class={ "num" @if r.late_law > 0 { " late-law" } } data-label=(lang.t("load-late-law")) { (late(lang, r.late_law)) }
                td class={ "num" @if r.late_standard > 0 { " late-standard" } } data-label=(lang.t("load-late-standard")) { (late(lang, r.late_standard)) }
                td class="num" data-label=(lang.t("load-open")) { (lang.int(r.open.into())) }
                td class="loads-bar" {
                    svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                        rect class="bar-law" x="0" y="2" width=(N(part(r.late_law))) height="12" {}
                        rect class="bar-standard" x=(N(part(r.late_law))) y="2" width=(N(part(r.late_standard))) height="12" {}
                        rect class="bar-open" x=(N(part(r.late_law + r.late_standard))) y="2" width=(N(part(r.open))) height="12" {}
                    }
                }
            } } }
        }
    }
}

fn late(lang: Lang, n: u32) -> Markup {
    html! { span { @if n > 0 { span aria-hidden="true" { "! " } } (lang.int(n.into())) } }
}
