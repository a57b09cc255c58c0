//! The TOML that rule sets are written in: every figure in quotes, no unknown keys.

use super::error::{RulesError, RulesErrorKind};
use serde::de::DeserializeOwned;
use toml::{Table, Value};

/// Reads a file; a bare number or date is refused because it would pass through a float.
pub(super) fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, RulesError> {
    let table: Table = text.parse().map_err(|error: toml::de::Error| {
        RulesError::at(
            RulesErrorKind::NotReadable,
            (file, ""),
            format!("不是合法的 TOML：{error}"),
            format!("this is not TOML: {error}"),
        )
    })?;
    if let Some(key) = bare_in_table(&table) {
        return Err(RulesError::at(
            RulesErrorKind::BareNumber,
            (file, &key),
            "数字和日期要写在引号里",
            "write figures and days in quotes",
        ));
    }
    Value::Table(table)
        .try_into()
        .map_err(|error: toml::de::Error| {
            let kind = match error.message() {
                m if m.starts_with("unknown field") => RulesErrorKind::UnknownKey,
                m if m.starts_with("missing field") => RulesErrorKind::MissingKey,
                _ => RulesErrorKind::BadValue,
            };
            let why = error.to_string();
            let why = why.trim();
            RulesError::at(
                kind,
                (file, ""),
                format!("内容不合格式：{why}"),
                why.to_owned(),
            )
        })
}

fn bare_in_table(table: &Table) -> Option<String> {
    table
        .iter()
        .find_map(|(key, value)| bare(value).map(|inner| join(&name_of(key, value), &inner)))
}

/// The path to the first bare number or date; empty when the value itself is one.
fn bare(value: &Value) -> Option<String> {
    match value {
        Value::Integer(_) | Value::Float(_) | Value::Datetime(_) => Some(String::new()),
        Value::Array(items) => items.iter().find_map(|item| {
            let inner = bare(item)?;
            let named = item.get("key").and_then(Value::as_str).unwrap_or_default();
            Some(join(named, &inner))
        }),
        Value::Table(table) => bare_in_table(table),
        Value::String(_) | Value::Boolean(_) => None,
    }
}

fn name_of(key: &str, value: &Value) -> String {
    if matches!(value, Value::Array(_)) {
        String::new()
    } else {
        key.to_owned()
    }
}

fn join(outer: &str, inner: &str) -> String {
    match (outer, inner) {
        ("", inner) => inner.to_owned(),
        (outer, "") => outer.to_owned(),
        (outer, inner) => format!("{outer}.{inner}"),
    }
}
