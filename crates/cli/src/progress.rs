//! A progress bar for long work, on standard error and only on a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// Fewer inputs than this are done before a bar could be seen.
const WORTH_A_BAR: usize = 20;

/// A bar for so many inputs; hidden where nobody would see it.
pub fn bar(inputs: usize, quiet: bool) -> ProgressBar {
    if quiet || inputs < WORTH_A_BAR || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let count = u64::try_from(inputs).unwrap_or(u64::MAX);
    let bar = ProgressBar::with_draw_target(Some(count), ProgressDrawTarget::stderr_with_hz(8));
    match ProgressStyle::with_template("{bar:40} {pos}/{len} {per_sec} {eta}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
