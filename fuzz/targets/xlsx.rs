//! A workbook becomes a document and its forms, or an error; never a panic. Bytes that are
//! no archive are its first sheet and the parts beside it.

#![no_main]

mod shared;

use libfuzzer_sys::fuzz_target;

const FIXED: &[(&str, &str)] = &[
    ("[Content_Types].xml", "<Types/>"),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="s0" Type="x/worksheet" Target="worksheets/sheet0.xml"/><Relationship Id="s1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="st" Type="x/styles" Target="styles.xml"/><Relationship Id="ss" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
    ),
    (
        "xl/worksheets/_rels/sheet0.xml.rels",
        r#"<Relationships><Relationship Id="c" Type="x/comments" Target="../comments1.xml"/></Relationships>"#,
    ),
];

const FUZZED: &[&str] = &[
    "xl/worksheets/sheet0.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/comments1.xml",
];

/// What stands in the workbook where the fuzzer gives none.
const WORKBOOK: (&str, &str) = (
    "xl/workbook.xml",
    r#"<workbook><sheets><sheet name="A" sheetId="1" r:id="s0"/></sheets></workbook>"#,
);

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        shared::read(bytes);
        return;
    }
    let mut fixed = FIXED.to_vec();
    if shared::parts(bytes).len() < 4 {
        fixed.push(WORKBOOK);
    }
    shared::read(&shared::archive(&fixed, FUZZED, bytes));
});
