//! The findings of a form as a table with a column for the unit's answer.

use super::texts::{Letter, filled, texts};
use crate::beside::told_beside;
use crate::check::{Checked, Mark};
use crate::fingerprint::lasting_number;
use crate::nearest::place_of;
use crate::remarks::figures;
use crate::words;
use domain::finding::Finding;
use domain::text::Language;
use office::{Align, Entry, Face, Row, Style, Table};

/// Widths of the columns, in hundredths of a millimetre.
const WIDTHS: [u32; 7] = [900, 2_900, 4_700, 2_900, 2_200, 2_900, 1_500];

/// Size of the table: 小五; of the number, smaller.
const SMALL: u16 = 90;
const TINY: u16 = 60;

/// Characters of half a fingerprint, so that the number breaks where we want.
const HALF: usize = 8;

/// One finding.
#[derive(Clone, Debug)]
pub(super) struct Line {
    place: String,
    problem: String,
    clause: String,
    figures: String,
    number: String,
}

impl Line {
    pub(super) fn of(
        checked: &Checked,
        finding: &Finding,
        mark: &Mark,
        cause: Option<usize>,
        language: Language,
    ) -> Self {
        let texts = texts().letter(language);
        let forms = &checked.loaded.forms;
        let form = forms.get(finding.cell.form);
        let mut place = form
            .map(|form| words::slot(form, finding.cell.slot, language))
            .unwrap_or_default();
        let at = place_of(forms, finding).map(|at| words::place(at, language));
        if let Some(at) = at.filter(|at| !at.is_empty()) {
            place.push_str(&filled(&texts.at, &[("at", &*at)]));
        }
        let mut problem = finding.message.get(language).to_owned();
        for line in told_beside(checked, finding, language) {
            problem.push_str(&filled(&texts.beside, &[("line", &*line)]));
        }
        if let Some(cause) = cause {
            let cause = [("number", &*cause.to_string())];
            problem.push_str(&filled(&texts.follows, &cause));
        }
        Self {
            place,
            problem,
            clause: finding
                .clause
                .as_ref()
                .map_or(String::new(), |clause| clause.to_string()),
            figures: figures(finding, language).replace(&texts.figures, "\n"),
            number: lasting_number(finding, mark, form),
        }
    }
}

/// What is asked of the unit.
pub(super) fn request(language: Language) -> String {
    let texts = texts().letter(language);
    filled(&texts.request, &choices(texts))
}

fn choices(texts: &Letter) -> [(&'static str, &str); 3] {
    let [fixed, explained, waiver] = &texts.choices;
    [
        ("fixed", fixed),
        ("explained", explained),
        ("waiver", waiver),
    ]
}

/// The table.
pub(super) fn table(lines: &[Line], language: Language) -> Table {
    let texts = texts().letter(language);
    let head = texts.columns.iter();
    let head = head.map(|text| cell(text, Face::Hei, SMALL, Align::Centre));
    let mut rows = vec![Row {
        cells: head.collect(),
        ..Row::default()
    }];
    for (number, line) in (1..).zip(lines) {
        let text = |text: &str| cell(text, Face::Song, SMALL, Align::Left);
        let mut answer = text(&filled(&texts.answer, &choices(texts)));
        answer.extra_mut().entry = Entry::Text;
        rows.push(Row {
            cells: vec![
                cell(&number.to_string(), Face::Song, SMALL, Align::Centre),
                text(&line.place),
                text(&line.problem),
                text(&line.clause),
                text(&line.figures),
                answer,
                cell(&broken(&line.number), Face::Song, TINY, Align::Left),
            ],
            ..Row::default()
        });
    }
    Table {
        rows,
        widths: WIDTHS.to_vec(),
        head_rows: 1,
        ..Table::default()
    }
}

/// The number on several lines: the check, the finding in two halves, the form.
fn broken(number: &str) -> String {
    let mut lines = Vec::new();
    for (index, part) in number.split('-').enumerate() {
        let dash = if index == 0 { "" } else { "-" };
        match part
            .split_at_checked(HALF)
            .filter(|(_, rest)| !rest.is_empty())
        {
            Some((first, second)) => {
                lines.push(format!("{dash}{first}"));
                lines.push(second.to_owned());
            }
            None => lines.push(format!("{dash}{part}")),
        }
    }
    lines.join("\n")
}

fn cell(text: &str, face: Face, size: u16, align: Align) -> office::Cell {
    let mut cell = office::Cell::new(text);
    cell.style = Style {
        face,
        size,
        align,
        ..Style::default()
    };
    cell
}
