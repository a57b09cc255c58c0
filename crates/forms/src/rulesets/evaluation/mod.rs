//! A place's systems for evaluating departments and projects (`evaluation….toml`), read or
//! refused.

mod file;
mod item;
pub(super) mod names;

use super::error::{RulesError, RulesErrorKind};
use super::{folder, notation, typed};
use domain::number::{Number, Points};
use domain::rules::{
    Date, Evaluated, Evaluation, MeasureNames, PartStep, RuleSetId, Ruled, SourceRef,
};
use domain::text::Text;
use file::{File, Least, Scale};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What reading one file goes by.
pub(super) struct Reader<'a> {
    /// The rule set.
    pub(super) id: &'a RuleSetId,
    /// The file, as `hunan/evaluation.toml`.
    pub(super) file: &'a str,
    /// The measures that formulas may name.
    pub(super) measures: &'a MeasureNames,
    /// Whether `sources/<page>` exists.
    pub(super) has_page: &'a dyn Fn(&str) -> bool,
}

type Sources = BTreeMap<String, Arc<SourceRef>>;

impl Reader<'_> {
    /// Reads the systems of the file: one, or one for each scale of points.
    pub(super) fn read(&self, text: &str) -> Result<Vec<Evaluation>, RulesError> {
        let read: File = notation::parse(self.file, text)?;
        let sources = folder::read_sources(self.id, self.file, read.source.clone(), self.has_page)?;
        let sources: Sources = sources
            .into_iter()
            .map(|(name, source)| (name, Arc::new(source)))
            .collect();
        if read.scale.is_empty() {
            return Ok(vec![self.system(&read, None, &sources)?]);
        }
        read.scale
            .iter()
            .map(|scale| self.system(&read, Some(scale), &sources))
            .collect()
    }

    fn system(
        &self,
        read: &File,
        scale: Option<&Scale>,
        sources: &Sources,
    ) -> Result<Evaluation, RulesError> {
        let stem = self.file.rsplit('/').next().unwrap_or_default();
        let stem = stem.trim_end_matches(".toml");
        let items = read.item.iter();
        let items = items.filter(|item| scale.is_none_or(|s| s.points.contains_key(&item.name)));
        let (from, to) = scale.map_or((&read.from, &read.to), |s| (&s.from, &s.to));
        let total = read.total.as_deref();
        let system = Evaluation {
            id: scale.map_or_else(|| stem.to_owned(), |s| format!("{stem}-{}", s.id)),
            name: scale.map_or_else(
                || Text::new(&*read.zh, &*read.en),
                |s| {
                    Text::new(
                        format!("{}（{}）", read.zh, s.zh),
                        format!("{} ({})", read.en, s.en),
                    )
                },
            ),
            evaluated: self.evaluated(&read.evaluated)?,
            from: self.date("from", from)?,
            to: to.as_deref().map(|to| self.date("to", to)).transpose()?,
            total: total.map(|text| self.points("total", text)).transpose()?,
            part_steps: self.part_steps(&read.part_steps)?,
            at_least: read
                .at_least
                .as_ref()
                .map(|least| self.least(least, sources))
                .transpose()?,
            items: items
                .map(|entry| self.item(entry, scale, sources))
                .collect::<Result<_, _>>()?,
        };
        self.check_groups(&system, read, scale)?;
        Ok(system)
    }

    fn least(
        &self,
        least: &Least,
        sources: &Sources,
    ) -> Result<(Vec<String>, Ruled<Points>), RulesError> {
        let points = Ruled {
            value: self.points("at_least", &least.points)?,
            source: self.source("at_least", &least.source, sources)?,
        };
        Ok((least.groups.clone(), points))
    }

    fn source(
        &self,
        key: &str,
        name: &str,
        sources: &Sources,
    ) -> Result<Arc<SourceRef>, RulesError> {
        sources.get(name).cloned().ok_or_else(|| {
            RulesError::at(
                RulesErrorKind::NoSource,
                (self.file, key),
                format!("没有名为“{name}”的来源；在同一文件里加 [source.{name}]"),
                format!("there is no source `{name}`; add [source.{name}] to the same file"),
            )
        })
    }

    fn date(&self, key: &str, text: &str) -> Result<Date, RulesError> {
        folder::date((self.file, key), text)
    }

    fn points(&self, key: &str, text: &str) -> Result<Points, RulesError> {
        typed::points(text)
            .ok_or_else(|| RulesError::bad_value((self.file, key), text, "a number of points"))
    }

    fn yes_no(&self, key: &str, text: &str) -> Result<bool, RulesError> {
        typed::yes_no(text)
            .ok_or_else(|| RulesError::bad_value((self.file, key), text, "yes or no"))
    }

    fn evaluated(&self, text: &str) -> Result<Evaluated, RulesError> {
        match text {
            "department" => Ok(Evaluated::Department),
            "project" => Ok(Evaluated::Project),
            _ => Err(RulesError::bad_value(
                (self.file, "evaluated"),
                text,
                "department or project",
            )),
        }
    }

    fn part_steps(&self, text: &str) -> Result<PartStep, RulesError> {
        match text {
            "yes" => Ok(PartStep::Whole),
            "no" => Ok(PartStep::Nothing),
            "unstated" => Ok(PartStep::Unstated),
            _ => Err(RulesError::bad_value(
                (self.file, "part_steps"),
                text,
                "yes, no or unstated",
            )),
        }
    }

    /// Items add up to their group, groups to the total, every item has a group, and a scale
    /// gives points to items that are there. A framework gives none at all.
    fn check_groups(
        &self,
        system: &Evaluation,
        read: &File,
        scale: Option<&Scale>,
    ) -> Result<(), RulesError> {
        let named = |name: &str| read.group.iter().any(|group| group.name == name);
        if let Some(stray) = system.items.iter().find(|item| !named(&item.group)) {
            let at = (self.file, stray.name.as_str());
            return Err(RulesError::bad_value(
                at,
                &stray.group,
                "the name of a [[group]]",
            ));
        }
        let known = |name: &&String| system.items.iter().any(|item| item.name == **name);
        if let Some(stray) = scale.and_then(|s| s.points.keys().find(|name| !known(name))) {
            let at = (self.file, stray.as_str());
            return Err(RulesError::bad_value(at, stray, "the name of an [[item]]"));
        }
        let Some(total) = system.total else {
            let free = system.items.iter().all(|item| item.points.is_none());
            let demand = "`total`, since items have points";
            let at = (self.file, "total");
            return if free {
                Ok(())
            } else {
                Err(RulesError::bad_value(at, "", demand))
            };
        };
        let mut all = Vec::new();
        for group in &read.group {
            let name = group.name.as_str();
            let stated = match scale {
                Some(scale) => scale.groups.get(name),
                None => group.points.as_ref(),
            };
            let stated = self.points(name, stated.map_or("", String::as_str))?;
            let of_group = system.items.iter().filter(|item| item.group == name);
            let parts = of_group.map(|item| item.points.as_ref().map_or(Number::ZERO, value_of));
            adds_up((self.file, name), parts, stated.number())?;
            all.push(stated.number());
        }
        adds_up((self.file, "total"), all.into_iter(), total.number())
    }
}

fn value_of(points: &Ruled<Points>) -> Number {
    points.value.number()
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
