//! What may be entered in a cell, as the workbook checks it, with a word to who fills it in.

use super::figure;
use crate::document::{Entry, Extra};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Worksheet, XlsxError,
};

/// Characters that all words of a list may have together.
const LONGEST_LIST: usize = 255;

/// Characters of a prompt that a workbook shows.
const LONGEST_PROMPT: usize = 120;

/// The least and most a number without bounds may be.
const ANY: f64 = 1e14;

/// Has the workbook check what is entered at that place.
pub(super) fn check(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    extra: Option<&Extra>,
) -> Result<(), XlsxError> {
    let Some(extra) = extra else {
        return Ok(());
    };
    let prompt = &extra.prompt;
    let validation = match &extra.entry {
        Entry::Figure { least, most } => {
            let percent = text.ends_with('%') || extra.number_format.contains('%');
            number(least.as_deref(), most.as_deref(), percent)?
        }
        Entry::Choice(words) => choice(words)?.unwrap_or_else(anything),
        Entry::Text if !prompt.is_empty() => anything(),
        Entry::Fixed | Entry::Text | Entry::Computed => return Ok(()),
    };
    let validation = if prompt.is_empty() {
        validation
    } else {
        let prompt: String = prompt.chars().take(LONGEST_PROMPT).collect();
        validation
            .set_input_title("填写要求")?
            .set_input_message(prompt)?
    };
    worksheet.add_data_validation(row, column, row, column, &validation)?;
    Ok(())
}

/// Nothing is refused.
fn anything() -> DataValidation {
    DataValidation::new().allow_any_value()
}

/// A number; within its bounds where it has any, else only asked for.
fn number(
    least: Option<&str>,
    most: Option<&str>,
    percent: bool,
) -> Result<DataValidation, XlsxError> {
    let bound = |text: Option<&str>| text.and_then(|text| text.parse::<f64>().ok());
    let shown = |text: Option<&str>| text.map(|text| shown(text, percent)).unwrap_or_default();
    let (low, high) = (shown(least), shown(most));
    let (rule, wanted) = match (bound(least), bound(most)) {
        (Some(least), Some(most)) => (
            DataValidationRule::Between(least, most),
            format!(" {low} 至 {high} 之间的数字"),
        ),
        (Some(least), None) => (
            DataValidationRule::GreaterThanOrEqualTo(least),
            format!("不小于 {low} 的数字"),
        ),
        (None, Some(most)) => (
            DataValidationRule::LessThanOrEqualTo(most),
            format!("不大于 {high} 的数字"),
        ),
        (None, None) => {
            return DataValidation::new()
                .allow_decimal_number(DataValidationRule::Between(-ANY, ANY))
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_title("不是数字")?
                .set_error_message("这里一般填数字，不带单位。");
        }
    };
    DataValidation::new()
        .allow_decimal_number(rule)
        .set_input_title("填写要求")?
        .set_input_message(format!("请填{wanted}"))?
        .set_error_title("填写有误")?
        .set_error_message(format!("这里只能填{wanted}，不带单位。"))
}

/// A bound as the cell shows it.
fn shown(bound: &str, percent: bool) -> String {
    let hundredfold = || {
        let value = bound.parse::<f64>().ok()? * 100.0;
        let text = format!("{value}");
        figure::figure(&text).map(|_| text + "%")
    };
    percent
        .then(hundredfold)
        .flatten()
        .unwrap_or_else(|| bound.to_owned())
}

/// One of some words; none where the words do not fit the list of a workbook.
fn choice(words: &[String]) -> Result<Option<DataValidation>, XlsxError> {
    let joined = words.join(",");
    let commas = words.iter().any(|word| word.contains(','));
    if words.is_empty() || commas || joined.encode_utf16().count() > LONGEST_LIST {
        return Ok(None);
    }
    let told: String = words.join("、").chars().take(200).collect();
    DataValidation::new()
        .allow_list_strings(words)?
        .set_error_title("填写有误")?
        .set_error_message(format!("请从下列各项中选一项：{told}"))
        .map(Some)
}
