//! Text becomes words, words become stems, and the stems of a record's fields become weights.

use std::collections::HashMap;

use super::language::{self, Inflection};
use crate::model::vocabulary::fold;

/// How much a word counts at most. Weights are whole numbers from 1, so that they take four bits.
pub(super) const HIGHEST_IMPACT: u8 = 15;

/// How soon more of the same word counts less (BM25's k₁), and how much the length of a field counts (its b); both as usually set, see
/// Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009.
const SATURATION: f32 = 1.2;
const LENGTH: f32 = 0.75;

/// A field of a record: how much its words count, and how many words it usually has.
#[derive(Clone, Copy)]
pub(super) struct Field {
    pub(super) weight: f32,
    pub(super) usual_length: f32,
    /// Whether words count that say nothing elsewhere: in a title, "outpatient treatment" says something.
    pub(super) has_all_words: bool,
}

/// Inflects a folded word down by the rules of a language. Short words and words with digits stay as they are.
pub(super) fn stem<'w>(word: &'w str, rules: &[Inflection], space: &'w mut String) -> &'w str {
    if word.chars().count() <= 3 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word;
    }
    let fits = |(ending, _, least): &&Inflection| word.strip_suffix(ending).is_some_and(|stem| stem.chars().count() >= *least);
    let Some((ending, instead, _)) = rules.iter().find(fits) else { return word };
    space.clear();
    space.push_str(&word[..word.len() - ending.len()]);
    space.push_str(instead);
    space
}

/// The words of one record, being weighed (BM25F: the fields' counts are put together before they are weighed). Kept from record to record.
pub(super) struct Weigher {
    stop: Vec<&'static str>,
    counts: HashMap<String, f32>,
    space: String,
}

impl Weigher {
    pub(super) fn new() -> Self {
        Self { stop: language::stop_words(), counts: HashMap::new(), space: String::new() }
    }

    /// Adds a text in a language, given as a tag.
    pub(super) fn add(&mut self, text: &str, field: Field, language: &str) {
        if text.is_empty() {
            return;
        }
        let folded = fold(text);
        let rules = language::inflections(language);
        let length = u16::try_from(folded.split(' ').count()).unwrap_or(u16::MAX);
        let norm = 1.0 - LENGTH + LENGTH * f32::from(length) / field.usual_length;
        let each = field.weight / norm.max(0.5);
        let counts = |word: &&str| field.has_all_words || self.stop.binary_search(word).is_err();
        for word in folded.split(' ').filter(|word| !word.is_empty() && word.len() <= 40).filter(counts) {
            let stem = stem(word, rules, &mut self.space);
            if let Some(count) = self.counts.get_mut(stem) {
                *count += each;
            } else {
                self.counts.insert(stem.to_owned(), each);
            }
        }
    }

    /// Hands out every word with its impact, 1 to 15, in no order, and starts anew.
    pub(super) fn finish(&mut self, mut take: impl FnMut(String, u32)) {
        self.counts.drain().for_each(|(word, count)| {
            let share = count / (SATURATION + count);
            let impact = (1..=HIGHEST_IMPACT).find(|impact| f32::from(*impact) >= share * f32::from(HIGHEST_IMPACT));
            take(word, impact.unwrap_or(HIGHEST_IMPACT).into());
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{super::language, Field, Weigher, stem};

    #[test]
    fn words_of_one_meaning_have_one_stem() {
        for (language, words) in [
            ("en", ["groups", "group"]),
            ("en", ["therapies", "therapy"]),
            ("en", ["counseling", "counsel"]),
            ("en", ["classes", "class"]),
            ("en", ["medicines", "medicine"]),
            ("en", ["licensed", "license"]),
            ("en", ["stopping", "stop"]),
            ("en", ["evenings", "evening"]),
            ("es", ["adicciones", "adiccion"]),
            ("es", ["adicta", "adictos"]),
            ("es", ["noches", "noche"]),
            ("es", ["mujeres", "mujer"]),
            ("es", ["ansiedades", "ansiedad"]),
        ] {
            let rules = language::inflections(language);
            let stems = words.map(|word| stem(word, rules, &mut String::new()).to_owned());
            assert_eq!(stems[0], stems[1], "{words:?}");
        }
        for (word, kept) in
            [("bus", "bus"), ("dbt", "dbt"), ("stress", "stress"), ("crisis", "crisis"), ("need", "need"), ("37902s", "37902s")]
        {
            assert_eq!(stem(word, language::inflections("en"), &mut String::new()), kept);
        }
    }

    #[test]
    fn a_word_in_a_name_counts_more_than_one_in_a_text() {
        let mut weigher = Weigher::new();
        weigher.add("Evening trauma group", Field { weight: 6.0, usual_length: 4.0, has_all_words: false }, "en");
        weigher.add(
            "We meet by the river and talk about horses, horses, horses",
            Field { weight: 1.0, usual_length: 12.0, has_all_words: false },
            "en",
        );
        let mut found = Vec::new();
        weigher.finish(|word, impact| found.push((word, impact)));
        let of = |word: &str| found.iter().find(|(known, _)| known == word).map(|(_, impact)| *impact);
        assert!(of("trauma") > of("hors"), "{found:?}");
        assert!(of("hors") > of("river"), "{found:?}");
        assert_eq!(of("the"), None);
    }
}
