//! What the reader of the notation says of names that mean nothing.

use super::NotationError;
use domain::text::Text;
use toml::Spanned;

/// The form has no cell of that name.
pub(super) fn no_such_cell(source: &str, path: &str, text: &Spanned<String>) -> NotationError {
    NotationError::at(
        source,
        &text.span(),
        path,
        Text::new("表里没有这个单元格", "the form has no such cell"),
        Text::new(
            "位置表里的名称从 1 数起，如 indicators.3.score",
            "names in the table of places count from 1, like indicators.3.score",
        ),
    )
}

/// None of the names that are known there.
pub(super) fn unknown<'a>(
    source: &str,
    text: &Spanned<String>,
    key: &str,
    what_zh: &str,
    what_en: &str,
    known: impl Iterator<Item = &'a str>,
) -> NotationError {
    let raw = if key.starts_with("fields.") {
        key.trim_start_matches("fields.")
    } else {
        text.get_ref()
    };
    let known = known.collect::<Vec<_>>().join(", ");
    NotationError::at(
        source,
        &text.span(),
        key,
        Text::new(
            format!("没有“{raw}”这种{what_zh}"),
            format!("there is no {what_en} \"{raw}\""),
        ),
        Text::new(
            format!("可用的有：{known}"),
            format!("the known ones are {known}"),
        ),
    )
}
