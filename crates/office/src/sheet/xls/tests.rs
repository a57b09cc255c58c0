//! Streams built by hand, for what no program at hand writes.

use crate::ReadError;
use crate::document::{Block, Cell, Document, Stored};
use crate::format::Format;
use encoding_rs::GBK;
use std::io::Write;

/// A stream of records.
#[derive(Default)]
struct Stream(Vec<u8>);

impl Stream {
    fn record(&mut self, code: u16, parts: &[&[u8]]) -> &mut Self {
        let record = parts.concat();
        self.0.extend(code.to_le_bytes());
        self.0
            .extend(u16::try_from(record.len()).unwrap().to_le_bytes());
        self.0.extend(record);
        self
    }

    /// A file with one sheet: what stands before it, and its cells.
    fn file(version: u16, before: &Self, cells: &Self) -> Vec<u8> {
        let name: &[u8] = if version == 0x0600 {
            &[2, 0, b'S', b'1']
        } else {
            &[2, b'S', b'1']
        };
        let start = version.to_le_bytes();
        let mut stream = Self::default();
        stream.record(0x0809, &[&start, &[5, 0, 0, 0, 0, 0]]);
        stream.0.extend(&before.0);
        let at = stream.0.len() + 4 + 6 + name.len() + 4;
        let at = u32::try_from(at).unwrap().to_le_bytes();
        stream.record(0x0085, &[&at, &[0, 0], name]);
        stream.record(0x000A, &[]);
        stream.record(0x0809, &[&start, &[0x10, 0, 0, 0, 0, 0]]);
        stream.0.extend(&cells.0);
        stream.record(0x000A, &[]);
        let name = if version == 0x0600 {
            "Workbook"
        } else {
            "Book"
        };
        let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
        let mut entry = file.create_stream(name).unwrap();
        entry.write_all(&stream.0).unwrap();
        drop(entry);
        file.into_inner().into_inner()
    }
}

fn at(row: u8, column: u8) -> [u8; 6] {
    [row, 0, column, 0, 0, 0]
}

/// A formula with a kept number and its code.
fn formula(stream: &mut Stream, cell: [u8; 6], value: f64, code: &[u8]) {
    let length = u16::try_from(code.len()).unwrap().to_le_bytes();
    let value = value.to_le_bytes();
    stream.record(0x0006, &[&cell, &value, &[0; 6], &length, code]);
}

fn cells(document: &Document) -> Vec<&Cell> {
    let [Block::Table(table)] = &document.blocks[..] else {
        panic!("one table: {:?}", document.blocks);
    };
    table.rows.iter().flat_map(|row| &row.cells).collect()
}

fn formulas(document: &Document) -> Vec<String> {
    let found = cells(document).into_iter().filter_map(|cell| {
        let formula = cell.extra.as_ref()?.formula.as_ref()?;
        Some(format!("{:?}", formula.0))
    });
    found.collect()
}

#[test]
fn shared_formulas_move_with_their_cell() {
    let mut sheet = Stream::default();
    let names_first = [1, 0, 0, 2, 0];
    // The cell left of the formula's, plus one of a row that is held.
    let code = [0x4C, 0, 0, 0xFF, 0xC0, 0x44, 0, 0, 0, 0x40, 0x03];
    for row in 0..2 {
        formula(&mut sheet, at(row, 2), 3.0, &names_first);
        if row == 0 {
            sheet.record(0x04BC, &[&[0, 0, 1, 0, 2, 2, 0, 2, 11, 0], &code]);
        }
    }
    let file = Stream::file(0x0600, &Stream::default(), &sheet);
    let document = super::read(&file).unwrap();
    assert_eq!(
        formulas(&document),
        ["[Text(\"B1+A$1\")]", "[Text(\"B2+A$1\")]"]
    );
}

#[test]
fn what_is_not_understood_of_a_formula_is_a_question_mark() {
    let mut sheet = Stream::default();
    formula(&mut sheet, at(0, 0), 1.0, &[0x18, 1, 2, 3]);
    formula(&mut sheet, at(1, 0), 2.0, &[0x1E]);
    formula(&mut sheet, at(2, 0), 3.0, &[0x03]);
    formula(&mut sheet, at(3, 0), 4.0, &[]);
    let file = Stream::file(0x0600, &Stream::default(), &sheet);
    let document = super::read(&file).unwrap();
    assert_eq!(formulas(&document), vec!["[Text(\"?\")]"; 4]);
    let texts: Vec<&str> = cells(&document).iter().map(|cell| &*cell.text).collect();
    assert_eq!(texts, ["1", "2", "3", "4"]);
}

#[test]
fn results_of_formulas_are_numbers_texts_truths_and_errors() {
    let mut sheet = Stream::default();
    let special = |kind: u8, value: u8| f64::from_le_bytes([kind, 0, value, 0, 0, 0, 0xFF, 0xFF]);
    let one = [0x1E, 1, 0];
    formula(&mut sheet, at(0, 0), special(0, 0), &one);
    sheet.record(0x0207, &[&[2, 0, 1, 0x2D, 0x4E, 0x87, 0x65]]);
    formula(&mut sheet, at(1, 0), special(1, 1), &one);
    formula(&mut sheet, at(2, 0), special(2, 0x07), &one);
    formula(&mut sheet, at(3, 0), special(3, 0), &one);
    let file = Stream::file(0x0600, &Stream::default(), &sheet);
    let document = super::read(&file).unwrap();
    let texts: Vec<&str> = cells(&document).iter().map(|cell| &*cell.text).collect();
    assert_eq!(texts, ["中文", "TRUE", "#DIV/0!", ""]);
}

/// `IF(N(A1)=0,"",A1)` in B1, as a program writes it that keeps a nought for the empty text,
/// and what builds on it.
#[test]
fn a_nought_kept_for_a_text_is_no_figure() {
    let shows_nothing = |row: u8| {
        let reference = [0x44, row, 0, 0, 0xC0];
        let condition = [&reference[..], &[0x41, 0x83, 0, 0x1E, 0, 0, 0x0B]].concat();
        let choice = [0x17, 0, 0, 0x44, row, 0, 0, 0xC0, 0x42, 3, 1, 0];
        [condition, choice.to_vec()].concat()
    };
    // IF(B1="","",B1+1)
    let builds_on = [
        &[0x44, 0, 0, 1, 0xC0, 0x17, 0, 0, 0x0B, 0x17, 0, 0][..],
        &[0x44, 0, 0, 1, 0xC0, 0x1E, 1, 0, 0x03, 0x42, 3, 1, 0],
    ]
    .concat();
    let mut sheet = Stream::default();
    formula(&mut sheet, at(0, 1), 0.0, &shows_nothing(0));
    let empty = f64::from_le_bytes([3, 0, 0, 0, 0, 0, 0xFF, 0xFF]);
    formula(&mut sheet, at(0, 2), empty, &builds_on);
    // Noughts that are true ones: of a figure, and of a formula that gives nought.
    sheet.record(0x0203, &[&at(1, 0), &5f64.to_le_bytes()]);
    formula(&mut sheet, at(1, 1), 0.0, &shows_nothing(1));
    formula(&mut sheet, at(1, 2), 0.0, &[0x1E, 0, 0]);
    // "a"&"b"; texts joined of which nobody knows one.
    let text = |letter: u8| [0x17, 1, 0, letter];
    let joined = [&text(b'a')[..], &text(b'b'), &[0x08]].concat();
    let unknown = [&text(b'a')[..], &[0x44, 0, 0, 0, 0xC0, 0x41, 0x82, 0, 0x08]].concat();
    formula(&mut sheet, at(2, 0), 0.0, &joined);
    formula(&mut sheet, at(2, 1), 0.0, &unknown);
    let document = super::read(&Stream::file(0x0600, &Stream::default(), &sheet)).unwrap();
    let told: Vec<(&str, Option<&str>)> = cells(&document)
        .into_iter()
        .map(|cell| {
            let extra = cell.extra.as_ref();
            let now = extra.and_then(|extra| extra.recomputed.as_deref());
            (cell.text.as_str(), now)
        })
        .collect();
    let wanted = [
        [("", None), ("", None), ("", None)],
        [("5", None), ("0", Some("5")), ("0", None)],
        [("ab", None), ("", None), ("", None)],
    ];
    // The first row begins in A, which is empty.
    assert_eq!(told, wanted.concat());
    assert!(
        document.notes[0].1[0].contains("B1"),
        "{:?}",
        document.notes
    );
}

#[test]
fn texts_from_before_excel_97_are_read_by_their_code_page() {
    let (text, ..) = GBK.encode("培训人次");
    let length = u16::try_from(text.len()).unwrap().to_le_bytes();
    let mut before = Stream::default();
    before.record(0x0042, &[&936u16.to_le_bytes()]);
    let mut sheet = Stream::default();
    sheet.record(0x0204, &[&at(0, 0), &length, &text]);
    sheet.record(0x027E, &[&at(0, 1), &(10246u32 << 2 | 3).to_le_bytes()]);
    let document = super::read(&Stream::file(0x0500, &before, &sheet)).unwrap();
    let cells = cells(&document);
    assert_eq!(cells[0].text, "培训人次");
    assert_eq!(cells[1].text, "102.46");
    let stored = cells[1].extra.as_ref().unwrap().stored.clone();
    assert_eq!(stored, Some(Stored::Number("102.46".to_owned())));
}

#[test]
fn several_packed_numbers_fill_a_row() {
    let mut sheet = Stream::default();
    let entry = |value: u32| [&[0, 0][..], &(value << 2 | 2).to_le_bytes()].concat();
    let (first, second) = (entry(7), entry(8));
    sheet.record(0x00BD, &[&[0, 0, 1, 0], &first, &second, &[2, 0]]);
    sheet.record(0x0203, &[&at(0, 3), &0.5f64.to_le_bytes()]);
    let document = super::read(&Stream::file(0x0600, &Stream::default(), &sheet)).unwrap();
    let told: Vec<(u32, &str)> = cells(&document)
        .iter()
        .map(|cell| (cell.place.cell, &*cell.text))
        .collect();
    assert_eq!(told, [(2, "7"), (3, "8"), (4, "0.5")]);
}

#[test]
fn a_password_is_told() {
    let mut before = Stream::default();
    before.record(0x002F, &[&[1, 0, 1, 0]]);
    let file = Stream::file(0x0600, &before, &Stream::default());
    let format = Format::Xls;
    assert_eq!(super::read(&file), Err(ReadError::Encrypted { format }));
}

#[test]
fn sheets_that_share_their_records_are_refused() {
    let mut before = Stream::default();
    // Each would be read to its end: the work would grow with the square.
    for _ in 0..4 {
        before.record(0x0085, &[&[0, 0, 0, 0, 0, 0, 1, 0, b'x']]);
    }
    let mut sheet = Stream::default();
    sheet.record(0x1234, &[&[0; 1000]]);
    let mut file = Stream::file(0x0600, &before, &sheet);
    let at = file
        .windows(4)
        .position(|part| part == [0x34, 0x12, 0xE8, 0x03])
        .unwrap();
    let stream_start = file
        .windows(4)
        .position(|part| part == [0x09, 0x08, 8, 0])
        .unwrap();
    let target = u32::try_from(at - stream_start - 12).unwrap();
    let listed: Vec<usize> = (0..file.len() - 12)
        .filter(|at| file[*at..].starts_with(&[0x85, 0, 9, 0]))
        .collect();
    assert_eq!(listed.len(), 4);
    for at in listed {
        file[at + 4..at + 8].copy_from_slice(&target.to_le_bytes());
    }
    let error = super::read(&file).unwrap_err();
    assert!(matches!(error, ReadError::Damaged { .. }), "{error}");
}
