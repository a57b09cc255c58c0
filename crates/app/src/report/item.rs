//! One evaluated item as a report tells it: its figures, the formula, how points follow, the
//! score, and where the rule is written.

use super::book::Book;
use super::fill::{Filled, word};
use super::items::Scored;
use super::known::digits;
use domain::form::MoneyUnit;
use domain::number::{Interval, Number};
use domain::rules::{Conditions, Confidence, EvaluationItem, MeasureKind, Shape, SourceRef};
use domain::scoring::{ItemScore, Known, RuleScore};

/// How the number of an official document ends.
const NUMBERED: char = '号';

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// It has a score.
    Scored(Number),
    /// A person must judge, or something is missing.
    Open,
}

/// Digits of a score behind the point.
const SCORE: u32 = 2;

/// Whether an item has a score.
pub(super) fn written(scored: &Scored<'_>, at: usize) -> Written {
    match scored.scores.items.get(at).map(|item| &item.row.rule) {
        Some(RuleScore::Exact(score)) => Written::Scored(score.round_half_up(SCORE)),
        _ => Written::Open,
    }
}

/// The paragraphs of an item.
pub(super) fn write(book: &Book<'_>, scored: &Scored<'_>, at: usize, number: usize) -> Vec<Filled> {
    let (Some(item), Some(score)) = (scored.system.items.get(at), scored.scores.items.get(at))
    else {
        return Vec::new();
    };
    let one = One {
        book,
        scored,
        item,
        score,
        number: format!("{number}、"),
    };
    one.paragraphs()
}

/// The source as a report cites it: a title in 《》, the number of a document as it is.
fn cited(source: &SourceRef) -> String {
    let document = source.document.trim();
    let (number, title) = match document.split_once(' ') {
        Some((number, title)) if number.ends_with(NUMBERED) => (number, title.trim()),
        _ => ("", document),
    };
    let plain = title.is_empty() || title.ends_with(NUMBERED) || title.contains(['《', '》']);
    let title = if plain {
        title.to_owned()
    } else {
        word("cited-title", &[("title", title)])
    };
    format!("{number}{title}{}", source.clause)
}

struct One<'a> {
    book: &'a Book<'a>,
    scored: &'a Scored<'a>,
    item: &'a EvaluationItem,
    score: &'a ItemScore,
    number: String,
}

impl One<'_> {
    fn paragraphs(&self) -> Vec<Filled> {
        let Some(points) = &self.item.points else {
            return vec![self.unweighted()];
        };
        let points = points.value.number();
        let mut paragraphs = self.judged_or_scored(points);
        paragraphs.extend(self.otherwise());
        paragraphs
    }

    /// The item with its score or what a person decides, and its source.
    fn judged_or_scored(&self, points: Number) -> Vec<Filled> {
        match &self.score.row.rule {
            RuleScore::Exact(_) if self.score.without_subject => {
                vec![self.told("item-none", &[]), self.clause()]
            }
            RuleScore::Exact(score) => {
                let score = digits(*score, SCORE);
                let score = score.trim_end_matches('0').trim_end_matches('.');
                vec![self.told("item", &[("score", score)]), self.clause()]
            }
            RuleScore::Between { low, high, .. }
                if self.score.row.ratio.is_some() && (*low > Number::ZERO || *high < points) =>
            {
                let with = [("low", low.to_string()), ("high", high.to_string())];
                let with = with.each_ref().map(|(name, text)| (*name, text.as_str()));
                vec![self.told("item-between", &with), self.clause()]
            }
            RuleScore::Unknown(_) if !self.score.missing.is_empty() => {
                let names = self.score.missing.iter();
                let names: Vec<String> = names.map(|key| self.lacking(key)).collect();
                vec![self.told("item-missing", &[("missing", &names.join("、"))])]
            }
            _ => self.judged(),
        }
    }

    /// An item whose points the evaluator sets, with its rate where the figures are known.
    fn unweighted(&self) -> Filled {
        let known = |key: &str| self.scored.given.of(key);
        let rated = self.item.rate.as_ref().and_then(|rate| {
            let value = rate.value(&|key| Some(Interval::exactly(known(key)?.value)))?;
            let raw = |key: &str| known(key).map_or_else(String::new, |one| one.raw.clone());
            let percent = value.low.times(Number::HUNDRED)?;
            Some((rate.written(&raw), digits(percent, SCORE) + "%"))
        });
        let Some((figures, rate)) = rated.filter(|(figures, _)| figures.contains('÷')) else {
            return self.told("item-unweighted", &[]);
        };
        let formula = format!("{}＝{}", self.item.name, self.item.formula.zh);
        let with = [
            ("formula", formula.as_str()),
            ("figures", &self.bare(&figures)),
            ("rate", &rate),
        ];
        let reckoning = word("reckoning", &with);
        self.told("item-unweighted-rate", &[("reckoned", &reckoning)])
    }

    /// A measure that is missing, or that places contradict.
    fn lacking(&self, key: &str) -> String {
        let name = self.name(key);
        match self.scored.given.is_disputed(key) {
            true => word("measure-disputed", &[("name", name)]),
            false => name.to_owned(),
        }
    }

    /// What of its figures the unit says otherwise than its other figures do.
    fn otherwise(&self) -> Option<Filled> {
        let measures = self.item.rate.iter().flat_map(|rate| rate.measures());
        let mut told = measures.filter_map(|key| {
            let computed = self.scored.otherwise.get(key)?;
            let own = self.scored.given.of(key)?;
            let (own, unit) = self.shown(key, own);
            let (computed, _) = self.shown(key, computed);
            let own = own + unit;
            let computed = computed + unit;
            let with = [
                ("name", self.name(key)),
                ("own", &own),
                ("computed", &computed),
            ];
            Some(word("measure-otherwise", &with))
        });
        Some(Filled {
            text: told.next()?,
            ..Filled::default()
        })
    }

    fn name(&self, key: &str) -> &str {
        let names = &self.scored.rules.evaluation_measures;
        names.get(key).map_or("", |name| name.name.zh.as_str())
    }

    /// A sentence of the data about the item, with the figures it was taken of.
    fn told(&self, name: &str, with: &[(&str, &str)]) -> Filled {
        let steps = &self.score.row.steps;
        let points = self.item.points.as_ref();
        let points = points.map_or_else(String::new, |points| points.value.to_string());
        let (first, last) = (steps.first(), steps.get(1));
        // A rate that is given as it is needs no reckoning.
        let reckoned = first.filter(|step| step.formula.contains('÷'));
        let reckoning = reckoned.map_or_else(String::new, |step| {
            let figures = self.bare(&step.formula);
            let with = [
                ("formula", step.label.zh.as_str()),
                ("figures", &figures),
                ("rate", &step.result),
            ];
            word("reckoning", &with)
        });
        let shape = last.map_or("", |step| step.label.zh.as_str());
        let mut all = vec![
            ("number", self.number.as_str()),
            ("name", &self.item.name),
            ("points", &points),
            ("reckoning", &reckoning),
            ("shape", shape),
        ];
        all.extend(with);
        let text = word(name, &all);
        let mut filled = Filled::default();
        match text.split_once("{operands}") {
            Some((before, behind)) => {
                filled.push(before);
                filled.append(self.operands());
                filled.push(behind);
            }
            None => filled.push(&text),
        }
        filled
    }

    /// A formula without the unit of its amounts, where all are in the report's.
    fn bare(&self, formula: &str) -> String {
        let unit = self.book.unit.name();
        let bare = formula.replace(unit, "");
        let mixed = MoneyUnit::ALL.iter().any(|(_, name)| bare.contains(name));
        if mixed { formula.to_owned() } else { bare }
    }

    /// The measures of the formula with their figures.
    fn operands(&self) -> Filled {
        let mut filled = Filled::default();
        let measures = self.item.rate.iter().flat_map(|rate| rate.measures());
        for key in measures {
            let Some(known) = self.scored.given.of(key) else {
                continue;
            };
            if !filled.text.is_empty() {
                filled.push("，");
            }
            let name = self.name(key);
            filled.push(name);
            let (shown, unit) = self.shown(key, known);
            let from = known.at.map(|at| self.book.places(&[at]));
            filled.figure(name, &shown, unit, self.from(key, from));
        }
        filled
    }

    /// Where a measure comes from; the formula where it is computed from other figures.
    fn from(&self, key: &str, place: Option<String>) -> String {
        let formula = forms::report::reports().given.get(key);
        let computed = formula.and_then(|formula| self.book.compute(formula));
        let own = self.scored.otherwise.contains_key(key);
        match computed.filter(|computed| !own && computed.of.len() > 1) {
            Some(computed) => {
                let sum = self.book.money(computed.value, computed.decimals());
                self.book.computation(&computed, &sum.unwrap_or_default())
            }
            None => place.unwrap_or_default(),
        }
    }

    /// A figure as the report prints it, with its unit.
    fn shown(&self, key: &str, known: &Known) -> (String, &'static str) {
        let names = &self.scored.rules.evaluation_measures;
        let amount = names
            .get(key)
            .is_some_and(|name| name.kind == MeasureKind::Amount);
        let printed = known.raw.replace([',', '，'], "");
        let digits = printed.trim_end_matches(|c: char| !c.is_ascii_digit());
        let number = digits.parse::<Number>().ok();
        let own = known.value.shifted(-self.book.unit.power());
        // Sizes of buildings are amounts too, though not of money.
        let money = amount && (digits != printed || number != Some(known.value));
        match own.filter(|_| money) {
            Some(own) if number == Some(own) => (digits.to_owned(), self.book.unit.name()),
            Some(own) => (own.normalized().to_string(), self.book.unit.name()),
            None => (printed, ""),
        }
    }

    fn clause(&self) -> Filled {
        let source = &self.item.shape.source;
        let name = match source.confidence {
            Confidence::Derived => "item-clause-derived",
            _ => "item-clause",
        };
        Filled {
            text: word(name, &[("clause", &cited(source))]),
            ..Filled::default()
        }
    }

    /// What a person judges by.
    fn judged(&self) -> Vec<Filled> {
        let mut paragraphs = vec![self.told("item-judged", &[])];
        if let Shape::Conditions(Conditions { list, costs }) = &self.item.shape.value {
            let mark = if *costs { "−" } else { "+" };
            paragraphs.extend(list.iter().map(|(condition, points)| Filled {
                text: word(
                    "item-condition",
                    &[
                        ("condition", &condition.zh),
                        ("mark", mark),
                        ("points", &points.to_string()),
                    ],
                ),
                ..Filled::default()
            }));
        }
        paragraphs.push(self.clause());
        paragraphs
    }
}
