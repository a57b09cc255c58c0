//! What was understood, for people.

use super::report;
use crate::style::{Style, Tone, clip, one_line, pad, width};
use crate::words::{self, say};
use app::{Chosen, Loaded, Narrative};
use domain::form::{Doubt, Form, FundColumn, IndicatorColumn, Slot, TotalColumn};
use domain::place::Place;
use domain::text::{Language, Text};
use std::io::{self, Write};

/// Columns of a table are shown no wider than this.
const WIDEST: usize = 28;

/// How to show it.
#[derive(Clone, Copy, Debug)]
pub struct TextView {
    /// The language.
    pub language: Language,
    /// Colour.
    pub style: Style,
    /// Whether prose is shown line by line.
    pub verbose: bool,
}

/// The forms of a document.
pub fn forms(
    loaded: &Loaded,
    rules: &[Chosen],
    view: &TextView,
    out: &mut dyn Write,
) -> io::Result<()> {
    let language = view.language;
    writeln!(
        out,
        "{}",
        view.style.paint(Tone::Strong, &one_line(&loaded.name))
    )?;
    for (index, form) in loaded.forms.iter().enumerate() {
        let blank = if form.blank {
            say(language, "（空白表）", " (blank)")
        } else {
            ""
        };
        writeln!(
            out,
            "\n{}",
            view.style.paint(
                Tone::Strong,
                &format!(
                    "{}. {} · {}{blank}",
                    index + 1,
                    form.family.chinese(),
                    clip(form.subject(), 60)
                )
            )
        )?;
        head(form, rules.get(index), view, out)?;
        if !form.blank {
            funds(form, view, out)?;
            indicators(form, view, out)?;
            tables(form, view, out)?;
            report::items(form, view, out)?;
            report::paragraphs(form, view, out)?;
        }
        doubts(&form.doubts, view, out)?;
    }
    doubts(&loaded.doubts, view, out)?;
    for note in &loaded.notes {
        let label = say(view.language, "说明", "note");
        told(label, Tone::Faint, &note.place, &note.message, view, out)?;
    }
    if !loaded.unread.is_empty() {
        let label = say(language, "未读懂的内容", "not understood");
        writeln!(
            out,
            "\n{}（{}）",
            view.style.paint(Tone::Doubtful, label),
            loaded.unread.len()
        )?;
        for unread in &loaded.unread {
            let place = words::place(&unread.place, language);
            writeln!(out, "  {place}  {}", clip(&unread.text, 80))?;
        }
    }
    narrative(loaded, view, out)?;
    writeln!(out)
}

/// Prose outside of the forms: counted, and line by line when asked for.
fn narrative(loaded: &Loaded, view: &TextView, out: &mut dyn Write) -> io::Result<()> {
    if loaded.narrative.is_empty() {
        return Ok(());
    }
    let told = Narrative::of(&loaded.narrative).text();
    let told = view.style.paint(Tone::Doubtful, told.get(view.language));
    let more = say(view.language, "；加 -v 逐段列出", "; -v lists them");
    writeln!(out, "\n{told}{}", if view.verbose { "" } else { more })?;
    for unread in loaded.narrative.iter().filter(|_| view.verbose) {
        let place = words::place(&unread.place, view.language);
        writeln!(out, "  {place}  {}", one_line(&unread.text))?;
    }
    Ok(())
}

fn head(
    form: &Form,
    chosen: Option<&Chosen>,
    view: &TextView,
    out: &mut dyn Write,
) -> io::Result<()> {
    let language = view.language;
    let mut line = |label: &str, text: &str| {
        if text.is_empty() {
            return Ok(());
        }
        let label = view.style.paint(Tone::Faint, &pad(label, 14));
        writeln!(out, "  {label}{}", clip(text, 100))
    };
    for slot in [Slot::Title, Slot::Project, Slot::Department, Slot::Unit] {
        let text = form.cell(slot).map_or("", |cell| cell.raw.as_str());
        line(&words::slot_column(slot, language), text)?;
    }
    let year = form.year.map_or(String::new(), |year| year.0.to_string());
    line(say(language, "年度", "year"), &year)?;
    if let Some(chosen) = chosen {
        let text = format!("{} · {}", chosen.rules.id, chosen.why.get(language));
        line(say(language, "规则", "rules"), &text)?;
    }
    for (&field, cell) in &form.fields {
        line(words::field(field, language), &cell.raw)?;
    }
    for goal in &form.goals {
        line(say(language, "预期目标", "goal"), &goal.expected.raw)?;
        line(say(language, "实际完成", "achieved"), &goal.actual.raw)?;
    }
    for step in &form.steps {
        let text = format!("{} {}", step.period.raw, step.task.raw);
        line(say(language, "计划", "plan"), text.trim())?;
    }
    Ok(())
}

fn funds(form: &Form, view: &TextView, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = vec![
        FundColumn::ALL
            .iter()
            .map(|&column| words::fund_column(column, view.language).to_owned())
            .collect::<Vec<_>>(),
    ];
    rows[0][0] = format!("{}（{}）", rows[0][0], form.money_unit.name());
    for i in 0..form.funds.len() {
        let cells = FundColumn::ALL.iter();
        rows.push(
            cells
                .map(|&column| raw(form, Slot::Fund(i, column)))
                .collect(),
        );
    }
    grid(rows, view, out)
}

fn indicators(form: &Form, view: &TextView, out: &mut dyn Write) -> io::Result<()> {
    let language = view.language;
    let mut head = vec![say(language, "类别", "group").to_owned(), String::new()];
    let columns = IndicatorColumn::ALL;
    head.extend(
        columns
            .iter()
            .map(|&c| words::indicator_column(c, language).to_owned()),
    );
    let mut rows = vec![head];
    for (i, row) in form.indicators.iter().enumerate() {
        let mut cells = vec![row.level1.name().to_owned(), row.level2.name().to_owned()];
        cells.extend(columns.iter().map(|&c| raw(form, Slot::Indicator(i, c))));
        rows.push(cells);
    }
    let points = raw(form, Slot::Total(TotalColumn::Points));
    let score = raw(form, Slot::Total(TotalColumn::Score));
    if !(points.is_empty() && score.is_empty()) {
        let mut cells = vec![say(language, "总分", "total").to_owned(), String::new()];
        cells.extend(columns.iter().map(|&c| match c {
            IndicatorColumn::Points => points.clone(),
            IndicatorColumn::Score => score.clone(),
            _ => String::new(),
        }));
        rows.push(cells);
    }
    grid(rows, view, out)
}

fn tables(form: &Form, view: &TextView, out: &mut dyn Write) -> io::Result<()> {
    for table in &form.tables {
        writeln!(out, "  {}", clip(&table.title.raw, 80))?;
        let texts = |row: &[domain::form::Cell]| row.iter().map(|cell| cell.raw.clone()).collect();
        let mut rows: Vec<Vec<String>> = vec![texts(&table.columns)];
        rows.extend(table.rows.iter().map(|row| texts(row)));
        grid(rows, view, out)?;
    }
    Ok(())
}

fn raw(form: &Form, slot: Slot) -> String {
    form.cell(slot)
        .map_or(String::new(), |cell| cell.raw.clone())
}

/// Rows in aligned columns, the first as headings; columns that hold nothing are left out.
pub fn grid(rows: Vec<Vec<String>>, view: &TextView, out: &mut dyn Write) -> io::Result<()> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    if rows.len() < 2 {
        return Ok(());
    }
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|row| row.iter().map(|text| clip(text, WIDEST)).collect())
        .collect();
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            let below = rows.iter().skip(1).filter_map(|row| row.get(column));
            let wide = below.map(|text| width(text)).max().unwrap_or(0);
            let head = rows[0].get(column).map_or(0, |text| width(text));
            if wide == 0 { 0 } else { wide.max(head) }
        })
        .collect();
    for (index, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .filter(|(_, wide)| **wide > 0)
            .map(|(text, &wide)| pad(text, wide))
            .collect();
        let line = cells.join("  ");
        let tone = if index == 0 { Tone::Faint } else { Tone::Calm };
        let line = line.trim_end();
        let line = if index == 0 {
            view.style.paint(tone, line)
        } else {
            line.to_owned()
        };
        writeln!(out, "    {line}")?;
    }
    Ok(())
}

fn doubts(doubts: &[Doubt], view: &TextView, out: &mut dyn Write) -> io::Result<()> {
    for doubt in doubts {
        let label = say(view.language, "存疑", "doubt");
        told(
            label,
            Tone::Doubtful,
            &doubt.place,
            &doubt.message,
            view,
            out,
        )?;
    }
    Ok(())
}

/// A sentence with its place.
fn told(
    label: &str,
    tone: Tone,
    place: &Place,
    message: &Text,
    view: &TextView,
    out: &mut dyn Write,
) -> io::Result<()> {
    let place = words::place(place, view.language);
    let label = view.style.paint(tone, label);
    let message = one_line(message.get(view.language));
    writeln!(out, "  {label} {place}  {message}")
}

/// The layout of a document. A cell that spans others says how many rows and columns; those
/// it covers are dots.
pub fn layout(
    name: &str,
    document: &app::Document,
    view: &TextView,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{}", view.style.paint(Tone::Strong, &one_line(name)))?;
    for block in &document.blocks {
        match block {
            app::Block::Paragraph(paragraph) => {
                let place = at(&paragraph.place);
                writeln!(out, "{place:>6}  {}", one_line(&paragraph.text))?;
            }
            app::Block::PageBreak => writeln!(out)?,
            app::Block::Table(table) => {
                for row in &table.rows {
                    let place = row.cells.first().map_or_else(String::new, |c| at(&c.place));
                    let cells: Vec<String> = row.cells.iter().map(spanning).collect();
                    writeln!(out, "{place:>6}  | {} |", cells.join(" | "))?;
                }
            }
        }
    }
    for (label, tone, list) in [
        (
            say(view.language, "存疑", "doubt"),
            Tone::Doubtful,
            &document.doubts,
        ),
        (
            say(view.language, "说明", "note"),
            Tone::Faint,
            &document.notes,
        ),
    ] {
        for (place, [zh, en]) in list {
            let message = Text::new(zh.clone(), en.clone());
            told(label, tone, &app::place(place), &message, view, out)?;
        }
    }
    writeln!(out)
}

/// A line of text, or a place in short.
fn at(place: &app::Place) -> String {
    if place.line > 0 {
        return place.line.to_string();
    }
    let mut place = app::place(place);
    if place.sheet.is_some() {
        place.table = None;
    }
    match place.to_string() {
        unknown if unknown.is_empty() => "0".to_owned(),
        known => known,
    }
}

fn spanning(cell: &app::DocumentCell) -> String {
    let text = one_line(&cell.text);
    match (cell.covered, cell.row_span, cell.column_span) {
        (true, ..) => "·".to_owned(),
        (false, 0 | 1, 0 | 1) => text,
        (false, rows, columns) => format!("{text} [{rows}×{columns}]"),
    }
}
