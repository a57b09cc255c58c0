//! Form to text. The writer is our own so that the layout is stable: one line for each
//! indicator and fund, keys in printed order, nothing empty.

use super::Places;
use domain::form::{
    Cell, DataTable, Form, FundLine, Heading, Indicator, Level1, Level2, MoneyUnit, Paragraph,
    Reach,
};
use std::fmt::Write;

/// Writes one form.
pub fn to_toml(form: &Form, places: Places) -> String {
    let mut out = String::new();
    write_form(&mut out, form, "", places);
    out
}

/// Writes many forms as `[[form]]`.
pub fn forms_to_toml(forms: &[Form], places: Places) -> String {
    let mut out = String::new();
    for form in forms {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str("[[form]]\n");
        write_form(&mut out, form, "form.", places);
    }
    out
}

fn write_form(out: &mut String, form: &Form, prefix: &str, places: Places) {
    write_head(out, form);
    rows(out, "goals", &form.goals, |goal| {
        vec![
            ("expected", goal.expected.raw.as_str()),
            ("actual", &goal.actual.raw),
        ]
    });
    rows(out, "steps", &form.steps, |step| {
        vec![
            ("period", step.period.raw.as_str()),
            ("task", &step.task.raw),
        ]
    });
    rows(out, "funds", &form.funds, fund_keys);
    write_headings(out, form);
    rows(out, "indicators", &form.indicators, indicator_keys);
    let total = [
        ("points", form.total.points.raw.as_str()),
        ("score", &form.total.score.raw),
    ];
    if total.iter().any(|(_, raw)| !raw.is_empty()) {
        line(out, "total", &inline(&total));
    }
    for (field, cell) in &form.fields {
        line(out, &format!("fields.{}", field.key()), &quoted(&cell.raw));
    }
    if !form.notes.is_empty() {
        out.push_str("notes = [\n");
        for note in &form.notes {
            let _ = writeln!(out, "  {},", quoted(&note.raw));
        }
        out.push_str("]\n");
    }
    write_doubts(out, form, places);
    rows(out, "items", &form.items, |item| {
        vec![
            ("group", item.group.raw.as_str()),
            ("name", &item.name.raw),
            ("points", &item.points.raw),
            ("basis", &item.basis.raw),
            ("reason", &item.reason.raw),
            ("score", &item.score.raw),
        ]
    });
    for paragraph in &form.paragraphs {
        write_paragraph(out, paragraph, prefix);
    }
    for table in &form.tables {
        write_table(out, table, prefix);
    }
    write_workbook(out, form, prefix);
    if places == Places::Keep {
        write_places(out, form, prefix);
    }
}

/// What a workbook kept behind the cells.
fn write_workbook(out: &mut String, form: &Form, prefix: &str) {
    let mut begun = false;
    for slot in form.slots() {
        let Some(kept) = form.cell(slot).and_then(|cell| cell.kept.as_deref()) else {
            continue;
        };
        if !begun {
            let _ = writeln!(out, "\n[{prefix}workbook]");
            begun = true;
        }
        let mut keys = Vec::new();
        for (key, text) in [("stored", &kept.stored), ("recomputed", &kept.recomputed)] {
            if !text.is_empty() {
                keys.push(format!("{key} = {}", quoted(text)));
            }
        }
        for (key, flag) in [("typed_over", kept.typed_over), ("as_text", kept.as_text)] {
            if flag {
                keys.push(format!("{key} = true"));
            }
        }
        let _ = writeln!(out, "{} = {{ {} }}", quoted(&slot.path()), keys.join(", "));
    }
}

fn write_head(out: &mut String, form: &Form) {
    line(out, "family", &quoted(form.family.id()));
    if form.blank {
        line(out, "blank", "true");
    }
    text(out, "title", &form.title);
    if let Some(year) = form.year {
        line(out, "year", &year.0.to_string());
    }
    if let Some(month) = form.month {
        line(out, "month", &month.to_string());
    }
    if form.money_unit != MoneyUnit::default() || !form.funds.is_empty() {
        line(out, "money_unit", &quoted(form.money_unit.name()));
    }
    text(out, "project", &form.project);
    text(out, "department", &form.department);
    text(out, "unit", &form.unit);
}

fn fund_keys(fund: &FundLine) -> Vec<(&'static str, &str)> {
    vec![
        ("line", fund.kind.id()),
        ("label", &fund.label.raw),
        ("initial", &fund.initial.raw),
        ("budget", &fund.budget.raw),
        ("executed", &fund.executed.raw),
        ("expected", &fund.expected.raw),
        ("points", &fund.points.raw),
        ("rate", &fund.rate.raw),
        ("expected_rate", &fund.expected_rate.raw),
        ("score", &fund.score.raw),
    ]
}

fn indicator_keys(row: &Indicator) -> Vec<(&'static str, &str)> {
    vec![
        ("level1", level1(&row.level1)),
        ("level2", level2(&row.level2)),
        ("name", &row.name.raw),
        ("initial", &row.initial.raw),
        ("target", &row.target.raw),
        ("actual", &row.actual.raw),
        ("expected", &row.expected.raw),
        ("points", &row.points.raw),
        ("score", &row.score.raw),
        ("rating", &row.rating.raw),
        ("deduction", &row.deduction.raw),
        ("reason", &row.reason.raw),
        ("cause", &row.cause.raw),
        ("measure", &row.measure.raw),
        ("note", &row.note.raw),
        ("method", &row.method.raw),
        ("likelihood", &row.likelihood.raw),
    ]
}

/// The group's name; nothing for the default one, which a reader of the text assumes.
fn level1(level: &Level1) -> &str {
    match level {
        Level1::Other => "",
        other => other.name(),
    }
}

fn write_headings(out: &mut String, form: &Form) {
    let headings: Vec<(&Heading, String)> = form
        .headings
        .iter()
        .map(|heading| (heading, groups(&heading.with)))
        .collect();
    rows(out, "headings", &headings, |(heading, with)| {
        vec![
            ("level1", level1(&heading.level1)),
            ("level2", level2(&heading.level2)),
            ("points", &heading.points.raw),
            ("with", with),
        ]
    });
}

fn groups(groups: &[Level1]) -> String {
    let names: Vec<&str> = groups.iter().map(Level1::name).collect();
    names.join("、")
}

fn level2(level: &Level2) -> &str {
    level.name()
}

fn write_doubts(out: &mut String, form: &Form, places: Places) {
    let texts: Vec<(String, &str, &str, &str)> = form
        .doubts
        .iter()
        .map(|doubt| {
            let place = match places {
                Places::Keep => format!("{:#}", doubt.place),
                Places::Drop => String::new(),
            };
            // The usual reach is left out.
            let reach = match doubt.reach {
                Reach::Form => "",
                reach => reach.key(),
            };
            let message = &doubt.message;
            (place, message.zh.as_str(), message.en.as_str(), reach)
        })
        .collect();
    rows(out, "doubts", &texts, |(place, zh, en, reach)| {
        vec![
            ("place", place.as_str()),
            ("zh", *zh),
            ("en", *en),
            ("reach", *reach),
        ]
    });
}

fn write_table(out: &mut String, table: &DataTable, prefix: &str) {
    let _ = writeln!(out, "\n[[{prefix}tables]]");
    text(out, "title", &table.title);
    if !table.columns.is_empty() {
        line(out, "columns", &list(&table.columns));
    }
    if !table.rows.is_empty() {
        out.push_str("rows = [\n");
        for row in &table.rows {
            let _ = writeln!(out, "  {},", list(row));
        }
        out.push_str("]\n");
    }
}

fn write_paragraph(out: &mut String, paragraph: &Paragraph, prefix: &str) {
    let _ = writeln!(out, "\n[[{prefix}paragraphs]]");
    if paragraph.level > 0 {
        line(out, "level", &paragraph.level.to_string());
    }
    text(out, "text", &paragraph.text);
    if !paragraph.figures.is_empty() {
        line(out, "figures", &list(&paragraph.figures));
    }
}

fn write_places(out: &mut String, form: &Form, prefix: &str) {
    let mut begun = false;
    for slot in form.slots() {
        let Some(cell) = form.cell(slot) else {
            continue;
        };
        if cell.place.is_unknown() {
            continue;
        }
        if !begun {
            let _ = writeln!(out, "\n[{prefix}places]");
            begun = true;
        }
        let place = quoted(&format!("{:#}", cell.place));
        line(out, &quoted(&slot.path()), &place);
    }
}

/// An array of inline tables, one on each line.
fn rows<T>(out: &mut String, key: &str, all: &[T], keys: impl Fn(&T) -> Vec<(&'static str, &str)>) {
    if all.is_empty() {
        return;
    }
    let _ = writeln!(out, "{key} = [");
    for one in all {
        let _ = writeln!(out, "  {},", inline(&keys(one)));
    }
    out.push_str("]\n");
}

fn inline(keys: &[(&str, &str)]) -> String {
    let inner: Vec<String> = keys
        .iter()
        .filter(|(_, raw)| !raw.is_empty())
        .map(|(key, raw)| format!("{key} = {}", quoted(raw)))
        .collect();
    if inner.is_empty() {
        "{}".to_owned()
    } else {
        format!("{{ {} }}", inner.join(", "))
    }
}

fn list(cells: &[Cell]) -> String {
    let inner: Vec<String> = cells.iter().map(|cell| quoted(&cell.raw)).collect();
    format!("[{}]", inner.join(", "))
}

fn text(out: &mut String, key: &str, cell: &Cell) {
    if !cell.is_empty() {
        line(out, key, &quoted(&cell.raw));
    }
}

fn line(out: &mut String, key: &str, value: &str) {
    let _ = writeln!(out, "{key} = {value}");
}

/// A TOML basic string.
fn quoted(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len() + 2);
    out.push('"');
    for c in raw.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            // Invisible characters are shown, so that two texts that differ look different.
            c if c.is_control()
                || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}') =>
            {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
