//! The list of all checks: one line each, in the order of their codes.

use crate::Check;

/// Every check.
pub const CHECKS: &[&Check] = &[];

/// The check of that code or name.
pub fn by_code(code: &str) -> Option<&'static Check> {
    CHECKS
        .iter()
        .copied()
        .find(|check| check.code.eq_ignore_ascii_case(code) || check.name == code)
}
