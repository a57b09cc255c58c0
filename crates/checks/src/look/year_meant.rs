//! Whether a sentence names another year on purpose: beside the report's own, to compare, to
//! tell what became of an earlier review, or within the title of what it cites.

use crate::Subject;
use domain::fact::Told;
use domain::form::Year;
use domain::prose::Mention;
use domain::value::Value;

const SENTENCE: [char; 7] = ['。', '！', '？', '；', ';', '\n', '\r'];
const CLAUSE: [char; 9] = ['。', '！', '？', '；', ';', '\n', '\r', '，', ','];

/// Whether the year of the mention is meant, in a report of another year.
pub(crate) fn meant(
    subject: &Subject<'_>,
    told: &Told<'_>,
    mention: &Mention<'_>,
    own: Year,
) -> bool {
    let text = told.reading.text;
    let (Some(before), Some(behind)) = (
        text.get(..mention.bytes.start),
        text.get(mention.bytes.end..),
    ) else {
        return false;
    };
    let (lead, tail) = (last(before, &CLAUSE), first(behind, &CLAUSE));
    let words = |list| subject.rules.vocabulary.words(list).iter();
    let any = |list, text: &str| words(list).any(|word| text.contains(word.as_str()));
    if any("other-year-amended", tail) || cited(subject, before, tail) {
        return true;
    }
    let ends = |text: &str| {
        let text = words("own-name").fold(text, |rest, name| {
            rest.strip_suffix(name.as_str()).unwrap_or(rest)
        });
        words("other-year-compared-lead").any(|word| text.ends_with(word.as_str()))
    };
    if any("other-year-compared", tail) || ends(lead) {
        return true;
    }
    let from = mention.bytes.start - last(before, &SENTENCE).len();
    let to = mention.bytes.end + first(behind, &SENTENCE).len();
    let both = told.reading.figures.iter().any(|other| {
        let inside = from <= other.bytes.start && other.bytes.end <= to;
        inside && year_of(other) == Some(own)
    });
    both && !any("other-year-basis", lead)
}

/// Whether the line cites a document by the title that the year stands in.
fn cited(subject: &Subject<'_>, before: &str, tail: &str) -> bool {
    let words = |list| subject.rules.vocabulary.words(list).iter();
    let line = last(before, &['\n', '\r']).trim_start();
    let lead = words("cited-title-lead").any(|word| {
        line.strip_prefix(word.as_str())
            .is_some_and(|rest| rest.starts_with(['：', ':', '（', '(']))
    });
    let titled = |text: &str| words("cited-title").any(|end| text.contains(end.as_str()));
    let within = |open: char, close: char| {
        let opened = before.rfind(open) > before.rfind(close);
        let title = tail.split_once(close).map_or("", |(title, _)| title);
        opened && words("cited-title").any(|end| title.ends_with(end.as_str()))
    };
    (lead && titled(tail)) || within('“', '”')
}

fn year_of(mention: &Mention<'_>) -> Option<Year> {
    match &mention.value {
        Value::Deadline(deadline) => deadline.date.year.map(Year),
        _ => None,
    }
}

fn last<'t>(text: &'t str, marks: &[char]) -> &'t str {
    text.rsplit(marks).next().unwrap_or(text)
}

fn first<'t>(text: &'t str, marks: &[char]) -> &'t str {
    text.split(marks).next().unwrap_or(text)
}
