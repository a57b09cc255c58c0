//! Every layout, blank and filled.

use crate::filled::{self, cell, rules};
use crate::trip::{FORMATS, lost, lost_in_files, nothing_is_lost};
use domain::form::{Cell, Goal};
use forms::layout::{Layout, blank_form, library, write};
use office::Format;
use rayon::prelude::*;

fn kinds(layout: &Layout) -> Vec<Option<&str>> {
    match layout.kinds() {
        [] => vec![None],
        kinds => kinds.iter().map(|kind| Some(kind.as_str())).collect(),
    }
}

fn of_all(each: impl Fn(&'static Layout, Option<&str>) -> Vec<String> + Sync) {
    let layouts: Vec<&'static Layout> = library().all().collect();
    let of_one = |layout: &&'static Layout| -> Vec<String> {
        let kinds = kinds(layout).into_iter();
        kinds.flat_map(|kind| each(layout, kind)).collect()
    };
    let all: Vec<String> = layouts.par_iter().flat_map_iter(of_one).collect();
    nothing_is_lost(&all);
}

#[test]
fn blank_forms_come_back_blank() {
    of_all(|layout, kind| {
        let rules = rules(layout);
        let blank = blank_form(layout, Some(&rules), Some(filled::year(layout)), kind);
        // Rows that only print their method are none until somebody fills them.
        let written = write(&blank, Some(&rules), layout);
        assert_eq!(written.unplaced, [], "{}", layout.id());
        let lost = lost_in_files(&written.document, &rules, &FORMATS);
        let named = lost.into_iter();
        named
            .map(|line| format!("{}: {line}", layout.id()))
            .collect()
    });
}

#[test]
fn filled_forms_come_back_with_every_field_and_finding() {
    of_all(|layout, kind| {
        let rules = rules(layout);
        let form = filled::form(layout, kind);
        lost(&form, layout, &rules, &FORMATS)
    });
}

#[test]
fn forms_without_fields_but_with_notes_come_back() {
    of_all(|layout, kind| {
        let rules = rules(layout);
        let mut form = filled::form(layout, kind);
        form.notes = vec![cell("注：一条说明。"), cell("2.又一条说明。")];
        form.fields.clear();
        form.headings.clear();
        lost(&form, layout, &rules, &FORMATS)
    });
}

#[test]
fn goals_without_results_stay_apart_where_a_page_ends() {
    of_all(|layout, kind| {
        let rules = rules(layout);
        let mut form = filled::form(layout, kind);
        let Some(goal) = form.goals.first().cloned() else {
            return Vec::new();
        };
        form.goals = (1..=60)
            .map(|number| Goal {
                expected: cell(&format!("{}{number}", goal.expected.raw)),
                actual: Cell::default(),
            })
            .collect();
        lost(&form, layout, &rules, &[Format::Pdf])
    });
}

#[test]
fn a_row_of_figures_may_say_that_there_are_none() {
    of_all(|layout, kind| {
        let rules = rules(layout);
        let mut form = filled::form(layout, kind);
        for row in form.tables.iter_mut().flat_map(|table| &mut table.rows) {
            for figure in row.iter_mut().skip(1) {
                *figure = cell("无");
            }
        }
        lost(&form, layout, &rules, &FORMATS)
    });
}

#[test]
fn a_goal_of_several_thousand_characters_comes_back() {
    of_all(|layout, kind| {
        let rules = rules(layout);
        let mut form = filled::form(layout, kind);
        let Some(goal) = form.goals.first_mut() else {
            return Vec::new();
        };
        goal.expected = cell(&format!("{}。", goal.expected.raw).repeat(300));
        lost(&form, layout, &rules, &[Format::Docx, Format::Xlsx])
    });
}
