//! Texts in rows too low for them.

use super::{Drawn, pdf, shown, tables};

/// A table of three columns, rows so high, each cell with its lines, 12 points from one to
/// the next, in the middle of the cell or from its top.
fn table(height: f64, middle: bool, rows: &[[&[&str]; 3]]) -> Drawn {
    let xs = [50.0, 150.0, 250.0, 350.0];
    let mut page = Drawn::default();
    let mut texts = Drawn::default();
    let mut top = 300.0;
    for row in rows {
        page = page.grid(&xs, &[top - height, top]);
        for (x, lines) in xs.iter().zip(row) {
            let count = f64::from(u32::try_from(lines.len()).unwrap());
            let high = match middle {
                true => top - height / 2.0 + 6.0 * count,
                false => top - 1.0,
            };
            for (at, line) in (0u32..).zip(*lines) {
                let y = high - 9.5 - 12.0 * f64::from(at);
                match lines.len() {
                    1 => page = page.text(x + 5.0, y, line),
                    // Programs draw texts of several lines behind the others.
                    _ => texts = texts.text(x + 5.0, y, line),
                }
            }
        }
        top -= height;
    }
    Drawn(page.0 + &texts.0)
}

const ROWS: [[&[&str]; 3]; 4] = [
    [&["指标"], &["目标"], &["偏差原因分析", "及改进措施"]],
    [
        &["工程按期完工率达到", "年度要求"],
        &["12公里"],
        &["征地延后"],
    ],
    [&["造林"], &["300亩"], &["已于次年补栽", "完毕并验收"]],
    [&["总分"], &["100"], &[]],
];

#[test]
fn two_lines_in_a_row_for_one_stay_in_their_cell() {
    let wanted = |text: &str| text.split_whitespace().collect::<String>();
    for (middle, heights) in [
        (true, [11.0, 13.0, 16.0, 20.0, 30.0].as_slice()),
        (false, &[16.0, 20.0, 30.0]),
    ] {
        for &height in heights {
            let document = crate::read(&pdf(&[table(height, middle, &ROWS)])).unwrap();
            let found = shown(tables(&document)[0]);
            for (found, row) in found.iter().zip(ROWS) {
                let found: Vec<String> = found.iter().map(|text| wanted(text)).collect();
                let row: Vec<String> = row.iter().map(|lines| lines.concat()).collect();
                assert_eq!(found, row, "{height} {middle}");
            }
        }
    }
}

#[test]
fn lines_that_run_out_of_the_last_row_are_no_line_below_the_table() {
    let rows: &[[&[&str]; 3]] = &[ROWS[0], ROWS[2]];
    let page = table(11.0, true, rows).text(50.0, 200.0, "填表人：张三");
    let document = crate::read(&pdf(&[page])).unwrap();
    assert_eq!(document.blocks.len(), 2);
    let found = shown(tables(&document)[0]);
    assert_eq!(found[1][2].replace('\n', ""), "已于次年补栽完毕并验收");
}

#[test]
fn single_lines_of_neighbouring_rows_stay_apart() {
    for height in [11.0, 12.0, 13.0, 15.0] {
        let rows: Vec<[&[&str]; 3]> = ["修路", "造林", "引水", "治沙"]
            .iter()
            .map(|name| [std::slice::from_ref(name), &[], &[]])
            .collect();
        let document = crate::read(&pdf(&[table(height, true, &rows)])).unwrap();
        let found = shown(tables(&document)[0]);
        let names: Vec<&str> = found.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(names, ["修路", "造林", "引水", "治沙"], "{height}");
    }
}
