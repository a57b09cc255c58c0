//! Cells of other programs' files: what the page's end cut, and empty lines.

use super::{Drawn, file, pdf, shown, tables};
use crate::Document;

/// Edges of the columns: four characters fit the second, and a little more.
const XS: [f64; 4] = [50.0, 150.0, 200.0, 300.0];

/// A table to the bottom of one page, and one from the top of the next; the second column
/// has the labels, each over so many rows, its lines one below the other.
fn over_pages(first: &[(usize, &[&str])], second: &[(usize, &[&str])]) -> Document {
    // The first table stands at the foot of its page, so that there is no room left.
    let one = labels(first, 20.0 + 20.0 * rows(first));
    let two = labels(second, 380.0);
    crate::read(&pdf(&[one, two])).unwrap()
}

fn rows(labels: &[(usize, &[&str])]) -> f64 {
    labels
        .iter()
        .map(|(rows, _)| f64::from(u32::try_from(*rows).unwrap()))
        .sum()
}

/// A page with the labels from that height down, rows 20 points high.
fn labels(labels: &[(usize, &[&str])], top: f64) -> Drawn {
    let bottom = top - 20.0 * rows(labels);
    let [x0, x1, x2, x3] = XS;
    let mut page = Drawn::default().text(x0 + 5.0, top - 14.0, "绩效指标");
    for x in XS {
        page = page.line(x, bottom, x, top);
    }
    page = page.line(x0, top, x3, top).line(x0, bottom, x1, bottom);
    let mut y = top;
    for (rows, lines) in labels {
        for (at, text) in (0u32..).zip(*lines) {
            page = page.text(x1 + 5.0, y - 10.0 - 9.0 * f64::from(at), text);
        }
        for _ in 0..*rows {
            page = page.text(x2 + 5.0, y - 14.0, "一条指标");
            y -= 20.0;
            page = page.line(x2, y, x3, y);
        }
        page = page.line(x1, y, x2, y);
    }
    page
}

/// The texts of the second column, and what was doubted.
fn read(document: &Document) -> (Vec<String>, usize) {
    let found = tables(document);
    assert_eq!(found.len(), 1, "one table");
    let cells = found[0].rows.iter().map(|row| &row.cells[1]);
    let texts = cells
        .filter(|cell| !cell.covered)
        .map(|cell| cell.text.clone());
    (texts.collect(), document.doubts.len())
}

#[test]
fn a_label_cut_within_a_word_is_joined_and_doubted() {
    let first: &[(usize, &[&str])] = &[(3, &["数量"]), (1, &["可持续影", "响程度指"])];
    let document = over_pages(first, &[(2, &["标"]), (2, &["成本"])]);
    let (texts, doubts) = read(&document);
    assert_eq!(texts, ["数量", "可持续影响程度指标", "成本"]);
    assert_eq!(doubts, 1);
    assert!(document.doubts[0].1[0].contains("像是一个单元格被分页切开"));
}

#[test]
fn labels_that_fill_their_column_are_labels() {
    let first: &[(usize, &[&str])] = &[(3, &["数量指标"]), (1, &["质量指标"])];
    let document = over_pages(first, &[(2, &["时效指标"]), (2, &["成本指标"])]);
    let (texts, doubts) = read(&document);
    assert_eq!(texts, ["数量指标", "质量指标", "时效指标", "成本指标"]);
    assert_eq!(doubts, 0);
}

#[test]
fn a_label_that_only_perhaps_goes_on_is_doubted() {
    let first: &[(usize, &[&str])] = &[(3, &["数量"]), (1, &["质量指标"])];
    let document = over_pages(first, &[(2, &["服务对象", "满意度"]), (2, &["成本"])]);
    let (texts, doubts) = read(&document);
    assert_eq!(texts, ["数量", "质量指标", "服务对象满意度", "成本"]);
    assert_eq!(doubts, 1);
}

#[test]
fn a_gap_of_two_lines_in_a_cell_is_an_empty_line() {
    let page = Drawn::default()
        .grid(&[50.0, 200.0, 350.0], &[100.0, 200.0, 300.0])
        .text(55.0, 280.0, "一。")
        .text(55.0, 267.0, "二。")
        .text(205.0, 280.0, "三。")
        .text(205.0, 254.0, "四。")
        .text(55.0, 180.0, "五。")
        .text(55.0, 167.0, "六。")
        .text(55.0, 128.0, "七。")
        .text(205.0, 180.0, "八。")
        .text(205.0, 160.5, "九。");
    let document = crate::read(&pdf(&[page])).unwrap();
    assert_eq!(
        shown(tables(&document)[0]),
        [
            vec!["一。\n二。", "三。\n\n四。"],
            // Half a line more is space between paragraphs.
            vec!["五。\n六。\n\n\n七。", "八。\n九。"],
        ]
    );
}

#[test]
fn a_structure_within_itself_is_left_for_what_is_seen() {
    let page = Drawn::default().grid(&[50.0, 200.0, 350.0], &[100.0, 200.0]);
    let content = format!("/P <</MCID 0>> BDC {} EMC", page.text(60.0, 150.0, "A").0);
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[4 0 R]>>".to_owned(),
        "<</S/Document/K[3 0 R 3 0 R]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources<</Font<</F1 5 0 R>>>>/Contents 6 0 R>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        "<</Creator(jixiao)>>".to_owned(),
    ];
    let bytes = String::from_utf8(file(&objects)).unwrap();
    for (from, to) in [
        ("/S/Document", "/S/Document"),
        ("3 0 R 3 0 R", "4 0 R 5 0 R"),
        ("/S/Document", "/S/Paragrap"),
    ] {
        let bytes = bytes
            .replace(from, to)
            .replace("/Root 1 0 R", "/Root 1 0 R/Info 7 0 R");
        let document = crate::read(bytes.as_bytes()).unwrap();
        assert_eq!(tables(&document).len(), 1, "{from}");
    }
}
