//! Events in bulk: into an empty database in one go, into a used one step by step, and out; the
//! files of documents after them, one by one.

use crate::setup::adoption_events;
use crate::{Actor, App, Error};
use domain::id::ItemId;
use domain::{Event, EventId, Moment, Payload, Role};
use store::{FileTaken, NewEvent, OpenFile, Scope};

/// Events recorded in one transaction when a database is already in use.
const BATCH: usize = 200;

impl App {
    /// Takes in events. Into an empty database they go by the bulk path, ids and moments
    /// kept, with the program's rules adopted first unless the events bring their own; into
    /// a used one they are appended as imported history: `known_at` is kept, `appended_at`
    /// is now. Gives back how many were recorded.
    pub fn take_in(&self, events: Vec<Event>, progress: &mut dyn FnMut(u64)) -> Result<u64, Error> {
        let count = if self.store.head()? == 0 {
            self.bulk(events, progress)?
        } else {
            self.append_history(events, progress)?
        };
        self.reload_rules()?;
        Ok(count)
    }

    fn bulk(&self, events: Vec<Event>, progress: &mut dyn FnMut(u64)) -> Result<u64, Error> {
        let brings_rules = events
            .iter()
            .any(|e| matches!(e.payload, Payload::Adopted(_)));
        let first = events.first().map_or_else(|| self.now(), |e| e.appended_at);
        let adoption = if brings_rules {
            Vec::new()
        } else {
            adoption_events(first, || self.ids.new_id())
        };
        let office: Vec<Event> = adoption
            .iter()
            .chain(&events)
            .filter(|e| e.subjects.is_empty())
            .cloned()
            .collect();
        let ruleset = crate::ruleset::Ruleset::from_office(&office)?;
        let mut all = adoption.into_iter().chain(events);
        let fold = store::fold_with(&*ruleset.rules);
        let count = self.store.bulk_load(&mut all, &fold, progress)?;
        self.finish_erasures()?;
        Ok(count)
    }

    fn append_history(
        &self,
        events: Vec<Event>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<u64, Error> {
        let mut written = 0;
        let mut batch = Vec::with_capacity(BATCH);
        let mut events = events.into_iter().peekable();
        while let Some(event) = events.next() {
            batch.push(self.as_history(event));
            if batch.len() == BATCH || events.peek().is_none() {
                written += batch.len() as u64;
                self.append(std::mem::take(&mut batch), &[])?;
                progress(written);
            }
        }
        Ok(written)
    }

    /// Not by [`App::events_of`]: history keeps its id, author and moment of knowledge, and its
    /// payload as the other system wrote it, filed or not.
    fn as_history(&self, event: Event) -> NewEvent {
        NewEvent {
            id: event.id,
            stream: event.stream,
            at: event.at,
            known_at: event.known_at,
            appended_at: self.now(),
            actor: event.actor,
            role: Role::Import,
            subjects: event.subjects,
            payload: event.payload,
            text: event.text,
            corrects: event.corrects,
            mode: event.mode,
        }
    }

    /// Hands every event of the journal up to a moment of knowledge to `take`, in order.
    pub fn give_out(
        &self,
        known: Option<Moment>,
        mut take: impl FnMut(Event) -> Result<(), Error>,
    ) -> Result<u64, Error> {
        let up_to = known.map(|at| self.store.position_at(at)).transpose()?;
        self.log_whole(&Actor::system(), "export")?;
        let mut failed = None;
        let count = self.store.all_events(up_to, &mut |event| {
            if failed.is_none() {
                failed = take(event).err();
            }
            Ok(())
        })?;
        Self::note_shown(count);
        failed.map_or(Ok(count), Err)
    }

    /// Hands the files of documents to `take`, one after the other and no two at once; those that
    /// nobody can open any more are left out. Gives back how many there were.
    pub fn give_out_files(
        &self,
        documents: &[ItemId],
        mut take: impl FnMut(ItemId, &OpenFile) -> Result<(), Error>,
    ) -> Result<u64, Error> {
        self.log_whole(&Actor::system(), "export")?;
        let mut count = 0;
        for document in documents {
            if let Some(file) = self.store.file_opened(*document)? {
                take(*document, &file)?;
                count += 1;
            }
        }
        Self::note_shown(count);
        Ok(count)
    }

    /// Keeps the file of a document whose event was taken in before.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the event is not in the journal.
    pub fn take_in_file(&self, event: EventId, file: &OpenFile) -> Result<FileTaken, Error> {
        let event = self.store.event(&Scope::system(), event)?;
        let event = event.ok_or(Error::NotFound)?;
        Ok(self.store.file_take_in(&event, file)?)
    }

    /// Makes all registers anew from the journal by the rules in force.
    pub fn rebuild(&self, progress: &mut dyn FnMut(u64)) -> Result<u64, Error> {
        let ruleset = self.ruleset();
        let count = self
            .store
            .rebuild(&store::fold_with(&*ruleset.rules), progress)?;
        self.frames.forget();
        Ok(count)
    }

    /// Checks the journal and compares the registers with it.
    pub fn verify(&self) -> Result<store::Verification, Error> {
        let ruleset = self.ruleset();
        Ok(self.store.verify(&store::fold_with(&*ruleset.rules))?)
    }
}
