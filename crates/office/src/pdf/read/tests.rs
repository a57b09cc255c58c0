#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use crate::{Block, Document, Layout, ReadError, Role, Table};
use std::fmt::Write as _;

/// A page to draw: text in a font that is not in the file, and lines.
#[derive(Default)]
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
