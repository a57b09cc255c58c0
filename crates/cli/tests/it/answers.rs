//! The letter goes out, the unit answers, and every finding is closed or kept.

use crate::marks::{MEETINGS, part};
use crate::support::{FAULTY, Folder, json};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The package with one part changed.
fn with_part(bytes: &[u8], name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let own = file.name().unwrap().to_string();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if own == name {
            bytes = change(String::from_utf8(bytes).unwrap()).into_bytes();
        }
        out.start_file(own, SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// Replaces the n-th occurrence, from 0.
fn nth(text: &str, wanted: &str, n: usize, new: &str) -> String {
    let at = text.match_indices(wanted).nth(n).unwrap().0;
    format!("{}{new}{}", &text[..at], &text[at + wanted.len()..])
}

/// The example with its first fault corrected, under another name.
fn corrected() -> String {
    assert_eq!(MEETINGS.matches("84.26").count(), 1);
    MEETINGS.replace("84.26", "82.46")
}

fn answered(folder: &Folder, file: &str, returned: &str) -> serde_json::Value {
    let ran = folder.run(&["check", file, "--answers", returned, "--format", "json"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    json(&ran.out)
}

fn statuses(report: &serde_json::Value) -> Vec<(String, String, String)> {
    let findings = report["documents"][0]["findings"].as_array().unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    findings
        .iter()
        .map(|finding| {
            let answer = &finding["answer"];
            (
                text(&finding["code"]),
                text(&answer["status"]),
                text(&answer["words"]),
            )
        })
        .collect()
}

fn row(code: &str, status: &str, words: &str) -> (String, String, String) {
    (code.to_owned(), status.to_owned(), words.to_owned())
}

/// A folder with the example, the corrected one, and the letter as it came back: SUM002
/// said to be fixed, SCO001 explained, SUM001 said to be fixed.
fn letter_returned() -> Folder {
    let folder = Folder::with(&[
        ("a.txt", MEETINGS.as_bytes()),
        ("改后.txt", corrected().as_bytes()),
    ]);
    let ran = folder.run(&[
        "check",
        "a.txt",
        "--letter",
        "函.docx",
        "--deadline",
        "2026-12-10",
        "--from",
        "示例财政局",
        "--dated",
        "2026-11-30",
    ]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let letter = std::fs::read(folder.path("函.docx")).unwrap();
    let text = part(&letter, "word/document.xml");
    for words in [
        "2020年度预算绩效表核查意见",
        "湘西自治州示例单位：",
        "2026年12月10日前",
        "示例财政局",
        "2026年11月30日",
        "SUM002",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let returned = with_part(&letter, "word/document.xml", |text| {
        let text = nth(&text, "□已改正", 2, "☑已改正");
        let text = nth(&text, "说明：", 1, "说明：按财政局口径计分");
        let text = nth(&text, "□有说明", 1, "√有说明");
        nth(&text, "□已改正", 0, "■已改正")
    });
    std::fs::write(folder.path("退回.docx"), returned).unwrap();
    folder
}

#[test]
fn a_letter_comes_back_and_findings_are_closed_or_kept() {
    let folder = letter_returned();
    let report = answered(&folder, "改后.txt", "退回.docx");
    assert_eq!(
        statuses(&report),
        [
            row("SCO001", "explained", "按财政局口径计分"),
            row("SUM001", "still-there", ""),
        ]
    );
    assert_eq!(report["closed"][0]["code"], "SUM002");
    assert_eq!(report["closed"][0]["answer"], "fixed");
    assert_eq!(report["closed"].as_array().unwrap().len(), 1);
    assert_eq!(report["unmatched"].as_array().unwrap().len(), 0);
    let text = folder
        .run(&["check", "改后.txt", "--answers", "退回.docx"])
        .out;
    assert!(text.contains("已消除  SUM002"), "{text}");
    assert!(text.contains("单位称已改正，但问题仍在"), "{text}");
    assert!(
        text.contains("单位已说明，待核定：“按财政局口径计分”"),
        "{text}"
    );
}

#[test]
fn answers_about_another_form_close_nothing() {
    let folder = letter_returned();
    let other = FAULTY.replace("会议经费", "培训经费");
    assert_ne!(other, FAULTY);
    let folder = Folder::with(&[
        ("b.toml", other.as_bytes()),
        (
            "退回.docx",
            &std::fs::read(folder.path("退回.docx")).unwrap(),
        ),
    ]);
    let report = answered(&folder, "b.toml", "退回.docx");
    assert_eq!(report["closed"].as_array().unwrap().len(), 0);
    assert_eq!(report["unmatched"].as_array().unwrap().len(), 3);
    assert!(statuses(&report).iter().all(|(_, status, _)| status == "-"));
}

#[test]
fn a_list_comes_back_with_choices_and_words() {
    let folder = Folder::with(&[("a.txt", MEETINGS.as_bytes())]);
    folder.run(&["check", "a.txt", "--format", "xlsx", "-o", "单.xlsx"]);
    let list = std::fs::read(folder.path("单.xlsx")).unwrap();
    let inline = |text: &str| format!("t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let returned = with_part(&list, "xl/worksheets/sheet1.xml", |mut sheet| {
        for (cell, words) in [("O2", "申请豁免"), ("P2", "系统限制"), ("P3", "见附件")] {
            let at = sheet.find(&format!("<c r=\"{cell}\"")).unwrap();
            let end = at + sheet[at..].find("/>").unwrap();
            sheet = format!("{} {}{}", &sheet[..end], inline(words), &sheet[end + 2..]);
        }
        sheet
    });
    std::fs::write(folder.path("退回.xlsx"), returned).unwrap();
    let report = answered(&folder, "a.txt", "退回.xlsx");
    assert_eq!(
        statuses(&report),
        [
            row("SUM002", "waiver-asked", "系统限制"),
            row("SCO001", "explained", "见附件"),
            row("SUM001", "unanswered", ""),
        ]
    );
    assert_eq!(report["summary"]["errors"], 3);
    assert_eq!(report["closed"].as_array().unwrap().len(), 0);
    // In the next list and page the answers stand beside the findings.
    let ran = folder.run(&[
        "check",
        "a.txt",
        "--answers",
        "退回.xlsx",
        "--format",
        "html,xlsx",
        "-o",
        "out",
    ]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        folder
            .text("out/report.html")
            .contains("单位申请豁免，待核定：“系统限制”")
    );
    let again = answered(&folder, "a.txt", "out/report.xlsx");
    assert_eq!(statuses(&again), statuses(&report));
}

#[test]
fn what_is_no_returned_list_is_refused() {
    let folder = Folder::with(&[("a.txt", MEETINGS.as_bytes())]);
    let ran = folder.run(&["check", "a.txt", "--answers", "a.txt"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("没有找到问题的编号"), "{}", ran.err);
    assert_eq!(
        folder
            .run(&["check", "a.txt", "--answers", "none.xlsx"])
            .code,
        3
    );
    let ran = folder.run(&["check", "a.txt", "--letter", "a.txt"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn the_same_wrong_figure_is_not_gone_because_another_is_expected_now() {
    let folder = letter_returned();
    // The score of the execution row was put right, the total left as it is.
    let better = corrected();
    let score = "53.45%\n\t4\n";
    assert_eq!(better.matches(score).count(), 1);
    let better = better.replace(score, "53.45%\n\t5.34\n");
    std::fs::write(folder.path("再改.txt"), better).unwrap();
    let report = answered(&folder, "再改.txt", "退回.docx");
    assert_eq!(statuses(&report), [row("SUM001", "still-there", "")]);
    let closed = report["closed"].as_array().unwrap();
    let codes: Vec<&str> = closed
        .iter()
        .map(|one| one["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["SUM002", "SCO001"]);
}

#[test]
fn a_number_that_was_changed_closes_nothing_and_is_told() {
    let folder = letter_returned();
    let letter = std::fs::read(folder.path("退回.docx")).unwrap();
    let tampered = with_part(&letter, "word/document.xml", |text| {
        nth(&text, "SUM002", 0, "SUM003")
    });
    assert_ne!(letter, tampered);
    std::fs::write(folder.path("坏.docx"), tampered).unwrap();
    let report = answered(&folder, "a.txt", "坏.docx");
    assert_eq!(report["closed"].as_array().unwrap().len(), 0);
    assert_eq!(report["unmatched"][0]["fingerprint"], "");
    assert_eq!(report["unmatched"][0]["answer"], "fixed");
    let text = folder.run(&["check", "a.txt", "--answers", "坏.docx"]).out;
    assert!(text.contains("没有对上  编号读不出"), "{text}");
    assert!(!text.contains("已消除"), "{text}");
}
