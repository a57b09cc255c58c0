//! Files that are not what their names say, and files that are no documents: the content
//! tells, and the message names what it is and what to do.

use crate::archive::zipped;
use crate::made::{compound, docx, words, xlsx};
use office::{Format, ReadError};

/// What the message says, in both languages.
fn told(bytes: &[u8]) -> (String, String) {
    let error = office::read(bytes).unwrap_err();
    (error.chinese(), error.to_string())
}

#[test]
fn the_content_tells_the_kind_and_not_the_name() {
    // A Word document called .xls, a workbook of WPS (.et) that is an archive, a web page
    // called .xls as many web systems write it, a text called .docx.
    assert_eq!(
        office::read(&docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>"))
            .unwrap()
            .format,
        Format::Docx
    );
    assert_eq!(
        office::read(&xlsx(r#"<row r="1"><c r="A1"><v>7</v></c></row>"#))
            .unwrap()
            .format,
        Format::Xlsx
    );
    let page = r#"<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gbk"><style>td{mso-number-format:"\@"}</style></head><body><table><tr><td>项目名称</td><td>得分</td></tr></table></body></html>"#;
    let (page, _, _) = encoding_rs::GBK.encode(page);
    let document = office::read(&page).unwrap();
    assert_eq!(document.format, Format::Html);
    assert!(words(&document).contains("项目名称"));
    assert_eq!(
        office::read("得分\n".as_bytes()).unwrap().format,
        Format::Text
    );
    // A PDF with bytes before its mark, as mail programs leave them.
    let error = office::read(b"\r\n\r\n%PDF-1.4\nnothing").unwrap_err();
    assert!(
        matches!(
            error,
            ReadError::Damaged {
                format: Format::Pdf,
                ..
            }
        ),
        "{error}"
    );
}

#[test]
fn empty_files_are_told() {
    let (zh, en) = told(b"");
    assert!(zh.contains("文件是空的") && zh.contains("核对"), "{zh}");
    assert!(en.contains("empty"), "{en}");
    assert!(matches!(
        office::read(b"\xEF\xBB\xBF \r\n"),
        Err(ReadError::Empty)
    ));
    assert!(office::read(&docx("")).is_err_and(|error| error == ReadError::Empty));
    // An empty archive.
    assert!(office::read(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0").is_err());
}

#[test]
fn pictures_programs_and_other_archives_are_told() {
    let cases: [(&[u8], &str, &str); 10] = [
        (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "图片", "picture"),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "图片", "picture"),
        (b"GIF89a\x01\0", "图片", "picture"),
        (
            b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0",
            "图片",
            "picture",
        ),
        (b"II*\0\x08\0\0\0", "图片", "picture"),
        (b"MZ\x90\0\x03\0\0\0\x04\0", "程序", "program"),
        (b"Rar!\x1A\x07\x01\0", "rar", "rar"),
        (b"7z\xBC\xAF\x27\x1C\0\x04", "7z", "7z"),
        (b"\x1F\x8B\x08\0\0\0\0\0", "gz", "gz"),
        (b"{\\rtf1\\ansi\\ansicpg936 a}", "RTF", "RTF"),
    ];
    for (bytes, what, what_en) in cases {
        let (zh, en) = told(bytes);
        assert!(zh.contains(what) && zh.contains("另存为"), "{zh}");
        assert!(en.contains(what_en) && en.contains("save it as"), "{en}");
    }
    // Texts that only begin like one.
    for text in [
        "MZ 项目\n",
        "BM 得分 10 分，共三项内容\n",
        "GIF 图\n",
        "II*\n",
    ] {
        assert_eq!(office::read(text.as_bytes()).unwrap().format, Format::Text);
    }
    let bytes: Vec<u8> = (0..=255).collect();
    let (zh, en) = told(&bytes);
    assert!(zh.contains("第 0 字节") && zh.contains("请提供"), "{zh}");
    assert!(en.contains("byte 0") && en.contains("give a"), "{en}");
}

#[test]
fn presentations_and_other_kinds_of_office_files_are_told() {
    let presentation = zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("ppt/presentation.xml", "<p/>"),
    ]);
    let binary = zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.bin", "x"),
    ]);
    let old = compound(&[("/PowerPoint Document", b"x")]);
    let mail = compound(&[("/__properties_version1.0", b"x")]);
    let xml = r#"<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>"#;
    for (bytes, what) in [
        (&presentation[..], "演示文稿"),
        (&binary, "xlsb"),
        (&old, "演示文稿"),
        (&mail, "不是 Word 或 Excel"),
        (xml.as_bytes(), "Word 2003"),
    ] {
        let (zh, en) = told(bytes);
        assert!(zh.contains(what) && zh.contains("请另存为"), "{zh}");
        assert!(en.contains("save it as"), "{en}");
    }
}
