//! Tables and lines of all pages to a document; lines joined to paragraphs where they were
//! wrapped.

use super::flow::{Flow, Item, TITLE, body_size};
use super::lines::Line;
use super::marks::{Area, Start};
use super::parts::{Part, Parts};
use super::running::Running;
use super::sheet::Sheet;
use super::wrap::{self, Setting};
use crate::document::{
    Block, Cell, Document, Layout, PageSetup, Paragraph, Place, Role, Row, Table,
};
use crate::format::Format;

/// Hundredths of a millimetre in a point.
const HUNDREDTHS_OF_MM: f64 = 2540.0 / 72.0;

/// The document of all pages.
pub(super) fn document(flows: Vec<Flow>, running: &Running) -> Document {
    let tables = flows
        .iter()
        .any(|flow| flow.items.iter().any(|item| matches!(item, Item::Sheet(_))));
    let mut document = Document {
        format: Format::Pdf,
        layout: if tables { Layout::Grid } else { Layout::Lines },
        page: page_setup(&flows),
        ..Document::default()
    };
    drawn(&flows, &mut document);
    outside(&running.headers, Role::Header, &mut document);
    if tables {
        grid(flows, &mut document);
    } else {
        plain(&flows, &mut document);
    }
    outside(&running.footers, Role::Footer, &mut document);
    document
}

/// Headers and footers.
fn outside(lines: &[(u32, Line)], role: Role, document: &mut Document) {
    for (page, line) in lines {
        let text = line.text.trim().to_owned();
        let paragraph = paragraph(*page, &[line], text, role);
        document.blocks.push(Block::Paragraph(paragraph));
    }
}

/// Tables and the paragraphs between them.
fn grid(flows: Vec<Flow>, document: &mut Document) {
    let widths: Vec<f64> = flows.iter().map(|flow| flow.width).collect();
    let body = body_size(&flows);
    let mut number = 0;
    for part in Parts::of(flows, document) {
        match part {
            Part::Sheet(sheet) => {
                number += 1;
                document.blocks.push(Block::Table(table(&sheet, number)));
            }
            Part::Break => document.blocks.push(Block::PageBreak),
            Part::Lines(lines) => {
                for (page, lines, text) in paragraphs(&lines) {
                    if text.is_empty() {
                        continue;
                    }
                    let width = widths.get(page as usize - 1).copied().unwrap_or_default();
                    let role = role(&lines, width, body);
                    let paragraph = paragraph(page, &lines, text, role);
                    document.blocks.push(Block::Paragraph(paragraph));
                }
            }
        }
    }
}

/// Line by line, as text copied out of the file would be.
fn plain(flows: &[Flow], document: &mut Document) {
    let body = body_size(flows);
    let mut count = 0;
    for flow in flows {
        for item in &flow.items {
            let Item::Line(line) = item else { continue };
            count += 1;
            let text = line.text.trim_end().to_owned();
            let role = role(&[line], flow.width, body);
            let mut paragraph = paragraph(flow.number, &[line], text, role);
            (paragraph.place.line, paragraph.place.column) = (count, 1);
            document.blocks.push(Block::Paragraph(paragraph));
        }
    }
}

fn paragraph(page: u32, lines: &[&Line], text: String, role: Role) -> Paragraph {
    let areas = lines.iter().map(|line| line.area);
    let area = areas.reduce(|a, b| a.with(&b)).unwrap_or_default();
    Paragraph {
        text,
        place: place(page, &area),
        role,
        ..Paragraph::default()
    }
}

fn page_setup(flows: &[Flow]) -> PageSetup {
    flows
        .first()
        .map_or_else(PageSetup::default, |flow| PageSetup {
            width: (flow.width * HUNDREDTHS_OF_MM).round() as u32,
            height: (flow.height * HUNDREDTHS_OF_MM).round() as u32,
            ..PageSetup::default()
        })
}

/// Drawings of too many lines are said, not read.
fn drawn(flows: &[Flow], document: &mut Document) {
    for flow in flows.iter().filter(|flow| flow.drawings > 0) {
        let place = Place {
            page: flow.number,
            ..Place::default()
        };
        let number = flow.number;
        document.doubts.push((
            place,
            [
                format!("第 {number} 页的线条过密，按图形处理，没有当作表格读"),
                format!("the lines on page {number} are too dense for a table and were taken for a drawing"),
            ],
        ));
    }
}

/// Large lines in the middle are titles.
fn role(lines: &[&Line], width: f64, body: f64) -> Role {
    let title = lines.iter().all(|line| {
        let (middle, _) = line.area.centre();
        line.size > TITLE * body && (middle - width / 2.0).abs() < 0.06 * width
    });
    if title { Role::Title } else { Role::Body }
}

/// Lines joined where they were wrapped.
fn paragraphs(lines: &[(u32, Line)]) -> Vec<(u32, Vec<&Line>, String)> {
    let left = lines
        .iter()
        .map(|(_, l)| l.area.x0)
        .fold(f64::MAX, f64::min);
    let right = lines
        .iter()
        .map(|(_, l)| l.area.x1)
        .fold(f64::MIN, f64::max);
    let mut out: Vec<(u32, Vec<&Line>)> = Vec::new();
    let mut reached = *lines.first().map_or(&0, |(page, _)| page);
    for (page, line) in lines {
        // Over a page's end goes on what was seen to be wrapped before: a signature at the
        // end of a page and the title of the next are as wide as they happen to be.
        let turned = std::mem::replace(&mut reached, *page) != *page;
        let wraps = |before: &[&Line]| {
            before
                .iter()
                .filter(|line| line.area.x1 > right - line.size)
                .count()
                > 1
        };
        let goes_on = out.last().is_some_and(|(_, before)| {
            before.last().is_some_and(|last| {
                let indented = line.area.x0 > left + 1.2 * line.size;
                // A first line stands in by two characters; what stands in further is a title.
                let centred = last.area.x0 > line.area.x0 + 2.6 * line.size;
                let same = (line.size - last.size).abs() < 0.1 * line.size;
                let near = line.area.y0 < last.area.y1 + 1.5 * line.size;
                let full = right - last.area.x1 < line.head - 0.12 * line.size;
                match line.start {
                    Start::Line => false,
                    Start::GoesOn | Start::Rest => true,
                    Start::Unknown => {
                        same && near
                            && full
                            && !indented
                            && !centred
                            && !begins_item(last, line)
                            && (!turned || wraps(before))
                    }
                }
            })
        });
        match out.last_mut() {
            Some((_, before)) if goes_on => before.push(line),
            _ => out.push((*page, vec![line])),
        }
    }
    out.into_iter()
        .map(|(page, lines)| {
            let area = Area {
                x0: left,
                x1: right,
                ..Area::default()
            };
            let setting = Setting::new(lines.iter().copied().cloned().collect(), &area, 0.0);
            let text = wrap::joined(&setting);
            (page, lines, text.trim().to_owned())
        })
        .collect()
}

/// Whether a line begins an item of a list below a finished sentence: 2.…, 3、….
fn begins_item(last: &Line, line: &Line) -> bool {
    let text = line.text.trim_start();
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    behind.len() < text.len()
        && behind
            .strip_prefix(['.', '．', '、'])
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
        && last.text.trim_end().ends_with(['。', '；', '：'])
}

fn place(page: u32, area: &Area) -> Place {
    Place {
        page,
        bounds: area.hundredths(),
        ..Place::default()
    }
}

/// The table of a stitched grid.
fn table(sheet: &Sheet, number: u32) -> Table {
    let columns = sheet.xs.len().saturating_sub(1);
    let mut rows: Vec<Row> = (0..sheet.rows)
        .map(|_| Row {
            cells: vec![Cell::hidden_by_span(); columns],
            height: 0,
        })
        .collect();
    for cell in &sheet.cells {
        let span = cell.span;
        let mut placed = Cell::new(cell.text()).spanning(
            (span.bottom - span.top) as u32,
            (span.right - span.left) as u32,
        );
        if let Some(piece) = cell.pieces.first() {
            placed.place = place(piece.page, &piece.area);
        }
        let covering = placed.place.clone();
        for (row, cells) in rows.iter_mut().enumerate().take(span.bottom).skip(span.top) {
            for (column, slot) in cells
                .cells
                .iter_mut()
                .enumerate()
                .take(span.right)
                .skip(span.left)
            {
                slot.place = covering.clone();
                if (row, column) == (span.top, span.left) {
                    *slot = placed.clone();
                }
            }
        }
    }
    for (row, cells) in (1u32..).zip(&mut rows) {
        for (column, cell) in (1u32..).zip(&mut cells.cells) {
            cell.place.table = number;
            cell.place.row = row;
            cell.place.cell = column;
        }
    }
    Table {
        pieced: true,
        guessed: sheet.unruled,
        rows,
        widths: sheet
            .xs
            .windows(2)
            .map(|pair| match pair {
                [from, to] => ((to - from) * HUNDREDTHS_OF_MM).round() as u32,
                _ => 0,
            })
            .collect(),
        head_rows: sheet.head_rows as u32,
        heads: Vec::new(),
        sheet: String::new(),
    }
}
