//! Phrases to look for, as an author of `words.yaml` writes them: words; `a|b` for either; a word with `?` behind it that may be missing; `…` for
//! up to three words; `<number>` and `<name>`; `<start>` and `<end>` for the start of a sentence and the end of a text.

use super::{
    forms,
    tokens::{Form, Lexicon, Token, WordId},
};
use crate::content::raw::Forms;

/// A phrase, ready to be compared.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    elements: Vec<Element>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Element {
    Words {
        any: Vec<WordId>,
        in_capitals: bool,
        joint: Joint,
    },
    /// Up to three words of the same sentence.
    Gap,
    Number,
    /// A word with a capital in front, and perhaps an initial or a last name.
    Name,
    /// The start of a sentence.
    Start,
    /// The end of the text.
    End,
}

/// Whether a hyphen stands before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    /// Never.
    Apart,
    /// A hyphen or a space: `non-compliant`, `non compliant`.
    Either,
    /// Always: `5-star`.
    Hyphen,
}

impl Joint {
    fn allows(self, is_joined: bool) -> bool {
        match self {
            Self::Apart => !is_joined,
            Self::Either => true,
            Self::Hyphen => is_joined,
        }
    }
}

/// How words are inflected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Inflection {
    pub(super) forms: Forms,
    pub(super) is_spanish: bool,
}

impl Inflection {
    pub(super) const NONE: Self = Self { forms: Forms::Fixed, is_spanish: false };

    fn of(self, word: &str, position: Position) -> Vec<String> {
        match (self.is_spanish, self.forms) {
            // Short words are articles and prepositions.
            (true, Forms::Noun) if word.chars().count() > 3 => forms::spanish(word),
            (false, Forms::Noun) if position.is_last => forms::english_noun(word),
            (false, Forms::Verb) if position.is_first => forms::english_verb(word),
            _ => vec![word.to_owned()],
        }
    }
}

#[derive(Clone, Copy)]
struct Position {
    is_first: bool,
    is_last: bool,
}

impl Pattern {
    /// Reads a phrase; several where a word may be missing.
    pub(super) fn read(phrase: &str, inflection: Inflection, lexicon: &mut Lexicon) -> Vec<Self> {
        let mut spaced = phrase.to_owned();
        for sign in SIGNS {
            spaced = spaced.replace(sign, &format!(" {sign} "));
        }
        let spaced = spaced.replace(" ?", "?");
        let parts: Vec<&str> = spaced.split_whitespace().collect();
        if let Some(at) = parts.iter().position(|part| part.len() > 1 && part.ends_with('?')) {
            let with: Vec<&str> =
                parts.iter().enumerate().map(|(n, part)| if n == at { part.trim_end_matches('?') } else { *part }).collect();
            let without: Vec<&str> = parts.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, part)| *part).collect();
            return [with, without].iter().flat_map(|parts| Self::read(&parts.join(" "), inflection, lexicon)).collect();
        }
        let is_word = |part: &&str| !is_sign(part);
        let first = parts.iter().position(is_word);
        let last = parts.iter().rposition(is_word);
        let mut elements = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let position = Position { is_first: Some(at) == first, is_last: Some(at) == last };
            match *part {
                "…" | "..." => elements.push(Element::Gap),
                "<number>" => elements.push(Element::Number),
                "<name>" => elements.push(Element::Name),
                "<start>" => elements.push(Element::Start),
                "<end>" => elements.push(Element::End),
                part => {
                    // "5-star".
                    let joined = part.strip_prefix("<number>-");
                    elements.extend(joined.map(|_| Element::Number));
                    words(joined.unwrap_or(part), position, inflection, lexicon, &mut elements);
                    if let (Some(_), Some(Element::Words { joint, .. })) = (joined, elements.last_mut()) {
                        *joint = Joint::Hyphen;
                    }
                }
            }
        }
        if elements.is_empty() { Vec::new() } else { vec![Self { elements }] }
    }

    /// Returns the words of which one must be the first that it finds; none for patterns that start with anything.
    pub(super) fn first_words(&self) -> Option<&[WordId]> {
        match self.elements.iter().find(|element| **element != Element::Start)? {
            Element::Words { any, .. } => Some(any),
            _ => None,
        }
    }

    /// Whether a word is the last of the pattern as it is written, and not in another form.
    pub(super) fn is_written_last(&self, word: WordId) -> bool {
        matches!(self.elements.last(), Some(Element::Words { any, .. }) if any.first() == Some(&word))
    }

    /// Returns the token after the last if it is found from this token on. A hyphen must not join it to other words.
    pub(super) fn match_at(&self, tokens: &[Token], at: usize) -> Option<usize> {
        let end = follow(&self.elements, tokens, at, at)?;
        let is_free = !tokens[at].is_joined && tokens.get(end).is_none_or(|next| !next.is_joined);
        (end > at && is_free).then_some(end)
    }
}

/// Signs that are words of their own.
const SIGNS: [char; 6] = ['%', '#', '$', '€', '★', '—'];

fn is_sign(part: &str) -> bool {
    matches!(part, "…" | "..." | "<number>" | "<name>" | "<start>" | "<end>")
}

/// Reads `commit|commits`, or a word that may have hyphens.
fn words(part: &str, position: Position, inflection: Inflection, lexicon: &mut Lexicon, elements: &mut Vec<Element>) {
    let alternatives: Vec<&str> = part.split('|').filter(|word| !word.is_empty()).collect();
    let in_capitals = alternatives.iter().all(|word| word.len() > 1 && word.chars().all(char::is_uppercase));
    let mut learn = |word: &str, position: Position| -> Vec<WordId> {
        let forms = inflection.of(word, position);
        forms.iter().map(|form| lexicon.learn(form)).collect()
    };
    if let [word] = alternatives[..] {
        let pieces: Vec<&str> = word.split('-').filter(|piece| !piece.is_empty()).collect();
        for (at, piece) in pieces.iter().enumerate() {
            let position = Position { is_first: position.is_first && at == 0, is_last: position.is_last && at + 1 == pieces.len() };
            elements.push(Element::Words {
                any: learn(piece, position),
                in_capitals,
                joint: if at > 0 { Joint::Either } else { Joint::Apart },
            });
        }
    } else {
        let any = alternatives.iter().flat_map(|word| learn(word, position)).collect();
        elements.push(Element::Words { any, in_capitals, joint: Joint::Apart });
    }
}

/// Returns the token after the last if these elements stand from token `at` on; `start` is where the pattern began.
fn follow(elements: &[Element], tokens: &[Token], at: usize, start: usize) -> Option<usize> {
    let Some((element, rest)) = elements.split_first() else { return Some(at) };
    let goes_on = |at: usize| at == start || tokens.get(at).is_some_and(|token| !token.is_apart);
    match element {
        Element::Start => (at == 0 || tokens.get(at)?.sentence != tokens[at - 1].sentence).then(|| follow(rest, tokens, at, start))?,
        Element::End => (at == tokens.len()).then(|| follow(rest, tokens, at, start))?,
        Element::Gap => {
            let sentence = tokens.get(at.checked_sub(1)?)?.sentence;
            (at..=at + 3).take_while(|next| tokens.get(*next).is_some_and(|token| token.sentence == sentence)).find_map(|next| {
                // What follows a gap may stand behind a comma.
                follow(rest, tokens, next, next).filter(|end| *end > next)
            })
        }
        Element::Number => {
            tokens.get(at).filter(|token| token.form == Form::Number && goes_on(at))?;
            follow(rest, tokens, at + 1, start)
        }
        Element::Name => {
            tokens.get(at).filter(|token| token.form == Form::Capital)?;
            let is_more = |next: usize| tokens.get(next).is_some_and(|token| !token.is_apart && matches!(token.form, Form::Capital));
            // What follows a name may stand behind a comma.
            let long = if is_more(at + 1) { follow(rest, tokens, at + 2, at + 2) } else { None };
            long.or_else(|| follow(rest, tokens, at + 1, at + 1))
        }
        Element::Words { any, in_capitals, joint } => {
            let token = tokens.get(at).filter(|token| any.contains(&token.word) && goes_on(at))?;
            let fits = (!in_capitals || token.form == Form::Capitals) && (at == start || joint.allows(token.is_joined));
            if fits { follow(rest, tokens, at + 1, start) } else { None }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Inflection, Pattern};
    use crate::{check::words::tokens::Lexicon, content::raw::Forms};

    /// What patterns find in a text.
    fn found(phrase: &str, forms: Forms, text: &str) -> Vec<String> {
        let mut lexicon = Lexicon::default();
        let patterns = Pattern::read(phrase, Inflection { forms, is_spanish: false }, &mut lexicon);
        let tokens = lexicon.tokens(text);
        let ends = (0..tokens.len()).filter_map(|at| {
            let end = patterns.iter().filter_map(|pattern| pattern.match_at(&tokens, at)).max()?;
            Some(text[tokens[at].range().start..tokens[end - 1].range().end].to_owned())
        });
        ends.collect()
    }

    #[test]
    fn patterns_find_what_they_say() {
        let table: [(&str, Forms, &str, &[&str]); 18] = [
            ("drug abuser", Forms::Noun, "Drug abusers and a drug abuser's plan. Drug, abuser", &["Drug abusers", "drug abuser's"]),
            ("MAT", Forms::Noun, "a yoga mat, MAT and Mat", &["MAT"]),
            ("non-compliant", Forms::Fixed, "non-compliant and non compliant", &["non-compliant", "non compliant"]),
            ("addict", Forms::Noun, "ex-addict addict-free addict", &["addict"]),
            ("cure", Forms::Verb, "It cures. Cured!", &["cures", "Cured"]),
            ("commit|committed suicide", Forms::Fixed, "committed suicide", &["committed suicide"]),
            (
                "guaranteed … results",
                Forms::Fixed,
                "guaranteed good, fast results. guaranteed. results",
                &["guaranteed good, fast results"],
            ),
            ("the? elderly", Forms::Fixed, "the elderly", &["the elderly", "elderly"]),
            ("<number> %", Forms::Fixed, "95% of 3.5 %", &["95%", "3.5 %"]),
            ("<start> stop taking", Forms::Fixed, "Stop taking it. Do not stop taking it.", &["Stop taking"]),
            ("— <name> <end>", Forms::Fixed, "It helped. — Sarah M.", &["— Sarah M"]),
            ("— <name> <end>", Forms::Fixed, "— Sarah is here", &[]),
            ("client named <name>", Forms::Fixed, "a client named Maria and a client named maria", &["client named Maria"]),
            ("<number>-star", Forms::Fixed, "a 5-star stay at 5 Star Lane", &["5-star"]),
            ("★ ★? ★?", Forms::Fixed, "★★★ a", &["★★★", "★★", "★"]),
            ("press 3", Forms::Fixed, "then press 3.", &["press 3"]),
            ("#1", Forms::Fixed, "the #1 place", &["#1"]),
            ("100%", Forms::Fixed, "100 % and 100%", &["100 %", "100%"]),
        ];
        for (phrase, forms, text, wanted) in table {
            assert_eq!(found(phrase, forms, text), wanted, "`{phrase}` in `{text}`");
        }
    }
}
