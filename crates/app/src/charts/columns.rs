//! Standing columns over classes: how many units stand where.

use super::svg;
use crate::line::clip;
use domain::number::Number;

/// Columns under one title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// What is shown.
    pub title: String,
    /// One sentence that says what a person would see.
    pub told: String,
    /// What is counted: 个单位.
    pub unit: String,
    /// The columns from the left.
    pub columns: Vec<Column>,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The class: 80–90.
    pub label: String,
    /// How many stand in it.
    pub count: usize,
    /// Whether it stands out as low.
    pub low: bool,
}

const WIDE: usize = 46;
const STEP: usize = 70;
const HIGHEST: usize = 150;
const TOP: usize = 52;
const LEFT: usize = 40;

impl Columns {
    /// The drawing; empty where every column is empty.
    pub fn svg(&self) -> String {
        let most = self.columns.iter().map(|column| column.count).max();
        let most = number(most.unwrap_or(0));
        if most.is_zero() {
            return String::new();
        }
        let scale = svg::round_up(most);
        let right = LEFT + self.columns.len() * STEP + 10;
        let width = right.max(360);
        let bottom = TOP + HIGHEST;
        let mut out = svg::begin(width, bottom + 30, &self.title, &self.told);
        out += &svg::text(("0", "18"), "t", "start", &self.title);
        out += &svg::text(("0", "38"), "s", "start", &self.unit);
        for (share, y) in [(1, TOP), (2, TOP + HIGHEST / 2)] {
            let value = scale.over(Number::from(share)).unwrap_or_default();
            out += &format!("<path d=\"M{LEFT} {y}H{right}\" class=\"grid\" fill=\"none\"/>\n");
            if value == value.truncate(0) {
                let (x, y) = ((LEFT - 6).to_string(), (y + 4).to_string());
                let value = value.normalized().to_string();
                out += &svg::text((&x, &y), "s", "end", &value);
            }
        }
        for (place, column) in self.columns.iter().enumerate() {
            out += &one(column, LEFT + 12 + place * STEP, scale);
        }
        out += &format!("<path d=\"M{LEFT} {bottom}H{right}\" class=\"axis\" fill=\"none\"/>\n");
        out + "</svg>\n"
    }
}

fn number(count: usize) -> Number {
    Number::from(i64::try_from(count).unwrap_or(i64::MAX))
}

fn one(column: &Column, x: usize, scale: Number) -> String {
    let height = svg::length(number(column.count), scale, HIGHEST);
    let bottom = TOP + HIGHEST;
    let top = number(bottom).minus(height).unwrap_or_default();
    let middle = (x + WIDE / 2).to_string();
    let class = if column.low { "low" } else { "part" };
    let told = format!("{} {}", column.label, column.count);
    let mut out = String::new();
    if column.count > 0 {
        let (x, wide) = (x.to_string(), WIDE.to_string());
        let bounds = [&x, &top.to_string(), &wide, &height.to_string()];
        out += &svg::rect(bounds.map(|text| text.as_str()), class, &told);
    }
    let above = top.minus(Number::from(5)).unwrap_or_default().to_string();
    out += &svg::text((&middle, &above), "", "middle", &column.count.to_string());
    let below = (bottom + 18).to_string();
    out + &svg::text((&middle, &below), "", "middle", &clip(&column.label, 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_on_one_line_and_print_their_counts() {
        let column = |label: &str, count, low| Column {
            label: label.to_owned(),
            count,
            low,
        };
        let chart = Columns {
            title: "得分分布".into(),
            told: "6 个单位".into(),
            unit: "单位数".into(),
            columns: vec![
                column("60以下", 0, true),
                column("80–90", 2, false),
                column("≥90", 4, false),
            ],
        };
        let svg = chart.svg();
        // Of a scale to 5, four fifths of 150 pixels.
        assert!(
            svg.contains("height=\"120\"") && svg.contains("height=\"60\""),
            "{svg}"
        );
        assert_eq!(svg.matches("<rect").count(), 2);
        assert!(svg.contains(">4</text>") && svg.contains(">0</text>"));
        assert_eq!(Columns::default().svg(), "");
    }
}
