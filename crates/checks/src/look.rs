//! What several checks ask of a form: its filled rows, their names in quotes, what kind of
//! value a cell holds.
//!
//! Must not know any single check, nor any word or threshold: those come with the rules.

use crate::{Record, Subject};
use domain::finding::{Finding, Level};
use domain::form::{
    Cell, Family, Form, FundKind, FundLine, Indicator, IndicatorColumn, Slot, Stage,
};
use domain::number::Number;
use domain::rules::{ExecutionBase, RulesInForce};
use domain::scoring::{Attainment, RowScore};
use domain::text::Text;
use domain::value::{Quantity, UnitKind, Value};

/// Characters of a quoted text; longer ones are cut.
const QUOTED: usize = 18;

/// Indicators named in a message that speaks of several.
const SHOWN: usize = 3;

/// Why a check has nothing to say about a template.
pub(crate) const TEMPLATE: &str = "空白表，没有填写";

/// One filled indicator row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    /// Its position, from 0.
    pub at: usize,
    /// The row.
    pub row: &'a Indicator,
    /// Its score by the rules.
    pub score: Option<&'a RowScore>,
}

impl Row<'_> {
    /// The address of one of its cells.
    pub fn slot(&self, column: IndicatorColumn) -> Slot {
        Slot::Indicator(self.at, column)
    }

    /// Its name in quotes, or its number where the name is blank.
    pub fn name(&self) -> String {
        if self.row.name.is_blank() {
            format!("第{}行", self.at + 1)
        } else {
            quoted(&self.row.name.raw)
        }
    }

    /// Whether the target is met by the figures.
    pub fn attainment(&self) -> Attainment {
        self.score
            .map_or(Attainment::Undecided, |score| score.attainment)
    }

    /// Actual ÷ target, where the rules could compare them.
    pub fn ratio(&self) -> Option<Number> {
        self.score.and_then(|score| score.ratio)
    }

    /// Points and score as printed, where both are numbers.
    pub fn points_and_score(&self) -> Option<(Number, Number)> {
        Some((figure(&self.row.points)?, figure(&self.row.score)?))
    }

    /// Whether the row prints all its points as score.
    pub fn is_full(&self) -> bool {
        self.points_and_score()
            .is_some_and(|(points, score)| score >= points)
    }
}

/// The rows somebody filled; none in a template or in a form that has no indicator grid.
pub(crate) fn rows<'a>(subject: &Subject<'a>) -> Vec<Row<'a>> {
    if !is_filled(subject.form) {
        return Vec::new();
    }
    subject
        .form
        .indicators
        .iter()
        .enumerate()
        .filter(|(_, row)| !row.name.is_blank() || !row.target.is_blank())
        .map(|(at, row)| Row {
            at,
            row,
            score: subject
                .score
                .rows
                .get(at)
                .filter(|score| score.slot.indicator_row() == Some(at)),
        })
        .collect()
}

/// Whether somebody filled the form: a name, an amount or a value beside a printed label.
pub(crate) fn is_filled(form: &Form) -> bool {
    !form.blank
        && (!form.project.is_blank()
            || form.funds.iter().any(|line| {
                [&line.initial, &line.budget, &line.executed]
                    .into_iter()
                    .any(|cell| !cell.is_blank())
            })
            || form
                .indicators
                .iter()
                .any(|row| !row.target.is_blank() || !row.actual.is_blank()))
}

/// Whether forms of the family have an indicator grid.
pub(crate) fn has_grid(family: Family) -> bool {
    family != Family::Unknown
        && matches!(
            family.stage(),
            Stage::Target | Stage::Approval | Stage::Monitoring | Stage::SelfEvaluation
        )
}

/// Whether a filled form of a known family with an indicator grid lies before us.
pub(crate) fn is_filled_grid(form: &Form) -> bool {
    has_grid(form.family) && is_filled(form)
}

/// Whether the stage has results: monitoring and self-evaluation.
pub(crate) fn has_results(form: &Form) -> bool {
    matches!(form.stage(), Stage::Monitoring | Stage::SelfEvaluation)
}

/// The fund total.
pub(crate) fn total_line(form: &Form) -> Option<(usize, &FundLine)> {
    form.fund(FundKind::Total)
}

/// Executed ÷ budget of the fund total in percent, the budget by the rules' base.
pub(crate) fn execution_percent(form: &Form, rules: &RulesInForce) -> Option<Number> {
    let (_, line) = total_line(form)?;
    let budget = match rules.execution_base.value {
        ExecutionBase::Annual => &line.budget,
        ExecutionBase::Initial => &line.initial,
    };
    figure(&line.executed)?
        .over(figure(budget)?)?
        .times(Number::HUNDRED)
}

/// A checking threshold.
pub(crate) fn threshold(subject: &Subject<'_>, key: &str) -> Option<Number> {
    subject.rules.threshold(key).map(|ruled| ruled.value)
}

/// The printed figure of a cell.
pub(crate) fn figure(cell: &Cell) -> Option<Number> {
    cell.value.number().map(|printed| printed.value)
}

/// The figure of a cell that is a percentage.
pub(crate) fn percent(cell: &Cell) -> Option<&Quantity> {
    cell.value
        .quantity()
        .filter(|quantity| quantity.unit.is_percent())
}

/// The quantity of a cell that counts or measures something: 7个, 20亿元, 0.2mm.
pub(crate) fn counted(cell: &Cell) -> Option<&Quantity> {
    cell.value
        .quantity()
        .filter(|quantity| matches!(quantity.unit.kind, UnitKind::Counted(_) | UnitKind::Yuan))
}

/// Whether a cell holds words and no figure at all.
pub(crate) fn is_wordy(cell: &Cell) -> bool {
    match &cell.value {
        Value::Words(quantities) => {
            quantities.is_empty() && !cell.raw.chars().any(|c| c.is_numeric())
        }
        _ => false,
    }
}

/// Whether a reason is given: something other than blanks and words that say there is none.
pub(crate) fn has_reason(cell: &Cell, rules: &RulesInForce) -> bool {
    !cell.is_blank() && !rules.vocabulary.is("no-reason", &cell.raw)
}

/// The letters and digits of a text, for comparing wordings.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A text in quotes, cut when it is long, on one line.
pub(crate) fn quoted(text: &str) -> String {
    let one_line: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if one_line.chars().count() <= QUOTED {
        return format!("「{one_line}」");
    }
    let head: String = one_line.chars().take(QUOTED - 1).collect();
    format!("「{head}…」")
}

/// The first few of some indicators by name and how many they are, in both languages.
pub(crate) fn names(rows: &[Row<'_>]) -> (String, String) {
    let shown: Vec<String> = rows.iter().take(SHOWN).map(Row::name).collect();
    let (zh, en) = (shown.join("、"), shown.join(", "));
    match rows.len() {
        1 => (format!("指标{zh}"), en),
        count if count > SHOWN => (
            format!("{zh}等{count}个指标"),
            format!("{en} and {} more", count - SHOWN),
        ),
        count => (format!("{zh}{count}个指标"), en),
    }
}

/// One column of all those rows.
pub(crate) fn slots(rows: &[Row<'_>], column: IndicatorColumn) -> Vec<Slot> {
    rows.iter().map(|row| row.slot(column)).collect()
}

/// A number without needless zeros.
pub(crate) fn short(number: Number) -> String {
    number.round_half_up(2).normalized().to_string()
}

/// Every year of this and neighbouring centuries written with four digits in a text.
pub(crate) fn years(text: &str) -> Vec<i32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .filter(|year| (1990..=2099).contains(year))
        .collect()
}

/// The first word of a list in the text that no negation stands before (无差错率 is no 差错率).
pub(crate) fn unnegated<'a>(rules: &'a RulesInForce, key: &str, text: &str) -> Option<&'a str> {
    rules
        .vocabulary
        .words(key)
        .iter()
        .map(String::as_str)
        .find(|word| {
            text.find(word).is_some_and(|at| {
                !rules
                    .vocabulary
                    .words("negating-prefix")
                    .iter()
                    .any(|negation| text[..at].ends_with(negation.as_str()))
            })
        })
}

/// The first word of a list that the text ends with and no negation stands before.
pub(crate) fn unnegated_ending<'a>(
    rules: &'a RulesInForce,
    key: &str,
    text: &str,
) -> Option<&'a str> {
    let negations = rules.vocabulary.words("negating-prefix");
    rules
        .vocabulary
        .words(key)
        .iter()
        .map(String::as_str)
        .find(|word| {
            text.strip_suffix(word).is_some_and(|before| {
                !negations
                    .iter()
                    .any(|negation| before.ends_with(negation.as_str()))
            })
        })
}

/// The two halves of each `a=b` entry of a list.
pub(crate) fn pairs<'a>(
    rules: &'a RulesInForce,
    key: &str,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    rules
        .vocabulary
        .words(key)
        .iter()
        .filter_map(|entry| entry.split_once('='))
}

/// Records every filled row: in order, or at fault where nothing stands in that column.
///
/// A column that is empty in every row is missing as a whole, which is another fault.
pub(crate) fn each_row_has(
    subject: &Subject<'_>,
    record: &mut Record,
    column: IndicatorColumn,
    (zh, en): (&str, &str),
) {
    let rows = rows(subject);
    let is_empty = |row: &Row<'_>| {
        subject
            .form
            .cell(row.slot(column))
            .is_none_or(Cell::is_empty)
    };
    if rows.iter().all(is_empty) {
        record.not_applicable(Slot::Title, "各行都没有这一栏");
        return;
    }
    for row in &rows {
        let slot = row.slot(column);
        if is_empty(row) {
            let name = row.name();
            let finding = record.fail(
                slot,
                &[row.slot(IndicatorColumn::Name)],
                Text::new(
                    format!("指标{name}没有填写{zh}。"),
                    format!("The indicator {name} has no {en}."),
                ),
            );
            soften(finding, subject.form);
            // Halfway through the year some results cannot be known yet.
            let early = subject.form.stage() == Stage::Monitoring;
            if early && column == IndicatorColumn::Actual {
                finding.level = Level::Note;
            }
        } else {
            record.pass(slot, &[]);
        }
    }
}

/// Whether a name says that the indicator is a rate: 办结率, but not 工作效率.
pub(crate) fn is_rate(name: &str, rules: &RulesInForce) -> bool {
    let ends = |key: &str| {
        rules
            .vocabulary
            .words(key)
            .iter()
            .any(|ending| name.ends_with(ending.as_str()))
    };
    ends("rate-ending") && !ends("no-rate-ending")
}

/// Whether the groups and kinds of the rows were printed: with doubts in reading they may be
/// concluded, and what follows from them is no more than a note.
pub(crate) fn kinds_are_certain(form: &Form) -> bool {
    form.doubts.is_empty()
}

/// Makes a note of what is missing: with doubts in reading it may stand where nobody looked.
pub(crate) fn soften(finding: &mut Finding, form: &Form) {
    if !form.doubts.is_empty() {
        finding.level = Level::Note;
    }
}

/// Whether a text has at least so many characters.
pub(crate) fn is_long(text: &str, least: Number) -> bool {
    i64::try_from(text.chars().count()).is_ok_and(|count| Number::from(count) >= least)
}

/// One filled form of the document under check.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member<'a> {
    /// Its position, from 0.
    pub at: usize,
    form: &'a Form,
}

impl<'a> Member<'a> {
    /// The form, and the record turned to it.
    pub fn open<'r>(&self, record: &'r mut Record) -> (&'a Form, &'r mut Record) {
        record.turn_to_form(self.at);
        (self.form, record)
    }
}

/// The filled forms of the document, for a check that compares them all: given once, at the
/// first form, so that the work grows with the document and not with its square.
pub(crate) fn whole_document<'a>(subject: &Subject<'a>) -> Vec<Member<'a>> {
    if subject.index > 0 {
        return Vec::new();
    }
    subject
        .cases
        .iter()
        .enumerate()
        .filter(|(_, case)| is_filled(case.form))
        .map(|(at, case)| Member {
            at,
            form: case.form,
        })
        .collect()
}
