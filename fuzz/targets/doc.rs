//! An old Word document becomes a document and its forms, or an error; never a panic. Bytes
//! that are no compound file are its streams.

#![no_main]

mod shared;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        shared::read(bytes);
    } else {
        let names = ["/WordDocument", "/1Table", "/Data", "/0Table"];
        shared::read(&shared::compound(&names, bytes));
    }
});
