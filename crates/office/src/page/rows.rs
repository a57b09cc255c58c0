//! Row heights from what the cells need, spans included, in any unit.

/// How high a cell must be.
pub(crate) struct Need {
    /// Its first row.
    pub(crate) row: usize,
    /// The rows it covers, at least 1.
    pub(crate) span: usize,
    /// The height.
    pub(crate) height: i64,
}

/// The heights of all rows, from the least they must have and what the cells need.
pub(crate) fn heights(least: Vec<i64>, needs: impl Iterator<Item = Need>) -> Vec<i64> {
    let mut heights = least;
    let mut spanning = Vec::new();
    for need in needs {
        if need.span > 1 {
            spanning.push(need);
        } else if let Some(height) = heights.get_mut(need.row) {
            *height = (*height).max(need.height);
        }
    }
    // Short spans first: what they add to their rows, the long ones need not add again.
    spanning.sort_by_key(|need| (need.span, need.row));
    for need in spanning {
        if let Some(rows) = heights.get_mut(need.row..need.row + need.span) {
            stretch(rows, need.height);
        }
    }
    heights
}

/// A span that does not reach beyond the end.
pub(crate) fn span_within(span: u32, at: usize, end: usize) -> usize {
    usize::try_from(span)
        .unwrap_or(usize::MAX)
        .clamp(1, end.saturating_sub(at).max(1))
}

/// Adds to all rows alike what they lack together.
fn stretch(rows: &mut [i64], needed: i64) {
    let lacking = needed - rows.iter().sum::<i64>();
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    if lacking <= 0 || count == 0 {
        return;
    }
    for row in &mut *rows {
        *row += lacking / count;
    }
    if let Some(last) = rows.last_mut() {
        *last += lacking % count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_stretches_its_rows_only_by_what_they_lack() {
        let need = |row, span, height| Need { row, span, height };
        let needs = [
            need(0, 2, 31),
            need(0, 1, 10),
            need(1, 1, 10),
            need(2, 1, 7),
        ];
        assert_eq!(heights(vec![5; 3], needs.into_iter()), [15, 16, 7]);
    }

    #[test]
    fn spans_end_where_the_table_ends() {
        assert_eq!(span_within(9, 2, 3), 1);
        assert_eq!(span_within(0, 0, 3), 1);
        assert_eq!(span_within(2, 0, 3), 2);
    }
}
