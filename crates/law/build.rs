//! Embeds the rule files of the `law/` folder, so that a new file needs no list to be kept.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo"));
    let folder = manifest.join("../../law");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    collect(&folder, "law", &mut files);
    files.sort();
    let mut list = String::from("&[\n");
    for (path, file) in &files {
        writeln!(
            list,
            "    ({path:?}, include_str!({:?})),",
            file.display().to_string()
        )
        .expect("a string grows");
    }
    list.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo"));
    fs::write(out.join("files.rs"), list).expect("the output folder is writable");
}

/// Collects the `.toml` files below a folder; `law/cases` holds tests, not rules.
fn collect(folder: &Path, path: &str, files: &mut Vec<(String, PathBuf)>) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).expect("the law folder is there");
    for entry in entries.map(|entry| entry.expect("the law folder is readable")) {
        let name = entry
            .file_name()
            .into_string()
            .expect("file names are UTF-8");
        let file = entry.path();
        if file.is_dir() && name != "cases" {
            collect(&file, &format!("{path}/{name}"), files);
        } else if file.extension().is_some_and(|ending| ending == "toml") {
            files.push((format!("{path}/{name}"), file));
        }
    }
}
