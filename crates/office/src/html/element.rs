//! What the elements of a page are to a reader: lines, roles, hidden, lengths.

use crate::document::Role;
use scraper::node::Element;

/// Elements whose content no browser shows as text.
const UNSEEN: [&str; 12] = [
    "head", "script", "style", "template", "noscript", "svg", "math", "object", "iframe", "title",
    "datalist", "rp",
];

/// Elements that begin and end a line.
const BLOCKS: [&str; 29] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "nav",
    "address",
    "blockquote",
    "center",
    "dl",
    "dt",
    "dd",
    "ul",
    "ol",
    "li",
    "fieldset",
    "form",
    "figure",
    "figcaption",
    "hr",
    "pre",
    "details",
    "summary",
    "caption",
    "legend",
    "body",
];

/// Whether it begins and ends a line.
pub(super) fn starts_line(name: &str) -> bool {
    BLOCKS.contains(&name) || heading(name).is_some()
}

/// Whether no browser shows its content as text.
pub(super) fn unseen(element: &Element) -> bool {
    UNSEEN.contains(&element.name())
        || element.name() == "option" && element.attr("selected").is_none()
}

/// Whether a browser does not show it.
pub(super) fn hidden(element: &Element) -> bool {
    element.attr("hidden").is_some() || css(element, "display").is_some_and(|value| value == "none")
}

/// Whether blanks and line ends in it stay as they are.
pub(super) fn keeps_blanks(element: &Element) -> bool {
    matches!(element.name(), "pre" | "textarea")
        || css(element, "white-space").is_some_and(|value| value.starts_with("pre"))
}

/// Whether a page ends at it.
pub(super) fn breaks_page(element: &Element) -> bool {
    [
        "break-after",
        "break-before",
        "page-break-after",
        "page-break-before",
    ]
    .iter()
    .filter_map(|name| css(element, name))
    .any(|value| matches!(value.as_str(), "page" | "always" | "left" | "right"))
}

/// A property that the element itself tells, in small letters.
fn css(element: &Element, name: &str) -> Option<String> {
    element.attr("style")?.split(';').find_map(|part| {
        let (property, value) = part.split_once(':')?;
        property
            .trim()
            .eq_ignore_ascii_case(name)
            .then(|| value.trim().to_ascii_lowercase())
    })
}

/// A length told in millimetres, centimetres, points or pixels, in hundredths of a
/// millimetre; else 0.
pub(super) fn length(element: &Element, name: &str) -> u32 {
    const UNITS: [(&str, f64); 5] = [
        ("mm", 100.0),
        ("cm", 1000.0),
        ("in", 2540.0),
        ("pt", 2540.0 / 72.0),
        ("px", 2540.0 / 96.0),
    ];
    let Some(value) = css(element, name) else {
        return 0;
    };
    UNITS
        .iter()
        .find_map(|(unit, hundredths)| {
            let number: f64 = value.strip_suffix(unit)?.trim().parse().ok()?;
            let length = number * hundredths;
            (length > 0.0 && length < 1e7).then(|| length.round() as u32)
        })
        .unwrap_or(0)
}

/// A whole number told by an attribute.
pub(super) fn number_of(element: &Element, name: &str, without: u32) -> u32 {
    let digits = |text: &str| {
        let text = text.trim();
        let end = text.bytes().take_while(u8::is_ascii_digit).count();
        text.get(..end)?.parse().ok()
    };
    element.attr(name).and_then(digits).unwrap_or(without)
}

fn heading(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

/// The role an element gives its paragraphs.
pub(super) fn role(element: &Element) -> Option<Role> {
    match (element.name(), heading(element.name())) {
        (_, Some(1)) => Some(Role::Title),
        (_, Some(level)) => Some(Role::Heading(level - 1)),
        ("header", _) => Some(Role::Header),
        ("footer", _) => Some(Role::Footer),
        ("aside", _) => Some(Role::TextBox),
        _ => (element.attr("role") == Some("note")).then_some(Role::Note),
    }
}
