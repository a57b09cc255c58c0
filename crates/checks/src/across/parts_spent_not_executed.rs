//! Cost rows that name the components of basic or project expenditure add to the fund line of that expenditure.

use crate::claim::advise;
use crate::naming::{cell, more_or_less};
use crate::{Check, Record, Subject};
use domain::finding::{Level, Tolerance, Trust};
use domain::form::{FundColumn, FundKind, IndicatorColumn, Slot};
use domain::number::{Interval, Number};
use domain::relation::Figure;
use domain::text::Text;

/// XTB001
pub const CHECK: Check = Check {
    code: "XTB001",
    name: "parts-spent-not-executed",
    level: Level::Error,
    title_zh: "按构成列的支出与资金执行数不符",
    title_en: "What was spent on the parts is not what was executed",
    preview: false,
    page: include_str!("parts_spent_not_executed.md"),
    run,
};

/// The word lists of components and the fund lines they make up.
const SPLITS: [(&str, FundKind); 2] = [
    ("basic-spending-part", FundKind::Basic),
    ("project-spending-part", FundKind::Project),
];

/// The rows of one split against one column of its fund line.
struct Side {
    whole: Slot,
    parts: Vec<Slot>,
    sum: Number,
    allowed: Interval,
    found: Number,
    printed: Interval,
}

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.form.blank {
        return;
    }
    for (words, kind) in SPLITS {
        let Some((line, _)) = subject.form.fund(kind) else {
            continue;
        };
        let rows = components(subject, words);
        let budget = side(
            subject,
            &rows,
            IndicatorColumn::Target,
            Slot::Fund(line, FundColumn::Budget),
        );
        let spent = side(
            subject,
            &rows,
            IndicatorColumn::Actual,
            Slot::Fund(line, FundColumn::Executed),
        );
        let (Some(budget), Some(spent)) = (budget, spent) else {
            continue;
        };
        // One side that fits proves that these rows are the components of this line.
        if budget.fits() {
            judge(subject, record, &budget);
            judge(subject, record, &spent);
        } else if spent.fits() {
            judge(subject, record, &spent);
            judge(subject, record, &budget);
        } else {
            record.not_applicable(spent.whole, "这些行未必就是该项支出的全部构成");
        }
    }
}

/// The rows named by each word of the list: every component once, or there is no split.
fn components(subject: &Subject<'_>, words: &str) -> Vec<usize> {
    let named = |word: &String| {
        let mut rows = subject.form.indicators.iter().enumerate();
        let row = rows.find(|(_, row)| row.name.raw.contains(word.as_str()));
        row.map(|(index, _)| index)
    };
    let words = subject.rules.vocabulary.words(words).iter();
    words
        .map(named)
        .collect::<Option<Vec<_>>>()
        .unwrap_or_default()
}

fn side(
    subject: &Subject<'_>,
    rows: &[usize],
    column: IndicatorColumn,
    whole: Slot,
) -> Option<Side> {
    let parts: Vec<Slot> = rows
        .iter()
        .map(|&row| Slot::Indicator(row, column))
        .collect();
    let figure = |slot| {
        let figure = Figure::at(subject.form, slot);
        Some((figure.value()?, figure.interval()?))
    };
    let (found, printed) = figure(whole)?;
    let (mut sum, mut allowed) = (Number::ZERO, Interval::exactly(Number::ZERO));
    for &part in &parts {
        let (value, interval) = figure(part)?;
        sum = sum.plus(value)?;
        allowed = allowed.plus(interval)?;
    }
    let side = Side {
        whole,
        parts,
        sum,
        allowed,
        found,
        printed,
    };
    (!side.parts.is_empty()).then_some(side)
}

impl Side {
    fn fits(&self) -> bool {
        self.allowed.meets(self.printed)
    }
}

fn judge(subject: &Subject<'_>, record: &mut Record, side: &Side) {
    if side.sum == side.found {
        record.pass(side.whole, &side.parts);
    } else if side.fits() {
        record.within_rounding(side.whole, &side.parts);
    } else {
        report(subject, record, side);
    }
}

fn report(subject: &Subject<'_>, record: &mut Record, side: &Side) {
    let (form, sum, found) = (subject.form, side.sum, side.found);
    let unit = form.money_unit.name();
    let difference = sum.minus(found).unwrap_or(Number::ZERO).normalized();
    let (name, off) = (cell(form, side.whole), more_or_less(difference, unit));
    let figures: Vec<String> = side
        .parts
        .iter()
        .filter_map(|&slot| Figure::at(form, slot).value())
        .map(|value| value.to_string())
        .collect();
    let message = Text::new(
        format!(
            "指标里按构成列的各项合计 {sum} {unit}，资金表中{}却是 {found} {unit}，各项{}。",
            name.zh, off.zh
        ),
        format!(
            "The component rows add to {sum}, but the {} is {found}: the rows are {}.",
            name.en, off.en
        ),
    );
    let finding = record.fail(side.whole, &side.parts, message);
    finding.expected = sum.to_string();
    finding.found = found.to_string();
    finding.difference = found.minus(sum);
    unit.clone_into(&mut finding.unit);
    finding.formula = format!("{} = {sum}", figures.join(" + "));
    let width = side.allowed.high.minus(side.sum).unwrap_or(Number::ZERO);
    finding.tolerance = Some(Tolerance {
        value: width,
        why: Text::new(
            "各数按所填的末位四舍五入",
            "every figure is rounded at its last digit",
        ),
    });
    let advice = Text::new(
        "核对这几行的实际数是否照抄了指标值，再与资金执行数对齐。",
        "See whether the actual values were copied from the targets, then make both agree.",
    );
    advise(finding, Trust::LookAtIt, advice, None);
}
