//! Tables, rows and cells while they are read.

use super::super::xml;
use super::block::{Frame, FrameKind, Shown};
use super::gathered::{Story, in_words};
use super::grid::{Merge, Written, WrittenCell, WrittenRow, within};
use super::kind::Kind;
use super::reading::Reading;
use crate::ReadError;
use crate::document::{Block, Place};
use crate::limits::MOST_COLUMNS;
use quick_xml::events::BytesStart;

/// A table that is being read.
#[derive(Default)]
pub(super) struct OpenTable {
    written: Written,
    row: Option<OpenRow>,
    cell: Option<OpenCell>,
    /// What stood in its cells and is no text: nested tables, text boxes.
    behind: Vec<Block>,
    /// Frames that were open when it began.
    frames: usize,
}

#[derive(Default)]
struct OpenRow {
    written: WrittenRow,
    /// The column of the next cell.
    column: u32,
    deleted: bool,
}

#[derive(Default)]
struct OpenCell {
    written: WrittenCell,
    /// Paragraphs so far.
    paragraphs: usize,
    /// Whether its style is known.
    styled: bool,
    deleted: bool,
    /// Merged with the cell to the left.
    joined: bool,
}

impl Reading<'_, '_> {
    pub(super) fn open_table(&mut self) -> Result<(), ReadError> {
        self.flush()?;
        self.tables.push(OpenTable {
            frames: self.frames.len(),
            ..OpenTable::default()
        });
        Ok(())
    }

    /// Begins a row; false where none can be.
    pub(super) fn open_row(&mut self) -> bool {
        let frames = self.frames.len();
        match self.tables.last_mut() {
            Some(table) if table.frames == frames && table.row.is_none() => {
                table.row = Some(OpenRow::default());
                true
            }
            _ => false,
        }
    }

    /// Begins a cell; false where none can be.
    pub(super) fn open_cell(&mut self, at: usize) -> Result<bool, ReadError> {
        let frames = self.frames.len();
        let index = self.tables.len().saturating_sub(1);
        let Some(table) = self.tables.last_mut() else {
            return Ok(false);
        };
        let Some(row) = table.row.as_ref().filter(|_| table.frames == frames) else {
            return Ok(false);
        };
        self.gathered.count(1)?;
        if row.column >= MOST_COLUMNS {
            return Err(ReadError::Limit {
                zh: "表格的列",
                en: "columns of a table",
                most: u64::from(MOST_COLUMNS),
            });
        }
        if table.written.number == 0 {
            self.gathered.tables = self.gathered.tables.saturating_add(1);
            table.written.number = self.gathered.tables;
        }
        table.cell = Some(OpenCell {
            written: WrittenCell {
                column: row.column,
                span: 1,
                bytes: at..at,
                ..WrittenCell::default()
            },
            ..OpenCell::default()
        });
        self.frames.push(Frame::new(FrameKind::Cell(index)));
        Ok(true)
    }

    pub(super) fn close_cell(&mut self, at: usize) -> Result<(), ReadError> {
        self.flush()?;
        self.frames.pop();
        let place = self.cell_place(self.tables.len().saturating_sub(1));
        let Some(table) = self.tables.last_mut() else {
            return Ok(());
        };
        let (Some(mut cell), Some(row)) = (table.cell.take(), table.row.as_mut()) else {
            return Ok(());
        };
        if cell.deleted {
            return Ok(());
        }
        let written = &mut cell.written;
        written.bytes.end = at;
        if written.text.ends_with('\n') || written.text.starts_with('\n') {
            written.text = written.text.trim_matches('\n').to_owned();
        }
        if within(written.span, written.column).is_none() {
            let asked = written.span;
            let grid = u32::try_from(table.written.columns.len()).unwrap_or(1);
            written.span = grid.saturating_sub(written.column).max(1);
            self.gathered.doubt(
                place,
                format!(
                    "合并列数 {asked} 超过表格可能的列数，按 {} 列读取",
                    written.span
                ),
                format!(
                    "a span of {asked} columns is more than a table has; taken as {}",
                    written.span
                ),
            );
        }
        row.column = row.column.saturating_add(cell.written.span);
        row.take(cell);
        Ok(())
    }

    pub(super) fn close_row(&mut self) {
        if let Some(table) = self.tables.last_mut()
            && let Some(row) = table.row.take()
            && !row.deleted
            && !row.written.cells.is_empty()
        {
            table.written.rows.push(row.written);
        }
    }

    pub(super) fn close_table(&mut self) -> Result<(), ReadError> {
        let Some(table) = self.tables.pop() else {
            return Ok(());
        };
        let number = table.written.number;
        if number > 0 {
            let finished = table.written.finish(&self.part, self.gathered)?;
            self.tell_where(number);
            self.put(Block::Table(finished));
        }
        for block in table.behind {
            self.put(block);
        }
        Ok(())
    }

    /// A table that does not simply stand in the body.
    fn tell_where(&mut self, number: u32) {
        let boxed = self.frame().kind == FrameKind::Box;
        let place = self.place();
        let [zh, en] = match self.story {
            _ if place.table > 0 => in_words(&place),
            _ if boxed => ["文本框".to_owned(), "a text box".to_owned()],
            Story::Body => return,
            Story::Header => ["页眉".to_owned(), "a header".to_owned()],
            Story::Footer => ["页脚".to_owned(), "a footer".to_owned()],
            Story::Footnote | Story::Endnote | Story::Comment => {
                ["脚注、尾注或批注".to_owned(), "a note".to_owned()]
            }
        };
        self.gathered.note(
            place,
            format!("第 {number} 个表在{zh}里"),
            format!("table {number} stands in {en}"),
        );
    }

    /// The place of the cell that is being read of an open table.
    pub(super) fn cell_place(&self, table: usize) -> Place {
        let Some(table) = self.tables.get(table) else {
            return Place::default();
        };
        let row = u32::try_from(table.written.rows.len()).unwrap_or(u32::MAX);
        let column = match (&table.cell, &table.row) {
            (Some(cell), _) => cell.written.column,
            (None, Some(row)) => row.column,
            (None, None) => 0,
        };
        Place {
            table: table.written.number,
            row: row.saturating_add(1),
            cell: column.saturating_add(1),
            ..Place::default()
        }
    }

    pub(super) fn row_is_deleted(&self) -> bool {
        let frames = self.frames.len();
        self.tables.last().is_some_and(|table| {
            table.frames == frames && table.row.as_ref().is_some_and(|row| row.deleted)
        })
    }

    pub(super) fn delete_row(&mut self) {
        if let Some(row) = self.tables.last_mut().and_then(|table| table.row.as_mut()) {
            row.deleted = true;
        }
    }

    fn cell_frame(&mut self) -> Option<&mut OpenCell> {
        let FrameKind::Cell(table) = self.frames.last()?.kind else {
            return None;
        };
        self.tables.get_mut(table)?.cell.as_mut()
    }

    pub(super) fn cell_is_deleted(&mut self) -> bool {
        self.cell_frame().is_some_and(|cell| cell.deleted)
    }

    pub(super) fn mark_cell_deleted(&mut self) {
        if let Some(cell) = self.cell_frame() {
            cell.deleted = true;
        }
    }

    /// Word neither shows nor counts what stands in a cell that is covered from above.
    pub(super) fn in_covered_cell(&mut self) -> bool {
        self.cell_frame()
            .is_some_and(|cell| cell.joined || cell.written.merge == Merge::Continue)
    }

    pub(super) fn add_to_cell(&mut self, table: usize, shown: Shown) {
        let cell = self.tables.get_mut(table);
        let Some(cell) = cell.and_then(|table| table.cell.as_mut()) else {
            return;
        };
        if cell.paragraphs > 0 {
            cell.written.text.push('\n');
        }
        cell.paragraphs += 1;
        if !cell.styled && !shown.text.trim().is_empty() {
            let fill = cell.written.style.fill;
            cell.written.style = shown.style;
            cell.written.style.fill = fill;
            cell.styled = true;
        }
        if cell.written.text.is_empty() {
            cell.written.text = shown.text;
        } else {
            cell.written.text.push_str(&shown.text);
        }
    }

    pub(super) fn put_behind(&mut self, table: usize, block: Block) {
        if let Some(table) = self.tables.get_mut(table) {
            table.behind.push(block);
        }
    }

    pub(super) fn table_property(&mut self, kind: Kind, tag: &BytesStart<'_>) {
        match self.holders().0 {
            Kind::RowProperties => self.row_property(kind, tag),
            Kind::CellProperties => self.cell_property(kind, tag),
            _ if kind == Kind::GridColumn => {
                let Some(table) = self.tables.last_mut() else {
                    return;
                };
                if table.written.columns.len() < MOST_COLUMNS as usize {
                    table.written.columns.push(width(tag));
                }
            }
            _ => {}
        }
    }

    fn row_property(&mut self, kind: Kind, tag: &BytesStart<'_>) {
        let Some(row) = self.tables.last_mut().and_then(|table| table.row.as_mut()) else {
            return;
        };
        match kind {
            Kind::GridBefore => {
                let columns = xml::number(tag).unwrap_or_default();
                row.column = within(columns, 0)
                    .filter(|_| row.written.cells.is_empty())
                    .unwrap_or_default();
            }
            Kind::RowHeight => {
                row.written.height = xml::hundredths(xml::number(tag).unwrap_or_default())
            }
            Kind::HeadRow => row.written.head = xml::is_on(tag),
            _ => {}
        }
    }

    fn cell_property(&mut self, kind: Kind, tag: &BytesStart<'_>) {
        let Some(cell) = self.cell_frame() else {
            return;
        };
        let begins = || xml::value(tag).as_deref() == Some("restart");
        match kind {
            Kind::GridSpan => {
                let digits = xml::value(tag).unwrap_or_default();
                let asked = digits.trim().parse::<u64>().unwrap_or(1);
                cell.written.span = u32::try_from(asked).unwrap_or(u32::MAX).max(1);
            }
            Kind::VerticalMerge if begins() => cell.written.merge = Merge::Begin,
            Kind::VerticalMerge => cell.written.merge = Merge::Continue,
            Kind::HorizontalMerge => cell.joined = !begins(),
            Kind::CellWidth if xml::attribute(tag, "type").as_deref() != Some("pct") => {
                cell.written.width = width(tag);
            }
            Kind::Shade => cell.written.style.fill = fill(tag),
            _ => {}
        }
    }
}

impl OpenRow {
    /// Adds a cell, or lets the cell to the left cover it.
    fn take(&mut self, cell: OpenCell) {
        match self.written.cells.last_mut() {
            Some(left) if cell.joined => {
                left.span = left.span.saturating_add(cell.written.span);
                left.swallowed
                    .push((cell.written.column, cell.written.bytes));
                // Shown nowhere in Word, but never lost.
                if !cell.written.text.trim().is_empty() {
                    if !left.text.is_empty() {
                        left.text.push('\n');
                    }
                    left.text.push_str(&cell.written.text);
                }
            }
            _ => self.written.cells.push(cell.written),
        }
    }
}

/// The width in hundredths of a millimetre.
fn width(tag: &BytesStart<'_>) -> u32 {
    let width = xml::attribute(tag, "w").and_then(|width| width.trim().parse().ok());
    xml::hundredths(width.unwrap_or_default())
}

/// The background, where one is told.
fn fill(tag: &BytesStart<'_>) -> Option<[u8; 3]> {
    let name = xml::attribute(tag, "fill")?;
    if name.len() != 6 {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(&name, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}
