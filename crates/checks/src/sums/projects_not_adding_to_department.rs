//! The project forms of a document add to the project expenditure of its department form.

use crate::claim::advise;
use crate::naming::{more_or_less, quoted};
use crate::{Case, Check, Record, Subject};
use domain::finding::{CellRef, Level, Tolerance, Trust};
use domain::form::{FundColumn, FundKind, Slot};
use domain::number::Number;
use domain::relation::Figure;
use domain::text::Text;

/// SUM007
pub const CHECK: Check = Check {
    code: "SUM007",
    name: "projects-not-adding-to-department",
    level: Level::Warning,
    title_zh: "各项目预算之和与部门项目支出不符",
    title_en: "The projects do not add to the department figure",
    preview: false,
    page: include_str!("projects_not_adding_to_department.md"),
    run,
};

/// One project alone is no list that could add up.
const FEWEST_PROJECTS: usize = 2;

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if form.blank || form.family.is_project() {
        return;
    }
    let Some((line, _)) = form.fund(FundKind::Project) else {
        return;
    };
    for column in [
        FundColumn::Initial,
        FundColumn::Budget,
        FundColumn::Executed,
    ] {
        let slot = Slot::Fund(line, column);
        // Target forms have one budget.
        let printed = form.cell(slot).is_some_and(|cell| !cell.is_blank());
        if column == FundColumn::Initial && !printed {
            continue;
        }
        let projects = projects(subject, column);
        let sum = Number::sum(projects.iter().map(|(_, amount)| *amount));
        let (Some(sum), true) = (sum, projects.len() >= FEWEST_PROJECTS) else {
            record.not_applicable(slot, "没有两个以上可以相加的项目表");
            continue;
        };
        compare(subject, record, slot, sum, &projects);
    }
}

/// The total line of every project form of the same unit, year and stage, in the subject's unit.
fn projects(subject: &Subject<'_>, column: FundColumn) -> Vec<(CellRef, Number)> {
    let amount = |(index, case): (usize, &Case<'_>)| {
        let form = case.form;
        let beside =
            form.family.is_project() && !form.blank && form.stage() == subject.form.stage();
        let (line, _) = form.fund(FundKind::Total).filter(|_| beside)?;
        let slot = Slot::Fund(line, column);
        let value = Figure::at(form, slot).value()?;
        let power = form.money_unit.power() - subject.form.money_unit.power();
        Some((CellRef { form: index, slot }, value.shifted(power)?))
    };
    let group = subject.around.of_unit(subject.index, 0).iter();
    group
        .filter_map(|&index| Some((index, subject.cases.get(index)?)))
        .filter_map(amount)
        .collect()
}

fn compare(
    subject: &Subject<'_>,
    record: &mut Record,
    slot: Slot,
    sum: Number,
    projects: &[(CellRef, Number)],
) {
    let figure = Figure::at(subject.form, slot);
    let (Some(found), Some(interval)) = (figure.value(), figure.interval()) else {
        record.not_applicable(slot, "部门的项目支出没有填写");
        return;
    };
    let sum = sum.normalized();
    if sum == found {
        record.pass(slot, &[]);
        return;
    }
    if interval.contains(sum) {
        record.within_rounding(slot, &[]);
        return;
    }
    let unit = subject.form.money_unit.name();
    let difference = found.minus(sum).unwrap_or(Number::ZERO).normalized();
    let here = subject.around.name();
    let (off, count) = (more_or_less(difference, unit), projects.len());
    let only = only_one(subject, projects, difference.abs());
    let message = Text::new(
        format!(
            "部门表的项目支出是 {found} {unit}，{} {count} 个项目表合计 {sum} {unit}，部门表{}{}。",
            here.zh, off.zh, only.zh
        ),
        format!(
            "The department form gives {found} for projects; the {count} project forms of {} add to {sum}: {}{}.",
            here.en, off.en, only.en
        ),
    );
    let finding = record.fail(slot, &[], message);
    finding.expected = sum.to_string();
    finding.found = found.to_string();
    finding.difference = Some(difference);
    unit.clone_into(&mut finding.unit);
    finding.related = projects.iter().map(|&(cell, _)| cell).collect();
    finding.tolerance = found.minus(interval.low).map(|value| Tolerance {
        value,
        why: Text::new(
            "部门表的数按末位四舍五入",
            "the department figure is rounded at its last digit",
        ),
    });
    finding.formula = format!("Σ = {sum}");
    let advice = Text::new(
        "看看项目表是否齐全，再核对各项目预算和部门表的项目支出。",
        "See whether all project forms are here, then compare the budgets.",
    );
    advise(finding, Trust::LookAtIt, advice, None);
}

/// Names the one project whose amount is the whole difference.
fn only_one(subject: &Subject<'_>, projects: &[(CellRef, Number)], difference: Number) -> Text {
    let mut same = projects
        .iter()
        .filter(|(_, amount)| *amount == difference)
        .filter_map(|(cell, _)| subject.cases.get(cell.form))
        .map(|case| quoted(&case.form.project.raw));
    match (same.next(), same.next()) {
        (Some(project), None) => Text::new(
            format!("，差额正好是{}", project.zh),
            format!(", just the amount of {}", project.en),
        ),
        _ => Text::default(),
    }
}
