//! Where a glyph lies on its page: origin, direction, size, and the box it takes.

use super::super::marks::Area;
use hayro_interpret::font::{Glyph as FontGlyph, PositionedGlyph};
use hayro_interpret::kurbo::{Affine, Point};

/// Shares of the font size above and below the baseline.
const ASCENT: f64 = 0.88;
const DESCENT: f64 = 0.12;

/// The sine from which text is set at an angle; scanned pages are a degree or two off.
const ASKEW: f64 = 0.14;

/// Where a glyph lies on the page.
pub(super) struct Placed {
    origin: Point,
    /// Along the line, one unit.
    along: (f64, f64),
    advance: f64,
    pub(super) size: f64,
    pub(super) turn: u8,
    /// Written from top to bottom, each glyph upright.
    hanging: bool,
}

impl Placed {
    pub(super) fn of(glyph: &PositionedGlyph<'_>, page: Affine, hanging: bool) -> Self {
        let [a, b, c, d, e, f] = (page * glyph.transform()).as_coeffs();
        let size = c.hypot(d) * 1000.0;
        let stretch = a.hypot(b) / c.hypot(d);
        // A glyph of a font that is not in the file is stretched to the width it should
        // have; the advance is that width already.
        let stretch = if (0.5..=1.6).contains(&stretch) {
            stretch
        } else {
            1.0
        };
        let width = match &**glyph {
            FontGlyph::Outline(outline) => outline.advance_width(),
            FontGlyph::Type3(type3) => type3.advance_width(),
        };
        let width = f64::from(width.unwrap_or(500.0)).clamp(0.0, 4000.0) / 1000.0;
        let length = a.hypot(b);
        let along = if length > 0.0 {
            (a / length, b / length)
        } else {
            (1.0, 0.0)
        };
        let turn = if along.0.abs() >= along.1.abs() {
            if along.0 >= 0.0 { 0 } else { 2 }
        } else if along.1 > 0.0 {
            1
        } else {
            3
        };
        Self {
            origin: Point::new(e, f),
            along,
            advance: if hanging {
                size
            } else {
                width * size * stretch
            },
            size,
            turn: if hanging { 1 } else { turn },
            hanging,
        }
    }

    /// Whether it runs neither along the page nor across it.
    pub(super) fn is_askew(&self) -> bool {
        self.along.0.abs().min(self.along.1.abs()) > ASKEW
    }

    /// Its box; it ends at the latest where the next one of its run begins.
    pub(super) fn area(&self, next: Option<&Self>) -> Area {
        let mut advance = self.advance;
        if let Some(next) = next
            && !self.hanging
        {
            let (dx, dy) = (next.origin.x - self.origin.x, next.origin.y - self.origin.y);
            let ahead = dx * self.along.0 + dy * self.along.1;
            let aside = dy * self.along.0 - dx * self.along.1;
            if ahead > 0.0 && ahead < advance && aside.abs() < 0.1 * self.size {
                advance = ahead;
            }
        }
        let (ux, uy) = self.along;
        // Upwards from the baseline, y running down.
        let (vx, vy) = (uy, -ux);
        let corner = |along: f64, up: f64| {
            (
                self.origin.x + ux * along + vx * up,
                self.origin.y + uy * along + vy * up,
            )
        };
        let (ax, ay) = corner(0.0, -DESCENT * self.size);
        let (bx, by) = corner(advance, ASCENT * self.size);
        Area {
            x0: ax.min(bx),
            y0: ay.min(by),
            x1: ax.max(bx),
            y1: ay.max(by),
        }
    }
}
