//! The shape of the form that the writers' tests share.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

#[path = "support/form.rs"]
mod form;

#[test]
fn the_usual_form_has_25_rows_9_columns_155_cells() {
    let document = form::self_evaluation(form::USUAL);
    let table = form::first_table(&document).unwrap();
    assert_eq!(table.rows.len(), 25);
    assert!(
        table
            .rows
            .iter()
            .all(|row| row.cells.len() == form::COLUMNS)
    );
    assert_eq!(form::texts(table).len(), 155);
}

#[test]
fn the_form_may_be_any_length() {
    for rows in 1..80 {
        let document = form::self_evaluation(rows);
        assert_eq!(form::first_table(&document).unwrap().rows.len(), 11 + rows);
    }
}
