//! Workbooks made to do harm: they end in an error or in a document, never in a panic, and
//! never take long.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[path = "support/archive.rs"]
mod archive;
#[path = "support/grid.rs"]
mod grid;

use archive::Workbook;
use grid::{at, recomputed, tables, texts};
use office::{Document, ReadError};
use proptest::prelude::*;

fn read(workbook: &Workbook<'_>) -> Document {
    office::read(&workbook.bytes()).unwrap()
}

#[test]
fn cells_far_apart_make_no_large_grid() {
    let document = read(&Workbook {
        before: r#"<dimension ref="A1:XFD1048576"/>"#,
        rows: r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="7"><c r="C7"><v>2</v></c></row><row r="1048576"><c r="XFD1048576"><v>3</v></c></row>"#,
        ..Workbook::default()
    });
    let table = tables(&document)[0];
    assert_eq!(texts(table), [["1", "", ""], ["", "2", ""], ["", "", "3"]]);
    let last = &table.rows[2].cells[2].place;
    assert_eq!((last.row, last.cell), (1_048_576, 16_384));
    assert_eq!(document.notes.len(), 1);
}

#[test]
fn an_absurd_merge_makes_no_large_grid() {
    let document = read(&Workbook {
        rows: r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>"#,
        after: r#"<mergeCells><mergeCell ref="B2:XFD1048576"/></mergeCells>"#,
        ..Workbook::default()
    });
    assert_eq!(texts(tables(&document)[0]), [["1", ""], ["", "2"]]);
}

#[test]
fn one_long_text_in_many_cells_is_refused() {
    let text = "长".repeat(30_000);
    let rows: String = (1..=40)
        .map(|row| {
            format!(
                "<row r=\"{row}\">{}</row>",
                "<c t=\"s\"><v>0</v></c>".repeat(100)
            )
        })
        .collect();
    let bytes = Workbook {
        strings: &format!("<si><t>{text}</t></si>"),
        rows: &rows,
        ..Workbook::default()
    }
    .bytes();
    assert!(matches!(
        office::read(&bytes),
        Err(ReadError::Limit { most, .. }) if most == office::limits::MOST_CELL_TEXT
    ));
}

#[test]
fn more_cells_than_any_workbook_has_are_refused() {
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(1000));
    let bytes = Workbook {
        rows: &row.repeat(1001),
        ..Workbook::default()
    }
    .bytes();
    assert!(matches!(
        office::read(&bytes),
        Err(ReadError::Limit { most, .. }) if most == office::limits::MOST_PIECES as u64
    ));
}

#[test]
fn many_formulas_over_many_cells_end() {
    let row = |row: u32| {
        format!(
            "<row r=\"{row}\"><c><v>1</v></c><c><f>SUM(A:A)+SUM(A1:A20000)</f><v>0</v></c></row>"
        )
    };
    let rows: String = (1..=20_000).map(row).collect();
    let document = read(&Workbook {
        rows: &rows,
        ..Workbook::default()
    });
    assert_eq!(recomputed(at(&document, 1, 2)), Some("40000"));
    assert_eq!(recomputed(at(&document, 20_000, 2)), None);
}

#[test]
fn a_chain_of_formulas_never_computed_ends() {
    let rows: String = (1..=2000)
        .map(|row| {
            format!(
                "<row r=\"{row}\"><c r=\"A{row}\"><f>A{}+1</f></c></row>",
                row + 1
            )
        })
        .collect();
    let document = read(&Workbook {
        rows: &rows,
        ..Workbook::default()
    });
    assert_eq!(recomputed(at(&document, 1, 1)), None);
}

#[test]
fn entities_of_the_files_own_are_not_expanded() {
    let bytes = archive::zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "xl/workbook.xml",
            r#"<workbook><sheets><sheet name="表1" r:id="a"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="sheet.xml"/></Relationships>"#,
        ),
        (
            "xl/sheet.xml",
            r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
               <worksheet><sheetData><row><c t="inlineStr"><is><t>&b;&c;&amp;&#x7532;</t></is></c></row></sheetData></worksheet>"#,
        ),
    ]);
    let document = office::read(&bytes).unwrap();
    assert_eq!(texts(tables(&document)[0]), [["&b;&c;&甲"]]);
}

#[test]
fn elements_nested_without_end_are_refused() {
    let deep = "<c>".repeat(100_000);
    let bytes = Workbook {
        rows: &deep,
        ..Workbook::default()
    }
    .bytes();
    assert!(matches!(
        office::read(&bytes),
        Err(ReadError::Limit { most, .. }) if most == office::limits::DEEPEST as u64
    ));
}

#[test]
fn a_sheet_that_is_missing_is_told() {
    let bytes = archive::zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "xl/workbook.xml",
            r#"<workbook><sheets><sheet name="表1" r:id="a"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="gone.xml"/></Relationships>"#,
        ),
    ]);
    let Err(ReadError::Damaged { zh, .. }) = office::read(&bytes) else {
        panic!("not damaged");
    };
    assert!(zh.contains("xl/gone.xml"), "{zh}");
}

fn small() -> Vec<u8> {
    Workbook {
        strings: "<si><t>项目</t></si>",
        rows: r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.926</v></c></row><row r="2"><c r="B2"><f>SUM(B1:B1)</f><v>0.926</v></c></row>"#,
        after: r#"<mergeCells><mergeCell ref="A1:A2"/></mergeCells>"#,
        comments: r#"<comment ref="B2"><text><t>注</t></text></comment>"#,
        ..Workbook::default()
    }
    .bytes()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn mutated_and_cut_workbooks_never_panic(at in 0usize..4000, byte: u8, cut in 0usize..4000) {
        let mut bytes = small();
        let length = bytes.len();
        bytes[at % length] = byte;
        let _ = office::read(&bytes);
        bytes.truncate(cut % length);
        let _ = office::read(&bytes);
    }

    #[test]
    fn any_rows_at_all_never_panic(rows in "(<row r=\"[0-9]{1,8}\">|</row>|<c r=\"[A-Z]{0,4}[0-9]{0,8}\" t=\"(s|b|e|n|str)\" s=\"[0-9]\">|</c>|<v>|</v>|<f t=\"shared\" si=\"0\">|</f>|<f>|A1|[0-9.E-]{1,9}|&#[0-9]{1,9};){0,30}") {
        let bytes = Workbook { rows: &rows, strings: "<si><t>甲</t></si>", ..Workbook::default() }.bytes();
        let _ = office::read(&bytes);
    }
}
