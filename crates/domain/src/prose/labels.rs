//! What the words in front of each figure mean, with what a sentence leaves out: the year
//! named before, the subject of the sentence, the whole that a part belongs to.

use super::figures::Mention;
use super::stated::{Role, Said, Stated};
use super::terms::Terms;
use crate::measure::{Label, MeasureId, OVERALL, Phrase, Version, YearWord};

/// Gives every figure its label and its role.
pub(super) fn assign(text: &str, figures: &[Mention<'_>], terms: &Terms<'_>, found: &mut [Stated]) {
    let mut context = Context::default();
    for at in 0..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let Some(stated) = rest.first_mut() else {
            return;
        };
        let words = text.get(stated.words.clone()).unwrap_or_default();
        let gap = text.get(stated.gap.clone()).unwrap_or_default();
        let bounded = figures
            .get(stated.figure)
            .and_then(Mention::quantity)
            .is_some_and(|quantity| quantity.comparator.is_some());
        // ×100% and what stands behind an equals sign belong to a formula.
        if bounded || gap.trim_end().ends_with(['=', '＝', '×', '*']) {
            stated.role = Role::Derived;
        } else if let Some(role) = change(words, terms) {
            stated.role = role;
        } else {
            stated.own = terms.label(words);
            context.amount((words, gap), stated, before, terms);
        }
    }
}

/// What was said before in the paragraph and the sentence.
#[derive(Default)]
struct Context {
    sentence: usize,
    /// The year named last.
    year: Option<YearWord>,
    /// What the sentence is about, outside brackets.
    subject: Option<Label>,
    /// The whole of a list that 其中 began.
    whole: Option<Label>,
    /// The measure in front of 包括, which printed no figure of its own.
    heading: Option<Label>,
    /// Whether a budget was named before, of something else than the sentence's subject.
    budget: Option<Option<MeasureId>>,
    /// Whether what is told is of a part of the year.
    part_year: bool,
}

impl Context {
    fn amount(
        &mut self,
        (words, gap): (&str, &str),
        stated: &mut Stated,
        before: &[Stated],
        terms: &Terms<'_>,
    ) {
        if stated.sentence != self.sentence {
            *self = Self {
                sentence: stated.sentence,
                year: self.year,
                ..Self::default()
            };
        }
        self.part_year = part_of_year(gap, terms).unwrap_or(self.part_year);
        if self.part_year {
            stated.own = None;
            self.subject = None;
            return;
        }
        if stated.own.is_none() {
            self.heading = headed(gap, terms).or(self.heading);
            stated.own = behind_heading(gap, terms);
        }
        let whole = if stated.depth > 0 {
            let outer = before.iter().rev().find(|other| other.depth < stated.depth);
            outer
                .filter(|other| other.sentence == stated.sentence)
                .and_then(|other| other.label)
        } else {
            let last = last_told(before);
            let last = last.filter(|other| other.sentence == stated.sentence);
            if terms.phrases().within(Phrase::Parts, gap) {
                self.whole = last.and_then(|other| other.label).or(self.heading);
            }
            self.whole
        };
        let whole = whole.map(|whole| heir(whole, terms));
        let before_budget = self.budget;
        self.remember_budget(words, stated.own, terms);
        if self.subject.is_none() && whole.is_none() && stated.depth == 0 {
            stated.own = stated.own.map(|own| of_whole_unit(own, words, terms));
        }
        let Some(own) = stated.own else {
            if stated.depth == 0 {
                self.subject = None;
            }
            return;
        };
        self.year = own.year.or(self.year);
        let label = self.complete(own, whole, terms);
        let other = before_budget.is_some_and(|of| of != own.measure);
        if other && may_be_budget(own, whole, terms) {
            self.subject = None;
            return;
        }
        stated.label = Some(label);
        if stated.depth == 0 && own.measure.is_some() {
            self.subject = Some(heir(label, terms));
        }
    }

    /// A budget of another measure makes the version of what follows unclear.
    fn remember_budget(&mut self, words: &str, own: Option<Label>, terms: &Terms<'_>) {
        let budget = match own {
            Some(own) => own.version.is_some_and(Version::is_budget),
            None => {
                let mut words = words.to_owned();
                for name in terms.phrases().all(Phrase::NoBudget) {
                    words = words.replace(name.as_str(), "");
                }
                terms.phrases().within(Phrase::Budget, &words)
            }
        };
        if budget {
            self.budget = Some(own.and_then(|own| own.measure));
        } else if own.is_some_and(|own| own.version.is_some() && !own.weak) {
            self.budget = None;
        }
    }

    fn complete(&self, own: Label, whole: Option<Label>, terms: &Terms<'_>) -> Label {
        let mut label = own;
        if let Some(whole) = whole {
            if own.weak && whole.version.is_some() && !whole.weak {
                label.version = None;
            }
            if own.measure.is_some() || own.version.is_some() {
                label = label.or(whole);
            }
        } else if own.measure.is_none()
            && own.version.is_some()
            && own.year.is_none()
            && let Some(subject) = self.subject
            && stands_for(subject, terms)
        {
            label.measure = subject.measure;
            label.loose = subject.loose;
            if own.funding == crate::measure::Funding::All {
                label.funding = subject.funding;
            }
        }
        label.year = label.year.or(self.year);
        if let Some(measure) = label.measure.and_then(|id| terms.get(id)) {
            if !measure.versions {
                label.version = None;
            } else if label.version.is_none() {
                (label.version, label.weak) = (measure.implied, true);
            }
        }
        label
    }
}

/// 2023年部门年初预算 is of all that the unit spends.
fn of_whole_unit(own: Label, words: &str, terms: &Terms<'_>) -> Label {
    let named = own.own && own.year.is_some() && own.version.is_some() && !own.weak;
    if !named || own.measure.is_some() || !terms.phrases().within(Phrase::WholeUnit, words) {
        return own;
    }
    Label {
        measure: terms.measures.id(OVERALL),
        loose: true,
        ..own
    }
}

/// 年初预算基本支出580万元，项目支出420万元: the second may be a budget too.
fn may_be_budget(own: Label, whole: Option<Label>, terms: &Terms<'_>) -> bool {
    let known = own.measure.and_then(|id| terms.get(id));
    let versions = known.is_some_and(|measure| measure.versions);
    let implied = versions && (own.version.is_none() || own.weak);
    implied && whole.is_none_or(|whole| whole.version.is_none())
}

/// What goes on from a label, where its measure does.
fn heir(label: Label, terms: &Terms<'_>) -> Label {
    let measure = label.measure.and_then(|id| terms.get(id));
    if measure.is_some_and(|measure| measure.alone) {
        return Label {
            measure: None,
            ..label
        };
    }
    label
}

/// The last figure outside brackets, but for a change and what that is compared with: 支出12万元，
/// 较上年14万元减少2万元，其中… splits the 12.
fn last_told(before: &[Stated]) -> Option<&Stated> {
    let changes = |stated: &Stated| matches!(stated.role, Role::Change { .. });
    let mut outside = before.iter().enumerate().rev();
    outside.find_map(|(at, stated)| {
        let next = before.get(at + 1);
        let base = stated.label.is_none() && next.is_some_and(changes);
        (stated.depth == 0 && !changes(stated) && !base).then_some(stated)
    })
}

/// Whether the words begin to tell of a part of the year, or of the whole again.
fn part_of_year(gap: &str, terms: &Terms<'_>) -> Option<bool> {
    let says = |phrase| terms.phrases().within(phrase, gap);
    let whole = says(Phrase::WholeYear);
    let until = says(Phrase::Until) && says(Phrase::Month);
    let part = until || says(Phrase::PartOfYear);
    (whole || part).then_some(part && !whole)
}

/// Whether 年初预算数 alone can mean the budget of the sentence's subject.
fn stands_for(subject: Label, terms: &Terms<'_>) -> bool {
    let measure = subject.measure.and_then(|id| terms.get(id));
    measure.is_some_and(|measure| measure.versions)
}

/// What stands in front of 包括 in the last clause: 一般公共预算支出包括基本支出….
fn headed(gap: &str, terms: &Terms<'_>) -> Option<Label> {
    let (head, _) = at_heading(gap, terms)?;
    let clause = head.rsplit(['。', '，', '；', ',', ';']).next()?;
    let label = terms.label(clause)?;
    label.measure.map(|_| label)
}

fn behind_heading(gap: &str, terms: &Terms<'_>) -> Option<Label> {
    let (_, name) = at_heading(gap, terms)?;
    terms.label(name)
}

fn at_heading<'t>(gap: &'t str, terms: &Terms<'_>) -> Option<(&'t str, &'t str)> {
    let words = terms.phrases().all(Phrase::PartsOfHeading).iter();
    words
        .filter_map(|word| gap.rsplit_once(word.as_str()))
        .next()
}

/// The role of a figure whose words tell a change: 较上年增加.
fn change(words: &str, terms: &Terms<'_>) -> Option<Role> {
    let phrases = terms.phrases();
    let rest = phrases.without(Phrase::ChangeTail, words.trim());
    let (up, rest) = [(true, Phrase::Up), (false, Phrase::Down)]
        .into_iter()
        .find_map(|(up, phrase)| Some((up, phrases.before(phrase, rest)?)))?;
    if rest.is_empty() {
        let (base, now) = (Said::Nothing, Said::Nothing);
        return Some(Role::Change { up, base, now });
    }
    let (now, base, word) = phrases.around(Phrase::Against, rest)?;
    let base = phrases.before(Phrase::Compared, base).unwrap_or(base);
    let base = if base.is_empty() && phrases.is(Phrase::YearOnYear, word) {
        Said::Named(Label {
            year: Some(terms.prior()),
            ..Label::default()
        })
    } else {
        Said::of(base, terms)
    };
    let now = Said::of(now, terms);
    Some(Role::Change { up, base, now })
}
