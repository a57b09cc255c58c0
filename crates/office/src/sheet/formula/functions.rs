//! The functions that are understood; every other is unknown.

use super::compute::Computer;
use super::value::{Number, Value};
use crate::limits::LONGEST_FORMULA;
use rust_decimal::{Decimal, RoundingStrategy};

type Arguments = Vec<Option<Value>>;

/// What a function gives for its arguments.
pub(super) fn call(computer: &mut Computer<'_>, name: &str, arguments: Arguments) -> Value {
    match name {
        "SUM" | "AVERAGE" | "MAX" | "MIN" | "PRODUCT" | "COUNT" => {
            over_numbers(computer, name, arguments)
        }
        "COUNTA" => count_all(computer, arguments),
        "SUMPRODUCT" => sum_of_products(computer, arguments),
        "IF" => choice(computer, arguments),
        "IFERROR" => if_error(computer, arguments),
        "CONCATENATE" => joined(computer, arguments),
        "AND" | "OR" | "NOT" => truths(computer, name, arguments),
        "ROUND" | "ROUNDUP" | "ROUNDDOWN" | "INT" | "ABS" => rounded(computer, name, arguments),
        "TRUE" | "FALSE" if arguments.is_empty() => Value::Truth(name == "TRUE"),
        "N" | "VALUE" => number_of(computer, name, arguments),
        _ => Value::Unknown,
    }
}

/// The numbers of ranges, texts and blanks passed over, and numbers given one by one.
fn numbers(computer: &mut Computer<'_>, arguments: Arguments) -> Result<Vec<Number>, Value> {
    let mut numbers = Vec::new();
    for argument in arguments {
        match argument {
            Some(Value::Cells(sheet, area)) => {
                let cells = computer.within(sheet, area).ok_or(Value::Unknown)?;
                for (_, _, value) in cells {
                    match value {
                        Value::Number(number) => numbers.push(number),
                        Value::Error(_) | Value::Unknown => return Err(value),
                        // Some programs count truths as numbers, some pass over them.
                        Value::Truth(_) => return Err(Value::Unknown),
                        _ => {}
                    }
                }
            }
            Some(Value::Number(number)) => numbers.push(number),
            Some(error @ Value::Error(_)) => return Err(error),
            _ => return Err(Value::Unknown),
        }
    }
    Ok(numbers)
}

fn over_numbers(computer: &mut Computer<'_>, name: &str, arguments: Arguments) -> Value {
    // Counting passes over errors; everything else does not.
    if name == "COUNT" {
        return count(computer, arguments);
    }
    let numbers = match numbers(computer, arguments) {
        Ok(numbers) => numbers,
        Err(other) => return other,
    };
    let noisy = !numbers
        .iter()
        .all(|number| number.is_whole() && !number.noisy);
    let values = numbers.iter().map(|number| number.value);
    let sum = || {
        numbers
            .iter()
            .try_fold(Decimal::ZERO, |sum, number| sum.checked_add(number.value))
    };
    match name {
        "SUM" => Number::of(sum(), noisy),
        "AVERAGE" if numbers.is_empty() => Value::Error("#DIV/0!".to_owned()),
        "AVERAGE" => {
            let count = Decimal::from(numbers.len() as u64);
            Number::of(sum().and_then(|sum| sum.checked_div(count)), true)
        }
        "PRODUCT" if numbers.is_empty() => Value::Number(Number::whole(0)),
        "PRODUCT" => {
            let mut values = values;
            let product =
                values.try_fold(Decimal::ONE, |product, value| product.checked_mul(value));
            Number::of(product, noisy)
        }
        "MAX" => Number::of(Some(values.max().unwrap_or_default()), noisy),
        _ => Number::of(Some(values.min().unwrap_or_default()), noisy),
    }
}

fn count(computer: &mut Computer<'_>, arguments: Arguments) -> Value {
    let mut count = 0;
    for argument in arguments {
        match argument {
            Some(Value::Cells(sheet, area)) => {
                let Some(cells) = computer.within(sheet, area) else {
                    return Value::Unknown;
                };
                for (_, _, value) in cells {
                    match value {
                        Value::Unknown | Value::Truth(_) => return Value::Unknown,
                        Value::Number(_) => count += 1,
                        _ => {}
                    }
                }
            }
            Some(Value::Number(_)) => count += 1,
            _ => return Value::Unknown,
        }
    }
    Value::Number(Number::whole(count))
}

fn count_all(computer: &mut Computer<'_>, arguments: Arguments) -> Value {
    let mut count = 0;
    for argument in arguments {
        let Some(Value::Cells(sheet, area)) = argument else {
            return Value::Unknown;
        };
        let Some(cells) = computer.within(sheet, area) else {
            return Value::Unknown;
        };
        count += cells.len() as u64;
    }
    Value::Number(Number::whole(count))
}

/// Ranges of one size multiplied cell by cell.
fn sum_of_products(computer: &mut Computer<'_>, arguments: Arguments) -> Value {
    let mut size = None;
    let mut products: std::collections::BTreeMap<(u32, u32), (usize, Decimal)> =
        std::collections::BTreeMap::new();
    let mut noisy = false;
    let factors = arguments.len();
    for argument in arguments {
        let Some(Value::Cells(sheet, area)) = argument else {
            return Value::Unknown;
        };
        if *size.get_or_insert((area.rows(), area.columns())) != (area.rows(), area.columns()) {
            return Value::Error("#VALUE!".to_owned());
        }
        let Some(cells) = computer.within(sheet, area) else {
            return Value::Unknown;
        };
        for (row, column, value) in cells {
            let number = match value {
                Value::Number(number) => number,
                Value::Error(_) | Value::Unknown => return value,
                Value::Truth(_) => return Value::Unknown,
                _ => continue,
            };
            noisy |= number.noisy || !number.is_whole();
            let product = products
                .entry((row - area.top, column - area.left))
                .or_insert((0, Decimal::ONE));
            let Some(value) = product.1.checked_mul(number.value) else {
                return Value::Unknown;
            };
            *product = (product.0 + 1, value);
        }
    }
    let sum = products
        .values()
        .filter(|(met, _)| *met == factors)
        .try_fold(Decimal::ZERO, |sum, (_, product)| sum.checked_add(*product));
    Number::of(sum, noisy)
}

/// Takes so many arguments, at least the first of them.
fn taken(computer: &mut Computer<'_>, arguments: Arguments, most: usize) -> Option<Vec<Value>> {
    if arguments.is_empty() || arguments.len() > most {
        return None;
    }
    let taken = arguments
        .into_iter()
        .map(|argument| computer.scalar(argument.unwrap_or(Value::Empty)))
        .collect();
    Some(taken)
}

fn choice(computer: &mut Computer<'_>, arguments: Arguments) -> Value {
    if arguments.len() < 2 {
        return Value::Unknown;
    }
    let Some(values) = taken(computer, arguments, 3) else {
        return Value::Unknown;
    };
    let mut values = values.into_iter();
    let condition = values.next().unwrap_or(Value::Unknown);
    let met = values.next().unwrap_or(Value::Unknown);
    let otherwise = values.next().unwrap_or(Value::Truth(false));
    match condition.truth() {
        Ok(true) => met,
        Ok(false) => otherwise,
        Err(other) => other,
    }
}

fn if_error(computer: &mut Computer<'_>, arguments: Arguments) -> Value {
    let Some(values) = taken(computer, arguments, 2) else {
        return Value::Unknown;
    };
    match values.as_slice() {
        [Value::Error(_), instead] => instead.clone(),
        [value, _] => value.clone(),
        _ => Value::Unknown,
    }
}

/// Texts one behind the other.
fn joined(computer: &mut Computer<'_>, arguments: Arguments) -> Value {
    let Some(values) = taken(computer, arguments, 64) else {
        return Value::Unknown;
    };
    let texts: Result<Vec<String>, Value> = values.into_iter().map(Value::text).collect();
    match texts.map(|texts| texts.concat()) {
        Ok(text) if text.len() <= LONGEST_FORMULA => Value::Text(text),
        Ok(_) => Value::Unknown,
        Err(other) => other,
    }
}

fn truths(computer: &mut Computer<'_>, name: &str, arguments: Arguments) -> Value {
    let Some(values) = taken(computer, arguments, 64) else {
        return Value::Unknown;
    };
    if name == "NOT" && values.len() != 1 {
        return Value::Unknown;
    }
    let (mut all, mut any) = (true, false);
    for value in values {
        // A reference to an empty cell is passed over by the programs, or not.
        if value == Value::Empty {
            return Value::Unknown;
        }
        match value.truth() {
            Ok(truth) => {
                all &= truth;
                any |= truth;
            }
            Err(other) => return other,
        }
    }
    Value::Truth(match name {
        "AND" => all,
        "OR" => any,
        _ => !any,
    })
}

fn rounded(computer: &mut Computer<'_>, name: &str, arguments: Arguments) -> Value {
    let wanted = if matches!(name, "INT" | "ABS") { 1 } else { 2 };
    if arguments.len() != wanted {
        return Value::Unknown;
    }
    let Some(values) = taken(computer, arguments, wanted) else {
        return Value::Unknown;
    };
    let mut numbers = Vec::new();
    for value in values {
        match value.number() {
            Ok(number) => numbers.push(number),
            Err(other) => return other,
        }
    }
    let Some(number) = numbers.first().copied() else {
        return Value::Unknown;
    };
    let Some(places) = numbers
        .get(1)
        .map_or(Some(0), |places| i32::try_from(places.value.trunc()).ok())
        .filter(|places| (-15..=15).contains(places))
    else {
        return Value::Unknown;
    };
    let strategy = match name {
        "ABS" => {
            return Value::Number(Number {
                value: number.value.abs(),
                ..number
            });
        }
        "ROUND" => RoundingStrategy::MidpointAwayFromZero,
        "ROUNDUP" => RoundingStrategy::AwayFromZero,
        "ROUNDDOWN" => RoundingStrategy::ToZero,
        _ => RoundingStrategy::ToNegativeInfinity,
    };
    let one = Decimal::from(10u64.pow(places.unsigned_abs()));
    let plain = number.plain();
    // Binary noise makes 4.35 × 100 fall below 435: which way it is cut nobody can tell.
    if name != "ROUND" && number.noisy {
        let scaled = if places < 0 {
            plain.checked_div(one)
        } else {
            plain.checked_mul(one)
        };
        if scaled.is_none_or(|scaled| scaled.fract().is_zero()) {
            return Value::Unknown;
        }
    }
    let value = if places >= 0 {
        Some(plain.round_dp_with_strategy(places.unsigned_abs(), strategy))
    } else {
        plain
            .checked_div(one)
            .and_then(|value| value.round_dp_with_strategy(0, strategy).checked_mul(one))
    };
    Number::of(value, false)
}

fn number_of(computer: &mut Computer<'_>, name: &str, arguments: Arguments) -> Value {
    let Some(values) = taken(computer, arguments, 1) else {
        return Value::Unknown;
    };
    match (name, values.into_iter().next()) {
        ("N", Some(Value::Text(_))) => Value::Number(Number::whole(0)),
        (_, Some(value)) => match value.number() {
            Ok(number) => Value::Number(number),
            Err(other) => other,
        },
        (_, None) => Value::Unknown,
    }
}
