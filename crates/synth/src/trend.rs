//! How well the law is kept: national figures by year (domain.md § 9), moved by team and
//! by worker.

use domain::Day;

/// A share that changes over the years.
pub(crate) type Trend = &'static [(f64, f64)];

/// Notifications evaluated within 24 hours.
pub(crate) const EVALUATION: Trend = &[(2016.0, 0.84), (2021.0, 0.86), (2026.0, 0.895)];
/// Receipts within 6 working days (no published figure).
pub(crate) const RECEIPT: Trend = &[(2016.0, 0.83), (2026.0, 0.88)];
/// Assessments within four months.
pub(crate) const ASSESSMENT: Trend = &[
    (2016.0, 0.61),
    (2021.0, 0.60),
    (2024.0, 0.51),
    (2026.5, 0.57),
];
/// Assessments within two months.
pub(crate) const ASSESSMENT_SHORT: Trend = &[(2016.0, 0.22), (2026.5, 0.27)];
/// Conversation with the child before the decision, talks at follow-ups not counted in.
pub(crate) const CONVERSATION: Trend = &[
    (2016.0, 0.54),
    (2019.0, 0.55),
    (2021.0, 0.57),
    (2024.0, 0.56),
    (2026.5, 0.60),
];
/// Plan in time.
pub(crate) const PLAN: Trend = &[(2016.0, 0.66), (2026.0, 0.74)];
/// First follow-up within three months.
pub(crate) const FIRST: Trend = &[
    (2016.0, 0.47),
    (2019.0, 0.51),
    (2021.0, 0.60),
    (2024.0, 0.75),
    (2026.5, 0.78),
];
/// Later follow-ups in time.
pub(crate) const LATER: Trend = &[(2016.0, 0.62), (2022.0, 0.66), (2026.5, 0.74)];
/// Two visits in a calendar year.
pub(crate) const VISITS: Trend = &[(2016.0, 0.70), (2026.0, 0.80)];
/// Network meetings within eight weeks.
pub(crate) const NETWORK: Trend = &[(2016.0, 0.40), (2020.0, 0.55), (2026.0, 0.64)];

/// The value of a trend on a day, between its points on a straight line.
pub(crate) fn on(trend: Trend, day: Day) -> f64 {
    let year = 1970.0 + f64::from(day.0) / 365.2425;
    let mut last = trend[0];
    for point in trend {
        if year < point.0 {
            if year <= last.0 {
                return last.1;
            }
            return last.1 + (point.1 - last.1) * (year - last.0) / (point.0 - last.0);
        }
        last = *point;
    }
    last.1
}
