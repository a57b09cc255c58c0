//! Formulas from their code (tokens in reverse Polish order) to their text.

use super::cells::error;
use super::functions::function;
use super::globals::Globals;
use super::records::Joined;
use crate::compound::Little;
use crate::sheet::area::letters;
use std::collections::BTreeMap;

/// Characters of the longest formula that Excel takes.
const LONGEST: usize = 8192;
/// What stands for a formula that is not understood.
const UNKNOWN: &str = "?";

/// The formulas of a sheet.
pub(super) struct Formulas<'a> {
    globals: &'a Globals,
    /// Formulas shared by several cells, by the cell that names them.
    shared: BTreeMap<(u32, u32), Shared>,
}

struct Shared {
    code: Vec<u8>,
    /// One formula of a whole area, told with its first cell.
    array: bool,
}

/// A formula's text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Formula {
    /// Without a leading `=`; none for the further cells of an array.
    pub(super) text: Option<String>,
    pub(super) array: bool,
}

impl<'a> Formulas<'a> {
    pub(super) fn new(globals: &'a Globals) -> Self {
        Self {
            globals,
            shared: BTreeMap::new(),
        }
    }

    /// Keeps a shared formula, which follows the first cell that uses it.
    pub(super) fn share(&mut self, record: &[u8], array: bool, at: Option<(u32, u32)>) {
        let (length, start) = if array { (12, 14) } else { (8, 10) };
        let code = record
            .u16_at(length)
            .and_then(|length| record.part(start, usize::from(length)));
        if let (Some(at), Some(code)) = (at, code) {
            let code = code.to_vec();
            self.shared.insert(at, Shared { code, array });
        }
    }

    /// The text of the formula of a cell.
    pub(super) fn text(&self, code: &[u8], cell: (u32, u32)) -> Formula {
        let Some(1 | 2) = code.first() else {
            return Formula {
                text: Some(self.decoded(code, cell)),
                array: false,
            };
        };
        // The results of a table of trials are no formulas.
        if code.first() == Some(&2) {
            return Formula::default();
        }
        let named = code.u16_at(1).zip(code.u16_at(3));
        let named = named.map(|(row, column)| (u32::from(row) + 1, u32::from(column) + 1));
        match named.and_then(|named| self.shared.get(&named)) {
            Some(shared) if shared.array => Formula {
                text: (named == Some(cell)).then(|| self.decoded(&shared.code, cell)),
                array: named == Some(cell),
            },
            Some(shared) => Formula {
                text: Some(self.decoded(&shared.code, cell)),
                array: false,
            },
            None => Formula {
                text: Some(UNKNOWN.to_owned()),
                array: false,
            },
        }
    }

    fn decoded(&self, code: &[u8], cell: (u32, u32)) -> String {
        let text = if self.globals.unicode {
            let decoder = Decoder {
                globals: self.globals,
                code,
                at: 0,
                cell,
                stack: Vec::new(),
            };
            decoder.text()
        } else {
            None
        };
        text.unwrap_or_else(|| UNKNOWN.to_owned())
    }
}

/// A formula that is being decoded.
struct Decoder<'a> {
    globals: &'a Globals,
    code: &'a [u8],
    at: usize,
    /// The cell of the formula, for references told by their distance.
    cell: (u32, u32),
    stack: Vec<String>,
}

impl Decoder<'_> {
    /// None where a token is not understood.
    fn text(mut self) -> Option<String> {
        while let Some(token) = self.code.u8_at(self.at) {
            self.at += 1;
            self.token(token)?;
            if self.stack.last().is_some_and(|text| text.len() > LONGEST) {
                return None;
            }
        }
        let text = self.stack.pop()?;
        self.stack.is_empty().then_some(text)
    }

    fn token(&mut self, token: u8) -> Option<()> {
        // References and functions come in three classes that are written alike.
        let token = if token >= 0x40 {
            token & 0x1F | 0x20
        } else {
            token
        };
        match token {
            0x03..=0x11 => self.between(token),
            0x12..=0x15 => self.around(token),
            0x16 => self.push(""),
            0x17 => {
                let mut joined = Joined::one(self.code.rest(self.at)?, 0);
                let text = joined.short_text()?;
                self.at += joined.taken();
                self.push(format!("\"{}\"", text.replace('"', "\"\"")))
            }
            0x19 => self.attribute(),
            0x1C => {
                let code = self.byte()?;
                self.push(error(code))
            }
            0x1D => {
                let truth = self.byte()? != 0;
                self.push(if truth { "TRUE" } else { "FALSE" })
            }
            0x1E => {
                let value = self.word()?;
                self.push(value.to_string())
            }
            0x1F => {
                let bytes = self.take(8)?.try_into().ok()?;
                self.push(f64::from_le_bytes(bytes).to_string())
            }
            0x21..=0x22 => self.call(token == 0x22),
            0x26..=0x28 => self.take(6).map(|_| ()),
            0x29 => self.take(2).map(|_| ()),
            _ => self.reference(token),
        }
    }

    /// References and names.
    fn reference(&mut self, token: u8) -> Option<()> {
        match token {
            0x23 => {
                let number = usize::from(self.word()?);
                self.take(2)?;
                let name = self.globals.names.get(number.checked_sub(1)?)?.clone();
                (!name.is_empty()).then(|| self.push(name)).flatten()
            }
            0x24 | 0x2C => {
                let text = self.corner(token == 0x2C)?;
                self.push(text)
            }
            0x25 | 0x2D => {
                let text = self.area(token == 0x2D)?;
                self.push(text)
            }
            0x2A | 0x3C => self.lost(if token == 0x2A { 4 } else { 6 }),
            0x2B | 0x3D => self.lost(if token == 0x2B { 8 } else { 10 }),
            0x39 => {
                let name = self.foreign_name()?;
                self.push(name)
            }
            0x3A => {
                let sheet = self.sheet()?;
                let corner = self.corner(false)?;
                self.push(format!("{sheet}!{corner}"))
            }
            0x3B => {
                let sheet = self.sheet()?;
                let area = self.area(false)?;
                self.push(format!("{sheet}!{area}"))
            }
            _ => None,
        }
    }

    fn lost(&mut self, bytes: usize) -> Option<()> {
        self.take(bytes)?;
        self.push("#REF!")
    }

    fn push(&mut self, text: impl Into<String>) -> Option<()> {
        self.stack.push(text.into());
        Some(())
    }

    fn take(&mut self, count: usize) -> Option<&[u8]> {
        let at = self.at;
        self.at += count;
        self.code.part(at, count)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn word(&mut self) -> Option<u16> {
        self.take(2)?.u16_at(0)
    }

    fn between(&mut self, token: u8) -> Option<()> {
        const SIGNS: [&str; 15] = [
            "+", "-", "*", "/", "^", "&", "<", "<=", "=", ">=", ">", "<>", " ", ",", ":",
        ];
        let sign = SIGNS.get(usize::from(token.checked_sub(3)?))?;
        let right = self.stack.pop()?;
        let left = self.stack.last_mut()?;
        left.push_str(sign);
        left.push_str(&right);
        Some(())
    }

    fn around(&mut self, token: u8) -> Option<()> {
        let text = self.stack.last_mut()?;
        match token {
            0x12 => text.insert(0, '+'),
            0x13 => text.insert(0, '-'),
            0x14 => text.push('%'),
            _ => {
                text.insert(0, '(');
                text.push(')');
            }
        }
        Some(())
    }

    fn attribute(&mut self) -> Option<()> {
        let kind = self.byte()?;
        let value = usize::from(self.word()?);
        if kind & 0x04 != 0 {
            self.take(2 * (value + 1))?;
        }
        if kind & 0x10 != 0 {
            let text = self.stack.pop()?;
            self.push(format!("SUM({text})"))?;
        }
        Some(())
    }

    fn call(&mut self, counted: bool) -> Option<()> {
        let told = if counted {
            Some(usize::from(self.byte()? & 0x7F))
        } else {
            None
        };
        let number = self.word()? & 0x7FFF;
        // A function of another place: its name is the first argument.
        let (name, arguments) = if number == 255 {
            (None, told?.checked_sub(1)?)
        } else {
            let (name, fixed) = function(number)?;
            (Some(name), told.or(fixed)?)
        };
        let first = self.stack.len().checked_sub(arguments)?;
        let arguments = self.stack.split_off(first).join(",");
        let name = match name {
            Some(name) => name.to_owned(),
            None => self.stack.pop()?,
        };
        // Functions newer than the format are kept under a name of this kind.
        let name = name.strip_prefix("_xlfn.").unwrap_or(&name);
        self.push(format!("{name}({arguments})"))
    }

    fn foreign_name(&mut self) -> Option<String> {
        let reference = usize::from(self.word()?);
        let number = usize::from(self.word()?).checked_sub(1)?;
        self.take(2)?;
        let (book, ..) = *self.globals.references.get(reference)?;
        let book = self.globals.books.get(book)?;
        let names = if book.own {
            &self.globals.names
        } else {
            &book.names
        };
        names.get(number).filter(|name| !name.is_empty()).cloned()
    }

    /// The sheet of a reference; none where it is in another file.
    fn sheet(&mut self) -> Option<String> {
        let reference = usize::from(self.word()?);
        let (book, first, last) = *self.globals.references.get(reference)?;
        if !self.globals.books.get(book)?.own || first != last {
            return None;
        }
        let name = &self.globals.sheets.get(usize::from(first))?.name;
        let plain = name.chars().all(|c| c.is_alphanumeric() || c == '_')
            && !name.starts_with(|c: char| c.is_ascii_digit());
        Some(if plain {
            name.clone()
        } else {
            format!("'{}'", name.replace('\'', "''"))
        })
    }

    fn corner(&mut self, distance: bool) -> Option<String> {
        let (row, column) = (self.word()?, self.word()?);
        let (row, column) = self.found(row, column, distance);
        Some(format!("{column}{row}"))
    }

    fn area(&mut self, distance: bool) -> Option<String> {
        let (top, bottom) = (self.word()?, self.word()?);
        let (left, right) = (self.word()?, self.word()?);
        let first = self.found(top, left, distance);
        let last = self.found(bottom, right, distance);
        if (top, bottom) == (0, u16::MAX) {
            return Some(format!("{}:{}", first.1, last.1));
        }
        if (left & 0x3FFF, right & 0x3FFF) == (0, 0xFF) {
            return Some(format!("{}:{}", first.0, last.0));
        }
        Some(format!("{}{}:{}{}", first.1, first.0, last.1, last.0))
    }

    /// Row and column as they are written, with `$` where they are held.
    fn found(&self, row: u16, column: u16, distance: bool) -> (String, String) {
        let (row_moves, column_moves) = (column & 0x8000 != 0, column & 0x4000 != 0);
        let mut row_number = u32::from(row);
        let mut column_number = u32::from(column & 0x00FF);
        if distance && row_moves {
            row_number = (row_number + self.cell.0 - 1) & 0xFFFF;
        }
        if distance && column_moves {
            column_number = (column_number + self.cell.1 - 1) & 0xFF;
        }
        let held = |moves: bool| if moves { "" } else { "$" };
        (
            format!("{}{}", held(row_moves), row_number + 1),
            format!("{}{}", held(column_moves), letters(column_number + 1)),
        )
    }
}
