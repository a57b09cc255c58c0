//! Tables of which every page prints as many columns of the same breadth.

use super::{Drawn, pdf, shown, tables};
use crate::Block;

const XS: [f64; 4] = [30.0, 143.0, 256.0, 370.0];
const SHIFT: f64 = 340.0;

/// Rows of 20 points below this height.
const TOP: f64 = 360.0;

/// Which sides of a row no line closes.
#[derive(Clone, Copy)]
struct Row<'t>(bool, &'t [&'t str], bool);

const fn row<'t>(cells: &'t [&'t str]) -> Row<'t> {
    Row(false, cells, false)
}

/// A strip of columns; a row of one text is merged over all of them.
fn strip(rows: &[Row<'_>]) -> Drawn {
    let mut page = Drawn::default();
    let mut y = TOP;
    page = page.line(30.0, y, 370.0, y);
    for Row(left, cells, right) in rows {
        let low = y - 20.0;
        page = page.line(30.0, low, 370.0, low);
        for (at, x) in XS.iter().enumerate() {
            let drawn = match at {
                0 => !left,
                3 => !right,
                _ => cells.len() > 1,
            };
            if drawn {
                page = page.line(*x, y, *x, low);
            }
        }
        for (x, text) in XS.iter().zip(*cells) {
            page = page.text(x + 4.0, low + 6.0, text);
        }
        y = low;
    }
    page
}

const HEAD: Row<'_> = row(&["指标", "目标", "单位"]);
const ROAD: Row<'_> = row(&["修路", "12", "公里"]);
const TREE: Row<'_> = row(&["造林", "300", "亩"]);
const NEXT: [Row<'_>; 3] = [
    row(&["实际", "分值", "得分"]),
    row(&["13", "10", "9"]),
    row(&["301", "20", "18"]),
];
const WHOLE: [[&str; 6]; 3] = [
    ["指标", "目标", "单位", "实际", "分值", "得分"],
    ["修路", "12", "公里", "13", "10", "9"],
    ["造林", "300", "亩", "301", "20", "18"],
];

fn read(pages: &[Drawn]) -> crate::Document {
    crate::read(&pdf(pages)).unwrap()
}

fn lines(document: &crate::Document) -> Vec<&str> {
    let blocks = document.blocks.iter();
    blocks
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
            _ => None,
        })
        .collect()
}

fn only(document: &crate::Document) -> Vec<Vec<String>> {
    let [table] = &tables(document)[..] else {
        panic!("one table, not {}", tables(document).len());
    };
    shown(table)
}

#[test]
fn a_title_over_the_edge_is_read_once_above_the_whole_table() {
    // The title is parted behind its fourth character, which both pages show.
    let left = strip(&[HEAD, ROAD, TREE]).text(336.0, 380.0, "工程自评");
    let right = strip(&NEXT).text(366.0 - SHIFT, 380.0, "评情况表");
    let document = read(&[left, right]);
    assert_eq!(only(&document), WHOLE);
    assert_eq!(lines(&document), ["工程自评情况表"]);
    assert_eq!((document.notes.len(), document.doubts.len()), (1, 0));
}

#[test]
fn merged_rows_that_no_line_closes_go_on() {
    let goal = Row(false, &["说明"], true);
    let left = strip(&[goal, HEAD, ROAD, TREE, goal]);
    let rest = Row(true, &[""], false);
    let [head, road, tree] = NEXT;
    let document = read(&[left, strip(&[rest, head, road, tree, rest])]);
    let rows = only(&document);
    assert_eq!(rows[0], ["说明(1x6)"]);
    assert_eq!(rows[1..4], WHOLE);
    assert_eq!(rows[4], ["说明(1x6)"]);
    assert_eq!((document.notes.len(), document.doubts.len()), (1, 0));
}

#[test]
fn tables_are_three_pages_wide_with_merged_rows_between() {
    let [head, road, tree] = NEXT;
    let first = strip(&[HEAD, ROAD, Row(false, &["说明"], true), TREE]);
    let second = strip(&[head, road, Row(true, &[""], true), tree]);
    let third = strip(&[
        row(&["差异", "原因", "措施"]),
        row(&["1", "无", "无"]),
        Row(true, &[""], false),
        row(&["2", "增种", "核实"]),
    ]);
    // The title stands over the second page, wholly.
    let second = second.text(160.0, 380.0, "工程自评表");
    let document = read(&[first, second, third]);
    let rows = only(&document);
    assert_eq!(rows[0][5..7], ["得分", "差异"]);
    assert_eq!(rows[2], ["说明(1x9)"]);
    assert_eq!(rows[3][7..], ["增种", "核实"]);
    assert_eq!(lines(&document), ["工程自评表"]);
}

/// Two pages high and two wide: the upper and lower left, the upper and lower right.
fn four() -> [Drawn; 4] {
    let open = Row(false, &["说明"], true);
    let rest = Row(true, &[""], false);
    let fill = |row: Row<'static>, count: usize| vec![row; count];
    let mut upper = vec![open, HEAD];
    upper.extend(fill(ROAD, 14));
    let mut beside = vec![rest, NEXT[0]];
    beside.extend(fill(NEXT[1], 14));
    let lower = [TREE, TREE, TREE, open];
    let below = [NEXT[2], NEXT[2], NEXT[2], rest];
    [strip(&upper), strip(&lower), strip(&beside), strip(&below)]
}

#[test]
fn pages_go_down_then_over_or_over_then_down() {
    let [a, b, c, d] = four();
    let down = read(&[a.clone(), b.clone(), c.clone(), d.clone()]);
    let over = read(&[a, c, b, d]);
    for document in [down, over] {
        let rows = only(&document);
        assert_eq!(rows.len(), 20);
        assert_eq!(rows[0], ["说明(1x6)"]);
        assert_eq!(rows[1..3], WHOLE[..2]);
        assert_eq!(rows[16], WHOLE[2]);
        assert_eq!(rows[19], ["说明(1x6)"]);
        assert_eq!((document.notes.len(), document.doubts.len()), (2, 0));
    }
}

#[test]
fn further_down_the_columns_are_parted_as_above() {
    let mut upper = vec![HEAD];
    upper.extend([ROAD; 15]);
    let mut beside = vec![NEXT[0]];
    beside.extend([NEXT[1]; 15]);
    let pages = [
        strip(&upper).text(336.0, 380.0, "工程自评"),
        strip(&beside).text(366.0 - SHIFT, 380.0, "评情况表"),
        strip(&[TREE; 4]),
        strip(&[NEXT[2]; 4]),
    ];
    let document = read(&pages);
    let rows = only(&document);
    assert_eq!(rows.len(), 20);
    assert_eq!(rows[19], WHOLE[2]);
    assert_eq!((document.notes.len(), document.doubts.len()), (1, 1));
}

#[test]
fn a_title_on_one_page_only_joins_with_a_doubt() {
    for first in [true, false] {
        let (mut left, mut right) = (strip(&[HEAD, ROAD, TREE]), strip(&NEXT));
        let titled = if first { &mut left } else { &mut right };
        *titled = titled.clone().text(60.0, 380.0, "工程自评表");
        let document = read(&[left, right]);
        assert_eq!(only(&document), WHOLE);
        assert_eq!(lines(&document), ["工程自评表"]);
        assert_eq!((document.notes.len(), document.doubts.len()), (0, 1));
        assert_eq!(document.doubts[0].0.page, 2);
    }
}

#[test]
fn where_nothing_shows_it_the_columns_stay_apart_with_a_doubt() {
    let document = read(&[strip(&[HEAD, ROAD, TREE]), strip(&NEXT)]);
    let tables = tables(&document);
    assert!(tables.iter().all(|table| table.widths.len() == 3));
    let doubt = &document.doubts[0].1[0];
    assert!(doubt.contains("右边几栏"), "{doubt}");
    // A row over the whole breadth closes the table; it goes on below.
    let all = [row(&["工程自评表"]), HEAD, ROAD];
    let document = read(&[strip(&all), strip(&NEXT)]);
    assert!(document.doubts.is_empty(), "{:?}", document.doubts);
}

#[test]
fn another_form_with_the_same_rows_is_none_of_it() {
    let titled = |rows: &[Row<'_>], title: &str| strip(rows).text(160.0, 380.0, title);
    let first = [HEAD, ROAD, TREE];
    // Under a title of its own, or with the labels again.
    let own = read(&[titled(&first, "工程自评表"), titled(&NEXT, "设备自评表")]);
    let again = read(&[titled(&first, "工程自评表"), strip(&[HEAD, ROAD, ROAD])]);
    for document in [own, again] {
        let tables = tables(&document);
        assert!(tables.iter().all(|table| table.widths.len() == 3));
        assert_eq!((document.notes.len(), document.doubts.len()), (0, 0));
    }
}
