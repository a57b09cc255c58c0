//! Names that a line above the table tells and the table tells again.

use super::Exact;
use crate::labels::Label;
use crate::reading::near_doubt;
use domain::form::Cell;

impl Exact<'_> {
    /// The table's 实施单位 counts before the 填报单位 of the line above it, and its 主管部门
    /// before the 单位名称 there.
    pub(super) fn prefer_table(&mut self, label: &Label, value: &Cell) {
        let [department, unit] = &self.above;
        let (place, above) = match label {
            Label::Department => (&mut self.form.department, department),
            Label::Unit => (&mut self.form.unit, unit),
            _ => return,
        };
        let from_above = !above.is_empty() && place.place == above.place;
        if from_above && !value.is_empty() {
            *place = Cell::default();
        }
    }

    /// A name of the line above, where the table tells another: it is the other of department
    /// and unit where that is open, else it is said that it was passed over.
    pub(super) fn settle_names_above(&mut self) {
        let form = &mut self.form;
        for above in std::mem::take(&mut self.above) {
            let name = above.raw.trim();
            let is_known = |one: &Cell| one.raw.trim() == name;
            if above.is_empty() || is_known(&form.unit) || is_known(&form.department) {
                continue;
            }
            let open = [&mut form.department, &mut form.unit]
                .into_iter()
                .find(|one| one.is_empty());
            if let Some(open) = open {
                *open = above;
                continue;
            }
            form.doubts.push(near_doubt(
                above.place.clone(),
                format!("表头一行写的单位是「{name}」，与表内所写不同，按表内"),
                format!(
                    "a line above the table names '{name}', the table another; the table was taken"
                ),
            ));
        }
    }
}
