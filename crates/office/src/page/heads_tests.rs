//! Heads within a table: repeated on every page of what they head, labels beside them too,
//! and nothing of it belongs to the table twice.

use super::{Owner, Pages, Sheet, layout};
use crate::document::{Block, Cell, Document, Head, Row, Table};
use crate::fonts::Fonts;

/// A form: two rows that say whose it is, a head, so many rows of two groups, a total.
fn form(rows: u32) -> Table {
    let row = |texts: [&str; 4]| Row {
        cells: texts.map(Cell::new).to_vec(),
        height: 0,
    };
    let mut all = vec![
        row(["项目", "甲", "", ""]),
        row(["单位", "乙", "", ""]),
        row(["绩效指标", "一级", "二级", "得分"]),
    ];
    all.extend((0..rows).map(|_| row(["", "", "三", "5"])));
    all.push(row(["", "总分", "", "100"]));
    for (at, row) in all.iter_mut().enumerate().skip(3).take(rows as usize) {
        row.cells[0] = Cell::hidden_by_span();
        row.cells[1] = match at {
            3 => Cell::new("产出").spanning(rows, 1),
            _ => Cell::hidden_by_span(),
        };
    }
    all[2].cells[0] = Cell::new("绩效指标").spanning(rows + 1, 1);
    Table {
        rows: all,
        heads: vec![Head {
            rows: 2..3,
            until: rows + 4,
        }],
        ..Table::default()
    }
}

fn laid(table: Table) -> Pages {
    let document = Document {
        blocks: vec![Block::Table(table)],
        ..Document::default()
    };
    layout(&document, &Fonts::bundled()).unwrap()
}

fn said(sheet: &Sheet, repeated: bool) -> String {
    let runs = sheet.runs.iter();
    let runs = runs.filter(|run| (run.owner == Owner::Page) == repeated);
    runs.flat_map(|run| run.glyphs.iter().map(|glyph| glyph.character))
        .collect()
}

#[test]
fn the_nearest_head_and_the_labels_beside_are_repeated() {
    let pages = laid(form(100));
    let count = pages.sheets.len();
    assert!(count > 2);
    for (number, sheet) in pages.sheets.iter().enumerate() {
        let again = said(sheet, true);
        let head = again.matches("一级二级得分").count();
        assert_eq!(head, usize::from(number > 0), "{again}");
        for label in ["绩效指标", "产出"] {
            let shown = said(sheet, false).matches(label).count() + again.matches(label).count();
            assert_eq!(shown, 1, "page {number}: {label}");
        }
    }
    let whole: String = pages
        .sheets
        .iter()
        .map(|sheet| said(sheet, false))
        .collect();
    for text in ["绩效指标", "一级二级得分", "产出", "总分"] {
        assert_eq!(whole.matches(text).count(), 1, "{text}");
    }
}

#[test]
fn a_head_never_stands_alone_at_a_pages_end() {
    for above in 30..60_u32 {
        let mut table = form(60);
        let rows = (0..above).map(|_| table.rows[0].clone());
        let rows: Vec<Row> = rows.collect();
        table.rows.splice(0..0, rows);
        table.heads[0].rows = above + 2..above + 3;
        table.heads[0].until += above;
        let pages = laid(table);
        let begins = |sheet: &&Sheet| said(sheet, false).contains("一级二级得分");
        let sheet = pages.sheets.iter().find(begins).unwrap();
        assert!(said(sheet, false).contains("三5"), "{above} rows above");
    }
}

#[test]
fn what_stands_below_the_part_has_no_head() {
    let mut table = form(60);
    table.heads[0].until = 10;
    let pages = laid(table);
    assert!(pages.sheets.len() > 1);
    assert!(
        pages
            .sheets
            .iter()
            .skip(1)
            .all(|sheet| !said(sheet, true).contains("一级"))
    );
}
