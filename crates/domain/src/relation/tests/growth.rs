//! Columns of rates of change beside the columns they follow from.

use super::support::*;
use crate::form::*;
use crate::relation::*;

fn open(form: &Form) -> Vec<String> {
    relations(form, &annual())
        .iter()
        .filter(|relation| matches!(close(relation, form), Closure::Open { .. }))
        .map(|relation| relation.result.path().replace("tables.1.rows.", ""))
        .collect()
}

fn of_three(head: &str, rates: [&str; 3]) -> Form {
    let [a, b, c] = rates;
    table(&[
        &format!("项目|2021年决算数|2022年预算数|2022年决算数|比上年增减|{head}"),
        &format!("甲乙经费|24.60|23.00|21.30|-3.30|{a}"),
        &format!("甲项经费|18.00|17.50|18.00|0.00|{b}"),
        &format!("乙项经费|6.60|5.50|3.30|-3.30|{c}"),
    ])
}

#[test]
fn a_rate_of_change_follows_from_what_changed() {
    for head in ["增减率", "增减率（%）", "增长率", "增减幅度", "变动率"] {
        let right = of_three(head, ["-13.41%", "0.00%", "-50.00%"]);
        assert!(open(&right).is_empty(), "{head}: {:?}", open(&right));
    }
    for head in ["增减率", "增长率", "变动率"] {
        let wrong = of_three(head, ["-13.41%", "0.00%", "-5.00%"]);
        assert_eq!(open(&wrong), ["3.6"], "{head}");
    }
}

#[test]
fn what_no_row_shows_is_not_claimed() {
    // Since the budget, in points of percent, or of a share: no row follows.
    let other = of_three("增减率", ["-7.39%", "2.86%", "-40.00%"]);
    assert!(open(&other).is_empty(), "{:?}", open(&other));
    let alone = table(&[
        "项目|2021年决算数|2022年决算数|增减率",
        "甲项经费|18.00|19.80|10.00%",
        "乙项经费|6.60|3.30|-50.00%",
    ]);
    assert!(open(&alone).is_empty());
    let wrong = table(&[
        "项目|2021年决算数|2022年决算数|增减率",
        "甲项经费|18.00|19.80|10.00%",
        "乙项经费|6.60|3.30|-5.00%",
    ]);
    assert_eq!(open(&wrong), ["2.4"]);
}
