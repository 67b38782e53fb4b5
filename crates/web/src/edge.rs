//! The edge of the site: cookies and their attributes, where a request comes from, and the
//! headers that tell a browser what it must not do.

mod network;

pub use network::Network;

use crate::limits::{Rates, Visits};
use crate::visitor;
use app::account::Origin;
use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// How many passwords are compared at once: each takes 19 MiB.
const AT_ONCE: usize = 4;

/// How the site meets the network.
#[derive(Clone, Debug)]
pub struct Edge {
    /// Browsers come by https; cookies say so. Off only for a demo on the machine itself.
    pub is_secure: bool,
    /// Proxies whose word on the client's address is taken.
    pub proxies: Arc<[Network]>,
    /// Lets few passwords be compared at once.
    pub passwords: Arc<Semaphore>,
    /// How often browsers may call.
    pub visits: Visits,
}

impl Default for Edge {
    fn default() -> Self {
        Self {
            is_secure: true,
            proxies: Arc::from([]),
            passwords: Arc::new(Semaphore::new(AT_ONCE)),
            visits: Visits::new(Rates::default()),
        }
    }
}

/// A cookie that only the server reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// The session's token.
    Session,
    /// Ties forms to a browser before anybody is logged in.
    Guest,
    /// Says that somebody got in with this browser before.
    Browser,
}

impl Cookie {
    const fn name(self) -> &'static str {
        match self {
            Self::Session => "traad_session",
            Self::Guest => "traad_guest",
            Self::Browser => "traad_browser",
        }
    }
}

impl Edge {
    /// A site without TLS and limits, for a demo on the machine itself.
    pub fn plain() -> Self {
        Self {
            is_secure: false,
            visits: Visits::new(Rates::NONE),
            ..Self::default()
        }
    }

    fn prefix(&self) -> &'static str {
        // Browsers take such a cookie only over https, for this host alone and all its paths.
        if self.is_secure { "__Host-" } else { "" }
    }

    /// The value of a cookie that came with a request.
    pub fn cookie<'a>(&self, headers: &'a HeaderMap, cookie: Cookie) -> Option<&'a str> {
        let name = format!("{}{}", self.prefix(), cookie.name());
        visitor::cookie(headers, &name).filter(|value| !value.is_empty())
    }

    /// The header that sets a cookie; it lasts as long as the browser is open, the known
    /// browser's for 90 days.
    pub fn set(&self, cookie: Cookie, value: &str) -> String {
        let age = match cookie {
            Cookie::Browser => "; Max-Age=7776000",
            Cookie::Session | Cookie::Guest => "",
        };
        self.written(cookie, value, age)
    }

    /// The header that takes a cookie away.
    pub fn unset(&self, cookie: Cookie) -> String {
        self.written(cookie, "", "; Max-Age=0")
    }

    fn written(&self, cookie: Cookie, value: &str, age: &str) -> String {
        let (prefix, name) = (self.prefix(), cookie.name());
        let secure = self.secure();
        format!("{prefix}{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}")
    }

    /// What a cookie adds where the site has TLS.
    pub fn secure(&self) -> &'static str {
        if self.is_secure { "; Secure" } else { "" }
    }

    /// Where a request comes from: what a trusted proxy says, else who is connected.
    pub fn origin(&self, parts: &Parts) -> Origin {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map(|ConnectInfo(address)| address.ip());
        Origin {
            address: peer.map(|peer| self.client(peer, &parts.headers)),
            browser: browser(&parts.headers),
            known: self
                .cookie(&parts.headers, Cookie::Browser)
                .map(str::to_owned),
        }
    }

    /// The nearest address that is no trusted proxy; what stands before it anybody can write.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer;
        let said = headers.get_all("x-forwarded-for").iter();
        let said: Vec<&str> = said
            .filter_map(|v| v.to_str().ok())
            .flat_map(|v| v.split(','))
            .collect();
        for word in said.iter().rev() {
            if !self.is_proxy(client) {
                break;
            }
            let Ok(next) = word.trim().parse() else { break };
            client = next;
        }
        client
    }

    fn is_proxy(&self, address: IpAddr) -> bool {
        self.proxies.iter().any(|network| network.holds(address))
    }

    /// Headers for every answer besides the content policy.
    pub fn headers(&self) -> Vec<(HeaderName, HeaderValue)> {
        let mut all = vec![
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::REFERRER_POLICY, "same-origin"),
            (header::X_FRAME_OPTIONS, "DENY"),
            (
                HeaderName::from_static("cross-origin-opener-policy"),
                "same-origin",
            ),
            (
                HeaderName::from_static("cross-origin-resource-policy"),
                "same-origin",
            ),
            (
                HeaderName::from_static("permissions-policy"),
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), \
                 browsing-topics=()",
            ),
        ];
        if self.is_secure {
            all.push((header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"));
        }
        all.into_iter()
            .map(|(name, value)| (name, HeaderValue::from_static(value)))
            .collect()
    }
}

/// The browser and system in two words, enough to know one's own again.
fn browser(headers: &HeaderMap) -> String {
    let said = headers
        .get(header::USER_AGENT)
        .and_then(|v| v.to_str().ok())
        .unwrap_or("");
    let first = |words: &[(&str, &'static str)]| {
        words
            .iter()
            .find(|(mark, _)| said.contains(mark))
            .map(|(_, word)| *word)
    };
    // Most claim to be several; the most particular claim comes first.
    let program = first(&[
        ("Edg", "Edge"),
        ("Firefox", "Firefox"),
        ("OPR", "Opera"),
        ("Chrom", "Chrome"),
        ("Safari", "Safari"),
        ("curl", "curl"),
    ]);
    let system = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    let words: Vec<_> = program.into_iter().chain(system).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forwarded(edge: &Edge, peer: &str, said: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", said.parse().unwrap());
        edge.client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_on_its_own_neighbour() {
        let none = Edge::default();
        assert_eq!(forwarded(&none, "203.0.113.9", "192.0.2.1"), "203.0.113.9");
        let edge = Edge {
            proxies: Arc::from(["10.0.0.0/8".parse().unwrap()]),
            ..Edge::default()
        };
        assert_eq!(forwarded(&edge, "10.1.2.3", "192.0.2.1"), "192.0.2.1");
        // What the client itself wrote stands further to the left.
        assert_eq!(
            forwarded(&edge, "10.1.2.3", "8.8.8.8, 192.0.2.1"),
            "192.0.2.1"
        );
        assert_eq!(
            forwarded(&edge, "10.1.2.3", "192.0.2.1, 10.9.9.9"),
            "192.0.2.1"
        );
        assert_eq!(forwarded(&edge, "203.0.113.9", "192.0.2.1"), "203.0.113.9");
        assert_eq!(forwarded(&edge, "10.1.2.3", "nonsense"), "10.1.2.3");
    }

    #[test]
    fn cookies_are_bound_to_the_host_wherever_there_is_tls() {
        let cookie = Edge::default().set(Cookie::Session, "x");
        assert_eq!(
            cookie,
            "__Host-traad_session=x; Path=/; HttpOnly; SameSite=Lax; Secure"
        );
        assert!(!Edge::plain().set(Cookie::Session, "x").contains("Secure"));
    }

    #[test]
    fn a_browser_is_told_in_two_words() {
        let mut headers = HeaderMap::new();
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like \
                    Gecko) Chrome/130.0 Safari/537.36 Edg/130.0";
        headers.insert(header::USER_AGENT, edge.parse().unwrap());
        assert_eq!(browser(&headers), "Edge, Windows");
    }
}
