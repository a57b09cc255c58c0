//! Page numbers: how they are told from other texts in the margins of pages.

/// The text with every figure alike: page numbers differ.
pub(crate) fn figureless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '0'..='9' | '〇' | '一'..='十' if out.ends_with('#') => {}
            '0'..='9' => out.push('#'),
            _ => out.push(c),
        }
    }
    out
}

/// Whether it is a page's number and nothing else: `3`, `- 3 -`, `第 3 页`, `第 3 页 共 8 页`, `3/8`.
pub(crate) fn is_page_number(text: &str) -> bool {
    let text = figureless(text);
    let bare = text.trim_matches(|c| "-—–·.".contains(c));
    matches!(
        bare,
        "#" | "#/#"
            | "第#页"
            | "第#页共#页"
            | "第#页,共#页"
            | "第#页，共#页"
            | "第#页/共#页"
            | "Page#"
            | "Page#of#"
    )
}
