//! One text in the forms of several projects.

use super::forms::whole_document;
use super::values::{is_long, plain, quoted, threshold};
use crate::{Record, Subject};
use domain::finding::CellRef;
use domain::form::{Form, Slot, Stage, Year};
use domain::text::Text;
use std::collections::BTreeMap;

/// Records at `slot` of every project's form whether an earlier project has the same long
/// text there; `told` words it with both projects' names, this one's first.
pub(crate) fn shared_by_projects(
    subject: &Subject<'_>,
    record: &mut Record,
    slot: Slot,
    told: fn(&str, &str) -> Text,
) {
    let Some(least) = threshold(subject, "goal-text-minimum-length") else {
        record.not_applicable(Slot::Title, "没有设定检查界限");
        return;
    };
    let mut first: BTreeMap<(String, Stage, Option<Year>), (usize, &Form)> = BTreeMap::new();
    for member in whole_document(subject) {
        let (form, record) = member.open(record);
        let text = form
            .cell(slot)
            .map(|cell| plain(&cell.raw))
            .filter(|text| !form.project.is_blank() && is_long(text, least));
        let Some(text) = text else {
            record.not_applicable(slot, "没有可以比较的文字");
            continue;
        };
        // A target repeats in the self-evaluation; a project may be renamed over the years.
        let key = (text, form.stage(), subject.around.of(member.at).year);
        let (at, earlier) = *first.entry(key).or_insert((member.at, form));
        if earlier.project.raw == form.project.raw {
            record.pass(slot, &[]);
        } else {
            let names = (quoted(&form.project.raw), quoted(&earlier.project.raw));
            let finding = record.fail(slot, &[], told(&names.0, &names.1));
            finding.related = vec![CellRef { form: at, slot }];
        }
    }
}
