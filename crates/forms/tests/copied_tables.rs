//! Tables copied out of a sheet as text: tabs, commas and Markdown tell columns but no spans.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed assumption is a failed test"
)]

use domain::form::{Form, FundKind, Level1, Level2};

/// The rows of a form as a sheet shows them: merged cells leave empty ones.
const ROWS: [&str; 13] = [
    "项目名称||河道清淤||||||",
    "主管部门||水务局|||实施单位|河道所||",
    "项目资金（万元）|||年初预算数|全年预算数|全年执行数|分值|执行率|得分",
    "|年度资金总额||100|120|90|10|75%|7.5",
    "|其中：当年财政拨款||80|100|72|－||－",
    "|其他资金||20|20|18|－||－",
    "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施",
    "|产出指标|数量指标|清淤长度|≥10公里|10公里|30|30|",
    "|||新增泵站|≥2座|2座|20|20|",
    "|效益指标|社会效益指标|受益人数|≥100人|100人|30|30|",
    "|满意度指标|服务对象满意度指标|居民满意度|≥90%|95%|10|10|",
    "总分||||||100|97.5|",
    "填表人：张三||||||||",
];

fn only(text: &str) -> Form {
    let reading = forms::read(&office::read(text.as_bytes()).unwrap());
    assert_eq!(reading.forms.len(), 1, "{text}");
    reading.forms.into_iter().next().unwrap()
}

fn joined(separator: &str) -> String {
    ROWS.map(|row| row.replace('|', separator) + "\n").concat()
}

fn check(form: &Form, case: &str) {
    assert_eq!(form.project.raw, "河道清淤", "{case}");
    assert_eq!(form.department.raw, "水务局", "{case}");
    assert_eq!(form.unit.raw, "河道所", "{case}");
    let (_, total) = form.fund(FundKind::Total).unwrap();
    let amounts = [
        &total.initial,
        &total.budget,
        &total.executed,
        &total.points,
        &total.rate,
        &total.score,
    ];
    assert_eq!(
        amounts.map(|cell| cell.raw.as_str()),
        ["100", "120", "90", "10", "75%", "7.5"],
        "{case}"
    );
    let names: Vec<&str> = form.indicators.iter().map(|row| &*row.name.raw).collect();
    assert_eq!(
        names,
        ["清淤长度", "新增泵站", "受益人数", "居民满意度"],
        "{case}"
    );
    let second = &form.indicators[1];
    assert_eq!(
        (&second.level1, &second.level2),
        (&Level1::Output, &Level2::Quantity),
        "{case}"
    );
    assert_eq!(form.total.score.raw, "97.5", "{case}");
}

#[test]
fn a_copy_with_tabs_stands_below_its_headings() {
    let rows = joined("\t");
    let above = format!("2021年度项目支出绩效自评表\n{rows}");
    let pad = "\t".repeat(8);
    let inside = format!("项目支出绩效自评表{pad}\n（2021年度）{pad}\n{rows}");
    // A row that lost its last cells makes the copy ragged.
    let ragged = above.replace("填表人：张三\t\t\t\t\t\t\t\t", "填表人：张三\t");
    assert_ne!(above, ragged);
    for text in [above, inside, ragged] {
        let form = only(&text);
        check(&form, &text);
        assert_eq!(form.year.map(|year| year.0), Some(2021), "{text}");
        assert!(!form.title.raw.is_empty(), "{text}");
    }
}

#[test]
fn title_and_signature_without_commas_stand_around_separated_values() {
    let rows = joined(",").replace("填表人：张三,,,,,,,,", "填表人：张三");
    let text = format!("项目支出绩效自评表\n（2021年度）\n{rows}");
    let form = only(&text);
    check(&form, &text);
    assert_eq!(form.year.map(|year| year.0), Some(2021));
    assert_eq!(form.title.raw, "项目支出绩效自评表");
}

#[test]
fn a_value_stands_behind_the_rest_of_its_label_in_markdown() {
    let row = |row: &str| format!("|{row}|\n");
    let rule = format!("|{}\n", "---|".repeat(9));
    let text: String =
        [row(ROWS[0]), rule].concat() + &ROWS[1..].iter().copied().map(row).collect::<String>();
    let text = format!("2021年度项目支出绩效自评表\n\n{text}");
    check(&only(&text), &text);
}
