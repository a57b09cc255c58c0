//! Marked copies: every finding on its cell, everything else as it was.

use crate::support::{FAULTY, Folder, json};
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Three faults were put in on purpose.
pub const MEETINGS: &str = include_str!("../../../../examples/annual-meetings-2020.txt");
/// What stands in the cells at fault.
const WRONG: [&str; 3] = ["84.26", "4", "96"];

/// A part of a package; empty where there is none.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    if let Ok(mut file) = zip.by_name(name) {
        file.read_to_string(&mut text).unwrap();
    }
    text
}

/// The names of the parts that are packed as before.
fn untouched(before: &[u8], after: &[u8]) -> BTreeSet<String> {
    let packed = |bytes: &[u8]| -> BTreeSet<(String, Vec<u8>)> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut all = BTreeSet::new();
        for index in 0..zip.len() {
            let mut file = zip.by_index_raw(index).unwrap();
            let name = file.name().unwrap().to_string();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            all.insert((name, bytes));
        }
        all
    };
    let (before, after) = (packed(before), packed(after));
    before
        .intersection(&after)
        .map(|(name, _)| name.clone())
        .collect()
}

/// The example as a file of that format, marked: before, after, and the folder.
fn marked(format: &str) -> (Vec<u8>, Vec<u8>, Folder) {
    let folder = Folder::with(&[("a.txt", MEETINGS.as_bytes())]);
    let (plain, out) = (format!("a.{format}"), format!("marked.{format}"));
    assert_eq!(
        folder
            .run(&["write", "a.txt", "--as", format, "-o", &plain])
            .code,
        0
    );
    let ran = folder.run(&["check", &plain, "--annotate", &out]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("已标注"), "{}", ran.err);
    let read = |name: &str| std::fs::read(folder.path(name)).unwrap();
    let (before, after) = (read(&plain), read(&out));
    // The copy has the same findings in the same cells.
    let findings = |name: &str| {
        let report = json(&folder.run(&["check", name, "--format", "json"]).out);
        report["documents"][0]["findings"].clone()
    };
    assert_eq!(findings(&plain), findings(&out));
    (before, after, folder)
}

#[test]
fn a_text_has_a_comment_on_every_cell_a_finding_names() {
    let (before, after, _folder) = marked("docx");
    let main = part(&after, "word/document.xml");
    let mut cells: Vec<String> = main
        .split("<w:commentRangeStart ")
        .skip(1)
        .map(|rest| {
            let inside = rest.split("<w:commentRangeEnd").next().unwrap();
            let texts = inside.split("<w:t").skip(1);
            texts
                .filter_map(|text| text.split_once('>')?.1.split('<').next())
                .collect()
        })
        .collect();
    cells.sort();
    let mut wrong = WRONG.map(str::to_owned).to_vec();
    wrong.sort();
    assert_eq!(cells, wrong);
    let comments = part(&after, "word/comments.xml");
    for code in [
        "SUM002",
        "SCO001",
        "SUM001",
        "应为 82.46 万元，现为 84.26 万元",
    ] {
        assert!(comments.contains(code), "{comments}");
    }
    let parts = ["_rels/.rels", "word/styles.xml", "word/settings.xml"];
    let same = untouched(&before, &after);
    assert!(parts.iter().all(|part| same.contains(*part)), "{same:?}");
    let mut zip = ZipArchive::new(Cursor::new(before.as_slice())).unwrap();
    let all: BTreeSet<String> = (0..zip.len())
        .map(|index| zip.by_index_raw(index).unwrap().name().unwrap().to_string())
        .collect();
    let changed: Vec<&String> = all.difference(&same).collect();
    assert_eq!(
        changed,
        [
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
            "word/document.xml"
        ]
    );
}

#[test]
fn a_workbook_has_a_comment_on_every_cell_a_finding_names() {
    let (before, after, folder) = marked("xlsx");
    let report = json(&folder.run(&["check", "a.xlsx", "--format", "json"]).out);
    let findings = report["documents"][0]["findings"]
        .as_array()
        .unwrap()
        .clone();
    let named: BTreeSet<String> = findings
        .iter()
        .map(|finding| finding["place"]["cell"].as_str().unwrap().to_owned())
        .collect();
    let comments = part(&after, "xl/comments1.xml");
    let commented: BTreeSet<String> = comments
        .split("ref=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    assert_eq!(commented, named);
    assert_eq!(named.len(), 3);
    let same = untouched(&before, &after);
    for part in [
        "xl/workbook.xml",
        "xl/sharedStrings.xml",
        "xl/theme/theme1.xml",
    ] {
        assert!(same.contains(part), "{same:?}");
    }
    let formulas = |bytes: &[u8]| {
        part(bytes, "xl/worksheets/sheet1.xml")
            .matches("<f>")
            .count()
    };
    assert_eq!(formulas(&before), formulas(&after));
}

#[test]
fn other_kinds_become_a_marked_page_and_several_files_a_folder() {
    let folder = Folder::with(&[
        ("in/a.txt", MEETINGS.as_bytes()),
        ("in/b/a.txt", MEETINGS.as_bytes()),
        ("in/c.toml", FAULTY.as_bytes()),
    ]);
    let ran = folder.run(&["check", "in", "--annotate", "out", "-q"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    for name in ["out/a.html", "out/b/a.html", "out/c.html"] {
        let page = folder.text(name);
        assert!(page.contains("【1】") && page.contains("SUM001"), "{page}");
        assert!(page.contains("background:#ffa3a3"), "{page}");
    }
    let ran = folder.run(&["check", "in/a.txt", "--annotate", "a.pdf"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        std::fs::read(folder.path("a.pdf"))
            .unwrap()
            .starts_with(b"%PDF")
    );
}

#[test]
fn documents_of_several_folders_keep_theirs_within_the_one_that_is_asked_for() {
    let folder = Folder::with(&[
        ("in/x/a.txt", MEETINGS.as_bytes()),
        ("in/x/b/a.txt", MEETINGS.as_bytes()),
    ]);
    let ran = folder.run(&["check", "in/x/../x", "--annotate", "out"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    for name in ["out/a.html", "out/b/a.html"] {
        assert!(folder.text(name).contains("【1】"), "{name}");
    }
    assert!(!folder.path("x").exists() && !folder.path("a.html").exists());
}

#[test]
fn the_original_is_never_written_over() {
    let folder = Folder::with(&[("a.toml", FAULTY.as_bytes())]);
    folder.run(&["write", "a.toml", "--as", "docx", "-o", "a.docx"]);
    let before = std::fs::read(folder.path("a.docx")).unwrap();
    for out in ["a.docx", "./a.docx"] {
        let ran = folder.run(&["check", "a.docx", "--annotate", out]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("不会覆盖"), "{}", ran.err);
    }
    assert_eq!(std::fs::read(folder.path("a.docx")).unwrap(), before);
    let ran = folder.run(&["check", "a.docx", "--annotate", "a.xyz"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn a_date_stands_in_comments_only_where_it_is_given() {
    let folder = Folder::with(&[("a.toml", FAULTY.as_bytes())]);
    folder.run(&["write", "a.toml", "--as", "docx", "-o", "a.docx"]);
    let comments = |more: &[&str]| {
        let mut all = vec!["check", "a.docx", "--annotate", "b.docx"];
        all.extend(more);
        assert_eq!(folder.run(&all).code, 1);
        let bytes = std::fs::read(folder.path("b.docx")).unwrap();
        part(&bytes, "word/comments.xml")
    };
    assert!(!comments(&[]).contains("w:date"));
    assert!(comments(&["--dated", "2026-12-01"]).contains("2026-12-01T00:00:00Z"));
    let ran = folder.run(&[
        "check",
        "a.docx",
        "--annotate",
        "b.docx",
        "--dated",
        "2026-13-01",
    ]);
    assert_eq!(ran.code, 2);
}

#[test]
fn the_marks_of_an_earlier_run_are_no_words_of_the_document() {
    let (_, _, folder) = marked("docx");
    let verdict = |name: &str| {
        let told = folder.run(&["check", name]).out;
        told.lines().last().unwrap_or_default().to_owned()
    };
    assert!(verdict("a.docx").contains("3 处错误"));
    assert_eq!(verdict("marked.docx"), verdict("a.docx"));
}
