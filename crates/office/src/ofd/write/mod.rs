//! Document to OFD (GB/T 33190-2016). The layout is [`crate::page`]'s, as for PDF; here it is
//! only drawn. Glyphs are named one by one, as the embedded fonts hold only what is used.

mod content;
mod fonts;
mod parts;
mod unit;

use crate::WriteError;
use crate::document::Document;
use crate::fonts::Fonts;
use crate::format::Format;
use crate::page;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes a document as OFD.
///
/// # Errors
/// Where no font has a character, or a given font cannot be embedded.
pub(crate) fn write(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, WriteError> {
    let mut pages = page::layout(document, fonts)?;
    pages.drop_blanks();
    let embedded = fonts::embedded(&pages, fonts)?;
    let ids = parts::Ids::new(&embedded, pages.sheets.len());
    let mut package = Package::new();
    package.part("OFD.xml", parts::entry(document).as_bytes())?;
    let root = parts::document(document, &pages, &ids);
    package.part("Doc_0/Document.xml", root.as_bytes())?;
    let resources = parts::resources(&embedded, &ids);
    package.part("Doc_0/PublicRes.xml", resources.as_bytes())?;
    for font in &embedded {
        package.part(&format!("Doc_0/Res/{}", font.file), &font.bytes)?;
    }
    let mut next = ids.objects;
    for (number, sheet) in pages.sheets.iter().enumerate() {
        let content = content::of(sheet, &embedded, &ids, &mut next);
        let name = format!("Doc_0/Pages/Page_{number}/Content.xml");
        package.part(&name, content.as_bytes())?;
    }
    package.finish()
}

/// The archive as it grows.
struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::with_capacity(128 * 1024))))
    }

    fn part(&mut self, name: &str, content: &[u8]) -> Result<(), WriteError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        self.0
            .start_file(name, options)
            .map_err(|error| refused(&error.to_string()))?;
        self.0
            .write_all(content)
            .map_err(|error| refused(&error.to_string()))
    }

    fn finish(self) -> Result<Vec<u8>, WriteError> {
        let archive = self.0.finish();
        Ok(archive
            .map_err(|error| refused(&error.to_string()))?
            .into_inner())
    }
}

fn refused(why: &str) -> WriteError {
    WriteError::Library {
        format: Format::Ofd,
        why: why.to_owned(),
    }
}
