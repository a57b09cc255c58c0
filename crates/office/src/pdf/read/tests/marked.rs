//! Rows of data that every page begins with, because they were marked as print titles.

use super::{Drawn, pdf, shown, tables};

const XS: [f64; 5] = [50.0, 110.0, 200.0, 260.0, 320.0];

type Row = [&'static str; 4];

const HEAD: Row = ["一级", "三级指标", "年度值", "得分"];
const ROADS: Row = ["产出", "修路里程", "≥12公里", "10"];
const TREES: Row = ["产出", "造林面积", "≥30亩", "9"];
const WATER: Row = ["产出", "引水处数", "≥8处", "8"];
const TOP: Row = ["项目", "山塘", "单位", "水利站"];

/// Rows of 20 points from that height down.
fn page(top: f64, rows: &[Row]) -> Drawn {
    let ys: Vec<f64> = (0u32..)
        .take(rows.len() + 1)
        .map(|row| top - 20.0 * f64::from(row))
        .collect();
    let mut page = Drawn::default().grid(&XS, &ys);
    for (y, row) in ys.iter().zip(rows) {
        for (x, text) in XS.iter().zip(row) {
            page = page.text(x + 5.0, y - 14.0, text);
        }
    }
    page
}

/// The rows of a first page down to its foot, and of a second one; read, with the doubts.
fn over_pages(first: &[Row], second: &[Row]) -> (Vec<String>, usize) {
    let foot = 20.0 + 20.0 * first.len() as f64;
    let document = crate::read(&pdf(&[page(foot, first), page(380.0, second)])).unwrap();
    let names = tables(&document).into_iter().flat_map(shown);
    (
        names.map(|row| row[1].clone()).collect(),
        document.doubts.len(),
    )
}

#[test]
fn rows_that_follow_a_repeated_heading_are_read_once() {
    let first = [TOP, HEAD, ROADS, TREES];
    let (names, doubts) = over_pages(&first, &[HEAD, ROADS, WATER]);
    assert_eq!(
        names,
        ["山塘", "三级指标", "修路里程", "造林面积", "引水处数"]
    );
    assert_eq!(doubts, 0);
    // Another row below the heading is one of its own, and so is one that differs.
    let other: Row = ["产出", "修路里程", "≥12公里", "9"];
    for row in [TREES, other] {
        let (names, _) = over_pages(&first, &[HEAD, row, WATER]);
        assert_eq!(names.len(), 6, "{names:?}");
    }
}

#[test]
fn a_row_alone_that_a_page_repeats_is_doubted() {
    let first = [TOP, HEAD, ROADS, TREES, WATER, TREES, WATER];
    let (names, doubts) = over_pages(&first, &[ROADS, WATER]);
    assert_eq!((names.len(), doubts), (9, 1), "{names:?}");
    // Lines of figures are alike more often.
    let none: Row = ["其他", "0", "0", "0"];
    let (names, doubts) = over_pages(&[TOP, none, TREES, WATER, TREES], &[none, WATER]);
    assert_eq!((names.len(), doubts), (7, 0), "{names:?}");
}
