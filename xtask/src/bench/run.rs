//! One run of a program: how long it took and how much memory it held at most.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Between two looks at a running program; a peak is kept by the system, so a late look
/// misses only what grows in the last moment.
const PAUSE: Duration = Duration::from_millis(1);

/// What one run took.
pub(super) struct Run {
    /// Wall clock.
    pub micros: u128,
    /// Peak memory in KiB, where the system tells it.
    pub peak_kib: Option<u64>,
}

impl Run {
    pub(super) fn of(command: &mut Command) -> Result<Self, String> {
        let name = command.get_program().to_string_lossy().into_owned();
        let fault = |error: std::io::Error| format!("{name}: {error}");
        command.stdout(Stdio::null());
        let began = Instant::now();
        let mut child = command.spawn().map_err(fault)?;
        let mut peak_kib = None;
        let status = loop {
            if let Some(status) = child.try_wait().map_err(fault)? {
                break status;
            }
            peak_kib = peak(&child).max(peak_kib);
            std::thread::sleep(PAUSE);
        };
        let micros = began.elapsed().as_micros();
        if !status.success() {
            return Err(format!("{name}: {status}"));
        }
        Ok(Self { micros, peak_kib })
    }
}

fn peak(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    peak_in(&status)
}

fn peak_in(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// The middle of an odd number of times.
pub(super) fn median(mut times: Vec<u128>) -> u128 {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_stands_in_the_status() {
        assert_eq!(
            peak_in("Name:\tx\nVmHWM:\t   15320 kB\nVmRSS:\t 1 kB\n"),
            Some(15_320)
        );
        assert_eq!(peak_in("Name:\tx\n"), None);
    }

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median(vec![9, 1, 5]), 5);
        assert_eq!(median(Vec::new()), 0);
    }
}
