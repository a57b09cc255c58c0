//! How long one million indicators take to score: the function every form is scored with.
//!
//! `cargo bench -p domain --bench scoring`

use divan::{Bencher, black_box, counter::ItemsCount};
use domain::number::Number;
use domain::scoring::quantitative::{Curve, UNROUNDED, points};

const INDICATORS: usize = 1_000_000;

fn main() {
    divan::main();
}

/// Target, actual and points as they are printed: counts, percentages, amounts with decimals.
struct Row {
    curve: Curve,
    target: Number,
    actual: Number,
    weight: Number,
}

/// The same rows at every run: a plain congruential sequence.
fn rows() -> Vec<Row> {
    let mut state = 2022u64;
    let mut next = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let number = |mantissa: u64, scale: u64| {
        Number::scaled(i128::from(mantissa), scale as u32).unwrap_or_default()
    };
    (0..INDICATORS)
        .map(|_| Row {
            curve: [Curve::Proportional, Curve::Inverse, Curve::Linear][next(3) as usize],
            target: number(1 + next(999_999), next(3)),
            actual: number(next(1_000_000), next(3)),
            weight: number(1 + next(20), 0),
        })
        .collect()
}

fn run(bencher: Bencher<'_, '_>, decimals: u32) {
    let rows = rows();
    bencher.counter(ItemsCount::new(INDICATORS)).bench(|| {
        let mut scored = 0usize;
        for row in &rows {
            let score = points(row.curve, row.target, row.actual, row.weight, decimals);
            scored += usize::from(black_box(score).is_some());
        }
        scored
    });
}

/// Rounded half-up to two decimals, straight from the exact fraction.
#[divan::bench]
fn a_million_indicators(bencher: Bencher<'_, '_>) {
    run(bencher, 2);
}

/// To twenty decimals, as totals and grades take them.
#[divan::bench]
fn a_million_indicators_unrounded(bencher: Bencher<'_, '_>) {
    run(bencher, UNROUNDED);
}
