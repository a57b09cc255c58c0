//! The pages of 512 bytes that tell how runs of characters and paragraphs are set (FKP),
//! found by where the bytes of the text stand.

use super::fib::{Fib, List, plc};
use super::sprm::settings;
use crate::compound::Little;

const PAGE: usize = 512;

/// Something told of the bytes from `start` to `end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run<T> {
    start: usize,
    end: usize,
    what: T,
}

/// What is told of all bytes, in order.
#[derive(Debug)]
pub(super) struct Runs<T>(Vec<Run<T>>);

/// How a paragraph is set: its style, and settings.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Set<'a> {
    pub(super) style: u16,
    pub(super) settings: &'a [u8],
}

/// What matters of how characters are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Deleted by a tracked change.
    pub(super) deleted: bool,
    /// Inserted by a tracked change.
    pub(super) inserted: bool,
    /// Not shown.
    pub(super) hidden: bool,
    /// A sign by font and place in the font.
    pub(super) symbol: Option<(u16, u16)>,
    /// The font, where it is set.
    pub(super) font: Option<u16>,
}

impl<T: Copy> Runs<T> {
    fn sorted(mut runs: Vec<Run<T>>) -> Self {
        runs.sort_by_key(|run| run.start);
        Self(runs)
    }

    /// What is told of a byte.
    pub(super) fn of(&self, byte: usize) -> Option<T> {
        let before = self.0.partition_point(|run| run.start <= byte);
        let run = self.0.get(before.checked_sub(1)?)?;
        (byte < run.end).then_some(run.what)
    }

    /// What is told of a byte, and up to which byte the same is told.
    pub(super) fn span(&self, byte: usize) -> (Option<T>, usize) {
        let before = self.0.partition_point(|run| run.start <= byte);
        let next = self.0.get(before).map_or(usize::MAX, |run| run.start);
        match before.checked_sub(1).and_then(|index| self.0.get(index)) {
            Some(run) if byte < run.end => (Some(run.what), run.end.min(next)),
            _ => (None, next),
        }
    }
}

/// How the paragraphs are set.
pub(super) fn paragraphs<'a>(fib: &Fib<'_>, table: &[u8], document: &'a [u8]) -> Runs<Set<'a>> {
    let mut runs = Vec::new();
    for page in pages(fib.list(table, List::ParagraphPages), document) {
        each_run(page, 13, |start, end, entry| {
            let what = paragraph(page, entry).unwrap_or_default();
            runs.push(Run { start, end, what });
        });
    }
    Runs::sorted(runs)
}

fn paragraph(page: &[u8], entry: usize) -> Option<Set<'_>> {
    let at = 2 * usize::from(page.u8_at(entry)?);
    if at == 0 {
        return None;
    }
    let (at, length) = match usize::from(page.u8_at(at)?) {
        0 => (at + 2, 2 * usize::from(page.u8_at(at + 1)?)),
        half => (at + 1, 2 * half - 1),
    };
    Some(Set {
        style: page.u16_at(at)?,
        settings: page.part(at + 2, length.checked_sub(2)?)?,
    })
}

/// How the characters are set; what is not told is plain text.
pub(super) fn characters(fib: &Fib<'_>, table: &[u8], document: &[u8]) -> Runs<Look> {
    let mut runs = Vec::new();
    for page in pages(fib.list(table, List::CharacterPages), document) {
        each_run(page, 1, |start, end, entry| {
            let what = character(page, entry).unwrap_or_default();
            if what != Look::default() {
                runs.push(Run { start, end, what });
            }
        });
    }
    Runs::sorted(runs)
}

fn character(page: &[u8], entry: usize) -> Option<Look> {
    let at = 2 * usize::from(page.u8_at(entry)?);
    if at == 0 {
        return None;
    }
    let length = usize::from(page.u8_at(at)?);
    let mut look = Look::default();
    for (code, operand) in settings(page.part(at + 1, length)?) {
        look.set(code, operand);
    }
    Some(look)
}

impl Look {
    /// Takes in one setting.
    pub(super) fn set(&mut self, code: u16, operand: &[u8]) {
        // 0x81 is the opposite of the style, which sets none of these.
        let on = matches!(operand.first(), Some(1 | 0x81));
        match code {
            0x0800 => self.deleted = on,
            0x0801 => self.inserted = on,
            0x083C => self.hidden = on,
            0x6A09 => self.symbol = operand.u16_at(0).zip(operand.u16_at(2)),
            0x4A4F => self.font = operand.u16_at(0),
            _ => {}
        }
    }
}

/// The pages a list names, no more of them than the document can have.
fn pages<'a>(list: &[u8], document: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    plc(list, 4)
        .take(document.len() / PAGE + 1)
        .filter_map(|(_, _, number)| {
            let page = number.size_at(0)? & 0x003F_FFFF;
            document.part(page * PAGE, PAGE)
        })
}

/// The runs of a page: first byte, byte after the last, position of the entry.
fn each_run(page: &[u8], size: usize, mut take: impl FnMut(usize, usize, usize)) {
    let count = usize::from(page.u8_at(PAGE - 1).unwrap_or(0));
    for index in 0..count {
        let bounds = page.size_at(4 * index).zip(page.size_at(4 * index + 4));
        if let Some((start, end)) = bounds
            && start < end
        {
            take(start, end, 4 * (count + 1) + size * index);
        }
    }
}
