//! The end of a log-in: where people log out of the service, and the token by which the service
//! says that somebody's session ended there (`OpenID` Connect Back-Channel Logout 1.0).

use super::{Provider, Refusal};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{CoreJsonWebKey, CoreJwsSigningAlgorithm};
use openidconnect::{
    ClientId, JsonWebKey, JsonWebKeyUse, JwsSigningAlgorithm, LogoutRequest, PostLogoutRedirectUrl,
    ProviderMetadataWithLogout,
};
use serde::Deserialize;
use serde_json::{Map, Value};

/// The event that such a token is about.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// How far the clocks of the service and of this machine may differ, in seconds.
const SKEW: i64 = 60;
/// How old such a token may be, in seconds.
const LASTS: i64 = 300;
/// The service's keys are asked for again at most so often, in seconds: anybody can send a token.
const BETWEEN: i64 = 60;
/// The longest token of identity that fits into an address.
const LONGEST: usize = 4096;

/// What ended at the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedOut {
    /// Who says so.
    pub issuer: String,
    /// By what the service knows the person; all that person's sessions, if no session is named.
    pub subject: Option<String>,
    /// What the service calls the session.
    pub session: Option<String>,
    /// The number of the token; none counts twice.
    pub id: String,
    /// Until when the token could be sent once more, in seconds since 1970.
    pub until: i64,
}

#[derive(Deserialize)]
struct Head {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<String>,
    typ: Option<String>,
    /// Extensions that must be understood; none is.
    crit: Option<Value>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: Audience,
    iat: i64,
    exp: Option<i64>,
    jti: String,
    events: Map<String, Value>,
    sub: Option<String>,
    sid: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

impl Audience {
    fn holds(&self, client: &str) -> bool {
        match self {
            Self::One(one) => one == client,
            Self::Many(all) => all.iter().any(|one| one == client),
        }
    }
}

impl Provider {
    /// Where one logs out of the service itself, with the token of the log-in that is to end, if
    /// there is one; `None` where the service does not offer that or does not answer.
    pub fn log_out_url(&self, token: Option<&str>, now: i64) -> Option<String> {
        let metadata = match token {
            Some(_) => self.metadata(now).ok()?,
            // For whoever asks: the service is not troubled.
            None => self.said.read().ok()?.as_ref()?.1.clone(),
        };
        let end = metadata
            .additional_metadata()
            .end_session_endpoint
            .clone()?;
        let back = PostLogoutRedirectUrl::new(self.settings.left.clone()).ok()?;
        let mut url = LogoutRequest::from(end)
            .set_client_id(ClientId::new(self.settings.client_id.clone()))
            .set_post_logout_redirect_uri(back)
            .http_get_url();
        if let Some(token) = token {
            url.query_pairs_mut().append_pair("id_token_hint", token);
        }
        Some(url.to_string())
    }

    /// What a token says has ended; `now` in seconds since 1970.
    ///
    /// # Errors
    /// [`Refusal::Untrusted`] if the service did not sign it, it is for somebody else, too old, or
    /// no such token.
    pub fn logged_out(&self, token: &str, now: i64) -> Result<LoggedOut, Refusal> {
        let parts: Vec<&str> = token.split('.').collect();
        let [head, body, signature] = parts[..] else {
            return Err(untrusted(&"it has not three parts"));
        };
        let bytes = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|e| untrusted(&e));
        let said: Head = serde_json::from_slice(&bytes(head)?).map_err(|e| untrusted(&e))?;
        let is_kind = said.typ.as_deref().is_none_or(|kind| {
            ["logout+jwt", "jwt"]
                .iter()
                .any(|k| kind.eq_ignore_ascii_case(k))
        });
        if !is_kind || said.crit.is_some() {
            return Err(untrusted(&"it is a token of another kind"));
        }
        let covered = &token.as_bytes()[..head.len() + 1 + body.len()];
        if !self.is_signed(&said, covered, &bytes(signature)?, now)? {
            return Err(untrusted(&"the service did not sign it"));
        }
        let all: Map<String, Value> =
            serde_json::from_slice(&bytes(body)?).map_err(|e| untrusted(&e))?;
        // A token of identity has one, and must not pass for this.
        if all.contains_key("nonce") {
            return Err(untrusted(&"it holds a nonce"));
        }
        let claims: Claims =
            serde_json::from_value(Value::Object(all)).map_err(|e| untrusted(&e))?;
        self.checked(claims, now)
    }

    fn checked(&self, claims: Claims, now: i64) -> Result<LoggedOut, Refusal> {
        let issuer = self.metadata(now)?.issuer().as_str().to_owned();
        let is_now = (now - LASTS - SKEW..=now + SKEW).contains(&claims.iat)
            && claims.exp.is_none_or(|exp| exp > now - SKEW);
        let faults = [
            (claims.iss != issuer, "another service made it"),
            (
                !claims.aud.holds(&self.settings.client_id),
                "it is for another program",
            ),
            (!is_now, "it is not of now"),
            (
                !claims.events.get(EVENT).is_some_and(Value::is_object),
                "it is about something else",
            ),
            (claims.jti.is_empty(), "it has no number"),
            (
                claims.sub.is_none() && claims.sid.is_none(),
                "it names nobody",
            ),
        ];
        if let Some((_, why)) = faults.iter().find(|(is_fault, _)| *is_fault) {
            return Err(untrusted(why));
        }
        Ok(LoggedOut {
            issuer,
            subject: claims.sub,
            session: claims.sid,
            id: claims.jti,
            until: claims.iat + LASTS + 2 * SKEW,
        })
    }

    fn is_signed(
        &self,
        head: &Head,
        covered: &[u8],
        signature: &[u8],
        now: i64,
    ) -> Result<bool, Refusal> {
        if fits(&self.metadata(now)?, head, covered, signature) {
            return Ok(true);
        }
        // The service may have changed its keys since it was asked.
        if !self.forget_before(now - BETWEEN) {
            return Ok(false);
        }
        Ok(fits(&self.metadata(now)?, head, covered, signature))
    }

    /// Forgets what the service said of itself up to a moment; whether there was such.
    fn forget_before(&self, moment: i64) -> bool {
        let Ok(mut said) = self.said.write() else {
            return false;
        };
        said.take_if(|(at, _)| *at < moment).is_some()
    }
}

/// Whether one of the keys that the service shows made a signature.
fn fits(
    metadata: &ProviderMetadataWithLogout,
    head: &Head,
    covered: &[u8],
    signature: &[u8],
) -> bool {
    let offered = metadata.id_token_signing_alg_values_supported();
    // A secret shared with the service would do for whoever has it; nothing is asked of that here.
    let Some(kind) = head
        .alg
        .key_type()
        .filter(|_| !head.alg.uses_shared_secret() && offered.contains(&head.alg))
    else {
        return false;
    };
    let may = |key: &&CoreJsonWebKey| {
        let is_named = head.kid.as_ref().is_none_or(|kid| {
            let id = key.key_id().map(|id| id.as_str());
            id == Some(kid.as_str())
        });
        let signs = key.key_use().is_none_or(JsonWebKeyUse::allows_signature);
        is_named && signs && *key.key_type() == kind
    };
    let mut keys = metadata.jwks().keys().iter().filter(may);
    keys.any(|key| key.verify_signature(&head.alg, covered, signature).is_ok())
}

fn untrusted(why: &dyn std::fmt::Display) -> Refusal {
    Refusal::Untrusted(why.to_string())
}

/// Whether a token of identity can stand in an address: addresses are written down on the way, so
/// it is short enough and holds nothing that may be a civil registration number.
pub(super) fn is_fit_for_an_address(token: &str) -> bool {
    let claims = token.split('.').nth(1);
    let claims = claims.and_then(|part| URL_SAFE_NO_PAD.decode(part).ok());
    let claims = claims.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    token.len() <= LONGEST && claims.is_some_and(|claims| !may_tell_cpr(&claims))
}

fn may_tell_cpr(value: &Value) -> bool {
    match value {
        Value::String(text) => {
            let mut run = 0;
            text.chars().filter(|c| !matches!(c, '-' | ' ')).any(|c| {
                run = if c.is_ascii_digit() { run + 1 } else { 0 };
                run >= 10
            })
        }
        Value::Array(all) => all.iter().any(may_tell_cpr),
        Value::Object(all) => all.values().any(may_tell_cpr),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(claims: &str) -> String {
        format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(claims))
    }

    #[test]
    fn a_token_that_may_tell_a_cpr_number_stands_in_no_address() {
        let fits = |claims: &str| is_fit_for_an_address(&token(claims));
        assert!(fits(r#"{"sub":"id-1","iat":1795000000,"exp":1795003600}"#));
        for claims in [
            r#"{"cpr":"0101011234"}"#,
            r#"{"sub":"urn:cpr:010101-1234"}"#,
            r#"{"a":{"b":["x","010101 1234"]}}"#,
        ] {
            assert!(!fits(claims), "{claims}");
        }
        assert!(!fits(&format!(r#"{{"groups":"{}"}}"#, "x".repeat(LONGEST))));
        assert!(!is_fit_for_an_address("no token"));
    }
}
