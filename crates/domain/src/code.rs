//! Closed code lists. Each value has one stable word, used in stored payloads, in rule
//! files, in extracts and as key of its translation.

use std::fmt;
use std::str::FromStr;

/// A word that is not in the code list; the message names the allowed ones.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("»{given}« is not one of: {}", allowed.join(", "))]
pub struct CodeError {
    /// What was given.
    pub given: String,
    /// The words of the list.
    pub allowed: &'static [&'static str],
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the word beside each variant is its documentation")]
        pub enum $name { $($variant),+ }

        impl $name {
            /// All values in their fixed order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// All words in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The stable word of this value.
            pub const fn as_str(self) -> &'static str {
                Self::WORDS[self as usize]
            }

            /// The place in the list, as facts of law carry it.
            pub const fn index(self) -> i64 {
                self as i64
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = CodeError;
            fn from_str(word: &str) -> Result<Self, CodeError> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(CodeError { given: word.to_owned(), allowed: Self::WORDS }),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let word = std::borrow::Cow::<'de, str>::deserialize(d)?;
                word.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

impl Reassessment {
    /// Whether Ankestyrelsen is left out: what is upheld or changed in part is sent on.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Changed | Self::Withdrawn)
    }

    /// Whether the decision no longer stands as it was made.
    pub const fn is_change(self) -> bool {
        matches!(self, Self::Changed | Self::PartlyChanged)
    }
}

impl AppealOutcome {
    /// Whether the decision does not stand: what Ankestyrelsen sends back is decided anew.
    pub const fn is_change(self) -> bool {
        matches!(self, Self::Changed | Self::SentBack)
    }
}

codes! {
    /// What a person is to the service.
    PersonKind { Child = "child", Adult = "adult", Unborn = "unborn" }

    /// Sex as in the civil register.
    Sex { Female = "f", Male = "m" }

    /// How one person stands to another.
    Relation {
        Mother = "mother", Father = "father", Sibling = "sibling", StepParent = "step_parent",
        Grandparent = "grandparent", Network = "network", Friend = "friend",
        FosterParent = "foster_parent", Professional = "professional", Association = "association",
    }

    /// What reached the service.
    Enquiry {
        Notification = "notification", Application = "application",
        OtherMunicipality = "other_municipality", OwnConcern = "own_concern", Advice = "advice",
        YouthCrimeBoard = "youth_crime_board", Disability = "disability",
    }

    /// How an enquiry came in by itself; what staff type in has none.
    Channel { OpenForm = "open_form" }

    /// What was begun for the child, as far as a professional notifier may be told (barnets
    /// lov § 138, stk. 2).
    Begun {
        Assessment = "assessment", Clarification = "clarification", Support = "support",
    }

    /// Who notified: the categories of Statistics Denmark's table UND1.
    Notifier {
        Municipal = "municipal", School = "school", DayCare = "day_care", Health = "health",
        HealthVisitor = "health_visitor", Police = "police", Anonymous = "anonymous",
        Placement = "placement", Association = "association", Other = "other",
        Child = "child", Family = "family", Unknown = "unknown",
    }

    /// Why someone is concerned: causes with the child and with the parents (basis of UND3).
    Cause {
        ChildAbuseOfSubstances = "child_substance", ChildCrime = "child_crime",
        ChildSchool = "child_school", ChildBehaviour = "child_behaviour",
        ChildDisability = "child_disability", ChildHealth = "child_health",
        ChildAssault = "child_assault", ChildNeglect = "child_neglect",
        ParentSubstance = "parent_substance", ParentCrime = "parent_crime",
        ParentBehaviour = "parent_behaviour", ParentDisability = "parent_disability",
        ParentConflict = "parent_conflict", ParentCare = "parent_care",
        ParentHousing = "parent_housing", ParentOther = "parent_other",
    }

    /// Where the 24-hour evaluation leads.
    Evaluation {
        AcuteMeasures = "acute_measures", Assessment = "assessment", Screening = "screening",
        Advice = "advice", RunningCase = "running_case", NoAction = "no_action",
        PartialCase = "partial_case",
    }

    /// Outcome of a screening (barnets lov § 18).
    Screening {
        NothingMore = "nothing_more", Clarification = "clarification",
        Assessment = "assessment", Advice = "advice",
    }

    /// How the risk assessment came out that is made before parents and network are involved
    /// where honour conflict or negative social control is suspected (barnets lov § 18, stk. 3).
    HonourRisk { NotSuspected = "not_suspected", Involve = "involve", Wait = "wait" }

    /// Where a clarification (barnets lov § 19) leads.
    ClarificationOutcome {
        NothingMore = "nothing_more", EarlyPrevention = "early_prevention",
        Support = "support", Assessment = "assessment",
    }

    /// Outcome of an assessment (børnefaglig undersøgelse).
    AssessmentOutcome { Support = "support", Placement = "placement", NoSupport = "no_support" }

    /// What a conversation with the child was about.
    ConversationAbout {
        Assessment = "assessment", Decision = "decision", Notification = "notification",
        FollowUp = "follow_up",
    }

    /// How a conversation with the child turned out.
    ConversationOutcome { Held = "held", Declined = "declined", Omitted = "omitted" }

    /// What was decided.
    DecisionKind {
        Support = "support", Placement = "placement",
        PlacementWithoutConsent = "placement_without_consent", Preliminary = "preliminary",
        Advice = "advice", Refusal = "refusal", ChangeOfPlace = "change_of_place",
        HomeReturn = "home_return", SupportAfter18 = "support_after_18",
        EndOfSupport = "end_of_support", PermanentPlacement = "permanent_placement",
        InvestigationWithoutConsent = "investigation_without_consent",
        PreliminaryInvestigation = "preliminary_investigation", Order = "order",
        ContactLimit = "contact_limit", MedicalTreatment = "medical_treatment",
        DisabilityHelp = "disability_help",
    }

    /// Which act a decision or measure rests on.
    Act { Sel = "sel", Bl = "bl" }

    /// Kind of plan: handleplan (SEL), barnets plan and ungeplan (BL), the plan for the parents
    /// (BL § 77) and the plan of the youth-crime board.
    PlanKind {
        ActionPlan = "action_plan", ChildsPlan = "childs_plan", YouthPlan = "youth_plan",
        ParentsPlan = "parents_plan", YouthCrimePlan = "youth_crime_plan",
    }

    /// Who does something that a plan says.
    Doer {
        Child = "child", Parent = "parent", Network = "network", School = "school",
        Caseworker = "caseworker", Provider = "provider",
    }

    /// Where a follow-up leads.
    FollowUpConclusion {
        Continue = "continue", Adjust = "adjust", StepDown = "step_down", StepUp = "step_up",
        Stop = "stop", Replace = "replace",
    }

    /// What a goal in a plan is about (the five outcome areas of barnets lov § 2, and school).
    GoalArea {
        Development = "development", Wellbeing = "wellbeing", School = "school",
        Adulthood = "adulthood", Safety = "safety", Leisure = "leisure",
    }

    /// Who rated or observed.
    Rater {
        School = "school", Child = "child", Parent = "parent", Caseworker = "caseworker",
        Provider = "provider",
    }

    /// Where a placed child lives (serviceloven § 66, barnets lov § 43).
    Place {
        Kin = "kin", NetworkFoster = "network_foster", Foster = "foster",
        ReinforcedFoster = "reinforced_foster", SpecialisedFoster = "specialised_foster",
        OwnRoom = "own_room", Residential = "residential", Institution = "institution",
        Secure = "secure", BoardingSchool = "boarding_school",
    }

    /// Why a measure ended.
    MeasureEnd {
        PurposeMet = "purpose_met", NotMet = "not_met", Wish = "wish", Turned18 = "turned_18",
        Breakdown = "breakdown", PlaceGaveUp = "place_gave_up", Moved = "moved", Other = "other",
    }

    /// The target groups of the child policy; what they mean stands in `policy/target_groups.toml`.
    TargetGroup {
        Risk = "risk", Vulnerable = "vulnerable", Threatened = "threatened", Severe = "severe",
        Disability = "disability", Crime = "crime", Adulthood = "adulthood",
    }

    /// The group of provisions a measure belongs to, as the re-assessment rule asks for it.
    SupportClass {
        Early = "early", Support = "support", Placement = "placement",
        YouthCrime = "youth_crime", Aftercare = "aftercare", Other = "other",
    }

    /// What a booked date is for.
    BookingKind {
        FollowUp = "follow_up", NetworkMeeting = "network_meeting",
        ChildConversation = "child_conversation", Visit = "visit",
        PlanMeeting = "plan_meeting", Other = "other", DialogueMeeting = "dialogue_meeting",
    }

    /// Why a duty was or will be met late.
    DelayReason {
        AwaitingExternal = "awaiting_external", FamilyCancelled = "family_cancelled",
        Illness = "illness", Capacity = "capacity", Complexity = "complexity",
        RecordedLate = "recorded_late", Other = "other",
    }

    /// What was observed about how the child is doing.
    Observed {
        SchoolAbsence = "school_absence", SchoolWellbeing = "school_wellbeing",
        Leisure = "leisure", Wellbeing = "wellbeing", Friends = "friends", Job = "job",
    }

    /// Why a case was closed.
    CloseReason {
        PurposeMet = "purpose_met", Moved = "moved", Turned18 = "turned_18",
        AftercareEnded = "aftercare_ended", NoNeed = "no_need", Withdrawn = "withdrawn",
    }

    /// A caseworker's part in a case.
    AssignmentRole { Main = "main", Second = "second", Substitute = "substitute" }

    /// How a logged view ended: handed over whole, never shown, or broken off on the way.
    AccessOutcome { Shown = "shown", Failed = "failed", CutOff = "cut_off" }

    /// What was found when someone looked into unusual looks at a case.
    AccessJudgement { Fine = "fine", FollowUp = "follow_up" }

    /// A role of staff; decides what one may see and do.
    Role {
        Caseworker = "caseworker", TeamLeader = "team_leader", Reception = "reception",
        Head = "head", Committee = "committee", Economist = "economist", Auditor = "auditor",
        Administrator = "administrator", System = "system", Import = "import",
        Director = "director", DistrictLeader = "district_leader", Provider = "provider",
        Partner = "partner",
    }

    /// What a client of the interface may do, besides what its role lets it see.
    Permit {
        Cases = "cases", Names = "names", Events = "events", Texts = "texts",
        Obligations = "obligations", Indicators = "indicators", Units = "units",
        Notifications = "notifications", Record = "record",
    }

    /// Why only named persons may see a case: the address is protected (CPR-loven § 28), or
    /// somebody of the municipality's own staff is family.
    Protection { Address = "address", StaffFamily = "staff_family" }

    /// What named a person to a case: a colleague did, or the person broke the glass.
    Naming { Granted = "granted", Glass = "glass" }

    /// On what legal ground a person is erased: the period is over (GDPR art. 5(1)(e)), the
    /// registration was a mistake (art. 5(1)(d)) or unlawful (art. 17(1)(d)), or the supervisory
    /// authority or a court ordered it (art. 58(2)(g)).
    ErasureGround {
        PeriodOver = "period_over", Mistake = "mistake", Unlawful = "unlawful", Ordered = "ordered",
    }

    /// Why a case is not handed over to the archives: it is not among those to be preserved,
    /// it was handed over with another system, or it was registered by mistake.
    ArchiveWaiver {
        NotPreserved = "not_preserved", Elsewhere = "elsewhere", Mistake = "mistake",
    }

    /// What kind of document the municipality adopted.
    AdoptedKind {
        Law = "law", Standard = "standard", Card = "card", Goal = "goal", Ladder = "ladder",
        Policy = "policy", Roles = "roles", Retention = "retention",
        Competence = "competence", Kle = "kle", Template = "template",
        Transition = "transition", TargetGroups = "target_groups",
    }

    /// What an administrator did to an account.
    AccountAct {
        Added = "added", PasswordReset = "password_reset", FactorReset = "factor_reset",
        Disabled = "disabled", Enabled = "enabled", SessionsEnded = "sessions_ended",
        Linked = "linked", LinksForgotten = "links_forgotten",
    }

    /// Why a case changes hands; what the family is told and what a leader can learn from.
    HandoverReason {
        Absence = "absence", Leaving = "leaving", Load = "load", Speciality = "speciality",
        FamilyWish = "family_wish", Other = "other",
    }

    /// Whose decision it is by the plan of competence (`policy/competence.toml`).
    Competence {
        Own = "own", TeamLeader = "team_leader", Head = "head", Committee = "committee",
        TeamMeeting = "team_meeting",
    }

    /// What a family or a young person asks for, with a deadline for the answer.
    Requested {
        HomeReturn = "home_return", Documents = "documents",
        SubstanceTreatment = "substance_treatment",
    }

    /// How a request was answered.
    Answer {
        Granted = "granted", Partly = "partly", Refused = "refused", Withdrawn = "withdrawn",
    }

    /// What may only last a limited time.
    TimeLimited {
        ParentOrder = "parent_order", YouthOrder = "youth_order",
        ContactSuspended = "contact_suspended", ContactInterrupted = "contact_interrupted",
        ContactSupervised = "contact_supervised", AcuteStay = "acute_stay",
    }

    /// What a complaint waits for: the municipality's own look, its way to Ankestyrelsen,
    /// Ankestyrelsen's answer, or nothing more.
    ComplaintStage {
        Reassess = "reassess", SendOn = "send_on", Appeal = "appeal", Settled = "settled",
    }

    /// What the municipality made of its own decision after a complaint.
    Reassessment {
        Upheld = "upheld", PartlyChanged = "partly_changed", Changed = "changed",
        Withdrawn = "withdrawn",
    }

    /// What Ankestyrelsen decided on a complaint.
    AppealOutcome {
        Upheld = "upheld", Changed = "changed", SentBack = "sent_back", Rejected = "rejected",
    }

    /// What came of offering the parents a revision of their plan.
    ParentsPlanReview {
        Revised = "revised", Unchanged = "unchanged", Declined = "declined",
        Unnecessary = "unnecessary",
    }

    /// Whose notice asks for a network council.
    CrimeNotice { Police = "police", Board = "board" }

    /// What a document in the file is; what it is filed under follows from it.
    DocumentKind {
        Letter = "letter", Statement = "statement", Report = "report",
        Application = "application", Consent = "consent", Plan = "plan", Decision = "decision",
        Minutes = "minutes", Attachment = "attachment", Other = "other",
    }

    /// Whether a document came, went or was made here.
    DocumentWay { Received = "received", Sent = "sent", Own = "own" }

    /// Why words are left out when the file is handed out; `policy/omissions.toml` says on what
    /// paragraph.
    OmissionGround {
        ThirdParty = "third_party", OwnInterest = "own_interest", Internal = "internal",
        Crime = "crime", NoParty = "no_party",
    }

    /// The fields of a letter's template: what a case fills in, and `words`, which whoever writes
    /// the letter adds.
    TemplateField {
        Recipient = "recipient", Child = "child", CaseNumber = "case_number", Today = "today",
        Caseworker = "caseworker", Team = "team", Municipality = "municipality",
        DutyPhone = "duty_phone", NextMeeting = "next_meeting", ArrivedOn = "arrived_on",
        Notifications = "notifications", Words = "words", AnswerBy = "answer_by",
        HeardAbout = "heard_about", HeardFacts = "heard_facts",
    }

    /// The language a template is written in.
    TemplateLanguage { Da = "da", En = "en" }

    /// Which files may be documents: none that a browser or an office program would run.
    FileKind {
        Pdf = "pdf", Png = "png", Jpeg = "jpeg", Docx = "docx", Xlsx = "xlsx", Odt = "odt",
        Ods = "ods", Text = "text",
    }

    /// The sides of the ICS triangle.
    IcsSide {
        Development = "development", Parenting = "parenting", Environment = "environment",
    }

    /// The areas of the ICS triangle: the newer ones, then those only the older layout has.
    /// Which hold when is data (`policy/assessment.toml`).
    IcsArea {
        Health = "health", Learning = "learning", Behaviour = "behaviour", Leisure = "leisure",
        SafeCare = "safe_care", Guidance = "guidance", Relations = "relations",
        FamilyBackground = "family_background", Livelihood = "livelihood", Network = "network",
        SchoolLearning = "school_learning", Identity = "identity", Appearance = "appearance",
        BasicCare = "basic_care", Safety = "safety", Warmth = "warmth",
        Boundaries = "boundaries", Stability = "stability",
        FamilyHistory = "family_history", Kin = "kin", Housing = "housing",
        Employment = "employment", Economy = "economy", Community = "community",
    }

    /// How widely an assessment looks.
    Breadth { Narrow = "narrow", Broad = "broad" }

    /// Who is asked in an assessment.
    SourceKind {
        Child = "child", CustodyHolder = "custody_holder", Parent = "parent",
        Relative = "relative", School = "school", DayCare = "day_care",
        HealthVisitor = "health_visitor", Doctor = "doctor", Psychologist = "psychologist",
        Provider = "provider", Other = "other",
    }

    /// How it stands with the consent to ask a source.
    SourceConsent {
        Given = "given", Refused = "refused", Withdrawn = "withdrawn", Without = "without",
    }

    /// How a source spoke.
    ContributionForm {
        Talk = "talk", DialogueMeeting = "dialogue_meeting", Meeting = "meeting",
        Statement = "statement", Visit = "visit",
    }

    /// Whose view something is.
    Viewpoint { Child = "child", Family = "family", Professional = "professional" }

    /// What comes of considering a sibling in an assessment (barnets lov § 21).
    SiblingOutcome { Own = "own", Joint = "joint", None = "none" }

    /// Why a conversation with the child was left out.
    ConversationOmission { Maturity = "maturity", Nature = "nature" }

    /// Where the way goes on when a measure ends.
    NextStep { Down = "down", Same = "same", Up = "up", Out = "out" }

    /// Whose decision a measure rests on when it was not made here.
    DecidedBy {
        Court = "court", Municipality = "municipality", YouthCrimeBoard = "youth_crime_board",
        AppealsBoard = "appeals_board",
    }

    /// What is agreed around a placement besides the place: contact with the family, relief for
    /// the foster family, a support person for the parents or for the child.
    Arrangement {
        Contact = "contact", Relief = "relief", ParentsPerson = "parents_person",
        ChildsPerson = "childs_person",
    }

    /// Who on the adult side takes over.
    AdultSide {
        Social = "social", JobCentre = "job_centre", Education = "education", Health = "health",
        Housing = "housing",
    }

    /// Help because of a disability (barnets lov chapter 8; serviceloven §§ 32-45): what a partial
    /// case is about.
    Help {
        SpecialDayCare = "special_day_care", SpecialClub = "special_club",
        HomeTraining = "home_training", ExtraCosts = "extra_costs",
        LostEarnings = "lost_earnings", SupplementaryBenefit = "supplementary_benefit",
        Companion = "companion", PersonalHelp = "personal_help", Relief = "relief",
        Training = "training",
    }

    /// Why a partial case was closed.
    PartialEnd {
        Refused = "refused", HelpEnded = "help_ended", NoNeed = "no_need",
        Withdrawn = "withdrawn", Adult = "adult", Moved = "moved",
    }
}
