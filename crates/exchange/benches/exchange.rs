//! How fast events are written and read as JSON Lines, and an extract by mapping file.
//! Prints the median of several runs: `cargo bench -p exchange`.

use domain::event::{Event, Payload};
use domain::id::{EventId, PersonId, WorkerId};
use domain::text::text;
use domain::{Audience, Moment, Role, Texts};
use exchange::extract::{self, Mapping, Options, Source};
use exchange::jsonl;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Instant;
use uuid::Uuid;

const EVENTS: u64 = 300_000;
const ROWS: u32 = 100_000;

fn main() {
    let events: Vec<Event> = (1..=EVENTS).map(event).collect();
    let mut lines = Vec::new();
    median("write events", EVENTS, || {
        lines.clear();
        jsonl::write(&mut lines, &events, true).expect("memory takes all");
    });
    median("read events", EVENTS, || {
        let read = jsonl::read("bench", lines.as_slice(), &jsonl::Options::default());
        assert_eq!(read.expect("memory gives all").events.len(), events.len());
    });
    let mapping = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../mappings/england-903.toml");
    let mapping = std::fs::read_to_string(mapping).expect("the mapping is in the repository");
    let mapping = Mapping::parse(&mapping).expect("the mapping is tested");
    let csv = extract();
    let source = Source {
        name: "bench",
        bytes: csv.as_bytes(),
    };
    median("read rows of an extract", u64::from(ROWS), || {
        let read = extract::read(&[source], &mapping, &Options::default());
        assert_eq!(read.expect("no secret is needed").problems, []);
    });
}

fn median(what: &str, units: u64, mut run: impl FnMut()) {
    let mut seconds: Vec<f64> = (0..5)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "a rate to look at")]
    let rate = units as f64 / seconds[2];
    println!("{what}: {:.3} s, {rate:.0} per second", seconds[2]);
}

fn event(n: u64) -> Event {
    let child = PersonId(Uuid::from_u128(u128::from(n % 11_000)));
    let at = Moment(1_400_000_000 + i64::try_from(n).unwrap_or(0) * 1000);
    let data = r#"{"measure":"00000000-0000-0000-0000-000000000007","paragraph":"BL § 32, stk. 1, nr. 5","law":"bl","consent":true}"#;
    let mut words = Texts::new();
    words.insert(
        "summary".to_owned(),
        text("Barnet trives bedre i skolen.", Audience::Staff),
    );
    Event {
        position: n,
        id: EventId(Uuid::from_u128(u128::from(n) << 64)),
        stream: child.into(),
        seq: 0,
        at,
        known_at: at,
        appended_at: at,
        actor: WorkerId::SYSTEM,
        role: Role::Caseworker,
        subjects: vec![child],
        payload: Payload::parse("measure_started", 1, data.as_bytes()).expect("it fits"),
        text: words,
        corrects: None,
        mode: None,
    }
}

fn extract() -> String {
    let mut csv = String::from(
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n",
    );
    for row in 0..ROWS {
        let (child, year) = (row % 20_000, 2010 + row / 20_000);
        let _ = writeln!(
            csv,
            "{child},01/03/{year},P,C2,N1,U4,PR1,28/11/{year},X1,,,,"
        );
    }
    csv
}
