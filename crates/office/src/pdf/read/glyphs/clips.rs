//! The parts of a page that drawings are clipped to, one within another.

use super::super::marks::Area;
use hayro_interpret::kurbo::{BezPath, Shape};

/// Clips that were set, and those in force.
#[derive(Default)]
pub(super) struct Clips {
    /// Every clip of the page.
    pub(super) areas: Vec<Area>,
    /// Those in force, by their number from 1.
    stack: Vec<u32>,
}

impl Clips {
    /// The number of the clip in force, 0 for none.
    pub(super) fn current(&self) -> u32 {
        self.stack.last().copied().unwrap_or(0)
    }

    /// Clips what follows to that area as well.
    pub(super) fn push(&mut self, area: Area) {
        let area = match self.area(self.current()) {
            Some(outer) => outer.within(&area),
            None => area,
        };
        if self.areas.last() != Some(&area) {
            self.areas.push(area);
        }
        self.stack.push(self.areas.len() as u32);
    }

    pub(super) fn pop(&mut self) {
        self.stack.pop();
    }

    fn area(&self, number: u32) -> Option<&Area> {
        self.areas.get((number as usize).checked_sub(1)?)
    }
}

/// The box around a path.
pub(super) fn area_of(path: &BezPath) -> Area {
    let bounds = path.bounding_box();
    Area {
        x0: bounds.x0,
        y0: bounds.y0,
        x1: bounds.x1,
        y1: bounds.y1,
    }
}
