//! The table as people read it: Markdown, one row for each call, one column for each asker.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// A call: method with path as the router names it, and the situation it is made in.
pub type Call = (String, String);

/// One table.
pub struct Table {
    heading: String,
    /// Who asks.
    pub columns: Vec<String>,
    rows: BTreeMap<Call, Vec<String>>,
}

impl Table {
    /// The table under a heading of `docs/access-table.md`.
    pub fn read(heading: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/access-table.md");
        let text = std::fs::read_to_string(path).unwrap();
        let begin = format!("\n## {heading}\n");
        let (_, part) = text.split_once(&begin).expect(heading);
        let part = part.split("\n## ").next().unwrap();
        let mut lines = part.lines().filter(|line| line.starts_with('|')).map(cells);
        let columns = lines.next().unwrap().split_off(2);
        let mut rows = BTreeMap::new();
        for mut row in lines.skip(1) {
            let cells = row.split_off(2);
            assert_eq!(cells.len(), columns.len(), "{row:?}");
            let call = (row[0].trim_matches('`').to_owned(), row[1].clone());
            assert!(rows.insert(call, cells).is_none(), "{row:?} stands twice");
        }
        Self {
            heading: heading.to_owned(),
            columns,
            rows,
        }
    }

    /// What is expected of a call, in the order of the columns.
    pub fn of(&self, call: &Call) -> Option<&[String]> {
        self.rows.get(call).map(Vec::as_slice)
    }

    /// Fails unless every call answered as expected and no row is left over; what was found is
    /// written out as a table to compare with.
    pub fn hold(&self, found: &[(Call, Vec<String>)]) {
        let mut wrong = String::new();
        for (call, answers) in found {
            let Some(expected) = self.of(call) else {
                writeln!(wrong, "{} ({}): no row expects it", call.0, call.1).unwrap();
                continue;
            };
            for ((asker, wanted), answer) in self.columns.iter().zip(expected).zip(answers) {
                if wanted != answer {
                    let (what, when) = call;
                    writeln!(wrong, "{what} ({when}) as {asker}: {answer}, not {wanted}").unwrap();
                }
            }
        }
        for call in self.rows.keys() {
            if !found.iter().any(|(asked, _)| asked == call) {
                writeln!(wrong, "{} ({}): there is no such call", call.0, call.1).unwrap();
            }
        }
        assert!(wrong.is_empty(), "{wrong}found: {}", self.write(found));
    }

    fn write(&self, found: &[(Call, Vec<String>)]) -> String {
        let mut text = format!("| call | about | {} |\n", self.columns.join(" | "));
        writeln!(text, "|---|---|{}", "---|".repeat(self.columns.len())).unwrap();
        for ((what, when), answers) in found {
            writeln!(text, "| `{what}` | {when} | {} |", answers.join(" | ")).unwrap();
        }
        let name = format!("{}.md", self.heading.to_lowercase().replace(' ', "-"));
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }
}

fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_matches('|');
    inner
        .split('|')
        .map(|cell| cell.trim().to_owned())
        .collect()
}
