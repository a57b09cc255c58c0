//! A form as tables, each cell carrying its address so that a finding can mark it.

use super::{escape, report};
use crate::report::put;
use crate::words::{self, say};
use domain::form::{Form, FundColumn, GoalColumn, IndicatorColumn, Slot, StepColumn, TotalColumn};
use domain::text::Language;

/// Writes every part of the form that holds something.
pub fn write(form: &Form, language: Language, out: &mut String) {
    facts(form, language, out);
    funds(form, language, out);
    goals(form, language, out);
    indicators(form, language, out);
    for table in 0..form.tables.len() {
        data_table(form, table, out);
    }
    report::write(form, language, out);
    for note in 0..form.notes.len() {
        put!(
            out,
            "<p class=\"note\">{}</p>",
            span(form, Slot::Note(note))
        );
    }
}

pub(super) fn raw(form: &Form, slot: Slot) -> &str {
    form.cell(slot).map_or("", |cell| cell.raw.as_str())
}

pub(super) fn cell(form: &Form, slot: Slot) -> String {
    format!(
        "<td data-s=\"{}\">{}</td>",
        slot.path(),
        escape(raw(form, slot))
    )
}

fn span(form: &Form, slot: Slot) -> String {
    format!(
        "<span data-s=\"{}\">{}</span>",
        slot.path(),
        escape(raw(form, slot))
    )
}

fn facts(form: &Form, language: Language, out: &mut String) {
    let mut slots = vec![Slot::Title, Slot::Project, Slot::Department, Slot::Unit];
    slots.extend(form.fields.keys().map(|&field| Slot::Field(field)));
    put!(out, "<table class=\"facts\">");
    for slot in slots {
        if !raw(form, slot).is_empty() {
            let label = words::slot_column(slot, language);
            put!(out, "<tr><th>{label}</th>{}</tr>", cell(form, slot));
        }
    }
    put!(out, "</table>");
}

fn funds(form: &Form, language: Language, out: &mut String) {
    let used = |column: &FundColumn| {
        (0..form.funds.len()).any(|i| !raw(form, Slot::Fund(i, *column)).is_empty())
    };
    let columns: Vec<FundColumn> = FundColumn::ALL.iter().copied().filter(used).collect();
    if columns.is_empty() {
        return;
    }
    put!(out, "<table><tr>");
    for &column in &columns {
        put!(out, "<th>{}</th>", words::fund_column(column, language));
    }
    put!(out, "</tr>");
    for i in 0..form.funds.len() {
        let cells: Vec<String> = columns
            .iter()
            .map(|&c| cell(form, Slot::Fund(i, c)))
            .collect();
        put!(out, "<tr>{}</tr>", cells.concat());
    }
    put!(out, "</table>");
}

fn goals(form: &Form, language: Language, out: &mut String) {
    if !form.goals.is_empty() {
        put!(out, "<table>");
        for i in 0..form.goals.len() {
            let expected = cell(form, Slot::Goal(i, GoalColumn::Expected));
            let actual = cell(form, Slot::Goal(i, GoalColumn::Actual));
            let label = words::goal_column(GoalColumn::Expected, language);
            put!(out, "<tr><th>{label}</th>{expected}{actual}</tr>");
        }
        put!(out, "</table>");
    }
    if !form.steps.is_empty() {
        put!(out, "<table>");
        for i in 0..form.steps.len() {
            let period = cell(form, Slot::Step(i, StepColumn::Period));
            let task = cell(form, Slot::Step(i, StepColumn::Task));
            put!(out, "<tr>{period}{task}</tr>");
        }
        put!(out, "</table>");
    }
}

fn indicators(form: &Form, language: Language, out: &mut String) {
    headings(form, out);
    if form.indicators.is_empty() {
        return;
    }
    let used = |column: &IndicatorColumn| {
        (0..form.indicators.len()).any(|i| !raw(form, Slot::Indicator(i, *column)).is_empty())
    };
    let columns: Vec<_> = IndicatorColumn::ALL.iter().copied().filter(used).collect();
    put!(
        out,
        "<table><tr><th colspan=\"2\">{}</th>",
        say(language, "类别", "group")
    );
    for &column in &columns {
        put!(
            out,
            "<th>{}</th>",
            words::indicator_column(column, language)
        );
    }
    put!(out, "</tr>");
    for (i, row) in form.indicators.iter().enumerate() {
        let cells: Vec<String> = columns
            .iter()
            .map(|&c| cell(form, Slot::Indicator(i, c)))
            .collect();
        let (one, two) = (escape(row.level1.name()), escape(row.level2.name()));
        put!(
            out,
            "<tr><th>{one}</th><th>{two}</th>{}</tr>",
            cells.concat()
        );
    }
    let cells: Vec<String> = columns
        .iter()
        .map(|column| match column {
            IndicatorColumn::Points => cell(form, Slot::Total(TotalColumn::Points)),
            IndicatorColumn::Score => cell(form, Slot::Total(TotalColumn::Score)),
            _ => "<td></td>".to_owned(),
        })
        .collect();
    let total = say(language, "总分", "total");
    put!(
        out,
        "<tr><th colspan=\"2\">{total}</th>{}</tr></table>",
        cells.concat()
    );
}

fn headings(form: &Form, out: &mut String) {
    if form.headings.is_empty() {
        return;
    }
    let parts: Vec<String> = form
        .headings
        .iter()
        .enumerate()
        .map(|(i, heading)| {
            let kind = heading.level2.name();
            let name = if kind.is_empty() {
                heading.level1.name()
            } else {
                kind
            };
            format!("{} {}", escape(name), span(form, Slot::Heading(i)))
        })
        .collect();
    put!(out, "<p class=\"note\">{}</p>", parts.join(" · "));
}

fn data_table(form: &Form, table: usize, out: &mut String) {
    let Some(data) = form.tables.get(table) else {
        return;
    };
    put!(
        out,
        "<table><caption>{}</caption><tr>",
        span(form, Slot::TableTitle(table))
    );
    for column in 0..data.columns.len() {
        put!(
            out,
            "<th>{}</th>",
            span(form, Slot::TableHead(table, column))
        );
    }
    put!(out, "</tr>");
    for (r, row) in data.rows.iter().enumerate() {
        let cells: Vec<String> = (0..row.len())
            .map(|c| cell(form, Slot::Table(table, r, c)))
            .collect();
        put!(out, "<tr>{}</tr>", cells.concat());
    }
    put!(out, "</table>");
}
