//! The counts of a run, the verdict in words, and the result code.

use crate::answers::Seen;
use crate::check::Outcome;
use crate::error::ErrorKind;
use crate::fingerprint::{form_key, spot};
use crate::narrative::Narrative;
use crate::waivers::{WaiverFinding, Waivers};
use checks::Coverage;
use domain::finding::Level;
use domain::text::Text;
use std::collections::BTreeSet;

/// A rule set as it was used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RulesUsed {
    /// Its id.
    pub id: String,
    /// The budget year.
    pub year: i32,
}

/// The counts of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Documents read.
    pub read: usize,
    /// Inputs that could not be read.
    pub failed: usize,
    /// Files in folders that are none that can be checked.
    pub skipped: usize,
    /// Documents on which the program itself failed, or the call was wrong for them.
    pub broken: usize,
    /// Forms in the documents, blank templates left out.
    pub forms: usize,
    /// Findings by level, waived ones left out.
    pub errors: usize,
    /// See `errors`.
    pub warnings: usize,
    /// See `errors`.
    pub notes: usize,
    /// Findings covered by a waiver.
    pub waived: usize,
    /// The coverage of all documents.
    pub coverage: Coverage,
    /// The prose of all documents.
    pub narrative: Narrative,
    /// The rule sets used.
    pub rules: BTreeSet<RulesUsed>,
    /// The waivers that findings could have used, by position in the waiver file.
    pub waivers_asked: BTreeSet<usize>,
    /// The waivers used.
    pub waivers_used: BTreeSet<usize>,
    /// The findings and forms seen, where units' answers were given.
    pub seen: Seen,
}

impl Tally {
    /// The counts of one outcome.
    pub fn of(outcome: &Outcome) -> Self {
        let mut tally = Self::default();
        match outcome {
            Outcome::Failed { error, .. } if error.kind() == ErrorKind::Input => tally.failed = 1,
            Outcome::Failed { .. } => tally.broken = 1,
            Outcome::Skipped { .. } => tally.skipped = 1,
            Outcome::Checked(checked) => {
                tally.read = 1;
                tally.coverage = checked.report.coverage;
                tally.narrative = checked.narrative;
                tally.forms = checked.loaded.forms.iter().filter(|f| !f.blank).count();
                tally.rules = checked
                    .rules
                    .iter()
                    .map(|chosen| RulesUsed {
                        id: chosen.rules.id.0.clone(),
                        year: chosen.rules.year.0,
                    })
                    .collect();
                tally.waivers_asked.clone_from(&checked.waivers_asked);
                for (finding, mark) in checked.report.findings.iter().zip(&checked.marks) {
                    match mark.waiver {
                        Some(waiver) => {
                            tally.waived += 1;
                            tally.waivers_used.insert(waiver);
                        }
                        None => tally.count(finding.level),
                    }
                }
            }
        }
        tally
    }

    /// Keeps which findings and forms there are, for the answers to earlier ones.
    pub(crate) fn see(&mut self, outcome: &Outcome) {
        if let Outcome::Checked(checked) = outcome {
            let marks = checked.marks.iter();
            let forms = checked.loaded.forms.iter();
            self.seen.fingerprints = marks.map(|mark| mark.fingerprint.clone()).collect();
            let findings = checked.report.findings.iter();
            let spots = findings.map(|finding| {
                let form = checked.loaded.forms.get(finding.cell.form);
                spot(finding, form)
            });
            self.seen.spots = spots.collect();
            self.seen.forms = forms.map(form_key).collect();
        }
    }

    /// Adds the counts of another part of the run.
    pub fn add(&mut self, other: Self) {
        self.read += other.read;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.broken += other.broken;
        self.forms += other.forms;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.waived += other.waived;
        let (sum, part) = (&mut self.coverage, other.coverage);
        sum.numbers += part.numbers;
        sum.checked += part.checked;
        sum.right += part.right;
        sum.within_rounding += part.within_rounding;
        sum.wrong += part.wrong;
        sum.unexplained += part.unexplained;
        sum.not_readable += part.not_readable;
        self.narrative.add(other.narrative);
        self.rules.extend(other.rules);
        self.waivers_asked.extend(other.waivers_asked);
        self.waivers_used.extend(other.waivers_used);
        self.seen.fingerprints.extend(other.seen.fingerprints);
        self.seen.spots.extend(other.seen.spots);
        self.seen.forms.extend(other.seen.forms);
    }

    /// What is wrong with the waiver file itself, as far as this run can tell.
    pub fn waiver_findings(&self, waivers: &Waivers) -> Vec<WaiverFinding> {
        waivers.findings(&self.waivers_asked, &self.waivers_used)
    }

    /// Counts what is wrong with the waiver file itself.
    pub fn add_waiver_findings(&mut self, waivers: &Waivers) {
        for finding in self.waiver_findings(waivers) {
            self.count(finding.level);
        }
    }

    fn count(&mut self, level: Level) {
        match level {
            Level::Error => self.errors += 1,
            Level::Warning => self.warnings += 1,
            Level::Note => self.notes += 1,
        }
    }

    /// Whether anything was found at or above a level.
    pub fn reaches(&self, level: Level) -> bool {
        self.errors > 0
            || (level <= Level::Warning && self.warnings > 0)
            || (level == Level::Note && self.notes > 0)
    }

    /// The verdict in words and counts.
    pub fn verdict(&self) -> Text {
        if self.read == 0 {
            let mut text = nothing_read(self.failed + self.broken);
            self.tell_skipped(&mut text);
            return text;
        }
        let mut text = Text::new(
            format!(
                "{}：{} 份文件、{} 张表，{} 处错误，{} 处需说明，{} 处提示",
                self.word().zh,
                self.read,
                self.forms,
                self.errors,
                self.warnings,
                self.notes
            ),
            format!(
                "{}: {}, {}, {}, {}, {}",
                self.word().en,
                plural(self.read, "document"),
                plural(self.forms, "form"),
                plural(self.errors, "error"),
                plural(self.warnings, "warning"),
                plural(self.notes, "note"),
            ),
        );
        if self.waived > 0 {
            text.zh.push_str(&format!("，{} 处已豁免", self.waived));
            text.en.push_str(&format!(", {} waived", self.waived));
        }
        if self.failed + self.broken > 0 {
            let count = self.failed + self.broken;
            text.zh.push_str(&format!("，{count} 份文件读不出"));
            text.en.push_str(&format!(", {count} not read"));
        }
        self.tell_skipped(&mut text);
        self.tell_numbers(&mut text);
        text
    }

    fn tell_numbers(&self, text: &mut Text) {
        let c = &self.coverage;
        text.zh.push_str(&format!(
            "（见到数字 {} 个：已核对 {}，其中正确 {}、四舍五入内 {}、错误 {}；无从核对 {}，读不出 {}",
            c.numbers, c.checked, c.right, c.within_rounding, c.wrong, c.unexplained, c.not_readable
        ));
        text.en.push_str(&format!(
            " (numbers seen {}: checked {}, of these right {}, within rounding {}, wrong {}; \
             nothing to compare with {}, not readable {}",
            c.numbers,
            c.checked,
            c.right,
            c.within_rounding,
            c.wrong,
            c.unexplained,
            c.not_readable
        ));
        if self.narrative.paragraphs > 0 {
            let told = self.narrative.text();
            text.zh.push_str(&format!("；另有{}", told.zh));
            text.en.push_str(&format!("; besides, {}", told.en));
        }
        text.zh.push('）');
        text.en.push(')');
    }

    fn tell_skipped(&self, text: &mut Text) {
        if self.skipped > 0 {
            text.zh.push_str(&format!("，{} 份文件跳过", self.skipped));
            text.en.push_str(&format!(", {} skipped", self.skipped));
        }
    }

    fn word(&self) -> Text {
        if self.errors > 0 {
            Text::new("不合格", "Not in order")
        } else if self.warnings > 0 {
            Text::new("没有错误，有待说明", "No errors, questions remain")
        } else if self.forms == 0 {
            Text::new("没有可查的表", "No filled form to check")
        } else if self.failed > 0 {
            Text::new("未能全部检查", "Not all could be checked")
        } else {
            Text::new("合格", "In order")
        }
    }
}

fn plural(count: usize, noun: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{s}")
}

/// The verdict where no document could be read; `count` were tried.
fn nothing_read(count: usize) -> Text {
    if count == 0 {
        return Text::new(
            "无法检查：没有找到可读的文件",
            "Nothing could be checked: no readable file was found",
        );
    }
    Text::new(
        format!("无法检查：{count} 份文件，一份也读不出"),
        format!(
            "Nothing could be checked: none of {} could be read",
            plural(count, "document")
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_and_levels_are_reached_from_above() {
        let mut tally = Tally {
            read: 1,
            forms: 2,
            warnings: 1,
            ..Tally::default()
        };
        assert!(!tally.reaches(Level::Error));
        assert!(tally.reaches(Level::Warning) && tally.reaches(Level::Note));
        assert!(tally.verdict().zh.starts_with("没有错误，有待说明"));
        tally.add(Tally {
            read: 1,
            errors: 2,
            waived: 1,
            failed: 1,
            ..Tally::default()
        });
        assert!(tally.reaches(Level::Error));
        let verdict = tally.verdict();
        assert!(
            verdict
                .zh
                .starts_with("不合格：2 份文件、2 张表，2 处错误，1 处需说明")
        );
        assert!(verdict.zh.contains("1 处已豁免，1 份文件读不出"));
        assert!(
            verdict
                .en
                .starts_with("Not in order: 2 documents, 2 forms, 2 errors, 1 warning")
        );
    }

    #[test]
    fn a_run_that_read_nothing_says_so() {
        let tally = Tally {
            failed: 2,
            ..Tally::default()
        };
        assert_eq!(tally.verdict().zh, "无法检查：2 份文件，一份也读不出");
    }
}
