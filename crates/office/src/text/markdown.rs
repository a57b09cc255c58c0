//! Markdown with pipe tables. Text without one is no Markdown here, whatever its marks.

use crate::document::{Block, Cell, Document, Layout, Paragraph, Place, Role, Row, Table};
use crate::limits::{MOST_COLUMNS, MOST_PIECES};
use crate::{Format, ReadError};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// Whether a text holds a pipe table: a line of `---|---` as wide as the line above it.
pub(super) fn is_markdown(text: &str) -> bool {
    // Most texts hold no bar at all, which is known sooner than their lines are.
    text.contains('|') && table_heads(text).next().is_some()
}

/// Indexes of the lines above the `---|---` lines.
fn table_heads(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.lines()
        .zip(text.lines().skip(1))
        .enumerate()
        .filter(|(_, (head, rule))| {
            head.contains('|') && !head.contains('\t') && rule_width(rule) == Some(width(head))
        })
        .map(|(line, _)| line)
}

/// How many columns a `---|---` line tells; none where it is no such line.
fn rule_width(line: &str) -> Option<usize> {
    let line = line.trim();
    let rules = line.strip_prefix('|').unwrap_or(line);
    let rules = rules.strip_suffix('|').unwrap_or(rules);
    let is_rule = |cell: &str| {
        let cell = cell.trim();
        let dashes = cell.strip_prefix(':').unwrap_or(cell);
        let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
        !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
    };
    let columns = rules.split('|').filter(|cell| is_rule(cell)).count();
    (line.contains('|') && columns == rules.split('|').count()).then_some(columns)
}

/// How many cells a line of a table has.
fn width(line: &str) -> usize {
    let line = line.trim();
    let mut escaped = false;
    let mut pipes = 0;
    let mut closed = false;
    for character in line.strip_prefix('|').unwrap_or(line).chars() {
        closed = character == '|' && !escaped;
        pipes += usize::from(closed);
        escaped = character == '\\' && !escaped;
    }
    pipes + usize::from(!closed)
}

/// Reads the text into the document.
pub(super) fn read(text: &str, mut document: Document) -> Result<Document, ReadError> {
    document.format = Format::Markdown;
    document.layout = Layout::Grid;
    let text = widened(text)?;
    let mut reader = Reader {
        document,
        lines: Lines {
            text: &text,
            offset: 0,
            line: 1,
        },
        text: String::new(),
        line: 0,
        role: Role::Body,
        lists: Vec::new(),
        tables: 0,
        cells: 0,
    };
    for (event, range) in Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter() {
        reader.event(event, range);
        if reader.cells > MOST_PIECES {
            return Err(ReadError::Limit {
                zh: "单元格数",
                en: "cells",
                most: MOST_PIECES as u64,
            });
        }
    }
    reader.end_paragraph();
    Ok(reader.document)
}

/// The text with the head of each table as wide as its widest row: what stands outside of
/// the head's columns would be dropped. No line is added or taken away.
fn widened(text: &str) -> Result<Cow<'_, str>, ReadError> {
    let heads: Vec<usize> = table_heads(text).collect();
    let mut lines: Vec<Cow<'_, str>> = text.lines().map(Cow::Borrowed).collect();
    let mut changed = false;
    // Where the last table ends: what looks like a head within it is a row.
    let mut end = 0;
    for head in heads {
        let Some(rows) = lines.get(head..).filter(|_| head >= end) else {
            continue;
        };
        let own = rows.first().map_or(0, |line| width(line));
        let widths: Vec<usize> = rows
            .iter()
            .take_while(|line| !line.trim().is_empty() && line.contains('|'))
            .map(|line| width(line))
            .collect();
        end = head + widths.len();
        let widest = widths.into_iter().max().unwrap_or(own);
        if widest > MOST_COLUMNS as usize {
            return Err(ReadError::Limit {
                zh: "一个表的列数",
                en: "columns of one table",
                most: u64::from(MOST_COLUMNS),
            });
        }
        for (line, cell) in [(head, "|"), (head + 1, "---|")] {
            if let Some(line) = lines.get_mut(line).filter(|_| widest > own) {
                let closed = line.trim_end().trim_end_matches('|').to_owned();
                *line = Cow::Owned(closed + "|" + &cell.repeat(widest - own));
                changed = true;
            }
        }
    }
    Ok(if changed {
        Cow::Owned(lines.join("\n"))
    } else {
        Cow::Borrowed(text)
    })
}

/// Lines of positions that come in order.
struct Lines<'a> {
    text: &'a str,
    offset: usize,
    line: u32,
}

impl Lines<'_> {
    fn of(&mut self, offset: usize) -> u32 {
        if offset > self.offset
            && let Some(between) = self.text.get(self.offset..offset)
        {
            let ends = between.bytes().filter(|&byte| byte == b'\n').count();
            self.line = self
                .line
                .saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
            self.offset = offset;
        }
        self.line
    }
}

struct Reader<'a> {
    document: Document,
    lines: Lines<'a>,
    /// The open paragraph or cell, and its line.
    text: String,
    line: u32,
    role: Role,
    /// The open lists with the number of their next item.
    lists: Vec<Option<u64>>,
    tables: u32,
    cells: usize,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let line = self.lines.of(range.start);
        match event {
            Event::Start(tag) => self.start(&tag, line),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) => {
                self.words(&text, line);
            }
            Event::InlineHtml(tag) => {
                let name = tag.trim_matches(['<', '>', '/', ' ']);
                if name.eq_ignore_ascii_case("br") {
                    self.text.push('\n');
                } else if !known(name) {
                    self.words(&tag, line);
                }
            }
            Event::SoftBreak | Event::HardBreak => self.end_paragraph(),
            _ => {}
        }
    }

    /// A line of the source is a paragraph: these texts are forms, not prose.
    fn words(&mut self, words: &str, line: u32) {
        if self.text.is_empty() {
            self.line = line;
        }
        self.text.push_str(words);
    }

    fn start(&mut self, tag: &Tag<'_>, line: u32) {
        match tag {
            Tag::Table(_) => {
                self.end_paragraph();
                self.tables += 1;
                self.document.blocks.push(Block::Table(Table::default()));
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(Block::Table(table)) = self.document.blocks.last_mut() {
                    table.rows.push(Row::default());
                }
            }
            Tag::TableCell => {
                self.text.clear();
                self.line = line;
            }
            Tag::Heading { level, .. } => {
                self.end_paragraph();
                self.role = match level {
                    HeadingLevel::H1 => Role::Title,
                    level => Role::Heading(*level as u8 - 1),
                };
            }
            Tag::List(first) => {
                self.end_paragraph();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.end_paragraph();
                if let Some(Some(number)) = self.lists.last_mut() {
                    let mark = format!("{number}. ");
                    *number += 1;
                    self.words(&mark, line);
                }
            }
            Tag::Paragraph if !self.lists.is_empty() => {}
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::BlockQuote(_) => {
                self.end_paragraph();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Heading(_) => {
                self.end_paragraph();
                self.role = Role::Body;
            }
            TagEnd::List(_) => {
                self.end_paragraph();
                self.lists.pop();
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                self.end_paragraph();
            }
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        self.cells += 1;
        let text = std::mem::take(&mut self.text);
        let Some(Block::Table(table)) = self.document.blocks.last_mut() else {
            return;
        };
        let row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
        if let Some(last) = table.rows.last_mut() {
            let mut cell = Cell::new(text.trim());
            cell.place = Place {
                line: self.line,
                table: self.tables,
                row,
                cell: u32::try_from(last.cells.len() + 1).unwrap_or(u32::MAX),
                ..Place::default()
            };
            last.cells.push(cell);
        }
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let line = self.line;
        for (line, text) in (line..).zip(text.trim_end().split('\n')) {
            if text.trim().is_empty() {
                continue;
            }
            self.document.blocks.push(Block::Paragraph(Paragraph {
                text: text.to_owned(),
                place: Place {
                    line,
                    column: 1,
                    ..Place::default()
                },
                role: self.role,
                ..Paragraph::default()
            }));
        }
    }
}

/// Tags of the typeface, which say nothing to a reader.
fn known(name: &str) -> bool {
    let name = name.split_whitespace().next().unwrap_or_default();
    [
        "b", "i", "u", "s", "strong", "em", "span", "font", "sub", "sup", "p", "div", "center",
    ]
    .iter()
    .any(|tag| tag.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(document: &Document) -> Vec<Vec<&str>> {
        document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Table(table) => Some(&table.rows),
                _ => None,
            })
            .flatten()
            .map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn pipe_tables_are_grids_with_their_lines() {
        let text = "# 自评表\n\n单位：甲\n日期：乙\n\n| 指标 | 目标 | 得分 |\n|:--|---|--:|\n\
                    | **数量** | ≥5<br>个 | 10 |\n| a\\|b | | 9 | 多出 |\n| 少 |\n\n1. 说明\n";
        let document = crate::read(text.as_bytes()).unwrap();
        assert_eq!(document.format, Format::Markdown);
        assert_eq!(document.layout, Layout::Grid);
        assert_eq!(
            table(&document),
            [
                ["指标", "目标", "得分", ""],
                ["数量", "≥5\n个", "10", ""],
                ["a|b", "", "9", "多出"],
                ["少", "", "", ""],
            ]
        );
        let words: Vec<_> = document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Paragraph(words) => {
                    Some((words.place.line, words.role, words.text.as_str()))
                }
                _ => None,
            })
            .collect();
        assert_eq!(
            words,
            [
                (1, Role::Title, "自评表"),
                (3, Role::Body, "单位：甲"),
                (4, Role::Body, "日期：乙"),
                (12, Role::Body, "1. 说明"),
            ]
        );
        let Some(Block::Table(table)) = document.blocks.get(3) else {
            panic!("no table")
        };
        let place = &table.rows[2].cells[2].place;
        assert_eq!(
            (place.line, place.table, place.row, place.cell),
            (9, 1, 3, 3)
        );
    }

    #[test]
    fn without_a_pipe_table_text_stays_text() {
        for text in [
            "# 表\n\n一 | 二\n",
            "一 | 二\n--- | --- | ---\n",
            "甲\t乙|丙\n---|---\n",
            "---\n---\n",
            "|\n-\n",
        ] {
            assert!(!is_markdown(text), "{text}");
        }
        assert!(is_markdown("一 | 二\n--|--\n"));
    }

    #[test]
    fn a_table_wider_than_any_is_refused() {
        let wide = "|a".repeat(MOST_COLUMNS as usize + 1);
        let text = format!("|一|二|\n|---|---|\n{wide}\n");
        assert!(matches!(
            crate::read(text.as_bytes()),
            Err(ReadError::Limit { .. })
        ));
    }
}
