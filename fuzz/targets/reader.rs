//! Any bytes become a document and its forms, or an error; never a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = office::read(bytes) {
        std::hint::black_box(forms::read(&document));
    }
});
