//! The files of documents between the events that name them.

use crate::support::{event, import};
use domain::id::ItemId;
use exchange::jsonl;
use uuid::Uuid;

const DOCUMENT: &str = r#"{"document":"00000000-0000-0000-0000-000000000d0c","kind":"statement","way":"received","file":{"kind":"text","size":3,"digest":"aa"}}"#;

fn document() -> ItemId {
    ItemId(Uuid::from_u128(0xd0c))
}

/// An export of one document with its file.
fn with_file(content: &[u8]) -> String {
    let mut writer = jsonl::Writer::new(Vec::new(), true);
    writer.event(&event(1, "document_added", DOCUMENT)).unwrap();
    writer.file(document(), &[7; 32], content).unwrap();
    String::from_utf8(writer.finish().unwrap().1).unwrap()
}

#[test]
fn the_file_of_a_document_is_a_line_that_is_found_again() {
    let text = with_file(b"Udtalelse");
    let read = import(&text);
    assert_eq!(read.problems, []);
    assert_eq!(read.events.len(), 1);
    let [at] = &read.files[..] else {
        panic!("{:?}", read.files)
    };
    assert_eq!((at.file, at.line, at.event), (0, 2, read.events[0].id));
    let line = &text.as_bytes()[usize::try_from(at.at).unwrap()..];
    let file = jsonl::file_from_line(line).unwrap();
    assert_eq!(file.document, document());
    assert_eq!(file.key, [7; 32]);
    assert_eq!(file.content, b"Udtalelse");
}

#[test]
fn a_file_that_is_not_whole_or_that_no_event_names_is_named() {
    let text = with_file(b"Udtalelse");
    let (event, file) = text.split_once('\n').unwrap();
    let alone = import(file);
    assert_eq!(alone.files, []);
    assert!(alone.problems[0].reason.contains("no event before it"));
    for (from, to, why) in [
        ("\"length\":9", "\"length\":8", "should have 8"),
        ("\"sha256\":\"", "\"sha256\":\"0", "checksum"),
        ("\"content\":\"", "\"content\":\"*", "base64"),
        ("\"key\":\"", "\"key\":\"AAAA", "32 bytes"),
        ("\"key\"", "\"lock\"", "no file of a document"),
    ] {
        assert!(file.contains(from), "{from}");
        let read = import(&format!("{event}\n{}", file.replacen(from, to, 1)));
        assert_eq!((read.events.len(), read.files.len()), (1, 0), "{why}");
        let [problem] = &read.problems[..] else {
            panic!("{why}: {:?}", read.problems)
        };
        assert_eq!(problem.line, 2);
        assert!(problem.reason.contains(why), "{}", problem.reason);
        assert_eq!(read.strict().events, []);
    }
}
