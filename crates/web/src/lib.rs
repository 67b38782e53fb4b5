//! The pages people see: HTML, words, files and pictures. It holds no rules of
//! law and no SQL; everything it shows comes from `app` as plain values.

pub mod api;
pub mod assets;
pub mod edge;
pub mod forgery;
pub mod gallery;
pub mod hosts;
pub mod i18n;
pub mod limits;
pub mod observe;
pub mod pages;
pub mod site;
pub mod ui;
mod upload;
pub mod views;
pub mod visitor;
