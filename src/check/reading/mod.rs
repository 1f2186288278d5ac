//! How hard a text is to read: published formulas over its sentences, words and syllables. Only prose counts: paragraphs and lines of lists, not
//! headings, tables, code, addresses or phone numbers.

use std::{collections::BTreeSet, ops::Range};

use crate::content::{prose::Kind, raw::Grammar};

mod remarks;
mod sentences;
mod syllables;

pub(super) use remarks::{findings, report};
pub use sentences::{sentences, words};

/// A language whose texts can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// English: Flesch–Kincaid and SMOG.
    Grade,
    /// Spanish: Fernández Huerta.
    Ease,
}

impl Measure {
    /// Returns how texts in a language are measured; none for languages without a formula here.
    #[must_use]
    pub fn of(language: &str) -> Option<Self> {
        match language.split('-').next() {
            Some("en") => Some(Self::Grade),
            Some("es") => Some(Self::Ease),
            _ => None,
        }
    }
}

/// How hard a page is to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// How it is measured.
    pub measure: Measure,
    /// All of it.
    pub page: Score,
    /// Its parts, in order: each second-level heading starts one.
    pub sections: Vec<Section>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its heading; empty for what stands before the first.
    pub heading: String,
    /// How hard it is to read.
    pub score: Score,
}

/// What was counted in a text, and the scores that follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Sentences; a line of a list is at least one.
    pub sentences: usize,
    /// Words.
    pub words: usize,
    /// Syllables, where words of `readability.allow` have two at most.
    pub syllables: usize,
    /// Syllables as spoken.
    pub spoken_syllables: usize,
    /// Words of three and more syllables, without those of `readability.allow`.
    pub long_words: usize,
    /// Sentences in which something is done to somebody, by a rough guess; counted in English only.
    pub passive: usize,
}

/// Words below which a score says nothing: Flesch measured samples of 100 words.
pub const LEAST_WORDS: usize = 100;

/// Sentences below which SMOG is not reliable: it was made for samples of 30.
pub const SMOG_SENTENCES: usize = 30;

#[expect(clippy::cast_precision_loss, reason = "texts have fewer than 2^52 words")]
impl Score {
    fn ratio(one: usize, other: usize) -> f64 {
        one as f64 / other.max(1) as f64
    }

    /// Returns the Flesch–Kincaid grade: `0.39·(words/sentences) + 11.8·(syllables/words) − 15.59`. Kincaid, Fishburne, Rogers and Chissom,
    /// *Derivation of New Readability Formulas for Navy Enlisted Personnel*, 1975, <https://apps.dtic.mil/sti/citations/ADA006655>.
    #[must_use]
    pub fn grade(&self) -> f64 {
        self.grade_with(self.syllables)
    }

    /// Returns the Flesch–Kincaid grade without the favor that `readability.allow` does.
    #[must_use]
    pub fn raw_grade(&self) -> f64 {
        self.grade_with(self.spoken_syllables)
    }

    fn grade_with(&self, syllables: usize) -> f64 {
        0.39 * Self::ratio(self.words, self.sentences) + 11.8 * Self::ratio(syllables, self.words) - 15.59
    }

    /// Returns the SMOG grade, `1.0430·√(long words · 30/sentences) + 3.1291`; none below [`SMOG_SENTENCES`], where it is a guess. `McLaughlin`,
    /// *SMOG Grading: A New Readability Formula*, Journal of Reading 12 (1969), 639–646.
    #[must_use]
    pub fn smog(&self) -> Option<f64> {
        let grade = || 1.0430 * (self.long_words as f64 * 30.0 / self.sentences as f64).sqrt() + 3.1291;
        (self.sentences >= SMOG_SENTENCES).then(grade)
    }

    /// Returns the ease by Fernández Huerta, from 0 (hard) to 100 (easy): `206.84 − 0.60·P − 1.02·F`, where P are syllables per 100 words and F
    /// words per sentence. Fernández Huerta, *Medidas sencillas de lecturabilidad*, Consigna 214 (1959), 29–32. Many sites print F as sentences per
    /// 100 words, which would make long sentences easier; this is the corrected reading: Law, *Error in the Fernandez Huerta Readability
    /// Formula*, 2011, <http://linguistlist.org/issues/22/22-2332.html>.
    #[must_use]
    pub fn ease(&self) -> f64 {
        206.84 - 0.60 * 100.0 * Self::ratio(self.syllables, self.words) - 1.02 * Self::ratio(self.words, self.sentences)
    }

    /// Returns the part of sentences that are passive, from 0 to 1.
    #[must_use]
    pub fn passive_share(&self) -> f64 {
        Self::ratio(self.passive, self.sentences)
    }

    fn add(&mut self, other: &Self) {
        self.sentences += other.sentences;
        self.words += other.words;
        self.syllables += other.syllables;
        self.spoken_syllables += other.spoken_syllables;
        self.long_words += other.long_words;
        self.passive += other.passive;
    }
}

/// Returns the name of a Spanish ease on the INFLESZ scale: Barrio Cantalejo, *Legibilidad y salud*, 2007,
/// <https://legible.es/blog/escala-inflesz/>.
#[must_use]
pub fn ease_name(ease: f64) -> &'static str {
    match ease {
        ..40.0 => "muy difícil",
        ..55.0 => "algo difícil",
        ..65.0 => "normal",
        ..80.0 => "bastante fácil",
        _ => "muy fácil",
    }
}

/// What is known of a language, ready to count with.
pub struct Counter {
    measure: Measure,
    grammar: Grammar,
    abbreviations: BTreeSet<String>,
    auxiliaries: BTreeSet<String>,
    participles: BTreeSet<String>,
    states: BTreeSet<String>,
    between: BTreeSet<String>,
    /// Terms that are allowed to be long, each as its words in small letters.
    allowed: Vec<Vec<String>>,
}

impl Counter {
    /// Prepares a language; none for those that cannot be measured.
    #[must_use]
    pub fn new(language: &str, grammar: &Grammar, allowed: &[String]) -> Option<Self> {
        let set = |list: &[String]| list.iter().map(|word| word.to_lowercase()).collect();
        Some(Self {
            measure: Measure::of(language)?,
            abbreviations: set(&grammar.abbreviations),
            auxiliaries: set(&grammar.auxiliaries),
            participles: set(&grammar.participles),
            states: set(&grammar.states),
            between: set(&grammar.between),
            allowed: allowed.iter().map(|term| words(term).map(spelled).collect()).filter(|term: &Vec<_>| !term.is_empty()).collect(),
            grammar: grammar.clone(),
        })
    }

    /// Returns the sentences of a passage.
    #[must_use]
    pub fn sentences(&self, text: &str) -> Vec<Range<usize>> {
        sentences(text, &self.abbreviations)
    }

    /// Measures a page.
    #[must_use]
    pub fn report<'p>(&self, passages: impl IntoIterator<Item = (Kind, &'p str)>) -> Report {
        let mut sections = vec![Section { heading: String::new(), score: Score::default() }];
        for (kind, text) in passages {
            match kind {
                Kind::Heading(..=2) => sections.push(Section { heading: text.trim().to_owned(), score: Score::default() }),
                Kind::Paragraph | Kind::Item => {
                    let score = self.count(text);
                    sections.last_mut().expect("there is one from the start").score.add(&score);
                }
                Kind::Heading(_) | Kind::Cell | Kind::Label => {}
            }
        }
        sections.retain(|section| section.score.words > 0);
        let mut page = Score::default();
        for section in &sections {
            page.add(&section.score);
        }
        Report { measure: self.measure, page, sections }
    }

    /// Counts a text.
    #[must_use]
    pub fn count(&self, text: &str) -> Score {
        let mut score = Score::default();
        for range in self.sentences(text) {
            let written: Vec<&str> = words(&text[range]).collect();
            let small: Vec<String> = written.iter().map(|word| spelled(word)).collect();
            if small.is_empty() {
                continue;
            }
            let allowed = self.allowed_in(&small);
            score.sentences += 1;
            score.words += small.len();
            score.passive += usize::from(self.is_passive(&small));
            for ((word, small), is_allowed) in written.iter().zip(&small).zip(allowed) {
                let spoken = self.syllables(word, small);
                let counted = if is_allowed { spoken.min(2) } else { spoken };
                score.spoken_syllables += spoken;
                score.syllables += counted;
                score.long_words += usize::from(counted >= 3);
            }
        }
        score
    }

    /// Which words of a sentence belong to a term that is allowed to be long, also in the plural.
    fn allowed_in(&self, small: &[String]) -> Vec<bool> {
        let mut allowed = vec![false; small.len()];
        let is_same = |word: &String, term: &String| word == term || word.strip_suffix('s') == Some(term);
        for term in &self.allowed {
            for at in 0..(small.len() + 1).saturating_sub(term.len()) {
                if small[at..].iter().zip(term).all(|(word, term)| is_same(word, term)) {
                    allowed[at..at + term.len()].fill(true);
                }
            }
        }
        allowed
    }

    /// A word of capitals is read letter by letter; what a hyphen joins has the syllables of its parts.
    fn syllables(&self, word: &str, small: &str) -> usize {
        let letters = word.trim_end_matches('s').chars().count();
        if (2..=5).contains(&letters) && word.trim_end_matches('s').chars().all(char::is_uppercase) {
            return letters;
        }
        let one = |part: &str| match self.measure {
            Measure::Grade => syllables::english(part, &self.grammar.syllables),
            Measure::Ease => self.grammar.syllables.get(part).map_or_else(|| syllables::spanish(part), |count| usize::from(*count)),
        };
        if self.grammar.syllables.contains_key(small) {
            one(small)
        } else {
            small.split('-').filter(|part| !part.is_empty()).map(one).sum()
        }
    }

    /// Whether a form of "to be" is followed by a participle, with an adverb or two between at most.
    fn is_passive(&self, small: &[String]) -> bool {
        let is_participle = |word: &String| {
            !self.states.contains(word)
                && (word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed") || self.participles.contains(word))
        };
        let follows = |at: usize| {
            let next = small[at + 1..].iter().take(3);
            next.take_while(|word| is_participle(word) || word.ends_with("ly") || self.between.contains(*word)).any(is_participle)
        };
        self.measure == Measure::Grade && (0..small.len()).any(|at| self.auxiliaries.contains(&small[at]) && follows(at))
    }
}

/// A word in small letters, with a straight apostrophe.
fn spelled(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::{Counter, Score, ease_name};
    use crate::check::texts::built_in_grammar;

    fn counter(language: &str) -> Counter {
        Counter::new(language, &built_in_grammar(language), &["intensive outpatient program".to_owned()])
            .expect("a language with a formula")
    }

    fn assert_near(value: f64, wanted: f64) {
        assert!((value - wanted).abs() < 0.01, "{value} is not {wanted}");
    }

    #[test]
    fn formulas_give_what_their_authors_say() {
        let score = Score { sentences: 30, words: 450, syllables: 675, spoken_syllables: 720, long_words: 30, passive: 6 };
        assert_near(score.grade(), 0.39 * 15.0 + 11.8 * 1.5 - 15.59);
        assert_near(score.grade(), 7.96);
        assert_near(score.raw_grade(), 9.14);
        // From McLaughlin's table: 30 long words in 30 sentences are grade 8.8.
        assert_near(score.smog().expect("thirty sentences are enough"), 8.84);
        assert!(Score { sentences: 29, ..score }.smog().is_none());
        // 150 syllables in 100 words, 15 words a sentence.
        assert_near(score.ease(), 206.84 - 90.0 - 15.3);
        assert_near(score.passive_share(), 0.2);
        assert_eq!([0.0, 45.0, 60.0, 70.0, 90.0].map(ease_name), ["muy difícil", "algo difícil", "normal", "bastante fácil", "muy fácil"]);
    }

    #[test]
    fn sentences_words_and_syllables_are_counted() {
        let english = counter("en");
        let score = english.count("You meet in a small group. A counselor leads each talk.");
        assert_eq!((score.sentences, score.words, score.syllables, score.long_words), (2, 11, 13, 1));
        let score = english.count("An intensive outpatient program (IOP) helps.");
        assert_eq!((score.words, score.syllables, score.spoken_syllables, score.long_words), (6, 1 + 6 + 3 + 1, 1 + 8 + 3 + 1, 1));
        let score = counter("es").count("Usted va tres tardes por semana. Vuelve a casa cada noche.");
        assert_eq!((score.sentences, score.words, score.syllables), (2, 11, 2 + 1 + 1 + 2 + 1 + 3 + 2 + 1 + 2 + 2 + 2));
    }

    #[test]
    fn what_is_done_to_somebody_is_passive() {
        let english = counter("en");
        for text in ["The form is signed by you.", "You were not told.", "Groups are often led by a counselor.", "It has been shown."] {
            assert_eq!(english.count(text).passive, 1, "{text}");
        }
        for text in [
            "You sign the form.",
            "You are tired.",
            "She is in need.",
            "It is a red bus.",
            "He is licensed.",
            "They are ready and started.",
        ] {
            assert_eq!(english.count(text).passive, 0, "{text}");
        }
    }
}
