//! Documents built by hand, for what no program at hand writes.

use crate::ReadError;
use crate::document::{Block, Document, Table};
use crate::format::Format;
use encoding_rs::GBK;
use std::io::Write;

/// Where the text stands in the stream, and the pages of settings after it.
const TEXT: usize = 1024;
const PAGE: usize = 512;

/// A document of one piece of text.
#[derive(Default)]
struct Made {
    text: Vec<u8>,
    wide: bool,
    language: u16,
    /// Where each paragraph ends, and its settings.
    paragraphs: Vec<(usize, Vec<u8>)>,
    /// Where each run of characters ends, and its settings.
    runs: Vec<(usize, Vec<u8>)>,
}

impl Made {
    fn new() -> Self {
        Self {
            wide: true,
            language: 0x0804,
            ..Self::default()
        }
    }

    fn run(&mut self, text: &str, settings: &[u8]) -> &mut Self {
        for unit in text.encode_utf16() {
            self.text.extend(unit.to_le_bytes());
        }
        self.runs.push((self.text.len(), settings.to_vec()));
        self
    }

    /// A paragraph up to its mark.
    fn line(&mut self, text: &str, settings: &[u8]) -> &mut Self {
        self.run(text, &[]);
        self.paragraphs.push((self.text.len(), settings.to_vec()));
        self
    }

    /// A row of cells with the edges of its columns and the flags of its cells.
    fn row(&mut self, cells: &[&str], edges: &[i16], flags: &[u8], more: &[u8]) -> &mut Self {
        const IN_TABLE: [u8; 3] = [0x16, 0x24, 1];
        for cell in cells {
            self.line(&format!("{cell}\u{7}"), &IN_TABLE);
        }
        let mut columns = vec![u8::try_from(flags.len()).unwrap()];
        columns.extend(edges.iter().flat_map(|edge| edge.to_le_bytes()));
        for flag in flags {
            columns.push(*flag);
            columns.extend([0; 19]);
        }
        let length = u16::try_from(columns.len() + 1).unwrap().to_le_bytes();
        let row_end = [0x17, 0x24, 1, 0x08, 0xD6];
        let settings = [&IN_TABLE[..], &row_end, &length, &columns, more].concat();
        self.line("\u{7}", &settings)
    }

    fn stream(&self, table: &mut Vec<u8>) -> Vec<u8> {
        let mut stream = vec![0; TEXT];
        stream.extend(&self.text);
        stream.resize(stream.len().next_multiple_of(PAGE), 0);
        let mut put = |at: usize, bytes: &[u8]| stream[at..at + bytes.len()].copy_from_slice(bytes);
        put(0, &0xA5ECu16.to_le_bytes());
        put(2, &193u16.to_le_bytes());
        put(6, &self.language.to_le_bytes());
        let width = if self.wide { 2 } else { 1 };
        let count = u32::try_from(self.text.len() / width).unwrap();
        put(76, &count.to_le_bytes());
        let mut list = |number: usize, bytes: &[u8]| {
            let (at, length) = (u32::try_from(table.len()).unwrap(), bytes.len());
            put(154 + 8 * number, &at.to_le_bytes());
            put(
                158 + 8 * number,
                &u32::try_from(length).unwrap().to_le_bytes(),
            );
            table.extend(bytes);
        };
        let position = if self.wide {
            TEXT as u32
        } else {
            (TEXT as u32 * 2) | 0x4000_0000
        };
        let pieces = [
            &[2, 16, 0, 0, 0][..],
            &[0; 4],
            &count.to_le_bytes(),
            &[0; 2],
            &position.to_le_bytes(),
            &[0; 2],
        ];
        list(33, &pieces.concat());
        let first = (TEXT + self.text.len()).div_ceil(PAGE);
        let bin = |page: usize| [[0; 8], (page as u64).to_le_bytes()].concat()[..12].to_vec();
        let paragraphs: Vec<_> = self.paragraphs.chunks(1).collect();
        let mut ends = vec![0; 4 * (paragraphs.len() + 1)];
        for page in 0..paragraphs.len() {
            ends.extend(u32::try_from(first + page).unwrap().to_le_bytes());
        }
        list(13, &ends);
        list(12, &bin(first + paragraphs.len()));
        let mut start = TEXT;
        for chunk in paragraphs {
            let settings = |settings: &[u8]| {
                // Style 0, and a length in pairs of bytes.
                let even = [&[0, 0], settings, &[0][..settings.len() % 2]].concat();
                [&[0, u8::try_from(even.len() / 2).unwrap()], &even[..]].concat()
            };
            stream.extend(page(start, chunk, 13, settings));
            start = TEXT + chunk[0].0;
        }
        let settings = |settings: &[u8]| [&[settings.len() as u8], settings].concat();
        stream.extend(page(TEXT, &self.runs, 1, settings));
        stream
    }

    fn file(&self, change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
        let mut table = Vec::new();
        let mut stream = self.stream(&mut table);
        change(&mut stream);
        let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
        for (name, bytes) in [("WordDocument", &stream), ("0Table", &table)] {
            let mut entry = file.create_stream(name).unwrap();
            entry.write_all(bytes).unwrap();
        }
        file.into_inner().into_inner()
    }

    fn read(&self) -> Document {
        super::read(&self.file(|_| {})).unwrap()
    }
}

/// A page that tells settings of runs of bytes.
fn page(
    start: usize,
    runs: &[(usize, Vec<u8>)],
    size: usize,
    settings: impl Fn(&[u8]) -> Vec<u8>,
) -> Vec<u8> {
    let mut page = vec![0; PAGE];
    page[PAGE - 1] = u8::try_from(runs.len()).unwrap();
    page[..4].copy_from_slice(&u32::try_from(start).unwrap().to_le_bytes());
    let mut free = PAGE - 2;
    for (index, (end, list)) in runs.iter().enumerate() {
        let end = u32::try_from(TEXT + end).unwrap().to_le_bytes();
        page[4 * index + 4..4 * index + 8].copy_from_slice(&end);
        let bytes = settings(list);
        free = (free - bytes.len()) / 2 * 2;
        page[free..free + bytes.len()].copy_from_slice(&bytes);
        let entry = 4 * (runs.len() + 1) + size * index;
        page[entry] = u8::try_from(free / 2).unwrap();
    }
    page
}

fn texts(document: &Document) -> Vec<&str> {
    let texts = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(&*paragraph.text),
        _ => None,
    });
    texts.collect()
}

/// Of each cell that is not covered: row, column, rows, columns, text.
fn told(document: &Document) -> Vec<(u32, u32, u32, u32, &str)> {
    let [Block::Table(Table { rows, .. }), ..] = &document.blocks[..] else {
        panic!("a table first: {:?}", document.blocks);
    };
    let cells = rows.iter().flat_map(|row| &row.cells);
    let cells = cells.filter(|cell| !cell.covered).map(|cell| {
        let place = &cell.place;
        let (rows, columns) = (cell.row_span, cell.column_span);
        (place.row, place.cell, rows, columns, &*cell.text)
    });
    cells.collect()
}

#[test]
fn cells_merged_sideways_are_told_in_two_ways() {
    // The first of a merge is 1 in one book, 2 in the other; the rest is what it is not.
    for (first, rest) in [(1, 2), (2, 1)] {
        let mut made = Made::new();
        made.row(
            &["甲", "", "乙", ""],
            &[0, 500, 1000, 1500, 2000],
            &[first, rest, first, rest],
            &[],
        );
        made.row(
            &["一", "二", "三", "四"],
            &[0, 500, 1003, 1500, 2000],
            &[0; 4],
            &[],
        );
        assert_eq!(
            told(&made.read()),
            [
                (1, 1, 1, 2, "甲"),
                (1, 3, 1, 2, "乙"),
                (2, 1, 1, 1, "一"),
                (2, 2, 1, 1, "二"),
                (2, 3, 1, 1, "三"),
                (2, 4, 1, 1, "四"),
            ]
        );
    }
}

#[test]
fn cells_merged_downwards_end_where_the_edges_differ() {
    let mut made = Made::new();
    made.row(&["甲", "1"], &[0, 500, 1000], &[0x60, 0], &[]);
    made.row(&["", "2"], &[0, 500, 1000], &[0x20, 0], &[]);
    // The same told by a setting of its own, for the first cell.
    made.row(&["", "3"], &[0, 500, 1000], &[0, 0], &[0x2B, 0xD6, 2, 0, 1]);
    made.row(&["乙", "4"], &[0, 800, 1000], &[0x20, 0], &[]);
    let document = made.read();
    assert_eq!(
        told(&document),
        [
            (1, 1, 3, 1, "甲"),
            (1, 2, 1, 2, "1"),
            (2, 2, 1, 2, "2"),
            (3, 2, 1, 2, "3"),
            (4, 1, 1, 2, "乙"),
            (4, 3, 1, 1, "4"),
        ]
    );
    assert_eq!(document.notes, []);
}

#[test]
fn text_in_a_cell_that_is_merged_away_is_noted() {
    let mut made = Made::new();
    made.row(&["甲", "1"], &[0, 500, 1000], &[0x60, 0], &[]);
    made.row(&["藏", "2"], &[0, 500, 1000], &[0x20, 0], &[]);
    let document = made.read();
    let [(place, [note, _])] = &document.notes[..] else {
        panic!("one note: {:?}", document.notes);
    };
    assert_eq!((place.table, place.row, place.cell), (1, 2, 1));
    assert!(note.contains('藏'), "{note}");
}

#[test]
fn rows_may_begin_and_end_apart() {
    let mut made = Made::new();
    made.row(&["甲"], &[500, 1000], &[0], &[]);
    made.row(&["一", "二", "三"], &[0, 500, 1000, 1500], &[0; 3], &[]);
    assert_eq!(
        told(&made.read()),
        [
            (1, 1, 1, 1, ""),
            (1, 2, 1, 1, "甲"),
            (1, 3, 1, 1, ""),
            (2, 1, 1, 1, "一"),
            (2, 2, 1, 1, "二"),
            (2, 3, 1, 1, "三"),
        ]
    );
}

#[test]
fn deleted_text_is_left_out_and_noted() {
    let mut made = Made::new();
    // Word itself writes 0x81, others 1.
    made.run("13", &[0x00, 0x08, 0x81])
        .run("14", &[0x00, 0x08, 1]);
    made.run("30", &[0x01, 0x08, 0x81]).line("元\r", &[]);
    let document = made.read();
    assert_eq!(texts(&document), ["30元"]);
    assert!(document.notes[0].1[0].contains("删除 4 字，插入 2 字"));
}

#[test]
fn text_of_one_byte_a_character_is_read_by_the_language() {
    let (text, ..) = GBK.encode("满意度 95%\r次日\r");
    let mut made = Made::new();
    made.wide = false;
    made.text = text.to_vec();
    assert_eq!(texts(&made.read()), ["满意度 95%", "次日"]);
    made.language = 0x0409;
    made.text = b"5 \xD7 6 \x97 7\r".to_vec();
    assert_eq!(texts(&made.read()), ["5 × 6 — 7"]);
}

#[test]
fn a_field_gives_its_result_and_a_broken_one_hides_nothing() {
    let mut made = Made::new();
    made.line("共\u{13} PAGE \u{13} X \u{15}\u{14}3\u{15}页\r", &[]);
    made.line("甲\u{13}乙\u{C}丙\u{B}丁\u{1E}戊\u{1F}己\r", &[]);
    let document = made.read();
    assert_eq!(texts(&document), ["共3页", "甲乙", "丙\n丁-戊己"]);
    assert!(document.blocks.contains(&Block::PageBreak));
}

#[test]
fn automatic_numbers_are_missed_with_a_note() {
    let mut made = Made::new();
    made.line("项目概况\r", &[0x0B, 0x46, 1, 0]);
    made.line("正文\r", &[0x0B, 0x46, 0, 0]);
    let document = made.read();
    assert_eq!(texts(&document), ["项目概况", "正文"]);
    let [(place, [note, _])] = &document.notes[..] else {
        panic!("one note: {:?}", document.notes);
    };
    assert_eq!(place.line, 1);
    assert!(note.contains("1 个段落"), "{note}");
}

#[test]
fn what_cannot_be_read_is_told_by_its_reason() {
    let mut made = Made::new();
    made.line("甲\r", &[]);
    let encrypted = made.file(|stream| stream[11] |= 1);
    let format = Format::Doc;
    assert_eq!(
        super::read(&encrypted),
        Err(ReadError::Encrypted { format })
    );
    let old = made.file(|stream| stream[2] = 104);
    let error = super::read(&old).unwrap_err();
    assert!(
        matches!(error, ReadError::Unsupported { remedy: "docx", .. }),
        "{error}"
    );
    // A piece that is longer than the document.
    let long = made.file(|stream| stream.truncate(TEXT));
    let error = super::read(&long).unwrap_err();
    assert!(matches!(error, ReadError::Damaged { .. }), "{error}");
}
