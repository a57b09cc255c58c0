//! The rule for the execution score that a form prints itself, below its table or in a
//! heading: full from some rate on, nothing below another, points off for each percent.
//!
//! Only the common wordings are understood, and their words are data; whatever else such a
//! sentence says makes the rule unclear, and then nobody judges by the general one.

use crate::form::{Form, FundColumn, Slot};
use crate::number::{Interval, Number};
use crate::rules::Vocabulary;

/// Longer notes are prose; more of them are no form's.
const LONGEST: usize = 2000;
const MOST_NOTES: usize = 64;

/// What a form prints of its own about the execution score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintedRule {
    /// A rule that can be reckoned with.
    Clear(OwnRule),
    /// A rule stands there, in words that are not understood.
    Unclear(Slot),
}

/// A form's own rule for the execution score. Rates are in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnRule {
    /// Where it is printed.
    pub slot: Slot,
    /// From this rate on all points.
    pub full_at: Option<Number>,
    /// Below this rate none.
    pub zero_below: Option<Number>,
    /// Each so many points of percent lower cost so many points.
    pub steps: Option<(Number, Number)>,
}

/// The rule that a form prints for its execution score, where it prints one.
pub fn printed_rule(form: &Form, words: &Vocabulary) -> Option<PrintedRule> {
    let notes = (0..form.notes.len()).map(Slot::Note);
    let labels = (0..form.funds.len()).map(|i| Slot::Fund(i, FundColumn::Label));
    let mut slots = notes.chain(labels).take(MOST_NOTES);
    slots.find_map(|slot| read(&form.cell(slot)?.raw, slot, words))
}

impl OwnRule {
    /// The least and the most points at a rate; the wording leaves open what a part of a step
    /// costs, and what is earned between the bounds.
    pub fn score(&self, rate: Interval, points: Number) -> Option<Interval> {
        let (low, high) = (self.at(rate.low, points)?, self.at(rate.high, points)?);
        Some(Interval {
            low: low.low.min(high.low),
            high: low.high.max(high.high),
        })
    }

    fn at(&self, rate: Number, points: Number) -> Option<Interval> {
        let kept = |score: Number| score.max(Number::ZERO).min(points);
        if self.full_at.is_some_and(|full| rate >= full) {
            return Some(Interval::exactly(points));
        }
        if self.zero_below.is_some_and(|zero| rate < zero) {
            return Some(Interval::exactly(Number::ZERO));
        }
        let full = self.full_at.unwrap_or(Number::HUNDRED);
        if let Some((step, cost)) = self.steps {
            let count = full.minus(rate)?.max(Number::ZERO).over(step)?;
            let whole = count.truncate(0);
            let begun = match whole == count {
                true => whole,
                false => whole.plus(Number::ONE)?,
            };
            return Some(Interval {
                low: kept(points.minus(begun.times(cost)?)?),
                high: kept(points.minus(whole.times(cost)?)?),
            });
        }
        let earned = rate.times(points)?;
        Some(Interval {
            low: kept(earned.over(Number::HUNDRED)?),
            high: kept(earned.over(full)?),
        })
    }
}

/// Reads a sentence about the execution rate, from its subject on.
fn read(text: &str, slot: Slot, words: &Vocabulary) -> Option<PrintedRule> {
    if text.len() > LONGEST {
        return None;
    }
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let sentences = text.split(['。', '\n']).filter_map(|sentence| {
        let subject = words.found_in("execution-rule-subject", sentence)?;
        let (_, rest) = sentence.split_once(subject)?;
        let about = rest.split(|c| ENDS.contains(&c));
        let other = |clause: &&str| words.found_in("execution-rule-other", clause).is_none();
        let about: Vec<&str> = about.take_while(other).collect();
        let says = |list| about.iter().any(|one| words.found_in(list, one).is_some());
        let says = ["execution-rule-full", "execution-rule-none"].map(says);
        let steps = about.iter().any(|one| costs(one, words));
        let bands = about.iter().any(|one| earns(one, words));
        (says.contains(&true) || steps || bands).then_some(about)
    });
    let mut rules = sentences.map(|about| clear(&about, slot, words));
    let first = rules.next()?;
    // Two sentences about the rate may contradict each other.
    let rule = first.filter(|_| rules.next().is_none());
    Some(rule.map_or(PrintedRule::Unclear(slot), PrintedRule::Clear))
}

/// What ends a clause.
const ENDS: [char; 6] = ['，', ',', '；', ';', '、', ':'];

fn clear(about: &[&str], slot: Slot, words: &Vocabulary) -> Option<OwnRule> {
    let mut rule = OwnRule {
        slot,
        full_at: None,
        zero_below: None,
        steps: None,
    };
    // A bound or a step whose outcome follows in the next clause: 每低1个百分点，扣0.5分.
    let mut begun: Vec<Figure> = Vec::new();
    let mut stepped = false;
    for clause in about {
        let says = |list| words.found_in(list, clause).is_some();
        let mut figures = std::mem::take(&mut begun);
        figures.extend(self::figures(clause));
        let rates: Vec<Number> = figures.iter().filter_map(Figure::rate).collect();
        stepped |= says("execution-rule-step");
        if stepped {
            let points: Vec<Number> = figures.iter().filter_map(Figure::points).collect();
            match (rates.as_slice(), points.as_slice()) {
                ([step], [cost]) if *step > Number::ZERO && rule.steps.is_none() => {
                    rule.steps = Some((*step, *cost));
                    stepped = false;
                }
                (_, []) => begun = figures,
                _ => return None,
            }
        } else if says("execution-rule-full") {
            let least = rates.iter().min()?;
            let fits = rates.iter().all(|rate| *rate <= Number::HUNDRED);
            if !fits || rule.full_at.is_some() {
                return None;
            }
            rule.full_at = Some(*least);
        } else if says("execution-rule-none") {
            let [below] = rates.as_slice() else {
                return None;
            };
            if rule.zero_below.replace(*below).is_some() {
                return None;
            }
        } else if says("execution-rule-share") || figures.is_empty() {
        } else if figures.iter().all(|one| one.rate().is_some()) {
            begun = figures;
        } else {
            return None;
        }
    }
    (begun.is_empty() && !stepped).then_some(rule)
}

/// Whether a clause takes points for each step.
fn costs(clause: &str, words: &Vocabulary) -> bool {
    words.found_in("execution-rule-step", clause).is_some()
}

/// Whether a clause gives so many points for a rate: 90%以上得8分.
fn earns(clause: &str, words: &Vocabulary) -> bool {
    let figures = figures(clause);
    words.found_in("execution-rule-earn", clause).is_some()
        && figures.iter().any(|one| one.rate().is_some())
        && figures.iter().any(|one| one.points().is_some())
}

/// A figure with what stands behind it.
#[derive(Clone, Copy, Debug)]
enum Figure {
    Rate(Number),
    Points(Number),
    Bare,
}

impl Figure {
    fn rate(&self) -> Option<Number> {
        match self {
            Self::Rate(rate) => Some(*rate),
            _ => None,
        }
    }

    fn points(&self) -> Option<Number> {
        match self {
            Self::Points(points) => Some(*points),
            _ => None,
        }
    }
}

/// The figures of a clause; 得0分 is no figure but a word for none.
fn figures(clause: &str) -> Vec<Figure> {
    let chars: Vec<char> = clause.chars().map(plain).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let digits = chars[at..].iter().take_while(|c| is_digit(**c)).count();
        if digits == 0 {
            at += 1;
            continue;
        }
        let text: String = chars[at..at + digits].iter().collect();
        at += digits;
        let behind: String = chars[at..].iter().take(4).collect();
        let number = text.replace('一', "1").parse::<Number>();
        found.push(match number {
            Ok(number) if RATES.iter().any(|unit| behind.starts_with(unit)) => Figure::Rate(number),
            Ok(number) if behind.starts_with('分') => Figure::Points(number),
            _ => Figure::Bare,
        });
    }
    found
}

/// What makes a figure a rate.
const RATES: [&str; 4] = ["%", "个百分点", "百分点", "个点"];

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || c == '.' || c == '一'
}

fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        '％' => Some('%'),
        '．' => Some('.'),
        _ => None,
    }
    .unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn words() -> Vocabulary {
        let list = |words: &[&str]| words.iter().map(ToString::to_string).collect();
        Vocabulary::new(BTreeMap::from([
            ("execution-rule-subject".to_owned(), list(&["执行率"])),
            ("execution-rule-full".to_owned(), list(&["得满分"])),
            ("execution-rule-none".to_owned(), list(&["不得分", "得0分"])),
            ("execution-rule-step".to_owned(), list(&["每低", "每降低"])),
            ("execution-rule-earn".to_owned(), list(&["得", "计"])),
            ("execution-rule-share".to_owned(), list(&["按比例"])),
            ("execution-rule-other".to_owned(), list(&["满意度"])),
        ]))
    }

    fn told(text: &str) -> String {
        match read(text, Slot::Note(0), &words()) {
            None => "none".to_owned(),
            Some(PrintedRule::Unclear(_)) => "unclear".to_owned(),
            Some(PrintedRule::Clear(rule)) => {
                let shown = |one: Option<Number>| one.map_or(String::new(), |one| one.to_string());
                let steps = rule.steps.map(|(step, cost)| format!("{step}:{cost}"));
                let (full, none) = (shown(rule.full_at), shown(rule.zero_below));
                format!("{full}/{none}/{}", steps.unwrap_or_default())
            }
        }
    }

    #[test]
    fn the_common_wordings_are_understood() {
        for (text, rule) in [
            (
                "预算执行率达到90%（含）以上的得满分，低于50%的不得分。",
                "90/50/",
            ),
            ("得分（执行率≥９２％得满分）", "92//"),
            ("注：1.执行率每低1%扣0.5分，扣完为止。", "//1:0.5"),
            ("执行率每降低一个百分点，扣0.2分", "//1:0.2"),
            (
                "执行率达到96%得满分，每低2个百分点扣1分；低于70%得0分",
                "96/70/2:1",
            ),
            ("执行率98%以上的，得满分；98%以下的按比例得分", "98//"),
            ("执行率得满分的条件另行通知", "unclear"),
            ("执行率每低1%扣分值的5%", "unclear"),
            ("执行率达到95%得满分，90%得8分", "unclear"),
            ("执行率97%以上的得10分", "unclear"),
            ("执行率＝执行数÷预算数×100%，得分＝执行率×10分", "none"),
            ("预算执行率10分，产出50分", "none"),
            ("预算执行率＝执行数÷预算数", "none"),
            ("执行率按实填写，满意度达到90%得满分", "none"),
            ("执行率按实填写。满意度达到90%得满分", "none"),
        ] {
            assert_eq!(told(text), rule, "{text}");
        }
    }

    #[test]
    fn scores_lie_where_the_wording_leaves_them() {
        let of = |text: &str, rate: &str| {
            let Some(PrintedRule::Clear(rule)) = read(text, Slot::Note(0), &words()) else {
                panic!("{text}");
            };
            let rate = Interval::exactly(rate.parse().unwrap());
            let score = rule.score(rate, Number::from(10)).unwrap();
            let shown = |one: Number| one.round_half_up(2).normalized().to_string();
            format!("{}~{}", shown(score.low), shown(score.high))
        };
        let full = "执行率达到95%得满分，低于60%不得分";
        assert_eq!(of(full, "96"), "10~10");
        assert_eq!(of(full, "95"), "10~10");
        assert_eq!(of(full, "80"), "8~8.42");
        assert_eq!(of(full, "59.9"), "0~0");
        let steps = "执行率每低1%扣0.5分";
        assert_eq!(of(steps, "96"), "8~8");
        assert_eq!(of(steps, "96.4"), "8~8.5");
        assert_eq!(of(steps, "100"), "10~10");
        assert_eq!(of(steps, "10"), "0~0");
    }
}
