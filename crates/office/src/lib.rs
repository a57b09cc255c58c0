//! Bytes to a neutral document of paragraphs, tables and cells, each with its place.
//!
//! Knows no form and no amount.

mod document;

pub use document::{Block, Cell, Document, Paragraph, Place, Row, Table};
