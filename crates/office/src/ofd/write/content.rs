//! `Content.xml`: what is drawn on one page.

use super::fonts::Embedded;
use super::parts::{self, DECLARATION, Ids, NAMESPACE};
use super::unit::{micrometres, millimetres};
use crate::page::{Area, Fill, Length, Rule, Run, Sheet};
use quick_xml::escape::escape;
use std::fmt::Write;

/// Width of the rules of tables: half a point.
const RULE: Length = 500;

/// The page; `next` is the number of its next object.
pub(super) fn of(sheet: &Sheet, fonts: &[Embedded], ids: &Ids, next: &mut u64) -> String {
    let mut take = || {
        *next += 1;
        *next - 1
    };
    let mut xml = format!(
        "{DECLARATION}<ofd:Page {NAMESPACE}>{}<ofd:Content><ofd:Layer ID=\"{}\" Type=\"Body\">",
        parts::area(&sheet.area).replace("ofd:PageArea", "ofd:Area"),
        take(),
    );
    for fill in &sheet.fills {
        self::fill(fill, take(), &mut xml);
    }
    if !sheet.rules.is_empty() {
        rules(&sheet.rules, &sheet.area, take(), &mut xml);
    }
    for run in &sheet.runs {
        text(run, fonts, ids, take(), &mut xml);
    }
    xml.push_str("</ofd:Layer></ofd:Content></ofd:Page>");
    xml
}

fn fill(fill: &Fill, id: u64, xml: &mut String) {
    let [left, top, right, bottom] = fill.bounds.map(micrometres);
    let (width, height) = (millimetres(right - left), millimetres(bottom - top));
    let [red, green, blue] = fill.colour;
    let _ = write!(
        xml,
        "<ofd:PathObject ID=\"{id}\" Boundary=\"{} {} {width} {height}\" Fill=\"true\" \
         Stroke=\"false\"><ofd:FillColor Value=\"{red} {green} {blue}\"/>\
         <ofd:AbbreviatedData>M 0 0 L {width} 0 L {width} {height} L 0 {height} C\
         </ofd:AbbreviatedData></ofd:PathObject>",
        millimetres(left),
        millimetres(top),
    );
}

/// All rules of a page in one path over the whole page.
fn rules(rules: &[Rule], area: &Area, id: u64, xml: &mut String) {
    let _ = write!(
        xml,
        "<ofd:PathObject ID=\"{id}\" Boundary=\"0 0 {} {}\" LineWidth=\"{}\" Cap=\"Square\">\
         <ofd:StrokeColor Value=\"0 0 0\"/><ofd:AbbreviatedData>",
        millimetres(micrometres(area.width)),
        millimetres(micrometres(area.height)),
        millimetres(micrometres(RULE)),
    );
    for rule in rules {
        let at = |(x, y): (Length, Length)| {
            let (x, y) = (micrometres(x), micrometres(y));
            format!("{} {}", millimetres(x), millimetres(y))
        };
        let _ = write!(xml, "M {} L {} ", at(rule.from), at(rule.to));
    }
    xml.push_str("</ofd:AbbreviatedData></ofd:PathObject>");
}

fn text(run: &Run, fonts: &[Embedded], ids: &Ids, id: u64, xml: &mut String) {
    let Some(at) = fonts.iter().position(|font| font.font == run.font) else {
        return;
    };
    let size = micrometres(run.size);
    let length = micrometres(run.length()) + size / 10;
    let base = size * 9 / 10;
    let _ = write!(
        xml,
        "<ofd:TextObject ID=\"{id}\" Boundary=\"{} {} {} {}\" Font=\"{}\" Size=\"{}\"",
        millimetres(micrometres(run.x)),
        millimetres(micrometres(run.y) - base),
        millimetres(length),
        millimetres(size * 5 / 4),
        ids.font(at),
        millimetres(size),
    );
    if run.bold {
        let _ = write!(
            xml,
            " Stroke=\"true\" DrawParam=\"{}\"><ofd:FillColor Value=\"0 0 0\"/>\
             <ofd:StrokeColor Value=\"0 0 0\"/>",
            ids.pen
        );
    } else {
        xml.push('>');
    }
    glyphs(run, fonts.get(at), xml);
    let _ = write!(
        xml,
        "<ofd:TextCode X=\"0\" Y=\"{}\"{}>",
        millimetres(base),
        deltas(run)
    );
    let text: String = run.glyphs.iter().map(|glyph| glyph.character).collect();
    xml.push_str(&escape(text.as_str()));
    xml.push_str("</ofd:TextCode></ofd:TextObject>");
}

/// Which glyph each character is.
fn glyphs(run: &Run, font: Option<&Embedded>, xml: &mut String) {
    let count = run.glyphs.len();
    let _ = write!(
        xml,
        "<ofd:CGTransform CodePosition=\"0\" CodeCount=\"{count}\" GlyphCount=\"{count}\">\
         <ofd:Glyphs>"
    );
    for (at, glyph) in run.glyphs.iter().enumerate() {
        let parted = if at == 0 { "" } else { " " };
        let id = font.map_or(0, |font| font.glyph(glyph.id));
        let _ = write!(xml, "{parted}{id}");
    }
    xml.push_str("</ofd:Glyphs></ofd:CGTransform>");
}

/// How far each glyph is from the one before, equal ones together.
fn deltas(run: &Run) -> String {
    let (mut sum, mut before) = (0, 0);
    let mut steps: Vec<(i64, u32)> = Vec::new();
    let but_last = run.glyphs.len().saturating_sub(1);
    for glyph in run.glyphs.iter().take(but_last) {
        sum += i64::from(glyph.advance);
        // From the start each time, so that rounding does not add up.
        let edge = micrometres(sum * run.size / 1000);
        let step = edge - before;
        before = edge;
        match steps.last_mut() {
            Some((last, count)) if *last == step => *count += 1,
            _ => steps.push((step, 1)),
        }
    }
    if steps.is_empty() {
        return String::new();
    }
    let steps: Vec<String> = steps
        .into_iter()
        .map(|(step, count)| match count {
            1 => millimetres(step),
            _ => format!("g {count} {}", millimetres(step)),
        })
        .collect();
    format!(" DeltaX=\"{}\"", steps.join(" "))
}
