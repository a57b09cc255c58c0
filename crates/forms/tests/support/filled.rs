//! A form of each layout's family with everything such a form can say.
#![allow(dead_code, reason = "not every test needs all of it")]

use domain::form::{Cell, DataTable, Family, Field, Form, FundColumn, Goal, Indicator, Slot, Year};
use domain::place::Place;
use domain::rules::{RuleSetId, RulesInForce};
use forms::layout::{Layout, blank_form};
use forms::rulesets::Library;

/// A printed text.
pub fn cell(text: &str) -> Cell {
    Cell::new(text, Place::default())
}

/// A budget year in which the rules of the layout's place were in force.
pub fn year(layout: &Layout) -> Year {
    match layout.place.as_str() {
        "guizhou-liupanshui" => Year(2024),
        _ => Year(2022),
    }
}

/// The rules of the layout's place.
pub fn rules(layout: &Layout) -> RulesInForce {
    let id = match layout.place.as_str() {
        "cn" => "cn-2020",
        other => other,
    };
    let id = RuleSetId(id.to_owned());
    Library::embedded().in_force(&id, year(layout)).unwrap()
}

/// A form of the layout's family with everything such a form can say.
pub fn form(layout: &Layout, kind: Option<&str>) -> Form {
    let mut form = blank_form(layout, Some(&rules(layout)), Some(year(layout)), kind);
    form.blank = false;
    let family = layout.family;
    if family == Family::BasicData {
        fill_tables(&mut form);
    } else {
        form.department = cell("青山县教育局");
        fill_body(&mut form, family);
    }
    if family.is_project() || family == Family::FundSelfEvaluation {
        form.project = cell("校舍维修经费");
        form.unit = cell("青山县第一中学");
    }
    for field in layout.fields() {
        form.fields.insert(field, cell(value_of(field)));
    }
    form
}

fn value_of(field: Field) -> &'static str {
    match field {
        Field::Phone => "0000-1234567",
        Field::FilledOn => "2023年3月5日",
        Field::Preparer => "王 五",
        Field::UnitHead => "张三",
        Field::Code => "A-17",
        Field::Duties => "一、管学校；\n二、管幼儿园。",
        _ => "如实填写的内容",
    }
}

fn fill_tables(form: &mut Form) {
    for table in &mut form.tables {
        let DataTable { columns, rows, .. } = table;
        for (r, row) in rows.iter_mut().enumerate() {
            for (c, figure) in row.iter_mut().enumerate().take(columns.len()).skip(1) {
                *figure = cell(&format!("{}.{c}", r + 1));
            }
        }
    }
}

fn fill_body(form: &mut Form, family: Family) {
    form.goals = vec![Goal {
        expected: cell("修好三栋校舍，\n保证秋季开学"),
        actual: cell(if family.is_scored() {
            "三栋全部修好"
        } else {
            ""
        }),
    }];
    form.steps = Vec::new();
    for i in 0..form.funds.len() {
        for &column in FundColumn::ALL.iter().skip(1) {
            let text = match column {
                FundColumn::Budget => "40",
                FundColumn::Initial | FundColumn::Executed if family.is_scored() => "33.9",
                _ => continue,
            };
            *form.cell_mut(Slot::Fund(i, column)).unwrap() = cell(text);
        }
    }
    let silent = |row: &Indicator| row.name.is_empty();
    let mut n = 0;
    for row in form.indicators.iter_mut().filter(|row| silent(row)) {
        n += 1;
        row.name = cell(&format!("第{n}项工作的完成"));
        row.target = cell("≥5次");
        if family.is_scored() {
            row.actual = cell("6次");
            row.points = cell("5");
            row.score = cell("4.5");
            row.reason = cell("没有偏差");
        }
    }
    if family.is_scored() {
        form.total.points = cell("100");
        form.total.score = cell("90.5");
    }
}
