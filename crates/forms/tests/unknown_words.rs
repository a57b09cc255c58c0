//! Headings and labels that nobody knows, and formulas nobody computed: what stands there is
//! not lost silently.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed assumption is a failed test"
)]

#[path = "support/grids.rs"]
mod grids;

use domain::form::Form;
use grids::drawn;

const ROWS: [&str; 8] = [
    "项目支出绩效自评表|<|<|<|<|<|<",
    "项目名称|改造|<|<|<|<|<",
    "项目资金|<|年初预算数|全年预算数|全年执行数|执行率|得分",
    "年度资金总额|<|10|10|9|90%|9",
    "地方财力|<|10|10|9|90%|",
    "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分",
    "产出指标|数量指标|路灯|≥200盏|200盏|20|20",
    "|质量指标|合格率|≥95%|96%|30|30",
];

fn with(from: &str, to: &str) -> Form {
    let rows = ROWS.map(|row| row.replace(from, to));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    forms::read(&drawn(&rows)).forms.remove(0)
}

fn doubts(form: &Form) -> Vec<&str> {
    form.doubts
        .iter()
        .map(|doubt| doubt.message.zh.as_str())
        .collect()
}

#[test]
fn unknown_columns_and_lines_are_doubted_with_what_they_hold() {
    let form = with("地方财力", "上年结转");
    assert_eq!(doubts(&form), Vec::<&str>::new());
    let form = with("没有的字", "");
    assert_eq!(
        doubts(&form),
        ["不认识「地方财力」这一行资金，不知道它属于哪一项，请核对"]
    );
    for (word, cells) in [("实际完成值", 2), ("全年执行数", 2)] {
        let form = with(word, "某栏");
        let told = format!("不认识「某栏」这个栏目，栏下 {cells} 格没有读入，请核对");
        assert!(
            doubts(&form).contains(&told.as_str()),
            "{word}: {:?}",
            form.doubts
        );
    }
}

#[test]
fn names_stand_between_kinds_and_targets_whatever_their_heading() {
    for word in ["绩效指标", "考核要点"] {
        let form = with("三级指标", word);
        let names: Vec<&str> = form
            .indicators
            .iter()
            .map(|row| row.name.raw.as_str())
            .collect();
        assert_eq!(names, ["路灯", "合格率"], "{word}");
    }
}

#[test]
fn a_column_that_only_counts_the_rows_is_none() {
    let rows = [
        "项目支出绩效自评表|<|<|<|<",
        "项目名称|改造|<|<|<",
        "序号|一级指标|二级指标|三级指标|指标值",
        "1|产出指标|数量指标|路灯|≥200盏",
        "2||质量指标|合格率|≥95%",
    ];
    let form = forms::read(&drawn(&rows)).forms.remove(0);
    assert_eq!(form.indicators.len(), 2);
    assert_eq!(doubts(&form), Vec::<&str>::new());
}

#[test]
fn a_formula_that_was_never_computed_counts_as_what_it_gives() {
    let mut document = drawn(&ROWS);
    for block in &mut document.blocks {
        let office::Block::Table(table) = block else {
            continue;
        };
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if ["改造", "20"].contains(&cell.text.as_str()) {
                cell.extra = Some(Box::new(office::Extra {
                    recomputed: Some(std::mem::take(&mut cell.text)),
                    ..office::Extra::default()
                }));
            }
        }
    }
    let form = forms::read(&document).forms.remove(0);
    assert_eq!(form.project.raw, "改造");
    let score = &form.indicators[0].score;
    assert_eq!(score.raw, "20");
    assert_eq!(score.kept.as_ref().unwrap().recomputed, "20");
}
