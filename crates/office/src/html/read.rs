//! Web pages to a neutral document: text as a browser shows it, tables as grids. No element
//! is visited by recursion: pages nest as deep as they like.

use super::element::{
    breaks_page, hidden, keeps_blanks, length, number_of, role, starts_line, unseen,
};
use super::grid::{self, Told, ToldRow};
use super::markup;
use super::words::Words;
use crate::document::{Block, Cell, Document, Layout, Paragraph, Place, Role};
use crate::limits::MOST_PIECES;
use crate::{Format, ReadError};
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

pub(crate) use markup::is_html;

/// Reads a page, or a text with tables of one, into a document whose encoding is known.
pub(crate) fn read(text: &str, mut document: Document) -> Result<Document, ReadError> {
    markup::refuse_endless(text)?;
    let page = if markup::is_page(text) {
        Html::parse_document(text)
    } else {
        Html::parse_document(&markup::of_text(text))
    };
    document.format = Format::Html;
    document.layout = Layout::Grid;
    let mut reader = Reader::default();
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => reader.open(element)?,
                Node::Text(text) => reader.text(text),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    reader.close(element)?;
                }
            }
        }
    }
    reader.end_paragraph()?;
    document.blocks = reader.blocks;
    if document.blocks.is_empty() {
        return Err(ReadError::Empty);
    }
    number(&mut document);
    if reader.hidden_words > 0 {
        document.notes.push((
            Place::default(),
            [
                format!("网页里有 {} 处隐藏的文字，没有读入", reader.hidden_words),
                format!(
                    "{} hidden texts of the page were not read",
                    reader.hidden_words
                ),
            ],
        ));
    }
    Ok(document)
}

/// Gives every cell its place, and notes tables with hidden cells.
fn number(document: &mut Document) {
    let mut tables = 0;
    for block in &mut document.blocks {
        let Block::Table(table) = block else {
            continue;
        };
        tables += 1;
        let mut hidden = 0;
        let mut first = None;
        for (row, line) in (1..).zip(&mut table.rows) {
            for (column, cell) in (1..).zip(&mut line.cells) {
                cell.place.table = tables;
                cell.place.row = row;
                cell.place.cell = column;
                if cell.extra.as_ref().is_some_and(|extra| extra.hidden) {
                    hidden += 1;
                    first.get_or_insert_with(|| cell.place.clone());
                }
            }
        }
        if let Some(place) = first {
            document.notes.push((
                place,
                [
                    format!("本表有 {hidden} 个隐藏的单元格，已一并读入"),
                    format!("{hidden} hidden cells of this table were read too"),
                ],
            ));
        }
    }
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// Cells and paragraphs so far.
    pieces: usize,
    words: Words,
    role: Role,
    /// The open tables, the innermost last.
    tables: Vec<Open>,
    /// How many open elements are not seen, hidden, or keep their blanks.
    unseen: u32,
    hidden: u32,
    kept: u32,
    hidden_words: usize,
}

/// A table that is open.
#[derive(Default)]
struct Open {
    told: Told,
    cell: Option<(Cell, Words, u32)>,
    in_head: bool,
    /// Tables within its cells.
    within: Vec<Block>,
}

impl Reader {
    fn open(&mut self, element: &Element) -> Result<(), ReadError> {
        let name = element.name();
        self.unseen += u32::from(unseen(element));
        self.hidden += u32::from(hidden(element));
        self.kept += u32::from(keeps_blanks(element));
        if self.unseen > 0 {
            return Ok(());
        }
        match name {
            "table" => {
                self.end_paragraph()?;
                self.tables.push(Open::default());
            }
            "thead" | "tbody" | "tfoot" | "col" | "tr" | "td" | "th" if !self.tables.is_empty() => {
                self.part_of_table(name, element);
            }
            "br" => {
                self.flow().line_end();
                if breaks_page(element) && self.tables.is_empty() {
                    self.end_paragraph()?;
                    self.blocks.push(Block::PageBreak);
                }
            }
            "input" => self.input(element),
            _ if starts_line(name) => {
                self.boundary()?;
                if breaks_page(element) && self.tables.is_empty() {
                    self.blocks.push(Block::PageBreak);
                }
                if self.tables.is_empty() {
                    self.role = role(element).unwrap_or(self.role);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, element: &Element) -> Result<(), ReadError> {
        let name = element.name();
        let seen = self.unseen == 0;
        self.unseen -= u32::from(unseen(element));
        self.hidden -= u32::from(hidden(element));
        self.kept -= u32::from(keeps_blanks(element));
        if !seen {
            return Ok(());
        }
        match name {
            "table" => self.end_table()?,
            "td" | "th" => self.end_cell(),
            "thead" => {
                if let Some(open) = self.tables.last_mut() {
                    open.in_head = false;
                }
            }
            "caption" => self.end_paragraph()?,
            _ if starts_line(name) => {
                self.boundary()?;
                if self.tables.is_empty() && role(element).is_some() {
                    self.role = Role::Body;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn part_of_table(&mut self, name: &str, element: &Element) {
        self.end_cell();
        let hidden = self.hidden;
        let Some(open) = self.tables.last_mut() else {
            return;
        };
        match name {
            "col" => {
                let times = number_of(element, "span", 1).clamp(1, 1_000);
                for _ in 0..times.min(1_000_u32.saturating_sub(open.told.widths.len() as u32)) {
                    open.told.widths.push(length(element, "width"));
                }
            }
            "tr" => {
                open.told.head_rows +=
                    u32::from(open.in_head && open.told.head_rows as usize == open.told.rows.len());
                open.told.rows.push(ToldRow {
                    group: open.told.group,
                    height: length(element, "height"),
                    ..ToldRow::default()
                });
            }
            "td" | "th" => {
                let rows = number_of(element, "rowspan", 1).min(65_534);
                let columns = number_of(element, "colspan", 1).clamp(1, 1_000);
                let mut cell = Cell::new("").spanning(rows, columns);
                if hidden > 0 {
                    cell.extra_mut().hidden = true;
                }
                open.cell = Some((cell, Words::default(), hidden));
            }
            _ => {
                open.told.group += 1;
                open.in_head = name == "thead";
            }
        }
    }

    fn end_cell(&mut self) {
        let Some(open) = self.tables.last_mut() else {
            return;
        };
        if let Some((mut cell, words, _)) = open.cell.take() {
            cell.text = words.end();
            if open.told.rows.is_empty() {
                open.told.rows.push(ToldRow::default());
            }
            if let Some(row) = open.told.rows.last_mut() {
                row.cells.push(cell);
            }
        }
    }

    /// A table within a cell follows the table it stands in.
    fn end_table(&mut self) -> Result<(), ReadError> {
        self.end_cell();
        let Some(open) = self.tables.pop() else {
            return Ok(());
        };
        let table = grid::of(open.told, &mut self.pieces)?;
        let blocks = table.map(Block::Table).into_iter().chain(open.within);
        match self.tables.last_mut() {
            Some(outer) => {
                outer.within.extend(blocks);
                self.flow().boundary();
            }
            None => self.blocks.extend(blocks),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.unseen > 0 {
            return;
        }
        let base = match self.tables.last() {
            Some(Open {
                cell: Some((_, _, hidden)),
                ..
            }) => *hidden,
            _ => 0,
        };
        if self.hidden > base {
            self.hidden_words += usize::from(!text.trim().is_empty());
            return;
        }
        let kept = self.kept > 0;
        self.flow().text(text, kept);
    }

    /// What stands in a field of a page that was filled in.
    fn input(&mut self, element: &Element) {
        let value = element.attr("value").unwrap_or_default();
        let kind = element.attr("type").unwrap_or("text");
        match kind.to_ascii_lowercase().as_str() {
            "hidden" | "submit" | "button" | "reset" | "image" | "password" | "file" => {}
            "checkbox" | "radio" => {
                let ticked = element.attr("checked").is_some();
                self.text(if ticked { "☑" } else { "□" });
            }
            _ => self.text(value),
        }
    }

    /// Where text goes: the open cell, else the open paragraph. Text between the cells of a
    /// table is moved in front of it by the parser.
    fn flow(&mut self) -> &mut Words {
        match self.tables.last_mut() {
            Some(Open {
                cell: Some((_, words, _)),
                ..
            }) => words,
            _ => &mut self.words,
        }
    }

    fn boundary(&mut self) -> Result<(), ReadError> {
        if self.tables.is_empty() {
            return self.end_paragraph();
        }
        self.flow().boundary();
        Ok(())
    }

    fn end_paragraph(&mut self) -> Result<(), ReadError> {
        let text = std::mem::take(&mut self.words).end();
        if text.is_empty() {
            return Ok(());
        }
        self.pieces += 1;
        if self.pieces > MOST_PIECES {
            return Err(ReadError::Limit {
                zh: "段落和单元格数",
                en: "paragraphs and cells",
                most: MOST_PIECES as u64,
            });
        }
        let paragraph = Block::Paragraph(Paragraph {
            text,
            role: self.role,
            ..Paragraph::default()
        });
        let outermost = self.tables.len() == 1;
        match self.tables.last_mut() {
            // The caption of a table that is open stands in front of it.
            Some(open) if outermost && open.told.rows.is_empty() => {
                self.blocks.push(paragraph);
            }
            Some(open) => open.within.push(paragraph),
            None => self.blocks.push(paragraph),
        }
        Ok(())
    }
}
