//! Sentences of reports with the vocabulary of measures: what is understood, what is claimed,
//! and what is left alone.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use domain::fact::{Facts, PrintedIn, judge, told};
use domain::form::{Cell, DataTable, Family, Form, FundKind, FundLine, Paragraph, Year};
use domain::measure::{Funding, Measures, Version};
use domain::place::Place;
use domain::prose::{Statement, figures, read};
use domain::relation::Closure;
use forms::rulesets::Library;
use proptest::prelude::*;
use std::sync::Arc;

fn measures() -> Arc<Measures> {
    Library::embedded().measures().unwrap()
}

fn cell(raw: &str) -> Cell {
    Cell::new(raw, Place::default())
}

fn report(paragraphs: &[&str]) -> Form {
    let paragraph = |text: &&str| Paragraph {
        level: 0,
        text: cell(text),
        figures: figures(text)
            .iter()
            .map(|figure| cell(figure.raw))
            .collect(),
    };
    Form {
        family: Family::EvaluationReport,
        year: Some(Year(2022)),
        paragraphs: paragraphs.iter().map(paragraph).collect(),
        ..Form::default()
    }
}

/// Every fact of forms, one a line: measure, year, version, purse, figures.
fn facts(forms: &[&Form]) -> Vec<String> {
    let measures = measures();
    let facts = Facts::of(forms, &measures);
    facts
        .iter()
        .map(|(key, printings)| {
            let raws: Vec<&str> = printings.iter().map(|one| one.raw.as_str()).collect();
            let version = key.version.map_or("", Version::key);
            let purse = if key.funding == Funding::All {
                ""
            } else {
                " general"
            };
            let measure = &measures.get(key.measure).unwrap().key;
            format!(
                "{measure} {} {version}{purse}: {}",
                key.year.0,
                raws.join(" ")
            )
        })
        .collect()
}

/// How every claim of a text ends.
fn claims(text: &str) -> Vec<String> {
    let (form, measures) = (report(&[text]), measures());
    let told = told(0, &form, &measures);
    let facts = Facts::with(&[&form], &told, &measures);
    let whose = facts.whose(0);
    let mut found = Vec::new();
    for text in &told {
        for statement in &text.reading.statements {
            let judged = judge(statement, text, (&facts, &form, &whose), &measures);
            let kind = match statement {
                Statement::Parts(_) => "parts",
                Statement::Ratio(_) => "ratio",
                Statement::Change(_) => "change",
                Statement::Again(_) => "again",
                Statement::Worked(_) => "worked",
            };
            let end = match judged.closure {
                Closure::Exact => "exact",
                Closure::WithinRounding { .. } => "rounded",
                Closure::Open { .. } if judged.sign_only => "sign",
                Closure::Open { .. } if judged.certain => "wrong",
                Closure::Open { .. } => "doubtful",
                _ => "open-ended",
            };
            let result = text.reading.mention(statement.result()).unwrap().raw;
            found.push(format!("{kind} {result} {end}"));
        }
    }
    found
}

#[test]
fn a_sentence_tells_what_each_figure_is() {
    let form = report(&[
        "本部门2022年度一般公共预算财政拨款基本支出805.66万元（其中人员经费支出363.49万元，公用经费支出442.18万元），年初预算数734.44万元，实际支出数805.66万元。",
        "我单位2022年“三公”经费总预算65.25万元，其中公务接待费53.25万元；因公出国境费0万元；公务车购置及运行维护费12万元。2021年“三公”经费支出50.45万元。",
        "截至2022年12月31日，单位编制共17人，实有人数共18人。",
    ]);
    assert_eq!(
        facts(&[&form]),
        [
            "basic-spending 2022 initial general: 734.44万元",
            "basic-spending 2022 final general: 805.66万元 805.66万元",
            "personnel-spending 2022 final general: 363.49万元",
            "running-spending 2022 final general: 442.18万元",
            "three-public 2021 final: 50.45万元",
            "three-public 2022 budget: 65.25万元",
            "official-hospitality 2022 budget: 53.25万元",
            "official-vehicles 2022 budget: 12万元",
            "overseas-trips 2022 budget: 0万元",
            "staff-authorised 2022 : 17人",
            "staff-all 2022 : 18人",
        ]
    );
}

#[test]
fn what_is_not_understood_whole_gives_no_fact() {
    for text in [
        "2022年度州财政安排给本部门整体支出1066.75万元。",
        "全州基本支出805.66万元。",
        "基本支出和项目支出805.66万元。",
        "基本支出约805万元，项目支出超过200万元。",
        "某项目基本支出805.66万元。",
        "基本支出预算决算805.66万元。",
        "甲项目100万元，年初预算数734.44万元。",
        "下属中心支出20万元，年初预算数30万元。",
    ] {
        assert_eq!(facts(&[&report(&[text])]), [""; 0], "{text}");
    }
}

#[test]
fn tables_and_money_lines_are_the_same_facts() {
    let table = DataTable {
        title: cell("支出情况（金额单位：元）"),
        columns: ["项目", "年初预算数", "2021年决算数", "决算数"]
            .map(cell)
            .to_vec(),
        rows: vec![
            ["1、基本支出", "7344400", "6187200", "8056600"]
                .map(cell)
                .to_vec(),
            ["其中：公用经费", "", "", "4164000"].map(cell).to_vec(),
            ["合计", "1", "2", "3"].map(cell).to_vec(),
            ["别的东西", "1", "2", "3"].map(cell).to_vec(),
        ],
    };
    let sheet = Form {
        family: Family::BasicData,
        year: Some(Year(2022)),
        tables: vec![table],
        ..Form::default()
    };
    let line = FundLine {
        initial: cell("734.44"),
        executed: cell("805.66"),
        ..FundLine::empty(FundKind::Basic)
    };
    let form = Form {
        family: Family::DepartmentSelfEvaluation,
        year: Some(Year(2022)),
        funds: vec![line],
        ..Form::default()
    };
    assert_eq!(
        facts(&[&sheet, &form]),
        [
            "basic-spending 2021 final: 6187200",
            "basic-spending 2022 initial: 7344400 734.44",
            "basic-spending 2022 final: 8056600 805.66",
            "running-spending 2022 final: 4164000",
        ]
    );
    let measures = measures();
    let facts = Facts::of(&[&sheet, &form], &measures);
    let initial = facts
        .iter()
        .find(|(key, _)| key.version == Some(Version::Initial));
    let (_, printings) = initial.unwrap();
    assert_eq!(printings[0].printed_in, PrintedIn::Table(0));
    assert_eq!(printings[1].printed_in, PrintedIn::Funds);
    assert!(printings[0].agrees(&printings[1]));
}

#[test]
fn one_purse_that_pays_everything_is_all_of_them() {
    let sentences = [
        "2022年整体支出100万元，其中，一般公共预算支出100万元。",
        "一般公共预算财政拨款基本支出60万元。",
    ];
    let found = facts(&[&report(&sentences)]);
    assert_eq!(
        found,
        [
            "overall-spending 2022 final: 100万元 100万元",
            "basic-spending 2022 final: 60万元",
        ]
    );
}

/// Each text makes these claims, and they end so.
fn claim(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let found = claims(text);
        // A list that may go on claims nothing, unless the case says so.
        let told = |one: &&String| !one.ends_with("open-ended") || expected.contains(&one.as_str());
        let found: Vec<&str> = found.iter().filter(told).map(String::as_str).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn lists_of_parts_are_judged() {
    claim(&[
        (
            "单位编制共17人，其中：参公管理编制9人，差额事业编制8人。",
            &["parts 17人 exact"],
        ),
        (
            "单位编制共17人，其中：参公管理编制9人，差额事业编制9人。",
            &["parts 17人 doubtful"],
        ),
        ("在职100人，其中党员80人，女职工60人。", &[]),
        (
            "接待105人次，其中登记29人次，走访10人次。",
            &["parts 105人次 open-ended"],
        ),
        (
            "整体支出100万元，由基本支出60万元、项目支出30万元构成。",
            &["parts 100万元 wrong"],
        ),
        (
            "整体支出100万元（其中基本支出60万元（人员经费40万元，公用经费20万元），项目支出40万元），年初预算数90万元。",
            &["parts 100万元 exact", "parts 60万元 exact"],
        ),
        (
            "整体支出100万元（基本支出60万元，项目支出30万元，其他支出10万元）。",
            &["parts 100万元 exact"],
        ),
    ]);
}

#[test]
fn rates_are_judged() {
    claim(&[
        (
            "全年预算数200万元，执行数190万元，预算执行率为95%。",
            &["ratio 95% exact"],
        ),
        (
            "全年预算数200万元，执行数190万元，预算执行率为90%。",
            &["ratio 90% wrong"],
        ),
        (
            "年初预算数100万元，全年预算数200万元，执行数190万元，执行率95%。",
            &["ratio 95% exact"],
        ),
        ("全年预算数200万元，到位190万元，预算执行率为90%。", &[]),
        ("合格率＝95÷100×100%＝95%。", &["ratio 95% exact"]),
        ("合格率＝（合格件数÷检查件数）×100%＝96%。", &[]),
        (
            "检查件数100件，合格件数95件，合格率＝（合格件数÷检查件数）×100%＝96%。",
            &["ratio 96% wrong"],
        ),
        (
            "2022年整体支出200万元，其中基本支出150万元，占整体支出的75%。",
            &["ratio 75% exact"],
        ),
        (
            "整体支出100万元，其中：基本支出60万元，占60%；项目支出40万元，占30%。",
            &["parts 100万元 exact", "ratio 60% exact", "ratio 30% wrong"],
        ),
    ]);
}

#[test]
fn changes_are_judged() {
    claim(&[
        (
            "2022年“三公”经费支出10万元，2021年“三公”经费支出8万元，较2021年减少2万元。",
            &["change 2万元 sign"],
        ),
        (
            "2022年“三公”经费支出10万元，2021年“三公”经费支出8万元，较2021年增加2万元，增长25%。",
            &["change 2万元 exact", "change 25% exact"],
        ),
        (
            "经费由100万元增加到120万元，增长25%。",
            &["change 25% wrong"],
        ),
        ("基本支出100万元，较上年增加20万元。", &[]),
        (
            "2022年“三公”经费支出10万元，2023年“三公”经费预算数8万元，同比减少3万元。2021年“三公”经费支出12万元。",
            &[],
        ),
        (
            "“三公”经费支出预算为15万元，实际支出12.3万元，比预算减少2.7万元，下降18%。",
            &["change 2.7万元 exact", "change 18% exact"],
        ),
        ("参会人数50人，与往届相比增加5人。", &[]),
        (
            "参会人数50人，与往届40人相比增加5人，增长25%。",
            &["change 5人 wrong", "change 25% exact"],
        ),
        (
            "参会人数50人，场租2万元，比往届40人增加15人。",
            &["change 15人 doubtful"],
        ),
    ]);
}

#[test]
fn a_long_paragraph_is_read_in_time_that_grows_with_it() {
    let measures = measures();
    let text = "其中（基本支出1万元，较上年增加2%＝（甲－乙）÷丙×100%＝".repeat(2000);
    let reading = read(&text, &measures, Some(Year(2022)));
    assert!(!reading.stated.is_empty());
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in "(其中|基本支出|较上年|增加|减少|占|的|由|构成|预算数|决算数|＝|÷|（|）|，|。|；|、|“三公”经费|2022年|上年|[0-9]{1,3}|万元|%|人|－|×100%|较|的|完成|完成率|合计|合计得|即|个百分点|元| ){0,40}") {
        let form = report(&[&text]);
        let measures = measures();
        let told = told(0, &form, &measures);
        let facts = Facts::with(&[&form], &told, &measures);
        for text in &told {
            prop_assert!(text.reading.understood() <= text.reading.stated.len());
            for statement in &text.reading.statements {
                judge(statement, text, (&facts, &form, &facts.whose(0)), &measures);
            }
        }
    }
}
