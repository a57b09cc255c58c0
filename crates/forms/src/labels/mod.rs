//! What the labels of forms mean; the words are data (`rulesets/_common/labels.toml`).

mod column;
mod file;
mod graded;
mod headings;
mod key;
mod learned;
mod ticked;
mod title;

pub(crate) use column::{Column, weigh};
pub(crate) use key::{bracketed_points, key};
pub use learned::labels_taught;

use domain::form::{Family, Field, FundColumn, FundKind, IndicatorColumn, Level1, Level2};
pub use file::Annex;
use file::{File, Lists};
pub(crate) use file::{GuideWords, HalfWords, LineWords, ReportWords};
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;
use ticked::TickedWords;
use title::Titles;

const DATA: &str = include_str!("../../../../rulesets/_common/labels.toml");

/// What a label means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    Project,
    Department,
    Unit,
    Field(Field),
    FundLine(FundKind),
    FundColumn(FundColumn),
    Column(Column),
    Level1(Level1),
    Level2(Level2),
    Side,
    GoalStatement,
    GoalBlock,
    GoalExpected,
    GoalActual,
    Plan,
    Total,
    /// A sum that is the total only where no other total follows.
    OpenTotal,
    /// A sum in the middle of a grid.
    PartialTotal,
    /// Heads the names of a department's tasks.
    Task,
}

/// All labels, ready for look-up.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    titles: Titles,
    pub(crate) note_beginnings: Vec<String>,
    rules_in_headings: Vec<String>,
    pub(crate) placeholder: String,
    pub(crate) guide: GuideWords,
    pub(crate) annexes: Vec<Annex>,
    pub(crate) report: ReportWords,
    pub(crate) line: LineWords,
    pub(crate) ticked: TickedWords,
    sums: Vec<String>,
    /// What names in a heading the other groups that its points are of.
    including: Vec<String>,
    /// How labels of rows beside the points end, the longer ones first.
    beside: Vec<(String, Level1)>,
    nothing: BTreeSet<String>,
    pub(crate) half: HalfWords,
    /// What a heading has in it that asks for reasons.
    pub(crate) reasons: Vec<String>,
    /// What may stand behind a total's score in its cell.
    grades: Vec<String>,
    /// Headings of the change made to a budget, where another has the budget itself.
    changes: BTreeSet<String>,
    meanings: HashMap<String, Vec<Label>>,
    /// The usual word for each meaning: the first of its list.
    words: Vec<(Label, String)>,
    longest_label: usize,
    /// What labels begin with: by this most texts are told from labels at once.
    beginnings: BTreeSet<char>,
}

impl Labels {
    /// Whether a text begins as notes do.
    pub(crate) fn begins_note(&self, text: &str) -> bool {
        let text = text.trim_start();
        let beginnings = self.note_beginnings.iter();
        beginnings
            .into_iter()
            .any(|word| text.starts_with(word.as_str()))
    }

    /// The labels that ship with the program.
    pub(crate) fn shipped() -> &'static Self {
        static LABELS: OnceLock<Labels> = OnceLock::new();
        LABELS.get_or_init(|| {
            let mut labels = Self::parse(DATA).unwrap_or_default();
            learned::teach(&mut labels);
            labels
        })
    }

    /// Adds a meaning to a word, unless it has it or means something that a mere side does
    /// not; tells whether it was added.
    fn learn(&mut self, word: &str, meaning: &Label) -> bool {
        let known = self.of_key(&key(word));
        let settled = known.contains(meaning) || *meaning == Label::Side && !known.is_empty();
        let is_new = !settled && !key(word).is_empty();
        if is_new {
            self.teach(&[word.to_owned()], meaning);
        }
        is_new
    }

    /// The usual word for a meaning.
    pub(crate) fn word(&self, meaning: &Label) -> Option<&str> {
        let mut words = self.words.iter();
        words
            .find(|(label, _)| label == meaning)
            .map(|(_, word)| word.as_str())
    }

    fn parse(data: &str) -> Result<Self, String> {
        let file: File = toml::from_str(data).map_err(|error| error.to_string())?;
        let mut labels = Self {
            titles: Titles::new(file.title, file.title_shape)?,
            note_beginnings: file.note.beginnings,
            rules_in_headings: file.note.in_headings,
            placeholder: file.placeholder.characters,
            guide: file.guide,
            annexes: file.annex,
            report: file.report,
            line: file.line,
            ticked: file.ticked,
            including: file.including.words,
            nothing: file.nothing.words.into_iter().collect(),
            reasons: file.reason.words,
            grades: file.total.grades,
            changes: file.fund_change.words.into_iter().collect(),
            ..Self::default()
        };
        labels.learn_fields(file.field)?;
        labels.learn_columns(file.fund_line, file.fund_column, file.indicator_column)?;
        for (name, words) in file.level1 {
            labels.teach(&words, &Label::Level1(Level1::from_name(&name)));
        }
        for (name, words) in file.level2 {
            labels.teach(&words, &Label::Level2(Level2::from_name(&name)));
        }
        let endings = |words: Vec<String>, level: Level1| {
            words.into_iter().map(move |word| (word, level.clone()))
        };
        labels.beside = endings(file.beside.bonus, Level1::Bonus)
            .chain(endings(file.beside.penalty, Level1::Penalty))
            .collect();
        labels
            .beside
            .sort_by_key(|(word, _)| usize::MAX - word.len());
        labels.teach(&file.side.words, &Label::Side);
        labels.teach(&file.half.goals, &Label::Side);
        labels.teach(&file.task.words, &Label::Task);
        labels.half = file.half;
        labels.teach(&file.goal.statement, &Label::GoalStatement);
        labels.teach(&file.goal.block, &Label::GoalBlock);
        labels.teach(&file.goal.expected, &Label::GoalExpected);
        labels.teach(&file.goal.actual, &Label::GoalActual);
        labels.teach(&file.plan.words, &Label::Plan);
        labels.teach(&file.total.words, &Label::Total);
        labels.sums = [&file.total.open[..], &file.total.partial[..]].concat();
        labels.teach(&file.total.open, &Label::OpenTotal);
        labels.teach(&file.total.partial, &Label::PartialTotal);
        labels.teach(
            &file.target_part.comparator,
            &Label::Column(Column::Comparator),
        );
        labels.teach(&file.target_part.unit, &Label::Column(Column::Unit));
        Ok(labels)
    }

    fn learn_fields(&mut self, fields: Lists) -> Result<(), String> {
        for (name, words) in fields {
            let label = match name.as_str() {
                "project" => Label::Project,
                "department" => Label::Department,
                "unit" => Label::Unit,
                key => Label::Field(
                    Field::from_key(key).ok_or_else(|| format!("'{key}' is not a field"))?,
                ),
            };
            self.teach(&words, &label);
        }
        Ok(())
    }

    fn learn_columns(&mut self, lines: Lists, funds: Lists, grid: Lists) -> Result<(), String> {
        for (name, words) in lines {
            let kind =
                FundKind::from_id(&name).ok_or_else(|| format!("'{name}' is not a fund line"))?;
            self.teach(&words, &Label::FundLine(kind));
        }
        for (name, words) in funds {
            let column = FundColumn::from_key(&name)
                .ok_or_else(|| format!("'{name}' is not a fund column"))?;
            self.teach(&words, &Label::FundColumn(column));
        }
        for (name, words) in grid {
            let column = match name.as_str() {
                "level1" => Column::Level1,
                "level2" => Column::Level2,
                "weighted" => Column::Weighted,
                key => Column::Cell(
                    IndicatorColumn::from_key(key)
                        .ok_or_else(|| format!("'{key}' is not an indicator column"))?,
                ),
            };
            self.teach(&words, &Label::Column(column));
        }
        Ok(())
    }

    fn teach(&mut self, words: &[String], label: &Label) {
        if let Some(first) = words.first().filter(|_| self.word(label).is_none()) {
            self.words.push((label.clone(), first.clone()));
        }
        for word in words {
            let word = key(word);
            self.longest_label = self.longest_label.max(word.len());
            self.beginnings.extend(word.chars().next());
            self.meanings
                .entry(word.into_owned())
                .or_default()
                .push(label.clone());
        }
    }

    /// What a cell's text means as a label; nothing for text that is none.
    pub(crate) fn meanings(&self, text: &str) -> &[Label] {
        // Labels are Chinese, and blanks and brackets at most multiply their length a few times.
        if text.is_ascii() || text.len() > self.longest_label * 6 {
            return &[];
        }
        let begins = |c: char| self.beginnings.contains(&c);
        // Most cells are running text, and their first letter tells.
        if text.starts_with(|c| key::stays_in_front(c) && !begins(c)) {
            return &[];
        }
        let key = key(text);
        if key.len() > self.longest_label || !key.starts_with(begins) {
            return &[];
        }
        self.of_key(&key)
    }

    /// What a normalised label means.
    pub(crate) fn of_key(&self, key: &str) -> &[Label] {
        self.meanings.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether a label's last word says that it is a sum: 产出指标小计.
    pub(crate) fn ends_with_sum(&self, text: &str) -> bool {
        let label = key(text);
        self.sums.iter().any(|word| label.ends_with(word.as_str()))
    }

    /// The group of a row that has nothing but a score, where its label says that it is added
    /// or taken off: 加分项：获得表彰, 逾期报送扣分.
    pub(crate) fn beside(&self, text: &str) -> Option<Level1> {
        let head = text.split(['：', ':']).next().unwrap_or(text);
        let mut known = self.meanings(head).iter().filter_map(|label| match label {
            Label::Level1(level) if level.is_beside() => Some(level.clone()),
            _ => None,
        });
        known.next().or_else(|| {
            let label = key(text);
            let mut endings = self.beside.iter();
            let found = endings.find(|(word, _)| label.ends_with(word.as_str()));
            found.map(|(_, level)| level.clone())
        })
    }

    /// Whether a text stands for a figure there is none of: 无.
    pub(crate) fn says_nothing(&self, text: &str) -> bool {
        self.nothing.contains(key(text).as_ref())
    }

    /// The family a line's words name, when the line has a title's shape.
    pub(crate) fn title(&self, line: &str) -> Option<Family> {
        self.titles.family(line)
    }

    /// Whether a title says that its form is a project's.
    pub(crate) fn is_of_project(&self, title: &str) -> bool {
        self.titles.is_of_project(&key(title))
    }

    /// The project that the title of its report names.
    pub(crate) fn project_in_title(&self, title: &str) -> Option<String> {
        let title = key(title);
        self.titles.project(&title).map(str::to_owned)
    }

    /// The organisation whose form a title says it is.
    pub(crate) fn organisation_in_title(&self, title: &str) -> Option<String> {
        self.titles.organisation(title)
    }

    /// What names of organisations end with.
    pub(crate) fn organisation_endings(&self) -> &[String] {
        self.titles.organisation_endings()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_labels_are_sound() {
        let labels = Labels::parse(DATA).unwrap();
        assert_eq!(labels.meanings("项目支\n出名称"), [Label::Project]);
        assert_eq!(
            labels.meanings("其中：当年财政拨款 "),
            [Label::FundLine(FundKind::Appropriation)]
        );
        assert_eq!(
            labels.meanings("产出指标\n(50分)"),
            [Label::Level1(Level1::Output)]
        );
        assert_eq!(labels.meanings("部门（单位）名称"), [Label::Department]);
        assert!(labels.meanings("完成会议次数").is_empty());
    }

    #[test]
    fn titles_name_their_family() {
        let labels = Labels::shipped();
        let family = |line: &str| labels.title(line);
        assert_eq!(
            family("州级预算部门项目支出绩效自评表"),
            Some(Family::ProjectSelfEvaluation)
        );
        assert_eq!(
            family("部门整体支出绩效目标自评表"),
            Some(Family::DepartmentSelfEvaluation)
        );
        assert_eq!(
            family("## 项目支出绩效目标批复表(参考)"),
            Some(Family::ProjectApproval)
        );
        assert_eq!(
            family("某市人民政府办公室项目绩效目标表"),
            Some(Family::ProjectTarget)
        );
        assert_eq!(
            family("### 部门整体支出绩效目标表"),
            Some(Family::DepartmentTarget)
        );
        assert_eq!(
            family("各部门应当填写《绩效自评表》并报送财政部门审核，逾期不予受理"),
            None
        );
    }
}
