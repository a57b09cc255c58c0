//! Which value of a form a cell of a layout shows.

use domain::form::{Field, Form, Slot};
use serde::Deserialize;

/// A value that stands once in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Target(pub(crate) Slot);

impl Target {
    /// `unit`, `fields.phone`, `total.score`.
    pub(crate) fn from_path(path: &str) -> Option<Self> {
        match Slot::from_path(path)? {
            slot @ (Slot::Project
            | Slot::Department
            | Slot::Unit
            | Slot::Field(_)
            | Slot::Total(_)) => Some(Self(slot)),
            _ => None,
        }
    }

    /// The printed text of the value.
    pub(crate) fn text(self, form: &Form) -> &str {
        form.cell(self.0).map_or("", |cell| cell.raw.as_str())
    }

    /// The named field it is.
    pub(crate) fn field(self) -> Option<Field> {
        match self.0 {
            Slot::Field(field) => Some(field),
            _ => None,
        }
    }
}

/// Reads a target in a layout file.
pub(crate) fn target<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Target>, D::Error> {
    let path = String::deserialize(deserializer)?;
    Target::from_path(&path).map(Some).ok_or_else(|| {
        serde::de::Error::custom(format!(
            "`{path}` is no value of a form; write project, department, unit, fields.<name> or total.<column>"
        ))
    })
}
