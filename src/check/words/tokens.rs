//! A text as the words and signs that patterns are compared with.

use std::{collections::HashMap, ops::Range};

/// The number of a word among all words that patterns know; 0 for those that none does.
pub(super) type WordId = u32;

/// A word, number or sign of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) word: WordId,
    start: u32,
    end: u32,
    /// Which sentence it stands in, counted from 0.
    pub(super) sentence: u32,
    pub(super) form: Form,
    /// Whether a mark parts it from the word before: a comma, a bracket, the end of a sentence.
    pub(super) is_apart: bool,
    /// Whether a hyphen joins it to the word before.
    pub(super) is_joined: bool,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Small,
    /// With a capital in front.
    Capital,
    /// In capitals: two letters at least.
    Capitals,
    Number,
    Sign,
}

impl Token {
    pub(super) fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// All words that patterns know, in small letters without accents.
#[derive(Default)]
pub(super) struct Lexicon(HashMap<Box<str>, WordId>);

impl Lexicon {
    /// Returns the number of a word, which is known from now on.
    pub(super) fn learn(&mut self, word: &str) -> WordId {
        let next = WordId::try_from(self.0.len() + 1).expect("lists have fewer than 2^32 words");
        *self.0.entry(folded(word).into()).or_insert(next)
    }

    /// Splits a text.
    pub(super) fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
        let mut word = String::new();
        let mut between = Between::default();
        let mut sentence = 0;
        let mut letters = text.char_indices().peekable();
        while let Some((start, first)) = letters.next() {
            // A dash between words, and not one between two numbers.
            let is_dash =
                first == '—' || first == '–' && text[..start].ends_with(|before: char| before.is_whitespace() || is_closing(before));
            let is_sign = is_dash || first == '–' && start == 0 || matches!(first, '%' | '#' | '$' | '€' | '★' | '⭐' | '☆');
            if !first.is_alphanumeric() && !is_sign {
                between.see(first, letters.peek().map(|(_, next)| *next));
                continue;
            }
            let mut end = start + first.len_utf8();
            if !is_sign {
                while let Some((at, letter)) = letters.peek().copied() {
                    if !(letter.is_alphanumeric() || goes_on(text, at, letter)) {
                        break;
                    }
                    end = at + letter.len_utf8();
                    letters.next();
                }
            }
            sentence += u32::from(between.ends_sentence && !tokens.is_empty());
            word.clear();
            text[start..end].chars().for_each(|letter| push_folded(&mut word, letter));
            tokens.push(Token {
                word: self.0.get(word.as_str()).copied().unwrap_or(0),
                start: u32::try_from(start).expect("texts are smaller than 4 GiB"),
                end: u32::try_from(end).expect("texts are smaller than 4 GiB"),
                sentence,
                form: form(&text[start..end]),
                is_apart: between.is_apart && !tokens.is_empty(),
                is_joined: between.hyphen && !between.space,
            });
            between = Between::default();
        }
        tokens
    }
}

fn is_closing(letter: char) -> bool {
    matches!(letter, '”' | '"' | '»')
}

/// What stands between two words.
#[derive(Default)]
struct Between {
    is_apart: bool,
    ends_sentence: bool,
    hyphen: bool,
    space: bool,
}

impl Between {
    fn see(&mut self, letter: char, next: Option<char>) {
        self.space |= letter.is_whitespace();
        self.hyphen |= matches!(letter, '-' | '‑');
        self.is_apart |= matches!(letter, ',' | ';' | ':' | '.' | '!' | '?' | '…' | '(' | ')' | '[' | ']' | '–');
        let is_last = next.is_none_or(|next| next.is_whitespace() || matches!(next, '”' | '"' | '’' | '»' | ')'));
        self.ends_sentence |= matches!(letter, '.' | '!' | '?' | '…') && is_last;
    }
}

/// Whether a sign inside a word belongs to it: an apostrophe between letters, a stop or comma between digits.
fn goes_on(text: &str, at: usize, letter: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + letter.len_utf8()..].chars().next();
    let both = |test: fn(char) -> bool| before.is_some_and(test) && after.is_some_and(test);
    match letter {
        '\'' | '’' => both(char::is_alphabetic),
        '.' | ',' => both(|letter| letter.is_ascii_digit()),
        _ => false,
    }
}

fn form(word: &str) -> Form {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if first.is_ascii_digit() => Form::Number,
        Some(first) if !first.is_alphanumeric() => Form::Sign,
        Some(first) if first.is_uppercase() => {
            let rest = letters.as_str().trim_end_matches('s');
            if !rest.is_empty() && rest.chars().all(|letter| letter.is_uppercase() || letter.is_ascii_digit()) {
                Form::Capitals
            } else {
                Form::Capital
            }
        }
        _ => Form::Small,
    }
}

/// A word in small letters, without accents but that of `ñ`, with a straight apostrophe.
pub(in crate::check) fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    word.chars().for_each(|letter| push_folded(&mut folded, letter));
    folded
}

fn push_folded(folded: &mut String, letter: char) {
    match letter {
        'a'..='z' | '0'..='9' => folded.push(letter),
        'A'..='Z' => folded.push(letter.to_ascii_lowercase()),
        'á' | 'à' | 'â' | 'ä' | 'Á' => folded.push('a'),
        'é' | 'è' | 'ê' | 'ë' | 'É' => folded.push('e'),
        'í' | 'ì' | 'î' | 'ï' | 'Í' => folded.push('i'),
        'ó' | 'ò' | 'ô' | 'ö' | 'Ó' => folded.push('o'),
        'ú' | 'ù' | 'û' | 'ü' | 'Ú' | 'Ü' => folded.push('u'),
        '’' => folded.push('\''),
        '–' => folded.push('—'),
        other => folded.extend(other.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Lexicon};

    #[test]
    fn words_numbers_and_signs() {
        let mut lexicon = Lexicon::default();
        let id = lexicon.learn("alcohólico");
        let text = "ALCOHOLICO? It’s 3.5 %, well-known — MATs.";
        let tokens = lexicon.tokens(text);
        let shown: Vec<&str> = tokens.iter().map(|token| &text[token.range()]).collect();
        assert_eq!(shown, ["ALCOHOLICO", "It’s", "3.5", "%", "well", "known", "—", "MATs"]);
        assert_eq!(tokens[0].word, id);
        assert_eq!((tokens[1].sentence, tokens[1].is_apart), (1, true));
        assert!(tokens[5].is_joined && !tokens[4].is_joined && !tokens[6].is_joined);
        assert_eq!([2, 3, 4, 7].map(|at: usize| tokens[at].form), [Form::Number, Form::Sign, Form::Small, Form::Capitals]);
        assert!(tokens[4].is_apart);
    }
}
