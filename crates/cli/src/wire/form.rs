//! `reading/1`: what was understood of a document.

use super::PlaceWire;
use app::{Chosen, Loaded, Notice, Unread};
use domain::form::{
    Cell, DataTable, Doubt, EvaluatedItem, Form, FundLine, Heading, Indicator, Paragraph,
};
use domain::text::Language;
use serde::Serialize;
use std::collections::BTreeMap;

/// What was understood of a document.
#[derive(Debug, Serialize)]
pub struct Reading<'a> {
    schema: &'static str,
    document: DocumentWire<'a>,
    forms: Vec<FormWire<'a>>,
    unread: Vec<PlacedText<'a>>,
    narrative: Vec<PlacedText<'a>>,
    doubts: Vec<DoubtWire<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<DoubtWire<'a>>,
}

#[derive(Debug, Serialize)]
struct DocumentWire<'a> {
    name: &'a str,
    sha256: &'a str,
    format: &'static str,
}

#[derive(Debug, Serialize)]
struct PlacedText<'a> {
    place: PlaceWire,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct DoubtWire<'a> {
    place: PlaceWire,
    message: &'a str,
}

/// One form.
#[derive(Debug, Serialize)]
pub struct FormWire<'a> {
    family: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    blank: bool,
    title: &'a str,
    year: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ruleset: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ruleset_why: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u8>,
    money_unit: &'static str,
    project: &'a str,
    department: &'a str,
    unit: &'a str,
    funds: Vec<FundWire<'a>>,
    goals: Vec<GoalWire<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<StepWire<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    headings: Vec<HeadingWire<'a>>,
    indicators: Vec<IndicatorWire<'a>>,
    total: TotalWire<'a>,
    fields: BTreeMap<&'static str, &'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tables: Vec<TableWire<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    paragraphs: Vec<ParagraphWire<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    items: Vec<ItemWire<'a>>,
    doubts: Vec<DoubtWire<'a>>,
}

#[derive(Debug, Serialize)]
struct FundWire<'a> {
    line: &'static str,
    label: &'a str,
    initial: &'a str,
    budget: &'a str,
    executed: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    expected: &'a str,
    points: &'a str,
    rate: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    expected_rate: &'a str,
    score: &'a str,
    place: PlaceWire,
}

#[derive(Debug, Serialize)]
struct GoalWire<'a> {
    expected: &'a str,
    actual: &'a str,
}

#[derive(Debug, Serialize)]
struct StepWire<'a> {
    period: &'a str,
    task: &'a str,
}

#[derive(Debug, Serialize)]
struct HeadingWire<'a> {
    level1: &'a str,
    level2: &'a str,
    points: &'a str,
    place: PlaceWire,
}

#[derive(Debug, Serialize)]
struct IndicatorWire<'a> {
    level1: &'a str,
    level2: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    initial: &'a str,
    target: &'a str,
    actual: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    expected: &'a str,
    points: &'a str,
    score: &'a str,
    reason: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    cause: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    measure: &'a str,
    note: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    method: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    likelihood: &'a str,
    place: PlaceWire,
}

#[derive(Debug, Serialize)]
struct TotalWire<'a> {
    points: &'a str,
    score: &'a str,
}

#[derive(Debug, Serialize)]
struct TableWire<'a> {
    title: &'a str,
    columns: Vec<&'a str>,
    rows: Vec<Vec<&'a str>>,
}

#[derive(Debug, Serialize)]
struct ParagraphWire<'a> {
    level: u8,
    text: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    figures: Vec<PlacedText<'a>>,
    place: PlaceWire,
}

#[derive(Debug, Serialize)]
struct ItemWire<'a> {
    group: &'a str,
    name: &'a str,
    points: &'a str,
    basis: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
    score: &'a str,
    place: PlaceWire,
}

impl<'a> Reading<'a> {
    /// A document with the rules chosen for each form.
    pub fn new(loaded: &'a Loaded, rules: &'a [Chosen], language: Language) -> Self {
        Self {
            schema: "reading/1",
            document: DocumentWire {
                name: &loaded.name,
                sha256: &loaded.sha256,
                format: loaded.format.name(),
            },
            forms: loaded
                .forms
                .iter()
                .enumerate()
                .map(|(index, form)| FormWire::new(form, rules.get(index), language))
                .collect(),
            unread: loaded.unread.iter().map(placed).collect(),
            narrative: loaded.narrative.iter().map(placed).collect(),
            doubts: doubts(&loaded.doubts, language),
            notes: notes(&loaded.notes, language),
        }
    }
}

fn placed(unread: &Unread) -> PlacedText<'_> {
    PlacedText {
        place: PlaceWire::from(&unread.place),
        text: &unread.text,
    }
}

impl<'a> FormWire<'a> {
    /// A form with the rules chosen for it.
    pub fn new(form: &'a Form, chosen: Option<&'a Chosen>, language: Language) -> Self {
        Self {
            family: form.family.id(),
            blank: form.blank,
            title: &form.title.raw,
            year: form.year.map(|year| year.0),
            ruleset: chosen.map(|chosen| chosen.rules.id.0.as_str()),
            ruleset_why: chosen.map(|chosen| chosen.why.get(language)),
            month: form.month,
            money_unit: form.money_unit.name(),
            project: &form.project.raw,
            department: &form.department.raw,
            unit: &form.unit.raw,
            funds: form.funds.iter().map(fund).collect(),
            goals: form
                .goals
                .iter()
                .map(|goal| GoalWire {
                    expected: &goal.expected.raw,
                    actual: &goal.actual.raw,
                })
                .collect(),
            steps: form
                .steps
                .iter()
                .map(|step| StepWire {
                    period: &step.period.raw,
                    task: &step.task.raw,
                })
                .collect(),
            headings: form.headings.iter().map(heading).collect(),
            indicators: form.indicators.iter().map(indicator).collect(),
            total: TotalWire {
                points: &form.total.points.raw,
                score: &form.total.score.raw,
            },
            fields: form
                .fields
                .iter()
                .map(|(field, cell)| (field.key(), cell.raw.as_str()))
                .collect(),
            notes: raws(&form.notes),
            tables: form.tables.iter().map(table).collect(),
            paragraphs: form.paragraphs.iter().map(paragraph).collect(),
            items: form.items.iter().map(item).collect(),
            doubts: doubts(&form.doubts, language),
        }
    }
}

fn doubts(doubts: &[Doubt], language: Language) -> Vec<DoubtWire<'_>> {
    doubts
        .iter()
        .map(|doubt| DoubtWire {
            place: PlaceWire::from(&doubt.place),
            message: doubt.message.get(language),
        })
        .collect()
}

fn notes(notes: &[Notice], language: Language) -> Vec<DoubtWire<'_>> {
    notes
        .iter()
        .map(|note| DoubtWire {
            place: PlaceWire::from(&note.place),
            message: note.message.get(language),
        })
        .collect()
}

fn raws(cells: &[Cell]) -> Vec<&str> {
    cells.iter().map(|cell| cell.raw.as_str()).collect()
}

fn fund(line: &FundLine) -> FundWire<'_> {
    FundWire {
        line: line.kind.id(),
        label: &line.label.raw,
        initial: &line.initial.raw,
        budget: &line.budget.raw,
        executed: &line.executed.raw,
        expected: &line.expected.raw,
        points: &line.points.raw,
        rate: &line.rate.raw,
        expected_rate: &line.expected_rate.raw,
        score: &line.score.raw,
        place: PlaceWire::from(&line.label.place),
    }
}

fn heading(heading: &Heading) -> HeadingWire<'_> {
    HeadingWire {
        level1: heading.level1.name(),
        level2: heading.level2.name(),
        points: &heading.points.raw,
        place: PlaceWire::from(&heading.points.place),
    }
}

fn indicator(row: &Indicator) -> IndicatorWire<'_> {
    IndicatorWire {
        level1: row.level1.name(),
        level2: row.level2.name(),
        name: &row.name.raw,
        target: &row.target.raw,
        actual: &row.actual.raw,
        expected: &row.expected.raw,
        points: &row.points.raw,
        score: &row.score.raw,
        reason: &row.reason.raw,
        cause: &row.cause.raw,
        measure: &row.measure.raw,
        note: &row.note.raw,
        method: &row.method.raw,
        initial: &row.initial.raw,
        likelihood: &row.likelihood.raw,
        place: PlaceWire::from(&row.name.place),
    }
}

fn table(table: &DataTable) -> TableWire<'_> {
    TableWire {
        title: &table.title.raw,
        columns: raws(&table.columns),
        rows: table.rows.iter().map(|row| raws(row)).collect(),
    }
}

fn paragraph(paragraph: &Paragraph) -> ParagraphWire<'_> {
    ParagraphWire {
        level: paragraph.level,
        text: &paragraph.text.raw,
        figures: paragraph.figures.iter().map(figure).collect(),
        place: PlaceWire::from(&paragraph.text.place),
    }
}

fn figure(cell: &Cell) -> PlacedText<'_> {
    PlacedText {
        place: PlaceWire::from(&cell.place),
        text: &cell.raw,
    }
}

fn item(item: &EvaluatedItem) -> ItemWire<'_> {
    ItemWire {
        group: &item.group.raw,
        name: &item.name.raw,
        points: &item.points.raw,
        basis: &item.basis.raw,
        reason: &item.reason.raw,
        score: &item.score.raw,
        place: PlaceWire::from(&item.name.place),
    }
}
