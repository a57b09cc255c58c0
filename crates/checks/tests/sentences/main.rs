//! A report whose sentences, tables and forms agree gives no finding; each change of one
//! figure in it gives the finding of that fault.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod before;
mod carried;
mod listed;
mod phrased;
mod reckoned;
mod years;

use checks::{Case, Selection, check};
use domain::form::{Cell, Form, Year};
use domain::place::Place;
use domain::prose::figures;
use domain::rules::RuleSetId;
use forms::notation::forms_from_toml;
use forms::rulesets::Library;

const REPORT: &str = include_str!("../clean/report.toml");

/// What stands in the report, what is put there instead, and the finding of it.
const PLANTED: &[(&str, &str, &str)] = &[
    (
        "（其中，基本支出620.40万元",
        "（其中，基本支出1620.40万元",
        "TXT001 900.50 1900.5",
    ),
    (
        "（其中，基本支出620.40万元",
        "（其中，基本支出1620.40万元",
        "XTB003 1620.40 620.4",
    ),
    (
        "公务接待费4.20万元；",
        "公务接待费2.40万元；",
        "TXT001 16.20 14.4",
    ),
    (
        "较年初预算数增加20.40万元",
        "较年初预算数增加24.20万元",
        "RAT009 24.2 20.4",
    ),
    (
        "较年初预算数增加20.40万元",
        "较年初预算数减少20.40万元",
        "RAT010 -20.4 20.4",
    ),
    ("下降10%", "下降12%", "RAT007 -12 -10"),
    ("控制率为81%", "控制率为18%", "RAT007 18 81"),
    ("×100%＝92.31%", "×100%＝93.21%", "RAT007 93.21 92.31"),
    ("×100%＝-10%", "×100%＝10%", "RAT010 10 -10"),
    (
        "2022年度绩效目标",
        "2021年度绩效目标",
        "TXT002 2021年度 2022年",
    ),
    ("2022年11月30日", "2022年11月31日", "TXT003 2022年11月31日 "),
    (
        "某州驻北京联络处2022年接待",
        "某州驻上海联络处2022年接待",
        "TXT004 上海 北京",
    ),
    (
        "实际支出280.10万元",
        "实际支出218.00万元",
        "XTB003 218.00 280.1",
    ),
    (
        "\"100.00\", \"120.10\"",
        "\"100.00\", \"102.10\"",
        "XTB003 120.10 102.1",
    ),
    (
        "executed = \"620.40\"",
        "executed = \"640.20\"",
        "XTB002 640.20 620.4",
    ),
    ("2022年末编制数", "2022年末编制人数", ""),
];

/// What the checks of sentences and of facts say of the report, one a line.
fn found(report: &str) -> Vec<String> {
    let mut forms = forms_from_toml(report).unwrap();
    for form in &mut forms {
        fill_figures(form);
    }
    let rules = Library::embedded()
        .in_force(&RuleSetId("hunan-xiangxi".to_owned()), Year(2022))
        .unwrap();
    let cases: Vec<Case<'_>> = forms.iter().map(|form| Case::new(form, &rules)).collect();
    let selection = Selection {
        select: ["RAT", "TXT", "XTB"].map(str::to_owned).to_vec(),
        ..Selection::default()
    };
    let report = check(&cases, &selection);
    let told = report.findings.iter();
    told.map(|finding| format!("{} {} {}", finding.code, finding.found, finding.expected))
        .collect()
}

/// Right sentences in which figures stand close together that are no parts of one another,
/// no operands of one another, or not of one version.
const RIGHT: &[&str] = &[
    "2023年总支出1180.30万元，其中：基本支出680.30万元（人员经费580.30万元、公用经费100万元），占57.64%；项目支出500万元，占42.36%。",
    "项目支出500万元，占42.36%；基本支出680.30万元（人员经费580.30万元、公用经费100万元），占比57.64%。",
    "项目支出实际支出500万元。截至6月底，项目支出210万元，截至9月底，项目支出390万元。",
    "2023年“三公”经费年初预算20万元，决算数15.50万元，较上年决算数下降22.50%。2022年“三公”经费决算数20万元。",
    "2023年公务接待费预算12万元，支出10万元，较上年支出下降20%。2022年公务接待费支出12.5万元。",
    "人均公用经费2.08万元（100万元÷48人）。",
    "项目支出比上年多支出50万元（上年550万元，本年600万元）。",
    "项目支出400万元（占总支出1000万元的40%）。",
    "项目支出400万元（预算420万元，调减20万元）。",
    "项目支出400万元（年初预算420万元）。",
    "项目得分88.6分（满分100分）。",
    "年末在职48人（核定编制50人）。",
    "结余20万元（预算420万元，支出400万元）。",
    "节约资金15万元（预算300万元、合同285万元）。",
    "平均单价20元（其中A产品25元、B产品15元）。",
    "人均培训费600元（其中：线上400元，线下800元）。",
    "年均支出1000万元（其中2021年900万元，2022年1000万元，2023年1100万元）。",
    "预算执行率98.04%（其中：基本支出100%，项目支出95.24%）。",
    "执行率95.24%，其中财政拨款执行率96.25%。",
    "基本支出600万元（人员经费预算490万元、公用经费预算95万元）。",
    "年初部门预算基本支出580万元，项目支出420万元；决算基本支出600万元，项目支出400万元。",
    "2023年部门预算1020万元，其中：基本支出610万元，项目支出410万元。2023年部门决算1000万元，其中：基本支出600万元，项目支出400万元。",
    "2023年总支出1000万元，其中基本支出600万元，占60%，比上年550万元增长9.09%。",
    "2023年总支出1000万元，其中：基本支出600万元，人员经费500万元，公用经费100万元；项目支出400万元。",
    "2023年年末编制人数50人，2022年年末编制人数52人。",
    "支出总计1100万元，其中本年支出1000万元，年末结转结余100万元。",
    "收入总计1100万元，支出总计1100万元，其中：本年支出合计1000万元，结转下年100万元。",
    "2023年度支出总计1100万元；整体支出1000万元。",
];

/// The same figures turned wrong where the grammar does know what is meant.
const WRONG: &[(&str, &str)] = &[
    (
        "2023年总支出1180.30万元，其中：基本支出680.30万元（人员经费580.30万元、公用经费100万元），占75.64%；项目支出500万元，占42.36%。",
        "RAT007 75.64 57.64",
    ),
    (
        "2023年“三公”经费年初预算20万元，决算数15.50万元，较上年决算数下降35.50%。2022年“三公”经费决算数20万元。",
        "RAT007 -35.5 -22.5",
    ),
    (
        "基本支出680.30万元（人员经费580.30万元、公用经费10万元）。",
        "TXT001 680.30 590.3",
    ),
];

fn report_of(sentence: &str) -> String {
    format!(
        "[[form]]\nfamily = \"evaluation-report\"\nyear = 2023\n\
         title = \"2023年部门整体支出绩效评价报告\"\nunit = \"某州驻北京联络处\"\n\
         [[form.paragraphs]]\ntext = \"{sentence}\"\n"
    )
}

/// As the reader does.
fn fill_figures(form: &mut Form) {
    for paragraph in &mut form.paragraphs {
        let figures = figures(&paragraph.text.raw);
        let cells = figures
            .iter()
            .map(|figure| Cell::new(figure.raw, Place::default()));
        paragraph.figures = cells.collect();
    }
}

#[test]
fn a_report_that_agrees_with_itself_has_no_finding() {
    assert_eq!(found(REPORT), [""; 0]);
}

#[test]
fn each_planted_fault_is_found() {
    for (right, wrong, expected) in PLANTED {
        assert!(REPORT.contains(*right), "the report has no {right}");
        let found = found(&REPORT.replacen(right, wrong, 1));
        let hit = expected.is_empty() || found.iter().any(|one| one == *expected);
        assert!(hit, "{right} → {wrong}: {}", found.join("; "));
        assert_eq!(
            expected.is_empty(),
            found.is_empty(),
            "{wrong}: {}",
            found.join("; ")
        );
    }
}

#[test]
fn figures_beside_one_another_claim_nothing_of_each_other() {
    for sentence in RIGHT {
        assert_eq!(found(&report_of(sentence)), [""; 0], "{sentence}");
    }
}

#[test]
fn what_is_understood_is_still_judged() {
    for (sentence, expected) in WRONG {
        assert_eq!(found(&report_of(sentence)), [*expected], "{sentence}");
    }
}
