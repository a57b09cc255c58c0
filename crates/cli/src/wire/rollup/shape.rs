//! The shape of `rollup/1`.

use serde::Serialize;
use std::collections::BTreeMap;

/// A roll-up.
#[derive(Debug, Serialize)]
pub struct RollupWire<'a> {
    pub(super) schema: &'static str,
    pub(super) engine: &'static str,
    pub(super) year: Option<i32>,
    /// The day on which the units are looked at.
    pub(super) on: Option<String>,
    pub(super) tree: &'a str,
    /// The column that averages are weighted with.
    pub(super) weight: &'static str,
    pub(super) documents: Vec<DocumentWire<'a>>,
    pub(super) units: Vec<UnitWire<'a>>,
    pub(super) forms: Vec<FormWire<'a>>,
    pub(super) sections: Vec<SectionWire<'a>>,
    pub(super) left: Vec<LeftWire>,
    pub(super) aside: Vec<AsideWire<'a>>,
    pub(super) notices: Vec<NoticeWire>,
}

#[derive(Debug, Serialize)]
pub(super) struct DocumentWire<'a> {
    pub(super) name: &'a str,
    pub(super) sha256: &'a str,
    pub(super) status: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct UnitWire<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    /// The unit above it, by position.
    pub(super) parent: Option<usize>,
    pub(super) depth: usize,
    pub(super) closed: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct FormWire<'a> {
    pub(super) document: usize,
    pub(super) form: usize,
    pub(super) family: &'static str,
    pub(super) subject: &'a str,
    pub(super) unit: usize,
    pub(super) unit_cell: Option<String>,
    pub(super) by_superior: bool,
    pub(super) weight: Option<String>,
    pub(super) score: Option<String>,
    pub(super) score_cell: Option<String>,
    pub(super) grade: Option<&'a str>,
    pub(super) funds: Vec<FundWire>,
}

#[derive(Debug, Serialize)]
pub(super) struct FundWire {
    pub(super) line: &'static str,
    pub(super) cell: String,
    pub(super) initial: Option<String>,
    pub(super) budget: Option<String>,
    pub(super) executed: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct SectionWire<'a> {
    pub(super) family: &'static str,
    pub(super) expected_told: bool,
    pub(super) units: Vec<UnitResult>,
    pub(super) missing: Vec<MissingWire>,
    pub(super) indicators: Vec<IndicatorWire<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct UnitResult {
    pub(super) unit: usize,
    /// The forms it rests on, by position in `forms`: the first, and the one behind the last.
    pub(super) forms: [usize; 2],
    pub(super) coverage: CoverageWire,
    pub(super) funds: BTreeMap<&'static str, FundsWire>,
    pub(super) score: Option<String>,
    pub(super) scored: usize,
    pub(super) lowest: Option<String>,
    pub(super) highest: Option<String>,
    pub(super) grades: Vec<GradeWire>,
    pub(super) ungraded: usize,
    pub(super) findings: BTreeMap<&'static str, [usize; 3]>,
}

#[derive(Debug, Serialize)]
pub(super) struct CoverageWire {
    pub(super) units: usize,
    pub(super) filed: usize,
    pub(super) complete: usize,
    pub(super) forms: usize,
    pub(super) forms_there: usize,
    pub(super) forms_missing: usize,
    pub(super) funds: Option<String>,
    pub(super) funds_there: String,
    pub(super) funds_missing: String,
    pub(super) funds_share: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct FundsWire {
    pub(super) initial: Option<String>,
    pub(super) budget: Option<String>,
    pub(super) executed: Option<String>,
    pub(super) rate: Option<String>,
    pub(super) forms: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct GradeWire {
    pub(super) grade: String,
    pub(super) forms: usize,
    pub(super) funds: String,
}

#[derive(Debug, Serialize)]
pub(super) struct MissingWire {
    pub(super) unit: usize,
    pub(super) forms: usize,
    pub(super) forms_missing: usize,
    pub(super) projects: Vec<String>,
    pub(super) funds_missing: String,
}

#[derive(Debug, Serialize)]
pub(super) struct IndicatorWire<'a> {
    pub(super) level1: &'a str,
    pub(super) level2: &'a str,
    pub(super) name: &'a str,
    pub(super) names: &'a [String],
    pub(super) manner: &'static str,
    pub(super) unit: String,
    pub(super) figures: Vec<FigureWire>,
    pub(super) sources: Vec<SourceWire<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct FigureWire {
    pub(super) unit: usize,
    pub(super) how: &'static str,
    pub(super) comparator: &'static str,
    pub(super) target: Option<String>,
    pub(super) targets: usize,
    pub(super) actual: Option<String>,
    pub(super) actuals: usize,
    pub(super) score: Option<String>,
    pub(super) points: Option<String>,
    pub(super) share: Option<String>,
    /// The sources it rests on: the first, and the one behind the last.
    pub(super) sources: [usize; 2],
}

#[derive(Debug, Serialize)]
pub(super) struct SourceWire<'a> {
    pub(super) form: usize,
    pub(super) cell: String,
    pub(super) printed: &'a str,
    pub(super) target: Option<String>,
    pub(super) actual: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) part: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) whole: Option<String>,
    pub(super) score: Option<String>,
    pub(super) points: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct LeftWire {
    pub(super) form: u32,
    pub(super) cell: String,
    pub(super) reason: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct AsideWire<'a> {
    pub(super) document: usize,
    pub(super) form: usize,
    pub(super) family: &'static str,
    pub(super) subject: &'a str,
    pub(super) unit: &'a str,
    pub(super) reason: &'static str,
    pub(super) budget: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct NoticeWire {
    pub(super) level: &'static str,
    pub(super) kind: &'static str,
    pub(super) message: String,
}
