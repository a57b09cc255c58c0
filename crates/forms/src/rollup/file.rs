//! `units.toml`: units with their dates, superiors and successors, what is expected of
//! them, several trees over the same units, and names of one indicator.
//!
//! Every figure and day stands in quotes. Unknown keys are refused.

use super::due::{Due, expected};
use super::error::{Fault, UnitsError};
use super::words::Same;
use crate::rulesets::day;
use domain::form::MoneyUnit;
use domain::rollup::{Standing, TreeName, UnitSpan, Units, UnitsFault};
use domain::rules::Date;
use domain::text::Text;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    name: String,
    money_unit: Option<Spanned<String>>,
    #[serde(default)]
    tree: Vec<Tree>,
    #[serde(default)]
    unit: Vec<Spanned<Unit>>,
    #[serde(default)]
    same: Vec<Same>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tree {
    id: String,
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    id: String,
    name: String,
    #[serde(default)]
    names: Vec<String>,
    from: Option<Spanned<String>>,
    to: Option<Spanned<String>>,
    under: Option<Spanned<toml::Value>>,
    successor: Option<Spanned<toml::Value>>,
    #[serde(default)]
    expected: Vec<Spanned<Due>>,
}

/// What a units file tells.
#[derive(Clone, Debug)]
pub struct Told {
    /// The units.
    pub units: Units,
    /// Names of one indicator.
    pub same: Vec<Vec<String>>,
    /// The line at which each span begins.
    source: String,
    spans: Vec<usize>,
}

impl Told {
    /// How the units stand on a day in a tree.
    ///
    /// # Errors
    /// Where they cannot stand so, with the lines at fault.
    pub fn standing(&self, tree: &str, on: Date) -> Result<Standing, UnitsError> {
        Standing::at(&self.units, tree, on).map_err(|faults| self.lines(faults))
    }

    fn lines(&self, faults: Vec<UnitsFault>) -> UnitsError {
        lines(&self.source, &self.spans, faults)
    }
}

/// Reads a units file.
///
/// # Errors
/// Where it does not follow the notation, or the units cannot be so; each with its line.
pub fn units(source: &str) -> Result<Told, UnitsError> {
    let file: File = toml::from_str(source).map_err(|error| no_toml(source, &error))?;
    let money = money_unit(source, file.money_unit.as_ref())?;
    let trees: Vec<TreeName> = file
        .tree
        .into_iter()
        .map(|tree| TreeName {
            id: tree.id,
            name: tree.name,
        })
        .collect();
    let first = trees.first().map_or(String::new(), |tree| tree.id.clone());
    let mut spans = Vec::new();
    let mut starts = Vec::new();
    for unit in file.unit {
        starts.push(unit.span().start);
        spans.push(span(source, unit.into_inner(), &first, money)?);
    }
    if spans.is_empty() {
        return Err(UnitsError::one(
            1,
            "unit",
            Text::new("没有写任何单位", "no unit is told"),
            Text::new(
                "每个单位写一段 [[unit]]，有 id、name 和上级 under",
                "write a [[unit]] with id, name and under for each",
            ),
        ));
    }
    let units =
        Units::new(file.name, trees, spans).map_err(|faults| lines(source, &starts, faults))?;
    Ok(Told {
        units,
        same: file.same.into_iter().map(|same| same.names).collect(),
        source: source.to_owned(),
        spans: starts,
    })
}

fn span(source: &str, unit: Unit, first: &str, money: MoneyUnit) -> Result<UnitSpan, UnitsError> {
    let expected = unit
        .expected
        .into_iter()
        .map(|due| expected(source, due.into_inner(), money));
    Ok(UnitSpan {
        id: unit.id,
        name: unit.name,
        names: unit.names,
        from: date(source, "from", unit.from)?,
        to: date(source, "to", unit.to)?,
        under: under(source, unit.under, first)?,
        successors: successors(source, unit.successor)?,
        expected: expected.collect::<Result<_, _>>()?,
    })
}

fn date(
    source: &str,
    key: &str,
    text: Option<Spanned<String>>,
) -> Result<Option<Date>, UnitsError> {
    let Some(text) = text else { return Ok(None) };
    match day(text.get_ref()) {
        Some(date) => Ok(Some(date)),
        None => Err(bad(
            source,
            &text,
            key,
            Text::new(
                "写成 \"2022-06-30\" 这样的日期",
                "write a day as \"2022-06-30\"",
            ),
        )),
    }
}

/// `under = "id"` of the first tree, or `under = { tree = "id" }`.
fn under(
    source: &str,
    value: Option<Spanned<toml::Value>>,
    first: &str,
) -> Result<BTreeMap<String, String>, UnitsError> {
    let Some(value) = value else {
        return Ok(BTreeMap::new());
    };
    let start = value.span().start;
    let refused = || {
        UnitsError::one(
            line_of(source, start),
            "under",
            Text::new("写法不对", "is not understood"),
            Text::new(
                "写上级单位的 id：under = \"id\"；有几棵树时 under = { 树 = \"id\" }",
                "write the id of the unit above: under = \"id\", or under = { tree = \"id\" }",
            ),
        )
    };
    match value.into_inner() {
        toml::Value::String(id) => Ok(BTreeMap::from([(first.to_owned(), id)])),
        toml::Value::Table(table) => table
            .into_iter()
            .map(|(tree, id)| match id {
                toml::Value::String(id) => Ok((tree, id)),
                _ => Err(refused()),
            })
            .collect(),
        _ => Err(refused()),
    }
}

fn successors(
    source: &str,
    value: Option<Spanned<toml::Value>>,
) -> Result<Vec<String>, UnitsError> {
    let Some(value) = value else {
        return Ok(Vec::new());
    };
    let start = value.span().start;
    let refused = || {
        UnitsError::one(
            line_of(source, start),
            "successor",
            Text::new("写法不对", "is not understood"),
            Text::new(
                "写后继单位的 id：successor = \"id\"，拆分时 successor = [\"id\", \"id\"]",
                "write the id that took over: successor = \"id\", after a split [\"id\", \"id\"]",
            ),
        )
    };
    match value.into_inner() {
        toml::Value::String(id) => Ok(vec![id]),
        toml::Value::Array(ids) => ids
            .into_iter()
            .map(|id| match id {
                toml::Value::String(id) => Ok(id),
                _ => Err(refused()),
            })
            .collect(),
        _ => Err(refused()),
    }
}

fn money_unit(source: &str, told: Option<&Spanned<String>>) -> Result<MoneyUnit, UnitsError> {
    let Some(told) = told else {
        return Ok(MoneyUnit::default());
    };
    let found = MoneyUnit::ALL
        .iter()
        .find(|(_, name)| name == told.get_ref());
    let known = MoneyUnit::ALL.map(|(_, name)| name).join("、");
    found.map(|(unit, _)| *unit).ok_or_else(|| {
        bad(
            source,
            told,
            "money_unit",
            Text::new(format!("写作：{known}"), format!("write one of {known}")),
        )
    })
}

pub(super) fn bad(source: &str, text: &Spanned<String>, key: &str, remedy: Text) -> UnitsError {
    let told = text.get_ref();
    UnitsError::one(
        line_of(source, text.span().start),
        key,
        Text::new(
            format!("“{told}”看不懂"),
            format!("`{told}` is not understood"),
        ),
        remedy,
    )
}

fn no_toml(source: &str, error: &toml::de::Error) -> UnitsError {
    let line = line_of(source, error.span().map_or(0, |span| span.start));
    let message = error.message().lines().collect::<Vec<_>>().join("; ");
    let (zh, remedy) = if message.starts_with("unknown field") {
        (
            "没有这一项",
            Text::new(
                "可用的项见 docs/guide/roll-up.md",
                "docs/guide/roll-up.md lists the keys",
            ),
        )
    } else if message.starts_with("missing field") {
        (
            "缺一项",
            Text::new(
                "每个单位要有 id 和 name，每项应报要有 family",
                "every unit needs id and name, every expectation a family",
            ),
        )
    } else if message.starts_with("invalid type") {
        (
            "写法不对",
            Text::new(
                "数字和日期都写在引号里，如 forms = \"12\"",
                "write figures and days in quotes, as forms = \"12\"",
            ),
        )
    } else {
        (
            "不是合格的 TOML",
            Text::new(
                "请检查这一行的引号、括号和等号",
                "look at the quotes, brackets and equal signs of this line",
            ),
        )
    };
    UnitsError::one(
        line,
        "",
        Text::new(format!("{zh}：{message}"), message),
        remedy,
    )
}

/// Faults of spans as faults of lines: that of the key, else that on which the span begins.
fn lines(source: &str, starts: &[usize], faults: Vec<UnitsFault>) -> UnitsError {
    let mut told: Vec<Fault> = faults
        .into_iter()
        .map(|fault| Fault {
            line: key_line(
                source,
                starts.get(fault.span).copied().unwrap_or(0),
                fault.key,
            ),
            key: fault.key.to_owned(),
            problem: fault.problem,
            remedy: fault.remedy,
        })
        .collect();
    told.sort_by_key(|fault| fault.line);
    UnitsError { faults: told }
}

fn key_line(source: &str, start: usize, key: &str) -> usize {
    let first = line_of(source, start);
    let body = source.get(start..).unwrap_or("").lines().enumerate();
    let own = body.take_while(|(at, line)| *at == 0 || !line.trim_start().starts_with("[["));
    let mut found = own.filter(|(_, line)| {
        let behind = line.trim_start().strip_prefix(key);
        behind.is_some_and(|behind| behind.trim_start().starts_with('='))
    });
    found.next().map_or(first, |(at, _)| first + at)
}

fn line_of(source: &str, at: usize) -> usize {
    let head = source.as_bytes().get(..at).unwrap_or(source.as_bytes());
    1 + head.iter().filter(|&&byte| byte == b'\n').count()
}
