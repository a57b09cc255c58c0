//! Grids whose headings, scores and blocks differ from the usual: two sets of targets, points
//! of groups, bonuses, reasons in remarks, tasks of a department.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "support/grids.rs"]
mod grids;

use domain::form::{Field, Form, FundKind, IndicatorColumn};
use grids::drawn;

fn form(rows: &[&str]) -> (Form, Vec<String>) {
    let mut reading = forms::read(&drawn(rows));
    assert_eq!(reading.forms.len(), 1);
    let unread = reading.unread.iter().map(|one| one.text.clone());
    let unread = unread.collect();
    (reading.forms.remove(0), unread)
}

fn column(form: &Form, column: IndicatorColumn) -> Vec<&str> {
    let rows = form.indicators.iter();
    rows.map(|row| row.cell(column).raw.as_str()).collect()
}

#[test]
fn the_targets_of_the_year_are_told_from_those_of_several_years() {
    let title = "2023年度项目支出绩效目标申报表|<|<|<|<|<";
    let name = "项目名称|栈道维修|<|<|<|<";
    for (names, value) in [("三级指标", "指标值"), ("指标内容", "指标值")] {
        let heads = format!("一级指标|二级指标|{names}|{value}|{names}|{value}");
        let (form, _) = form(&[
            title,
            name,
            &heads,
            "产出指标|数量指标|三年维修|≥27千米|当年维修|≥9千米",
            "^|质量指标|合格率|≥95%|合格率|100%",
        ]);
        assert_eq!(column(&form, IndicatorColumn::Name), ["当年维修", "合格率"]);
        assert_eq!(column(&form, IndicatorColumn::Target), ["≥9千米", "100%"]);
        let kinds: Vec<&str> = form
            .indicators
            .iter()
            .map(|row| row.level2.name())
            .collect();
        assert_eq!(kinds, ["数量", "质量"]);
    }
    let (form, _) = form(&[
        title,
        name,
        "一级指标|二级指标|年度绩效指标|<|中期绩效指标|<",
        "^|^|三级指标|指标值|三级指标|指标值",
        "产出指标|数量指标|当年维修|≥9千米|三年维修|≥27千米",
    ]);
    assert_eq!(column(&form, IndicatorColumn::Name), ["当年维修"]);
    assert_eq!(column(&form, IndicatorColumn::Target), ["≥9千米"]);
}

#[test]
fn the_goal_of_the_year_stands_on_either_side() {
    for (heads, texts) in [
        ("年度目标|<|中期目标（三年）|<", "当年的|<|三年的|<"),
        ("中期目标（三年）|<|年度目标|<", "三年的|<|当年的|<"),
    ] {
        let (heads, texts) = (format!("总体目标|{heads}"), format!("^|{texts}"));
        let (form, unread) = form(&[
            "2023年度项目支出绩效目标申报表|<|<|<|<",
            "项目名称|栈道维修|<|<|<",
            &heads,
            &texts,
            "一级指标|二级指标|三级指标|指标值|<",
            "产出指标|数量指标|维修|≥9千米|<",
        ]);
        let goals: Vec<&str> = form.goals.iter().map(|goal| &*goal.expected.raw).collect();
        assert_eq!(goals, ["当年的"]);
        assert_eq!(unread, ["三年的"]);
    }
}

const TITLE: &str = "2023年度项目支出绩效自评表|<|<|<|<|<|<|<";
const NAME: &str = "项目名称|栈道维修|<|<|<|<|<|<";

#[test]
fn points_that_reach_over_a_group_are_the_groups() {
    let (form, unread) = form(&[
        TITLE,
        NAME,
        "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|原因",
        "产出指标|数量指标|维修|≥9千米|9千米|90|60|",
        "^|质量指标|合格率|≥95%|96%|^|30|",
        "满意度指标|服务对象满意度指标|满意度|≥90%|92%|10|10|",
    ]);
    assert_eq!(column(&form, IndicatorColumn::Points), ["", "", "10"]);
    let groups: Vec<&str> = form.headings.iter().map(|one| &*one.points.raw).collect();
    assert_eq!(groups, ["90"]);
    assert_eq!((form.doubts.len(), unread.len()), (0, 0));
}

#[test]
fn points_beside_the_groups_alone_are_the_groups() {
    let (form, unread) = form(&[
        TITLE,
        NAME,
        "一级指标|分值|二级指标|三级指标|指标值|实际完成值|得分|原因",
        "产出指标|90|数量指标|维修|≥9千米|9千米|60|",
        "^|^|质量指标|合格率|≥95%|96%|30|",
        "满意度指标|10|服务对象满意度指标|满意度|≥90%|92%|10|",
    ]);
    assert_eq!(column(&form, IndicatorColumn::Points), ["", "", ""]);
    let groups: Vec<&str> = form.headings.iter().map(|one| &*one.points.raw).collect();
    assert_eq!(groups, ["90", "10"]);
    assert_eq!((form.doubts.len(), unread.len()), (0, 0));
}

#[test]
fn a_bonus_in_a_column_is_a_row_beside_the_points() {
    let (form, unread) = form(&[
        TITLE,
        NAME,
        "二级指标|三级指标|指标值|实际完成值|分值|得分|加分|原因",
        "数量指标|维修|≥9千米|9千米|90|90|2|",
        "质量指标|合格率|≥95%|96%|10|10|0|",
        "总分|<|<|<|100|102||",
    ]);
    assert_eq!(
        column(&form, IndicatorColumn::Name),
        ["维修", "加分项：维修", "合格率"]
    );
    assert_eq!(column(&form, IndicatorColumn::Score), ["90", "2", "10"]);
    assert!(form.indicators[1].level1.is_beside());
    assert_eq!((form.doubts.len(), unread.len()), (0, 0));
}

#[test]
fn a_heading_that_speaks_of_reasons_asks_for_them() {
    for head in ["偏差大或未完成原因", "原因", "未实现目标的原因与对策"] {
        let heads = format!("二级指标|三级指标|指标值|实际完成值|分值|得分|{head}|<");
        let rows = [
            TITLE,
            NAME,
            &heads,
            "数量指标|维修|≥9千米|8千米|100|89|雨季停工|<",
        ];
        let (form, unread) = form(&rows);
        assert_eq!(
            column(&form, IndicatorColumn::Reason),
            ["雨季停工"],
            "{head}"
        );
        assert_eq!((form.doubts.len(), unread.len()), (0, 0));
    }
}

#[test]
fn a_remark_is_the_reason_only_where_points_were_lost() {
    let rows = |head: &str, last: &str| {
        let heads = format!("二级指标|三级指标|指标值|实际完成值|分值|得分|{head}|{last}");
        let (form, _) = form(&[
            TITLE,
            NAME,
            &heads,
            "数量指标|维修|≥9千米|8千米|90|80|雨季停工|",
            "质量指标|合格率|≥95%|96%|10|10|抽查|",
        ]);
        [IndicatorColumn::Reason, IndicatorColumn::Note].map(|one| column(&form, one).join("/"))
    };
    assert_eq!(rows("备注", "序"), ["雨季停工/", "/抽查"]);
    assert_eq!(rows("备注", "偏差原因"), ["/", "雨季停工/抽查"]);
}

#[test]
fn the_score_may_have_its_grade_behind_it() {
    for total in [
        "总分|<|<|<|100|97.5分（优）|<|<",
        "得分及等级|97.5，优|<|<|<|<|<|<",
    ] {
        let (form, unread) = form(&[
            TITLE,
            NAME,
            "二级指标|三级指标|指标值|实际完成值|分值|得分|原因|<",
            "数量指标|维修|≥9千米|8千米|100|97.5|雨季停工|<",
            total,
        ]);
        assert!(form.total.score.raw.starts_with("97.5"), "{total}");
        assert!(form.total.score.value.number().is_some());
        let grade = form.fields.get(&Field::Grade).unwrap();
        assert_eq!(grade.raw, "优");
        assert_eq!(unread.len(), 0);
    }
}

#[test]
fn the_execution_rate_in_a_row_with_target_and_actual_is_that_of_the_money() {
    let (form, unread) = form(&[
        TITLE,
        NAME,
        "资金（万元）|<|年初预算数|全年预算数|全年执行数|<|<|<",
        "年度资金总额|<|100|100|95|<|<|<",
        "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|原因",
        "产出指标|数量指标|维修|≥9千米|9千米|90|90|",
        "预算执行率|<|<|100%|95%|10|9.5|",
        "总分|<|<|<|<|100|99.5|",
    ]);
    assert_eq!(form.indicators.len(), 1);
    let money = &form.funds[0];
    assert_eq!(
        [&*money.points.raw, &money.score.raw, &money.rate.raw],
        ["10", "9.5", "95%"]
    );
    assert_eq!(unread.len(), 0, "{unread:?}");
}

#[test]
fn the_tasks_of_a_department_are_no_sources_of_its_money() {
    let tasks = [
        "年度主要任务|任务名称|<|主要内容|<|全年预算数（万元）|<|全年执行数（万元）",
        "^|养护|<|日常养护|<|60|<|58",
        "^|建设|<|新建|<|30|<|30",
        "^|金额合计|<|<|<|90|<|88",
    ];
    let money = [
        "预算（万元）|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分",
        "年度资金总额|<|120|120|114|10|95%|9.5",
        "其中：基本支出|<|30|30|26|||",
        "项目支出|<|90|90|88|||",
    ];
    let grid = [
        "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|原因",
        "产出指标|数量指标|养护|≥9千米|9千米|90|90|",
    ];
    let head = [
        "2023年度部门整体支出绩效自评表|<|<|<|<|<|<|<",
        "部门名称|某县交通局|<|<|<|<|<|<",
    ];
    let (form, unread) = form(&[&head[..], &tasks, &money, &grid].concat());
    let kinds: Vec<FundKind> = form.funds.iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [FundKind::Total, FundKind::Basic, FundKind::Project]);
    assert_eq!(form.funds[0].budget.raw, "120");
    assert!(form.doubts.is_empty());
    assert!(unread.contains(&"日常养护".to_owned()));
    let mut reading = forms::read(&drawn(&[&head[..], &tasks, &grid].concat()));
    let alone = reading.forms.remove(0);
    assert_eq!(alone.funds.len(), 1);
    assert_eq!(
        [&*alone.funds[0].budget.raw, &alone.funds[0].executed.raw],
        ["90", "88"]
    );
}

#[test]
fn a_point_of_time_in_front_of_a_heading_is_no_part_of_it() {
    let (form, unread) = form(&[
        "2023年度项目支出绩效运行监控表|<|<|<|<|<|<|<",
        NAME,
        "资金（万元）|<|年初预算数|截至6月底执行数|执行率|预计全年执行数|<|<",
        "年度资金总额|<|100|52|52%|100|<|<",
        "一级指标|二级指标|三级指标|指标值|截止2023年6月30日完成值|全年预计完成值|原因|<",
        "产出指标|数量指标|维修|≥9千米|5千米|9千米||<",
    ]);
    assert_eq!(form.funds[0].executed.raw, "52");
    assert_eq!(column(&form, IndicatorColumn::Actual), ["5千米"]);
    assert_eq!(form.month, Some(6));
    assert_eq!((form.doubts.len(), unread.len()), (0, 0), "{unread:?}");
}

#[test]
fn an_adjustment_between_two_budgets_is_no_budget() {
    for heads in [
        "年初预算数|调整预算数|全年预算数",
        "年初预算|预算调整数|调整后预算数",
    ] {
        let heads = format!("资金（万元）|<|{heads}|全年执行数|执行率|得分");
        let (form, _) = form(&[
            TITLE,
            NAME,
            &heads,
            "年度资金总额|<|100|20|120|114|95%|9.5",
            "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|原因",
            "产出指标|数量指标|维修|≥9千米|9千米|90|90|",
        ]);
        let money = &form.funds[0];
        assert_eq!(
            [&*money.initial.raw, &money.budget.raw, &money.executed.raw],
            ["100", "120", "114"]
        );
    }
}

#[test]
fn the_label_beside_the_grid_is_no_column_of_results() {
    let (form, unread) = form(&[
        TITLE,
        NAME,
        "绩效指标完成情况|二级指标|三级指标|年度指标值|实际完成情况|分值|得分|原因",
        "^|数量指标|维修|≥9千米|8千米|100|89|雨季停工",
    ]);
    assert_eq!(column(&form, IndicatorColumn::Actual), ["8千米"]);
    assert_eq!((form.doubts.len(), unread.len()), (0, 0));
}
