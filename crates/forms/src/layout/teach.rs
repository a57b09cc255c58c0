//! What the labels of the layouts mean, so that the reader knows whatever we print.

use super::data::{FundsPart, GridColumn, IndicatorsPart, Layout, Part, RowPart};
use super::library;
use super::target::Target;
use crate::labels::{Column, Label};
use domain::form::{Field, Slot};

/// A printed label and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lesson {
    pub(crate) word: String,
    pub(crate) meaning: Label,
}

/// What all layouts teach.
pub(crate) fn lessons() -> Vec<Lesson> {
    library().all().flat_map(of).collect()
}

fn of(layout: &Layout) -> Vec<Lesson> {
    let mut lessons = Lessons {
        layout,
        all: Vec::new(),
    };
    let lines = layout
        .cover
        .iter()
        .chain(&layout.above)
        .chain(&layout.below);
    for (label, target) in lines.flat_map(|line| line.text.labels()) {
        if let Some(meaning) = meaning(target) {
            lessons.teach(label, meaning);
        }
    }
    for part in &layout.parts {
        for side in part.sides().iter().filter_map(|side| side.label.as_ref()) {
            lessons.pattern(side, &Label::Side);
        }
        match part {
            Part::Row(part) => lessons.row(part),
            Part::Funds(part) => lessons.funds(part),
            Part::Goals(part) => {
                let heads = part.head.iter().map(|head| &head.label);
                for (label, meaning) in heads.zip([Label::GoalExpected, Label::GoalActual]) {
                    lessons.pattern(label, &meaning);
                }
                for label in &part.labels {
                    lessons.pattern(&label.label, &Label::GoalStatement);
                }
            }
            Part::Plan(part) => lessons.pattern(&part.label, &Label::Plan),
            Part::Indicators(part) => lessons.indicators(part),
            Part::Tables(_) => {}
        }
    }
    lessons.all
}

/// What the label in front of a value means.
fn meaning(target: Target) -> Option<Label> {
    match target.0 {
        Slot::Project => Some(Label::Project),
        Slot::Department => Some(Label::Department),
        Slot::Unit => Some(Label::Unit),
        Slot::Field(field) => Some(Label::Field(field)),
        Slot::Total(_) => Some(Label::Total),
        _ => None,
    }
}

struct Lessons<'a> {
    layout: &'a Layout,
    all: Vec<Lesson>,
}

impl Lessons<'_> {
    fn teach(&mut self, word: &str, meaning: Label) {
        self.all.push(Lesson {
            word: word.to_owned(),
            meaning,
        });
    }

    fn pattern(&mut self, pattern: &super::pattern::Pattern, meaning: &Label) {
        let kinds = match self.layout.kinds.as_slice() {
            [] => vec![String::new()],
            kinds => kinds.to_vec(),
        };
        for kind in kinds {
            let word = pattern.plain(&kind);
            self.teach(&word, meaning.clone());
        }
    }

    fn row(&mut self, part: &RowPart) {
        for pair in part.cells.windows(2) {
            if let (Some(label), Some(target)) = (&pair[0].label, pair[1].value)
                && let Some(meaning) = meaning(target)
            {
                self.pattern(label, &meaning);
            }
        }
    }

    fn funds(&mut self, part: &FundsPart) {
        for head in &part.head {
            match head.column {
                Some(column) => self.pattern(&head.label, &Label::FundColumn(column)),
                None => self.pattern(&head.label, &Label::Side),
            }
        }
        for line in &part.lines {
            let meaning = line.line.map_or(Label::Side, Label::FundLine);
            self.pattern(&line.label, &meaning);
        }
    }

    fn indicators(&mut self, part: &IndicatorsPart) {
        for head in &part.head {
            let column = match head.column {
                GridColumn::Level1 => Column::Level1,
                GridColumn::Level2 => Column::Level2,
                GridColumn::Cell(column) => Column::Cell(column),
            };
            self.pattern(&head.label, &Label::Column(column));
        }
        for group in &part.groups {
            self.teach(&group.label, Label::Level1(group.level1.clone()));
            for kind in &group.kinds {
                self.teach(&kind.label, Label::Level2(kind.level2.clone()));
            }
        }
    }
}

/// The fields a layout shows, for an editor and for tests.
impl Layout {
    /// The named fields that have a place of their own.
    pub fn fields(&self) -> Vec<Field> {
        let lines = self.cover.iter().chain(&self.above).chain(&self.below);
        let in_lines = lines.flat_map(|line| line.text.values());
        let in_rows = self.parts.iter().flat_map(|part| match part {
            Part::Row(row) => row.cells.iter().filter_map(|cell| cell.value).collect(),
            _ => Vec::new(),
        });
        in_lines.chain(in_rows).filter_map(Target::field).collect()
    }
}
