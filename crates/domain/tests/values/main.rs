//! The value grammar on values as people write them: printed text → what it means.
//!
//! Notation of the right column: `Q` an amount (a period behind `@`, the rest as
//! printed by its `Display`), `D` a date (`<` due before it, `..` a range, `@` every,
//! `(春节)` an occasion), `W` words with the amounts in them, `U` unreadable.

mod amounts;
mod dates;
mod figures;
mod sentences;

use domain::value::{Deadline, DeadlineBound, Quantity, Value};

fn describe(value: &Value) -> String {
    match value {
        Value::Empty => "empty".to_owned(),
        Value::Dash => "dash".to_owned(),
        Value::Quantity(quantity) => format!("Q {}", amount(quantity)),
        Value::Deadline(deadline) => format!("D {}", date(deadline)),
        Value::Words(found) => {
            let found: Vec<String> = found.iter().map(amount).collect();
            format!("W {}", found.join(" ")).trim_end().to_owned()
        }
        Value::Unreadable(_) => "U".to_owned(),
    }
}

fn amount(quantity: &Quantity) -> String {
    let plain = Quantity {
        period: None,
        ..quantity.clone()
    };
    match quantity.period {
        Some(period) => format!("{plain}@{period}"),
        None => plain.to_string(),
    }
}

fn date(deadline: &Deadline) -> String {
    let mut out = String::new();
    if deadline.bound == DeadlineBound::Before {
        out.push('<');
    }
    out.push_str(&deadline.date.to_string());
    if let Some(until) = deadline.until {
        out.push_str(&format!("..{until}"));
    }
    if !deadline.occasion.is_empty() {
        out.push_str(&format!("({})", deadline.occasion));
    }
    if let Some(period) = deadline.recurring {
        out.push_str(&format!("@{period}"));
    }
    out
}

fn check(table: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (raw, expected) in table {
        let found = describe(&Value::parse(raw));
        if found != *expected {
            wrong.push(format!("{raw:?}: expected {expected:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
