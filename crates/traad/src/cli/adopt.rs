//! `traad adopt`

use clap::Args;
use std::path::PathBuf;

/// `traad adopt`
#[derive(Debug, Args)]
pub struct Adopt {
    /// Documents of your own, each named as it is in the program: policy/transition.toml,
    /// policy/goals/NAME.toml, law/local/NAME.toml …
    #[arg(required_unless_present_any = ["list", "built_in"])]
    pub files: Vec<PathBuf>,
    /// Who adopts: the name of a member of staff as it stands in the system, or the id
    #[arg(long, value_name = "NAME", required_unless_present = "list")]
    pub by: Option<String>,
    /// Take your own document back: the program's is in force again
    #[arg(long, value_name = "PATH", conflicts_with = "files")]
    pub built_in: Option<String>,
    /// Say what is in force, and whose it is
    #[arg(long, conflicts_with_all = ["files", "built_in", "by"])]
    pub list: bool,
}
