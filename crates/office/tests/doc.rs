//! Word 97 documents that other programs wrote are read cell by cell as they were meant.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use office::{Block, Document, Format, Layout, Paragraph, ReadError, Role, Table};
use proptest::prelude::*;
use std::fmt::Write;

const SELF_EVALUATION: &[u8] = include_bytes!("fixtures/self-evaluation.doc");
const PARTS: &[u8] = include_bytes!("fixtures/parts.doc");
const NOTES: &[u8] = include_bytes!("fixtures/notes.doc");
const BOX_IN_CELL: &[u8] = include_bytes!("fixtures/box-in-cell.doc");

fn tables(document: &Document) -> Vec<&Table> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

fn paragraphs(document: &Document) -> Vec<&Paragraph> {
    let paragraphs = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    });
    paragraphs.collect()
}

/// Table, row, column, rows and columns covered, text: one cell a line.
fn told(document: &Document) -> String {
    let mut told = String::new();
    for (number, table) in (1..).zip(tables(document)) {
        let width = table.width();
        for (row, cells) in (1..).zip(&table.rows) {
            assert_eq!(cells.cells.len(), width, "every row has every column");
            for (column, cell) in (1..).zip(&cells.cells) {
                let place = (cell.place.table, cell.place.row, cell.place.cell);
                assert_eq!(place, (number, row, column));
                if cell.covered {
                    assert_eq!(cell.text, "");
                    continue;
                }
                let text = cell.text.replace('\n', "\\n");
                let (rows, columns) = (cell.row_span, cell.column_span);
                writeln!(told, "{number}\t{row}\t{column}\t{rows}\t{columns}\t{text}").unwrap();
            }
        }
    }
    told
}

#[test]
fn every_cell_of_a_merged_form_is_where_it_was() {
    let document = office::read(SELF_EVALUATION).unwrap();
    assert_eq!(document.format, Format::Doc);
    assert_eq!(document.layout, Layout::Grid);
    assert_eq!(
        told(&document),
        include_str!("fixtures/self-evaluation.tsv")
    );
    let [table] = tables(&document)[..] else {
        panic!("one table");
    };
    assert_eq!((table.rows.len(), table.width()), (25, 9));
    assert_eq!(table.head_rows, 1);
    assert_eq!(table.widths.len(), 9);
    assert_eq!(document.doubts, []);
    assert_eq!(document.notes, []);
}

#[test]
fn paragraphs_tell_their_number_and_what_they_are() {
    let document = office::read(SELF_EVALUATION).unwrap();
    let told: Vec<(Role, u32, &str)> = paragraphs(&document)
        .iter()
        .map(|paragraph| (paragraph.role, paragraph.place.line, &*paragraph.text))
        .collect();
    assert_eq!(
        told,
        [
            (Role::Header, 0, "页眉：内部资料"),
            (Role::Body, 1, "附件2"),
            (Role::Heading(1), 2, "项目支出绩效自评表（样表）"),
            (Role::Body, 3, "填报单位：某某县档案馆\n金额单位：万元"),
            (Role::Body, 4, "说明：得分一档最高不能超过该指标分值上限。"),
            (Role::Footer, 0, "页脚：第 1 页"),
        ]
    );
}

#[test]
fn nested_tables_symbols_fields_and_tracked_changes_are_read() {
    let document = office::read(PARTS).unwrap();
    // What python-docx sees, and what it does not: the symbols and the table within.
    let plain = include_str!("fixtures/parts.tsv")
        .replace("满意度90%，误差1", "满意度≥90%，误差±1")
        .replace("\n2\t", "\n3\t");
    let (before, after) = plain.split_at(plain.find("\n3\t").unwrap() + 1);
    let nested =
        "2\t1\t1\t1\t1\t内00\n2\t1\t2\t1\t1\t内01\n2\t2\t1\t1\t1\t内10\n2\t2\t2\t1\t1\t内11\n";
    assert_eq!(told(&document), format!("{before}{nested}{after}"));
    assert!(document.blocks.contains(&Block::PageBreak));
    let texts: Vec<&str> = paragraphs(&document)
        .iter()
        .map(|paragraph| &*paragraph.text)
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(
        texts,
        [
            "第一页",
            "第二页",
            "间隔段落",
            "金额116.5万元",
            "合计107.88万元"
        ]
    );
    let [(_, [note, _])] = &document.notes[..] else {
        panic!("one note, of the tracked changes: {:?}", document.notes);
    };
    assert!(note.contains("删除 3 字，插入 5 字"), "{note}");
}

#[test]
fn notes_and_boxes_stand_where_they_refer_to() {
    let document = office::read(NOTES).unwrap();
    let paragraphs = paragraphs(&document);
    let told: Vec<_> = paragraphs
        .iter()
        .map(|paragraph| {
            let place = &paragraph.place;
            let cell = (place.table, place.row, place.cell);
            (paragraph.role, place.line, cell, &*paragraph.text)
        })
        .collect();
    let none = (0, 0, 0);
    assert_eq!(
        told,
        [
            (Role::Body, 1, none, "甲段末"),
            (Role::Body, 2, none, "乙段"),
            (Role::TextBox, 0, none, "框内文字"),
            (Role::TextBox, 0, none, "第二行"),
            (Role::Body, 3, none, "丙段和尾"),
            (Role::Body, 4, none, "Plain ASCII × “quoted”"),
            (Role::Note, 1, none, "脚注一"),
            (Role::Note, 0, (1, 1, 2), "脚注二"),
            (Role::Note, 3, none, "批注一"),
            (Role::Note, 3, none, "尾注一"),
        ]
    );
    assert!(document.notes[0].1[0].contains("3 个隐藏的字"));
    assert!(told_text(&document).contains("A\nB 𠮷\tC"));
}

fn told_text(document: &Document) -> String {
    let cells = tables(document)
        .into_iter()
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells);
    cells.map(|cell| cell.text.clone() + "\n").collect()
}

#[test]
fn a_file_cut_short_is_damaged() {
    for length in [600, 5_000, 20_000] {
        let error = office::read(&SELF_EVALUATION[..length]).unwrap_err();
        assert!(
            matches!(error, ReadError::Damaged { .. }),
            "{length}: {error}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_never_panic(
        file in 0..3usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..24),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = [SELF_EVALUATION, PARTS, NOTES][file].to_vec();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Some(cut) = cut {
            let length = cut.index(bytes.len());
            bytes.truncate(length);
        }
        // Whatever comes out has whole rows.
        if let Ok(document) = office::read(&bytes) {
            told(&document);
        }
    }
}

#[test]
fn a_box_in_an_empty_cell_is_the_text_of_the_cell() {
    let document = office::read(BOX_IN_CELL).unwrap();
    assert_eq!(told_text(&document), "指标\n实际\n满意度\n93%\n");
    assert!(paragraphs(&document).is_empty());
    assert!(document.notes[0].1[0].contains("文本框"));
}
