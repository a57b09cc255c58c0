//! Where findings are shown, in every format.

use crate::support::{Folder, json};

const VEHICLES: &str = include_str!("../../../../examples/vehicles-2020.txt");

/// The text without the row of goals: a goal that is nowhere has no place of its own.
fn without_goals() -> String {
    let (head, rest) = VEHICLES.split_once("\t年度总体目标\n").unwrap();
    let (_, tail) = rest.split_once("\t绩\n").unwrap();
    format!("{head}\t绩\n{tail}")
}

#[test]
fn a_finding_about_what_is_missing_is_shown_at_the_nearest_known_place() {
    let folder = Folder::with(&[("a.txt", without_goals().as_bytes())]);
    let run = |format: &str| {
        let arguments = ["check", "a.txt", "--select", "CMP005", "--format", format];
        folder.run(&arguments).out
    };
    let report = json(&run("json"));
    let finding = &report["documents"][0]["findings"][0];
    assert_eq!(finding["code"], "CMP005", "{report}");
    let line = finding["place"]["line"].as_u64().unwrap();
    assert!(run("text").contains(&format!("第 {line} 行")));
    assert!(run("html").contains(&format!("第 {line} 行")));
    assert!(run("sarif").contains(&format!("\"startLine\":{line}")));
    assert_eq!(json(run("jsonl").trim())["place"]["line"], line);
}

#[test]
fn places_are_told_in_the_files_own_terms() {
    let meetings = include_str!("../../../../examples/annual-meetings-2020.txt");
    let folder = Folder::with(&[("a.txt", meetings.as_bytes())]);
    let ran = folder.run(&["write", "a.txt", "--as", "xlsx,docx", "-o", "."]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for (file, word) in [("form.xlsx", "!D"), ("form.docx", "表 1 第 ")] {
        for format in ["text", "html", "sarif", "junit"] {
            let arguments = ["check", file, "--format", format];
            let out = folder.run(&arguments).out;
            assert!(out.contains(word), "{file} {format}: {out}");
        }
    }
}
