//! Lying bars, each a part of its whole: spending of a budget, a score of its points.

use super::svg::{self, COLUMN};
use crate::line::clip;
use domain::number::Number;
use unicode_width::UnicodeWidthStr;

/// Bars under one title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bars {
    /// What is shown.
    pub title: String,
    /// One sentence that says what a person would see.
    pub told: String,
    /// The bars from the top.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// Whose it is.
    pub label: String,
    /// How long it is.
    pub value: Number,
    /// The whole it is part of, drawn behind it; none where there is none.
    pub whole: Option<Number>,
    /// The figures as they are printed beside it.
    pub shown: String,
    /// Whether it stands out as low.
    pub low: bool,
}

/// Bars drawn; more are told of in a line.
const MOST: usize = 40;
/// Pixels from one bar to the next, and the thickness of a bar.
const STEP: usize = 26;
const THICK: usize = 16;
/// Pixels above the first bar.
const TOP: usize = 34;
/// Columns of a label, and of the figures beside a bar.
const LABEL: usize = 30;
const FIGURES: usize = 34;
/// Pixels of the longest bar.
const LONGEST: usize = 300;

impl Bars {
    /// The drawing; empty where there is nothing to draw. `more` tells how many bars are
    /// left out, in the reader's language.
    pub fn svg(&self, more: impl Fn(usize) -> String) -> String {
        if self.bars.is_empty() {
            return String::new();
        }
        let drawn = &self.bars[..self.bars.len().min(MOST)];
        let label = columns(drawn.iter().map(|bar| bar.label.as_str()), LABEL);
        let figures = columns(drawn.iter().map(|bar| bar.shown.as_str()), FIGURES);
        let left = label * COLUMN + 10;
        let width =
            (left + LONGEST + 8 + figures * (COLUMN + 1) + 8).max(self.title.width() * 8 + 8);
        let rest = self.bars.len() - drawn.len();
        let height = TOP + drawn.len() * STEP + if rest > 0 { STEP } else { 6 };
        let mut out = svg::begin(width, height, &self.title, &self.told);
        out += &svg::text(("0", "18"), "t", "start", &self.title);
        let greatest = greatest(drawn);
        for (number, bar) in drawn.iter().enumerate() {
            out += &one(bar, TOP + number * STEP, left, greatest);
        }
        let (top, bottom) = (TOP - 4, TOP + drawn.len() * STEP);
        out += &format!("<path d=\"M{left} {top}V{bottom}\" class=\"axis\" fill=\"none\"/>\n");
        if rest > 0 {
            let y = (bottom + 16).to_string();
            out += &svg::text(("0", &y), "s", "start", &more(rest));
        }
        out + "</svg>\n"
    }
}

/// The longest text in columns, up to a bound.
fn columns<'a>(texts: impl Iterator<Item = &'a str>, most: usize) -> usize {
    texts
        .map(UnicodeWidthStr::width)
        .max()
        .unwrap_or(0)
        .min(most)
}

fn greatest(bars: &[Bar]) -> Number {
    let ends = bars.iter().flat_map(|bar| [Some(bar.value), bar.whole]);
    ends.flatten().max().unwrap_or_default()
}

fn one(bar: &Bar, y: usize, left: usize, greatest: Number) -> String {
    let baseline = (y + 13).to_string();
    let (x, top, thick) = (left.to_string(), y.to_string(), THICK.to_string());
    let told = format!("{} {}", bar.label, bar.shown);
    let before = (left - 8).to_string();
    let mut out = svg::text((&before, &baseline), "", "end", &clip(&bar.label, LABEL));
    let mut end = svg::length(bar.value, greatest, LONGEST);
    let part = end.to_string();
    if let Some(whole) = bar.whole {
        let whole = svg::length(whole, greatest, LONGEST);
        out += &svg::rect([&x, &top, &whole.to_string(), &thick], "whole", &told);
        end = end.max(whole);
    }
    let class = if bar.low { "low" } else { "part" };
    out += &svg::rect([&x, &top, &part, &thick], class, &told);
    let behind = Number::from(i64::try_from(left + 8).unwrap_or(0));
    let behind = end.plus(behind).unwrap_or(end).normalized().to_string();
    out + &svg::text(
        (&behind, &baseline),
        "",
        "start",
        &clip(&bar.shown, FIGURES),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &str, value: &str, whole: &str) -> Bar {
        Bar {
            label: label.to_owned(),
            value: value.parse().unwrap(),
            whole: whole.parse().ok(),
            shown: format!("{value}/{whole}"),
            low: false,
        }
    }

    fn drawn(bars: Vec<Bar>) -> String {
        let chart = Bars {
            title: "执行情况".into(),
            told: "两个项目".into(),
            bars,
        };
        chart.svg(|rest| format!("另有 {rest} 个"))
    }

    #[test]
    fn a_bar_is_as_long_as_its_share_of_the_longest_whole() {
        let svg = drawn(vec![bar("会议", "50", "100"), bar("培训", "20", "40")]);
        for length in [
            "width=\"300\"",
            "width=\"150\"",
            "width=\"120\"",
            "width=\"60\"",
        ] {
            assert!(svg.contains(length), "{length} in {svg}");
        }
        assert!(svg.contains("<title>执行情况</title><desc>两个项目</desc>"));
        assert_eq!(
            svg,
            drawn(vec![bar("会议", "50", "100"), bar("培训", "20", "40")])
        );
    }

    #[test]
    fn nothing_draws_nothing_and_texts_stay_texts() {
        assert_eq!(drawn(Vec::new()), "");
        let svg = drawn(vec![bar("</text><script>&\u{1}", "0", "0")]);
        assert!(svg.contains("&lt;/text&gt;&lt;script&gt;&amp;") && !svg.contains("<script"));
    }

    #[test]
    fn what_is_left_out_is_told() {
        let svg = drawn(vec![bar("会议", "1", "2"); 43]);
        assert!(svg.contains("另有 3 个"), "{svg}");
    }
}
