//! Generated forms of every family: long texts, empty cells, 1 to 60 rows, several pages.
//!
//! The cases are the same in every run; `PROPTEST_CASES=500` looks at as many new ones.

use crate::filled::rules;
use crate::said::{Said, form, said};
use crate::trip::lost;
use forms::layout::{Layout, library};
use office::Format;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseError};

/// Cases of each format where nobody asks for more.
const CASES: u32 = 40;

fn config(seed: u64) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").is_ok();
    let config = ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 400,
        ..ProptestConfig::default()
    };
    match asked {
        true => config,
        false => ProptestConfig {
            cases: CASES,
            rng_seed: RngSeed::Fixed(seed),
            ..config
        },
    }
}

fn check(said: &Said, layout: usize, format: Format) -> Result<(), TestCaseError> {
    let all: Vec<&Layout> = library().all().collect();
    let layout = all[layout % all.len()];
    let rules = rules(layout);
    let form = form(layout, said);
    let lost = lost(&form, layout, &rules, &[format]);
    prop_assert!(lost.is_empty(), "\n{}", lost.join("\n"));
    Ok(())
}

proptest! {
    #![proptest_config(config(1))]
    #[test]
    fn as_word(said in said(), layout in 0usize..100) {
        check(&said, layout, Format::Docx)?;
    }
}

proptest! {
    #![proptest_config(config(2))]
    #[test]
    fn as_excel(said in said(), layout in 0usize..100) {
        check(&said, layout, Format::Xlsx)?;
    }
}

proptest! {
    #![proptest_config(config(3))]
    #[test]
    fn as_pdf(said in said(), layout in 0usize..100) {
        check(&said, layout, Format::Pdf)?;
    }
}

proptest! {
    #![proptest_config(config(4))]
    #[test]
    fn as_web_page(said in said(), layout in 0usize..100) {
        check(&said, layout, Format::Html)?;
    }
}
