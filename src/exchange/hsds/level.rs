//! Which level of care a service seems to have, by what it is called: HSDS has no field for that.

use crate::model::vocabulary::{Vocabularies, fold};

/// What a level of care is called in names of services.
pub(super) struct Levels {
    /// Folded, with the level.
    signs: Vec<(String, String)>,
}

/// The level of this directory.
const IOP: &str = "iop";

impl Levels {
    pub(super) fn new(vocabularies: &Vocabularies) -> Self {
        let mut signs: Vec<(String, String)> = Vec::new();
        for (_, term) in vocabularies.get("level-of-care").terms() {
            let mut words: Vec<String> = Vec::new();
            for label in term.label.all() {
                let (long, short) = label.split_once(" (").unwrap_or((label, ""));
                words.extend(long.split(" / ").map(fold));
                let short = short.trim_end_matches(')').split(", ");
                words.extend(short.filter(|short| short.chars().all(char::is_uppercase)).map(fold));
            }
            // "Intensive outpatient" is followed by all kinds of words.
            let english = term.label.get("en", "en").split(" (").next().unwrap_or_default();
            words.extend(fold(english).rsplit_once(' ').map(|(words, _)| words.to_owned()).filter(|words| words.contains(' ')));
            words.extend(term.codes.get("findtreatment").into_iter().flatten().map(|label| fold(label)));
            signs.extend(words.into_iter().filter(|sign| sign.len() > 2).map(|sign| (sign, term.id.to_string())));
        }
        // The longest comes first: more words say more.
        signs.sort_by_key(|(sign, level)| (std::cmp::Reverse(sign.len()), level != IOP));
        Self { signs }
    }

    /// Returns the level that names speak of; of texts that are longer, only whether they speak of an IOP.
    pub(super) fn of<'t>(&self, names: impl IntoIterator<Item = &'t str>, text: &str) -> Option<&str> {
        let names: Vec<String> = names.into_iter().map(|name| format!(" {} ", fold(name))).collect();
        let text = format!(" {} ", fold(text));
        let stands_in = |sign: &str, text: &str| text.contains(&format!(" {sign} "));
        let level = self.signs.iter().find(|(sign, _)| names.iter().any(|name| stands_in(sign, name))).map(|(_, level)| level.as_str());
        let speaks = || self.signs.iter().any(|(sign, level)| level == IOP && stands_in(sign, &text));
        level.or_else(|| speaks().then_some(IOP))
    }
}
