//! Labels of merged cells that the end of a page cut between two lines, each half closed by
//! a ruling line like a label of its own. Only how full the lines are can tell.

use super::marks::Area;
use super::sheet::{Sheet, SheetCell};
use super::stitch::{Doubt, ENDS, squeezed};

/// Share of the room up to which the text on the next page looks like the end of a label.
const SHORT: f64 = 0.5;

/// Whether two cells are one that was cut.
pub(super) enum Cut {
    No,
    /// They may be; they are read as two.
    Perhaps,
    /// They look so; they are read as one.
    Likely,
}

/// How long the last lines of cells are, by the columns the cells cover.
pub(super) struct Ends(Vec<((usize, usize), f64)>);

impl Ends {
    /// Of the cells that end on their page, and of those that begin the next.
    pub(super) fn of(before: &Sheet, next: &Sheet) -> Self {
        let whole = before.cells.iter().filter(|c| c.span.bottom < before.rows);
        let ends = whole.chain(&next.cells).filter_map(|cell| {
            let line = cell.lines().last()?;
            Some(((cell.span.left, cell.span.right), line.area.width()))
        });
        Self(ends.collect())
    }

    /// Whether a line that long ends a label of those columns elsewhere.
    fn reach(&self, columns: (usize, usize), line: &Area, size: f64) -> bool {
        let width = line.width() - 0.5 * size;
        self.0
            .iter()
            .any(|(at, end)| *at == columns && *end > width)
    }
}

/// Whether the last line of one cell goes on in the other, which stands below it on the
/// next page.
pub(super) fn cut(before: &SheetCell, next: &SheetCell, ends: &Ends) -> Cut {
    let (Some(above), Some(below)) = (before.pieces.last(), next.pieces.last()) else {
        return Cut::No;
    };
    let (Some(last), Some(first)) = (above.setting.lines.last(), below.setting.lines.first())
    else {
        return Cut::No;
    };
    // A cell that had room for another line was not cut.
    let filled = above.slack().is_some_and(|(_, white, line)| white < line);
    let finished = last.text.trim_end().ends_with(|c| ENDS.contains(c));
    if !filled || finished || !above.setting.ends_full(first) {
        return Cut::No;
    }
    let one_line = below.setting.lines.len() == 1;
    let room = above.setting.room.1 - above.setting.room.0;
    let short = one_line && first.area.width() <= SHORT * room;
    let columns = (before.span.left, before.span.right);
    if ends.reach(columns, &last.area, last.size) {
        // Labels that fill their column are usual here.
        return match (short, above.setting.lines.len()) {
            (true, 2..) => Cut::Likely,
            (true, _) => Cut::Perhaps,
            (false, _) => Cut::No,
        };
    }
    if one_line && first.area.width() < last.area.width() {
        Cut::Likely
    } else {
        Cut::Perhaps
    }
}

/// What to say of two cells that are perhaps one.
pub(super) fn doubt(before: &SheetCell, next: &SheetCell, joined: bool) -> Doubt {
    let (a, b) = (squeezed(before), squeezed(next));
    let (zh, en) = if joined {
        ("已连成一个单元格", "they were joined")
    } else {
        ("未能确定，按两个单元格读入", "they were read as two cells")
    };
    [
        format!("上页末的“{a}”与下页首的“{b}”像是一个单元格被分页切开，{zh}"),
        format!(
            "“{a}” at the end of a page and “{b}” at the top of the next seem one cell cut by the page's end; {en}"
        ),
    ]
}
