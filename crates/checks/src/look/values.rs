//! What kind of value a cell holds, and texts made fit for a message.

use crate::Subject;
use domain::form::Cell;
use domain::number::Number;
use domain::value::{Quantity, UnitKind, Value};

/// Characters of a quoted text; longer ones are cut.
const QUOTED: usize = 18;

/// A checking threshold.
pub(crate) fn threshold(subject: &Subject<'_>, key: &str) -> Option<Number> {
    subject.rules.threshold(key).map(|ruled| ruled.value)
}

/// The printed figure of a cell.
pub(crate) fn figure(cell: &Cell) -> Option<Number> {
    cell.value.number().map(|printed| printed.value)
}

/// The figure of a cell that is a percentage.
pub(crate) fn percent(cell: &Cell) -> Option<&Quantity> {
    cell.value
        .quantity()
        .filter(|quantity| quantity.unit.is_percent())
}

/// The quantity of a cell that counts or measures something: 7个, 20亿元, 0.2mm.
pub(crate) fn counted(cell: &Cell) -> Option<&Quantity> {
    cell.value
        .quantity()
        .filter(|quantity| matches!(quantity.unit.kind, UnitKind::Counted(_) | UnitKind::Yuan))
}

/// Whether a cell holds words and no figure at all.
pub(crate) fn is_wordy(cell: &Cell) -> bool {
    match &cell.value {
        Value::Words(quantities) => {
            quantities.is_empty() && !cell.raw.chars().any(|c| c.is_numeric())
        }
        _ => false,
    }
}

/// The letters and digits of a text, for comparing wordings.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    plain.extend(text.chars().filter(|&c| is_han(c) || c.is_alphanumeric()));
    plain
}

/// Most of what is compared; the general question has to search a table.
fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// A text in quotes, cut when it is long, on one line.
pub(crate) fn quoted(text: &str) -> String {
    let one_line: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if one_line.chars().count() <= QUOTED {
        return format!("「{one_line}」");
    }
    let head: String = one_line.chars().take(QUOTED - 1).collect();
    format!("「{head}…」")
}

/// A number without needless zeros.
pub(crate) fn short(number: Number) -> String {
    number.round_half_up(2).normalized().to_string()
}

/// Every year of this and neighbouring centuries written with four digits in a text.
pub(crate) fn years(text: &str) -> Vec<i32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .filter(|year| (1990..=2099).contains(year))
        .collect()
}

/// Whether a text has at least so many characters.
pub(crate) fn is_long(text: &str, least: Number) -> bool {
    i64::try_from(text.chars().count()).is_ok_and(|count| Number::from(count) >= least)
}
