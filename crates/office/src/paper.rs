//! The paper a document is written on, and where other paper begins.

/// The page a document is written on. All lengths in hundredths of a millimetre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageSetup {
    /// Width of the paper as it is held.
    pub width: u32,
    /// Height of the paper as it is held.
    pub height: u32,
    /// Top, right, bottom, left.
    pub margins: [u32; 4],
}

impl Default for PageSetup {
    /// A4, upright.
    fn default() -> Self {
        Self {
            width: 21_000,
            height: 29_700,
            margins: [2_000, 1_500, 1_500, 1_500],
        }
    }
}

impl PageSetup {
    /// The same paper lying.
    #[must_use]
    pub fn lying(self) -> Self {
        let [top, right, bottom, left] = self.margins;
        Self {
            width: self.height,
            height: self.width,
            margins: [left, top, right, bottom],
        }
    }

    /// Width between the margins.
    pub fn inner_width(&self) -> u32 {
        let [_, right, _, left] = self.margins;
        self.width.saturating_sub(left + right)
    }

    /// Height between the margins.
    pub fn inner_height(&self) -> u32 {
        let [top, _, bottom, _] = self.margins;
        self.height.saturating_sub(top + bottom)
    }
}

/// Where other pages begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// The first block on such a page; it begins one whether a page break stands before it
    /// or not.
    pub from: usize,
    /// The page of all blocks from there on.
    pub page: PageSetup,
}
