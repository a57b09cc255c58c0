//! The list of all checks. A check is `<topic>/<name>.rs` with its page
//! `<topic>/<name>.md` beside it, and one line here: its name under its topic.
//!
//! Topics and names stand in the order of their codes.

use crate::Check;

/// Declares the module of every check and lists them.
macro_rules! checks {
    ($($topic:ident { $($name:ident,)* })*) => {
        $(mod $topic { $(pub(super) mod $name;)* })*

        /// Every check, in the order of the codes.
        pub const CHECKS: &[&Check] = &[$($(&$topic::$name::CHECK,)*)*];

        #[cfg(test)]
        const FILES: &[&str] = &[$($(stringify!($name),)*)*];
    };
}

checks! {
    sums {
        total_not_sum_of_rows,
    }
}

/// The check of that code or name.
pub fn by_code(code: &str) -> Option<&'static Check> {
    CHECKS
        .iter()
        .copied()
        .find(|check| check.code.eq_ignore_ascii_case(code) || check.name == code)
}

#[cfg(test)]
mod tests {
    use super::{CHECKS, FILES};

    #[test]
    fn codes_stand_in_order_and_files_are_called_as_their_checks() {
        assert!(CHECKS.windows(2).all(|pair| pair[0].code < pair[1].code));
        for (check, file) in CHECKS.iter().zip(FILES) {
            assert_eq!(check.name.replace('-', "_"), *file, "{}", check.code);
        }
    }
}
