//! Log-in through a service that speaks `OpenID` Connect: authorization code with PKCE,
//! state and nonce. Here is spoken to the service; who the person is here is decided
//! elsewhere.

mod logout;
mod role;
mod trust;

pub use logout::LoggedOut;
pub use role::RoleMap;
pub use trust::NoAuthority;

use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType,
    CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
    CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthorizationCode, Client, ClientId, ClientSecret,
    CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    HttpClientError, IdTokenFields, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, ProviderMetadataWithLogout, RedirectUrl, RequestTokenError, Scope,
    StandardErrorResponse, StandardTokenResponse, TokenResponse, ureq,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::path::PathBuf;
use std::sync::RwLock;

/// How long what the service says of itself is kept, in seconds; keys change now and then.
const KEPT: i64 = 3600;

/// All claims the standard does not name.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Others {
    #[serde(flatten)]
    all: Map<String, Value>,
}

impl AdditionalClaims for Others {}

type Fields = IdTokenFields<
    Others,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

type ServiceClient = Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// How to reach the service, and what is asked of it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The issuer; its description lies below it.
    pub issuer: String,
    /// What this program is called there.
    pub client_id: String,
    /// The secret agreed with it; none for a public client.
    pub client_secret: Option<String>,
    /// The address of this site to which the service sends people back.
    pub back: String,
    /// The address of this site to which it sends people who logged out there.
    pub left: String,
    /// Scopes besides `openid`.
    pub scopes: Vec<String>,
    /// Levels (`acr`) of which the service must vouch for one; empty: any.
    pub levels: Vec<String>,
    /// Means (`amr`) of which the service must have used one; empty: any.
    pub means: Vec<String>,
    /// A file with the certificates (PEM) of the authorities that may vouch for the service's own;
    /// none: those that browsers know.
    pub authority: Option<PathBuf>,
}

/// A log-in that was begun; it must be kept until the person comes back.
#[derive(Clone)]
pub struct Begun {
    /// Where to send the person.
    pub url: String,
    /// Comes back with the person.
    pub state: String,
    /// Stands in the token.
    pub nonce: String,
    /// Proves to the service that whoever redeems the code began the log-in.
    pub verifier: String,
}

/// Whom the service vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouched {
    /// Who vouches.
    pub issuer: String,
    /// By what the service knows the person; never given to another.
    pub subject: String,
    /// What the service calls the session that began there, if it says.
    pub session: Option<String>,
    /// Shows the service later which log-in is to end.
    pub hint: Option<Hint>,
    claims: Map<String, Value>,
}

/// A token of identity as it came; it tells what it holds to nobody who prints it.
#[derive(Clone, PartialEq, Eq)]
pub struct Hint(String);

impl Hint {
    /// The token.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Hint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hint(…)")
    }
}

/// Why nobody is vouched for.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The service does not answer, or not as it should.
    #[error("the log-in service cannot be used: {0}")]
    Unreachable(String),
    /// The code or the token is not good.
    #[error("the log-in service's answer is not good: {0}")]
    Untrusted(String),
    /// The service vouches for less than is asked.
    #[error("the log-in was not made with the level or means asked for")]
    TooWeak,
}

/// The service.
pub struct Provider {
    settings: Settings,
    agent: ureq::Agent,
    said: RwLock<Option<(i64, ProviderMetadataWithLogout)>>,
}

/// Whether the service answered, and said no: a code was used before, or is none.
fn is_refusal(error: &HttpClientError<ureq::Error>) -> bool {
    let HttpClientError::Reqwest(answer) = error else {
        return false;
    };
    matches!(**answer, ureq::Error::Status(400..=499, _))
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Provider")
            .field("issuer", &self.settings.issuer)
            .finish_non_exhaustive()
    }
}

impl Provider {
    /// A service; it is not spoken to before somebody logs in.
    ///
    /// # Errors
    /// If the file of authorities cannot be used.
    pub fn new(settings: Settings) -> Result<Self, NoAuthority> {
        Ok(Self {
            agent: trust::agent(settings.authority.as_deref())?,
            settings,
            said: RwLock::new(None),
        })
    }

    /// Begins a log-in; `now` in seconds since 1970.
    pub fn begin(&self, now: i64) -> Result<Begun, Refusal> {
        let client = self.client(now)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut asked = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .set_pkce_challenge(challenge);
        for scope in &self.settings.scopes {
            asked = asked.add_scope(Scope::new(scope.clone()));
        }
        if !self.settings.levels.is_empty() {
            asked = asked.add_extra_param("acr_values", self.settings.levels.join(" "));
        }
        let (url, state, nonce) = asked.url();
        Ok(Begun {
            url: url.to_string(),
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
        })
    }

    /// Redeems the code that came back; `now` judges whether the token has expired.
    pub fn finish(
        &self,
        code: &str,
        nonce: &str,
        verifier: &str,
        now: i64,
    ) -> Result<Vouched, Refusal> {
        match self.redeem(code, nonce, verifier, now) {
            // The service may have changed its keys since it was asked; next time they are new.
            Err(error @ Refusal::Untrusted(_)) => {
                self.forget();
                Err(error)
            }
            other => other,
        }
    }

    fn redeem(
        &self,
        code: &str,
        nonce: &str,
        verifier: &str,
        now: i64,
    ) -> Result<Vouched, Refusal> {
        let untrusted = |e: &dyn std::fmt::Display| Refusal::Untrusted(e.to_string());
        let client = self.client(now)?;
        let answer = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|e| untrusted(&e))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()))
            .request(&self.agent)
            .map_err(|e| match e {
                RequestTokenError::Request(e) if !is_refusal(&e) => {
                    Refusal::Unreachable(e.to_string())
                }
                e => untrusted(&e),
            })?;
        let token = answer
            .id_token()
            .ok_or_else(|| untrusted(&"it holds no token of identity"))?;
        let moment = chrono::DateTime::from_timestamp(now, 0).unwrap_or_default();
        let judge = client.id_token_verifier().set_time_fn(move || moment);
        let claims = token
            .claims(&judge, &Nonce::new(nonce.to_owned()))
            .map_err(|e| untrusted(&e))?;
        if let Some(expected) = claims.access_token_hash() {
            let alg = token.signing_alg().map_err(|e| untrusted(&e))?;
            let key = token.signing_key(&judge).map_err(|e| untrusted(&e))?;
            let actual = AccessTokenHash::from_token(answer.access_token(), alg, key)
                .map_err(|e| untrusted(&e))?;
            if actual != *expected {
                return Err(untrusted(&"its two tokens do not belong together"));
            }
        }
        let level = claims.auth_context_ref().map(|acr| acr.as_str());
        let means = claims.auth_method_refs();
        let used = means
            .into_iter()
            .flatten()
            .map(|m| m.as_str().to_owned())
            .collect::<Vec<_>>();
        let is_level = self.settings.levels.is_empty()
            || level.is_some_and(|l| self.settings.levels.iter().any(|w| w == l));
        let is_means =
            self.settings.means.is_empty() || used.iter().any(|m| self.settings.means.contains(m));
        if !is_level || !is_means {
            return Err(Refusal::TooWeak);
        }
        let mut all = claims.additional_claims().all.clone();
        let mut named = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                all.insert(name.to_owned(), Value::String(value));
            }
        };
        named(
            "preferred_username",
            claims.preferred_username().map(|n| n.as_str().to_owned()),
        );
        named("email", claims.email().map(|e| e.as_str().to_owned()));
        named("sub", Some(claims.subject().as_str().to_owned()));
        let token = Some(token.to_string());
        Ok(Vouched {
            issuer: claims.issuer().as_str().to_owned(),
            subject: claims.subject().as_str().to_owned(),
            session: all.get("sid").and_then(Value::as_str).map(str::to_owned),
            hint: token.filter(|t| logout::is_fit_for_an_address(t)).map(Hint),
            claims: all,
        })
    }

    fn client(&self, now: i64) -> Result<ServiceClient, Refusal> {
        let unreachable = |e: &dyn std::fmt::Display| Refusal::Unreachable(e.to_string());
        let back = RedirectUrl::new(self.settings.back.clone()).map_err(|e| unreachable(&e))?;
        let secret = self.settings.client_secret.clone().map(ClientSecret::new);
        let client = ServiceClient::from_provider_metadata(
            self.metadata(now)?,
            ClientId::new(self.settings.client_id.clone()),
            secret,
        );
        Ok(client.set_redirect_uri(back))
    }

    fn metadata(&self, now: i64) -> Result<ProviderMetadataWithLogout, Refusal> {
        if let Ok(said) = self.said.read()
            && let Some((at, metadata)) = said.as_ref()
            && (0..KEPT).contains(&(now - at))
        {
            return Ok(metadata.clone());
        }
        let unreachable = |e: &dyn std::fmt::Debug| Refusal::Unreachable(format!("{e:?}"));
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(|e| unreachable(&e))?;
        let found = ProviderMetadataWithLogout::discover(&issuer, &self.agent)
            .map_err(|e| unreachable(&e))?;
        if let Ok(mut said) = self.said.write() {
            *said = Some((now, found.clone()));
        }
        Ok(found)
    }

    fn forget(&self) {
        if let Ok(mut said) = self.said.write() {
            *said = None;
        }
    }
}

impl Vouched {
    /// A claim as text, if it is one.
    pub fn claim(&self, name: &str) -> Option<&str> {
        self.claims.get(name).and_then(Value::as_str)
    }

    /// All texts of a claim that is a text or a list of them.
    pub fn claims(&self, name: &str) -> Vec<&str> {
        match self.claims.get(name) {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        }
    }
}
