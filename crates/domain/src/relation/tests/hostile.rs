//! Whatever a form says, its arithmetic ends, quickly and without a panic.

use super::support::*;
use crate::form::*;
use crate::relation::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Texts that cells hold, good and bad.
fn text() -> impl Strategy<Value = &'static str> {
    select(vec![
        "",
        "—",
        "0",
        "10",
        "100",
        "-5",
        "12.345",
        "0.0000000001",
        "98%",
        "1,2.3",
        "见附件",
        "79228162514264337593543950335",
        "-79228162514264337593543950335",
        "0.0000000000000000000000000001",
        "合计",
        "其中：甲",
        "1、乙",
        "2、丙",
        "项目支出：",
        "优秀",
        "≥5",
        "3-5",
        "20万元",
        "1亿",
    ])
}

prop_compose! {
    fn fund()(kind in select(FundKind::ALL), texts in vec(text(), 6)) -> FundLine {
        FundLine {
            initial: cell(texts[0]),
            budget: cell(texts[1]),
            executed: cell(texts[2]),
            points: cell(texts[3]),
            rate: cell(texts[4]),
            score: cell(texts[5]),
            ..FundLine::empty(kind)
        }
    }
}

prop_compose! {
    fn form()(
        funds in vec(fund(), 0..8),
        rows in vec((select(Level1::WEIGHED.to_vec()), text(), text()), 0..12),
        headings in vec((select(Level1::WEIGHED.to_vec()), text()), 0..6),
        total in (text(), text()),
        cells in vec(vec(text(), 0..6), 0..8),
    ) -> Form {
        Form {
            funds,
            indicators: rows
                .into_iter()
                .map(|(level1, points, score)| row(level1, Level2::Quantity, points, score))
                .collect(),
            headings: headings
                .into_iter()
                .map(|(level1, points)| Heading { level1, points: cell(points), ..Heading::default() })
                .collect(),
            total: Total { points: cell(total.0), score: cell(total.1) },
            tables: vec![DataTable {
                columns: ["项目", "合计", "预算数", "决算数", "增加", "控制率"].map(cell).to_vec(),
                rows: cells
                    .into_iter()
                    .map(|row| row.into_iter().map(cell).collect())
                    .collect(),
                ..DataTable::default()
            }],
            ..Form::default()
        }
    }
}

proptest! {
    #[test]
    fn arithmetic_always_ends(form in form()) {
        for relation in relations(&form, &annual()) {
            prop_assert!(relation.slots().all(|slot| form.cell(slot).is_some()
                || matches!(slot, Slot::Table(..))));
            if let Closure::Open { computed, found, .. } = close(&relation, &form) {
                prop_assert!(computed != found);
            }
        }
    }
}

#[test]
fn thousands_of_rows_are_no_burden() {
    let line = "甲|1|2|3|4|5";
    let mut lines = vec!["项目|合计|预算数|决算数|增加|控制率"];
    lines.extend(std::iter::repeat_n(line, 3000));
    let mut form = table(&lines);
    form.indicators = vec![row(Level1::Output, Level2::Quantity, "1", "1"); 3000];
    form.headings = vec![
        Heading {
            level1: Level1::Output,
            ..Heading::default()
        };
        3000
    ];
    form.total.points = cell("5");
    assert!(relations(&form, &annual()).len() < 10);
}
