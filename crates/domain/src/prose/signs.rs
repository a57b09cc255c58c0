//! The signs that cut a text into sentences, clauses and brackets.

/// Ends of a sentence.
pub(super) const STOPS: &str = "。！？!?\n";

/// Between two statements of a sentence.
pub(super) const SEMICOLONS: &str = "；;";

/// Between two clauses, or between a formula and its result.
pub(super) const COMMAS: &str = "，,：:=＝<＞>＜";

/// Opening brackets.
pub(super) const OPENING: &str = "（(";

/// Closing brackets.
pub(super) const CLOSING: &str = "）)";

/// Signs of a formula.
pub(super) const SIGNS: &str = "÷×*/／=＝";

/// Opening brackets of a formula.
pub(super) const FORMULA_OPENING: &str = "（([〔［【";

/// Closing brackets of a formula.
pub(super) const FORMULA_CLOSING: &str = "）)]〕］】";
