//! Where results go: never over what was given, whole or not at all, and refusals in words.

use crate::support::{FAULTY, Folder};
use std::io::{Cursor, Write};

const ORIGINAL: &str = "这是原件，不会覆盖";

/// A run that would write over what it was given: refused, and nothing is touched.
fn refused(folder: &Folder, name: &str, arguments: &[&str]) {
    let before = std::fs::read(folder.path(name)).unwrap();
    let files = names(folder);
    let ran = folder.run(arguments);
    assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.err);
    assert!(ran.err.contains(ORIGINAL), "{arguments:?}: {}", ran.err);
    let after = std::fs::read(folder.path(name)).unwrap();
    assert!(before == after, "{arguments:?}");
    assert_eq!(names(folder), files, "{arguments:?}");
}

fn names(folder: &Folder) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path("")).unwrap();
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name();
    let mut names: Vec<_> = entries
        .map(|entry| name(entry).to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn nothing_that_was_given_is_written_over() {
    let folder = Folder::with(&[
        ("v.toml", FAULTY.as_bytes()),
        ("sub/w.toml", FAULTY.as_bytes()),
    ]);
    assert_eq!(
        folder
            .run(&["write", "v.toml", "--as", "docx", "-o", "v.docx"])
            .code,
        0
    );
    let detour = folder.path("sub/../v.docx").display().to_string();
    for arguments in [
        &["check", "v.docx", "-o", "v.docx"] as &[&str],
        &["check", "v.docx", "--format", "xlsx", "-o", "./v.docx"],
        &["check", "v.docx", "-o", &detour],
        &[
            "check", "v.toml", "v.docx", "--format", "html", "-o", "v.docx",
        ],
        &["check", ".", "-o", "v.docx"],
        &["check", "v.docx", "--letter", "v.docx"],
        &["check", "v.docx", "--annotate", "v.docx"],
        &["read", "v.docx", "-o", "v.docx"],
        &["read", "sub", "v.docx", "--format", "json", "-o", "v.docx"],
        &["score", "v.docx", "-o", "v.docx"],
        &["package", ".", "-o", "v.docx"],
        &["write", "v.docx", "--as", "toml", "-o", "v.docx"],
    ] {
        refused(&folder, "v.docx", arguments);
    }
    let of_several = ["write", "form.docx", "--as", "docx,html", "-o", "."];
    std::fs::copy(folder.path("v.docx"), folder.path("form.docx")).unwrap();
    refused(&folder, "form.docx", &of_several);
}

#[test]
fn an_archive_a_waiver_file_and_a_letter_that_came_back_are_kept_too() {
    let folder = Folder::with(&[("v.toml", FAULTY.as_bytes()), ("waivers.toml", b"")]);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("v.toml", zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(FAULTY.as_bytes()).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    std::fs::write(folder.path("a.zip"), bytes).unwrap();
    refused(&folder, "a.zip", &["check", "a.zip", "-o", "a.zip"]);
    refused(&folder, "a.zip", &["read", ".", "-o", "a.zip"]);
    refused(
        &folder,
        "waivers.toml",
        &["check", "v.toml", "-o", "waivers.toml"],
    );
    assert_eq!(
        folder.run(&["check", "v.toml", "--letter", "l.docx"]).code,
        1
    );
    let returned = [
        "check",
        "v.toml",
        "--answers",
        "l.docx",
        "--letter",
        "l.docx",
    ];
    refused(&folder, "l.docx", &returned);
}

#[cfg(unix)]
#[test]
fn a_link_to_what_was_given_is_not_written_through() {
    let folder = Folder::with(&[("v.toml", FAULTY.as_bytes())]);
    std::os::unix::fs::symlink(folder.path("v.toml"), folder.path("w.txt")).unwrap();
    refused(&folder, "v.toml", &["check", "v.toml", "-o", "w.txt"]);
    // A device is no file.
    assert_eq!(folder.run(&["check", "v.toml", "-o", "/dev/null"]).code, 1);
}

#[test]
fn two_results_never_share_a_file_and_earlier_ones_are_replaced_whole() {
    let folder = Folder::with(&[("v.toml", FAULTY.as_bytes()), ("r.html", b"before")]);
    let both = [
        "check", "v.toml", "--format", "html", "-o", "r.html", "--letter", "r.html",
    ];
    let ran = folder.run(&both);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("写到同一个文件"), "{}", ran.err);
    assert_eq!(folder.text("r.html"), "before");
    assert_eq!(
        folder
            .run(&["check", "v.toml", "--format", "html", "-o", "r.html"])
            .code,
        1
    );
    assert!(folder.text("r.html").starts_with("<!"));
    assert_eq!(names(&folder), ["r.html", "v.toml"]);
}

#[test]
fn refusals_of_the_system_are_told_in_the_readers_language() {
    let folder = Folder::with(&[("v.toml", FAULTY.as_bytes()), ("f", b"x")]);
    for (arguments, words) in [
        (
            &["check", "v.toml", "-o", "no/x.txt"] as &[&str],
            "no/x.txt：写不了（没有这个文件或文件夹）",
        ),
        (
            &["check", "v.toml", "--letter", "no/x.docx"],
            "写不了（没有这个文件或文件夹）",
        ),
        (
            &["check", "v.toml", "--annotate", "no/x.html"],
            "写不了（没有这个文件或文件夹）",
        ),
        (
            &["write", "v.toml", "--as", "toml,json", "-o", "f"],
            "f：这是文件；几种格式要写到文件夹里",
        ),
        (
            &["write", "v.toml", "--as", "toml,json", "-o", "f/g"],
            "f/g：写不了（",
        ),
    ] {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.err.contains(words), "{}", ran.err);
        assert!(!ran.err.contains("os error"), "{}", ran.err);
    }
}
