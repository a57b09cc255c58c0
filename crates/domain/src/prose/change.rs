//! Changes: 较年初预算支出数增加71.22万元, 增长5%, 由100万元增加到120万元.

use super::between;
use super::near;
use super::reading::Reading;
use super::stated::{Role, Said, Stated};
use super::statement::{Change, Operand, Statement};
use super::terms::Terms;
use crate::measure::{Label, Phrase, Version};

/// Characters of words that only say which figure it was: 原来的.
const SHORT_ORIGIN: usize = 4;

pub(super) fn find(reading: &Reading<'_>, terms: &Terms<'_>) -> Vec<Statement> {
    let mut found: Vec<Change> = Vec::new();
    for (at, stated) in reading.stated.iter().enumerate() {
        let Role::Change { up, base, now } = stated.role else {
            continue;
        };
        let plain = |(now, base)| Change {
            by: at,
            up,
            now,
            base,
            size_open: false,
            certain: true,
            others: Vec::new(),
        };
        let change = match base {
            Said::Unknown => None,
            Said::Nothing => between::change(reading, at, up, terms)
                .or_else(|| goes_on(reading, at, up, found.last()?))
                .or_else(|| from_to(reading, at, up, terms))
                .or_else(|| since_unprinted(reading, at, up, terms)),
            Said::Named(base) => operands(reading, at, base, now, terms).map(plain),
        };
        found.extend(change);
    }
    found.into_iter().map(Statement::Change).collect()
}

/// …，增长5% goes on from the change told just before it. In the other direction, 减少2万元，
/// 增长5%, it is wrong if its size is that of the same change.
fn goes_on(reading: &Reading<'_>, at: usize, up: bool, last: &Change) -> Option<Change> {
    let signed = reading.mention(at).is_some_and(|mention| {
        let before = reading.text.get(..mention.bytes.start).unwrap_or_default();
        let minus = ['-', '－', '—', '−', '–'];
        mention.raw.starts_with(minus) || before.ends_with(minus)
    });
    let turned = last.up != up;
    let goes_on = last.by + 1 == at && same_sentence(reading, last.by, at);
    (goes_on && !(turned && signed)).then(|| Change {
        by: at,
        up,
        size_open: last.size_open || turned,
        ..last.clone()
    })
}

/// 由100万元增加到120万元，增长20%: the two figures in front of it.
fn from_to(reading: &Reading<'_>, at: usize, up: bool, terms: &Terms<'_>) -> Option<Change> {
    let phrases = terms.phrases();
    let (from, to) = (at.checked_sub(2)?, at.checked_sub(1)?);
    let words = |index: usize| reading.words(index).trim();
    let begins = words(from);
    let from_words = phrases.all(Phrase::From).iter();
    let origin = from_words
        .filter_map(|word| Some(begins.rsplit_once(word.as_str())?.1.trim()))
        .min_by_key(|rest| rest.len())?;
    let known = origin.is_empty()
        || terms.label(origin).is_some()
        || origin.chars().count() <= SHORT_ORIGIN;
    let moved = phrases.before(Phrase::To, words(to))?;
    let moves = |phrase| phrases.is(phrase, moved);
    let (one_way, other_way) = if up {
        (Phrase::Up, Phrase::MovedUp)
    } else {
        (Phrase::Down, Phrase::MovedDown)
    };
    let one = same_sentence(reading, from, at) && reading.alike(from, to);
    (known && (moves(one_way) || moves(other_way)) && one).then(|| {
        let mut others = Vec::new();
        if !origin.is_empty() && terms.label(origin).is_none() {
            others = near::around(reading, at, from);
            others.retain(|&other| other != from);
        }
        Change {
            by: at,
            up,
            now: Operand::Here(to),
            base: Operand::Here(from),
            size_open: false,
            certain: origin.is_empty(),
            others,
        }
    })
}

/// 比上年增加204.67万元，增长10%, where nobody prints what it was: the figure told before, less
/// what it has grown by.
fn since_unprinted(
    reading: &Reading<'_>,
    at: usize,
    up: bool,
    terms: &Terms<'_>,
) -> Option<Change> {
    let by = at.checked_sub(1)?;
    let told = reading.stated.get(by)?;
    let compared = match told.role {
        Role::Change {
            up: before,
            base,
            now,
        } => before == up && !matches!(base, Said::Nothing) && now == Said::Nothing,
        _ => false,
    };
    let percent = |at: usize| reading.quantity(at).is_some_and(|q| q.unit.is_percent());
    if !compared || !percent(at) || percent(by) || !same_sentence(reading, by, at) {
        return None;
    }
    let now = near::before(reading, by, terms).filter(|now| now.adjoins)?;
    let mut others = near::around(reading, at, by);
    others.retain(|&other| other != by && other != now.at);
    Some(Change {
        by: at,
        up,
        now: Operand::Here(now.at),
        base: Operand::Before {
            now: now.at,
            by,
            up,
        },
        size_open: false,
        certain: false,
        others,
    })
}

fn same_sentence(reading: &Reading<'_>, a: usize, b: usize) -> bool {
    let sentence = |at: usize| reading.stated.get(at).map(|stated| stated.sentence);
    sentence(a) == sentence(b)
}

/// The figure that changed and the one it is compared with.
fn operands(
    reading: &Reading<'_>,
    at: usize,
    base: Label,
    now: Said,
    terms: &Terms<'_>,
) -> Option<(Operand, Operand)> {
    let here = now_figure(reading, at, base, now)?;
    let label = here.label(reading)?;
    let measure = base.measure.or(label.measure);
    if base.measure.is_some() && label.measure.is_some() && base.measure != label.measure {
        return None;
    }
    // 上年 of a sentence about an earlier year is another year than it seems.
    if base.version.is_none() && base.year.is_some() && base.year == label.year {
        return None;
    }
    let wanted = Label {
        measure,
        version: base.version.or(label.version),
        funding: label.funding,
        year: base.year.or(if base.version.is_some() {
            label.year
        } else {
            None
        }),
        loose: label.loose || base.loose,
        ..Label::default()
    };
    let told = before(reading, at)
        .filter(|(other, _)| Some(*other) != here.index())
        .find(|(_, stated)| is_base(stated, wanted));
    let elsewhere = measure
        .filter(|&id| terms.get(id).is_some_and(|measure| measure.versions))
        .map(|_| Operand::Elsewhere(wanted));
    let base = told.map(|(index, _)| Operand::Here(index)).or(elsewhere)?;
    Some((here.operand(), base))
}

enum Now {
    Figure(usize),
    Named(Label),
}

impl Now {
    fn label(&self, reading: &Reading<'_>) -> Option<Label> {
        match self {
            Self::Figure(at) => {
                let stated = reading.stated.get(*at)?;
                stated.label.or(stated.own)
            }
            Self::Named(label) => Some(*label),
        }
    }

    fn index(&self) -> Option<usize> {
        match self {
            Self::Figure(at) => Some(*at),
            Self::Named(_) => None,
        }
    }

    fn operand(&self) -> Operand {
        match self {
            Self::Figure(at) => Operand::Here(*at),
            Self::Named(label) => Operand::Elsewhere(*label),
        }
    }
}

/// What has changed: the words' own figure, or the nearest one before that is not the base.
fn now_figure(reading: &Reading<'_>, at: usize, base: Label, now: Said) -> Option<Now> {
    let measure = match now {
        Said::Unknown => return None,
        Said::Named(label) if label.measure.is_some() => return Some(Now::Named(label)),
        Said::Named(_) | Said::Nothing => base.measure,
    };
    // 本年较2021年下降72.8%: another sentence of the paragraph gives the figures.
    let beyond = matches!(now, Said::Named(_));
    let said = |stated: &Stated| stated.label.or(stated.own).unwrap_or_default();
    // The figure compared with stands before this one too: by its version, or by its year.
    let is_base = |label: Label| {
        let version = base.version.is_some() && of_version(label.version, base.version);
        let year = base.year.is_some() && label.year == base.year;
        match (base.version, base.year) {
            (Some(_), Some(_)) => version && year,
            _ => version || year,
        }
    };
    let fits = |label: Label| {
        let version = match base.version {
            // 较上年决算数: what is compared with an outcome of another year is an outcome.
            Some(version) if base.year.is_some() => label
                .version
                .is_some_and(|own| own.is_budget() == version.is_budget()),
            Some(_) => label.version.is_some(),
            None => label.version.is_none_or(|own| !own.is_budget()),
        };
        version && (measure.is_none() || label.measure == measure)
    };
    let mut told: Box<dyn Iterator<Item = (usize, &Stated)>> = if beyond {
        Box::new(paragraph(reading, at))
    } else {
        Box::new(before(reading, at))
    };
    let depth = reading.stated.get(at)?.depth;
    // The nearest other figure is what changed, or the words mean something else.
    told.find(|(index, stated)| {
        stated.depth <= depth && money_or_count(reading, *index, at) && !is_base(said(stated))
    })
    .filter(|(_, stated)| fits(said(stated)))
    .map(|(index, _)| Now::Figure(index))
}

/// A change in percent may be of anything; one in a unit is of figures in that unit.
fn money_or_count(reading: &Reading<'_>, index: usize, by: usize) -> bool {
    let percent = |at: usize| reading.quantity(at).is_some_and(|q| q.unit.is_percent());
    if percent(by) {
        !percent(index)
    } else {
        reading.alike(index, by)
    }
}

fn is_base(stated: &Stated, wanted: Label) -> bool {
    let label = stated.label.or(stated.own).unwrap_or_default();
    let year = match wanted.year {
        None => true,
        year => label.year == year,
    };
    of_version(label.version, wanted.version) && label.measure == wanted.measure && year
}

/// Whether a figure is the version that is meant; 预算 alone is any budget.
fn of_version(found: Option<Version>, wanted: Option<Version>) -> bool {
    let any = wanted == Some(Version::Budget) && found.is_some_and(Version::is_budget);
    any || found == wanted
}

/// The figures before `at` in its sentence, the nearest first.
fn before<'r>(reading: &'r Reading<'_>, at: usize) -> impl Iterator<Item = (usize, &'r Stated)> {
    paragraph(reading, at).filter(move |(index, _)| same_sentence(reading, *index, at))
}

/// The figures before `at` in its paragraph, the nearest first.
fn paragraph<'r>(reading: &'r Reading<'_>, at: usize) -> impl Iterator<Item = (usize, &'r Stated)> {
    let amounts = reading.stated.iter().enumerate().take(at).rev();
    amounts.filter(|(_, stated)| stated.role == Role::Amount)
}
