//! 核查意见: the findings as a letter to the unit, form by form, with room for the answer.

mod table;
pub(crate) mod texts;

use crate::check::Checked;
use domain::finding::Level;
use domain::form::Form;
use domain::rules::Date;
use domain::text::Language;
use office::{Align, Block, Document, Face, Paragraph, Role, Style};
use std::collections::BTreeSet;
use table::Line;
use texts::{Letter, date, filled, numeral, texts};

/// Units a letter names one by one.
const NAMED: usize = 3;

/// Size of the letter's text: 三号.
const SIZE: u16 = 160;

/// What a letter says besides the findings.
#[derive(Clone, Debug, Default)]
pub struct LetterHead {
    /// Who writes.
    pub from: Option<String>,
    /// To whom; by default the units of the forms.
    pub to: Option<String>,
    /// Until when an answer is asked for.
    pub deadline: Option<Date>,
    /// The day of the letter.
    pub dated: Option<Date>,
    /// The language it is written in.
    pub language: Language,
}

/// What a letter says of one form.
#[derive(Clone, Debug)]
pub struct LetterForm {
    /// The document it stands in.
    document: String,
    /// A template that nobody filled; told of only where something about it is asked.
    blank: bool,
    subject: String,
    family: &'static str,
    year: Option<i32>,
    unit: String,
    errors: usize,
    warnings: usize,
    notes: usize,
    waived: usize,
    lines: Vec<Line>,
}

impl LetterForm {
    fn is_told(&self) -> bool {
        !self.blank || !self.lines.is_empty()
    }
}

/// What the letter says of the forms of a document, in the language it is to be written in.
pub fn letter_forms(checked: &Checked, language: Language) -> Vec<LetterForm> {
    let forms = checked.loaded.forms.iter().enumerate();
    forms
        .map(|(index, form)| letter_form(checked, index, form, language))
        .collect()
}

fn letter_form(checked: &Checked, index: usize, form: &Form, language: Language) -> LetterForm {
    let mut of_form = LetterForm {
        document: checked.loaded.name.clone(),
        blank: form.blank,
        subject: form.subject().trim().replace('\n', ""),
        family: match language {
            Language::Chinese => form.family.chinese(),
            Language::English => form.family.id(),
        },
        year: form.year.map(|year| year.0),
        unit: unit(form),
        errors: 0,
        warnings: 0,
        notes: 0,
        waived: 0,
        lines: Vec::new(),
    };
    let mut numbers: Vec<Option<usize>> = Vec::new();
    for (finding, mark) in checked.report.findings.iter().zip(&checked.marks) {
        let mut number = None;
        if finding.cell.form == index {
            let count = match (mark.waiver, finding.level) {
                (Some(_), _) => &mut of_form.waived,
                (None, Level::Error) => &mut of_form.errors,
                (None, Level::Warning) => &mut of_form.warnings,
                (None, Level::Note) => &mut of_form.notes,
            };
            *count += 1;
            if mark.waiver.is_none() && finding.level > Level::Note {
                let cause = finding.consequence_of;
                let cause = cause.and_then(|cause| numbers.get(cause).copied().flatten());
                of_form
                    .lines
                    .push(Line::of(checked, finding, mark, cause, language));
                number = Some(of_form.lines.len());
            }
        }
        numbers.push(number);
    }
    of_form
}

/// Who answers for a form.
fn unit(form: &Form) -> String {
    [&form.unit, &form.department]
        .into_iter()
        .map(|cell| cell.raw.trim().replace('\n', ""))
        .find(|name| !name.is_empty())
        .unwrap_or_default()
}

/// The letter.
pub fn letter(forms: &[LetterForm], head: &LetterHead) -> Document {
    let language = head.language;
    let texts = texts().letter(language);
    let body = |text: &str| body(text, &texts.indent);
    let told = forms.iter().filter(|form| !form.blank).count();
    let mut blocks = vec![
        paragraph(&title(forms, texts), Role::Title, Align::Auto),
        paragraph(
            &filled(&texts.greeting, &[("to", &*addressee(forms, head))]),
            Role::Body,
            Align::Left,
        ),
    ];
    let sum = |count: fn(&LetterForm) -> usize| forms.iter().map(count).sum::<usize>();
    let (errors, warnings) = (sum(|f| f.errors), sum(|f| f.warnings));
    let (notes, waived) = (sum(|f| f.notes), sum(|f| f.waived));
    let counts = [
        ("forms", &*told.to_string()),
        ("errors", &*errors.to_string()),
        ("warnings", &*warnings.to_string()),
        ("notes", &*notes.to_string()),
        ("waived", &*waived.to_string()),
    ];
    let asks = errors + warnings > 0;
    let you = match units(forms).len() > 1 && head.to.is_none() {
        true => &texts.all_of_you,
        false => &texts.you,
    };
    let counts: Vec<(&str, &str)> = counts.into_iter().chain([("you", &**you)]).collect();
    let mut opening = filled(if asks { &texts.opening } else { &texts.nothing }, &counts);
    if notes > 0 {
        opening.push_str(&filled(&texts.notes, &counts));
    }
    if waived > 0 {
        opening.push_str(&filled(&texts.waived, &counts));
    }
    blocks.push(body(&opening));
    if asks {
        blocks.push(body(&table::request(language)));
        blocks.push(body(&filled(
            &texts.deadline,
            &[("date", &*date(head.deadline, language))],
        )));
    }
    of_forms(forms, language, &mut blocks);
    blocks.push(body(&texts.closing));
    blocks.push(body(""));
    let from = head.from.as_ref().unwrap_or(&texts.seal);
    blocks.push(paragraph(from, Role::Body, Align::Right));
    blocks.push(paragraph(
        &date(head.dated, language),
        Role::Body,
        Align::Right,
    ));
    if asks {
        blocks.push(body(&texts.contact));
    }
    Document {
        blocks,
        ..Document::default()
    }
}

/// A heading and a table for each form with findings; the others are named.
fn of_forms(forms: &[LetterForm], language: Language, blocks: &mut Vec<Block>) {
    let texts = texts().letter(language);
    let (asked, clean): (Vec<_>, Vec<_>) = forms.iter().partition(|form| !form.lines.is_empty());
    let documents: BTreeSet<&str> = forms.iter().map(|form| &*form.document).collect();
    for (number, form) in (1..).zip(&asked) {
        let mut heading = filled(
            &texts.form,
            &[
                ("number", &*numeral(number, language)),
                ("subject", &*form.subject),
                ("family", form.family),
            ],
        );
        if documents.len() > 1 {
            let file = [("file", &*form.document)];
            heading.push_str(&filled(&texts.of_file, &file));
        }
        let mut heading = paragraph(&heading, Role::Heading(1), Align::Left);
        if let Block::Paragraph(words) = &mut heading {
            words.style = Style::default();
        }
        blocks.push(heading);
        blocks.push(Block::Table(table::table(&form.lines, language)));
    }
    let clean = clean.iter().filter(|form| form.is_told());
    let names: Vec<&str> = clean.map(|form| form.subject.as_str()).collect();
    if !names.is_empty() && !asked.is_empty() {
        let names = names.join(&texts.between);
        let told = filled(&texts.no_findings, &[("forms", &*names)]);
        blocks.push(body(&told, &texts.indent));
    }
}

/// With the year where all forms are of one.
fn title(forms: &[LetterForm], texts: &Letter) -> String {
    let told = forms.iter().filter(|form| form.is_told());
    let years: BTreeSet<Option<i32>> = told.map(|form| form.year).collect();
    match years.first().copied().flatten() {
        Some(year) if years.len() == 1 => {
            filled(&texts.title_of_year, &[("year", &*year.to_string())])
        }
        _ => texts.title.clone(),
    }
}

/// The units of the forms, each once.
fn units(forms: &[LetterForm]) -> Vec<&str> {
    let mut units: Vec<&str> = Vec::new();
    for form in forms.iter().filter(|form| form.is_told()) {
        if !form.unit.is_empty() && !units.contains(&form.unit.as_str()) {
            units.push(&form.unit);
        }
    }
    units
}

fn addressee(forms: &[LetterForm], head: &LetterHead) -> String {
    let texts = texts().letter(head.language);
    if let Some(to) = &head.to {
        return to.clone();
    }
    let mut units = units(forms);
    let more = if units.len() > NAMED {
        &*texts.to_more
    } else {
        ""
    };
    units.truncate(NAMED);
    match units.is_empty() {
        true => texts.to_all.clone(),
        false => units.join(&texts.between) + more,
    }
}

/// A paragraph of the letter, its first line indented.
fn body(text: &str, indent: &str) -> Block {
    let text = match text.is_empty() {
        true => String::new(),
        false => format!("{indent}{text}"),
    };
    paragraph(&text, Role::Body, Align::Left)
}

fn paragraph(text: &str, role: Role, align: Align) -> Block {
    let style = match role {
        Role::Title => Style::default(),
        _ => Style {
            face: Face::FangSong,
            size: SIZE,
            align,
            ..Style::default()
        },
    };
    Block::Paragraph(Paragraph {
        text: text.to_owned(),
        role,
        style,
        ..Paragraph::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(unit: &str, blank: bool) -> LetterForm {
        LetterForm {
            document: format!("{unit}.docx"),
            blank,
            subject: "甲".to_owned(),
            family: "",
            year: Some(2022),
            unit: unit.to_owned(),
            errors: 0,
            warnings: 0,
            notes: 1,
            waived: 0,
            lines: Vec::new(),
        }
    }

    fn words(document: &Document) -> Vec<String> {
        let words = document.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(words) => Some(words.text.clone()),
            _ => None,
        });
        words.collect()
    }

    #[test]
    fn a_letter_without_findings_says_so_and_asks_for_nothing() {
        let forms = [form("一局", false), form("二局", true)];
        let told = words(&letter(&forms, &LetterHead::default()));
        assert_eq!(told[0], "2022年度预算绩效表核查意见");
        assert_eq!(told[1], "一局：");
        assert!(
            told[2].contains("1张") && told[2].contains("没有发现"),
            "{told:?}"
        );
        assert!(told[2].contains("提示2处"), "{told:?}");
        assert!(
            !told.iter().any(|line| line.contains("单位答复")),
            "{told:?}"
        );
    }

    #[test]
    fn a_letter_may_be_in_english() {
        let head = LetterHead {
            language: Language::English,
            deadline: Some(Date {
                year: 2023,
                month: 4,
                day: 5,
            }),
            ..LetterHead::default()
        };
        let mut asked = form("一局", false);
        asked.errors = 1;
        let told = words(&letter(&[asked], &head));
        assert_eq!(told[1], "一局:");
        assert!(told[2].contains("1 error(s)"), "{told:?}");
        assert!(told[4].contains("by 2023-04-05"), "{told:?}");
        let chinese = |c: char| ('\u{3000}'..='\u{ffef}').contains(&c);
        let left: String = told.concat().chars().filter(|c| chinese(*c)).collect();
        assert_eq!(left, "一局");
    }

    #[test]
    fn many_units_are_not_all_named() {
        let forms = ["一局", "二局", "一局", "三局", "四局"].map(|unit| form(unit, false));
        let told = words(&letter(&forms, &LetterHead::default()));
        assert_eq!(told[1], "一局、二局、三局等单位：");
        let head = LetterHead {
            to: Some("各预算单位".to_owned()),
            ..LetterHead::default()
        };
        assert_eq!(words(&letter(&forms, &head))[1], "各预算单位：");
        assert!(told[2].contains("你们各单位报送"), "{told:?}");
    }
}
