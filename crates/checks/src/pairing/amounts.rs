//! Amounts of two forms, each in its own unit.

use super::Other;
use crate::Record;
use domain::finding::Finding;
use domain::form::{Form, Slot};
use domain::number::{Interval, Number};
use domain::relation::Figure;

/// How two printed amounts compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compared {
    /// They are the same.
    Same,
    /// Their rounding explains the difference.
    WithinRounding,
    /// One is the other in another unit: 元 printed as 万元.
    OtherUnit,
    /// They differ.
    Different,
}

/// A form's amount in the unit of another form.
pub(crate) fn in_unit(form: &Form, slot: Slot, unit: &Form) -> Option<Number> {
    let power = form.money_unit.power() - unit.money_unit.power();
    Some(Figure::at(form, slot).value()?.shifted(power)?.normalized())
}

fn interval(form: &Form, slot: Slot, unit: &Form) -> Option<Interval> {
    let power = form.money_unit.power() - unit.money_unit.power();
    let interval = Figure::at(form, slot).interval()?;
    Some(Interval {
        low: interval.low.shifted(power)?,
        high: interval.high.shifted(power)?,
    })
}

/// Compares two amounts, taken in the unit of the first form; nothing where one is no number.
pub(crate) fn same_amount(ours: (&Form, Slot), theirs: (&Form, Slot)) -> Option<Compared> {
    let own = in_unit(ours.0, ours.1, ours.0)?;
    let other = in_unit(theirs.0, theirs.1, ours.0)?;
    if own == other {
        return Some(Compared::Same);
    }
    let (one, two) = (
        interval(ours.0, ours.1, ours.0)?,
        interval(theirs.0, theirs.1, ours.0)?,
    );
    if one.meets(two) {
        return Some(Compared::WithinRounding);
    }
    let mistaken = [4, -4]
        .into_iter()
        .any(|power| !own.is_zero() && other.shifted(power).is_some_and(|other| other == own));
    Some(if mistaken {
        Compared::OtherUnit
    } else {
        Compared::Different
    })
}

/// What two amounts are that no rounding and no unit brings together, in the first one's unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Apart {
    /// Ours.
    pub found: Number,
    /// Theirs.
    pub expected: Number,
    /// Ours less theirs.
    pub difference: Number,
}

impl Apart {
    /// Puts the figures into a finding, and where the other one stands.
    pub fn fill(self, finding: &mut Finding, (before, theirs): (&Other<'_>, Slot)) {
        finding.expected = self.expected.to_string();
        finding.found = self.found.to_string();
        finding.difference = Some(self.difference);
        finding.related = vec![before.cell(theirs)];
    }
}

/// Compares this year's amount with last year's and records how that ended, unless they are
/// apart: then what they are.
pub(crate) fn apart(
    record: &mut Record,
    (form, slot): (&Form, Slot),
    (before, theirs): (&Other<'_>, Slot),
) -> Option<Apart> {
    match same_amount((form, slot), (before.form, theirs)) {
        None => record.not_applicable(slot, "上年的数不是数字"),
        Some(Compared::Same) => record.pass(slot, &[]),
        Some(Compared::WithinRounding) => record.within_rounding(slot, &[]),
        Some(Compared::OtherUnit | Compared::Different) => {
            let found = in_unit(form, slot, form)?;
            let expected = in_unit(before.form, theirs, form)?;
            let difference = found.minus(expected)?.normalized();
            return Some(Apart {
                found,
                expected,
                difference,
            });
        }
    }
    None
}
