//! Rebuilds the crate when a word or an asset is added: both are embedded by
//! macros that only notice changes in files they already know.

fn main() {
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=assets");
}
