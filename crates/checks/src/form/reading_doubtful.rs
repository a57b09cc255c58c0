//! Some places were read with doubt.

use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::Slot;
use domain::text::Text;

/// Characters of the document that a doubt may repeat at a time.
const QUOTED: usize = 16;

/// FRM005
pub const CHECK: Check = Check {
    code: "FRM005",
    name: "reading-doubtful",
    level: Level::Note,
    title_zh: "有些地方读得没有把握",
    title_en: "Some places were read with doubt",
    preview: false,
    page: include_str!("reading_doubtful.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let doubts = &subject.form.doubts;
    let Some(first) = doubts.first() else {
        record.pass(Slot::Title, &[]);
        return;
    };
    let count = doubts.len();
    let zh = cut_quotes(first.message.zh.trim_end_matches('。'));
    let en = cut_quotes(first.message.en.trim_end_matches('.'));
    record.fail(
        Slot::Title,
        &[],
        Text::new(
            format!("读这张表时有{count}处没有把握（如：{zh}），请对照原件。"),
            format!("{count} place(s) of the form were read with doubt (such as: {en}); compare the original."),
        ),
    );
}

/// A doubt may repeat a whole paragraph of the document; its beginning is enough to find it.
fn cut_quotes(message: &str) -> String {
    let mut cut = String::with_capacity(message.len());
    let mut inside = None;
    for c in message.chars() {
        match c {
            '「' | '“' => inside = Some(0),
            '」' | '”' => inside = None,
            _ => {
                if let Some(count) = &mut inside {
                    *count += 1;
                    if *count > QUOTED {
                        if *count == QUOTED + 1 {
                            cut.push('…');
                        }
                        continue;
                    }
                }
            }
        }
        cut.push(c);
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::cut_quotes;

    #[test]
    fn a_long_quotation_is_cut_and_the_rest_is_kept() {
        let long = "这几行作为「一二三四五六七八九十一二三四五六七八」的说明，见「短」";
        let short = "这几行作为「一二三四五六七八九十一二三四五六…」的说明，见「短」";
        assert_eq!(cut_quotes(long), short);
        assert_eq!(cut_quotes(short), short);
    }
}
