//! Where a finding is shown: at its cell, or at the nearest place that is known when the
//! cell is blank and stands nowhere.

use domain::finding::Finding;
use domain::form::{Form, FundColumn, IndicatorColumn, Slot};
use domain::place::Place;

/// The place of the finding's cell; else of its row, of a related cell in the same form,
/// of the form's title, of the form's first cell that has one.
pub fn place_of<'a>(forms: &'a [Form], finding: &Finding) -> Option<&'a Place> {
    let form = forms.get(finding.cell.form)?;
    let known = |slot: Slot| {
        let place = &form.cell(slot)?.place;
        (!place.is_unknown()).then_some(place)
    };
    let slot = finding.cell.slot;
    let own_form = |at: &&domain::finding::CellRef| at.form == finding.cell.form;
    let related = finding.related.iter().filter(own_form).map(|at| at.slot);
    [slot]
        .into_iter()
        .chain(row_of(slot))
        .chain(related)
        .chain([Slot::Title, Slot::Project, Slot::Department, Slot::Unit])
        .find_map(known)
        .or_else(|| form.slots().into_iter().find_map(known))
}

/// The cell that names the row.
fn row_of(slot: Slot) -> Option<Slot> {
    match slot {
        Slot::Indicator(row, _) => Some(Slot::Indicator(row, IndicatorColumn::Name)),
        Slot::Fund(row, _) => Some(Slot::Fund(row, FundColumn::Label)),
        Slot::Table(table, row, _) => Some(Slot::Table(table, row, 0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::finding::{CellRef, Level};
    use domain::form::{Cell, GoalColumn};
    use domain::text::Text;

    fn at(line: u32) -> Cell {
        Cell::new("x", Place::at_line(line, 1))
    }

    fn found(slot: Slot, related: &[Slot]) -> Finding {
        let cell = |slot| CellRef { form: 0, slot };
        Finding {
            code: "",
            name: "",
            level: Level::Note,
            message: Text::default(),
            expected: String::new(),
            found: String::new(),
            difference: None,
            unit: String::new(),
            tolerance: None,
            formula: String::new(),
            clause: None,
            cell: cell(slot),
            related: related.iter().map(|&slot| cell(slot)).collect(),
            suspects: Vec::new(),
            suggestion: None,
            consequence_of: None,
        }
    }

    #[test]
    fn a_blank_cell_is_shown_at_the_nearest_known_place() {
        let mut form = Form {
            title: at(3),
            project: at(5),
            ..Form::default()
        };
        let goal = Slot::Goal(0, GoalColumn::Expected);
        let line = |form: &Form, finding: &Finding| {
            let place = place_of(std::slice::from_ref(form), finding);
            place.and_then(|place| place.line).map(|line| line.line)
        };
        assert_eq!(line(&form, &found(Slot::Project, &[])), Some(5));
        assert_eq!(line(&form, &found(goal, &[Slot::Project])), Some(5));
        assert_eq!(line(&form, &found(goal, &[])), Some(3));
        form.title = Cell::default();
        assert_eq!(line(&form, &found(goal, &[])), Some(5));
        form.project = Cell::default();
        assert_eq!(line(&form, &found(goal, &[])), None);
    }
}
