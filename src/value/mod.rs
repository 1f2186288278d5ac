//! Values that have a form of their own wherever they are written: dates, times of day, ranges, languages, text in several languages, and
//! addresses that visitors follow.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, Unexpected, Visitor},
};

mod address;

pub use address::{Mailbox, WebAddress};

/// A day of the calendar, written `2026-10-28`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub jiff::civil::Date);

/// A time of day on the quarter hour or any other minute, written `"17:30"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    /// Minutes since midnight, 0 to 1439.
    pub minutes: u16,
}

/// A number or two, written `3`, `3-5` or `{min: 3, max: 5}`. Nothing is said here about which is the larger.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Range {
    /// The smallest.
    pub min: f64,
    /// The largest; equal to the smallest where only one number was given.
    pub max: f64,
}

/// A language of the site, as a BCP 47 tag of up to 15 letters: `en`, `es`, `pt-BR`, `zh-Hant-TW`. Ordered by its tag.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language {
    /// The tag, filled up with zeros.
    letters: [u8; Self::LONGEST],
    length: u8,
}

/// Text in one or more languages: either plain text, which counts for every language, or a map from language to text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized(BTreeMap<Box<str>, String>);

impl Date {
    /// Reads `2026-10-28`; nothing else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let strict = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
        strict.then(|| text.parse().ok().map(Self)).flatten()
    }

    /// Days from this date to a later one; negative if it is earlier.
    #[must_use]
    pub fn days_until(self, later: Self) -> i64 {
        later.0.duration_since(self.0).as_hours() / 24
    }
}

impl Time {
    /// Reads `17:30` or `7:30`, on a 24-hour clock.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (hours, minutes) = text.split_once(':')?;
        let two_digits = |part: &str, least: usize| (least..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        (two_digits(hours, 1) && two_digits(minutes, 2)).then_some(())?;
        let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours < 24 && minutes < 60).then_some(Self { minutes: hours * 60 + minutes })
    }
}

impl Range {
    /// Reads `3`, `3-5`, `3–5` or `3 to 5`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let number = |part: &str| part.trim().parse::<f64>().ok().filter(|number| number.is_finite());
        if let Some(only) = number(text) {
            return Some(Self { min: only, max: only });
        }
        let (min, max) = text.split_once(" to ").or_else(|| text.split_once(['-', '–']))?;
        Some(Self { min: number(min)?, max: number(max)? })
    }
}

impl Language {
    const LONGEST: usize = 15;

    /// Takes a tag of two or three small letters, with a region or script where one is wanted.
    #[must_use]
    pub fn new(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let language = parts.next()?;
        let fits = (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_lowercase());
        let rest_fits = parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        let mut letters = [0; Self::LONGEST];
        letters.get_mut(..tag.len()).filter(|_| fits && rest_fits)?.copy_from_slice(tag.as_bytes());
        Some(Self { letters, length: u8::try_from(tag.len()).ok()? })
    }

    /// Returns the tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        std::str::from_utf8(&self.letters[..usize::from(self.length)]).expect("a tag is made of ASCII letters")
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.tag(), formatter)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, Self::new, "a language tag such as en or es")
    }
}

impl Localized {
    /// The same text for every language.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self(BTreeMap::from([("".into(), text.into())]))
    }

    /// Returns the text for a language; failing that the text for `fallback`; failing that any.
    #[must_use]
    pub fn get(&self, language: &str, fallback: &str) -> &str {
        self.exactly(language).or_else(|| self.exactly(fallback)).or_else(|| self.0.values().next().map(String::as_str)).unwrap_or_default()
    }

    /// Returns the text for a language, if it or a text for every language was given.
    #[must_use]
    pub fn exactly(&self, language: &str) -> Option<&str> {
        self.0.get(language).or_else(|| self.0.get("")).map(String::as_str)
    }

    /// Returns the language of the text that [`Self::get`] gives, if it is not the one asked for.
    #[must_use]
    pub fn other_language(&self, language: &str, fallback: &str) -> Option<&str> {
        if self.exactly(language).is_some() {
            return None;
        }
        let (tag, _) = self.0.get_key_value(fallback).or_else(|| self.0.iter().next())?;
        Some(tag)
    }

    /// Whether there is a text in just that language: one for every language may be in any.
    #[must_use]
    pub fn speaks(&self, language: &str) -> bool {
        self.0.contains_key(language)
    }

    /// Returns every text with the tag of its language, which is empty for a text that counts for all.
    pub fn each(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(tag, text)| (&**tag, text.as_str()))
    }

    /// Returns every text.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }

    /// Whether no text was given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes over the texts of `other`, which win.
    pub fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Reads text with `read`, or says what was expected.
fn from_text<'de, D: Deserializer<'de>, T>(deserializer: D, read: fn(&str) -> Option<T>, expected: &'static str) -> Result<T, D::Error> {
    struct TextVisitor<T>(fn(&str) -> Option<T>, &'static str);
    impl<T> Visitor<'_> for TextVisitor<T> {
        type Value = T;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str(self.1)
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            (self.0)(text.trim()).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
        }
    }
    deserializer.deserialize_str(TextVisitor(read, expected))
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, Self::read, "a date such as 2026-10-28")
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, Self::read, "a time on a 24-hour clock, such as \"17:30\"")
    }
}

/// A whole number as one that may have decimals.
#[expect(clippy::cast_precision_loss, reason = "no range in a program comes near 2^52")]
fn decimal(whole: i128) -> f64 {
    whole as f64
}

impl<'de> Deserialize<'de> for Range {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RangeVisitor;
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct MinMax {
            min: Option<f64>,
            max: Option<f64>,
        }
        impl<'de> Visitor<'de> for RangeVisitor {
            type Value = Range;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a number, a range such as 3-5, or {min: 3, max: 5}")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Range, E> {
                Range::read(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Range, E> {
                Ok(Range { min: number, max: number })
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Range, E> {
                self.visit_f64(decimal(number.into()))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Range, E> {
                self.visit_f64(decimal(number.into()))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Range, A::Error> {
                let MinMax { min, max } = MinMax::deserialize(de::value::MapAccessDeserializer::new(map))?;
                let given = min.or(max).ok_or_else(|| de::Error::invalid_value(Unexpected::Map, &self))?;
                Ok(Range { min: min.unwrap_or(given), max: max.unwrap_or(given) })
            }
        }
        deserializer.deserialize_any(RangeVisitor)
    }
}

impl Serialize for Range {
    /// As it is written: `3`, `"3-5"`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if (self.min - self.max).abs() > 0.0 {
            return serializer.collect_str(&format_args!("{}-{}", self.min, self.max));
        }
        serializer.serialize_f64(self.min)
    }
}

impl Serialize for Localized {
    /// As it is written: a text for all languages is plain text.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.get("") {
            Some(text) if self.0.len() == 1 => serializer.serialize_str(text),
            _ => self.0.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Localized {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct LocalizedVisitor;
        impl<'de> Visitor<'de> for LocalizedVisitor {
            type Value = Localized;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("text, or text by language such as {en: Evening, es: Noche}")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Localized, E> {
                Ok(Localized::plain(text))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Localized, E> {
                Ok(Localized::plain(number.to_string()))
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Localized, E> {
                Ok(Localized::plain(number.to_string()))
            }

            fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Localized, E> {
                Ok(Localized::plain(flag.to_string()))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Localized, A::Error> {
                BTreeMap::deserialize(de::value::MapAccessDeserializer::new(map)).map(Localized)
            }
        }
        deserializer.deserialize_any(LocalizedVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Range, Time};

    #[test]
    fn scalars_are_read_strictly() {
        for (text, wanted) in
            [("2026-10-28", true), ("2026-02-30", false), ("2026-1-2", false), ("28.10.2026", false), ("2026-10-28T00", false)]
        {
            assert_eq!(Date::read(text).is_some(), wanted, "{text}");
        }
        for (text, wanted) in [("17:30", Some(1050)), ("7:05", Some(425)), ("24:00", None), ("17:3", None), ("5 pm", None), ("", None)] {
            assert_eq!(Time::read(text).map(|time| time.minutes), wanted, "{text}");
        }
        for (text, wanted) in [
            ("3", Some((3.0, 3.0))),
            ("3-5", Some((3.0, 5.0))),
            ("2.5–4", Some((2.5, 4.0))),
            ("6 to 8", Some((6.0, 8.0))),
            ("a-b", None),
            ("", None),
            ("inf", None),
        ] {
            assert_eq!(Range::read(text).map(|range| (range.min, range.max)), wanted, "{text}");
        }
    }
}
