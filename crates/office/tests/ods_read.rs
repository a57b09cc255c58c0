//! OpenDocument spreadsheets, made of their parts, and what is read of them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[path = "support/archive.rs"]
mod archive;

use office::{Block, Cell, Document, Format, Layout, Piece, ReadError, Stored, Table};
use proptest::prelude::*;

fn bytes(tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content><office:automatic-styles>
           <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
           </office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    archive::zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

fn tables(document: &Document) -> Vec<&Table> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

fn texts(table: &Table) -> Vec<Vec<&str>> {
    table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect())
        .collect()
}

fn cell(document: &Document, row: usize, column: usize) -> &Cell {
    &tables(document)[0].rows[row - 1].cells[column - 1]
}

#[test]
fn cells_are_shown_as_the_file_shows_them_and_keep_their_values() {
    let document = office::read(&bytes(
        r#"<table:table table:name="表1">
        <table:table-column table:number-columns-repeated="16384"/>
        <table:table-row>
          <table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>项目<text:s text:c="2"/>甲</text:p><text:p>二<text:span>行</text:span></text:p></table:table-cell>
          <table:covered-table-cell/>
          <table:table-cell office:value-type="percentage" office:value="0.926" calcext:value-type="percentage"><text:p>92.6%</text:p></table:table-cell>
          <table:table-cell table:number-columns-repeated="16381"/>
        </table:table-row>
        <table:table-row table:number-rows-repeated="2">
          <table:covered-table-cell table:number-columns-repeated="2"/>
          <table:table-cell office:value-type="float" office:value="8"><text:p>8.00</text:p></table:table-cell>
        </table:table-row>
        <table:table-row>
          <table:table-cell office:value-type="date" office:date-value="2024-12-31"><text:p>2024年12月31日</text:p></table:table-cell>
          <table:table-cell table:formula="of:=[.C1]/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
          <table:table-cell table:formula="of:=SUM([.C2:.C3])" office:value-type="float" office:value="17"><text:p>17.00</text:p></table:table-cell>
        </table:table-row>
        <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table>"#,
    ))
    .unwrap();
    assert_eq!(
        (document.format, document.layout),
        (Format::Ods, Layout::Grid)
    );
    assert_eq!(
        texts(tables(&document)[0]),
        [
            ["项目  甲\n二行", "", "92.6%"],
            ["", "", "8.00"],
            ["", "", "8.00"],
            ["2024年12月31日", "#DIV/0!", "17.00"],
        ]
    );
    let title = cell(&document, 1, 1);
    assert_eq!((title.row_span, title.column_span), (2, 2));
    assert!(cell(&document, 2, 2).covered && !cell(&document, 3, 1).covered);
    let rate = cell(&document, 1, 3).extra.as_ref().unwrap();
    assert_eq!(rate.stored, Some(Stored::Number("0.926".to_owned())));
    let sum = cell(&document, 4, 3);
    let extra = sum.extra.as_ref().unwrap();
    assert_eq!(
        extra.formula.as_ref().unwrap().0,
        [Piece::Text("SUM(C2:C3)".to_owned())]
    );
    assert_eq!(extra.recomputed.as_deref(), Some("16.00"));
    assert_eq!((sum.place.row, sum.place.cell), (4, 3));
    let error = cell(&document, 4, 2).extra.as_ref().unwrap();
    assert_eq!(error.stored, Some(Stored::Error("#DIV/0!".to_owned())));
    assert_eq!(error.recomputed, None);
}

#[test]
fn hidden_rows_columns_sheets_and_comments_are_told() {
    let document = office::read(&bytes(
        r#"<table:table table:name="表1"><table:table-column/><table:table-column table:visibility="collapse"/>
        <table:table-row table:visibility="filter"><table:table-cell office:value-type="string"><office:annotation><dc:creator>某</dc:creator><text:p>请核实</text:p></office:annotation><text:p>甲</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>
        </table:table>
        <table:table table:name="暗" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="string"><text:p>乙</text:p></table:table-cell></table:table-row></table:table>"#,
    ))
    .unwrap();
    assert_eq!(texts(tables(&document)[0]), [["甲", "1"]]);
    let notes: Vec<&str> = document
        .notes
        .iter()
        .map(|(_, text)| text[0].as_str())
        .collect();
    assert_eq!(
        notes,
        [
            "第 1 行是隐藏的，已一并读取",
            "第 B 列是隐藏的，已一并读取",
            "单元格 A1 有批注：请核实",
            "这张工作表是隐藏的，已一并读取",
        ]
    );
}

#[test]
fn a_million_repetitions_make_no_million_cells() {
    let repeated = r#"<table:table table:name="表1"><table:table-row table:number-rows-repeated="4294967295"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row></table:table>"#;
    assert!(matches!(
        office::read(&bytes(repeated)),
        Err(ReadError::Limit { .. })
    ));
    let spanned = r#"<table:table table:name="表1"><table:table-row><table:table-cell table:number-columns-spanned="4294967295" table:number-rows-spanned="99999999" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row></table:table>"#;
    let document = office::read(&bytes(spanned)).unwrap();
    assert_eq!(texts(tables(&document)[0]), [["1"]]);
}

#[test]
fn an_encrypted_spreadsheet_is_told() {
    let bytes = archive::zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
        ("content.xml", "\u{1}\u{2}"),
    ]);
    assert_eq!(
        office::read(&bytes),
        Err(ReadError::Encrypted {
            format: Format::Ods
        })
    );
}

proptest! {
    #[test]
    fn any_rows_at_all_never_panic(rows in "(<table:table table:name=\"a\">|</table:table>|<table:table-row table:number-rows-repeated=\"[0-9]{1,4}\">|</table:table-row>|<table:table-cell office:value-type=\"(float|string|date|)\" office:value=\"[0-9.E-]{0,5}\" table:number-columns-spanned=\"[0-9]{1,9}\" table:formula=\"of:=[\\[\\].;A1'\\$]{0,9}\">|</table:table-cell>|<text:p>|</text:p>|甲){0,30}") {
        let _ = office::read(&bytes(&rows));
    }
}
