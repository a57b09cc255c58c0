//! The structure of the document for screen readers and for reading back: headings,
//! paragraphs, tables with their spans.

use crate::document::{Block, Document, Paragraph, Role, Table};
use crate::page::Owner;
use crate::spans::{Square, Squares};
use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};
use std::collections::BTreeMap;
use std::num::{NonZeroU16, NonZeroU32};

/// The deepest heading that PDF knows by name.
const DEEPEST: u16 = 6;

/// What was drawn of each text.
#[derive(Default)]
pub(super) struct Marked(BTreeMap<Owner, Vec<Identifier>>);

impl Marked {
    /// Notes a drawn part.
    pub(super) fn push(&mut self, owner: Owner, part: Identifier) {
        if owner != Owner::Page {
            self.0.entry(owner).or_default().push(part);
        }
    }

    /// The parts of a text, in the order in which they were drawn.
    fn take(&mut self, owner: Owner) -> Vec<Node> {
        let parts = self.0.remove(&owner).unwrap_or_default();
        parts.into_iter().map(Node::Leaf).collect()
    }
}

/// The structure of a document.
pub(super) fn tree(document: &Document, marked: &mut Marked) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some("zh-CN".to_owned()));
    for (number, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Paragraph(told) => {
                let parts = marked.take(Owner::Paragraph(number));
                if !parts.is_empty() {
                    tree.push(TagGroup::with_children(paragraph(told), parts));
                }
            }
            Block::Table(told) => tree.push(table(told, number, marked)),
            Block::PageBreak => {}
        }
    }
    tree
}

fn paragraph(paragraph: &Paragraph) -> TagKind {
    let level = match paragraph.role {
        Role::Title => 1,
        Role::Heading(level) => (u16::from(level) + 1).min(DEEPEST),
        _ => return Tag::P.into(),
    };
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    Tag::Hn(level, Some(paragraph.text.replace('\n', " "))).into()
}

fn table(table: &Table, block: usize, marked: &mut Marked) -> TagGroup {
    let head = usize::try_from(table.head_rows).unwrap_or(0);
    let mut parts = [TagGroup::new(Tag::THead), TagGroup::new(Tag::TBody)];
    // The same squares as were drawn.
    let squares = Squares::of(table);
    for row in 0..table.rows.len() {
        let mut cells = TagGroup::new(Tag::TR);
        for column in 0..table.width() {
            if let Square::Cell { rows, columns } = squares.at(row, column) {
                let texts = marked.take(Owner::Cell(block, row, column));
                let kind = kind((rows, columns), row < head);
                cells.push(TagGroup::with_children(kind, texts));
            }
        }
        let [upper, lower] = &mut parts;
        if row < head { upper } else { lower }.push(cells);
    }
    let parts = parts.into_iter().filter(|part| !part.children.is_empty());
    TagGroup::with_children(Tag::Table, parts.map(Node::Group).collect())
}

fn kind((rows, columns): (usize, usize), is_head: bool) -> TagKind {
    let several = |span| {
        let span = u32::try_from(span).ok().and_then(NonZeroU32::new);
        span.filter(|span| span.get() > 1)
    };
    let (rows, columns) = (several(rows), several(columns));
    if is_head {
        Tag::TH(TableHeaderScope::Column)
            .with_row_span(rows)
            .with_col_span(columns)
            .into()
    } else {
        Tag::TD.with_row_span(rows).with_col_span(columns).into()
    }
}
