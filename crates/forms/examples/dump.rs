//! Prints what was read of a document (a developer's look).
fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let reading = forms::read(&office::read(&bytes).unwrap());
        println!(
            "== {path} forms {} unread {} narrative {} doubts {}",
            reading.forms.len(),
            reading.unread.len(),
            reading.narrative.len(),
            reading.doubts.len()
        );
        for f in &reading.forms {
            println!(
                "-- {} blank={} year={:?} unit={:?} | {} | project={} dept={} unit={} funds={} goals={} steps={} headings={:?} rows={} total={}/{} notes={} tables={}",
                f.family.id(),
                f.blank,
                f.year.map(|y| y.0),
                f.money_unit,
                f.title.raw,
                f.project.raw,
                f.department.raw,
                f.unit.raw,
                f.funds.len(),
                f.goals.len(),
                f.steps.len(),
                f.headings
                    .iter()
                    .map(|h| format!("{}{}={}", h.level1.name(), h.level2.name(), h.points.raw))
                    .collect::<Vec<_>>(),
                f.indicators.len(),
                f.total.points.raw,
                f.total.score.raw,
                f.notes.len(),
                f.tables.len()
            );
            for (k, v) in &f.fields {
                println!(
                    "   {}: {:.40}",
                    k.key(),
                    v.raw
                        .replace('\n', "⏎")
                        .chars()
                        .take(40)
                        .collect::<String>()
                );
            }
            for l in &f.funds {
                println!(
                    "   ${} [{}] {} {} {} p{} r{} s{}",
                    l.kind.id(),
                    l.label.raw,
                    l.initial.raw,
                    l.budget.raw,
                    l.executed.raw,
                    l.points.raw,
                    l.rate.raw,
                    l.score.raw
                );
            }
            for s in &f.steps {
                println!(
                    "   step {} | {}",
                    s.period.raw,
                    s.task.raw.chars().take(30).collect::<String>()
                );
            }
            for g in &f.goals {
                println!(
                    "   goal {} | {}",
                    g.expected
                        .raw
                        .chars()
                        .take(24)
                        .collect::<String>()
                        .replace('\n', "⏎"),
                    g.actual
                        .raw
                        .chars()
                        .take(24)
                        .collect::<String>()
                        .replace('\n', "⏎")
                );
            }
            for r in &f.indicators {
                println!(
                    "   {}/{} | {} | {} | {} | {} | {} | why:{} | note:{} @{}",
                    r.level1.name(),
                    r.level2.name(),
                    r.name
                        .raw
                        .chars()
                        .take(30)
                        .collect::<String>()
                        .replace('\n', ""),
                    r.target.raw,
                    r.actual.raw,
                    r.points.raw,
                    r.score.raw,
                    r.reason.raw.chars().take(16).collect::<String>(),
                    r.note.raw.chars().take(20).collect::<String>(),
                    r.name.place
                );
            }
            for t in &f.tables {
                println!(
                    "   table {:?}",
                    t.columns.iter().map(|c| c.raw.clone()).collect::<Vec<_>>()
                );
                for r in &t.rows {
                    println!(
                        "     {:?}",
                        r.iter().map(|c| c.raw.clone()).collect::<Vec<_>>()
                    );
                }
            }
            for d in &f.doubts {
                println!("   ? {} {}", d.place, d.message.zh);
            }
        }
        for u in reading.unread.iter().take(60) {
            println!(
                " unread {} {}",
                u.place,
                u.text
                    .chars()
                    .take(40)
                    .collect::<String>()
                    .replace('\n', "⏎")
            );
        }
    }
}
