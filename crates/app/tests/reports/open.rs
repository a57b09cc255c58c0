//! What no form tells is marked in the written report, and read back as a blank.

use super::{FORMATS, bytes, forms_of, ours, written};
use app::{Format, parse};
use std::path::Path;

#[test]
fn tables_of_which_nothing_is_known_are_marked_and_read_back() {
    let mut forms = forms_of(&ours());
    for form in &mut forms {
        form.tables
            .retain(|table| !table.title.raw.contains("固定资产"));
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report-open");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("open.toml");
    let text = forms::notation::forms_to_toml(&forms, forms::notation::Places::Drop);
    std::fs::write(&path, text).unwrap();
    let report = written(&[path]);
    let text = String::from_utf8(bytes(&report, Format::Markdown)).unwrap();
    let row = "| 云溪自治州人民政府驻北京联络处 | 【待填】 | 【待填】 | 【待填】 | 【待填】 |";
    assert!(text.contains(row), "{text}");
    for (format, ending) in FORMATS {
        let read = parse(&format!("report.{ending}"), &bytes(&report, format)).unwrap();
        let unread: Vec<&str> = read.unread.iter().map(|one| one.text.as_str()).collect();
        assert!(!unread.contains(&"【待填】"), "{ending}: {unread:?}");
    }
}
