//! Workbooks other programs made (see `fixtures/sheets/README.md`), with another reader as
//! witness of their values and merges.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use calamine::{Data, Reader, Xlsx};
use office::{Block, Cell, Document, Stored, Table};
use std::io::Cursor;

const OPENPYXL: &[u8] = include_bytes!("fixtures/sheets/openpyxl.xlsx");
const LIBREOFFICE: &[u8] = include_bytes!("fixtures/sheets/libreoffice.xlsx");
const OPENDOCUMENT: &[u8] = include_bytes!("fixtures/sheets/libreoffice.ods");

const SHOWN: [[&str; 7]; 7] = [
    ["项目支出绩效自评表", "", "", "", "", "", ""],
    [
        "指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "执行率",
        "得分",
        "",
    ],
    ["数量指标", "≥10件", "12", "10", "92.6%", "9.26", ""],
    ["质量指标", "=100%", "100%", "20", "100.0%", "20.00", "优"],
    [
        "时效指标",
        "2024-12-31",
        "2024-12-30",
        "15",
        "98.8%",
        "14.50",
        "",
    ],
    ["合计", "", "", "45", "90.00%", "43.8", ""],
    [
        "1,234,567.89",
        "(5.00)",
        "2024年5月6日 7:08:09",
        "1/2",
        "1.23E+04",
        "TRUE",
        "",
    ],
];

fn tables(document: &Document) -> Vec<&Table> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

fn shown(table: &Table, text: impl Fn(&Cell) -> String) -> Vec<Vec<String>> {
    table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(&text).collect())
        .collect()
}

fn notes(document: &Document) -> Vec<&str> {
    document
        .notes
        .iter()
        .map(|(_, text)| text[0].as_str())
        .collect()
}

#[test]
fn what_libreoffice_saved_is_read_as_it_shows_it() {
    for bytes in [LIBREOFFICE, OPENDOCUMENT] {
        let document = office::read(bytes).unwrap();
        let tables = tables(&document);
        assert_eq!(shown(tables[0], |cell| cell.text.clone()), SHOWN);
        assert_eq!(
            shown(tables[1], |cell| cell.text.clone()),
            [["x\ny", ""], ["", "90"]]
        );
        let title = &tables[0].rows[0].cells[0];
        assert_eq!((title.row_span, title.column_span), (1, 6));
        assert_eq!(tables[0].rows[5].cells[0].column_span, 3);
        assert!(tables[0].rows[5].cells[2].covered);
        let cells = tables.iter().flat_map(|table| &table.rows);
        for cell in cells.flat_map(|row| &row.cells) {
            assert!(
                cell.extra
                    .as_ref()
                    .is_none_or(|extra| extra.recomputed.is_none())
            );
        }
        assert_eq!(
            notes(&document),
            [
                "第 5 行是隐藏的，已一并读取",
                "第 G 列是隐藏的，已一并读取",
                "单元格 B3 有批注：请核实",
                "这张工作表是隐藏的，已一并读取",
            ]
        );
        assert!(document.doubts.is_empty());
    }
}

#[test]
fn formulas_openpyxl_wrote_are_computed_and_told() {
    let document = office::read(OPENPYXL).unwrap();
    let tables = tables(&document);
    let text = |cell: &Cell| {
        let recomputed = cell
            .extra
            .as_ref()
            .and_then(|extra| extra.recomputed.clone());
        recomputed.unwrap_or_else(|| cell.text.clone())
    };
    assert_eq!(shown(tables[0], text), SHOWN);
    assert_eq!(shown(tables[1], text), [["x\ny", ""], ["", "90"]]);
    assert_eq!(tables[0].rows[5].cells[3].text, "");
    assert!(
        notes(&document)
            .iter()
            .any(|note| note.contains("4 个公式还没有计算过"))
    );
}

#[test]
fn another_reader_sees_the_same_values_and_merges() {
    for bytes in [OPENPYXL, LIBREOFFICE] {
        let document = office::read(bytes).unwrap();
        let mut other: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let mut numbers = 0;
        for table in tables(&document) {
            let range = other.worksheet_range(&table.sheet).unwrap();
            for cell in table.rows.iter().flat_map(|row| &row.cells) {
                let value = range.get_value((cell.place.row - 1, cell.place.cell - 1));
                let Some(Stored::Number(number)) =
                    cell.extra.as_ref().and_then(|extra| extra.stored.as_ref())
                else {
                    continue;
                };
                let number: f64 = number.parse().unwrap();
                match value {
                    Some(Data::Float(value)) => assert!((value - number).abs() < 1e-9),
                    Some(Data::Int(value)) => assert!((*value as f64 - number).abs() < 1e-9),
                    Some(Data::DateTime(value)) => {
                        assert!((value.as_f64() - number).abs() < 1e-9);
                    }
                    other => panic!("{other:?} for {number} at {:?}", cell.place),
                }
                numbers += 1;
            }
            let mut merged: Vec<(u32, u32, u32, u32)> = table
                .rows
                .iter()
                .flat_map(|row| &row.cells)
                .filter(|cell| cell.row_span * cell.column_span > 1)
                .map(|cell| {
                    (
                        cell.place.row,
                        cell.place.cell,
                        cell.row_span,
                        cell.column_span,
                    )
                })
                .collect();
            merged.sort_unstable();
            let mut seen: Vec<(u32, u32, u32, u32)> = other
                .merge_cells_by_sheet_name(&table.sheet)
                .unwrap()
                .iter()
                .map(|merge| {
                    (
                        merge.start.0 + 1,
                        merge.start.1 + 1,
                        merge.end.0 - merge.start.0 + 1,
                        merge.end.1 - merge.start.1 + 1,
                    )
                })
                .collect();
            seen.sort_unstable();
            assert_eq!(merged, seen);
        }
        assert!(numbers >= 14, "{numbers}");
    }
}
