//! What a PDF's streams may unpack to, and how much drawing it may ask for: found out
//! before the library that interprets PDF unpacks anything, since it does so without end.
//!
//! Knows nothing of glyphs and lines.

mod containers;
mod drawing;
mod size;
mod streams;

pub(super) use containers::check as check_containers;
pub(super) use streams::check as check_streams;

use crate::ReadError;
use crate::format::Format;
use crate::limits::{MOST_INSTRUCTIONS, MOST_STREAMED};

/// What may still be unpacked or gone through.
struct Budget {
    left: u64,
    over: ReadError,
}

impl Budget {
    /// Bytes that streams unpack to.
    fn unpacked() -> Self {
        Self {
            left: MOST_STREAMED,
            over: ReadError::Limit {
                zh: "PDF 解压后的字节数",
                en: "bytes of a PDF after unpacking",
                most: MOST_STREAMED,
            },
        }
    }

    /// Drawing instructions.
    fn drawing() -> Self {
        Self {
            left: MOST_INSTRUCTIONS,
            over: ReadError::Limit {
                zh: "PDF 绘图指令的字节数",
                en: "bytes of drawing instructions of a PDF",
                most: MOST_INSTRUCTIONS,
            },
        }
    }

    fn take(&mut self, bytes: u64) -> Result<(), ReadError> {
        match self.left.checked_sub(bytes) {
            Some(left) => self.left = left,
            None => return Err(self.over.clone()),
        }
        Ok(())
    }
}

/// A stream that says of itself what cannot be.
fn unusable() -> ReadError {
    ReadError::damaged(
        Format::Pdf,
        "数据流的参数不合理",
        "the parameters of a stream make no sense",
    )
}
