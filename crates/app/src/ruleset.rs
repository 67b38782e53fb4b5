//! The rules in force: law, ladder, cards and goals as adopted in the office stream.

use crate::Error;
use crate::absence::{Absence, Absences};
use crate::retention::{self, Retention};
use crate::roles::{self, Roles};
use crate::setup::fingerprint_of;
use domain::code::AdoptedKind;
use domain::competence::{self, CompetencePlan};
use domain::event::casework::DecisionMade;
use domain::event::office::PopulationRecorded;
use domain::fold::Rules;
use domain::growing_up::{self, Checklist};
use domain::kle::{self, KleList};
use domain::ladder::{self, Ladder};
use domain::target_group::{self, TargetGroups};
use domain::template::{self, Template};
use domain::vocabulary::VOCABULARY;
use domain::{
    Competence, Day, DistrictId, Event, Moment, Payload, ProviderId, Role, TeamId, WorkerId,
};
use indicators::goal::TargetsSet;
use indicators::{Cards, Goals, Looked, Policy, Population};
use law::Rulebook;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Everything a figure depends on besides cases.
#[derive(Debug)]
pub struct Ruleset {
    /// The version of the office stream that this is read from.
    pub version: u32,
    /// Law, local standards and the ladder.
    pub rules: Arc<Rules>,
    /// What each role may see and do.
    pub roles: Roles,
    /// Who may make which decision.
    pub competence: CompetencePlan,
    /// What is handed over to the adult side.
    pub checklist: Checklist,
    /// The target groups of the child policy.
    pub target_groups: TargetGroups,
    /// How long what is known of a person is kept.
    pub retention: Retention,
    /// What notes and documents are filed under.
    pub kle: KleList,
    /// Templates of letters by id.
    pub templates: BTreeMap<String, Template>,
    /// What the council adopted.
    pub policy: Policy,
    /// Its goals.
    pub goals: Goals,
    /// The indicators.
    pub cards: Cards,
    /// Targets set during the year.
    pub targets: TargetsSet,
    /// How many children live here.
    pub population: Population,
    /// When each goal was adopted and last looked at.
    pub looked: BTreeMap<String, Looked>,
    /// What was adopted, by path, with fingerprint; empty before anything was.
    pub adopted: BTreeMap<String, String>,
    /// Paths of what somebody of the municipality adopted: the program's own versions do not
    /// replace it.
    pub(crate) own: BTreeSet<String>,
    /// Staff by id.
    pub workers: HashMap<WorkerId, Worker>,
    /// Programs that were ever let in through the interface, with their names.
    pub clients: HashMap<WorkerId, String>,
    /// Teams in the order of their creation, with their names.
    pub teams: Vec<(TeamId, String)>,
    /// Which district each team belongs to.
    pub districts: HashMap<TeamId, DistrictId>,
    /// Providers with their names.
    pub providers: HashMap<ProviderId, String>,
    /// When someone last looked at a goal, and what was written.
    pub reviews: HashMap<String, Vec<Review>>,
}

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Team.
    pub team: Option<TeamId>,
    /// The district led.
    pub district: Option<DistrictId>,
    /// The provider worked for.
    pub provider: Option<ProviderId>,
    /// When the person left.
    pub left_at: Option<Moment>,
    /// When the person was, is or will be away.
    pub absences: Absences,
    /// How to reach them.
    pub contact: Contact,
}

/// How a member of staff is reached; empty where nobody knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
}

impl Contact {
    /// What a form carries that was filled in on it, so that nobody overwrites another unseen.
    pub fn version(&self) -> String {
        let Self { phone, email } = self;
        fingerprint_of(format!("{phone}\n{email}").as_bytes())
    }
}

/// Someone looked at a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// When.
    pub at: Moment,
    /// Who.
    pub by: WorkerId,
    /// Why it stands as it does.
    pub explanation: String,
    /// What follows from it.
    pub action: String,
}

impl Ruleset {
    /// Whether a decision is the committee's, as it says or by the plan of competence: a
    /// complaint over it goes straight to Ankestyrelsen (serviceloven § 168, barnets lov § 146).
    pub fn is_committees(&self, made: &DecisionMade) -> bool {
        let by = made.terms.by;
        by.unwrap_or_else(|| self.competence.of(made)) == Competence::Committee
    }

    /// Reads the rules from the events of the office stream; where a kind of document was
    /// never adopted, those of the program stand in.
    pub fn from_office(events: &[Event]) -> Result<Self, Error> {
        let mut documents: BTreeMap<(AdoptedKind, String), String> = BTreeMap::new();
        let mut out = Office::default();
        for event in events {
            if let Payload::Adopted(a) = &event.payload {
                let key = (a.what, a.path.clone());
                out.note_whose(event.actor, &a.path);
                if a.content.is_empty() {
                    documents.remove(&key);
                    out.adopted.remove(&a.path);
                } else {
                    documents.insert(key, a.content.clone());
                    out.adopted.insert(a.path.clone(), a.fingerprint.clone());
                }
            } else {
                out.take(event);
            }
        }
        let of = |kinds: &[AdoptedKind]| -> Vec<(String, String)> {
            documents
                .iter()
                .filter(|((kind, _), _)| kinds.contains(kind))
                .map(|((_, path), text)| (path.clone(), text.clone()))
                .collect()
        };
        let bad = |e: &dyn std::fmt::Display| Error::Rules(e.to_string());
        let one = |kind, path: &str, built_in: &'static str| {
            let adopted = documents.get(&(kind, path.to_owned()));
            adopted.map_or_else(|| built_in.to_owned(), Clone::clone)
        };
        let law = of(&[AdoptedKind::Law, AdoptedKind::Standard]);
        let book = rulebook(&law).map_err(|e| bad(&e))?;
        let ladder = one(AdoptedKind::Ladder, ladder::PATH, ladder::BUILT_IN);
        let ladder = Ladder::parse(&ladder).map_err(|e| bad(&e))?;
        let roles = one(AdoptedKind::Roles, roles::PATH, roles::BUILT_IN);
        let roles = Roles::parse(&roles).map_err(|e| bad(&e))?;
        let retention = one(AdoptedKind::Retention, retention::PATH, retention::BUILT_IN);
        let retention = Retention::parse(&retention).map_err(|e| bad(&e))?;
        let competence = one(
            AdoptedKind::Competence,
            competence::PATH,
            competence::BUILT_IN,
        );
        let competence = CompetencePlan::parse(&competence).map_err(|e| bad(&e))?;
        let kle = one(AdoptedKind::Kle, kle::PATH, kle::BUILT_IN);
        let kle = KleList::parse(&kle).map_err(|e| bad(&e))?;
        let templates = templates(of(&[AdoptedKind::Template])).map_err(|e| bad(&e))?;
        let checklist = one(
            AdoptedKind::Transition,
            growing_up::PATH,
            growing_up::BUILT_IN,
        );
        let checklist = Checklist::parse(&checklist).map_err(|e| bad(&e))?;
        let target_groups = one(
            AdoptedKind::TargetGroups,
            target_group::PATH,
            target_group::BUILT_IN,
        );
        let target_groups = TargetGroups::parse(&target_groups).map_err(|e| bad(&e))?;
        let cards = of(&[AdoptedKind::Card]);
        let cards = if cards.is_empty() {
            Cards::built_in()
        } else {
            Cards::parse(&cards).map_err(|e| bad(&e))?
        };
        let goals = of(&[AdoptedKind::Goal]);
        let goals = if goals.is_empty() {
            Goals::built_in()
        } else {
            Goals::parse(&goals).map_err(|e| bad(&e))?
        };
        let policy = match of(&[AdoptedKind::Policy]).pop() {
            None => Policy::built_in(),
            Some((path, text)) => Policy::parse(&path, &text).map_err(|e| bad(&e))?,
        };
        let looked = out.looked();
        Ok(Self {
            version: events.iter().map(|e| e.seq).max().unwrap_or(0),
            rules: Arc::new(Rules::new(book, ladder)),
            roles,
            competence,
            checklist,
            target_groups,
            retention,
            kle,
            templates,
            policy,
            goals,
            cards,
            targets: out.targets,
            population: Population::new(out.population),
            looked,
            adopted: out.adopted,
            own: out.own,
            workers: out.workers,
            clients: out.clients,
            teams: out.teams,
            districts: out.districts,
            providers: out.providers,
            reviews: out.reviews,
        })
    }

    /// The name of a member of staff, or of a program that acts; empty if unknown.
    pub fn worker_name(&self, worker: WorkerId) -> &str {
        let client = self.clients.get(&worker).map_or("", String::as_str);
        self.workers
            .get(&worker)
            .map_or(client, |w| w.name.as_str())
    }

    /// How to reach a member of staff.
    pub fn contact_of(&self, worker: WorkerId) -> Contact {
        let known = self.workers.get(&worker);
        known.map(|w| w.contact.clone()).unwrap_or_default()
    }

    /// When a member of staff is away.
    pub(crate) fn absences_of(&self, worker: WorkerId) -> Absences {
        let known = self.workers.get(&worker);
        known.map(|w| w.absences.clone()).unwrap_or_default()
    }

    /// Whether a member of staff is at work on a day: here, and not away.
    pub fn is_at_work(&self, worker: WorkerId, day: Day) -> bool {
        let known = self.workers.get(&worker);
        known.is_some_and(|w| w.left_at.is_none() && !w.absences.covers(day))
    }

    /// The name of a team; its code if it has none.
    pub fn team_name<'a>(&'a self, team: &'a TeamId) -> &'a str {
        self.teams
            .iter()
            .find(|(id, _)| id == team)
            .map_or(team.as_str(), |(_, name)| name.as_str())
    }

    /// The district a team belongs to.
    pub fn district_of(&self, team: &TeamId) -> Option<&DistrictId> {
        self.districts.get(team)
    }

    /// The name of a provider; its code if it has none.
    pub fn provider_name<'a>(&'a self, provider: &'a ProviderId) -> &'a str {
        self.providers
            .get(provider)
            .map_or(provider.as_str(), String::as_str)
    }
}

/// The law as adopted; that of the program where none was.
fn rulebook(adopted: &[(String, String)]) -> Result<Rulebook, law::LawError> {
    if adopted.is_empty() {
        Rulebook::load(&Rulebook::built_in_files(), &VOCABULARY)
    } else {
        Rulebook::load(adopted, &VOCABULARY)
    }
}

/// The templates of letters by id; those of the program where none was adopted.
fn templates(
    adopted: Vec<(String, String)>,
) -> Result<BTreeMap<String, Template>, template::TemplateError> {
    let files = if adopted.is_empty() {
        let own = template::built_in_files();
        own.map(|(path, file)| (path, file.to_owned())).collect()
    } else {
        adopted
    };
    let read = |(path, file): (String, String)| {
        let id = template::id_of(&path).unwrap_or(&path).to_owned();
        Ok((id, Template::parse(&file)?))
    };
    files.into_iter().map(read).collect()
}

#[derive(Default)]
struct Office {
    adopted: BTreeMap<String, String>,
    own: BTreeSet<String>,
    workers: HashMap<WorkerId, Worker>,
    clients: HashMap<WorkerId, String>,
    teams: Vec<(TeamId, String)>,
    districts: HashMap<TeamId, DistrictId>,
    providers: HashMap<ProviderId, String>,
    reviews: HashMap<String, Vec<Review>>,
    targets: TargetsSet,
    population: Vec<PopulationRecorded>,
}

impl Office {
    /// Who adopted a document last: somebody of the municipality, or the program.
    fn note_whose(&mut self, actor: WorkerId, path: &str) {
        if actor == WorkerId::SYSTEM {
            self.own.remove(path);
        } else {
            self.own.insert(path.to_owned());
        }
    }

    /// When each goal was last looked at.
    fn looked(&self) -> BTreeMap<String, Looked> {
        let look = |(goal, reviews): (&String, &Vec<Review>)| {
            let last_on = reviews.iter().map(|r| r.at.day()).max();
            let looked = Looked {
                adopted_on: None,
                last_on,
            };
            (goal.clone(), looked)
        };
        self.reviews.iter().map(look).collect()
    }

    fn take(&mut self, event: &Event) {
        let text = |name: &str| {
            event
                .text
                .get(name)
                .map(|t| t.value.clone())
                .unwrap_or_default()
        };
        match &event.payload {
            Payload::WorkerRegistered(p) => {
                let before = self.workers.remove(&p.worker);
                let worker = Worker {
                    name: text("name"),
                    role: p.role,
                    team: p.team.clone(),
                    district: p.district.clone(),
                    provider: p.provider.clone(),
                    left_at: None,
                    absences: before
                        .as_ref()
                        .map(|w| w.absences.clone())
                        .unwrap_or_default(),
                    contact: before.map(|w| w.contact).unwrap_or_default(),
                };
                self.workers.insert(p.worker, worker);
            }
            Payload::WorkerLeft(p) => {
                if let Some(worker) = self.workers.get_mut(&p.worker) {
                    worker.left_at = Some(event.at);
                }
            }
            Payload::WorkerContactSet(p) => {
                if let Some(worker) = self.workers.get_mut(&p.worker) {
                    worker.contact = Contact {
                        phone: text("phone"),
                        email: text("email"),
                    };
                }
            }
            Payload::AbsenceRecorded(p) => {
                if let Some(worker) = self.workers.get_mut(&p.worker) {
                    worker.absences.record(Absence {
                        from_on: p.from_on,
                        until_on: p.until_on,
                    });
                }
            }
            Payload::TeamCreated(p) => {
                self.teams.retain(|(id, _)| *id != p.team);
                self.teams.push((p.team.clone(), text("name")));
                self.districts.remove(&p.team);
                if let Some(district) = &p.district {
                    self.districts.insert(p.team.clone(), district.clone());
                }
            }
            Payload::ProviderRegistered(p) => {
                self.providers.insert(p.provider.clone(), text("name"));
            }
            Payload::TargetSet(p) => {
                self.targets
                    .insert((p.goal.clone(), p.year.into()), p.value);
            }
            Payload::GoalReviewed(p) => {
                self.reviews
                    .entry(p.goal.clone())
                    .or_default()
                    .push(Review {
                        at: event.at,
                        by: event.actor,
                        explanation: text("explanation"),
                        action: text("action"),
                    });
            }
            Payload::ClientRegistered(p) => {
                self.clients.insert(p.client, text("name"));
            }
            Payload::PopulationRecorded(p) => self.population.push(p.clone()),
            _ => {}
        }
    }
}
