//! `rollup/1`: units, money, scores and indicators with their sources, what is missing and
//! what does not count.

mod shape;

pub use shape::RollupWire;

use app::rollup::{Detail, RolledUp, notices};
use domain::form::{FundColumn, IndicatorColumn, Slot};
use domain::number::Number;
use domain::rollup::{
    AMOUNTS, Figure, Filing, Indicator, LeftOut, Manner, Rollup, Section, Source, Told,
};
use domain::text::Language;
use shape::{
    AsideWire, CoverageWire, DocumentWire, FigureWire, FormWire, FundWire, FundsWire, GradeWire,
    IndicatorWire, LeftWire, MissingWire, NoticeWire, SectionWire, SourceWire, UnitResult,
    UnitWire,
};
use std::ops::Range;

fn plain(number: Number) -> String {
    number.normalized().to_string()
}

fn told(told: Told) -> Option<String> {
    told.value.map(plain)
}

fn whole(range: &Range<usize>) -> [usize; 2] {
    [range.start, range.end]
}

impl<'a> RollupWire<'a> {
    /// All that was rolled up; figures of the units down to the depth asked for.
    pub fn of(rolled: &'a RolledUp, detail: &Detail) -> Self {
        let rollup = &rolled.rollup;
        let nodes = &rollup.standing.nodes;
        let chosen = nodes.get(detail.node);
        let range = detail.node..chosen.map_or(0, |node| node.end);
        let top = chosen.map_or(0, |node| node.depth);
        let shown: Vec<usize> = range
            .filter(|&at| {
                nodes
                    .get(at)
                    .is_some_and(|node| node.depth - top <= detail.depth)
            })
            .collect();
        Self {
            schema: "rollup/1",
            engine: env!("CARGO_PKG_VERSION"),
            year: rollup.year.map(|year| year.0),
            on: rollup.standing.on.map(|on| on.to_string()),
            tree: &rolled.tree,
            weight: rollup.by.key(),
            documents: documents(rolled),
            units: nodes
                .iter()
                .map(|node| UnitWire {
                    id: &node.id,
                    name: &node.name,
                    parent: node.parent,
                    depth: node.depth,
                    closed: node.closed,
                })
                .collect(),
            forms: rollup.filings.iter().map(form).collect(),
            sections: rollup
                .sections
                .iter()
                .map(|section| section_wire(rollup, section, &shown))
                .collect(),
            left: rollup.left.iter().map(left).collect(),
            aside: aside(rolled),
            notices: notice(rolled, detail.language),
        }
    }
}

fn documents(rolled: &RolledUp) -> Vec<DocumentWire<'_>> {
    let failed = rolled.failed.iter().map(|(name, _)| DocumentWire {
        name,
        sha256: "",
        status: "failed",
    });
    let read = rolled.documents.iter().map(|document| DocumentWire {
        name: &document.name,
        sha256: &document.sha256,
        status: if document.sha256.is_empty() {
            "skipped"
        } else {
            "read"
        },
    });
    read.chain(failed).collect()
}

fn form(filing: &Filing) -> FormWire<'_> {
    FormWire {
        document: filing.document,
        form: filing.form,
        family: filing.family.id(),
        subject: &filing.subject,
        unit: filing.node,
        unit_cell: filing.unit.as_ref().map(|(slot, _)| slot.path()),
        by_superior: filing.by_superior,
        weight: filing.weight.map(plain),
        score: filing.score.map(|(score, _)| plain(score)),
        score_cell: filing.score.and_then(|(_, slot)| slot).map(Slot::path),
        grade: filing.grade.as_ref().map(|grade| grade.word.as_str()),
        funds: filing
            .funds
            .iter()
            .map(|line| {
                let [initial, budget, executed] = line.amounts.map(|amount| amount.map(plain));
                FundWire {
                    line: line.kind.id(),
                    cell: format!("funds.{}", line.line + 1),
                    initial,
                    budget,
                    executed,
                }
            })
            .collect(),
    }
}

fn section_wire<'a>(rollup: &'a Rollup, section: &'a Section, shown: &[usize]) -> SectionWire<'a> {
    let covered = rollup.covered(section);
    let filings: Vec<_> = shown
        .iter()
        .map(|&node| (node, rollup.filings_of(section, node)))
        .collect();
    SectionWire {
        family: section.family.id(),
        expected_told: covered.told,
        units: shown
            .iter()
            .map(|&node| unit(rollup, section, node, &covered))
            .collect(),
        missing: covered
            .missing
            .iter()
            .map(|missing| MissingWire {
                unit: missing.node,
                forms: missing.forms,
                forms_missing: missing.forms_missing,
                projects: missing.projects.clone(),
                funds_missing: plain(missing.funds_missing),
            })
            .collect(),
        indicators: section
            .indicators
            .iter()
            .map(|indicator| indicator_wire(rollup, indicator, &filings))
            .collect(),
    }
}

fn unit(
    rollup: &Rollup,
    section: &Section,
    node: usize,
    covered: &domain::rollup::Covered,
) -> UnitResult {
    let filings = rollup.filings_of(section, node);
    let own = covered.of(&rollup.standing, node);
    let results = rollup.results(filings.clone());
    let kinds = rollup.fund_kinds(section).into_iter();
    let funds = kinds.map(|kind| {
        let funds = rollup.funds(filings.clone(), kind);
        let of = |column| told(funds.of(column));
        let wire = FundsWire {
            initial: of(FundColumn::Initial),
            budget: of(FundColumn::Budget),
            executed: of(FundColumn::Executed),
            rate: told(funds.rate),
            forms: AMOUNTS
                .iter()
                .map(|&column| funds.of(column).count)
                .max()
                .unwrap_or(0),
        };
        (kind.id(), wire)
    });
    UnitResult {
        unit: node,
        forms: whole(&filings),
        coverage: CoverageWire {
            units: own.units,
            filed: own.filed,
            complete: own.complete,
            forms: own.forms,
            forms_there: own.forms_there,
            forms_missing: own.forms_missing,
            funds: own.funds.map(plain),
            funds_there: plain(own.funds_there),
            funds_missing: plain(own.funds_missing),
            funds_share: own.funds_share().map(plain),
        },
        funds: funds.collect(),
        score: told(results.score),
        scored: results.score.count,
        lowest: results.ends.map(|(low, _)| plain(low)),
        highest: results.ends.map(|(_, high)| plain(high)),
        grades: results
            .grades
            .into_iter()
            .map(|(grade, (forms, funds))| GradeWire {
                grade: grade.word,
                forms,
                funds: plain(funds),
            })
            .collect(),
        ungraded: results.ungraded,
        findings: results.findings,
    }
}

fn indicator_wire<'a>(
    rollup: &'a Rollup,
    indicator: &'a Indicator,
    filings: &[(usize, Range<usize>)],
) -> IndicatorWire<'a> {
    let figures = filings.iter().filter_map(|(node, filings)| {
        let range = Rollup::sources_of(indicator, filings);
        (!range.is_empty()).then(|| figure(*node, &rollup.figure(indicator, range)))
    });
    IndicatorWire {
        level1: indicator.key.level1.name(),
        level2: indicator.key.level2.name(),
        name: &indicator.key.name,
        names: &indicator.names,
        manner: match indicator.key.manner {
            Manner::Added => "added",
            Manner::Averaged => "averaged",
            Manner::Scored => "scored",
        },
        unit: match indicator.key.period {
            Some(period) => format!("{}/{period}", indicator.key.unit),
            None => indicator.key.unit.to_string(),
        },
        figures: figures.collect(),
        sources: indicator
            .sources
            .iter()
            .map(|one| source(rollup, one))
            .collect(),
    }
}

fn figure(unit: usize, figure: &Figure) -> FigureWire {
    FigureWire {
        unit,
        how: figure.how.key(),
        comparator: figure.comparator.map_or("", |comparator| comparator.sign()),
        target: told(figure.target),
        targets: figure.target.count,
        actual: told(figure.actual),
        actuals: figure.actual.count,
        score: told(figure.score),
        points: figure.points.map(plain),
        share: figure.share().map(plain),
        sources: whole(&figure.sources),
    }
}

fn source<'a>(rollup: &'a Rollup, source: &Source) -> SourceWire<'a> {
    let parts = source.fraction.as_deref();
    SourceWire {
        form: source.filing as usize,
        cell: Slot::Indicator(source.row as usize, IndicatorColumn::Actual).path(),
        printed: rollup
            .names
            .get(source.name as usize)
            .map_or("", String::as_str),
        target: source.target.map(plain),
        actual: source.actual.map(plain),
        part: parts.map(|(part, _)| plain(*part)),
        whole: parts.map(|(_, whole)| plain(*whole)),
        score: source.score.map(|(score, _)| plain(score)),
        points: source.score.map(|(_, points)| plain(points)),
    }
}

fn left(left: &LeftOut) -> LeftWire {
    LeftWire {
        form: left.filing,
        cell: Slot::Indicator(left.row as usize, left.reason.column()).path(),
        reason: left.reason.key(),
    }
}

fn aside(rolled: &RolledUp) -> Vec<AsideWire<'_>> {
    let aside = rolled.rollup.aside.iter().map(|aside| AsideWire {
        document: aside.document,
        form: aside.form,
        family: aside.family.id(),
        subject: &aside.subject,
        unit: &aside.unit,
        reason: aside.why.key(),
        budget: aside.budget.map(plain),
    });
    aside.collect()
}

fn notice(rolled: &RolledUp, language: Language) -> Vec<NoticeWire> {
    let notices = notices(rolled).into_iter().map(|notice| NoticeWire {
        level: notice.level.name(),
        kind: notice.kind,
        message: notice.text.get(language).to_owned(),
    });
    notices.collect()
}
