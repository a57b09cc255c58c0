//! Cells of a workbook: texts that stay texts, figures that are numbers, formulas with
//! their results.

use super::address::{self, Placed};
use super::entry;
use super::figure::{Figure, figure};
use crate::document::{self, Align, Cell, Entry, Extra, Stored, Style};
use crate::look;
use crate::spans::{Square, Squares};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError};

/// A table on its way to a sheet.
pub(super) struct Table<'a> {
    table: &'a document::Table,
    /// What stands in each square of it.
    squares: Squares,
    /// Where it stands itself.
    placed: Placed<'a>,
    /// Where all tables stand, for formulas that refer to another.
    all: &'a [Placed<'a>],
}

impl<'a> Table<'a> {
    /// A table that stands there, as all do.
    pub(super) fn new(
        table: &'a document::Table,
        placed: Placed<'a>,
        all: &'a [Placed<'a>],
    ) -> Self {
        Self {
            squares: Squares::of(table),
            table,
            placed,
            all,
        }
    }

    /// Writes all cells.
    pub(super) fn write(&self, worksheet: &mut Worksheet, fillable: bool) -> Result<(), XlsxError> {
        let nothing = Cell::new("");
        for (number, row) in self.table.rows.iter().enumerate() {
            for column in 0..self.squares.width() {
                let cell = row.cells.get(column).unwrap_or(&nothing);
                if let Square::Cell { rows, columns } = self.squares.at(number, column) {
                    self.cell(worksheet, cell, (number, column), (rows, columns), fillable)?;
                }
            }
        }
        Ok(())
    }

    fn cell(
        &self,
        worksheet: &mut Worksheet,
        cell: &Cell,
        (number, column): (usize, usize),
        (rows, columns): (usize, usize),
        fillable: bool,
    ) -> Result<(), XlsxError> {
        let edge = |column: usize| self.placed.edges.get(column).copied();
        let row = |number: usize| self.placed.rows.get(number).copied();
        let limit = XlsxError::RowColumnLimitError;
        let corners = || {
            let last_row = row(number + rows)?.checked_sub(1)?;
            let last_column = edge(column + columns)?.saturating_sub(1);
            Some(((row(number)?, edge(column)?), (last_row, last_column)))
        };
        let (at, last) = corners().ok_or(limit)?;
        let figure = number_of(cell);
        let format = format(cell, figure.as_ref(), fillable);
        if last != at {
            worksheet.merge_range(at.0, at.1, last.0, last.1, "", &format)?;
        }
        let extra = cell.extra.as_deref();
        let formula = extra
            .and_then(|extra| extra.formula.as_ref())
            .and_then(|formula| address::formula(formula, &self.placed, self.all))
            .filter(|_| {
                figure.is_some() || !cell.text.parse::<f64>().is_ok_and(|n| !n.is_finite())
            });
        if let Some(formula) = formula {
            let result = figure.map_or_else(
                || cell.text.clone(),
                |figure| result(&figure, extra).to_string(),
            );
            let formula = Formula::new(formula).set_result(result);
            worksheet.write_formula_with_format(at.0, at.1, formula, &format)?;
        } else if let Some(figure) = figure {
            worksheet.write_number_with_format(at.0, at.1, figure.value, &format)?;
        } else {
            text(worksheet, at, &cell.text, format)?;
        }
        entry::check(worksheet, at, &cell.text, extra)
    }
}

/// The number to be written: where a figure belongs, and its text can be shown by one.
fn number_of(cell: &Cell) -> Option<Figure> {
    let extra = cell.extra.as_deref()?;
    let belongs = matches!(extra.entry, Entry::Figure { .. } | Entry::Computed)
        || matches!(extra.stored, Some(Stored::Number(_)));
    belongs.then(|| figure(&cell.text)).flatten()
}

/// What a formula gives: the value it is known to have, where that is shown as the text.
fn result(figure: &Figure, extra: Option<&Extra>) -> f64 {
    let Some(Stored::Number(stored)) = extra.and_then(|extra| extra.stored.as_ref()) else {
        return figure.value;
    };
    let stored = stored.parse().ok();
    let stored = stored.filter(|stored| figure.shows(*stored));
    stored.unwrap_or(figure.value)
}

/// Writes a text as a text, whatever it begins with.
pub(super) fn text(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    mut format: Format,
) -> Result<(), XlsxError> {
    // Without the mark, a text that is edited would become a formula, a number or a date.
    if text.starts_with(|first: char| "=+-@".contains(first) || first.is_ascii_digit()) {
        format = format.set_quote_prefix();
    }
    worksheet.write_string_with_format(row, column, text, &format)?;
    Ok(())
}

/// The format of a paragraph over the whole width.
pub(super) fn words(style: &Style, entry: &Entry) -> Format {
    let format = of_style(style);
    if entry.is_open() {
        format.set_num_format("@").set_unlocked()
    } else {
        format
    }
}

fn format(cell: &Cell, figure: Option<&Figure>, fillable: bool) -> Format {
    let mut format = of_style(&look::cell_style(cell)).set_border(FormatBorder::Thin);
    let extra = cell.extra.as_deref();
    if let Some(figure) = figure {
        format = format.set_num_format(&figure.format);
    } else if let Some(extra) = extra
        && !extra.number_format.is_empty()
    {
        format = format.set_num_format(&extra.number_format);
    } else if matches!(cell.entry(), Entry::Text) {
        // What is typed here stays a text: "=100%", "1-2".
        format = format.set_num_format("@");
    }
    if fillable && cell.entry().is_open() {
        format = format.set_unlocked();
    }
    format
}

fn of_style(style: &Style) -> Format {
    let align = match style.align {
        Align::Left | Align::Auto => FormatAlign::Left,
        Align::Centre => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    };
    let mut format = Format::new()
        .set_font_name(look::typeface(style.face).name)
        .set_font_charset(134)
        .set_font_size(f64::from(style.size) / 10.0)
        .set_align(align)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap();
    if style.bold {
        format = format.set_bold();
    }
    if let Some([red, green, blue]) = style.fill {
        let colour = u32::from_be_bytes([0, red, green, blue]);
        format = format.set_background_color(colour);
    }
    format
}
