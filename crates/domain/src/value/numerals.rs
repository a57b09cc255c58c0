//! Figures in Chinese numerals: 十二, 二〇二二, 三点五, 壹佰贰拾叁.
//! Must not know units; a trailing 万 or 亿 is left to them (十二万元 is 12 in 万元).
//!
//! Strict on purpose: short forms whose meaning depends on speech (一百二, 十四五)
//! are not read, because words such as 十四五规划 must never become figures.

use crate::number::{Number, Printed};

/// No written numeral of a form is longer; also bounds the work.
const MAX_CHARS: usize = 24;

/// Whether a figure in Chinese numerals may begin with this character.
pub(super) fn starts(c: char) -> bool {
    c != '○' && (digit(c).is_some() || place(c).is_some() || tens(c).is_some())
}

/// Whether the character is part of a figure in Chinese numerals.
pub(super) fn is_numeral(c: char) -> bool {
    starts(c) || myriad(c).is_some()
}

/// Reads the figure at the beginning of `text`: its value, bytes and characters.
pub(super) fn read(text: &str) -> Option<(Printed, usize, usize)> {
    let numerals: Vec<char> = text
        .chars()
        .take(MAX_CHARS)
        .take_while(|&c| is_numeral(c) || c == '○')
        .collect();
    let (value, used) = if numerals.len() >= 4 && numerals.iter().all(|&c| digit(c).is_some()) {
        (positional(&numerals)?, numerals.len())
    } else {
        structured(&numerals)?
    };
    let mut used = used;
    let mut len: usize = numerals[..used].iter().map(|c| c.len_utf8()).sum();
    let (mut mantissa, mut decimals) = (value, 0);
    if let Some(rest) = text[len..].strip_prefix('点') {
        for d in rest.chars().map_while(digit).take(6) {
            mantissa = mantissa.checked_mul(10)?.checked_add(d)?;
            decimals += 1;
        }
        if decimals > 0 {
            let fraction: usize = rest.chars().take(decimals).map(char::len_utf8).sum();
            len += '点'.len_utf8() + fraction;
            used += 1 + decimals;
        }
    }
    if text[len..].chars().next().is_some_and(starts) {
        return None;
    }
    let decimals = u32::try_from(decimals).ok()?;
    let value = Number::scaled(mantissa, decimals)?;
    Some((Printed { value, decimals }, len, used))
}

fn positional(numerals: &[char]) -> Option<i128> {
    numerals
        .iter()
        .try_fold(0i128, |sum, &c| sum.checked_mul(10)?.checked_add(digit(c)?))
}

/// Sections of up to 千, joined by 亿 and 万. A 万 or 亿 at the end is not taken.
fn structured(numerals: &[char]) -> Option<(i128, usize)> {
    let (mut total, mut at) = (0i128, 0);
    let mut limit = i128::MAX;
    loop {
        let (section, used, led_by_zero) = section(&numerals[at..])?;
        if total > 0 && section < 1000 && !led_by_zero {
            return None;
        }
        at += used;
        let unit = numerals.get(at).copied().and_then(myriad);
        match unit {
            Some(unit) if at + 1 < numerals.len() || total > 0 => {
                let next = numerals.get(at + 1).copied();
                if unit >= limit || next.is_some_and(|c| myriad(c).is_some()) {
                    return None;
                }
                limit = unit;
                total += section * unit;
                at += 1;
                if next.is_none() {
                    return Some((total, at));
                }
            }
            _ => return Some((total + section, at)),
        }
    }
}

/// Up to 千: its value, the characters used, and whether a zero led it.
fn section(numerals: &[char]) -> Option<(i128, usize, bool)> {
    let (mut total, mut pending, mut last, mut zero, mut used) = (0, None, 10_000, false, 0);
    let led_by_zero = numerals.first().copied().and_then(digit) == Some(0);
    for &c in numerals {
        if let Some(d) = digit(c) {
            if pending.is_some() {
                return None;
            }
            if d == 0 {
                zero = true;
            } else {
                pending = Some(d);
            }
        } else if let Some(unit) = place(c).or_else(|| tens(c).map(|_| 10)) {
            let implied = if unit == 10 { Some(1) } else { None };
            let times = tens(c).or(pending.take()).or(implied)?;
            if unit >= last {
                return None;
            }
            total += times * unit;
            last = unit;
            zero = false;
        } else {
            break;
        }
        used += 1;
    }
    match pending {
        Some(_) if (100..10_000).contains(&last) && !zero => None,
        _ if used == 0 => None,
        _ => Some((total + pending.unwrap_or(0), used, led_by_zero)),
    }
}

fn digit(c: char) -> Option<i128> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' | '貳' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn place(c: char) -> Option<i128> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

fn tens(c: char) -> Option<i128> {
    Some(match c {
        '廿' => 2,
        '卅' => 3,
        _ => return None,
    })
}

fn myriad(c: char) -> Option<i128> {
    Some(match c {
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read_as_a_person_reads_them() {
        for (text, value, rest) in [
            ("十二次", "12", "次"),
            ("十", "10", ""),
            ("二〇二二年", "2022", "年"),
            ("二○二二年", "2022", "年"),
            ("三点五", "3.5", ""),
            ("九十五点二五", "95.25", ""),
            ("两", "2", ""),
            ("廿三", "23", ""),
            ("壹佰贰拾叁圆", "123", "圆"),
            ("一千零五", "1005", ""),
            ("十二万元", "12", "万元"),
            ("一万二千", "12000", ""),
            ("一亿零三百万", "103000000", ""),
            ("一百零五", "105", ""),
            ("零", "0", ""),
        ] {
            let (printed, len, _) = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (printed.value.to_string().as_str(), &text[len..]),
                (value, rest)
            );
        }
    }

    #[test]
    fn speech_and_names_are_not_figures() {
        for text in [
            "十四五",
            "一百二",
            "一万二",
            "百",
            "千百",
            "十百",
            "一十二三",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
