//! Cuts a document into sections, one a form, at the titles; reads each.

use super::exact::{self, Exact, Line};
use super::grid::Grid;
use super::report::{self, Piece};
use super::{Reading, Unread, cell, convert, data_table, fields, finish, lines, own_name, titled};
use crate::labels::{Column, Label, Labels};
use domain::form::{Cell, Family, Form, IndicatorColumn};
use office::{Block, Cell as Source, Document, Layout, Paragraph, Role, Row, Table};

/// The blocks from one title to the next.
#[derive(Debug, Default)]
pub(super) struct Section<'a> {
    /// The title and the family it names; none before the first title or where a grid
    /// begins without one.
    title: Option<(Family, &'a Paragraph)>,
    paragraphs: Vec<&'a Paragraph>,
    /// What stands on a page of its own, or at least on a new one, in front of the title.
    cover: Vec<&'a Paragraph>,
    /// How many paragraphs stand between the table and the first page break below it.
    page_end: Option<usize>,
    /// Rows, and whether each heads an indicator grid.
    rows: Vec<(&'a Row, bool)>,
    /// The same rows as they are seen, where tables are real.
    lines: Vec<Line<'a>>,
    /// Where each table begins: how many paragraphs stand in front of it, and its first row.
    tables: Vec<(usize, usize)>,
    has_grid: bool,
    /// The first cell of a table whose cells were only guessed.
    guessed: Option<&'a Source>,
}

/// Cuts the document.
pub(super) fn sections<'a>(document: &'a Document, labels: &Labels) -> Vec<Section<'a>> {
    let mut sections = vec![Section::default()];
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => add_paragraph(paragraph, labels, &mut sections),
            Block::PageBreak => {
                if let Some(section) = sections.last_mut() {
                    section.page_end.get_or_insert(section.paragraphs.len());
                }
            }
            Block::Table(table) if document.layout == Layout::Grid => {
                add_lines(table, labels, &mut sections);
            }
            Block::Table(table) => {
                for (number, row) in table.rows.iter().enumerate() {
                    if begins_untitled_form(row.cells.iter(), sections.last(), labels) {
                        sections.push(Section::default());
                    }
                    if let Some(section) = sections.last_mut() {
                        section.begin_table(number == 0);
                        let heads_grid = is_grid_header(row, labels);
                        section.has_grid |= heads_grid;
                        section.page_end = None;
                        section.rows.push((row, heads_grid));
                    }
                }
            }
        }
    }
    sections
}

/// A title begins a section. In a page's header it does so only where the page itself has
/// none, and a footer never does.
fn add_paragraph<'a>(paragraph: &'a Paragraph, labels: &Labels, sections: &mut Vec<Section<'a>>) {
    let Some(section) = sections.last_mut() else {
        return;
    };
    // A step of the work or an entry of a list, within a report.
    let numbered = report::ordinal(paragraph.text.trim()).is_some();
    let reports = |family: &Family| family.is_report();
    let within = section
        .title
        .as_ref()
        .is_some_and(|(family, _)| reports(family));
    let family = labels
        .title(&paragraph.text)
        .filter(|family| !(numbered && within && reports(family)));
    let aside = |role: Role| matches!(role, Role::Header | Role::TextBox);
    let untouched = section.rows.is_empty();
    match (family, &section.title) {
        (Some(_), _) if fields::is_below_the_page(paragraph) => section.paragraphs.push(paragraph),
        (Some(_), Some(_)) if untouched && aside(paragraph.role) => {
            section.paragraphs.push(paragraph);
        }
        (Some(family), Some((_, title))) if untouched && aside(title.role) => {
            section.paragraphs.push(title);
            section.title = Some((family, paragraph));
        }
        (Some(family), _) => {
            let cover = section.next_cover(labels);
            sections.push(Section {
                title: Some((family, paragraph)),
                cover,
                ..Section::default()
            });
        }
        (None, _) => section.paragraphs.push(paragraph),
    }
}

fn add_lines<'a>(table: &'a Table, labels: &Labels, sections: &mut Vec<Section<'a>>) {
    for (number, (row, line)) in table.rows.iter().zip(exact::lines(table)).enumerate() {
        let own = line.own().map(|shown| shown.cell);
        if begins_untitled_form(own, sections.last(), labels) {
            sections.push(Section::default());
        }
        if let Some(section) = sections.last_mut() {
            section.begin_table(number == 0);
            if table.guessed && section.guessed.is_none() {
                section.guessed = row.cells.first();
            }
            let heads_grid = exact::heads_grid(&line, labels);
            section.has_grid |= heads_grid;
            section.page_end = None;
            section.rows.push((row, heads_grid));
            section.lines.push(line);
        }
    }
}

/// A project name behind a complete grid begins another form though no title was seen.
fn begins_untitled_form<'c>(
    cells: impl Iterator<Item = &'c Source>,
    section: Option<&Section<'_>>,
    labels: &Labels,
) -> bool {
    if !section.is_some_and(|section| section.has_grid) {
        return false;
    }
    cells
        .filter(|cell| !cell.text.trim().is_empty())
        .take(2)
        .any(|cell| labels.meanings(&cell.text).contains(&Label::Project))
}

/// Whether the row heads an indicator grid.
fn is_grid_header(row: &Row, labels: &Labels) -> bool {
    let (mut name, mut other) = (false, false);
    for cell in &row.cells {
        for label in labels.meanings(&cell.text) {
            match label {
                Label::Column(Column::Cell(IndicatorColumn::Name)) => name = true,
                Label::Column(Column::Cell(IndicatorColumn::Target) | Column::Level2) => {
                    other = true
                }
                _ => {}
            }
        }
    }
    name && other
}

/// Reads one section into the reading.
pub(super) fn read<'a>(
    section: Section<'a>,
    layout: Layout,
    labels: &Labels,
    cover: &mut Vec<&'a Paragraph>,
    reading: &mut Reading,
) {
    cover.extend(&section.cover);
    if section.title.is_none() && !section.has_grid {
        leave_rows(&section, labels, reading);
        cover.extend(section.paragraphs);
        return;
    }
    let mut form = begin(&section, labels);
    let before = reading.narrative.len();
    if form.family.is_report() {
        form = report::read(&section.pieces(layout), layout, labels, form, reading);
        if !report::says_something(&form) {
            // A title on a cover, or a mention; what it says belongs to the next form.
            cover.extend(section.title.map(|(_, title)| title));
            cover.extend(section.paragraphs);
            reading.narrative.truncate(before);
            return;
        }
    } else if form.family == Family::BasicData {
        data_sheet(&section, layout, labels, &mut form, reading);
    } else if section.rows.is_empty() {
        if !lines::read(
            &section.paragraphs,
            labels,
            &mut form,
            &mut reading.narrative,
        ) {
            // A title without a form below it is a heading or a mention.
            narrate(&section, reading);
            return;
        }
    } else {
        fields::from_paragraphs(
            &section.paragraphs,
            labels,
            &mut form,
            &mut reading.narrative,
        );
        let before = reading.unread.len();
        let own = own_name::take(&section.paragraphs, labels, &mut form);
        form = section.form(form, layout, labels, &mut reading.unread);
        if let Some(own) = own {
            own_name::give(own, &mut form, &mut reading.narrative);
        }
        let named = !form.project.is_empty() || !form.department.is_empty();
        if !section.has_grid && form.funds.is_empty() && !named {
            // A table below a heading that only sounds like a form's title.
            if layout == Layout::Grid {
                reading.unread.truncate(before);
                leave_rows(&section, labels, reading);
            }
            narrate(&section, reading);
            return;
        }
    }
    // What the cover says holds for the first form.
    let mut cover = std::mem::take(cover);
    cover.retain(|paragraph| paragraph.text.trim() != form.title.raw);
    fields::from_paragraphs(&cover, labels, &mut form, &mut reading.narrative);
    finish::finish(&mut form, &section.paragraphs, labels, section.has_grid);
    if let Some(cell) = section.guessed {
        finish::mark_guessed(&mut form, convert(&cell.place));
    }
    drop_year_lines(&mut reading.narrative, before, &form);
    reading.forms.push(form);
}

fn data_sheet(
    section: &Section<'_>,
    layout: Layout,
    labels: &Labels,
    form: &mut Form,
    reading: &mut Reading,
) {
    let paragraphs = &section.paragraphs;
    fields::from_paragraphs(paragraphs, labels, form, &mut reading.narrative);
    let rows = section.table_rows(layout);
    data_table::read(rows, labels, form, &mut reading.unread);
}

impl<'a> Section<'a> {
    /// Takes what stands in front of the next form's title and belongs to it: all below a
    /// page break that follows this form's table, or from a line that only numbers an annex.
    fn next_cover(&mut self, labels: &Labels) -> Vec<&'a Paragraph> {
        let below = self.tables.last().map_or(0, |&(paragraphs, _)| paragraphs);
        let annex = self
            .paragraphs
            .iter()
            .rposition(|one| report::is_annex(one.text.trim(), &labels.report));
        match annex.filter(|&at| at >= below).or(self.page_end) {
            Some(end) if !self.rows.is_empty() => self.paragraphs.split_off(end),
            _ => Vec::new(),
        }
    }

    /// The form in the section's rows.
    fn form(&self, form: Form, layout: Layout, labels: &Labels, unread: &mut Vec<Unread>) -> Form {
        if layout == Layout::Grid {
            let mut exact = Exact::new(&self.lines, labels, form);
            for (line, (_, heads_grid)) in self.lines.iter().zip(&self.rows) {
                exact.line(line, *heads_grid);
            }
            return exact.finish(&self.lines, unread);
        }
        let mut grid = Grid::new(layout, labels, form);
        for &(row, heads_grid) in &self.rows {
            grid.row(row, heads_grid);
        }
        grid.finish(unread)
    }

    /// Notes where a table begins: at its first row, or where the section begins in its midst.
    fn begin_table(&mut self, first: bool) {
        if first || self.rows.is_empty() {
            self.tables.push((self.paragraphs.len(), self.rows.len()));
        }
    }

    /// Paragraphs and tables in their order.
    fn pieces(&self, layout: Layout) -> Vec<Piece<'_>> {
        let mut pieces = Vec::with_capacity(self.paragraphs.len() + self.tables.len());
        let mut behind = 0;
        for (number, &(paragraphs, first)) in self.tables.iter().enumerate() {
            let in_front = self.paragraphs.get(behind..paragraphs).unwrap_or_default();
            pieces.extend(in_front.iter().map(|one| Piece::Paragraph(one)));
            behind = paragraphs;
            let end = self
                .tables
                .get(number + 1)
                .map_or(self.rows.len(), |&(_, next)| next);
            pieces.push(if layout == Layout::Grid {
                Piece::Lines(self.lines.get(first..end).unwrap_or_default())
            } else {
                let rows = self.rows.get(first..end).unwrap_or_default();
                Piece::Rows(rows.iter().map(|&(row, _)| row).collect())
            });
        }
        let rest = self.paragraphs.get(behind..).unwrap_or_default();
        pieces.extend(rest.iter().map(|one| Piece::Paragraph(one)));
        pieces
    }

    /// The cells of each row: in a real table those that begin in it, and an empty one for
    /// each that reaches down from above.
    fn table_rows(&self, layout: Layout) -> Vec<Vec<Cell>> {
        if layout == Layout::Grid {
            let cells = |line: &Line<'a>| line.cells.iter().map(exact::own_cell).collect();
            return self.lines.iter().map(cells).collect();
        }
        let cells = |(row, _): &(&'a Row, bool)| row.cells.iter().map(cell).collect();
        self.rows.iter().map(cells).collect()
    }
}

/// A line that only repeats the form's year was understood.
fn drop_year_lines(narrative: &mut Vec<Unread>, from: usize, form: &Form) {
    let own = narrative.split_off(from);
    let prose = |line: &Unread| !finish::is_year_line(&line.text, form.year);
    narrative.extend(own.into_iter().filter(prose));
}

/// A form with what its title says.
fn begin(section: &Section<'_>, labels: &Labels) -> Form {
    let mut form = Form::default();
    if let Some((family, title)) = section.title {
        form.family = family;
        form.title = Cell::new(
            title.text.trim_start_matches(['#', ' ']),
            convert(&title.place),
        );
        form.money_unit = titled::money_in(&form.title.raw, labels).unwrap_or(form.money_unit);
    }
    form
}

/// Table cells before the first title, but for labels that nobody filled: 联系电话：.
fn leave_rows(section: &Section<'_>, labels: &Labels, reading: &mut Reading) {
    let unfilled = |text: &str| {
        let fields = labels.meanings(text).iter();
        text.trim_end().ends_with(['：', ':']) && fields.into_iter().any(fields::is_field)
    };
    for (row, _) in &section.rows {
        let filled = |cell: &&Source| !cell.text.trim().is_empty() && !unfilled(&cell.text);
        for cell in row.cells.iter().filter(filled) {
            reading.unread.push(Unread {
                place: convert(&cell.place),
                text: cell.text.clone(),
            });
        }
    }
}

/// A section that is no form: its lines are narrative.
pub(super) fn narrate(section: &Section<'_>, reading: &mut Reading) {
    let title = section.title.map(|(_, paragraph)| paragraph);
    for paragraph in title.into_iter().chain(section.paragraphs.iter().copied()) {
        if !paragraph.text.trim().is_empty() {
            reading.narrative.push(Unread {
                place: convert(&paragraph.place),
                text: paragraph.text.trim().to_owned(),
            });
        }
    }
}
