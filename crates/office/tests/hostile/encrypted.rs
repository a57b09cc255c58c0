//! Files behind a password say so, and what to do.

use crate::archive::zipped;
use crate::made::{Object, SEEN, compound, page, pdf, stream};
use office::{Format, ReadError};

fn says_so(bytes: &[u8], format: Format) {
    let error = office::read(bytes).unwrap_err();
    assert_eq!(error, ReadError::Encrypted { format });
    let zh = error.chinese();
    assert!(
        zh.contains("已加密") && zh.contains("取消密码后另存"),
        "{zh}"
    );
    let en = error.to_string();
    assert!(
        en.contains("encrypted") && en.contains("without a password"),
        "{en}"
    );
}

#[test]
fn word_and_excel_since_2007() {
    // Both are the same compound file from outside.
    let bytes = compound(&[
        ("/EncryptionInfo", b"\x04\0\x04\0"),
        ("/EncryptedPackage", &[7; 64]),
    ]);
    says_so(&bytes, Format::OpenXml);
}

#[test]
fn word_97() {
    let mut head = vec![0u8; 1024];
    head[..4].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0]);
    head[11] = 1;
    says_so(
        &compound(&[("/WordDocument", &head), ("/0Table", &[0; 64])]),
        Format::Doc,
    );
}

#[test]
fn excel_97() {
    let mut records = Vec::new();
    for (code, body) in [
        (0x0809u16, &[0u8, 6, 5, 0, 0, 0, 0, 0][..]),
        (0x002F, &[1, 0, 1, 0, 1, 0]),
        (0x000A, &[]),
    ] {
        records.extend(code.to_le_bytes());
        records.extend(u16::try_from(body.len()).unwrap().to_le_bytes());
        records.extend(body);
    }
    says_so(&compound(&[("/Workbook", &records)]), Format::Xls);
}

#[test]
fn open_documents() {
    for (kind, format) in [("spreadsheet", Format::Ods), ("text", Format::Odt)] {
        let mime = format!("application/vnd.oasis.opendocument.{kind}");
        let bytes = zipped(&[
            ("mimetype", &mime),
            ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
            ("content.xml", "noise"),
        ]);
        says_so(&bytes, format);
    }
}

#[test]
fn pdf_with_a_password_to_open_it() {
    // The password's check values are of no password that is tried.
    let key = "00".repeat(32);
    let objects = page(
        "",
        stream("", SEEN),
        vec![Object::Plain(format!(
            "<</Filter/Standard/V 1/R 2/P -4/O<{key}>/U<{key}>>>"
        ))],
    );
    let bytes = pdf(&objects);
    let text = String::from_utf8(bytes).unwrap();
    let text = text.replace("/Root 1 0 R", "/Root 1 0 R/Encrypt 7 0 R/ID[<00><00>]");
    says_so(text.as_bytes(), Format::Pdf);
}

#[test]
fn zip() {
    // The flag of an encrypted entry, in its own head and in the directory.
    let mut bytes = zipped(&[("自评表.docx", "noise that is longer than its key")]);
    for at in 0..bytes.len() - 4 {
        if bytes[at..].starts_with(b"PK\x03\x04") {
            bytes[at + 6] |= 1;
        }
        if bytes[at..].starts_with(b"PK\x01\x02") {
            bytes[at + 8] |= 1;
        }
    }
    let members = office::members(&bytes).unwrap();
    let error = office::member(&bytes, &members[0]).unwrap_err();
    assert_eq!(
        error,
        ReadError::Encrypted {
            format: Format::Zip
        }
    );
    // A Word document packed with a password by a packer.
    let mut bytes = crate::made::docx("<w:p/>");
    for at in 0..bytes.len() - 4 {
        if bytes[at..].starts_with(b"PK\x03\x04") {
            bytes[at + 6] |= 1;
        }
        if bytes[at..].starts_with(b"PK\x01\x02") {
            bytes[at + 8] |= 1;
        }
    }
    says_so(&bytes, Format::Docx);
}
