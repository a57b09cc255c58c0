//! What every chart begins with, lengths, and texts that cannot be taken for markup.

use domain::number::Number;

/// How charts look; the classes are the charts' own.
const STYLE: &str = include_str!("chart.css");

/// Pixels a column of text takes: a Chinese character takes two columns.
pub(super) const COLUMN: usize = 7;

/// Begins a drawing of a width and height in pixels. What a screen reader says stands first.
pub(super) fn begin(width: usize, height: usize, title: &str, told: &str) -> String {
    format!(
        "<svg class=\"jx\" role=\"img\" width=\"{width}\" \
         height=\"{height}\" viewBox=\"0 0 {width} {height}\"><title>{}</title><desc>{}</desc>\
         <style>\n{STYLE}</style>\n",
        escape(title),
        escape(told)
    )
}

/// A drawing as a file of its own; within a page it needs no name of its language.
pub fn as_file(drawing: &str) -> String {
    drawing.replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1)
}

/// A text at a place; the anchor is `start`, `middle` or `end`.
pub(super) fn text(at: (&str, &str), class: &str, anchor: &str, text: &str) -> String {
    format!(
        "<text x=\"{}\" y=\"{}\" class=\"{class}\" text-anchor=\"{anchor}\">{}</text>\n",
        at.0,
        at.1,
        escape(text)
    )
}

/// A box with a text that is shown when it is pointed at.
pub(super) fn rect(bounds: [&str; 4], class: &str, told: &str) -> String {
    let [x, y, width, height] = bounds;
    let title = match told {
        "" => String::new(),
        told => format!("<title>{}</title>", escape(told)),
    };
    format!(
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" class=\"{class}\">{title}</rect>\n"
    )
}

/// The share of a length that a value of a greatest value takes, between none and all of it.
pub(super) fn length(value: Number, greatest: Number, length: usize) -> Number {
    let whole = Number::from(i64::try_from(length).unwrap_or(i64::MAX));
    let share = value.over(greatest).and_then(|share| share.times(whole));
    share
        .unwrap_or_default()
        .max(Number::ZERO)
        .min(whole)
        .round_half_up(1)
        .normalized()
}

/// A round figure not below the value: 1, 2 or 5 with zeros.
pub(super) fn round_up(value: Number) -> Number {
    let mut step = Number::ONE;
    // Twenty-seven powers of ten are all that a number holds.
    for _ in 0..27 {
        for times in [1, 2, 5] {
            match step.times(Number::from(times)) {
                Some(round) if round >= value => return round,
                _ => {}
            }
        }
        match step.times(Number::from(10)) {
            Some(next) => step = next,
            None => break,
        }
    }
    value
}

/// Text that cannot be taken for markup.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn scales_end_on_round_figures() {
        for (value, round) in [
            ("0", "1"),
            ("1", "1"),
            ("3", "5"),
            ("18", "20"),
            ("61", "100"),
        ] {
            assert_eq!(round_up(n(value)), n(round));
        }
    }

    #[test]
    fn a_file_names_its_language() {
        let file = as_file(&begin(10, 10, "甲", "乙"));
        assert!(file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"jx\""));
    }

    #[test]
    fn lengths_are_exact_and_stay_inside() {
        assert_eq!(length(n("1"), n("3"), 100), n("33.3"));
        assert_eq!(length(n("130"), n("100"), 200), n("200"));
        assert_eq!(length(n("-1"), n("100"), 200), n("0"));
        assert_eq!(length(n("1"), n("0"), 200), n("0"));
    }
}
