//! The entries of `words.yaml` for one language, ready to be looked for.

use std::collections::{HashMap, HashSet};

use super::{
    pattern::{Inflection, Pattern},
    tokens::{Lexicon, Token, WordId, folded},
};
use crate::content::raw::{Grammar, Word};

/// All that is looked for in texts of one language.
pub(crate) struct Lists {
    pub(super) lexicon: Lexicon,
    pub(super) entries: Vec<Entry>,
    /// By the words that patterns start with: which pattern of which entry. Those that start with anything stand under 0.
    starts: HashMap<WordId, Vec<(usize, usize)>>,
    determiners: HashSet<WordId>,
    not_after_adjective: HashSet<WordId>,
    negations: HashSet<WordId>,
    /// By the words that they start with.
    warnings: HashMap<WordId, Vec<Pattern>>,
    /// Phrases that tell what a short form stands for.
    explanations: Vec<Pattern>,
    /// Names of the glossary, in small letters without accents.
    explained: HashSet<String>,
    known: HashSet<String>,
}

/// An entry, ready to be looked for.
pub(super) struct Entry {
    pub(super) word: Word,
    patterns: Vec<Pattern>,
    beside: Vec<Pattern>,
    not_beside: Vec<Pattern>,
    unless: Vec<Pattern>,
}

/// Tokens of a text that an entry's pattern finds: from the first up to but not including the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) entry: usize,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Lists {
    /// Prepares the lists of a language. `explained` are the names of its glossary.
    pub(crate) fn new(language: &str, words: &[Word], grammar: &Grammar, explained: impl Iterator<Item = String>) -> Self {
        let is_spanish = language.starts_with("es");
        let mut lexicon = Lexicon::default();
        let all = |phrases: &[String], inflection: Inflection, lexicon: &mut Lexicon| -> Vec<Pattern> {
            phrases.iter().flat_map(|phrase| Pattern::read(phrase, inflection, lexicon)).collect()
        };
        let read = |word: &Word, lexicon: &mut Lexicon| Entry {
            patterns: all(&word.avoid, Inflection { forms: word.forms, is_spanish }, lexicon),
            beside: all(&word.beside, Inflection { is_spanish, ..Inflection::default() }, lexicon),
            not_beside: all(&word.not_beside, Inflection { is_spanish, ..Inflection::default() }, lexicon),
            unless: all(&word.unless, Inflection { is_spanish, ..Inflection::default() }, lexicon),
            word: word.clone(),
        };
        let entries: Vec<Entry> = words.iter().map(|word| read(word, &mut lexicon)).collect();
        let mut starts: HashMap<WordId, Vec<(usize, usize)>> = HashMap::new();
        for (number, entry) in entries.iter().enumerate() {
            for (pattern, read) in entry.patterns.iter().enumerate() {
                for word in read.first_words().unwrap_or(&[0]) {
                    starts.entry(*word).or_default().push((number, pattern));
                }
            }
        }
        let mut learn = |list: &[String]| list.iter().map(|word| lexicon.learn(word)).collect();
        let (determiners, not_after_adjective) = (learn(&grammar.determiners), learn(&grammar.not_after_adjective));
        let negations = learn(&grammar.negations);
        Self {
            warnings: by_first_word(all(&grammar.warnings, Inflection::NONE, &mut lexicon)),
            explanations: all(&grammar.explanations, Inflection::NONE, &mut lexicon),
            explained: explained.map(|name| folded(&name)).collect(),
            known: grammar.known.iter().cloned().collect(),
            lexicon,
            entries,
            starts,
            determiners,
            not_after_adjective,
            negations,
        }
    }

    /// Finds what patterns match, without a look at what stands around it, in order; of those for one rule that overlap, the longest.
    pub(super) fn matches(&self, tokens: &[Token]) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            let known = (token.word != 0).then(|| self.starts.get(&token.word)).flatten();
            for (entry, pattern) in known.into_iter().chain(self.starts.get(&0)).flatten() {
                if let Some(end) = self.entries[*entry].patterns[*pattern].match_at(tokens, at) {
                    found.push(Found { entry: *entry, start: at, end });
                }
            }
        }
        found
    }

    /// Keeps, of what overlaps for the same rule, the longest; the first of those as long.
    pub(super) fn longest(&self, found: &[Found]) -> Vec<Found> {
        let rule = |found: &Found| self.entries[found.entry].word.rule;
        let hides = |other: &Found, one: &Found, is_earlier: bool| {
            let overlap = other.start < one.end && one.start < other.end && rule(other) == rule(one);
            let (own, length) = (one.end - one.start, other.end - other.start);
            overlap && (length > own || length == own && is_earlier)
        };
        let is_shown = |(at, one): &(usize, &Found)| !found.iter().enumerate().any(|(n, other)| n != *at && hides(other, one, n < *at));
        found.iter().enumerate().filter(is_shown).map(|(_, found)| *found).collect()
    }

    /// Whether what stands around a match lets it count.
    pub(super) fn counts(&self, found: &Found, tokens: &[Token]) -> bool {
        let entry = &self.entries[found.entry];
        let sentence = sentence_of(tokens, found);
        let stands =
            |patterns: &[Pattern]| sentence.clone().any(|at| patterns.iter().any(|pattern| pattern.match_at(tokens, at).is_some()));
        let covers = |pattern: &Pattern| {
            sentence.clone().any(|at| pattern.match_at(tokens, at).is_some_and(|end| at < found.end && found.start < end))
        };
        (entry.word.sense.as_deref() != Some("noun") || self.is_noun(found, tokens))
            && (entry.beside.is_empty() || stands(&entry.beside))
            && !stands(&entry.not_beside)
            && !entry.unless.iter().any(covers)
    }

    /// Whether a word that may be an adjective stands for a person here: in the plural, or behind an article or the like and not before a word that
    /// it could describe.
    fn is_noun(&self, found: &Found, tokens: &[Token]) -> bool {
        let last = &tokens[found.end - 1];
        let is_own_form = self.entries[found.entry].patterns.iter().any(|pattern| pattern.is_written_last(last.word));
        if !is_own_form {
            return true;
        }
        let is_after_determiner = (found.start.saturating_sub(2)..found.start)
            .any(|at| self.determiners.contains(&tokens[at].word) && tokens[at].sentence == last.sentence)
            || self.determiners.contains(&tokens[found.start].word) && found.end - found.start > 1;
        let stands_alone = match tokens.get(found.end) {
            None => true,
            Some(next) => next.sentence != last.sentence || next.is_apart || self.not_after_adjective.contains(&next.word),
        };
        is_after_determiner && stands_alone
    }

    /// Whether the sentence denies what it names, up to eight words before, or warns of it.
    pub(super) fn is_denied(&self, found: &Found, tokens: &[Token]) -> bool {
        let sentence = sentence_of(tokens, found);
        let near = found.start.saturating_sub(8).max(sentence.start)..found.start;
        near.clone().any(|at| self.negations.contains(&tokens[at].word)) || self.warns_in(tokens, sentence.start..found.start)
    }

    /// Whether the sentence of a match warns of what it names, before or after.
    pub(super) fn is_warned_of(&self, found: &Found, tokens: &[Token]) -> bool {
        self.warns_in(tokens, sentence_of(tokens, found))
    }

    /// Whether some tokens warn of what follows.
    pub(super) fn warns(&self, tokens: &[Token]) -> bool {
        self.warns_in(tokens, 0..tokens.len())
    }

    fn warns_in(&self, tokens: &[Token], mut range: std::ops::Range<usize>) -> bool {
        let starting = |at: usize| self.warnings.get(&tokens[at].word).filter(|_| tokens[at].word != 0);
        range.any(|at| starting(at).is_some_and(|patterns| patterns.iter().any(|pattern| pattern.match_at(tokens, at).is_some())))
    }

    /// Whether the glossary explains a word, so that it becomes a link.
    pub(super) fn explains(&self, word: &str) -> bool {
        let word = folded(word);
        self.explained.contains(&word) || word.strip_suffix('s').is_some_and(|one| self.explained.contains(one))
    }

    /// Whether what follows a short form soon says what it stands for.
    pub(super) fn is_told_after(&self, tokens: &[Token], at: usize) -> bool {
        let soon = at + 1..tokens.len().min(at + SOON);
        soon.into_iter().any(|at| self.explanations.iter().any(|phrase| phrase.match_at(tokens, at).is_some()))
    }

    /// Whether everybody knows a short form.
    pub(super) fn is_known(&self, short: &str) -> bool {
        self.known.contains(short) || self.explains(short)
    }
}

/// How many words may stand between a short form and the words that explain it.
const SOON: usize = 8;

fn by_first_word(patterns: Vec<Pattern>) -> HashMap<WordId, Vec<Pattern>> {
    let mut sorted: HashMap<WordId, Vec<Pattern>> = HashMap::new();
    for pattern in patterns {
        for word in pattern.first_words().unwrap_or_default() {
            sorted.entry(*word).or_default().push(pattern.clone());
        }
    }
    sorted
}

/// The tokens of the sentence in which a match starts.
fn sentence_of(tokens: &[Token], found: &Found) -> std::ops::Range<usize> {
    let sentence = tokens[found.start].sentence;
    tokens.partition_point(|token| token.sentence < sentence)..tokens.partition_point(|token| token.sentence <= sentence)
}
