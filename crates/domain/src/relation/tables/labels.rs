//! What the labels of rows and the headings of columns say; knows no figures.

use crate::form::Cell;
use crate::rules::Vocabulary;
use crate::value::Value;

/// Words that make a row or column a total.
const TOTAL: &str = "table-total";
/// Words that begin a list of parts.
const PART_OF: &str = "table-part-of";
/// Words of a column that is this − that.
const CHANGE: &str = "table-change";
/// Words of a column that is this ÷ that.
const RATE: &str = "table-rate";

/// What a row's label says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    /// 合计, 总支出
    Total,
    /// 1、…
    Numbered(u32),
    /// 其中：…
    PartsBegin,
    /// 项目支出：
    Heading,
    /// Anything else.
    Plain,
}

/// What a column's heading says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnKind {
    /// 合计
    Total,
    /// 比预算增加
    Change,
    /// 控制率
    Rate,
    /// Anything else.
    Plain,
}

/// Whether a row holds headings instead of figures.
pub(super) fn is_heading_row(row: &[Cell]) -> bool {
    let mut words = 0;
    for cell in row.iter().skip(1) {
        match &cell.value {
            Value::Empty | Value::Dash => {}
            Value::Words(_) => words += 1,
            _ => return false,
        }
    }
    words > 1
}

/// Whether a heading ends with one of the words, its unit in brackets left out.
pub(super) fn ends_with(words: &Vocabulary, key: &str, heading: &str) -> bool {
    let unit = heading
        .ends_with(['）', ')'])
        .then(|| heading.rfind(['（', '(']));
    let bare = unit
        .flatten()
        .and_then(|at| heading.get(..at))
        .unwrap_or(heading);
    words.words(key).iter().any(|word| bare.ends_with(word))
}

/// The text without white space.
pub(super) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What a label says of its row.
pub(super) fn row_kind(label: &str, words: &Vocabulary) -> RowKind {
    let label = squeeze(label);
    let starts = |word: &String| label.starts_with(word.as_str());
    if words.words(PART_OF).iter().any(starts) {
        return RowKind::PartsBegin;
    }
    if let Some(number) = numbering(&label) {
        return RowKind::Numbered(number);
    }
    let bare = label.trim_end_matches(['：', ':']);
    if words.is(TOTAL, bare) {
        RowKind::Total
    } else if bare.len() < label.len() {
        RowKind::Heading
    } else {
        RowKind::Plain
    }
}

/// What a heading says of its column.
pub(super) fn column_kind(heading: &str, words: &Vocabulary) -> ColumnKind {
    if words.found_in(RATE, heading).is_some() {
        ColumnKind::Rate
    } else if words.found_in(CHANGE, heading).is_some() {
        ColumnKind::Change
    } else if words
        .words(TOTAL)
        .iter()
        .any(|word| heading.ends_with(word.as_str()))
    {
        ColumnKind::Total
    } else {
        ColumnKind::Plain
    }
}

/// The number in front of a label: 3 of `3、商品和服务支出`.
fn numbering(label: &str) -> Option<u32> {
    let digits: String = label.chars().take_while(char::is_ascii_digit).collect();
    let mark = label.get(digits.len()..)?.chars().next()?;
    matches!(mark, '、' | '.' | '．')
        .then(|| digits.parse().ok())
        .flatten()
}
