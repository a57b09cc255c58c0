//! Choosing the rules for a form, and saying why.
//!
//! Place: the unit's own name before the department, title and notes, then the document's
//! text; a place mentioned in passing is no ground. Year: see `year`. Where nothing tells the place,
//! or its rules do not cover the year, the national rules of the year hold.

use super::library::Library;
use super::place::{self, Hit};
use super::year;
use domain::form::{Form, Year};
use domain::rules::{RuleSet, RuleSetId};
use domain::text::Text;
use office::{Block, Document};
use std::cell::OnceCell;

/// What the caller decides instead of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// The rule set.
    pub ruleset: Option<RuleSetId>,
    /// The budget year.
    pub year: Option<Year>,
}

/// The running text of a document, and the place it points to once that was asked.
struct Prose<'a> {
    texts: &'a [&'a str],
    place: OnceCell<Option<Hit>>,
}

impl<'a> Prose<'a> {
    fn of(texts: &'a [&'a str]) -> Self {
        Self {
            texts,
            place: OnceCell::new(),
        }
    }

    fn place(&self, heads: &[RuleSet]) -> Option<Hit> {
        self.place
            .get_or_init(|| place::in_prose(heads, self.texts))
            .clone()
    }
}

/// The rules chosen for a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The rule set.
    pub id: RuleSetId,
    /// The year whose rules are taken.
    pub year: Year,
    /// Why these.
    pub why: Text,
}

/// All texts of a document in reading order, for [`choose`].
pub fn texts(document: &Document) -> Vec<&str> {
    let mut texts = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => texts.push(paragraph.text.as_str()),
            Block::PageBreak => {}
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                texts.extend(cells.map(|cell| cell.text.as_str()));
            }
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}

/// Chooses among the rule sets that come with the program; `texts` is the document's text.
pub fn choose(texts: &[&str], form: &Form, overrides: &Overrides) -> Choice {
    Library::embedded().choose(texts, form, overrides)
}

impl Library {
    /// Chooses the rules for a form.
    pub fn choose(&self, texts: &[&str], form: &Form, overrides: &Overrides) -> Choice {
        self.choose_within(&Prose::of(texts), form, overrides)
    }

    /// Chooses the rules for each form of a document; its text is searched at most once.
    pub fn choose_all(&self, texts: &[&str], forms: &[Form], overrides: &Overrides) -> Vec<Choice> {
        let prose = Prose::of(texts);
        forms
            .iter()
            .map(|form| self.choose_within(&prose, form, overrides))
            .collect()
    }

    fn choose_within(&self, prose: &Prose<'_>, form: &Form, overrides: &Overrides) -> Choice {
        let texts = prose.texts;
        let heads = self.heads();
        let (year, why_year) = match overrides.year {
            Some(year) => (
                Some(year),
                Text::new(
                    format!("按指定的{}年", year.0),
                    format!("the year {} was asked for", year.0),
                ),
            ),
            None => year_of(form, texts),
        };
        let (id, why) = match &overrides.ruleset {
            Some(id) => (
                id.clone(),
                Text::new(
                    format!("按指定的规则 {id}"),
                    format!("the rule set {id} was asked for"),
                ),
            ),
            None => {
                let (id, why) = place_of(heads, prose, form, year);
                self.standing(id, why, year)
            }
        };
        let (year, clamped) = self.year_for(&id, year, overrides.year.is_some());
        Choice {
            id,
            year,
            why: join([why_year, why, clamped]),
        }
    }

    /// The rule set itself where it covers the year, else the nearest it extends that does.
    fn standing(&self, id: RuleSetId, why: Text, year: Option<Year>) -> (RuleSetId, Text) {
        let Some(year) = year.filter(|&year| !self.covers(&id, year)) else {
            return (id, why);
        };
        let wider = self
            .chain(&id)
            .unwrap_or_default()
            .into_iter()
            .map(|set| &set.id)
            .find(|wider| self.covers(wider, year))
            .cloned()
            .or_else(|| national(self.heads(), Some(year)));
        match wider.filter(|wider| *wider != id) {
            Some(wider) => {
                let note = Text::new(
                    format!("{id} 不含{}年度的规则，改用 {wider}", year.0),
                    format!("{id} has no rules for {}, so {wider} holds", year.0),
                );
                (wider, join([why, note, Text::default()]))
            }
            None => (id, why),
        }
    }

    /// The year asked for or found, moved into the span of the rule set when it was only found.
    fn year_for(&self, id: &RuleSetId, year: Option<Year>, asked: bool) -> (Year, Text) {
        if let Some(year) = year.filter(|&year| asked || self.covers(id, year)) {
            return (year, Text::default());
        }
        let nearest = self.nearest_year(id, year);
        let why = Text::new(
            format!("取 {id} 的{}年度规则", nearest.0),
            format!("the rules of {id} for {} are taken", nearest.0),
        );
        (nearest, why)
    }

    /// The covered year nearest to the one found; with none found, the latest that brought a change.
    pub(super) fn nearest_year(&self, id: &RuleSetId, year: Option<Year>) -> Year {
        let Some(set) = self.get(id) else {
            return year.unwrap_or(Year(0));
        };
        let first = set.from.map_or(0, |day| day.year);
        let last = set.to.map(|day| day.year);
        match year {
            Some(year) if year.0 < first => Year(first),
            Some(year) => Year(last.map_or(year.0, |last| year.0.min(last))),
            None => {
                let changes = set.parameters.values().flatten().map(|v| v.from.year);
                Year(changes.max().unwrap_or(first))
            }
        }
    }
}

fn year_of(form: &Form, texts: &[&str]) -> (Option<Year>, Text) {
    match year::of(form, texts) {
        Some((year, why)) => (Some(year), why),
        None => (None, Text::new("没有找到年度", "no budget year was found")),
    }
}

fn place_of(
    heads: &[RuleSet],
    prose: &Prose<'_>,
    form: &Form,
    year: Option<Year>,
) -> (RuleSetId, Text) {
    let named = [
        (&form.unit.raw, "单位名称", "the unit's name"),
        (&form.department.raw, "部门名称", "the department's name"),
        (&form.title.raw, "标题", "the title"),
    ];
    let notes = form.notes.iter().map(|cell| (&cell.raw, "附注", "a note"));
    for (text, zh, en) in named.into_iter().chain(notes) {
        if let Some(hit) = place::in_name(heads, text) {
            return pointed(hit, zh, en);
        }
    }
    if let Some(hit) = prose.place(heads) {
        return pointed(hit, "文件正文", "the document's text");
    }
    if let Some((head, group)) = by_group(heads, form, year) {
        return (
            head.id.clone(),
            Text::new(
                format!("未见有规则的地名，“{group}”是一级指标，用 {}", head.id),
                format!(
                    "no place with rules of its own; {group} is a level-1 group, so {}",
                    head.id
                ),
            ),
        );
    }
    let id = national(heads, year).unwrap_or_default();
    let why = Text::new(
        format!("未见有规则的地名，用全国规则 {id}"),
        format!("no place with rules of its own, so the national rules {id}"),
    );
    (id, why)
}

fn pointed(hit: Hit, zh: &str, en: &str) -> (RuleSetId, Text) {
    let Hit { id, word } = hit;
    let why = Text::new(
        format!("{zh}中有“{word}”，用 {id}"),
        format!("{en} has 「{word}」, so {id}"),
    );
    (id, why)
}

/// The rule set that a level-1 group of the form points to.
fn by_group<'a>(
    heads: &'a [RuleSet],
    form: &Form,
    year: Option<Year>,
) -> Option<(&'a RuleSet, &'a str)> {
    heads
        .iter()
        .filter(|head| year.is_some_and(|year| head.covers(year)))
        .find_map(|head| {
            let group = head.recognised_by_group.iter().find(|group| {
                let mut rows = form.indicators.iter();
                rows.any(|row| row.level1.name() == group.as_str())
            })?;
            Some((head, group.as_str()))
        })
}

/// The rule set that extends none and covers the year; with no year, the latest.
fn national(heads: &[RuleSet], year: Option<Year>) -> Option<RuleSetId> {
    let mut roots: Vec<&RuleSet> = heads.iter().filter(|head| head.extends.is_none()).collect();
    roots.sort_by_key(|head| head.from);
    let covering = |head: &&&RuleSet| year.is_none_or(|year| head.covers(year));
    let before_all = || year.and(roots.first());
    roots
        .iter()
        .rfind(covering)
        .or_else(before_all)
        .map(|head| head.id.clone())
}

fn join(parts: [Text; 3]) -> Text {
    let together = |language: fn(&Text) -> &str, mark: &str| {
        parts
            .iter()
            .map(language)
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(mark)
    };
    Text::new(together(|t| &t.zh, "；"), together(|t| &t.en, "; "))
}
