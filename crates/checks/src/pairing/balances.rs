//! Opening and closing balances, and figures of a year, in the data tables of a form.

use crate::Subject;
use crate::look::{plain, years};
use domain::form::{Form, Slot};
use domain::relation::Figure;
use std::collections::BTreeMap;

/// Balances of a form: of what, and the cell. A total has no name.
pub(crate) type Balances = BTreeMap<String, Slot>;

/// The balances whose row or column is called by a word of a list. What stands twice with
/// two figures is left out.
pub(crate) fn balances(subject: &Subject<'_>, form: &Form, list: &str) -> Balances {
    let vocabulary = &subject.rules.vocabulary;
    let is_named = |text: &str| {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        vocabulary
            .words(list)
            .iter()
            .any(|word| text.contains(word.as_str()))
    };
    let mut found: BTreeMap<String, Vec<Slot>> = BTreeMap::new();
    for (t, table) in form.tables.iter().enumerate() {
        for (c, head) in table.columns.iter().enumerate().skip(1) {
            if !is_named(&head.raw) {
                continue;
            }
            for (r, row) in table.rows.iter().enumerate() {
                let label = row.first().map(|cell| plain(&cell.raw)).unwrap_or_default();
                let slot = Slot::Table(t, r, c);
                if Figure::at(form, slot).value().is_some() {
                    let total = vocabulary.is("table-total", &label);
                    let name = if total { String::new() } else { label };
                    found.entry(name).or_default().push(slot);
                }
            }
        }
        for (r, row) in table.rows.iter().enumerate() {
            if !row.first().is_some_and(|label| is_named(&label.raw)) {
                continue;
            }
            let slots = (1..row.len()).map(|c| Slot::Table(t, r, c));
            let mut figures = slots.filter(|&slot| Figure::at(form, slot).value().is_some());
            // With several figures in the row it cannot be told which one is meant.
            if let (Some(slot), None) = (figures.next(), figures.next()) {
                found.entry(String::new()).or_default().push(slot);
            }
        }
    }
    let one = |slots: &[Slot]| {
        let mut values = slots.iter().map(|&slot| Figure::at(form, slot).value());
        let first = values.next()?;
        values
            .all(|value| value == first)
            .then(|| slots.first().copied())?
    };
    found
        .into_iter()
        .filter_map(|(name, slots)| Some((name, one(&slots)?)))
        .collect()
}

/// What was spent in a year, by the label of the row, from columns that say so: of the year
/// named in their heading, else of `own` where the heading says this year's or nothing, and of
/// the year before where it says so.
pub(crate) fn spent_in(subject: &Subject<'_>, form: &Form, own: i32, year: i32) -> Balances {
    let words = |list: &str, text: &str| subject.rules.vocabulary.found_in(list, text).is_some();
    let mut found: BTreeMap<String, Vec<Slot>> = BTreeMap::new();
    for (t, table) in form.tables.iter().enumerate() {
        for (c, head) in table.columns.iter().enumerate().skip(1) {
            let head: String = head.raw.chars().filter(|c| !c.is_whitespace()).collect();
            if !words("executed-column", &head) || words("no-year-amount", &head) {
                continue;
            }
            let of = match years(&head).as_slice() {
                [one] => *one,
                [] if words("prior-year", &head) => own - 1,
                [] => own,
                _ => continue,
            };
            if of != year {
                continue;
            }
            for (r, row) in table.rows.iter().enumerate() {
                let label = row.first().map(|cell| plain(&cell.raw)).unwrap_or_default();
                let slot = Slot::Table(t, r, c);
                if !label.is_empty() && Figure::at(form, slot).value().is_some() {
                    found.entry(label).or_default().push(slot);
                }
            }
        }
    }
    found
        .into_iter()
        .filter_map(|(label, slots)| match slots[..] {
            [one] => Some((label, one)),
            _ => None,
        })
        .collect()
}
