//! The guide to filling a form: what belongs where, in the order of the form.

use super::data::{GridColumn, Layout, Line, Part, RowCell};
use super::fill;
use super::pattern::Words;
use crate::labels::Labels;
use domain::form::Form;
use domain::text::Text;
use office::{Block, Cell, Paragraph, Role, Row, Table};

/// Widths of the guide's columns, label and text, in hundredths of a millimetre.
const WIDTHS: [u32; 2] = [5_000, 12_000];

/// What belongs in one place of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// The printed label.
    pub label: String,
    /// What to fill in.
    pub text: Text,
}

/// The guide of a layout.
pub fn guide(layout: &Layout) -> Vec<Guide> {
    let blank = Form::default();
    let words = Words {
        kind: layout.kind_of(""),
        points: "",
    };
    let mut guides: Vec<Guide> = of_lines(layout.cover.iter().chain(&layout.above)).collect();
    let mut tell = |label: &super::pattern::Pattern, guide: &Option<[String; 2]>| {
        if let Some([zh, en]) = guide {
            let label = label.print(&blank, words, &[]);
            guides.push(Guide {
                label: label.split_whitespace().collect(),
                text: Text::new(zh.clone(), en.clone()),
            });
        }
    };
    for part in &layout.parts {
        match part {
            Part::Row(row) => {
                for pair in row.cells.windows(2) {
                    if let [
                        RowCell {
                            label: Some(label), ..
                        },
                        value,
                    ] = pair
                    {
                        tell(label, &value.guide);
                    }
                }
            }
            Part::Funds(part) => part.head.iter().for_each(|h| tell(&h.label, &h.guide)),
            Part::Goals(part) => {
                let head = part.head.first().map(|head| &head.label);
                if let Some(label) = head.or(part.labels.first().map(|label| &label.label)) {
                    tell(label, &part.guide);
                }
            }
            Part::Plan(part) => tell(&part.label, &part.guide),
            Part::Indicators(part) => {
                let cells = part.head.iter();
                cells
                    .filter(|head| {
                        matches!(head.column, GridColumn::Cell(_)) || head.guide.is_some()
                    })
                    .for_each(|head| tell(&head.label, &head.guide));
            }
            Part::Tables(_) => {}
        }
    }
    guides.extend(of_lines(&layout.below));
    guides
}

/// What belongs in lines outside of the table.
fn of_lines<'a>(lines: impl IntoIterator<Item = &'a Line>) -> impl Iterator<Item = Guide> {
    lines.into_iter().filter_map(|line| {
        let (label, _) = line.text.labels().next()?;
        Some(Guide {
            label: label.to_owned(),
            text: fill::guide(line)?,
        })
    })
}

/// A page that tells what belongs in each place of a form, in Chinese.
pub fn guide_page(layout: &Layout) -> [Block; 3] {
    let words = &Labels::shipped().guide;
    let title = Paragraph {
        text: words.title.clone(),
        role: Role::Title,
        ..Paragraph::default()
    };
    let row = |texts: [&str; 2]| Row {
        cells: texts.map(Cell::new).to_vec(),
        ..Row::default()
    };
    let [label, text] = &words.head;
    let mut rows = vec![row([label, text])];
    for guide in guide(layout) {
        rows.push(row([&guide.label, &guide.text.zh]));
    }
    if layout
        .parts
        .iter()
        .any(|part| matches!(part, Part::Indicators(_)))
    {
        let [label, text] = &words.rows;
        rows.push(row([label, text]));
    }
    let table = Table {
        rows,
        widths: WIDTHS.to_vec(),
        head_rows: 1,
        heads: Vec::new(),
        sheet: words.title.clone(),
        pieced: false,
        guessed: false,
    };
    [
        Block::PageBreak,
        Block::Paragraph(title),
        Block::Table(table),
    ]
}
