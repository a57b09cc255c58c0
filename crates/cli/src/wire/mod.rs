//! The types other programs read: stable, numbers as strings.
//!
//! A changed meaning needs a new schema number.

mod document;
mod finding;
mod form;
mod layout;
mod package;
mod rollup;
mod score;

pub use document::{Document, RuleSetWire, Summary};
pub use finding::{ClosedWire, FindingWire};
pub use form::{FormWire, Reading};
pub use layout::LayoutReading;
pub use package::PackageWire;
pub use rollup::RollupWire;
pub use score::{ScoredDocument, Scores, inputs};

use domain::place::Place;
use serde::Serialize;

/// Where something stands; several kinds may stand together, none when it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PlaceWire {
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(rename = "box", skip_serializing_if = "Option::is_none")]
    bounds: Option<[String; 4]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    /// The table's column where there is a table, else the line's character column.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    /// The line's character column where a table's column stands too.
    #[serde(skip_serializing_if = "Option::is_none")]
    character: Option<u32>,
}

impl From<&Place> for PlaceWire {
    fn from(place: &Place) -> Self {
        let table = place.table;
        let line = place.line;
        Self {
            table: table.map(|t| t.table),
            row: table.map(|t| t.row),
            sheet: place.sheet.as_ref().map(|s| s.sheet.clone()),
            cell: place.sheet.as_ref().map(|s| s.cell.clone()),
            page: place.page.map(|p| p.page),
            bounds: place.page.map(|p| p.bounds.map(points)),
            line: line.map(|l| l.line),
            column: table.map(|t| t.column).or(line.map(|l| l.column)),
            character: table.and(line).map(|l| l.column),
        }
    }
}

/// Hundredths of a point as a decimal in points.
fn points(hundredths: i32) -> String {
    domain::number::Number::scaled(i128::from(hundredths), 2)
        .map_or_else(String::new, |number| number.normalized().to_string())
}
