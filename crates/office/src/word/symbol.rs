//! What the characters of the symbol fonts mean, which Word numbers by their place in the
//! font and not by Unicode. Its "Insert symbol" writes ≥ as a character of the font Symbol;
//! lost, an indicator loses its direction.

/// The font Symbol from 0x20 to 0x7E.
const LOW: &str = " !∀#∃%&∋()*+,-./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~";

/// The font Symbol from 0xA0 to 0xFE.
const HIGH: &str = "€ϒ′≤/∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u{F8FF}〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

/// The fonts whose characters are pictures.
const WINGDINGS: &[(u8, char)] = &[
    (0x21, '✏'),
    (0x22, '✂'),
    (0x28, '☎'),
    (0x2A, '✉'),
    (0x45, '☜'),
    (0x46, '☞'),
    (0x4A, '☺'),
    (0x6C, '●'),
    (0x6D, '❍'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x73, '◆'),
    (0x74, '◆'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '◆'),
    (0x78, '☒'),
    (0x9E, '·'),
    (0x9F, '•'),
    (0xA1, '○'),
    (0xA2, '○'),
    (0xA4, '◉'),
    (0xA5, '◎'),
    (0xA7, '▪'),
    (0xA8, '□'),
    (0xAB, '★'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xEF, '⇦'),
    (0xF0, '⇨'),
    (0xF1, '⇧'),
    (0xF2, '⇩'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

const WINGDINGS_2: &[(u8, char)] = &[
    (0x4F, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x97, '•'),
    (0x98, '●'),
    (0xA3, '□'),
];

const WINGDINGS_3: &[(u8, char)] = &[
    (0x21, '←'),
    (0x22, '→'),
    (0x23, '↑'),
    (0x24, '↓'),
    (0x70, '▲'),
    (0x71, '▼'),
    (0x72, '△'),
    (0x73, '▽'),
    (0x74, '◀'),
    (0x75, '▶'),
    (0x76, '◁'),
    (0x77, '▷'),
];

/// Circled figures: font, code of the first, the first, how many.
const CIRCLED: &[(&str, u8, char, u8)] = &[
    ("wingdings", 0x81, '①', 10),
    ("wingdings", 0x8C, '❶', 10),
    ("wingdings 2", 0x6A, '①', 10),
    ("wingdings 2", 0x75, '❶', 10),
];

/// The character a symbol font shows for a code, with or without the private 0xF000 before
/// it; none where the font is no symbol font or the sign is not known.
pub(crate) fn meant(font: &str, code: u32) -> Option<char> {
    let font = font.trim().to_ascii_lowercase();
    let own = match code {
        0xF000..=0xF0FF => u8::try_from(code - 0xF000).ok()?,
        _ => u8::try_from(code).ok()?,
    };
    match font.as_str() {
        "symbol" | "standard symbols l" | "opensymbol" => symbol(own),
        "wingdings" => circled(&font, own).or_else(|| among(WINGDINGS, own)),
        "wingdings 2" => circled(&font, own).or_else(|| among(WINGDINGS_2, own)),
        "wingdings 3" => among(WINGDINGS_3, own),
        _ => None,
    }
}

/// The character of any font; none where its meaning is not known.
pub(crate) fn meaning(font: &str, code: u32) -> Option<char> {
    meant(font, code).or_else(|| char::from_u32(code).filter(|_| !is_private(code)))
}

/// Whether a code has a meaning in its own font only.
pub(crate) fn is_private(code: u32) -> bool {
    (0xE000..=0xF8FF).contains(&code)
}

fn symbol(code: u8) -> Option<char> {
    let found = match code {
        0x20..=0x7E => LOW.chars().nth(usize::from(code - 0x20)),
        0xA0..=0xFE => HIGH.chars().nth(usize::from(code - 0xA0)),
        _ => None,
    };
    found.filter(|found| !is_private(u32::from(*found)))
}

fn among(table: &[(u8, char)], code: u8) -> Option<char> {
    let found = table.iter().find(|(known, _)| *known == code)?;
    Some(found.1)
}

fn circled(font: &str, code: u8) -> Option<char> {
    CIRCLED.iter().find_map(|(name, first, character, count)| {
        let step = code.checked_sub(*first)?;
        let inside = *name == font && step < *count;
        inside.then(|| char::from_u32(u32::from(*character) + u32::from(step)))?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signs_of_indicators_keep_their_meaning() {
        let shown: Vec<Option<char>> = [0xF0B3, 0xF0A3, 0xF0B1, 0xF0B4, 0xF0B9, 0xB3]
            .into_iter()
            .map(|code| meaning("Symbol", code))
            .collect();
        let wanted = ['≥', '≤', '±', '×', '≠', '≥'].map(Some);
        assert_eq!(shown, wanted);
        assert_eq!(meaning("Symbol", 0xF0FE), Some('⎭'));
        assert_eq!(meaning("Symbol", 0xF070), Some('π'));
    }

    #[test]
    fn boxes_ticks_and_circled_figures_keep_their_meaning() {
        assert_eq!(meaning("Wingdings", 0xF0FE), Some('☑'));
        assert_eq!(meaning("Wingdings 2", 0xF052), Some('☑'));
        assert_eq!(meaning("Wingdings", 0xF0A8), Some('□'));
        assert_eq!(meaning("Wingdings", 0xF083), Some('③'));
    }

    #[test]
    fn an_ordinary_font_means_what_it_says() {
        assert_eq!(meaning("宋体", 0x2265), Some('≥'));
        assert_eq!(meaning("宋体", 0xF0B3), None);
    }

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
