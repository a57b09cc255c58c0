//! Year, unit of money and names around the title, and what the table says of the same.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "support/grids.rs"]
mod grids;

use domain::form::{Form, MoneyUnit};
use forms::Reading;
use grids::drawn;

const FORM: [&str; 4] = [
    "项目名称|栈道维修|<|<|<|<|<",
    "主管部门|某县文旅局|<|实施单位|某县景区中心|<|<",
    "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分",
    "产出指标|数量指标|维修栈道|≥9千米|9千米|100|100",
];

fn read(lines: &[&str]) -> Reading {
    let wide: Vec<String> = lines
        .iter()
        .map(|line| format!("{line}|<|<|<|<|<|<"))
        .collect();
    let rows: Vec<&str> = wide.iter().map(String::as_str).chain(FORM).collect();
    forms::read(&drawn(&rows))
}

fn form(lines: &[&str]) -> Form {
    let mut reading = read(lines);
    assert_eq!(reading.forms.len(), 1, "{lines:?}");
    assert_eq!(reading.unread, [], "{lines:?}");
    let form = reading.forms.remove(0);
    assert_eq!(form.doubts, [], "{lines:?}");
    form
}

#[test]
fn the_year_stands_in_brackets_or_behind_the_title() {
    for lines in [
        &["（2023）年度项目支出绩效自评表"][..],
        &["【2023】年项目支出绩效自评表"],
        &["二零二三年度项目支出绩效自评表"],
        &["项目支出绩效自评表（2023 年度） 单位：元"],
        &["项目支出绩效自评表（2023年度）单位：元"],
        &["项目支出绩效自评表（2023年度，单位：元）"],
        &["项目支出绩效自评表 2023年度"],
        &["项目支出绩效自评表（2023年度）　　（元）"],
        &["项目支出绩效自评表", "（ 2023）年度"],
        &["项目支出绩效自评表", "单位:元        （2023年度）"],
        &["项目支出绩效自评表 2023年度 填报单位：某县景区中心"],
        &["项目支出绩效自评表", "自评年度  2023年", "金额单位  元"],
    ] {
        let form = form(lines);
        assert_eq!(form.year.map(|year| year.0), Some(2023), "{lines:?}");
        let told = lines.iter().any(|line| line.contains('元'));
        let money = if told {
            MoneyUnit::Yuan
        } else {
            MoneyUnit::default()
        };
        assert_eq!(form.money_unit, money, "{lines:?}");
        assert!(
            form.title.raw.starts_with(['（', '【', '二', '项']),
            "{lines:?}"
        );
    }
}

#[test]
fn a_sentence_with_a_title_in_it_is_none() {
    let reading = forms::read(&drawn(&[
        "填报项目支出绩效自评表 请于2023年3月前报送|<",
        "甲|乙",
    ]));
    assert!(reading.forms.is_empty());
}

#[test]
fn the_names_in_the_table_count_before_those_of_the_line_above() {
    let form = form(&["2023年度项目支出绩效自评表", "填报单位：某县文旅局"]);
    assert_eq!(form.unit.raw, "某县景区中心");
    assert_eq!(form.department.raw, "某县文旅局");
}

#[test]
fn another_name_above_the_table_is_not_lost() {
    let reading = read(&["2023年度项目支出绩效自评表", "填报单位：某县城建局"]);
    let form = reading.forms.first().unwrap();
    assert_eq!(form.unit.raw, "某县景区中心");
    let told = |word| {
        form.doubts
            .iter()
            .any(|doubt| doubt.message.zh.contains(word))
    };
    assert!(told("某县城建局"));
}
