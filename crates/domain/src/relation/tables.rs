//! The arithmetic of data tables: totals and parts, change columns, rate columns.

use super::Relation;
use crate::form::Form;
use crate::rules::RulesInForce;

pub(super) fn relations(_form: &Form, _rules: &RulesInForce, _found: &mut Vec<Relation>) {}
