//! The pages behind a report for those who check it: where every figure comes from, and what
//! was found in the forms. Passed over when the report is read.

use super::draft::Draft;
use super::fill::Filled;
use super::grid;
use crate::line::one_line;
use crate::nearest::place_of;
use crate::words;
use domain::text::Language;
use forms::report::{Annex, annexes};
use office::{Block, Paragraph, Role};

/// Relative widths of the columns.
const SOURCES: [u32; 4] = [2, 8, 4, 11];
const FOUND: [u32; 6] = [2, 2, 5, 5, 8, 5];

/// Where every figure comes from.
pub(super) fn sources(draft: &mut Draft<'_>) {
    let rows: Vec<Vec<String>> = draft
        .origins
        .iter()
        .enumerate()
        .map(|(at, origin)| {
            let (name, shown, from) = (&origin.name, &origin.shown, &origin.from);
            vec![
                (at + 1).to_string(),
                name.clone(),
                shown.clone(),
                from.clone(),
            ]
        })
        .collect();
    page(draft, annexes().first(), &SOURCES, rows);
}

/// What was found.
pub(super) fn found(draft: &mut Draft<'_>) {
    let language = Language::Chinese;
    let rows: Vec<Vec<String>> = draft
        .book
        .group
        .findings()
        .enumerate()
        .map(|(at, (member, finding))| {
            let place = place_of(&member.checked.loaded.forms, finding);
            let place = place.map_or_else(String::new, |place| words::place(place, language));
            let cell = words::slot(member.form, finding.cell.slot, language);
            let suggestion = finding.suggestion.as_ref();
            vec![
                (at + 1).to_string(),
                words::level(finding.level, language).to_owned(),
                member.form.subject().to_owned(),
                one_line(&format!("{cell} {place}")),
                finding.message.get(language).to_owned(),
                suggestion.map_or_else(String::new, |told| told.text.get(language).to_owned()),
            ]
        })
        .collect();
    page(draft, annexes().get(1), &FOUND, rows);
}

/// A page of one table; none without rows.
fn page(draft: &mut Draft<'_>, annex: Option<&Annex>, widths: &[u32], rows: Vec<Vec<String>>) {
    let Some(annex) = annex.filter(|_| !rows.is_empty()) else {
        return;
    };
    draft.blocks.push(Block::PageBreak);
    draft.blocks.push(Block::Paragraph(Paragraph {
        text: annex.title.clone(),
        role: Role::Heading(1),
        ..Paragraph::default()
    }));
    let plain = |text: String| Filled {
        text,
        ..Filled::default()
    };
    let rows = rows.into_iter();
    let rows = rows.map(|row| row.into_iter().map(plain).collect());
    let blanks = draft.blanks;
    grid::listed(draft, &annex.head.join("|"), widths, rows.collect());
    // Marks that are quoted leave nothing to be filled in.
    draft.blanks = blanks;
}
