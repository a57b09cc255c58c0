//! Text of a cell over the end of a page that both pages hold: programs that clip a cell's
//! text to the part a page shows draw lines of it on either side.

use super::sheet::{Piece, SheetCell};

impl Piece {
    /// Whether some of its text runs out of its cell.
    fn runs_out(&self) -> bool {
        let area = self.area.upright(self.turn);
        let out = |y: f64| y < area.y0 || y > area.y1;
        let mut lines = self.setting.lines.iter();
        lines.any(|line| {
            out(line.area.centre().1)
                || line.area.x1 > area.x1 + line.size
                || line.area.x0 < area.x0 - line.size
        })
    }
}

/// How the lines of two pieces meet.
enum Common {
    /// All of the second are in the first.
    Second,
    /// All of the first are in the second.
    First,
    /// So many at the end of the first begin the second.
    Lines(usize),
}

/// What two clipped pieces have in common; none where they are not clipped.
fn common(before: &SheetCell, next: &SheetCell) -> Option<Common> {
    let (above, below) = (before.pieces.last()?, next.pieces.first()?);
    if !above.runs_out() && !below.runs_out() {
        return None;
    }
    let texts = |piece: &Piece| -> Vec<String> {
        let lines = piece.setting.lines.iter();
        lines.map(|line| line.text.clone()).collect()
    };
    let (a, b) = (texts(above), texts(below));
    let within = |part: &[String], all: &[String]| {
        part.is_empty() || all.windows(part.len()).any(|lines| lines == part)
    };
    if within(&b, &a) {
        return Some(Common::Second);
    }
    if within(&a, &b) {
        return Some(Common::First);
    }
    let most = a.len().min(b.len());
    let lines = (1..=most)
        .rev()
        .find(|n| a.get(a.len() - n..) == b.get(..*n));
    Some(Common::Lines(lines.unwrap_or(0)))
}

/// Whether both pages show a part of one clipped text.
pub(super) fn meet(before: &SheetCell, next: &SheetCell) -> bool {
    !before.is_blank()
        && !next.is_blank()
        && common(before, next).is_some_and(|common| !matches!(common, Common::Lines(0)))
}

/// Puts the pieces of the next page behind those of a cell, lines on both pages once.
pub(super) fn append(before: &mut SheetCell, next: &mut SheetCell, cut: bool) {
    let common = common(before, next);
    let open = before.open.below && next.open.above;
    let again = !cut && !open && before.text() == next.text();
    match (common, next.pieces.first_mut()) {
        (Some(Common::Second), _) => return,
        (Some(Common::First), _) => {
            before.pieces.pop();
        }
        (Some(Common::Lines(lines)), Some(below)) => drop(below.setting.lines.drain(..lines)),
        _ if again => return,
        _ => {}
    }
    before.pieces.append(&mut next.pieces);
}

/// Puts the text that the page to the right shows of a cell behind what is known of it.
pub(super) fn append_beside(left: &mut SheetCell, right: &mut SheetCell) {
    let squeezed = |cell: &SheetCell| -> String { cell.text().split_whitespace().collect() };
    let (known, more) = (squeezed(left), squeezed(right));
    if known.contains(&more) {
        return;
    }
    if more.contains(&known) {
        left.pieces.clear();
    }
    left.pieces.append(&mut right.pieces);
}
