//! Correct forms printed otherwise than the official ones have no false finding, and the
//! same forms with a wrong figure still have the true one.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed assumption is a failed test"
)]

#[path = "../../forms/tests/support/grids.rs"]
mod grids;

use checks::{Case, Selection, check};
use domain::finding::Level;
use domain::form::{Form, Year};
use domain::rules::RuleSetId;
use forms::rulesets::Library;
use grids::drawn;

/// Right in every figure: 9.6 for execution and 89 in the rows.
const ROWS: [&str; 18] = [
    "2022年度项目支出绩效自评表|<|<|<|<|<|<|<",
    "项目名称|乡村道路养护|<|<|<|<|<|<",
    "主管部门|某县交通局|<|<|实施单位|某县公路所|<|<",
    "项目资金（万元）|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分",
    "^|年度资金总额|500|600|576|10|96%|9.6",
    "^|其中：当年财政拨款|480|570|546|—|—|—",
    "^|上年结转资金|20|30|30|—|—|—",
    "年度总体目标|预期目标|<|<|实际完成情况|<|<|<",
    "^|养护乡村道路20公里|<|<|全年养护20公里，群众出行方便|<|<|<",
    "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施",
    "产出指标|数量指标|养护里程|≥20公里|20公里|20|20|",
    "^|质量指标|验收合格率|100%|100%|10|10|",
    "^|成本指标|每公里养护费|≤30万元|28.8万元|10|10|",
    "^|时效指标|按期完工率|≥100%|90%|10|9|雨季停工，已于次年补齐",
    "效益指标|社会效益指标|受益人口|≥2000人|2100人|15|15|",
    "^|可持续影响指标|管护制度健全率|100%|100%|15|15|",
    "满意度指标|服务对象满意度指标|群众满意度|≥90%|92%|10|10|",
    "总分|<|<|<|<|100|98.6|",
];

/// The rows with some of them replaced: a row by any number of others.
fn rows(changes: &[(&str, &[&str])]) -> Vec<String> {
    let mut rows: Vec<String> = ROWS.map(str::to_owned).into();
    for (begins, others) in changes {
        let at = rows.iter().position(|row| row.starts_with(begins));
        let at = at.unwrap_or_else(|| panic!("no row begins with {begins}"));
        rows.splice(at..=at, others.iter().map(|&row| row.to_owned()));
    }
    rows
}

fn form(rows: &[String]) -> Form {
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    forms::read(&drawn(&rows)).forms.remove(0)
}

/// The findings of a form that need an answer: `error SUM001 total.score expected 98.6`.
fn findings(form: &Form) -> Vec<String> {
    let id = RuleSetId("cn-2020".to_owned());
    let rules = Library::embedded().in_force(&id, Year(2022)).unwrap();
    let report = check(&[Case::new(form, &rules)], &Selection::default());
    let told = report.findings.iter().filter(|f| f.level > Level::Note);
    told.map(|f| {
        let place = f.cell.slot.path();
        format!("{:?} {} {place} {}", f.level, f.code, f.expected)
    })
    .collect()
}

fn said(changes: &[(&str, &[&str])]) -> Vec<String> {
    findings(&form(&rows(changes)))
}

const NOTHING: [&str; 0] = [];

#[test]
fn the_form_itself_has_no_finding() {
    assert_eq!(said(&[]), NOTHING);
    let wrong = said(&[("总分", &["总分|<|<|<|<|100|98.1|"])]);
    assert_eq!(wrong[0], "Error SUM001 total.score 98.6");
}

#[test]
fn a_total_is_known_by_many_words() {
    for word in [
        "综合得分",
        "自评得分",
        "最终得分",
        "评价总分",
        "项目总分",
        "总评分",
    ] {
        let right = format!("{word}|<|<|<|<|100|98.6|");
        assert_eq!(said(&[("总分", &[&right])]), NOTHING, "{word}");
        let one = format!("{word}|<|<|<|<|98.6|<|");
        assert_eq!(said(&[("总分", &[&one])]), NOTHING, "{word}");
        let wrong = format!("{word}|<|<|<|<|100|96.8|");
        assert_eq!(
            said(&[("总分", &[&wrong])])[0],
            "Error SUM001 total.score 98.6"
        );
    }
    for word in ["支出总额", "金额合计", "小计", "年度资金"] {
        let right = format!("^|{word}|500|600|576|10|96%|9.6");
        assert_eq!(said(&[("^|年度资金总额", &[&right])]), NOTHING, "{word}");
        let wrong = format!("^|{word}|500|600|576|10|96%|9.2");
        let told = said(&[("^|年度资金总额", &[&wrong])]);
        assert!(
            told.contains(&"Error SCO001 funds.1.score 9.60".to_owned()),
            "{told:?}"
        );
    }
}

#[test]
fn a_partial_sum_is_no_total_beside_one() {
    let form = form(&rows(&[(
        "^|上年结转资金",
        &["^|小计|480|570|546|—|—|—", "^|上年结转资金|20|30|30|—|—|—"],
    )]));
    assert_eq!(form.funds[2].kind, domain::form::FundKind::Unnamed);
    assert_eq!(findings(&form), NOTHING);
}

#[test]
fn execution_beside_the_money_and_as_a_row_is_counted_once() {
    let twice = |target: &str, score: &str, total: &str| {
        let row = format!("预算执行率|预算执行率|预算执行率|{target}|96%|10|{score}|");
        let total = format!("总分|<|<|<|<|100|{total}|");
        said(&[("总分", &[&row, &total])])
    };
    assert_eq!(twice("100%", "9.6", "98.6"), NOTHING);
    assert_eq!(twice("≥95%", "9.6", "98.6"), NOTHING);
    assert_eq!(
        twice("100%", "9.6", "98.9")[0],
        "Error SUM001 total.score 98.6"
    );
}

#[test]
fn execution_without_points_is_not_counted_beside_rows_that_have_all() {
    let told = |total: &str| {
        let total = format!("总分|<|<|<|<|100|{total}|");
        said(&[
            ("^|年度资金总额", &["^|年度资金总额|500|600|576|—|96%|—"]),
            ("^|质量指标", &["^|质量指标|验收合格率|100%|100%|20|20|"]),
            ("总分", &[&total]),
        ])
    };
    let right = told("99");
    assert!(right.iter().all(|one| one.contains("WGT005")), "{right:?}");
    let wrong = told("98");
    assert!(wrong.iter().any(|one| one.contains("SUM001")), "{wrong:?}");
}

#[test]
fn lines_within_lines_of_money() {
    let money = |lines: &[&str]| said(&[("^|其中：当年财政拨款", lines), ("^|上年结转资金", &[])]);
    let nested = [
        "^|其中：财政拨款|480|570|546|—|—|—",
        "^|其中：上年结转资金|20|30|30|—|—|—",
        "^|其他资金|20|30|30|—|—|—",
    ];
    assert_eq!(money(&nested), NOTHING);
    let numbered = [
        "^|一、财政拨款|480|570|546|—|—|—",
        "^|其中：本年拨款|460|540|516|—|—|—",
        "^|上年结转|20|30|30|—|—|—",
        "^|二、其他资金|20|30|30|—|—|—",
    ];
    assert_eq!(money(&numbered), NOTHING);
    let wrong = [nested[0], nested[1], "^|其他资金|20|30|20|—|—|—"];
    let told = money(&wrong);
    assert_eq!(told, ["Error SUM002 funds.1.executed 566"]);
    let beyond = [
        nested[0],
        "^|其中：上年结转资金|20|30|30|—|—|—",
        "^|其他资金|20|30|30|—|—|—",
        "^|年末结余|0|0|24|—|—|—",
    ];
    assert_eq!(money(&beyond), NOTHING);
}

/// A row in front of the total, and the total.
fn beside(row: &str, total: &str) -> Vec<String> {
    let total = format!("总分|<|<|<|<|100|{total}|");
    said(&[("总分", &[row, &total])])
}

#[test]
fn rows_beside_the_points_are_counted_with_their_sign() {
    for (row, right, wrong) in [
        ("加分项（获省级表彰）|<|<|<|<|2|0.5|", "99.1", "99.6"),
        ("加分项|典型经验|获省级表彰|||2|0.5|", "99.1", "98.1"),
        ("加减分|<|<|<|<||-0.5|逾期报送", "98.1", "98.9"),
        ("扣分项（逾期报送）|<|<|<|<||-1|", "97.6", "99.6"),
        ("扣分项|<|<|<|<||1|", "97.6", "99.6"),
        ("逾期报送扣分|<|<|<|<||1|", "97.6", "99.6"),
        ("奖励分：典型经验被推广|<|<|<|<|1|1|", "99.6", "97.6"),
    ] {
        assert_eq!(beside(row, right), NOTHING, "{row}");
        let told = beside(row, wrong);
        let expected = format!("Error SUM001 total.score {right}");
        assert_eq!(told, [expected], "{row}");
        // The total may leave them to another line.
        assert_eq!(beside(row, "98.6"), NOTHING, "{row}");
    }
    let beyond = beside("加分项（获省级表彰）|<|<|<|<|2|3|", "101.6");
    assert!(
        beyond[0].contains("SCO004 indicators.8.score"),
        "{beyond:?}"
    );
    // Nobody has more than all points.
    assert_eq!(beside("加分项|<|<|<|<|5|5|", "100"), NOTHING);
}

#[test]
fn rows_beside_the_points_are_part_of_the_form() {
    let form = form(&rows(&[(
        "总分",
        &["加分项（获省级表彰）|<|<|<|<|2|0.5|", ROWS[17]],
    )]));
    let row = form.indicators.last().unwrap();
    assert_eq!(row.level1.name(), "加分项");
    assert_eq!(row.name.raw, "加分项（获省级表彰）");
    assert_eq!(
        (row.points.raw.as_str(), row.score.raw.as_str()),
        ("2", "0.5")
    );
    assert_eq!(form.doubts, []);
}

#[test]
fn a_figure_nobody_read_leaves_the_sum_open() {
    assert_eq!(beside("其他情况|<|<|<|<||0.5|", "99.1"), NOTHING);
    assert_eq!(beside("其他情况|<|<|<|<||0.5|", "98.1"), NOTHING);
}

/// The form with its rows rated out of a hundred, and one score of its own.
fn weighed([rating, weighted]: [&str; 2], score: &str) -> Vec<String> {
    let changed = rows(&[]).into_iter().map(|row| {
        let mut cells: Vec<String> = row.split('|').map(str::to_owned).collect();
        match cells[5].as_str() {
            "分值" if cells[2] == "三级指标" => {
                cells[5] = "权重".to_owned();
                (cells[6], cells[7]) = (rating.to_owned(), weighted.to_owned());
            }
            "10" | "15" | "20" if !row.starts_with("^|年度资金总额") => {
                let (rate, own) = match cells[2].as_str() {
                    "按期完工率" => ("90", score.to_owned()),
                    _ => ("100", cells[6].clone()),
                };
                (cells[6], cells[7]) = (rate.to_owned(), own);
            }
            _ if row.starts_with("总分") => cells.swap(6, 7),
            _ => {}
        }
        cells.join("|")
    });
    findings(&form(&changed.collect::<Vec<_>>()))
}

#[test]
fn weighed_scores_are_the_scores() {
    for heads in [
        ["得分", "加权得分"],
        ["评分", "权重得分"],
        ["自评得分", "折算得分"],
    ] {
        let right = weighed(heads, "9");
        // The form has no column for reasons.
        assert!(right.iter().all(|one| one.contains("CMP013")), "{right:?}");
        let told = weighed(heads, "8");
        let error = "Error SCO021 indicators.4.score 9".to_owned();
        assert!(told.contains(&error), "{told:?}");
    }
}

#[test]
fn points_of_a_heading_may_be_of_two_groups() {
    let headed = |outcome: &str, satisfaction: &str| {
        let outcome = ROWS[14].replacen("效益指标|", &format!("效益指标（{outcome}）|"), 1);
        let satisfaction =
            ROWS[16].replacen("满意度指标|", &format!("满意度指标{satisfaction}|"), 1);
        let told = said(&[(ROWS[14], &[&outcome]), (ROWS[16], &[&satisfaction])]);
        told.into_iter()
            .filter(|one| one.contains("WGT003"))
            .collect::<Vec<_>>()
    };
    assert_eq!(headed("40分，含满意度", "（10分）"), NOTHING);
    assert_eq!(headed("40分，包括满意度指标", ""), NOTHING);
    assert_eq!(headed("35分，含满意度", "").len(), 1);
    assert_eq!(headed("40分", "").len(), 1);
}

#[test]
fn one_merged_reason_is_that_of_the_row_that_needs_it() {
    let mut merged = rows(&[]);
    let reason = "雨季停工，已于次年补齐";
    let first = merged
        .iter()
        .position(|row| row.starts_with("产出指标"))
        .unwrap();
    for (at, row) in merged.iter_mut().enumerate().skip(first) {
        if row.starts_with("总分") {
            break;
        }
        let behind = row.rfind('|').unwrap();
        row.truncate(behind + 1);
        row.push_str(if at == first { reason } else { "^" });
    }
    assert_eq!(findings(&form(&merged)), NOTHING);
    // Where every row is met, it is told of once.
    let late = merged
        .iter()
        .position(|row| row.contains("按期完工率"))
        .unwrap();
    merged[late] = merged[late].replace("|90%|10|9|", "|100%|10|10|");
    let last = merged.len() - 1;
    merged[last] = merged[last].replace("98.6", "99.6");
    let told = findings(&form(&merged));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("Warning CMP015"), "{told:?}");
}
