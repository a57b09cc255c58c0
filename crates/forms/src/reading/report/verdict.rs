//! The score and the grade of the whole evaluation: 评价得分为93.22分，评价等级为“优”.

use super::items::{bare_number, ends_with_any};
use super::prose::behind;
use crate::labels::ReportWords;
use domain::form::{Cell, Field, Form};
use domain::place::Place;
use std::ops::Range;

/// A longer word is no grade.
const LONGEST_GRADE: usize = 4;

/// Takes score and grade from a text that tells both, or a score alone where `alone` allows.
pub(super) fn take(
    form: &mut Form,
    text: &str,
    place: &Place,
    alone: bool,
    words: &ReportWords,
) -> bool {
    let grade = grade(text, place, words);
    let Some(score) = score(text, place, words).filter(|_| alone || grade.is_some()) else {
        return false;
    };
    if form.total.score.is_empty() {
        form.total.score = score;
    }
    if let Some(grade) = grade {
        form.fields.entry(Field::Grade).or_insert(grade);
    }
    true
}

/// Looks through the paragraphs that are part of no item, from the last: the verdict comes
/// behind what it rests on.
pub(super) fn find(form: &mut Form, items: &[Range<usize>], words: &ReportWords) {
    let mut items = items.iter().rev().peekable();
    for at in (0..form.paragraphs.len()).rev() {
        while items.next_if(|item| item.start > at).is_some() {}
        let in_item = items.peek().is_some_and(|item| item.contains(&at));
        let Some(text) = form.paragraphs.get(at).filter(|_| !in_item) else {
            continue;
        };
        let text = text.text.clone();
        if take(form, &text.raw, &text.place, false, words) {
            return;
        }
    }
}

fn score(text: &str, place: &Place, words: &ReportWords) -> Option<Cell> {
    domain::prose::figures(text).into_iter().find_map(|figure| {
        let before = text.get(..figure.bytes.start)?;
        let quantity = figure
            .quantity()
            .filter(|_| ends_with_any(before, &words.total))?;
        let (at, number) = bare_number(figure.raw)?;
        // 90%以上 is what a grade asks for, not what was scored.
        let bare =
            quantity.upper.is_none() && quantity.comparator.is_none() && !quantity.approximate;
        bare.then(|| Cell::new(number, behind(place, text, figure.bytes.start + at)))
    })
}

/// The word behind 等级为, without its quotation marks.
fn grade(text: &str, place: &Place, words: &ReportWords) -> Option<Cell> {
    words.grade.iter().find_map(|word| {
        let at = text.rfind(word.as_str())? + word.len();
        let rest = text.get(at..)?;
        let quoting = |c: char| c.is_whitespace() || "：:为“”\"‘’「『【（(".contains(c);
        let start = rest.trim_start_matches(quoting);
        let begins = at + rest.len() - start.len();
        let end = start
            .find(|c: char| c.is_whitespace() || !c.is_alphabetic())
            .unwrap_or(start.len());
        let grade = start.get(..end)?;
        let fits = (1..=LONGEST_GRADE).contains(&grade.chars().count());
        fits.then(|| Cell::new(grade, behind(place, text, begins)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::Labels;

    fn verdict(text: &str, alone: bool) -> Option<(String, Option<String>)> {
        let mut form = Form::default();
        let words = &Labels::shipped().report;
        take(&mut form, text, &Place::at_line(3, 1), alone, words).then(|| {
            let grade = form.field(Field::Grade).map(|cell| cell.raw.clone());
            (form.total.score.raw.clone(), grade)
        })
    }

    #[test]
    fn score_and_grade_are_told_in_one_sentence() {
        let both = |score: &str, grade: &str| Some((score.to_owned(), Some(grade.to_owned())));
        assert_eq!(
            verdict(
                "经评分，本部门评价得分为88.5分，绩效评价等级为“ 良”。",
                false
            ),
            both("88.5", "良")
        );
        assert_eq!(
            verdict("评分：91          等级：优秀", false),
            both("91", "优秀")
        );
        assert_eq!(verdict("本次评价得分为4分。", false), None);
        assert_eq!(
            verdict("自评得分96分。", true),
            Some(("96".to_owned(), None))
        );
        assert_eq!(verdict("满意度评分达到90分以上的，等级为优", false), None);
    }

    #[test]
    fn they_stand_where_they_are_printed() {
        let mut form = Form::default();
        let words = &Labels::shipped().report;
        take(
            &mut form,
            "评分：91 等级：优",
            &Place::at_line(3, 5),
            false,
            words,
        );
        assert_eq!(form.total.score.place, Place::at_line(3, 8));
        assert_eq!(form.fields[&Field::Grade].place, Place::at_line(3, 14));
    }
}
