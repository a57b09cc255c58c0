//! The parts that say what is in the file: entry, document, resources.

use super::fonts::Embedded;
use super::unit::{micrometres, millimetres};
use crate::document::{Block, Document, Role};
use crate::page::{Area, Owner, Pages};
use quick_xml::escape::escape;
use std::fmt::Write;

/// How every part begins.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// The namespace.
pub(super) const NAMESPACE: &str = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

/// Width of the outline that makes a text bolder, in micrometres.
const BOLDER: i64 = 150;

/// The numbers of what is in the file: fonts, the pen of bold text, pages, then objects.
pub(super) struct Ids {
    fonts: u64,
    /// The pen of bold text.
    pub(super) pen: u64,
    pages: u64,
    /// The first object's.
    pub(super) objects: u64,
}

impl Ids {
    /// The numbers for so many fonts and pages.
    pub(super) fn new(fonts: &[Embedded], pages: usize) -> Self {
        let pen = 1 + fonts.len() as u64;
        let pages_from = pen + 1;
        Self {
            fonts: 1,
            pen,
            pages: pages_from,
            objects: pages_from + pages as u64,
        }
    }

    /// The number of a font.
    pub(super) fn font(&self, at: usize) -> u64 {
        self.fonts + at as u64
    }

    fn page(&self, at: usize) -> u64 {
        self.pages + at as u64
    }
}

/// `OFD.xml`.
pub(super) fn entry(document: &Document) -> String {
    let title = titles(document).next().map_or("", |(_, title)| title);
    format!(
        "{DECLARATION}<ofd:OFD {NAMESPACE} Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody>\
         <ofd:DocInfo><ofd:DocID>{}</ofd:DocID><ofd:Title>{}</ofd:Title>\
         <ofd:Creator>jixiao</ofd:Creator></ofd:DocInfo>\
         <ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        id(document),
        escape(title),
    )
}

/// Titles and headings with their blocks.
fn titles(document: &Document) -> impl Iterator<Item = (usize, &str)> {
    let blocks = document.blocks.iter().enumerate();
    blocks.filter_map(|(number, block)| match block {
        Block::Paragraph(paragraph) if matches!(paragraph.role, Role::Title | Role::Heading(_)) => {
            Some((number, paragraph.text.as_str()))
        }
        _ => None,
    })
}

/// An identifier of 32 digits made of the content: the same document has the same one.
fn id(document: &Document) -> String {
    let texts = document.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(paragraph) => vec![paragraph.text.as_str()],
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.map(|cell| cell.text.as_str()).collect()
        }
        Block::PageBreak => vec!["\u{c}"],
    });
    // FNV-1a.
    let (mut hash, prime) = (
        0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128,
        (1 << 88) + 0x13b,
    );
    for byte in texts.flat_map(|text| text.bytes().chain([0])) {
        hash = (hash ^ u128::from(byte)).wrapping_mul(prime);
    }
    format!("{hash:032x}")
}

/// `Document.xml`.
pub(super) fn document(document: &Document, pages: &Pages, ids: &Ids) -> String {
    let most = ids.objects + content_objects(pages);
    let mut xml = format!(
        "{DECLARATION}<ofd:Document {NAMESPACE}><ofd:CommonData>\
         <ofd:MaxUnitID>{most}</ofd:MaxUnitID>{}\
         <ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>",
        pages
            .sheets
            .first()
            .map(|sheet| area(&sheet.area))
            .unwrap_or_default(),
    );
    for at in 0..pages.sheets.len() {
        let _ = write!(
            xml,
            "<ofd:Page ID=\"{}\" BaseLoc=\"Pages/Page_{at}/Content.xml\"/>",
            ids.page(at)
        );
    }
    xml.push_str("</ofd:Pages>");
    let entries: Vec<String> = titles(document)
        .filter_map(|(block, title)| outline_entry(block, title, pages, ids))
        .collect();
    if !entries.is_empty() {
        let _ = write!(xml, "<ofd:Outlines>{}</ofd:Outlines>", entries.concat());
    }
    xml.push_str("</ofd:Document>");
    xml
}

/// Objects on all pages, and a layer on each.
fn content_objects(pages: &Pages) -> u64 {
    let on = |sheet: &crate::page::Sheet| 2 + sheet.fills.len() + sheet.runs.len();
    pages.sheets.iter().map(on).sum::<usize>() as u64
}

fn outline_entry(block: usize, title: &str, pages: &Pages, ids: &Ids) -> Option<String> {
    let owner = Owner::Paragraph(block);
    let mut sheets = pages.sheets.iter().enumerate();
    let (page, top) = sheets.find_map(|(page, sheet)| {
        let run = sheet.runs.iter().find(|run| run.owner == owner)?;
        Some((page, run.y - run.size))
    })?;
    Some(format!(
        "<ofd:OutlineElem Title=\"{}\"><ofd:Actions><ofd:Action Event=\"CLICK\"><ofd:Goto>\
         <ofd:Dest Type=\"XYZ\" PageID=\"{}\" Left=\"0\" Top=\"{}\" Zoom=\"0\"/>\
         </ofd:Goto></ofd:Action></ofd:Actions></ofd:OutlineElem>",
        escape(title.replace('\n', " ")),
        ids.page(page),
        millimetres(micrometres(top)),
    ))
}

/// The page area.
pub(super) fn area(area: &Area) -> String {
    format!(
        "<ofd:PageArea><ofd:PhysicalBox>0 0 {} {}</ofd:PhysicalBox></ofd:PageArea>",
        millimetres(micrometres(area.width)),
        millimetres(micrometres(area.height)),
    )
}

/// `PublicRes.xml`.
pub(super) fn resources(fonts: &[Embedded], ids: &Ids) -> String {
    let mut xml = format!("{DECLARATION}<ofd:Res {NAMESPACE} BaseLoc=\"Res\">");
    if !fonts.is_empty() {
        xml.push_str("<ofd:Fonts>");
        for (at, font) in fonts.iter().enumerate() {
            let _ = write!(
                xml,
                "<ofd:Font ID=\"{}\" FontName=\"{}\"><ofd:FontFile>{}</ofd:FontFile></ofd:Font>",
                ids.font(at),
                escape(font.name.as_str()),
                font.file,
            );
        }
        xml.push_str("</ofd:Fonts>");
    }
    let _ = write!(
        xml,
        "<ofd:DrawParams><ofd:DrawParam ID=\"{}\" LineWidth=\"{}\"/></ofd:DrawParams></ofd:Res>",
        ids.pen,
        millimetres(BOLDER),
    );
    xml
}
