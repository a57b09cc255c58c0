//! Columns that had no room on the paper, on pages of their own.

use super::{Drawn, pdf, shown, tables};

/// Rows between these heights, of these columns.
fn strip(xs: &[f64], cells: [&[&str]; 3]) -> Drawn {
    let ys = [300.0, 316.0, 340.0, 360.0];
    let mut page = Drawn::default().grid(xs, &ys);
    for (y, row) in ys.iter().rev().skip(1).zip(cells) {
        for (x, text) in xs.iter().zip(row) {
            page = page.text(x + 5.0, y + 4.0, text);
        }
    }
    page
}

const LEFT: [&[&str]; 3] = [
    &["指标", "目标", "实际"],
    &["修路", "12公里", "13公里"],
    &["造林", "300亩", "301亩"],
];

#[test]
fn columns_on_the_next_page_stand_beside_the_rows_of_the_first() {
    let xs = [30.0, 130.0, 230.0, 340.0];
    let right: [&[&str]; 3] = [&["分值", "得分"], &["10", "9"], &["20", "18"]];
    let pages = [strip(&xs, LEFT), strip(&[30.0, 90.0, 170.0], right)];
    let document = crate::read(&pdf(&pages)).unwrap();
    let [table] = &tables(&document)[..] else {
        panic!("one table");
    };
    assert_eq!(
        shown(table),
        [
            ["指标", "目标", "实际", "分值", "得分"],
            ["修路", "12公里", "13公里", "10", "9"],
            ["造林", "300亩", "301亩", "20", "18"],
        ]
    );
    assert_eq!(table.rows[1].cells[3].place.page, 2);
    assert_eq!(document.notes.len(), 1);
}

#[test]
fn a_table_of_the_same_breadth_goes_on_below() {
    let xs = [30.0, 130.0, 230.0, 540.0];
    let other: [&[&str]; 3] = [&["单位", "地址"], &["一局", "东街"], &["二局", "西街"]];
    let pages = [strip(&xs, LEFT), strip(&[30.0, 200.0, 540.0], other)];
    let document = crate::read(&pdf(&pages)).unwrap();
    let first = &tables(&document)[0];
    assert_eq!(shown(first)[0][..3], ["指标", "目标", "实际"]);
    assert!(shown(first).iter().all(|row| row.len() <= 4));
    assert_eq!(document.notes.len(), 0);
}

#[test]
fn a_text_cut_by_the_end_of_the_page_is_read_once() {
    let xs = [30.0, 130.0, 230.0, 340.0];
    let goal = "修路十二公里并通过全部验收";
    let clip = |page: Drawn, x: f64, clip: [f64; 2]| {
        let [from, width] = clip;
        let text = Drawn::default().text(x, 322.0, goal).0;
        Drawn(format!(
            "{}q {from} 316 {width} 24 re W* n\n{text}Q\n",
            page.0
        ))
    };
    let mut left = LEFT;
    left[1] = &["修路", "12公里", ""];
    let right: [&[&str]; 3] = [&["分值"], &[""], &["20"]];
    let pages = [
        clip(strip(&xs, left), 235.0, [230.0, 110.0]),
        clip(strip(&[30.0, 100.0], right), -75.0, [30.0, 70.0]),
    ];
    let document = crate::read(&pdf(&pages)).unwrap();
    let rows = shown(tables(&document)[0]);
    assert_eq!(rows[1], ["修路", "12公里", &format!("{goal}(1x2)")]);
}

#[test]
fn the_same_form_on_the_next_page_is_another_one() {
    let xs = [30.0, 130.0, 230.0, 340.0];
    let foot = |page: Drawn| page.text(30.0, 60.0, "填表人：张三");
    let pages = [foot(strip(&xs, LEFT)), strip(&xs, LEFT)];
    let document = crate::read(&pdf(&pages)).unwrap();
    assert_eq!(tables(&document).len(), 2);
    // Nor do columns go on that would have had room.
    let right: [&[&str]; 3] = [&["分值"], &["10"], &["20"]];
    let narrow = [30.0, 90.0, 150.0, 210.0];
    let pages = [strip(&narrow, LEFT), strip(&[30.0, 130.0], right)];
    let document = crate::read(&pdf(&pages)).unwrap();
    assert_eq!(tables(&document).len(), 2);
}

#[test]
fn a_merged_cell_that_the_next_page_is_the_middle_of_goes_on() {
    let ys = [300.0, 316.0, 340.0];
    let rows = |page: Drawn, xs: &[f64], cells: [&[&str]; 2]| {
        let mut page = page;
        for (y, row) in [316.0, 300.0].iter().zip(cells) {
            for (x, text) in xs.iter().zip(row) {
                page = page.text(x + 5.0, y + 4.0, text);
            }
        }
        page
    };
    // The name of the project stands on the second page, in a cell over all columns.
    let xs = [30.0, 130.0, 230.0, 340.0];
    let left = Drawn::default()
        .grid(&xs, &ys)
        .line(30.0, 360.0, 340.0, 360.0)
        .line(30.0, 340.0, 30.0, 360.0)
        .line(130.0, 340.0, 130.0, 360.0)
        .line(30.0, 280.0, 340.0, 280.0)
        .line(30.0, 280.0, 30.0, 300.0)
        .line(340.0, 280.0, 340.0, 300.0)
        .text(35.0, 345.0, "项目");
    let left = rows(
        left,
        &xs,
        [&["指标", "目标", "实际"], &["修路", "12里", "13里"]],
    );
    let xs = [30.0, 90.0, 170.0];
    let right = Drawn::default()
        .grid(&xs, &[280.0, 300.0, 316.0, 340.0])
        .line(30.0, 360.0, 170.0, 360.0)
        .text(35.0, 345.0, "山塘加固");
    let right = rows(right, &xs, [&["分值", "得分"], &["10", "9"]]);
    let document = crate::read(&pdf(&[left, right])).unwrap();
    let [table] = &tables(&document)[..] else {
        panic!("one table");
    };
    let rows = shown(table);
    assert_eq!(rows[0], ["项目", "山塘加固(1x4)"]);
    assert_eq!(rows[1], ["指标", "目标", "实际", "分值", "得分"]);
    assert_eq!(rows[2], ["修路", "12里", "13里", "10", "9"]);
}
