//! How fast cells are read: `cargo bench -p domain --bench values`.

use domain::value::Value;

fn main() {
    divan::main();
}

const PLAIN: [&str; 4] = ["10", "92.60", "1066.75", "-31.75"];
const COMPARED: [&str; 4] = ["≥90%", "≥10次/月", "≤0.2mm", "岗位信息＞100条"];
const DATES: [&str; 3] = ["2022年12月31日前", "2024-01-01 至 2024-12-31", "每月30日前"];
const SENTENCES: [&str; 2] = [
    "按时保质完成",
    "发布招聘信息，一年累计120条，帮助就业33人；到11月底，登门486人次。",
];

#[divan::bench(args = PLAIN)]
fn plain(text: &str) -> Value {
    Value::parse(divan::black_box(text))
}

#[divan::bench(args = COMPARED)]
fn compared(text: &str) -> Value {
    Value::parse(divan::black_box(text))
}

#[divan::bench(args = DATES)]
fn dated(text: &str) -> Value {
    Value::parse(divan::black_box(text))
}

#[divan::bench(args = SENTENCES)]
fn sentence(text: &str) -> Value {
    Value::parse(divan::black_box(text))
}

#[divan::bench(args = ["47次，", "1-", "一"], sample_count = 10)]
fn megabyte(bencher: divan::Bencher, piece: &str) {
    let text = piece.repeat(1_000_000 / piece.len());
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench(|| Value::parse(divan::black_box(&text)));
}
