//! Sections: pages, headers and footers, and whether a section begins a page.

use super::super::xml;
use super::block::FrameKind;
use super::gathered::Story;
use super::kind::Kind;
use super::reading::Reading;
use crate::document::{Block, PageSetup};
use crate::limits::LISTED_DOUBTS;
use quick_xml::events::BytesStart;
use std::collections::BTreeSet;

/// What is known of the section that is being read.
#[derive(Default)]
pub(super) struct Section {
    /// Whether it follows on the same page.
    continuous: bool,
    page: PageSetup,
    /// The page break before it, by the index of the block.
    before: Option<usize>,
    /// Page breaks that turned out to be none.
    false_breaks: BTreeSet<usize>,
}

impl Section {
    pub(super) fn without_false_breaks(&self, blocks: Vec<Block>) -> Vec<Block> {
        if self.false_breaks.is_empty() {
            return blocks;
        }
        let kept = |index: &usize| !self.false_breaks.contains(index);
        let blocks = blocks.into_iter().enumerate();
        blocks
            .filter(|(index, _)| kept(index))
            .map(|(_, block)| block)
            .collect()
    }
}

impl Reading<'_, '_> {
    pub(super) fn section_property(&mut self, kind: Kind, tag: &BytesStart<'_>) {
        match kind {
            Kind::Section => {
                self.section.continuous = false;
                self.section.page = PageSetup::default();
                return;
            }
            _ if self.holders().0 != Kind::Section => return,
            _ => {}
        }
        let length = |name: &str| {
            let twips = xml::attribute(tag, name)?.trim().parse::<i64>().ok()?;
            u32::try_from(twips.unsigned_abs())
                .ok()
                .map(xml::hundredths)
        };
        let page = &mut self.section.page;
        match kind {
            Kind::SectionType => {
                let same_page = ["continuous", "nextColumn"];
                self.section.continuous =
                    xml::value(tag).is_some_and(|kind| same_page.contains(&&*kind));
            }
            Kind::PageSize => {
                page.width = length("w").filter(|width| *width > 0).unwrap_or(page.width);
                page.height = length("h")
                    .filter(|height| *height > 0)
                    .unwrap_or(page.height);
            }
            Kind::PageMargins => {
                let [top, right, bottom, left] = page.margins;
                page.margins = [
                    length("top").unwrap_or(top),
                    length("right").or(length("end")).unwrap_or(right),
                    length("bottom").unwrap_or(bottom),
                    length("left").or(length("start")).unwrap_or(left),
                ];
            }
            Kind::HeaderReference => self.edge(Story::Header, tag),
            Kind::FooterReference => self.edge(Story::Footer, tag),
            _ => {}
        }
    }

    fn edge(&mut self, story: Story, tag: &BytesStart<'_>) {
        let Some(id) = xml::attribute(tag, "id") else {
            return;
        };
        let edge = (story, id.into_owned());
        let edges = &mut self.gathered.edges;
        if edges.len() < LISTED_DOUBTS * 10 && !edges.contains(&edge) {
            edges.push(edge);
        }
    }

    pub(super) fn close_section(&mut self) {
        if let Some(before) = self.section.before.take()
            && self.section.continuous
        {
            self.section.false_breaks.insert(before);
        }
        let page = self.section.page;
        self.gathered.page.get_or_insert(page);
    }

    /// A section ends here; whether the next one begins a page, only that one tells.
    pub(super) fn section_break(&mut self) {
        if self.frame().kind == FrameKind::Flow && self.frames.len() == 1 {
            self.section.before = Some(self.frame().out.len());
            self.put(Block::PageBreak);
        }
    }
}
