//! What rules on wording say of a page.

use std::collections::HashSet;

use super::{
    lists::{Found, Lists},
    tokens::{Form, Token},
};
use crate::{
    check::texts::{Page, Subject, Text},
    content::{
        prose::{Kind, Passage},
        raw::{Fact, Within, Word, WordRule},
    },
    diagnostic::{Diagnostic, Spot},
};

/// Looks for all words of a page's language.
pub(crate) fn findings(page: &Page<'_>, lists: &Lists, diagnostics: &mut Vec<Diagnostic>) {
    let mut lead = Lead::default();
    let mut short_forms = super::short_forms::Seen::default();
    let mut told = HashSet::new();
    for text in &page.texts {
        let tokens = lists.lexicon.tokens(&text.passage.text);
        let matches = lists.matches(&tokens);
        lead.before(text, lists, &tokens);
        if !matches.is_empty() {
            let around = Around { page, text, tokens: &tokens, lists, is_warned: lead.warns(text.passage.kind) };
            let counting: Vec<Found> = matches.into_iter().filter(|found| around.counts(found)).collect();
            // One word of the trade is one mistake, however often the page uses it.
            let is_new = |found: &&Found| around.word(found).rule != WordRule::Jargon || told.insert(found.entry);
            diagnostics.extend(lists.longest(&counting).iter().filter(is_new).map(|found| around.remark(found)));
        }
        short_forms.look(text, &tokens, lists, diagnostics);
    }
}

/// What stands before a passage and leads up to it: the heading, and the paragraph before a list.
#[derive(Default)]
struct Lead {
    heading: bool,
    paragraph: bool,
}

impl Lead {
    fn before(&mut self, text: &Text<'_>, lists: &Lists, tokens: &[Token]) {
        match text.passage.kind {
            Kind::Heading(_) => *self = Self { heading: lists.warns(tokens), paragraph: false },
            Kind::Label | Kind::Paragraph => self.paragraph = lists.warns(tokens),
            Kind::Item | Kind::Cell => {}
        }
    }

    /// Whether a passage of that kind stands below a warning.
    fn warns(&self, kind: Kind) -> bool {
        self.heading || self.paragraph && matches!(kind, Kind::Item | Kind::Cell)
    }
}

/// A passage, and all that decides whether a word in it is right.
struct Around<'a> {
    page: &'a Page<'a>,
    text: &'a Text<'a>,
    tokens: &'a [Token],
    lists: &'a Lists,
    is_warned: bool,
}

impl Around<'_> {
    fn passage(&self) -> &Passage {
        &self.text.passage
    }

    fn word(&self, found: &Found) -> &Word {
        &self.lists.entries[found.entry].word
    }

    fn range(&self, found: &Found) -> std::ops::Range<usize> {
        self.tokens[found.start].range().start..self.tokens[found.end - 1].range().end
    }

    fn counts(&self, found: &Found) -> bool {
        let word = self.word(found);
        let range = self.range(found);
        let rule = word.rule;
        let is_speech = !counts_in_speech(rule) && self.passage().is_quoted(&range);
        if is_speech || self.passage().is_code(&range) || !self.is_within(word.within) || !self.lists.counts(found, self.tokens) {
            return false;
        }
        if !word.backed_by.is_empty() && !self.lacks_all(&word.backed_by) {
            return false;
        }
        match rule {
            WordRule::Jargon if matches!(self.page.subject, Subject::Glossary) => false,
            WordRule::Jargon => self.passage().link_at(&range).is_none() && !self.lists.explains(&self.passage().text[range]),
            WordRule::VagueLink => self.is_whole_link(&range),
            WordRule::ClientStory => self.is_story(&range),
            WordRule::SuccessRate => !self.is_denied(found) && !self.has_source(&range),
            // "Gifts for signing up are against the law."
            WordRule::Inducement | WordRule::PaidReferral => !self.is_denied(found) && !self.lists.is_warned_of(found, self.tokens),
            _ if may_be_denied(rule) => !self.is_denied(found),
            _ => true,
        }
    }

    fn is_denied(&self, found: &Found) -> bool {
        self.is_warned || self.is_question(found) || self.lists.is_denied(found, self.tokens)
    }

    /// Whether the sentence asks: "Is there a cure?"
    fn is_question(&self, found: &Found) -> bool {
        let sentence = self.tokens[found.start].sentence;
        let last = self.tokens[found.start..].iter().take_while(|token| token.sentence == sentence).last();
        let rest = last.map_or("", |last| &self.passage().text[last.range().end..]);
        rest.chars().find(|letter| matches!(letter, '.' | '!' | '?' | '…')) == Some('?')
    }

    fn is_within(&self, within: Within) -> bool {
        match within {
            Within::Everything => true,
            Within::Records => self.page.is_record(),
            Within::Articles => !self.page.is_record(),
            Within::Public => self.page.is_public() && !matches!(self.page.subject, Subject::Vocabulary),
            Within::Names => self.text.is_name(),
        }
    }

    /// Whether the page is a program that gives none of some facts. A translation gives no facts: what it says is for its original to bear out.
    fn lacks_all(&self, facts: &[Fact]) -> bool {
        matches!(self.page.subject, Subject::Program(Some(program)) if !facts.iter().any(|fact| fact.is_given_by(program)))
    }

    fn is_whole_link(&self, range: &std::ops::Range<usize>) -> bool {
        let text = &self.passage().text;
        let bare = |part: &str| !part.contains(char::is_alphanumeric);
        self.passage().links.iter().any(|(link, _)| {
            let (start, end) = (link.start as usize, link.end as usize);
            start <= range.start && range.end <= end && bare(&text[start..range.start]) && bare(&text[range.end..end])
        })
    }

    /// Whether a name behind a dash is that of somebody who said something: the dash stands behind a quotation, or at the start of the last line
    /// of one.
    fn is_story(&self, range: &std::ops::Range<usize>) -> bool {
        let text = &self.passage().text;
        let before = text[..range.start].trim_end();
        let is_speech = self.passage().is_quoted(range) && (before.is_empty() || before.ends_with(['.', '!', '?', '…']));
        !text[range.clone()].starts_with(['—', '–']) || is_speech || before.ends_with(['”', '"', '»', '’'])
    }

    /// Whether a number can be looked up: the article names its works, or the passage links to one and says of which year it is.
    fn has_source(&self, range: &std::ops::Range<usize>) -> bool {
        let is_year = |token: &Token| token.form == Form::Number && is_year(&self.passage().text[token.range()]) && token.range() != *range;
        let says_where = !self.passage().links.is_empty() && self.tokens.iter().any(is_year);
        let cites = match self.page.subject {
            Subject::Article(article) => self.page.is_translation || !article.sources.is_empty(),
            _ => false,
        };
        cites || says_where
    }

    fn remark(&self, found: &Found) -> Diagnostic {
        let word = self.word(found);
        let range = self.range(found);
        let shown = &self.passage().text[range.clone()];
        let constructor = match word.rule {
            WordRule::StigmaWord => Diagnostic::stigma_word,
            WordRule::Jargon => Diagnostic::jargon,
            WordRule::CureClaim => Diagnostic::cure_claim,
            WordRule::Superlative => Diagnostic::superlative,
            WordRule::SuccessRate => Diagnostic::success_rate,
            WordRule::PressureWording => Diagnostic::pressure_wording,
            WordRule::Inducement => Diagnostic::inducement,
            WordRule::PrivacyPromise => Diagnostic::privacy_promise,
            WordRule::IdentityRequest => Diagnostic::identity_request,
            WordRule::MethodDetail => Diagnostic::method_detail,
            WordRule::DosingAdvice => Diagnostic::dosing_advice,
            WordRule::ProgramCrisisLine => Diagnostic::program_crisis_line,
            WordRule::OldCrisisNumber => Diagnostic::old_crisis_number,
            WordRule::PaidReferral => Diagnostic::paid_referral,
            WordRule::StarRating => Diagnostic::star_rating,
            WordRule::ClientStory => Diagnostic::client_story,
            WordRule::VagueLink => Diagnostic::vague_link,
            WordRule::NamelessMethod => Diagnostic::nameless_method,
            WordRule::UnbackedPrice => Diagnostic::unbacked_price,
            WordRule::OtherLevelWords => Diagnostic::other_level_words,
        };
        let place = self.text.place(&range);
        // Words of an answer may stand in it before, where they are right.
        let is_sure = !matches!(&place.spot, Spot::Words(words) if matches!(words.around, Spot::Bytes(_)));
        let fix = is_sure.then(|| swapped(word, shown)).flatten();
        constructor(place, shown, word.why.as_deref(), &word.instead).fixed_by(fix)
    }
}

/// What takes the place of a phrase, with a capital if the phrase has one.
fn swapped(word: &Word, found: &str) -> Option<String> {
    let swap = word.swap.get(&found.to_lowercase())?;
    let mut letters = swap.chars();
    let first = letters.next()?;
    let is_capital = found.starts_with(char::is_uppercase);
    Some(if is_capital { first.to_uppercase().chain(letters).collect() } else { swap.clone() })
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}

/// Rules that count even where somebody else is quoted.
fn counts_in_speech(rule: WordRule) -> bool {
    matches!(rule, WordRule::MethodDetail | WordRule::ClientStory | WordRule::OldCrisisNumber | WordRule::VagueLink)
}

/// Rules on what a text promises, offers or asks: "no promise of a cure" is none, and neither is a question.
fn may_be_denied(rule: WordRule) -> bool {
    !matches!(
        rule,
        WordRule::StigmaWord
            | WordRule::Jargon
            | WordRule::MethodDetail
            | WordRule::OldCrisisNumber
            | WordRule::ClientStory
            | WordRule::VagueLink
    )
}
