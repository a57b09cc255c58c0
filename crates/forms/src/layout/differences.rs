//! What two forms say differently. The law of the round trip: a form written in a layout and
//! read again differs in nothing.
//!
//! What a layout prints by itself is no difference: money lines and rows in which nothing
//! stands, dashes where nothing belongs, a label or title the form left to the layout.

use domain::form::{Cell, Form, FundColumn, FundLine, IndicatorColumn, Slot};

/// What the second form says differently from the first, one line each.
pub fn differences(first: &Form, second: &Form) -> Vec<String> {
    let mut all = Vec::new();
    let mut tell = |path: &str, a: &str, b: &str| {
        if a != b {
            all.push(format!("{path}: {a:?} became {b:?}"));
        }
    };
    tell("family", first.family.id(), second.family.id());
    if first.year.is_some() {
        tell(
            "year",
            &format!("{:?}", first.year),
            &format!("{:?}", second.year),
        );
    }
    if !first.funds.is_empty() {
        tell(
            "money_unit",
            first.money_unit.name(),
            second.money_unit.name(),
        );
    }
    let (a, b) = (plain(first), plain(second));
    rows(&a, &b, &mut tell);
    let mut slots = a.slots();
    slots.extend(b.slots());
    slots.sort_unstable();
    slots.dedup();
    for slot in slots {
        let raw = |form: &Form| {
            form.cell(slot)
                .map_or(String::new(), |cell| cell.raw.clone())
        };
        let (a, b) = (raw(&a), raw(&b));
        let left_to_layout = matches!(
            slot,
            Slot::Title | Slot::Fund(_, FundColumn::Label) | Slot::TableTitle(_)
        );
        if !(left_to_layout && a.is_empty()) {
            tell(&slot.path(), &a, &b);
        }
    }
    all
}

/// Rows and what they are.
fn rows(a: &Form, b: &Form, tell: &mut impl FnMut(&str, &str, &str)) {
    for (name, a, b) in [
        ("funds", a.funds.len(), b.funds.len()),
        ("goals", a.goals.len(), b.goals.len()),
        ("steps", a.steps.len(), b.steps.len()),
        ("headings", a.headings.len(), b.headings.len()),
        ("indicators", a.indicators.len(), b.indicators.len()),
        ("notes", a.notes.len(), b.notes.len()),
        ("tables", a.tables.len(), b.tables.len()),
    ] {
        tell(&format!("number of {name}"), &a.to_string(), &b.to_string());
    }
    for (i, (a, b)) in a.indicators.iter().zip(&b.indicators).enumerate() {
        let path = format!("indicators.{}", i + 1);
        tell(&format!("{path}.level1"), a.level1.name(), b.level1.name());
        tell(&format!("{path}.level2"), a.level2.name(), b.level2.name());
    }
    for (i, (a, b)) in a.headings.iter().zip(&b.headings).enumerate() {
        let group = |h: &domain::form::Heading| format!("{}/{}", h.level1.name(), h.level2.name());
        tell(&format!("headings.{}", i + 1), &group(a), &group(b));
    }
    for (i, (a, b)) in a.funds.iter().zip(&b.funds).enumerate() {
        tell(&format!("funds.{}", i + 1), a.kind.id(), b.kind.id());
    }
}

/// The form without what says nothing, in an order that layouts may not change.
fn plain(form: &Form) -> Form {
    let mut form = form.clone();
    form.funds.retain(|line| !is_silent(line));
    form.funds.sort_by_key(|line| line.kind);
    for i in 0..form.funds.len() {
        for &column in FundColumn::ALL {
            if let Some(cell) = form.cell_mut(Slot::Fund(i, column))
                && cell.is_blank()
            {
                *cell = Cell::default();
            }
        }
    }
    form.goals
        .retain(|goal| !(goal.expected.is_empty() && goal.actual.is_empty()));
    form.steps
        .retain(|step| !(step.period.is_empty() && step.task.is_empty()));
    form.headings.retain(|heading| !heading.points.is_empty());
    form.headings
        .sort_by_key(|heading| (heading.level1.clone(), heading.level2.clone()));
    let all = form.clone();
    let mut row = 0;
    form.indicators.retain(|_| {
        let filled = IndicatorColumn::ALL.iter().any(|&column| {
            let cell = all.cell(Slot::Indicator(row, column));
            cell.is_some_and(|cell| !cell.is_empty())
        });
        row += 1;
        filled
    });
    for table in &mut form.tables {
        table
            .rows
            .retain(|row| row.iter().any(|cell| !cell.is_empty()));
    }
    form.fields.retain(|_, cell| !cell.is_empty());
    form
}

fn is_silent(line: &FundLine) -> bool {
    [
        &line.initial,
        &line.budget,
        &line.executed,
        &line.expected,
        &line.points,
        &line.rate,
        &line.score,
    ]
    .into_iter()
    .all(Cell::is_blank)
}
