//! What a formula gives, computed while it is read. Knows no workbook: cells are asked for.

use super::functions;
use super::lexer::{Reference, Word, words};
use super::value::{Number, Value, compare};
use crate::limits::{DEEPEST_FORMULA, LONGEST_FORMULA};
use crate::sheet::area::Area;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// The cells a formula may ask for.
pub(crate) trait Cells {
    /// The number of a sheet, by its name.
    fn sheet(&self, name: &str) -> Option<usize>;
    /// What a cell holds.
    fn cell(&mut self, sheet: usize, row: u32, column: u32) -> Value;
    /// All cells of an area that hold something, with their places; none where there are
    /// too many.
    fn area(&mut self, sheet: usize, area: Area) -> Option<Vec<(u32, u32, Value)>>;
}

/// Computes one formula.
pub(crate) struct Computer<'a> {
    cells: &'a mut dyn Cells,
    /// The sheet of the formula.
    sheet: usize,
    words: Vec<Word>,
    at: usize,
    depth: usize,
    /// The largest number met: binary noise is as large as this one's last digits.
    pub(crate) largest: Decimal,
}

impl<'a> Computer<'a> {
    pub(crate) fn new(cells: &'a mut dyn Cells, sheet: usize) -> Self {
        Self {
            cells,
            sheet,
            words: Vec::new(),
            at: 0,
            depth: 0,
            largest: Decimal::ONE,
        }
    }

    /// What a formula gives.
    pub(crate) fn value(&mut self, formula: &str) -> Value {
        if formula.len() > LONGEST_FORMULA {
            return Value::Unknown;
        }
        self.words = words(formula)
            .into_iter()
            .map(|(word, _)| word)
            .filter(|word| *word != Word::Space)
            .collect();
        if self.words.contains(&Word::Other) {
            return Value::Unknown;
        }
        match self.expression(0) {
            Some(value) if self.at == self.words.len() => {
                match self.scalar(value) {
                    // Some programs show a nought for an empty cell, some nothing.
                    Value::Empty => Value::Unknown,
                    value => value,
                }
            }
            _ => Value::Unknown,
        }
    }

    fn peek(&self) -> Option<&Word> {
        self.words.get(self.at)
    }

    fn takes(&mut self, sign: &str) -> bool {
        let here = matches!(self.peek(), Some(Word::Sign(found)) if *found == sign);
        self.at += usize::from(here);
        here
    }

    /// Operators that bind at least so strongly; none where the formula is not understood.
    fn expression(&mut self, least: u8) -> Option<Value> {
        self.depth += 1;
        if self.depth > DEEPEST_FORMULA {
            return None;
        }
        let mut left = self.prefixed()?;
        while let Some(Word::Sign(sign)) = self.peek() {
            let sign = *sign;
            let strength = match sign {
                "=" | "<" | ">" | "<=" | ">=" | "<>" => 1,
                "&" => 2,
                "+" | "-" => 3,
                "*" | "/" => 4,
                "^" => 5,
                _ => break,
            };
            if strength < least {
                break;
            }
            self.at += 1;
            let right = self.expression(strength + 1)?;
            let (a, b) = (self.scalar(left), self.scalar(right));
            left = self.binary(sign, a, b);
        }
        self.depth -= 1;
        Some(left)
    }

    /// Signs in front bind more strongly than any operator.
    fn prefixed(&mut self) -> Option<Value> {
        let mut negative = false;
        let mut signed = false;
        while let Some(Word::Sign(sign @ ("+" | "-"))) = self.peek() {
            signed |= *sign == "-";
            negative ^= *sign == "-";
            self.at += 1;
        }
        let mut value = self.primary()?;
        while self.takes("%") {
            let scalar = self.scalar(value);
            value = self.arithmetic("/", scalar, Value::Number(Number::whole(100)));
        }
        if signed {
            let scalar = self.scalar(value);
            value = match scalar.number() {
                Ok(number) => Value::Number(Number {
                    value: if negative {
                        -number.value
                    } else {
                        number.value
                    },
                    ..number
                }),
                Err(other) => other,
            };
        }
        Some(value)
    }

    fn primary(&mut self) -> Option<Value> {
        let word = self.peek()?.clone();
        self.at += 1;
        Some(match word {
            Word::Number(text) => match Number::parse(&text) {
                Some(number) => self.met(Value::Number(number)),
                None => Value::Unknown,
            },
            Word::Text(text) => Value::Text(text),
            Word::Truth(truth) => Value::Truth(truth),
            Word::Error(error) => Value::Error(error),
            Word::Reference(reference) => self.referred(&reference),
            Word::Function(name) => {
                let arguments = self.arguments()?;
                functions::call(self, &name, arguments)
            }
            Word::Sign("(") => {
                let value = self.expression(0)?;
                if !self.takes(")") {
                    return None;
                }
                value
            }
            _ => return None,
        })
    }

    /// The arguments up to the closing parenthesis; one left out is none.
    fn arguments(&mut self) -> Option<Vec<Option<Value>>> {
        let mut arguments = Vec::new();
        if self.takes(")") {
            return Some(arguments);
        }
        loop {
            let left_out = matches!(self.peek(), Some(Word::Sign("," | ")")));
            arguments.push(if left_out {
                None
            } else {
                Some(self.expression(0)?)
            });
            if self.takes(")") {
                return Some(arguments);
            }
            if !self.takes(",") {
                return None;
            }
        }
    }

    fn referred(&self, reference: &Reference) -> Value {
        let sheet = match &reference.sheet {
            None => Some(self.sheet),
            Some(name) => self.cells.sheet(name),
        };
        sheet.map_or(Value::Unknown, |sheet| {
            Value::Cells(sheet, reference.area())
        })
    }

    /// One cell's value for a reference to it.
    pub(super) fn scalar(&mut self, value: Value) -> Value {
        match value {
            Value::Cells(sheet, area) if (area.rows(), area.columns()) == (1, 1) => {
                let value = self.cells.cell(sheet, area.top, area.left);
                self.met(value)
            }
            Value::Cells(..) => Value::Unknown,
            other => other,
        }
    }

    /// The cells of an area that hold something.
    pub(super) fn within(&mut self, sheet: usize, area: Area) -> Option<Vec<(u32, u32, Value)>> {
        let cells = self.cells.area(sheet, area)?;
        for (_, _, value) in &cells {
            if let Value::Number(number) = value {
                self.largest = self.largest.max(number.value.abs());
            }
        }
        Some(cells)
    }

    fn met(&mut self, value: Value) -> Value {
        if let Value::Number(number) = &value {
            self.largest = self.largest.max(number.value.abs());
        }
        value
    }

    fn binary(&mut self, sign: &str, a: Value, b: Value) -> Value {
        if matches!(sign, "+" | "-" | "*" | "/" | "^") {
            return self.arithmetic(sign, a, b);
        }
        if sign == "&" {
            return match (a.text(), b.text()) {
                (Ok(a), Ok(b)) if a.len() + b.len() <= LONGEST_FORMULA => Value::Text(a + &b),
                // A row of cells that double one another would fill the memory.
                (Ok(_), Ok(_)) => Value::Unknown,
                (Err(other), _) | (_, Err(other)) => other,
            };
        }
        match (compare(a, b), sign) {
            (Ok(order), "=") => Value::Truth(order == Some(Ordering::Equal)),
            (Ok(order), "<>") => Value::Truth(order != Some(Ordering::Equal)),
            // Which of two texts is the greater depends on the language.
            (Ok(None), _) => Value::Unknown,
            (Ok(Some(order)), sign) => Value::Truth(match sign {
                "<" => order == Ordering::Less,
                ">" => order == Ordering::Greater,
                "<=" => order != Ordering::Greater,
                _ => order != Ordering::Less,
            }),
            (Err(other), _) => other,
        }
    }

    pub(super) fn arithmetic(&mut self, sign: &str, a: Value, b: Value) -> Value {
        let (a, b) = match (a.number(), b.number()) {
            (Ok(a), Ok(b)) => (a, b),
            // Which error comes out of two is left to the programs.
            (Err(Value::Error(a)), Err(Value::Error(b))) if a != b => return Value::Unknown,
            (Err(other), Err(Value::Error(_))) | (Err(other), Ok(_)) => return other,
            (_, Err(other)) => return other,
        };
        let whole = a.is_whole() && b.is_whole() && !a.noisy && !b.noisy;
        let value = match sign {
            "+" => Number::of(a.value.checked_add(b.value), !whole),
            "-" => Number::of(a.value.checked_sub(b.value), !whole),
            "*" => Number::of(a.value.checked_mul(b.value), !whole),
            "/" if b.value.is_zero() => Value::Error("#DIV/0!".to_owned()),
            "/" => Number::of(a.value.checked_div(b.value), true),
            _ => power(a, b, !whole),
        };
        self.met(value)
    }
}

/// Small whole powers only: others are not exact.
fn power(base: Number, exponent: Number, noisy: bool) -> Value {
    let Ok(times @ 0..=64) = u32::try_from(exponent.value) else {
        return Value::Unknown;
    };
    if !exponent.value.fract().is_zero() {
        return Value::Unknown;
    }
    if times == 0 && base.value.is_zero() {
        return Value::Error("#NUM!".to_owned());
    }
    let mut product = Decimal::ONE;
    for _ in 0..times {
        match product.checked_mul(base.value) {
            Some(value) => product = value,
            None => return Value::Unknown,
        }
    }
    Number::of(Some(product), noisy)
}
