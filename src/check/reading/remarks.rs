//! What rules on reading say of a page.

use std::collections::BTreeSet;

use super::{Counter, LEAST_WORDS, Measure, Report, Score, ease_name, words};
use crate::{
    check::texts::{Page, Subject, Text},
    content::prose::{Kind, Passage},
    diagnostic::Diagnostic,
};

/// Words of a sentence above which it should be split.
const LONG_SENTENCE: usize = 30;

/// Words of a paragraph above which it should be split.
const LONG_PARAGRAPH: usize = 120;

/// Words within which the point should be made.
const FIRST_WORDS: usize = 60;

/// Sentences from which on a share of passive ones says something, and the largest that passes.
const PASSIVE: (usize, f64) = (10, 0.2);

/// Grades above which a text is hard and too hard to read.
const GRADES: (f64, f64) = (8.0, 10.0);

/// What a grade that is shown with one decimal may lie above it: 8.04 reads as 8.0, which is not above 8.
const SHOWN: f64 = 0.05;

/// The least ease of a Spanish text.
const LEAST_EASE: f64 = 55.0;

/// Measures a page and remarks on it.
pub(crate) fn findings(page: &Page<'_>, counter: &Counter, diagnostics: &mut Vec<Diagnostic>) {
    for text in &page.texts {
        let passage = &text.passage;
        if !is_prose(passage) && text.is_body() {
            continue;
        }
        for sentence in counter.sentences(&passage.text) {
            let count = words(&passage.text[sentence.clone()]).count();
            if count > LONG_SENTENCE && !passage.is_quoted(&sentence) {
                diagnostics.push(Diagnostic::long_sentence(text.place(&sentence), count));
            }
        }
        let count = words(&passage.text).count();
        if passage.kind == Kind::Paragraph && count > LONG_PARAGRAPH {
            diagnostics.push(Diagnostic::long_paragraph(text.place(&(0..passage.text.len())), count));
        }
    }
    let report = report(page, counter);
    on_grade(page, &report, diagnostics);
    on_main_message(page, counter, diagnostics);
}

/// Measures a page: what stands below its front matter, and for records without much of that, their fields.
pub(crate) fn report(page: &Page<'_>, counter: &Counter) -> Report {
    let measured = page.texts.iter().filter(|text| counts(page, text.is_body(), &text.passage));
    // A field is read as a paragraph.
    let kind = |text: &Text<'_>| if text.is_body() { text.passage.kind } else { Kind::Paragraph };
    counter.report(measured.map(|text| (kind(text), &*text.passage.text)))
}

/// Whether a passage is measured: not the titles of articles, which stand alone, and not names.
fn counts(page: &Page<'_>, is_body: bool, passage: &Passage) -> bool {
    let is_sentence = || passage.text.trim_end().ends_with(['.', '!', '?']);
    is_body || !matches!(page.subject, Subject::Article(_) | Subject::About | Subject::Questions | Subject::Vocabulary) && is_sentence()
}

fn is_prose(passage: &Passage) -> bool {
    matches!(passage.kind, Kind::Paragraph | Kind::Item)
}

fn on_grade(page: &Page<'_>, report: &Report, diagnostics: &mut Vec<Diagnostic>) {
    let Some(place) = page.place().filter(|_| report.page.words >= LEAST_WORDS) else { return };
    let is_hardest = |score: &Score| score.words >= 30;
    let by_grade = |one: &Score, other: &Score| one.grade().total_cmp(&other.grade());
    let sections = report.sections.iter().filter(|section| is_hardest(&section.score) && !section.heading.is_empty());
    let hardest = match report.measure {
        Measure::Grade => sections.max_by(|one, other| by_grade(&one.score, &other.score)),
        Measure::Ease => sections.min_by(|one, other| one.score.ease().total_cmp(&other.score.ease())),
    };
    let hardest = hardest.filter(|_| report.sections.len() > 1).map(|section| section.heading.as_str());
    match report.measure {
        Measure::Grade => {
            let grade = report.page.grade();
            if grade > GRADES.1 && page.is_public() {
                diagnostics.push(Diagnostic::too_hard_to_read(place, grade, report.page.smog(), hardest));
            } else if grade > GRADES.0 {
                diagnostics.push(Diagnostic::hard_to_read(place, grade, report.page.smog(), hardest));
            } else if let Some(smog) = report.page.smog().filter(|smog| *smog > GRADES.0 + SHOWN) {
                diagnostics.push(Diagnostic::hard_words(place, smog, grade));
            }
            if report.page.sentences >= PASSIVE.0 && report.page.passive_share() > PASSIVE.1 {
                let place = page.place().expect("the page has a place");
                diagnostics.push(Diagnostic::passive_share(place, report.page.passive, report.page.sentences));
            }
        }
        Measure::Ease => {
            let ease = report.page.ease();
            if ease < LEAST_EASE {
                diagnostics.push(Diagnostic::low_ease(place, ease, ease_name(ease), hardest));
            }
        }
    }
}

/// An article without a main message must make its point at once: one of the first sentences states something about what its title names.
fn on_main_message(page: &Page<'_>, counter: &Counter, diagnostics: &mut Vec<Diagnostic>) {
    let Subject::Article(article) = page.subject else { return };
    let body: Vec<_> = page.texts.iter().filter(|text| text.is_body() && is_prose(&text.passage)).collect();
    let count: usize = body.iter().map(|text| words(&text.passage.text).count()).sum();
    let (Some(first), Some(title)) = (body.first(), article.title.as_deref()) else { return };
    if article.main_message.is_some() || count < LEAST_WORDS {
        return;
    }
    let topic: BTreeSet<String> = words(title).filter_map(root).collect();
    let mut read = 0;
    for text in &body {
        for sentence in counter.sentences(&text.passage.text) {
            let sentence = &text.passage.text[sentence];
            let states = !sentence.ends_with('?') && words(sentence).filter_map(root).any(|word| topic.contains(&word));
            if read < FIRST_WORDS && states {
                return;
            }
            read += words(sentence).count();
        }
    }
    let end = first.passage.text.len();
    diagnostics.push(Diagnostic::late_main_message(first.place(&(0..end))));
}

/// The first letters of a word that says what a text is about; none for short ones.
fn root(word: &str) -> Option<String> {
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    let is_short_form = word.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    (letters.len() > 4 || is_short_form).then(|| letters.iter().take(5).collect())
}
