//! Cells that take empty columns beside them: labels and values above the first full row,
//! and texts that stand in the middle of several columns.

use super::blocks::Block;
use super::chunks::Chunk;
use super::groups::Group;
use super::rows::Rows;
use super::stacks::{Stack, overlap};
use crate::pdf::read::marks::Area;

/// Share of columns that a full row fills.
const FULL: f64 = 0.6;

/// How far a text may stand from those of its column, in shares of its size.
const ASIDE: f64 = 0.5;

/// A cell over several columns of a block; the last is not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wide {
    pub row: usize,
    pub from: usize,
    pub to: usize,
    /// The column its text was found in.
    pub column: usize,
}

impl Wide {
    pub(super) fn holds(&self, column: usize) -> bool {
        (self.from..self.to).contains(&column)
    }
}

/// The wide cells of a block.
pub(super) fn wide(
    chunks: &[Chunk],
    stacks: &[Stack],
    rows: &Rows,
    block: &Block,
    groups: &[Group],
) -> Vec<Wide> {
    let count = block.columns.len();
    let mut found = Vec::new();
    let mut above = true;
    for at in block.from..block.to {
        let Some(row) = rows.rows.get(at) else { break };
        let taken = |column: usize| {
            let group =
                |group: &&Group| group.column == column && (group.from..group.to).contains(&at);
            groups.iter().any(|g| group(&g))
        };
        let holds = |column: usize| {
            let area = area(block, column);
            let mut all = row.stacks.iter().filter_map(|at| stacks.get(*at));
            all.find(|stack| overlap(&stack.area, &area))
        };
        let cells: Vec<Option<&Stack>> = (0..count).map(holds).collect();
        let filled: Vec<bool> = (0..count)
            .map(|c| taken(c) || cells.get(c).is_some_and(Option::is_some))
            .collect();
        let full = filled.iter().filter(|filled| **filled).count() as f64 >= FULL * count as f64;
        above &= !full;
        let words = row
            .stacks
            .iter()
            .filter_map(|at| stacks.get(*at))
            .flat_map(|s| &s.chunks);
        let words = words
            .filter_map(|at| chunks.get(*at))
            .all(|chunk| !chunk.figure);
        for (column, stack) in cells.iter().enumerate() {
            let Some(stack) = stack.filter(|_| !taken(column)) else {
                continue;
            };
            let reach = |range: &mut dyn Iterator<Item = usize>| {
                range.take_while(|c| filled.get(*c) == Some(&false)).count()
            };
            let right = reach(&mut (column + 1..count));
            let left = reach(&mut (0..column).rev());
            let alone =
                block.to - block.from > 2 && stands_alone(stacks, rows, block, (at, column), stack);
            let (left, right) = match () {
                () if above && words && right > 0 => (0, right),
                () if alone && left > 0 && right > 0 && left == column => (left, right),
                () => continue,
            };
            found.push(Wide {
                row: at,
                from: column - left,
                to: column + right + 1,
                column,
            });
        }
    }
    found
}

fn area(block: &Block, column: usize) -> Area {
    let (x0, x1) = block.columns.get(column).copied().unwrap_or_default();
    Area {
        x0,
        x1,
        ..Area::default()
    }
}

/// Whether a text is in line with no other one of its column.
fn stands_alone(
    stacks: &[Stack],
    rows: &Rows,
    block: &Block,
    (own, column): (usize, usize),
    stack: &Stack,
) -> bool {
    let area = area(block, column);
    let near = |a: f64, b: f64| (a - b).abs() <= ASIDE * stack.size;
    let mut others = (block.from..block.to)
        .filter(|at| *at != own)
        .filter_map(|at| rows.rows.get(at))
        .flat_map(|row| &row.stacks)
        .filter_map(|at| stacks.get(*at))
        .filter(|other| overlap(&other.area, &area));
    !others.any(|other| {
        near(other.area.x0, stack.area.x0)
            || near(other.area.x1, stack.area.x1)
            || near(other.area.centre().0, stack.area.centre().0)
    })
}
