//! Telephone and e-mail of those one can be in the demo, so that letters and the family's plan say
//! whom to call. No such number is in use, and no such address can be.

use anyhow::Result;
use app::ruleset::Contact;
use app::{Actor, App};
use synth::DemoPerson;

/// Gives each person a number and an address.
pub fn add(app: &App, people: &[DemoPerson]) -> Result<()> {
    for (n, person) in people.iter().enumerate() {
        let contact = Contact {
            phone: format!("12 34 56 {:02}", 10 + n),
            email: format!("{}@fjordby.example", plain(&person.name)),
        };
        app.set_contact(&Actor::system(), person.worker, None, &contact)?;
    }
    Ok(())
}

/// A name as it stands in an address: "Mette Højgaard" as "mette.hoejgaard".
fn plain(name: &str) -> String {
    let letters = name.chars().flat_map(char::to_lowercase);
    let mut out = String::new();
    for letter in letters {
        match letter {
            'æ' => out.push_str("ae"),
            'ø' => out.push_str("oe"),
            'å' => out.push_str("aa"),
            'a'..='z' => out.push(letter),
            _ if !out.ends_with('.') => out.push('.'),
            _ => {}
        }
    }
    out
}
