//! The total of an evaluation is the sum of its items' scores.

use crate::claim::advise;
use crate::look::{item_slots, item_sum};
use crate::naming::more_or_less;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{ItemColumn, Slot, TotalColumn};
use domain::number::Number;
use domain::relation::Figure;
use domain::text::Text;

/// SUM015
pub const CHECK: Check = Check {
    code: "SUM015",
    name: "items-not-adding-to-total",
    level: Level::Error,
    title_zh: "评价得分与各项指标得分之和不符",
    title_en: "The total of an evaluation is not the sum of its items",
    preview: false,
    page: include_str!("items_not_adding_to_total.md"),
    run,
};

const TOTAL: Slot = Slot::Total(TotalColumn::Score);

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if form.blank || form.items.is_empty() {
        return;
    }
    let Some(found) = Figure::at(form, TOTAL).value() else {
        record.not_applicable(TOTAL, "没有写总分");
        return;
    };
    let Some(sum) = item_sum(subject, ItemColumn::Score) else {
        record.not_readable(TOTAL, "有的指标没有得分");
        return;
    };
    // Only when all points are there are all items there.
    let points = item_sum(subject, ItemColumn::Points);
    let printed = Figure::at(form, Slot::Total(TotalColumn::Points)).value();
    let all = [Some(subject.rules.total_points.value.number()), printed];
    if points.is_none() || !all.contains(&points) {
        record.not_readable(TOTAL, "各项分值合计不是满分，指标可能没有读全");
        return;
    }
    let slots = item_slots(subject, ItemColumn::Score);
    if sum.round_half_up(found.parts().1) == found || sum == found {
        record.pass(TOTAL, &slots);
        return;
    }
    report(subject, record, &slots, (sum.normalized(), found));
}

fn report(
    subject: &Subject<'_>,
    record: &mut Record,
    slots: &[Slot],
    (sum, found): (Number, Number),
) {
    let count = slots.len();
    let difference = found.minus(sum);
    let off = more_or_less(difference.unwrap_or_default(), "分");
    let grade = grades(subject, sum, found);
    let message = Text::new(
        format!(
            "评价得分写的是 {found} 分，{count} 项指标得分相加是 {sum} 分，{}{}。",
            off.zh, grade.zh
        ),
        format!(
            "The evaluation says {found}, but its {count} items add to {sum}: {}{}.",
            off.en, grade.en
        ),
    );
    let finding = record.fail(TOTAL, slots, message);
    finding.expected = sum.to_string();
    finding.found = found.to_string();
    finding.difference = difference;
    "分".clone_into(&mut finding.unit);
    let figures = slots
        .iter()
        .filter_map(|&slot| Figure::at(subject.form, slot).value());
    let figures: Vec<String> = figures.map(|n| n.to_string()).collect();
    finding.formula = figures.join(" + ");
    let advice = Text::new(
        format!("各项得分无误的话，总分改为 {sum}，等级随之改；否则看哪一项得分写错。"),
        format!(
            "If the items are right the total is {sum}, and the grade follows; else look for the item that is wrong."
        ),
    );
    let system = subject.score.items.system(subject.rules);
    let ruled = system.and_then(|system| system.items.iter().find_map(|i| i.points.as_ref()));
    let clause = ruled.map_or(&subject.rules.total_points.source, |points| &points.source);
    advise(finding, Trust::Likely, advice, Some(clause));
}

/// The grades of both figures, where they differ.
fn grades(subject: &Subject<'_>, sum: Number, found: Number) -> Text {
    let of = |total: Number| {
        let grades = &subject.rules.grades.as_ref()?.value;
        let grade = grades.iter().find(|grade| total >= grade.from.number())?;
        Some(grade.word.as_str())
    };
    match (of(sum), of(found)) {
        (Some(right), Some(wrong)) if right != wrong => Text::new(
            format!("；按 {sum} 分应为“{right}”，不是“{wrong}”"),
            format!("; {sum} is “{right}”, not “{wrong}”"),
        ),
        _ => Text::default(),
    }
}
