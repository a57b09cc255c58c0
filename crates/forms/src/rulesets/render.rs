//! A rule set as a page for a person: each value with its days, its source and how sure we are.

use super::error::RulesError;
use super::library::Library;
use super::{describe, parameter as p};
use domain::form::Year;
use domain::rules::{Date, DatedValue, Evaluation, RuleSet, RuleSetId, Shape, SourceRef};
use domain::text::{Language, Text};
use std::fmt::Write;

/// A rule set by itself: what it says, for all its days.
pub fn render(set: &RuleSet, language: Language) -> String {
    let mut page = head(set, language);
    for parameter in keys(set.parameters.keys().map(String::as_str)) {
        let _ = writeln!(page, "\n{}", name(parameter).get(language));
        for value in set.parameters.get(parameter).into_iter().flatten() {
            entry(&mut page, parameter, value, language);
        }
    }
    for system in &set.evaluations {
        evaluation(&mut page, system, language);
    }
    if let Some(parent) = &set.extends {
        let _ = writeln!(
            page,
            "\n{}",
            Text::new(
                format!("其余沿用 {parent}。"),
                format!("Everything else is as {parent} says."),
            )
            .get(language)
        );
    }
    page
}

/// Everything in force in a place for a year, inherited values among them.
pub fn render_in_force(
    library: &Library,
    id: &RuleSetId,
    year: Year,
    language: Language,
) -> Result<String, RulesError> {
    let resolved = library.resolve(id, year)?;
    let mut page = head(resolved.set, language);
    let title = Text::new(
        format!("{}年度适用的规则", year.0),
        format!("Rules for {}", year.0),
    );
    let _ = writeln!(page, "\n{}", title.get(language));
    for key in keys(resolved.values.keys().copied()) {
        let _ = writeln!(page, "\n{}", name(key).get(language));
        if let Some(value) = resolved.values.get(key) {
            entry(&mut page, key, value, language);
        }
    }
    for system in library.evaluations(id, year)? {
        evaluation(&mut page, &system, language);
    }
    Ok(page)
}

/// Known parameters in the order they are shown, then the thresholds.
pub(super) fn keys<'a>(present: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut keys: Vec<&str> = present.collect();
    let position = |key: &str| p::PARAMETERS.iter().position(|known| known.key == key);
    keys.sort_by_key(|key| (position(key).unwrap_or(usize::MAX), *key));
    keys.dedup();
    keys
}

/// The name of a parameter.
pub(super) fn name(key: &str) -> Text {
    match key.strip_prefix(p::THRESHOLD) {
        Some(threshold) => Text::new(
            format!("检查阈值 {threshold}"),
            format!("checking threshold {threshold}"),
        ),
        None => p::by_key(key).map_or_else(|| Text::new(key, key), p::Parameter::name),
    }
}

/// Where a value is written, in one line.
pub(super) fn cite(source: &SourceRef, language: Language) -> String {
    let sure = describe::confidence(source.confidence);
    match language {
        Language::Chinese => format!("{source}（{}）", sure.zh),
        Language::English => format!("{source} ({})", sure.en),
    }
}

fn head(set: &RuleSet, language: Language) -> String {
    let mut page = format!("{}  {}\n", set.id, set.name.get(language));
    let mut line = |zh: &str, en: &str, text: String| {
        let label = Text::new(zh, en);
        let _ = writeln!(page, "{}{text}", label.get(language));
    };
    line("适用：", "in force: ", days(set.from, set.to, language));
    if let Some(parent) = &set.extends {
        line("沿用：", "extends: ", parent.to_string());
    }
    if let Some(next) = &set.replaced_by {
        line("此后：", "followed by: ", next.to_string());
    }
    if !set.recognised_by.is_empty() {
        line("识别：", "recognised by: ", set.recognised_by.join("、"));
    }
    let note = set.note.get(language);
    if !note.is_empty() {
        line("说明：", "note: ", note.to_owned());
    }
    page
}

fn entry(page: &mut String, key: &str, value: &DatedValue, language: Language) {
    let described = describe::value(key, &value.value);
    let days = days(Some(value.from), value.to, language);
    let _ = writeln!(page, "  {}    [{days}]", described.get(language));
    let _ = writeln!(page, "    {}", cite(&value.source, language));
    let summary = value.source.summary.get(language);
    if !summary.is_empty() {
        let _ = writeln!(page, "    {summary}");
    }
}

fn evaluation(page: &mut String, system: &Evaluation, language: Language) {
    let name = &system.name;
    let title = match system.total {
        Some(total) => Text::new(
            format!("{}（共 {total} 分）", name.zh),
            format!("{} ({total} points)", name.en),
        ),
        None => Text::new(
            format!("{}（分值由评价人定）", name.zh),
            format!("{} (points are the evaluator's to set)", name.en),
        ),
    };
    let days = days(Some(system.from), system.to, language);
    let _ = writeln!(page, "\n{}    [{days}]", title.get(language));
    let mut cited: Vec<&SourceRef> = Vec::new();
    for item in &system.items {
        let _ = writeln!(page, "  {}", describe::item(item, system).get(language));
        if let Shape::Conditions(conditions) = &item.shape.value {
            for (condition, points) in &conditions.list {
                let _ = writeln!(page, "    - {} {points}", condition.get(language));
            }
        }
        let points = item.points.as_ref().map(|points| points.source.as_ref());
        for source in points.into_iter().chain([item.shape.source.as_ref()]) {
            if !cited.contains(&source) {
                cited.push(source);
            }
        }
    }
    if let Some((groups, points)) = &system.at_least {
        let least = describe::at_least(groups, points.value);
        let _ = writeln!(page, "  {}", least.get(language));
    }
    for source in cited {
        let _ = writeln!(page, "    {}", cite(source, language));
        let _ = writeln!(page, "    {}", source.summary.get(language));
    }
}

fn days(from: Option<Date>, to: Option<Date>, language: Language) -> String {
    let from = from.map_or_else(|| "…".to_owned(), |day| day.to_string());
    match (language, to) {
        (Language::Chinese, Some(to)) => format!("{from} 至 {to}"),
        (Language::Chinese, None) => format!("{from} 起"),
        (Language::English, Some(to)) => format!("{from} to {to}"),
        (Language::English, None) => format!("from {from}"),
    }
}
