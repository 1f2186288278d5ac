//! The words of the interface, per language: one flat list of keys, whole sentences with named holes, plural forms by their CLDR names.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    str::FromStr,
    sync::Arc,
};

use fixed_decimal::UnsignedDecimal;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use serde::Deserialize;

use super::numbers::{self, Numbers};
use crate::{
    diagnostic::Diagnostic,
    source::SourceFile,
    value::{Date, Language, Time},
    yaml,
};

/// A file `strings/<language>.yaml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct StringsFile {
    name: String,
    direction: Direction,
    /// The language or region whose way of writing numbers it follows, where that is not its own: Spanish of the United States has points where
    /// that of Spain has commas.
    numbers: Option<Language>,
    strings: BTreeMap<String, Text>,
}

/// The direction in which a language is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// A string as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Text {
    Plain(String),
    /// Plural forms; `other` is always needed.
    Plural(BTreeMap<String, String>),
}

/// A string, cut at its holes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    /// Text without holes.
    Fixed(Box<str>),
    /// Text with holes.
    Holes(Vec<Piece>),
    /// A pattern per plural category, `other` among them.
    Plural(Vec<(PluralCategory, Pattern)>),
}

/// A piece of a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(Box<str>),
    Hole(Box<str>),
}

/// The strings of one language.
#[derive(Clone, Debug)]
pub struct Strings {
    /// The language's own name.
    pub name: String,
    /// The direction in which it is written.
    pub direction: Direction,
    numbers: Numbers,
    patterns: BTreeMap<String, Pattern>,
    rules: Arc<PluralRules>,
}

/// A value for a hole.
#[derive(Clone, Debug)]
pub enum Hole<'h> {
    /// Text.
    Text(&'h str),
    /// A number, which also chooses the plural form where the hole is called `count`.
    Number(f64),
}

impl Strings {
    /// Reads the string files of a language, the theme's own first; a later file wins.
    pub(super) fn read(language: &Language, files: &[&SourceFile], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let locale = Locale::from_str(language.tag()).unwrap_or(Locale::UNKNOWN);
        let rules = PluralRules::try_new_cardinal(locale.into()).expect("compiled data falls back to the root locale");
        let mut strings = Self {
            name: language.tag().to_owned(),
            direction: Direction::Ltr,
            numbers: Numbers::of(*language),
            patterns: BTreeMap::new(),
            rules: Arc::new(rules),
        };
        for file in files {
            let read: StringsFile = yaml::read_file(file, diagnostics);
            if !read.name.is_empty() {
                strings.name = read.name;
                strings.direction = read.direction;
            }
            if let Some(numbers) = read.numbers {
                strings.numbers = Numbers::of(numbers);
            }
            strings.patterns.extend(read.strings.into_iter().map(|(key, text)| (key, Pattern::of(text))));
        }
        strings
    }

    /// Takes over the strings that this language lacks.
    pub(super) fn fill_from(&mut self, other: &Self) {
        for (key, pattern) in &other.patterns {
            self.patterns.entry(key.clone()).or_insert_with(|| pattern.clone());
        }
    }

    /// Returns the keys.
    pub(super) fn keys(&self) -> BTreeSet<&str> {
        self.patterns.keys().map(String::as_str).collect()
    }

    pub(super) fn pattern(&self, key: &str) -> Option<&Pattern> {
        self.patterns.get(key)
    }

    /// Returns a string with its holes filled. A string that does not exist shows its key, which tests and `check` find.
    #[must_use]
    pub fn get(&self, key: &str, holes: &[(&str, Hole<'_>)]) -> Cow<'_, str> {
        let pattern = match self.pattern(key) {
            Some(Pattern::Fixed(fixed)) => return Cow::Borrowed(fixed),
            Some(pattern) => pattern,
            None => return Cow::Owned(key.to_owned()),
        };
        let count = holes.iter().find_map(|(name, hole)| match hole {
            Hole::Number(number) if *name == "count" => Some(*number),
            _ => None,
        });
        let mut text = String::new();
        self.fill(pattern, count, &mut text, &|name, text| {
            if let Some((_, hole)) = holes.iter().find(|(known, _)| *known == name) {
                match hole {
                    Hole::Text(value) => self.push_value(value, text),
                    Hole::Number(number) => text.push_str(&self.number(*number)),
                }
            } else {
                push_hole(name, text);
            }
        });
        Cow::Owned(text)
    }

    /// Whether there is a string of that key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.patterns.contains_key(key)
    }

    /// Returns the strings whose keys start with one of the prefixes, for scripts: text with holes such as `{name}`, or an object of plural
    /// forms by CLDR name.
    pub(super) fn with_prefixes(&self, prefixes: &[String]) -> serde_json::Value {
        let wanted = self.patterns.iter().filter(|(key, _)| prefixes.iter().any(|prefix| key.starts_with(prefix.as_str())));
        let own = std::iter::once((NUMBERS.to_owned(), self.numbers.language.tag().into()));
        serde_json::Value::Object(wanted.map(|(key, pattern)| (key.clone(), pattern.for_scripts())).chain(own).collect())
    }

    /// Writes a pattern; `put` writes the value of a hole.
    pub(super) fn fill(&self, pattern: &Pattern, count: Option<f64>, text: &mut String, put: &dyn Fn(&str, &mut String)) {
        match pattern {
            Pattern::Fixed(fixed) => text.push_str(fixed),
            Pattern::Holes(pieces) => pieces.iter().for_each(|piece| match piece {
                Piece::Text(fixed) => text.push_str(fixed),
                Piece::Hole(name) => put(name, text),
            }),
            Pattern::Plural(forms) => {
                let category = self.category(count.unwrap_or(0.0));
                let form = forms
                    .iter()
                    .find(|(known, _)| *known == category)
                    .or_else(|| forms.iter().find(|(known, _)| *known == PluralCategory::Other));
                if let Some((_, pattern)) = form {
                    self.fill(pattern, count, text, put);
                }
            }
        }
    }

    fn category(&self, count: f64) -> PluralCategory {
        // Whole numbers and fractions choose forms by different rules; two decimals are all that the interface shows.
        let decimal = UnsignedDecimal::from_str(&numbers::plain(count.abs())).unwrap_or_default();
        self.rules.category_for(&decimal)
    }

    /// Writes the value of a hole. Between letters that run from right to left it is kept to itself, or a phone number would be read backwards
    /// (UAX #9, rule W2).
    pub(super) fn push_value(&self, value: &str, text: &mut String) {
        match self.direction {
            Direction::Ltr => text.push_str(value),
            Direction::Rtl => text.extend([FIRST_STRONG_ISOLATE, value, POP_ISOLATE]),
        }
    }

    /// Writes a number with at most two decimals: "3,922", "2.5". The digits are those of phone numbers, in every language.
    #[must_use]
    pub fn number(&self, number: f64) -> String {
        self.numbers.number(number)
    }

    /// Writes an amount of hundredths: "5,400", "12.50".
    #[must_use]
    pub fn amount(&self, hundredths: i64) -> String {
        self.numbers.amount(hundredths)
    }

    /// Writes a date out: "October 28, 2026".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let month = self.get(&format!("date.month.{}", date.0.month()), &[]);
        let (day, year) = (date.0.day().to_string(), date.0.year().to_string());
        self.get("date.long", &[("month", Hole::Text(&month)), ("day", Hole::Text(&day)), ("year", Hole::Text(&year))]).into_owned()
    }

    /// Writes a time of day as people say it: "5:30 p.m.", "9 a.m.".
    #[must_use]
    pub fn time(&self, time: Time) -> String {
        let (hour, minute) = (time.minutes / 60, time.minutes % 60);
        let half = if hour < 12 { "time.am" } else { "time.pm" };
        let hour = (hour + 11) % 12 + 1;
        let clock = if minute == 0 { hour.to_string() } else { format!("{hour}:{minute:02}") };
        self.get(half, &[("clock", Hole::Text(&clock))]).into_owned()
    }
}

/// What follows runs as its first letter does, whatever is around it (<https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates>).
const FIRST_STRONG_ISOLATE: &str = "\u{2068}";

/// Ends that.
const POP_ISOLATE: &str = "\u{2069}";

/// The name under which scripts find whose way of writing numbers they follow.
const NUMBERS: &str = "numbers";

/// A hole without a value stays as it is: scripts fill theirs in the browser, and a forgotten one is seen.
pub(super) fn push_hole(name: &str, text: &mut String) {
    text.extend(["{", name, "}"]);
}

impl Pattern {
    fn of(text: Text) -> Self {
        match text {
            Text::Plain(text) => Self::cut(&text),
            Text::Plural(forms) => {
                let category = |name: &str| PluralCategory::all().find(|category| category_name(*category) == name);
                Self::Plural(forms.iter().filter_map(|(name, text)| Some((category(name)?, Self::cut(text)))).collect())
            }
        }
    }

    fn for_scripts(&self) -> serde_json::Value {
        match self {
            Self::Fixed(text) => text.as_ref().into(),
            Self::Holes(pieces) => {
                let mut text = String::new();
                for piece in pieces {
                    match piece {
                        Piece::Text(fixed) => text.push_str(fixed),
                        Piece::Hole(name) => push_hole(name, &mut text),
                    }
                }
                text.into()
            }
            Self::Plural(forms) => {
                let forms = forms.iter().map(|(category, pattern)| (category_name(*category).to_owned(), pattern.for_scripts()));
                serde_json::Value::Object(forms.collect())
            }
        }
    }

    /// Cuts a text at its holes, `{name}`.
    fn cut(text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, name, after)) =
            rest.split_once('{').and_then(|(before, inner)| inner.split_once('}').map(|(name, after)| (before, name, after)))
        {
            if !before.is_empty() {
                pieces.push(Piece::Text(before.into()));
            }
            pieces.push(Piece::Hole(name.trim().into()));
            rest = after;
        }
        if pieces.is_empty() {
            return Self::Fixed(text.into());
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.into()));
        }
        Self::Holes(pieces)
    }
}

/// The CLDR name of a plural category.
fn category_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::{Hole, Strings};
    use crate::{
        path::SourcePath,
        source::SourceFile,
        value::{Language, Time},
    };

    fn strings(language: &str, text: &str) -> Strings {
        let file = SourceFile { path: SourcePath::new("themes/t/strings/x.yaml").unwrap(), content: text.as_bytes().to_vec().into() };
        let mut diagnostics = Vec::new();
        let strings = Strings::read(&Language::new(language).unwrap(), &[&file], &mut diagnostics);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        strings
    }

    #[test]
    fn holes_and_plurals_are_filled() {
        let en = strings(
            "en",
            "name: English\nstrings:\n  days: {one: \"{count} day\", other: \"{count} days\"}\n  hello: Hello {name}, hello\n  time.am: \"{clock} a.m.\"\n  time.pm: \"{clock} p.m.\"\n",
        );
        for (count, wanted) in [(1.0, "1 day"), (2.0, "2 days"), (2.5, "2.5 days"), (0.0, "0 days")] {
            assert_eq!(en.get("days", &[("count", Hole::Number(count))]), wanted);
        }
        assert_eq!(en.get("hello", &[("name", Hole::Text("Ana"))]), "Hello Ana, hello");
        assert_eq!(en.get("hello", &[]), "Hello {name}, hello");
        assert_eq!(en.get("no.such", &[]), "no.such");
        for (minutes, wanted) in [(0, "12 a.m."), (545, "9:05 a.m."), (720, "12 p.m."), (1050, "5:30 p.m.")] {
            assert_eq!(en.time(Time { minutes }), wanted);
        }
        let es = strings("es", "name: Español\nnumbers: es-US\n");
        assert_eq!([es.number(3922.0), es.number(2.5)], ["3,922", "2.5"], "the numbers of another region");
        let pl = strings("pl", "name: Polski\nstrings:\n  n: {one: o, few: f, many: m, other: x}\n");
        for (count, wanted) in [(1.0, "o"), (2.0, "f"), (5.0, "m"), (12.0, "m"), (22.0, "f"), (1.5, "x")] {
            assert_eq!(pl.get("n", &[("count", Hole::Number(count))]), wanted);
        }
        let ar = strings("ar", "name: العربية\ndirection: rtl\nstrings:\n  n: {zero: z, one: o, two: t, few: f, many: m, other: x}\n");
        for (count, wanted) in [(0.0, "z"), (1.0, "o"), (2.0, "t"), (3.0, "f"), (11.0, "m"), (100.0, "x")] {
            assert_eq!(ar.get("n", &[("count", Hole::Number(count))]), wanted);
        }
        let ar = strings("ar", "name: العربية\ndirection: rtl\nstrings:\n  call: اتصل {number}\n");
        assert_eq!(ar.get("call", &[("number", Hole::Text("555-555-0142"))]), "اتصل \u{2068}555-555-0142\u{2069}");
    }
}
