//! What stands behind a figure: scale, unit, 余, `/年`, 以上, 左右.
//! Must not know what stands in front of it.

use super::units;
use super::{Comparator, Period, Scale, Unit, UnitKind, figure};

/// One word behind a `/` or 每.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part(pub String);

/// Everything that belongs to a figure from behind.
#[derive(Debug, Default)]
pub(super) struct Measure {
    /// Scale and thing; `per` is left empty.
    pub unit: Unit,
    /// 余, 多, 左右.
    pub approximate: bool,
    /// 以上, 以内.
    pub comparator: Option<Comparator>,
    /// What it is counted per, in printed order.
    pub parts: Vec<Part>,
    /// Bytes taken.
    pub len: usize,
}

/// Reads what belongs to a figure. In a `whole` cell an unlisted unit of one character,
/// or a short Latin one, is accepted; `spelled` figures (Chinese numerals) take none.
pub(super) fn read(text: &str, whole: bool, spelled: bool) -> Measure {
    let mut measure = Measure::default();
    let mut rest = text;
    measure.approximate = eat_roughly(&mut rest);
    match thing(rest) {
        Some((unit, len)) => {
            measure.unit = unit;
            rest = &rest[len..];
        }
        None if whole && rest.starts_with('(') => {
            if let Some((unit, len)) = bracketed(rest) {
                measure.unit = unit;
                rest = &rest[len..];
            }
        }
        None if whole && !spelled => {
            if let Some(word) = unlisted(rest) {
                measure.unit.kind = UnitKind::Counted(word.to_owned());
                rest = &rest[word.len()..];
            }
        }
        None => {}
    }
    if measure.unit.scale != Scale::One && measure.unit.kind == UnitKind::None {
        // 3万余人: the rough word stands between scale and counter.
        rest = scaled_roughly(rest, &mut measure);
    }
    let has_unit = measure.unit != Unit::default();
    if !has_unit && measure.approximate && !whole {
        return Measure::default();
    }
    while let Some((part, len)) = part(rest, has_unit) {
        measure.parts.push(part);
        rest = &rest[len..];
    }
    rest = suffixes(rest, whole, &mut measure);
    measure.len = text.len() - rest.len();
    measure
}

/// A unit alone in brackets behind the figure: 45（场）.
fn bracketed(text: &str) -> Option<(Unit, usize)> {
    let inside = text.strip_prefix('(')?;
    let (unit, len) = thing(inside)?;
    inside
        .get(len..)?
        .starts_with(')')
        .then_some((unit, len + 2))
}

/// The scale and the thing the text begins with: 万元, %, 人次, 亿.
pub(super) fn thing(text: &str) -> Option<(Unit, usize)> {
    let first = text.chars().next()?;
    let (kind, len) = match first {
        '%' => (UnitKind::Percent, 1),
        '‰' => (UnitKind::PerMille, '‰'.len_utf8()),
        _ => {
            if let Some((kind, len)) = counted(text) {
                (kind, len)
            } else {
                let (word, scale) = scale(text)?;
                let (kind, len) = counted(&text[word.len()..]).unwrap_or_default();
                let unit = Unit {
                    scale,
                    kind,
                    per: Vec::new(),
                };
                return Some((unit, word.len() + len));
            }
        }
    };
    let unit = Unit {
        scale: Scale::One,
        kind,
        per: Vec::new(),
    };
    Some((unit, len))
}

fn scale(text: &str) -> Option<(&'static str, Scale)> {
    let found = units::SCALES.iter().find(|(w, _)| text.starts_with(w));
    found.copied()
}

/// A listed counter, with a bracketed twin: 人(间)次, 台(套).
fn counted(text: &str) -> Option<(UnitKind, usize)> {
    let word = units::counter(text)?;
    if matches!(word, "元" | "圆") {
        let named = ["整", "人民币"];
        let more = units::begins(&text[word.len()..], &named).map_or(0, str::len);
        return Some((UnitKind::Yuan, word.len() + more));
    }
    let len = word.len() + twin(&text[word.len()..]);
    Some((UnitKind::Counted(text[..len].to_owned()), len))
}

fn twin(rest: &str) -> usize {
    let Some((inner, behind)) = rest.strip_prefix('(').and_then(|r| r.split_once(')')) else {
        return 0;
    };
    let count = inner.chars().count();
    if !(1..=2).contains(&count) || !inner.chars().all(is_han) || inner.contains('含') {
        return 0;
    }
    let times = if behind.starts_with('次') {
        '次'.len_utf8()
    } else {
        0
    };
    inner.len() + 2 + times
}

fn scaled_roughly<'t>(rest: &'t str, measure: &mut Measure) -> &'t str {
    let mut behind = rest;
    if !eat_roughly(&mut behind) {
        return rest;
    }
    measure.approximate = true;
    let Some((kind, len)) = counted(behind) else {
        return behind;
    };
    // 3千余克 is 3千克: the scale belongs to the unit's own word.
    if let UnitKind::Counted(word) = &kind {
        let scale = units::SCALES.iter().find(|s| s.1 == measure.unit.scale);
        let joined = scale.map(|(scale, _)| format!("{scale}{word}"));
        if let Some(joined) = joined.filter(|j| units::counter(j) == Some(j)) {
            measure.unit.scale = Scale::One;
            measure.unit.kind = UnitKind::Counted(joined);
            return &behind[len..];
        }
    }
    measure.unit.kind = kind;
    &behind[len..]
}

fn eat_roughly(rest: &mut &str) -> bool {
    match units::begins(rest, &units::ROUGHLY_WITHIN) {
        Some(word) => {
            *rest = &rest[word.len()..];
            true
        }
        None => false,
    }
}

/// A unit that is not listed: one Han character, or up to five Latin letters.
fn unlisted(text: &str) -> Option<&str> {
    let latin = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    if (1..=5).contains(&latin) {
        return Some(&text[..latin]);
    }
    let first = text.chars().next()?;
    let listed_elsewhere = units::NOT_UNITS.contains(first) || super::numerals::is_numeral(first);
    (is_han(first) && !listed_elsewhere).then(|| &text[..first.len_utf8()])
}

pub(super) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn part(text: &str, has_unit: bool) -> Option<(Part, usize)> {
    let sign = text.chars().next().filter(|c| matches!(c, '/' | '每'))?;
    let mut lead = sign.len_utf8();
    if sign == '/' && text[lead..].starts_with('每') {
        lead += '每'.len_utf8();
    }
    let rest = &text[lead..];
    let count = figure::digits(rest.as_bytes());
    if count > 4 || (count > 0 && !has_unit) {
        return None;
    }
    let word = part_word(&rest[count..])?;
    let len = count + word.len();
    Some((Part(rest[..len].to_owned()), lead + len))
}

/// The longest period word or counter the text begins with.
pub(super) fn part_word(text: &str) -> Option<&str> {
    let periods = units::PERIODS.iter().map(|(word, _)| *word);
    let period = periods
        .filter(|word| text.starts_with(word))
        .max_by_key(|word| word.len());
    let counter = units::counter(text);
    let len = period.map_or(0, str::len).max(counter.map_or(0, str::len));
    (len > 0).then(|| &text[..len])
}

fn suffixes<'t>(mut rest: &'t str, whole: bool, measure: &mut Measure) -> &'t str {
    loop {
        let behind = units::COMPARED_BEHIND
            .iter()
            .find(|(word, _)| rest.starts_with(word));
        if let Some((word, comparator)) = behind {
            measure.comparator.get_or_insert(*comparator);
            rest = &rest[word.len()..];
        } else if let Some(word) = units::begins(rest, &units::ROUGHLY_BEHIND) {
            measure.approximate = true;
            rest = &rest[word.len()..];
        } else if let Some(behind) = within(rest, whole, &measure.unit) {
            measure.comparator.get_or_insert(Comparator::AtMost);
            rest = behind;
        } else if whole && rest == "(含)" {
            return "";
        } else if whole && rest == "+" {
            measure.comparator.get_or_insert(Comparator::AtLeast);
            return "";
        } else {
            return rest;
        }
        if measure.comparator.is_some() && measure.approximate {
            return rest;
        }
    }
}

/// 内 behind a span of time (1小时内); in a sentence 内 may begin another word (内容).
fn within<'t>(rest: &'t str, whole: bool, unit: &Unit) -> Option<&'t str> {
    let behind = rest.strip_prefix('内')?;
    let time = matches!(&unit.kind, UnitKind::Counted(word)
        if units::period(word).is_some() || word.ends_with(['日', '天', '钟', '时']));
    let word = behind.starts_with(|c| units::AFTER_INSIDE.contains(c));
    (time && (whole || !word)).then_some(behind)
}

/// One single period is how often it recurs; everything else is part of the unit.
pub(super) fn settle(parts: Vec<Part>) -> (Option<Period>, Vec<String>) {
    if let [Part(word)] = parts.as_slice()
        && let Some(period) = units::period(word)
    {
        return (Some(period), Vec::new());
    }
    (None, parts.into_iter().map(|Part(word)| word).collect())
}
