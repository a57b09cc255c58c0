//! When a monitoring form gives the alarm: what a place asks of progress during the year.

use crate::number::Rate;

/// Progress over the share of the year that has passed, and the colour it earns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlarmShares {
    /// Below it red.
    pub red: Rate,
    /// From there below it yellow, above it green.
    pub yellow: Rate,
    /// From it on blue.
    pub blue: Rate,
    /// Whether a target in percent is asked for whole at any time of the year.
    pub rates_whole: bool,
}

/// The share of the budget that is to be spent by the end of a month, by month from 1.
pub type SpendingByMonth = Vec<(u8, Rate)>;
