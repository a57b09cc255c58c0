//! A rule for the score of the money that stands in a heading is kept as a note of the form.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed assumption is a failed test"
)]

#[path = "support/grids.rs"]
mod grids;

use grids::drawn;

const ROWS: [&str; 6] = [
    "项目支出绩效自评表|<|<|<|<|<|<",
    "项目名称|栈道维修|<|<|<|<|<",
    "项目资金|<|年初预算数|全年预算数|全年执行数|执行率|得分",
    "年度资金总额|<|60|60|57|95%|10",
    "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分",
    "产出指标|数量指标|维修栈道|≥9千米|9千米|90|90",
];

fn notes(from: &str, to: &str) -> Vec<String> {
    let rows = ROWS.map(|row| row.replacen(from, to, 1));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let form = forms::read(&drawn(&rows)).forms.remove(0);
    assert_eq!(form.funds[0].score.raw, "10", "{to}");
    assert_eq!(form.funds[0].rate.raw, "95%", "{to}");
    form.notes.into_iter().map(|note| note.raw).collect()
}

#[test]
fn a_heading_keeps_the_rule_it_prints() {
    let heading = "得分（执行率≥94%得满分）";
    assert_eq!(notes("|得分", &format!("|{heading}")), [heading]);
    let heading = "执行率（每低1个百分点扣0.2分）";
    assert_eq!(notes("|执行率", &format!("|{heading}")), [heading]);
}

#[test]
fn what_only_explains_a_heading_is_no_rule() {
    for heading in ["得分（10分）", "得分（10分*执行率）", "得分"] {
        assert_eq!(notes("|得分", &format!("|{heading}")), [""; 0], "{heading}");
    }
    assert_eq!(notes("|执行率", "|执行率（%）"), [""; 0]);
}
