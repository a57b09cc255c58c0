//! Odd rows of real tables: labels left out, figures over several rows, totals, notes.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "support/grids.rs"]
mod grids;

use domain::form::Form;
use grids::drawn;

fn only(rows: &[&str]) -> Form {
    let mut forms = forms::read(&drawn(rows)).forms;
    assert_eq!(forms.len(), 1, "{forms:#?}");
    forms.remove(0)
}

#[test]
fn empty_kinds_mean_the_one_above_where_nothing_is_merged() {
    let form = only(&[
        "项目支出绩效目标表|<|<|<",
        "项目名称|改造|<|<",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|路灯|≥200盏",
        "||电缆|≥3千米",
        "|质量指标|合格率|100%",
    ]);
    let kinds: Vec<&str> = form
        .indicators
        .iter()
        .map(|row| row.level2.name())
        .collect();
    assert_eq!(kinds, ["数量", "数量", "质量"]);
    assert_eq!(form.indicators[2].level1.name(), "产出");
    assert_eq!(form.doubts.len(), 1);
}

#[test]
fn a_total_may_name_its_points_in_brackets() {
    let form = only(&[
        "项目支出绩效自评表|<|<|<|<|<|<",
        "项目名称|改造|<|<|<|<|<",
        "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分",
        "产出指标|数量指标|路灯|≥200盏|200盏|90|90",
        "总分（100分）|<|<|<|<|<|90",
    ]);
    assert_eq!(
        (
            form.total.points.raw.as_str(),
            form.total.score.raw.as_str()
        ),
        ("100", "90")
    );
}

#[test]
fn figures_over_several_rows_count_once() {
    let form = only(&[
        "项目支出绩效自评表|<|<|<|<|<|<",
        "项目名称|改造|<|<|<|<|<",
        "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分",
        "产出指标|数量指标|路灯|≥200盏|200盏|20|20",
        "^|^|电缆|≥3千米|3千米|^|^",
        "总分|<|<|<|<|20|20",
    ]);
    let points: Vec<&str> = form
        .indicators
        .iter()
        .map(|row| row.points.raw.as_str())
        .collect();
    assert_eq!(points, ["20", ""]);
    assert_eq!(form.doubts.len(), 2);
}

#[test]
fn what_reaches_down_beside_the_amounts_says_nothing_of_the_kinds() {
    let mut document = drawn(&[
        "项目支出绩效自评表|<|<|<|<",
        "项目名称|<|改造|<|<",
        "项目资金|<||年初预算数|全年执行数",
        "^|^|年度资金总额|100|90",
        "绩效指标|一级指标|二级指标|三级指标|指标值",
        "^|产出指标|数量指标|路灯|≥200盏",
        "^|||电缆|≥3千米",
        "^||质量指标|合格率|100%",
    ]);
    for block in &mut document.blocks {
        if let office::Block::Table(table) = block {
            table.widths = vec![800, 2000, 2000, 3000, 3000];
        }
    }
    let form = forms::read(&document).forms.remove(0);
    let groups: Vec<(&str, &str)> = form
        .indicators
        .iter()
        .map(|row| (row.level1.name(), row.level2.name()))
        .collect();
    assert_eq!(
        groups,
        [("产出", "数量"), ("产出", "数量"), ("产出", "质量")]
    );
    assert_eq!(form.doubts.len(), 1);
}

#[test]
fn what_follows_a_note_is_told_by_it_though_it_sounds_like_a_column() {
    let form = only(&[
        "项目支出绩效目标表|<|<|<",
        "项目名称|改造|<|<",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|路灯|≥200盏",
        "注：按实填写。|<|<|<",
        "得分计算方法|<|<|<",
        "照规定。|<|<|<",
    ]);
    let notes: Vec<&str> = form.notes.iter().map(|note| note.raw.as_str()).collect();
    assert_eq!(notes, ["注：按实填写。", "得分计算方法", "照规定。"]);
}

#[test]
fn a_caption_over_the_labels_of_money_lines_is_no_column() {
    let form = only(&[
        "项目支出绩效自评表|<|<|<|<|<|<|<",
        "项目名称|改造|<|<|<|<|<|<",
        "预算执行情况|年度预算数（万元）|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分",
        "^|总额|238.93|251.89|251.89|100%|10|10",
        "^|其中：财政资金|238.93|251.89|251.89|100%|/|/",
        "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|原因",
        "产出指标|数量指标|路灯|≥200盏|200盏|90|90|",
    ]);
    let amounts: Vec<[&str; 4]> = form
        .funds
        .iter()
        .map(|line| [&line.initial, &line.budget, &line.executed, &line.points])
        .map(|cells| cells.map(|cell| cell.raw.as_str()))
        .collect();
    assert_eq!(
        amounts,
        [
            ["238.93", "251.89", "251.89", "10"],
            ["238.93", "251.89", "251.89", "/"]
        ]
    );
}

#[test]
fn a_line_of_amounts_without_a_label_is_the_total() {
    let form = only(&[
        "项目支出绩效自评表|<|<|<|<|<|<",
        "项目名称|改造|<|<|<|<|<",
        "预算执行情况|年初预算数（元）|预算调整数（元）|全年预算数（元）|预算执行数（元）|预算执行率|得分",
        "^|520.00|66.50|586.50|563.04|96.00%|9.60",
        "一级指标|二级指标|三级指标|权重|年度目标值|实际完成值|自评得分",
        "产出目标|数量|管网|90|≥35公里|36.2公里|90",
        "自评总分|<|<|<|<|<|99.60",
    ]);
    let (_, total) = form.fund(domain::form::FundKind::Total).unwrap();
    let raw = [
        &total.initial,
        &total.budget,
        &total.executed,
        &total.rate,
        &total.score,
    ];
    assert_eq!(
        raw.map(|cell| cell.raw.as_str()),
        ["520.00", "586.50", "563.04", "96.00%", "9.60"]
    );
}

#[test]
fn amounts_may_be_told_as_pairs() {
    let form = only(&[
        "项目支出绩效目标完成情况表|<|<|<|<|<",
        "项目名称|<|改造|<|<|<",
        "预算执行情况(万元)|预算数:|586.5|执行数:|563.04|<",
        "^|其中-财政拨款:|586.5|其中-财政拨款:|563.04|<",
        "^|其它资金:|0|其它资金:|0|<",
        "年度目标完成情况|预期目标|<|实际完成目标|<|<",
        "^|新建管网|<|已建成|<|<",
        "绩效指标完成情况|一级指标|二级指标|三级指标|预期指标值|实际完成指标值",
        "^|项目完成指标|数量指标|管网|≥35公里|36.2公里",
    ]);
    let lines: Vec<(&str, &str, &str)> = form
        .funds
        .iter()
        .map(|line| {
            (
                line.kind.id(),
                line.budget.raw.as_str(),
                line.executed.raw.as_str(),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            ("total", "586.5", "563.04"),
            ("appropriation", "586.5", "563.04"),
            ("other", "0", "0"),
        ]
    );
    assert_eq!(form.goals[0].expected.raw, "新建管网");
    assert_eq!(form.goals[0].actual.raw, "已建成");
    assert_eq!(form.indicators[0].level1.name(), "产出");
}

#[test]
fn a_table_that_goes_on_below_its_heading_keeps_its_group() {
    let form = only(&[
        "项目支出绩效自评表|<|<|<|<|<",
        "项目名称|改造|<|<|<|<",
        "一级指标|二级指标|三级指标|指标值|实际完成值|分值",
        "产出指标|数量指标|管网|≥35公里|36.2公里|40",
        "^|质量指标|合格率|100%|100%|40",
        "一级指标|二级指标|三级指标|指标值|实际完成值|分值",
        "|成本指标|造价|≤16万元|15万元|10",
    ]);
    let groups: Vec<(&str, &str)> = form
        .indicators
        .iter()
        .map(|row| (row.level1.name(), row.level2.name()))
        .collect();
    assert_eq!(groups[2], ("产出", "成本"));
}

#[test]
fn merged_cells_written_out_into_every_column_are_one() {
    let form = only(&[
        "项目支出绩效自评表|项目支出绩效自评表|项目支出绩效自评表|项目支出绩效自评表",
        "项目名称|改造|改造|改造",
        "预期目标|预期目标|实际完成情况|实际完成情况",
        "新建管网|新建管网|已建成|已建成",
        "一级指标|二级指标|三级指标|指标值",
        "产出指标|数量指标|管网|≥35公里",
    ]);
    assert_eq!(form.goals.len(), 1);
    assert_eq!(form.goals[0].expected.raw, "新建管网");
    assert_eq!(form.goals[0].actual.raw, "已建成");
}

#[test]
fn a_total_may_stand_in_the_cell_of_its_label() {
    let form = only(&[
        "项目支出绩效自评表|<|<|<|<|<|<",
        "项目名称|改造|<|<|<|<|<",
        "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分",
        "产出指标|数量指标|路灯|≥200盏|200盏|90|90",
        "总分：90分|<|<|<|<|<|<",
    ]);
    assert_eq!(form.total.score.raw, "90分");
}

#[test]
fn a_line_of_money_nobody_knows_is_kept() {
    let form = only(&[
        "项目支出绩效自评表|<|<|<|<",
        "项目名称|改造|<|<|<",
        "项目资金（万元）||年初预算数|全年预算数|全年执行数",
        "^|年度资金总额|520|520|500",
        "^|财政拨款|400|400|380",
        "^|社会捐赠专款|120|120|120",
        "一级指标|二级指标|三级指标|指标值|实际完成值",
        "产出指标|数量指标|路灯|≥200盏|200盏",
    ]);
    let line = form.funds.last().unwrap();
    assert_eq!(
        (line.kind.id(), line.label.raw.as_str()),
        ("unnamed", "社会捐赠专款")
    );
    assert_eq!(line.executed.raw, "120");
    assert_eq!(form.doubts.len(), 1);
}

#[test]
fn a_second_row_of_headings_is_no_indicator() {
    let form = only(&[
        "项目支出绩效运行监控表|<|<|<|<|<|<",
        "项目名称|改造|<|<|<|<|<",
        "一级指标|二级指标|三级指标|年度指标值|偏差原因分析|<|完成目标可能性",
        "^|^|^|^|经费保障|其他|^",
        "产出指标|数量指标|管网|≥35公里|||确定能",
    ]);
    let names: Vec<&str> = form
        .indicators
        .iter()
        .map(|row| row.name.raw.as_str())
        .collect();
    assert_eq!(names, ["管网"]);
}
