//! A PDF becomes a document and its forms, or an error; never a panic that leaves the
//! reader. Bytes without a PDF's mark are the drawing of a page, a map of its font's codes
//! to characters, and a form it may draw.

#![no_main]

mod shared;

use libfuzzer_sys::fuzz_target;
use std::io::Write;

const FIXED: &[&str] = &[
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources 4 0 R/Contents 8 0 R>>",
    "<</Font<</F1 5 0 R/F2 7 0 R>>/XObject<</X 10 0 R>>>>",
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 9 0 R>>",
];

/// What the dictionaries of the fuzzer's streams hold: drawing, map, form.
const FUZZED: &[&str] = &["", "", "/Type/XObject/Subtype/Form/BBox[0 0 400 400]/Resources 4 0 R"];

fn file(bytes: &[u8]) -> Vec<u8> {
    let parts = shared::parts(bytes);
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(FIXED) {
        offsets.push(out.len());
        write!(out, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    }
    for (index, entries) in FUZZED.iter().enumerate() {
        offsets.push(out.len());
        let part = parts.get(index).copied().unwrap_or_default();
        let number = FIXED.len() + index + 1;
        write!(out, "{number} 0 obj\n<<{entries}/Length {}>>stream\n", part.len()).unwrap();
        out.extend_from_slice(part);
        out.extend_from_slice(b"\nendstream\nendobj\n");
    }
    let (start, count) = (out.len(), offsets.len() + 1);
    write!(out, "xref\n0 {count}\n0000000000 65535 f \n").unwrap();
    for offset in offsets {
        writeln!(out, "{offset:010} 00000 n ").unwrap();
    }
    write!(out, "trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").unwrap();
    out
}

// The reader catches what the library that interprets PDF throws: only what leaves the
// reader is a finding, so that the hook that would end the run at once is taken off.
fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |bytes: &[u8]| {
    if bytes.windows(5).any(|window| window == b"%PDF-") {
        shared::read(bytes);
    } else {
        shared::read(&file(bytes));
    }
});
