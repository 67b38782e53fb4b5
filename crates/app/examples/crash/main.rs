//! Kills a program that shows and records, again and again, and looks whether anything it had
//! acknowledged is gone from the journal or the access log.
//!
//! `crash [--rounds N] [--seed S] [--backend sqlite|postgres|both]`; `scripts/crash.sh` builds
//! and runs it. A kill ends processes, not the machine: what the operating system had taken
//! over survives it. That the disk was waited for is a matter of settings, tested elsewhere.

mod place;
mod round;
mod writer;

use place::{Lite, Pg, Place};
use std::process::ExitCode;

/// A reproducible sequence of numbers.
pub struct Chance(pub u64);

impl Chance {
    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, url, backups, seed] = &arguments[..]
        && word == writer::WORD
    {
        writer::run(url, backups.as_ref(), seed.parse().expect("a seed"));
        return ExitCode::SUCCESS;
    }
    let said = |flag: &str| {
        let at = arguments.iter().position(|a| a == flag)?;
        arguments.get(at + 1).cloned()
    };
    let rounds: u32 = said("--rounds").map_or(5, |n| n.parse().expect("a number"));
    let seed: u64 = said("--seed").map_or(1, |n| n.parse().expect("a number"));
    let backend = said("--backend").unwrap_or_else(|| "both".to_owned());
    let (mut passed, mut failed) = (0, 0);
    let mut on = |place: Option<Box<dyn Place>>, name: &str| match place {
        Some(place) if backend == "both" || backend == name => {
            let told = round::all(&*place, rounds, seed);
            passed += told.clean;
            failed += told.failed;
        }
        Some(_) => {}
        None => println!("skipped: no server for {name} is installed"),
    };
    on(Some(Box::new(Lite::default())), "sqlite");
    if backend != "sqlite" {
        on(
            Pg::start().map(|pg| Box::new(pg) as Box<dyn Place>),
            "postgres",
        );
    }
    println!("test result: {passed} passed; {failed} failed");
    ExitCode::from(u8::from(failed > 0 || passed == 0))
}
