//! Archive bombs: sizes that lie, many entries, entries that share bytes, archives that
//! hold themselves.

use crate::archive::zipped;
use crate::made::limit;
use office::limits::{MOST_ENTRIES, MOST_PART, MOST_UNPACKED};
use office::{Format, ReadError};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Where the central directory's entries begin.
const CENTRAL: &[u8] = b"PK\x01\x02";

/// An archive whose entry of that name unpacks to so many megabytes.
fn large(name: &str, megabytes: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_level(Some(1));
    zip.start_file("[Content_Types].xml", options).unwrap();
    zip.start_file(name, options).unwrap();
    let megabyte = vec![b' '; 1 << 20];
    for _ in 0..megabytes {
        zip.write_all(&megabyte).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Writes a number into every entry of the central directory.
fn lying(mut bytes: Vec<u8>, at: usize, value: u32) -> Vec<u8> {
    for entry in 0..bytes.len() - 4 {
        if bytes[entry..].starts_with(CENTRAL) {
            bytes[entry + at..entry + at + 4].copy_from_slice(&value.to_le_bytes());
        }
    }
    bytes
}

#[test]
fn a_part_that_unpacks_to_a_thousand_times_its_size_is_bounded() {
    // 24 MB of blanks: within the limit, and no text.
    let bytes = large("word/document.xml", 24);
    assert!(bytes.len() < 1 << 20);
    assert!(office::read(&bytes).is_err());
}

#[test]
fn a_part_larger_than_any_is_refused_before_it_is_unpacked() {
    let most = usize::try_from(MOST_PART >> 20).unwrap();
    let bytes = large("word/document.xml", most + 1);
    assert!(bytes.len() < 1 << 20);
    assert_eq!(limit(&bytes), MOST_PART);
    // What is never unpacked costs nothing.
    assert_eq!(office::unpacks_to(&bytes), 0);
    let within = office::unpacks_to(&large("word/document.xml", 3));
    assert_eq!(within, 3 << 20);
    // One that says it is small is not unpacked further than it says.
    let lying = lying(bytes, 24, 1000);
    let error = office::read(&lying).unwrap_err();
    assert!(matches!(error, ReadError::Damaged { .. }), "{error}");
    // More than it can be, of what there is: as far as any part goes.
    let one = zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", "<a/>"),
    ]);
    assert!(office::unpacks_to(&self::lying(one, 24, u32::MAX - 1)) < 1 << 20);
}

#[test]
fn sizes_in_the_directory_are_not_believed() {
    // Says that every part is one byte long, or 4 GB.
    let bytes = zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "word/document.xml",
            "<w:document><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>",
        ),
    ]);
    for said in [1, u32::MAX - 1] {
        match office::read(&lying(bytes.clone(), 24, said)) {
            Ok(document) => assert!(crate::made::words(&document).contains('甲')),
            Err(error) => assert!(matches!(error, ReadError::Damaged { .. }), "{error}"),
        }
    }
    let bytes = lying(bytes, 24, u32::MAX - 1);
    for member in office::members(&bytes).unwrap() {
        let refused = office::member(&bytes, &member);
        assert!(matches!(refused, Err(ReadError::Limit { most, .. }) if most == MOST_UNPACKED));
    }
}

#[test]
fn more_entries_than_any_archive_has_are_refused() {
    // A directory of many entries that all stand for the same bytes: an overlapping bomb.
    let one = zipped(&[("a", "甲")]);
    let start = one.windows(4).position(|four| four == CENTRAL).unwrap();
    let end = one
        .windows(4)
        .position(|four| four == b"PK\x05\x06")
        .unwrap();
    let count = MOST_ENTRIES + 1;
    let mut bytes = one[..start].to_vec();
    for number in 0..count {
        let mut entry = one[start..end].to_vec();
        // Names of the same length that differ.
        entry[28..30].copy_from_slice(&5u16.to_le_bytes());
        entry.splice(46..47, format!("{number:05}").into_bytes());
        bytes.extend(entry);
    }
    let size = u32::try_from(bytes.len() - start).unwrap();
    let mut tail = one[end..].to_vec();
    let number = u16::try_from(count).unwrap().to_le_bytes();
    tail[8..10].copy_from_slice(&number);
    tail[10..12].copy_from_slice(&number);
    tail[12..16].copy_from_slice(&size.to_le_bytes());
    bytes.extend(tail);
    assert_eq!(limit(&bytes), MOST_ENTRIES as u64);
    assert!(office::members(&bytes).is_err());
}

#[test]
fn entries_that_share_their_bytes_are_counted_each() {
    // Fifty entries of 20 MB each in one archive of 20 kB.
    let one = large("a", 20);
    let start = one.windows(4).position(|four| four == CENTRAL).unwrap();
    let end = one
        .windows(4)
        .position(|four| four == b"PK\x05\x06")
        .unwrap();
    let last = (start + 4..end)
        .rev()
        .find(|at| one[*at..].starts_with(CENTRAL))
        .unwrap();
    let mut bytes = one[..last].to_vec();
    for number in 0..50u8 {
        let mut entry = one[last..end].to_vec();
        entry[46] = b'A' + number;
        bytes.extend(entry);
    }
    let size = u32::try_from(bytes.len() - start).unwrap();
    let mut tail = one[end..].to_vec();
    tail[8..10].copy_from_slice(&51u16.to_le_bytes());
    tail[10..12].copy_from_slice(&51u16.to_le_bytes());
    tail[12..16].copy_from_slice(&size.to_le_bytes());
    bytes.extend(tail);
    let members = office::members(&bytes).unwrap();
    let refused = members.iter().filter(|member| {
        let read = office::member(&bytes, member);
        matches!(read, Err(ReadError::Limit { most, .. }) if most == MOST_UNPACKED)
    });
    let within = usize::try_from(MOST_UNPACKED / (20 << 20)).unwrap();
    // The first that fit, and the list of parts, which is empty.
    assert_eq!(refused.count(), members.len() - within - 1);
}

#[test]
fn an_archive_within_an_archive_is_a_file_like_others() {
    // Nothing is unpacked by itself, so that an archive that holds itself does no harm.
    let mut bytes = zipped(&[("甲.txt", "甲")]);
    for _ in 0..40 {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("a.zip", SimpleFileOptions::default())
            .unwrap();
        zip.write_all(&bytes).unwrap();
        bytes = zip.finish().unwrap().into_inner();
    }
    assert_eq!(office::recognise(&bytes), Ok(Format::Zip));
    let members = office::members(&bytes).unwrap();
    assert_eq!(members.len(), 1);
    assert!(office::read(&bytes).is_err());
}

#[test]
fn a_cut_archive_is_damaged() {
    let bytes = zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", "<a/>"),
    ]);
    for length in [4, 30, bytes.len() / 2, bytes.len() - 1] {
        let error = office::read(&bytes[..length]).unwrap_err();
        assert!(matches!(error, ReadError::Damaged { .. }), "{error}");
        assert!(error.chinese().contains("重新保存"), "{}", error.chinese());
    }
}

#[test]
fn a_file_cut_short_is_called_by_the_parts_it_began_with() {
    for (name, format) in [
        ("word/document.xml", Format::Docx),
        ("xl/workbook.xml", Format::Xlsx),
        ("甲.txt", Format::Zip),
    ] {
        let mut bytes = zipped(&[(name, "<x/>"), ("z.xml", "<z/>")]);
        bytes.truncate(bytes.len() - 30);
        match office::read(&bytes).unwrap_err() {
            ReadError::Damaged { format: told, .. } => assert_eq!(told, format, "{name}"),
            other => panic!("{other}"),
        }
    }
}
