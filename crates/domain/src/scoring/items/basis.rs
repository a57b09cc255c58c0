//! What the text of an evaluated item gives: figures of measures, the rate it states, and the
//! formula it writes.
//!
//! Must not judge: whether the formula is the system's is asked elsewhere.

use super::given::known;
use super::naming::Naming;
use super::{stated, written};
use crate::number::{Interval, Number, Printed};
use crate::prose::{Mention, figures};
use crate::rules::MeasureKind;
use crate::value::UnitKind;
use std::collections::BTreeMap;

/// A figure of the text: value, interval, as printed.
pub(super) type Told = (Number, Interval, String);

/// What a text gives.
#[derive(Debug, Default)]
pub(super) struct Basis {
    /// Figures by measure; a measure told twice and differently is left out.
    pub(super) figures: BTreeMap<String, Told>,
    /// The rate that it states, in percent; none where several differ.
    pub(super) rate: Option<Printed>,
    /// The formulas of figures that it writes with a result.
    pub(super) worked: Vec<super::Worked>,
    /// The operands of the written formula with the measures they name.
    pub(super) operands: Vec<(String, String)>,
}

/// Reads the text of an item that is called so.
pub(super) fn read(text: &str, called: &[String], naming: Naming<'_>) -> Basis {
    let plain = plain(text);
    let mentions = figures(&plain);
    let mut figures = Figures::default();
    for mention in &mentions {
        let clause = clause_before(&plain, mention);
        let counted = mention
            .quantity()
            .is_some_and(|quantity| matches!(quantity.unit.kind, UnitKind::Counted(_)));
        let told = naming
            .at_end_of(clause)
            .or_else(|| naming.by_beginning(clause).filter(|_| counted))
            .and_then(|key| figure(&plain, mention, key, naming));
        figures.take(told);
    }
    let mut basis = Basis {
        rate: stated::rate(&plain, &mentions, called, naming),
        worked: written::formulas(&plain, &mentions),
        operands: operands(&plain, naming),
        figures: figures.settled(),
    };
    for (key, told) in by_version(&plain, &mentions, naming) {
        basis.figures.entry(key).or_insert(told);
    }
    basis
}

/// What another sentence of the report gives the item's formula.
pub(super) fn read_elsewhere(text: &str, naming: Naming<'_>) -> Vec<(String, Told)> {
    let plain = plain(text);
    let mut found = Vec::new();
    let mut end = 0;
    let mut clear = true;
    for mention in &figures(&plain) {
        clear |= begins_sentence(&plain, end, mention);
        end = mention.bytes.end;
        let clause = clause_before(&plain, mention);
        let named = naming.elsewhere(clause);
        match named.and_then(|key| figure(&plain, mention, key, naming)) {
            Some(told) if clear => found.push(told),
            // A figure of something else: what follows is about that.
            _ if mention.quantity().is_some() && !clause.is_empty() => {
                clear &= naming.of_own_rate(clause);
            }
            _ => {}
        }
    }
    found
}

/// The text without blanks and quotation marks.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !"“”‘’\"'「」".contains(*c))
        .collect()
}

/// Figures by measure, until one is told differently.
#[derive(Default)]
struct Figures {
    told: BTreeMap<String, Told>,
    torn: Vec<String>,
}

impl Figures {
    fn take(&mut self, told: Option<(String, Told)>) {
        let Some((measure, told)) = told else { return };
        match self.told.get(&measure) {
            Some((_, interval, _)) if !interval.meets(told.1) => self.torn.push(measure),
            Some(_) => {}
            None => {
                self.told.insert(measure, told);
            }
        }
    }

    fn settled(mut self) -> BTreeMap<String, Told> {
        for measure in self.torn {
            self.told.remove(&measure);
        }
        self.told
    }
}

/// A figure as one of a measure, where its unit is one of those.
fn figure(
    text: &str,
    mention: &Mention<'_>,
    key: &str,
    naming: Naming<'_>,
) -> Option<(String, Told)> {
    let quantity = mention.quantity().filter(|q| q.comparator.is_none())?;
    let name = naming.rules.evaluation_measures.get(key)?;
    if !name.is_told_in(&quantity.unit.kind) {
        return None;
    }
    // 20项重点工作中的19项: what is counted follows.
    let behind = text.get(mention.bytes.end..)?.chars().next();
    if !name.units.is_empty() && behind.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let (value, interval) = known(quantity, name.kind, 0)?;
    Some((key.to_owned(), (value, interval, mention.raw.to_owned())))
}

/// Amounts whose clauses say only which figure it is, in sentences about nothing else.
fn by_version(text: &str, mentions: &[Mention<'_>], naming: Naming<'_>) -> BTreeMap<String, Told> {
    let mut figures = Figures::default();
    let (mut clear, mut end) = (true, 0);
    for mention in mentions {
        clear |= begins_sentence(text, end, mention);
        end = mention.bytes.end;
        let clause = clause_before(text, mention);
        let amount = |key: &&str| {
            let name = naming.rules.evaluation_measures.get(*key);
            name.is_some_and(|name| name.kind == MeasureKind::Amount)
        };
        match naming.by_version(clause).filter(amount) {
            Some(key) if clear => figures.take(figure(text, mention, key, naming)),
            Some(_) => {}
            None => {
                let own = naming.at_end_of(clause);
                let own = own.is_some_and(|key| naming.wanted.contains(key));
                clear &= own || clause.is_empty() || naming.of_own_rate(clause);
            }
        }
    }
    figures.settled()
}

/// Whether a sentence ends between the figure before and this one.
fn begins_sentence(text: &str, end: usize, mention: &Mention<'_>) -> bool {
    let between = text.get(end..mention.bytes.start).unwrap_or_default();
    between.contains(['。', '；', ';', '\n'])
}

/// The words of the clause in front of a figure.
pub(super) fn clause_before<'t>(text: &'t str, mention: &Mention<'_>) -> &'t str {
    last_clause(text.get(..mention.bytes.start).unwrap_or_default())
}

fn last_clause(text: &str) -> &str {
    let marks = [
        '，', '。', '；', ',', ';', '：', ':', '（', '(', '＝', '=', '、', '）', ')',
    ];
    let from = text.rfind(marks).map_or(0, |at| {
        at + text
            .get(at..)
            .and_then(|t| t.chars().next())
            .map_or(0, char::len_utf8)
    });
    text.get(from..).unwrap_or_default()
}

/// The operands of the formula behind the first sign of equality that begins one.
fn operands(text: &str, naming: Naming<'_>) -> Vec<(String, String)> {
    let signs = ['=', '＝'];
    let formula = text.match_indices(signs).find_map(|(at, sign)| {
        let rest = text.get(at + sign.len()..)?;
        let end = rest.find(|c: char| signs.contains(&c) || c == '×' || c == '。');
        let formula = rest.get(..end.unwrap_or(rest.len()))?;
        formula.contains(['÷', '/', '／']).then_some(formula)
    });
    let marks = [
        '÷', '/', '／', '+', '＋', '-', '－', '−', '（', '）', '(', ')', '[', ']', '【', '】',
    ];
    formula
        .unwrap_or_default()
        .split(marks)
        .filter_map(|phrase| {
            let key = naming.of_operand(phrase)?;
            Some((phrase.to_owned(), key.to_owned()))
        })
        .collect()
}
