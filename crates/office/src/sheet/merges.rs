//! Merged areas of a sheet: what of them is in use, and which of two that overlap stands.

use super::area::{self, Area};
use super::notes;
use super::workbook::Sheet;
use crate::document::{Document, Row, Table};
use crate::limits::{LARGEST_MERGE, MOST_PIECES};
use std::collections::BTreeMap;

/// A merged cell with content is in use to its last row and column.
pub(super) fn with_merges(sheet: &Sheet, content: Area) -> Area {
    let mut used = content;
    for merge in &sheet.merges {
        let size = u64::from(merge.rows()) * u64::from(merge.columns());
        let anchor = sheet
            .cells
            .binary_search_by_key(&(merge.top, merge.left), |cell| (cell.row, cell.column));
        if size <= LARGEST_MERGE && anchor.is_ok() {
            used.bottom = used.bottom.max(merge.bottom);
            used.right = used.right.max(merge.right);
        }
    }
    used
}

/// The merges within the area in use, cut to it; of two that overlap the first stands.
pub(super) fn merges(
    sheet: &Sheet,
    used: Area,
    document: &mut Document,
) -> BTreeMap<(u32, u32), Area> {
    let mut kept: BTreeMap<(u32, u32), Area> = BTreeMap::new();
    let mut taken = Taken::default();
    for merge in &sheet.merges {
        if merge.top > used.bottom || merge.left > used.right {
            continue;
        }
        let cut = Area {
            top: merge.top.max(used.top),
            left: merge.left.max(used.left),
            bottom: merge.bottom.min(used.bottom),
            right: merge.right.min(used.right),
        };
        if cut.bottom < cut.top || cut.right < cut.left || (cut.rows(), cut.columns()) == (1, 1) {
            continue;
        }
        if !taken.take(&cut) {
            let (first, last) = (
                area::name(merge.top, merge.left),
                area::name(merge.bottom, merge.right),
            );
            notes::doubt(
                document,
                notes::place(sheet, merge.top, merge.left),
                [
                    format!("合并区域 {first}:{last} 与另一合并区域重叠，没有按合并处理"),
                    format!("the merged area {first}:{last} overlaps another and was not merged"),
                ],
            );
            continue;
        }
        kept.insert((cut.top, cut.left), cut);
    }
    kept
}

/// Rows in which no cell begins only make the row above them higher than a row of a sheet
/// may be: it is one row.
pub(super) fn one_row(table: &mut Table) {
    let begins: Vec<bool> = table
        .rows
        .iter()
        .map(|row| row.cells.iter().any(|cell| !cell.covered))
        .collect();
    if begins.iter().all(|begins| *begins) {
        return;
    }
    // How many rows begin above each.
    let mut before = vec![0u32];
    before.extend(begins.iter().scan(0u32, |sum, begins| {
        *sum += u32::from(*begins);
        Some(*sum)
    }));
    let above = |row: usize| before.get(row).or(before.last()).copied().unwrap_or(0);
    let mut rows: Vec<Row> = Vec::with_capacity(table.rows.len());
    for (at, mut row) in std::mem::take(&mut table.rows).into_iter().enumerate() {
        if !begins.get(at).is_some_and(|begins| *begins)
            && let Some(last) = rows.last_mut()
        {
            last.height = last.height.saturating_add(row.height);
            continue;
        }
        for cell in row.cells.iter_mut().filter(|cell| cell.row_span > 1) {
            let end = at.saturating_add(usize::try_from(cell.row_span).unwrap_or(usize::MAX));
            cell.row_span = above(end).saturating_sub(above(at)).max(1);
        }
        rows.push(row);
    }
    table.rows = rows;
}

/// Areas already merged, by row: the columns taken in it.
#[derive(Default)]
struct Taken {
    rows: BTreeMap<u32, Vec<(u32, u32)>>,
    /// Rows entered so far: merges may be many and high.
    entered: usize,
}

impl Taken {
    /// Takes an area unless some of it is taken.
    fn take(&mut self, area: &Area) -> bool {
        self.entered += area.rows() as usize;
        if self.entered > MOST_PIECES {
            return false;
        }
        let free = (area.top..=area.bottom).all(|row| {
            self.rows.get(&row).is_none_or(|columns| {
                let after = columns.partition_point(|(first, _)| *first <= area.right);
                // Columns taken do not overlap, so only the last that begins before can reach in.
                after == 0
                    || columns
                        .get(after - 1)
                        .is_none_or(|(_, last)| *last < area.left)
            })
        });
        if free {
            for row in area.top..=area.bottom {
                let columns = self.rows.entry(row).or_default();
                let at = columns.partition_point(|(first, _)| *first < area.left);
                columns.insert(at, (area.left, area.right));
            }
        }
        free
    }
}
