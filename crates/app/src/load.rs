//! One input to its forms, whatever notation it is in.

use crate::error::Error;
use crate::fingerprint::sha256_hex;
use crate::input::{Input, read_file};
use crate::soffice;
use domain::form::{Doubt, Form, Stage};
use domain::text::Text;
use forms::{Notice, Unread};
use office::{Format, ReadError};

/// What an input was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentFormat {
    /// A document as it was published.
    Document(Format),
    /// Our own form notation.
    Toml,
}

impl DocumentFormat {
    /// The name used in machine output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Document(format) => format.name(),
            Self::Toml => "toml",
        }
    }
}

/// An input that was read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The name it is reported by.
    pub name: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// Its bytes as they were given, where they were read by [`load`].
    pub bytes: Vec<u8>,
    /// What it was written in.
    pub format: DocumentFormat,
    /// Its forms in printed order.
    pub forms: Vec<Form>,
    /// What was read as part of no form.
    pub unread: Vec<Unread>,
    /// Paragraphs outside of forms.
    pub narrative: Vec<Unread>,
    /// Every paragraph and cell of the document, by which rules are chosen.
    pub texts: Vec<String>,
    /// Doubts about the document as a whole.
    pub doubts: Vec<Doubt>,
    /// What a reader should know though nothing is uncertain.
    pub notes: Vec<Notice>,
}

impl Loaded {
    /// The same document with other forms in the place of its own.
    #[must_use]
    pub fn with_forms(mut self, forms: Vec<Form>) -> Self {
        self.forms = forms;
        self
    }

    /// Sets the month that monitoring forms tell of, where one is given.
    pub fn tell_of(&mut self, month: Option<u8>) {
        for form in &mut self.forms {
            if form.stage() == Stage::Monitoring {
                form.month = month.or(form.month);
            }
        }
    }
}

/// Reads an input and its forms.
///
/// # Errors
/// Where nothing could be read; odd content is a doubt of the form it stands in.
pub fn load(input: &Input) -> Result<Loaded, Error> {
    let bytes = read_file(input)?;
    let mut loaded = parse(&input.name, &bytes)?;
    loaded.bytes = bytes;
    match (loaded.forms.is_empty(), input.named) {
        (true, true) => Err(Error::NoForm(loaded.name)),
        (true, false) => Err(Error::Formless(loaded.name)),
        (false, _) => Ok(loaded),
    }
}

/// Reads the forms in bytes already at hand.
///
/// # Errors
/// Where the bytes are no document.
pub fn parse(name: &str, bytes: &[u8]) -> Result<Loaded, Error> {
    let sha256 = sha256_hex(bytes);
    if is_notation(name, bytes) {
        let forms = parse_notation(name, bytes)?;
        return Ok(Loaded {
            name: name.to_owned(),
            sha256,
            bytes: Vec::new(),
            format: DocumentFormat::Toml,
            forms,
            unread: Vec::new(),
            narrative: Vec::new(),
            texts: Vec::new(),
            doubts: Vec::new(),
            notes: Vec::new(),
        });
    }
    let document = layout(name, bytes)?;
    let mut reading = forms::read(&document);
    // What the cover leaves over comes last; a person reads from the top.
    reading.narrative.sort_by(|a, b| a.place.cmp(&b.place));
    Ok(Loaded {
        name: name.to_owned(),
        sha256,
        bytes: Vec::new(),
        format: DocumentFormat::Document(document.format),
        forms: reading.forms,
        unread: reading.unread,
        narrative: reading.narrative,
        texts: texts_of(document),
        doubts: reading.doubts,
        notes: reading.notes,
    })
}

/// The layout of an input before any form is recognised, with its hash.
///
/// # Errors
/// Where the bytes are no document.
pub fn read_layout(input: &Input) -> Result<(String, office::Document), Error> {
    let bytes = read_file(input)?;
    Ok((sha256_hex(&bytes), layout(&input.name, &bytes)?))
}

/// The forms of a document to write out: all, or the one of that number from 1.
///
/// # Errors
/// Where there is no form of that number.
pub fn pick_forms(loaded: &Loaded, number: Option<usize>) -> Result<&[Form], Error> {
    let Some(number) = number else {
        return Ok(&loaded.forms);
    };
    number
        .checked_sub(1)
        .and_then(|index| loaded.forms.get(index..=index))
        .ok_or_else(|| Error::FormNumber(loaded.name.clone(), number, loaded.forms.len()))
}

/// Our notation is told by the file's ending; on standard input by the first line that
/// is no comment.
fn is_notation(name: &str, bytes: &[u8]) -> bool {
    if name != "-" {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        return ending.eq_ignore_ascii_case("toml");
    }
    let first = bytes
        .split(|&byte| byte == b'\n')
        .map(<[u8]>::trim_ascii)
        .find(|line| !line.is_empty() && !line.starts_with(b"#"))
        .unwrap_or_default();
    let key = first
        .iter()
        .take_while(|byte| byte.is_ascii_lowercase() || **byte == b'_')
        .count();
    first == b"[[form]]" || (key > 0 && first[key..].trim_ascii_start().starts_with(b"="))
}

fn parse_notation(name: &str, bytes: &[u8]) -> Result<Vec<Form>, Error> {
    let text = std::str::from_utf8(bytes).map_err(|fault| {
        let line = 1 + bytes[..fault.valid_up_to()]
            .iter()
            .filter(|&&byte| byte == b'\n')
            .count();
        Error::Notation(
            name.to_owned(),
            Text::new(
                format!("第 {line} 行不是 UTF-8；表单文件请存为 UTF-8"),
                format!("line {line} is not UTF-8; save form files as UTF-8"),
            ),
        )
    })?;
    forms::notation::forms_from_toml(text)
        .map_err(|error| Error::Notation(name.to_owned(), error.text()))
}

fn texts_of(document: office::Document) -> Vec<String> {
    let mut texts = Vec::new();
    for block in document.blocks {
        match block {
            office::Block::Paragraph(paragraph) => texts.push(paragraph.text),
            office::Block::PageBreak => {}
            office::Block::Table(table) => {
                let cells = table.rows.into_iter().flat_map(|row| row.cells);
                texts.extend(cells.map(|cell| cell.text).filter(|text| !text.is_empty()));
            }
        }
    }
    texts
}

pub(crate) fn layout(name: &str, bytes: &[u8]) -> Result<office::Document, Error> {
    let read = office::read(bytes).or_else(|error| converted(bytes, error));
    read.map_err(|error| Error::NotADocument(name.to_owned(), refusal(bytes, &error)))
}

/// Why it cannot be read and what to do; a file that is told by its content but not read as
/// one document is no text that went wrong.
fn refusal(bytes: &[u8], error: &ReadError) -> Text {
    match office::recognise(bytes) {
        Ok(Format::Zip) => Text::new(
            "是压缩包；请把文件名改成 .zip 结尾，或解压后再查",
            "an archive; give it a name that ends in .zip, or unpack it",
        ),
        Ok(Format::Ofd) => Text::new(
            "是 OFD 文件，暂不能读；请提供 Word、Excel 或 PDF 文件",
            "an OFD file, which is not read yet; give the Word, Excel or PDF file",
        ),
        _ => Text::new(error.chinese(), error.to_string()),
    }
}

/// An old Word document that cannot be read is read as LibreOffice understands it, where
/// that is installed.
fn converted(bytes: &[u8], error: ReadError) -> Result<office::Document, ReadError> {
    let may_help = matches!(
        error,
        ReadError::Damaged {
            format: Format::Doc,
            ..
        } | ReadError::Unsupported { .. }
    );
    if !may_help || office::recognise(bytes) != Ok(Format::Doc) {
        return Err(error);
    }
    let Some(docx) = soffice::doc_as_docx(bytes) else {
        return Err(error);
    };
    let mut document = office::read(&docx).map_err(|_| error)?;
    document.format = Format::Doc;
    let note = [
        "这份 doc 文件本程序读不出，由 LibreOffice 转换后读取；位置以转换后的文件为准".to_owned(),
        "this doc file was read through LibreOffice; places are those of the converted file"
            .to_owned(),
    ];
    document.notes.insert(0, (office::Place::default(), note));
    Ok(document)
}
