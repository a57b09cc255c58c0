//! Scores, groups, goals and amounts that stand where forms of other places have them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed assumption is a failed test"
)]

#[path = "support/grids.rs"]
mod grids;

use domain::form::{Form, Level1};
use forms::Reading;
use grids::drawn;

fn read(rows: &[&str]) -> Reading {
    forms::read(&drawn(rows))
}

fn form(rows: &[&str]) -> Form {
    read(rows).forms.remove(0)
}

const HEAD: [&str; 4] = [
    "项目支出绩效自评表|<|<|<|<|<|<",
    "项目名称|栈道维修|<|<|<|<|<",
    "项目资金|<|年初预算数|全年预算数|全年执行数|执行率|<",
    "年度资金总额|<|60|60|57|95%|<",
];

fn with(rows: &[&'static str]) -> Vec<&'static str> {
    [&HEAD, rows].concat()
}

#[test]
fn a_row_of_the_grid_that_is_the_rate_scores_the_money() {
    for label in ["预算执行率（10分）", "预算执行率", "执行率（%）"] {
        let row = format!("{label}|<|<|<|<|10|9.5");
        let rows = [
            "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分",
            "产出指标|数量指标|维修栈道|≥9千米|9千米|90|90",
            "总分|<|<|<|<|100|99.5",
        ];
        let head = with(&rows[..1]);
        let all = [&head[..], &[row.as_str()], &rows[1..]].concat();
        let form = form(&all);
        assert_eq!(form.doubts, [], "{label}");
        let line = &form.funds[0];
        assert_eq!(
            [&line.points.raw, &line.score.raw],
            ["10", "9.5"],
            "{label}"
        );
        assert_eq!(form.indicators.len(), 1, "{label}");
    }
}

#[test]
fn money_that_is_scored_already_is_not_scored_by_a_nameless_row() {
    let mut rows = with(&[
        "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分",
        "预算执行率|<|<|<|<|10|8",
        "产出指标|数量指标|维修栈道|≥9千米|9千米|90|90",
    ]);
    rows[2] = "项目资金|<|年初预算数|全年预算数|全年执行数|执行率|得分";
    rows[3] = "年度资金总额|<|60|60|57|95%|9.5";
    let form = form(&rows);
    assert_eq!(form.funds[0].score.raw, "9.5");
    assert_eq!(form.doubts.len(), 1, "{:?}", form.doubts);
}

#[test]
fn groups_may_stand_under_a_heading_that_says_nothing() {
    let form = form(&with(&[
        "绩效指标|指标名称|计量单位|年初指标值|全年完成值|指标权重（分）|指标得分（分）",
        "产出指标|维修栈道|千米|9|9|50|50",
        "产出指标|验收合格率|%|95|96|20|20",
        "满意度指标|游客满意度|%|90|92|20|20",
    ]));
    let rows = form.indicators.iter();
    let told: Vec<(&Level1, &str, &str)> = rows
        .map(|row| (&row.level1, row.points.raw.as_str(), row.score.raw.as_str()))
        .collect();
    let output = Level1::Output;
    assert_eq!(
        told,
        [
            (&output, "50", "50"),
            (&output, "20", "20"),
            (&Level1::Satisfaction, "20", "20")
        ]
    );
}

#[test]
fn the_points_and_the_score_of_the_rate_have_columns_of_their_own() {
    let mut rows = HEAD;
    rows[2] = "项目资金|<|全年预算数|全年执行数|执行率（%）|执行率权重（分）|执行率得分（分）";
    rows[3] = "年度资金总额|<|60|57|95|10|9.5";
    let form = form(&rows);
    assert_eq!(form.doubts, []);
    let line = &form.funds[0];
    assert_eq!(
        [&line.rate.raw, &line.points.raw, &line.score.raw],
        ["95", "10", "9.5"]
    );
}

#[test]
fn the_total_may_stand_at_the_top() {
    let mut rows = with(&["一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分"]);
    rows[1] = "项目名称|栈道维修|<|自评总分（分）|<|97.5|<";
    assert_eq!(form(&rows).total.score.raw, "97.5");
}

#[test]
fn names_and_goals_of_transfers_are_read() {
    let form = form(&[
        "转移支付区域绩效自评表|<|<|<|<",
        "转移支付名称|某项资金|<|<|<",
        "地方主管部门|某省某厅|<|<|<",
        "总体目标完成情况|总体目标|<|全年实际完成情况|<",
        "^|修好栈道|<|栈道已修好|<",
        "一级指标|二级指标|三级指标|指标值|实际完成值",
        "产出指标|数量指标|维修栈道|≥9千米|9千米",
    ]);
    assert_eq!(form.project.raw, "某项资金");
    assert_eq!(form.department.raw, "某省某厅");
    let goal = &form.goals[0];
    assert_eq!(
        [&goal.expected.raw, &goal.actual.raw],
        ["修好栈道", "栈道已修好"]
    );
    assert!(!form.prints_scores());
}

#[test]
fn a_block_called_after_the_goal_still_has_its_columns() {
    let form = form(&with(&[
        "总体目标|预期目标|<|<|实际完成情况|<|<",
        "^|修好栈道|<|<|栈道已修好|<|<",
    ]));
    let goal = &form.goals[0];
    assert_eq!(
        [&goal.expected.raw, &goal.actual.raw],
        ["修好栈道", "栈道已修好"]
    );
}

#[test]
fn pairs_go_on_in_rows_below() {
    let form = form(&[
        "项目支出绩效自评表|<|<|<|<|<|<",
        "项目名称|栈道维修|<|<|<|<|<",
        "项目资金|年初预算|60|调整后预算|62|支出|57",
        "^|财政资金|50|自筹|12|结余|5",
        "^|执行率|91.94%|分值|10|得分|9.19",
    ]);
    let line = &form.funds[0];
    assert_eq!(
        [&line.initial.raw, &line.budget.raw, &line.executed.raw],
        ["60", "62", "57"]
    );
    assert_eq!(
        [&line.rate.raw, &line.points.raw, &line.score.raw],
        ["91.94%", "10", "9.19"]
    );
    let budgets: Vec<&str> = form.funds[1..]
        .iter()
        .map(|line| line.budget.raw.as_str())
        .collect();
    assert_eq!(budgets, ["50", "12"]);
}

#[test]
fn a_figure_beside_the_grid_is_left_unread_and_not_lost() {
    let rows = |stray: &str| {
        [
            "项目支出绩效自评表|<|<|<|<|<|<|<".to_owned(),
            "项目名称|栈道维修|<|<|<|<|<|<".to_owned(),
            "|一级指标|二级指标|三级指标|指标值|实际完成值|得分|".to_owned(),
            format!("1|产出指标|数量指标|维修栈道|≥9千米|9千米|90|{stray}"),
        ]
    };
    for stray in ["7731", "3", "某字", "5%"] {
        let rows = rows(stray);
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let unread = read(&rows).unread;
        let texts: Vec<&str> = unread.iter().map(|unread| unread.text.as_str()).collect();
        assert_eq!(texts, [stray]);
    }
    let rows = rows("");
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(read(&rows).unread, []);
}
