//! Compound files whose chains of sectors, folders and tables lie, and the old Word and
//! Excel files in them.

use crate::made::compound;
use office::ReadError;

const DOC: &[u8] = include_bytes!("../fixtures/parts.doc");
const XLS: &[u8] = include_bytes!("../fixtures/workbook.xls");

/// Reads it to whatever end: neither panic nor endless work.
fn ends(bytes: &[u8]) {
    if let Err(error) = office::read(bytes) {
        assert!(!error.chinese().is_empty());
    }
}

fn put(bytes: &mut [u8], at: usize, value: u32) {
    if let Some(four) = bytes.get_mut(at..at + 4) {
        four.copy_from_slice(&value.to_le_bytes());
    }
}

#[test]
fn chains_of_sectors_that_loop() {
    for file in [DOC, XLS] {
        // Every sector of the first table of sectors leads to itself, to the first, to
        // the one after the last, to an end.
        let table = u32::from_le_bytes(file[76..80].try_into().unwrap()) as usize;
        for target in [None, Some(0), Some(1 << 30), Some(0xFFFF_FFFE)] {
            for step in [1usize, 7] {
                let mut bytes = file.to_vec();
                for sector in (0..128).step_by(step) {
                    let at = 512 * (table + 1) + 4 * sector;
                    put(&mut bytes, at, target.unwrap_or(sector as u32));
                }
                ends(&bytes);
            }
        }
    }
}

#[test]
fn heads_that_lie() {
    for file in [DOC, XLS] {
        // Counts and first sectors of all tables: FAT, folders, small sectors, DIFAT.
        for at in [24, 28, 30, 32, 40, 44, 48, 56, 60, 64, 68, 72, 76, 80] {
            for value in [0, 1, 2, 0x7FFF_FFFF, 0xFFFF_FFFE, 0xFFFF_FFFF] {
                let mut bytes = file.to_vec();
                put(&mut bytes, at, value);
                ends(&bytes);
            }
        }
    }
}

#[test]
fn folders_that_loop_and_streams_that_lie() {
    for file in [DOC, XLS] {
        let folder = u32::from_le_bytes(file[48..52].try_into().unwrap()) as usize;
        let start = 512 * (folder + 1);
        for entry in 0..4 {
            // Left, right, child, first sector, length (low and high).
            for field in [68, 72, 76, 116, 120, 124] {
                for value in [0, 1, 3, 0x00FF_FFFF, 0x7FFF_FFFF] {
                    let mut bytes = file.to_vec();
                    put(&mut bytes, start + 128 * entry + field, value);
                    ends(&bytes);
                }
            }
        }
    }
}

#[test]
fn old_word_documents_whose_head_lies() {
    let mut file = cfb::CompoundFile::open(std::io::Cursor::new(DOC)).unwrap();
    let mut read = |name: &str| {
        let mut bytes = Vec::new();
        let mut stream = file.open_stream(name).unwrap();
        std::io::Read::read_to_end(&mut stream, &mut bytes).unwrap();
        bytes
    };
    let (head, table) = (read("/WordDocument"), read("/1Table"));
    // Every position and length of the head, one after another.
    for at in (64..154 + 8 * 60).step_by(4) {
        for value in [1, 0x7FFF_FFFF, 0xFFFF_FFFF] {
            let mut head = head.clone();
            put(&mut head, at, value);
            ends(&compound(&[("/WordDocument", &head), ("/1Table", &table)]));
        }
    }
    ends(&compound(&[("/WordDocument", &head), ("/1Table", &[])]));
    ends(&compound(&[
        ("/WordDocument", &head[..100]),
        ("/1Table", &table),
    ]));
}

#[test]
fn piece_tables_that_lie() {
    // A piece of two thousand million characters, and pieces that go backwards.
    let mut head = vec![0u8; 2048];
    head[..4].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0]);
    head[11] = 2;
    for ends_at in [
        [0u32, 0x7FFF_FFFF, 0x7FFF_FFFF],
        [0, 900, 5],
        [9, 0, 0xFFFF_FFFF],
    ] {
        put(&mut head, 76, 0x7FFF_FFFF);
        let mut table = vec![2];
        table.extend(28u32.to_le_bytes());
        table.extend(ends_at.iter().flat_map(|end| end.to_le_bytes()));
        table.extend([0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0]);
        put(&mut head, 154 + 8 * 33, 0);
        put(&mut head, 158 + 8 * 33, u32::try_from(table.len()).unwrap());
        ends(&compound(&[("/WordDocument", &head), ("/1Table", &table)]));
    }
}

/// A workbook stream of these records.
fn workbook(records: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (code, body) in records {
        bytes.extend(code.to_le_bytes());
        bytes.extend(u16::try_from(body.len()).unwrap().to_le_bytes());
        bytes.extend(body);
    }
    compound(&[("/Workbook", &bytes)])
}

#[test]
fn shared_texts_that_lie() {
    let start = (0x0809, vec![0, 6, 5, 0, 0, 0, 0, 0]);
    let end = (0x000A, Vec::new());
    for text in [
        // Two thousand million texts; one of 65 535 characters; one with as many runs.
        vec![0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F],
        vec![1, 0, 0, 0, 1, 0, 0, 0, 0xFF, 0xFF, 1, b'a'],
        vec![1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 8, 0xFF, 0xFF, b'a'],
        vec![
            1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 4, 0xFF, 0xFF, 0xFF, 0xFF, b'a',
        ],
    ] {
        ends(&workbook(&[
            start.clone(),
            (0x00FC, text.clone()),
            end.clone(),
        ]));
        // The text goes on in records that say nothing.
        let mut records = vec![start.clone(), (0x00FC, text)];
        records.extend((0..100).map(|_| (0x003C, vec![0])));
        records.push(end.clone());
        ends(&workbook(&records));
    }
}

#[test]
fn sheets_that_begin_where_they_like() {
    let start = (0x0809, vec![0, 6, 5, 0, 0, 0, 0, 0]);
    for at in [0u32, 4, 0x7FFF_FFFF, 0xFFFF_FFFF] {
        let sheet = [&at.to_le_bytes()[..], &[0, 0, 1, 0, b'a']].concat();
        let mut records = vec![start.clone()];
        records.extend((0..2000).map(|_| (0x0085, sheet.clone())));
        records.push((0x000A, Vec::new()));
        ends(&workbook(&records));
    }
}

#[test]
fn a_cut_compound_file_is_damaged() {
    for file in [DOC, XLS] {
        for length in [8, 100, 512, 1024, file.len() / 2] {
            let error = office::read(&file[..length]).unwrap_err();
            assert!(matches!(error, ReadError::Damaged { .. }), "{error}");
        }
    }
}
