//! What may be given: files, folders, patterns, standard input, and rubbish.

use crate::support::{CLEAN, FAULTY, Folder, json};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// An archive of these files.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn codes_tell_clean_faulty_and_unread_apart() {
    let folder = Folder::with(&[
        ("clean.toml", CLEAN.as_bytes()),
        ("faulty.toml", FAULTY.as_bytes()),
        ("empty.txt", b""),
    ]);
    assert_eq!(folder.run(&["check", "clean.toml"]).code, 0);
    assert_eq!(folder.run(&["check", "faulty.toml"]).code, 1);
    assert_eq!(folder.run(&["check", "faulty.toml", "--exit-zero"]).code, 0);
    assert_eq!(folder.run(&["check", "empty.txt"]).code, 3);
    assert_eq!(folder.run(&["check", "empty.txt", "--exit-zero"]).code, 3);
    assert_eq!(folder.run(&["check"]).code, 2);
    assert_eq!(
        folder
            .run(&["check", "clean.toml", "--ruleset", "nowhere"])
            .code,
        2
    );
    assert_eq!(
        folder.run(&["check", "clean.toml", "--select", "XXX"]).code,
        2
    );
    assert_eq!(folder.run(&["no-such-command"]).code, 2);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_still_reported() {
    let binary: Vec<u8> = (0..4096_u32).map(|i| (i * 7 % 251) as u8).collect();
    let folder = Folder::with(&[
        ("a-faulty.toml", FAULTY.as_bytes()),
        ("b-empty.txt", b""),
        ("c-binary.txt", &binary),
        ("d-encoding.txt", b"\xff\xff\xc3\x28 x\n\xff\xff\n"),
        (
            "e-broken.toml",
            b"family = \"project-self-evaluation\"\nfunds = [\n",
        ),
        ("f-clean.toml", CLEAN.as_bytes()),
    ]);
    let ran = folder.run(&["check", ".", "--format", "json"]);
    assert_eq!(ran.code, 3);
    let report = json(&ran.out);
    let status: Vec<(&str, &str)> = report["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| (d["name"].as_str().unwrap(), d["status"].as_str().unwrap()))
        .collect();
    assert_eq!(
        status,
        [
            ("a-faulty.toml", "read"),
            ("b-empty.txt", "failed"),
            ("c-binary.txt", "failed"),
            ("d-encoding.txt", "failed"),
            ("e-broken.toml", "failed"),
            ("f-clean.toml", "read"),
        ]
    );
    assert_eq!(report["summary"]["failed"], 4);
    for document in report["documents"].as_array().unwrap() {
        if let Some(error) = document["error"].as_str() {
            assert!(
                error.starts_with(document["name"].as_str().unwrap()),
                "{error}"
            );
        }
    }
}

#[test]
fn folders_are_searched_what_is_skipped_is_named_and_hidden_files_are_left_alone() {
    let folder = Folder::with(&[
        ("in/deep/b.toml", CLEAN.as_bytes()),
        ("in/a.toml", CLEAN.as_bytes()),
        ("in/report.jpg", b"\xff\xd8"),
        ("in/README.md", "# 说明\n没有表\n".as_bytes()),
        ("in/waivers.toml", b""),
        ("in/.hidden/c.toml", b"broken"),
    ]);
    let ran = folder.run(&["check", "in", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let report = json(&ran.out);
    let documents = report["documents"].as_array().unwrap();
    let status: Vec<(&str, &str)> = documents
        .iter()
        .map(|d| (d["name"].as_str().unwrap(), d["status"].as_str().unwrap()))
        .collect();
    assert_eq!(
        status,
        [
            ("in/README.md", "skipped"),
            ("in/a.toml", "read"),
            ("in/deep/b.toml", "read"),
            ("in/report.jpg", "skipped"),
        ]
    );
    assert_eq!(report["summary"]["documents"], 2);
    assert_eq!(report["summary"]["skipped"], 2);
    let reason = documents[3]["reason"].as_str().unwrap();
    assert!(reason.contains("不读 jpg 文件"), "{reason}");
}

#[test]
fn what_a_folder_holds_besides_forms_is_told_a_line_a_file_in_every_format() {
    let folder = Folder::with(&[
        ("a.toml", CLEAN.as_bytes()),
        ("b.jpg", b"\xff\xd8"),
        ("c.txt", "只是一封信\n".as_bytes()),
    ]);
    let ran = folder.run(&["check", "."]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let lines: Vec<&str> = ran.out.lines().filter(|l| l.starts_with("跳过")).collect();
    assert_eq!(
        lines,
        [
            "跳过  b.jpg：不读 jpg 文件；如有绩效表，请另存为 Word、Excel 或 PDF 再查",
            "跳过  c.txt：没有认出任何绩效表",
        ]
    );
    assert!(ran.out.contains("，2 份文件跳过"), "{}", ran.out);
    for format in ["jsonl", "sarif", "junit", "html"] {
        let ran = folder.run(&["check", ".", "--format", format]);
        assert_eq!(ran.code, 0, "{format}");
        assert!(ran.out.contains("不读 jpg 文件"), "{format}");
        assert!(ran.out.contains("没有认出任何绩效表"), "{format}");
    }
    for command in ["read", "score"] {
        let ran = folder.run(&[command, "."]);
        assert_eq!(ran.code, 0, "{command}");
        assert!(ran.err.contains("b.jpg：不读"), "{}", ran.err);
    }
    let quiet = folder.run(&["check", ".", "-q"]);
    assert!(!quiet.out.contains("b.jpg"), "{}", quiet.out);
    // With nothing that can be checked, nothing is in order.
    std::fs::remove_file(folder.path("a.toml")).unwrap();
    let ran = folder.run(&["check", "."]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("无法检查"), "{}", ran.out);
}

#[test]
fn a_folder_of_pictures_does_not_hide_the_verdict() {
    let folder = Folder::with(&[("a.toml", CLEAN.as_bytes())]);
    for number in 0..103 {
        std::fs::write(folder.path(&format!("{number}.png")), b"\x89PNG").unwrap();
    }
    let count = |out: &str| out.lines().filter(|line| line.starts_with("跳过")).count();
    let short = folder.run(&["check", "."]).out;
    assert_eq!(count(&short), 101);
    assert!(short.contains("跳过  另有 3 份（加 -v 列出）"), "{short}");
    assert_eq!(count(&folder.run(&["check", ".", "-v"]).out), 103);
}

#[test]
fn patterns_and_repeated_paths() {
    let folder = Folder::with(&[
        ("x/1.toml", CLEAN.as_bytes()),
        ("x/y/2.toml", CLEAN.as_bytes()),
    ]);
    let count = |arguments: &[&str]| {
        let mut all = vec!["check", "--format", "json"];
        all.extend(arguments);
        json(&folder.run(&all).out)["summary"]["documents"].clone()
    };
    assert_eq!(count(&["x/*.toml"]), 1);
    assert_eq!(count(&["x/**/*.toml"]), 2);
    assert_eq!(count(&["x", "x/1.toml"]), 2);
    assert_eq!(folder.run(&["check", "z*.toml"]).code, 3);
}

#[test]
fn a_named_file_must_be_of_a_kind_that_is_read_and_hold_a_form() {
    let folder = Folder::with(&[
        ("a.log", b"a line"),
        ("b.txt", "只是一封信\n".as_bytes()),
        ("c", &zip(&[("d.toml", CLEAN.as_bytes())])),
        ("c.docx", &zip(&[("d.toml", CLEAN.as_bytes())])),
    ]);
    let ran = folder.run(&["check", "c.docx"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("是压缩包"), "{}", ran.out);
    let ran = folder.run(&["check", "a.log"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("不是能读的文件类型"), "{}", ran.out);
    // What it is, its content tells.
    assert_eq!(folder.run(&["check", "c"]).code, 0);
    let ran = folder.run(&["check", "b.txt"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("没有认出任何绩效表"), "{}", ran.out);
    let ran = folder.run(&["check", "gone.txt"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("没有这个文件"), "{}", ran.out);
}

#[test]
fn standard_input_takes_both_notations() {
    let folder = Folder::new();
    let ran = folder.run_with(&["check", "-"], FAULTY.as_bytes());
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("SUM001"), "{}", ran.out);
    assert_eq!(folder.run_with(&["check", "-"], b"").code, 3);
    assert_eq!(folder.run_with(&["check", "-"], "信".as_bytes()).code, 3);
}

#[test]
fn long_lines_and_odd_figures_do_no_harm() {
    let long = "绩效".repeat(500_000);
    let odd = FAULTY
        .replace("102.46", "1,2.3")
        .replace("54.76", "—")
        .replace("53.45%", "12%％")
        .replace("\"20\"", "\"２０\"");
    let no_rows = "family = \"project-self-evaluation\"\nproject = \"空\"\n";
    let folder = Folder::with(&[
        ("long.txt", long.as_bytes()),
        ("odd.toml", odd.as_bytes()),
        ("rows.toml", no_rows.as_bytes()),
    ]);
    assert_eq!(folder.run(&["check", "long.txt"]).code, 3);
    assert!(folder.run(&["check", "odd.toml"]).code < 2);
    assert!(folder.run(&["check", "rows.toml"]).code < 2);
    assert_eq!(folder.run(&["score", "odd.toml"]).code, 0);
}

#[test]
fn an_input_beyond_any_form_package_is_refused_before_it_is_read() {
    let folder = Folder::with(&[("b.toml", CLEAN.as_bytes())]);
    let huge = std::fs::File::create(folder.path("a.txt")).unwrap();
    huge.set_len(200 << 20).unwrap();
    let ran = folder.run(&["check", "a.txt", "b.toml"]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.out.contains("a.txt：文件有 200 MB，超过上限"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("1 份文件读不出"), "{}", ran.out);
}

#[test]
fn an_archive_gives_its_documents_those_of_archives_in_it_and_no_deeper() {
    let deepest = zip(&[("deep.toml", CLEAN.as_bytes())]);
    let inner = zip(&[("c.toml", FAULTY.as_bytes()), ("third.zip", &deepest)]);
    let outer = zip(&[
        ("b.toml", CLEAN.as_bytes()),
        ("../../a.toml", CLEAN.as_bytes()),
        ("__MACOSX/x.toml", b"?"),
        ("picture.jpg", b"\xff\xd8"),
        ("inner.zip", &inner),
    ]);
    let folder = Folder::with(&[("all.zip", &outer)]);
    let report = json(&folder.run(&["check", ".", "--format", "json"]).out);
    let told: Vec<(&str, &str)> = report["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| (d["name"].as_str().unwrap(), d["status"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("all.zip/a.toml", "read"),
            ("all.zip/b.toml", "read"),
            ("all.zip/inner.zip/c.toml", "read"),
            ("all.zip/inner.zip/third.zip", "failed"),
            ("all.zip/picture.jpg", "skipped"),
        ]
    );
    assert_eq!(report["summary"]["errors"], 1);
}

/// A Word file whose one part unpacks to so many megabytes of nothing.
fn heavy(megabytes: usize) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    zip.start_file("[Content_Types].xml", options).unwrap();
    zip.start_file("word/document.xml", options).unwrap();
    let megabyte = vec![b'A'; 1 << 20];
    for _ in 0..megabytes {
        zip.write_all(&megabyte).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_a_small_archive_unpacks_to_is_shared_by_its_documents() {
    let (bomb, heavy) = (heavy(49), heavy(40));
    let names: Vec<String> = (10..18).map(|number| format!("b{number}.docx")).collect();
    let mut files: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &*heavy)).collect();
    files.extend([("a.docx", &*bomb), ("z.toml", CLEAN.as_bytes())]);
    let folder = Folder::with(&[("all.zip", &zip(&files))]);
    for jobs in ["1", "4"] {
        let ran = folder.run(&["check", "-j", jobs, "all.zip", "--format", "json"]);
        assert_eq!(ran.code, 3);
        let told = json(&ran.out);
        let told: Vec<String> = told["documents"]
            .as_array()
            .unwrap()
            .iter()
            .map(|document| {
                let (name, status) = (&document["name"], &document["status"]);
                let why = document["error"].as_str().unwrap_or_default();
                let why = ["一个部分解压后的大小超过 48 MB", "合计超过 256 MB"]
                    .iter()
                    .find(|known| why.contains(**known));
                format!("{} {} {}", name, status, why.unwrap_or(&""))
            })
            .collect();
        // The bomb costs nothing, six of the heavy ones fit, and what is behind them is read.
        let count = |word: &str| told.iter().filter(|line| line.contains(word)).count();
        assert_eq!(count("一个部分"), 1, "{told:#?}");
        assert_eq!(count("合计"), 2, "{told:#?}");
        assert!(
            told.iter().any(|line| line.contains("z.toml\" \"read\"")),
            "{told:#?}"
        );
    }
}
