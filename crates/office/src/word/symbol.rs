//! What the characters of the symbol fonts mean, which Word numbers by their place in the
//! font and not by Unicode.

/// The Symbol font from 0x20 to 0x7E.
const LOW: &str = " !∀#∃%&∍()*+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

/// The Symbol font from 0xA0 to 0xFE.
const HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u{FFFD}〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

/// Signs of Wingdings that stand in forms: ticks, boxes, bullets, numbers in circles.
const WINGDINGS: [(u32, char); 24] = [
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x71, '❑'),
    (0x75, '◆'),
    (0x81, '①'),
    (0x82, '②'),
    (0x83, '③'),
    (0x84, '④'),
    (0x85, '⑤'),
    (0x86, '⑥'),
    (0x87, '⑦'),
    (0x88, '⑧'),
    (0x89, '⑨'),
    (0x8A, '⑩'),
    (0x9F, '•'),
    (0xA1, '○'),
    (0xA8, '□'),
    (0xD8, '➢'),
    (0xE0, '→'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

/// The character a symbol font shows for a code, with or without the private 0xF000 before
/// it; none where the font is no symbol font or the sign is not known.
pub(crate) fn meant(font: &str, code: u32) -> Option<char> {
    let code = if (0xF000..=0xF0FF).contains(&code) {
        code - 0xF000
    } else {
        code
    };
    let found = if font.eq_ignore_ascii_case("Symbol") {
        if code < 0x80 {
            LOW.chars().nth(code.checked_sub(0x20)? as usize)
        } else {
            HIGH.chars().nth(code.checked_sub(0xA0)? as usize)
        }
    } else if font.eq_ignore_ascii_case("Wingdings") {
        WINGDINGS
            .iter()
            .find(|(known, _)| *known == code)
            .map(|(_, sign)| *sign)
    } else {
        None
    };
    found.filter(|sign| *sign != '\u{FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_forms_are_known() {
        let signs: String = [0xF0B3, 0xF0A3, 0xF0B1, 0xF0B4, 0xF0B0, 0xF0B9, 0xB8, 0xF044]
            .into_iter()
            .filter_map(|code| meant("Symbol", code))
            .collect();
        assert_eq!(signs, "≥≤±×°≠÷Δ");
        assert_eq!(meant("Symbol", 0xFE), Some('⎭'));
        assert_eq!(meant("Wingdings", 0xF0FE), Some('☑'));
        assert_eq!(meant("宋体", 0xF0B3), None);
        assert_eq!(meant("Symbol", 0xF010), None);
        assert_eq!(meant("Symbol", 0xF090), None);
        assert_eq!(meant("Symbol", 0xF0F0), None);
    }
}
