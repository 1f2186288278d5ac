//! Texts that are hard to read.

use super::{Diagnostic, Place, rules};

impl Diagnostic {
    pub(crate) fn hard_to_read(at: Place, grade: f64, smog: Option<f64>, hardest: Option<&str>) -> Self {
        Self::new(&rules::HARD_TO_READ, at, on_grade(grade, smog, 8)).help(shorten(hardest))
    }

    /// Easy by Flesch–Kincaid, and not by SMOG.
    pub(crate) fn hard_words(at: Place, smog: f64, grade: f64) -> Self {
        let message = format!(
            "this reads at grade {smog:.1} by SMOG, above 8, for its words of three syllables and more ({grade:.1} by Flesch–Kincaid)"
        );
        Self::new(&rules::HARD_TO_READ, at, message).help("write shorter words; `readability` in site.yaml lists terms that must be long")
    }

    pub(crate) fn too_hard_to_read(at: Place, grade: f64, smog: Option<f64>, hardest: Option<&str>) -> Self {
        Self::new(&rules::TOO_HARD_TO_READ, at, on_grade(grade, smog, 10)).help(shorten(hardest))
    }

    pub(crate) fn low_ease(at: Place, ease: f64, name: &str, hardest: Option<&str>) -> Self {
        let message = format!("this reads at an ease of {ease:.0} of 100 by Fernández Huerta ({name}), below 55");
        Self::new(&rules::HARD_TO_READ, at, message).help(shorten(hardest))
    }

    pub(crate) fn long_sentence(at: Place, words: usize) -> Self {
        Self::new(&rules::LONG_SENTENCE, at, format!("this sentence has {words} words")).help("split it: up to 20 words are easy to follow")
    }

    pub(crate) fn long_paragraph(at: Place, words: usize) -> Self {
        Self::new(&rules::LONG_PARAGRAPH, at, format!("this paragraph has {words} words"))
            .help("split it, or make a list of it: five lines are easy to follow")
    }

    pub(crate) fn passive_share(at: Place, passive: usize, sentences: usize) -> Self {
        Self::new(&rules::PASSIVE_SHARE, at, format!("{passive} of {sentences} sentences are passive")).help("say who does what")
    }

    pub(crate) fn late_main_message(at: Place) -> Self {
        Self::new(&rules::LATE_MAIN_MESSAGE, at, "the first 60 words do not say what the title promises")
            .help("say the point first, in one sentence, or give it as `main_message`")
    }
}

fn on_grade(grade: f64, smog: Option<f64>, limit: u8) -> String {
    match smog {
        Some(smog) => format!("this reads at grade {grade:.1} by Flesch–Kincaid and {smog:.1} by SMOG, above {limit}"),
        None => format!("this reads at grade {grade:.1} by Flesch–Kincaid, above {limit}"),
    }
}

fn shorten(hardest: Option<&str>) -> String {
    match hardest {
        Some(section) => format!("shorten sentences and use shorter words, first of all below `{section}`"),
        None => "shorten sentences and use shorter words".to_owned(),
    }
}
