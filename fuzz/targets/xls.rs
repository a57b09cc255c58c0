//! An old workbook becomes a document and its forms, or an error; never a panic. Bytes that
//! are no compound file are its stream of records.

#![no_main]

mod shared;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        shared::read(bytes);
    } else {
        shared::read(&shared::compound(&["/Workbook"], bytes));
    }
});
