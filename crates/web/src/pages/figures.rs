//! Figures in words: values by their format, periods by their names, states and changes.
//! What is hidden from a reader is already missing here.

mod asked;

pub use asked::{Asked, answered, ask_form, period_chips};

use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::state::GoalState;
use crate::ui::trend::{Point, Trend, Unit};
use app::goals::Question;
use indicators::goal::State;
use indicators::{Format, Period, PublishedCell, Span};
use law::Day;

/// A value by its format: "61 %", "4,2 måneder", "1.234".
pub fn value(lang: Lang, format: Format, value: f64) -> String {
    match format {
        Format::Share => lang.percent(value),
        Format::Count => lang.number(value, 0),
        Format::Days => lang.with_unit("value-days", value, 0, lang.number(value, 0)),
        Format::Months => lang.with_unit("value-months", value, 1, lang.number(value, 1)),
        Format::Per1000 => lang.t_args("value-per-1000", &[("n", lang.number(value, 1).into())]),
        Format::Ratio => lang.number(value, 1),
    }
}

/// The value of a figure: hidden, missing, or by its format.
pub fn shown(lang: Lang, cell: &PublishedCell) -> String {
    match cell.value {
        Some(found) => value(lang, cell.format, found),
        None if cell.is_hidden => lang.t("value-hidden"),
        None => lang.t("value-none"),
    }
}

/// What stands beside a figure: "12 af 48", "48 i alt"; empty where it says nothing more.
pub fn of(lang: Lang, cell: &PublishedCell) -> String {
    let Some(n) = cell.n else {
        return String::new();
    };
    match (cell.format, cell.numerator) {
        (Format::Share, Some(counted)) => lang.t_args(
            "value-of",
            &[
                ("a", lang.number(counted, 0).into()),
                ("b", lang.int(n.into()).into()),
            ],
        ),
        (Format::Count | Format::Share, _) => String::new(),
        _ => lang.t_args("value-n", &[("n", lang.int(n.into()).into())]),
    }
}

/// Figure and what stands beside it in one line: "12 af 48 (25 %)".
pub fn in_full(lang: Lang, cell: &PublishedCell) -> String {
    let (figure, beside) = (shown(lang, cell), of(lang, cell));
    match cell.format {
        _ if beside.is_empty() || cell.value.is_none() => figure,
        Format::Share => format!("{beside} ({figure})"),
        _ => format!("{figure} ({beside})"),
    }
}

/// The name of a period: "2026", "3. kvartal 2026", "mar. 2026".
pub fn period(lang: Lang, period: Period) -> String {
    match period {
        Period::Year(year) => year.to_string(),
        Period::Quarter(year, quarter) => lang.t_args(
            "period-quarter",
            &[("n", quarter.into()), ("year", year.to_string().into())],
        ),
        Period::Month(year, month) => lang.month_year(year, month.into()),
    }
}

/// A period short enough for an axis.
pub fn short_period(lang: Lang, period: Period) -> String {
    let in_century = |year: i32| format!("{:02}", year.rem_euclid(100));
    match period {
        Period::Year(year) => year.to_string(),
        Period::Quarter(year, quarter) => lang.t_args(
            "period-quarter-short",
            &[("n", quarter.into()), ("year", in_century(year).into())],
        ),
        Period::Month(year, month) => {
            format!("{} {}", lang.month_name(month.into()), in_century(year))
        }
    }
}

/// What a question is about, in words; a running period says how far it is judged.
pub fn when(lang: Lang, question: Question) -> String {
    let mut words = match question.when.span {
        Span::Period(of) if question.when.to_on() < of.end_on() => lang.t_args(
            "when-through",
            &[
                ("period", period(lang, of).into()),
                ("day", words::date(lang, question.when.to_on()).into()),
            ],
        ),
        Span::Period(of) => period(lang, of),
        Span::AsOf(day) => lang.t_args("when-as-of", &[("day", words::date(lang, day).into())]),
    };
    if let Some(known) = question.known {
        let day = words::date(lang, known.day());
        words.push_str(", ");
        words.push_str(&lang.t_args("when-known", &[("day", day.into())]));
    }
    words
}

/// The time a figure is compared with, in words.
pub fn last_time(lang: Lang, question: Question) -> String {
    let before = question.when.previous();
    match before.span {
        Span::Period(of) if before.is_partial() => {
            lang.t_args("when-same-time", &[("period", period(lang, of).into())])
        }
        Span::Period(of) => period(lang, of),
        Span::AsOf(day) => words::date(lang, day),
    }
}

/// The state of a goal as the components show it.
pub fn state(state: State) -> GoalState {
    match state {
        State::OnTrack => GoalState::OnTrack,
        State::Approaching => GoalState::Approaching,
        State::OffTrack => GoalState::OffTrack,
        State::NoTarget | State::NoData => GoalState::NoTarget,
        State::Broken => GoalState::Broken,
    }
}

/// The unit of a trend's axis.
fn axis(lang: Lang, format: Format) -> Unit {
    match format {
        Format::Share => Unit::Percent,
        Format::Count => Unit::Number(0, String::new()),
        Format::Days => Unit::Number(0, lang.t("axis-days")),
        Format::Months => Unit::Number(1, lang.t("axis-months")),
        Format::Per1000 => Unit::Number(1, lang.t("axis-per-1000")),
        Format::Ratio => Unit::Number(1, String::new()),
    }
}

/// A figure over time with its target line and band of chance; `href` leads to a period.
pub fn trend(
    lang: Lang,
    title: String,
    (format, target): (Format, Option<f64>),
    series: &[(Period, PublishedCell)],
    through: Day,
    href: impl Fn(Period) -> String,
) -> Trend {
    let points = series
        .iter()
        .map(|(of, cell)| Point {
            label: short_period(lang, *of),
            value: cell.value,
            text: in_full(lang, cell),
            running: of.end_on() > through,
            band: band(cell),
            href: Some(href(*of)),
        })
        .collect();
    Trend {
        id: "trend".to_owned(),
        title,
        description: lang.t(if target.is_some() {
            "trend-text-target"
        } else {
            "trend-text"
        }),
        points,
        target,
        unit: axis(lang, format),
    }
}

/// The band in which a share of 95 in 100 would lie by chance alone (Wilson 1927).
fn band(cell: &PublishedCell) -> Option<(f64, f64)> {
    const Z: f64 = 1.96;
    if cell.format != Format::Share {
        return None;
    }
    let n = f64::from(cell.n.filter(|n| *n > 0)?);
    let p = cell.value?;
    let scale = 1.0 + Z * Z / n;
    let middle = (p + Z * Z / (2.0 * n)) / scale;
    let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt() / scale;
    Some(((middle - half).max(0.0), (middle + half).min(1.0)))
}

/// A change since last time with its sign, in points for shares.
pub fn change(lang: Lang, format: Format, delta: f64) -> String {
    let decimals = match format {
        Format::Share | Format::Count | Format::Days => 0,
        Format::Months | Format::Per1000 | Format::Ratio => 1,
    };
    let scale = if format == Format::Share { 100.0 } else { 1.0 };
    let number = lang.number(delta * scale, decimals);
    // What rounds to nothing has no sign.
    let is_up = delta > 0.0 && number != lang.number(0.0, decimals);
    let number = format!("{}{number}", if is_up { "+" } else { "" });
    let key = match format {
        Format::Share => "change-points",
        Format::Per1000 => "value-per-1000",
        Format::Days => return lang.with_unit("value-days", delta, decimals, number),
        Format::Months => return lang.with_unit("value-months", delta, decimals, number),
        Format::Count | Format::Ratio => return number,
    };
    lang.t_args(key, &[("n", number.into())])
}

/// What a figure rests on, for the foot of the page.
pub fn footing(lang: Lang, position: u64, fingerprint: Option<&str>) -> String {
    let position = lang.int(i64::try_from(position).unwrap_or(i64::MAX));
    match fingerprint {
        None => lang.t_args("figures-footing", &[("position", position.into())]),
        Some(print) => {
            let print = print.get(..12).unwrap_or(print).to_owned();
            lang.t_args(
                "figures-footing-print",
                &[("position", position.into()), ("print", print.into())],
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(counted: u32, n: u32) -> PublishedCell {
        PublishedCell {
            format: Format::Share,
            numerator: Some(counted.into()),
            denominator: Some(n.into()),
            value: (n > 0).then(|| f64::from(counted) / f64::from(n)),
            n: Some(n),
            is_hidden: false,
        }
    }

    #[test]
    fn the_band_holds_the_share_and_shrinks_with_the_count() {
        let (low, high) = band(&share(40, 80)).unwrap();
        assert!(
            low < 0.5 && 0.5 < high && (low - 0.393).abs() < 0.002,
            "{low} {high}"
        );
        let (nearer, _) = band(&share(400, 800)).unwrap();
        assert!(nearer > low);
        assert_eq!(band(&share(0, 0)), None);
    }

    #[test]
    fn a_share_always_stands_with_what_it_counts() {
        assert_eq!(in_full(Lang::Da, &share(12, 48)), "12 af 48 (25\u{a0}%)");
        assert_eq!(in_full(Lang::En, &share(12, 48)), "12 of 48 (25%)");
        assert_eq!(in_full(Lang::Da, &share(0, 0)), Lang::Da.t("value-none"));
        let hidden = PublishedCell {
            numerator: None,
            value: None,
            is_hidden: true,
            ..share(2, 48)
        };
        assert_eq!(in_full(Lang::Da, &hidden), Lang::Da.t("value-hidden"));
    }

    #[test]
    fn a_change_has_a_sign_and_nothing_has_none() {
        assert_eq!(change(Lang::Da, Format::Count, 3.0), "+3");
        assert_eq!(change(Lang::Da, Format::Count, -3.0), "−3");
        assert_eq!(change(Lang::Da, Format::Ratio, 0.01), "0,0");
    }
}
