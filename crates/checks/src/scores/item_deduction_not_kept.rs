//! What an item's text takes off and what it leaves add up to the item's points.

use crate::claim::advise;
use crate::look::items;
use crate::naming::cell;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{ItemColumn, Slot};
use domain::number::Number;
use domain::prose::{Mention, figures};
use domain::relation::Figure;
use domain::rules::Vocabulary;
use domain::text::Text;

/// SCO024
pub const CHECK: Check = Check {
    code: "SCO024",
    name: "item-deduction-not-kept",
    level: Level::Warning,
    title_zh: "评价指标写的扣分与得分加不到分值",
    title_en: "Points taken and points left do not make the item's points",
    preview: false,
    page: include_str!("item_deduction_not_kept.md"),
    run,
};

/// More deductions in one text are a list of rules.
const MOST: usize = 8;

fn run(subject: &Subject<'_>, record: &mut Record) {
    for item in items(subject) {
        let slot = item.slot(ItemColumn::Basis);
        let points = Figure::at(subject.form, item.slot(ItemColumn::Points)).value();
        let text = subject.form.cell(slot).map_or("", |cell| &cell.raw);
        let told = told(text, &subject.rules.vocabulary);
        let (Some(points), Some((taken, left))) = (points, told) else {
            continue;
        };
        let off = points.minus(left);
        // What was left alone may have been taken elsewhere in the text.
        if sums(&taken).into_iter().any(|sum| Some(sum) == off) {
            record.pass(slot, &[item.slot(ItemColumn::Points)]);
        } else if let Some(sum) = Number::sum(taken) {
            report(subject, record, slot, [points, sum, left]);
        }
    }
}

fn report(subject: &Subject<'_>, record: &mut Record, slot: Slot, figures: [Number; 3]) {
    let [points, taken, left] = figures.map(Number::normalized);
    let name = cell(subject.form, slot);
    let right = points.minus(taken).unwrap_or(left).normalized();
    let message = Text::new(
        format!(
            "{}写明扣 {taken} 分、得 {left} 分，加起来不是分值 {points} 分；扣 {taken} 分应得 {right} 分。",
            name.zh
        ),
        format!(
            "The {} says {taken} taken and {left} left, which do not make its {points}; {right} would be left.",
            name.en
        ),
    );
    let Slot::Item(index, _) = slot else { return };
    let finding = record.fail(slot, &[Slot::Item(index, ItemColumn::Points)], message);
    finding.expected = right.to_string();
    finding.found = left.to_string();
    finding.difference = left.minus(right);
    "分".clone_into(&mut finding.unit);
    finding.formula = format!("{points} − {taken} = {right}");
    let advice = Text::new(
        "核对扣分和得分，改其中错的一个；还有别的扣分，一并写明。",
        "Correct what was taken or what is left; name whatever else was taken.",
    );
    advise(finding, Trust::Likely, advice, None);
}

/// What a text takes off in the order it does, and what it says is left behind that.
fn told(text: &str, words: &Vocabulary) -> Option<(Vec<Number>, Number)> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mentions = figures(&plain);
    let (mut taken, mut left) = (Vec::new(), None);
    for mention in &mentions {
        let Some(points) = points_of(mention) else {
            continue;
        };
        let before = plain.get(..mention.bytes.start)?;
        let clause = before.rsplit(['，', '。', '；', ';', '：', '（', '(']);
        let clause = clause.map(str::trim).next().unwrap_or_default();
        let sentence = before.rsplit(['。', '；', ';']).next().unwrap_or_default();
        let ends = |key: &str| {
            words
                .words(key)
                .iter()
                .any(|word| clause.ends_with(word.as_str()))
        };
        let behind = plain.get(mention.bytes.end..)?;
        let stops =
            behind.is_empty() || behind.starts_with(['，', '。', '；', ';', '、', '）', ')']);
        if ends("points-taken") {
            if !stops || words.found_in("points-by-rule", sentence).is_some() {
                return None;
            }
            taken.push(points);
        } else if ends("points-left") && stops && !taken.is_empty() {
            left = Some(points);
        }
    }
    let left = left.filter(|_| taken.len() <= MOST)?;
    Some((taken, left))
}

/// A figure of points: 2分.
fn points_of(mention: &Mention<'_>) -> Option<Number> {
    let quantity = mention.quantity()?;
    let plain = quantity.comparator.is_none() && quantity.upper.is_none() && !quantity.approximate;
    (plain && mention.raw.ends_with('分')).then_some(quantity.number.value)
}

/// What some of the deductions come to, each taken once at most.
fn sums(taken: &[Number]) -> Vec<Number> {
    let mut sums = vec![Number::ZERO];
    for points in taken {
        let with: Vec<Number> = sums.iter().filter_map(|sum| sum.plus(*points)).collect();
        sums.extend(with);
    }
    sums.remove(0);
    sums
}
