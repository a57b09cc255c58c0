//! Forms whose rows are drawn or worded otherwise than in the official layouts: changes of
//! budgets, totals off the grid, goals beside their labels, names above the table.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed assumption is a failed test"
)]

#[path = "support/grids.rs"]
mod grids;

use domain::form::{Family, Field, Form};
use forms::Reading;
use grids::drawn;

fn read(rows: &[&str]) -> Reading {
    forms::read(&drawn(rows))
}

fn unread(reading: &Reading) -> Vec<&str> {
    reading.unread.iter().map(|one| one.text.as_str()).collect()
}

const TITLE: &str = "项目支出绩效自评表|<|<|<|<|<|<|<";
const NAME: &str = "项目名称|渠道清淤|<|<|主管部门|某县水利局|<|<";
const GRID: [&str; 2] = [
    "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|偏差原因",
    "产出指标|数量指标|清淤渠道|≥9千米|9千米|90|90|",
];

fn with_funds(heads: &str, amounts: &str) -> Form {
    let rows = [&[TITLE, NAME, heads, amounts][..], &GRID].concat();
    let mut reading = read(&rows);
    reading.forms.remove(0)
}

#[test]
fn a_change_beside_the_budget_is_not_the_budget() {
    for heads in [
        "资金|年初预算数|调整预算数|全年预算数|全年执行数|分值|执行率|得分",
        "资金|年初预算数|调整预算数|调整后预算数|全年执行数|分值|执行率|得分",
        "资金|年初预算数|调整预算数（+/-）|调整后预算金额（万元）|实际支出金额（万元）|分值|执行率|得分",
        "资金|年初批复数|调整预算金额|调整后全年预算数|实际支出|分值|执行率|得分",
        "资金|年初数|调整预算|全年预算金额|实际支出金额|分值|执行率|得分",
        "资金|年初预算数|调整预算数|预算合计|全年执行数|分值|执行率|得分",
    ] {
        let form = with_funds(heads, "年度资金总额|180|20|200|174.6|10|87.3%|8.73");
        let line = &form.funds[0];
        let told = [&line.initial, &line.budget, &line.executed].map(|cell| cell.raw.as_str());
        assert_eq!(told, ["180", "200", "174.6"], "{heads}");
        assert!(form.doubts.is_empty(), "{heads} {:?}", form.doubts);
    }
    // Without another, it is the budget as changed, and wherever it stands beside one it is not.
    let form = with_funds(
        "资金|年初预算数|调整预算数|<|全年执行数|分值|执行率|得分",
        "年度资金总额|180|200|<|174.6|10|87.3%|8.73",
    );
    assert_eq!(form.funds[0].budget.raw, "200");
    let form = with_funds(
        "资金|年初预算数|调整后预算数|调整预算数|全年执行数|分值|执行率|得分",
        "年度资金总额|180|200|20|174.6|10|87.3%|8.73",
    );
    assert_eq!(form.funds[0].budget.raw, "200");
}

#[test]
fn a_change_without_the_budget_it_led_to_is_doubted() {
    for change in ["追加（减）预算", "年中调整数", "预算增减"] {
        let heads = format!("资金|年初预算数|{change}|<|全年执行数|分值|执行率|得分");
        let form = with_funds(&heads, "年度资金总额|180|20|<|174.6|10|87.3%|8.73");
        assert!(form.funds[0].budget.raw.is_empty(), "{change}");
        let told = form
            .doubts
            .iter()
            .any(|doubt| doubt.message.zh.contains(change));
        assert!(told, "{change} {:?}", form.doubts);
    }
}

fn totals(row: &str) -> (Form, Vec<String>) {
    let rows = [&[TITLE, NAME][..], &GRID, &[row]].concat();
    let mut reading = read(&rows);
    let left = unread(&reading).into_iter().map(str::to_owned).collect();
    (reading.forms.remove(0), left)
}

#[test]
fn a_total_row_off_the_grid_is_read_in_its_order() {
    for (row, points, score) in [
        ("总分|<|<|<|100|98.11||", "100", "98.11"),
        ("总分|<|<|<|100||98.11|<", "100", "98.11"),
        ("总分|<|<|<|<|<|100|98.11", "100", "98.11"),
        ("总分|<|<|<|<|100|98.11|", "100", "98.11"),
        ("总分|<|<|<|100分|98分||", "100分", "98分"),
        ("总分|<|<|<|<|100||", "100", ""),
        // A score that is wrong stays where it stands.
        ("总分|<|<|<|<|90|98.11|", "90", "98.11"),
        ("总分|<|<|<|<|98.5|100|", "98.5", "100"),
    ] {
        let (form, left) = totals(row);
        let total = [
            form.total.points.raw.as_str(),
            form.total.score.raw.as_str(),
        ];
        assert_eq!(total, [points, score], "{row}");
        assert!(left.is_empty(), "{row} {left:?}");
    }
}

#[test]
fn a_grade_beside_the_total_is_no_score() {
    for (row, score) in [
        ("总分|98.11|<|<|<|自评等级|<|优", "98.11"),
        ("总分|<|98.11分|<|<|等级|<|优", "98.11分"),
        ("自评等级|优|<|<|总分|<|98.11|<", ""),
        ("总分|98.11|<|<|评价等级|优|<|<", "98.11"),
        ("总分|<|自评等级|优|<|<|98.11|<", "98.11"),
    ] {
        let (form, left) = totals(row);
        if !score.is_empty() {
            assert_eq!(form.total.score.raw, score, "{row}");
            assert!(form.total.points.is_empty(), "{row}");
            assert!(left.is_empty(), "{row} {left:?}");
        }
        assert_eq!(form.fields[&Field::Grade].raw, "优", "{row}");
    }
}

fn goals(rows: &[&str]) -> (Vec<[String; 2]>, Vec<String>) {
    let reading = read(&[&[TITLE, NAME][..], rows, &GRID].concat());
    let told = reading.forms[0].goals.iter();
    let told = told.map(|goal| [goal.expected.raw.clone(), goal.actual.raw.clone()]);
    let left = unread(&reading).into_iter().map(str::to_owned).collect();
    (told.collect(), left)
}

#[test]
fn goals_stand_beside_their_labels() {
    let both = [["清淤九千米".to_owned(), "已清淤九千米".to_owned()]];
    for rows in [
        &["年度总体目标|清淤九千米|<|<|实际完成情况|已清淤九千米|<|<"][..],
        &["年度绩效目标|清淤九千米|<|<|年度绩效目标实际完成情况|已清淤九千米|<|<"],
        &["总体目标|清淤九千米|<|<|目标完成情况|已清淤九千米|<|<"],
        &["年度目标|年初设定目标|清淤九千米|<|实际完成情况|已清淤九千米|<|<"],
        &[
            "年度绩效目标|清淤九千米|<|<|<|<|<|<",
            "目标完成情况|已清淤九千米|<|<|<|<|<|<",
        ],
        &[
            "年初设定目标|清淤九千米|<|<|<|<|<|<",
            "目标实际完成情况|已清淤九千米|<|<|<|<|<|<",
        ],
        &[
            "年度总体目标|清淤九千米|<|<|<|<|<|<",
            "年度总体目标完成情况|已清淤九千米|<|<|<|<|<|<",
        ],
        &["预期总体目标|清淤九千米|<|<|总体目标实现情况|已清淤九千米|<|<"],
        &[
            "年度目标|年初目标|<|<|目标实际完成情况|<|<|<",
            "^|清淤九千米|<|<|已清淤九千米|<|<|<",
        ],
        &[
            "年度总体目标|预期目标|<|<|实际完成情况|<|<|<",
            "^|清淤九千米|<|<|已清淤九千米|<|<|<",
        ],
    ] {
        let (told, left) = goals(rows);
        assert_eq!(told, both, "{rows:?}");
        assert!(left.is_empty(), "{rows:?} {left:?}");
    }
    let (told, _) = goals(&["年度总体目标|清淤九千米|<|<|实际完成情况||<|<"]);
    assert_eq!(told, [["清淤九千米".to_owned(), String::new()]]);
}

#[test]
fn a_name_above_the_table_gives_way_to_the_department_in_it() {
    for (line, name, department, unit) in [
        (
            "单位名称：某县水库|<|<|<|<|<|<|<",
            NAME,
            "某县水利局",
            "某县水库",
        ),
        ("部门名称：某县水利局|<|<|<|<|<|<|<", NAME, "某县水利局", ""),
        (
            "单位名称：某县水库|<|<|<|<|<|<|<",
            "项目名称|渠道清淤|<|<|<|<|<|<",
            "某县水库",
            "",
        ),
        (
            "单位名称：某县水库|<|<|<|<|<|<|<",
            "项目名称|渠道清淤|主管部门|某县水利局|<|<|实施单位|某县渠道站",
            "某县水利局",
            "某县渠道站",
        ),
        (
            "单位名称（公章）：某县水库　　单位：万元|<|<|<|<|<|<|<",
            NAME,
            "某县水利局",
            "某县水库",
        ),
    ] {
        let form = &read(&[&[TITLE, line, name][..], &GRID].concat()).forms[0];
        let told = [form.department.raw.as_str(), form.unit.raw.as_str()];
        assert_eq!(told, [department, unit], "{line} {name}");
    }
}

#[test]
fn a_title_without_subject_may_be_a_whole_departments() {
    let family = |title: &str, name: &str, lines: &[&str]| {
        let title = format!("{title}|<|<");
        let head = [title.as_str(), name, "资金|年度资金总额|200"];
        let grid = ["一级指标|三级指标|指标值", "产出指标|清淤渠道|≥9千米"];
        read(&[&head[..], lines, &grid].concat()).forms[0].family
    };
    let lines = ["资金|基本支出|80", "资金|项目支出|120"];
    let department = "部门名称|某县水利局|<";
    let project = "项目名称|渠道清淤|<";
    for (title, name, lines, expected) in [
        (
            "绩效目标表",
            department,
            &lines[..],
            Family::DepartmentTarget,
        ),
        (
            "绩效目标批复表",
            department,
            &lines,
            Family::DepartmentApproval,
        ),
        (
            "2023年度绩效目标申报表",
            department,
            &lines,
            Family::DepartmentTarget,
        ),
        ("绩效目标表", department, &[], Family::ProjectTarget),
        ("绩效目标表", project, &lines, Family::ProjectTarget),
        ("项目绩效目标表", department, &lines, Family::ProjectTarget),
    ] {
        assert_eq!(family(title, name, lines), expected, "{title} {name}");
    }
}

#[test]
fn titles_and_headings_worded_otherwise_are_known() {
    let reading = read(&[
        "2023年度部门整体支出绩效自评情况表|<|<|<|<|<|<",
        "部门名称|某县水利局|<|<|<|<|<",
        "资金|预算数|执行数|分值|执行率|得分|<",
        "部门预算资金总额|200|174.6|10|87.3%|8.73|<",
        "一级指标|三级指标|年初设定指标值|实际完成值|分值|得分|未达标原因及佐证材料",
        "产出指标|清淤渠道|≥9千米|8千米|90|80|汛期停工",
    ]);
    let form = &reading.forms[0];
    assert_eq!(form.family, Family::DepartmentSelfEvaluation);
    assert_eq!(form.year.map(|year| year.0), Some(2023));
    assert_eq!(form.funds[0].score.raw, "8.73");
    let row = &form.indicators[0];
    assert_eq!([&row.target.raw, &row.reason.raw], ["≥9千米", "汛期停工"]);
    assert_eq!((form.doubts.len(), reading.unread.len()), (0, 0));
}
