//! Cells that tried to be a number and are none, and why.

use crate::text::Text;

use super::amount::Lead;
use super::{figure, measure};

/// What a table program prints where a formula failed.
const FAILED_FORMULAS: [&str; 7] = [
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!",
];

/// Why the cell is no number; `None` when it did not try to be one.
pub(super) fn fault(text: &str) -> Option<Text> {
    if FAILED_FORMULAS.contains(&text) {
        return Some(Text::new(
            format!("这里是表格公式的错误提示“{text}”，不是数字"),
            format!("'{text}' is a failed spreadsheet formula, not a number"),
        ));
    }
    let begin = text.find(|c: char| c.is_ascii_digit())?;
    let lead = Lead::before(text, 0, begin);
    let signs = &text[..lead.start];
    if !signs.chars().all(|c| matches!(c, '+' | '-' | '.' | ',')) {
        return None;
    }
    let read = figure::read(&text[begin..], true);
    let behind = &text[begin + read.len..];
    if read.number.is_none() {
        return is_unit(behind).then(|| broken(&text[begin..begin + read.len]));
    }
    if behind.len() > 1 && behind.chars().all(|c| matches!(c, '%' | '‰')) {
        return Some(Text::new(
            format!("“{text}”重复写了百分号"),
            format!("'{text}' repeats the percent sign"),
        ));
    }
    if is_scientific(behind) {
        return Some(Text::new(
            format!("“{text}”是科学计数法，请写出完整的数字"),
            format!("'{text}' is scientific notation; write all digits of the number"),
        ));
    }
    let stray = !signs.is_empty() || (!behind.is_empty() && behind.chars().all(is_sign));
    (stray && is_unit(behind.trim_end_matches(is_sign))).then(|| {
        Text::new(
            format!("“{text}”里有多余的符号，读不成数字"),
            format!("'{text}' has stray signs and is not a number"),
        )
    })
}

fn is_sign(c: char) -> bool {
    matches!(c, '+' | '-' | '.' | ',')
}

fn is_unit(text: &str) -> bool {
    text.is_empty() || measure::read(text, true, false).len == text.len()
}

fn is_scientific(text: &str) -> bool {
    let Some(power) = text.strip_prefix(['e', 'E']) else {
        return false;
    };
    let digits = power.strip_prefix(['+', '-']).unwrap_or(power);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

fn broken(run: &str) -> Text {
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    if run.bytes().all(|b| b.is_ascii_digit()) {
        return Text::new(
            format!("数字有{digits}位，太长了"),
            format!("a number of {digits} digits is too long"),
        );
    }
    let shown: String = run.chars().take(40).collect();
    Text::new(
        format!("“{shown}”的逗号或小数点位置不对，读不成数字"),
        format!("'{shown}' has a comma or a decimal point out of place and is not a number"),
    )
}
