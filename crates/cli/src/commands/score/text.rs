//! Scores for people: one table a form, then the steps.

mod items;
mod watch;

use crate::commands::read::text::{TextView, grid};
use crate::style::{Style, Tone, clip, one_line};
use crate::wire::inputs;
use crate::words::say;
use app::{Chosen, Scored, Verdict, verdict_of};
use domain::form::{Form, Stage};
use domain::scoring::{FormScore, RowScore, RuleScore, Step};
use domain::text::Language;
use std::io::{self, Write};

/// A document.
pub fn document(
    scored: &Scored,
    language: Language,
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let view = TextView {
        language,
        style,
        verbose: false,
    };
    let scored_form = |form: &Form| {
        !form.blank && (form.family.is_scored() || !form.items.is_empty() || is_watched(form))
    };
    writeln!(
        out,
        "{}",
        style.paint(Tone::Strong, &one_line(&scored.loaded.name))
    )?;
    let forms = scored
        .loaded
        .forms
        .iter()
        .zip(&scored.rules)
        .zip(&scored.scores);
    for (index, ((form, chosen), score)) in forms.enumerate() {
        if !scored_form(form) {
            continue;
        }
        let title = format!("{}. {}", index + 1, clip(form.subject(), 60));
        writeln!(out, "\n{}", style.paint(Tone::Strong, &title))?;
        let why = format!(
            "{} {} · {}",
            chosen.rules.id,
            chosen.rules.year.0,
            chosen.why.get(language)
        );
        writeln!(out, "  {}", style.paint(Tone::Faint, &why))?;
        if is_watched(form) {
            watch::table(form, &score.watch, &view, out)?;
            continue;
        }
        if form.items.is_empty() {
            table(form, chosen, score, &view, out)?;
        } else {
            items::table(form, chosen, score, &view, out)?;
        }
        total(form, score, &view, out)?;
        let items = score.items.items.iter().map(|item| &item.row);
        for row in score.execution.iter().chain(&score.rows).chain(items) {
            steps(form, row, &view, out)?;
        }
    }
    if !scored.loaded.forms.iter().any(scored_form) {
        let none = "没有填了得分的自评表；目标表、批复表不计分";
        let none = say(
            language,
            none,
            "no filled self-evaluation; target forms carry no scores",
        );
        writeln!(out, "  {none}")?;
    }
    writeln!(out)
}

fn is_watched(form: &Form) -> bool {
    form.stage() == Stage::Monitoring
}

fn table(
    form: &Form,
    chosen: &Chosen,
    score: &FormScore,
    view: &TextView,
    out: &mut dyn Write,
) -> io::Result<()> {
    let head: &[(&str, &str)] = &[
        ("行", "row"),
        ("目标", "target"),
        ("实际", "actual"),
        ("分值", "points"),
        ("填报得分", "printed"),
        ("规则得分", "by the rules"),
        ("结论", "verdict"),
    ];
    let heads = head
        .iter()
        .map(|(zh, en)| say(view.language, zh, en).to_owned());
    let mut rows: Vec<Vec<String>> = vec![heads.collect()];
    let decimals = chosen.rules.rounding.value.decimals;
    for row in score.execution.iter().chain(&score.rows) {
        let (name, target, actual, points) = inputs(form, row.slot);
        rows.push(vec![
            name.to_owned(),
            target.to_owned(),
            actual.to_owned(),
            points.to_owned(),
            row.printed
                .map_or(String::new(), |number| number.to_string()),
            rule(&row.rule, decimals, view.language),
            verdict(verdict_of(row, chosen.rules.rounding.value), view.language).to_owned(),
        ]);
    }
    grid(rows, view, out)
}

fn rule(rule: &RuleScore, decimals: u32, language: Language) -> String {
    match rule {
        RuleScore::Exact(value) => value.round_half_up(decimals).normalized().to_string(),
        RuleScore::Between {
            low,
            high,
            high_included,
        } => {
            let end = if *high_included { "]" } else { ")" };
            format!("[{}, {}{end}", low.normalized(), high.normalized())
        }
        RuleScore::NotApplicable(why) | RuleScore::Unknown(why) => why.get(language).to_owned(),
    }
}

fn verdict(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::Agrees => say(language, "相符", "agrees"),
        Verdict::Rounded => say(language, "取整后相符", "rounded"),
        Verdict::Allowed => say(language, "在允许范围", "allowed"),
        Verdict::Differs => say(language, "不符", "differs"),
        Verdict::Unprinted => say(language, "未填", "unprinted"),
        Verdict::Open => say(language, "无法判定", "open"),
    }
}

fn total(form: &Form, score: &FormScore, view: &TextView, out: &mut dyn Write) -> io::Result<()> {
    let language = view.language;
    let mut parts = Vec::new();
    let printed = &form.total.score.raw;
    if !printed.is_empty() {
        parts.push(format!(
            "{} {printed}",
            say(language, "填报总分", "printed total")
        ));
    }
    if let Some(sum) = score.printed_sum {
        parts.push(format!(
            "{} {sum}",
            say(language, "各项得分之和", "sum of the rows")
        ));
    }
    if let (Some(low), Some(high)) = (score.total_low, score.total_high) {
        let label = say(language, "规则总分", "total by the rules");
        let (low, high) = (
            low.round_half_up(2).normalized(),
            high.round_half_up(2).normalized(),
        );
        parts.push(if low == high {
            format!("{label} {low}")
        } else {
            format!("{label} {low}–{high}")
        });
    }
    if let Some(grade) = &score.grade {
        parts.push(format!("{} {grade}", say(language, "等级", "grade")));
    }
    if parts.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "    {}",
        view.style
            .paint(Tone::Strong, &parts.join(say(language, "，", ", ")))
    )
}

fn steps(form: &Form, row: &RowScore, view: &TextView, out: &mut dyn Write) -> io::Result<()> {
    let (name, ..) = inputs(form, row.slot);
    told(name, &row.steps, view, out)
}

/// A name and the steps below it.
fn told(name: &str, steps: &[Step], view: &TextView, out: &mut dyn Write) -> io::Result<()> {
    if steps.is_empty() {
        return Ok(());
    }
    writeln!(out, "    {}", clip(name, 60))?;
    for step in steps {
        let clause = step
            .clause
            .as_ref()
            .map_or(String::new(), |clause| format!("  〔{clause}〕"));
        let label = step.label.get(view.language);
        let colon = say(view.language, "：", ": ");
        let line = match step.formula.as_str() {
            // The label is the whole sentence.
            "" => label.to_owned(),
            formula if formula == step.result => format!("{label}{colon}{formula}"),
            formula if step.result.is_empty() => format!("{label}{colon}{formula}"),
            formula => format!("{label}{colon}{formula} = {}", step.result),
        };
        let line = one_line(&line);
        let clause = view.style.paint(Tone::Faint, &clause);
        writeln!(out, "      · {line}{clause}")?;
    }
    Ok(())
}
