//! Findings as remarks on the document they were found in: every cell that is named gets
//! a colour and says what is wrong with it.

use crate::beside::told_beside;
use crate::check::Checked;
use crate::error::Error;
use crate::load::{DocumentFormat, layout};
use crate::nearest::place_of;
use crate::words;
use domain::finding::{Finding, Level, Suspect};
use domain::place::Place;
use domain::rules::Date;
use domain::text::{Language, Text};
use office::{Block, Document, Fonts, Format, Paragraph, Remark};
use std::cmp::Reverse;

/// Who speaks in the comments.
const AUTHOR: Text2 = (office::REMARK_AUTHORS[0], office::REMARK_AUTHORS[1]);

type Text2 = (&'static str, &'static str);

/// The colour of a cell, by how grave it is.
fn colour(level: Level) -> [u8; 3] {
    match level {
        Level::Error => [0xFF, 0xA3, 0xA3],
        Level::Warning => [0xFF, 0xE0, 0x8A],
        Level::Note => [0xC6, 0xDF, 0xF7],
    }
}

/// A document with remarks in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The kind of file.
    pub format: Format,
    /// The file.
    pub bytes: Vec<u8>,
    /// How many remarks it has.
    pub remarks: usize,
}

/// A copy of the document with a remark for every finding that is not waived. A Word or
/// Excel file stays what it is; of other kinds, or where another format is asked for, it
/// is the document as it was read, marked.
///
/// # Errors
/// Where it cannot be marked: what to do is said.
pub fn annotate(
    checked: &Checked,
    asked: Option<Format>,
    dated: Option<Date>,
    language: Language,
) -> Result<Marked, Error> {
    let loaded = &checked.loaded;
    let remarks = remarks(checked, language);
    let native = match loaded.format {
        DocumentFormat::Document(format) => own_format(format),
        DocumentFormat::Toml => None,
    };
    let format = match (asked, native) {
        (Some(asked), _) => asked,
        (None, Some(native)) => native,
        (None, None) => Format::Html,
    };
    let bytes = if Some(format) == native {
        let dated = dated.map(|date| format!("{date}T00:00:00Z"));
        office::annotate(&loaded.bytes, &remarks, dated.as_deref())
            .map_err(|error| not_marked(&loaded.name, &error.chinese(), &error.to_string()))?
    } else {
        let document = office::marked(&document(checked)?, &remarks);
        let fonts = Fonts::bundled();
        office::write(&document, format, &fonts)
            .map_err(|error| not_marked(&loaded.name, &error.chinese(), &error.to_string()))?
    };
    Ok(Marked {
        format,
        bytes,
        remarks: remarks.len(),
    })
}

fn not_marked(name: &str, zh: &str, en: &str) -> Error {
    Error::Unwritable(Box::new(Text::new(
        format!("{name}：{zh}"),
        format!("{name}: {en}"),
    )))
}

/// The format in which a document is marked as it is; old formats are named, so that it
/// can be said what to save them as.
fn own_format(format: Format) -> Option<Format> {
    match format {
        Format::Docx | Format::Xlsx | Format::Doc | Format::Xls | Format::Ods | Format::Odt => {
            Some(format)
        }
        Format::Text
        | Format::Csv
        | Format::Markdown
        | Format::Html
        | Format::Pdf
        | Format::Ofd
        | Format::Zip
        | Format::OpenXml
        | Format::Compound => None,
    }
}

/// The document to be marked; a form in our notation line by line.
fn document(checked: &Checked) -> Result<Document, Error> {
    let loaded = &checked.loaded;
    if loaded.format != DocumentFormat::Toml {
        return layout(&loaded.name, &loaded.bytes);
    }
    let text = String::from_utf8_lossy(&loaded.bytes);
    let lines = text.lines().zip(1..).map(|(line, number)| {
        Block::Paragraph(Paragraph {
            text: line.to_owned(),
            place: office::Place {
                line: number,
                column: 1,
                ..office::Place::default()
            },
            ..Paragraph::default()
        })
    });
    Ok(Document {
        blocks: lines.collect(),
        ..Document::default()
    })
}

/// The remarks, the gravest first, so that its colour is the cell's.
fn remarks(checked: &Checked, language: Language) -> Vec<Remark> {
    let forms = &checked.loaded.forms;
    let mut found: Vec<(Level, bool, Remark)> = Vec::new();
    for (finding, mark) in checked.report.findings.iter().zip(&checked.marks) {
        if mark.waiver.is_some() {
            continue;
        }
        let place = place_of(forms, finding).cloned().unwrap_or_default();
        found.push((
            finding.level,
            false,
            Remark {
                place: in_the_document(&place),
                fill: Some(colour(finding.level)),
                title: title(finding, language),
                text: body(checked, finding, &mark.fingerprint, language),
                author: one_of(AUTHOR, language).to_owned(),
            },
        ));
        let other = finding.suspects.first();
        if let Some(suspect) = other.filter(|suspect| suspect.cell != finding.cell)
            && let Some(remark) = suspected(checked, finding, suspect, language)
        {
            found.push((finding.level, true, remark));
        }
    }
    found.sort_by_key(|(level, suspected, _)| (Reverse(*level), *suspected));
    found.into_iter().map(|(.., remark)| remark).collect()
}

fn one_of((zh, en): Text2, language: Language) -> &'static str {
    words::say(language, zh, en)
}

fn title(finding: &Finding, language: Language) -> String {
    format!("{} {}", words::level(finding.level, language), finding.code)
}

fn body(checked: &Checked, finding: &Finding, fingerprint: &str, language: Language) -> String {
    let mut lines = vec![finding.message.get(language).to_owned()];
    let figures = figures(finding, language);
    if !figures.is_empty() {
        lines.push(figures);
    }
    let mut labelled = |label: Text2, text: String| {
        if !text.is_empty() {
            let colon = words::say(language, "：", ": ");
            lines.push(format!("{}{colon}{text}", one_of(label, language)));
        }
    };
    labelled(
        ("对照", "compared with"),
        told_beside(checked, finding, language).join("\n"),
    );
    let clause = finding.clause.as_ref();
    labelled(
        ("依据", "rule"),
        clause.map_or(String::new(), |clause| clause.to_string()),
    );
    let suspect = finding.suspects.first();
    labelled(
        ("最可能错处", "most likely wrong"),
        suspect.map_or(String::new(), |s| suspect_name(checked, s, language)),
    );
    let suggestion = finding.suggestion.as_ref();
    labelled(
        ("建议", "do"),
        suggestion.map_or(String::new(), |s| s.text.get(language).to_owned()),
    );
    labelled(("编号", "number"), fingerprint.to_owned());
    lines.join("\n")
}

/// What should stand there and what does.
pub(crate) fn figures(finding: &Finding, language: Language) -> String {
    let figure = |label: Text2, value: &str| {
        let value = words::with_unit(value, &finding.unit, language);
        (!value.trim().is_empty()).then(|| format!("{} {value}", one_of(label, language)))
    };
    let parts = [
        (!finding.expected.is_empty())
            .then(|| figure(("应为", "expected"), &finding.expected))
            .flatten(),
        (!finding.found.is_empty())
            .then(|| figure(("现为", "found"), &finding.found))
            .flatten(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(words::say(language, "，", ", "))
}

/// The cell that is most likely wrong, and why.
fn suspect_name(checked: &Checked, suspect: &Suspect, language: Language) -> String {
    let form = checked.form(suspect.cell.form);
    let name = form.map(|form| words::slot(form, suspect.cell.slot, language));
    let colon = words::say(language, "：", ": ");
    let mut text = format!(
        "{}{colon}{}",
        name.unwrap_or_default(),
        suspect.why.get(language)
    );
    if let Some(value) = suspect.should_be {
        text.push_str(words::say(language, "；疑应为 ", "; should perhaps be "));
        text.push_str(&value.to_string());
    }
    text
}

/// The remark at the cell that is most likely wrong, where that is known.
fn suspected(
    checked: &Checked,
    finding: &Finding,
    suspect: &Suspect,
    language: Language,
) -> Option<Remark> {
    let form = checked.loaded.forms.get(suspect.cell.form)?;
    let cell = form.cell(suspect.cell.slot)?;
    if cell.place.is_unknown() {
        return None;
    }
    let title = Text::new(
        format!("{}：很可能错在这里", finding.code),
        format!("{}: most likely wrong here", finding.code),
    );
    Some(Remark {
        place: in_the_document(&cell.place),
        fill: Some(colour(finding.level)),
        title: title.get(language).to_owned(),
        text: format!(
            "{}\n{}",
            suspect_name(checked, suspect, language),
            finding.message.get(language)
        ),
        author: one_of(AUTHOR, language).to_owned(),
    })
}

/// A place in the terms of the document it was read from.
fn in_the_document(place: &Place) -> office::Place {
    let mut out = office::Place::default();
    if let Some(line) = place.line {
        (out.line, out.column) = (line.line, line.column);
    }
    if let Some(table) = place.table {
        (out.table, out.row, out.cell) = (table.table, table.row, table.column);
    }
    if let Some(page) = place.page {
        (out.page, out.bounds) = (page.page, page.bounds);
    }
    if let Some(sheet) = &place.sheet {
        out.sheet = Some(sheet.sheet.as_str().into());
        if let Some((row, cell)) = square(&sheet.cell) {
            (out.row, out.cell) = (row, cell);
        }
    }
    out
}

/// Row and column of a cell's name: `F12`.
fn square(name: &str) -> Option<(u32, u32)> {
    let split = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at_checked(split)?;
    let mut column: u32 = 0;
    for byte in letters.bytes() {
        let digit = byte.checked_sub(b'A').filter(|digit| *digit < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(digit) + 1)?;
    }
    Some((digits.parse().ok()?, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_workbooks_keep_their_cells() {
        let place: Place = "自评表!AB12".parse().unwrap();
        let place = in_the_document(&place);
        assert_eq!((place.row, place.cell), (12, 28));
        assert_eq!(place.sheet.as_deref(), Some("自评表"));
        assert_eq!(square("12"), Some((12, 0)));
        assert_eq!(square("a1"), None);
    }
}
