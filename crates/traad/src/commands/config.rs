//! `traad config`: the default file, and what is in force.

use crate::config::{self, Config, DEFAULT_FILE};

/// Prints the default file.
pub fn default() {
    print!("{DEFAULT_FILE}");
}

/// Prints every setting in force with where it comes from.
pub fn check(config: &Config) {
    for line in config::lines(config) {
        println!("{line}");
    }
    for variable in &config.unknown_variables {
        println!("! the variable {variable} is no setting");
    }
}
