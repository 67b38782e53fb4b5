//! The files the browser needs (styles, script, fonts, icons), embedded in the
//! binary and served under an address that carries their common fingerprint, so
//! that a browser may keep them for ever. Nothing here is read from a person.

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::Embed;
use std::sync::LazyLock;

#[derive(Embed)]
#[folder = "assets/"]
struct Files;

/// How long a browser may keep a file whose address carries its fingerprint.
const FOREVER: &str = "public, max-age=31536000, immutable";

static FINGERPRINT: LazyLock<String> = LazyLock::new(|| {
    // FNV-1a over names and contents: one number for all files, because the
    // stylesheet refers to fonts and icons by relative paths.
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for name in names {
        let sha = Files::get(&name).map(|file| file.metadata.sha256_hash());
        for byte in name.bytes().chain(sha.unwrap_or_default()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
});

/// The address of one embedded file, for example `asset_url("css/app.css")`.
pub fn asset_url(path: &str) -> String {
    format!("/assets/{}/{path}", *FINGERPRINT)
}

/// The address of every embedded file, as [`asset_url`] fills it.
pub const PATH: &str = "/assets/{fingerprint}/{*path}";

/// Serves an embedded file; compression is left to the layer around the whole router.
pub async fn serve(Path((fingerprint, path)): Path<(String, String)>) -> Response {
    let Some(file) = Files::get(&path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // A page kept open over an upgrade still asks for the old address.
    let cache = if fingerprint == *FINGERPRINT {
        FOREVER
    } else {
        "no-cache"
    };
    let mut mime = file.metadata.mimetype().to_owned();
    if mime.starts_with("text/") {
        mime.push_str("; charset=utf-8");
    }
    let headers = [
        (header::CONTENT_TYPE, mime),
        (header::CACHE_CONTROL, cache.to_owned()),
    ];
    (headers, file.data.into_owned()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn fetch(path: &str) -> Response {
        let (fingerprint, rest) = path.trim_start_matches("/assets/").split_once('/').unwrap();
        serve(Path((fingerprint.to_owned(), rest.to_owned()))).await
    }

    #[tokio::test]
    async fn a_fingerprinted_file_may_be_kept_for_ever() {
        let response = fetch(&asset_url("css/app.css")).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[header::CACHE_CONTROL], FOREVER);
        assert_eq!(
            response.headers()[header::CONTENT_TYPE],
            "text/css; charset=utf-8"
        );
    }

    #[tokio::test]
    async fn an_outdated_fingerprint_is_served_but_not_kept() {
        let response = fetch("/assets/0000000000000000/css/app.css").await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[header::CACHE_CONTROL], "no-cache");
    }

    #[tokio::test]
    async fn an_unknown_file_is_not_found() {
        let response = fetch(&asset_url("css/../../Cargo.toml")).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn fonts_and_icons_have_their_own_mime_types() {
        let font = "fonts/IBMPlexSans/complete/woff2/IBMPlexSans-Regular.woff2";
        let response = fetch(&asset_url(font)).await;
        assert_eq!(response.headers()[header::CONTENT_TYPE], "font/woff2");
        let response = fetch(&asset_url("img/svg-icons/search.svg")).await;
        assert_eq!(response.headers()[header::CONTENT_TYPE], "image/svg+xml");
    }

    #[test]
    fn every_file_our_stylesheet_names_is_embedded() {
        let css = Files::get("css/app.css").unwrap();
        let css = String::from_utf8(css.data.into_owned()).unwrap();
        let named: Vec<_> = css.split("url(\"../").skip(1).collect();
        assert!(!named.is_empty());
        for rest in named {
            let path = rest.split('"').next().unwrap();
            assert!(
                Files::get(path).is_some(),
                "{path} is named in app.css but missing"
            );
        }
    }
}
