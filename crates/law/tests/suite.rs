//! Tests of the law crate against its own rule files.

#[path = "suite/vocabulary.rs"]
mod vocabulary;

#[path = "suite/cases.rs"]
mod cases;
#[path = "suite/docs.rs"]
mod docs;
#[path = "suite/loading.rs"]
mod loading;
#[path = "suite/properties.rs"]
mod properties;
#[path = "suite/status.rs"]
mod status;
