//! Formulas and what they give, one line each.

use super::value::Number;
use super::{Cells, Computer, Value, moved, shape};
use crate::limits::{DEEPEST_FORMULA, LONGEST_FORMULA};
use crate::sheet::area::{self, Area};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Cells by name, for one sheet called 表1.
struct Few(BTreeMap<(u32, u32), Value>);

impl Few {
    fn new(cells: &[(&str, &str)]) -> Self {
        let value = |text: &str| match text {
            "TRUE" => Value::Truth(true),
            error if error.starts_with('#') => Value::Error(error.to_owned()),
            text => Number::parse(text).map_or(Value::Text(text.to_owned()), Value::Number),
        };
        Self(
            cells
                .iter()
                .map(|(name, text)| (area::cell(name).unwrap(), value(text)))
                .collect(),
        )
    }
}

impl Cells for Few {
    fn sheet(&self, name: &str) -> Option<usize> {
        (name == "表1").then_some(0)
    }
    fn cell(&mut self, _: usize, row: u32, column: u32) -> Value {
        self.0.get(&(row, column)).cloned().unwrap_or(Value::Empty)
    }
    fn area(&mut self, _: usize, area: Area) -> Option<Vec<(u32, u32, Value)>> {
        let within = self
            .0
            .iter()
            .filter(|((row, column), _)| area.holds(*row, *column));
        Some(
            within
                .map(|((row, column), value)| (*row, *column, value.clone()))
                .collect(),
        )
    }
}

fn given(formula: &str) -> String {
    let mut cells = Few::new(&[
        ("A1", "33.9"),
        ("A2", "40"),
        ("A3", "10"),
        ("A4", "甲"),
        ("A5", "TRUE"),
        ("B1", "2"),
        ("B2", "3"),
        ("B3", "0"),
        ("C1", "#DIV/0!"),
        ("D1", "0.92600000000000005"),
    ]);
    match Computer::new(&mut cells, 0).value(formula) {
        Value::Number(number) => number.plain().to_string(),
        Value::Text(text) => format!("“{text}”"),
        Value::Truth(truth) => truth.to_string(),
        Value::Error(error) => error,
        other => format!("{other:?}"),
    }
}

#[test]
fn arithmetic_is_exact_and_binds_as_in_workbooks() {
    for (formula, expected) in [
        ("1+2*3", "7"),
        ("(1+2)*3", "9"),
        ("2^3^2", "64"),
        ("-2^2", "4"),
        ("10%", "0.1"),
        ("200*5%", "10"),
        ("8-3-2", "3"),
        ("A1/A2*A3", "8.475"),
        ("ROUND(A1/A2*A3,2)", "8.48"),
        ("$A$2+表1!A3", "50"),
        ("A2+A9", "40"),
        ("A5+1", "2"),
        ("+A3", "10"),
        ("1/0", "#DIV/0!"),
        ("C1+1", "#DIV/0!"),
        ("0.1+0.2=0.3", "true"),
        ("A3>=10", "true"),
        ("A4=\"甲\"", "true"),
        ("A4<>\"\"", "true"),
        ("A9=\"\"", "true"),
        ("A4&\"、\"&A3", "“甲、10”"),
        ("D1*100&\"%\"", "“92.6%”"),
    ] {
        assert_eq!(given(formula), expected, "{formula}");
    }
}

#[test]
fn functions_do_what_they_do_in_workbooks() {
    for (formula, expected) in [
        ("SUM(A1:A4)", "83.9"),
        ("SUM(B:B)", "5"),
        ("SUM(1:1)", "#DIV/0!"),
        ("SUM(A1,A2,5)", "78.9"),
        ("SUM(A1:A3)/COUNT(A1:A4)", "27.9666666666667"),
        ("AVERAGE(A2:A3)", "25"),
        ("AVERAGE(Z1:Z9)", "#DIV/0!"),
        ("MAX(A1:B3)", "40"),
        ("MIN(A1:B3)", "0"),
        ("MIN(10,A1/A2*10)", "8.475"),
        ("PRODUCT(B1:B2)", "6"),
        ("COUNT(A1:A4)", "3"),
        ("COUNTA(A1:A9)", "5"),
        ("SUMPRODUCT(A1:A2,B1:B2)", "187.8"),
        ("IF(A3>5,\"够\",\"缺\")", "“够”"),
        ("IF(B3,1)", "false"),
        ("IF(B3=0,,1)+1", "1"),
        ("IF(TRUE,1,NOSUCH(1))", "1"),
        ("IFERROR(1/B3,0)", "0"),
        ("IFERROR(A1,0)", "33.9"),
        ("CONCATENATE(\"得\",A1,\"分\")", "“得33.9分”"),
        ("AND(A3=10,B1=2)", "true"),
        ("OR(A3=11,B1=2)", "true"),
        ("NOT(B3)", "true"),
        ("ROUNDUP(8.471,2)", "8.48"),
        ("ROUNDDOWN(8.479,2)", "8.47"),
        ("ROUND(-2.5,0)", "-3"),
        ("ROUND(1250,-2)", "1300"),
        ("INT(-1.5)", "-2"),
        ("ABS(B1-A3)", "8"),
        ("N(A4)", "0"),
        ("VALUE(\"12.50\")", "12.5"),
        ("round(A1,0)", "34"),
        ("IF(TRUE(),1,2)", "1"),
    ] {
        assert_eq!(given(formula), expected, "{formula}");
    }
}

#[test]
fn what_is_not_understood_is_unknown() {
    for formula in [
        "",
        "1+",
        "(1",
        "1 2",
        "A1 A2",
        "TEXT(A1,\"0.00\")",
        "VLOOKUP(A1,A1:B3,2,0)",
        "合计",
        "[1]表1!A1",
        "'[其他.xlsx]表1'!A1",
        "别的表!A1",
        "表1:表3!A1",
        "Table1[金额]",
        "A1:A3*2",
        "{1,2}",
        "A1:INDEX(A:A,3)",
        "A4*2",
        "\"95%\"*1",
        "2^0.5",
        "2^-1",
        "\"b\">\"a\"",
        "SUM(A4&\"\")",
        "SUM(A1:A5)",
        "COUNT(A5)",
        "A9",
        "INT(4.35*100)",
        "SUM(A1:A3",
        "SUM(A1;A2)",
        "\"没有引号结尾",
        "1E400",
    ] {
        assert_eq!(given(formula), "Unknown", "{formula}");
    }
}

#[test]
fn a_formula_deeper_or_longer_than_any_is_unknown() {
    let deep = |levels: usize| format!("{}1{}", "(".repeat(levels), ")".repeat(levels));
    assert_eq!(given(&deep(DEEPEST_FORMULA / 2)), "1");
    assert_eq!(given(&deep(DEEPEST_FORMULA)), "Unknown");
    let long = |bytes: usize| format!("1{}", "+1".repeat(bytes / 2 - 1));
    assert_eq!(
        given(&long(LONGEST_FORMULA)),
        (LONGEST_FORMULA / 2).to_string()
    );
    assert_eq!(given(&long(LONGEST_FORMULA + 2)), "Unknown");
}

#[test]
fn formulas_move_with_their_relative_references() {
    for (formula, expected) in [
        ("A1+$B$2", "C4+$B$2"),
        ("A$1*$B2", "C$1*$B5"),
        ("SUM(A1:B2)", "SUM(C4:D5)"),
        ("SUM(A:A,3:3)", "SUM(C:C,6:6)"),
        ("'一 月'!A1&\"A1\"", "'一 月'!C4&\"A1\""),
        ("表1!A1", "表1!C4"),
        ("LOG10(A1)", "LOG10(C4)"),
        ("XFD1", "#REF!"),
        ("IF(A1>=1, 金额A1, 0)", "IF(C4>=1, 金额A1, 0)"),
    ] {
        assert_eq!(moved(formula, 3, 2), expected);
    }
    assert_eq!(moved("A4", -3, 0), "A1");
    assert_eq!(moved("A3", -3, 0), "#REF!");
}

#[test]
fn a_copied_formula_keeps_its_shape() {
    let first = "ROUND(D5/C5*$E$2,2)";
    assert_eq!(shape(first, 5, 6), shape(&moved(first, 7, 0), 12, 6));
    assert_ne!(shape(first, 5, 6), shape("ROUND(D5/C5*E2,2)", 5, 6));
    assert_eq!(shape("A1+B$2", 3, 3), "R[-2]C[-2]+R2C[-1]");
}

proptest! {
    #[test]
    fn no_formula_panics(formula in "[A-C1-9$:!'\"(),;+*/^&=<>%. #\\[\\]甲-]{0,40}") {
        let _ = given(&formula);
        let _ = moved(&formula, -3, 40);
        let _ = shape(&formula, 2, 2);
    }

    #[test]
    fn no_nest_of_functions_panics(parts in proptest::collection::vec("(SUM\\(|IF\\(|ROUND\\(|\\)|,|A1|B3|A1:B3|1.5|-|\\+|/|%)", 0..40)) {
        let _ = given(&parts.concat());
    }

    #[test]
    fn moving_there_and_back_changes_nothing(row in 1u32..1000, column in 1u32..500, rows in 0i64..1000, columns in 0i64..500) {
        let formula = format!("SUM({}:$B$3)", area::name(row, column));
        prop_assert_eq!(moved(&moved(&formula, rows, columns), -rows, -columns), formula);
    }
}
