//! The figures of a text with the words in front of each: what a sentence states of it.
//!
//! Finds sentences, clauses and brackets; must not know what a label means.

use super::figures::Mention;
use super::signs::{CLOSING, COMMAS, OPENING, SEMICOLONS, STOPS};
use super::terms::Terms;
use crate::measure::Label;
use std::ops::Range;

/// Brackets deeper than this are no sentence.
const DEEPEST: usize = 8;

/// Bytes of a bracket that belongs to a name: 因公出国（境）费.
const NAME_IN_BRACKETS: usize = 12;

/// What words say of an operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// There are no words.
    Nothing,
    /// They are understood.
    Named(Label),
    /// They are not.
    Unknown,
}

impl Said {
    pub(super) fn of(words: &str, terms: &Terms<'_>) -> Self {
        if words.trim().is_empty() {
            return Self::Nothing;
        }
        terms.label(words).map_or(Self::Unknown, Self::Named)
    }
}

/// How a figure stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A figure of its own.
    Amount,
    /// The size of a change: 较上年增加71.22万元.
    Change {
        /// Whether it grew.
        up: bool,
        /// What the sentence compares with; nothing where it goes on from the change before.
        base: Said,
        /// What has changed, where the words say it.
        now: Said,
    },
    /// The result of a formula, or a bound such as ＜100%.
    Derived,
}

/// A quantity of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Its position among the figures of the text.
    pub figure: usize,
    /// The sentence, from 0.
    pub sentence: usize,
    /// The depth of brackets.
    pub depth: usize,
    /// The bracket it stands in, counted from 1; 0 outside.
    pub bracket: usize,
    /// The text between the figure before it and this one, in bytes.
    pub gap: Range<usize>,
    /// The words that name it, in bytes of the text.
    pub words: Range<usize>,
    /// What they mean by themselves; none where they are not understood.
    pub own: Option<Label>,
    /// What is meant, with what the sentence left out.
    pub label: Option<Label>,
    /// How it stands in its sentence.
    pub role: Role,
}

/// Every quantity of the text with its words; dates belong to the words.
pub(super) fn stated(text: &str, figures: &[Mention<'_>]) -> Vec<Stated> {
    let mut walk = Walk::default();
    let mut found = Vec::new();
    let mut end = 0;
    for (figure, mention) in figures.iter().enumerate() {
        if mention.quantity().is_none() {
            continue;
        }
        let gap = end..mention.bytes.start;
        walk.over(text, gap.clone());
        found.push(Stated {
            figure,
            sentence: walk.sentence,
            depth: walk.open.len(),
            bracket: walk.open.last().copied().unwrap_or(0),
            gap,
            words: walk.words..mention.bytes.start,
            own: None,
            label: None,
            role: Role::Amount,
        });
        end = mention.bytes.end;
        walk.words = end;
    }
    found
}

#[derive(Default)]
struct Walk {
    sentence: usize,
    brackets: usize,
    open: Vec<usize>,
    words: usize,
}

impl Walk {
    fn over(&mut self, text: &str, gap: Range<usize>) {
        let part = text.get(gap.clone()).unwrap_or_default();
        let mut skip_to = 0;
        for (at, c) in part.char_indices() {
            let behind = gap.start + at + c.len_utf8();
            if at < skip_to {
                continue;
            }
            if STOPS.contains(c) {
                self.sentence += 1;
                self.open.clear();
                self.words = behind;
            } else if OPENING.contains(c) {
                match name_in_brackets(&part[at + c.len_utf8()..]) {
                    Some(len) => skip_to = at + c.len_utf8() + len,
                    None => {
                        self.brackets += 1;
                        if self.open.len() < DEEPEST {
                            self.open.push(self.brackets);
                        }
                        self.words = behind;
                    }
                }
            } else if CLOSING.contains(c) {
                self.open.pop();
                self.words = behind;
            } else if COMMAS.contains(c) || SEMICOLONS.contains(c) || (c == '、' && at == 0) {
                self.words = behind;
            }
        }
    }
}

/// Bytes up to and with the closing bracket, where the bracket is part of a name.
fn name_in_brackets(rest: &str) -> Option<usize> {
    let end = rest.find(|c| CLOSING.contains(c))?;
    let inner = &rest[..end];
    let name = end <= NAME_IN_BRACKETS
        && !inner.is_empty()
        && !inner
            .contains(|c: char| OPENING.contains(c) || COMMAS.contains(c) || c.is_ascii_digit());
    let close = rest[end..].chars().next()?;
    name.then_some(end + close.len_utf8())
}
