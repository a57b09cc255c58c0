//! Points and scores: headings and totals.

use super::support::*;
use crate::number::*;
use crate::relation::*;

#[test]
fn points_and_scores_are_exact() {
    let form = scored(
        ["20", "30", "40"],
        ["20", "28.5", "39.28"],
        ("100", "97.78"),
    );
    for kind in [
        RelationKind::PointsTotal,
        RelationKind::HeadingPoints,
        RelationKind::ScoreTotal,
    ] {
        assert_eq!(end(&form, &annual(), kind), Closure::Exact, "{kind:?}");
    }
    let swapped = scored(
        ["20", "30", "40"],
        ["20", "28.5", "39.28"],
        ("100", "97.87"),
    );
    assert_eq!(
        end(&swapped, &annual(), RelationKind::ScoreTotal),
        Closure::Open {
            computed: n("97.78"),
            allowed: Interval::exactly(n("97.78")),
            found: n("97.87"),
        }
    );
    let light = scored(["20", "20", "40"], ["20", "20", "40"], ("100", "90"));
    assert!(end(&light, &annual(), RelationKind::PointsTotal).is_open());
    assert!(end(&light, &annual(), RelationKind::HeadingPoints).is_open());
    assert_eq!(
        end(&light, &annual(), RelationKind::ScoreTotal),
        Closure::Exact
    );
}

#[test]
fn a_missing_score_may_make_up_the_rest_but_not_a_surplus() {
    let short = scored(["20", "30", "40"], ["20", "", "40"], ("100", "95"));
    assert_eq!(
        end(&short, &annual(), RelationKind::ScoreTotal),
        Closure::Blank
    );
    let over = scored(["20", "30", "40"], ["20", "", "40"], ("100", "60"));
    assert!(end(&over, &annual(), RelationKind::ScoreTotal).is_open());
}

#[test]
fn a_total_of_the_rows_alone_leaves_execution_out_where_it_has_room() {
    let apart = scored(["20", "30", "40"], ["20", "29", "40"], ("90", "89"));
    let full = scored(["60", "30", "10"], ["60", "30", "9"], ("100", "99"));
    for kind in [RelationKind::PointsTotal, RelationKind::ScoreTotal] {
        assert_eq!(end(&apart, &annual(), kind), Closure::Exact);
        assert!(end(&full, &annual(), kind).is_open(), "{kind:?}");
    }
}

#[test]
fn an_execution_row_is_not_counted_twice() {
    let mut form = scored(["60", "30", "10"], ["60", "30", "10"], ("100", "100"));
    assert!(end(&form, &annual(), RelationKind::PointsTotal).is_open());
    form.indicators[2].name = cell("预算执行率");
    assert_eq!(
        end(&form, &annual(), RelationKind::PointsTotal),
        Closure::Exact
    );
    assert_eq!(
        end(&form, &annual(), RelationKind::ScoreTotal),
        Closure::Exact
    );
}

#[test]
fn a_total_score_may_be_the_sum_rounded() {
    let rounded = |total| scored(["20", "30", "40"], ["20", "28.18", "40"], ("100", total));
    for total in ["98.2", "98"] {
        let closure = end(&rounded(total), &annual(), RelationKind::ScoreTotal);
        assert!(
            matches!(closure, Closure::WithinRounding { .. }),
            "{total}: {closure:?}"
        );
    }
    for total in ["98.1", "98.81", "99"] {
        assert!(
            end(&rounded(total), &annual(), RelationKind::ScoreTotal).is_open(),
            "{total}"
        );
    }
}

#[test]
fn a_total_with_an_execution_score_nobody_sees_is_not_judged() {
    let unseen = |points: &str, total: &str| {
        let mut form = scored(["20", "30", "40"], ["20", "30", "40"], ("", total));
        form.funds[0].points = cell(points);
        form.funds[0].score = cell("");
        let all = relations(&form, &annual());
        all.iter().any(|one| one.kind == RelationKind::ScoreTotal)
    };
    for points in ["10", ""] {
        assert!(!unseen(points, "99.6"), "{points:?}");
    }
    assert!(unseen("10", "100.5"), "more than there can be");
    assert!(unseen("10", "89"), "less than the rows");
}
