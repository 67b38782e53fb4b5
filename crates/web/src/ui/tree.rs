//! The thread from the vision to the figure, as one picture: branches that end in an
//! indicator with its state. A thread that reaches nothing is drawn broken and says
//! what is missing. On a narrow screen the same is a nested list.

use super::{
    sign::sign_at,
    state::{GoalState, goal_state},
    svg::{DataTable, Drawing, Frame, N, c, flt, text_width, wrap},
};
use crate::i18n::Lang;
use maud::{Markup, html};

/// A knot of the tree with everything that hangs on it.
#[derive(Clone, Debug, Default)]
pub struct TreeNode {
    /// What it is: "Vision", "Politisk mål", "Årsmål", "Nøgletal".
    pub kind: String,
    /// Its words.
    pub title: String,
    /// A figure: "61 % · mål 75 %".
    pub figure: Option<String>,
    /// How it stands.
    pub state: Option<GoalState>,
    /// What is missing, when the thread is broken.
    pub note: Option<String>,
    /// Where it leads.
    pub href: Option<String>,
    /// The thread from above does not reach it.
    pub broken: bool,
    /// What hangs on it.
    pub children: Vec<TreeNode>,
}

/// The tree of goals.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Unique on the page.
    pub id: String,
    /// What is shown.
    pub title: String,
    /// What is seen, in one sentence.
    pub description: String,
    /// The vision; its children are the goals.
    pub root: TreeNode,
}

const WIDTH: f64 = 1180.0;
/// Air between two knots, and the least a knot takes.
const AIR: f64 = 20.0;
const LEAST: f64 = 50.0;
/// Room for the names of the columns.
const TOP: f64 = 34.0;

/// Draws the tree.
pub fn tree(lang: Lang, t: &Tree) -> Markup {
    let id = format!("{}-w", t.id);
    let columns = depth(&t.root);
    let painter = Painter {
        lang,
        column: (WIDTH - 20.0) / flt(columns),
        heads: heads(&t.root),
    };
    let (branches, _) = painter.branch(&t.root, 0, TOP);
    let content = html! { (painter.heads()) (branches) };
    let drawing = Drawing {
        id: &id,
        title: &t.title,
        description: &t.description,
        width: WIDTH,
        height: TOP + 8.0 + painter.height(&t.root, 0),
        linked: true,
    };
    let table = DataTable::default();
    let frame = Frame {
        lang,
        id: &t.id,
        title: &t.title,
        description: &t.description,
        class: "tree",
        table: &table,
    };
    let list = html! { ul class="tree-list" { (list(lang, &t.root)) } };
    frame.around(&drawing.draw(&content), Some(&list))
}

/// What the knots of each level are; a knot of another kind says so itself.
fn heads(root: &TreeNode) -> Vec<String> {
    let mut heads = Vec::new();
    let mut level = vec![root];
    while let Some(commonest) = level
        .iter()
        .max_by_key(|a| level.iter().filter(|b| a.kind == b.kind).count())
    {
        heads.push(commonest.kind.clone());
        level = level.iter().flat_map(|node| &node.children).collect();
    }
    heads
}

fn depth(node: &TreeNode) -> usize {
    1 + node.children.iter().map(depth).max().unwrap_or(0)
}

struct Painter {
    lang: Lang,
    column: f64,
    heads: Vec<String>,
}

impl Painter {
    fn heads(&self) -> Markup {
        html! {
            @for (level, head) in self.heads.iter().enumerate() {
                @let x = 10.0 + self.column * flt(level);
                text class="tree-kind" x=(N(x + 18.0)) y="14" aria-hidden="true" { (head) }
            }
            line class="tree-rule" x1="0" x2=(N(WIDTH)) y1="22" y2="22" {}
        }
    }

    /// The kind, where it is not the column's own.
    fn kind<'n>(&self, node: &'n TreeNode, level: usize) -> Option<&'n str> {
        let known = self.heads.get(level).is_some_and(|head| *head == node.kind);
        (!known).then_some(node.kind.as_str())
    }

    /// Draws a node and all below it from a height on; tells the middle of the node.
    fn branch(&self, node: &TreeNode, level: usize, from: f64) -> (Markup, f64) {
        let height = self.height(node, level);
        let middle = from + height / 2.0;
        let mut below = Vec::new();
        // Few children beside a tall knot stand in its middle.
        let needed: f64 = node
            .children
            .iter()
            .map(|child| self.height(child, level + 1))
            .sum();
        let mut y = from + (height - needed).max(0.0) / 2.0;
        for child in &node.children {
            let (drawn, child_middle) = self.branch(child, level + 1, y);
            below.push((drawn, child_middle, child.broken));
            y += self.height(child, level + 1);
        }
        let x = 10.0 + self.column * flt(level);
        let start = x + 18.0 + self.text_room(level).min(self.widest(node, level)) + 10.0;
        let end = x + self.column;
        let markup = html! {
            @for (_, child_y, broken) in &below { (strand((start, middle), (end, *child_y), *broken)) }
            (self.node(node, level, x, middle))
            @for (drawn, _, _) in &below { (drawn) }
        };
        (markup, middle)
    }

    /// The height a node takes with all that hangs on it.
    fn height(&self, node: &TreeNode, level: usize) -> f64 {
        let below: f64 = node
            .children
            .iter()
            .map(|child| self.height(child, level + 1))
            .sum();
        below.max((self.words(node, level) + AIR).max(LEAST))
    }

    /// The height of a node's own words.
    fn words(&self, node: &TreeNode, level: usize) -> f64 {
        let extra = [
            self.kind(node, level).is_some(),
            self.under(node).is_some(),
            node.note.is_some(),
        ];
        18.0 * flt(self.title(node, level).len() + extra.into_iter().filter(|line| *line).count())
    }

    /// How wide the words of a level may be; the rest is left for the thread.
    fn text_room(&self, level: usize) -> f64 {
        self.column - if level == 0 { 92.0 } else { 86.0 }
    }

    fn title(&self, node: &TreeNode, level: usize) -> Vec<String> {
        let room = if node.children.is_empty() {
            self.column - 30.0
        } else {
            self.text_room(level)
        };
        let lines = if node.children.len() > 1 { 4 } else { 2 };
        wrap(&node.title, room, 15.0, lines)
    }

    fn widest(&self, node: &TreeNode, level: usize) -> f64 {
        let lines = self.title(node, level);
        let missing = node
            .note
            .as_deref()
            .map_or(0.0, |note| text_width(note, 13.0));
        let under = self.under(node).map_or(missing, |words| {
            missing.max(text_width(&words, 13.0) + 26.0)
        });
        let kind = self
            .kind(node, level)
            .map_or(0.0, |kind| text_width(kind, 12.0));
        lines
            .iter()
            .map(|l| text_width(l, 15.0) * 1.04)
            .fold(kind, f64::max)
            .max(under)
    }

    fn under(&self, node: &TreeNode) -> Option<String> {
        let state = node.state.map(|s| s.word(self.lang));
        let parts: Vec<_> = state
            .as_deref()
            .into_iter()
            .chain(node.figure.as_deref())
            .collect();
        (!parts.is_empty()).then(|| parts.join("  "))
    }

    fn node(&self, node: &TreeNode, level: usize, x: f64, y: f64) -> Markup {
        let lines = self.title(node, level);
        let kind = self.kind(node, level);
        let under = self.under(node).is_some();
        let height = self.words(node, level);
        let top = y - height / 2.0;
        let first = top + 14.0 + if kind.is_some() { 17.0 } else { 0.0 };
        let tx = x + 18.0;
        let words = html! {
            title { (node.kind) ": " (node.title) @if let Some(note) = &node.note { ". " (note) } }
            rect class="hit" x=(N(x - 8.0)) y=(N(top - 4.0)) width=(N(self.column - 24.0)) height=(N(height + 8.0)) rx="4" {}
            @if let Some(kind) = kind { text class="tree-kind" x=(N(tx)) y=(N(top + 12.0)) { (kind) } }
            @for (i, line) in lines.iter().enumerate() {
                text class={ "tree-title" @if level == 0 { " tree-root" } } x=(N(tx)) y=(N(first + 18.0 * flt(i))) { (line) }
            }
            @if under { (self.under_line(node, tx, first + 1.0 + 18.0 * flt(lines.len()))) }
            @if let Some(note) = &node.note {
                text class="tree-figure" x=(N(tx)) y=(N(first + 1.0 + 18.0 * flt(lines.len() + usize::from(under)))) { (wrap(note, self.column - 30.0, 13.0, 1).concat()) }
            }
        };
        let knot = if node.broken {
            "tree-knot tree-knot-loose"
        } else {
            "tree-knot"
        };
        html! {
            circle class=(knot) cx=(N(x)) cy=(N(y)) r=(if level == 0 { "7" } else { "5" }) {}
            @match &node.href {
                Some(href) => a class="tree-node" href=(href) { (words) },
                None => g class="tree-node" { (words) },
            }
        }
    }

    /// Sign, word and figure under a title.
    fn under_line(&self, node: &TreeNode, x: f64, y: f64) -> Markup {
        let word = node.state.map(|s| s.word(self.lang)).unwrap_or_default();
        let used = node
            .state
            .map_or(0.0, |_| 18.0 + text_width(&word, 13.0) * 1.05 + 10.0);
        let room = self.column - 30.0;
        let figure = node
            .figure
            .as_deref()
            .map(|figure| wrap(figure, room - used, 13.0, 1).concat());
        html! {
            g class=[node.state.map(|s| format!("tree-state tone-{}", s.class()))] {
                @if let Some(state) = node.state {
                    (sign_at(state.sign(), x, y - 11.5))
                    text x=(N(x + 18.0)) y=(N(y)) { (word) }
                }
            }
            @if let Some(figure) = figure { text class="tree-figure" x=(N(x + used)) y=(N(y)) { (figure) } }
        }
    }
}

type Spot = (f64, f64);

/// The thread between two knots, a little slack; a broken one has two loose ends.
fn strand(from: Spot, to: Spot, broken: bool) -> Markup {
    // A level thread hangs a little; a sloping one leaves and arrives level.
    let level = (to.1 - from.1).abs() < 14.0;
    let (bend, sag) = (
        (to.0 - from.0) * if level { 0.33 } else { 0.55 },
        if level { 7.0 } else { 0.0 },
    );
    let curve = [
        from,
        (from.0 + bend, from.1 + sag),
        (to.0 - bend, to.1 + sag),
        to,
    ];
    if !broken {
        return html! { path class="tree-strand" d=(path(curve)) {} };
    }
    // The gap is as wide on a short thread as on a long one.
    let half = (20.0 / (to.0 - from.0).max(1.0)).min(0.36);
    let (first, _) = cut(curve, 0.5 - half);
    let (_, second) = cut(curve, 0.5 + half);
    let (end, start) = (first[3], second[0]);
    html! {
        path class="tree-strand" d={ (path(first)) " q 6 1 7 9" } {}
        path class="tree-fray" d={ "M" (c(end.0 + 7.0)) " " (c(end.1 + 9.0)) "l-3 6m3 -6l.5 7m-.5 -7l4 5" } {}
        path class="tree-strand" d={ "M" (c(start.0 - 7.0)) " " (c(start.1 + 9.0)) "q 1 -8 7 -9" } {}
        path class="tree-fray" d={ "M" (c(start.0 - 7.0)) " " (c(start.1 + 9.0)) "l-3 6m3 -6l.5 7m-.5 -7l4 5" } {}
        path class="tree-strand" d=(path(second)) {}
    }
}

fn path(curve: [Spot; 4]) -> String {
    let [a, b, d, e] = curve.map(|(x, y)| format!("{} {}", c(x), c(y)));
    format!("M{a} C{b} {d} {e}")
}

/// Cuts a curve in two (de Casteljau).
fn cut(curve: [Spot; 4], t: f64) -> ([Spot; 4], [Spot; 4]) {
    let mix = |a: Spot, b: Spot| (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t);
    let [p0, p1, p2, p3] = curve;
    let (q0, q1, q2) = (mix(p0, p1), mix(p1, p2), mix(p2, p3));
    let (r0, r1) = (mix(q0, q1), mix(q1, q2));
    let s = mix(r0, r1);
    ([p0, q0, r0, s], [s, r1, q2, p3])
}

fn list(lang: Lang, node: &TreeNode) -> Markup {
    let title = html! { @match &node.href { Some(href) => a href=(href) { (node.title) }, None => (node.title) } };
    html! {
        li class=[node.broken.then_some("is-broken")] {
            div class="tree-item" {
                span class="tree-item-kind" { (node.kind) }
                span class="tree-item-title" { (title) }
                @if node.state.is_some() || node.figure.is_some() {
                    span class="tree-item-figure" {
                        @if let Some(state) = node.state { (goal_state(lang, state)) " " }
                        @if let Some(figure) = &node.figure { (figure) }
                    }
                }
                @if let Some(note) = &node.note { span class="tree-item-note" { (note) } }
            }
            @if !node.children.is_empty() { ul { @for child in &node.children { (list(lang, child)) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(title: &str, children: Vec<TreeNode>) -> TreeNode {
        TreeNode {
            kind: "k".into(),
            title: title.into(),
            children,
            ..TreeNode::default()
        }
    }

    fn drawn(root: TreeNode) -> String {
        tree(
            Lang::Da,
            &Tree {
                id: "t".into(),
                root,
                ..Tree::default()
            },
        )
        .into_string()
    }

    #[test]
    fn a_column_is_headed_by_what_most_of_its_knots_are() {
        let leaf = |kind: &str| TreeNode {
            kind: kind.into(),
            ..TreeNode::default()
        };
        let root = TreeNode {
            kind: "goal".into(),
            children: vec![leaf("missing"), leaf("figure"), leaf("figure")],
            ..TreeNode::default()
        };
        assert_eq!(heads(&root), ["goal", "figure"]);
    }

    #[test]
    fn a_broken_thread_is_two_pieces_and_names_what_is_missing() {
        let mut leaf = node("Tilfredshed", vec![]);
        let whole = drawn(node("Vision", vec![leaf.clone()]));
        leaf.broken = true;
        leaf.note = Some("Mangler: svar".into());
        let broken = drawn(node("Vision", vec![leaf]));
        assert_eq!(whole.matches("tree-fray").count(), 0);
        assert_eq!(broken.matches("tree-fray").count(), 2);
        assert!(
            broken.matches("Mangler: svar").count() >= 2,
            "in the picture and in the list"
        );
    }

    #[test]
    fn every_knot_stands_in_the_picture_and_in_the_list() {
        let html = drawn(node(
            "Vision",
            vec![
                node("Mål et", vec![node("Tal", vec![])]),
                node("Mål to", vec![]),
            ],
        ));
        assert_eq!(html.matches("class=\"tree-knot\"").count(), 4);
        assert_eq!(html.matches("tree-item-title").count(), 4);
    }
}
