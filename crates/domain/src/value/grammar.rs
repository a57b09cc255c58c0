//! The grammar itself: text to [`Value`].

use super::{Quantity, Value};
use crate::number::{Number, Printed};

/// Reads a cell's text.
pub(super) fn parse(raw: &str) -> Value {
    let text: String = raw.chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() {
        return Value::Empty;
    }
    if text
        .chars()
        .all(|c| matches!(c, '—' | '-' | '―' | '－' | '/' | '─'))
    {
        return Value::Dash;
    }
    match text.parse::<Number>() {
        Ok(number) => Value::Quantity(Quantity::bare(Printed::of(number))),
        Err(_) => Value::Words(Vec::new()),
    }
}
