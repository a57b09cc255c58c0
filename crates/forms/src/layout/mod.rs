//! Official layouts as data, and form to document.
//!
//! A layout (`layouts/<place>/<family>.toml`) is the only definition of a form's official
//! shape: the blank form, the filled form, the labels the reader knows, the guide to filling
//! and the fields an editor shows all come from it. See `docs/guide/add-a-layout.md`.
//!
//! Must not know a file format.

mod blank;
mod canvas;
mod data;
mod differences;
mod entry;
mod extras;
mod figure;
mod fill;
mod formulas;
mod guide;
mod library;
mod lines;
mod names;
mod parts;
mod pattern;
mod sheet;
mod target;
mod teach;
mod validate;
mod write;

pub use blank::{blank_form, evidence};
pub use data::Layout;
pub use differences::differences;
pub use guide::{Guide, guide, guide_page};
pub use library::{Library, library};
pub(crate) use teach::lessons;
pub use write::{Spot, Written, join, write};

/// What stands where nothing belongs.
const DASH: &str = "——";

/// How points stand behind a group's label where the layout does not say.
const POINTS: &str = "（{points}分）";

impl Layout {
    /// The path it was read from, without the ending: `hunan-xiangxi/project-self-evaluation`.
    pub fn id(&self) -> String {
        let since = match self.since {
            0 => String::new(),
            year => format!("-{year}"),
        };
        format!("{}/{}{since}", self.place, self.family.id())
    }

    /// The word `{kind}` stands for in a form of that title: the first where none fits.
    pub(crate) fn kind_of(&self, title: &str) -> &str {
        let named = self.kinds.iter().find(|kind| title.contains(kind.as_str()));
        named.or(self.kinds.first()).map_or("", String::as_str)
    }

    /// The words of the kinds one layout serves; empty for most.
    pub fn kinds(&self) -> &[String] {
        &self.kinds
    }
}
