//! Web pages.

mod element;
mod grid;
mod markup;
pub(crate) mod read;
mod words;
pub(crate) mod write;

#[cfg(test)]
mod tests;
