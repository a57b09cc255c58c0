//! The lights of a monitoring form: one table, then how each was found.

use super::told;
use crate::commands::read::text::{TextView, grid};
use crate::style::{Style, Tone};
use crate::wire::inputs;
use crate::words::say;
use domain::form::Form;
use domain::number::Number;
use domain::scoring::alarm::{Colour, Light, Watch};
use domain::text::Language;
use std::io::{self, Write};

/// The table, the worst colour, and the steps.
pub(super) fn table(
    form: &Form,
    watch: &Watch,
    view: &TextView,
    out: &mut dyn Write,
) -> io::Result<()> {
    let language = view.language;
    let heads = [
        ("行", "row"),
        ("预算或指标值", "budget or target"),
        ("到监控时点", "so far"),
        ("进度比", "progress"),
        ("灯", "light"),
    ];
    let mut rows: Vec<Vec<String>> = vec![
        heads
            .iter()
            .map(|(zh, en)| say(language, zh, en).to_owned())
            .collect(),
    ];
    let lights = || {
        watch
            .spending
            .iter()
            .chain(&watch.by_month)
            .chain(&watch.rows)
    };
    // Two lights stand on the same amount.
    let name = |light: &Light| {
        let name = inputs(form, light.slot).0;
        let against = match light {
            _ if watch.spending.as_ref() == Some(light) => ("，按序时进度", ", against time"),
            _ if watch.by_month.as_ref() == Some(light) => ("，按当月要求", ", by the month"),
            _ => ("", ""),
        };
        format!("{name}{}", say(language, against.0, against.1))
    };
    for light in lights() {
        let (_, target, actual, _) = inputs(form, light.slot);
        rows.push(vec![
            name(light),
            target.to_owned(),
            actual.to_owned(),
            light.ratio.map_or(String::new(), percent),
            shown(light, language),
        ]);
    }
    grid(rows, view, out)?;
    summary(watch, view, out)?;
    for light in lights() {
        told(&name(light), &light.steps, view, out)?;
    }
    Ok(())
}

fn summary(watch: &Watch, view: &TextView, out: &mut dyn Write) -> io::Result<()> {
    let language = view.language;
    let mut parts = Vec::new();
    parts.push(match watch.month {
        Some(month) => format!("{} {month}", say(language, "监控到月份", "up to month")),
        None => say(
            language,
            "不知道监控到几月，用 --month 指定",
            "the month is not known; give it with --month",
        )
        .to_owned(),
    });
    for (label, share) in [
        (say(language, "支出", "spent"), watch.spent),
        (
            say(language, "目标平均完成", "goals on average"),
            watch.progress,
        ),
    ] {
        if let Some(share) = share {
            parts.push(format!("{label} {}", percent(share)));
        }
    }
    if let Some(worst) = watch.worst {
        let name = worst.name();
        parts.push(format!(
            "{} {}",
            say(language, "本表灯色", "light of the form"),
            name.get(language)
        ));
    }
    let line = parts.join(say(language, "，", ", "));
    writeln!(out, "    {}", painted(view.style, watch.worst, &line))
}

fn painted(style: Style, worst: Option<Colour>, line: &str) -> String {
    let tone = match worst {
        Some(Colour::Red) => Tone::Bad,
        Some(Colour::Yellow) => Tone::Doubtful,
        _ => Tone::Strong,
    };
    style.paint(tone, line)
}

fn shown(light: &Light, language: Language) -> String {
    match light.colour {
        Some(colour) => colour.name().get(language).to_owned(),
        None => light.why.get(language).to_owned(),
    }
}

fn percent(share: Number) -> String {
    let percent = share.times(Number::HUNDRED);
    percent.map_or(String::new(), |p| {
        format!("{}%", p.round_half_up(2).normalized())
    })
}
