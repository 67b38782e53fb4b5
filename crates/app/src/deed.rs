//! The deeds: everything a role may or may not do. Which role has which is data
//! (`policy/roles.toml`); that a deed exists is code.

use std::fmt;
use std::str::FromStr;

macro_rules! deeds {
    ($($(#[$doc:meta])* $name:ident = $word:literal),+ $(,)?) => {
        /// Something a role may or may not do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Deed { $($(#[$doc])* $name),+ }

        impl Deed {
            /// All deeds.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The word of the deed in the file of roles.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }
        }
    };
}

deeds! {
    /// Open a case and see what is in it.
    SeeCases = "see_cases",
    /// See the board of notifications.
    SeeNotifications = "see_notifications",
    /// Register what comes in.
    RegisterNotification = "register_notification",
    /// Evaluate a notification.
    EvaluateNotification = "evaluate_notification",
    /// Record events in a case and explain a delay.
    RecordInCase = "record_in_case",
    /// Decide who works on a case.
    Assign = "assign",
    /// See goals and indicators.
    SeeGoals = "see_goals",
    /// See which cases an indicator counts.
    SeeUnits = "see_units",
    /// Write down that a goal was looked at, why it stands as it does, and what follows.
    ReviewGoal = "review_goal",
    /// See the load of every worker in reach.
    SeeLoad = "see_load",
    /// Let other programs in through the interface, and shut them out.
    ManageClients = "manage_clients",
    /// Say who may log in, how, and in what role; see no case for it.
    ManageAccounts = "manage_accounts",
    /// Mark a case as protected, and take the mark off.
    MarkProtected = "mark_protected",
    /// Name somebody to a case for a time, and end it.
    NamePersons = "name_persons",
    /// Open one case outside one's reach for a time, with a reason.
    BreakGlass = "break_glass",
    /// Hear that somebody broke the glass, and answer for it.
    AnswerGlass = "answer_glass",
    /// See the running measures that one's provider delivers.
    SeeOwnContracts = "see_own_contracts",
    /// Read the whole access log.
    ReadAccessLog = "read_access_log",
    /// Make a citizen's extract: who saw the person, when, in what role.
    GiveExtract = "give_extract",
    /// See unusual looks at cases in reach and judge them.
    WatchAccess = "watch_access",
    /// Approve the decisions that the plan of competence gives to the role, or send them back.
    ApproveDecisions = "approve_decisions",
    /// See what is due for erasure, say that a case is archived, and erase; see no name for it.
    ErasePersons = "erase_persons",
    /// Edit the templates of letters and adopt them.
    EditTemplates = "edit_templates",
}

impl Deed {
    /// Whether the deed shows persons or acts on them: no role without a reach may have it.
    pub fn needs_reach(self) -> bool {
        !matches!(
            self,
            Self::RegisterNotification
                | Self::SeeGoals
                | Self::ReviewGoal
                | Self::ManageClients
                | Self::ManageAccounts
                | Self::SeeOwnContracts
                | Self::ErasePersons
                | Self::EditTemplates
        )
    }

    /// Whether a password alone is too little for it: whatever shows persons, and whatever lets
    /// somebody else in.
    pub fn needs_second_factor(self) -> bool {
        self.needs_reach()
            || matches!(
                self,
                Self::SeeOwnContracts | Self::ManageAccounts | Self::ManageClients
            )
    }
}

impl fmt::Display for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Deed {
    type Err = String;
    fn from_str(word: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|deed| deed.as_str() == word);
        found.copied().ok_or_else(|| format!("»{word}« is no deed"))
    }
}
