//! A report calls its unit by one name: 我处, not 我会 once among many.

use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::Slot;
use domain::text::Text;
use std::collections::BTreeMap;

/// TXT005
pub const CHECK: Check = Check {
    code: "TXT005",
    name: "own-name-of-another-unit",
    level: Level::Note,
    title_zh: "自称前后不一",
    title_en: "The report calls its own unit by another name once",
    preview: false,
    page: include_str!("own_name_of_another_unit.md"),
    run,
};

/// So often the usual name stands, so seldom the odd one.
const USUAL: usize = 3;
const ODD: usize = 1;

fn run(subject: &Subject<'_>, record: &mut Record) {
    let words = &subject.rules.vocabulary;
    let names = words.words("own-name");
    let followed = words.words("own-name-followed");
    let mut seen: BTreeMap<&str, Vec<Slot>> = BTreeMap::new();
    for (at, paragraph) in subject.form.paragraphs.iter().enumerate() {
        let text = paragraph.text.raw.as_str();
        for name in names {
            for (begin, found) in text.match_indices(name.as_str()) {
                let behind = text.get(begin + found.len()..).unwrap_or_default();
                if followed
                    .iter()
                    .any(|word| behind.starts_with(word.as_str()))
                {
                    seen.entry(name).or_default().push(Slot::Paragraph(at));
                }
            }
        }
    }
    let Some((usual, places)) = seen.iter().max_by_key(|(_, places)| places.len()) else {
        return;
    };
    if places.len() < USUAL {
        return;
    }
    for (name, places) in &seen {
        if name == usual || places.len() > ODD || is_own(subject, name) {
            continue;
        }
        for &slot in places {
            let message = Text::new(
                format!("全文自称“{usual}”，这里写成了“{name}”，可能抄自另一个单位的材料。"),
                format!(
                    "The report calls its unit “{usual}”, but here “{name}”; was it copied from another unit's?"
                ),
            );
            let finding = record.fail(slot, &[], message);
            (*usual).clone_into(&mut finding.expected);
            (*name).clone_into(&mut finding.found);
        }
    }
}

/// Whether the unit's own name bears the word out: 我办 of a 办公室.
fn is_own(subject: &Subject<'_>, name: &str) -> bool {
    let kind: String = name.chars().skip(1).collect();
    let form = subject.form;
    [&form.unit, &form.department]
        .into_iter()
        .any(|cell| cell.raw.contains(&kind))
}
