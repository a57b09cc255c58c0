//! A formula cut into words. Knows no values.

use crate::sheet::area::{self, COLUMNS, ROWS};
use std::ops::Range;

/// A word of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Number(String),
    Text(String),
    /// A name followed by an opening parenthesis, in capitals; the parenthesis is passed over.
    Function(String),
    Reference(Reference),
    Truth(bool),
    Error(String),
    /// `+ - * / ^ & = < > <= >= <> % ( ) ,`
    Sign(&'static str),
    Space,
    /// What is not understood: names, other files, tables.
    Other,
}

/// Cells of a sheet, as a formula names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// Empty for the formula's own.
    pub sheet: Option<String>,
    pub first: Corner,
    pub last: Option<Corner>,
}

/// A corner of a reference: row and column, and whether a `$` holds them. Whole columns
/// have no row, whole rows no column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Corner {
    pub row: Option<(u32, bool)>,
    pub column: Option<(u32, bool)>,
}

impl Corner {
    fn parse(word: &str) -> Option<Self> {
        let (held, rest) = held(word);
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (letters, digits) = rest.split_at_checked(letters)?;
        if letters.is_empty() {
            let row = area::row(digits)?;
            return Some(Self {
                row: Some((row, held)),
                column: None,
            });
        }
        let column = Some((area::column(letters)?, held));
        if digits.is_empty() {
            return Some(Self { row: None, column });
        }
        let (held, digits) = self::held(digits);
        Some(Self {
            row: Some((area::row(digits)?, held)),
            column,
        })
    }

    fn is_cell(&self) -> bool {
        self.row.is_some() && self.column.is_some()
    }
}

impl Reference {
    /// The area it names.
    pub(super) fn area(&self) -> area::Area {
        let last = self.last.unwrap_or(self.first);
        let row = |corner: Corner, all: u32| corner.row.map_or(all, |(row, _)| row);
        let column = |corner: Corner, all: u32| corner.column.map_or(all, |(column, _)| column);
        area::Area::between(
            (row(self.first, 1), column(self.first, 1)),
            (row(last, ROWS), column(last, COLUMNS)),
        )
    }
}

fn held(word: &str) -> (bool, &str) {
    word.strip_prefix('$')
        .map_or((false, word), |rest| (true, rest))
}

/// Cuts a formula into words with their places.
pub(super) fn words(formula: &str) -> Vec<(Word, Range<usize>)> {
    let mut lexer = Lexer { formula, at: 0 };
    let mut words = Vec::new();
    while lexer.at < formula.len() {
        let from = lexer.at;
        let word = lexer.word();
        // Whatever happens, every turn goes on.
        lexer.at = lexer.at.max(from + lexer.char_at(from));
        words.push((word, from..lexer.at));
    }
    words
}

const ERRORS: [&str; 7] = [
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!",
];

struct Lexer<'a> {
    formula: &'a str,
    at: usize,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.formula.get(self.at..).unwrap_or("")
    }

    /// The length of the character at a place.
    fn char_at(&self, at: usize) -> usize {
        self.formula
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8)
    }

    fn word(&mut self) -> Word {
        let Some(first) = self.rest().chars().next() else {
            return Word::Other;
        };
        match first {
            ' ' | '\n' | '\r' | '\t' => {
                self.at += 1;
                Word::Space
            }
            '"' => self.quoted('"').map_or(Word::Other, Word::Text),
            '\'' => match self.quoted('\'') {
                Some(sheet) if self.rest().starts_with('!') => {
                    self.at += 1;
                    self.reference(Some(sheet))
                }
                _ => Word::Other,
            },
            '[' => {
                let length = self.rest().find(']').map_or(self.rest().len(), |at| at + 1);
                self.at += length;
                Word::Other
            }
            '#' => {
                for error in ERRORS {
                    if self.rest().starts_with(error) {
                        self.at += error.len();
                        return Word::Error(error.to_owned());
                    }
                }
                Word::Other
            }
            '0'..='9' | '.' => self.number(),
            _ if is_name(first) => self.name(),
            _ => self.sign(),
        }
    }

    fn sign(&mut self) -> Word {
        let Some(sign) = sign_of(self.rest()) else {
            return Word::Other;
        };
        self.at += sign.len();
        Word::Sign(sign)
    }

    /// A text between quotes, a doubled quote within standing for one.
    fn quoted(&mut self, quote: char) -> Option<String> {
        let mut text = String::new();
        let mut chars = self.rest().char_indices().skip(1).peekable();
        while let Some((at, char)) = chars.next() {
            if char != quote {
                text.push(char);
            } else if chars.next_if(|(_, next)| *next == quote).is_some() {
                text.push(quote);
            } else {
                self.at += at + quote.len_utf8();
                return Some(text);
            }
        }
        self.at = self.formula.len();
        None
    }

    fn number(&mut self) -> Word {
        if let Some(reference) = self.range(None) {
            return reference;
        }
        let rest = self.rest().as_bytes();
        let digits = |from: usize| {
            rest.iter()
                .skip(from)
                .take_while(|byte| byte.is_ascii_digit())
                .count()
        };
        let mut length = digits(0);
        if rest.get(length) == Some(&b'.') {
            length += 1 + digits(length + 1);
        }
        if matches!(rest.get(length), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(rest.get(length + 1), Some(b'+' | b'-')));
            let power = digits(length + 1 + sign);
            if power > 0 {
                length += 1 + sign + power;
            }
        }
        let text = self.rest().get(..length).unwrap_or("").to_owned();
        self.at += length;
        Word::Number(text)
    }

    /// The name that begins here.
    fn peek_name(&self) -> &str {
        let rest = self.rest();
        let end = rest.find(|char| !is_name(char)).unwrap_or(rest.len());
        rest.get(..end).unwrap_or("")
    }

    fn name(&mut self) -> Word {
        let name = self.peek_name().to_owned();
        let after = self.formula.get(self.at + name.len()..).unwrap_or("");
        if after.starts_with('!') {
            self.at += name.len() + 1;
            return self.reference(Some(name));
        }
        if after.starts_with('(') {
            self.at += name.len() + 1;
            return Word::Function(name.to_ascii_uppercase());
        }
        self.reference(None)
    }

    /// A reference behind the name of its sheet, or any other name.
    fn reference(&mut self, sheet: Option<String>) -> Word {
        if let Some(word) = self.range(sheet.clone()) {
            return word;
        }
        let name = self.peek_name().to_owned();
        self.at += name.len();
        match Corner::parse(&name) {
            Some(first) if first.is_cell() => Word::Reference(Reference {
                sheet,
                first,
                last: None,
            }),
            _ if sheet.is_some() => Word::Other,
            _ if name.eq_ignore_ascii_case("true") => Word::Truth(true),
            _ if name.eq_ignore_ascii_case("false") => Word::Truth(false),
            _ => Word::Other,
        }
    }

    /// A reference with two corners, if one begins here.
    fn range(&mut self, sheet: Option<String>) -> Option<Word> {
        let name = self.peek_name();
        let first = Corner::parse(name)?;
        let colon = self.at + name.len();
        let rest = self.formula.get(colon..)?.strip_prefix(':')?;
        let end = rest.find(|char| !is_name(char)).unwrap_or(rest.len());
        let last = Corner::parse(rest.get(..end)?)?;
        let alike = first.row.is_some() == last.row.is_some()
            && first.column.is_some() == last.column.is_some();
        // `A1:INDEX(…)` and `Sheet1:Sheet3!A1` are no ranges of cells.
        let goes_on = rest.get(end..)?.starts_with(['(', '!', ':']);
        if !alike || goes_on {
            return None;
        }
        self.at = colon + 1 + end;
        Some(Word::Reference(Reference {
            sheet,
            first,
            last: Some(last),
        }))
    }
}

/// The sign a text begins with.
fn sign_of(text: &str) -> Option<&'static str> {
    let mut bytes = text.bytes();
    Some(match (bytes.next()?, bytes.next()) {
        (b'<', Some(b'=')) => "<=",
        (b'<', Some(b'>')) => "<>",
        (b'>', Some(b'=')) => ">=",
        (b'<', _) => "<",
        (b'>', _) => ">",
        (b'=', _) => "=",
        (b'+', _) => "+",
        (b'-', _) => "-",
        (b'*', _) => "*",
        (b'/', _) => "/",
        (b'^', _) => "^",
        (b'&', _) => "&",
        (b'%', _) => "%",
        (b'(', _) => "(",
        (b')', _) => ")",
        (b',', _) => ",",
        (b';', _) => ";",
        _ => return None,
    })
}

fn is_name(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '_' | '.' | '$' | '\\' | '?') || !char.is_ascii()
}
