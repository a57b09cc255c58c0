//! Sheets that do not hold one form alone, and cells that hold more than theirs.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed assumption is a failed test"
)]

#[path = "support/grids.rs"]
mod grids;

use grids::drawn;

#[test]
fn forms_side_by_side_are_several() {
    let form = [
        "项目支出绩效自评表|<|<|<|<|<",
        "项目名称|改造|<|<|<|<",
        "一级指标|二级指标|三级指标|指标值|分值|得分",
        "产出指标|数量指标|路灯|≥200盏|20|20",
        "^|质量指标|合格率|100%|30|29",
    ];
    let pairs: Vec<String> = form
        .iter()
        .map(|row| {
            format!(
                "{row}||{}",
                row.replace("改造", "清淤").replace("路灯", "河道")
            )
        })
        .collect();
    let rows: Vec<&str> = pairs.iter().map(String::as_str).collect();
    let forms = forms::read(&drawn(&rows)).forms;
    let told: Vec<(&str, &str, usize)> = forms
        .iter()
        .map(|form| {
            (
                form.project.raw.as_str(),
                form.indicators[0].name.raw.as_str(),
                form.indicators.len(),
            )
        })
        .collect();
    assert_eq!(told, [("改造", "路灯", 2), ("清淤", "河道", 2)]);
    let place = forms[1].project.place.table.unwrap();
    assert_eq!((place.row, place.column), (2, 9));
}

#[test]
fn a_name_that_swallowed_rows_of_figures_is_its_first_line() {
    let mut document = drawn(&["项目支出绩效自评表|<", "项目名称|改造", "实施单位|河道所"]);
    for block in &mut document.blocks {
        let office::Block::Table(table) = block else {
            continue;
        };
        table.rows[2].cells[1].text = "河道所\n年初预算数全年预算数\n10.5 10.5 9.1".to_owned();
    }
    let form = forms::read(&document).forms.remove(0);
    assert_eq!(form.unit.raw, "河道所");
    assert_eq!(form.doubts.len(), 1, "{:?}", form.doubts);
}
