//! The bookmarks: titles, and headings below them.

use super::points;
use crate::document::{Block, Document, Role};
use crate::page::{Owner, Pages};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};

/// The bookmarks of a document.
pub(super) fn of(document: &Document, pages: &Pages) -> Outline {
    let mut entries = Vec::new();
    for (number, block) in document.blocks.iter().enumerate() {
        let Block::Paragraph(paragraph) = block else {
            continue;
        };
        let level = match paragraph.role {
            Role::Title => 0,
            Role::Heading(level) => usize::from(level.max(1)),
            _ => continue,
        };
        if let Some(destination) = destination(Owner::Paragraph(number), pages) {
            let text = paragraph.text.replace('\n', " ");
            entries.push((level, OutlineNode::new(text, destination)));
        }
    }
    let mut outline = Outline::new();
    for node in nested(entries) {
        outline.push_child(node);
    }
    outline
}

/// Where a paragraph's first run begins.
fn destination(owner: Owner, pages: &Pages) -> Option<XyzDestination> {
    pages.sheets.iter().enumerate().find_map(|(page, sheet)| {
        let run = sheet.runs.iter().find(|run| run.owner == owner)?;
        let top = points(run.y - run.size * 3 / 2);
        Some(XyzDestination::new(page, Point::from_xy(0.0, top.max(0.0))))
    })
}

/// Entries below the nearest entry before them of a lesser level.
fn nested(entries: Vec<(usize, OutlineNode)>) -> Vec<OutlineNode> {
    let mut open: Vec<(usize, OutlineNode)> = Vec::new();
    let mut roots = Vec::new();
    for (level, node) in entries {
        close(&mut open, &mut roots, level);
        open.push((level, node));
    }
    close(&mut open, &mut roots, 0);
    roots
}

/// Moves the open entries of that level and below to where they belong.
fn close(open: &mut Vec<(usize, OutlineNode)>, roots: &mut Vec<OutlineNode>, level: usize) {
    while open.last().is_some_and(|(last, _)| *last >= level) {
        let Some((_, node)) = open.pop() else { return };
        match open.last_mut() {
            Some((_, parent)) => parent.push_child(node),
            None => roots.push(node),
        }
    }
}
