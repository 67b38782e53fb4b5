//! `traad demo`: a made-up municipality that ends today, served with one log-in per role.

use crate::cli::Demo;
use crate::config::{self, Config};
use crate::output::Progress;
use crate::serving::{Served, Serving};
use anyhow::{Context, Result};
use app::{App, Clock, SystemClock};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use store::Scope;
use store::{Keys, Store};
use web::edge::Edge;
use web::site::{Demo as Offer, DemoLogin, DemoStory, Site, StoryWords};

mod contacts;
mod looks;
mod papers;

/// The made-up municipality.
const NAME: &str = "Fjordby Kommune";

/// Makes the municipality and serves it.
pub fn run(args: &Demo, config: &Config) -> Result<()> {
    let settings = synth::Settings {
        children: args.children,
        years: args.years,
        until: SystemClock.now(),
        seed: args.seed,
    };
    let app = if args.keep {
        kept(args)?
    } else {
        made(args, &settings)?
    };
    // Only people of the made-up municipality, known by ids that nothing else gives.
    let staff = app.ruleset();
    let logins: Vec<DemoLogin> = synth::demo_people(&settings)
        .into_iter()
        .filter(|person| staff.workers.contains_key(&person.worker))
        .map(|person| DemoLogin {
            worker: person.worker,
            role: person.role,
            name: person.name,
        })
        .collect();
    let stories = on_record(&app, synth::stories(&settings), &logins)?;
    app.store().spool_accesses()?;
    let serving = Serving {
        listen: vec![format!("127.0.0.1:{}", args.port)],
        tls: None,
        monitor: String::new(),
        pace: config::pace(&config.installation),
        patience: Duration::from_secs(2),
    };
    let site = Site {
        demo: Arc::new(Offer {
            people: logins.clone(),
            stories: stories.clone(),
        }),
        edge: Edge::plain(),
        ..Site::new(Arc::new(app), NAME)
    };
    let served = Served {
        hosts: Vec::new(),
        site,
    };
    serving.run(vec![served], |addresses| {
        println!("\nÅbn  {}  og vælg, hvem du vil være:", addresses[0]);
        for login in logins {
            println!("  {:<14} {}", login.role.as_str(), login.name);
        }
        println!("\nTre sager, der fortæller en hel historie:");
        for story in stories {
            println!("  /cases/{:<8} {}", story.number, story.words[0].title);
        }
        println!("\nStop med Ctrl-C.");
    })
}

/// The stories whose cases are on record, with their numbers.
fn on_record(
    app: &App,
    stories: Vec<synth::Story>,
    logins: &[DemoLogin],
) -> Result<Vec<DemoStory>> {
    let mut out = Vec::new();
    let caseworker = logins.iter().find(|l| l.role == domain::Role::Caseworker);
    for story in stories {
        let case = app.store().case(&Scope::system(), story.child)?;
        let (Some(number), Some(login)) = (case.map(|c| c.number()), caseworker) else {
            continue;
        };
        let synth::Words { title, gist, look } = story.words;
        out.push(DemoStory {
            number,
            worker: login.worker,
            words: [
                StoryWords {
                    title: title.da,
                    gist: gist.da,
                    look: look.da,
                },
                StoryWords {
                    title: title.en,
                    gist: gist.en,
                    look: look.en,
                },
            ],
        });
    }
    Ok(out)
}

/// The municipality made anew.
fn made(args: &Demo, settings: &synth::Settings) -> Result<App> {
    println!(
        "Rød Tråd laver en kommune med {} børn over {} år …",
        args.children, args.years
    );
    let app = fresh(args)?;
    let events = synth::weave(synth::generate(settings), synth::stories(settings));
    let events = looks::with_looks(events, settings);
    let mut progress = Progress::new("hændelser");
    let count = app.take_in(events, &mut |done| progress.step(done))?;
    progress.finish();
    let people = synth::demo_people(settings);
    papers::add(&app, &people)?;
    contacts::add(&app, &people)?;
    println!("{count} hændelser er registreret.");
    Ok(app)
}

/// The demo that is there, as it was left.
fn kept(args: &Demo) -> Result<App> {
    let path = args.data.join("demo.db");
    anyhow::ensure!(path.exists(), "there is no demo at {}", path.display());
    let url = format!("sqlite:{}", path.display());
    let store =
        Store::open(&url, &Keys::beside(&url)?).context("the demo's database cannot be opened")?;
    Ok(App::open(store, Arc::new(SystemClock))?)
}

/// An empty database in place of any older demo.
fn fresh(args: &Demo) -> Result<App> {
    std::fs::create_dir_all(&args.data)
        .with_context(|| format!("the folder {} cannot be made", args.data.display()))?;
    let path = args.data.join("demo.db");
    for suffix in ["", "-wal", "-shm", "-access-a", "-access-b"] {
        let mut old = path.clone().into_os_string();
        old.push(suffix);
        remove(Path::new(&old))?;
    }
    let url = format!("sqlite:{}", path.display());
    let keys = Keys::beside(&url)?;
    for file in keys.files() {
        remove(&file)?;
    }
    let store = Store::open(&url, &keys).context("the demo's database cannot be made")?;
    Ok(App::open(store, Arc::new(SystemClock))?)
}

fn remove(file: &Path) -> Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).context("the older demo cannot be removed")
        }
        _ => Ok(()),
    }
}
