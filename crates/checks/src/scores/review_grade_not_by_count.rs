//! The overall grade of a target under review follows from the grades of its items.

use crate::claim::advise;
use crate::look::quoted;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{Cell, Field, IndicatorColumn, Slot, Stage};
use domain::rules::{ReviewGrade, Ruled, counted, counting_in_words};
use domain::text::Text;

/// SCO022
pub const CHECK: Check = Check {
    code: "SCO022",
    name: "review-grade-not-by-count",
    level: Level::Warning,
    title_zh: "目标审核的综合评定与各项等次对不上",
    title_en: "The overall grade of a review does not follow from its items",
    preview: false,
    page: include_str!("review_grade_not_by_count.md"),
    run,
};

/// How an item is graded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Graded {
    /// By its position among the grades, the best first.
    As(usize),
    /// By a word that is no grade.
    Otherwise,
    /// Not yet, or by points.
    Not,
}

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.form.stage() != Stage::Review {
        return;
    }
    let Some(rule) = &subject.rules.review_grades else {
        record.not_applicable(Slot::Title, "规则没有规定按等次计数");
        return;
    };
    let mut items = Vec::new();
    for (at, row) in subject.form.indicators.iter().enumerate() {
        let slot = Slot::Indicator(at, IndicatorColumn::Actual);
        let graded = graded(&row.actual, &rule.value);
        if graded == Graded::Otherwise {
            unknown(record, slot, &row.actual.raw, rule);
        }
        items.push((slot, graded));
    }
    let overall = [Field::Grade, Field::Conclusion]
        .into_iter()
        .find_map(|field| {
            let cell = subject.form.field(field)?;
            match graded(cell, &rule.value) {
                Graded::As(rank) => Some((Slot::Field(field), rank)),
                Graded::Otherwise if field == Field::Grade => {
                    unknown(record, Slot::Field(field), &cell.raw, rule);
                    None
                }
                Graded::Otherwise | Graded::Not => None,
            }
        });
    let Some((slot, found)) = overall else {
        record.not_applicable(Slot::Field(Field::Grade), "没有综合评定");
        return;
    };
    if items.is_empty() || items.iter().any(|(_, graded)| *graded == Graded::Not) {
        record.not_applicable(slot, "还有没评的项目");
        return;
    }
    compare(record, (slot, found), &items, rule);
}

/// A word that is no grade may stand for any: only what no grade in its place allows is wrong.
fn compare(
    record: &mut Record,
    (slot, found): (Slot, usize),
    items: &[(Slot, Graded)],
    rule: &Ruled<Vec<ReviewGrade>>,
) {
    let grades = &rule.value;
    let with = |open: usize| {
        let ranks: Vec<usize> = items
            .iter()
            .map(|(_, graded)| match graded {
                Graded::As(rank) => *rank,
                Graded::Otherwise | Graded::Not => open,
            })
            .collect();
        let grade = counted(&ranks, grades)?;
        grades.iter().position(|one| one.word == grade.word)
    };
    let operands: Vec<Slot> = items.iter().map(|(slot, _)| *slot).collect();
    let last = grades.len().saturating_sub(1);
    let (Some(best), Some(worst)) = (with(0), with(last)) else {
        record.not_applicable(slot, "按计数得不出等次");
        return;
    };
    if (best..=worst).contains(&found) {
        record.pass(slot, &operands);
        return;
    }
    let word = |rank: usize| grades.get(rank).map_or("", |grade| grade.word.as_str());
    let counts: Vec<String> = (0..grades.len())
        .filter_map(|rank| {
            let count = items.iter().filter(|(_, one)| *one == Graded::As(rank));
            let count = count.count();
            (count > 0).then(|| format!("{} {count} 项", word(rank)))
        })
        .collect();
    let (counts, expected, found) = (counts.join("、"), word(best), word(found));
    let way = counting_in_words(&rule.value);
    let message = Text::new(
        format!("各项评定为{counts}，按计数应评“{expected}”，综合评定写的是“{found}”。"),
        format!(
            "The items are graded {counts}: by counting that is “{expected}”, the sheet says “{found}”."
        ),
    );
    let finding = record.fail(slot, &operands, message);
    finding.expected = expected.to_owned();
    finding.found = found.to_owned();
    let advice = Text::new(
        format!(
            "一般项目按各项等次的个数评定（{}）；重点项目按分值评定的，写明得分。",
            way.zh
        ),
        format!(
            "General projects are graded by counting ({}); where a key project is graded by points, give them.",
            way.en
        ),
    );
    advise(finding, Trust::LookAtIt, advice, Some(&rule.source));
}

fn graded(cell: &Cell, grades: &[ReviewGrade]) -> Graded {
    let text: String = cell.raw.chars().filter(|c| c.is_alphanumeric()).collect();
    if text.is_empty() || text.chars().any(char::is_numeric) {
        return Graded::Not;
    }
    let rank = grades.iter().position(|grade| grade.word == text);
    rank.map_or(Graded::Otherwise, Graded::As)
}

fn unknown(record: &mut Record, slot: Slot, raw: &str, rule: &Ruled<Vec<ReviewGrade>>) {
    let words: Vec<&str> = rule.value.iter().map(|grade| grade.word.as_str()).collect();
    let (words, told) = (words.join("、"), quoted(raw.trim()));
    let message = Text::new(
        format!("审核等次只有{words}，这里写的是{told}。"),
        format!("A review grades by {words}; this says {told}."),
    );
    let finding = record.fail(slot, &[], message);
    finding.found = raw.trim().to_owned();
    let advice = Text::new(
        format!("从{words}里选一个。"),
        format!("Choose one of {words}."),
    );
    advise(finding, Trust::LookAtIt, advice, Some(&rule.source));
}
