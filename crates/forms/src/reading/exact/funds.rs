//! Fund lines of a real table: amounts by the headings they stand under.

use super::Exact;
use super::columns::Columns;
use super::line::{Line, Shown};
use crate::labels::{Label, bracketed_points, key};
use crate::reading::funds::{add, column_of, money_unit};
use crate::reading::{cell, convert};
use domain::form::{Cell, Family, FundColumn, FundKind, FundLine};

/// Where the amounts stand.
#[derive(Clone, Debug)]
pub(super) struct FundHeader {
    columns: Columns<Option<FundColumn>>,
    /// The points of execution, where only a heading prints them: 得分（20分*执行率）.
    points: Option<Cell>,
}

impl FundHeader {
    /// Whether a cell stands under a known heading.
    pub(super) fn is_known(&self, shown: &Shown<'_>) -> bool {
        let above = self.columns.above(shown);
        above.is_some_and(|column| column.meaning.is_some())
    }

    /// Where the first amount begins.
    pub(super) fn begins(&self) -> u64 {
        let known = self.columns.list.iter().filter(|one| one.meaning.is_some());
        known.map(|one| one.from).min().unwrap_or(0)
    }
}

impl<'a> Exact<'a> {
    /// Takes a row of headings of amounts.
    pub(super) fn fund_header(&mut self, line: &Line<'a>) -> bool {
        let mut columns = Columns::default();
        let (mut known, mut amounts) = (0, 0);
        for (shown, meaning) in self.fund_headings(line) {
            known += usize::from(meaning.is_some());
            amounts += usize::from(matches!(
                meaning,
                Some(FundColumn::Initial | FundColumn::Budget | FundColumn::Executed)
            ));
            columns.add(shown, meaning);
        }
        // One heading of amounts alone, over lines whose labels have a heading too.
        let single = known == 1
            && amounts == 1
            && line
                .filled()
                .next_back()
                .is_some_and(|last| self.has(last, |label| matches!(label, Label::FundColumn(_))))
            && line.filled().any(|shown| {
                shown.cell.row_span == 1 && self.has(shown, |label| *label == Label::Side)
            });
        if !(known >= 2 && amounts >= 1 || single) {
            return false;
        }
        // A change says nothing new only beside the budget that it led to.
        let has_budget = columns.at(Some(FundColumn::Budget)).is_some();
        for shown in line.filled().filter(|shown| shown.from > 0) {
            let is_change = has_budget && self.labels.is_change(shown.text());
            let known = is_change || !self.meanings(shown).is_empty();
            if !known && self.fund_column(shown).is_none() {
                self.strangers.meet(shown);
            }
        }
        let in_column = columns.at(Some(FundColumn::Points)).is_some();
        let points = line.cells.iter().filter(|_| !in_column).find_map(|shown| {
            let (_, points) = bracketed_points(&shown.cell.text)?;
            Some(Cell::new(points, convert(&shown.cell.place)))
        });
        keep_last_budget(&mut columns);
        self.note_money_unit(line);
        let rules = line
            .filled()
            .filter(|shown| self.labels.prints_rule(shown.text()));
        self.form.notes.extend(rules.map(|shown| cell(shown.cell)));
        self.note_month(line);
        self.goals = None;
        self.funds = Some(FundHeader { columns, points });
        true
    }

    /// The texts of a row, and what they mean as headings of amounts.
    fn fund_headings<'l>(&self, line: &'l Line<'a>) -> Vec<(&'l Shown<'a>, Option<FundColumn>)> {
        let of = |shown| {
            let column = self.fund_column(shown);
            column.filter(|_| !self.is_caption(line, shown))
        };
        let texts: Vec<&Shown<'a>> = line.filled().collect();
        let mut headings: Vec<(&str, Option<FundColumn>)> = texts
            .iter()
            .map(|shown| (shown.text(), of(shown)))
            .collect();
        self.labels.part_changes(&mut headings);
        let meanings = headings.into_iter().map(|(_, meaning)| meaning);
        texts.into_iter().zip(meanings).collect()
    }

    pub(super) fn fund_column(&self, shown: &Shown<'a>) -> Option<FundColumn> {
        let meanings = self.meanings(shown).iter();
        let column = meanings.into_iter().find_map(|label| match label {
            Label::FundColumn(column) => Some(*column),
            _ => None,
        });
        column.or_else(|| self.of_the_rate(shown))
    }

    /// 执行率得分, 执行率权重: the score or the points of the rate. No label of its own, since
    /// texts without cells run 执行率 and 得分 together.
    fn of_the_rate(&self, shown: &Shown<'a>) -> Option<FundColumn> {
        let rate = self.labels.word(&Label::FundColumn(FundColumn::Rate))?;
        let text = key(&shown.cell.text);
        let (_, rest) = text.split_once(rate)?;
        self.labels
            .meanings(rest)
            .iter()
            .find_map(|label| match label {
                Label::FundColumn(column @ (FundColumn::Points | FundColumn::Score)) => {
                    Some(*column)
                }
                _ => None,
            })
    }

    /// 年度预算数（万元） over the labels of the lines: it names the unit of all amounts, and
    /// the column of that name follows.
    fn is_caption(&self, line: &Line<'a>, shown: &Shown<'a>) -> bool {
        let meaning = self.fund_column(shown);
        let mut behind = line.filled().filter(|other| other.from > shown.from);
        money_unit(&shown.cell.text).is_some()
            && behind.any(|other| self.fund_column(other) == meaning)
    }

    /// A line below the headings of amounts, whose label stands left of them.
    pub(super) fn fund_line(&mut self, line: &Line<'a>, label: &Shown<'a>, kind: FundKind) -> bool {
        let Some(header) = self
            .funds
            .clone()
            .filter(|header| label.from < header.begins())
        else {
            return false;
        };
        let fund = FundLine {
            label: cell(label.cell),
            ..FundLine::empty(kind)
        };
        self.take_amounts(line, label.to, &header, fund);
        true
    }

    /// The one line of amounts under headings where no line has a label: the total.
    pub(super) fn unlabelled_funds(&mut self, line: &Line<'a>) -> bool {
        let Some(header) = self.funds.clone() else {
            return false;
        };
        let begins = header.begins();
        let amounts = line
            .filled()
            .filter(|shown| header.is_known(shown) && cell(shown.cell).value.number().is_some());
        let alone = self.form.funds.is_empty()
            && line.filled().all(|shown| shown.from >= begins)
            && amounts.count() >= 2;
        if alone {
            self.take_amounts(line, begins, &header, FundLine::empty(FundKind::Total));
        }
        alone
    }

    /// The headings of amounts in a row, where it has some.
    pub(super) fn amounts_in(&self, line: &Line<'a>) -> Option<FundHeader> {
        let mut columns = Columns::default();
        for shown in line.filled() {
            columns.add(shown, self.fund_column(shown));
        }
        let known = columns.list.iter().any(|column| column.meaning.is_some());
        known.then_some(FundHeader {
            columns,
            points: None,
        })
    }

    /// Takes the amounts of a line.
    pub(super) fn take_amounts(
        &mut self,
        line: &Line<'a>,
        from: u64,
        header: &FundHeader,
        fund: FundLine,
    ) {
        let fund = self.amounts(line, from, header, fund);
        add(&mut self.form, fund);
    }

    /// The amounts of a line from some point on, each by the heading it stands under.
    pub(super) fn amounts(
        &mut self,
        line: &Line<'a>,
        from: u64,
        header: &FundHeader,
        mut fund: FundLine,
    ) -> FundLine {
        for shown in line.own().filter(|shown| shown.from >= from) {
            let above = header.columns.above(shown);
            if let Some(above) = above.filter(|column| column.meaning.is_none()) {
                self.strangers.hear((above.from, above.to), shown);
            }
            let column = above.and_then(|column| column.meaning);
            if let Some(column) = column.filter(|&column| column != FundColumn::Label) {
                let place = column_of(&mut fund, column);
                if place.is_empty() {
                    *place = cell(shown.cell);
                }
            }
        }
        if let Some(points) = header
            .points
            .as_ref()
            .filter(|_| fund.kind == FundKind::Total)
        {
            fund.points = points.clone();
        }
        fund
    }

    /// 1-7月执行数: up to which month a monitoring form tells.
    pub(super) fn note_month(&mut self, line: &Line<'a>) {
        if self.form.family == Family::Monitoring && self.form.month.is_none() {
            self.form.month = line.filled().find_map(|shown| last_month(shown.text()));
        }
    }

    pub(super) fn note_money_unit(&mut self, line: &Line<'a>) {
        let unit = line
            .cells
            .iter()
            .find_map(|shown| Some((shown.cell, money_unit(&shown.cell.text)?)));
        if let Some((source, unit)) = unit {
            self.form.money_unit = unit;
            self.understood.add(source);
        }
    }
}

/// 年初预算数 | 调整预算数 | 全年预算数: the last is what there was to spend, the one between
/// tells only by how much it was changed.
fn keep_last_budget(columns: &mut Columns<Option<FundColumn>>) {
    let is = |wanted| move |column: &super::columns::Column<_>| column.meaning == Some(wanted);
    let initial = columns.list.iter().any(is(FundColumn::Initial));
    let last = columns.list.iter().rposition(is(FundColumn::Budget));
    if let Some(last) = last.filter(|_| initial) {
        for column in columns.list.iter_mut().take(last) {
            if is(FundColumn::Budget)(column) {
                column.meaning = None;
            }
        }
    }
}

/// The last month of a span in front of a heading: 7 in 1—7月执行数, 6 in 截至6月底.
fn last_month(text: &str) -> Option<u8> {
    let (span, _) = text.split_once('月')?;
    if let Some(until) = span
        .strip_prefix("截至")
        .or_else(|| span.strip_prefix("截止"))
    {
        let month = until.rsplit(['年', '到']).next()?.trim();
        return month.parse().ok().filter(|month| (1..=12).contains(month));
    }
    let is_sign = |c: char| matches!(c, '-' | '—' | '–' | '－' | '~' | '～' | '至' | '到');
    let (first, last) = span.trim_end_matches('月').split_once(is_sign)?;
    let month = |text: &str| {
        let text = text.trim_matches(|c: char| c.is_whitespace() || is_sign(c));
        text.parse().ok().filter(|month| (1..=12).contains(month))
    };
    let (first, last): (u8, u8) = (month(first)?, month(last)?);
    (first <= last).then_some(last)
}
