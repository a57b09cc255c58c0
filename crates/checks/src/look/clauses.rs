//! The clause that a figure of a sentence stands in, and whether it is told of another time.
//!
//! Must not know what is measured.

use crate::Subject;
use domain::fact::Told;
use domain::form::Year;
use domain::prose::Mention;
use domain::value::Value;

const SENTENCE: [char; 7] = ['。', '！', '？', '；', ';', '\n', '\r'];
const CLAUSE: [char; 8] = ['，', ',', '：', ':', '（', '(', '）', ')'];

/// The words right in front of a figure, behind the last sign or the last figure; `alone`
/// tells whether a figure or nothing stands before them, so that 甲、乙30万元 is not 乙.
pub(crate) fn clause<'t>(told: &Told<'t>, at: usize) -> Option<(&'t str, bool)> {
    let stated = told.reading.stated.get(at)?;
    let start = told.reading.mention(at)?.bytes.start;
    let gap = told.reading.text.get(stated.gap.start..start)?;
    let piece = gap
        .rsplit([&SENTENCE[..], &CLAUSE[..]].concat().as_slice())
        .next()?;
    let behind_figure = piece.len() == gap.len() && stated.gap.start > 0;
    let listed = piece.trim_start().strip_prefix('、');
    let alone = listed.is_none() || behind_figure;
    Some((listed.unwrap_or(piece).trim(), alone))
}

/// Whether the sentence of a figure speaks of another year, of a part of the year or of what
/// is planned.
pub(crate) fn is_of_another_time(subject: &Subject<'_>, told: &Told<'_>, at: usize) -> bool {
    let Some(mention) = told.reading.mention(at) else {
        return true;
    };
    let text = told.reading.text;
    let (Some(before), Some(behind)) = (
        text.get(..mention.bytes.start),
        text.get(mention.bytes.end..),
    ) else {
        return true;
    };
    let lead = before.rsplit(SENTENCE).next().unwrap_or_default();
    let tail = behind.split(SENTENCE).next().unwrap_or_default();
    let from = before.len() - lead.len();
    let own = subject.around.of(subject.index).year.or(subject.form.year);
    let dated = |one: &Mention<'_>| match &one.value {
        Value::Deadline(deadline) => deadline.date.year.map(Year) != own,
        _ => false,
    };
    let figures = told.reading.figures.iter();
    let mut inside = figures.filter(|one| from <= one.bytes.start && one.bytes.end <= before.len());
    let words = |text: &str| {
        let vocabulary = &subject.rules.vocabulary;
        vocabulary.found_in("another-time", text).is_some()
    };
    let tail = tail.split(['，', ',', '、', '（', '(']).next();
    inside.any(dated) || words(&without_brackets(lead)) || words(tail.unwrap_or_default())
}

/// A text without what stands in brackets that are closed in it.
fn without_brackets(text: &str) -> String {
    let mut left = String::new();
    let mut open: Vec<usize> = Vec::new();
    for letter in text.chars() {
        match letter {
            '（' | '(' => open.push(left.len()),
            '）' | ')' => {
                if let Some(at) = open.pop() {
                    left.truncate(at);
                }
            }
            _ => left.push(letter),
        }
    }
    left
}
