//! Text to form. Unknown keys are refused: a slip in a key must not lose a cell.

use super::NotationError;
use super::doubts::{DoubtText, place};
use super::refuse::{no_such_cell, unknown};
use domain::form::{
    Cell, DataTable, EvaluatedItem, Family, Field, Form, FundKind, FundLine, Goal, Heading,
    Indicator, Kept, Level1, Level2, MoneyUnit, Paragraph, PlanStep, Slot, Total, Year,
};
use domain::place::Place;
use domain::text::Text;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// Reads a text that holds one form.
pub fn from_toml(source: &str) -> Result<Form, NotationError> {
    let form: FormText =
        toml::from_str(source).map_err(|error| NotationError::from_toml(source, &error))?;
    build(source, form)
}

/// Reads a text that holds one form at its top level, or many as `[[form]]`.
pub fn forms_from_toml(source: &str) -> Result<Vec<Form>, NotationError> {
    let many = toml::from_str::<toml::Table>(source)
        .map_err(|error| NotationError::from_toml(source, &error))?
        .contains_key("form");
    if !many {
        return from_toml(source).map(|form| vec![form]);
    }
    let file: FileText =
        toml::from_str(source).map_err(|error| NotationError::from_toml(source, &error))?;
    file.form
        .into_iter()
        .map(|form| build(source, form))
        .collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileText {
    form: Vec<FormText>,
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
struct FormText {
    family: Option<Spanned<String>>,
    blank: bool,
    title: String,
    year: Option<Spanned<i64>>,
    month: Option<Spanned<i64>>,
    money_unit: Option<Spanned<String>>,
    project: String,
    department: String,
    unit: String,
    goals: Vec<GoalText>,
    steps: Vec<StepText>,
    funds: Vec<FundText>,
    headings: Vec<HeadingText>,
    indicators: Vec<IndicatorText>,
    total: TotalText,
    fields: BTreeMap<String, Spanned<String>>,
    notes: Vec<String>,
    doubts: Vec<DoubtText>,
    tables: Vec<TableText>,
    paragraphs: Vec<ParagraphText>,
    items: Vec<ItemText>,
    places: BTreeMap<String, Spanned<String>>,
    workbook: BTreeMap<Spanned<String>, KeptText>,
}

/// What a workbook kept behind a cell.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct KeptText {
    stored: String,
    recomputed: String,
    typed_over: bool,
    as_text: bool,
}

macro_rules! texts {
    ($($name:ident { $($key:ident,)* })*) => {
        $(#[derive(Deserialize, Default)]
        #[serde(default, deny_unknown_fields)]
        struct $name { $($key: String,)* })*
    };
}

texts! {
    GoalText { expected, actual, }
    StepText { period, task, }
    HeadingText { level1, level2, points, with, }
    IndicatorText {
        level1, level2, name, initial, target, actual, expected, points, score, rating, deduction, reason, cause, measure, note, method, likelihood,
    }
    TotalText { points, score, }
    ItemText { group, name, points, basis, reason, score, }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FundText {
    line: Spanned<String>,
    #[serde(default)]
    label: String,
    #[serde(default)]
    initial: String,
    #[serde(default)]
    budget: String,
    #[serde(default)]
    executed: String,
    #[serde(default)]
    expected: String,
    #[serde(default)]
    points: String,
    #[serde(default)]
    rate: String,
    #[serde(default)]
    expected_rate: String,
    #[serde(default)]
    score: String,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct TableText {
    title: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct ParagraphText {
    level: u8,
    text: String,
    figures: Vec<String>,
}

fn year(source: &str, year: Option<Spanned<i64>>) -> Result<Option<Year>, NotationError> {
    let Some(year) = year else { return Ok(None) };
    let (first, last) = (Year::POSSIBLE.start(), Year::POSSIBLE.end());
    Year::possible(*year.get_ref()).map(Some).ok_or_else(|| {
        NotationError::at(
            source,
            &year.span(),
            "year",
            Text::new(
                format!("{} 不是预算年度", year.get_ref()),
                format!("{} is no budget year", year.get_ref()),
            ),
            Text::new(
                format!("请写 {first} 至 {last} 之间的年份，如 year = 2024"),
                format!("write a year from {first} to {last}, such as year = 2024"),
            ),
        )
    })
}

fn month(source: &str, month: Option<Spanned<i64>>) -> Result<Option<u8>, NotationError> {
    let Some(month) = month else { return Ok(None) };
    let possible = u8::try_from(*month.get_ref()).ok();
    let possible = possible.filter(|month| (1..=12).contains(month));
    possible.map(Some).ok_or_else(|| {
        NotationError::at(
            source,
            &month.span(),
            "month",
            Text::new(
                format!("{} 不是月份", month.get_ref()),
                format!("{} is no month", month.get_ref()),
            ),
            Text::new(
                "请写 1 至 12，如 month = 8",
                "write 1 to 12, such as month = 8",
            ),
        )
    })
}

fn build(source: &str, text: FormText) -> Result<Form, NotationError> {
    let mut form = Form {
        family: family(source, text.family)?,
        blank: text.blank,
        title: cell(text.title),
        year: year(source, text.year)?,
        month: month(source, text.month)?,
        money_unit: money_unit(source, text.money_unit)?,
        project: cell(text.project),
        department: cell(text.department),
        unit: cell(text.unit),
        goals: text.goals.into_iter().map(goal).collect(),
        steps: text.steps.into_iter().map(step).collect(),
        headings: text.headings.into_iter().map(heading).collect(),
        indicators: text.indicators.into_iter().map(indicator).collect(),
        total: Total {
            points: cell(text.total.points),
            score: cell(text.total.score),
        },
        notes: text.notes.into_iter().map(cell).collect(),
        tables: text.tables.into_iter().map(table).collect(),
        paragraphs: text.paragraphs.into_iter().map(paragraph).collect(),
        items: text.items.into_iter().map(item).collect(),
        ..Form::default()
    };
    for line in text.funds {
        form.funds.push(fund(source, line)?);
    }
    for (key, raw) in text.fields {
        let field = Field::from_key(&key).ok_or_else(|| {
            let known = Field::ALL.iter().map(|field| field.key());
            unknown(source, &raw, &format!("fields.{key}"), "项", "field", known)
        })?;
        form.fields.insert(field, cell(raw.into_inner()));
    }
    for doubt in text.doubts {
        form.doubts.push(doubt.read(source)?);
    }
    for (path, text) in text.places {
        let place = place(source, &path, &text)?;
        let cell = Slot::from_path(&path).and_then(|slot| form.cell_mut(slot));
        cell.ok_or_else(|| no_such_cell(source, &path, &text))?
            .place = place;
    }
    for (path, kept) in text.workbook {
        let key = path.get_ref().clone();
        let cell = Slot::from_path(&key).and_then(|slot| form.cell_mut(slot));
        cell.ok_or_else(|| no_such_cell(source, &key, &path))?.kept = Some(Box::new(Kept {
            stored: kept.stored,
            recomputed: kept.recomputed,
            typed_over: kept.typed_over,
            as_text: kept.as_text,
        }));
    }
    Ok(form)
}

fn cell(raw: String) -> Cell {
    Cell::new(raw, Place::default())
}

fn goal(text: GoalText) -> Goal {
    Goal {
        expected: cell(text.expected),
        actual: cell(text.actual),
    }
}

fn step(text: StepText) -> PlanStep {
    PlanStep {
        period: cell(text.period),
        task: cell(text.task),
    }
}

fn heading(text: HeadingText) -> Heading {
    Heading {
        level1: Level1::from_name(&text.level1),
        level2: Level2::from_name(&text.level2),
        points: cell(text.points),
        with: groups(&text.with),
    }
}

/// The groups of a list: 满意度、成本.
fn groups(text: &str) -> Vec<Level1> {
    let names = text.split('、').filter(|name| !name.is_empty());
    names.map(Level1::from_name).collect()
}

fn indicator(text: IndicatorText) -> Indicator {
    Indicator {
        level1: Level1::from_name(&text.level1),
        level2: Level2::from_name(&text.level2),
        name: cell(text.name),
        initial: cell(text.initial),
        target: cell(text.target),
        actual: cell(text.actual),
        expected: cell(text.expected),
        points: cell(text.points),
        score: cell(text.score),
        rating: cell(text.rating),
        deduction: cell(text.deduction),
        reason: cell(text.reason),
        cause: cell(text.cause),
        measure: cell(text.measure),
        note: cell(text.note),
        method: cell(text.method),
        likelihood: cell(text.likelihood),
    }
}

fn fund(source: &str, text: FundText) -> Result<FundLine, NotationError> {
    let kind = FundKind::from_id(text.line.get_ref()).ok_or_else(|| {
        let known = FundKind::ALL.iter().map(|kind| kind.id());
        unknown(source, &text.line, "line", "资金行", "fund line", known)
    })?;
    Ok(FundLine {
        kind,
        label: cell(text.label),
        initial: cell(text.initial),
        budget: cell(text.budget),
        executed: cell(text.executed),
        expected: cell(text.expected),
        points: cell(text.points),
        rate: cell(text.rate),
        expected_rate: cell(text.expected_rate),
        score: cell(text.score),
    })
}

fn table(text: TableText) -> DataTable {
    let cells = |row: Vec<String>| row.into_iter().map(cell).collect();
    DataTable {
        title: cell(text.title),
        columns: cells(text.columns),
        rows: text.rows.into_iter().map(cells).collect(),
    }
}

fn paragraph(text: ParagraphText) -> Paragraph {
    Paragraph {
        level: text.level,
        text: cell(text.text),
        figures: text.figures.into_iter().map(cell).collect(),
    }
}

fn item(text: ItemText) -> EvaluatedItem {
    EvaluatedItem {
        group: cell(text.group),
        name: cell(text.name),
        points: cell(text.points),
        basis: cell(text.basis),
        reason: cell(text.reason),
        score: cell(text.score),
    }
}

fn family(source: &str, id: Option<Spanned<String>>) -> Result<Family, NotationError> {
    let Some(id) = id else {
        return Err(NotationError::at(
            source,
            &(0..0),
            "family",
            Text::new("没有写明是哪一种表", "the form's family is missing"),
            Text::new(
                "请写一行 family = \"project-self-evaluation\" 或其他表种",
                "add a line like family = \"project-self-evaluation\"",
            ),
        ));
    };
    Family::from_id(id.get_ref()).ok_or_else(|| {
        let known = Family::ALL.iter().map(|family| family.id());
        unknown(source, &id, "family", "表种", "family", known)
    })
}

fn money_unit(source: &str, name: Option<Spanned<String>>) -> Result<MoneyUnit, NotationError> {
    let Some(name) = name else {
        return Ok(MoneyUnit::default());
    };
    let found = MoneyUnit::ALL
        .iter()
        .find(|(_, known)| known == name.get_ref());
    found.map(|&(unit, _)| unit).ok_or_else(|| {
        let known = MoneyUnit::ALL.iter().map(|&(_, known)| known);
        unknown(source, &name, "money_unit", "金额单位", "money unit", known)
    })
}
