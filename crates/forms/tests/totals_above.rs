//! Totals above the grid, and points of groups beside those of the rows.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed assumption is a failed test"
)]

#[path = "support/grids.rs"]
mod grids;

use domain::form::Form;
use forms::Reading;
use grids::drawn;

fn read(rows: &[&str]) -> Reading {
    forms::read(&drawn(rows))
}

fn above(rows: &[&str]) -> (Form, usize) {
    let head = [
        "项目支出绩效自评表|<|<|<|<|<|<",
        "项目名称|栈道维修|<|<|<|<|<",
    ];
    let grid = [
        "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分",
        "产出指标|数量指标|维修栈道|≥9千米|8千米|100|97.5",
    ];
    let mut reading = read(&[&head[..], rows, &grid[..]].concat());
    (reading.forms.remove(0), reading.unread.len())
}

#[test]
fn full_marks_and_score_may_stand_above_the_grid() {
    for rows in [
        &["总分|100|<|得分|97.5|<|<"][..],
        &["总分|100|97.5||||"],
        &["总分|<|<|<|<|100|97.5"],
        &["自评总分|100|<|自评得分|97.5|<|<"],
        &["满分|100|<|总得分|97.5|<|<"],
        &["得分|97.5|<|总分|100|<|<"],
        &["总分|满分|100|得分|97.5|<|<"],
        &["总分（100分）|97.5|<|<|<|<|<"],
        &["总分|100|<|<|<|<|<", "得分|97.5|<|<|<|<|<"],
    ] {
        let (form, unread) = above(rows);
        let total = &form.total;
        assert_eq!(
            [&total.points.raw, &total.score.raw],
            ["100", "97.5"],
            "{rows:?}"
        );
        assert_eq!((form.doubts.len(), unread), (0, 0), "{rows:?}");
    }
}

#[test]
fn a_score_alone_above_the_grid_is_the_score_though_it_is_wrong() {
    for (row, points, score) in [
        ("总分|97.5|<|等级|优|<|<", "", "97.5"),
        ("总分|98|<|<|<|<|<", "", "98"),
        ("总分|100|<|得分|102|<|<", "100", "102"),
        ("总分|100|99||||", "100", "99"),
    ] {
        let (form, _) = above(&[row]);
        let total = &form.total;
        assert_eq!([&total.points.raw, &total.score.raw], [points, score]);
    }
}

#[test]
fn figures_above_the_grid_that_cannot_be_told_apart_are_left_unread() {
    let (form, unread) = above(&["总分|97.5|100||||"]);
    assert!(form.total.score.is_empty());
    assert_eq!(unread, 2);
}

/// Rows of two groups, the first of two rows, beside the points of the groups.
fn grouped(head: &str, first: &str, second: &str) -> (Form, usize) {
    let rows = [
        "项目支出绩效自评表|<|<|<|<|<|<|<".to_owned(),
        "项目名称|栈道维修|<|<|<|<|<|<".to_owned(),
        format!("一级指标|{head}|二级指标|三级指标|指标值|实际完成值|分值|得分"),
        format!("产出指标|{first}|数量指标|维修栈道|≥9千米|9千米|30|30"),
        "^|^|质量指标|验收合格率|≥95%|96%|20|20".to_owned(),
        format!("满意度指标|{second}|服务对象满意度指标|游客满意度|≥90%|92%|50|50"),
        "总分|<|<|<|<|<|100|100".to_owned(),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let mut reading = read(&rows);
    (reading.forms.remove(0), reading.unread.len())
}

#[test]
fn points_beside_the_groups_are_those_of_the_groups() {
    for head in ["分值", "权重", "标准分"] {
        let (form, unread) = grouped(head, "60", "50");
        let points: Vec<&str> = form.indicators.iter().map(|row| &*row.points.raw).collect();
        assert_eq!(points, ["30", "20", "50"], "{head}");
        let groups: Vec<&str> = form.headings.iter().map(|one| &*one.points.raw).collect();
        assert_eq!(groups, ["60", "50"], "{head}");
        assert_eq!(form.total.points.raw, "100", "{head}");
        assert_eq!((form.doubts.len(), unread), (0, 0), "{head}");
    }
}

#[test]
fn shares_beside_the_groups_are_no_points() {
    let (form, unread) = grouped("权重", "50%", "50%");
    let points: Vec<&str> = form.indicators.iter().map(|row| &*row.points.raw).collect();
    assert_eq!(points, ["30", "20", "50"]);
    assert!(form.headings.is_empty());
    assert_eq!((form.doubts.len(), unread), (0, 2));
}

#[test]
fn a_total_above_the_grid_and_again_below_it_is_told_once() {
    let below = |score: &str| {
        let total = format!("总分|<|<|<|<|100|{score}");
        let reading = read(&[
            "项目支出绩效自评表|<|<|<|<|<|<",
            "项目名称|栈道维修|<|<|<|<|<",
            "自评得分|97.5|<|等级|优|<|<",
            "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分",
            "产出指标|数量指标|维修栈道|≥9千米|8千米|100|97.5",
            &total,
        ]);
        assert_eq!(reading.forms[0].total.score.raw, score);
        reading.unread.len()
    };
    assert_eq!(below("97.50"), 0);
    assert_eq!(below("96"), 1);
}
