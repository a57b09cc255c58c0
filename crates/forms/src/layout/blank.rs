//! The form nobody has filled yet, as its layout draws it.

use super::DASH;
use super::data::{FundsPart, IndicatorsPart, Layout, Part, TablesPart};
use super::pattern::{Pattern, Words};
use domain::form::{
    Cell, DataTable, Form, FundColumn, FundLine, Goal, Heading, Indicator, Level1, Level2,
    PlanStep, Slot, Year,
};
use domain::place::Place;
use domain::rules::RulesInForce;

/// An empty form of a layout for a year: the printed lines, groups with the points the rules
/// give, as many empty rows as the layout has. `kind` is one of [`Layout::kinds`].
pub fn blank_form(
    layout: &Layout,
    rules: Option<&RulesInForce>,
    year: Option<Year>,
    kind: Option<&str>,
) -> Form {
    let mut form = Form {
        family: layout.family,
        blank: true,
        year,
        money_unit: layout.money,
        ..Form::default()
    };
    let words = Words {
        kind: kind.unwrap_or_else(|| layout.kind_of("")),
        points: "",
    };
    form.title = cell(&layout.title.print(&form, words, &[]));
    form.notes = layout.notes.iter().map(|note| cell(note)).collect();
    let mut blank = Blank {
        form,
        layout,
        rules,
        words,
    };
    for part in &layout.parts {
        match part {
            Part::Funds(part) => blank.funds(part),
            Part::Goals(_) => blank.form.goals.push(Goal::default()),
            Part::Plan(_) => blank.form.steps.push(PlanStep::default()),
            Part::Indicators(part) => blank.indicators(part),
            Part::Tables(part) => blank.tables(part),
            Part::Row(_) => {}
        }
    }
    blank.form
}

/// The rows of a blank form that findings are evidence for: the row's name, and what the codes
/// of the checks begin with.
pub fn evidence(layout: &Layout) -> Vec<(&str, &[String])> {
    let parts = layout.parts.iter().filter_map(|part| match part {
        Part::Indicators(part) => Some(part),
        _ => None,
    });
    let kinds = parts
        .flat_map(|part| &part.groups)
        .flat_map(|group| &group.kinds);
    kinds
        .flat_map(|kind| &kind.items)
        .filter(|item| !item.checks.is_empty())
        .map(|item| (item.name.as_str(), item.checks.as_slice()))
        .collect()
}

/// The form while it is drawn.
struct Blank<'a> {
    form: Form,
    layout: &'a Layout,
    rules: Option<&'a RulesInForce>,
    words: Words<'a>,
}

impl Blank<'_> {
    fn print(&self, pattern: &Pattern) -> Cell {
        cell(&pattern.print(&self.form, self.words, &[]))
    }

    fn funds(&mut self, part: &FundsPart) {
        for line in &part.lines {
            let Some(kind) = line.line else { continue };
            let label = self.print(&line.label);
            self.form.funds.push(FundLine {
                label,
                ..FundLine::empty(kind)
            });
            let at = self.form.funds.len() - 1;
            for &column in &line.dashes {
                if let Some(dash) = self.form.cell_mut(Slot::Fund(at, column)) {
                    *dash = cell(DASH);
                }
            }
        }
        execution_points(&mut self.form, self.rules, part);
    }

    fn indicators(&mut self, part: &IndicatorsPart) {
        for group in &part.groups {
            let points = group_points(self.rules, &group.level1, self.layout);
            if let Some(points) = points.filter(|_| !group.points.is_empty()) {
                self.form.headings.push(Heading {
                    level1: group.level1.clone(),
                    level2: Level2::Missing,
                    points: cell(&points),
                    with: Vec::new(),
                });
            }
            for kind in &group.kinds {
                let row = Indicator {
                    level1: group.level1.clone(),
                    level2: kind.level2.clone(),
                    method: cell(&kind.method),
                    ..Indicator::default()
                };
                let printed = kind.items.iter().map(|item| Indicator {
                    name: cell(&item.name),
                    target: cell(&item.target),
                    ..row.clone()
                });
                self.form.indicators.extend(printed);
                let empty = (0..kind.rows).map(|_| row.clone());
                self.form.indicators.extend(empty);
            }
        }
    }

    fn tables(&mut self, part: &TablesPart) {
        for shape in &part.tables {
            let columns: Vec<Cell> = shape.columns.iter().map(|c| self.print(c)).collect();
            let empty = || vec![Cell::default(); columns.len().saturating_sub(1)];
            let rows = shape.rows.iter();
            let rows = rows.map(|label| [vec![cell(label)], empty()].concat());
            self.form.tables.push(DataTable {
                title: columns.first().cloned().unwrap_or_default(),
                rows: rows.collect(),
                columns,
            });
        }
    }
}

fn cell(text: &str) -> Cell {
    Cell::new(text, Place::default())
}

/// The points of budget execution, where the form has a column for them.
fn execution_points(form: &mut Form, rules: Option<&RulesInForce>, part: &FundsPart) {
    let has_column = part
        .head
        .iter()
        .any(|head| head.column == Some(FundColumn::Points));
    let Some(rules) = rules.filter(|_| has_column) else {
        return;
    };
    let total = form
        .funds
        .iter()
        .position(|line| line.kind == domain::form::FundKind::Total);
    if let Some(points) = total.and_then(|at| form.cell_mut(Slot::Fund(at, FundColumn::Points))) {
        *points = cell(&rules.weights.value.execution.number().to_string());
    }
}

/// The points a group has by the rules; a layout with a cost group of its own goes by the
/// weights with cost.
fn group_points(rules: Option<&RulesInForce>, level: &Level1, layout: &Layout) -> Option<String> {
    let has_cost = layout.parts.iter().any(|part| match part {
        Part::Indicators(part) => part.groups.iter().any(|g| g.level1 == Level1::Cost),
        _ => false,
    });
    let weights = &rules?.weights_for(has_cost).value;
    let points = weights.of(level)?.number();
    (!points.is_zero()).then(|| points.to_string())
}
