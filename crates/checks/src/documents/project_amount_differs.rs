//! A report or data sheet gives another amount for a project than the project's own form.

use crate::look::{is_filled, quoted, years};
use crate::naming::more_or_less;
use crate::pairing::core;
use crate::{Check, Record, Subject};
use domain::finding::{CellRef, Level};
use domain::form::{Form, FundColumn, MoneyUnit, Slot, Stage};
use domain::number::{Interval, Number};
use domain::relation::Figure;
use domain::text::Text;
use std::collections::BTreeMap;

/// XDO008
pub const CHECK: Check = Check {
    code: "XDO008",
    name: "project-amount-differs",
    level: Level::Warning,
    title_zh: "报告（基础数据表）里的项目金额与项目表不一致",
    title_en: "A report gives another amount for a project than its form",
    preview: false,
    page: include_str!("project_amount_differs.md"),
    run,
};

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    Budget,
    Executed,
}

/// The forms of each project of the unit and year, by the core of its name.
type Projects<'a> = BTreeMap<String, Vec<(usize, &'a Form)>>;

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.form.stage() != Stage::Report || subject.form.tables.is_empty() {
        return;
    }
    let projects = projects(subject);
    for (t, table) in subject.form.tables.iter().enumerate() {
        for (r, row) in table.rows.iter().enumerate() {
            let label = row
                .iter()
                .take(2)
                .find_map(|cell| projects.get(&core(&cell.raw, &subject.rules.vocabulary)));
            let Some(forms) = label else {
                continue;
            };
            for c in 1..row.len() {
                if let Some((held, unit)) = held(subject, t, c) {
                    compare(subject, record, Slot::Table(t, r, c), (held, unit), forms);
                }
            }
        }
    }
}

fn projects<'a>(subject: &Subject<'a>) -> Projects<'a> {
    let mut projects: Projects<'a> = BTreeMap::new();
    for &at in subject.around.of_unit(subject.index, 0) {
        let Some(form) = subject.cases.get(at).map(|case| case.form) else {
            continue;
        };
        let name = core(&form.project.raw, &subject.rules.vocabulary);
        let own = form.family.is_project() && !form.family.is_report();
        if own && is_filled(form) && !name.is_empty() {
            projects.entry(name).or_default().push((at, form));
        }
    }
    projects
}

/// What a column holds and in which unit; nothing where it is of another year, a change, a
/// rate, a balance or an income.
fn held(subject: &Subject<'_>, table: usize, column: usize) -> Option<(Held, MoneyUnit)> {
    let head = &subject.form.cell(Slot::TableHead(table, column))?.raw;
    let head: String = head.chars().filter(|c| !c.is_whitespace()).collect();
    let words = |list| subject.rules.vocabulary.found_in(list, &head).is_some();
    let own_year = |year: &i32| {
        subject
            .around
            .of(subject.index)
            .year
            .is_some_and(|own| own.0 == *year)
    };
    if !years(&head).iter().all(own_year) || words("no-amount-column") {
        return None;
    }
    let held = if words("executed-column") {
        Held::Executed
    } else if words("budget-column") {
        Held::Budget
    } else {
        return None;
    };
    let unit = MoneyUnit::ALL
        .into_iter()
        .filter(|(_, name)| {
            head.contains(&format!("（{name}）")) || head.contains(&format!("({name})"))
        })
        .map(|(unit, _)| unit)
        .next();
    Some((held, unit.unwrap_or(subject.form.money_unit)))
}

/// The amounts of a form that a column may repeat.
fn amounts(form: &Form, held: Held) -> Vec<Slot> {
    let columns: &[FundColumn] = match held {
        Held::Executed => &[FundColumn::Executed],
        Held::Budget => &[FundColumn::Budget, FundColumn::Initial],
    };
    let lines = 0..form.funds.len();
    lines
        .flat_map(|line| columns.iter().map(move |&column| Slot::Fund(line, column)))
        .collect()
}

fn compare(
    subject: &Subject<'_>,
    record: &mut Record,
    slot: Slot,
    (held, unit): (Held, MoneyUnit),
    forms: &[(usize, &Form)],
) {
    let figure = Figure::at(subject.form, slot);
    let (Some(found), Some(printed)) = (figure.value(), figure.interval()) else {
        return;
    };
    let shifted = |form: &Form, slot| {
        let power = form.money_unit.power() - unit.power();
        let interval = Figure::at(form, slot).interval()?;
        let interval = Interval {
            low: interval.low.shifted(power)?,
            high: interval.high.shifted(power)?,
        };
        Some((Figure::at(form, slot).value()?.shifted(power)?, interval))
    };
    let mut told: Vec<(CellRef, Number)> = Vec::new();
    for &(form, one) in forms {
        for theirs in amounts(one, held) {
            let Some((value, interval)) = shifted(one, theirs) else {
                continue;
            };
            if interval.meets(printed) {
                return record.pass(slot, &[]);
            }
            told.push((CellRef { form, slot: theirs }, value.normalized()));
        }
    }
    // The total line stands first on every form.
    let Some(&(cell, expected)) = told.first() else {
        return record.not_applicable(slot, "项目表没有填写这个金额");
    };
    let name = quoted(forms.first().map_or("", |(_, form)| &form.project.raw));
    let head = match slot {
        Slot::Table(t, _, c) => subject.form.cell(Slot::TableHead(t, c)),
        _ => None,
    };
    let head = quoted(head.map_or("", |head| &head.raw));
    let difference = found.minus(expected).unwrap_or(Number::ZERO).normalized();
    let off = more_or_less(difference, unit.name());
    let message = Text::new(
        format!(
            "项目{name}的{head}写的是 {found} {0}，项目表上是 {expected} {0}，{1}。",
            unit.name(),
            off.zh
        ),
        format!(
            "{head} of the project {name} is {found} here and {expected} in its own form: {}.",
            off.en
        ),
    );
    let finding = record.fail(slot, &[], message);
    finding.expected = expected.to_string();
    finding.found = found.to_string();
    finding.difference = Some(difference);
    unit.name().clone_into(&mut finding.unit);
    finding.related = vec![cell];
}
