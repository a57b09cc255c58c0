//! Rows of a report's tables that are labels with their values: pairs, opinions with room
//! to sign, the verdict, and running text in a frame.

use super::rows::View;
use super::{Report, prose, verdict};
use crate::labels::{Label, ReportWords};
use crate::reading::fields;
use domain::form::{Cell, Field};

/// A shorter text beside a label is a value, a longer one is prose.
const SHORTEST_PROSE: usize = 40;

impl Report<'_> {
    /// The field a row's first cell names.
    pub(super) fn first_field(&self, row: &[View]) -> Option<Field> {
        let first = row.iter().find(|view| view.is_filled())?;
        self.field(&first.cell.raw)
    }

    fn field(&self, text: &str) -> Option<Field> {
        self.labels
            .meanings(text)
            .iter()
            .find_map(|label| match label {
                Label::Field(field) => Some(*field),
                _ => None,
            })
    }

    /// 部门意见：… with room to sign: a label and its value in one cell.
    pub(super) fn opinions(&mut self, filled: &[&View]) -> bool {
        let opinion = |view: &&View| {
            let colon = view.cell.raw.find(['：', ':'])?;
            let field = self.field(view.cell.raw.get(..colon)?)?;
            let value = view.cell.raw.get(colon..)?.trim_start_matches(['：', ':']);
            Some((field, view.cell.clone(), value.to_owned()))
        };
        let Some(all) = filled.iter().map(opinion).collect::<Option<Vec<_>>>() else {
            return false;
        };
        self.close();
        for (field, cell, value) in all {
            let lines: Vec<&str> = value
                .lines()
                .map(str::trim)
                .filter(|line| !is_room(line, &self.labels.report))
                .collect();
            if !lines.is_empty() {
                let value = Cell::new(lines.join("\n"), cell.place);
                fields::put(&mut self.form, &Label::Field(field), value);
            }
        }
        true
    }

    /// 绩效自评综合得分及评价等次 | 评分：… 等级：…
    pub(super) fn verdict(&mut self, filled: &[&View]) -> bool {
        let [label, value] = filled[..] else {
            return false;
        };
        if self.field(&label.cell.raw) != Some(Field::Conclusion) {
            return false;
        }
        let words = &self.labels.report;
        let mut lines = prose::lines(&value.cell);
        let taken = lines.next().is_some_and(|(line, place)| {
            line.chars().count() <= SHORTEST_PROSE * 2
                && verdict::take(&mut self.form, line, &place, true, words)
        });
        if taken {
            self.close();
            for (line, place) in lines {
                self.form.notes.push(Cell::new(line, place));
            }
        }
        taken
    }

    /// Labels and their values by turns.
    pub(super) fn pairs(&mut self, filled: &[&View]) -> bool {
        let label = |view: &View| {
            let mut meanings = self.labels.meanings(&view.cell.raw).iter();
            meanings.find(|label| fields::is_field(label))
        };
        let mut found = Vec::new();
        let mut rest = filled;
        while let [first, behind @ ..] = rest {
            let Some(meaning) = label(first) else {
                return false;
            };
            let value = behind.first().filter(|value| label(value).is_none());
            found.push((meaning, value.map(|value| value.cell.clone())));
            rest = behind
                .get(usize::from(value.is_some())..)
                .unwrap_or_default();
        }
        // 单位 | 支出 | 结余 is a heading; a label alone has no value yet.
        if found.iter().all(|(_, value)| value.is_none()) && filled.len() > 1 {
            return false;
        }
        self.close();
        for (label, value) in found {
            if let Some(value) = value {
                fields::put(&mut self.form, label, value);
            }
        }
        true
    }

    /// A label and what is told under it: its lines become paragraphs below a heading.
    pub(super) fn prose(&mut self, filled: &[&View]) -> bool {
        let [label, value] = filled else {
            return false;
        };
        let text = value.cell.raw.as_str();
        let is_prose =
            text.contains(['\n', '。', '，', '；']) || text.chars().count() > SHORTEST_PROSE;
        if !is_prose || label.cell.raw.chars().count() > SHORTEST_PROSE {
            return false;
        }
        self.close();
        let heading: String = label.cell.raw.split_whitespace().collect();
        self.text(&heading, &label.cell.place, Some(2));
        for (line, place) in prose::lines(&value.cell) {
            self.text(line, &place, None);
        }
        true
    }
}

/// A line with room to sign in, or the blanks of a date.
pub(super) fn is_room(line: &str, words: &ReportWords) -> bool {
    let blank = |c: char| c.is_whitespace() || matches!(c, '年' | '月' | '日' | '_');
    let signs = words
        .signature
        .iter()
        .any(|word| line.contains(word.as_str()));
    let label_only = |part: &str| {
        let part = part.trim_end_matches(blank);
        part.is_empty() || part.ends_with(['）', ')'])
    };
    line.chars().all(blank) || signs && line.split(['：', ':']).skip(1).all(label_only)
}
