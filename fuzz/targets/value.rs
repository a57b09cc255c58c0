//! Any text is read without a panic, and an amount reads back from its own print.

#![no_main]

use domain::value::Value;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Value::Quantity(quantity) = Value::parse(text) {
        let printed = quantity.to_string();
        assert_eq!(
            Value::parse(&printed),
            Value::Quantity(quantity),
            "{text:?} printed as {printed:?}"
        );
    }
});
