//! Kinds of files that people give by mistake, told by how they begin, so that the message
//! names them and says what to do.

use crate::ReadError;

/// What a file of another kind begins with.
struct Foreign {
    /// The bytes, and where they stand.
    marks: &'static [(usize, &'static [u8])],
    zh: &'static str,
    en: &'static str,
    remedy: &'static str,
}

const PICTURE: (&str, &str) = (
    "是图片，不是文档（可先用文字识别软件转换）",
    "a picture, not a document (text recognition may turn it into one)",
);

const PROGRAM: (&str, &str) = ("是程序，不是文档", "a program, not a document");

const KINDS: &[Foreign] = &[
    picture(&[(0, b"\x89PNG\r\n\x1A\n")]),
    picture(&[(0, b"\xFF\xD8\xFF")]),
    picture(&[(0, b"GIF8")]),
    picture(&[(0, b"II*\0")]),
    picture(&[(0, b"MM\0*")]),
    picture(&[(0, b"RIFF"), (8, b"WEBP")]),
    // The length of its head parts a bitmap from a text that begins with these letters.
    picture(&[(0, b"BM"), (14, b"\x28\0\0\0")]),
    program(&[(0, b"MZ"), (4, b"\x03\0\0\0")]),
    program(&[(0, b"\x7FELF")]),
    archive(
        &[(0, b"Rar!\x1A\x07")],
        "是 rar 压缩包，这里不能解压",
        "a rar archive, which is not unpacked here",
    ),
    archive(
        &[(0, b"7z\xBC\xAF\x27\x1C")],
        "是 7z 压缩包，这里不能解压",
        "a 7z archive, which is not unpacked here",
    ),
    archive(
        &[(0, b"\x1F\x8B\x08")],
        "是 gz 压缩包，这里不能解压",
        "a gz archive, which is not unpacked here",
    ),
    Foreign {
        marks: &[(0, b"{\\rtf")],
        zh: "是 RTF 文档",
        en: "an RTF document",
        remedy: "docx",
    },
];

const fn picture(marks: &'static [(usize, &'static [u8])]) -> Foreign {
    Foreign {
        marks,
        zh: PICTURE.0,
        en: PICTURE.1,
        remedy: "docx",
    }
}

const fn program(marks: &'static [(usize, &'static [u8])]) -> Foreign {
    Foreign {
        marks,
        zh: PROGRAM.0,
        en: PROGRAM.1,
        remedy: "docx",
    }
}

const fn archive(
    marks: &'static [(usize, &'static [u8])],
    zh: &'static str,
    en: &'static str,
) -> Foreign {
    Foreign {
        marks,
        zh,
        en,
        remedy: "zip",
    }
}

/// What the file is, if it is of a kind that is not read.
pub(crate) fn refuse(bytes: &[u8]) -> Result<(), ReadError> {
    let stands =
        |(at, mark): &(usize, &[u8])| bytes.get(*at..).is_some_and(|rest| rest.starts_with(mark));
    if let Some(kind) = KINDS.iter().find(|kind| kind.marks.iter().all(stands)) {
        return Err(ReadError::Unsupported {
            zh: kind.zh,
            en: kind.en,
            remedy: kind.remedy,
        });
    }
    if crate::flat::is_word_2003(bytes) {
        return Err(ReadError::Unsupported {
            zh: "是 Word 2003 的 XML 文档",
            en: "an XML document of Word 2003",
            remedy: "docx",
        });
    }
    Ok(())
}
