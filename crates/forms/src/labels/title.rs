//! Titles of forms: what a line must look like to be one, which family its words name, and
//! what the title of a report says of its project.

use super::file::{Title, TitleShape};
use super::key;
use super::key::without_additions;
use crate::reading::{ordinal, year_in};
use domain::form::Family;

/// A shorter name is a kind of organisation: 财政局.
const SHORTEST_NAME: usize = 4;

/// How titles are told from other lines.
#[derive(Debug, Default)]
pub(super) struct Titles {
    known: Vec<(Family, Title)>,
    shape: TitleShape,
    longest: usize,
}

impl Titles {
    pub(super) fn new(known: Vec<Title>, shape: TitleShape) -> Result<Self, String> {
        let family = |title: Title| {
            let family = Family::from_id(&title.family)
                .ok_or_else(|| format!("'{}' is not a form family", title.family))?;
            Ok((family, title))
        };
        Ok(Self {
            known: known
                .into_iter()
                .map(family)
                .collect::<Result<_, String>>()?,
            longest: shape
                .longest
                .parse()
                .map_err(|_| format!("'{}' is not a whole number", shape.longest))?,
            shape,
        })
    }

    /// What names of organisations end with.
    pub(super) fn organisation_endings(&self) -> &[String] {
        &self.shape.organisation_endings
    }

    /// Whether a title says that its form is a project's.
    pub(super) fn is_of_project(&self, title: &str) -> bool {
        let mut words = self.shape.of_projects.iter();
        words.any(|word| title.contains(word.as_str()))
    }

    /// The family a line's words name, when the line has a title's shape.
    pub(super) fn family(&self, line: &str) -> Option<Family> {
        if line.len() > self.longest * 4 {
            return None;
        }
        let title = key(line);
        let shaped = title.chars().count() <= self.longest && ends(&title, &self.shape.endings);
        if !shaped {
            return None;
        }
        let fits = |&&(family, ref known): &&(Family, Title)| {
            let words =
                |words: &Vec<String>| words.iter().all(|word| title.contains(word.as_str()));
            known.patterns.iter().any(words)
                && (!family.is_report() || self.is_report(line, &title, known))
        };
        self.known.iter().find(fits).map(|&(family, _)| family)
    }

    /// Whether a line is the title of a report rather than a sentence or a heading in one.
    fn is_report(&self, line: &str, title: &str, known: &Title) -> bool {
        let ended =
            ends(title, &known.endings) || ends(title, &known.dated) && year_in(line).is_some();
        ended
            && !line.contains(|c: char| self.shape.report_marks.contains(c))
            && (!known.by_organisation || self.names_organisation(title))
    }

    /// Whether an organisation stands right in front of the year or of what is reported.
    fn names_organisation(&self, title: &str) -> bool {
        let end = self.name_end(title);
        let Some((before, behind)) = title.get(..end).map(|head| self.parted(head)) else {
            return false;
        };
        let name = if behind.is_empty() { before } else { behind };
        ends(name, &self.shape.organisation_endings)
    }

    /// What stands in front of the year and behind it, without the words that lead to what is
    /// reported: 关于某局2022年度, 某局关于2022年度.
    fn parted<'t>(&self, head: &'t str) -> (&'t str, &'t str) {
        let mut openings = self.shape.openings.iter();
        let opened = openings.find_map(|word| head.strip_prefix(word.as_str()));
        let (before, behind) = parted_at_year(opened.unwrap_or(head));
        let joined = self.shape.joining.iter();
        let end = joined.filter_map(|word| before.find(word.as_str())).min();
        (
            before.get(..end.unwrap_or(before.len())).unwrap_or(before),
            behind,
        )
    }

    /// The organisation whose form a title says it is: in front of the year or behind it, or
    /// in brackets.
    pub(super) fn organisation(&self, title: &str) -> Option<String> {
        let plain = without_additions(title);
        let plain = ordinal(&plain).map_or(plain.as_str(), |(_, rest)| rest);
        let subjects = self.shape.subjects.iter();
        let end = subjects
            .filter_map(|word| plain.find(word.as_str()))
            .min()?;
        let (before, behind) = self.parted(plain.get(..end)?);
        let is_name = |name: &&str| {
            name.chars().count() >= SHORTEST_NAME && ends(name, &self.shape.organisation_endings)
        };
        let digit = before.find(|c: char| c.is_ascii_digit());
        let before = before.get(..digit.unwrap_or(before.len()))?;
        let named = [before, behind].into_iter().find(is_name);
        let bracketed = || {
            let mut inside = title.split(['（', '(', '）', ')']).skip(1).map(str::trim);
            inside.find(is_name)
        };
        named.or_else(bracketed).map(str::to_owned)
    }

    /// Where in a title the words begin that follow the name.
    fn name_end(&self, title: &str) -> usize {
        let ends = self.shape.name_ends_at.iter();
        ends.filter_map(|word| title.find(word.as_str()))
            .min()
            .unwrap_or(title.len())
    }

    /// The project that the title of its report names.
    pub(super) fn project<'t>(&self, title: &'t str) -> Option<&'t str> {
        let head = title.get(..self.name_end(title))?;
        let (before, behind) = self.parted(head);
        let is_name = |name: &&str| {
            !self.shape.no_project_names.iter().any(|word| word == name)
                && !ends(name, &self.shape.organisation_endings)
        };
        [behind, before].into_iter().find(is_name)
    }
}

fn ends(text: &str, endings: &[String]) -> bool {
    endings.iter().any(|ending| text.ends_with(ending.as_str()))
}

/// What stands in front of the year and behind it: 某局2022年度农村公路养护项目.
fn parted_at_year(text: &str) -> (&str, &str) {
    let digits = |c: char| c.is_ascii_digit() || "〇○零一二三四五六七八九".contains(c);
    let Some(at) = text.find('年') else {
        return (text, "");
    };
    let (front, rest) = text.split_at(at);
    let before = front.trim_end_matches(digits);
    let behind = rest.strip_prefix('年').unwrap_or(rest);
    let is_year = front[before.len()..].chars().count() == 4 || front.is_empty();
    if is_year {
        (before, behind.strip_prefix('度').unwrap_or(behind))
    } else {
        (text, "")
    }
}

#[cfg(test)]
mod tests {
    use super::super::Labels;
    use domain::form::Family;

    #[test]
    fn reports_are_known_by_the_usual_words() {
        let department = [
            (
                "某省某市水务局2023年度部门整体绩效自评结果",
                "self-evaluation-report",
            ),
            (
                "某县教育局部门整体绩效自评报告（2022年度）",
                "self-evaluation-report",
            ),
            (
                "2022年度部门整体支出绩效自我评价报告",
                "self-evaluation-report",
            ),
            (
                "2022年单位整体支出绩效自评情况的报告",
                "self-evaluation-report",
            ),
            ("某县民政局2022年度绩效自评报告", "self-evaluation-report"),
            (
                "关于某局2022年度部门整体支出绩效评价的报告",
                "evaluation-report",
            ),
            ("某县2022年度部门整体绩效评价报告", "evaluation-report"),
            (
                "# 二〇二二年度单位整体支出绩效评价报告",
                "evaluation-report",
            ),
        ];
        let project = [
            (
                "2022年度某县渠道清淤项目绩效评价报告",
                "project-evaluation-report",
            ),
            (
                "某县2022年财政支出绩效评价报告",
                "project-evaluation-report",
            ),
            (
                "2021年乡村振兴补助资金绩效评价报告",
                "project-evaluation-report",
            ),
            (
                "关于2022年度某专项绩效评价情况的报告",
                "project-evaluation-report",
            ),
            ("教育专项资金绩效自评报告", "project-self-evaluation-report"),
            (
                "某县水务局2023年度项目支出绩效自评报告",
                "project-self-evaluation-report",
            ),
        ];
        for (line, family) in department.into_iter().chain(project) {
            let family = Family::from_id(family);
            assert!(family.is_some());
            assert_eq!(Labels::shipped().title(line), family, "{line}");
        }
    }

    #[test]
    fn a_whole_departments_forms_are_told_from_a_projects() {
        for (line, family) in [
            (
                "部门（单位）整体支出绩效目标申报表",
                Family::DepartmentTarget,
            ),
            ("部门/单位整体支出绩效目标申报表", Family::DepartmentTarget),
            ("2022年单位整体绩效目标申报表", Family::DepartmentTarget),
            ("部门预算整体绩效目标表", Family::DepartmentTarget),
            ("单位预算整体绩效目标申报表", Family::DepartmentTarget),
            ("部门预算整体绩效自评表", Family::DepartmentSelfEvaluation),
            ("单位整体绩效目标批复表", Family::DepartmentApproval),
            ("部门预算项目绩效目标申报表", Family::ProjectTarget),
            ("项目支出绩效目标申报表", Family::ProjectTarget),
            ("部门预算项目绩效自评表", Family::ProjectSelfEvaluation),
            ("单位项目绩效目标批复表", Family::ProjectApproval),
        ] {
            assert_eq!(Labels::shipped().title(line), Some(family), "{line}");
        }
    }

    #[test]
    fn what_only_speaks_of_a_report_is_no_title_of_one() {
        for line in [
            "根据要求，我局形成部门整体支出绩效自评报告",
            "《某县渠道清淤项目绩效评价报告》",
            "（三）部门整体绩效自评结果",
            "部门整体支出绩效自评结果",
            "撰写绩效评价报告",
            "关于报送2022年度部门整体支出绩效自评报告的函",
            "2022年度某项目事前绩效评估报告",
            "2022年度政府工作报告",
        ] {
            assert_eq!(Labels::shipped().title(line), None, "{line}");
        }
    }

    #[test]
    fn the_title_of_a_report_names_its_project() {
        for (title, project) in [
            (
                "2022年度某县渠道清淤项目绩效评价报告",
                Some("某县渠道清淤项目"),
            ),
            (
                "某县水务局2022年度渠道清淤项目支出绩效自评报告",
                Some("渠道清淤"),
            ),
            ("渠道清淤项目2022年度绩效评价报告", Some("渠道清淤项目")),
            ("关于2022年教育专项资金绩效评价的报告", Some("教育专项资金")),
            ("某县水务局2022年度项目支出绩效自评报告", None),
            ("2022年度财政支出绩效评价报告", None),
            ("项目绩效评价报告", None),
        ] {
            let named = Labels::shipped().project_in_title(title);
            assert_eq!(named.as_deref(), project, "{title}");
        }
    }
}
