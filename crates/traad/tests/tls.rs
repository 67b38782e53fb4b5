//! TLS at the front, with an authority made for the test: who is spoken to is checked, and a
//! new certificate is taken up while the server runs.

#[path = "support/running.rs"]
mod running;

use running::{Answer, Desk, Node, Visitor, talk, wait_for};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, ProtocolVersion, RootCertStore, StreamOwned};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// Runs openssl in the desk; `false` where it is not installed.
fn openssl(desk: &Desk, arguments: &[&str]) -> bool {
    let ran = Command::new("openssl")
        .args(arguments)
        .current_dir(desk.path(""))
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let Ok(status) = ran else { return false };
    assert!(status.success(), "openssl {arguments:?}");
    true
}

/// An authority, `NAME.pem`; `false` without openssl.
fn authority(desk: &Desk, name: &str) -> bool {
    let (key, pem, subject) = (
        format!("{name}.key"),
        format!("{name}.pem"),
        format!("/CN={name}"),
    );
    openssl(
        desk,
        &[
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-days",
            "30",
            "-keyout",
            &key,
            "-out",
            &pem,
            "-subj",
            &subject,
        ],
    )
}

/// A certificate for localhost, `site.pem` with `site.key`, signed by an authority.
fn certificate(desk: &Desk, by: &str, days: &str) {
    openssl(
        desk,
        &[
            "req",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-keyout",
            "new.key",
            "-out",
            "new.csr",
            "-subj",
            "/CN=localhost",
        ],
    );
    std::fs::write(desk.path("san"), "subjectAltName=DNS:localhost\n").unwrap();
    let (ca, key) = (format!("{by}.pem"), format!("{by}.key"));
    openssl(
        desk,
        &[
            "x509",
            "-req",
            "-in",
            "new.csr",
            "-CA",
            &ca,
            "-CAkey",
            &key,
            "-CAcreateserial",
            "-days",
            days,
            "-extfile",
            "san",
            "-out",
            "new.pem",
        ],
    );
    for kind in ["key", "pem"] {
        let (from, to) = (format!("new.{kind}"), format!("site.{kind}"));
        std::fs::rename(desk.path(&from), desk.path(&to)).unwrap();
    }
}

struct Browser(Arc<ClientConfig>);

impl Browser {
    /// One that trusts this authority only.
    fn trusting(desk: &Desk, name: &str) -> Self {
        let mut roots = RootCertStore::empty();
        let pem = desk.path(&format!("{name}.pem"));
        roots
            .add(CertificateDer::from_pem_file(pem).unwrap())
            .unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        Self(Arc::new(config))
    }

    fn get(&self, node: &Node, host: &'static str, path: &str) -> Result<Answer, String> {
        let name = ServerName::try_from(host).unwrap();
        let mut connection = ClientConnection::new(Arc::clone(&self.0), name).unwrap();
        let mut socket = TcpStream::connect(&node.address).unwrap();
        while connection.is_handshaking() {
            connection
                .complete_io(&mut socket)
                .map_err(|e| e.to_string())?;
        }
        assert_eq!(
            connection.protocol_version(),
            Some(ProtocolVersion::TLSv1_3)
        );
        let visitor = Visitor {
            host: host.to_owned(),
            cookies: String::new(),
        };
        let mut stream = StreamOwned::new(connection, socket);
        Ok(talk(&mut stream, "GET", path, &visitor, None))
    }
}

#[test]
fn the_front_speaks_tls_and_takes_up_a_new_certificate_while_it_runs() {
    let desk = Desk::new("tls");
    if !authority(&desk, "first") {
        println!("skipped: openssl is not installed");
        return;
    }
    authority(&desk, "second");
    certificate(&desk, "first", "20");
    let database = format!("sqlite:{}", desk.path("t.db"));
    let pem = format!("tls.certificate={}", desk.path("site.pem"));
    let key = format!("tls.key={}", desk.path("site.key"));
    let arguments = [
        "--database",
        &database,
        "serve",
        "--set",
        &pem,
        "--set",
        &key,
    ];
    let mut node = Node::start(&desk, "tls", &arguments);
    let (first, second) = (
        Browser::trusting(&desk, "first"),
        Browser::trusting(&desk, "second"),
    );
    let answer = first.get(&node, "localhost", "/healthz").unwrap();
    assert_eq!(answer.status, 200);
    assert!(
        second.get(&node, "localhost", "/healthz").is_err(),
        "another authority"
    );
    assert!(
        first.get(&node, "other.example.dk", "/healthz").is_err(),
        "another name"
    );

    // The doctor knows how long the certificate lasts.
    let said = Command::new(env!("CARGO_BIN_EXE_traad"))
        .args([
            "--database",
            &database,
            "--set",
            &pem,
            "--set",
            &key,
            "doctor",
            "--json",
        ])
        .output()
        .unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    let found: serde_json::Value = serde_json::from_str(&said).unwrap();
    let of_certificate = found
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["what"] == "certificate");
    assert_eq!(of_certificate.unwrap()["state"], "warning", "{said}");

    // A pair that does not fit is refused, and the older one stays.
    let good = std::fs::read(desk.path("site.pem")).unwrap();
    std::fs::write(desk.path("site.pem"), "nonsense").unwrap();
    node.signal("HUP");
    wait_for("the refusal in the log", 20, || {
        node.log().contains("the older one stays")
    });
    assert!(first.get(&node, "localhost", "/healthz").is_ok());
    std::fs::write(desk.path("site.pem"), good).unwrap();

    certificate(&desk, "second", "90");
    node.signal("HUP");
    wait_for("the new certificate", 20, || {
        second.get(&node, "localhost", "/healthz").is_ok()
    });
    assert!(first.get(&node, "localhost", "/healthz").is_err());
    let (is_good, _) = node.stop();
    assert!(is_good);
}

#[test]
fn a_server_without_its_key_does_not_start() {
    let desk = Desk::new("tls-no-key");
    let database = format!("sqlite:{}", desk.path("t.db"));
    let output = Command::new(env!("CARGO_BIN_EXE_traad"))
        .args([
            "--database",
            &database,
            "--set",
            "tls.certificate=x.pem",
            "serve",
        ])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        !output.status.success() && said.contains("belong together"),
        "{said}"
    );
}
