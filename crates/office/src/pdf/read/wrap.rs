//! Lines to the text they were: a line that was full was wrapped and its end is no line
//! end; a line that had room left ended where it was meant to.

use super::lines::{Line, is_wide};
use super::marks::{Area, Start};
use super::rows;

/// Lines of one cell or paragraph on one page, and the box they were set in.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Setting {
    pub lines: Vec<Line>,
    /// The room between the margins, as the text reads.
    pub room: (f64, f64),
    /// How far lines stand below one another, in shares of their size; 0 where unknown.
    pub pitch: f64,
}

/// The pitch from which there is room for another line, as a share of the usual one.
const SKIPPED: f64 = 1.75;

/// Room behind a figure, in sizes, that is too little for a unit of two characters.
const UNIT: f64 = 2.3;

/// Empty lines that a gap may stand for.
const MOST_EMPTY: f64 = 40.0;

/// How far a line stands below another of the same size, as a share of it.
fn pitch(line: &Line, next: &Line) -> Option<f64> {
    let same = (line.size - next.size).abs() < 0.1 * line.size;
    let pitch = (next.area.y1 - line.area.y1) / line.size;
    Some(pitch).filter(|pitch| same && *pitch > 0.5)
}

/// The usual pitch of all lines of a table: that of the closer ones.
pub(super) fn usual_pitch<'l>(cells: impl Iterator<Item = &'l [Line]>) -> f64 {
    let pairs = cells.flat_map(|lines| lines.iter().zip(lines.iter().skip(1)));
    let mut all: Vec<f64> = pairs.filter_map(|(a, b)| pitch(a, b)).collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 4).copied().unwrap_or(0.0)
}

/// Where lines stand in their room.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    Left,
    Other,
}

impl Setting {
    /// Lines set in a box with that much margin at each side.
    pub(super) fn new(lines: Vec<Line>, area: &Area, margin: f64) -> Self {
        let mut room = (area.x0 + margin, area.x1 - margin);
        // A few lines may hang over; where many are wider, the margin is less.
        let wide = |line: &&Line| line.area.width() > room.1 - room.0 + 1.0;
        if lines.len() < 3 || lines.iter().filter(wide).count() * 3 > lines.len() {
            for line in &lines {
                room = (room.0.min(line.area.x0), room.1.max(line.area.x1));
            }
        }
        Self {
            lines,
            room,
            pitch: 0.0,
        }
    }

    fn width(&self) -> f64 {
        self.room.1 - self.room.0
    }

    /// Lines that all begin at one edge, the first perhaps indented, stand at the left.
    fn stand(&self) -> Stand {
        let rest = if self.lines.len() > 1 { 1 } else { 0 };
        let edges = || self.lines.iter().skip(rest).map(|line| line.area.x0);
        let least = edges().fold(f64::MAX, f64::min);
        let most = edges().fold(f64::MIN, f64::max);
        let first = self.lines.first().map_or(least, |line| line.area.x0);
        let near_edge = (least - self.room.0).abs() < 2.0;
        if most - least < 2.0 && first > least - 2.0 && near_edge {
            Stand::Left
        } else {
            Stand::Other
        }
    }

    /// Room left behind a line.
    fn free(&self, line: &Line) -> f64 {
        match self.stand() {
            Stand::Left => self.room.1 - line.area.x1,
            Stand::Other => self.width() - line.area.width(),
        }
    }

    /// Whether the last line ended only because it was full.
    pub(super) fn ends_full(&self, next: &Line) -> bool {
        self.lines
            .last()
            .is_some_and(|line| self.wrapped(line, next))
    }

    /// Whether the end of a line is only where it was full.
    fn wrapped(&self, line: &Line, next: &Line) -> bool {
        match next.start {
            Start::Line => return false,
            Start::GoesOn | Start::Rest => return true,
            Start::Unknown => {}
        }
        if rows::parts_figure(line, next) && self.free(line) < UNIT * line.size {
            return true;
        }
        let mut needed = next.head;
        if let Some(tail) = line.tail
            && !starts_wide(next)
        {
            if tail + next.head > self.width() {
                return true;
            }
            needed += 0.25 * line.size;
        }
        if needed > self.width() {
            needed = next.first;
        }
        needed > self.free(line) - 0.12 * line.size
    }

    /// Empty lines between two lines: where the file does not tell, the gap does.
    fn empty(&self, line: &Line, next: &Line) -> usize {
        let told = next.start != Start::Unknown || self.pitch <= 0.0;
        let lines = pitch(line, next).filter(|_| !told).map(|p| p / self.pitch);
        match lines {
            Some(lines) if lines > SKIPPED => (lines.round() - 1.0).clamp(1.0, MOST_EMPTY) as usize,
            _ => 0,
        }
    }

    /// What stands between two lines.
    fn between(&self, line: &Line, next: &Line) -> &'static str {
        if !self.wrapped(line, next) {
            return "\n";
        }
        let letters = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match line.tail {
            // A word that would have stood on one line was parted from the next by a space.
            Some(tail)
                if next.start == Start::Unknown
                    && !starts_wide(next)
                    && tail + next.head <= self.width()
                    && letters(line.text.chars().next_back())
                    && letters(next.text.chars().next()) =>
            {
                " "
            }
            _ => "",
        }
    }
}

fn starts_wide(line: &Line) -> bool {
    line.text.chars().next().is_none_or(is_wide)
}

/// The text of lines that were set in one box after another.
pub(super) fn text(settings: &[&Setting]) -> String {
    let mut out = String::new();
    let mut before: Option<(&Setting, &Line)> = None;
    for setting in settings {
        for line in &setting.lines {
            if let Some((above, before)) = before {
                let between = above.between(before, line);
                out.push_str(between);
                if between == "\n" && std::ptr::eq(above, *setting) {
                    (0..above.empty(before, line)).for_each(|_| out.push('\n'));
                }
            }
            out.push_str(&line.text);
            before = Some((setting, line));
        }
    }
    out
}

/// The text of lines known to be one paragraph.
pub(super) fn joined(setting: &Setting) -> String {
    let mut out = String::new();
    let mut before: Option<&Line> = None;
    for line in &setting.lines {
        if let Some(before) = before
            && setting.between(before, line) == " "
        {
            out.push(' ');
        }
        out.push_str(&line.text);
        before = Some(line);
    }
    out
}
