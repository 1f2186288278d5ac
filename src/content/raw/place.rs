//! Organizations and locations as written.

use serde::{Deserialize, Serialize};

use super::{Credential, Date, Day, Localized, Phone, Source, Time};

/// `content/organizations/<id>.yaml`, or a row of a table there.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the model documents each field where it checks it")]
pub struct Organization {
    pub id: Option<String>,
    pub name: Option<String>,
    pub legal_name: Option<String>,
    pub alternate_names: Vec<String>,
    pub description: Option<Localized>,
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub website: Option<String>,
    pub email: Option<String>,
    pub phones: Vec<Phone>,
    pub identifiers: Vec<Identifier>,
    pub credentials: Vec<Credential>,
    pub parent: Option<String>,
    pub year_founded: Option<u16>,
    pub nondiscrimination_url: Option<String>,
    pub language_notice_url: Option<String>,
    pub receives_federal_funds: Option<String>,
    pub logo: Option<Logo>,
    pub aliases: Vec<String>,
    pub source: Option<Source>,
    pub relationship: Option<String>,
    pub last_verified: Option<Date>,
    pub verified_by_role: Option<String>,
    pub verified_how: Option<String>,
    pub listing_consent: Option<bool>,
}

/// `content/locations/<id>.yaml`, or a row of a table there.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the model documents each field where it checks it")]
pub struct Location {
    pub id: Option<String>,
    pub organization: Option<String>,
    pub name: Option<String>,
    pub kind: Option<String>,
    pub address: Option<Address>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub coords_from: Option<String>,
    pub phones: Vec<Phone>,
    pub office_hours: Vec<OfficeHours>,
    pub transit: Option<Localized>,
    pub parking: Option<Localized>,
    pub arrival: Option<Localized>,
    pub accessibility: Vec<String>,
    pub accessibility_contact: Option<String>,
    pub setting: Option<String>,
    pub external_identifier: Option<ExternalIdentifier>,
    pub source: Option<Source>,
    pub relationship: Option<String>,
    pub last_verified: Option<Date>,
    pub verified_by_role: Option<String>,
    pub verified_how: Option<String>,
}

/// A postal address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Address {
    /// Street and number.
    pub line1: Option<String>,
    /// Suite, floor.
    pub line2: Option<String>,
    /// City.
    pub city: Option<String>,
    /// County.
    pub county: Option<String>,
    /// Two-letter state code.
    pub state: Option<String>,
    /// ZIP or ZIP+4.
    pub zip: Option<String>,
    /// ISO 3166-1 code; `US` if not given.
    pub country: Option<String>,
}

/// When the office answers.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OfficeHours {
    /// Days, each `MO` or `MO-FR`.
    pub days: Vec<Days>,
    /// When it opens.
    pub opens: Option<Time>,
    /// When it closes.
    pub closes: Option<Time>,
}

/// One day or a run of days, written `MO` or `MO-FR`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub first: Day,
    /// The last day; may come before the first in the week, as in `FR-MO`.
    pub last: Day,
}

/// A number under which somebody else knows the organization.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Identifier {
    /// `npi`, `ein`, `state-license` or `samhsa-frid`.
    pub scheme: Option<String>,
    /// The number.
    pub value: Option<String>,
}

/// A number under which somebody else knows the location.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExternalIdentifier {
    /// Whose number.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The number.
    pub value: Option<String>,
}

/// A picture of the organization's own.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Logo {
    /// Path below `content/images`.
    pub file: Option<String>,
    /// What it shows, in words.
    pub alt: Option<Localized>,
}

impl Day {
    /// All days, Monday first.
    pub const WEEK: [Self; 7] = [Self::Mo, Self::Tu, Self::We, Self::Th, Self::Fr, Self::Sa, Self::Su];

    /// Reads `MO`, `mo`, `Mon` or `Monday`: the first two letters decide.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let known = |name: &str| name.len() > text.len() || text.len() > name.len();
        Self::WEEK.into_iter().find(|day| {
            let full = day.english();
            let fits = full.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text));
            text.len() >= 2 && (fits || !known(full) && full.eq_ignore_ascii_case(text))
        })
    }

    fn english(self) -> &'static str {
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"][self as usize]
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
        let codes = |text: &str| Days::read(text).map(|days| days.each().map(Day::code).collect::<Vec<_>>().join(" "));
        assert_eq!(codes("MO-WE").as_deref(), Some("MO TU WE"));
        assert_eq!(codes("SA-MO").as_deref(), Some("SA SU MO"));
        assert_eq!(codes("FR").as_deref(), Some("FR"));
        assert_eq!(codes("FR-"), None);
    }
}
