//! Figures as they are printed, and as a workbook prints them.

use domain::number::Number;

/// More digits than this no workbook keeps.
const WORKBOOK_DIGITS: usize = 15;

/// A figure as it is printed, when it is nothing but a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// The value; of a percentage the share.
    pub(super) value: Number,
    pub(super) shape: Shape,
}

/// How a figure is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) decimals: u32,
    pub(super) percent: bool,
    pub(super) grouped: bool,
}

impl Figure {
    pub(super) fn of(raw: &str) -> Option<Self> {
        let percent = raw.ends_with('%');
        let digits = raw.strip_suffix('%').unwrap_or(raw);
        let grouped = digits.contains(',');
        let bare: String = digits.chars().filter(|&c| c != ',').collect();
        if !bare
            .bytes()
            .all(|b| b.is_ascii_digit() || b == b'.' || b == b'-')
        {
            return None;
        }
        let number: Number = bare.parse().ok()?;
        let decimals = bare.split_once('.').map_or(0, |(_, tail)| tail.len());
        let shape = Shape {
            decimals: u32::try_from(decimals).ok()?,
            percent,
            grouped,
        };
        let value = if percent { number.shifted(-2)? } else { number };
        let figure = Self { value, shape };
        // 007 and 1,23 are texts: a workbook would print them otherwise.
        (shape.print(value)? == raw).then_some(figure)
    }
}

impl Shape {
    /// The value as a workbook prints it in this shape.
    pub(super) fn print(self, value: Number) -> Option<String> {
        let shown = if self.percent {
            value.shifted(2)?
        } else {
            value
        };
        let rounded = shown.round_half_up(self.decimals);
        let (digits, scale) = rounded.parts();
        let more = self.decimals.checked_sub(scale)?;
        let digits = digits.checked_mul(10i128.checked_pow(more)?)?;
        let decimals = usize::try_from(self.decimals).ok()?;
        let plain = format!("{:0>width$}", digits.unsigned_abs(), width = decimals + 1);
        let (whole, tail) = plain.split_at(plain.len() - decimals);
        let mut text = if digits < 0 {
            "-".to_owned()
        } else {
            String::new()
        };
        for (i, c) in whole.chars().enumerate() {
            if self.grouped && i > 0 && (whole.len() - i).is_multiple_of(3) {
                text.push(',');
            }
            text.push(c);
        }
        if decimals > 0 {
            text.push('.');
            text.push_str(tail);
        }
        if self.percent {
            text.push('%');
        }
        Some(text)
    }

    /// The number format of a workbook.
    pub(super) fn format(self) -> String {
        let mut format = if self.grouped { "#,##0" } else { "0" }.to_owned();
        if self.decimals > 0 {
            format.push('.');
            format.extend((0..self.decimals).map(|_| '0'));
        }
        if self.percent {
            format.push('%');
        }
        format
    }
}

/// The digits a workbook keeps of a value.
pub(super) fn kept(value: Number) -> String {
    let text = value.normalized().to_string();
    let whole = text
        .split('.')
        .next()
        .map_or(0, |whole| whole.trim_start_matches('-').len());
    let room = u32::try_from(WORKBOOK_DIGITS.saturating_sub(whole)).unwrap_or(0);
    value.round_half_up(room).normalized().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_print_as_they_were() {
        for raw in ["0", "67", "1,231.90", "92.60%", "8.48", "-3.5", "0.05"] {
            let figure = Figure::of(raw).unwrap();
            assert_eq!(figure.shape.print(figure.value).as_deref(), Some(raw));
        }
        for raw in [
            "",
            "——",
            "007",
            "1,23",
            "700.52万元",
            "12:30",
            "+45.2",
            "1.",
            "３",
        ] {
            assert_eq!(Figure::of(raw), None, "{raw}");
        }
        assert_eq!(Figure::of("92.60%").unwrap().shape.format(), "0.00%");
        assert_eq!(Figure::of("1,231.90").unwrap().shape.format(), "#,##0.00");
    }
}
