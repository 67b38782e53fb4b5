//! Sharing a commit changes nothing of what one member sees or is told.

use crate::error::StoreError;
use crate::sql::{Backend, Conn};
use crate::testing::{TempDir, sqlite_dir};
use std::sync::Barrier;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

fn database() -> (TempDir, Backend) {
    let dir = sqlite_dir();
    let backend = Backend::open(&dir.url()).expect("a database");
    let mut conn = backend.writer().expect("the writer");
    conn.batch("CREATE TABLE t (n INTEGER PRIMARY KEY)")
        .expect("a table");
    (dir, backend)
}

fn insert(conn: &mut Conn, n: i64) -> Result<(), StoreError> {
    conn.execute("INSERT INTO t (n) VALUES (?1)", &[n.into()])?;
    Ok(())
}

fn is_there(backend: &Backend, n: i64) -> bool {
    let mut reader = backend.reader().expect("a reader");
    let sql = "SELECT count(*) FROM t WHERE n = ?1";
    reader.number(sql, &[n.into()]).expect("a count") == 1
}

/// Runs `each` on sixteen threads at once, again and again.
fn together(each: impl Fn(i64) + Sync) {
    let start = Barrier::new(16);
    std::thread::scope(|scope| {
        for thread in 0..16 {
            let (start, each) = (&start, &each);
            scope.spawn(move || {
                start.wait();
                (0..20).for_each(|n| each(thread * 100 + n));
            });
        }
    });
}

#[test]
fn whoever_is_told_of_success_is_read_by_everybody() {
    let (_dir, backend) = database();
    together(|n| {
        backend.write(|conn| insert(conn, n)).expect("written");
        assert!(
            is_there(&backend, n),
            "{n} was acknowledged before its commit"
        );
    });
    let mut reader = backend.reader().expect("a reader");
    let count = reader.number("SELECT count(*) FROM t", &[]);
    assert_eq!(count.expect("a count"), 16 * 20);
}

#[test]
fn a_failed_member_takes_back_its_own_part_only() {
    let (_dir, backend) = database();
    together(|n| {
        let done = backend.write(|conn| {
            insert(conn, n)?;
            if n % 3 == 0 {
                return Err(StoreError::Invalid("every third".into()));
            }
            Ok(())
        });
        assert_eq!(done.is_ok(), n % 3 != 0, "{done:?}");
        assert_eq!(is_there(&backend, n), n % 3 != 0, "{n}");
    });
}

#[test]
fn a_panic_in_a_member_stops_nobody_else() {
    let (_dir, backend) = database();
    std::thread::scope(|scope| {
        let all: Vec<_> = (0..16)
            .map(|n| {
                let backend = &backend;
                scope.spawn(move || {
                    backend.write(|conn| {
                        insert(conn, n)?;
                        assert!(n != 7, "the seventh gives up");
                        Ok(())
                    })
                })
            })
            .collect();
        for (n, thread) in all.into_iter().enumerate() {
            match thread.join() {
                Ok(done) => done.expect("written"),
                Err(_) => assert_eq!(n, 7),
            }
        }
    });
    for n in 0..16 {
        assert_eq!(is_there(&backend, n), n != 7, "{n}");
    }
    backend.write(|conn| insert(conn, 99)).expect("it goes on");
}

/// The commits in the write-ahead log: frames that say how large the database is after them.
fn commits(dir: &TempDir) -> usize {
    let log = std::fs::read(dir.path().join("test.db-wal")).expect("the log");
    let frames = log.get(32..).unwrap_or(&[]).chunks(24 + 4096);
    frames.filter(|frame| frame[4..8] != [0; 4]).count()
}

#[test]
fn those_who_waited_share_one_commit() {
    let (dir, backend) = database();
    let (before, entered) = (commits(&dir), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for n in 0..8 {
            let (backend, entered) = (&backend, &entered);
            scope.spawn(move || {
                let done = backend.write(|conn| {
                    // The first holds its turn until the others are sure to wait for theirs.
                    if entered.fetch_add(1, Ordering::SeqCst) == 0 {
                        std::thread::sleep(Duration::from_millis(500));
                    }
                    insert(conn, n)
                });
                done.expect("written");
            });
        }
    });
    assert_eq!(commits(&dir) - before, 1);
}
