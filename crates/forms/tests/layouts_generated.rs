//! Generated forms in every layout: whatever a form says, writing and reading keep it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "support/filled.rs"]
mod filled;

use domain::form::{
    Family, Field, Form, FundColumn, Goal, Indicator, IndicatorColumn, Level1, Level2, PlanStep,
    Slot,
};
use filled::{cell, rules};
use forms::layout::{Layout, differences, library, write};
use office::{Fonts, Format};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

/// Words as people write them, none of them a label.
fn words() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "修好校舍",
        "12.5",
        "≥",
        "（一）",
        "“甲”",
        "Abc",
        "%",
        "、",
        "；",
        "\n",
        "每月",
        "㎡",
        "长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长",
    ]);
    prop::collection::vec(piece, 0..6).prop_map(|pieces| format!("某事{}好", pieces.concat()))
}

fn maybe(strategy: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop_oneof![1 => Just(String::new()), 3 => strategy]
}

fn figure() -> impl Strategy<Value = String> {
    (0u32..200_000, 0u32..3).prop_map(|(digits, decimals)| {
        let power = 10u32.pow(decimals);
        match decimals {
            0 => digits.to_string(),
            _ => format!(
                "{}.{:0>width$}",
                digits / power,
                digits % power,
                width = decimals as usize
            ),
        }
    })
}

/// What is random in a form, whatever its layout.
#[derive(Clone, Debug)]
struct Said {
    rows: Vec<(usize, [String; 6])>,
    amounts: Vec<String>,
    goals: Vec<(String, String)>,
    steps: Vec<String>,
    fields: Vec<String>,
}

fn said() -> impl Strategy<Value = Said> {
    let row = (
        0usize..9,
        [
            words().boxed(),
            maybe(words()).boxed(),
            maybe(words()).boxed(),
            maybe(figure()).boxed(),
            maybe(figure()).boxed(),
            maybe(words()).boxed(),
        ],
    );
    (
        prop::collection::vec(row, 1..60),
        prop::collection::vec(maybe(figure()), 40),
        prop::collection::vec((words(), maybe(words())), 1..4),
        prop::collection::vec(words(), 0..4),
        prop::collection::vec(maybe(words()), 24),
    )
        .prop_map(|(rows, amounts, goals, steps, fields)| Said {
            rows,
            amounts,
            goals,
            steps,
            fields,
        })
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
fn form(layout: &Layout, said: &Said) -> Form {
    let mut form = filled::form(layout, None);
    let scored = layout.family.is_scored();
    indicators(&mut form, said, scored);
    let mut amounts = said.amounts.iter();
    for i in 0..form.funds.len() {
        for column in [
            FundColumn::Initial,
            FundColumn::Budget,
            FundColumn::Executed,
        ] {
            let slot = Slot::Fund(i, column);
            if form.cell(slot).is_some_and(|cell| !cell.is_empty()) {
                *form.cell_mut(slot).unwrap() = cell(amounts.next().unwrap());
            }
        }
    }
    form.goals = said
        .goals
        .iter()
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
    for (&field, text) in Field::ALL.iter().zip(&said.fields) {
        if form.fields.contains_key(&field) && !text.is_empty() {
            form.fields.insert(field, cell(text));
        }
    }
    form
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

fn layouts() -> impl Iterator<Item = &'static Layout> {
    library()
        .all()
        .filter(|layout| !matches!(layout.family, Family::BasicData | Family::TargetReview))
}

fn check(said: &Said, format: Option<Format>) -> Result<(), TestCaseError> {
    let fonts = Fonts::bundled();
    for layout in layouts() {
        let form = form(layout, said);
        let written = write(&form, Some(&rules(layout)), layout);
        prop_assert_eq!(&written.unplaced, &[], "{}", layout.id());
        let document = match format {
            Some(format) => {
                let bytes = office::write(&written.document, format, &fonts).unwrap();
                office::read(&bytes).unwrap()
            }
            None => written.document,
        };
        let reading = forms::read(&document);
        prop_assert_eq!(reading.forms.len(), 1, "{}", layout.id());
        let lost = differences(&form, &reading.forms[0]);
        prop_assert!(lost.is_empty(), "{}: {}", layout.id(), lost.join("\n"));
        prop_assert_eq!(&reading.unread, &[], "{}", layout.id());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn as_a_document(said in said()) {
        check(&said, None)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn as_a_word_document(said in said()) {
        check(&said, Some(Format::Docx))?;
    }

    #[test]
    fn as_a_web_page(said in said()) {
        check(&said, Some(Format::Html))?;
    }

    #[test]
    fn as_a_pdf(said in said()) {
        check(&said, Some(Format::Pdf))?;
    }

    #[test]
    fn as_a_workbook(said in said()) {
        check(&said, Some(Format::Xlsx))?;
    }
}
