//! What generated forms say: texts and figures as people type them, odd ones among them.

use crate::filled::{self, cell};
use domain::form::{
    Family, Form, FundColumn, Goal, Indicator, IndicatorColumn, Level1, Level2, PlanStep, Slot,
};
use forms::layout::Layout;
use proptest::prelude::*;

/// Pieces of texts, none of them a label.
const PIECES: &[&str] = &[
    "修好校舍",
    "12.5",
    "≥",
    "≤",
    "＜",
    "<",
    ">",
    "&",
    "&amp;",
    "\"",
    "'",
    "（一）",
    "“甲”",
    "Abc",
    " ",
    " def ",
    "%",
    "％",
    "、",
    "；",
    "。",
    "\n",
    "每月",
    "㎡",
    "℃",
    "①",
    "＝",
    "喆堃玥昇彧珺镕",
    "https://example.org/a?b=c&d",
    "not-one-word but several",
    "长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长",
];

/// Whole texts that programs like to take for something else.
const WHOLE: &[&str] = &[
    "=100%",
    "=1+1",
    "+5%",
    "-3",
    "@某处",
    "1,234.50",
    "0.10",
    "100.00%",
    "≥95％",
    "<5%",
    "2022-12-31",
    "12月31日",
    "1/2",
    "3E5",
    "007",
    "TRUE",
    "１２３",
    "——",
    "/",
    "无",
    "…",
    "1 000",
    "(5)",
    "0",
    "100%",
    "第一行\n第二行",
    "'12",
    "12345678901234567890",
];

pub fn words() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES);
    let woven =
        prop::collection::vec(piece, 0..7).prop_map(|pieces| format!("某事{}好", pieces.concat()));
    let long = prop::collection::vec(prop::sample::select(PIECES), 20..60)
        .prop_map(|pieces| text(&pieces));
    prop_oneof![12 => woven, 1 => long]
}

/// A line of nothing but spaces is seen in no print, so that nobody can mean one.
fn text(pieces: &[&str]) -> String {
    let text = format!("某事{}好", pieces.concat());
    let lines = text.split('\n').map(|line| match line.trim().is_empty() {
        true => "",
        false => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn values() -> impl Strategy<Value = String> {
    let whole = prop::sample::select(WHOLE).prop_map(str::to_owned);
    prop_oneof![1 => Just(String::new()), 2 => words(), 3 => whole]
}

fn maybe(strategy: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop_oneof![1 => Just(String::new()), 3 => strategy]
}

fn figures() -> impl Strategy<Value = String> {
    let plain = (0u32..200_000, 0usize..3).prop_map(|(digits, decimals)| {
        let text = format!("{digits:0>width$}", width = decimals + 1);
        let (whole, rest) = text.split_at(text.len() - decimals);
        match decimals {
            0 => text,
            _ => format!("{whole}.{rest}"),
        }
    });
    let odd = prop::sample::select(vec!["1,234.50", "0.10", "10.0", "-5", "1,000,000"]);
    prop_oneof![5 => plain, 1 => odd.prop_map(str::to_owned)]
}

/// What is random in a form, whatever its layout.
#[derive(Clone, Debug)]
pub struct Said {
    names: [String; 3],
    rows: Vec<(usize, [String; 6])>,
    amounts: Vec<[String; 3]>,
    rates: Vec<String>,
    goals: Vec<(String, String)>,
    steps: Vec<String>,
    fields: Vec<String>,
    total: [String; 2],
    notes: Vec<String>,
}

pub fn said() -> impl Strategy<Value = Said> {
    let row = (
        0usize..KINDS.len(),
        [
            words().boxed(),
            values().boxed(),
            values().boxed(),
            maybe(figures()).boxed(),
            maybe(figures()).boxed(),
            maybe(words()).boxed(),
        ],
    );
    let amounts = [
        maybe(figures()).boxed(),
        maybe(figures()).boxed(),
        maybe(figures()).boxed(),
    ];
    let rates = maybe(figures().prop_map(|figure| format!("{figure}%")));
    let rows = prop_oneof![
        3 => prop::collection::vec(row.clone(), 1..14),
        1 => prop::collection::vec(row, 14..=60),
    ];
    (
        [line().boxed(), line().boxed(), line().boxed()],
        rows,
        prop::collection::vec(amounts, 12),
        prop::collection::vec(rates, 12),
        prop::collection::vec((words(), maybe(words())), 1..4),
        prop::collection::vec(words(), 0..4),
        prop::collection::vec(maybe(words()), 24),
        [maybe(figures()).boxed(), maybe(figures()).boxed()],
        prop::collection::vec(line(), 0..3),
    )
        .prop_map(|all| {
            let (names, rows, amounts, rates, goals, steps, fields, total, notes) = all;
            Said {
                names,
                rows,
                amounts,
                rates,
                goals,
                steps,
                fields,
                total,
                notes,
            }
        })
}

/// A text of one line.
fn line() -> impl Strategy<Value = String> {
    words().prop_map(|text| text.replace('\n', ""))
}

const KINDS: [(Level1, Level2); 9] = [
    (Level1::Output, Level2::Quantity),
    (Level1::Output, Level2::Quality),
    (Level1::Output, Level2::Timeliness),
    (Level1::Output, Level2::Cost),
    (Level1::Outcome, Level2::Economic),
    (Level1::Outcome, Level2::Social),
    (Level1::Outcome, Level2::Ecological),
    (Level1::Outcome, Level2::Sustainable),
    (Level1::Satisfaction, Level2::Satisfaction),
];

/// The random things said in a form of the layout's family.
pub fn form(layout: &Layout, said: &Said) -> Form {
    let mut form = filled::form(layout, None);
    if matches!(layout.family, Family::BasicData | Family::TargetReview) {
        tables(&mut form, said);
        return form;
    }
    let scored = layout.family.is_scored();
    for (cell_of, text) in [&mut form.project, &mut form.department, &mut form.unit]
        .into_iter()
        .zip(&said.names)
    {
        if !cell_of.is_empty() {
            *cell_of = cell(text);
        }
    }
    funds(&mut form, said, scored);
    indicators(&mut form, said, scored);
    let goals = said.goals.iter();
    form.goals = goals
        .map(|(expected, actual)| Goal {
            expected: cell(expected),
            actual: cell(if scored { actual } else { "" }),
        })
        .collect();
    let steps = said.steps.iter().enumerate();
    form.steps = steps
        .map(|(i, task)| PlanStep {
            period: cell(&format!("2022-0{}-01 至 2022-12-31", i + 1)),
            task: cell(task),
        })
        .collect();
    for (text, cell_of) in said.fields.iter().zip(form.fields.values_mut()) {
        *cell_of = cell(text);
    }
    if scored {
        form.total.points = cell(&said.total[0]);
        form.total.score = cell(&said.total[1]);
    }
    let notes = said.notes.iter().enumerate();
    form.notes = notes
        .map(|(i, text)| match i {
            0 => cell(&format!("注：{text}")),
            _ => cell(&format!("{}.{text}", i + 1)),
        })
        .collect();
    form
}

fn funds(form: &mut Form, said: &Said, scored: bool) {
    for i in 0..form.funds.len() {
        let [initial, budget, executed] = &said.amounts[i % said.amounts.len()];
        let all = [
            (FundColumn::Initial, initial),
            (FundColumn::Budget, budget),
            (FundColumn::Executed, executed),
            (FundColumn::Rate, &said.rates[i % said.rates.len()]),
        ];
        for (column, text) in all {
            if scored || column == FundColumn::Budget {
                *form.cell_mut(Slot::Fund(i, column)).unwrap() = cell(text);
            }
        }
    }
}

fn indicators(form: &mut Form, said: &Said, scored: bool) {
    let columns = [
        IndicatorColumn::Name,
        IndicatorColumn::Target,
        IndicatorColumn::Actual,
        IndicatorColumn::Points,
        IndicatorColumn::Score,
        IndicatorColumn::Reason,
    ];
    form.indicators.clear();
    for (kind, texts) in &said.rows {
        let (level1, level2) = KINDS[*kind].clone();
        form.indicators.push(Indicator {
            level1,
            level2,
            ..Indicator::default()
        });
        let i = form.indicators.len() - 1;
        for (column, text) in columns.into_iter().zip(texts) {
            if scored || matches!(column, IndicatorColumn::Name | IndicatorColumn::Target) {
                *form.cell_mut(Slot::Indicator(i, column)).unwrap() = cell(text);
            }
        }
        // A name alone is no indicator anywhere.
        if form.indicators[i].target.is_empty() {
            form.indicators[i].target = cell("≥5次");
        }
    }
}

fn tables(form: &mut Form, said: &Said) {
    let mut figures = said.amounts.iter().flatten().cycle();
    for table in &mut form.tables {
        for row in &mut table.rows {
            for figure in row.iter_mut().skip(1) {
                *figure = cell(figures.next().unwrap());
            }
        }
    }
}
