//! Text that is drawn across a page and says nothing of its tables: watermarks. Knows no
//! table.

use super::marks::{Glyph, Look, Page};
use crate::document::Place;
use std::collections::{BTreeMap, BTreeSet};

/// Times a pale text is on a page that is drawn all over it.
const REPEATED: usize = 3;

/// How much larger than the text of the page a pale text is that lies across it.
const LARGE: f64 = 1.5;

/// Characters of a watermark that are told.
const TOLD: usize = 30;

/// A text drawn in one go: its glyphs by their places on the page.
struct Run {
    glyphs: std::ops::Range<usize>,
    text: String,
}

/// Takes watermarks off a page; what they say, each once.
pub(super) fn take(page: &mut Page) -> Vec<(Place, [String; 2])> {
    settle(page);
    let odd = |glyph: &Glyph| glyph.look.askew || glyph.look.pale || glyph.look.said;
    if !page.glyphs.iter().any(odd) {
        return Vec::new();
    }
    let runs = runs(page);
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for run in &runs {
        *times.entry(&run.text).or_default() += 1;
    }
    let usual = usual_size(page);
    let mut taken = vec![false; page.glyphs.len()];
    let mut said: BTreeSet<String> = BTreeSet::new();
    for run in &runs {
        let often = times.get(run.text.as_str()).copied().unwrap_or(0) >= REPEATED;
        let Some(glyphs) = page.glyphs.get(run.glyphs.clone()) else {
            continue;
        };
        if !glyphs
            .first()
            .is_some_and(|g| lies_across(page, g, often, usual))
        {
            continue;
        }
        said.insert(run.text.chars().take(TOLD).collect());
        if let Some(taken) = taken.get_mut(run.glyphs.clone()) {
            taken.fill(true);
        }
    }
    let mut gone = taken.into_iter();
    page.glyphs.retain(|_| !gone.next().unwrap_or(false));
    let number = page.number;
    said.into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| note(number, &text))
        .collect()
}

/// A page that is mostly askew was laid down askew, and one that is nearly all pale is
/// printed so.
fn settle(page: &mut Page) {
    let all = page.glyphs.len();
    let count = |of: fn(&Look) -> bool| page.glyphs.iter().filter(|g| of(&g.look)).count();
    let askew = 2 * count(|look| look.askew) <= all;
    let pale = 10 * count(|look| look.pale) <= 9 * all;
    for glyph in &mut page.glyphs {
        glyph.look.askew &= askew;
        glyph.look.pale &= pale;
    }
}

/// Whether a run that begins with a glyph is no text of the page's own.
fn lies_across(page: &Page, first: &Glyph, often: bool, usual: f64) -> bool {
    let look = first.look;
    if look.said || look.askew {
        return true;
    }
    look.pale
        && (often || first.size > LARGE * usual)
        && !page
            .dark
            .iter()
            .any(|ground| ground.holds(first.area.centre()))
}

/// The runs of a page: glyphs of one drawing that look alike.
fn runs(page: &Page) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut from = 0;
    for glyphs in page
        .glyphs
        .chunk_by(|a, b| a.drawing == b.drawing && a.look == b.look)
    {
        let mut text = String::new();
        for glyph in glyphs.iter().filter(|glyph| !glyph.text.is_space()) {
            glyph.text.push_to(&mut text);
        }
        let to = from + glyphs.len();
        runs.push(Run {
            glyphs: from..to,
            text,
        });
        from = to;
    }
    runs
}

/// The size of most glyphs that are plain text.
fn usual_size(page: &Page) -> f64 {
    let plain = page.glyphs.iter().filter(|glyph| !glyph.look.pale);
    let mut sizes: Vec<f64> = plain.map(|glyph| glyph.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(f64::MAX)
}

fn note(page: u32, text: &str) -> (Place, [String; 2]) {
    let place = Place {
        page,
        ..Place::default()
    };
    let note = [
        format!("第 {page} 页斜排或浅色的文字“{text}”是水印，没有当作表里的内容"),
        format!(
            "“{text}”, drawn at an angle or in pale grey on page {page}, is a watermark and was not taken for content"
        ),
    ];
    (place, note)
}
