//! Labelled values in lines of text: `单位（盖章）：… 填报日期：…`.

use super::{Unread, convert, doubt, finish, names, near_doubt, report};
use crate::labels::{Label, Labels, key};
use domain::form::{Cell, Form, MoneyUnit};
use domain::place::Place;
use office::{Paragraph, Role};

/// Longest line, in bytes, that is searched for labelled values; longer ones are prose.
const LONGEST_LINE: usize = 600;
/// How many words in front of a colon may be parts of one label: 单 位.
const MOST_WORDS: usize = 6;

/// Takes labelled values out of a form's paragraphs; notes stay with the form, the rest is narrative.
pub(super) fn from_paragraphs(
    paragraphs: &[&Paragraph],
    labels: &Labels,
    form: &mut Form,
    narrative: &mut Vec<Unread>,
) {
    let mut in_notes = false;
    for paragraph in paragraphs {
        let text = paragraph.text.trim();
        if text.is_empty() {
            continue;
        }
        if is_below_the_page(paragraph) {
            narrative.push(Unread {
                place: convert(&paragraph.place),
                text: text.to_owned(),
            });
            continue;
        }
        if report::is_annex(text, &labels.report) {
            continue;
        }
        if let Some(money) = names::lone_money(text, &labels.line) {
            form.money_unit = money;
            continue;
        }
        in_notes |= labels
            .note_beginnings
            .iter()
            .any(|beginning| text.starts_with(beginning.as_str()));
        if in_notes && !starts_with_label(text, labels) {
            form.notes.push(Cell::new(text, convert(&paragraph.place)));
        } else if !from_line(&paragraph.text, convert(&paragraph.place), labels, form) {
            narrative.push(Unread {
                place: convert(&paragraph.place),
                text: text.to_owned(),
            });
        }
    }
}

/// Footers, footnotes and comments: they say nothing of the form's own.
pub(super) fn is_below_the_page(paragraph: &Paragraph) -> bool {
    matches!(paragraph.role, Role::Footer | Role::Note)
}

fn starts_with_label(text: &str, labels: &Labels) -> bool {
    text.split_once(['：', ':'])
        .is_some_and(|(label, _)| told(label, labels).is_some())
}

/// Whether a label names a value that stands behind it.
pub(super) fn is_field(label: &Label) -> bool {
    matches!(
        label,
        Label::Project | Label::Department | Label::Unit | Label::Field(_)
    )
}

/// What a label of a line names.
#[derive(Clone, Copy)]
enum Told<'l> {
    Value(&'l Label),
    Year,
    Money,
}

/// Takes every `label：value` of a line; true when there was at least one label.
pub(crate) fn from_line(line: &str, place: Place, labels: &Labels, form: &mut Form) -> bool {
    if line.len() > LONGEST_LINE {
        return false;
    }
    let colons = line.char_indices().filter(|&(_, c)| c == '：' || c == ':');
    let mut found: Vec<(usize, usize, Told<'_>)> = Vec::new();
    for (at, colon) in colons {
        let from = found.last().map_or(0, |&(_, behind, _)| behind);
        if let Some((start, told)) = line
            .get(from..at)
            .and_then(|part| label_at_end(part, labels))
        {
            found.push((from + start, at + colon.len_utf8(), told));
        }
    }
    let mut any = false;
    let doubts = form.doubts.len();
    let in_front = found.first().and_then(|&(start, _, _)| line.get(..start));
    form.year = form.year.or(in_front.and_then(finish::lone_year));
    for (i, &(_, behind, told)) in found.iter().enumerate() {
        let next = found.get(i + 1).map(|&(start, _, _)| start);
        let value = line.get(behind..next.unwrap_or(line.len())).unwrap_or("");
        let value = match next {
            Some(_) => value.trim().trim_end_matches(names::is_between),
            None => value.trim(),
        };
        let column = line[..behind].chars().count() + 1;
        let mut place = place.clone();
        if let Some(at) = place.line.as_mut() {
            at.column = at
                .column
                .saturating_add(u32::try_from(column).unwrap_or(1))
                .saturating_sub(1);
        }
        any |= is_unfilled(value) || take(form, told, value, place, labels);
    }
    if !any {
        // The line is left as a whole, which its reader says.
        form.doubts.truncate(doubts);
    }
    any
}

/// Takes the value of a line's label; false where it is not what the label promises.
fn take(form: &mut Form, told: Told<'_>, value: &str, place: Place, labels: &Labels) -> bool {
    let label = match told {
        Told::Year => {
            let year = finish::lone_year(value);
            form.year = form.year.or(year);
            return year.is_some() || left(form, value, place);
        }
        Told::Money => {
            let money = names::lone_money(value, &labels.line);
            form.money_unit = money.unwrap_or(form.money_unit);
            return money.is_some() || left(form, value, place);
        }
        Told::Value(label) => label,
    };
    if !matches!(label, Label::Department | Label::Unit) {
        put(form, label, Cell::new(value, place));
        return true;
    }
    let named = names::named(value, &labels.line);
    form.year = form.year.or(named.year);
    form.money_unit = named.money.unwrap_or(form.money_unit);
    if !named.rest.is_empty() {
        left(form, &named.rest, place.clone());
    }
    if !named.name.is_empty() {
        put(form, label, Cell::new(named.name, place));
    }
    true
}

/// Says that part of a line was not understood; never that the line was.
fn left(form: &mut Form, text: &str, place: Place) -> bool {
    form.doubts.push(near_doubt(
        place,
        format!("这一行里的「{text}」没有读懂，未读入"),
        format!("'{text}' in this line was not understood and not taken"),
    ));
    false
}

/// The label that ends a text: behind a blank, a mark or a bracket, the shortest that is known.
fn label_at_end<'l>(before: &str, labels: &'l Labels) -> Option<(usize, Told<'l>)> {
    let parts = |c: char| {
        c.is_whitespace() || matches!(c, '，' | '。' | '；' | ',' | ';' | '|' | '）' | ')')
    };
    let trimmed = before.trim_end();
    let starts = trimmed.char_indices().rev().filter(|&(_, c)| parts(c));
    let starts = starts.map(|(at, c)| at + c.len_utf8());
    starts
        .take(MOST_WORDS)
        .chain(std::iter::once(0))
        .find_map(|start| Some((start, told(before.get(start..)?, labels)?)))
}

/// What a text is as the label of a line.
fn told<'l>(text: &str, labels: &'l Labels) -> Option<Told<'l>> {
    let field = labels.meanings(text).iter().find(|label| is_field(label));
    let is = |words: &[String]| {
        let key = key(text);
        words.iter().any(|word| *word == key)
    };
    match field {
        Some(label) => Some(Told::Value(label)),
        None if is(&labels.line.department) => Some(Told::Value(&Label::Department)),
        None if is(&labels.line.year) => Some(Told::Year),
        None if is(&labels.line.money) => Some(Told::Money),
        None => None,
    }
}

/// Reads the cells of a row that has labels with their values inside, and what may stand
/// beside them; gives those it could not read.
pub(super) fn from_row<'c>(
    cells: &'c [Cell],
    labels: &Labels,
    form: &mut Form,
) -> Option<Vec<&'c Cell>> {
    let filled = || cells.iter().filter(|cell| !cell.is_empty());
    let labelled = |cell: &Cell| {
        let label = cell.raw.split_once(['：', ':']);
        label.is_some_and(|(label, _)| label_at_end(label, labels).is_some_and(|(at, _)| at == 0))
    };
    if !filled().any(labelled) || filled().any(|cell| cell.value.quantity().is_some()) {
        return None;
    }
    let mut unread = Vec::new();
    for cell in filled() {
        let year = finish::lone_year(&cell.raw);
        let money = names::lone_money(&cell.raw, &labels.line);
        form.year = form.year.or(year);
        form.money_unit = money.unwrap_or(form.money_unit);
        let lone = year.is_some() || money.is_some();
        if !lone && !from_line(&cell.raw, cell.place.clone(), labels, form) {
            unread.push(cell);
        }
    }
    Some(unread)
}

/// `年 月 日` and blanks are room to write in, not values.
fn is_unfilled(value: &str) -> bool {
    value
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, '年' | '月' | '日' | '_'))
}

/// Puts a value where its label says, unless something stands there already.
pub(super) fn put(form: &mut Form, label: &Label, value: Cell) {
    if *label == Label::Unit
        && let Some((unit, _)) = MoneyUnit::ALL.iter().find(|(_, name)| value.raw == *name)
    {
        form.money_unit = *unit;
        return;
    }
    let value = match label {
        Label::Department | Label::Unit => without_stamps(value),
        _ => value,
    };
    let place = match label {
        Label::Project => &mut form.project,
        Label::Department => &mut form.department,
        Label::Unit => &mut form.unit,
        Label::Field(field) => form.fields.entry(*field).or_default(),
        _ => return,
    };
    if !place.is_empty() {
        return;
    }
    *place = value;
    if matches!(label, Label::Project | Label::Department | Label::Unit)
        && let Some(name) = name_of_block(&place.raw)
    {
        let block = std::mem::replace(place, Cell::new(name, place.place.clone()));
        form.doubts.push(doubt(
            block.place,
            format!("这一格像是把几格文字并在了一起，只取第一行「{name}」，请对照原件核对", name = block.raw.lines().next().unwrap_or("")),
            "this cell seems to hold the text of several; only its first line was taken, compare it with the original",
        ));
    }
}

/// A name's cell without the room for a stamp.
fn without_stamps(value: Cell) -> Cell {
    let name = names::without_stamps(&value.raw, &Labels::shipped().line);
    if name == value.raw.trim() {
        return value;
    }
    Cell::new(name, value.place)
}

/// The first line of a text below which rows of figures stand: no name has such.
fn name_of_block(text: &str) -> Option<String> {
    let mut lines = text.lines();
    let first = lines.next()?.trim();
    let figures = |line: &str| {
        let words = line.split(|c: char| c.is_whitespace() || c == '|');
        words
            .filter(|word| word.contains('.') && word.parse::<f64>().is_ok())
            .count()
            > 1
    };
    (!first.is_empty() && lines.any(figures)).then(|| first.to_owned())
}
