//! A report whose sentences, tables and forms agree gives no finding; each change of one
//! figure in it gives the finding of that fault.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use checks::{Case, Selection, check};
use domain::form::{Cell, Form, Year};
use domain::place::Place;
use domain::prose::figures;
use domain::rules::RuleSetId;
use forms::notation::forms_from_toml;
use forms::rulesets::Library;

const REPORT: &str = include_str!("clean/report.toml");

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
