//! Pages saved as one file, made by hand as the programs write them.

use crate::document::{Block, Document};
use crate::format::Format;
use crate::limits::{MOST_ENTRIES, NESTED_PARTS};
use crate::{ReadError, read};
use std::fmt::Write;

const PAGE: &str = "<html><head><meta charset=gb2312></head><body><p>自评表</p>\r\n<table><tr><td>数量指标</td><td colspan=2>培训=3期</td></tr><tr><td>甲</td><td>96</td><td>乙</td></tr></table></body></html>";

fn quoted(bytes: &[u8]) -> String {
    let mut out = String::new();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'=' | 0x80.. => write!(out, "={byte:02X}").unwrap(),
            _ => out.push(char::from(*byte)),
        }
        if at % 20 == 19 {
            out.push_str("=\r\n");
        }
    }
    out
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (at, three) in bytes.chunks(3).enumerate() {
        let mut held = [0; 4];
        held[1..=three.len()].copy_from_slice(three);
        let held = u32::from_be_bytes(held);
        for place in 0..4 {
            out.push(if place > three.len() {
                '='
            } else {
                char::from(LETTERS[(held >> (18 - 6 * place) & 63) as usize])
            });
        }
        if at % 19 == 18 {
            out.push_str("\r\n");
        }
    }
    out
}

/// A mail of these parts: headers and content of each.
fn mail(parts: &[(&str, &str)]) -> String {
    let mut mail = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"----=_Part.1\"\r\n\r\n本文档为单个文件网页。\r\n\r\n".to_owned();
    for (headers, content) in parts {
        write!(mail, "------=_Part.1\r\n{headers}\r\n\r\n{content}\r\n\r\n").unwrap();
    }
    mail + "------=_Part.1--\r\n"
}

/// Texts of paragraphs and tables, with the number of the table.
fn told(document: &Document) -> Vec<(u32, Vec<&str>)> {
    let blocks = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some((0, vec![paragraph.text.as_str()])),
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            let number = table.rows[0].cells[0].place.table;
            Some((number, cells.map(|cell| cell.text.as_str()).collect()))
        }
        Block::PageBreak => None,
    });
    blocks.collect()
}

fn wanted() -> Vec<(u32, Vec<&'static str>)> {
    let cells = vec!["数量指标", "培训=3期", "", "甲", "96", "乙"];
    vec![(0, vec!["自评表"]), (1, cells)]
}

#[test]
fn a_page_is_read_however_it_is_written() {
    let (gbk, ..) = encoding_rs::GBK.encode(PAGE);
    let utf8 = PAGE.replace("gb2312", "utf-8");
    let head = "Content-Location: file:///C:/1/2.htm\r\nContent-Type: text/html; charset=\"gb2312\"\r\nContent-Transfer-Encoding: ";
    let picture = (
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64",
        "iVBORw0KGgo=",
    );
    for (coding, content) in [
        ("quoted-printable", quoted(&gbk)),
        ("Quoted-Printable", quoted(utf8.as_bytes())),
        ("base64", base64(&gbk)),
        ("BASE64", base64(utf8.as_bytes())),
        ("8bit", utf8.clone()),
    ] {
        let headers = format!("{head}{coding}");
        let mail = mail(&[(&headers, &content), picture]);
        for mail in [
            mail.clone(),
            mail.replace("\r\n", "\n"),
            format!("\u{feff}\r\n{mail}"),
        ] {
            let document = read(mail.as_bytes()).unwrap();
            assert_eq!(document.format, Format::Html);
            assert_eq!(told(&document), wanted(), "{coding}");
            assert_eq!((document.doubts.len(), document.notes.len()), (0, 0));
        }
    }
}

#[test]
fn a_page_alone_may_be_the_whole_mail() {
    let mail = format!(
        "From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n{}",
        base64(PAGE.as_bytes())
    );
    assert_eq!(told(&read(mail.as_bytes()).unwrap()), wanted());
}

#[test]
fn the_sheets_of_a_workbook_are_read_one_after_another() {
    let html = |place: &str| {
        format!("Content-Location: file:///C:/a.files/{place}\nContent-Type: text/html")
    };
    let sheet = |text: &str| {
        format!("<html><body><table><tr><td>{text}</td><td>9</td></tr></table></body></html>")
    };
    let frame = "<html><FRAMESET rows=*><frame src=\"a.files/sheet001.htm\"><noframes><p>此页使用了框架</p></noframes></frameset></html>";
    let mail = mail(&[
        (&html("a.htm"), frame),
        (&html("tabstrip.htm"), &sheet("表一")),
        (&html("sheet001.htm"), &sheet("甲")),
        (&html("sheet002.htm"), &sheet("乙")),
        (&html("sheet003.htm"), "<html><body></body></html>"),
    ]);
    let document = read(mail.as_bytes()).unwrap();
    assert_eq!(
        told(&document),
        [(1, vec!["甲", "9"]), (2, vec!["乙", "9"])]
    );
    assert_eq!(document.notes, []);
}

#[test]
fn what_of_a_mail_is_not_read_is_told() {
    let page = ("Content-Type: text/html\nContent-ID: <2>", PAGE);
    let other = (
        "Content-Type: text/html\nContent-Location: header.htm",
        "<p>页眉</p>",
    );
    let file = (
        "Content-Type: application/vnd.ms-excel\nContent-Disposition: attachment; filename=a.xls",
        "x",
    );
    let whole = mail(&[other, page, file]).replace("related;", "related; start=\"<2>\";");
    let document = read(whole.as_bytes()).unwrap();
    assert_eq!(told(&document), wanted());
    let notes: String = document
        .notes
        .iter()
        .map(|(_, [zh, _])| zh.as_str())
        .collect();
    assert!(
        notes.contains("1 个网页部分") && notes.contains("1 个附件"),
        "{notes}"
    );
    let cut = read(&whole.as_bytes()[..whole.len() - 120]).unwrap();
    assert!(cut.doubts[0].1[0].contains("不完整"), "{:?}", cut.doubts);
    let why = |parts: &[(&str, &str)]| read(mail(parts).as_bytes()).unwrap_err().chinese();
    assert!(why(&[file]).contains("只有附件"));
    assert!(why(&[("Content-Type: image/png", "x")]).contains("没有文字"));
}

#[test]
fn a_mail_within_a_mail_is_read() {
    let inner = mail(&[("Content-Type: text/html", PAGE)]).replace("_Part.1", "_Inner.1");
    let outer = mail(&[("Content-Type: message/rfc822", &inner)]);
    assert_eq!(told(&read(outer.as_bytes()).unwrap()), wanted());
    let mut deep = inner;
    for at in 0..NESTED_PARTS {
        let part = mail(&[("Content-Type: message/rfc822", &deep)]);
        deep = part.replace("_Part.1", &format!("_Outer.{at}."));
    }
    assert!(matches!(
        read(deep.as_bytes()),
        Err(ReadError::Limit { .. })
    ));
}

#[test]
fn texts_that_only_speak_of_mails_stay_texts() {
    for text in [
        "Content-Type: multipart/related\n项目名称：甲\n",
        "项目名称：甲\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n",
        "得分: 96\nContent-Type: text/html\n",
    ] {
        assert_eq!(
            read(text.as_bytes()).unwrap().format,
            Format::Text,
            "{text}"
        );
    }
}

#[test]
fn more_parts_than_any_mail_has_are_refused() {
    let many = mail(&[]).replace(
        "------=_Part.1--",
        &"------=_Part.1\n\n".repeat(MOST_ENTRIES + 1),
    );
    let limit = |bytes: &str| match read(bytes.as_bytes()) {
        Err(ReadError::Limit { most, .. }) => most,
        other => panic!("{other:?}"),
    };
    assert_eq!(limit(&many), MOST_ENTRIES as u64);
    let nested: String = (0..100_000)
        .map(|at| format!("Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n"))
        .collect();
    assert_eq!(limit(&nested), NESTED_PARTS as u64);
}

#[test]
fn broken_codings_lose_nothing() {
    assert_eq!(super::coding::quoted(b"a=3D=\r\nb=ZZ=4"), b"a=b=ZZ=4");
    assert_eq!(super::coding::base64(b"5oq\r\nA!6KGo=x"), "技表".as_bytes());
}
