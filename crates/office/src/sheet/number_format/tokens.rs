//! A number format cut into sections and tokens. Knows no figure.

use super::digits::Digits;
use std::cmp::Ordering;

/// What stands in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Shown as it stands.
    Literal(String),
    /// A gap as wide as some character.
    Gap,
    /// `0`, `#` or `?`.
    Digit(char),
    Point,
    Comma,
    Percent,
    /// `E+` or `E-`; whether the plus is shown.
    Exponent(bool),
    Slash,
    /// `@`.
    Text,
    General,
    /// Letters of a date or time: `y`, `m`, `d`, `h`, `s`, `a` (weekday), `e` (year), and how many.
    Date(char, usize),
    /// Minutes, told from months by what stands beside them.
    Minutes(usize),
    /// `[h]`, `[m]`, `[s]`: all hours, minutes, seconds, and how many digits.
    Elapsed(char, usize),
    /// Before and after noon.
    HalfDay(&'static str, &'static str),
    /// Decimals of a second.
    PartOfSecond(usize),
}

/// One section of a format.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    pub tokens: Vec<Token>,
    pub condition: Option<Condition>,
    /// A date or time.
    pub date: bool,
}

/// For which figures a section is.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    operator: String,
    bound: Digits,
}

impl Condition {
    fn parse(text: &str) -> Option<Self> {
        let digits = text.trim_start_matches(['<', '>', '=']);
        let operator = text.get(..text.len() - digits.len())?;
        if operator.is_empty() {
            return None;
        }
        Some(Self {
            operator: operator.to_owned(),
            bound: Digits::parse(digits)?,
        })
    }

    pub(super) fn admits(&self, figure: &Digits) -> bool {
        let order = figure.compare(&self.bound);
        match self.operator.as_str() {
            "<" => order == Ordering::Less,
            "<=" => order != Ordering::Greater,
            ">" => order == Ordering::Greater,
            ">=" => order != Ordering::Less,
            "=" => order == Ordering::Equal,
            "<>" => order != Ordering::Equal,
            _ => false,
        }
    }

    /// Whether it is for negative figures only, which then show their own sign.
    pub(super) fn only_negative(&self) -> bool {
        match self.operator.as_str() {
            "<" => self.bound.negative || self.bound.is_zero(),
            "<=" | "=" => self.bound.negative,
            _ => false,
        }
    }
}

/// Cuts a format into its sections.
pub(super) fn sections(format: &str) -> Vec<Section> {
    let chars: Vec<char> = format.chars().collect();
    let mut cutter = Cutter {
        chars: &chars,
        at: 0,
        section: Section::default(),
    };
    let mut sections = Vec::new();
    while cutter.at < chars.len() {
        if cutter.peek(0) == Some(';') {
            cutter.at += 1;
            sections.push(std::mem::take(&mut cutter.section));
        } else {
            cutter.token();
        }
    }
    sections.push(cutter.section);
    for section in &mut sections {
        settle(section);
    }
    sections
}

struct Cutter<'a> {
    chars: &'a [char],
    at: usize,
    section: Section,
}

impl Cutter<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn next(&mut self) -> Option<char> {
        let char = self.peek(0);
        self.at += 1;
        char
    }

    fn push(&mut self, token: Token) {
        self.section.tokens.push(token);
    }

    fn literal(&mut self, text: impl Into<String>) {
        let text = text.into();
        if let Some(Token::Literal(last)) = self.section.tokens.last_mut() {
            last.push_str(&text);
        } else {
            self.push(Token::Literal(text));
        }
    }

    /// Takes a word where it stands here, whatever its case.
    fn word(&mut self, word: &str) -> bool {
        let length = word.chars().count();
        let here = (0..length).all(|ahead| {
            self.peek(ahead).map(|char| char.to_ascii_lowercase())
                == word
                    .chars()
                    .nth(ahead)
                    .map(|char| char.to_ascii_lowercase())
        });
        if here {
            self.at += length;
        }
        here
    }

    fn token(&mut self) {
        for (word, token) in [
            ("general", Token::General),
            ("g/通用格式", Token::General),
            ("am/pm", Token::HalfDay("AM", "PM")),
            ("a/p", Token::HalfDay("A", "P")),
            ("上午/下午", Token::HalfDay("上午", "下午")),
        ] {
            if self.word(word) {
                return self.push(token);
            }
        }
        let Some(char) = self.next() else { return };
        match char {
            '"' => {
                let mut text = String::new();
                while let Some(char) = self.next().filter(|char| *char != '"') {
                    text.push(char);
                }
                self.literal(text);
            }
            // The exclamation mark escapes in Chinese programs.
            '\\' | '!' => {
                if let Some(char) = self.next() {
                    self.literal(char);
                }
            }
            '_' => {
                self.at += 1;
                self.push(Token::Gap);
            }
            '*' => self.at += 1,
            '[' => self.bracket(),
            '0' | '#' | '?' => self.push(Token::Digit(char)),
            '.' => self.push(Token::Point),
            ',' => self.push(Token::Comma),
            '%' => self.push(Token::Percent),
            '/' => self.push(Token::Slash),
            '@' => self.push(Token::Text),
            'E' | 'e' if matches!(self.peek(0), Some('+' | '-')) => {
                let plus = self.next() == Some('+');
                self.push(Token::Exponent(plus));
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'e' | 'E' | 'a' | 'A' => {
                let mut count = 1;
                while self
                    .peek(0)
                    .is_some_and(|next| next.eq_ignore_ascii_case(&char))
                {
                    self.at += 1;
                    count += 1;
                }
                self.push(Token::Date(char.to_ascii_lowercase(), count));
            }
            // The era, which Chinese dates have none of.
            'g' | 'G' => {}
            other => self.literal(other),
        }
    }

    /// Colours and languages are passed over; currency signs are shown.
    fn bracket(&mut self) {
        let mut text = String::new();
        while let Some(char) = self.next().filter(|char| *char != ']') {
            text.push(char);
        }
        if let Some(condition) = Condition::parse(&text) {
            self.section.condition = Some(condition);
        } else if let Some(currency) = text.strip_prefix('$') {
            let (sign, language) = currency.split_once('-').unwrap_or((currency, ""));
            self.literal(sign);
            if language.eq_ignore_ascii_case("f800") {
                self.whole("yyyy\"年\"m\"月\"d\"日\"");
            } else if language.eq_ignore_ascii_case("f400") {
                self.whole("h:mm:ss");
            }
        } else if let Some(first) = text.chars().next().map(|char| char.to_ascii_lowercase()) {
            let same = text.chars().all(|char| char.eq_ignore_ascii_case(&first));
            if same && matches!(first, 'h' | 'm' | 's') {
                self.push(Token::Elapsed(first, text.chars().count()));
            }
        }
    }

    /// The system's own date or time stands for whatever follows.
    fn whole(&mut self, format: &str) {
        while self.peek(0).is_some_and(|char| char != ';') {
            self.at += 1;
        }
        if let Some(section) = sections(format).into_iter().next() {
            self.section.tokens = section.tokens;
        }
    }
}

/// Tells dates from figures, minutes from months, decimals of seconds from decimals.
fn settle(section: &mut Section) {
    section.date = section.tokens.iter().any(|token| {
        matches!(
            token,
            Token::Date(..) | Token::Elapsed(..) | Token::HalfDay(..) | Token::Minutes(_)
        )
    });
    if !section.date {
        return;
    }
    let mut settled: Vec<Token> = Vec::with_capacity(section.tokens.len());
    let mut last = ' ';
    for token in std::mem::take(&mut section.tokens) {
        match token {
            Token::Date('m', count) if last == 'h' && count <= 2 => {
                last = 'n';
                settled.push(Token::Minutes(count));
            }
            Token::Date(letter, _) | Token::Elapsed(letter, _) => {
                if letter == 's' {
                    minutes_before_seconds(&mut settled);
                }
                last = letter;
                settled.push(token);
            }
            Token::Digit(_) => match settled.pop() {
                Some(Token::PartOfSecond(count)) => settled.push(Token::PartOfSecond(count + 1)),
                Some(Token::Point) if last == 's' => settled.push(Token::PartOfSecond(1)),
                other => {
                    settled.extend(other);
                    settled.push(Token::Literal("0".to_owned()));
                }
            },
            Token::Slash => settled.push(Token::Literal("/".to_owned())),
            Token::Comma => settled.push(Token::Literal(",".to_owned())),
            other => settled.push(other),
        }
    }
    section.tokens = settled;
}

fn minutes_before_seconds(settled: &mut [Token]) {
    let before = settled.iter_mut().rev().find(|token| {
        matches!(
            token,
            Token::Date(..) | Token::Elapsed(..) | Token::Minutes(_)
        )
    });
    if let Some(token) = before
        && let Token::Date('m', count @ 1..=2) = *token
    {
        *token = Token::Minutes(count);
    }
}
