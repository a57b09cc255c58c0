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
    class {
        cost_under_other_kind,
        timeliness_under_other_kind,
        count_under_timeliness,
        count_under_quality,
        satisfaction_outside_group,
        rate_under_quantity,
        kind_in_wrong_group,
        price_under_quantity,
    }
    completeness {
        project_name_missing,
        department_name_missing,
        year_missing,
        fund_total_missing,
        goal_missing,
        goal_result_missing,
        target_missing,
        actual_missing,
        score_missing,
        output_kind_missing,
        outcome_missing,
        satisfaction_missing,
        reason_missing_for_unmet,
        reason_missing_for_over_achievement,
        reason_given_though_met,
        likelihood_without_reason,
        likelihood_missing,
        signature_missing,
        indicators_missing,
        execution_score_missing,
        indicator_name_missing,
        alarm_without_reason,
        adjustment_without_reason,
    }
    copies {
        goal_shared_by_projects,
        result_shared_by_projects,
        plan_shared_by_projects,
        indicator_in_every_project,
        indicator_repeated,
        actual_copied_from_target,
        result_copied_from_goal,
        project_listed_twice,
    }
    form {
        template_left_blank,
        sample_text_left,
        family_unknown,
        column_missing,
        reading_doubtful,
        total_row_missing,
        heading_points_missing,
        stale_formula_value,
        figure_typed_over_formula,
        number_kept_as_text,
    }
    publication {
        phone_number_printed,
        identity_number_printed,
        private_name_printed,
    }
    plausibility {
        high_completion_low_spending,
        nothing_spent_yet_done,
        all_rows_full,
        target_far_too_low,
        sample_too_small,
        office_of_another_city,
        plan_outside_year,
        period_without_year,
        due_outside_year,
        budget_changed_much,
        initial_budget_zero,
        rate_beyond_whole,
        filled_before_year_end,
        filled_after_due,
        sample_not_told,
        spending_behind_time,
        goals_and_spending_apart,
    }
    ratios {
        execution_rate_wrong,
        spent_more_than_budget,
        rate_without_amounts,
        change_wrong,
        change_sign_wrong,
        table_rate_wrong,
        rate_in_prose_wrong,
        rate_printed_differently,
        change_in_prose_wrong,
        change_in_prose_sign_wrong,
        item_rate_wrong,
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
        item_score_above_points,
        item_score_not_by_rule,
        item_loss_without_reason,
        item_without_subject_not_full,
        item_formula_of_other_base,
        item_missing_from_system,
        item_points_not_as_ruled,
        weighted_score_wrong,
        review_grade_not_by_count,
        grade_in_prose_not_by_score,
        item_deduction_not_kept,
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
        items_not_adding_to_total,
        item_points_not_adding,
    }
    prose {
        parts_in_prose_not_adding,
        year_of_another_report,
        date_in_prose_impossible,
        office_of_another_place,
        own_name_of_another_unit,
        amount_told_twice_differently,
        grade_in_prose_not_by_score,
        another_unit_as_own,
        total_score_told_twice_differently,
    }
    types {
        number_unreadable,
        amount_not_a_number,
        points_or_score_not_a_number,
        target_not_measurable,
        count_answered_with_percentage,
        date_answered_with_percentage,
        rate_answered_with_words,
        words_answered_with_percentage,
        unit_missing,
        unit_differs,
        comparator_contrary_to_name,
        comparator_missing_on_rate,
        bounds_contradict,
        period_inside_number,
        date_impossible,
        count_answered_with_words,
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
        row_outweighs_others,
        groups_below_least,
    }
    wording {
        note_contradicts_target,
        definition_contradicts_name,
        target_vague,
        date_slip,
        note_repeats_name,
        rate_without_formula,
        figure_in_name,
        word_misspelt,
    }
    documents {
        target_not_as_set,
        indicator_vanished,
        indicator_added,
        indicator_renamed,
        points_not_as_set,
        goal_not_as_set,
        budget_not_as_set,
        project_amount_differs,
        project_told_twice_differently,
        total_score_differs,
        project_without_target,
        project_not_evaluated,
        project_renamed,
        project_amount_in_prose_differs,
        indicator_value_in_report_differs,
        unit_name_misspelt,
    }
    across {
        parts_spent_not_executed,
        tables_contradict,
        prose_contradicts_table,
        prose_contradicts_prose,
        goal_contradicts_indicator,
        goal_contradicts_target,
        overall_told_differently,
    }
    years {
        more_carried_over_than_left,
        opening_not_last_closing,
        prior_year_figure_differs,
        target_below_last_actual,
        targets_copied_from_last_year,
        text_copied_from_last_year,
    }
}

/// The checks that compare forms with each other: in a package they look at all its forms.
const ACROSS: &[&Check] = &[
    &copies::goal_shared_by_projects::CHECK,
    &copies::result_shared_by_projects::CHECK,
    &copies::plan_shared_by_projects::CHECK,
    &copies::project_listed_twice::CHECK,
    &documents::target_not_as_set::CHECK,
    &documents::indicator_vanished::CHECK,
    &documents::indicator_added::CHECK,
    &documents::indicator_renamed::CHECK,
    &documents::points_not_as_set::CHECK,
    &documents::goal_not_as_set::CHECK,
    &documents::budget_not_as_set::CHECK,
    &documents::project_amount_differs::CHECK,
    &documents::project_told_twice_differently::CHECK,
    &documents::total_score_differs::CHECK,
    &documents::project_without_target::CHECK,
    &documents::project_not_evaluated::CHECK,
    &documents::project_renamed::CHECK,
    &documents::project_amount_in_prose_differs::CHECK,
    &documents::indicator_value_in_report_differs::CHECK,
    &documents::unit_name_misspelt::CHECK,
    &years::more_carried_over_than_left::CHECK,
    &years::opening_not_last_closing::CHECK,
    &years::prior_year_figure_differs::CHECK,
    &years::target_below_last_actual::CHECK,
    &years::targets_copied_from_last_year::CHECK,
    &years::text_copied_from_last_year::CHECK,
    &sums::projects_not_adding_to_department::CHECK,
];

/// Whether a check compares forms with each other.
pub fn is_across(check: &Check) -> bool {
    ACROSS.iter().any(|known| known.code == check.code)
}

/// Checks that compare what stands in one document, and in a package also what two print.
const ALSO_ACROSS: [&str; 4] = ["XTB002", "XTB003", "XTB004", "XTB007"];

/// Whether a check compares forms of one document, and of several as well.
pub(crate) fn is_also_across(code: &str) -> bool {
    ALSO_ACROSS.contains(&code)
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
