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

/// The form of the ministry of finance: likelihood and kinds of cause are ticked.
const TICKED: [&str; 11] = [
    "项目支出绩效目标执行监控表|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<",
    "项目名称|<|栈道维修|<|<|<|<|<|<|<|<|<|<|<|<|<|<",
    "项目资金（万元）|<|<|<|年初预算数|1-7月执行数|1-7月执行率|<|<|<|<|<|<|全年预计执行数|<|预计执行率|<",
    "^|年度资金总额|<|<|60|24|40%|<|<|<|<|<|<|58.5|<|97.5%|<",
    "年度总体目标|<|修好栈道|<|<|<|<|<|<|<|<|<|<|<|<|<|<",
    "年度绩效指标|一级指标|二级指标|三级指标|年度指标值|1-7月执行情况|全年预计完成情况|偏差原因分析|<|<|<|<|<|完成目标可能性|<|<|备注",
    "^|^|^|^|^|^|^|经费保障|制度保障|人员保障|硬件条件保障|其他|原因说明|确定能|有可能|完全不可能|^",
    "^|产出指标|数量指标|维修栈道|≥9千米|4千米|9千米|||||||√|||按月统计",
    "^|^|质量指标|验收合格率|≥95%|80%|96%|√||√|||缺两名技工，下半年补招||√||",
    "^|效益指标|社会效益指标|游客人次|≥5万人次|1万人次|3万人次|||||雨水偏多|||□|☑|",
    "^|满意度指标|服务对象满意度指标|游客满意度|≥90%||91%|||||||√|||",
];

fn ticked(rows: &[String]) -> (Vec<[String; 4]>, Vec<String>) {
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let reading = forms::read(&drawn(&rows));
    let form = &reading.forms[0];
    let mut left: Vec<String> = reading.unread.iter().map(|one| one.text.clone()).collect();
    left.extend(form.doubts.iter().map(|doubt| doubt.message.zh.clone()));
    let text = |cell: &domain::form::Cell| cell.raw.clone();
    let told = |row: &domain::form::Indicator| {
        [&row.likelihood, &row.cause, &row.reason, &row.note].map(text)
    };
    (form.indicators.iter().map(told).collect(), left)
}

fn texts(rows: [[&str; 4]; 4]) -> Vec<[String; 4]> {
    rows.iter().map(|row| row.map(str::to_owned)).collect()
}

#[test]
fn what_is_ticked_is_read_by_the_word_above_it() {
    let told = texts([
        ["确定能", "", "", "按月统计"],
        ["有可能", "经费保障、人员保障", "缺两名技工，下半年补招", ""],
        ["完全不可能", "", "其他：雨水偏多", ""],
        ["确定能", "", "", ""],
    ]);
    let rows = TICKED.map(str::to_owned);
    assert_eq!(ticked(&rows), (told.clone(), Vec::new()));
    // Copies of a sheet tell no spans, and other marks tick as well.
    let spanless = rows.clone().map(|row| row.replace(['<', '^'], ""));
    assert_eq!(ticked(&spanless), (told.clone(), Vec::new()));
    for mark in ["✓", "V", "1", "■"] {
        let rows = rows.clone().map(|row| row.replace('√', mark));
        assert_eq!(ticked(&rows), (told.clone(), Vec::new()), "{mark}");
    }
    let rows: Vec<&str> = TICKED.to_vec();
    let form = forms::read(&drawn(&rows)).forms.remove(0);
    let line = &form.funds[0];
    assert_eq!(
        [&line.expected, &line.expected_rate, &line.rate].map(|cell| &cell.raw),
        ["58.5", "97.5%", "40%"]
    );
    assert_eq!(form.month, Some(7));
    assert_eq!(
        form.indicators[1].likelihood.place.table.unwrap().column,
        15
    );
}

#[test]
fn two_ticks_for_one_row_are_told() {
    let rows = TICKED.map(|row| row.replace("9千米|||||||√|||", "9千米|||||||√|√||"));
    let (told, left) = ticked(&rows);
    assert_eq!(told[0][0], "确定能、有可能");
    assert_eq!(left, ["完成可能性勾了 2 项，只能选一项"]);
}

#[test]
fn boxes_before_the_words_are_ticked_too() {
    let rows = [
        "项目支出绩效目标执行监控表|<|<|<|<|<|<",
        "项目名称|栈道维修|<|<|<|<|<",
        "一级指标|二级指标|三级指标|指标值|1—7月执行情况|完成可能性|改进措施",
        "产出指标|数量指标|维修栈道|≥9千米|4千米|□确定能 ☑有可能 □完全不可能|加快施工",
        "|质量指标|验收合格率|≥95%|96%|确定能|",
    ];
    let reading = forms::read(&drawn(&rows));
    let rows = reading.forms[0].indicators.iter();
    let told: Vec<[&str; 2]> = rows
        .map(|row| [row.likelihood.raw.as_str(), row.measure.raw.as_str()])
        .collect();
    assert_eq!(told, [["有可能", "加快施工"], ["确定能", ""]]);
}
