//! One printed value with its meaning and its place.

use crate::place::Place;
use crate::text::Text;
use crate::value::Value;

/// What stood in a cell: the text as printed, what it means, and where it stood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The printed text without blanks at its ends; a tab within it is a blank, since not
    /// every kind of file can tell the two apart.
    pub raw: String,
    /// What the text means.
    pub value: Value,
    /// Where it stood.
    pub place: Place,
    /// What a workbook keeps behind it, where that says more than the printed text.
    pub kept: Option<Box<Kept>>,
}

/// What a workbook keeps behind a printed text. The printed figure is what is published,
/// and its interval holds the stored one that it was rounded from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The stored number, where it is not the printed one: `0.926` behind `92.6%`.
    pub stored: String,
    /// What the formula gives today, where the printed text is something else.
    pub recomputed: String,
    /// Whether a figure was typed where its neighbours have a formula.
    pub typed_over: bool,
    /// Whether a figure is kept as text, which no sum of the workbook counts.
    pub as_text: bool,
}

impl Cell {
    /// Reads a printed text.
    pub fn new(raw: impl Into<String>, place: Place) -> Self {
        let raw = raw.into();
        let trimmed = raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let raw = if trimmed.len() == raw.len() {
            raw
        } else {
            trimmed.to_owned()
        };
        let raw = if raw.contains(['\t', '\r']) {
            raw.replace("\r\n", "\n")
                .replace('\r', "\n")
                .replace('\t', " ")
        } else {
            raw
        };
        let value = Value::parse(&raw);
        Self {
            raw,
            value,
            place,
            kept: None,
        }
    }

    /// Whether nothing is printed, or only a dash.
    pub fn is_blank(&self) -> bool {
        self.value.is_blank()
    }

    /// Whether nothing at all is printed.
    pub fn is_empty(&self) -> bool {
        self.raw.is_empty()
    }
}

/// Something the reader could not be certain of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Where.
    pub place: Place,
    /// What, and what was assumed.
    pub message: Text,
    /// How far it reaches.
    pub reach: Reach,
}

/// How far a doubt reaches: what is not in reach is as certain as without it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// As far as the form, and a figure among the points or scores was not read: no sum of
    /// these can be judged.
    Figures,
    /// Something was not read or may stand elsewhere, so that whatever is missing in the form
    /// may have been printed.
    #[default]
    Form,
    /// Labels of groups were lost: everything was read, but other rows may belong elsewhere.
    Groups,
    /// Everything was read; only what this one place means was concluded.
    Place,
}

impl Reach {
    /// Every reach, from far to near.
    pub const ALL: &'static [Self] = &[Self::Figures, Self::Form, Self::Groups, Self::Place];

    /// The name used in data.
    pub fn key(self) -> &'static str {
        match self {
            Self::Figures => "figures",
            Self::Form => "form",
            Self::Groups => "groups",
            Self::Place => "place",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_is_a_blank_and_every_line_end_is_one() {
        let cell = Cell::new("\t甲\t乙\r\n丙\r丁\n", Place::default());
        assert_eq!(cell.raw, "甲 乙\n丙\n丁");
    }
}
