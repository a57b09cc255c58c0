//! Figures in a section of a number format: digits, thousands, percents, powers,
//! fractions. Knows no date.

use super::digits::Digits;
use super::tokens::Token;

/// The largest bottom of a fraction that is tried.
const LARGEST_BOTTOM: i128 = 9999;
/// The decimals of a fraction that are looked at.
const FRACTION_DECIMALS: i32 = 15;

/// Where the figures of a section stand, as numbers of its tokens.
struct Plan {
    /// Of the placeholders before the point.
    whole: Vec<usize>,
    /// Of the placeholders after it.
    part: Vec<usize>,
    /// Of the placeholders of the power.
    power: Vec<usize>,
    /// Of the commas, all of them passed over.
    thousands: bool,
    /// Of the power of ten the figure is multiplied by.
    shift: i32,
    exponent: Option<bool>,
}

fn plan(tokens: &[Token]) -> Plan {
    let mut plan = Plan {
        whole: Vec::new(),
        part: Vec::new(),
        power: Vec::new(),
        thousands: false,
        shift: 0,
        exponent: None,
    };
    let (mut point, mut commas) = (false, 0);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Digit(_) => {
                if plan.exponent.is_some() {
                    plan.power.push(at);
                } else if point {
                    plan.part.push(at);
                } else {
                    // A comma between placeholders parts thousands, one behind them divides.
                    plan.thousands |= commas > 0;
                    commas = 0;
                    plan.whole.push(at);
                }
            }
            Token::Comma if !plan.whole.is_empty() || point => commas += 1,
            Token::Point => point = true,
            Token::Percent => plan.shift += 2,
            Token::Exponent(plus) => plan.exponent = Some(*plus),
            _ => {}
        }
    }
    plan.shift -= 3 * commas;
    plan
}

/// What a figure without its sign shows in a section.
pub(super) fn shown(figure: &Digits, tokens: &[Token]) -> String {
    if let Some(text) = fraction(figure, tokens) {
        return text;
    }
    let plan = plan(tokens);
    let mut figure = figure.clone().shifted(plan.shift);
    let mut power = 0;
    if plan.exponent.is_some() {
        (figure, power) = normalised(figure, tokens, &plan);
    }
    let (whole, part) = figure.fixed(plan.part.len());
    let mut filled = vec![String::new(); tokens.len()];
    fill_whole(&mut filled, tokens, &plan.whole, &whole, plan.thousands);
    fill_part(&mut filled, tokens, &plan.part, &part);
    let digits = power.unsigned_abs().to_string();
    let digits = if power == 0 { "" } else { &digits };
    fill_whole(&mut filled, tokens, &plan.power, digits, false);
    let mut text = String::new();
    for (token, filled) in tokens.iter().zip(&filled) {
        match token {
            Token::Literal(literal) => text.push_str(literal),
            Token::Gap => text.push(' '),
            Token::Digit(_) => text.push_str(filled),
            Token::Point => {
                // `.00` has no placeholder before its point.
                if plan.whole.is_empty() {
                    text.push_str(&whole);
                }
                text.push('.');
            }
            Token::Percent => text.push('%'),
            Token::Exponent(plus) => {
                text.push('E');
                if power < 0 {
                    text.push('-');
                } else if *plus {
                    text.push('+');
                }
            }
            Token::Slash => text.push('/'),
            Token::General => text.push_str(&figure.general()),
            Token::Text => text.push_str(&figure.general()),
            _ => {}
        }
    }
    text
}

/// The figure between one and ten (or as many digits as are asked for), and its power of ten.
fn normalised(figure: Digits, tokens: &[Token], plan: &Plan) -> (Digits, i32) {
    if figure.is_zero() {
        return (figure, 0);
    }
    let wanted = i32::try_from(plan.whole.len()).unwrap_or(i32::MAX).max(1);
    let loose = wanted > 1
        && plan
            .whole
            .iter()
            .any(|at| matches!(tokens.get(*at), Some(Token::Digit('#' | '?'))));
    let power_of = |figure: &Digits| {
        if loose {
            (figure.power() - 1).div_euclid(wanted) * wanted
        } else {
            figure.power() - wanted
        }
    };
    let mut power = power_of(&figure);
    let rounded = figure.clone().shifted(-power).rounded(plan.part.len());
    // 9.996 becomes 10.00, which is 1.00 and one power more.
    power += power_of(&rounded);
    (figure.shifted(-power), power)
}

fn fill_whole(
    filled: &mut [String],
    tokens: &[Token],
    places: &[usize],
    digits: &str,
    thousands: bool,
) {
    let digits: Vec<char> = digits.chars().collect();
    let mut left = digits.len();
    let mut set = 0usize;
    for (number, at) in places.iter().enumerate().rev() {
        let mut reversed = String::new();
        let mut put = |char: char| {
            if thousands && set > 0 && set.is_multiple_of(3) {
                reversed.push(',');
            }
            reversed.push(char);
            set += 1;
        };
        if left > 0 {
            // The first placeholder takes all digits that are left.
            loop {
                left -= 1;
                put(digits.get(left).copied().unwrap_or('0'));
                if number > 0 || left == 0 {
                    break;
                }
            }
        } else {
            match tokens.get(*at) {
                Some(Token::Digit('0')) => put('0'),
                Some(Token::Digit('?')) => reversed.push(' '),
                _ => {}
            }
        }
        if let Some(place) = filled.get_mut(*at) {
            *place = reversed.chars().rev().collect();
        }
    }
}

fn fill_part(filled: &mut [String], tokens: &[Token], places: &[usize], digits: &str) {
    let mut shown = false;
    for (at, digit) in places.iter().rev().zip(digits.chars().rev()) {
        let kind = tokens.get(*at);
        shown |= digit != '0' || kind == Some(&Token::Digit('0'));
        let text = if shown {
            digit.to_string()
        } else if kind == Some(&Token::Digit('?')) {
            " ".to_owned()
        } else {
            String::new()
        };
        if let Some(place) = filled.get_mut(*at) {
            *place = text;
        }
    }
}

/// `# ?/?`: the nearest fraction; none where the section is no fraction.
fn fraction(figure: &Digits, tokens: &[Token]) -> Option<String> {
    let slash = tokens.iter().position(|token| *token == Token::Slash)?;
    let top = tokens.get(..slash)?;
    let bottom = tokens.get(slash + 1..)?;
    if !matches!(top.last(), Some(Token::Digit(_))) {
        return None;
    }
    let places = bottom
        .iter()
        .take_while(|token| matches!(token, Token::Digit(_)))
        .count();
    let fixed = match bottom.first() {
        Some(Token::Literal(text)) => Some(text.trim().parse::<i128>().ok().filter(|n| *n > 0)?),
        Some(Token::Digit(_)) => None,
        _ => return None,
    };
    let most = fixed.unwrap_or_else(|| {
        10i128
            .saturating_pow(u32::try_from(places).unwrap_or(4).min(4))
            .saturating_sub(1)
    });
    let mixed = top
        .iter()
        .rev()
        .skip_while(|token| matches!(token, Token::Digit(_)))
        .any(|token| matches!(token, Token::Digit(_)));
    let one = 10i128.pow(FRACTION_DECIMALS.unsigned_abs());
    let scaled = figure.scaled(FRACTION_DECIMALS)?;
    let (mut whole, rest) = if mixed {
        (scaled / one, scaled % one)
    } else {
        (0, scaled)
    };
    let (mut top, bottom) = nearest(rest, one, fixed, most.min(LARGEST_BOTTOM))?;
    if mixed && top == bottom {
        whole += 1;
        top = 0;
    }
    Some(match (mixed, whole, top) {
        (true, _, 0) => whole.to_string(),
        (true, 1.., _) => format!("{whole} {top}/{bottom}"),
        _ => format!("{top}/{bottom}"),
    })
}

/// The fraction nearest to `rest / one`.
fn nearest(rest: i128, one: i128, fixed: Option<i128>, most: i128) -> Option<(i128, i128)> {
    let bottoms = match fixed {
        Some(bottom) => bottom..=bottom,
        None => 1..=most,
    };
    let mut best: Option<(i128, i128, i128)> = None;
    for bottom in bottoms {
        let product = rest.checked_mul(bottom)?;
        let top = product.checked_mul(2)?.checked_add(one)? / one.checked_mul(2)?;
        // The distance times `one * bottom`; compared across by cross multiplication.
        let distance = (product - top.checked_mul(one)?).abs();
        let nearer = match best {
            Some((least, _, of)) => distance.checked_mul(of)? < least.checked_mul(bottom)?,
            None => true,
        };
        if nearer {
            best = Some((distance, top, bottom));
        }
        if distance == 0 {
            break;
        }
    }
    best.map(|(_, top, bottom)| (top, bottom))
}
