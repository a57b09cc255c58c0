//! The boxes in which a workbook shows its comments, in the drawing language of old that
//! comments still need.

use super::comments::Shown;
use crate::annotate::AnnotateError;
use crate::annotate::parts::Parts;

const TYPE: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
/// Told on every shape: others bind these prefixes to other things, or to none.
const SPACES: &str = "xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
    xmlns:x=\"urn:schemas-microsoft-com:office:excel\"";
const SHAPE_TYPE: &str = "<v:shapetype xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:o=\"urn:schemas-microsoft-com:office:office\" id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" \
    path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>\
    <v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";
const EMPTY: &str = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
    xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\
    <o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"1\"/></o:shapelayout></xml>";
/// Most rows a box spans; longer comments are scrolled.
const TALLEST: usize = 24;

/// Draws the boxes; gives the relation of the drawing where it is new.
pub(super) fn write(
    parts: &mut Parts<'_>,
    sheet: &str,
    old: Option<String>,
    shown: &[Shown],
) -> Result<Option<String>, AnnotateError> {
    if shown.is_empty() {
        return Ok(None);
    }
    let there = match &old {
        Some(part) => parts.text(part)?.map(|text| (part.clone(), text)),
        None => None,
    };
    let is_new = there.is_none();
    let (part, text) = there.unwrap_or_else(|| {
        let name = parts.free_name("xl/drawings/vmlDrawing#.vml");
        (name, EMPTY.to_owned())
    });
    let mut new = String::new();
    if !text.contains("_x0000_t202\" ") && !text.contains("id=\"_x0000_t202\"") {
        new.push_str(SHAPE_TYPE);
    }
    let first = highest(&text).max(1024) + 1;
    for (number, shown) in (first..).zip(shown) {
        new.push_str(&shape(number, shown));
    }
    let odd = || AnnotateError::Odd(part.clone());
    let close = text.rfind("</xml").ok_or_else(odd)?;
    let (before, after) = text.split_at_checked(close).ok_or_else(odd)?;
    let text = format!("{before}{new}{after}");
    parts.put(&part, text);
    if !is_new {
        return Ok(None);
    }
    parts.declare_ending("vml", TYPE)?;
    Ok(Some(parts.relate(sheet, "vmlDrawing", &part)?))
}

/// The highest number of a shape.
fn highest(text: &str) -> u32 {
    text.split("_x0000_s")
        .skip(1)
        .filter_map(|rest| {
            let end = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            rest.get(..end.min(9))?.parse().ok()
        })
        .max()
        .unwrap_or(0)
}

fn shape(number: u32, shown: &Shown) -> String {
    let (row, column) = (shown.at.0.saturating_sub(1), shown.at.1.saturating_sub(1));
    let top = row.saturating_sub(1);
    let rows = u32::try_from(shown.lines.clamp(4, TALLEST)).unwrap_or(4);
    let (bottom, left, right) = (top + rows, column + 1, column + 5);
    format!(
        "<v:shape {SPACES} id=\"_x0000_s{number}\" type=\"#_x0000_t202\" \
         style=\"position:absolute;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">\
         <v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/>\
         <v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\">\
         <div style=\"text-align:left\"></div></v:textbox><x:ClientData ObjectType=\"Note\">\
         <x:MoveWithCells/><x:SizeWithCells/>\
         <x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor>\
         <x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>\
         </x:ClientData></v:shape>"
    )
}
