//! Characters that no document can hold: left out of what is written, and told with their
//! cell. Nothing is lost in silence.

use domain::form::{Cell, Form};
use domain::text::Text;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The form as it can be written, and what of it cannot.
pub(crate) fn writable(number: usize, form: &Form) -> (Cow<'_, Form>, Vec<Text>) {
    let mut written = Cow::Borrowed(form);
    let mut told = Vec::new();
    for slot in form.slots() {
        let Some(cell) = form.cell(slot).filter(|cell| cell.raw.contains(cannot)) else {
            continue;
        };
        let bare = cell.raw.replace(cannot, "");
        told.push(left_out(number, &slot.path(), &bare, &cell.raw));
        if let Some(place) = written.to_mut().cell_mut(slot) {
            let kept = place.kept.take();
            *place = Cell::new(bare, cell.place.clone());
            place.kept = kept;
        }
    }
    (written, told)
}

/// Control characters and those that are none by definition: neither XML nor a font has them.
fn cannot(character: char) -> bool {
    let code = u32::from(character);
    let none = code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code);
    none || character.is_control() && !matches!(character, '\n' | '\t' | '\r')
}

fn left_out(number: usize, path: &str, bare: &str, raw: &str) -> Text {
    let codes: BTreeSet<char> = raw.chars().filter(|c| cannot(*c)).collect();
    let codes = codes
        .iter()
        .map(|character| format!("U+{:04X}", u32::from(*character)));
    let codes: Vec<String> = codes.collect();
    Text::new(
        format!(
            "第{number}张的 {path}「{bare}」里有文件存不下的字符（{}），没有写出",
            codes.join("、")
        ),
        format!(
            "form {number}: {path} '{bare}' has characters that no file can hold ({}), which were not written",
            codes.join(", ")
        ),
    )
}

/// Zero-width characters of a document, which a page that is drawn (PDF, OFD) does not keep.
#[must_use]
pub fn unseen_left_out(document: &office::Document) -> Option<Text> {
    let unseen = |c: &char| office::is_unseen(*c) && !c.is_control();
    let mut codes: BTreeSet<char> = BTreeSet::new();
    let mut first = None;
    for block in &document.blocks {
        let texts: Vec<&str> = match block {
            office::Block::Paragraph(paragraph) => vec![&paragraph.text],
            office::Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.map(|cell| cell.text.as_str()).collect()
            }
            office::Block::PageBreak => Vec::new(),
        };
        for text in texts {
            let before = codes.len();
            codes.extend(text.chars().filter(unseen));
            if codes.len() > before && first.is_none() {
                first = Some(text.replace(|c| unseen(&c), ""));
            }
        }
    }
    let first = first?;
    let codes: Vec<String> = codes
        .iter()
        .map(|character| format!("U+{:04X}", u32::from(*character)))
        .collect();
    Some(Text::new(
        format!(
            "「{first}」等处有看不见的零宽字符（{}），PDF、OFD 里没有写出",
            codes.join("、")
        ),
        format!(
            "'{first}' and perhaps others have characters without width ({}), which PDF and OFD do not keep",
            codes.join(", ")
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::form::Indicator;
    use domain::place::Place;

    #[test]
    fn what_cannot_be_written_is_left_out_and_told_with_its_cell() {
        let cell = |raw: &str| Cell::new(raw, Place::default());
        let indicator = Indicator {
            name: cell("指\u{1}标\u{fffe}\u{1}一\n二"),
            score: cell("1\u{b}0"),
            ..Indicator::default()
        };
        let form = Form {
            project: cell("甲\u{202e}\t乙"),
            indicators: vec![indicator],
            ..Form::default()
        };
        let (written, told) = writable(2, &form);
        let name = &written.indicators[0].name.raw;
        assert_eq!(name, "指标一\n二");
        assert_eq!(written.indicators[0].score.raw, "10");
        assert_eq!(written.project, form.project);
        let told: Vec<&str> = told.iter().map(|text| text.zh.as_ref()).collect();
        let wanted = [
            "第2张的 indicators.1.name「指标一\n二」里有文件存不下的字符（U+0001、U+FFFE），没有写出",
            "第2张的 indicators.1.score「10」里有文件存不下的字符（U+000B），没有写出",
        ];
        assert_eq!(told, wanted);
        let (same, told) = writable(1, &written);
        assert!(matches!(same, Cow::Borrowed(_)) && told.is_empty());
    }

    #[test]
    fn characters_without_width_are_told_where_a_page_is_drawn() {
        let paragraph = |text: &str| {
            office::Block::Paragraph(office::Paragraph {
                text: text.to_owned(),
                ..office::Paragraph::default()
            })
        };
        let mut document = office::Document {
            blocks: vec![paragraph("甲\t乙\n丙")],
            ..office::Document::default()
        };
        assert_eq!(unseen_left_out(&document), None);
        document.blocks.push(paragraph("甲\u{200b}乙\u{feff}"));
        let told = unseen_left_out(&document).unwrap();
        assert_eq!(
            told.zh,
            "「甲乙」等处有看不见的零宽字符（U+200B、U+FEFF），PDF、OFD 里没有写出"
        );
    }
}
