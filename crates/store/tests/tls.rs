//! The way to `PostgreSQL` over a network: encrypted, and to nobody but the server meant.

use std::path::Path;
use std::process::{Command, Stdio};
use store::testing::{postgres_with_tls, sqlite_dir};
use store::{Keys, Store};

fn openssl(folder: &Path, arguments: &str) -> bool {
    let ran = Command::new("openssl")
        .args(arguments.split(' '))
        .current_dir(folder)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let Ok(status) = ran else { return false };
    assert!(status.success(), "openssl {arguments}");
    true
}

#[test]
fn a_server_is_spoken_to_only_when_its_certificate_is_the_right_one() {
    let folder = sqlite_dir();
    let at = folder.path();
    let curve = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
    for name in ["ours", "theirs"] {
        let made = format!(
            "req -x509 {curve} -days 30 -keyout {name}.key -out {name}.pem -subj /CN={name}"
        );
        if !openssl(at, &made) {
            println!("skipped: openssl is not installed");
            return;
        }
    }
    openssl(
        at,
        &format!("req {curve} -keyout server.key -out server.csr -subj /CN=localhost"),
    );
    std::fs::write(at.join("san"), "subjectAltName=DNS:localhost\n").unwrap();
    openssl(
        at,
        "x509 -req -in server.csr -CA ours.pem -CAkey ours.key -CAcreateserial -days 30 \
         -extfile san -out server.pem",
    );
    let Some(server) = postgres_with_tls(&at.join("server.pem"), &at.join("server.key")) else {
        return;
    };
    let keys = Keys::in_folder(at.join("keys"));
    let url = |host: &str, root: &str| {
        let root = at.join(root);
        format!(
            "postgres://postgres@{host}:{}/postgres?sslmode=verify-full&sslrootcert={}",
            server.port,
            root.display()
        )
    };
    let store = Store::open(&url("localhost", "ours.pem"), &keys).unwrap();
    assert_eq!(store.condition().unwrap().is_encrypted, Some(true));
    // Another authority, or another name than the certificate's, is not the server meant.
    for (host, root) in [("localhost", "theirs.pem"), ("127.0.0.1", "ours.pem")] {
        assert!(
            Store::open(&url(host, root), &keys).is_err(),
            "{host} {root}"
        );
    }
    let plain = format!("postgres://postgres@localhost:{}/postgres", server.port);
    let store = Store::open(&plain, &keys).unwrap();
    assert_eq!(store.condition().unwrap().is_encrypted, Some(false));
}
