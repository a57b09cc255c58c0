//! Walks once through a text and yields the amounts and dates in it, in order.
//!
//! Every step moves forward and looks at a bounded stretch before and behind it,
//! so the work grows with the length of the text only.

use super::amount::{self, Head, Lead};
use super::measure;
use super::{Deadline, Quantity, UnitKind, calendar, figure, numerals, units};

/// What was found.
pub(super) enum What {
    /// An amount without subject.
    Amount(Quantity),
    /// A date.
    Date(Deadline),
}

/// A find and where it stood in the normalised text.
pub(super) struct Item {
    /// Where it begins, its modifiers included.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it is.
    pub what: What,
}

/// The walk. For a `whole` cell it only yields what reaches the end of the text,
/// and is more generous with units.
pub(super) struct Scan<'t> {
    text: &'t str,
    at: usize,
    taken: usize,
    whole: bool,
}

impl<'t> Scan<'t> {
    /// Through a sentence.
    pub(super) fn sentence(text: &'t str) -> Self {
        Self::new(text, false)
    }

    /// For the one amount or date that a cell may be.
    pub(super) fn whole(text: &'t str) -> Self {
        Self::new(text, true)
    }

    fn new(text: &'t str, whole: bool) -> Self {
        Self {
            text,
            at: 0,
            taken: 0,
            whole,
        }
    }

    /// The next place where a figure may begin.
    fn next_start(&self) -> Option<usize> {
        self.text[self.at..]
            .char_indices()
            .find(|(_, c)| c.is_ascii_digit() || numerals::starts(*c))
            .map(|(offset, _)| self.at + offset)
    }

    /// Reads at a figure: what is there, and where to go on.
    fn read(&self, begin: usize) -> (Option<Item>, usize) {
        let text = self.text;
        let run = run_end(text, begin);
        if self.is_name(begin) {
            return (None, run);
        }
        let lead = Lead::before(text, self.taken, begin);
        if let Some(item) = self.date(begin, &lead) {
            let end = item.end;
            return (Some(item), end);
        }
        let Some(head) = Head::read(text, begin, self.whole) else {
            return (None, run);
        };
        let Some(found) = amount::read(text, &lead, &head, self.whole) else {
            return (None, head.end.max(run));
        };
        if !self.accepts(begin, &lead, &head, &found) {
            return (None, code_end(text, head.end, self.whole));
        }
        let item = Item {
            start: lead.start,
            end: found.end,
            what: What::Amount(found.quantity),
        };
        (Some(item), found.end)
    }

    fn date(&self, begin: usize, lead: &Lead) -> Option<Item> {
        if lead.comparator.is_some() || lead.approximate || lead.signed {
            return None;
        }
        let (recurring, rest) = measure::settle(lead.parts.clone());
        if !rest.is_empty() {
            return None;
        }
        let dated = calendar::read(&self.text[begin..], recurring, self.whole)?;
        let end = begin + dated.len;
        if self.whole && end < self.text.len() {
            let tail = &self.text[end..];
            if !units::DATE_TAILS.contains(&tail) {
                return None;
            }
        }
        Some(Item {
            start: lead.start,
            end: if self.whole { self.text.len() } else { end },
            what: What::Date(dated.deadline),
        })
    }

    /// Whether the figure is part of a name: A4, G20, 第3次, 〔2018〕.
    fn is_name(&self, begin: usize) -> bool {
        let before = self.text[..begin].chars().next_back();
        before.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '第' | '〔' | '〕' | '['))
    }

    fn accepts(&self, begin: usize, lead: &Lead, head: &Head, found: &amount::Amount) -> bool {
        let quantity = &found.quantity;
        let text = self.text;
        let bare = quantity.unit.kind == UnitKind::None;
        if self.whole {
            let lone_one = bare && text == "一";
            return found.end == text.len()
                && !lone_one
                && !units::NOT_AMOUNTS.contains(&text)
                && !seems_a_date(quantity);
        }
        if let Some(count) = head.spelled {
            return count > 1 && !bare;
        }
        if !bare || quantity.unit.scale.power() > 0 {
            return true;
        }
        if head.is_code() || self.is_label(begin, found.end) || self.is_clock(begin, found.end) {
            return false;
        }
        let modified = quantity.period.is_some() || lead.comparator.is_some();
        modified || !self.is_list_mark(begin, found.end)
    }

    /// Whether a bare figure names something: 附件1, 任务2：, 4-1, 500强, (2019), 5G.
    fn is_label(&self, begin: usize, end: usize) -> bool {
        let (before, behind) = (&self.text[..begin], &self.text[end..]);
        let digit = |c: char| c.is_ascii_digit();
        let named = units::ends(before, &units::NAMED_BEFORE).is_some()
            || behind.starts_with(|c: char| {
                c.is_ascii_alphanumeric()
                    || matches!(c, '%' | '‰' | ':')
                    || units::NAMED_BEHIND.contains(c)
            });
        let joined = (before.ends_with('-') && before[..begin - 1].ends_with(digit))
            || (behind.starts_with('-') && behind[1..].starts_with(digit));
        let year = end - begin == 4 && matches!(self.text.as_bytes()[begin], b'1' | b'2');
        let bracketed = before.ends_with('(') && behind.starts_with(')');
        named || joined || (year && bracketed)
    }

    /// 8:30
    fn is_clock(&self, begin: usize, end: usize) -> bool {
        let colon = |c: char| c == ':';
        let digit = |c: char| c.is_ascii_digit();
        let before = &self.text[..begin];
        let behind = &self.text[end..];
        (behind.starts_with(colon) && behind[1..].starts_with(digit))
            || (before.ends_with(colon) && before[..begin - 1].ends_with(digit))
    }

    /// `1.`, `2、`, `(3)` in front of a clause.
    fn is_list_mark(&self, begin: usize, end: usize) -> bool {
        let before = self.text[..begin].chars().next_back();
        let mut behind = self.text[end..].chars();
        let (mark, next) = (behind.next(), behind.next());
        let opens = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '+'));
        let marks = matches!(mark, Some('.' | '、' | ')'));
        let alone = mark == Some(')') && next.is_none();
        end - begin <= 2 && opens && marks && !alone && next.is_none_or(|c| !c.is_ascii_digit())
    }
}

impl Iterator for Scan<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while let Some(begin) = self.next_start() {
            let (item, resume) = self.read(begin);
            self.at = resume;
            if let Some(item) = item {
                self.taken = item.end;
                return Some(item);
            }
        }
        None
    }
}

/// Where a run of digits, or of Chinese numerals, ends.
fn run_end(text: &str, begin: usize) -> usize {
    let rest = &text[begin..];
    match figure::digits(rest.as_bytes()) {
        0 => {
            begin
                + rest
                    .find(|c| !numerals::is_numeral(c))
                    .unwrap_or(rest.len())
        }
        count => begin + count,
    }
}

/// Behind a rejected figure: where the code it is part of ends (4-1-12).
fn code_end(text: &str, end: usize, whole: bool) -> usize {
    let rest = &text[end..];
    if whole || !rest.starts_with('-') {
        return end;
    }
    let code = |b: &u8| b.is_ascii_digit() || *b == b'-';
    end + rest.bytes().take_while(|b| code(b)).count()
}

/// `2,020年` would read as a date once it is written plainly; so it is no amount.
fn seems_a_date(quantity: &Quantity) -> bool {
    let UnitKind::Counted(word) = &quantity.unit.kind else {
        return false;
    };
    let told = quantity.comparator.is_some() || quantity.approximate;
    let (value, decimals) = quantity.number.value.normalized().parts();
    let year = word.starts_with('年') && (1900..2200).contains(&value);
    let month = word == "月" && (1..=12).contains(&value);
    !told && decimals == 0 && (year || month)
}
