//! Text files: encoding, layout, blocks; web pages and Markdown, told by their content.

mod csv;
mod decode;
mod markdown;
mod tabbed;
pub mod to_markdown;
mod word;

use crate::document::{Block, Document, Layout, Paragraph, Place};
use crate::limits::MOST_PIECES;
use crate::{ReadError, html};

/// Reads a text file.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let decoded = decode::decode(bytes)?;
    let mut text = decoded.text;
    if ends_lines_with_return(&text) {
        text = text.replace('\r', "\n").into();
    }
    let text = text.as_ref();
    refuse_huge(text)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut document = Document {
        encoding: decoded.encoding,
        doubts: decoded.doubts,
        ..Document::default()
    };
    if html::read::is_html(text) {
        return html::read::read(text, document);
    }
    if markdown::is_markdown(text) {
        return markdown::read(text, document);
    }
    document.layout = layout(text);
    let separated = match document.layout {
        Layout::Lines => true,
        Layout::Tabbed => !text.contains(['<', '&']),
        Layout::Word | Layout::Grid => false,
    };
    if separated && csv::read(text, &mut document)? {
        return Ok(document);
    }
    match document.layout {
        Layout::Word => word::read(text, &mut document),
        Layout::Tabbed => tabbed::read(text, &mut document),
        Layout::Lines | Layout::Grid => {
            for (line, text) in lines(text) {
                paragraph(&mut document, line, text);
            }
        }
    }
    Ok(document)
}

/// Whether lines end as on old Macintoshes, where a newline stands in quoted fields only.
fn ends_lines_with_return(text: &str) -> bool {
    let mut quoted = false;
    let mut bytes = text.bytes().peekable();
    let mut returns = false;
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => return false,
            b'\r' if bytes.peek() == Some(&b'\n') => return false,
            b'\r' => returns = true,
            _ => {}
        }
    }
    returns
}

/// A line is at least one piece, a tab parts two: counted before anything is kept.
fn refuse_huge(text: &str) -> Result<(), ReadError> {
    let parts = |byte: &u8| *byte == b'\n' || *byte == b'\t';
    if text.bytes().filter(parts).count() <= MOST_PIECES {
        return Ok(());
    }
    let mut pieces = 0;
    let mut line = 1;
    for byte in text.bytes() {
        if byte == b'\n' {
            line += 1;
        }
        if parts(&byte) {
            pieces += 1;
        }
        if pieces > MOST_PIECES {
            return Err(ReadError::TooLarge {
                line,
                most: MOST_PIECES,
            });
        }
    }
    Ok(())
}

/// Lines with their numbers, without line ends.
fn lines(text: &str) -> impl Iterator<Item = (u32, &str)> {
    // Lines are short: asking the standard library for each newline costs more than the line.
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    let lines = ends.scan(0, |from, end| {
        let line = text.get(*from..end).unwrap_or_default();
        *from = end + 1;
        Some(line.strip_suffix('\r').unwrap_or(line))
    });
    (1..).zip(lines)
}

/// Keeps every line, blank ones too: in a lost layout a blank line parts the pieces.
fn paragraph(document: &mut Document, line: u32, text: &str) {
    let place = Place {
        line,
        column: 1,
        ..Place::default()
    };
    document.blocks.push(Block::Paragraph(Paragraph {
        text: text.to_owned(),
        place,
        ..Paragraph::default()
    }));
}

/// A tab in front of a line means a cell; tabs inside lines mean rows.
fn layout(text: &str) -> Layout {
    let (mut leading, mut inner) = (0usize, 0usize);
    for (_, line) in lines(text) {
        let Some(first) = memchr::memchr(b'\t', line.as_bytes()) else {
            continue;
        };
        if line[first + 1..].contains('\t') || !line[..first].trim().is_empty() {
            inner += 1;
        } else {
            leading += 1;
        }
    }
    if leading == 0 && inner == 0 {
        Layout::Lines
    } else if leading > inner {
        Layout::Word
    } else {
        Layout::Tabbed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(document: &Document) -> Vec<Vec<String>> {
        let Some(Block::Table(table)) = document
            .blocks
            .iter()
            .find(|block| matches!(block, Block::Table(_)))
        else {
            panic!("no table");
        };
        table
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect())
            .collect()
    }

    #[test]
    fn a_word_table_has_a_cell_a_line_and_ends_after_two_blank_lines() {
        let text = "标题\n\t甲\n\t乙\n\n\t丙\n\n续\n\t丁\n\n\n后文\n";
        let document = read(text.as_bytes()).unwrap();
        assert_eq!(document.layout, Layout::Word);
        assert_eq!(table(&document), [["甲", "乙"], ["丙\n\n续", "丁"]]);
        assert!(matches!(&document.blocks[0], Block::Paragraph(p) if p.text == "标题"));
        assert!(matches!(document.blocks.last(), Some(Block::Paragraph(p)) if p.text == "后文"));
    }

    #[test]
    fn a_row_cut_by_an_empty_line_at_a_cells_end_is_joined_and_doubted() {
        let text = "\ta\n\tb\n\tc\n\td\n\n\te\n\tf\n\n\tg\n\th\n\n\ti\n\tj\n\tk\n\tl\n\n\n后\n";
        let document = read(text.as_bytes()).unwrap();
        assert_eq!(
            table(&document),
            [
                ["a", "b", "c", "d"],
                ["e", "f", "g", "h"],
                ["i", "j", "k", "l"]
            ]
        );
        assert_eq!(document.doubts.len(), 1);
    }

    #[test]
    fn a_row_twice_as_wide_is_two_and_a_short_row_stays_alone() {
        let text =
            "\ta\n\tb\n\tc\n\n\td\n\te\n\tf\n\tg\n\th\n\ti\n\n\tj\n\tk\n\n\tl\n\tm\n\tn\n\n\n后\n";
        let document = read(text.as_bytes()).unwrap();
        let rows = [
            &["a", "b", "c"][..],
            &["d", "e", "f"],
            &["g", "h", "i"],
            &["j", "k"],
            &["l", "m", "n"],
        ];
        assert_eq!(table(&document), rows);
    }

    #[test]
    fn old_line_ends_are_line_ends() {
        let document = read("甲\r乙\r".as_bytes()).unwrap();
        assert_eq!(document.blocks.len(), 3);
        let rows = "一,\"二\n行\",三\r四,五,六\r七,八,\"九\n\"\"格\"\"\"\r";
        let document = read(rows.as_bytes()).unwrap();
        let wanted = [
            ["一", "二\n行", "三"],
            ["四", "五", "六"],
            ["七", "八", "九\n\"格\""],
        ];
        assert_eq!(table(&document), wanted);
        // A return within a field ends no line.
        let document = read("一\r二\n三\n".as_bytes()).unwrap();
        assert_eq!(document.blocks.len(), 3);
    }

    #[test]
    fn tabbed_rows_lose_their_markup_and_know_their_columns() {
        let text = "## 表\n\n甲\t<p>一</p> <p>二</p>\t<b>丙</b>\n丁\t\t≤5&lt;6\n";
        let document = read(text.as_bytes()).unwrap();
        assert_eq!(document.layout, Layout::Tabbed);
        assert_eq!(
            table(&document),
            [["甲", "一\n二", "丙"], ["丁", "", "≤5<6"]]
        );
        let Some(Block::Table(table)) = document.blocks.last() else {
            panic!("no table")
        };
        let place = &table.rows[1].cells[2].place;
        assert_eq!(
            (place.line, place.column, place.table, place.row, place.cell),
            (4, 4, 1, 2, 3)
        );
    }

    #[test]
    fn encodings_are_seen_by_content() {
        let (gb, _, _) = encoding_rs::GB18030.encode("项目支出绩效自评表\n得分\n");
        let document = read(&gb).unwrap();
        assert_eq!(document.encoding, crate::Encoding::Gb18030);
        let mut bom = vec![0xEF, 0xBB, 0xBF];
        bom.extend("得分".as_bytes());
        let document = read(&bom).unwrap();
        assert!(matches!(&document.blocks[0], Block::Paragraph(p) if p.text == "得分"));
        assert_eq!(read(b""), Err(ReadError::Empty));
        assert_eq!(read(b" \n\n"), Err(ReadError::Empty));
        assert!(matches!(
            read(b"PK\x03\x04\x00\x00"),
            Err(ReadError::Binary { .. })
        ));
    }

    #[test]
    fn a_text_with_more_pieces_than_any_document_is_refused_with_its_line() {
        let text = format!("甲\n{}", "\t".repeat(MOST_PIECES));
        assert!(matches!(
            read(text.as_bytes()),
            Err(ReadError::TooLarge { line: 2, .. })
        ));
    }

    #[test]
    fn a_few_broken_bytes_are_a_doubt_many_are_an_error() {
        let mut text = "绩效目标\n".repeat(400).into_bytes();
        text.extend([0xFF, 0xFF, b'\n']);
        let document = read(&text).unwrap();
        assert_eq!(document.doubts.len(), 1);
        assert_eq!(document.doubts[0].0.line, 401);
        assert!(matches!(
            read(&[b'a', 0xFF, 0xFF, 0xFE, 0xFF]),
            Err(ReadError::Encoding { line: 1 })
        ));
    }
}
