//! How hard texts are to read, as a table for people and as JSON for programs: a row for each page, and below it one for each of its sections.

use serde::Serialize;

use crate::check::{
    Reading,
    reading::{LEAST_WORDS, Measure, Score, ease_name},
};

/// The version of the JSON; a field more does not change it.
const VERSION: u32 = 1;

/// What a row says, each number as it is shown.
#[derive(Serialize)]
struct Row<'r> {
    /// The file, or the heading of a section.
    name: String,
    language: &'r str,
    words: usize,
    sentences: usize,
    /// The Flesch–Kincaid grade of an English text.
    grade: Option<f64>,
    /// The same without the favor that `readability.allow` does.
    raw_grade: Option<f64>,
    /// The SMOG grade of an English text of 30 sentences and more.
    smog: Option<f64>,
    /// The ease of a Spanish text by Fernández Huerta.
    ease: Option<f64>,
    /// What that ease is called.
    ease_name: Option<&'static str>,
    /// The percentage of passive sentences of an English text, by a guess.
    passive: Option<f64>,
    /// Whether it is long enough for its numbers to mean something.
    is_sample: bool,
}

impl<'r> Row<'r> {
    fn new(name: String, language: &'r str, measure: Measure, score: &Score) -> Self {
        let of = |wanted: Measure, number: f64| (measure == wanted).then(|| tenth(number));
        Self {
            name,
            language,
            words: score.words,
            sentences: score.sentences,
            grade: of(Measure::Grade, score.grade()),
            raw_grade: of(Measure::Grade, score.raw_grade()),
            smog: score.smog().and_then(|smog| of(Measure::Grade, smog)),
            ease: of(Measure::Ease, score.ease()),
            ease_name: (measure == Measure::Ease).then(|| ease_name(score.ease())),
            passive: of(Measure::Grade, score.passive_share() * 100.0),
            is_sample: score.words >= LEAST_WORDS,
        }
    }

    /// The cells after the name.
    fn cells(&self) -> [String; 8] {
        let number = |number: Option<f64>| number.map_or_else(|| "-".to_owned(), |number| format!("{number:.1}"));
        [
            self.language.to_owned(),
            self.words.to_string(),
            self.sentences.to_string(),
            number(self.grade),
            number(self.raw_grade),
            number(self.smog),
            self.passive.map_or_else(|| "-".to_owned(), |share| format!("{share:.0} %")),
            self.ease.map_or_else(|| "-".to_owned(), |ease| format!("{ease:.1} {}", self.ease_name.unwrap_or_default())),
        ]
    }
}

fn tenth(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// The row of a page, and those of its sections.
fn rows(reading: &Reading) -> (Row<'_>, Vec<Row<'_>>) {
    let Reading { file, record, language, report } = reading;
    // Of a spreadsheet, each row is a page; row 1 is the header.
    let row = record.filter(|_| file.extension() == "csv");
    let name = row.map_or_else(|| file.to_string(), |record| format!("{file} (row {})", record + 2));
    let sections = report.sections.iter().filter(|section| !section.heading.is_empty());
    let sections = sections.map(|section| Row::new(section.heading.clone(), language, report.measure, &section.score));
    (Row::new(name, language, report.measure, &report.page), sections.collect())
}

/// A table. Of sections, those are shown that are long enough to be measured.
pub(super) fn table(readings: &[Reading]) -> String {
    let header = ["text", "language", "words", "sentences", "grade", "raw grade", "SMOG", "passive", "ease"];
    let mut lines: Vec<[String; 9]> = vec![header.map(str::to_owned)];
    for (page, sections) in readings.iter().map(rows) {
        let sections = sections.into_iter().filter(|section| section.is_sample);
        for (indent, row) in std::iter::once(("", page)).chain(sections.map(|section| ("  ", section))) {
            let [language, words, sentences, grade, raw, smog, passive, ease] = row.cells();
            lines.push([format!("{indent}{}", row.name), language, words, sentences, grade, raw, smog, passive, ease]);
        }
    }
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or_default();
    let widths: [usize; 9] = std::array::from_fn(width);
    let line = |line: &[String; 9]| {
        let cells = line.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    lines.iter().map(line).collect()
}

/// JSON of our own.
pub(super) fn json(readings: &[Reading]) -> String {
    #[derive(Serialize)]
    struct Page<'r> {
        #[serde(flatten)]
        page: Row<'r>,
        sections: Vec<Row<'r>>,
    }
    #[derive(Serialize)]
    struct Report<'r> {
        version: u32,
        carepress: &'static str,
        texts: Vec<Page<'r>>,
    }
    let texts = readings.iter().map(rows).map(|(page, sections)| Page { page, sections }).collect();
    let report = Report { version: VERSION, carepress: env!("CARGO_PKG_VERSION"), texts };
    serde_json::to_string_pretty(&report).expect("numbers are JSON") + "\n"
}
