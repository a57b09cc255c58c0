//! Texts that a workbook can hold as numbers and still show digit for digit.

/// Digits a workbook keeps.
const DIGITS: usize = 15;

/// A number and the format that shows it as it was written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// What the workbook holds.
    pub value: f64,
    /// How it shows it.
    pub format: String,
}

impl Figure {
    /// Whether its format shows that value as it shows its own.
    pub(super) fn shows(&self, value: f64) -> bool {
        let (digits, percent) = match self.format.strip_suffix('%') {
            Some(digits) => (digits, 2),
            None => (self.format.as_str(), 0),
        };
        let places = digits.split_once('.').map_or(0, |(_, tail)| tail.len()) + percent;
        let places = i32::try_from(places).unwrap_or(i32::MAX);
        (value - self.value).abs() <= 0.5 / 10f64.powi(places) * (1.0 + 1e-9)
    }
}

/// The figure a text is; none where any digit or sign would show differently.
pub(super) fn figure(text: &str) -> Option<Figure> {
    let (plain, percent) = match text.strip_suffix('%') {
        Some(plain) => (plain, "%"),
        None => (text, ""),
    };
    let (sign, plain) = match plain.strip_prefix('-') {
        Some(plain) => ("-", plain),
        None => ("", plain),
    };
    let (whole, fraction) = match plain.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (plain, ""),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(fraction) {
        return None;
    }
    let grouped = whole.contains(',');
    if grouped && !well_grouped(whole) {
        return None;
    }
    let whole = whole.replace(',', "");
    if whole.is_empty() || !digits(&whole) || whole.len() > 1 && whole.starts_with('0') {
        return None;
    }
    let all = format!("{whole}{fraction}");
    let significant = all.trim_start_matches('0').len();
    if significant > DIGITS || fraction.len() > DIGITS || significant == 0 && sign == "-" {
        return None;
    }
    let places = fraction.len() + 2 * percent.len();
    let value = format!("{sign}{all}e-{places}").parse().ok()?;
    let mut format = String::from(if grouped { "#,##0" } else { "0" });
    if !fraction.is_empty() {
        format.push('.');
        format.extend(fraction.chars().map(|_| '0'));
    }
    Some(Figure {
        value,
        format: format + percent,
    })
}

/// Whether the commas stand where a number format sets them.
fn well_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_their_digits() {
        for (text, value, format) in [
            ("67.00", 67.0, "0.00"),
            ("100%", 1.0, "0%"),
            ("92.6%", 0.926, "0.0%"),
            ("1,234.5", 1234.5, "#,##0.0"),
            ("1234.5", 1234.5, "0.0"),
            ("-0.50", -0.5, "0.00"),
            ("0", 0.0, "0"),
            ("999,999,999,999.99", 999_999_999_999.99, "#,##0.00"),
        ] {
            let format = format.to_owned();
            assert_eq!(figure(text), Some(Figure { value, format }), "{text}");
        }
    }

    #[test]
    fn a_value_with_more_digits_is_shown_alike() {
        let rate = figure("53.45%").unwrap();
        assert!(rate.shows(0.534_452_3) && rate.shows(0.5345) && rate.shows(0.53445));
        assert!(!rate.shows(0.5346) && !rate.shows(53.45));
    }

    #[test]
    fn what_would_show_differently_stays_text() {
        for text in [
            "",
            "—",
            "-",
            "%",
            ".5",
            "5.",
            "007",
            "+5",
            "-0.00",
            "1,23",
            "0,123",
            "1,2345",
            "1234,567",
            "１２",
            "5 ",
            "≥5",
            "12个",
            "1e5",
            "=100%",
            "5‰",
            "100％",
            "1.2.3",
            "1234567890123456",
            "0.1234567890123456",
            "inf",
            "NaN",
            "--5",
            "1,234,",
        ] {
            assert_eq!(figure(text), None, "{text}");
        }
    }
}
