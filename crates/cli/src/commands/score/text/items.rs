//! The evaluated items of a form: one table, and the system it was scored by.

use super::{rule, verdict};
use crate::commands::read::text::{TextView, grid};
use crate::style::Tone;
use crate::words::say;
use app::{Chosen, verdict_of};
use domain::form::Form;
use domain::number::Number;
use domain::scoring::FormScore;
use std::io::{self, Write};

/// The system and the table.
pub(super) fn table(
    form: &Form,
    chosen: &Chosen,
    score: &FormScore,
    view: &TextView,
    out: &mut dyn Write,
) -> io::Result<()> {
    let language = view.language;
    let system = match score.items.system(&chosen.rules) {
        Some(system) => system.name.get(language),
        None => say(
            language,
            "没有对得上的评价指标体系，各项由评价人判断",
            "no evaluation system fits these items; each is left to the evaluator",
        ),
    };
    writeln!(out, "  {}", view.style.paint(Tone::Faint, system))?;
    let heads = [
        ("指标", "item"),
        ("分值", "points"),
        ("比率", "rate"),
        ("填报得分", "printed"),
        ("规则得分", "by the rules"),
        ("结论", "verdict"),
    ];
    let mut rows: Vec<Vec<String>> = vec![
        heads
            .iter()
            .map(|(zh, en)| say(language, zh, en).to_owned())
            .collect(),
    ];
    let rounding = chosen.rules.rounding.value;
    for (item, scored) in form.items.iter().zip(&score.items.items) {
        let row = &scored.row;
        rows.push(vec![
            item.name.raw.clone(),
            item.points.raw.clone(),
            row.ratio.map_or(String::new(), percent),
            row.printed
                .map_or(String::new(), |number| number.to_string()),
            rule(&row.rule, rounding.decimals, language),
            verdict(verdict_of(row, rounding), language).to_owned(),
        ]);
    }
    grid(rows, view, out)
}

fn percent(ratio: Number) -> String {
    let percent = ratio.times(Number::HUNDRED);
    percent.map_or(String::new(), |p| {
        format!("{}%", p.round_half_up(2).normalized())
    })
}
