//! The parts of a layout's table, each written onto the sheet: one file a part.

mod funds;
mod goals;
mod indicators;
mod row;
mod tables;

pub(super) use funds::{funds, missing_columns as missing_fund_columns};
pub(super) use goals::{goals, plan};
pub(super) use indicators::{indicators, missing_columns as missing_indicator_columns};
pub(super) use row::row;
pub(super) use tables::tables;
