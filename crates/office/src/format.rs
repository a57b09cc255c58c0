//! The kinds of files, recognised by their content and never by their name.

use crate::ReadError;
use crate::archive::{Archive, plain};
use std::io::Cursor;

/// How far into a file the mark of a PDF may stand.
const PDF_MARK_WITHIN: usize = 1024;

/// How far into an archive the names of its first parts stand.
const NAMES_WITHIN: usize = 64 * 1024;

/// A kind of file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Plain text: what was copied out of a word processor, a web page or a PDF.
    #[default]
    Text,
    /// Comma or tab separated values.
    Csv,
    /// Markdown with tables.
    Markdown,
    /// A web page.
    Html,
    /// Word since 2007.
    Docx,
    /// Word 97 to 2003, and WPS documents.
    Doc,
    /// Excel since 2007.
    Xlsx,
    /// Excel 97 to 2003, and WPS tables (.et).
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
    /// OpenDocument text.
    Odt,
    /// PDF.
    Pdf,
    /// OFD (GB/T 33190).
    Ofd,
    /// An archive of documents.
    Zip,
    /// Word or Excel since 2007; encryption or damage hides which.
    OpenXml,
    /// Word or Excel of 1997 to 2003; damage hides which.
    Compound,
}

impl Format {
    /// The name used in machine output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Doc => "doc",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Odt => "odt",
            Self::Pdf => "pdf",
            Self::Ofd => "ofd",
            Self::Zip => "zip",
            Self::OpenXml => "docx/xlsx",
            Self::Compound => "doc/xls",
        }
    }
}

/// What kind of file the bytes are; text of every kind, web pages too, is [`Format::Text`].
///
/// # Errors
/// Where the container is damaged, encrypted, or of a kind that holds no forms.
pub fn recognise(bytes: &[u8]) -> Result<Format, ReadError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return in_archive(bytes);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return in_compound(bytes);
    }
    let start = &bytes[..bytes.len().min(PDF_MARK_WITHIN)];
    if start.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Format::Pdf);
    }
    crate::foreign::refuse(bytes)?;
    Ok(crate::flat::format(bytes).unwrap_or_default())
}

/// Zip archives tell what they are by the parts they hold.
fn in_archive(bytes: &[u8]) -> Result<Format, ReadError> {
    let mut archive = Archive::open(bytes, Format::Zip).map_err(|error| match error {
        ReadError::Damaged { zh, en, .. } => ReadError::damaged(seeming(bytes), zh, en),
        other => other,
    })?;
    let names: Vec<String> = archive.names().map(|name| plain(&name)).collect();
    let has = |wanted: fn(&str) -> bool| names.iter().any(|name| wanted(name));
    if has(|name| name == "ofd.xml") {
        return Ok(Format::Ofd);
    }
    if has(|name| name == "[content_types].xml") {
        if has(|name| name.starts_with("word/")) {
            return Ok(Format::Docx);
        }
        if has(|name| name == "xl/workbook.bin") {
            return Err(ReadError::Unsupported {
                zh: "是二进制的 xlsb 表格",
                en: "a binary xlsb workbook",
                remedy: "xlsx",
            });
        }
        if has(|name| name.starts_with("xl/")) {
            return Ok(Format::Xlsx);
        }
        if has(|name| name.starts_with("ppt/")) {
            return Err(ReadError::Unsupported {
                zh: "是演示文稿",
                en: "a presentation",
                remedy: "docx",
            });
        }
        if let Some(format) = by_content_type(&mut archive)? {
            return Ok(format);
        }
    }
    if let Some(kind) = archive.part("mimetype")? {
        if kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
            return Ok(Format::Ods);
        }
        if kind.starts_with(b"application/vnd.oasis.opendocument.text") {
            return Ok(Format::Odt);
        }
    }
    Ok(Format::Zip)
}

/// What an archive seems to be by the names at its beginning, should the list at its end be
/// lost.
fn seeming(bytes: &[u8]) -> Format {
    let start = &bytes[..bytes.len().min(NAMES_WITHIN)];
    let names = |name: &[u8]| start.windows(name.len()).any(|window| window == name);
    if names(b"word/document.xml") {
        Format::Docx
    } else if names(b"xl/workbook.xml") {
        Format::Xlsx
    } else if names(b"[Content_Types].xml") {
        Format::OpenXml
    } else {
        Format::Zip
    }
}

/// Some programs put the main part where they like: its content type tells.
fn by_content_type(archive: &mut Archive<'_>) -> Result<Option<Format>, ReadError> {
    let types = archive.part("[Content_Types].xml")?.unwrap_or_default();
    let types = String::from_utf8_lossy(&types);
    let has = |words: &[&str]| words.iter().any(|word| types.contains(word));
    if has(&[
        "wordprocessingml.document.main+xml",
        "wordprocessingml.template.main+xml",
        "ms-word.document.macroEnabled.main+xml",
        "ms-word.template.macroEnabledTemplate.main+xml",
    ]) {
        return Ok(Some(Format::Docx));
    }
    if has(&[
        "spreadsheetml.sheet.main+xml",
        "ms-excel.sheet.macroEnabled.main+xml",
    ]) {
        return Ok(Some(Format::Xlsx));
    }
    Ok(None)
}

/// Compound files tell what they are by the streams they hold.
fn in_compound(bytes: &[u8]) -> Result<Format, ReadError> {
    let file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|error| {
        ReadError::damaged(Format::Compound, "复合文档结构不完整", error.to_string())
    })?;
    if file.exists("/WordDocument") {
        Ok(Format::Doc)
    } else if file.exists("/Workbook") || file.exists("/Book") {
        Ok(Format::Xls)
    } else if file.exists("/PowerPoint Document") {
        Err(ReadError::Unsupported {
            zh: "是演示文稿",
            en: "a presentation",
            remedy: "docx",
        })
    } else if file.exists("/EncryptedPackage") {
        Err(ReadError::Encrypted {
            format: Format::OpenXml,
        })
    } else {
        Err(ReadError::Unsupported {
            zh: "不是 Word 或 Excel 文件",
            en: "neither a Word nor an Excel file",
            remedy: "docx, xlsx",
        })
    }
}
