//! What several checks ask of a form: its filled rows, their names in quotes, what kind of
//! value a cell holds.
//!
//! Must not know any single check, nor any word or threshold: those come with the rules.

mod called;
mod clauses;
mod forms;
mod items;
mod kept;
mod personal;
mod private;
mod rows;
mod shared;
mod stationed;
mod values;
mod words;
pub(crate) mod year_meant;

pub(crate) use called::{agrees, is_called, is_plain, is_within, named, names_thing};
pub(crate) use clauses::{clause, is_of_another_time};
pub(crate) use forms::{
    TEMPLATE, execution_percent, has_grid, has_results, is_filled, is_filled_grid,
    kinds_are_certain, soften, total_line, whole_document,
};
pub(crate) use items::{Item, allows, item_slots, item_sum, items, told};
pub(crate) use kept::look_behind;
pub(crate) use personal::{identities, phones};
pub(crate) use private::each_number;
pub(crate) use rows::{Row, each_row_has, names, rows, slots};
pub(crate) use shared::shared_by_projects;
pub(crate) use stationed::{STATIONED, place_at, same_place, stationed};
pub(crate) use values::{
    counted, figure, is_long, is_wordy, percent, plain, quoted, short, threshold, years,
};
pub(crate) use words::{has_reason, is_rate, pairs, tells_why, unnegated, unnegated_ending};
