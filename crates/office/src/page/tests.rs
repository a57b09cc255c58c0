//! What must hold of every layout: nothing lost, nothing outside, nothing twice.

use super::{Owner, Pages, Sheet, layout};
use crate::document::{
    Align, Block, Cell, Document, PageSetup, Paragraph, Role, Row, Style, Table,
};
use crate::fonts::Fonts;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn laid(document: &Document) -> Pages {
    layout(document, &Fonts::bundled()).unwrap()
}

fn of_blocks(blocks: Vec<Block>) -> Document {
    Document {
        blocks,
        ..Document::default()
    }
}

fn row(texts: &[&str]) -> Row {
    Row {
        cells: texts.iter().map(|text| Cell::new(*text)).collect(),
        height: 0,
    }
}

fn table(rows: Vec<Row>) -> Table {
    Table {
        rows,
        ..Table::default()
    }
}

fn paragraph(role: Role, text: &str) -> Block {
    Block::Paragraph(Paragraph {
        text: text.to_owned(),
        role,
        ..Paragraph::default()
    })
}

/// What is drawn of each text, in drawing order.
fn drawn(pages: &Pages) -> BTreeMap<Owner, String> {
    let mut drawn: BTreeMap<Owner, String> = BTreeMap::new();
    for run in pages.sheets.iter().flat_map(|sheet| &sheet.runs) {
        let text = run.glyphs.iter().map(|glyph| glyph.character);
        drawn.entry(run.owner).or_default().extend(text);
    }
    drawn
}

/// The texts of a page without what is repeated, one an owner.
fn texts(sheet: &Sheet) -> Vec<String> {
    let mut texts: BTreeMap<Owner, String> = BTreeMap::new();
    for run in sheet.runs.iter().filter(|run| run.owner != Owner::Page) {
        let text = run.glyphs.iter().map(|glyph| glyph.character);
        texts.entry(run.owner).or_default().extend(text);
    }
    texts.into_values().collect()
}

/// Runs of the page's own: repeated heads and page numbers.
fn repeated(sheet: &Sheet) -> String {
    let runs = sheet.runs.iter().filter(|run| run.owner == Owner::Page);
    runs.flat_map(|run| run.glyphs.iter().map(|glyph| glyph.character))
        .collect()
}

/// Every text is drawn once and whole, and within the page's margins.
fn holds(document: &Document, pages: &Pages) {
    let mut shown = pages.clone();
    shown.drop_blanks();
    let drawn = drawn(&shown);
    let mut wanted = BTreeMap::new();
    for (number, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Paragraph(paragraph) => {
                wanted.insert(Owner::Paragraph(number), paragraph.text.as_str());
            }
            Block::Table(table) => {
                for (at, row) in table.rows.iter().enumerate() {
                    let cells = row.cells.iter().enumerate();
                    wanted.extend(cells.map(|(column, cell)| {
                        (Owner::Cell(number, at, column), cell.text.as_str())
                    }));
                }
            }
            Block::PageBreak => {}
        }
    }
    for (owner, text) in wanted {
        let found = drawn.get(&owner).map_or("", String::as_str);
        assert_eq!(found, text.replace('\n', ""), "{owner:?}");
    }
    for sheet in &pages.sheets {
        let area = sheet.area;
        for run in sheet.runs.iter().filter(|run| run.owner != Owner::Page) {
            let seen = run.glyphs.iter().rposition(|glyph| glyph.character != ' ');
            let glyphs = &run.glyphs[..seen.map_or(0, |last| last + 1)];
            let length = glyphs
                .iter()
                .map(|glyph| i64::from(glyph.advance))
                .sum::<i64>();
            assert!(run.x >= area.left && run.x + length * run.size / 1000 <= area.right + 1);
            assert!(run.y - run.size * 87 / 100 >= area.top - 1 && run.y <= area.bottom);
        }
        for rule in &sheet.rules {
            assert!(rule.from >= (area.left, 0) && rule.to.0 <= area.right);
            assert!(rule.from.1 >= area.top && rule.to.1 <= area.bottom);
        }
    }
}

#[test]
fn an_empty_line_is_marked_by_a_space_and_an_empty_paragraph_is_not() {
    let table = Table {
        rows: vec![Row {
            cells: vec![Cell::new("上\n\n下"), Cell::new("")],
            height: 0,
        }],
        ..Table::default()
    };
    let blocks = vec![Block::Table(table), Block::Paragraph(Paragraph::default())];
    let document = Document {
        blocks,
        ..Document::default()
    };
    let pages = laid(&document);
    assert_eq!(texts(&pages.sheets[0]), ["上 下", " "]);
}

#[test]
fn a_form_of_one_page_is_written_as_large_as_fits() {
    let size = |rows: usize| {
        let rows = (0..rows)
            .map(|_| row(&["数量指标", "≥12个", "12个"]))
            .collect();
        let pages = laid(&of_blocks(vec![Block::Table(table(rows))]));
        (pages.sheets.len(), pages.sheets[0].runs[0].size)
    };
    assert_eq!(size(10), (1, 10_500));
    assert_eq!(size(50), (1, 9_000));
    assert_eq!(size(100).0, 3);
    assert_eq!(size(100).1, 10_500, "of several pages: comfortable again");
}

#[test]
fn rows_move_whole_and_heads_are_repeated() {
    let mut form = table(vec![row(&["序号", "内容"])]);
    form.head_rows = 1;
    let long = "一段说明。".repeat(20);
    form.rows.extend((0..60).map(|_| row(&["甲", &long])));
    let document = of_blocks(vec![Block::Table(form)]);
    let pages = laid(&document);
    holds(&document, &pages);
    assert!(pages.sheets.len() > 2);
    for (number, sheet) in pages.sheets.iter().enumerate() {
        let whole = texts(sheet).iter().filter(|text| **text == long).count();
        let labels = texts(sheet).iter().filter(|text| *text == "甲").count();
        assert_eq!(whole, labels, "no row is cut");
        let count = pages.sheets.len();
        let number = number + 1;
        let head = if number == 1 { "" } else { "序号内容" };
        assert_eq!(
            repeated(sheet),
            format!("{head}第 {number} 页 共 {count} 页")
        );
    }
}

#[test]
fn a_row_higher_than_a_page_is_cut_between_lines() {
    let document = of_blocks(vec![Block::Table(table(vec![
        row(&["一", &"很长的说明，一页写不下。".repeat(400)]),
        row(&["二", "完"]),
    ]))]);
    let pages = laid(&document);
    assert!(pages.sheets.len() > 2);
    holds(&document, &pages);
}

#[test]
fn a_label_over_a_pages_end_belongs_to_the_table_once() {
    let mut rows: Vec<Row> = (0..120).map(|_| row(&["", "指标"])).collect();
    for (at, row) in rows.iter_mut().enumerate() {
        row.cells[0] = match at {
            0 => Cell::new("产出指标").spanning(38, 1),
            38 => Cell::new("效益指标与社会满意度").spanning(82, 1),
            _ => Cell::hidden_by_span(),
        };
    }
    let document = of_blocks(vec![Block::Table(table(rows))]);
    let pages = laid(&document);
    holds(&document, &pages);
    assert!(pages.sheets.len() > 2);
    let sheet_with = |label: &str| {
        let mut sheets = pages.sheets.iter();
        sheets.position(|sheet| texts(sheet).iter().any(|text| text == label))
    };
    assert!(sheet_with("产出指标").is_some(), "in one piece");
    assert!(sheet_with("效益指标与社会满意度").is_some(), "in one piece");
    for sheet in &pages.sheets {
        let upright = sheet.rules.iter().filter(|rule| rule.from.0 == rule.to.0);
        assert_eq!(upright.count(), 3, "left, middle and right edge");
    }
}

#[test]
fn figures_and_labels_stand_in_the_middle() {
    let long = "一处活动室用地调整，开工因此推迟了四十五天。".repeat(3);
    let mut told = row(&["92.6%", &long, "右"]);
    told.cells[2].style = Style {
        align: Align::Right,
        size: 210,
        ..Style::default()
    };
    let mut form = table(vec![told]);
    form.widths = vec![1_000, 1_000, 1_000];
    let pages = laid(&of_blocks(vec![Block::Table(form)]));
    let runs = &pages.sheets[0].runs;
    let third = pages.area.inner_width() / 3;
    let left = pages.area.left;
    let near = |a: i64, b: i64| (a - b).abs() < 10;
    assert!(near(runs[0].x + runs[0].length() / 2, left + third / 2));
    assert!(near(runs[1].x, left + third + 2_400));
    let last = runs.last().unwrap();
    assert!(near(last.x + last.length(), pages.area.right - 2_400));
    assert_eq!(last.size, 2 * runs[0].size);
}

#[test]
fn breaks_headers_and_footers() {
    let document = of_blocks(vec![
        paragraph(Role::Header, "页眉"),
        paragraph(Role::Title, "标题"),
        Block::PageBreak,
        paragraph(Role::Body, "正文"),
        paragraph(Role::Footer, "页脚"),
    ]);
    let pages = laid(&document);
    let found: Vec<_> = pages
        .sheets
        .iter()
        .map(|sheet| (texts(sheet), repeated(sheet)))
        .collect();
    let page = |text: &str, number| {
        (
            vec![text.to_owned()],
            format!("页眉页脚第 {number} 页 共 2 页"),
        )
    };
    assert_eq!(found, [page("标题", 1), page("正文", 2)]);
}

#[test]
fn page_numbers_of_the_pages_it_was_read_from_are_not_repeated() {
    let document = of_blocks(vec![
        paragraph(Role::Body, "一"),
        Block::PageBreak,
        paragraph(Role::Body, "二"),
        paragraph(Role::Footer, "第 1 页 共 3 页"),
        paragraph(Role::Footer, "共 3 页资料"),
    ]);
    let pages = laid(&document);
    let foot = |number: u32| format!("共 3 页资料第 {number} 页 共 2 页");
    assert_eq!(repeated(&pages.sheets[0]), foot(1));
    assert_eq!(repeated(&pages.sheets[1]), foot(2));
}

#[test]
fn absurd_pages_end() {
    let page = PageSetup {
        width: 100,
        height: 100,
        margins: [2_000; 4],
    };
    let rows = vec![row(&["一二三", "四"]), row(&["五"]), row(&[])];
    let document = Document {
        page,
        ..of_blocks(vec![
            Block::Table(table(rows)),
            paragraph(Role::Body, "完了"),
        ])
    };
    let pages = laid(&document);
    assert_eq!(
        drawn(&pages).get(&Owner::Cell(0, 0, 0)).map(String::as_str),
        Some("一二三")
    );
    assert_eq!(laid(&Document::default()).sheets.len(), 1);
    assert_eq!(
        laid(&of_blocks(vec![Block::Table(Table::default())]))
            .sheets
            .len(),
        1
    );
}

fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "绩效",
        "目标",
        "，",
        "。",
        "（",
        "）",
        "12.5%",
        "≥95%",
        "word ",
        "2022年",
        "、",
        "《",
        "》",
        "满意度",
        "\n",
        " ",
        "喆",
        "1,234.56",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

fn any_table() -> impl Strategy<Value = Table> {
    (1..5_usize, 1..60_usize, 0..3_u32).prop_flat_map(|(columns, rows, head_rows)| {
        let cells = prop::collection::vec(any_text(), columns * rows);
        let spans = prop::collection::vec((0..rows, 0..columns, 1..12_u32, 1..4_u32), 0..8);
        (cells, spans).prop_map(move |(texts, spans)| {
            let rows = texts.chunks(columns).map(|texts| Row {
                cells: texts.iter().map(Cell::new).collect(),
                height: 0,
            });
            let mut table = table(rows.collect());
            table.head_rows = head_rows;
            for (row, column, down, across) in spans {
                span(&mut table, row, column, down, across);
            }
            table
        })
    })
}

/// Makes a cell span others, where none of them has a part in a span.
fn span(table: &mut Table, row: usize, column: usize, down: u32, across: u32) {
    let rows = row..table.rows.len().min(row + down as usize);
    let columns = column..table.width().min(column + across as usize);
    let free = rows.clone().all(|row| {
        let cells = &table.rows[row].cells[columns.clone()];
        cells
            .iter()
            .all(|cell| !cell.covered && cell.row_span == 1 && cell.column_span == 1)
    });
    if !free {
        return;
    }
    for row in rows.clone() {
        table.rows[row].cells[columns.clone()].fill(Cell::hidden_by_span());
    }
    let cell = Cell::new("跨越多行的名称");
    table.rows[row].cells[column] = cell.spanning(rows.len() as u32, columns.len() as u32);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_is_outside(table in any_table(), text in any_text()) {
        let document = of_blocks(vec![
            paragraph(Role::Body, &text),
            Block::Table(table),
            paragraph(Role::Body, &text),
        ]);
        holds(&document, &laid(&document));
    }
}
