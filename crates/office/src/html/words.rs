//! Text as a browser sets it.

/// Text as a browser sets it: blanks become one, lines end where blocks do.
#[derive(Default)]
pub(super) struct Words {
    text: String,
    /// A blank, and whether a line of the source ended in it, before what comes.
    blank: Option<bool>,
    /// Whether what comes begins a line.
    fresh: bool,
}

impl Words {
    /// Takes text over; `kept` keeps its blanks.
    pub(super) fn text(&mut self, text: &str, kept: bool) {
        for character in text.chars() {
            match character {
                '\r' => {}
                '\n' if kept => self.line_end(),
                ' ' | '\t' | '\n' | '\x0c' if !kept => {
                    let ended = self.blank.unwrap_or(false) || character == '\n';
                    self.blank = Some(ended);
                }
                '\u{a0}' => self.push(' '),
                other => self.push(other),
            }
        }
    }

    fn push(&mut self, character: char) {
        if std::mem::take(&mut self.fresh) && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
            self.blank = None;
        }
        if let Some(ended) = self.blank.take() {
            let before = self.text.chars().next_back();
            // A line of the source that ends between Chinese characters is no blank.
            let chinese = ended && before.is_some_and(wide) && wide(character);
            if before.is_some_and(|before| before != '\n') && !chinese {
                self.text.push(' ');
            }
        }
        self.text.push(character);
    }

    /// A line ends here.
    pub(super) fn line_end(&mut self) {
        if std::mem::take(&mut self.fresh) && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.blank = None;
        self.text.push('\n');
    }

    /// What comes begins a line.
    pub(super) fn boundary(&mut self) {
        self.fresh = true;
        self.blank = None;
    }

    /// The text; nothing where there are only blanks.
    pub(super) fn end(mut self) -> String {
        self.text.truncate(self.text.trim_end_matches('\n').len());
        if self.text.trim().is_empty() {
            self.text.clear();
        }
        self.text
    }
}

fn wide(character: char) -> bool {
    character >= '\u{2e80}'
}
