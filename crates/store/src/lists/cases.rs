//! The list of cases.

use super::{Listed, OfficeFilter, Page};
use crate::Store;
use crate::error::StoreError;
use crate::scope::Scope;
use domain::{Day, Moment, PersonId, TeamId, WorkerId};

/// Which cases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Beginnings of words of the name, or a case number.
    pub text: Option<String>,
    /// Whose cases.
    pub office: OfficeFilter,
    /// Only cases without a main caseworker.
    pub is_unassigned: bool,
    /// Only cases whose highest active step is this; 0 for no measure.
    pub step: Option<u8>,
    /// Only open (`true`) or only closed cases.
    pub is_open: Option<bool>,
}

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CaseSort {
    /// By case number.
    #[default]
    Number,
    /// By name, Danish order.
    Name,
    /// Last event first.
    Latest,
    /// Most late duties first.
    Late,
}

/// One case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// The canonical surrogate.
    pub person: PersonId,
    /// The number people call it by.
    pub number: u32,
    /// The name, if known.
    pub name: Option<String>,
    /// Date of birth, if known.
    pub birth_on: Option<Day>,
    /// Name and address protection.
    pub is_protected: bool,
    /// When it was first opened.
    pub opened_at: Moment,
    /// When it was closed, if it is.
    pub closed_at: Option<Moment>,
    /// Whether another municipality acts now.
    pub is_elsewhere: bool,
    /// The main caseworker now.
    pub worker: Option<WorkerId>,
    /// The team now.
    pub team: Option<TeamId>,
    /// The highest active ladder step; 0 without a measure.
    pub step: u8,
    /// When the last event happened.
    pub last_at: Moment,
    /// Duties of law that are late at the moment asked about.
    pub late_law: u32,
    /// Local standards that are late then.
    pub late_local: u32,
}

impl Store {
    /// A page of cases.
    pub fn case_list(
        &self,
        scope: &Scope,
        filter: &CaseFilter,
        sort: CaseSort,
        page: Page,
        as_of: Moment,
    ) -> Result<Listed<CaseRow>, StoreError> {
        let _ = (scope, filter, sort, page, as_of);
        Err(StoreError::Invalid("not built".into()))
    }

    /// Open cases that nobody has the main part in.
    pub fn unassigned(
        &self,
        scope: &Scope,
        page: Page,
        as_of: Moment,
    ) -> Result<Listed<CaseRow>, StoreError> {
        let filter = CaseFilter {
            is_unassigned: true,
            is_open: Some(true),
            ..CaseFilter::default()
        };
        self.case_list(scope, &filter, CaseSort::Number, page, as_of)
    }
}
