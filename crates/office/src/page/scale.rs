//! How large tables are written: as large as lets them fit their page.

/// Scales that are tried, the largest first, until what stands between two page breaks fits
/// one page: font size and space above and below, in tenths of a point.
pub(crate) const SCALES: [(i64, i64); 10] = [
    (105, 50),
    (105, 40),
    (105, 30),
    (105, 20),
    (100, 20),
    (95, 20),
    (90, 20),
    (90, 15),
    (85, 15),
    (80, 12),
];

/// The scale where none fits: for tables of up to so many columns, and for wider ones.
const PAGINATED: (usize, [(i64, i64); 2]) = (6, [(105, 30), (95, 25)]);

/// The scale of a table of so many columns that takes several pages.
pub(crate) fn paginated(columns: usize) -> (i64, i64) {
    let (few, [large, small]) = PAGINATED;
    if columns <= few { large } else { small }
}
