//! The documents in an archive, each unpacked when it is asked for.
//!
//! Archives made by Chinese programs name their files in GBK; no name is ever a path to
//! write to.

use crate::ReadError;
use crate::archive::{Archive, TOO_MUCH};
use crate::format::Format;

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name with folders, parted by `/`; it leads nowhere outside the archive.
    pub name: String,
    /// How many bytes it unpacks to; more are not taken.
    pub size: u64,
    /// Its number in the archive.
    index: usize,
    /// Whether it is within what an archive may unpack to.
    within: bool,
}

/// The files in an archive, in its order; folders are left out.
///
/// # Errors
/// Where the archive is damaged, or holds more files than [`crate::limits`] allow. Those that
/// unpack to too much are refused when they are asked for.
pub fn members(bytes: &[u8]) -> Result<Vec<Member>, ReadError> {
    let mut archive = Archive::open(bytes, Format::Zip)?;
    let mut members = Vec::new();
    for index in 0..archive.len() {
        let (raw, size, within) = archive.entry(index)?;
        let name = harmless(&decoded(&raw));
        if !raw.ends_with(b"/") && !raw.ends_with(b"\\") && !name.is_empty() {
            members.push(Member {
                name,
                size,
                index,
                within,
            });
        }
    }
    Ok(members)
}

/// The bytes of one of an archive's files.
///
/// # Errors
/// Where the archive or the file in it is damaged or encrypted, or larger than it says.
pub fn member(bytes: &[u8], member: &Member) -> Result<Vec<u8>, ReadError> {
    if !member.within {
        return Err(TOO_MUCH);
    }
    Archive::open(bytes, Format::Zip)?.unpacked(member.index, member.size)
}

/// How many bytes reading a document takes at most: those its parts unpack to where it is an
/// archive, else its own.
pub fn unpacks_to(bytes: &[u8]) -> u64 {
    let own = bytes.len() as u64;
    if !bytes.starts_with(b"PK") {
        return own;
    }
    Archive::open(bytes, Format::Zip).map_or(own, |mut archive| archive.unpacks_to())
}

/// UTF-8 where it is that, else GBK.
fn decoded(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030.decode(raw).0.into_owned(),
    }
}

/// The name without what would lead out of a folder or blur a list.
fn harmless(name: &str) -> String {
    let clean = |part: &str| -> String { part.chars().filter(|c| !c.is_control()).collect() };
    let parts = name
        .split(['/', '\\'])
        .filter(|part| !matches!(part.trim(), "" | "." | ".."))
        .map(clean);
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// An archive of these files. Names the writer would not write as they are stand in for
    /// others of the same length.
    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn renamed(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
        assert_eq!(from.len(), to.len());
        for at in 0..bytes.len() - from.len() {
            if bytes[at..].starts_with(from) {
                bytes[at..at + to.len()].copy_from_slice(to);
            }
        }
        bytes
    }

    #[test]
    fn names_in_gbk_and_paths_that_lead_out() {
        let bytes = archive(&[
            ("AAAAAAAA.txt", b"one"),
            ("in/", b""),
            ("B../../../x.txt", b"two"),
        ]);
        // 自评表一 in GBK.
        let bytes = renamed(bytes, b"AAAAAAAA", b"\xd7\xd4\xc6\xc0\xb1\xed\xd2\xbb");
        let bytes = renamed(bytes, b"B../../../x", b"../../../ax");
        let members = members(&bytes).unwrap();
        let names: Vec<&str> = members.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["自评表一.txt", "ax.txt"]);
        assert_eq!(member(&bytes, &members[0]).unwrap(), b"one");
        assert_eq!(member(&bytes, &members[1]).unwrap(), b"two");
    }

    #[test]
    fn a_file_larger_than_it_says_is_refused() {
        let bytes = archive(&[("a.txt", &[b'x'; 4000])]);
        let mut one = members(&bytes).unwrap().remove(0);
        one.size = 100;
        assert!(member(&bytes, &one).is_err());
        assert!(members(&bytes[..bytes.len() / 2]).is_err());
    }

    #[test]
    fn an_archive_that_says_it_unpacks_to_too_much_is_refused() {
        let mut bytes = archive(&[("a.txt", &[b'x'; 4000])]);
        let most = u32::MAX - 1;
        let at = bytes
            .windows(4)
            .rposition(|four| four == b"PK\x01\x02")
            .unwrap();
        bytes[at + 24..at + 28].copy_from_slice(&most.to_le_bytes());
        let listed = members(&bytes).unwrap();
        let refused = member(&bytes, &listed[0]);
        assert!(matches!(refused, Err(ReadError::Limit { .. })));
    }
}
