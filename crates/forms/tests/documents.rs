//! The five published documents: every filled form, every indicator row, no invented rows.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod support;

use domain::form::{Family, Form};
use forms::Reading;

fn reading(number: &str) -> Option<Reading> {
    support::document(number).map(|document| forms::read(&document))
}

macro_rules! document {
    ($number:literal) => {
        match reading($number) {
            Some(reading) => reading,
            None => {
                println!("skipped: document {} is not beside the repository", $number);
                return;
            }
        }
    };
}

fn filled(reading: &Reading) -> Vec<&Form> {
    reading.forms.iter().filter(|form| !form.blank).collect()
}

fn row_counts(forms: &[&Form]) -> Vec<usize> {
    forms.iter().map(|form| form.indicators.len()).collect()
}

/// `level1/level2` of each row with how often it stands in a run.
fn groups(form: &Form) -> Vec<String> {
    let mut runs: Vec<(String, usize)> = Vec::new();
    for row in &form.indicators {
        let group = format!("{}/{}", row.level1.name(), row.level2.name());
        match runs.last_mut() {
            Some((last, count)) if *last == group => *count += 1,
            _ => runs.push((group, 1)),
        }
    }
    runs.into_iter()
        .map(|(group, count)| format!("{group} {count}"))
        .collect()
}

fn column(
    form: &Form,
    cell: impl Fn(&domain::form::Indicator) -> &domain::form::Cell,
) -> Vec<&str> {
    form.indicators
        .iter()
        .map(|row| cell(row).raw.as_str())
        .collect()
}

#[test]
fn document_000_is_a_filled_target_form_and_four_templates() {
    let reading = document!("000");
    let families: Vec<(Family, bool, usize)> = reading
        .forms
        .iter()
        .map(|form| (form.family, form.blank, form.indicators.len()))
        .collect();
    assert_eq!(
        families,
        [
            (Family::DepartmentTarget, false, 25),
            (Family::ProjectApproval, true, 0),
            (Family::DepartmentApproval, true, 0),
            (Family::ProjectSelfEvaluation, true, 0),
            (Family::DepartmentSelfEvaluation, true, 0),
        ]
    );
    let form = &reading.forms[0];
    assert_eq!(form.year.map(|year| year.0), Some(2023));
    assert_eq!(form.department.raw, "黔南州人民政府驻北京联络处");
    let budgets: Vec<&str> = form
        .funds
        .iter()
        .map(|line| line.budget.raw.as_str())
        .collect();
    assert_eq!(budgets, ["700.52万元", "257.7万元", "442.82万元", "0万元"]);
    assert_eq!(
        groups(form),
        [
            "产出/数量 10",
            "产出/质量 3",
            "产出/时效 1",
            "产出/成本 6",
            "效益/经济效益 1",
            "效益/社会效益 1",
            "效益/生态效益 1",
            "效益/可持续影响 1",
            "满意度/服务对象满意度 1",
        ]
    );
}

#[test]
fn document_001_holds_58_rows_in_six_filled_forms() {
    let reading = document!("001");
    let evaluations: Vec<&Form> = filled(&reading)
        .into_iter()
        .filter(|form| form.family.is_scored())
        .collect();
    assert_eq!(row_counts(&evaluations), [12, 9, 8, 11, 8, 10]);
    let totals: Vec<&str> = evaluations
        .iter()
        .map(|form| form.total.score.raw.as_str())
        .collect();
    assert_eq!(totals, ["93.22", "90", "98", "92.87", "90.05", "99"]);
    assert!(
        evaluations
            .iter()
            .all(|form| form.year.map(|year| year.0) == Some(2022))
    );
    let projects: Vec<&str> = evaluations[1..]
        .iter()
        .map(|form| form.project.raw.as_str())
        .collect();
    assert_eq!(
        projects,
        [
            "公务接待拨款",
            "房屋购建经费",
            "运营维护及职能工作经费",
            "湘西大厦维修改造经费",
            "驻外招商引资经费"
        ]
    );
    let department = evaluations[0];
    assert_eq!(department.family, Family::DepartmentSelfEvaluation);
    assert_eq!(department.funds.len(), 7);
    assert_eq!(department.funds[0].rate.raw, "32.2%");
    assert_eq!(
        column(department, |row| &row.points),
        [
            "8", "6", "6", "10", "10", "10", "6", "6", "6", "6", "6", "10"
        ]
    );
    let blank = reading
        .forms
        .iter()
        .filter(|form| form.blank)
        .map(|form| form.family);
    assert!(blank.eq([Family::FundSelfEvaluation; 3]));
    let data = reading
        .forms
        .iter()
        .find(|form| form.family == Family::BasicData)
        .unwrap();
    assert_eq!(data.tables[0].rows[0][3].raw, "52.94%");
    assert_eq!(data.tables[1].rows.len(), 20);
}

#[test]
fn document_001_is_read_whole() {
    let reading = document!("001");
    assert!(reading.unread.is_empty(), "{:?}", reading.unread);
    assert!(reading.narrative.is_empty(), "{:?}", reading.narrative);
    let [report, evaluation, data, ..] = &reading.forms[..] else {
        panic!("three forms")
    };
    let shape = |form: &Form| {
        let tables = form.tables.iter();
        let sizes = tables.map(|table| (table.columns.len(), table.rows.len()));
        sizes.collect::<Vec<_>>()
    };
    assert_eq!(report.family, Family::SelfEvaluationReport);
    assert_eq!(shape(report), [(7, 2), (8, 2), (6, 2), (5, 2), (4, 4)]);
    assert_eq!(groups(report)[2], "满意度/服务对象满意度 1");
    assert_eq!(report.indicators.len(), 12);
    assert_eq!(report.total.score.raw, "93.22");
    assert_eq!(report.goals[0].actual.raw.lines().count(), 9);
    assert_eq!(evaluation.family, Family::EvaluationReport);
    assert_eq!(shape(evaluation), [(4, 7), (6, 7), (5, 9)]);
    assert_eq!(shape(data), [(4, 1), (4, 20), (7, 1)]);
    let spending = &report.tables[1];
    let balance = spending.columns.iter().zip(&spending.rows[1]);
    assert!(
        balance
            .map(|(head, cell)| (head.raw.as_str(), cell.raw.as_str()))
            .skip(1)
            .eq([
                ("支出合计", "3312.53"),
                ("其中：基本支出", "805.66"),
                ("基本支出其中：人员支出", "363.49"),
                ("基本支出其中：公用支出", "442.18"),
                ("其中：项目支出", "261.09"),
                ("当年结余", ""),
                ("累计结余", "2245.78"),
            ])
    );
    // The notice is an annex of the evaluation report, below a heading of its own.
    let headings = evaluation.paragraphs.iter().filter(|one| one.level == 1);
    let last = headings.map(|one| one.text.raw.as_str()).next_back();
    assert!(last.is_some_and(|title| title.ends_with("通知")));
    assert_eq!(evaluation.paragraphs.len(), 117);
    let mut texts = evaluation.paragraphs.iter();
    let three_public = texts.find(|one| one.text.raw.contains("总预算65.25万元"));
    let figures = three_public.unwrap().figures.iter();
    let amounts = figures.filter(|figure| figure.raw.ends_with("万元"));
    assert!(amounts.map(|figure| figure.raw.as_str()).eq([
        "65.25万元",
        "53.25万元",
        "0万元",
        "12万元",
        "13.72万元",
        "1.71万元",
        "0万元",
        "12.01万元",
    ]));
}

#[test]
fn document_001_gives_its_eighteen_items_89_points() {
    let reading = document!("001");
    let evaluation = &reading.forms[1];
    let sum = |cell: fn(&domain::form::EvaluatedItem) -> &domain::form::Cell| {
        let cells = evaluation.items.iter().map(cell);
        let values = cells.map(|cell| cell.value.number().unwrap().value);
        domain::number::Number::sum(values).unwrap().to_string()
    };
    assert_eq!(evaluation.items.len(), 18);
    assert_eq!(
        (sum(|item| &item.points), sum(|item| &item.score)),
        ("100".to_owned(), "89".to_owned())
    );
    assert_eq!(evaluation.total.score.raw, "93.22");
    let mut groups: Vec<&str> = evaluation
        .items
        .iter()
        .map(|item| item.group.raw.as_str())
        .collect();
    groups.dedup();
    assert_eq!(groups, ["投入", "过程", "产出及效率"]);
    assert!(evaluation.items.iter().all(|item| !item.basis.is_empty()));
}

#[test]
fn document_002_holds_140_rows_in_fifteen_target_forms() {
    let reading = document!("002");
    let forms = filled(&reading);
    assert_eq!(
        row_counts(&forms),
        [14, 6, 8, 10, 11, 14, 7, 11, 7, 6, 11, 6, 6, 11, 12]
    );
    assert_eq!(forms[0].family, Family::DepartmentTarget);
    assert!(
        forms[1..]
            .iter()
            .all(|form| form.family == Family::ProjectTarget)
    );
    assert!(
        forms
            .iter()
            .all(|form| form.year.map(|year| year.0) == Some(2024))
    );
    let budgets: Vec<&str> = forms[1..]
        .iter()
        .map(|form| form.funds[0].budget.raw.as_str())
        .collect();
    assert_eq!(
        budgets,
        [
            "4700000", "120000", "450000", "806800", "500000", "150500", "2300000", "60000",
            "151200", "528000", "216000", "204000", "300000", "30000",
        ]
    );
    assert_eq!(forms[1].steps.len(), 2);
    // Shifted columns, a stray cell, a misspelt and a doubled label.
    let beijing = forms[7];
    assert_eq!(beijing.indicators[3].name.raw, "客房环境");
    assert_eq!(beijing.indicators[9].level2.name(), "经济效益");
    assert_eq!(beijing.indicators[9].target.raw, "保障到位");
    assert_eq!(forms[3].indicators[6].target.raw, "严格控制会期");
    assert_eq!(groups(forms[13])[0], "产出/数量 3");
    assert_eq!(groups(forms[14])[3], "产出/成本 1");
}

#[test]
fn document_003_holds_102_rows_in_eleven_self_evaluations() {
    let reading = document!("003");
    let forms = filled(&reading);
    assert_eq!(row_counts(&forms), [7, 9, 10, 8, 9, 11, 8, 9, 11, 10, 10]);
    assert!(
        forms
            .iter()
            .all(|form| form.family == Family::ProjectSelfEvaluation)
    );
    assert!(
        forms
            .iter()
            .all(|form| form.year.map(|year| year.0) == Some(2020))
    );
    let totals: Vec<&str> = forms
        .iter()
        .map(|form| form.total.score.raw.as_str())
        .collect();
    assert_eq!(
        totals,
        [
            "98", "97", "98", "98", "96", "98", "96", "98", "98", "98", "98"
        ]
    );
    let meetings = forms[6];
    assert_eq!(meetings.project.raw, "会议经费");
    let fund = &meetings.funds[0];
    assert_eq!(
        [
            &fund.budget.raw,
            &fund.executed.raw,
            &fund.rate.raw,
            &fund.score.raw
        ],
        ["102.46", "54.76", "53.45%", "4"]
    );
    assert_eq!(
        column(meetings, |row| &row.score),
        ["7", "7", "12", "12", "12", "15", "15", "10"]
    );
    assert!(reading.unread.is_empty(), "{:?}", reading.unread);
}

#[test]
fn document_004_lost_its_columns_and_still_gives_twelve_rows() {
    let reading = document!("004");
    let [form] = filled(&reading)[..] else {
        panic!("one form")
    };
    assert_eq!(form.family, Family::DepartmentSelfEvaluation);
    assert_eq!(form.year.map(|year| year.0), Some(2022));
    assert_eq!(form.unit.raw, "中共黔南州委办公室");
    assert_eq!(form.indicators.len(), 12);
    assert_eq!(
        groups(form),
        [
            "产出/数量 1",
            "产出/质量 1",
            "产出/时效 1",
            "产出/成本 5",
            "效益/社会效益 2",
            "满意度/服务对象满意度 2"
        ]
    );
    assert_eq!(
        column(form, |row| &row.actual)[..8],
        [
            "12",
            "优秀",
            "2022年12月",
            "1191.07",
            "244.04",
            "123.55",
            "268.13",
            "798.38"
        ]
    );
    assert_eq!(
        column(form, |row| &row.score),
        [
            "10", "10", "10", "10", "10", "10", "9.5", "9.5", "5", "5", "5", "5"
        ]
    );
    let headings: Vec<&str> = form
        .headings
        .iter()
        .map(|heading| heading.points.raw.as_str())
        .collect();
    assert_eq!(headings, ["50", "10"]);
    let total = &form.funds[0];
    assert_eq!(
        [
            &total.initial.raw,
            &total.budget.raw,
            &total.executed.raw,
            &total.rate.raw,
            &total.score.raw
        ],
        ["2735.89", "2735.89", "2468.99", "90.24%", "9"]
    );
    assert!(form.goals[0].actual.raw.len() > 300);
}
