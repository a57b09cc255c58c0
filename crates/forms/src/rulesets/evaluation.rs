//! A place's system for evaluating whole departments (`evaluation.toml`), read or refused.

use super::error::{RulesError, RulesErrorKind};
use super::folder::{self, Source};
use super::{notation, typed};
use domain::number::{Number, Points};
use domain::rules::{Evaluation, EvaluationItem, RuleSetId, Ruled, Shape, SourceRef};
use domain::text::Text;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    from: String,
    to: Option<String>,
    total: String,
    part_steps: String,
    source: BTreeMap<String, Source>,
    group: Vec<Group>,
    item: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    name: String,
    points: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    group: String,
    name: String,
    points: String,
    source: String,
    zh: String,
    en: String,
    shape: String,
    shape_source: String,
    full_without_subject: Option<String>,
}

/// Reads the file.
pub(super) fn read(
    id: &RuleSetId,
    file: &str,
    text: &str,
    has_page: &dyn Fn(&str) -> bool,
) -> Result<Evaluation, RulesError> {
    let read: File = notation::parse(file, text)?;
    let sources = folder::read_sources(id, file, read.source, has_page)?;
    let sources: BTreeMap<String, Arc<SourceRef>> = sources
        .into_iter()
        .map(|(name, source)| (name, Arc::new(source)))
        .collect();
    let to = read.to.as_deref();
    let evaluation = Evaluation {
        from: folder::date((file, "from"), &read.from)?,
        to: to.map(|to| folder::date((file, "to"), to)).transpose()?,
        total: points((file, "total"), &read.total)?,
        part_steps: yes_no((file, "part_steps"), &read.part_steps)?,
        items: read
            .item
            .into_iter()
            .map(|entry| item(file, entry, &sources))
            .collect::<Result<_, _>>()?,
    };
    check_points(file, &evaluation, &read.group)?;
    Ok(evaluation)
}

fn item(
    file: &str,
    item: Item,
    sources: &BTreeMap<String, Arc<SourceRef>>,
) -> Result<EvaluationItem, RulesError> {
    let at = (file, item.name.as_str());
    let source = |name: &str| {
        sources.get(name).cloned().ok_or_else(|| {
            RulesError::at(
                RulesErrorKind::NoSource,
                at,
                format!("没有名为“{name}”的来源；在同一文件里加 [source.{name}]"),
                format!("there is no source `{name}`; add [source.{name}] to the same file"),
            )
        })
    };
    let shape_value = shape(&item.shape).ok_or_else(|| {
        let demand = "ceiling, floor or around with full-at=, step=, deduction=; bands with percent=points; or judgement";
        RulesError::bad_value(at, &item.shape, demand)
    })?;
    let without = item.full_without_subject.as_deref().unwrap_or("no");
    Ok(EvaluationItem {
        points: Ruled {
            value: points(at, &item.points)?,
            source: source(&item.source)?,
        },
        shape: Ruled {
            value: shape_value,
            source: source(&item.shape_source)?,
        },
        full_without_subject: yes_no(at, without)?,
        formula: Text::new(item.zh, item.en),
        group: item.group,
        name: item.name,
    })
}

fn points(at: (&str, &str), text: &str) -> Result<Points, RulesError> {
    typed::points(text).ok_or_else(|| RulesError::bad_value(at, text, "a number of points"))
}

fn yes_no(at: (&str, &str), text: &str) -> Result<bool, RulesError> {
    typed::yes_no(text).ok_or_else(|| RulesError::bad_value(at, text, "yes or no"))
}

/// Reads `ceiling full-at=100 step=1 deduction=0.3`, `bands 0=5 10=4`, `judgement`.
fn shape(text: &str) -> Option<Shape> {
    let (kind, rest) = text.split_once(' ').unwrap_or((text, ""));
    Some(match kind {
        "ceiling" => Shape::Ceiling(typed::bands(rest)?),
        "floor" => Shape::Floor(typed::bands(rest)?),
        "around" => Shape::Around(typed::bands(rest)?),
        "bands" => {
            let pairs = typed::pairs(rest)?.into_iter();
            let bands =
                pairs.map(|(rate, kept)| Some((typed::percent(rate)?, typed::points(kept)?)));
            Shape::Bands(bands.collect::<Option<_>>()?)
        }
        "judgement" if rest.is_empty() => Shape::Judgement,
        _ => return None,
    })
}

/// Items add up to their group, groups to the total, and every item has a group.
fn check_points(file: &str, system: &Evaluation, groups: &[Group]) -> Result<(), RulesError> {
    let mut all = Vec::new();
    for group in groups {
        let of_group = system.items.iter().filter(|item| item.group == group.name);
        let at = (file, group.name.as_str());
        let stated = points(at, &group.points)?.number();
        adds_up(at, of_group.map(|item| item.points.value.number()), stated)?;
        all.push(stated);
    }
    if let Some(stray) = system
        .items
        .iter()
        .find(|item| groups.iter().all(|group| group.name != item.group))
    {
        return Err(RulesError::bad_value(
            (file, &stray.name),
            &stray.group,
            "the name of a [[group]]",
        ));
    }
    adds_up((file, "total"), all.into_iter(), system.total.number())
}

fn adds_up(
    at: (&str, &str),
    parts: impl Iterator<Item = Number>,
    stated: Number,
) -> Result<(), RulesError> {
    let sum = Number::sum(parts);
    if sum == Some(stated) {
        return Ok(());
    }
    let sum = sum.map_or_else(String::new, |sum| sum.to_string());
    Err(RulesError::at(
        RulesErrorKind::WeightsTotal,
        at,
        format!("各项分值合计 {sum}，应为 {stated}"),
        format!("the points add up to {sum}, not {stated}; change one of them"),
    ))
}
