//! What the PDF reader makes of fixtures, of small files built here, and of broken ones.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod beside;
mod cells;
mod clipped;
mod halves;
mod long;
mod marked;
mod overfull;
mod pages;
mod rows;
mod running;
mod unruled;

use crate::limits;
use crate::{Block, Document, Layout, ReadError, Role, Table};
use std::fmt::Write as _;

/// A page to draw: text in a font that is not in the file, and lines.
#[derive(Clone, Default)]
struct Drawn(String);

/// The size all text is drawn in.
const SIZE: f64 = 10.0;

impl Drawn {
    /// Text at a point from the bottom left.
    fn text(self, x: f64, y: f64, text: &str) -> Self {
        self.sized(x, y, text, SIZE)
    }

    fn sized(mut self, x: f64, y: f64, text: &str, size: f64) -> Self {
        write!(self.0, "BT /F1 {size} Tf {x} {y} Td <").unwrap();
        for unit in text.encode_utf16() {
            write!(self.0, "{unit:04X}").unwrap();
        }
        self.0.push_str("> Tj ET\n");
        self
    }

    fn line(mut self, x0: f64, y0: f64, x1: f64, y1: f64) -> Self {
        writeln!(self.0, "{x0} {y0} m {x1} {y1} l S").unwrap();
        self
    }

    /// Lines around all cells between the edges.
    fn grid(mut self, xs: &[f64], ys: &[f64]) -> Self {
        for &y in ys {
            self = self.line(xs[0], y, xs[xs.len() - 1], y);
        }
        for &x in xs {
            self = self.line(x, ys[0], x, ys[ys.len() - 1]);
        }
        self
    }
}

/// A file of such pages, 400 by 400 points.
fn pdf(pages: &[Drawn]) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        String::new(),
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>".to_owned(),
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1[500 500]13[500 500 500 500 500 500 500 500 500 500 500 500 500 500]34[500 500 500 500]66[500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500]]>>".to_owned(),
    ];
    let mut kids = String::new();
    for page in pages {
        let number = objects.len() + 1;
        write!(kids, "{number} 0 R ").unwrap();
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
            number + 1
        ));
        objects.push(format!(
            "<</Length {}>>stream\n{}\nendstream",
            page.0.len(),
            page.0
        ));
    }
    objects[1] = format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len());
    file(&objects)
}

fn file(objects: &[String]) -> Vec<u8> {
    let mut out = "%PDF-1.7\n".to_owned();
    let mut table = String::new();
    for (number, object) in (1..).zip(objects) {
        writeln!(table, "{:010} 00000 n ", out.len()).unwrap();
        write!(out, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let start = out.len();
    let count = objects.len() + 1;
    write!(
        out,
        "xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    out.into_bytes()
}

fn tables(document: &Document) -> Vec<&Table> {
    document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

/// Every cell that is not covered, with its spans where they are more than one.
fn shown(table: &Table) -> Vec<Vec<String>> {
    table
        .rows
        .iter()
        .map(|row| {
            row.cells
                .iter()
                .filter(|cell| !cell.covered)
                .map(|cell| match (cell.row_span, cell.column_span) {
                    (1, 1) => cell.text.clone(),
                    (rows, columns) => format!("{}({rows}x{columns})", cell.text),
                })
                .collect()
        })
        .collect()
}

#[test]
fn lines_make_cells_with_spans_and_places() {
    let page = Drawn::default()
        .sized(180.0, 380.0, "题名", 20.0)
        .grid(&[100.0, 200.0, 300.0], &[300.0, 340.0])
        .line(100.0, 260.0, 300.0, 260.0)
        .line(100.0, 300.0, 100.0, 260.0)
        .line(300.0, 300.0, 300.0, 260.0)
        .text(110.0, 310.0, "甲")
        .text(210.0, 310.0, "≥95%")
        .text(110.0, 280.0, "上下");
    let document = crate::read(&pdf(&[page])).unwrap();
    assert_eq!(document.layout, Layout::Grid);
    assert!(
        matches!(&document.blocks[0], Block::Paragraph(p) if p.text == "题名" && p.role == Role::Title)
    );
    let table = tables(&document)[0];
    assert_eq!(shown(table), [vec!["甲", "≥95%"], vec!["上下(1x2)"]]);
    let place = &table.rows[1].cells[0].place;
    assert_eq!(
        (place.page, place.table, place.row, place.cell),
        (1, 1, 2, 1)
    );
    assert_eq!(place.bounds, [10_000, 10_000, 30_000, 14_000]);
}

#[test]
fn one_title_on_each_page_is_a_title_and_the_small_line_above_a_header() {
    let page = || {
        Drawn::default()
            .text(30.0, 390.0, "某市财政局")
            .sized(160.0, 370.0, "自评表", 15.0)
            .text(160.0, 358.0, "（某年度）")
            .grid(&[100.0, 200.0, 300.0], &[300.0, 340.0])
            .text(110.0, 310.0, "项目名称")
            .text(210.0, 310.0, "修路")
    };
    let document = crate::read(&pdf(&[page(), page(), page()])).unwrap();
    let lines = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some((paragraph.role, paragraph.text.as_str())),
        _ => None,
    });
    let form = [(Role::Title, "自评表"), (Role::Body, "（某年度）")];
    let mut wanted = vec![(Role::Header, "某市财政局")];
    wanted.extend([form; 3].concat());
    assert_eq!(lines.collect::<Vec<_>>(), wanted);
    assert_eq!(tables(&document).len(), 3);
}

#[test]
fn a_page_of_nothing_is_empty_and_broken_bytes_are_damaged() {
    assert_eq!(
        crate::read(&pdf(&[Drawn::default()])),
        Err(ReadError::Empty)
    );
    assert!(matches!(
        crate::read(b"%PDF-1.4\n1 0 obj"),
        Err(ReadError::Damaged { .. })
    ));
}

/// What is said to be too much.
fn too_much(bytes: &[u8]) -> &'static str {
    match crate::read(bytes) {
        Err(ReadError::Limit { en, .. }) => en,
        other => panic!("no limit was reached: {other:?}"),
    }
}

#[test]
fn more_pages_than_any_report_has_are_refused() {
    let pages: Vec<Drawn> = (0..=limits::MOST_PAGES).map(|_| Drawn::default()).collect();
    assert_eq!(too_much(&pdf(&pages)), "pages of a PDF");
}

#[test]
fn more_characters_or_lines_than_any_page_has_are_refused() {
    let row = "甲".repeat(30);
    let mut page = Drawn::default();
    for _ in 0..=limits::MOST_GLYPHS / 30 {
        page = page.text(10.0, 10.0, &row);
    }
    assert_eq!(too_much(&pdf(&[page])), "characters on a page of a PDF");
    let page = Drawn("0 0 m 9 0 l S\n".repeat(limits::MOST_RULES + 1));
    assert_eq!(too_much(&pdf(&[page])), "lines on a page of a PDF");
}

/// Forms, each of which draws the next one ten times: 10 to the 9th drawings.
fn bomb() -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</N 5 0 R>>>>/Contents 4 0 R>>".to_owned(),
        "<</Length 4>>stream\n/N Do\nendstream".to_owned(),
    ];
    for level in 0..9 {
        let content = "/N Do ".repeat(10);
        objects.push(format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N {} 0 R>>>>/Length {}>>stream\n{content}\nendstream",
            6 + level,
            content.len()
        ));
    }
    objects.push(
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 1>>stream\nn\nendstream".to_owned(),
    );
    file(&objects)
}

#[test]
fn forms_that_draw_one_another_without_end_are_stopped() {
    assert_eq!(too_much(&bomb()), "bytes of drawing instructions of a PDF");
}

#[test]
fn more_drawings_than_any_page_has_are_refused() {
    let page = Drawn("0 0 m 9 9 l S\n".repeat(limits::MOST_DRAWINGS + 1));
    assert_eq!(too_much(&pdf(&[page])), "drawings on a page of a PDF");
}

#[test]
fn pages_share_the_marks_of_the_document() {
    let content = Drawn("0 0 m 9 0 l S\n".repeat(limits::MOST_RULES - 1));
    let count = limits::MOST_MARKS / limits::MOST_RULES;
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        String::new(),
        format!(
            "<</Length {}>>stream\n{}\nendstream",
            content.0.len(),
            content.0
        ),
    ];
    let mut kids = String::new();
    for number in 4..4 + count {
        write!(kids, "{number} 0 R ").unwrap();
        objects.push("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R>>".to_owned());
    }
    objects[1] = format!("<</Type/Pages/Count {count}/Kids[{kids}]>>");
    assert_eq!(too_much(&file(&objects)), "characters and lines of a PDF");
}

#[test]
fn lines_too_dense_for_a_table_are_a_drawing_and_doubted() {
    let edges: Vec<f64> = (0..150).map(|edge| 2.0 + 2.6 * f64::from(edge)).collect();
    assert!((edges.len() - 1) * (edges.len() - 1) > limits::MOST_RULED_CELLS);
    let page = Drawn::default()
        .grid(&edges, &edges)
        .text(350.0, 350.0, "图");
    let document = crate::read(&pdf(&[page])).unwrap();
    assert!(tables(&document).is_empty());
    let [(place, [doubt, _])] = &document.doubts[..] else {
        panic!("one doubt: {:?}", document.doubts);
    };
    assert_eq!(place.page, 1);
    assert!(doubt.contains("按图形处理"), "{doubt}");
}

#[test]
fn more_cells_than_any_document_has_are_refused() {
    let edges: Vec<f64> = (0..130).map(|edge| 2.0 + 3.0 * f64::from(edge)).collect();
    let page = || {
        Drawn::default()
            .grid(&edges, &edges)
            .text(350.0, 350.0, "格")
    };
    let pages: Vec<Drawn> = (0..limits::MOST_PIECES / (129 * 130) + 1)
        .map(|_| page())
        .collect();
    assert_eq!(too_much(&pdf(&pages)), "cells and lines of a PDF");
}

#[test]
fn pages_of_pictures_are_a_scan_and_one_among_others_is_doubted() {
    let picture =
        || Drawn("q 400 0 0 400 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u{1} EI Q\n".to_owned());
    assert_eq!(
        crate::read(&pdf(&[picture(), picture()])),
        Err(ReadError::Scan { pages: 2 })
    );
    let text = Drawn::default().text(50.0, 350.0, "有字");
    let document = crate::read(&pdf(&[text, picture()])).unwrap();
    assert_eq!(document.doubts.len(), 1);
    assert_eq!(document.doubts[0].0.page, 2);
}

#[test]
fn text_painted_twice_is_taken_once_and_hidden_text_is_text() {
    let page = Drawn::default()
        .text(50.0, 350.0, "加粗")
        .text(50.3, 350.0, "加粗");
    let hidden = Drawn(format!(
        "3 Tr {}",
        Drawn::default().text(50.0, 300.0, "识别").0
    ));
    let document = crate::read(&pdf(&[Drawn(page.0 + &hidden.0)])).unwrap();
    let texts: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(&*paragraph.text),
            _ => None,
        })
        .collect();
    assert_eq!(texts, ["加粗", "识别"]);
    assert_eq!(document.layout, Layout::Lines);
}

#[test]
fn a_line_that_was_full_goes_on_and_one_with_room_ends() {
    let page = Drawn::default()
        .grid(&[100.0, 150.0, 300.0], &[200.0, 350.0])
        .text(105.0, 330.0, "二级指标")
        .text(105.0, 318.0, "名称")
        .text(155.0, 330.0, "一、完成")
        .text(155.0, 318.0, "二、未完成");
    let document = crate::read(&pdf(&[page])).unwrap();
    assert_eq!(
        shown(tables(&document)[0]),
        [["二级指标名称", "一、完成\n二、未完成"]]
    );
}

#[test]
fn text_in_clear_columns_is_a_table_and_doubted() {
    let mut page = Drawn::default();
    for (row, [a, b, c]) in [
        ["指标", "目标", "得分"],
        ["里程", "≥42公里", "10"],
        ["满意度", "≥95%", "9.5"],
    ]
    .into_iter()
    .enumerate()
    {
        let y = 350.0 - 15.0 * row as f64;
        page = page.text(50.0, y, a).text(130.0, y, b).text(230.0, y, c);
    }
    let document = crate::read(&pdf(&[page])).unwrap();
    assert_eq!(
        shown(tables(&document)[0]),
        [
            ["指标", "目标", "得分"],
            ["里程", "≥42公里", "10"],
            ["满意度", "≥95%", "9.5"]
        ]
    );
    assert_eq!(document.doubts.len(), 1);
    let page = Drawn::default()
        .text(50.0, 350.0, "填报单位：某局")
        .text(250.0, 350.0, "单位：万元")
        .text(50.0, 335.0, "填表人：某某")
        .text(250.0, 335.0, "日期");
    let document = crate::read(&pdf(&[page])).unwrap();
    assert!(tables(&document).is_empty());
}

#[test]
fn objects_within_one_another_do_not_overflow() {
    for open in ["[", "<<", "("] {
        let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned()];
        objects.push(format!("<</Kids {} >>", open.repeat(200_000)));
        assert!(crate::read(&file(&objects)).is_err());
    }
}
