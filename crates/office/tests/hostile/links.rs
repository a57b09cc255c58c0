//! Links out of a file are words of it: nothing that reads can open a file or a connection.

use crate::archive::zipped;
use crate::made::words;
use std::path::Path;

/// What could lead out of the bytes that were given.
const WAYS_OUT: [&str; 9] = [
    "std::fs",
    "std::net",
    "std::process",
    "std::env",
    "std::os",
    " File::open",
    "TcpStream",
    "include_dir!",
    "SystemTime",
];

#[test]
fn no_code_that_reads_opens_anything() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut looked_at = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            looked_at += 1;
            let source = std::fs::read_to_string(&path).unwrap();
            for way in WAYS_OUT {
                assert!(!source.contains(way), "{}: {way}", path.display());
            }
        }
    }
    assert!(looked_at > 100);
}

#[test]
fn targets_outside_are_not_followed() {
    let bytes = zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="b" Type="x/officeDocument" Target="../../../../word/document.xml"/></Relationships>"#,
        ),
        (
            "word/_rels/document.xml.rels",
            r#"<Relationships><Relationship Id="h" Type="x/header" Target="file:///etc/passwd"/><Relationship Id="n" Type="x/footnotes" Target="../../../etc/passwd"/><Relationship Id="t" Type="x/attachedTemplate" Target="http://192.0.2.1/a.dotm" TargetMode="External"/></Relationships>"#,
        ),
        (
            "word/document.xml",
            r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r"><w:body><w:p><w:hyperlink r:id="t"><w:r><w:t>甲</w:t></w:r></w:hyperlink></w:p><w:p><w:r><w:instrText>INCLUDETEXT "/etc/passwd"</w:instrText></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr></w:body></w:document>"#,
        ),
    ]);
    let words = words(&office::read(&bytes).unwrap());
    assert!(words.contains('甲') && !words.contains("root:"), "{words}");
}

#[test]
fn a_page_loads_nothing() {
    let page = r#"<html><head><link rel="stylesheet" href="http://192.0.2.1/a.css"><script src="http://192.0.2.1/a.js">alert(1)</script></head><body><iframe src="file:///etc/passwd"></iframe><img src="http://192.0.2.1/a.png"><p>甲</p></body></html>"#;
    let words = words(&office::read(page.as_bytes()).unwrap());
    assert!(
        words.contains('甲') && !words.contains("alert") && !words.contains("root:"),
        "{words}"
    );
}
