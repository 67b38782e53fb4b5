//! One-time codes (RFC 6238): six digits every thirty seconds, from a secret that the
//! telephone took from a picture.

use crate::random::{self, NoRandomness};
use qrcode::{Color, EcLevel, QrCode};
use totp_rs::{Builder, Secret, Totp};

/// A new secret of 160 bits, as RFC 4226 recommends.
pub fn new_secret() -> Result<Vec<u8>, NoRandomness> {
    Ok(random::bytes::<20>()?.to_vec())
}

/// The step a code belongs to: the present one, the one before or the one after. Whoever
/// takes it must refuse this step and earlier ones from then on.
pub fn step_of(secret: &[u8], code: &str, now: i64) -> Option<i64> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let is_code = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit());
    let time = u64::try_from(now).ok().filter(|_| is_code)?;
    let step = maker(secret, "", "")?.check(&digits, time)?;
    i64::try_from(step).ok()
}

/// What a telephone needs to make the codes.
#[derive(Clone)]
pub struct Handover {
    /// The secret in groups of four, for typing in.
    pub text: String,
    /// Modules of the picture in one row.
    pub width: usize,
    /// The modules row by row: dark or not.
    pub modules: Vec<bool>,
}

/// The secret for a telephone, as text and as picture.
pub fn handover(secret: &[u8], issuer: &str, account: &str) -> Option<Handover> {
    // A colon would part issuer and account once more.
    let plain = |text: &str| text.replace(':', " ");
    let maker = maker(secret, &plain(issuer), &plain(account))?;
    let code = QrCode::with_error_correction_level(maker.to_url().ok()?, EcLevel::M).ok()?;
    let base32 = Secret::from(secret.to_vec()).to_base32();
    let letters: Vec<char> = base32.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|g| g.iter().collect()).collect();
    Some(Handover {
        text: groups.join(" "),
        width: code.width(),
        modules: code
            .into_colors()
            .into_iter()
            .map(|c| c == Color::Dark)
            .collect(),
    })
}

fn maker(secret: &[u8], issuer: &str, account: &str) -> Option<Totp> {
    let issuer = Some(issuer).filter(|i| !i.is_empty());
    Builder::new()
        .with_secret(secret.to_vec())
        .with_issuer(issuer)
        .with_account_name(account)
        .build()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, for SHA-1: the last six of the eight digits given there.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        for (time, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(step_of(secret, code, time), Some(time / 30), "{time}");
        }
    }

    #[test]
    fn a_code_holds_one_step_to_either_side_and_no_longer() {
        let secret = b"12345678901234567890";
        assert_eq!(step_of(secret, "287 082", 89), Some(1));
        assert_eq!(step_of(secret, "287082", 29), Some(1));
        assert_eq!(step_of(secret, "287082", 90), None);
        for nonsense in ["", "28708", "2870822", "28708a", "००००००"] {
            assert_eq!(step_of(secret, nonsense, 59), None, "{nonsense}");
        }
    }

    #[test]
    fn a_telephone_gets_text_and_picture() {
        let given = handover(b"12345678901234567890", "Fjordby: Kommune", "anna").unwrap();
        assert_eq!(given.text, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(given.modules.len(), given.width * given.width);
        // The square in the corner by which a camera finds the picture.
        assert!(given.modules[..7].iter().all(|dark| *dark) && !given.modules[7]);
    }
}
