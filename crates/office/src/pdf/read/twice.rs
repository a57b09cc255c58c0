//! Text of a cell over the end of a page that both pages hold: programs that clip a cell's
//! text to the part a page shows draw lines of it on either side.

use super::lines::Line;
use super::sheet::{Piece, SheetCell};

/// By how much a line may be off where the page before showed it, in shares of its size.
const LEVEL: f64 = 0.3;

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

/// How the lines of a cell and those of a piece on the next page meet.
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
    let below = next.pieces.first()?;
    let said = |piece: &&Piece| !piece.setting.lines.is_empty();
    let above = before.pieces.iter().rfind(said).or(before.pieces.last())?;
    if !above.runs_out() && !below.runs_out() {
        return None;
    }
    if let Some(common) = level(&before.pieces, below) {
        return Some(common);
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

/// What they have in common by where it stands: what lies below the end of a page lies as
/// far below the top of the next.
fn level(pieces: &[Piece], below: &Piece) -> Option<Common> {
    let mut known: Vec<(f64, &Line)> = Vec::new();
    let (mut down, mut end) = (0.0, None);
    for piece in pieces {
        down += end.map_or(0.0, |end: f64| end - piece.area.y0);
        end = Some(piece.area.y1);
        let lines = piece.setting.lines.iter();
        known.extend(lines.map(|line| (line.area.y1 + down, line)));
    }
    down += end? - below.area.y0;
    let lines = &below.setting.lines;
    let first = lines.first()?;
    let near = |(y, line): &(f64, &Line)| (y - first.area.y1 - down).abs() < LEVEL * line.size;
    let from = known.iter().position(near)?;
    let mut both = known.iter().skip(from).zip(lines);
    let count = both.len();
    let same = both.all(|((_, a), b)| a.text == b.text);
    match (same, count == lines.len()) {
        (true, true) => Some(Common::Second),
        (true, false) => Some(Common::Lines(count)),
        (false, _) => None,
    }
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
    // Pieces stay though their lines are known: they tell how far each page goes.
    match (common, next.pieces.first_mut()) {
        (Some(Common::Second), Some(below)) => below.setting.lines.clear(),
        (Some(Common::First), _) => {
            let said = |piece: &&mut Piece| !piece.setting.lines.is_empty();
            if let Some(above) = before.pieces.iter_mut().rfind(said) {
                above.setting.lines.clear();
            }
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
