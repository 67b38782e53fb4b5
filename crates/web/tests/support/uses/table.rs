//! The lines of `docs/forms.md`: what each form asks, which event it feeds, and who uses it.

/// The table that is to be true.
const FORMS: &str = include_str!("../../../../../docs/forms.md");

/// A line of it.
pub struct Line {
    /// The address the form is sent to.
    pub form: String,
    /// The field's name.
    pub field: String,
    /// What it asks for, in words.
    pub fact: String,
    /// The kinds of event and the ways in them that the field feeds; none where it is stored in
    /// no event.
    pub feeds: Vec<String>,
    /// Who uses it, as `kind:name`.
    pub uses: Vec<String>,
    /// Why the same is asked here too.
    pub again: String,
}

impl Line {
    /// The form and the field, as a failing test names them.
    pub fn here(&self) -> String {
        format!("{} {}", self.form, self.field)
    }
}

/// All lines, in the order of the table.
pub fn table() -> Vec<Line> {
    FORMS
        .lines()
        .filter(|line| line.starts_with("| `/"))
        .map(line)
        .collect()
}

fn line(line: &str) -> Line {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    assert_eq!(cells.len(), 8, "six columns: {line}");
    let plain = |at: usize| cells[at].trim_matches('`').to_owned();
    let list = |at: usize| -> Vec<String> {
        let words = cells[at].split(", ").filter(|word| word.starts_with('`'));
        words
            .map(|word| word.trim_matches('`').to_owned())
            .collect()
    };
    Line {
        form: plain(1),
        field: plain(2),
        fact: plain(3),
        feeds: list(4),
        uses: list(5),
        again: plain(6),
    }
}
