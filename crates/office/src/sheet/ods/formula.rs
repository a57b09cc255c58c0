//! Formulas of OpenDocument written as workbooks write them: `of:=SUM([.A1:.B2];1)` is
//! `SUM(A1:B2,1)`.

/// A formula without its leading `=`.
pub(super) fn plain(formula: &str) -> String {
    let formula = formula
        .split_once(":=")
        .filter(|(prefix, _)| prefix.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        .map_or(formula, |(_, rest)| rest);
    let mut rest = formula.strip_prefix('=').unwrap_or(formula);
    let mut text = String::with_capacity(rest.len());
    while let Some(at) = rest.find(['"', '[', ';']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let taken = match from.as_bytes().first() {
            Some(b'"') => {
                let end = from.get(1..).and_then(|rest| rest.find('"'));
                let taken = end.map_or(from.len(), |end| end + 2);
                text.push_str(from.get(..taken).unwrap_or(""));
                taken
            }
            Some(b'[') => {
                let end = end_of_reference(from);
                text.push_str(&reference(from.get(1..end).unwrap_or("")));
                (end + 1).min(from.len())
            }
            _ => {
                text.push(',');
                1
            }
        };
        rest = from.get(taken..).unwrap_or("");
    }
    text.push_str(rest);
    text
}

/// Where the closing bracket stands, not counting those in quoted names.
fn end_of_reference(from: &str) -> usize {
    let mut quoted = false;
    for (at, char) in from.char_indices() {
        match char {
            '\'' => quoted = !quoted,
            ']' if !quoted => return at,
            _ => {}
        }
    }
    from.len()
}

/// `.A1:.B2` or `$'表 1'.A1:.B2`; what is of another file stays in its brackets.
fn reference(text: &str) -> String {
    let (first, last) = match text.rsplit_once(":.") {
        Some((first, last)) => (first, Some(last)),
        None => (text, None),
    };
    let Some((sheet, cell)) = first.rsplit_once('.') else {
        return format!("[{text}]");
    };
    if sheet.contains('#') || cell.contains([']', '\'']) {
        return format!("[{text}]");
    }
    let sheet = sheet.strip_prefix('$').unwrap_or(sheet);
    let mark = if sheet.is_empty() { "" } else { "!" };
    match last {
        Some(last) => format!("{sheet}{mark}{cell}:{last}"),
        None => format!("{sheet}{mark}{cell}"),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn formulas_are_written_as_workbooks_write_them() {
        for (formula, expected) in [
            ("of:=SUM([.A1:.B2];1)", "SUM(A1:B2,1)"),
            ("of:=[.C3]/[.$B$3]*10", "C3/$B$3*10"),
            ("of:=[$'明细 表'.B2]&\";[.A1]\"", "'明细 表'!B2&\";[.A1]\""),
            ("of:=[表1.A1:.A9]", "表1!A1:A9"),
            ("oooc:=[.A1]", "A1"),
            ("=1+2", "1+2"),
            ("of:=['file:///x.ods'#$表1.A1]", "['file:///x.ods'#$表1.A1]"),
            ("of:=[.A1", "A1"),
            ("of:=\"没有结尾", "\"没有结尾"),
        ] {
            assert_eq!(plain(formula), expected);
        }
    }
}
