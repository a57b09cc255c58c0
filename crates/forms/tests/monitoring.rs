//! What only forms of monitoring tell.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed assumption is a failed test"
)]

#[path = "support/grids.rs"]
mod grids;

use grids::drawn;

const ROWS: [&str; 8] = [
    "项目支出绩效目标执行监控表|<|<|<|<|<|<",
    "项目名称|栈道维修|<|<|<|<|<",
    "项目资金|<|年初预算数|1—7月执行数|执行率|全年预计执行数|<",
    "年度资金总额|<|60|24|40%|58.5|<",
    "一级指标|二级指标|三级指标|指标值|1—7月执行情况|全年预计完成情况|备注",
    "产出指标|数量指标|维修栈道|≥9千米|4千米|9千米|",
    "|质量指标|验收合格率|≥95%|尚未验收|96%|",
    "满意度指标|服务对象满意度指标|游客满意度|≥90%||91%|",
];

#[test]
fn what_is_expected_for_the_year_stands_beside_what_was_reached() {
    for (from, to) in [
        ("没有的字", ""),
        ("全年预计完成情况", "全年预计完成值"),
        ("全年预计完成情况", "预计全年完成值"),
        ("全年预计执行数", "预计全年支出数"),
    ] {
        let rows = ROWS.map(|row| row.replace(from, to));
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let form = forms::read(&drawn(&rows)).forms.remove(0);
        assert!(form.doubts.is_empty(), "{to}: {:?}", form.doubts);
        let line = &form.funds[0];
        assert_eq!(
            [&line.initial, &line.executed, &line.rate, &line.expected].map(|cell| &cell.raw),
            ["60", "24", "40%", "58.5"],
            "{to}"
        );
        let rows = form.indicators.iter();
        let told: Vec<[&str; 2]> = rows
            .map(|row| [row.actual.raw.as_str(), row.expected.raw.as_str()])
            .collect();
        assert_eq!(
            told,
            [["4千米", "9千米"], ["尚未验收", "96%"], ["", "91%"]],
            "{to}"
        );
    }
}
