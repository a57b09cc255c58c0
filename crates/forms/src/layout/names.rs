//! Names in layout files as the closed sets of the domain; an unknown one is refused.

use super::data::GridColumn;
use domain::form::{FundColumn, FundKind, IndicatorColumn, Level1, Level2, MoneyUnit};
use serde::Deserialize;

fn named<'de, D: serde::Deserializer<'de>, T>(
    deserializer: D,
    what: &str,
    find: impl Fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    let name = String::deserialize(deserializer)?;
    find(&name).ok_or_else(|| serde::de::Error::custom(format!("`{name}` is no {what}")))
}

fn all_named<'de, D: serde::Deserializer<'de>, T>(
    deserializer: D,
    what: &str,
    find: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, D::Error> {
    Vec::<String>::deserialize(deserializer)?
        .iter()
        .map(|name| {
            find(name).ok_or_else(|| serde::de::Error::custom(format!("`{name}` is no {what}")))
        })
        .collect()
}

pub(super) fn fund_column<'de, D: serde::Deserializer<'de>>(
    d: D,
) -> Result<Option<FundColumn>, D::Error> {
    named(d, "fund column", FundColumn::from_key).map(Some)
}

pub(super) fn fund_columns<'de, D: serde::Deserializer<'de>>(
    d: D,
) -> Result<Vec<FundColumn>, D::Error> {
    all_named(d, "fund column", FundColumn::from_key)
}

pub(super) fn fund_kind<'de, D: serde::Deserializer<'de>>(
    d: D,
) -> Result<Option<FundKind>, D::Error> {
    named(d, "fund line", FundKind::from_id).map(Some)
}

pub(super) fn fund_kinds<'de, D: serde::Deserializer<'de>>(
    d: D,
) -> Result<Vec<FundKind>, D::Error> {
    all_named(d, "fund line", FundKind::from_id)
}

pub(super) fn grid_column<'de, D: serde::Deserializer<'de>>(d: D) -> Result<GridColumn, D::Error> {
    named(d, "column of the indicator grid", |name| match name {
        "level1" => Some(GridColumn::Level1),
        "level2" => Some(GridColumn::Level2),
        key => IndicatorColumn::from_key(key).map(GridColumn::Cell),
    })
}

pub(super) fn money<'de, D: serde::Deserializer<'de>>(d: D) -> Result<MoneyUnit, D::Error> {
    named(d, "unit of money", |name| {
        let mut all = MoneyUnit::ALL.into_iter();
        all.find(|(_, word)| *word == name).map(|(unit, _)| unit)
    })
}

pub(super) fn level1<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Level1, D::Error> {
    Ok(Level1::from_name(&String::deserialize(d)?))
}

pub(super) fn level2<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Level2, D::Error> {
    Ok(Level2::from_name(&String::deserialize(d)?))
}
