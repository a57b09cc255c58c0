//! Changes to a text, gathered and then made together, so that all else stays as it is.

use std::ops::Range;

/// Changes to one text.
#[derive(Debug, Default)]
pub(super) struct Edits {
    list: Vec<(Range<usize>, String)>,
}

impl Edits {
    /// Puts something in at a byte.
    pub(super) fn insert(&mut self, at: usize, text: String) {
        self.replace(at..at, text);
    }

    /// Puts something in the place of something else.
    pub(super) fn replace(&mut self, range: Range<usize>, text: String) {
        self.list.push((range, text));
    }

    /// The text with all changes made. Of what overlaps, the later is left out.
    pub(super) fn apply(mut self, text: &str) -> String {
        // The sort is stable: what is put in at one byte keeps its order.
        self.list.sort_by_key(|(range, _)| range.start);
        let more: usize = self.list.iter().map(|(_, new)| new.len()).sum();
        let mut out = String::with_capacity(text.len() + more);
        let mut done = 0;
        for (range, new) in self.list {
            let Some(kept) = text.get(done..range.start) else {
                continue;
            };
            if text.get(range.clone()).is_none() {
                continue;
            }
            out.push_str(kept);
            out.push_str(&new);
            done = range.end;
        }
        out.push_str(text.get(done..).unwrap_or_default());
        out
    }
}

/// A text as the content of an element or an attribute; what XML cannot hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(character),
            '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// A colour as both formats write it, without mark.
pub(super) fn colour([red, green, blue]: [u8; 3]) -> String {
    format!("{red:02X}{green:02X}{blue:02X}")
}
