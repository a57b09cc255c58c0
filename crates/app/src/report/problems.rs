//! The problems a report tells: projects that spent little, targets that were not met, and
//! what was found in the forms. Causes and remedies are for people to tell.

use super::draft::Draft;
use super::fill::{Filled, word};
use super::group::Member;
use super::rows::LOW;
use crate::line::one_line;
use domain::finding::{CellRef, Level};
use domain::form::{FundColumn, FundKind, IndicatorColumn, Slot};
use domain::number::Number;
use domain::scoring::{Attainment, score};
use forms::report::reports;
use std::collections::BTreeMap;

/// Forms told by name; of more their number is told.
const NAMED: usize = 3;
/// Digits of a rate behind the point.
const RATE: u32 = 2;

impl Draft<'_> {
    /// Projects that spent less than the threshold.
    pub fn slow(&mut self) {
        let group = self.book.group;
        let low = group.members.first();
        let low = low.and_then(|member| member.chosen.rules.threshold(LOW));
        let Some(low) = low.map(|low| low.value) else {
            return;
        };
        let mut told = Vec::new();
        for member in group.projects() {
            told.extend(self.spent(member, low, told.len() + 1));
        }
        if told.is_empty() && group.projects().next().is_some() {
            let low = low.times(Number::HUNDRED).unwrap_or_default();
            let low = format!("{}%", low.normalized());
            self.text(&word("slow-none", &[("low", &low)]));
        }
        for filled in told {
            self.say(filled);
        }
    }

    fn spent(&self, member: &Member<'_>, low: Number, number: usize) -> Option<Filled> {
        let form = self.book.position(member.form)?;
        let (line, _) = member.form.fund(FundKind::Total)?;
        let amount = |column| {
            let slot = Slot::Fund(line, column);
            self.book.amount(CellRef { form, slot })
        };
        let (budget, spent) = (amount(FundColumn::Budget)?, amount(FundColumn::Executed)?);
        let rate = spent.value.over(budget.value)?;
        if rate >= low {
            return None;
        }
        let percent = super::known::digits(rate.times(Number::HUNDRED)?, RATE) + "%";
        let unit = self.book.unit.name();
        let formula = format!("{} ÷ {}", spent.shown, budget.shown);
        let computed = word("computed", &[("formula", &formula), ("result", &percent)]);
        let name = member.form.subject();
        let text = word(
            "slow",
            &[("number", &number.to_string()), ("subject", name)],
        );
        let figures = [
            (
                "{budget}",
                &budget.shown,
                unit,
                self.book.places(&budget.from),
            ),
            (
                "{executed}",
                &spent.shown,
                unit,
                self.book.places(&spent.from),
            ),
            ("{rate}", &percent, "", computed),
        ];
        let mut filled = Filled::default();
        let mut rest = text.as_str();
        for (mark, shown, unit, from) in figures {
            if let Some((before, behind)) = rest.split_once(mark) {
                filled.push(before);
                filled.figure(name, shown, unit, from);
                rest = behind;
            }
        }
        filled.push(rest);
        Some(filled)
    }

    /// Targets that were not met, with the reasons that forms give.
    pub fn unmet(&mut self) {
        let mut told: Vec<Filled> = Vec::new();
        let group = self.book.group;
        for member in group.scored() {
            let scores = score(member.form, &member.chosen.rules);
            let rows = member.form.indicators.iter().zip(&scores.rows).enumerate();
            for (at, (row, score)) in rows {
                if score.attainment != Attainment::Unmet || row.actual.is_blank() {
                    continue;
                }
                let Some(form) = self.book.position(member.form) else {
                    continue;
                };
                let slot = |column| CellRef {
                    form,
                    slot: Slot::Indicator(at, column),
                };
                let (target, actual) = (one_line(&row.target.raw), one_line(&row.actual.raw));
                let text = word(
                    "unmet",
                    &[
                        ("number", &(told.len() + 1).to_string()),
                        ("subject", member.form.subject()),
                        ("name", &one_line(&row.name.raw)),
                    ],
                );
                let mut filled = Filled::default();
                let (before, behind) = text.split_once("{target}").unwrap_or((&text, ""));
                let (between, behind) = behind.split_once("{actual}").unwrap_or((behind, ""));
                filled.push(before);
                let name = one_line(&row.name.raw);
                let from = |column| self.book.places(&[slot(column)]);
                filled.figure(&name, &target, "", from(IndicatorColumn::Target));
                filled.push(between);
                filled.figure(&name, &actual, "", from(IndicatorColumn::Actual));
                filled.push(behind);
                match row.reason.is_blank() {
                    true => filled.push(&word("unmet-blank", &[])),
                    false => {
                        let reason = one_line(&row.reason.raw);
                        filled.push(&word("unmet-reason", &[("reason", &reason)]));
                    }
                }
                told.push(filled);
            }
        }
        if told.is_empty() {
            self.text(&word("unmet-none", &[]));
        }
        for filled in told {
            self.say(filled);
        }
    }

    /// What was found in the forms, by kind; the findings themselves stand behind the report.
    pub fn found(&mut self) {
        let mut kinds: BTreeMap<&str, (usize, usize, Vec<String>)> = BTreeMap::new();
        for (member, finding) in self.book.group.findings() {
            let kind = finding.code.get(..3).unwrap_or(finding.code);
            let entry = kinds.entry(kind).or_default();
            match finding.level {
                Level::Error => entry.0 += 1,
                _ => entry.1 += 1,
            }
            let name = match member.form.project.raw.as_str() {
                "" => member.form.family.chinese().to_owned(),
                project => format!("《{}》", one_line(project)),
            };
            if !entry.2.contains(&name) {
                entry.2.push(name);
            }
        }
        if kinds.is_empty() {
            self.text(&word("found-none", &[]));
            return;
        }
        self.text(&word("found", &[]));
        for (at, (code, (errors, warnings, names))) in kinds.into_iter().enumerate() {
            let kind = reports().kinds.get(code).map_or(code, String::as_str);
            let more = names.len().saturating_sub(NAMED).to_string();
            let few: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
            let mut forms = few.join("、");
            if names.len() > NAMED {
                forms += &word("found-more", &[("count", &more)]);
            }
            let text = word(
                "found-kind",
                &[
                    ("number", &(at + 1).to_string()),
                    ("kind", kind),
                    ("places", &places(errors, warnings)),
                    ("forms", &forms),
                ],
            );
            self.text(&text);
        }
    }
}

/// How many places are to be corrected, and how many explained.
fn places(errors: usize, warnings: usize) -> String {
    let told =
        |name, count: usize| (count > 0).then(|| word(name, &[("count", &count.to_string())]));
    let both = [
        told("found-errors", errors),
        told("found-warnings", warnings),
    ];
    both.into_iter().flatten().collect::<Vec<_>>().join("，")
}
