//! Whole execution scores are a habit of some places that no rule allows.

use crate::claim::{self, Open, advise};
use crate::{Check, Record, Subject};
use domain::finding::{Level, Tolerance, Trust};
use domain::number::Number;
use domain::relation::{Closure, Figure, Formula, Relation, RelationKind};
use domain::text::Text;

/// SCO002
pub const CHECK: Check = Check {
    code: "SCO002",
    name: "execution-score-whole-points",
    level: Level::Note,
    title_zh: "预算执行得分取了整数",
    title_en: "The execution score is given in whole points",
    preview: false,
    page: include_str!("execution_score_whole_points.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for (relation, closure) in subject.relations {
        let own = matches!(relation.formula, Formula::OwnRule(_));
        if relation.kind != RelationKind::ExecutionScore || own {
            continue;
        }
        let Some(found) = Figure::at(subject.form, relation.result).value() else {
            continue;
        };
        if let Some(open) = Open::of(relation, closure).filter(|open| is_rounded(subject, open)) {
            judge(subject, record, relation, open.computed, found);
            continue;
        }
        match closure {
            Closure::WithinRounding { computed } => {
                judge(subject, record, relation, *computed, found)
            }
            Closure::Exact => record.pass(relation.result, &relation.operands),
            _ => record.not_applicable(relation.result, "得分无法核对，或已由 SCO001 指出"),
        }
    }
}

/// Whether a score that contradicts its figures is only rounded to whole points. Nothing for
/// money that was spent is no rounding.
pub(super) fn is_rounded(subject: &Subject<'_>, open: &Open<'_>) -> bool {
    let figure = Figure::at(subject.form, open.relation.result);
    let whole = matches!(figure, Figure::Number { decimals: 0, .. }) && !open.found.is_zero();
    let own = matches!(open.relation.formula, Formula::OwnRule(_));
    let [low, high] = [open.allowed.low, open.allowed.high].map(|end| end.round_half_up(0));
    whole && !own && low <= open.found && open.found <= high
}

fn judge(
    subject: &Subject<'_>,
    record: &mut Record,
    relation: &Relation,
    computed: Number,
    found: Number,
) {
    let decimals = subject.rules.rounding.value.decimals;
    let expected = computed.round_half_up(decimals);
    let whole = found.truncate(0) == found;
    if !whole || expected == found {
        record.within_rounding(relation.result, &relation.operands);
        return;
    }
    let message = Text::new(
        format!("预算执行得分 {expected} 分填成整数 {found} 分；没有哪条规则允许取整。"),
        format!(
            "The execution score of {expected} is given as {found}; no rule allows whole points."
        ),
    );
    let finding = record.fail(relation.result, &relation.operands, message);
    finding.expected = expected.to_string();
    finding.found = found.to_string();
    finding.difference = found.minus(expected);
    "分".clone_into(&mut finding.unit);
    finding.tolerance = Some(Tolerance {
        value: Number::ONE,
        why: Text::new(
            "取整的习惯，差不到 1 分",
            "the habit of whole points, less than one point",
        ),
    });
    finding.formula = format!("{} = {expected}", claim::figures(subject.form, relation));
    let advice = Text::new(
        format!("按 {decimals} 位小数写成 {expected}，或与财政部门确认可以取整。"),
        format!("Write {expected}, or ask the finance bureau whether whole points will do."),
    );
    advise(
        finding,
        Trust::LookAtIt,
        advice,
        Some(&subject.rules.rounding.source),
    );
}
