//! One form that fits, one that fails and one at the boundary for every kind of relation.

mod execution;
mod funds;
mod growth;
mod hostile;
mod points;
mod seldom;
mod support;
mod tables;
