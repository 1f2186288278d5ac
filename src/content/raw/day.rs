//! Days of the week as written, one by one or as runs: for sessions and for office hours.

use serde::{Deserialize, Serialize};

/// A day of the week, as calendars write it (RFC 5545).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Day {
    /// Monday.
    Mo,
    /// Tuesday.
    Tu,
    /// Wednesday.
    We,
    /// Thursday.
    Th,
    /// Friday.
    Fr,
    /// Saturday.
    Sa,
    /// Sunday.
    Su,
}

/// One day or a run of days, written `MO` or `MO-FR`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub first: Day,
    /// The last day; may come before the first in the week, as in `FR-MO`.
    pub last: Day,
}

impl Day {
    /// All days, Monday first.
    pub const WEEK: [Self; 7] = [Self::Mo, Self::Tu, Self::We, Self::Th, Self::Fr, Self::Sa, Self::Su];

    /// Reads `MO`, `mo`, `Mon`, `Monday` or `lunes`: the start of a name, two letters or more. No two names of these languages start alike,
    /// but for days that are the same.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let start = text.trim_end_matches('.').to_lowercase().replace('á', "a").replace('é', "e");
        let fits = |name: &str| start.len() >= 2 && name.starts_with(&start);
        Self::WEEK.into_iter().find(|day| day.names().into_iter().any(fits))
    }

    /// Its names in English and in Spanish, without accents.
    fn names(self) -> [&'static str; 2] {
        [
            ["monday", "lunes"],
            ["tuesday", "martes"],
            ["wednesday", "miercoles"],
            ["thursday", "jueves"],
            ["friday", "viernes"],
            ["saturday", "sabado"],
            ["sunday", "domingo"],
        ][self as usize]
    }

    /// Two capital letters.
    #[must_use]
    pub fn code(self) -> &'static str {
        ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][self as usize]
    }
}

impl Days {
    /// Reads `MO` or `MO-FR`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
        Some(Self { first: Day::read(first.trim())?, last: Day::read(last.trim())? })
    }

    /// Returns each day of the run, in order; one that passes the end of the week goes on at its start.
    pub fn each(self) -> impl Iterator<Item = Day> {
        let (first, last) = (self.first as usize, self.last as usize);
        let count = (last + 7 - first) % 7 + 1;
        (first..first + count).map(|number| Day::WEEK[number % 7])
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text)
            .ok_or_else(|| serde::de::Error::invalid_value(serde::de::Unexpected::Str(&text), &"a day of the week such as MO or Monday"))
    }
}

impl Serialize for Days {
    /// As it is written: `MO`, `MO-FR`.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.first == self.last {
            self.first.serialize(serializer)
        } else {
            serializer.collect_str(&format_args!("{}-{}", self.first.code(), self.last.code()))
        }
    }
}

impl<'de> Deserialize<'de> for Days {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text)
            .ok_or_else(|| serde::de::Error::invalid_value(serde::de::Unexpected::Str(&text), &"a day such as MO, or days such as MO-FR"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, Days};

    #[test]
    fn days_are_read_in_all_common_forms() {
        for (text, wanted) in
            [("MO", Some(Day::Mo)), ("tue", Some(Day::Tu)), ("Thursday", Some(Day::Th)), ("T", None), ("Mx", None), ("Mondays", None)]
        {
            assert_eq!(Day::read(text), wanted, "{text}");
        }
        for (text, wanted) in [
            ("Mon.", Day::Mo),
            ("lunes", Day::Mo),
            ("Martes", Day::Tu),
            ("mié", Day::We),
            ("SÁBADO", Day::Sa),
            ("Sa", Day::Sa),
            ("do", Day::Su),
        ] {
            assert_eq!(Day::read(text), Some(wanted), "{text}");
        }
        let codes = |text: &str| Days::read(text).map(|days| days.each().map(Day::code).collect::<Vec<_>>().join(" "));
        assert_eq!(codes("MO-WE").as_deref(), Some("MO TU WE"));
        assert_eq!(codes("SA-MO").as_deref(), Some("SA SU MO"));
        assert_eq!(codes("FR").as_deref(), Some("FR"));
        assert_eq!(codes("FR-"), None);
    }
}
