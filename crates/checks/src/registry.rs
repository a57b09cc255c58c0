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
    ratios {
        execution_rate_wrong,
        spent_more_than_budget,
        rate_without_amounts,
        change_wrong,
        change_sign_wrong,
        table_rate_wrong,
    }
    scores {
        execution_score_wrong,
        execution_score_whole_points,
        quantitative_score_wrong,
        score_above_points,
        score_negative,
        points_lost_without_reason,
        full_points_though_unmet,
        score_outside_tier,
        flat_deduction,
        score_too_precise,
        total_outside_rules,
        grade_not_by_total,
        execution_score_without_budget,
    }
    sums {
        total_not_sum_of_rows,
        funds_by_source_not_adding,
        funds_by_nature_not_adding,
        appropriation_parts_not_adding,
        table_total_not_adding,
        parts_exceed_whole,
        projects_not_adding_to_department,
        note_parts_not_adding,
    }
    weights {
        points_not_adding_to_total,
        total_points_not_as_ruled,
        heading_not_sum_of_rows,
        heading_not_as_ruled,
        group_not_as_ruled,
        execution_weight_changed,
        points_not_positive,
        points_missing,
        group_missing,
    }
    across {
        parts_spent_not_executed,
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
