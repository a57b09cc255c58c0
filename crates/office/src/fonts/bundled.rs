//! The fonts in the executable. `crates/office/fonts/README.md` says where they are from.

use super::font::Font;
use std::sync::{Arc, LazyLock};

/// Stands for 宋体, and for what is missing elsewhere.
static SERIF: &[u8] = include_bytes!("../../fonts/NotoSerifSC-GBK.otf");

/// Stands for 黑体.
static SANS: &[u8] = include_bytes!("../../fonts/NotoSansSC-GB2312.otf");

/// Ballot boxes and ticks.
static MARKS: &[u8] = include_bytes!("../../fonts/Marks.otf");

/// Where the fonts stand in [`all`].
pub(super) const SERIF_AT: usize = 0;

/// Where the sans-serif font stands.
pub(super) const SANS_AT: usize = 1;

/// The bundled fonts, opened once.
pub(super) fn all() -> &'static [Arc<Font>] {
    static FONTS: LazyLock<Vec<Arc<Font>>> = LazyLock::new(|| {
        [
            ("Noto Serif SC", SERIF),
            ("Noto Sans SC", SANS),
            ("Marks", MARKS),
        ]
        .into_iter()
        .filter_map(|(name, bytes)| Font::new(name, bytes.into(), 0).ok())
        .map(Arc::new)
        .collect()
    });
    &FONTS
}

#[cfg(test)]
mod tests {
    #[test]
    fn all_three_open() {
        assert_eq!(super::all().len(), 3);
    }
}
