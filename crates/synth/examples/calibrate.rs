//! scratch
use domain::fold::{Rules, Workspace, fold};
use domain::*;
use std::collections::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let n: u32 = a.get(1).and_then(|x| x.parse().ok()).unwrap_or(5200);
    let until: Moment = "2026-11-22T12:00:00Z".parse().unwrap();
    let s = synth::Settings {
        children: n,
        years: 10,
        until,
        seed: a.get(2).and_then(|x| x.parse().ok()).unwrap_or(1),
    };
    let t = std::time::Instant::now();
    let ev = synth::generate(&s);
    println!(
        "{} events in {:?}; {} per child",
        ev.len(),
        t.elapsed(),
        ev.len() / n as usize
    );
    let mut by: BTreeMap<PersonId, Vec<Event>> = BTreeMap::new();
    for e in &ev {
        for p in &e.subjects {
            by.entry(*p).or_default().push(e.clone());
        }
    }
    let mut sizes: Vec<usize> = by.values().map(Vec::len).collect();
    sizes.sort_unstable();
    println!(
        "persons {} p10 {} p25 {} p50 {} p75 {} p90 {} p99 {} max {}",
        sizes.len(),
        sizes[sizes.len() / 10],
        sizes[sizes.len() / 4],
        sizes[sizes.len() / 2],
        sizes[sizes.len() * 3 / 4],
        sizes[sizes.len() * 9 / 10],
        sizes[sizes.len() * 99 / 100],
        sizes[sizes.len() - 1]
    );
    let scale = 5200.0 / f64::from(n);
    let rules = Rules::built_in();
    let mut w = Workspace::default();
    let cases: Vec<_> = by
        .iter()
        .map(|(p, e)| fold(&[*p], e, &rules, &mut w))
        .collect();
    println!("year  notif children 1,2,3,4,5,6+  newsup newplace");
    for y in 2017..=2026 {
        let (mut nn, mut kids, mut dist, mut ns, mut np, mut adm) = (0, 0, [0; 6], 0, 0, 0);
        for c in &cases {
            let k = c
                .notifications
                .iter()
                .filter(|x| x.received_at.day().year() == y && x.enquiry == Enquiry::Notification)
                .count();
            nn += k;
            if k > 0 {
                kids += 1;
                dist[k.min(6) - 1] += 1;
            }
            for m in &c.measures {
                if m.started_at.day().year() == y {
                    if m.is_placement {
                        if m.class == SupportClass::Placement {
                            np += 1
                        } else {
                            adm += 1
                        }
                    } else {
                        ns += 1
                    }
                }
            }
        }
        let sc = |x: i32| (f64::from(x) * scale).round();
        println!(
            "{y} {} {} {:?} per {:.2} sup {} place {} stay18 {}",
            sc(nn as i32),
            sc(kids),
            dist.map(|d| (1000.0 * d as f64 / kids as f64).round() / 10.0),
            nn as f64 / kids as f64,
            sc(ns),
            sc(np),
            sc(adm)
        );
    }
    for y in 2016..=2026 {
        let at = if y == 2026 {
            until
        } else {
            Day::from_ymd(y, 12, 31).unwrap().end()
        };
        let (mut any, mut placed, mut types, mut forced, mut early, mut open, mut ages, mut after) =
            (0, 0, BTreeMap::new(), 0, 0, 0, [0; 4], 0);
        for c in &cases {
            if c.is_open_at(at) {
                open += 1;
            }
            let run: Vec<_> = c.measures.iter().filter(|m| m.runs_at(at)).collect();
            if !run.is_empty() {
                any += 1;
            }
            if run.iter().any(|m| m.class == SupportClass::Early) {
                early += 1;
            }
            if let Some(m) = run.iter().find(|m| m.is_placement) {
                placed += 1;
                if m.class == SupportClass::Aftercare {
                    after += 1
                }
                let t = match m.stay_at(at).and_then(|s| s.place) {
                    Some(Place::Kin | Place::NetworkFoster) => "1net",
                    Some(Place::Foster | Place::ReinforcedFoster | Place::SpecialisedFoster) => {
                        "2foster"
                    }
                    Some(Place::Institution | Place::Secure) => "3inst",
                    Some(Place::Residential) => "4resid",
                    _ => "5other",
                };
                *types.entry(t).or_insert(0) += 1;
                if !m.consent_at(at) {
                    forced += 1;
                }
                let age = c.age_at(at).unwrap_or(0);
                ages[match age {
                    ..6 => 0,
                    6..12 => 1,
                    12..18 => 2,
                    _ => 3,
                }] += 1;
            }
        }
        let sc = |x: i32| (f64::from(x) * scale).round();
        println!(
            "31/12/{y} open {} any {} early {} placed {} forced {} after18 {} ages {:?} {:?}",
            sc(open),
            sc(any),
            sc(early),
            sc(placed),
            sc(forced),
            sc(after),
            ages,
            types
                .iter()
                .map(|(k, v)| format!("{k} {:.0}%", 100.0 * f64::from(*v) / f64::from(placed)))
                .collect::<Vec<_>>()
        );
    }
    // compliance per rule
    let mut table: BTreeMap<String, BTreeMap<i32, (i32, i32)>> = BTreeMap::new();
    let mut late_now: BTreeMap<String, i32> = BTreeMap::new();
    for c in &cases {
        for d in &c.duties {
            if d.status(until) == law::Status::Late {
                *late_now.entry(d.rule.to_string()).or_default() += 1;
            }
            let Some(due) = d.due else { continue };
            if due > until {
                continue;
            }
            if let Some((_, at, _)) = d.void {
                if at <= due {
                    continue;
                }
            }
            let ok = d.met.is_some_and(|(_, at, _)| at <= due);
            let e = table
                .entry(d.rule.to_string())
                .or_default()
                .entry(due.day().year())
                .or_default();
            e.1 += 1;
            if ok {
                e.0 += 1;
            }
        }
    }
    for (r, y) in &table {
        let tot = y
            .iter()
            .filter(|(k, _)| **k >= 2017)
            .fold((0, 0), |a, (_, b)| (a.0 + b.0, a.1 + b.1));
        let cells: Vec<String> = (2017..=2026)
            .map(|k| {
                y.get(&k).map_or("-".into(), |v| {
                    format!("{:.0}", 100.0 * f64::from(v.0) / f64::from(v.1))
                })
            })
            .collect();
        println!(
            "{r:38} {:5} {:.1}%  {}  late now {}",
            tot.1,
            100.0 * f64::from(tot.0) / f64::from(tot.1.max(1)),
            cells.join(" "),
            late_now.get(r).unwrap_or(&0)
        );
    }
    // by team
    let mut teams: BTreeMap<(String, String), (i32, i32)> = BTreeMap::new();
    for c in &cases {
        for d in &c.duties {
            let Some(due) = d.due.filter(|d| *d <= until && d.day().year() >= 2023) else {
                continue;
            };
            if d.void.is_some_and(|v| v.1 <= due) {
                continue;
            }
            let Some(m) = c.main_at(due) else { continue };
            let e = teams
                .entry((d.rule.to_string(), m.team.to_string()))
                .or_default();
            e.1 += 1;
            if d.met.is_some_and(|m| m.1 <= due) {
                e.0 += 1;
            }
        }
    }
    for (k, v) in &teams {
        if v.1 > 15 {
            println!(
                "  {:38} {:12} {:.0}% of {}",
                k.0,
                k.1,
                100.0 * f64::from(v.0) / f64::from(v.1),
                v.1
            );
        }
    }
    // demo
    let demo = synth::demo_people(&s);
    let mut load: BTreeMap<WorkerId, (String, i32, i32, i32, i32)> = BTreeMap::new();
    for c in cases.iter().filter(|c| c.is_open_at(until)) {
        let Some(m) = c.main_at(until) else {
            println!("unassigned {}", c.number());
            continue;
        };
        let e = load
            .entry(m.worker)
            .or_insert((m.team.to_string(), 0, 0, 0, 0));
        e.1 += 1;
        e.2 += c
            .duties
            .iter()
            .filter(|d| d.status(until) == law::Status::Late && d.layer == law::Layer::Law)
            .count() as i32;
        e.3 += c
            .duties
            .iter()
            .filter(|d| {
                d.status(until) == law::Status::Open
                    && d.due.is_some_and(|x| x.day() <= until.day().add_days(30))
            })
            .count() as i32;
        e.4 += c
            .bookings
            .iter()
            .filter(|b| !b.is_cancelled && b.on > until)
            .count() as i32;
    }
    for (w, l) in &load {
        println!(
            "load {:?} {}",
            l,
            if demo.iter().any(|d| d.worker == *w) {
                "DEMO"
            } else {
                ""
            }
        );
    }
    let pend = cases
        .iter()
        .flat_map(|c| &c.notifications)
        .filter(|n| n.enquiry == Enquiry::Notification && n.evaluated_at.is_none())
        .map(|n| (n.received_at.to_string(), n.is_acute))
        .collect::<Vec<_>>();
    println!("pending {pend:?}");
}
