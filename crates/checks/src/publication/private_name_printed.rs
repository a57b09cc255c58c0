//! The name of a clerk or contact stands in what is to be published.

use crate::look::plain;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{DataTable, Field, Slot};
use domain::text::Text;

/// PII003
pub const CHECK: Check = Check {
    code: "PII003",
    name: "private-name-printed",
    level: Level::Warning,
    title_zh: "拟公开的材料里有经办人、联系人姓名",
    title_en: "The name of a clerk or contact in what is to be published",
    preview: true,
    page: include_str!("private_name_printed.md"),
    run,
};

/// Fields that hold the name of somebody who answers to nobody outside. The head of a unit
/// signs in public.
const PRIVATE: [(Field, &str, &str); 3] = [
    (Field::Preparer, "填表人", "preparer"),
    (Field::Contact, "联系人", "contact"),
    (Field::PersonInCharge, "项目负责人", "person in charge"),
];

fn run(subject: &Subject<'_>, record: &mut Record) {
    for (field, zh, en) in PRIVATE {
        let slot = Slot::Field(field);
        let signed = |text: &str| subject.rules.vocabulary.is("signed", text);
        let cell = subject.form.field(field);
        match cell.filter(|cell| is_name(&cell.raw) && !signed(&cell.raw)) {
            Some(_) => {
                let message = Text::new(
                    format!("{zh}一栏写了姓名，公开前请隐去。"),
                    format!("The {en} is named; take the name out before publication."),
                );
                record.fail(slot, &[], message);
            }
            None => record.pass(slot, &[]),
        }
    }
    for (at, table) in subject.form.tables.iter().enumerate() {
        names_in(subject, record, at, table);
    }
}

/// Names in a list of persons, as of those who made an evaluation: told once for each list.
fn names_in(subject: &Subject<'_>, record: &mut Record, at: usize, table: &DataTable) {
    let words = &subject.rules.vocabulary;
    let heads = table.columns.iter().map(|head| plain(&head.raw));
    let column = heads
        .enumerate()
        .find(|(_, head)| words.is("person-name-column", head));
    let Some((column, _)) = column else { return };
    let named: Vec<Slot> = (0..table.rows.len())
        .map(|row| Slot::Table(at, row, column))
        .filter(|&slot| {
            let cell = subject.form.cell(slot);
            cell.is_some_and(|cell| is_name(&cell.raw) && !words.is("signed", &cell.raw))
        })
        .collect();
    let Some((&first, more)) = named.split_first() else {
        return;
    };
    let count = named.len();
    let message = Text::new(
        format!("名单里写了 {count} 个人的姓名，公开前请隐去。"),
        format!("A list names {count} persons; take the names out before publication."),
    );
    record.fail(first, more, message);
}

/// Letters that are no mark of something hidden.
fn is_name(text: &str) -> bool {
    let hidden = |c: char| matches!(c, '*' | '×' | 'X' | 'x' | '某' | '＊' | '_');
    text.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !text.contains(hidden)
}
