//! A form with files: what was typed, and the bytes of the files as long as they are together
//! within the limit. A form without one is read as any other.

use crate::pages::record::Typed;
use crate::site::{LARGEST_FORM, Site};
use app::intake::Attachment;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Form, RequestExt};

/// What was sent.
#[derive(Debug, Default)]
pub struct Upload {
    /// What was typed.
    pub(crate) typed: Typed,
    /// The files that were chosen.
    pub(crate) files: Vec<SentFile>,
}

/// A file that was chosen.
#[derive(Debug, Default)]
pub struct SentFile {
    /// What is in it; nothing where it was too large.
    pub(crate) bytes: Vec<u8>,
    /// What it was called where it came from.
    pub(crate) name: String,
    /// Whether it was larger than files may be together; then its bytes are not held.
    pub(crate) is_too_large: bool,
}

impl SentFile {
    /// What came with a notification; one without a name of its own is called by its ending.
    pub(crate) fn into_attachment(self) -> Attachment {
        let title = match self.title() {
            "" => self.name.trim(),
            title => title,
        };
        Attachment {
            title: title.to_owned(),
            bytes: self.bytes,
        }
    }

    /// What it is called without folders and ending.
    pub(crate) fn title(&self) -> &str {
        let name = self.name.rsplit(['/', '\\']).next().unwrap_or_default();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim()
    }
}

impl FromRequest<Site> for Upload {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Response> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let has_file = kind.is_some_and(|k| k.as_bytes().starts_with(b"multipart/form-data"));
        if !has_file {
            let form: Result<Form<Vec<(String, String)>>, _> = request.extract().await;
            let Form(pairs) = form.map_err(IntoResponse::into_response)?;
            return Ok(Self {
                typed: Typed::from(pairs),
                ..Self::default()
            });
        }
        let parts = Multipart::from_request(request, site)
            .await
            .map_err(IntoResponse::into_response)?;
        let largest = site.app.document_limits().largest;
        let sent = read(parts, largest).await.map_err(|error| {
            error
                .map_or(StatusCode::PAYLOAD_TOO_LARGE, |e| e.status())
                .into_response()
        })?;
        Ok(Self {
            typed: Typed::from(sent.pairs),
            files: sent.files,
        })
    }
}

/// The field of the file, in every form that takes one.
pub(crate) const FILE: &str = "file";

/// What was typed into a form with a file, and what the files were called; their bytes pass by
/// and are held nowhere. `None` for what is no such form, or larger than one with a file may be.
pub(crate) async fn without_its_file(
    mut request: Request,
    site: &Site,
) -> Option<(Vec<(String, String)>, String)> {
    let most = site.app.document_limits().largest + 2 * LARGEST_FORM;
    DefaultBodyLimit::max(most).apply(&mut request);
    let parts = Multipart::from_request(request, site).await.ok()?;
    let sent = read(parts, 0).await.ok()?;
    let names: Vec<&str> = sent.files.iter().map(|file| file.name.as_str()).collect();
    let names = names.join(", ");
    Some((sent.pairs, names))
}

/// The parts of a form as they came.
#[derive(Default)]
struct Sent {
    pairs: Vec<(String, String)>,
    files: Vec<SentFile>,
}

/// Reads all parts; what is too large is let pass by to its end, so that the browser hears the
/// answer.
async fn read(mut parts: Multipart, largest: usize) -> Result<Sent, Option<MultipartError>> {
    let mut out = Sent::default();
    let (mut room, mut room_for_files) = (LARGEST_FORM, largest);
    while let Some(part) = parts.next_field().await.map_err(Some)? {
        let name = part.name().unwrap_or_default().to_owned();
        if let Some(file_name) = part.file_name() {
            let file_name = file_name.to_owned();
            let (bytes, is_too_large) = taken(part, room_for_files).await.map_err(Some)?;
            room_for_files -= bytes.len();
            // Where none was chosen the browser sends one without name and content.
            if !(file_name.is_empty() && bytes.is_empty() && !is_too_large) {
                out.files.push(SentFile {
                    bytes,
                    name: file_name,
                    is_too_large,
                });
            }
        } else {
            let (bytes, is_too_large) = taken(part, room).await.map_err(Some)?;
            if is_too_large {
                return Err(None);
            }
            room -= bytes.len();
            out.pairs
                .push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    Ok(out)
}

/// The bytes of a part, or that they are more than fit.
async fn taken(mut part: Field<'_>, most: usize) -> Result<(Vec<u8>, bool), MultipartError> {
    let (mut bytes, mut is_too_large) = (Vec::new(), false);
    while let Some(chunk) = part.chunk().await? {
        is_too_large |= bytes.len() + chunk.len() > most;
        if is_too_large {
            bytes = Vec::new();
        } else {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok((bytes, is_too_large))
}
