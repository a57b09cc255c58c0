//! The line above a table that says whose it is, for which year and in which money.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "support/grids.rs"]
mod grids;

use domain::form::{Field, Form, MoneyUnit};
use grids::drawn;

const HEAD: &str = "类别|编制数|实有数|控制率";
const ROW: &str = "人员情况|96|93|96.88%";

/// The unit a line names, whichever label names it.
fn whose(form: &Form) -> &str {
    let mut names = [&form.unit, &form.department].into_iter();
    names
        .find(|name| !name.is_empty())
        .map_or("", |name| name.raw.as_str())
}

/// The data sheet below the line as a drawn table and as text.
fn both(line: &str) -> [Form; 2] {
    let title = "部门整体支出绩效评价基础数据表";
    let title_row = format!("{title}|<|<|<");
    let line_row = format!("{line}|<|<|<");
    let text = format!(
        "{title}\n{line}\n{}\n{}\n",
        HEAD.replace('|', "\t"),
        ROW.replace('|', "\t")
    );
    let readings = [
        forms::read(&drawn(&[&title_row, &line_row, HEAD, ROW])),
        forms::read(&office::read(text.as_bytes()).unwrap()),
    ];
    readings.map(|reading| {
        assert_eq!(reading.forms.len(), 1, "{line}: {reading:#?}");
        reading.forms.into_iter().next().unwrap()
    })
}

#[test]
fn a_name_ends_where_a_stamp_a_year_or_money_begins() {
    for (line, year, money) in [
        (
            "填报单位：某市水务局（盖章） 单位：元",
            None,
            Some(MoneyUnit::Yuan),
        ),
        ("填报单位：某市水务局（公章）", None, None),
        ("填报单位：（盖章）某市水务局", None, None),
        ("填报单位：某市水务局 盖章", None, None),
        (
            "填报单位：某市水务局（单位公章）单位：元",
            None,
            Some(MoneyUnit::Yuan),
        ),
        (
            "填报单位：某市水务局    2023年度    单位：元",
            Some(2023),
            Some(MoneyUnit::Yuan),
        ),
        (
            "填报单位（盖章）：某市水务局　　　单 位：元",
            None,
            Some(MoneyUnit::Yuan),
        ),
        ("部门名称：某市水务局（2023年度）", Some(2023), None),
        ("部门名称：某市水务局2023年", Some(2023), None),
        (
            "编制单位：某市水务局  金额单位：元",
            None,
            Some(MoneyUnit::Yuan),
        ),
        (
            "编制单位：某市水务局（金额单位：人民币元）",
            None,
            Some(MoneyUnit::Yuan),
        ),
        (
            "编制单位：某市水务局 金额单位 元",
            None,
            Some(MoneyUnit::Yuan),
        ),
        ("单位名称：某市水务局 年度：2023年", Some(2023), None),
        ("部门：某市水务局；年度：2023", Some(2023), None),
        ("部门：某市水务局, 预算年度：二〇二三年", Some(2023), None),
        ("填报部门：某市水务局 联系人：张三", None, None),
        ("填报单位：某市水务局；填报日期：2024年3月1日", None, None),
    ] {
        for form in both(line) {
            assert_eq!(whose(&form), "某市水务局", "{line}");
            assert_eq!(form.year.map(|year| year.0), year, "{line}");
            assert_eq!(form.money_unit, money.unwrap_or_default(), "{line}");
            assert_eq!(form.tables.len(), 1, "{line}");
        }
    }
}

#[test]
fn a_tab_parts_as_blanks_do() {
    let text = "部门整体支出绩效评价基础数据表\n编制单位：某市水务局\t金额单位：元\n类别\t编制数\t实有数\t控制率\n人员情况\t96\t93\t96.88%\n";
    let reading = forms::read(&office::read(text.as_bytes()).unwrap());
    let form = reading.forms.first().unwrap();
    assert_eq!(
        (whose(form), form.money_unit),
        ("某市水务局", MoneyUnit::Yuan)
    );
}

#[test]
fn a_name_in_a_cell_of_its_own_has_no_stamp_either() {
    let reading = forms::read(&drawn(&[
        "项目支出绩效目标表|<|<|<",
        "项目名称|改造|实施单位|某市水务局（公章）",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|路灯|≥200盏",
    ]));
    let form = reading.forms.first().unwrap();
    assert_eq!(whose(form), "某市水务局");
}

#[test]
fn what_belongs_to_the_name_stays() {
    for name in [
        "某市水务局（本级）",
        "某市水务局(机关)",
        "某县2023工程指挥部",
    ] {
        for form in both(&format!("预算部门（单位）：{name}")) {
            assert_eq!(whose(&form), name);
        }
    }
}

#[test]
fn what_stands_behind_the_name_has_a_field_of_its_own_or_is_named() {
    for form in both("填报部门：某市水务局（盖章） 联系人：张三 填报日期：2024年3月1日")
    {
        let field = |field| form.fields.get(&field).map(|cell| cell.raw.as_str());
        assert_eq!(field(Field::Contact), Some("张三"));
        assert_eq!(field(Field::FilledOn), Some("2024年3月1日"));
    }
    for form in both("填报单位：某市水务局 归口处室：农业处") {
        assert_eq!(whose(&form), "某市水务局");
        let told = form
            .doubts
            .iter()
            .any(|doubt| doubt.message.zh.contains("归口处室：农业处"));
        assert!(told, "{:?}", form.doubts);
    }
    for form in both("填报单位：（盖章） 单位：元") {
        assert_eq!((whose(&form), form.money_unit), ("", MoneyUnit::Yuan));
    }
}

#[test]
fn the_cells_of_a_row_may_each_have_label_and_value() {
    for beside in [
        "|单位：元|2023年度",
        "||（2023年度）金额单位：元",
        "年度：2023||单位：元",
    ] {
        let line = format!("填报单位：某市水务局（盖章）|{beside}");
        let line: Vec<&str> = line.split('|').take(4).collect();
        let reading = forms::read(&drawn(&[
            "部门整体支出绩效评价基础数据表|<|<|<",
            &line.join("|"),
            HEAD,
            ROW,
        ]));
        let form = reading.forms.first().unwrap();
        assert_eq!(
            (whose(form), form.money_unit),
            ("某市水务局", MoneyUnit::Yuan),
            "{beside}"
        );
        assert_eq!(form.year.map(|year| year.0), Some(2023), "{beside}");
        assert!(reading.unread.is_empty(), "{:?}", reading.unread);
    }
}
