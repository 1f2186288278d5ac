//! Abbreviations that a page uses before it says what they stand for.

use std::collections::HashSet;

use super::{
    lists::Lists,
    tokens::{Form, Token},
};
use crate::{check::texts::Text, content::prose::Kind, diagnostic::Diagnostic};

/// Abbreviations that a page has used so far.
#[derive(Default)]
pub(super) struct Seen(HashSet<String>);

impl Seen {
    /// Looks at the next passage of the page.
    pub(super) fn look(&mut self, text: &Text<'_>, tokens: &[Token], lists: &Lists, diagnostics: &mut Vec<Diagnostic>) {
        let passage = &text.passage;
        let is_shouted = tokens.iter().filter(|token| token.form == Form::Capitals).count() * 2 > tokens.len();
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.form == Form::Capitals) {
            let word = &passage.text[token.range()];
            let short = word.strip_suffix('s').unwrap_or(word);
            let is_short_form = (2..=6).contains(&short.len()) && short.chars().all(|letter| letter.is_ascii_uppercase());
            if !is_short_form || lists.is_known(short) || self.0.contains(short) || passage.is_code(&token.range()) {
                continue;
            }
            let next = tokens.get(at + 1).filter(|next| !next.is_apart);
            let is_name = next.is_some_and(|next| next.form == Form::Capital && next.sentence == token.sentence);
            // A name, a heading or a label may stand before the text that explains it.
            let may_wait = matches!(passage.kind, Kind::Heading(_) | Kind::Label) && !is_spelled_out(&passage.text, token);
            let is_joined = token.is_joined || next.is_some_and(|next| next.is_joined);
            if may_wait || is_joined || is_name || is_shouted && !is_spelled_out(&passage.text, token) {
                continue;
            }
            self.0.insert(short.to_owned());
            let is_told =
                is_spelled_out(&passage.text, token) || lists.is_told_after(tokens, at) || has_its_words(&passage.text, short, tokens, at);
            if !is_told && !passage.is_quoted(&token.range()) {
                diagnostics.push(Diagnostic::abbreviation_first(text.place(&token.range()), short));
            }
        }
    }
}

/// Whether an abbreviation stands in brackets behind its words, alone or among others, or its words in brackets behind it.
fn is_spelled_out(text: &str, token: &Token) -> bool {
    let (before, after) = (text[..token.range().start].trim_end(), text[token.range().end..].trim_start());
    let in_brackets = before.rsplit_once('(').is_some_and(|(_, inner)| !inner.contains(')') && inner.split_whitespace().count() < 4);
    in_brackets || after.strip_prefix('(').is_some_and(|rest| rest.split(')').next().is_some_and(|inner| inner.contains(' ')))
}

/// Whether words with the letters of an abbreviation stand beside it: "CHIP, the Children's Health Insurance Program".
fn has_its_words(text: &str, short: &str, tokens: &[Token], at: usize) -> bool {
    let around = at.saturating_sub(BESIDE)..tokens.len().min(at + 1 + BESIDE);
    let initial = |token: &Token| text[token.range()].chars().next().map(|letter| letter.to_ascii_uppercase());
    let initials = |tokens: &[Token]| tokens.iter().filter_map(initial).collect::<String>();
    let sides = [initials(&tokens[around.start..at]), initials(&tokens[at + 1..around.end])];
    // Two letters stand beside anything.
    short.len() > 2 && sides.iter().any(|side| side.contains(short))
}

/// So many words around an abbreviation may explain it.
const BESIDE: usize = 12;
