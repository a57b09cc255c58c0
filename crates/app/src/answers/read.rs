//! The rows of a returned list or letter: the number of a finding, and what stands in the
//! columns for answers.

use super::{Answer, AnswerKind, NO_NUMBER};
use crate::error::Error;
use crate::fingerprint::{Number, number_parts};
use crate::letter::texts::{Words, texts};
use crate::load::layout;
use office::{Block, Row};

/// Which columns answer.
#[derive(Clone, Copy, Default)]
struct Columns {
    answer: Option<usize>,
    words: Option<usize>,
    problem: Option<usize>,
    number: Option<usize>,
}

/// The answers of a document.
pub(super) fn answers(name: &str, bytes: &[u8]) -> Result<Vec<Answer>, Error> {
    let document = layout(name, bytes)?;
    let mut found = Vec::new();
    let mut columns = Columns::default();
    for block in &document.blocks {
        let Block::Table(table) = block else {
            continue;
        };
        for row in &table.rows {
            match heads(row) {
                Some(heads) => columns = heads,
                None => found.extend(answer(row, columns, name)),
            }
        }
    }
    if found.iter().all(Answer::is_unread) {
        return Err(Error::NoAnswers(name.to_owned()));
    }
    Ok(found)
}

/// The columns, where the row is a heading.
fn heads(row: &Row) -> Option<Columns> {
    let column = |names: &[String]| {
        row.cells.iter().position(|cell| {
            let text: String = cell.text.split_whitespace().collect();
            names.contains(&text)
        })
    };
    let words = &texts().answers;
    let answer = column(&words.answer_columns)?;
    Some(Columns {
        answer: Some(answer),
        words: column(&words.words_columns),
        problem: column(&words.problem_columns),
        number: column(&words.number_columns),
    })
}

/// What a row says; nothing where it is about no finding. A row that answers, or has a
/// number that is none, is about one, though nobody can say which.
fn answer(row: &Row, columns: Columns, file: &str) -> Option<Answer> {
    let text = |column: Option<usize>| {
        let cell = column.and_then(|column| row.cells.get(column));
        cell.map_or("", |cell| cell.text.trim())
    };
    let words = &texts().answers;
    let (mut kind, mut said) = understood(text(columns.answer), words);
    let more = text(columns.words);
    if !more.is_empty() {
        if !said.is_empty() {
            said.push('\n');
        }
        said.push_str(more);
        kind = match kind {
            None | Some(AnswerKind::Unclear) => Some(AnswerKind::Explained),
            chosen => chosen,
        };
    }
    let shown = text(columns.number);
    let number = row.cells.iter().find_map(|cell| number_parts(&cell.text));
    let number = match number {
        Some(number) => number,
        None if shown == NO_NUMBER || (shown.is_empty() && kind.is_none()) => return None,
        None => Number {
            code: String::new(),
            fingerprint: String::new(),
            form: String::new(),
            spot: String::new(),
        },
    };
    Some(Answer {
        code: number.code,
        fingerprint: number.fingerprint,
        form: number.form,
        spot: number.spot,
        kind,
        words: said,
        problem: text(columns.problem).to_owned(),
        file: file.to_owned(),
    })
}

/// What is ticked or chosen, and the words besides. Words alone are an explanation.
fn understood(text: &str, words: &Words) -> (Option<AnswerKind>, String) {
    let lists = [
        (AnswerKind::Fixed, &words.fixed),
        (AnswerKind::Explained, &words.explained),
        (AnswerKind::Waiver, &words.waiver),
    ];
    let mut ticked = Vec::new();
    let mut plain = Vec::new();
    let mut said = Vec::new();
    let text = closed_up(text, words);
    for line in text.lines() {
        let line = line.trim();
        let label = words
            .words
            .iter()
            .find_map(|label| line.strip_prefix(label));
        if let Some(rest) = label {
            said.push(rest.trim().to_owned());
            continue;
        }
        let is_mark = |c: char| words.ticked.contains(c) || words.boxes.contains(c);
        let bare = |piece: &str| piece.trim().trim_matches(is_mark).trim().to_owned();
        let chosen = |bare: &str| {
            let mut lists = lists.iter();
            lists.find(|(_, list)| list.iter().any(|word| bare.eq_ignore_ascii_case(word)))
        };
        // One line may hold several boxes, and a choice several words.
        let whole = chosen(&bare(line)).is_some();
        let pieces = if whole {
            vec![line]
        } else {
            line.split_inclusive([' ', '　']).collect()
        };
        for piece in pieces {
            let bare = bare(piece);
            match chosen(&bare) {
                Some((kind, _)) if piece.contains(|c| words.ticked.contains(c)) => {
                    ticked.push(*kind);
                }
                Some((kind, _)) if !piece.contains(is_mark) => plain.push(*kind),
                Some(_) => {}
                None => said.push(bare),
            }
        }
    }
    said.retain(|words| !words.is_empty());
    let said = said.join(" ");
    let kind = match (ticked.as_slice(), plain.as_slice()) {
        ([kind], _) | ([], [kind]) => Some(*kind),
        _ if !said.is_empty() => Some(AnswerKind::Explained),
        ([_, _, ..], _) | ([], [_, _, ..]) => Some(AnswerKind::Unclear),
        _ => None,
    };
    (kind, said)
}

/// A mark parted from its word by a blank belongs to it.
fn closed_up(text: &str, words: &Words) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marked = false;
    for character in text.chars() {
        let blank = matches!(character, ' ' | '　');
        if !(marked && blank) {
            out.push(character);
            marked = words.ticked.contains(character) || words.boxes.contains(character);
        }
    }
    out
}
