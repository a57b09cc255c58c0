//! What one form brings to a roll-up. The form itself need not be kept: a district's year
//! is a hundred thousand of them.

use super::row::{self, RowPart};
use super::words::Words;
use crate::finding::Level;
use crate::form::{
    Family, Field, Form, FundColumn, FundKind, FundLine, IndicatorColumn, Slot, Stage, TotalColumn,
    Year, yuan,
};
use crate::number::Number;

/// A fund line in 元.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FundPart {
    /// Its position in the form, from 0.
    pub line: usize,
    /// What it is.
    pub kind: FundKind,
    /// 年初预算数, 全年预算数, 全年执行数.
    pub amounts: [Option<Number>; 3],
}

/// The columns of [`FundPart::amounts`].
pub const AMOUNTS: [FundColumn; 3] = [
    FundColumn::Initial,
    FundColumn::Budget,
    FundColumn::Executed,
];

/// A grade and its rank among the grades of the rules, best first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Graded {
    /// 0 for the best.
    pub rank: usize,
    /// 优, 良, 中, 差
    pub word: String,
}

/// What a form brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The document it stands in, by a number the caller knows.
    pub document: usize,
    /// Its position in the document, from 0.
    pub form: usize,
    /// Which form it is.
    pub family: Family,
    /// Its title.
    pub title: String,
    /// Its year.
    pub year: Option<Year>,
    /// What it is about: the project, else the department.
    pub subject: String,
    /// The project; empty in a department's form.
    pub project: String,
    /// The names its unit may be known by, the nearest first, each with its cell.
    pub units: Vec<(Slot, String)>,
    /// Its money lines.
    pub funds: Vec<FundPart>,
    /// Its rows.
    pub rows: Vec<RowPart>,
    /// Its total score and the cell it stands in; the rows' sum where no total is printed.
    pub score: Option<(Number, Option<Slot>)>,
    /// Its grade by the rules.
    pub grade: Option<Graded>,
    /// What the checks found: code and level of each finding.
    pub findings: Vec<(&'static str, Level)>,
}

impl Part {
    /// Takes from a form what a roll-up needs; none where there is nothing in it to roll up.
    pub fn of((document, form): (usize, usize), from: &Form, words: &Words) -> Option<Self> {
        let stage = from.family.stage();
        if from.blank || matches!(stage, Stage::Report | Stage::Review) {
            return None;
        }
        let acts = matches!(stage, Stage::SelfEvaluation | Stage::Monitoring);
        let rows = from.indicators.iter().enumerate();
        let rows: Vec<RowPart> = rows
            .filter_map(|(at, row)| row::read(at, row, words, acts))
            .collect();
        let funds: Vec<FundPart> = from
            .funds
            .iter()
            .enumerate()
            .filter_map(|(line, from_line)| fund(line, from_line, from))
            .collect();
        Some(Self {
            document,
            form,
            family: from.family,
            title: from.title.raw.clone(),
            year: from.year,
            subject: from.subject().to_owned(),
            project: from.project.raw.clone(),
            units: unit_names(from),
            score: if acts { total(from, &rows) } else { None },
            funds,
            rows,
            grade: None,
            findings: Vec::new(),
        })
    }

    /// The funds a form's figures count by, in 元.
    pub fn funds_of(&self, column: FundColumn) -> Option<Number> {
        let at = AMOUNTS.iter().position(|known| *known == column)?;
        let line = self
            .funds
            .iter()
            .find(|line| line.kind == FundKind::Total)?;
        line.amounts.get(at).copied().flatten()
    }

    /// Whether two forms say the same, wherever they stand.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        (&self.funds, &self.rows, &self.score, self.year)
            == (&other.funds, &other.rows, &other.score, other.year)
    }
}

fn fund(line: usize, from: &FundLine, form: &Form) -> Option<FundPart> {
    let amount = |cell| yuan(cell, form.money_unit);
    let amounts = [
        amount(&from.initial),
        amount(&from.budget),
        amount(&from.executed),
    ];
    let any = amounts.iter().any(Option::is_some);
    any.then_some(FundPart {
        line,
        kind: from.kind,
        amounts,
    })
}

/// The unit itself, its code, then the department.
fn unit_names(form: &Form) -> Vec<(Slot, String)> {
    let code = |field| form.field(field).map(|cell| (Slot::Field(field), cell));
    let cells = [
        Some((Slot::Unit, &form.unit)),
        code(Field::DepartmentCode),
        Some((Slot::Department, &form.department)),
    ];
    let filled = cells
        .into_iter()
        .flatten()
        .filter(|(_, cell)| !cell.is_blank());
    filled
        .map(|(slot, cell)| (slot, cell.raw.clone()))
        .collect()
}

/// The printed total, else the sum of the rows and the execution score.
fn total(form: &Form, rows: &[RowPart]) -> Option<(Number, Option<Slot>)> {
    if let Some(printed) = form.total.score.value.number() {
        return Some((printed.value, Some(Slot::Total(TotalColumn::Score))));
    }
    let whole = !rows.is_empty() && rows.iter().all(|row| row.score.is_some());
    let execution = form
        .fund(FundKind::Total)
        .and_then(|(_, line)| line.score.value.number());
    let scores = rows.iter().filter_map(|row| row.score);
    let scores = scores.chain(execution.map(|score| score.value));
    whole
        .then(|| Number::sum(scores))
        .flatten()
        .map(|sum| (sum, None))
}

impl RowPart {
    /// The cell of a column of the row.
    pub fn slot(&self, column: IndicatorColumn) -> Slot {
        Slot::Indicator(self.row, column)
    }
}
