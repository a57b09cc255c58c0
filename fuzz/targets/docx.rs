//! A Word document becomes a document and its forms, or an error; never a panic. Bytes that
//! are no archive are its main part and those beside it.

#![no_main]

mod shared;

use libfuzzer_sys::fuzz_target;

const FIXED: &[(&str, &str)] = &[
    ("[Content_Types].xml", "<Types/>"),
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#,
    ),
    (
        "word/_rels/document.xml.rels",
        r#"<Relationships><Relationship Id="r1" Type="x/styles" Target="styles.xml"/><Relationship Id="r2" Type="x/numbering" Target="numbering.xml"/><Relationship Id="r3" Type="x/footnotes" Target="footnotes.xml"/><Relationship Id="r4" Type="x/header" Target="header.xml"/><Relationship Id="r5" Type="x/comments" Target="comments.xml"/></Relationships>"#,
    ),
];

const FUZZED: &[&str] = &[
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/header.xml",
    "word/comments.xml",
];

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        shared::read(bytes);
    } else {
        shared::read(&shared::archive(FIXED, FUZZED, bytes));
    }
});
