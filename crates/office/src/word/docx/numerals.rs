//! Figures as automatic numbering prints them.

/// A figure in a format of numbering; formats that are not known print as decimals.
pub(super) fn numeral(format: &str, value: u32) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{value:02}"),
        "upperLetter" => letters(value, b'A'),
        "lowerLetter" => letters(value, b'a'),
        "upperRoman" => roman(value),
        "lowerRoman" => roman(value).to_ascii_lowercase(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "ideographDigital"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => chinese(value, &PLAIN),
        "chineseLegalSimplified" | "ideographLegalTraditional" => chinese(value, &LEGAL),
        "japaneseDigitalTenThousand" | "taiwaneseDigital" => value
            .to_string()
            .bytes()
            .filter_map(|digit| PLAIN.digits.get(usize::from(digit - b'0')))
            .collect(),
        "ideographTraditional" => one_of("甲乙丙丁戊己庚辛壬癸", value),
        "ideographZodiac" => one_of("子丑寅卯辰巳午未申酉戌亥", value),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            one_of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", value)
        }
        "decimalEnclosedParen" => one_of("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", value),
        "decimalEnclosedFullstop" => one_of("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", value),
        "ideographEnclosedCircle" => one_of("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", value),
        "decimalFullWidth" | "decimalFullWidth2" => value
            .to_string()
            .bytes()
            .filter_map(|digit| char::from_u32(0xFF10 + u32::from(digit - b'0')))
            .collect(),
        _ => value.to_string(),
    }
}

struct Digits {
    digits: [char; 10],
    tens: [&'static str; 4],
    /// Whether ten is 十 and not 一十.
    bare_ten: bool,
}

const PLAIN: Digits = Digits {
    digits: ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
    tens: ["", "十", "百", "千"],
    bare_ten: true,
};

const LEGAL: Digits = Digits {
    digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
    tens: ["", "拾", "佰", "仟"],
    bare_ten: false,
};

fn chinese(value: u32, words: &Digits) -> String {
    if value == 0 || value > 9_999 {
        return value.to_string();
    }
    let figures = value.to_string();
    let mut text = String::new();
    let mut skipped = false;
    for (at, digit) in figures.bytes().enumerate() {
        let power = figures.len() - 1 - at;
        if digit == b'0' {
            skipped = true;
            continue;
        }
        if skipped && !text.is_empty() {
            text.push('零');
        }
        skipped = false;
        let bare = words.bare_ten && power == 1 && digit == b'1' && text.is_empty();
        if !bare {
            text.extend(words.digits.get(usize::from(digit - b'0')));
        }
        text.push_str(words.tens.get(power).copied().unwrap_or_default());
    }
    text
}

fn letters(value: u32, first: u8) -> String {
    // After z comes aa, then bb.
    let Some(step) = value.checked_sub(1) else {
        return String::new();
    };
    let letter = char::from(first + u8::try_from(step % 26).unwrap_or_default());
    let times = usize::try_from(step / 26 + 1).unwrap_or(1).min(10);
    std::iter::repeat_n(letter, times).collect()
}

fn roman(value: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if value > 3_999 {
        return value.to_string();
    }
    let mut left = value;
    let mut text = String::new();
    for (step, letters) in STEPS {
        while left >= step {
            text.push_str(letters);
            left -= step;
        }
    }
    text
}

fn one_of(words: &str, value: u32) -> String {
    let found = value
        .checked_sub(1)
        .and_then(|at| words.chars().nth(usize::try_from(at).ok()?));
    found.map_or_else(|| value.to_string(), String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_print_as_word_prints_them() {
        let chinese = [1, 10, 11, 20, 35, 101, 110, 2000].map(|n| numeral("chineseCounting", n));
        assert_eq!(
            chinese,
            [
                "一",
                "十",
                "十一",
                "二十",
                "三十五",
                "一百零一",
                "一百一十",
                "二千"
            ]
        );
        assert_eq!(numeral("upperLetter", 28), "BB");
        assert_eq!(numeral("lowerRoman", 14), "xiv");
        assert_eq!(numeral("decimalEnclosedCircle", 3), "③");
        assert_eq!(numeral("chineseLegalSimplified", 10), "壹拾");
        assert_eq!(numeral("decimalEnclosedCircle", 30), "30");
        assert_eq!(numeral("decimalZero", 7), "07");
    }
}
