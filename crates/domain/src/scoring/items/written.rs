//! Formulas that a text writes in figures with their result: (100+20-7)÷(100+20)×100%＝94.17%.
//!
//! Only arithmetic of figures: a formula with a word in it is none of these.

use crate::number::{Interval, Number, Printed};
use crate::prose::{Mention, worth};

/// Longer formulas, in bytes, are none that a person wrote.
const LONGEST: usize = 200;

/// A formula of figures with what it gives and the result beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// As it is written.
    pub formula: String,
    /// What it gives, in percent.
    pub value: Number,
    /// What it may give by what its figures may have been before they were rounded.
    pub interval: Interval,
    /// The result it states, in percent.
    pub stated: Printed,
}

/// Every such formula of a text without blanks.
pub(super) fn formulas(text: &str, mentions: &[Mention<'_>]) -> Vec<Worked> {
    let found = mentions.iter().filter_map(|mention| worked(text, mention));
    found.collect()
}

fn worked(text: &str, mention: &Mention<'_>) -> Option<Worked> {
    let quantity = mention.quantity().filter(|q| q.unit.is_percent())?;
    let before = text.get(..mention.bytes.end)?;
    let before = before.get(..before.rfind(['=', '＝'])?)?;
    if before.len() < mention.bytes.start.saturating_sub('＝'.len_utf8()) {
        return None;
    }
    let from = before.rfind(['=', '＝', '，', '。', '；', '：', ':', ';', '、']);
    let from = from.map_or(0, |at| {
        at + before
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8)
    });
    let formula = before.get(from..)?;
    if formula.len() > LONGEST || !formula.contains(['÷', '/', '／']) {
        return None;
    }
    let (value, interval) = worth(formula)?;
    Some(Worked {
        formula: formula.to_owned(),
        value: value.shifted(2)?,
        interval: Interval {
            low: interval.low.shifted(2)?,
            high: interval.high.shifted(2)?,
        },
        stated: quantity.number,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::figures;

    fn told(text: &str) -> Vec<(String, String)> {
        let found = formulas(text, &figures(text)).into_iter();
        let value = |worked: &Worked| worked.value.round_half_up(2).normalized().to_string();
        found
            .map(|worked| (value(&worked), worked.stated.value.to_string()))
            .collect()
    }

    #[test]
    fn sums_and_brackets_are_worked_out() {
        for (text, expected) in [
            (
                "完成率＝（100+1,700+200-70）÷（100+1,700+200）×100%＝95.6%",
                ("96.5", "95.6"),
            ),
            ("率=9人/17人=52.94%。", ("52.94", "52.94")),
            (
                "变动率＝(48万元-47万元)÷47万元×100%=2.13%",
                ("2.13", "2.13"),
            ),
            ("（1亿元+2000万元）÷2.4亿元＝50%", ("50", "50")),
        ] {
            let expected = (expected.0.to_owned(), expected.1.to_owned());
            assert_eq!(told(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_no_formula_of_figures_is_left_alone() {
        for text in [
            "率＝（甲÷乙）×100%＝52.94%",
            "率＝52.94%",
            "完成20÷0＝5%",
            "得分＝98×5=490",
            "100%",
            "((((((((((1÷2))))))))))=50%",
        ] {
            assert!(told(text).is_empty(), "{text}: {:?}", told(text));
        }
    }
}
