//! A report under way: its blocks, where its figures come from, and its blanks.

use super::book::Book;
use super::fill::{Filled, Lacking, Origin, word};
use super::grid;
use super::known::closes;
use forms::report::{Block, Part, Plan, Sentence};
use office::{Align, Extra, Paragraph, Role, Style};

/// Behind what is left to be filled in.
pub(super) const OPEN: [u8; 3] = [0xFF, 0xF4, 0xCC];

/// The report so far.
pub(super) struct Draft<'a> {
    pub book: &'a Book<'a>,
    pub blocks: Vec<office::Block>,
    pub origins: Vec<Origin>,
    /// Blanks that are left to people.
    pub blanks: usize,
    /// The last heading.
    heading: String,
}

impl<'a> Draft<'a> {
    pub fn new(book: &'a Book<'a>) -> Self {
        Self {
            book,
            blocks: Vec::new(),
            origins: Vec::new(),
            blanks: 0,
            heading: String::new(),
        }
    }

    /// Writes a report.
    pub fn write(&mut self, plan: &Plan) {
        let title = self.book.fill(&plan.title);
        let title = title.map_or_else(|_| String::new(), |filled| filled.text);
        self.heading.clone_from(&title);
        self.line(
            Filled {
                text: title,
                ..Filled::default()
            },
            Role::Title,
        );
        for block in &plan.blocks {
            match block {
                Block::Heading(level, text) => self.head(*level, text),
                Block::Text(sentences) => self.sentences(sentences),
                Block::Blank(what) => self.blank(what),
                Block::Table(plan) => grid::write(self, plan),
                Block::Part(part) => self.part(*part),
                Block::NewPage => self.blocks.push(office::Block::PageBreak),
            }
        }
    }

    fn part(&mut self, part: Part) {
        match part {
            Part::Duties => self.duties(),
            Part::Tasks => self.tasks(),
            Part::Goals => self.goals(),
            Part::Completion => self.completion(),
            Part::Projects => self.projects(),
            Part::SpendingChart => self.spending_chart(),
            Part::ScoreChart => self.score_chart(),
            Part::LossChart => self.loss_chart(),
            Part::OwnScore => self.own_score(),
            Part::Items => self.items(),
            Part::Verdict => self.verdict(),
            Part::Unmet => self.unmet(),
            Part::Slow => self.slow(),
            Part::Found => self.found(),
        }
    }

    /// A heading.
    pub fn head(&mut self, level: u8, text: &str) {
        text.clone_into(&mut self.heading);
        let text = text.to_owned();
        self.line(
            Filled {
                text,
                ..Filled::default()
            },
            Role::Heading(level),
        );
    }

    /// What only people know.
    pub fn blank(&mut self, what: &str) {
        self.text(&word("blank", &[("what", what)]));
    }

    /// A paragraph without figures of its own.
    pub fn text(&mut self, text: &str) {
        let text = text.to_owned();
        self.say(Filled {
            text,
            ..Filled::default()
        });
    }

    /// A paragraph.
    pub fn say(&mut self, filled: Filled) {
        self.line(filled, Role::Body);
    }

    fn line(&mut self, filled: Filled, role: Role) {
        if filled.text.is_empty() {
            return;
        }
        self.blanks += filled.text.matches('【').count();
        self.note(&filled.origins);
        let extra = (!filled.told.is_empty()).then(|| {
            Box::new(Extra {
                told: filled.told,
                ..Extra::default()
            })
        });
        self.blocks.push(office::Block::Paragraph(Paragraph {
            style: Style {
                fill: filled.text.starts_with('【').then_some(OPEN),
                ..Style::default()
            },
            text: filled.text,
            role,
            extra,
            ..Paragraph::default()
        }));
    }

    /// Keeps where figures come from, under the heading they stand under.
    pub fn note(&mut self, origins: &[Origin]) {
        for origin in origins {
            self.origins.push(Origin {
                name: format!("{}：{}", self.heading, origin.name),
                ..origin.clone()
            });
        }
    }

    /// The line above a table.
    pub fn caption(&mut self, text: &str) {
        self.blocks.push(office::Block::Paragraph(Paragraph {
            text: text.to_owned(),
            style: Style {
                align: Align::Centre,
                bold: true,
                ..Style::default()
            },
            ..Paragraph::default()
        }));
    }

    /// A drawing, with the sentence that says the same.
    pub fn drawing(&mut self, drawing: String, told: &str) {
        if drawing.is_empty() {
            return;
        }
        self.blocks.push(office::Block::Paragraph(Paragraph {
            text: told.to_owned(),
            extra: Some(Box::new(Extra {
                drawing,
                ..Extra::default()
            })),
            ..Paragraph::default()
        }));
    }

    /// Sentences of one paragraph. One that cannot be filled leaves its blank, or is left out;
    /// a paragraph without any is not written.
    fn sentences(&mut self, sentences: &[Sentence]) {
        let mut all = Filled::default();
        let mut said = false;
        for sentence in sentences {
            if !self.closes(&sentence.closes) {
                continue;
            }
            match self.book.fill(&sentence.say) {
                Ok(filled) => {
                    said |= !filled.origins.is_empty() || sentences.len() == 1;
                    all.append(filled);
                }
                Err(lacking) if !sentence.blank.is_empty() => {
                    said = true;
                    let name = match lacking {
                        Lacking::Missing => "blank",
                        Lacking::Disputed => "disputed",
                    };
                    all.push(&word(name, &[("what", &sentence.blank)]));
                }
                Err(_) => {}
            }
        }
        if said {
            self.say(all);
        }
    }

    /// Whether parts add to their whole; without a whole there is nothing to say.
    fn closes(&self, names: &[String]) -> bool {
        let known: Option<Vec<_>> = names
            .iter()
            .map(|name| self.book.look(name).known())
            .collect();
        match known.as_deref() {
            Some([whole, parts @ ..]) => {
                closes(whole, &parts.iter().collect::<Vec<_>>()) == Some(true)
            }
            // No parts are asked for; or some are not known, and the sentence says so itself.
            Some([]) | None => true,
        }
    }
}
