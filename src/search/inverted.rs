//! Which documents have which words: an inverted index, written as pieces of keys in alphabetical order.

use std::collections::HashMap;

use serde_json::json;

use super::{shards::Shards, words::HIGHEST_IMPACT};

/// Behind a word, document and impact are one number: the document times this, plus the impact.
const STEP: u32 = HIGHEST_IMPACT as u32 + 1;

/// The characters of a piece of words, from which on it is full: some 15 KB on the way.
const WORDS: usize = 60_000;
/// The same for terms, of which a search reads several: some 2 KB.
const TERMS: usize = 5_000;

/// Keys and the documents that have them.
#[derive(Default)]
pub(super) struct Inverted {
    /// By word: document times 16 plus impact, in the order of the documents.
    words: HashMap<String, Vec<u32>>,
    /// Keys of facets and places with the documents, in their order.
    facets: Vec<(String, Vec<u32>)>,
}

/// Where the pieces of an inverted index lie.
pub(super) struct Written {
    pub(super) first: Vec<String>,
    pub(super) files: Vec<String>,
    /// The file of all words.
    pub(super) lexicon: String,
}

impl Inverted {
    /// Notes that a document has a word. Documents come in order.
    pub(super) fn add(&mut self, word: String, document: u32, impact: u32) {
        self.words.entry(word).or_default().push(document * STEP + impact);
    }

    /// Takes over the documents of another part, which all come after those that are here.
    pub(super) fn append(mut self, later: Self) -> Self {
        if self.words.is_empty() {
            return later;
        }
        let mut later: Vec<(String, Vec<u32>)> = later.words.into_iter().collect();
        for (word, documents) in later.drain(..) {
            self.words.entry(word).or_default().extend(documents);
        }
        self
    }

    /// Adds the documents of a facet's term or a place.
    pub(super) fn add_facet(&mut self, key: String, documents: &[u32]) {
        self.facets.push((key, documents.to_vec()));
    }

    /// Writes the pieces and the list of words.
    pub(super) fn write(self, kind: &str, shards: &mut Shards) -> Written {
        let mut words: Vec<(String, Vec<u32>)> = self.words.into_iter().collect();
        words.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        let lexicon = lexicon(&words, shards);
        let mut keys = words;
        keys.extend(self.facets);
        keys.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        let mut written = Written { first: Vec::new(), files: Vec::new(), lexicon };
        let mut piece = Piece::new();
        let mut last = "";
        for (key, documents) in &keys {
            let is_term = key.contains('/');
            let is_full = piece.documents.len() + 2 * documents.len() > if is_term { TERMS } else { WORDS };
            let is_other = piece.keys.first().is_some_and(|first| first.contains('/') != is_term);
            if (is_full || is_other) && !piece.keys.is_empty() {
                std::mem::replace(&mut piece, Piece::new()).write(kind, shards, &mut written);
            }
            if piece.keys.is_empty() {
                written.first.push(shortest_after(last, key));
            }
            piece.add(key, documents);
            last = key;
        }
        if !piece.keys.is_empty() {
            piece.write(kind, shards, &mut written);
        }
        written
    }
}

/// The shortest beginning of a key that comes after the key before it: as good as the key itself for finding its piece.
pub(super) fn shortest_after(before: &str, key: &str) -> String {
    let common = before.chars().zip(key.chars()).take_while(|(one, other)| one == other).count();
    key.chars().take(common + 1).collect()
}

/// All words with a digit each for how many documents have it: the whole logarithm to base 2, at most 9.
fn lexicon(words: &[(String, Vec<u32>)], shards: &mut Shards) -> String {
    let listed: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
    let counts: String = words.iter().map(|(_, documents)| char::from_digit(documents.len().ilog2().min(9), 10).unwrap_or('0')).collect();
    shards.add("l", json!({"words": listed.join(" "), "counts": counts}).to_string())
}

struct Piece {
    keys: Vec<String>,
    /// The lists of documents, already written.
    documents: String,
    digits: itoa::Buffer,
}

impl Piece {
    fn new() -> Self {
        Self { keys: Vec::new(), documents: String::new(), digits: itoa::Buffer::new() }
    }

    fn add(&mut self, key: &str, documents: &[u32]) {
        let step = if key.contains('/') { 1 } else { STEP };
        self.documents.push_str(if self.keys.is_empty() { "[" } else { ",[" });
        let mut last = 0;
        for (position, number) in documents.iter().enumerate() {
            let (document, rest) = (number / step, number % step);
            if position > 0 {
                self.documents.push(',');
            }
            self.documents.push_str(self.digits.format((document - last) * step + rest));
            last = document;
        }
        self.documents.push(']');
        self.keys.push(key.to_owned());
    }

    fn write(self, kind: &str, shards: &mut Shards, written: &mut Written) {
        let keys = serde_json::Value::from(self.keys);
        written.files.push(shards.add(kind, format!("{{\"keys\":{keys},\"docs\":[{}]}}", self.documents)));
    }
}

#[cfg(test)]
mod tests {
    use super::{Inverted, Shards};

    #[test]
    fn documents_are_written_as_steps() {
        let mut shards = Shards::default();
        let mut one = Inverted::default();
        one.add("river".to_owned(), 3, 2);
        let mut two = Inverted::default();
        two.add("river".to_owned(), 7, 15);
        let mut all = one.append(two);
        all.add_facet("payment/medicaid".to_owned(), &[0, 5, 6]);
        let written = all.write("w", &mut shards);
        assert_eq!(written.first, ["p", "r"]);
        assert_eq!(shards.text(&written.files[0]), r#"{"keys":["payment/medicaid"],"docs":[[0,5,1]]}"#);
        assert_eq!(shards.text(&written.files[1]), r#"{"keys":["river"],"docs":[[50,79]]}"#);
        assert_eq!(super::shortest_after("state/KS", "state/NE"), "state/N");
        assert_eq!(shards.text(&written.lexicon), r#"{"counts":"1","words":"river"}"#);
    }
}
