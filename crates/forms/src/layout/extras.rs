//! What a form says and its layout has no room for: further rows and columns with the usual
//! words, so that it can be read and is read again.

use super::data::{FundHead, FundsPart, IndicatorsPart, Layout, Part};
use super::lines::Outside;
use super::parts;
use super::pattern::Pattern;
use super::sheet::Sheet;
use crate::labels::{Label, Labels};
use domain::form::{Form, GoalColumn, Slot, StepColumn, TotalColumn};

/// How many columns the table needs besides those of the layout.
pub(super) fn columns(form: &Form, layout: &Layout) -> usize {
    let own = layout.columns.len();
    let for_parts = layout.parts.iter().map(|part| match part {
        Part::Funds(part) => parts::missing_fund_columns(form, part).len(),
        Part::Indicators(part) => parts::missing_indicator_columns(form, part).len(),
        _ => 0,
    });
    let for_funds = match funds_part(layout) {
        None if !form.funds.is_empty() => {
            parts::missing_fund_columns(form, &own_funds_part(own)).len()
        }
        _ => 0,
    };
    let has_tables = layout
        .parts
        .iter()
        .any(|part| matches!(part, Part::Tables(_)));
    let for_tables = form
        .tables
        .iter()
        .filter(|_| has_tables)
        .flat_map(|table| table.rows.iter().map(Vec::len).chain([table.columns.len()]))
        .map(|wide| wide.saturating_sub(own));
    for_parts
        .chain([for_funds])
        .chain(for_tables)
        .max()
        .unwrap_or(0)
}

fn funds_part(layout: &Layout) -> Option<&FundsPart> {
    layout.parts.iter().find_map(|part| match part {
        Part::Funds(part) => Some(part),
        _ => None,
    })
}

fn grid_part(layout: &Layout) -> Option<&IndicatorsPart> {
    layout.parts.iter().find_map(|part| match part {
        Part::Indicators(part) => Some(part),
        _ => None,
    })
}

/// Money lines in a layout that has none: label and amount.
fn own_funds_part(columns: usize) -> FundsPart {
    let wide = u32::try_from(columns).unwrap_or(2);
    let head = |column, columns| FundHead {
        label: Pattern::default(),
        column,
        columns,
        guide: None,
    };
    FundsPart {
        side: Vec::new(),
        head: vec![
            head(None, (wide / 2).max(1)),
            head(
                Some(domain::form::FundColumn::Budget),
                wide.saturating_sub(wide / 2).max(1),
            ),
        ],
        headless: true,
        lines: Vec::new(),
    }
}

/// A row of its own for a value: label and text.
fn labelled(sheet: &mut Sheet<'_>, label: &str, slot: Slot) {
    let row = sheet.canvas.row(0);
    let wide = (sheet.rest(0) / 4).max(1);
    sheet.label((row, 0), wide, label);
    let column = super::sheet::size(wide);
    let rest = sheet.rest(column);
    sheet.value((row, column), rest, slot);
}

/// Whether the value is printed and no part or line has room for it.
fn is_homeless(sheet: &Sheet<'_>, outside: &Outside, slot: Slot) -> bool {
    let filled = sheet.form.cell(slot).is_some_and(|cell| !cell.is_empty());
    let in_row = sheet.layout.parts.iter().any(|part| match part {
        Part::Row(row) => row
            .cells
            .iter()
            .any(|cell| cell.value.is_some_and(|target| target.0 == slot)),
        _ => false,
    });
    filled && !in_row && !outside.shows(slot)
}

/// Whose form it is stands in front: behind the grid a project's name begins another form.
pub(super) fn above(sheet: &mut Sheet<'_>, outside: &Outside) {
    let names = [
        (Slot::Project, Label::Project),
        (Slot::Department, Label::Department),
        (Slot::Unit, Label::Unit),
    ];
    for (slot, label) in names {
        if is_homeless(sheet, outside, slot)
            && !(slot == Slot::Department && told_by_title(sheet.form))
        {
            let word = sheet.word(&label);
            labelled(sheet, &word, slot);
        }
    }
}

/// A department that the reader takes from the title needs no row.
pub(super) fn told_by_title(form: &Form) -> bool {
    let name = Labels::shipped().organisation_in_title(&form.title.raw);
    name.is_some_and(|name| name == form.department.raw)
}

/// Money, goals and steps that the layout has no part for.
pub(super) fn in_front_of_grid(sheet: &mut Sheet<'_>) {
    let layout = sheet.layout;
    let form = sheet.form;
    let has = |wanted: fn(&Part) -> bool| layout.parts.iter().any(wanted);
    if !form.funds.is_empty() && funds_part(layout).is_none() {
        let part = own_funds_part(layout.columns.len());
        let start = sheet.canvas.height();
        parts::funds(sheet, &part, 0);
        sheet.close(&[], start);
    }
    if !has(|part| matches!(part, Part::Goals(_))) {
        for i in 0..form.goals.len() {
            let word = sheet.word(&Label::GoalStatement);
            labelled(sheet, &word, Slot::Goal(i, GoalColumn::Expected));
        }
    }
    if !has(|part| matches!(part, Part::Plan(_))) {
        for i in 0..form.steps.len() {
            let word = sheet.word(&Label::Plan);
            step(sheet, &word, i);
        }
    }
}

fn step(sheet: &mut Sheet<'_>, word: &str, i: usize) {
    let row = sheet.canvas.row(0);
    let wide = (sheet.rest(0) / 4).max(1);
    let column = super::sheet::size(wide);
    sheet.label((row, 0), wide, word);
    sheet.value((row, column), wide, Slot::Step(i, StepColumn::Period));
    let rest = sheet.rest(column * 2);
    sheet.value((row, column * 2), rest, Slot::Step(i, StepColumn::Task));
}

/// The total row and the named fields that nothing shows.
pub(super) fn below(sheet: &mut Sheet<'_>, outside: &Outside) {
    let (points, score) = (
        Slot::Total(TotalColumn::Points),
        Slot::Total(TotalColumn::Score),
    );
    let homeless = is_homeless(sheet, outside, points) || is_homeless(sheet, outside, score);
    if homeless && grid_part(sheet.layout).is_some() {
        let row = sheet.canvas.row(0);
        let wide = sheet.rest(2);
        let column = super::sheet::size(wide);
        let word = sheet.word(&Label::Total);
        sheet.label((row, 0), wide, &word);
        sheet.value((row, column), 1, points);
        sheet.value((row, column + 1), 1, score);
    }
    let fields: Vec<_> = sheet.form.fields.keys().copied().collect();
    for field in fields {
        let slot = Slot::Field(field);
        if is_homeless(sheet, outside, slot) {
            let word = sheet.word(&Label::Field(field));
            labelled(sheet, &word, slot);
        }
    }
}
