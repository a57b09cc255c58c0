//! Correct forms with columns and blocks of their own (bonuses, points of groups, remarks,
//! tasks, a rate scored in a row) have no false finding, and wrong figures in them are found.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed assumption is a failed test"
)]

#[path = "../../forms/tests/support/grids.rs"]
mod grids;

use checks::{Case, Selection, check};
use domain::finding::Level;
use domain::form::Year;
use domain::rules::RuleSetId;
use forms::rulesets::Library;
use grids::drawn;

const HEAD: [&str; 6] = [
    "2022年度项目支出绩效自评表|<|<|<|<|<|<|<",
    "项目名称|乡村道路养护|<|<|<|<|<|<",
    "主管部门|某县交通局|<|<|实施单位|某县公路所|<|<",
    "项目资金（万元）|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分",
    "^|年度资金总额|500|600|576|10|96%|9.6",
    "年度绩效目标|养护乡村道路20公里|<|<|<|<|<|<",
];

/// What is found of sums, scores, points and reasons, by code and place; that the forms have
/// few kinds and groups is not what is looked at here.
fn said(rows: &[&str]) -> Vec<String> {
    let form = forms::read(&drawn(&[&HEAD[..], rows].concat()))
        .forms
        .remove(0);
    let id = RuleSetId("cn-2020".to_owned());
    let rules = Library::embedded().in_force(&id, Year(2022)).unwrap();
    let report = check(&[Case::new(&form, &rules)], &Selection::default());
    let told = report.findings.iter().filter(|f| f.level > Level::Note);
    let looked_at = ["SUM", "SCO", "WGT008", "CMP013"];
    told.filter(|f| looked_at.iter().any(|code| f.code.starts_with(code)))
        .map(|f| format!("{} {}", f.code, f.cell.slot.path()))
        .collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn a_bonus_in_a_column_of_its_own_adds_to_the_total() {
    let with = |total: &str| {
        let total = format!("总分|<|<|<|100|{total}||");
        said(&[
            "二级指标|三级指标|年度指标值|实际完成值|分值|得分|加分|原因",
            "数量指标|养护里程|≥20公里|20公里|50|50|0|",
            "质量指标|验收合格率|100%|100%|40|40|0.4|",
            &total,
        ])
    };
    assert_eq!(with("100"), NOTHING);
    assert_eq!(with("99.6"), NOTHING);
    assert_eq!(with("98.6"), ["SUM001 total.score"]);
}

#[test]
fn a_deduction_in_a_column_of_its_own_may_be_in_the_scores_or_not() {
    let with = |score: &str, total: &str| {
        let row = format!("数量指标|养护里程|≥20公里|20公里|50|{score}|2|台账不全，已补");
        let total = format!("总分|<|<|<|100|{total}||");
        said(&[
            "二级指标|三级指标|年度指标值|实际完成值|分值|得分|扣分|原因",
            &row,
            "质量指标|验收合格率|100%|100%|40|40|0|",
            &total,
        ])
    };
    let sums = |told: Vec<String>| told.iter().any(|one| one.starts_with("SUM"));
    assert!(!sums(with("48", "97.6")));
    assert!(!sums(with("50", "97.6")));
}

#[test]
fn points_that_reach_over_a_group_are_not_missed_in_its_rows() {
    let with = |points: &str| {
        let last = format!("^|^|司机满意度|≥90%|92%|{points}|5|");
        said(&[
            "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|原因",
            "产出指标|数量指标|养护里程|≥20公里|20公里|80|40|",
            "^|质量指标|验收合格率|100%|100%|^|40|",
            "满意度指标|服务对象满意度指标|群众满意度|≥90%|92%|5|5|",
            &last,
            "总分|<|<|<|<|100|99.6|",
        ])
    };
    assert_eq!(with("5"), NOTHING);
    assert_eq!(with(""), ["WGT008 indicators.4.points"]);
}

#[test]
fn points_of_groups_alone_are_no_points_of_rows() {
    let told = said(&[
        "一级指标|分值|二级指标|三级指标|年度指标值|实际完成值|得分|原因",
        "产出指标|80|数量指标|养护里程|≥20公里|20公里|40|",
        "^|^|质量指标|验收合格率|100%|100%|40|",
        "满意度指标|10|服务对象满意度指标|群众满意度|≥90%|92%|10|",
        "总分|<|<|<|<|<|99.6|",
    ]);
    assert_eq!(told, NOTHING);
}

#[test]
fn remarks_may_give_the_reasons() {
    let with = |remark: &str| {
        let row = format!("时效指标|按期完工率|≥100%|90%|40|36|{remark}|<");
        said(&[
            "二级指标|三级指标|年度指标值|实际完成值|分值|得分|备注|<",
            "数量指标|养护里程|≥20公里|20公里|50|50|抽查|<",
            &row,
            "总分|<|<|<|100|95.6||<",
        ])
    };
    assert_eq!(with("雨季停工，已于次年补齐"), NOTHING);
    assert_eq!(with(""), ["CMP013 indicators.2.reason"]);
}

#[test]
fn the_rate_of_the_money_scored_with_target_and_actual_is_counted_once() {
    let with = |score: &str, total: &str| {
        let rate = format!("预算执行率|<|<|100%|96%|10|{score}|");
        let total = format!("总分|<|<|<|<|100|{total}|");
        let rows = [
            "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|原因",
            "产出指标|数量指标|养护里程|≥20公里|20公里|90|90|",
            &rate,
            &total,
        ];
        let head = "年度资金总额|<|500|600|576|||";
        let mut all = HEAD;
        all[3] = "资金（万元）|<|年初预算数|全年预算数|全年执行数|<|<|<";
        all[4] = head;
        let form = forms::read(&drawn(&[&all[..], &rows].concat()))
            .forms
            .remove(0);
        assert_eq!(form.indicators.len(), 1);
        let id = RuleSetId("cn-2020".to_owned());
        let rules = Library::embedded().in_force(&id, Year(2022)).unwrap();
        let report = check(&[Case::new(&form, &rules)], &Selection::default());
        let errors = report.findings.iter().filter(|f| f.level == Level::Error);
        errors.map(|f| f.code.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(with("9.6", "99.6"), NOTHING);
    assert_eq!(with("9.6", "98.6"), ["SUM001"]);
    assert_eq!(with("8.6", "98.6"), ["SCO001"]);
}
