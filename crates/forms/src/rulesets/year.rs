//! Which budget year a form is about when it does not print one: the years in its texts.

use domain::form::{Field, Form, Stage, Year};
use domain::text::Text;
use std::collections::BTreeMap;

/// Years outside are no budget years.
const SENSIBLE: std::ops::RangeInclusive<i32> = 2000..=2099;

/// The year of a form and how it was found.
pub(super) fn of(form: &Form, texts: &[&str]) -> Option<(Year, Text)> {
    let found = |year: i32, zh: &str, en: &str| {
        let why = Text::new(format!("{zh}{year}年"), format!("{en} {year}"));
        Some((Year(year), why))
    };
    if let Some(year) = form.year {
        return found(year.0, "表的年度是", "the form is about");
    }
    let mut own: Vec<&str> = vec![&form.title.raw];
    own.extend(form.notes.iter().map(|cell| cell.raw.as_str()));
    if let Some(year) = most_frequent(&own, "年度").or_else(|| most_frequent(&own, "年")) {
        return found(year, "标题或附注写有", "its title or notes name");
    }
    let dates: Vec<&str> = form
        .indicators
        .iter()
        .flat_map(|row| [row.target.raw.as_str(), row.actual.raw.as_str()])
        .chain(form.steps.iter().map(|step| step.period.raw.as_str()))
        .collect();
    if let Some(year) = most_frequent(&dates, "年") {
        return found(year, "指标中的期限多在", "most dates in it lie in");
    }
    if let Some(year) = year_before_filling(form) {
        return found(
            year,
            "填报日期的上一年是",
            "the year before it was filled in is",
        );
    }
    if let Some(year) = most_frequent(texts, "年度").or_else(|| most_frequent(texts, "年")) {
        return found(year, "全文提到最多的是", "the document speaks most of");
    }
    None
}

/// A self-evaluation is filled in the year after the one it is about.
fn year_before_filling(form: &Form) -> Option<i32> {
    if form.stage() != Stage::SelfEvaluation {
        return None;
    }
    let raw = &form.field(Field::FilledOn)?.raw;
    let year: i32 = raw.trim().get(..4)?.parse().ok()?;
    SENSIBLE.contains(&year).then_some(year - 1)
}

/// The year that most often stands before the mark; of two as frequent the later.
fn most_frequent(texts: &[&str], mark: &str) -> Option<i32> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for text in texts {
        for (at, _) in text.match_indices(mark) {
            if let Some(year) = text.get(..at).and_then(ending_year) {
                *counts.entry(year).or_default() += 1;
            }
        }
    }
    counts
        .into_iter()
        .max_by_key(|(year, count)| (*count, *year))
        .map(|(year, _)| year)
}

/// The year in the last four digits of a text.
fn ending_year(text: &str) -> Option<i32> {
    let text = text.trim_end();
    let digits = text.get(text.len().checked_sub(4)?..)?;
    let more = text
        .get(..text.len() - 4)
        .is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    let year: i32 = digits.parse().ok()?;
    (!more && digits.bytes().all(|b| b.is_ascii_digit()) && SENSIBLE.contains(&year))
        .then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_found_before_their_mark() {
        assert_eq!(most_frequent(&["（2022年度）2021年"], "年度"), Some(2022));
        assert_eq!(
            most_frequent(&["2021 年、2023年、2023年"], "年"),
            Some(2023)
        );
        assert_eq!(most_frequent(&["12022年", "年", "二〇二二年"], "年"), None);
    }
}
