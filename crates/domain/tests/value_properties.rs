//! What holds for every text: reading never fails, what is printed reads back the
//! same, and the width of the signs does not matter.

use domain::number::{Number, Printed};
use domain::value::{Comparator, Period, Quantity, Scale, Unit, UnitKind, Value};
use proptest::prelude::*;
use proptest::sample::select;

/// What the grammar reacts to, which random characters rarely are.
#[rustfmt::skip]
const PIECES: [&str; 77] = [
    "1", "12", "2022", "2023年", "12月", "31日", "0.5", "1,234", "1,2.3", "≥", ">=", "＜",
    "%", "％", "万", "亿", "元", "次", "人", "人次", "/", "/年", "每月", "每", "以上", "以内", "余", "约",
    "-", "—", "~", "至", "前", "底", "春节", "十", "二", "百", "百分之", "点", "零", "万", "(", "（",
    "含", ")", "）", "，", "。", ".", ",", " ", "\n", "$", "\\geq", "&ge;", "内", "左右", "不",
    "超过", "不超过", "达到", "第", "号", "E", "e+", "#", "岗位", "mm", "24小时", "\u{feff}", "+",
    "=", ":", "<p>", "完成", "截至",
];

/// Texts made of those pieces.
fn gnarled() -> impl Strategy<Value = String> {
    let pieces = select(PIECES.to_vec());
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

fn unit() -> impl Strategy<Value = (Scale, UnitKind)> {
    select(vec![
        (Scale::One, UnitKind::None),
        (Scale::One, UnitKind::Percent),
        (Scale::One, UnitKind::PerMille),
        (Scale::One, UnitKind::Yuan),
        (Scale::TenThousand, UnitKind::Yuan),
        (Scale::HundredMillion, UnitKind::Yuan),
        (Scale::HundredMillion, UnitKind::None),
        (Scale::One, UnitKind::Counted("次".to_owned())),
        (Scale::One, UnitKind::Counted("人次".to_owned())),
        (Scale::One, UnitKind::Counted("小时".to_owned())),
        (Scale::One, UnitKind::Counted("mm".to_owned())),
        (Scale::TenThousand, UnitKind::Counted("吨".to_owned())),
        (Scale::One, UnitKind::Counted("人(间)次".to_owned())),
    ])
}

fn recurrence() -> impl Strategy<Value = (Option<Period>, Vec<String>)> {
    select(vec![
        (None, vec![]),
        (Some(Period::Month), vec![]),
        (Some(Period::Quarter), vec![]),
        (Some(Period::HalfYear), vec![]),
        (Some(Period::Year), vec![]),
        (None, vec!["册".to_owned()]),
        (None, vec!["人".to_owned(), "月".to_owned()]),
    ])
}

fn quantity() -> impl Strategy<Value = Quantity> {
    let comparators = vec![
        None,
        Some(Comparator::AtLeast),
        Some(Comparator::MoreThan),
        Some(Comparator::Equal),
        Some(Comparator::LessThan),
        Some(Comparator::AtMost),
    ];
    let figures = (
        -9_999_999i64..9_999_999,
        0u32..4,
        prop::option::of(1i64..1000),
    );
    let rest = (select(comparators), any::<bool>(), any::<bool>());
    (figures, unit(), recurrence(), rest).prop_map(
        |(
            (mantissa, decimals, span),
            (scale, kind),
            (period, per),
            (comparator, approximate, led),
        )| {
            let printed = |mantissa: i64| {
                Printed::of(Number::scaled(i128::from(mantissa), decimals).unwrap_or_default())
            };
            // A range of bare figures may be a telephone number; it needs a unit.
            let ranged = span.filter(|_| mantissa > 0 && kind != UnitKind::None);
            Quantity {
                subject: if led && comparator.is_some() {
                    "接待人数"
                } else {
                    ""
                }
                .to_owned(),
                comparator,
                number: printed(mantissa),
                upper: ranged.map(|span| printed(mantissa + span)),
                unit: Unit { scale, kind, per },
                period,
                approximate,
            }
        },
    )
}

/// The same text in full-width digits and signs.
fn widened(text: &str) -> String {
    let wide = |c: char| match c {
        '!'..='~' if c != ',' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        other => other,
    };
    text.chars().map(wide).collect()
}

/// An amount read from any text must read back from its own print.
fn reads_back(text: &str) -> Result<(), TestCaseError> {
    if let Value::Quantity(quantity) = Value::parse(text) {
        let printed = quantity.to_string();
        prop_assert_eq!(
            Value::parse(&printed),
            Value::Quantity(quantity),
            "{} → {}",
            text,
            printed
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in ".*") {
        reads_back(&text)?;
    }

    #[test]
    fn any_gnarled_text_is_read(text in gnarled()) {
        reads_back(&text)?;
    }

    #[test]
    fn print_reads_back(quantity in quantity()) {
        let printed = quantity.to_string();
        prop_assert_eq!(Value::parse(&printed), Value::Quantity(quantity), "{}", printed);
    }

    #[test]
    fn width_does_not_matter(text in gnarled()) {
        prop_assume!(!text.contains(['\\', '&', '，']));
        prop_assert_eq!(Value::parse(&widened(&text)), Value::parse(&text));
    }

    #[test]
    fn plain_figures_keep_their_digits(mantissa in -999_999_999i64..999_999_999, decimals in 0u32..6) {
        let number = Number::scaled(i128::from(mantissa), decimals).unwrap();
        let value = Value::parse(&number.to_string());
        prop_assert_eq!(value.number(), Some(Printed::of(number)));
    }
}

fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

#[test]
fn long_texts_are_read_in_one_walk() {
    for piece in [
        "1,", "1.", "1-", "一", "二百", "≥", "每", "2023年", "(", "1%-", "约", "12 ", "1:", "1万",
    ] {
        let value = Value::parse(&repeated(piece, 100_000));
        assert!(
            matches!(&value, Value::Words(_) | Value::Unreadable(_)),
            "{piece}: {value:?}"
        );
    }
    let digits = Value::parse(&repeated("1", 1_000_000));
    assert_eq!(digits, Value::Words(Vec::new()));
}

#[test]
fn a_long_sentence_yields_no_more_amounts_than_the_cap() {
    let Value::Words(found) = Value::parse(&repeated("召开会议47次，", 1_000_000)) else {
        panic!("a long sentence is words");
    };
    assert_eq!(found.len(), 1000);
}
