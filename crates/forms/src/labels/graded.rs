//! A total's score with the grade behind it in one text: 97.5分（优）.

use super::{Label, Labels};
use domain::value::Value;

impl Labels {
    /// The score behind the total's label in one text: 总分：99.07分.
    pub(crate) fn total_in<'t>(&self, text: &'t str) -> Option<&'t str> {
        let (label, score) = text.trim().split_once(['：', ':'])?;
        let is_total = self.meanings(label).contains(&Label::Total);
        let is_score = Value::parse(score).number().is_some() || self.graded(score).is_some();
        (is_total && is_score).then_some(score)
    }

    /// The score and the grade of such a text.
    pub(crate) fn graded<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str)> {
        let text = text.trim();
        let is_mark = |c: char| c.is_whitespace() || "（）()，,、；;：:/".contains(c);
        let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c.is_whitespace()))?;
        let behind = text.get(end..)?;
        let end = end
            + behind
                .strip_prefix('分')
                .map_or(0, |rest| behind.len() - rest.len());
        let (score, rest) = text.split_at_checked(end)?;
        let mut grade = rest.trim_matches(is_mark);
        for word in &self.report.grade {
            grade = grade.strip_prefix(word.as_str()).unwrap_or(grade);
        }
        let grade = grade.trim_matches(is_mark);
        let known = |word: &String| grade.strip_suffix('等').unwrap_or(grade) == word;
        let is_score = Value::parse(score).number().is_some();
        (is_score && self.grades.iter().any(known)).then_some((score.trim(), grade))
    }
}

#[cfg(test)]
mod tests {
    use super::Labels;

    #[test]
    fn a_grade_behind_the_score_is_told_from_other_words() {
        for (text, told) in [
            ("97.5分（优）", Some(("97.5分", "优"))),
            ("97.5 优秀", Some(("97.5", "优秀"))),
            ("88，等级：良", Some(("88", "良"))),
            ("88分/良好", Some(("88分", "良好"))),
            ("97.5", None),
            ("97.5（满分100）", None),
            ("优", None),
            ("97.5优先", None),
        ] {
            assert_eq!(Labels::shipped().graded(text), told, "{text}");
        }
    }
}
