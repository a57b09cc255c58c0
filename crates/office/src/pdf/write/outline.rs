//! The bookmarks: titles, and headings below them.

use super::points;
use crate::document::{Block, Document, Paragraph, Role};
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
            let text = label(document, number, paragraph);
            entries.push((level, OutlineNode::new(text, destination)));
        }
    }
    let mut outline = Outline::new();
    for node in nested(entries) {
        outline.push_child(node);
    }
    outline
}

/// What a bookmark says: a title with what its form is about, for forms of one kind have one
/// title.
fn label(document: &Document, number: usize, paragraph: &Paragraph) -> String {
    let text = paragraph.text.replace('\n', " ");
    let subject = (paragraph.role == Role::Title)
        .then(|| subject(document, number))
        .flatten();
    match subject {
        Some(subject) if !text.contains(subject) => format!("{text}：{subject}"),
        _ => text,
    }
}

/// What the table below a title is about, as its sheet would be called.
fn subject(document: &Document, title: usize) -> Option<&str> {
    let below = document.blocks.iter().skip(title + 1);
    below
        .take_while(|block| {
            !matches!(block, Block::PageBreak)
                && !matches!(block, Block::Paragraph(words) if words.role == Role::Title)
        })
        .find_map(|block| match block {
            Block::Table(table) => Some(table.sheet.as_str()),
            _ => None,
        })
        .filter(|subject| !subject.is_empty())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Table;

    #[test]
    fn forms_of_one_title_are_told_apart_by_what_they_are_about() {
        let words = |text: &str, role| {
            Block::Paragraph(Paragraph {
                text: text.to_owned(),
                role,
                ..Paragraph::default()
            })
        };
        let table = |sheet: &str| {
            Block::Table(Table {
                sheet: sheet.to_owned(),
                ..Table::default()
            })
        };
        let title = || words("项目支出绩效自评表", Role::Title);
        let document = Document {
            blocks: vec![
                title(),
                words("（2023年度）", Role::Body),
                table("道路养护"),
                Block::PageBreak,
                title(),
                words("一、说明", Role::Heading(1)),
                Block::PageBreak,
                words("桥梁维修自评表", Role::Title),
                table("桥梁维修"),
            ],
            ..Document::default()
        };
        let blocks = document.blocks.iter().enumerate();
        let labels: Vec<String> = blocks
            .filter_map(|(number, block)| match block {
                Block::Paragraph(words) => Some(label(&document, number, words)),
                _ => None,
            })
            .collect();
        assert_eq!(
            labels,
            [
                "项目支出绩效自评表：道路养护",
                "（2023年度）",
                "项目支出绩效自评表",
                "一、说明",
                "桥梁维修自评表"
            ]
        );
    }
}
