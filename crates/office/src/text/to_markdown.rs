//! A neutral document to Markdown with pipe tables. What Markdown cannot tell (typefaces,
//! widths, spans) is left out; a cell that covers others stands once, the others blank.

use crate::document::{Block, Document, Paragraph, Role, Table};
use crate::spans::{Square, Squares};

/// Writes the document as Markdown.
pub fn write(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(words) => paragraph(&mut out, words),
            Block::Table(rows) if rows.rows.is_empty() => {}
            Block::Table(rows) => table(&mut out, rows),
            Block::PageBreak => out.push_str("\n---\n"),
        }
    }
    if out.starts_with('\n') {
        out.remove(0);
    }
    out
}

fn paragraph(out: &mut String, words: &Paragraph) {
    let mark = match words.role {
        Role::Title => "# ".to_owned(),
        // Six levels are all there are, and the first is the title's.
        Role::Heading(level) => "#".repeat(usize::from(level.clamp(1, 5)) + 1) + " ",
        _ => String::new(),
    };
    // Each line is a paragraph of its own; a heading has but one.
    let lines: Vec<&str> = words.text.split('\n').map(str::trim).collect();
    let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    if mark.is_empty() {
        for line in lines {
            out.push('\n');
            escaped(out, line, false);
            out.push('\n');
        }
    } else if !lines.is_empty() {
        out.push('\n');
        out.push_str(&mark);
        escaped(out, &lines.join(" "), false);
        out.push('\n');
    }
}

fn table(out: &mut String, table: &Table) {
    let squares = Squares::of(table);
    for (number, row) in table.rows.iter().enumerate() {
        out.push_str(if number == 0 { "\n|" } else { "|" });
        for column in 0..squares.width() {
            let own = matches!(squares.at(number, column), Square::Cell { .. });
            let cell = row.cells.get(column).filter(|_| own);
            out.push(' ');
            escaped(out, cell.map_or("", |cell| cell.text.trim()), true);
            out.push_str(" |");
        }
        out.push('\n');
        if number == 0 {
            out.push('|');
            out.push_str(&" --- |".repeat(squares.width()));
            out.push('\n');
        }
    }
}

/// Appends a text with its marks escaped, so that it is shown as it is.
fn escaped(out: &mut String, text: &str, in_table: bool) {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, character) in text.char_indices() {
        let begins = at == 0 && matches!(character, '#' | '+' | '-' | '=');
        let numbers = digits > 0 && at == digits && matches!(character, '.' | ')');
        match character {
            '\n' if in_table => out.push_str("<br>"),
            '\t' => out.push(' '),
            control if control.is_control() => {}
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~' => {
                out.push('\\');
                out.push(character);
            }
            _ if !in_table && (begins || numbers) => {
                out.push('\\');
                out.push(character);
            }
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Row};

    fn words(text: &str, role: Role) -> Block {
        Block::Paragraph(Paragraph {
            text: text.to_owned(),
            role,
            ..Paragraph::default()
        })
    }

    fn row(texts: &[&str]) -> Row {
        Row {
            cells: texts.iter().map(|text| Cell::new(*text)).collect(),
            height: 0,
        }
    }

    #[test]
    fn what_is_written_is_read_back_letter_for_letter() {
        let texts = [
            ("年度报告", Role::Title),
            ("一、基本情况", Role::Heading(1)),
            ("（一）*重点* 与 <b>、[注]、a_b、A|B", Role::Body),
            ("2. 第二项，占 5~6%", Role::Body),
            ("- 减少 #1 & 2 \\ `x`", Role::Body),
            ("# 号打头", Role::Body),
        ];
        let mut blocks: Vec<Block> = texts
            .iter()
            .map(|(text, role)| words(text, *role))
            .collect();
        let rows = vec![
            row(&["项目", "金额|元", "两\n行"]),
            row(&["-3", "", "1.5%"]),
            row(&["#1", "*", "+7"]),
        ];
        let table = Table {
            rows,
            ..Table::default()
        };
        blocks.push(Block::Table(table));
        let document = Document {
            blocks,
            ..Document::default()
        };
        let written = write(&document);
        let read = crate::read(written.as_bytes()).unwrap();
        let mut found = Vec::new();
        let mut cells = Vec::new();
        for block in &read.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    found.push((paragraph.text.as_str(), paragraph.role))
                }
                Block::Table(table) => {
                    let of_row = |row: &Row| -> Vec<String> {
                        row.cells.iter().map(|cell| cell.text.clone()).collect()
                    };
                    cells.extend(table.rows.iter().map(of_row));
                }
                Block::PageBreak => {}
            }
        }
        assert_eq!(found, texts, "{written}");
        assert_eq!(
            cells,
            [
                vec!["项目", "金额|元", "两\n行"],
                vec!["-3", "", "1.5%"],
                vec!["#1", "*", "+7"]
            ]
        );
        assert_eq!(read.format, crate::Format::Markdown);
    }

    #[test]
    fn a_span_stands_once_and_the_rest_is_blank() {
        let mut first = row(&["合计", "", "其中"]);
        if let Some(cell) = first.cells.first_mut() {
            *cell = Cell::new("合计").spanning(1, 2);
        }
        if let Some(cell) = first.cells.get_mut(1) {
            *cell = Cell::hidden_by_span();
        }
        let table = Table {
            rows: vec![first, row(&["1", "2", "3"])],
            ..Table::default()
        };
        let document = Document {
            blocks: vec![Block::Table(table)],
            ..Document::default()
        };
        assert_eq!(
            write(&document),
            "| 合计 |  | 其中 |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n"
        );
    }
}
