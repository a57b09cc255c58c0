//! `jixiao rules`

use super::{Stop, WRONG};
use crate::args::{Cli, RulesArgs};

/// Shows rule sets.
pub fn run(_cli: &Cli, _args: &RulesArgs) -> Result<u8, Stop> {
    Ok(WRONG)
}
