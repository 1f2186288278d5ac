//! Rules on wording: lists of phrases, which are data, and what decides whether a phrase is meant as the list means it.

mod find;
mod forms;
mod lists;
mod pattern;
mod short_forms;
mod tokens;

pub(super) use find::findings;
pub(super) use lists::Lists;
pub(super) use tokens::folded;
