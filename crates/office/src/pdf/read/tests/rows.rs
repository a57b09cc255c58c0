//! Rows at the end of a page: cut by it, or whole.

use super::{Drawn, pdf, shown, tables};
use crate::Document;

/// Edges of the columns: four characters fit the first, and a little more.
const XS: [f64; 5] = [50.0, 100.0, 150.0, 200.0, 250.0];

/// A row: its height and the lines of its cells.
type Row = (f64, [&'static [&'static str]; 4]);

/// Rows from that height down, each closed all around.
fn rows(rows: &[Row], mut top: f64) -> Drawn {
    let mut page = Drawn::default();
    for (height, cells) in rows {
        let bottom = top - height;
        page = page.grid(&XS, &[bottom, top]);
        for (x, lines) in XS.iter().zip(cells) {
            for (at, text) in (0u32..).zip(*lines) {
                page = page.text(x + 5.0, top - 10.0 - 11.0 * f64::from(at), text);
            }
        }
        top = bottom;
    }
    page
}

/// Rows at the foot of a page and at the top of the next.
fn over_pages(first: &[Row], second: &[Row]) -> Document {
    let height: f64 = first.iter().map(|(height, _)| height).sum();
    let pages = [rows(first, 20.0 + height), rows(second, 380.0)];
    crate::read(&pdf(&pages)).unwrap()
}

const HEAD: Row = (
    24.0,
    [&["一级指标"], &["年度指标"], &["实际完成"], &["得分"]],
);

fn filled() -> [Row; 3] {
    [
        (24.0, [&["修路"], &["12公里"], &["12公里"], &["10"]]),
        (24.0, [&["造林"], &["300亩"], &["301亩"], &["9"]]),
        (24.0, [&["引水"], &["8处"], &["8处"], &["8"]]),
    ]
}

#[test]
fn a_row_cut_by_the_end_of_the_page_is_one() {
    let mut first = vec![HEAD];
    first.extend(filled());
    first.push((13.0, [&["单位管网"], &["≤16万元"], &["15.5"], &["10"]]));
    let second = [
        (24.0, [&["造价"][..], &["每公里"], &["万元每", "公里"], &[]]),
        filled()[0],
    ];
    let document = over_pages(&first, &second);
    let table = shown(tables(&document)[0]);
    assert_eq!(table.len(), 6);
    assert_eq!(
        table[4],
        ["单位管网造价", "≤16万元每公里", "15.5万元每公里", "10"]
    );
    assert!(document.doubts.is_empty());
}

#[test]
fn sentences_that_end_on_the_next_page_are_one_row() {
    let first = [
        filled()[0],
        (13.0, [&["修路"][..], &["造林"], &["引水"], &["治沙"]]),
    ];
    let full: Row = (
        13.0,
        [&["修路三十"], &["造林四十"], &["引水五十"], &["治沙六十"]],
    );
    let rest: Row = (13.0, [&["公里。"], &["多亩。"], &["多处。"], &["多亩。"]]);
    let document = over_pages(&[first[0], full], &[rest, filled()[1]]);
    let table = shown(tables(&document)[0]);
    assert_eq!(table.len(), 3);
    assert_eq!(table[1][0], "修路三十公里。");
    // Short ones are rows of their own.
    let document = over_pages(&first, &[rest, filled()[1]]);
    assert_eq!(shown(tables(&document)[0]).len(), 4);
}

#[test]
fn a_row_whose_figures_are_missing_goes_on_from_the_page_before() {
    let mut first = vec![HEAD];
    first.extend(filled());
    let long: &[&str] = &["一是修路", "二是造林；"];
    first.push((24.0, [long, &["12公里"], &["12公里"], &["10"]]));
    let second = [
        (24.0, [&["三是引水", "四是治沙"][..], &[], &[], &[]]),
        filled()[0],
    ];
    let document = over_pages(&first, &second);
    let table = shown(tables(&document)[0]);
    assert_eq!(table.len(), 6);
    assert_eq!(table[4][1..], ["12公里", "12公里", "10"]);
    assert!(document.doubts[0].1[0].ends_with("已连成一行"));
}

#[test]
fn a_head_row_at_the_foot_of_a_page_is_not_joined_to_the_first_row() {
    let head = (
        24.0,
        [
            &["一级指", "标"][..],
            &["年度指", "标值"],
            &["实际完", "成值"],
            &["偏差原", "因"],
        ],
    );
    let second = [(24.0, [&["修路里", "程"][..], &["12公里"], &["12公里"], &[]])];
    let document = over_pages(&[head], &second);
    assert_eq!(tables(&document)[0].rows.len(), 2);
}

/// Two rows to the foot of a page or from the top of the next, the first column merged; its
/// lines, clipped to it, have their baselines there.
fn merged(top: f64, lines: &[(f64, &str)]) -> Drawn {
    let (left, right) = (XS[0], XS[1]);
    let mut text = Drawn::default();
    for (y, line) in lines {
        text = text.text(left + 5.0, *y, line);
    }
    let clip = format!("q {left} {} 50 40 re W* n\n{}Q\n", top - 40.0, text.0);
    let page = Drawn(clip).grid(&XS[1..], &[top - 40.0, top - 20.0, top]);
    let page = page.grid(&[left, right], &[top - 40.0, top]);
    let page = page
        .text(105.0, top - 15.0, "修路")
        .text(105.0, top - 35.0, "造林");
    page.text(155.0, top - 15.0, "甲")
        .text(155.0, top - 35.0, "乙")
}

#[test]
fn a_clipped_label_that_both_pages_hold_is_read_once() {
    // In the middle of the four rows, on either page partly out of its cell.
    let first = merged(60.0, &[(27.0, "经济效"), (14.0, "益指标")]);
    for lines in [
        &[(385.0, "经济效"), (372.0, "益指标"), (359.0, "三十分")][..],
        &[(385.0, "益指标"), (372.0, "三十分")],
    ] {
        let pages = [Drawn(first.0.clone()), merged(380.0, lines)];
        let document = crate::read(&pdf(&pages)).unwrap();
        let table = tables(&document)[0];
        assert_eq!(table.rows.len(), 4);
        assert_eq!(
            table.rows[0].cells[0].text.replace('\n', ""),
            "经济效益指标三十分"
        );
        assert_eq!(table.rows[0].cells[0].row_span, 4);
    }
}
