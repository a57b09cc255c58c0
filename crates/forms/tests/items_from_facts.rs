//! Items of an evaluation take from tables and sentences what their own text leaves out.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use domain::form::{Cell, DataTable, EvaluatedItem, Family, Form, Paragraph, Year};
use domain::place::Place;
use domain::prose::figures;
use domain::rules::RuleSetId;
use domain::scoring::{ItemScore, RuleScore, score_all};
use forms::rulesets::Library;

fn cell(raw: &str) -> Cell {
    Cell::new(raw, Place::default())
}

fn table(title: &str, columns: &[&str], row: &[&str]) -> Form {
    let cells = |texts: &[&str]| texts.iter().map(|text| cell(text)).collect();
    Form {
        family: Family::SelfEvaluationReport,
        year: Some(Year(2022)),
        tables: vec![DataTable {
            title: cell(title),
            columns: cells(columns),
            rows: vec![cells(row)],
        }],
        ..Form::default()
    }
}

/// The items of a report with those sentences, beside other forms of the document.
fn items(sentences: &[&str], names: [(&str, &str, &str); 2], beside: &Form) -> Vec<ItemScore> {
    let library = Library::embedded();
    let id = RuleSetId("hunan-xiangxi".to_owned());
    let rules = library.in_force(&id, Year(2022)).unwrap();
    let paragraph = |text: &&str| Paragraph {
        level: 0,
        text: cell(text),
        figures: figures(text).iter().map(|f| cell(f.raw)).collect(),
    };
    let item = |(name, points, basis): (&str, &str, &str)| EvaluatedItem {
        name: cell(name),
        points: cell(points),
        basis: cell(basis),
        score: cell("3"),
        ..EvaluatedItem::default()
    };
    let report = Form {
        family: Family::EvaluationReport,
        year: Some(Year(2022)),
        paragraphs: sentences.iter().map(paragraph).collect(),
        items: names.into_iter().map(item).collect(),
        ..Form::default()
    };
    let mut scores = score_all(&[(&report, &rules), (beside, &rules)]);
    scores.remove(0).items.items
}

fn formula(item: &ItemScore) -> &str {
    item.row.steps.first().map_or("", |step| &step.formula)
}

fn why(item: &ItemScore) -> &str {
    match &item.row.rule {
        RuleScore::Unknown(why) => &why.zh,
        other => panic!("{other:?}"),
    }
}

const COMPLETION: (&str, &str, &str) = ("预算完成率", "5", "本单位上年结转和结余80万元");
const CHANGE: (&str, &str, &str) = ("三公经费变动率", "4", "本年三公经费预算数为19万元");

#[test]
fn tables_and_sentences_give_what_the_text_of_an_item_leaves_out() {
    let beside = table(
        "年度支出和结余情况（万元）",
        &["机构名称", "累计结余"],
        &["", "100.00"],
    );
    let items = items(
        &[
            "2022年整体支出年初预算数900万元。",
            "2022年追加预算20万元。",
            "2021年三公经费预算数为20万元。",
        ],
        [COMPLETION, CHANGE],
        &beside,
    );
    assert_eq!(
        formula(&items[0]),
        "(80万元 + 900万元 + 20万元 − 100.00万元) ÷ (80万元 + 900万元 + 20万元)"
    );
    assert_eq!(items[0].row.ratio, "0.9".parse().ok());
    // The sentences and the table of the other form.
    let forms: Vec<usize> = items[0].taken_of.iter().map(|cell| cell.form).collect();
    assert_eq!(forms, [0, 0, 1]);
    assert_eq!(formula(&items[1]), "(19万元 − 20万元) ÷ 20万元");
}

#[test]
fn what_no_place_tells_is_missing_and_what_two_tell_differently_is_said_so() {
    let beside = table(
        "年度支出和结余情况（万元）",
        &["机构名称", "累计结余"],
        &["", "100.00"],
    );
    let items = items(
        &["2022年追加预算20万元。", "2022年追加预算30万元。"],
        [COMPLETION, CHANGE],
        &beside,
    );
    assert_eq!(why(&items[0]), "还缺年初预算数；本年追加预算各处填得不同");
    assert_eq!(items[0].missing, ["budget.added", "budget.initial"]);
    assert_eq!(why(&items[1]), "还缺上年三公经费预算数");
}
