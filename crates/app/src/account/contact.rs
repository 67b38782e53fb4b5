//! How a member of staff is reached: said by themselves, by whoever leads them, or by whoever
//! manages accounts. Letters and the family's plan print it.

use crate::ruleset::Contact;
use crate::{Actor, App, Deed, Error, Problem};
use domain::event::office::WorkerContactSet;
use domain::text::{Audience, text};
use domain::{Texts, WorkerId};

/// How many digits a telephone number has, that of another country included.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// The most characters of an e-mail address.
const LONGEST: usize = 100;

impl App {
    /// Says how a member of staff is reached from now on; an empty field says nobody knows.
    ///
    /// `seen` is the [`Contact::version`] that the form was filled in on; [`Error::Conflict`] if
    /// someone said otherwise meanwhile.
    pub fn set_contact(
        &self,
        actor: &Actor,
        worker: WorkerId,
        seen: Option<&str>,
        given: &Contact,
    ) -> Result<(), Error> {
        self.may_say_contact(actor, worker)?;
        let contact = Contact {
            phone: given.phone.trim().to_owned(),
            email: given.email.trim().to_owned(),
        };
        let wrong = |field, message, is_wrong: bool| is_wrong.then(|| Problem::new(field, message));
        let problems: Vec<Problem> = [
            wrong("phone", "refused-phone", !is_phone(&contact.phone)),
            wrong("email", "refused-email", !is_email(&contact.email)),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !problems.is_empty() {
            return Err(Error::Refused(problems));
        }
        let mut texts = Texts::new();
        for (field, words) in [("phone", &contact.phone), ("email", &contact.email)] {
            if !words.is_empty() {
                texts.insert(field.to_owned(), text(words.clone(), Audience::Staff));
            }
        }
        self.record_office_by(actor, |known| {
            let stands = known.contact_of(worker);
            if contact == stands {
                return Ok(None);
            }
            if seen.is_some_and(|seen| seen != stands.version()) {
                return Err(Error::Conflict);
            }
            let set = WorkerContactSet { worker };
            Ok(Some((set.into(), texts.clone())))
        })?;
        Ok(())
    }

    /// Fails unless it is the actor's own, or that of somebody the actor leads or manages.
    fn may_say_contact(&self, actor: &Actor, worker: WorkerId) -> Result<(), Error> {
        let known = self.ruleset();
        let here = known.workers.get(&worker).filter(|w| w.left_at.is_none());
        let here = here.ok_or(Error::NotFound)?;
        let leads = || {
            let team = here.team.as_ref();
            actor.may(Deed::Assign) && team.is_some_and(|team| actor.reaches_team(team))
        };
        if actor.worker == worker || actor.may(Deed::ManageAccounts) || leads() {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    }
}

/// Whether a text is a telephone number as people write it, or nothing.
fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_written = |b: u8| b.is_ascii_digit() || b" +-()".contains(&b);
    text.is_empty() || (DIGITS.contains(&digits) && text.bytes().all(is_written))
}

/// Whether a text can be an e-mail address, or is nothing.
fn is_email(text: &str) -> bool {
    let is_shaped = text.split_once('@').is_some_and(|(name, host)| {
        let is_host = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
        !name.is_empty() && is_host && !host.contains('@')
    });
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control();
    text.is_empty() || (is_shaped && text.len() <= LONGEST && text.chars().all(is_plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_an_address_are_what_people_write() {
        for right in ["", "12 34 56 78", "+45 12345678", "(12) 34-56-78"] {
            assert!(is_phone(right), "{right}");
        }
        for wrong in ["1234567", "12 34 56 78 lokal 9", "1234567890123456"] {
            assert!(!is_phone(wrong), "{wrong}");
        }
        for right in ["", "mette.holm@fjordby.example"] {
            assert!(is_email(right), "{right}");
        }
        for wrong in [
            "mette",
            "mette@fjordby",
            "@fjordby.dk",
            "a@b@c.dk",
            "a b@c.dk",
            "a@.dk",
        ] {
            assert!(!is_email(wrong), "{wrong}");
        }
    }
}
