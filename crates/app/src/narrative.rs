//! How much prose stands between the forms: it is shown, but no check looks at it.

use domain::text::Text;
use forms::Unread;

/// Paragraphs outside of forms, and the figures in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Narrative {
    /// Paragraphs.
    pub paragraphs: usize,
    /// Figures in them: runs of digits, with their decimal points and separators.
    pub numbers: usize,
}

impl Narrative {
    /// The counts of some paragraphs.
    pub fn of(paragraphs: &[Unread]) -> Self {
        Self {
            paragraphs: paragraphs.len(),
            numbers: paragraphs.iter().map(|one| numbers(&one.text)).sum(),
        }
    }

    /// The counts in words.
    pub fn text(self) -> Text {
        let Self {
            paragraphs,
            numbers,
        } = self;
        let mut text = Text::new(
            format!("正文 {paragraphs} 段"),
            format!("{paragraphs} paragraphs of prose"),
        );
        if paragraphs == 1 {
            text.en = "1 paragraph of prose".to_owned();
        }
        if numbers > 0 {
            text.zh.push_str(&format!("（其中数字 {numbers} 个）"));
            text.en.push_str(&format!(" (numbers in them: {numbers})"));
        }
        text.zh.push_str("未核对");
        text.en.push_str(" not checked");
        text
    }

    /// Adds the counts of another document.
    pub fn add(&mut self, other: Self) {
        self.paragraphs += other.paragraphs;
        self.numbers += other.numbers;
    }
}

/// 1,234.56 is one figure, 2022-06-30 are three: what a clerk would have to look at.
fn numbers(text: &str) -> usize {
    let (mut count, mut inside, mut joined) = (0, false, false);
    for c in text.chars() {
        if c.is_ascii_digit() || matches!(c, '０'..='９') {
            if !inside && !joined {
                count += 1;
            }
            (inside, joined) = (true, false);
        } else {
            joined = inside && matches!(c, '.' | ',' | '．');
            inside = false;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_counted_as_a_reader_sees_them() {
        for (text, count) in [
            ("", 0),
            ("一、基本情况", 0),
            ("预算1,234.56万元，执行98.5%", 2),
            ("2022-06-30", 3),
            ("１２个，3.", 2),
            ("见附件1，2个", 2),
        ] {
            assert_eq!(numbers(text), count, "{text}");
        }
    }
}
