//! Pages to glyphs and ruling lines. The only module that knows the library which
//! interprets PDF; knows nothing of tables and text lines.

mod bounds;
mod clips;
mod collect;
mod look;
mod lookup;
mod placed;
mod radicals;
mod structure;

use super::super::CREATOR;
use super::marks::Page;
use crate::ReadError;
use crate::format::Format;
use crate::limits::{MOST_MARKS, MOST_PAGES};
use collect::Collector;
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use lookup::Lookup;
use std::panic::{AssertUnwindSafe, catch_unwind};
pub(super) use structure::{Element, Leaf, TaggedCell, TaggedRow};

/// What a file holds.
pub(super) struct Drawn {
    /// Its pages.
    pub pages: Vec<Page>,
    /// What our own files tell of their structure.
    pub structure: Option<Vec<Element>>,
}

/// All pages of a file.
pub(super) fn pages(bytes: &[u8]) -> Result<Drawn, ReadError> {
    // The library promises no more than not to be unsafe; a file that breaks it is a
    // damaged file, and nothing of it outlives the call.
    catch_unwind(AssertUnwindSafe(|| load(bytes))).unwrap_or_else(|_| Err(broken()))
}

fn broken() -> ReadError {
    ReadError::damaged(
        Format::Pdf,
        "内部结构无法读取",
        "its structure cannot be read",
    )
}

/// The file with its colour profiles made plain grey: no colour matters here, and working
/// out a profile costs a third of the time of a page. Everything stays where it stands.
fn without_profiles(bytes: &[u8]) -> Vec<u8> {
    const PROFILE: &[u8] = b"/ICCBased";
    const GREY: &[u8] = b"/G       ";
    let mut plain = bytes.to_vec();
    let mut at = 0;
    while let Some(name) = plain
        .get(at..)
        .and_then(|rest| rest.iter().position(|&byte| byte == b'/'))
    {
        at += name;
        if let Some(found) = plain
            .get_mut(at..at + PROFILE.len())
            .filter(|found| *found == PROFILE)
        {
            found.copy_from_slice(GREY);
        }
        at += 1;
    }
    plain
}

fn load(bytes: &[u8]) -> Result<Drawn, ReadError> {
    bounds::check_containers(bytes)?;
    let pdf = Pdf::new(without_profiles(bytes)).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => ReadError::Encrypted {
            format: Format::Pdf,
        },
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => broken(),
    })?;
    if pdf.pages().len() > MOST_PAGES {
        return Err(ReadError::Limit {
            zh: "PDF 的页数",
            en: "pages of a PDF",
            most: MOST_PAGES as u64,
        });
    }
    bounds::check_streams(&pdf)?;
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings::default();
    let mut lookup = Lookup::new(&pdf);
    let mut left = MOST_MARKS;
    let ours = pdf.metadata().creator.as_deref() == Some(CREATOR.as_bytes());
    let mut pages = Vec::with_capacity(pdf.pages().len());
    for (number, page) in (1u32..).zip(pdf.pages().iter()) {
        let (width, height) = page.render_dimensions();
        let mut collector =
            Collector::new(number, f64::from(width), f64::from(height), &mut lookup);
        collector.ours = ours;
        collector.left = left;
        let transform = page.initial_transform(true).as_coeffs();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(
            Affine::new(transform),
            bounds,
            &cache,
            pdf.xref(),
            settings.clone(),
        );
        // A page that breaks the library, or draws without end, costs that page only.
        let whole = catch_unwind(AssertUnwindSafe(|| {
            interpret_page(page, &mut context, &mut collector);
        }));
        let (page, rest) = collector.finish(whole.is_err())?;
        left = rest;
        pages.push(page);
    }
    let contents = pages.iter().map(|page: &Page| page.contents.len()).sum();
    let structure = ours.then(|| structure::structure(&pdf, contents)).flatten();
    Ok(Drawn { pages, structure })
}
