//! A project has two forms of one kind that give different figures.

use crate::look::{is_filled, plain, quoted};
use crate::pairing::{core, pair_rows};
use crate::{Check, Record, Subject};
use domain::finding::{CellRef, Level};
use domain::form::{Form, FundColumn, IndicatorColumn, Slot, TotalColumn};
use domain::text::Text;

/// XDO009
pub const CHECK: Check = Check {
    code: "XDO009",
    name: "project-told-twice-differently",
    level: Level::Warning,
    title_zh: "同一项目报了两次，数字不一样",
    title_en: "A project is told twice with different figures",
    preview: false,
    page: include_str!("project_told_twice_differently.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if !form.family.is_project() || !is_filled(form) || form.project.is_blank() {
        return;
    }
    let key = |form: &Form| {
        let name = core(&form.project.raw, &subject.rules.vocabulary);
        (form.family, name, plain(&form.unit.raw))
    };
    let group = subject.around.of_unit(subject.index, 0).iter();
    let earlier = group
        .take_while(|&&at| at < subject.index)
        .filter_map(|&at| Some((at, subject.cases.get(at)?.form)))
        .find(|(_, other)| is_filled(other) && key(other) == key(form));
    let Some((at, other)) = earlier else {
        record.pass(Slot::Project, &[]);
        return;
    };
    let differing = differing(subject, other);
    let Some(&(slot, theirs)) = differing.first() else {
        record.pass(Slot::Project, &[]);
        return;
    };
    let raw = |form: &Form, slot| quoted(form.cell(slot).map_or("", |cell| &cell.raw));
    let (name, count) = (quoted(&form.project.raw), differing.len());
    let what = crate::naming::cell(form, slot);
    let message = Text::new(
        format!(
            "项目{name}报了两次，有 {count} 处不一样：{}一处是{}，这里是{}。",
            what.zh,
            raw(other, theirs),
            raw(form, slot)
        ),
        format!(
            "The project {name} is told twice, with {count} differences: the {} is {} there and {} here.",
            what.en,
            raw(other, theirs),
            raw(form, slot)
        ),
    );
    let more: Vec<Slot> = differing.iter().skip(1).map(|(slot, _)| *slot).collect();
    let finding = record.fail(slot, &more, message);
    finding.related.insert(
        0,
        CellRef {
            form: at,
            slot: theirs,
        },
    );
}

/// The cells that print something in both forms, and not the same: ours, theirs.
fn differing(subject: &Subject<'_>, other: &Form) -> Vec<(Slot, Slot)> {
    let form = subject.form;
    let mut pairs = Vec::new();
    for (line, own) in form.funds.iter().enumerate() {
        if let Some((theirs, _)) = other.fund(own.kind) {
            let columns = [
                FundColumn::Initial,
                FundColumn::Budget,
                FundColumn::Executed,
            ];
            pairs.extend(columns.map(|c| (Slot::Fund(line, c), Slot::Fund(theirs, c))));
        }
    }
    for (own, theirs) in pair_rows(subject, form, other).same {
        let columns = [
            IndicatorColumn::Target,
            IndicatorColumn::Actual,
            IndicatorColumn::Points,
            IndicatorColumn::Score,
        ];
        pairs.extend(columns.map(|c| (Slot::Indicator(own, c), Slot::Indicator(theirs, c))));
    }
    let score = Slot::Total(TotalColumn::Score);
    pairs.push((score, score));
    pairs.retain(
        |&(own, theirs)| match (form.cell(own), other.cell(theirs)) {
            (Some(own), Some(theirs)) => {
                !own.is_blank() && !theirs.is_blank() && squeezed(&own.raw) != squeezed(&theirs.raw)
            }
            _ => false,
        },
    );
    pairs
}

fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != ',')
        .collect()
}
