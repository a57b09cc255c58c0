//! The published texts, their tables drawn as whole grids, say the same.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "support/grids.rs"]
mod grids;
mod support;

use domain::form::{Family, Form};
use grids::{gridded, told};
use support::document;

#[test]
fn word_texts_as_whole_grids_say_the_same() {
    for number in ["001", "003"] {
        let Some(document) = document(number) else {
            println!("skipped: document {number} is not beside the repository");
            continue;
        };
        let before = forms::read(&document);
        let after = forms::read(&gridded(&document));
        assert_eq!(before.forms.len(), after.forms.len(), "document {number}");
        // Equal shares of the breadth are not how headings of several rows stand above
        // each other; `reports.rs` draws those.
        let drawn = |form: &&Form| form.family != Family::SelfEvaluationReport;
        let both = before
            .forms
            .iter()
            .filter(drawn)
            .zip(after.forms.iter().filter(drawn));
        for (before, after) in both {
            assert_eq!(told(before), told(after), "document {number}");
        }
        // A line of one cell is prose in a real table.
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        let seen = |reading: &forms::Reading, text: &str| {
            let mut all = reading.unread.iter().chain(&reading.narrative);
            all.any(|one| squeeze(&one.text).contains(&squeeze(text)))
        };
        for left in before
            .unread
            .iter()
            .filter(|left| !left.text.contains(['\n', '—']))
        {
            assert!(seen(&after, &left.text), "{left:?}");
        }
        let first = after.forms.iter().position(|form| drawn(&form)).unwrap();
        let from = after.forms[first].title.place.clone();
        for left in after.unread.iter().filter(|left| left.place > from) {
            assert!(seen(&before, &left.text), "{left:?}");
        }
    }
}
