//! The words that build sentences, by what they do in one. Vocabulary only: no rule how they
//! are used; which words they are is data.

/// What words do in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phrase {
    /// Begin a list of parts.
    Parts,
    /// The one of these that stands behind the whole it names.
    PartsOfHeading,
    /// Behind a list, say that it is complete.
    MadeOf,
    /// In front of another figure of the whole, or of one beside it, which is no part of it.
    Beside,
    /// Two of a pair that is compared, though the whole names one of them.
    ComparedYears,
    /// An average is not the sum of others.
    Averages,
    /// Groups that overlap with others and make no sum.
    Overlapping,
    /// Name a budget.
    Budget,
    /// Hold the word budget, and are the name of a purse or of work.
    NoBudget,
    /// Stretches of a year; what is told of them is not the year's figure.
    PartOfYear,
    /// Up to a day.
    Until,
    /// A month, behind such a word.
    Month,
    /// The whole year again.
    WholeYear,
    /// Begin a comparison.
    Against,
    /// The one of these that compares with the year before by itself.
    YearOnYear,
    /// Those of them that compare only where such an end follows.
    AgainstWith,
    /// End of what is compared with.
    Compared,
    /// More than before.
    Up,
    /// Less than before.
    Down,
    /// Behind the word of a change, without a meaning of their own.
    ChangeTail,
    /// From one figure …
    From,
    /// … to another.
    To,
    /// In front of a share of a whole.
    Share,
    /// Behind the word of a share: whose share goes without saying.
    ShareOfList,
    /// Behind the whole of a share.
    ShareTail,
    /// In front of a figure, without a meaning of their own.
    Copula,
    /// What stands for the name of the unit that a text is about: 单位.
    OwnUnit,
    /// Rates of what was planned that was done, whatever it is of.
    Rate,
    /// In front of a base whose rate follows: 完成年初预算580万元的98%.
    OfPrinted,
    /// Say that a figure is the total of those before it.
    Total,
    /// In front of such a word, without a meaning of their own.
    TotalLead,
    /// In front of points that were scored.
    Scored,
    /// The same amount again, in another unit.
    Again,
    /// Units of a difference between two percentages.
    Points,
    /// Units of what is given and not measured, so that no digit of it is rounded.
    Given,
    /// Units of people.
    People,
    /// Of a share told for each figure of a list: 分别占70%、20%、10%.
    Each,
    /// Between the figures of such a list.
    EachNext,
    /// In front of the second figure of a move, without the word that ends it: 增至.
    MovedUp,
    /// The same downwards.
    MovedDown,
    /// In front of a whole whose share is told.
    Whole,
    /// The unit as the one whose whole budget is told: 2023年部门年初预算.
    WholeUnit,
}

/// A rate that its name tells the operands of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldRate {
    /// Its names.
    pub names: Vec<String>,
    /// Words of the figure that is divided.
    pub part: Vec<String>,
    /// Words of the figure it is divided by.
    pub base: Vec<String>,
    /// Whether the figure it is divided by must have one of its words.
    pub strict: bool,
    /// Whether it is the rate of what is left of the base (节约率).
    pub rest: bool,
}

/// A whole and its parts that their names alone tell: 原值, 累计折旧 and 净值.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldSplit {
    /// Words of the whole.
    pub whole: Vec<String>,
    /// Words of each part.
    pub parts: Vec<Vec<String>>,
    /// Words of figures that are none of these.
    pub without: Vec<String>,
}

impl Phrase {
    /// Every kind with its name in data.
    pub const ALL: [(Self, &'static str); 42] = [
        (Self::Parts, "parts"),
        (Self::PartsOfHeading, "parts-of-heading"),
        (Self::MadeOf, "made-of"),
        (Self::Beside, "beside"),
        (Self::ComparedYears, "compared-years"),
        (Self::Averages, "averages"),
        (Self::Overlapping, "overlapping"),
        (Self::Budget, "budget"),
        (Self::NoBudget, "no-budget"),
        (Self::PartOfYear, "part-of-year"),
        (Self::Until, "until"),
        (Self::Month, "month"),
        (Self::WholeYear, "whole-year"),
        (Self::Against, "against"),
        (Self::YearOnYear, "year-on-year"),
        (Self::AgainstWith, "against-with"),
        (Self::Compared, "compared"),
        (Self::Up, "up"),
        (Self::Down, "down"),
        (Self::ChangeTail, "change-tail"),
        (Self::From, "from"),
        (Self::To, "to"),
        (Self::Share, "share"),
        (Self::ShareOfList, "share-of-list"),
        (Self::ShareTail, "share-tail"),
        (Self::Copula, "copula"),
        (Self::OwnUnit, "own-unit"),
        (Self::Rate, "rate"),
        (Self::OfPrinted, "of-printed"),
        (Self::Total, "total"),
        (Self::TotalLead, "total-lead"),
        (Self::Scored, "scored"),
        (Self::Again, "again"),
        (Self::Points, "points"),
        (Self::Given, "given"),
        (Self::People, "people"),
        (Self::Each, "each"),
        (Self::EachNext, "each-next"),
        (Self::MovedUp, "moved-up"),
        (Self::MovedDown, "moved-down"),
        (Self::Whole, "whole"),
        (Self::WholeUnit, "whole-unit"),
    ];

    /// The kind of that name in data.
    pub fn from_key(key: &str) -> Option<Self> {
        let entry = Self::ALL.iter().find(|(_, name)| *name == key);
        entry.map(|(phrase, _)| *phrase)
    }
}

/// The words of every kind, in the order in which they are tried.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrases {
    lists: Vec<(Phrase, Vec<String>)>,
    rates: Vec<ToldRate>,
    splits: Vec<ToldSplit>,
}

impl Phrases {
    /// Takes the lists, one of a kind, and the rates known by name.
    pub fn new(mut lists: Vec<(Phrase, Vec<String>)>, rates: Vec<ToldRate>) -> Self {
        lists.sort_by_key(|(phrase, _)| *phrase);
        Self {
            lists,
            rates,
            splits: Vec::new(),
        }
    }

    /// With wholes and parts known by name.
    #[must_use]
    pub fn with_splits(self, splits: Vec<ToldSplit>) -> Self {
        Self { splits, ..self }
    }

    /// The wholes and parts known by name.
    pub fn splits(&self) -> &[ToldSplit] {
        &self.splits
    }

    /// What stands in front of the name of a known rate that the text ends with, and the rate.
    pub fn rate<'t>(&self, text: &'t str) -> Option<(&'t str, &ToldRate)> {
        let names = self
            .rates
            .iter()
            .flat_map(|rate| rate.names.iter().map(move |name| (name, rate)));
        names
            .filter_map(|(name, rate)| Some((text.strip_suffix(name.as_str())?, rate)))
            .min_by_key(|(rest, _)| rest.len())
    }

    /// The words of a kind.
    pub fn all(&self, phrase: Phrase) -> &[String] {
        let at = self
            .lists
            .binary_search_by_key(&phrase, |(phrase, _)| *phrase);
        let list = at.ok().and_then(|at| self.lists.get(at));
        list.map_or(&[], |(_, words)| words.as_slice())
    }

    /// Whether the text is a word of the kind.
    pub fn is(&self, phrase: Phrase, text: &str) -> bool {
        self.all(phrase).iter().any(|word| word == text)
    }

    /// Whether the text holds a word of the kind.
    pub fn within(&self, phrase: Phrase, text: &str) -> bool {
        self.all(phrase).iter().any(|word| text.contains(&**word))
    }

    /// What stands behind the first word of the kind that the text begins with.
    pub fn behind<'t>(&self, phrase: Phrase, text: &'t str) -> Option<&'t str> {
        let words = self.all(phrase).iter();
        words
            .filter_map(|word| text.strip_prefix(word.as_str()))
            .next()
    }

    /// What stands in front of the first word of the kind that the text ends with.
    pub fn before<'t>(&self, phrase: Phrase, text: &'t str) -> Option<&'t str> {
        let words = self.all(phrase).iter();
        words
            .filter_map(|word| text.strip_suffix(word.as_str()))
            .next()
    }

    /// The text without words of the kind at its end, each tried once in its order.
    pub fn without<'t>(&self, phrase: Phrase, text: &'t str) -> &'t str {
        let mut rest = text;
        for word in self.all(phrase) {
            rest = rest.strip_suffix(word.as_str()).unwrap_or(rest);
        }
        rest
    }

    /// What stands before and behind the first word of the kind, the longest of several there.
    pub fn around<'t>(&self, phrase: Phrase, text: &'t str) -> Option<(&'t str, &'t str, &str)> {
        let words = self.all(phrase).iter();
        let (at, word) = words
            .filter_map(|word| Some((text.find(word.as_str())?, word.as_str())))
            .min_by_key(|(at, word)| (*at, usize::MAX - word.len()))?;
        Some((text.get(..at)?, text.get(at + word.len()..)?, word))
    }
}
