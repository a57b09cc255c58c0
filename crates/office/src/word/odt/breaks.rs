//! Which styles begin a new page.

use super::reading::Reading;
use crate::document::Block;
use quick_xml::events::BytesStart;
use std::collections::BTreeSet;

/// The styles that do, gathered as they are met.
#[derive(Default)]
pub(super) struct Breaks {
    /// The style that is being told.
    style: String,
    names: BTreeSet<String>,
}

impl Breaks {
    /// Looks at an element that may be part of a style.
    pub(super) fn see(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "style:style" => {
                self.style = attribute(tag, "style:name").unwrap_or_default();
                // Another kind of page is a new one.
                if attribute(tag, "style:master-page-name").is_some_and(|page| !page.is_empty()) {
                    self.names.insert(self.style.clone());
                }
            }
            "style:paragraph-properties" | "style:table-properties"
                if attribute(tag, "fo:break-before").as_deref() == Some("page") =>
            {
                self.names.insert(std::mem::take(&mut self.style));
            }
            _ => {}
        }
    }

    /// Whether a paragraph or table begins a new page.
    fn begins_page(&self, tag: &BytesStart<'_>) -> bool {
        ["text:style-name", "table:style-name"]
            .into_iter()
            .filter_map(|name| attribute(tag, name))
            .any(|style| self.names.contains(&style))
    }
}

impl Reading {
    /// A new page, where the body's next block begins one.
    pub(super) fn break_page(&mut self, tag: &BytesStart<'_>) {
        let outside = self.body && self.frames.len() == 1 && self.tables.is_empty();
        if outside && !self.is_empty() && self.breaks.begins_page(tag) {
            self.end_paragraph();
            self.put(Block::PageBreak);
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    Some(attribute.value.into_owned())
}
