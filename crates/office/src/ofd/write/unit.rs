//! Lengths as OFD tells them: millimetres, exact to a thousandth.

use crate::page::Length;

/// A length in micrometres.
pub(super) fn micrometres(length: Length) -> i64 {
    // A point is 127/360 mm.
    let scaled = length * 127;
    (scaled + 180 * scaled.signum()) / 360
}

/// Micrometres as millimetres, without needless digits.
pub(super) fn millimetres(micrometres: i64) -> String {
    let sign = if micrometres < 0 { "-" } else { "" };
    let (whole, rest) = (micrometres.abs() / 1000, micrometres.abs() % 1000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{rest:03}");
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_exact() {
        assert_eq!(micrometres(72_000), 25_400);
        assert_eq!(millimetres(25_400), "25.4");
        assert_eq!(millimetres(-50), "-0.05");
        assert_eq!(millimetres(210_000), "210");
    }
}
