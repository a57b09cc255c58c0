//! Document to PDF: PDF/A-2a, tagged, with bookmarks and embedded subset fonts. The layout is
//! [`crate::page`]'s; here it is only drawn. No clock: the same document gives the same bytes.

mod outline;
mod tags;

use super::CREATOR;
use crate::WriteError;
use crate::document::{Block, Document, Face, Role};
use crate::fonts::{Data, Font, Fonts};
use crate::format::Format;
use crate::page::{self, Area, Glyph, Length, Owner, Pages, Run, Sheet, Start};
use krilla::color::rgb;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document as Pdf, SerializeSettings};
use tags::Marked;

/// Width of the rules of tables.
const RULE: f32 = 0.5;

/// How much wider than its glyphs a bold text is drawn, in parts of its size.
const BOLDER: f32 = 1.0 / 36.0;

/// Size of what is drawn and not seen.
const UNSEEN: Length = page::POINT;

/// PDF/A wants to be told when the file was made; the same document must give the same bytes,
/// so this is always the same and says nothing.
const YEAR: u16 = 2000;

/// Writes a document as PDF.
///
/// # Errors
/// Where no font has a character, or a given font cannot be embedded.
pub(crate) fn write(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, WriteError> {
    let mut pages = page::layout(document, fonts)?;
    mark_rests(&mut pages, fonts);
    let opened = opened(fonts, &pages)?;
    let mut pdf = Pdf::new_with(settings()?);
    let mut marked = Marked::default();
    for sheet in &pages.sheets {
        draw(sheet, &opened, &mut pdf, &mut marked)?;
    }
    pdf.set_tag_tree(tags::tree(document, &mut marked));
    pdf.set_outline(outline::of(document, &pages));
    pdf.set_metadata(
        Metadata::new()
            .title(title(document))
            .language("zh-CN".to_owned())
            .creator(CREATOR.to_owned())
            .creation_date(DateTime::new(YEAR)),
    );
    pdf.finish().map_err(|error| refused(&error))
}

fn settings() -> Result<SerializeSettings, WriteError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .finish()
        .map_err(|error| library(format!("{error:?}")))?;
    Ok(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    })
}

/// The fonts that the pages use, as the library wants them.
fn opened(fonts: &Fonts, pages: &Pages) -> Result<Vec<Option<krilla::text::Font>>, WriteError> {
    let runs = || pages.sheets.iter().flat_map(|sheet| &sheet.runs);
    let number = |run: &Run| usize::from(run.font);
    let all = fonts.all().iter().enumerate();
    all.map(|(at, font)| {
        if runs().any(|run| number(run) == at) {
            open(font).map(Some)
        } else {
            Ok(None)
        }
    })
    .collect()
}

fn open(font: &Font) -> Result<krilla::text::Font, WriteError> {
    let data = match &font.data {
        Data::Bundled(bytes) => (*bytes).into(),
        Data::Given(bytes) => bytes.clone().into(),
    };
    krilla::text::Font::new(data, font.index).ok_or_else(|| WriteError::Font {
        name: font.name.clone(),
        why: "it is damaged".to_owned(),
    })
}

/// A cell that goes on from the page before begins with a space that says so.
fn mark_rests(pages: &mut Pages, fonts: &Fonts) {
    let Some((font, id, advance)) = fonts.open().glyph(Face::Song, ' ') else {
        return;
    };
    let glyph = Glyph {
        character: ' ',
        id,
        font: u16::try_from(font).unwrap_or(0),
        advance,
    };
    for sheet in &mut pages.sheets {
        let marks = std::mem::take(&mut sheet.rests)
            .into_iter()
            .map(|rest| Run {
                x: rest.at.0,
                y: rest.at.1,
                size: UNSEEN,
                font: glyph.font,
                bold: false,
                owner: rest.owner,
                start: Start::Rest,
                glyphs: vec![glyph],
            });
        let runs = marks.collect::<Vec<_>>();
        sheet.runs.splice(0..0, runs);
    }
}

/// Draws a page.
fn draw(
    sheet: &Sheet,
    fonts: &[Option<krilla::text::Font>],
    pdf: &mut Pdf,
    marked: &mut Marked,
) -> Result<(), WriteError> {
    let settings = PageSettings::from_wh(points(sheet.area.width), points(sheet.area.height))
        .ok_or_else(|| library("the page has no size".to_owned()))?;
    let mut page = pdf.start_page_with(settings);
    let mut surface = page.surface();
    if !(sheet.fills.is_empty() && sheet.rules.is_empty()) {
        surface.start_tagged(artifact(ArtifactType::Layout));
        draw_fills(sheet, &mut surface);
        draw_rules(sheet, &mut surface);
        surface.end_tagged();
    }
    // Each line that is one of its own is content of its own, and what goes on from the page
    // before is a span: so the lines of a text can be told from those it was broken into.
    let together =
        |a: &Run, b: &Run| a.owner == b.owner && b.start == Start::GoesOn && a.start != Start::Rest;
    for runs in sheet.runs.chunk_by(together) {
        let first = runs.first().map(|run| (run.owner, run.start));
        let (owner, start) = first.unwrap_or((Owner::Page, Start::Line));
        let tag = match (owner, start) {
            (Owner::Page, _) => artifact(repeated(runs, &sheet.area)),
            (_, Start::Line | Start::Blank) => ContentTag::Other,
            (_, Start::GoesOn | Start::Rest) => ContentTag::Span(SpanTag::empty()),
        };
        marked.push(owner, surface.start_tagged(tag));
        for run in runs {
            if let Some(Some(font)) = fonts.get(usize::from(run.font)) {
                draw_run(run, font, &mut surface);
            }
        }
        surface.end_tagged();
    }
    surface.finish();
    page.finish();
    Ok(())
}

/// What is on every page: in the margins, or within the page.
fn repeated(runs: &[Run], area: &Area) -> ArtifactType {
    match runs.first().map_or(area.top, |run| run.y) {
        y if y < area.top => ArtifactType::Header,
        y if y > area.bottom => ArtifactType::Footer,
        _ => ArtifactType::PaginationOther,
    }
}

fn artifact<'a>(kind: ArtifactType) -> ContentTag<'a> {
    ContentTag::Artifact(Artifact::with_kind(kind))
}

fn draw_fills(sheet: &Sheet, surface: &mut Surface<'_>) {
    surface.set_stroke(None);
    for fill in &sheet.fills {
        let [left, top, right, bottom] = fill.bounds.map(points);
        let [red, green, blue] = fill.colour;
        let mut path = PathBuilder::new();
        if let Some(bounds) = Rect::from_ltrb(left, top, right, bottom) {
            path.push_rect(bounds);
        }
        if let Some(path) = path.finish() {
            surface.set_fill(Some(Fill {
                paint: rgb::Color::new(red, green, blue).into(),
                ..Fill::default()
            }));
            surface.draw_path(&path);
        }
    }
}

fn draw_rules(sheet: &Sheet, surface: &mut Surface<'_>) {
    let mut path = PathBuilder::new();
    for rule in &sheet.rules {
        path.move_to(points(rule.from.0), points(rule.from.1));
        path.line_to(points(rule.to.0), points(rule.to.1));
    }
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke {
            width: RULE,
            line_cap: LineCap::Square,
            ..Stroke::default()
        }));
        surface.draw_path(&path);
    }
}

fn draw_run(run: &Run, font: &krilla::text::Font, surface: &mut Surface<'_>) {
    let mut text = String::with_capacity(run.glyphs.len() * 3);
    let mut glyphs = Vec::with_capacity(run.glyphs.len());
    for glyph in &run.glyphs {
        let start = text.len();
        text.push(glyph.character);
        let advance = f32::from(glyph.advance) / 1000.0;
        let id = GlyphId::new(u32::from(glyph.id));
        let range = start..text.len();
        glyphs.push(KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, range, None));
    }
    let size = points(run.size);
    surface.set_fill(Some(Fill::default()));
    surface.set_stroke(run.bold.then(|| Stroke {
        width: size * BOLDER,
        ..Stroke::default()
    }));
    let start = Point::from_xy(points(run.x), points(run.y));
    surface.draw_glyphs(start, &glyphs, font.clone(), &text, size, false);
}

/// A length in points.
#[expect(
    clippy::cast_precision_loss,
    reason = "a page is far smaller than 2^24 thousandths"
)]
fn points(length: Length) -> f32 {
    length as f32 / 1000.0
}

/// The title of the document: its first title, else its first text.
fn title(document: &Document) -> String {
    let paragraphs = || {
        document.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) if !paragraph.text.trim().is_empty() => Some(paragraph),
            _ => None,
        })
    };
    let titled = paragraphs().find(|paragraph| paragraph.role == Role::Title);
    titled
        .or_else(|| paragraphs().next())
        .map(|paragraph| paragraph.text.replace('\n', " "))
        .unwrap_or_default()
}

fn refused(error: &KrillaError) -> WriteError {
    match error {
        KrillaError::Validation(errors) => library(
            errors
                .first()
                .map_or_else(String::new, |(error, _)| format!("{error:?}")),
        ),
        other => library(other.to_string()),
    }
}

fn library(why: String) -> WriteError {
    WriteError::Library {
        format: Format::Pdf,
        why,
    }
}
