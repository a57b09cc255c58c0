//! Cuts a document into sections, one a form, at the titles; reads each.

use super::grid::Grid;
use super::{Reading, Unread, convert, data_table, fields, finish, lines};
use crate::labels::{Column, Label, Labels};
use domain::form::{Cell, Family, Form, IndicatorColumn};
use office::{Block, Document, Layout, Paragraph, Row};

/// The blocks from one title to the next.
#[derive(Debug, Default)]
pub(super) struct Section<'a> {
    /// The title and the family it names; none before the first title or where a grid
    /// begins without one.
    title: Option<(Family, &'a Paragraph)>,
    paragraphs: Vec<&'a Paragraph>,
    /// Rows, and whether each heads an indicator grid.
    rows: Vec<(&'a Row, bool)>,
    has_grid: bool,
}

/// Cuts the document.
pub(super) fn sections<'a>(document: &'a Document, labels: &Labels) -> Vec<Section<'a>> {
    let mut sections = vec![Section::default()];
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                if let Some(family) = labels.title(&paragraph.text) {
                    sections.push(Section {
                        title: Some((family, paragraph)),
                        ..Section::default()
                    });
                } else if let Some(section) = sections.last_mut() {
                    section.paragraphs.push(paragraph);
                }
            }
            Block::PageBreak => {}
            Block::Table(table) => {
                for row in &table.rows {
                    if begins_untitled_form(row, sections.last(), labels) {
                        sections.push(Section::default());
                    }
                    if let Some(section) = sections.last_mut() {
                        let heads_grid = is_grid_header(row, labels);
                        section.has_grid |= heads_grid;
                        section.rows.push((row, heads_grid));
                    }
                }
            }
        }
    }
    sections
}

/// A project name behind a complete grid begins another form though no title was seen.
fn begins_untitled_form(row: &Row, section: Option<&Section<'_>>, labels: &Labels) -> bool {
    if !section.is_some_and(|section| section.has_grid) {
        return false;
    }
    row.cells
        .iter()
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
    if section.title.is_none() && !section.has_grid {
        leave_rows(&section, reading);
        cover.extend(section.paragraphs);
        return;
    }
    let mut form = begin(&section);
    let before = reading.narrative.len();
    let is_report = matches!(
        form.family,
        Family::BasicData | Family::SelfEvaluationReport | Family::EvaluationReport
    );
    if is_report {
        fields::from_paragraphs(
            &section.paragraphs,
            labels,
            &mut form,
            &mut reading.narrative,
        );
        data_table::read(
            section.rows.iter().map(|&(row, _)| row),
            labels,
            &mut form,
            &mut reading.unread,
        );
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
        let mut grid = Grid::new(layout, labels, form);
        for &(row, heads_grid) in &section.rows {
            grid.row(row, heads_grid);
        }
        form = grid.finish(&mut reading.unread);
        let named = !form.project.is_empty() || !form.department.is_empty();
        if !section.has_grid && form.funds.is_empty() && !named {
            // A table below a heading that only sounds like a form's title.
            narrate(&section, reading);
            return;
        }
    }
    // What the cover says holds for the first form.
    let cover = std::mem::take(cover);
    fields::from_paragraphs(&cover, labels, &mut form, &mut reading.narrative);
    finish::finish(&mut form, &section.paragraphs, labels, section.has_grid);
    drop_year_lines(&mut reading.narrative, before, &form);
    reading.forms.push(form);
}

/// A line that only repeats the form's year was understood.
fn drop_year_lines(narrative: &mut Vec<Unread>, from: usize, form: &Form) {
    let own = narrative.split_off(from);
    let prose = |line: &Unread| !finish::is_year_line(&line.text, form.year);
    narrative.extend(own.into_iter().filter(prose));
}

/// A form with what its title says.
fn begin(section: &Section<'_>) -> Form {
    let mut form = Form::default();
    if let Some((family, title)) = section.title {
        form.family = family;
        form.title = Cell::new(
            title.text.trim_start_matches(['#', ' ']),
            convert(&title.place),
        );
    }
    form
}

/// Table cells before the first title.
fn leave_rows(section: &Section<'_>, reading: &mut Reading) {
    for (row, _) in &section.rows {
        for cell in row.cells.iter().filter(|cell| !cell.text.trim().is_empty()) {
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
