//! The goal is another than was set.

use crate::look::{plain, quoted};
use crate::pairing::{ALONE, called, likeness, set_in};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Form, GoalColumn, Slot};
use domain::number::Number;
use domain::text::Text;

/// XDO006
pub const CHECK: Check = Check {
    code: "XDO006",
    name: "goal-not-as-set",
    level: Level::Warning,
    title_zh: "年度目标与目标表（批复表）不一致",
    title_en: "The goal is another than was set",
    preview: false,
    page: include_str!("goal_not_as_set.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let slot = Slot::Goal(0, GoalColumn::Expected);
    let Some(set) = set_in(subject) else {
        record.not_applicable(Slot::Title, ALONE);
        return;
    };
    let (now, then) = (goals(subject.form), goals(set.form));
    if now.is_empty() || then.is_empty() {
        record.not_applicable(slot, "有一张表没有填目标");
        return;
    }
    // What one of them only has more of was cut short or spelt out, not changed.
    if now == then || now.contains(&then) || then.contains(&now) {
        record.pass(slot, &[]);
        return;
    }
    let (here, there) = (called(subject.form), called(set.form));
    let share = likeness(&now, &then)
        .times(Number::HUNDRED)
        .unwrap_or(Number::ZERO)
        .round_half_up(0);
    let raw = |form: &Form| {
        let goal = form.goals.first();
        quoted(goal.map_or("", |goal| &goal.expected.raw))
    };
    let message = Text::new(
        format!(
            "年度目标与{}不一致（文字约 {share}% 相同）：{}是{}，{}是{}。",
            there.zh,
            there.zh,
            raw(set.form),
            here.zh,
            raw(subject.form)
        ),
        format!(
            "The goal differs from {} (about {share}% of the text is the same): there {}, here {}.",
            there.en,
            raw(set.form),
            raw(subject.form)
        ),
    );
    let finding = record.fail(slot, &[], message);
    finding.related = vec![set.cell(slot)];
}

/// All goals of a form, without blanks and marks.
fn goals(form: &Form) -> String {
    let goals = form.goals.iter().map(|goal| plain(&goal.expected.raw));
    goals.collect()
}
