//! Letters read as their reader's tools read them; for tests, here and in other crates.

use std::io::Write;
use std::process::{Command, Stdio};

/// What a tool of poppler says of the file; nothing where poppler is not installed, which
/// only a machine without `TRAAD_TEST_POPPLER=required` may be.
///
/// # Panics
/// If it is required and not installed, or does not answer.
pub fn asked(tool: &str, options: &[&str], pdf: &[u8]) -> Option<String> {
    let child = Command::new(tool)
        .args(options)
        .arg("-")
        .args((tool == "pdftotext").then_some("-"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        assert_ne!(
            std::env::var("TRAAD_TEST_POPPLER").as_deref(),
            Ok("required"),
            "{tool} is not installed"
        );
        return None;
    };
    let mut stdin = child.stdin.take().expect("a way in");
    stdin.write_all(pdf).expect("a tool that reads");
    drop(stdin);
    let out = child.wait_with_output().expect("an answer");
    // Titles of headings come as UTF-16 among the rest.
    Some(String::from_utf8_lossy(&out.stdout).into_owned())
}
