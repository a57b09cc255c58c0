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
}
