//! The `traad` binary.
fn main() {}
