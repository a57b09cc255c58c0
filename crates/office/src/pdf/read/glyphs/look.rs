//! Which paint is light and which is dark, and what the file calls a watermark.

use hayro_interpret::Paint;
use hayro_syntax::object::{Dict, Name};

/// Brightness from which grey is pale, and up to which it is not merely white: white text
/// stands on something.
const PALE: std::ops::Range<f32> = 0.6..0.985;

/// Brightness up to which a ground is dark.
const DARK: f32 = 0.5;

/// How far the channels of a grey may differ.
const GREY: f32 = 0.12;

/// Brightness of what is painted on white, and whether it is grey.
fn brightness(paint: &Paint<'_>) -> Option<(f32, bool)> {
    let Paint::Color(colour) = paint else {
        return None;
    };
    let [red, green, blue, opacity] = colour.to_rgba().components();
    let most = red.max(green).max(blue);
    let least = red.min(green).min(blue);
    let shown = 1.0 - (1.0 - f32::midpoint(most, least)) * opacity;
    Some((shown, (most - least) * opacity < GREY))
}

/// Whether text so painted is pale.
pub(super) fn is_pale(paint: &Paint<'_>) -> bool {
    brightness(paint).is_some_and(|(bright, grey)| grey && PALE.contains(&bright))
}

/// Whether a ground so painted is dark.
pub(super) fn is_dark(paint: &Paint<'_>) -> bool {
    brightness(paint).is_some_and(|(bright, _)| bright < DARK)
}

/// Whether the file calls marked content a watermark.
pub(super) fn is_watermark(tag: &[u8], properties: Option<&Dict<'_>>) -> bool {
    let subtype = properties.and_then(|told| told.get::<Name<'_>>(b"Subtype"));
    tag == b"Watermark" || tag == b"Artifact" && subtype.as_deref() == Some(b"Watermark")
}
