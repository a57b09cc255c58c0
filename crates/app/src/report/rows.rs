//! The pieces of a report that repeat what forms say: duties, goals, indicators, projects,
//! the score of the unit's own form, and drawings.

use super::draft::Draft;
use super::fill::{Filled, Origin, word};
use super::grid;
use super::group::Member;
use super::known::{Known, digits};
use crate::charts::{left_out, of_form};
use domain::finding::CellRef;
use domain::form::{
    Field, Form, FundColumn, FundKind, GoalColumn, IndicatorColumn, Slot, TotalColumn,
};
use domain::number::Number;
use domain::scoring::{FormScore, score};
use domain::text::Language;

/// The threshold below which a rate of spending stands out.
pub(super) const LOW: &str = "low-execution-rate";
/// Relative widths of the columns of goals, indicators and projects.
const GOALS: [u32; 2] = [12, 12];
const COMPLETION: [u32; 5] = [3, 4, 7, 5, 6];
const PROJECTS: [u32; 6] = [7, 4, 4, 4, 4, 3];
/// Digits of a rate behind the point.
const RATE: u32 = 2;

impl Draft<'_> {
    fn member(&self, form: &Form) -> Option<usize> {
        self.book.position(form)
    }

    /// The duties, as a form tells them.
    pub fn duties(&mut self) {
        let members = self.book.group.current().iter().enumerate();
        let mut told = members.filter_map(|(form, member)| {
            let cell = member.form.field(Field::Duties)?;
            let slot = Slot::Field(Field::Duties);
            (!cell.is_blank()).then(|| (CellRef { form, slot }, cell.raw.clone()))
        });
        match told.next() {
            Some((at, text)) => self.lines(&text, at, "duties"),
            None => self.blank(&word("duties", &[])),
        }
    }

    /// The year's tasks: the goals as they were expected.
    pub fn tasks(&mut self) {
        let name = word("tasks", &[]);
        let Some(form) = self.book.group.own().and_then(|own| self.member(own.form)) else {
            self.blank(&name);
            return;
        };
        let own = self.book.group.own().map(|own| own.form.goals.as_slice());
        let goals: Vec<(usize, String)> = own
            .unwrap_or_default()
            .iter()
            .enumerate()
            .filter(|(_, goal)| !goal.expected.is_blank())
            .map(|(at, goal)| (at, goal.expected.raw.clone()))
            .collect();
        if goals.is_empty() {
            self.blank(&name);
        }
        for (at, text) in goals {
            let slot = Slot::Goal(at, GoalColumn::Expected);
            self.lines(&text, CellRef { form, slot }, "tasks");
        }
    }

    /// The lines of a cell, each told where it comes from.
    fn lines(&mut self, text: &str, at: CellRef, name: &str) {
        let from = self.book.places(&[at]);
        for line in text
            .split('\n')
            .map(str::trim)
            .filter(|line| !line.is_empty())
        {
            self.say(Filled {
                text: line.to_owned(),
                told: vec![(0..line.len(), from.clone())],
                origins: Vec::new(),
            });
        }
        self.note(&[Origin {
            name: word(name, &[]),
            shown: word("text", &[]),
            from,
        }]);
    }

    /// A cell as it is printed, its own lines kept.
    fn cell(&self, form: usize, slot: Slot) -> Filled {
        let at = CellRef { form, slot };
        let text = self.book.cell(at).map_or("", |cell| cell.raw.as_str());
        let told = match text {
            "" => Vec::new(),
            text => vec![(0..text.len(), self.book.places(&[at]))],
        };
        Filled {
            text: text.to_owned(),
            told,
            origins: Vec::new(),
        }
    }

    /// Goals and what became of them.
    pub fn goals(&mut self) {
        let own = self
            .book
            .group
            .own()
            .filter(|own| !own.form.goals.is_empty());
        let Some((own, form)) = own.and_then(|own| Some((own, self.member(own.form)?))) else {
            self.blank(&word("goals", &[]));
            return;
        };
        let rows = (0..own.form.goals.len()).map(|at| {
            let column = |column| self.cell(form, Slot::Goal(at, column));
            vec![column(GoalColumn::Expected), column(GoalColumn::Actual)]
        });
        let rows = rows.collect();
        self.caption(&word("goals", &[]));
        grid::listed(self, &word("goal-heads", &[]), &GOALS, rows);
    }

    /// Indicators with their targets and what became of them.
    pub fn completion(&mut self) {
        let own = self.book.group.own();
        let own = own.filter(|own| !own.form.indicators.is_empty());
        let Some((own, form)) = own.and_then(|own| Some((own, self.member(own.form)?))) else {
            self.blank(&word("completion", &[]));
            return;
        };
        let plain = |text: &str| Filled {
            text: text.to_owned(),
            ..Filled::default()
        };
        let rows = own.form.indicators.iter().enumerate().map(|(at, row)| {
            let column = |column| self.cell(form, Slot::Indicator(at, column));
            vec![
                plain(row.level1.name()),
                plain(row.level2.name()),
                column(IndicatorColumn::Name),
                column(IndicatorColumn::Target),
                column(IndicatorColumn::Actual),
            ]
        });
        let rows = rows.collect();
        self.caption(&word("completion", &[]));
        grid::listed(self, &word("completion-heads", &[]), &COMPLETION, rows);
    }

    /// Projects with their money and scores, and what they add to.
    pub fn projects(&mut self) {
        let members: Vec<&Member<'_>> = self.book.group.projects().collect();
        if members.is_empty() {
            self.blank(&word(
                "project-caption",
                &[("money", self.book.unit.name())],
            ));
            return;
        }
        let mut sums: [Option<Vec<Known>>; 3] = [const { Some(Vec::new()) }; 3];
        let mut rows = Vec::new();
        for member in &members {
            rows.push(self.project(member, &mut sums));
        }
        if members.len() > 1 {
            rows.push(self.project_total(&sums));
        }
        self.caption(&word(
            "project-caption",
            &[("money", self.book.unit.name())],
        ));
        grid::listed(self, &word("project-heads", &[]), &PROJECTS, rows);
    }

    fn project(&self, member: &Member<'_>, sums: &mut [Option<Vec<Known>>; 3]) -> Vec<Filled> {
        let blank = || Filled {
            text: word("cell-blank", &[]),
            ..Filled::default()
        };
        let Some(form) = self.member(member.form) else {
            return Vec::new();
        };
        let line = member.form.fund(FundKind::Total).map(|(at, _)| at);
        let name = &member.form.project.raw;
        let mut row = vec![self.cell(form, Slot::Project)];
        let mut amounts = Vec::new();
        let columns = [
            FundColumn::Initial,
            FundColumn::Budget,
            FundColumn::Executed,
        ];
        for (column, sum) in columns.into_iter().zip(sums.iter_mut()) {
            let slot = line.map(|line| Slot::Fund(line, column));
            let known = slot.and_then(|slot| self.book.amount(CellRef { form, slot }));
            match (&known, sum.as_mut()) {
                (Some(known), Some(all)) => all.push(known.clone()),
                _ => *sum = None,
            }
            row.push(known.as_ref().map_or_else(blank, |known| {
                let mut filled = Filled::default();
                let from = self.book.places(&known.from);
                filled.figure(name, &known.shown, "", from);
                filled
            }));
            amounts.push(known);
        }
        row.push(self.rate(name, &amounts).unwrap_or_else(blank));
        let at = CellRef {
            form,
            slot: Slot::Total(TotalColumn::Score),
        };
        let score = self.book.of_cell(name, at);
        row.push(match score.text.is_empty() {
            true => blank(),
            false if self.book.total_disputed(at) => Filled {
                text: word("cell-disputed", &[]),
                ..Filled::default()
            },
            false => score,
        });
        row
    }

    /// Spending as a rate of the annual budget.
    fn rate(&self, name: &str, amounts: &[Option<Known>]) -> Option<Filled> {
        let [_, Some(budget), Some(spent)] = amounts else {
            return None;
        };
        let rate = spent.value.over(budget.value)?.times(Number::HUNDRED)?;
        let shown = digits(rate, RATE);
        let formula = format!("{} ÷ {}", spent.shown, budget.shown);
        let result = format!("{shown}%");
        let from = word("computed", &[("formula", &formula), ("result", &result)]);
        let mut filled = Filled::default();
        filled.figure(name, &shown, "%", from);
        Some(filled)
    }

    fn project_total(&self, sums: &[Option<Vec<Known>>; 3]) -> Vec<Filled> {
        let name = word("project-total", &[]);
        let mut row = vec![Filled {
            text: name.clone(),
            ..Filled::default()
        }];
        for amounts in sums {
            let mut filled = Filled::default();
            let sum = amounts
                .as_ref()
                .and_then(|all| Some((all, self.book.sum(all)?)));
            if let Some((amounts, sum)) = sum {
                let parts: Vec<&str> = amounts.iter().map(|one| one.shown.as_str()).collect();
                let with = [("formula", &*parts.join(" + ")), ("result", &*sum)];
                filled.figure(&name, &sum, "", word("computed", &with));
            }
            row.push(filled);
        }
        row.extend([Filled::default(), Filled::default()]);
        row
    }

    /// Spending by project, drawn.
    pub fn spending_chart(&mut self) {
        let forms: Vec<Form> = self
            .book
            .group
            .projects()
            .map(|member| member.form.clone())
            .collect();
        let rules = self.book.group.members.first();
        let low = rules.and_then(|member| member.chosen.rules.threshold(LOW));
        let bars = of_form::execution(&forms, low.map(|low| low.value), Language::Chinese);
        let drawing = bars.svg(|rest| left_out(rest, Language::Chinese));
        self.drawing(drawing, &bars.told);
    }

    /// Scores by dimension, drawn.
    pub fn score_chart(&mut self) {
        let Some(own) = self.book.group.own() else {
            return;
        };
        let bars = of_form::dimensions(own.form, Language::Chinese);
        let drawing = bars.svg(|rest| left_out(rest, Language::Chinese));
        let told = format!("{}：{}", bars.title, bars.told);
        self.drawing(drawing, &told);
    }

    /// Points lost by reason in all forms, drawn.
    pub fn loss_chart(&mut self) {
        let group = self.book.group;
        let scored: Vec<(&Form, FormScore)> = group
            .scored()
            .map(|member| (member.form, score(member.form, &member.chosen.rules)))
            .collect();
        let pairs = scored.iter().map(|(form, score)| (*form, score));
        let bars = of_form::points_lost(pairs, Language::Chinese);
        let drawing = bars.svg(|rest| left_out(rest, Language::Chinese));
        let told = format!("{}：{}", bars.title, bars.told);
        self.drawing(drawing, &told);
    }

    /// The score of the unit's own form, and the grade it is by the rules.
    pub fn own_score(&mut self) {
        let own = self.book.group.own();
        let own = own.and_then(|own| Some((own, self.member(own.form)?)));
        let Some((own, form)) = own else {
            self.blank(&word("own-score-blank", &[]));
            return;
        };
        let slot = Slot::Total(TotalColumn::Score);
        let at = CellRef { form, slot };
        let total = self.book.cell(at).filter(|cell| !cell.is_blank());
        let Some(total) = total else {
            self.blank(&word("own-score-blank", &[]));
            return;
        };
        if self.book.total_disputed(at) {
            let what = word("own-score-blank", &[]);
            self.text(&word("disputed", &[("what", &what)]));
            return;
        }
        let grade = score(own.form, &own.chosen.rules).grade;
        let (name, grade) = match &grade {
            Some(grade) => ("own-score", grade.as_str()),
            None => ("own-score-only", ""),
        };
        let text = word(name, &[("score", &total.raw), ("grade", grade)]);
        let mut filled = Filled::default();
        let (before, behind) = text.split_once(&total.raw).unwrap_or((&text, ""));
        filled.push(before);
        if !behind.is_empty() {
            let called = crate::words::slot(own.form, slot, Language::Chinese);
            filled.figure(&called, &total.raw, "", self.book.places(&[at]));
            filled.push(behind);
        }
        let label = word("own-score-label", &[]);
        let label = Filled {
            text: label,
            ..Filled::default()
        };
        grid::pair(self, label, filled);
    }
}
