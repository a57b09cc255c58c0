//! Tables that were pieced together from pages: labels that the end of a page cut in two.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "support/grids.rs"]
mod grids;

use domain::form::Form;
use grids::drawn;
use office::Block;

/// The form of these rows, of which the first so many stand on one page.
fn over_pages(rows: &[&str], first: usize) -> Form {
    let mut document = drawn(rows);
    for block in &mut document.blocks {
        let Block::Table(table) = block else { continue };
        table.pieced = true;
        for (number, row) in table.rows.iter_mut().enumerate() {
            for cell in &mut row.cells {
                cell.place.page = if number < first { 1 } else { 2 };
            }
        }
    }
    let mut forms = forms::read(&document).forms;
    assert_eq!(forms.len(), 1, "{forms:#?}");
    forms.remove(0)
}

#[test]
fn a_label_of_the_goals_cut_by_the_end_of_the_page_is_one() {
    let rows = [
        "项目支出绩效自评表|<|<|<|<|<|<",
        "项目名称|改造|<|<|<|<|<",
        "年度总|预期目标|<|<|实际完成情况|<|<",
        "体目标|修路十二公里|<|<|修了十二公里|<|<",
        "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分",
        "产出指标|数量指标|路灯|≥200盏|200盏|90|90",
    ];
    let form = over_pages(&rows, 3);
    let goals: Vec<_> = form
        .goals
        .iter()
        .map(|goal| (goal.expected.raw.as_str(), goal.actual.raw.as_str()))
        .collect();
    assert_eq!(goals, [("修路十二公里", "修了十二公里")]);
    assert_eq!(form.indicators.len(), 1);
    // On one page they are what they are.
    assert!(over_pages(&rows, 6).goals.is_empty());
}

#[test]
fn the_unit_behind_a_label_may_stand_on_the_next_page() {
    let rows = [
        "项目支出绩效自评表|<|<|<|<|<",
        "项目名称|改造|<|<|<|<",
        "项目资金||年初预算数|全年预算数|全年执行数|得分",
        "（万元）|年度资金总额|520|586|563|9.6",
        "^|其他资金|0|0|0|",
    ];
    let form = over_pages(&rows, 3);
    let total = form.fund(domain::form::FundKind::Total);
    let (_, line) = total.unwrap();
    assert_eq!(line.budget.raw, "586");
    assert!(form.doubts.is_empty(), "{:?}", form.doubts);
}
