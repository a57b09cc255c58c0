//! What a workbook tells before its sheets: their names and places, the shared texts, the
//! number formats, the names that formulas use.

use super::records::{Joined, Records};
use crate::ReadError;
use crate::compound::Little;
use crate::format::Format;
use crate::limits::MOST_PIECES;
use crate::sheet::number_format::built_in;
use crate::sheet::workbook::{CellFormat, too_many};
use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS, WINDOWS_1252};
use std::collections::BTreeMap;

/// The book as a whole.
pub(super) struct Globals {
    /// Texts are Unicode: since Excel 97.
    pub(super) unicode: bool,
    /// The encoding of the texts before Excel 97.
    pub(super) encoding: &'static Encoding,
    pub(super) sheets: Vec<Listed>,
    pub(super) texts: Vec<String>,
    pub(super) formats: Vec<CellFormat>,
    pub(super) date1904: bool,
    pub(super) as_shown: bool,
    /// Which sheets references across sheets mean: book, first and last sheet.
    pub(super) references: Vec<(usize, u16, u16)>,
    pub(super) books: Vec<Book>,
    /// The names of areas and values.
    pub(super) names: Vec<String>,
}

/// A sheet as the book lists it.
pub(super) struct Listed {
    pub(super) at: usize,
    pub(super) name: String,
    pub(super) hidden: bool,
    /// Whether it has cells.
    pub(super) cells: bool,
}

/// A book that formulas refer to.
#[derive(Default)]
pub(super) struct Book {
    /// This very book.
    pub(super) own: bool,
    /// The names in it: functions of add-ins, too.
    pub(super) names: Vec<String>,
}

/// Reads up to the end of the first part of the stream.
pub(super) fn read(stream: &[u8]) -> Result<Globals, ReadError> {
    let mut records = Records::new(stream, 0);
    let Some((0x0809, start)) = records.next() else {
        return Err(ReadError::Unsupported {
            zh: "是 Excel 5.0 以前的工作簿",
            en: "a workbook from before Excel 5.0",
            remedy: "xlsx",
        });
    };
    let mut globals = Globals {
        unicode: start.u16_at(0) == Some(0x0600),
        encoding: WINDOWS_1252,
        sheets: Vec::new(),
        texts: Vec::new(),
        formats: Vec::new(),
        date1904: false,
        as_shown: false,
        references: Vec::new(),
        books: Vec::new(),
        names: Vec::new(),
    };
    let mut codes = BTreeMap::new();
    let mut kinds = Vec::new();
    while let Some((code, record)) = records.next() {
        match code {
            0x000A => break,
            // The same password for everyone only keeps hands off; the book is encrypted
            // all the same.
            0x002F => {
                return Err(ReadError::Encrypted {
                    format: Format::Xls,
                });
            }
            0x00E0 => kinds.push(record.u16_at(2).unwrap_or(0)),
            0x041E => {
                if let Some((kind, format)) = globals.number_format(record) {
                    codes.insert(kind, format);
                }
            }
            0x00FC => {
                let mut joined = records.joined(record);
                globals.texts = shared_texts(&mut joined)?;
            }
            _ => globals.take(code, record),
        }
    }
    for kind in kinds {
        let own = codes.get(&kind).map(String::as_str);
        let code = own.unwrap_or_else(|| built_in(u32::from(kind)));
        globals.formats.push(CellFormat::new(code));
    }
    Ok(globals)
}

/// Every text is counted before it is kept: an empty one takes three bytes of the file.
fn shared_texts(joined: &mut Joined<'_>) -> Result<Vec<String>, ReadError> {
    let mut texts = Vec::new();
    let count = joined.u32().and(joined.u32()).unwrap_or(0);
    for _ in 0..count {
        let Some(text) = joined.long_text() else {
            break;
        };
        texts.push(text);
        if texts.len() > MOST_PIECES {
            return Err(too_many());
        }
    }
    Ok(texts)
}

impl Globals {
    fn take(&mut self, code: u16, record: &[u8]) {
        match code {
            0x0042 => self.encoding = encoding(record.u16_at(0).unwrap_or(0)),
            0x0022 => self.date1904 = record.u16_at(0) == Some(1),
            0x000E => self.as_shown = record.u16_at(0) == Some(0),
            0x0085 => {
                let sheet = self.sheet(record);
                self.sheets.extend(sheet);
            }
            0x0018 if self.unicode => self.names.push(name(record).unwrap_or_default()),
            0x01AE => self.books.push(Book {
                own: record.u16_at(2) == Some(0x0401),
                names: Vec::new(),
            }),
            0x0023 if self.unicode => {
                let name = Joined::one(record, 6).short_text();
                if let Some(book) = self.books.last_mut() {
                    book.names.push(name.unwrap_or_default());
                }
            }
            0x0017 if self.unicode => {
                let (entries, _) = record.rest(2).unwrap_or(&[]).as_chunks::<6>();
                for entry in entries {
                    let [a, b, c, d, e, f] = *entry;
                    self.references.push((
                        usize::from(u16::from_le_bytes([a, b])),
                        u16::from_le_bytes([c, d]),
                        u16::from_le_bytes([e, f]),
                    ));
                }
            }
            _ => {}
        }
    }

    fn sheet(&self, record: &[u8]) -> Option<Listed> {
        let [state, kind, ..] = *record.part(4, 2)? else {
            return None;
        };
        Some(Listed {
            at: record.size_at(0)?,
            name: if self.unicode {
                Joined::one(record, 6).short_text()?
            } else {
                let length = usize::from(record.u8_at(6)?);
                self.decoded(record.part(7, length)?)
            },
            hidden: state & 3 != 0,
            // Sheets of macros have cells as well.
            cells: kind <= 1,
        })
    }

    fn number_format(&self, record: &[u8]) -> Option<(u16, String)> {
        let code = if self.unicode {
            Joined::one(record, 2).long_text()?
        } else {
            let length = usize::from(record.u8_at(2)?);
            self.decoded(record.part(3, length)?)
        };
        Some((record.u16_at(0)?, code))
    }

    /// A text from before Excel 97.
    pub(super) fn decoded(&self, bytes: &[u8]) -> String {
        let (text, _) = self.encoding.decode_without_bom_handling(bytes);
        text.into_owned()
    }
}

/// A defined name; those of Excel itself are numbers and mean nothing here.
fn name(record: &[u8]) -> Option<String> {
    let flags = record.u16_at(0)?;
    if flags & 0x20 != 0 {
        return None;
    }
    let length = usize::from(record.u8_at(3)?);
    Joined::one(record, 14).text(length)
}

/// The encoding of a code page.
fn encoding(page: u16) -> &'static Encoding {
    match page {
        936 | 10008 | 54936 => GBK,
        950 | 10002 => BIG5,
        932 | 10001 => SHIFT_JIS,
        949 | 10003 => EUC_KR,
        _ => WINDOWS_1252,
    }
}
