//! Rows longer than a page: text that several pages show parts of, below a repeated header.

use super::clipped::clipped;
use super::{Drawn, pdf, shown, tables};
use crate::Document;

/// Edges of the columns: four characters fit the first, and a little more.
const XS: [f64; 4] = [50.0, 100.0, 150.0, 200.0];

/// A header from 380 to 356, and upright lines from there down to some height.
fn page(down_to: f64) -> Drawn {
    let mut page = Drawn::default().grid(&XS, &[356.0, 380.0]);
    for x in XS {
        page = page.line(x, down_to, x, 356.0);
    }
    for (x, text) in XS.iter().zip(["指标", "说明", "得分"]) {
        page = page.text(x + 5.0, 364.0, text);
    }
    page
}

fn closed(page: Drawn, at: f64) -> Drawn {
    page.line(XS[0], at, XS[3], at)
}

/// Lines of a text from a height down, twelve points apart, clipped to the second column
/// between the header and the foot of the page.
fn text(page: Drawn, top: f64, lines: &[&str]) -> Drawn {
    let mut drawn = Drawn::default();
    for (at, line) in (0u32..).zip(lines) {
        drawn = drawn.text(105.0, top - 12.0 * f64::from(at), line);
    }
    clipped(page, [100.0, 20.0, 50.0, 336.0], drawn)
}

fn read(pages: &[Drawn]) -> Document {
    crate::read(&pdf(pages)).unwrap()
}

/// A row from the first page to the third: its label in its middle, its score on the first.
fn over_three_pages(lines: &[&str]) -> Document {
    let first = text(page(20.0), 344.0, lines).text(155.0, 200.0, "10");
    let second = text(page(20.0), 344.0 + 336.0, lines).text(55.0, 200.0, "修路");
    let third = closed(closed(page(300.0), 320.0), 300.0);
    let third = text(third, 344.0 + 672.0, lines)
        .text(55.0, 306.0, "造林")
        .text(155.0, 306.0, "9");
    read(&[first, second, third])
}

#[test]
fn a_row_longer_than_two_pages_is_one_below_the_header_each_repeats() {
    let lines: Vec<String> = (10..68).map(|at| format!("第{at}段字")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let document = over_three_pages(&lines);
    let table = shown(tables(&document)[0]);
    assert_eq!(table.len(), 3);
    assert_eq!([&*table[1][0], &*table[1][2]], ["修路", "10"]);
    assert_eq!(table[1][1].matches('段').count(), 58);
    assert_eq!(table[2], ["造林", "", "9"]);
}

#[test]
fn lines_that_say_the_same_again_and_again_are_each_read_once() {
    let lines = ["一二三四"; 58];
    let document = over_three_pages(&lines);
    let table = shown(tables(&document)[0]);
    assert_eq!(table.len(), 3);
    assert_eq!(table[1][1].matches("一二三四").count(), 58);
}

#[test]
fn a_line_half_clipped_away_below_the_header_stands_where_it_shows() {
    let half = Drawn::default().text(155.0, 353.0, "10");
    let second = clipped(page(300.0), [50.0, 20.0, 150.0, 336.0], half);
    let second = closed(second.text(55.0, 306.0, "修路"), 300.0);
    let document = read(&[closed(page(20.0), 20.0), second]);
    let table = shown(tables(&document)[0]);
    assert_eq!(table[0], ["指标", "说明", "得分"]);
    assert_eq!(table[2], ["修路", "", "10"]);
}

#[test]
fn rows_without_a_line_below_stay_two_where_each_has_its_figures() {
    let first = page(20.0).text(55.0, 30.0, "修路").text(155.0, 30.0, "10");
    let second = closed(page(320.0), 320.0)
        .text(55.0, 330.0, "造林")
        .text(155.0, 330.0, "9");
    let table = shown(tables(&read(&[first, second]))[0]);
    assert_eq!(
        table[1..],
        [["修路", "", "10"], ["造林", "", "9"]].map(|row| row.map(String::from).to_vec())
    );
}

#[test]
fn an_empty_label_without_a_line_below_goes_on_below_the_header() {
    let first = page(20.0)
        .line(XS[1], 20.0, XS[3], 20.0)
        .text(105.0, 30.0, "修路")
        .text(155.0, 30.0, "10");
    let second = closed(page(300.0).line(XS[1], 330.0, XS[3], 330.0), 300.0)
        .text(55.0, 325.0, "产出")
        .text(105.0, 340.0, "造林")
        .text(155.0, 340.0, "9")
        .text(105.0, 310.0, "引水")
        .text(155.0, 310.0, "8");
    let document = read(&[first, second]);
    let table = tables(&document)[0];
    assert_eq!(table.rows[1].cells[0].text, "产出");
    assert_eq!(table.rows[1].cells[0].row_span, 3);
    assert!(document.doubts.is_empty());
}

/// Closed rows at the foot of a page and at the top of the next: a long explanation up to
/// the end of a sentence, and what follows it.
fn after_a_sentence(below: [&[&str]; 3]) -> (Vec<Vec<String>>, usize) {
    let filled = |page: Drawn, top: f64, cells: [&[&str]; 3]| {
        let mut page = page;
        for (x, lines) in XS.iter().zip(cells) {
            for (at, line) in (0u32..).zip(lines) {
                page = page.text(x + 5.0, top - 10.0 - 12.0 * f64::from(at), line);
            }
        }
        page
    };
    let mut first = page(68.0).grid(&XS, &[356.0, 332.0, 308.0, 284.0, 68.0, 43.0]);
    for (at, name) in (0u32..).zip(["造林", "引水", "治沙"]) {
        let row: [&[&str]; 3] = [&[name], &["已完成"], &["9"]];
        first = filled(first, 356.0 - 24.0 * f64::from(at), row);
    }
    let last: [&[&str]; 3] = [&["修路"], &["一二三四", "五六七。"], &["10"]];
    let first = filled(first, 68.0, last);
    let second = filled(page(320.0).grid(&XS, &[356.0, 320.0]), 356.0, below);
    let document = read(&[first, second]);
    (shown(tables(&document)[0]), document.doubts.len())
}

#[test]
fn long_text_that_goes_on_after_a_sentence_is_joined_with_a_doubt() {
    let (table, doubts) = after_a_sentence([&[], &["三三二一", "四四四二"], &[]]);
    let last = table.last().unwrap();
    assert_eq!(
        last[..],
        ["修路", "一二三四五六七。三三二一四四四二", "10"].map(String::from)
    );
    assert_eq!(doubts, 1);
}

#[test]
fn long_text_of_a_row_with_its_own_name_is_its_own() {
    let (table, doubts) = after_a_sentence([&["治水"], &["三三二一", "四四四二"], &["9"]]);
    assert_eq!(table.last().unwrap()[0], "治水");
    assert_eq!(doubts, 0);
}
