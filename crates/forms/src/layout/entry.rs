//! What may be entered in the cells of a form.

use domain::form::{Form, FundColumn, IndicatorColumn, Slot};
use office::Entry;

/// The most points a form has; the least is nothing.
const ALL_POINTS: &str = "100";

fn figure(most: Option<&str>) -> Entry {
    Entry::Figure {
        least: Some("0".to_owned()),
        most: most.map(str::to_owned),
    }
}

/// What may be entered where that value stands.
pub(super) fn of(form: &Form, slot: Slot) -> Entry {
    let points = |slot: Slot| {
        let cell = form.cell(slot)?;
        cell.raw.parse::<domain::number::Number>().ok()?;
        Some(cell.raw.clone())
    };
    match slot {
        Slot::Fund(
            _,
            FundColumn::Initial | FundColumn::Budget | FundColumn::Executed | FundColumn::Expected,
        ) => figure(None),
        Slot::Fund(_, FundColumn::Points)
        | Slot::Indicator(_, IndicatorColumn::Points)
        | Slot::Total(_) => figure(Some(ALL_POINTS)),
        Slot::Fund(i, FundColumn::Score) => {
            let most = points(Slot::Fund(i, FundColumn::Points));
            figure(Some(most.as_deref().unwrap_or(ALL_POINTS)))
        }
        Slot::Indicator(i, IndicatorColumn::Score) => {
            let most = points(Slot::Indicator(i, IndicatorColumn::Points));
            figure(Some(most.as_deref().unwrap_or(ALL_POINTS)))
        }
        Slot::Fund(_, FundColumn::Rate | FundColumn::ExpectedRate) => figure(None),
        Slot::Fund(_, FundColumn::Label) | Slot::TableHead(..) | Slot::TableTitle(_) => {
            Entry::Fixed
        }
        // A row without a label waits for one.
        Slot::Table(_, _, 0) if form.cell(slot).is_some_and(|cell| !cell.is_empty()) => {
            Entry::Fixed
        }
        _ => Entry::Text,
    }
}

/// One of these words, else what the value allows.
pub(super) fn choice(words: &[String], form: &Form, slot: Slot) -> Entry {
    if words.is_empty() {
        of(form, slot)
    } else {
        Entry::Choice(words.to_vec())
    }
}
