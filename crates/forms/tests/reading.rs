//! Small forms in every layout, and the layouts' usual damage.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use domain::form::{Family, FundKind, MoneyUnit};
use forms::Reading;

fn read(text: &str) -> Reading {
    forms::read(&office::read(text.as_bytes()).unwrap())
}

const CLEAN: &str = "项目支出绩效自评表\n（2023年度）\n项目名称\t道路养护\t主管部门\t某县交通局\t实施单位\t某县公路站\t\t\t\n\
项目资金（万元）\t\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n\
\t\t年度资金总额\t100\t120\t90\t10\t75%\t7.5\n\
\t\t其中：当年财政拨款\t100\t120\t90\t—\t—\t—\n\
年度总体目标\t预期目标\t\t\t\t实际完成情况\t\t\t\n\
\t养护到位\t\t\t\t已完成\t\t\t\n\
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n\
\t产出指标（50分）\t数量指标\t养护里程\t≥80公里\t80公里\t20\t20\t\n\
\t\t\t巡查次数\t≥12次\t\t10\t0\t未开展\n\
\t\t质量指标\t验收合格率\t100%\t100%\t20\t20\t\n\
\t效益指标（30分）\t社会效益指标\t通行保障\t有效保障\t有效保障\t30\t30\t\n\
\t满意度指标（10分）\t服务对象满意度指标\t群众满意度\t≥90%\t95%\t10\t10\t\n\
总分\t\t\t\t\t\t100\t87.5\t\n\
单位负责人签字：　填表人：　联系电话：　填报日期：2024年3月1日\n";

#[test]
fn a_tabbed_self_evaluation_keeps_blank_cells_in_line() {
    let reading = read(CLEAN);
    let [form] = &reading.forms[..] else {
        panic!("{:?}", reading.forms.len())
    };
    assert_eq!(form.family, Family::ProjectSelfEvaluation);
    assert_eq!(
        (form.project.raw.as_str(), form.unit.raw.as_str()),
        ("道路养护", "某县公路站")
    );
    assert_eq!(form.year.map(|year| year.0), Some(2023));
    assert_eq!(
        form.fund(FundKind::Total)
            .map(|(_, line)| line.rate.raw.as_str()),
        Some("75%")
    );
    assert_eq!(form.indicators.len(), 5);
    let patrols = &form.indicators[1];
    assert_eq!(patrols.actual.raw, "");
    assert_eq!(
        (
            patrols.points.raw.as_str(),
            patrols.score.raw.as_str(),
            patrols.reason.raw.as_str()
        ),
        ("10", "0", "未开展")
    );
    assert_eq!(form.total.score.raw, "87.5");
    assert_eq!(form.headings.len(), 3);
    assert_eq!(form.goals[0].actual.raw, "已完成");
    assert!(reading.unread.is_empty(), "{:?}", reading.unread);
}

#[test]
fn windows_line_ends_and_gb18030_read_the_same() {
    let expected = read(CLEAN);
    let crlf = CLEAN.replace('\n', "\r\n");
    assert_eq!(read(&crlf).forms, expected.forms);
    let (bytes, _, _) = encoding_rs::GB18030.encode(CLEAN);
    let reading = forms::read(&office::read(&bytes).unwrap());
    assert_eq!(reading.forms, expected.forms);
}

#[test]
fn a_form_without_title_is_named_by_its_content() {
    let text = CLEAN.split_once('\n').unwrap().1;
    let reading = read(text);
    let [form] = &reading.forms[..] else {
        panic!("one form")
    };
    assert_eq!(form.family, Family::ProjectSelfEvaluation);
    assert!(!form.doubts.is_empty());
}

#[test]
fn a_lost_actual_column_is_not_filled_from_the_points() {
    let text = CLEAN.replace("80公里\t20\t20", "\t20\t20");
    let row = &read(&text).forms[0].indicators[0];
    assert_eq!(
        (
            row.actual.raw.as_str(),
            row.points.raw.as_str(),
            row.score.raw.as_str()
        ),
        ("", "20", "20")
    );
}

#[test]
fn target_rows_in_yuan_with_shifted_columns() {
    let text = "某市某局项目绩效目标表\n（2024年度）\n项目情况\t项目名称\t\t灯光改造\t\t\n\
资金\t预算资金（元）\t\t120000\t资金性质\t一般公共预算\n指标\t一级指标\t二级指标\t三级指标\t指标值\t指标解释及计算公式\n\
\t产出指标\t数量指标\t灯具\t≥200盏\t按清单\n质量指标\t合格率\t100%\t验收\t\t\n满意度指标\t\t服务对象满意度指标\t居民满意度\t≥90%\t抽样\n";
    let reading = read(text);
    let form = &reading.forms[0];
    assert_eq!(form.family, Family::ProjectTarget);
    assert_eq!(form.money_unit, MoneyUnit::Yuan);
    assert_eq!(form.department.raw, "某市某局");
    let rows: Vec<(&str, &str, &str)> = form
        .indicators
        .iter()
        .map(|row| {
            (
                row.level2.name(),
                row.name.raw.as_str(),
                row.target.raw.as_str(),
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("数量", "灯具", "≥200盏"),
            ("质量", "合格率", "100%"),
            ("服务对象满意度", "居民满意度", "≥90%")
        ]
    );
}

#[test]
fn the_cover_belongs_to_the_first_form_and_a_heading_is_no_form() {
    let text = format!(
        "附件2\n经办人：某甲　联系电话：12345\n说到项目支出绩效自评表\n\n表头\t甲\t乙\n{CLEAN}"
    );
    let reading = read(&text);
    assert_eq!(reading.forms.len(), 1);
    let phone = reading.forms[0].field(domain::form::Field::Phone);
    assert_eq!(phone.map(|cell| cell.raw.as_str()), Some("12345"));
    assert!(reading.unread.iter().any(|unread| unread.text == "甲"));
}
