//! Words that an author took from somebody else: runs of words that a work which the author names has in the same order.

use std::{
    collections::HashMap,
    hash::{BuildHasher, BuildHasherDefault, DefaultHasher},
    ops::Range,
};

use rayon::prelude::*;

use super::{
    pages::words_of_page,
    texts::{Page, Text, all_pages},
    words::folded,
};
use crate::{content::Parsed, diagnostic::Diagnostic, model::Site, source::SourceTree};

/// So many words in a row are no accident.
const RUN: usize = 8;

/// Works that texts are held against.
#[derive(Debug, Default)]
pub struct Works {
    names: Vec<String>,
    /// By the hash of each run of [`RUN`] words: the work that has it first. A hash of 64 bits stands for the words: of a billion runs, two different
    /// ones are alike with a chance of 1 in 20.
    runs: HashMap<u64, usize>,
}

impl Works {
    /// Reads works, each with its name, which says by its ending whether it is HTML.
    #[must_use]
    pub fn new(works: Vec<(String, String)>) -> Self {
        let runs: Vec<Vec<u64>> = works.par_iter().map(|(name, text)| runs_of_work(name, text)).collect();
        let mut known = HashMap::with_capacity(runs.iter().map(Vec::len).sum());
        for (number, runs) in runs.into_iter().enumerate() {
            for run in runs {
                known.entry(run).or_insert(number);
            }
        }
        Self { names: works.into_iter().map(|(name, _)| name).collect(), runs: known }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    fn findings(&self, page: &Page<'_>) -> Vec<Diagnostic> {
        page.texts.iter().flat_map(|text| self.of_text(text)).collect()
    }

    fn of_text(&self, text: &Text<'_>) -> Vec<Diagnostic> {
        let passage = &text.passage.text;
        let words = words(passage);
        let hashes = hashes(passage, &words);
        let mut found = Vec::new();
        let mut at = next_known(&hashes, 0, &self.runs);
        while let Some(first) = hashes.get(at).and_then(|hash| self.runs.get(hash)) {
            let more = hashes[at..].iter().take_while(|hash| self.runs.contains_key(hash)).count();
            let run = &words[at..at + more + RUN - 1];
            let range = run[0].start..run[run.len() - 1].end;
            if !is_quoted(text, &range) && !is_name(passage, run) {
                found.push(Diagnostic::copied_text(text.place(&range), run.len(), &self.names[*first]));
            }
            at = next_known(&hashes, at + more, &self.runs);
        }
        found
    }
}

/// Holds the texts of a site against some works. Remarks come in the order of the documents.
#[must_use]
pub fn copies(site: &Site, sources: &SourceTree, documents: &[Parsed], works: &Works) -> Vec<Diagnostic> {
    all_pages(site, sources, documents, |page| works.findings(page))
}

fn next_known(hashes: &[u64], from: usize, runs: &HashMap<u64, usize>) -> usize {
    (from..hashes.len()).find(|at| runs.contains_key(&hashes[*at])).unwrap_or(hashes.len())
}

fn runs_of_work(name: &str, text: &str) -> Vec<u64> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_page = matches!(ending.as_str(), "html" | "htm");
    let text = if is_page { words_of_page(text) } else { text.to_owned() };
    hashes(&text, &words(&text))
}

/// The words of a text.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, letter)| letter.is_alphanumeric() || matches!(letter, '\'' | '’')) {
        match words.last_mut() {
            Some(last) if last.end == at => last.end = at + letter.len_utf8(),
            _ => words.push(at..at + letter.len_utf8()),
        }
    }
    words
}

/// The hash of each run of [`RUN`] words, by the word that it starts with.
fn hashes(text: &str, words: &[Range<usize>]) -> Vec<u64> {
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    let words: Vec<u64> = words.iter().map(|word| hasher.hash_one(folded(&text[word.clone()]))).collect();
    words.windows(RUN).map(|run| hasher.hash_one(run)).collect()
}

/// Whether somebody else is quoted from end to end, or code is shown.
fn is_quoted(text: &Text<'_>, range: &Range<usize>) -> bool {
    let ends = [range.start..range.start + 1, range.end - 1..range.end];
    ends.iter().all(|end| text.passage.is_quoted(end)) || text.passage.is_code(range)
}

/// Whether the words are a name, such as that of a law: most have a capital.
fn is_name(text: &str, run: &[Range<usize>]) -> bool {
    let capitals = run.iter().filter(|word| text[(*word).clone()].starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric()));
    capitals.count() * 2 > run.len()
}

#[cfg(test)]
mod tests {
    use super::{Works, hashes, words};

    #[test]
    fn runs_are_found_however_they_are_written() {
        let works = Works::new(vec![("a.txt".into(), "One two three four five six seven EIGHT, nine.".into())]);
        let text = "It says: one, two three four five six sevén eight nine ten";
        let found = hashes(text, &words(text)).iter().filter(|hash| works.runs.contains_key(hash)).count();
        assert_eq!(found, 2, "runs of eight words out of nine");
    }

    #[test]
    fn pages_are_read_without_their_tags() {
        let works = Works::new(vec![("a.html".into(), "<p>one two <b>three</b> four five six seven eight</p>".into())]);
        let text = "one two three four five six seven eight";
        assert!(works.runs.contains_key(&hashes(text, &words(text))[0]));
    }
}
