//! What a finding is compared with in other forms, each cell told with its document.

use crate::check::Checked;
use crate::line::clip;
use crate::words;
use domain::finding::{CellRef, Finding};
use domain::text::Language;

/// Cells that are told one by one; a longer list is told by its number.
const TOLD: usize = 4;

/// Characters of a quoted cell.
const QUOTED: usize = 40;

/// The operands of a finding that stand in other forms, of this document or of another.
pub fn beside<'a>(
    checked: &'a Checked,
    finding: &'a Finding,
) -> impl Iterator<Item = CellRef> + 'a {
    let known = |at: &CellRef| checked.form(at.form).is_some();
    let related = finding.related.iter().copied();
    related.filter(move |at| at.form != finding.cell.form && known(at))
}

/// Those operands as a person would point to them, one a line; the last line says how many
/// are not told.
pub fn told_beside(checked: &Checked, finding: &Finding, language: Language) -> Vec<String> {
    let all: Vec<CellRef> = beside(checked, finding).collect();
    let shown = if all.len() > TOLD + 1 {
        TOLD
    } else {
        all.len()
    };
    let mut lines: Vec<String> = all
        .iter()
        .take(shown)
        .filter_map(|&at| line(checked, at, language))
        .collect();
    if all.len() > shown {
        let rest = all.len() - shown;
        lines.push(match language {
            Language::Chinese => format!("另有 {rest} 处"),
            Language::English => format!("{rest} more"),
        });
    }
    lines
}

fn line(checked: &Checked, at: CellRef, language: Language) -> Option<String> {
    let form = checked.form(at.form)?;
    let cell = form.cell(at.slot);
    let slot = words::slot(form, at.slot, language);
    let place = cell.map(|cell| words::place(&cell.place, language));
    let place = match (place.filter(|place| !place.is_empty()), language) {
        (None, _) => String::new(),
        (Some(place), Language::Chinese) => format!("（{place}）"),
        (Some(place), Language::English) => format!(" ({place})"),
    };
    let raw = cell.map_or(String::new(), |cell| clip(&cell.raw, QUOTED));
    let subject = clip(form.subject(), QUOTED);
    let document = checked.other_document(at.form);
    let name = document.map(|beside| crate::line::one_line(&beside.document));
    let number = document.map_or(at.form, |beside| beside.index) + 1;
    Some(match language {
        Language::Chinese => {
            let name = name.map_or(String::new(), |name| format!("{name} "));
            format!("{name}第 {number} 张表 {subject} · {slot}{place}：{raw}")
        }
        Language::English => {
            let name = name.map_or(String::new(), |name| format!("{name} "));
            format!("{name}form {number} {subject} · {slot}{place}: {raw}")
        }
    })
}
