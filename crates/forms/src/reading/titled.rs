//! Titles with a year, a unit of money or a name behind them in the same line:
//! 项目支出绩效自评表（2023年度）　单位：万元. Must not know what becomes of them.

use super::names::{self, lone_money};
use super::{fields, finish};
use crate::labels::Labels;
use domain::form::{Form, MoneyUnit};
use domain::place::Place;
use office::Paragraph;

/// Longest line, in bytes, that is searched for a title.
const LONGEST_LINE: usize = 600;

/// A title and what stands behind it in its line, where the line as a whole is no title.
pub(super) fn parted<'t>(line: &'t str, labels: &Labels) -> Option<(&'t str, &'t str)> {
    if line.len() > LONGEST_LINE || line.contains('\n') || labels.title(line).is_some() {
        return None;
    }
    let ends = line.char_indices().filter_map(|(at, c)| match c {
        '）' | ')' | '】' => Some(at + c.len_utf8()),
        _ => c.is_whitespace().then_some(at),
    });
    let closed = |(title, _): &(&str, &str)| {
        let count = |marks: [char; 2]| title.matches(marks).count();
        count(['（', '(']) == count(['）', ')'])
    };
    ends.filter_map(|end| line.split_at_checked(end))
        .filter(closed)
        .find(|(title, rest)| labels.title(title).is_some() && is_told(rest.trim(), labels))
        .map(|(title, rest)| (title.trim(), rest.trim()))
}

/// The line of a title and the line behind it; the line itself where it is no such.
pub(super) fn lines(paragraph: &Paragraph, labels: &Labels) -> Vec<Paragraph> {
    match parted(&paragraph.text, labels) {
        Some((title, rest)) => [title, rest]
            .into_iter()
            .map(|text| Paragraph {
                text: text.to_owned(),
                ..paragraph.clone()
            })
            .collect(),
        None => vec![paragraph.clone()],
    }
}

/// The unit of money that a title names in brackets: 绩效自评表（2023年度，单位：元）.
pub(super) fn money_in(title: &str, labels: &Labels) -> Option<MoneyUnit> {
    let inside = title.split(['（', '(']).skip(1);
    let inside = inside.filter_map(|part| part.split(['）', ')']).next());
    inside
        .flat_map(|part| part.split(names::is_between))
        .find_map(|part| lone_money(part, &labels.line))
}

/// Whether a text says nothing but year, money and labelled values.
fn is_told(text: &str, labels: &Labels) -> bool {
    let lone = finish::lone_year(text).is_some() || lone_money(text, &labels.line).is_some();
    lone || fields::from_line(text, Place::default(), labels, &mut Form::default())
}
