//! What several checks ask of evaluated items.

use crate::Subject;
use domain::form::{ItemColumn, Slot};
use domain::number::Number;
use domain::relation::Figure;
use domain::rules::EvaluationItem;
use domain::scoring::{ItemScore, RuleScore};

/// An item of a report with its score and the system's item that it is.
pub(crate) struct Item<'a> {
    /// Its position in the form.
    pub index: usize,
    /// Its score.
    pub scored: &'a ItemScore,
    /// The system's item.
    pub rule: Option<&'a EvaluationItem>,
}

impl Item<'_> {
    /// The address of one of its cells.
    pub fn slot(&self, column: ItemColumn) -> Slot {
        Slot::Item(self.index, column)
    }

    /// The cells of this form that its score was worked out of.
    pub fn taken_of(&self, form: usize) -> Vec<Slot> {
        let cells = self.scored.taken_of.iter();
        let mut slots: Vec<Slot> = cells
            .filter(|cell| cell.form == form)
            .map(|cell| cell.slot)
            .collect();
        slots.insert(0, self.slot(ItemColumn::Basis));
        slots
    }

    /// The points of the printed score, where both are read.
    pub fn printed(&self) -> Option<Number> {
        self.scored.row.printed
    }
}

/// The items of a form in order.
pub(crate) fn items<'a>(subject: &Subject<'a>) -> impl Iterator<Item = Item<'a>> {
    let (score, rules) = (subject.score, subject.rules);
    let scored = score.items.items.iter().enumerate();
    scored.map(move |(index, scored)| Item {
        index,
        scored,
        rule: score.items.rule(index, rules),
    })
}

/// The sum of a column of the items; none where one of them has no figure.
pub(crate) fn item_sum(subject: &Subject<'_>, column: ItemColumn) -> Option<Number> {
    let items = 0..subject.form.items.len();
    let figures = items.map(|i| Figure::at(subject.form, Slot::Item(i, column)).value());
    Number::sum(figures.collect::<Option<Vec<Number>>>()?)
}

/// The cells of a column of the items.
pub(crate) fn item_slots(subject: &Subject<'_>, column: ItemColumn) -> Vec<Slot> {
    (0..subject.form.items.len())
        .map(|i| Slot::Item(i, column))
        .collect()
}

/// The score a rule gives, in words: a figure, or the bounds.
pub(crate) fn told(rule: &RuleScore) -> String {
    match rule {
        RuleScore::Exact(score) => score.normalized().to_string(),
        RuleScore::Between { low, high, .. } => {
            format!("{}～{}", low.normalized(), high.normalized())
        }
        RuleScore::NotApplicable(_) | RuleScore::Unknown(_) => String::new(),
    }
}

/// Whether a printed score is one that the rule allows; none where the rule cannot say.
pub(crate) fn allows(rule: &RuleScore, printed: Number, decimals: u32) -> Option<bool> {
    match rule {
        RuleScore::Exact(score) => {
            let decimals = decimals.min(printed.parts().1.max(1));
            Some(score.round_half_up(decimals) == printed || *score == printed)
        }
        RuleScore::Between { low, high, .. } => Some(*low <= printed && printed <= *high),
        RuleScore::NotApplicable(_) | RuleScore::Unknown(_) => None,
    }
}
