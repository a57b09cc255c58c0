//! Tables and lines of all pages to a document: tables stitched over page breaks, lines
//! joined to paragraphs where they were wrapped.

use super::flow::{Flow, Item, Running, TITLE, body_size};
use super::lines::Line;
use super::marks::{Area, Start};
use super::sheet::Sheet;
use super::stitch;
use super::top::Top;
use super::wrap::{self, Setting};
use crate::document::{
    Block, Cell, Document, Layout, PageSetup, Paragraph, Place, Role, Row, Table,
};
use crate::format::Format;

/// Hundredths of a millimetre in a point.
const HUNDREDTHS_OF_MM: f64 = 2540.0 / 72.0;

/// How many lines would have had room on a page that was ended on purpose.
const ROOM: f64 = 4.0;

/// Something of the document; lines each with its page.
enum Part {
    Lines(Vec<(u32, Line)>),
    Sheet(Box<Sheet>),
    /// A new page began though there was room on the one before.
    Break,
}

impl Part {
    fn sheet(&self) -> Option<&Sheet> {
        match self {
            Self::Sheet(sheet) => Some(sheet),
            Self::Lines(_) | Self::Break => None,
        }
    }
}

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
    for part in parts(flows, document) {
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

/// Tables and runs of lines in the order of reading, tables stitched.
fn parts(flows: Vec<Flow>, document: &mut Document) -> Vec<Part> {
    let lowest = flows
        .iter()
        .flat_map(|flow| flow.items.iter().map(|item| item.area().y1))
        .fold(0.0, f64::max);
    let mut parts: Vec<Part> = Vec::new();
    let mut tables = 0u32;
    // Where the last thing ended.
    let mut bottom = lowest;
    let mut top = Top::default();
    for mut flow in flows {
        let number = flow.number;
        top = top.then(&mut flow, parts.last().and_then(Part::sheet), lowest);
        for (index, item) in flow.items.into_iter().enumerate() {
            let mut sheet = match item {
                Item::Sheet(sheet) => sheet,
                Item::Line(line) => {
                    let room = lowest - bottom;
                    if index == 0 && !parts.is_empty() && room > ROOM * line.area.height() {
                        parts.push(Part::Break);
                    }
                    bottom = line.area.y1;
                    match parts.last_mut() {
                        Some(Part::Lines(lines)) => lines.push((number, line)),
                        _ => parts.push(Part::Lines(vec![(number, line)])),
                    }
                    continue;
                }
            };
            bottom = sheet.area.y1;
            if index == 0
                && let Some(Part::Sheet(before)) = parts.last_mut()
            {
                let room = lowest - before.area.y1;
                match stitch::join(before, *sheet, room) {
                    Ok(doubts) => {
                        let place = Place {
                            page: number,
                            table: tables,
                            ..Place::default()
                        };
                        let doubts = doubts.into_iter().map(|doubt| (place.clone(), doubt));
                        document.doubts.extend(doubts);
                        continue;
                    }
                    Err(back) => sheet = back,
                }
            }
            tables += 1;
            if sheet.ragged {
                document.doubts.push(ragged(number, tables));
            }
            if sheet.unruled {
                document.doubts.push(unruled(number, tables));
            }
            parts.push(Part::Sheet(sheet));
        }
    }
    parts
}

fn ragged(page: u32, table: u32) -> (Place, [String; 2]) {
    let place = Place {
        page,
        table,
        ..Place::default()
    };
    let doubt = [
        format!("第 {page} 页的表格线不完整，有的单元格不成矩形，已按行分开读入"),
        format!(
            "ruling lines are missing in the table on page {page}; cells that are no rectangle were read row by row"
        ),
    ];
    (place, doubt)
}

fn unruled(page: u32, table: u32) -> (Place, [String; 2]) {
    let place = Place {
        page,
        table,
        ..Place::default()
    };
    let doubt = [
        format!("第 {page} 页的表格没有框线，按文字对齐分列读入，请对照原件核对"),
        format!(
            "the table on page {page} has no lines; its columns were told by how the text is aligned, compare it with the original"
        ),
    ];
    (place, doubt)
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
