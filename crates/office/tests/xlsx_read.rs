//! Workbooks since Excel 2007, made of their parts, and what is read of them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[path = "support/archive.rs"]
mod archive;

#[path = "support/grid.rs"]
mod grid;

use archive::Workbook;
use grid::{at, recomputed, tables, texts};
use office::{Block, Cell, Document, Format, Layout, Piece, ReadError, Stored};

fn read(workbook: &Workbook<'_>) -> Document {
    office::read(&workbook.bytes()).unwrap()
}

fn formula(cell: &Cell) -> &str {
    match cell
        .extra
        .as_ref()
        .unwrap()
        .formula
        .as_ref()
        .unwrap()
        .0
        .as_slice()
    {
        [Piece::Text(text)] => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn values_are_shown_as_their_formats_say_and_kept_as_the_file_has_them() {
    let document = read(&Workbook {
        strings: "<si><t>执行率</t></si><si><r><t>甲</t></r><r><t xml:space=\"preserve\"> 乙</t></r><rPh><t>yi</t></rPh></si>",
        rows: r#"<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" s="1"><v>0.92600000000000005</v></c><c r="D3" s="4"><v>1234.5</v></c></row>
                 <row r="4"><c r="B4" t="s"><v>1</v></c><c r="C4" t="inlineStr"><is><t>95%</t></is></c><c r="D4" s="3"><v>45657</v></c></row>
                 <row r="5"><c r="B5" t="b"><v>1</v></c><c r="C5" t="e"><v>#DIV/0!</v></c><c r="D5" t="str"><f>B4</f><v>甲_x000D_
乙</v></c></row>"#,
        ..Workbook::default()
    });
    assert_eq!(
        (document.format, document.layout),
        (Format::Xlsx, Layout::Grid)
    );
    let table = tables(&document)[0];
    assert_eq!(
        texts(table),
        [
            ["执行率", "92.6%", "1,234.50万元"],
            ["甲 乙", "95%", "2024年12月31日"],
            ["TRUE", "#DIV/0!", "甲\n乙"],
        ]
    );
    assert_eq!(table.sheet, "表1");
    let rate = at(&document, 3, 3);
    assert_eq!(rate.place.sheet.as_deref(), Some("表1"));
    assert_eq!(rate.place.table, 1);
    let extra = rate.extra.as_ref().unwrap();
    assert_eq!(
        extra.stored,
        Some(Stored::Number("0.92600000000000005".to_owned()))
    );
    assert_eq!(extra.number_format, "0.0%");
    let as_text = at(&document, 4, 3).extra.as_ref().unwrap();
    assert_eq!(as_text.stored, Some(Stored::Text("95%".to_owned())));
    let error = at(&document, 5, 3).extra.as_ref().unwrap();
    assert_eq!(error.stored, Some(Stored::Error("#DIV/0!".to_owned())));
    assert!(at(&document, 3, 2).extra.is_none());
}

#[test]
fn cells_and_rows_need_not_tell_their_names() {
    let document = read(&Workbook {
        rows: "<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c t=\"str\"><v>三</v></c></row>",
        ..Workbook::default()
    });
    assert_eq!(
        texts(tables(&document)[0]),
        [["1", "", "2"], ["", "", ""], ["三", "", ""]]
    );
}

#[test]
fn shared_formulas_are_written_out_and_array_formulas_kept() {
    let document = read(&Workbook {
        rows: r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><f t="shared" ref="C1:C3" si="0">A1*$B$1</f><v>2</v></c></row>
                 <row r="2"><c r="A2"><v>3</v></c><c r="C2"><f t="shared" si="0"/><v>6</v></c></row>
                 <row r="3"><c r="A3"><v>5</v></c><c r="C3"><f t="shared" si="0"/><v>11</v></c></row>
                 <row r="4"><c r="C4"><f t="array" ref="C4">SUM(A1:A3*B1)</f><v>7</v></c></row>"#,
        ..Workbook::default()
    });
    assert_eq!(formula(at(&document, 2, 3)), "A2*$B$1");
    assert_eq!(formula(at(&document, 3, 3)), "A3*$B$1");
    assert_eq!(formula(at(&document, 4, 3)), "SUM(A1:A3*B1)");
    assert_eq!(recomputed(at(&document, 2, 3)), None);
    assert_eq!(recomputed(at(&document, 3, 3)), Some("10"));
    assert_eq!(recomputed(at(&document, 4, 3)), None);
    assert_eq!(document.notes.len(), 1);
    assert!(
        document.notes[0].1[0].contains("C3"),
        "{:?}",
        document.notes
    );
}

#[test]
fn stale_results_are_told_and_binary_noise_is_not() {
    let document = read(&Workbook {
        rows: r#"<row r="1"><c r="A1"><v>0.1</v></c><c r="B1"><v>0.2</v></c><c r="C1"><f>A1+B1</f><v>0.30000000000000004</v></c></row>
                 <row r="2"><c r="A2"><v>33.9</v></c><c r="B2"><v>40</v></c><c r="C2" s="2"><f>A2/B2*10</f><v>8.4749999999999996</v></c></row>
                 <row r="3"><c r="A3"><v>100</v></c><c r="B3"><v>3</v></c><c r="C3" s="1"><f>B3/A3</f><v>0.04</v></c></row>
                 <row r="4"><c r="A4"><v>100</v></c><c r="C4"><f>VLOOKUP(A4,A1:B3,2)</f><v>5</v></c></row>
                 <row r="5"><c r="C5" s="2"><f>SUM(C1:C4)</f><v>9</v></c><c r="D5" t="str"><f>IF(A1&gt;1,"够","")</f><v></v></c></row>"#,
        ..Workbook::default()
    });
    let found: Vec<Option<&str>> = (1..=5)
        .map(|row| recomputed(at(&document, row, 3)))
        .collect();
    assert_eq!(found, [None, None, Some("3.0%"), None, Some("13.82")]);
    assert_eq!(at(&document, 2, 3).text, "8.48");
    assert_eq!(at(&document, 3, 3).text, "4.0%");
    assert_eq!(recomputed(at(&document, 5, 4)), None);
}

#[test]
fn values_rounded_as_shown_are_not_computed_again() {
    let document = read(&Workbook {
        settings: r#"<calcPr fullPrecision="0"/>"#,
        rows: r#"<row r="1"><c r="A1" s="2"><v>1.004</v></c><c r="B1" s="2"><f>A1*100</f><v>100</v></c></row>"#,
        ..Workbook::default()
    });
    assert_eq!(recomputed(at(&document, 1, 2)), None);
}

#[test]
fn a_formula_that_was_never_computed_is_empty_and_told() {
    let document = read(&Workbook {
        rows: r#"<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>A1*3</f><v></v></c><c r="C1"><f>B1+1</f></c><c r="D1"><f>NOW()</f></c><c r="E1"><f>E1+1</f></c></row>"#,
        ..Workbook::default()
    });
    assert_eq!(texts(tables(&document)[0]), [["2", "", "", "", ""]]);
    assert_eq!(recomputed(at(&document, 1, 2)), Some("6"));
    assert_eq!(recomputed(at(&document, 1, 3)), Some("7"));
    assert_eq!(recomputed(at(&document, 1, 4)), None);
    assert_eq!(recomputed(at(&document, 1, 5)), None);
    assert_eq!(document.notes.len(), 1);
    let (place, [zh, _]) = &document.notes[0];
    assert_eq!((place.row, place.cell), (1, 2));
    assert!(
        zh.contains("4 个公式") && zh.contains("B1、C1、D1、E1"),
        "{zh}"
    );
}

#[test]
fn formulas_see_other_sheets() {
    let document = read(&Workbook {
        rows: r#"<row r="1"><c r="A1"><f>'明细 表'!B2*2</f><v>8</v></c><c r="B1"><f>SUM('明细 表'!B:B)</f><v>9</v></c></row>"#,
        more: &[(
            "明细 表",
            "visible",
            r#"<row r="2"><c r="B2"><v>4</v></c></row><row r="9"><c r="B9"><v>1</v></c></row>"#,
        )],
        ..Workbook::default()
    });
    assert_eq!(recomputed(at(&document, 1, 1)), None);
    assert_eq!(recomputed(at(&document, 1, 2)), Some("5"));
    assert!(document.blocks.contains(&Block::PageBreak));
    assert_eq!(tables(&document)[1].rows[0].cells[0].place.table, 2);
    assert_eq!(tables(&document)[1].rows.len(), 8);
}

#[test]
fn a_figure_typed_over_a_formula_is_told_where_it_is_certain() {
    let row = |row: u32, score: &str| {
        format!(
            r#"<row r="{row}"><c r="A{row}"><v>8</v></c><c r="B{row}"><v>10</v></c>{score}</row>"#
        )
    };
    let computed = |row: u32| format!(r#"<c r="C{row}"><f>A{row}/B{row}*10</f><v>8</v></c>"#);
    let typed = |row: u32| format!(r#"<c r="C{row}"><v>9</v></c>"#);
    let rows = |typed_rows: &[u32]| -> String {
        (1..=5)
            .map(|at| {
                let score = if typed_rows.contains(&at) {
                    typed(at)
                } else {
                    computed(at)
                };
                row(at, &score)
            })
            .collect()
    };
    let marked = |typed_rows: &[u32]| -> Vec<u32> {
        let document = read(&Workbook {
            rows: &rows(typed_rows),
            ..Workbook::default()
        });
        (1..=5)
            .filter(|row| at(&document, *row, 3).extra.as_ref().unwrap().typed_over)
            .collect()
    };
    assert_eq!(marked(&[3]), [3]);
    assert_eq!(marked(&[2]), [0u32; 0]);
    assert_eq!(marked(&[3, 4]), [0u32; 0]);
    assert_eq!(marked(&[]), [0u32; 0]);
}

#[test]
fn merged_cells_span_and_overlapping_merges_do_not() {
    let document = read(&Workbook {
        rows: r#"<row r="1"><c r="A1" t="str"><v>标题</v></c></row>
                 <row r="2"><c r="A2" t="str"><v>甲</v></c><c r="B2"><v>1</v></c><c r="C2"><v>7</v></c></row>
                 <row r="3"><c r="B3"><v>2</v></c></row>"#,
        after: r#"<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/><mergeCell ref="A3:B3"/><mergeCell ref="B2:C2"/><mergeCell ref="C3:XFD1048576"/><mergeCell ref="C3"/><mergeCell ref="nonsense"/></mergeCells>"#,
        ..Workbook::default()
    });
    let table = tables(&document)[0];
    assert_eq!(
        texts(table),
        [["标题", "", "", ""], ["甲", "1", "", ""], ["", "2", "", ""]]
    );
    let title = at(&document, 1, 1);
    assert_eq!((title.row_span, title.column_span), (1, 4));
    assert!(at(&document, 1, 4).covered && at(&document, 3, 1).covered);
    assert_eq!(at(&document, 2, 1).row_span, 2);
    assert_eq!(at(&document, 3, 3).column_span, 2);
    let doubts: Vec<&str> = document
        .doubts
        .iter()
        .map(|(_, text)| text[0].as_str())
        .collect();
    assert!(
        doubts.iter().any(|text| text.contains("A3:B3")),
        "{doubts:?}"
    );
    assert!(doubts.iter().any(|text| text.contains("“7”")), "{doubts:?}");
    assert_eq!(doubts.len(), 2);
}

#[test]
fn hidden_rows_columns_and_sheets_are_read_marked_and_told() {
    let document = read(&Workbook {
        before: r#"<cols><col min="2" max="2" width="9" hidden="1"/><col min="4" max="16384" hidden="1"/></cols>"#,
        rows: r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>
                 <row r="2" hidden="1"><c r="A2"><v>4</v></c></row><row r="3" hidden="1"/><row r="4"><c r="A4"><v>5</v></c></row>
                 <row r="9" hidden="1"/>"#,
        more: &[("暗", "hidden", r#"<row r="1"><c r="A1"><v>1</v></c></row>"#)],
        ..Workbook::default()
    });
    let hidden = |row, column| {
        at(&document, row, column)
            .extra
            .as_ref()
            .is_some_and(|extra| extra.hidden)
    };
    assert!(hidden(1, 2) && hidden(2, 1) && hidden(3, 3));
    assert!(!hidden(1, 1) && !hidden(4, 3));
    assert!(
        tables(&document)[1].rows[0].cells[0]
            .extra
            .as_ref()
            .unwrap()
            .hidden
    );
    let notes: Vec<&str> = document
        .notes
        .iter()
        .map(|(_, text)| text[0].as_str())
        .collect();
    assert_eq!(
        notes,
        [
            "第 2–3 行是隐藏的，已一并读取",
            "第 B 列是隐藏的，已一并读取",
            "这张工作表是隐藏的，已一并读取",
        ]
    );
    assert_eq!(document.notes[2].0.sheet.as_deref(), Some("暗"));
}

#[test]
fn comments_are_notes_of_their_cells() {
    let document = read(&Workbook {
        rows: r#"<row r="1"><c r="A1"><v>1</v></c></row>"#,
        comments: r#"<comment ref="B2"><text><r><t>请核</t></r><r><t>实</t></r></text></comment>"#,
        ..Workbook::default()
    });
    let (place, [zh, _]) = &document.notes[0];
    assert_eq!(
        (place.row, place.cell, zh.as_str()),
        (2, 2, "单元格 B2 有批注：请核实")
    );
}

#[test]
fn days_may_be_counted_from_1904() {
    let document = read(&Workbook {
        settings: r#"<workbookPr date1904="1"/>"#,
        rows: r#"<row r="1"><c r="A1" s="3"><v>43830</v></c></row>"#,
        ..Workbook::default()
    });
    assert_eq!(at(&document, 1, 1).text, "2024年1月1日");
}

#[test]
fn of_a_cell_written_twice_the_later_stands_and_is_doubted() {
    let document = read(&Workbook {
        rows: r#"<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>3</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>"#,
        ..Workbook::default()
    });
    assert_eq!(texts(tables(&document)[0]), [["3"], ["2"]]);
    assert_eq!(document.doubts.len(), 1);
}

#[test]
fn a_workbook_without_cells_is_empty() {
    let empty = Workbook::default().bytes();
    assert_eq!(office::read(&empty), Err(ReadError::Empty));
}

#[test]
fn parts_in_utf_16_are_read_as_others_are() {
    use std::io::{Cursor, Read, Write};
    let plain = Workbook {
        rows: r#"<row r="1"><c r="A1" t="inlineStr"><is><t>执行率</t></is></c></row>"#,
        ..Workbook::default()
    }
    .bytes();
    let mut old = zip::ZipArchive::new(Cursor::new(&plain)).unwrap();
    for mark in [true, false] {
        let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..old.len() {
            let mut file = old.by_index(index).unwrap();
            let name = file.name().unwrap().to_string();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            let units = text.trim_start().encode_utf16();
            let begin = mark.then_some(0xFEFF);
            let bytes: Vec<u8> = begin
                .into_iter()
                .chain(units)
                .flat_map(u16::to_le_bytes)
                .collect();
            new.start_file(name, zip::write::SimpleFileOptions::default())
                .unwrap();
            new.write_all(&bytes).unwrap();
        }
        let document = office::read(&new.finish().unwrap().into_inner()).unwrap();
        assert_eq!(texts(tables(&document)[0]), [["执行率"]]);
    }
}

#[test]
fn parts_are_found_whoever_named_them() {
    let workbook = Workbook {
        strings: "<si><t>甲</t></si>",
        rows: r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>7</v></c></row>"#,
        ..Workbook::default()
    };
    let renamed = |from: &[u8], to: &[u8]| {
        let mut bytes = workbook.bytes();
        let mut times = 0;
        for at in 0..bytes.len() - from.len() {
            if bytes[at..].starts_with(from) {
                bytes[at..at + to.len()].copy_from_slice(to);
                times += 1;
            }
        }
        assert!(times > 1, "in front of the part and in the list");
        texts(tables(&office::read(&bytes).unwrap())[0])
            .concat()
            .concat()
    };
    for (from, to) in [
        ("xl/worksheets/sheet0.xml", "xl\\worksheets\\sheet0.xml"),
        ("xl/worksheets/sheet0.xml", "xl/Worksheets/Sheet0.XML"),
        ("xl/sharedStrings.xml", "XL\\sharedstrings.xml"),
        ("xl/workbook.xml", "xl\\workbook.xml"),
    ] {
        assert_eq!(renamed(from.as_bytes(), to.as_bytes()), "甲7", "{to}");
    }
}
