//! Refuses a layout whose rows do not fill its columns.

use super::data::{Layout, Part};

/// Whether every row of every part is as wide as the table.
///
/// # Errors
/// The first row that is not.
pub(super) fn check(layout: &Layout) -> Result<(), String> {
    let width = u32::try_from(layout.columns.len()).unwrap_or(0);
    if width == 0 {
        return Err("columns: no width is given".to_owned());
    }
    if layout
        .parts
        .first()
        .is_some_and(|part| part.sides().iter().any(|side| side.label.is_none()))
    {
        return Err("part 1: there is no side above that could go on".to_owned());
    }
    for (i, part) in layout.parts.iter().enumerate() {
        let side: u32 = part.sides().iter().map(|side| side.columns).sum();
        for (what, columns) in widths(part) {
            if side + columns != width {
                return Err(format!(
                    "part {}, {what}: covers {} columns, the table has {width}",
                    i + 1,
                    side + columns
                ));
            }
        }
    }
    Ok(())
}

/// The width of each kind of row of a part, without its side.
fn widths(part: &Part) -> Vec<(String, u32)> {
    match part {
        Part::Row(row) => vec![(
            "cells".to_owned(),
            row.cells.iter().map(|cell| cell.columns).sum(),
        )],
        Part::Funds(funds) => vec![(
            "head".to_owned(),
            funds.head.iter().map(|head| head.columns).sum(),
        )],
        Part::Goals(goals) if !goals.head.is_empty() => vec![(
            "head".to_owned(),
            goals.head.iter().map(|head| head.columns).sum(),
        )],
        // Labels and the plan leave what remains to the text.
        Part::Goals(_) | Part::Plan(_) => Vec::new(),
        Part::Indicators(grid) => vec![(
            "head".to_owned(),
            grid.head.iter().map(|head| head.columns).sum(),
        )],
        Part::Tables(tables) => tables
            .tables
            .iter()
            .enumerate()
            .map(|(t, table)| (format!("table {}", t + 1), table.spans.iter().sum()))
            .collect(),
    }
}
