//! How a target form under review comes to its overall grade.
//!
//! Must not grade: the grades of the items are a reviewer's.

use crate::number::Points;
use crate::text::Text;

/// An overall grade by counting, for general projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewGrade {
    /// 优, 良, 中, 差
    pub word: String,
    /// So many items have this grade or a better one; nought for the last grade.
    pub at_least: u8,
    /// No item is below this grade.
    pub lowest: String,
}

/// The points of the items for key projects.
pub type ReviewPoints = Vec<(String, Points)>;

/// The counting in a sentence.
pub fn counting_in_words(grades: &[ReviewGrade]) -> Text {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for (at, grade) in grades.iter().enumerate() {
        let ReviewGrade {
            word,
            at_least,
            lowest,
        } = grade;
        if *at_least == 0 {
            zh.push(format!("其余为{word}"));
            en.push(format!("{word} otherwise"));
            continue;
        }
        let better = if at == 0 { "" } else { "及以上" };
        let last = grades.last().is_some_and(|last| last.word == *lowest);
        let (bound_zh, bound_en) = if last {
            (String::new(), String::new())
        } else {
            (
                format!("且没有低于{lowest}"),
                format!(" and none below {lowest}"),
            )
        };
        zh.push(format!(
            "{at_least} 项以上为{word}{better}{bound_zh}的，评{word}"
        ));
        en.push(format!(
            "{word} where {at_least} or more are at least {word}{bound_en}"
        ));
    }
    Text::new(zh.join("；"), en.join("; "))
}

/// The overall grade that graded items earn: the first whose counts they meet. `ranks` are
/// positions in `grades`, the best first.
pub fn counted<'a>(ranks: &[usize], grades: &'a [ReviewGrade]) -> Option<&'a ReviewGrade> {
    let rank = |word: &str| grades.iter().position(|grade| grade.word == word);
    grades.iter().enumerate().find_map(|(at, grade)| {
        let good = ranks.iter().filter(|rank| **rank <= at).count();
        let lowest = rank(&grade.lowest)?;
        let met = good >= usize::from(grade.at_least) && ranks.iter().all(|rank| *rank <= lowest);
        met.then_some(grade)
    })
}

/// The points in a sentence.
pub fn points_in_words(points: &[(String, Points)]) -> Text {
    let told = |between: &str, unit: &str| {
        let items = points.iter();
        let items: Vec<String> = items
            .map(|(name, points)| format!("{name} {points}{unit}"))
            .collect();
        items.join(between)
    };
    Text::new(told("、", " 分"), told(", ", ""))
}
