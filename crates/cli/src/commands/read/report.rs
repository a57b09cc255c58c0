//! What a report says beyond tables, for people: the items of an evaluation and the text.

use super::text::{TextView, grid};
use crate::style::{Tone, clip, one_line};
use crate::words::{self, say};
use domain::form::{Form, ItemColumn, Paragraph, Slot};
use domain::text::Language;
use std::io::{self, Write};

/// The columns of an item, what it rests on last.
const COLUMNS: [ItemColumn; 6] = [
    ItemColumn::Group,
    ItemColumn::Name,
    ItemColumn::Points,
    ItemColumn::Score,
    ItemColumn::Basis,
    ItemColumn::Reason,
];

/// The items of an evaluation.
pub fn items(form: &Form, view: &TextView, out: &mut dyn Write) -> io::Result<()> {
    let head = COLUMNS.map(|column| words::item_column(column, view.language).to_owned());
    let mut rows = vec![head.to_vec()];
    for i in 0..form.items.len() {
        let cells = COLUMNS.iter().map(|&column| {
            let cell = form.cell(Slot::Item(i, column));
            cell.map_or(String::new(), |cell| one_line(&cell.raw))
        });
        rows.push(cells.collect());
    }
    grid(rows, view, out)
}

/// The headings of a report; with `-v` its whole text, each with its place.
pub fn paragraphs(form: &Form, view: &TextView, out: &mut dyn Write) -> io::Result<()> {
    if form.paragraphs.is_empty() {
        return Ok(());
    }
    let figures: usize = form.paragraphs.iter().map(|one| one.figures.len()).sum();
    let count = form.paragraphs.len();
    let told = match view.language {
        Language::Chinese => format!("正文 {count} 段，其中数字 {figures} 个"),
        Language::English => format!("text: {count} paragraphs with {figures} figures"),
    };
    let more = if view.verbose {
        ""
    } else {
        say(view.language, "（加 -v 看全文）", " (-v shows all)")
    };
    writeln!(out, "  {}{more}", view.style.paint(Tone::Strong, &told))?;
    let shown = |paragraph: &&Paragraph| view.verbose || paragraph.level > 0;
    for paragraph in form.paragraphs.iter().filter(shown) {
        let place = words::place(&paragraph.text.place, view.language);
        let indent = "  ".repeat(usize::from(paragraph.level.saturating_sub(1)));
        let text = one_line(&paragraph.text.raw);
        match (view.verbose, paragraph.level) {
            (true, 0) => writeln!(out, "    {place}  {text}")?,
            (true, _) => {
                let heading = view.style.paint(Tone::Strong, &text);
                writeln!(out, "    {place}  {heading}")?;
            }
            (false, _) => writeln!(out, "    {indent}{}", clip(&text, 80))?,
        }
    }
    Ok(())
}
