//! The tables other tables compute from: every form, every row, every money line, each with
//! the document, form and cell it comes from; and where in them each stands.

use super::book::Detail;
use super::run::RolledUp;
use super::sheet::{From, Run, Sheet, figure, text};
use super::shown::{amount, exact};
use crate::words::say;
use domain::finding::Level;
use domain::form::{Family, FundColumn, FundKind, IndicatorColumn, Slot};
use domain::number::Number;
use domain::rollup::{Filing, Rollup};
use domain::text::Language;
use office::Cell;
use std::collections::BTreeMap;
use std::ops::Range;

/// Where forms, rows and money lines stand in their tables.
#[derive(Debug, Default)]
pub(super) struct Laid {
    /// The table row of the first form of a run of forms, by the position of that form.
    forms: Vec<(Range<usize>, usize)>,
    /// The table row of the first source of an indicator, and the position of that source.
    rows: BTreeMap<(Family, usize), (usize, usize)>,
    /// First row and count, by family and kind.
    funds: BTreeMap<(Family, FundKind), (usize, usize)>,
}

impl Laid {
    /// The rows of some forms.
    pub(super) fn forms(&self, filings: &Range<usize>) -> Option<Run> {
        let found = self.forms.iter().find(|(all, _)| {
            all.start <= filings.start && filings.end <= all.end && !filings.is_empty()
        });
        let (all, row) = found?;
        Run::new(
            From::Forms,
            row + (filings.start - all.start),
            filings.len(),
        )
    }

    /// The rows of some sources of an indicator.
    pub(super) fn rows(
        &self,
        family: Family,
        indicator: usize,
        range: &Range<usize>,
    ) -> Option<Run> {
        let (row, first) = self.rows.get(&(family, indicator))?;
        Run::new(
            From::Rows,
            row + range.start.checked_sub(*first)?,
            range.len(),
        )
    }

    /// The rows of a kind of money line.
    pub(super) fn funds(&self, family: Family, kind: FundKind) -> Option<Run> {
        let (row, count) = self.funds.get(&(family, kind))?;
        Run::new(From::Funds, *row, *count)
    }
}

fn number(value: Option<Number>) -> Cell {
    figure(value.map_or(String::new(), |value| value.normalized().to_string()))
}

fn money(value: Option<Number>) -> Cell {
    figure(value.map_or(String::new(), amount))
}

/// Document and form, as the last columns of every source.
fn origin(rolled: &RolledUp, filing: &Filing) -> [Cell; 2] {
    let name = rolled
        .documents
        .get(filing.document)
        .map_or("", |document| &document.name);
    [text(name), figure((filing.form + 1).to_string())]
}

fn unit_name<'a>(rolled: &'a RolledUp, filing: &Filing) -> &'a str {
    let node = rolled.rollup.standing.nodes.get(filing.node);
    node.map_or("", |node| &node.name)
}

/// Every form.
pub(super) fn forms(rolled: &RolledUp, detail: &Detail, laid: &mut Laid) -> Sheet {
    let language = detail.language;
    let mut sheet = Sheet::new(
        say(language, "表清单", "forms"),
        &[
            (say(language, "单位", "unit"), 22),
            (say(language, "项目", "subject"), 26),
            (say(language, "表种", "family"), 20),
            (say(language, "年初预算（万元）", "initial (万元)"), 13),
            (say(language, "全年预算（万元）", "budget (万元)"), 13),
            (say(language, "全年执行（万元）", "executed (万元)"), 13),
            (say(language, "权重（万元）", "weight (万元)"), 13),
            (say(language, "得分", "score"), 8),
            (say(language, "等级", "grade"), 8),
            (say(language, "错误", "errors"), 8),
            (say(language, "需说明", "warnings"), 8),
            (say(language, "提示", "notes"), 8),
            (say(language, "文件", "document"), 30),
            (say(language, "第几张表", "form"), 8),
            (say(language, "格", "cells"), 24),
        ],
    );
    sheet.known = Some(From::Forms);
    for section in &rolled.rollup.sections {
        let filings = rolled.rollup.filings_of(section, detail.node);
        laid.forms.push((filings.clone(), sheet.table.rows.len()));
        for filing in rolled.rollup.filings.get(filings).unwrap_or_default() {
            sheet.row(form(rolled, filing, language));
        }
    }
    sheet
}

fn form(rolled: &RolledUp, filing: &Filing, language: Language) -> Vec<Cell> {
    let total = filing
        .funds
        .iter()
        .find(|line| line.kind == FundKind::Total);
    let [initial, budget, executed] = total.map_or([None; 3], |line| line.amounts);
    let count = |level: Level| {
        let own = filing.findings.iter().filter(|(_, own)| *own == level);
        figure(own.count().to_string())
    };
    let total_slot = total.map(|line| format!("funds.{}", line.line + 1));
    let score_slot = filing.score.and_then(|(_, slot)| slot).map(Slot::path);
    let slots: Vec<String> = [total_slot, score_slot].into_iter().flatten().collect();
    let family = match language {
        Language::Chinese => filing.family.chinese(),
        Language::English => filing.family.id(),
    };
    let [document, form] = origin(rolled, filing);
    vec![
        text(unit_name(rolled, filing)),
        text(&filing.subject),
        text(family),
        money(initial),
        money(budget),
        money(executed),
        money(filing.weight),
        number(filing.score.map(|(score, _)| score)),
        text(filing.grade.as_ref().map_or("", |grade| &grade.word)),
        count(Level::Error),
        count(Level::Warning),
        count(Level::Note),
        document,
        form,
        text(slots.join(" ")),
    ]
}

/// Every row of every indicator.
pub(super) fn rows(rolled: &RolledUp, detail: &Detail, laid: &mut Laid) -> Sheet {
    let language = detail.language;
    let mut sheet = Sheet::new(
        say(language, "指标来源", "sources"),
        &[
            (say(language, "指标", "indicator"), 24),
            (say(language, "单位", "unit"), 20),
            (say(language, "项目", "subject"), 22),
            (say(language, "表上的名称", "printed as"), 22),
            (say(language, "指标值", "target"), 11),
            (say(language, "完成值", "actual"), 11),
            (say(language, "权重（万元）", "weight (万元)"), 12),
            (say(language, "分子", "part"), 9),
            (say(language, "分母", "whole"), 9),
            (say(language, "得分", "score"), 8),
            (say(language, "分值", "points"), 8),
            (say(language, "文件", "document"), 26),
            (say(language, "第几张表", "form"), 8),
            (say(language, "格", "cell"), 18),
        ],
    );
    sheet.known = Some(From::Rows);
    for section in &rolled.rollup.sections {
        let filings = rolled.rollup.filings_of(section, detail.node);
        for (number_of, indicator) in section.indicators.iter().enumerate() {
            let range = Rollup::sources_of(indicator, &filings);
            let place = (sheet.table.rows.len(), range.start);
            laid.rows.insert((section.family, number_of), place);
            for source in indicator.sources.get(range).unwrap_or_default() {
                let Some(filing) = rolled.rollup.filings.get(source.filing as usize) else {
                    continue;
                };
                let value = |value: Option<Number>| {
                    figure(value.map_or(String::new(), |value| exact(indicator, value)))
                };
                let parts = source.fraction.as_deref();
                let slot = Slot::Indicator(source.row as usize, IndicatorColumn::Actual);
                let [document, form] = origin(rolled, filing);
                let printed = rolled.rollup.names.get(source.name as usize);
                sheet.row(vec![
                    text(indicator.names.first().cloned().unwrap_or_default()),
                    text(unit_name(rolled, filing)),
                    text(&filing.subject),
                    text(printed.cloned().unwrap_or_default()),
                    value(source.target),
                    value(source.actual),
                    money(filing.weight),
                    number(parts.map(|(part, _)| *part)),
                    number(parts.map(|(_, whole)| *whole)),
                    number(source.score.map(|(score, _)| score)),
                    number(source.score.map(|(_, points)| points)),
                    document,
                    form,
                    text(slot.path()),
                ]);
            }
        }
    }
    sheet
}

/// Every money line.
pub(super) fn funds(rolled: &RolledUp, detail: &Detail, laid: &mut Laid) -> Sheet {
    let language = detail.language;
    let mut sheet = Sheet::new(
        say(language, "资金来源", "fund lines"),
        &[
            (say(language, "表种", "family"), 22),
            (say(language, "资金", "line"), 20),
            (say(language, "单位", "unit"), 22),
            (say(language, "项目", "subject"), 26),
            (say(language, "年初预算（万元）", "initial (万元)"), 14),
            (say(language, "全年预算（万元）", "budget (万元)"), 14),
            (say(language, "全年执行（万元）", "executed (万元)"), 14),
            (say(language, "文件", "document"), 30),
            (say(language, "第几张表", "form"), 8),
            (say(language, "格", "cell"), 12),
        ],
    );
    sheet.known = Some(From::Funds);
    for section in &rolled.rollup.sections {
        let filings = rolled.rollup.filings_of(section, detail.node);
        let filings = rolled.rollup.filings.get(filings).unwrap_or_default();
        for kind in rolled.rollup.fund_kinds(section) {
            let first = sheet.table.rows.len();
            for filing in filings {
                for line in filing.funds.iter().filter(|line| line.kind == kind) {
                    let [initial, budget, executed] = line.amounts.map(money);
                    let [document, form] = origin(rolled, filing);
                    let family = match language {
                        Language::Chinese => filing.family.chinese(),
                        Language::English => filing.family.id(),
                    };
                    sheet.row(vec![
                        text(family),
                        text(crate::words::fund_kind(kind, language)),
                        text(unit_name(rolled, filing)),
                        text(&filing.subject),
                        initial,
                        budget,
                        executed,
                        document,
                        form,
                        text(format!("funds.{}", line.line + 1)),
                    ]);
                }
            }
            let place = (first, sheet.table.rows.len() - first);
            laid.funds.insert((section.family, kind), place);
        }
    }
    sheet
}

/// The column of the roll-up's weights in words.
pub(super) fn weight_name(by: FundColumn, language: Language) -> &'static str {
    crate::words::fund_column(by, language)
}
