//! `cargo xtask <task>`: reads the task's name and runs it.

use std::process::ExitCode;
use xtask::{bench, docs, impact, suite, tidy};

const USAGE: &str = "\
cargo xtask <task>
  test               everything: format, lints, all tests; ends with the totals
  tidy               the rules of the house that no compiler knows
  docs               write the generated pages
  golden [--update]  compare, or write anew, the golden cases
  impact             what a change does to the findings on the published documents
  bench              how fast everything is; the figures of docs/performance.md
  bench compare      documents read and written, beside what people use today (installs it)";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let root = xtask::root();
    let done = match words[..] {
        ["test"] => suite::test(&root),
        ["tidy"] => tidy::report(&root),
        ["docs"] => docs::write(&root),
        ["golden"] => suite::golden(&root, false),
        ["golden", "--update"] => suite::golden(&root, true),
        ["bench"] => bench::measure(&root),
        ["bench", "compare"] => bench::compare(&root),
        ["impact"] => impact::report(&root),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::from(2)
        }
    }
}
