//! A place as a list tells it, whatever form the list has: cells by what they are, then mended values and signs.

use super::catalogue::Sign;
use crate::value::WebAddress;

/// What a column or key of a list says of a place, besides its services.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fact {
    Number,
    Name,
    Site,
    Street,
    SecondLine,
    City,
    State,
    Zip,
    ZipEnd,
    County,
    Phone,
    Intake,
    OtherIntake,
    IntakeExtension,
    OtherIntakeExtension,
    Website,
    Latitude,
    Longitude,
    Kind,
    /// A number that callers in a crisis may have been given: it is not taken over, as nobody knows who answers.
    Hotline,
    /// What helps to use the list itself: the distance from somewhere, the number of the row.
    Aside,
}

impl Fact {
    /// Finds what a column or key is.
    pub(crate) fn of(name: &str) -> Option<Self> {
        let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        Some(match name.as_str() {
            "frid" => Self::Number,
            "name1" => Self::Name,
            "name2" => Self::Site,
            "street1" => Self::Street,
            "street2" => Self::SecondLine,
            "city" => Self::City,
            "state" => Self::State,
            "zip" => Self::Zip,
            "zip4" => Self::ZipEnd,
            "county" => Self::County,
            "phone" => Self::Phone,
            "intake1" => Self::Intake,
            "intake2" => Self::OtherIntake,
            "intake1a" => Self::IntakeExtension,
            "intake2a" => Self::OtherIntakeExtension,
            "website" => Self::Website,
            "latitude" => Self::Latitude,
            "longitude" => Self::Longitude,
            "typefacility" => Self::Kind,
            "hotline1" | "hotline2" => Self::Hotline,
            "irow" | "miles" | "intakeprompt" => Self::Aside,
            _ => return None,
        })
    }
}

/// The facts of a row, as written, each with the name of its column.
#[derive(Debug, Default)]
pub(crate) struct Facts(Vec<(Fact, Box<str>, String)>);

impl Facts {
    /// Notes a fact, unless it is empty.
    pub(crate) fn put(&mut self, fact: Fact, column: &str, text: &str) {
        if !text.trim().is_empty() {
            self.0.push((fact, column.into(), text.trim().to_owned()));
        }
    }

    /// Returns a fact with the name of its column.
    pub(crate) fn get(&self, fact: Fact) -> Option<(&str, &str)> {
        self.0.iter().find(|(known, ..)| *known == fact).map(|(_, column, text)| (&**column, text.as_str()))
    }

    /// Returns what a fact says.
    pub(crate) fn text(&self, fact: Fact) -> Option<&str> {
        self.get(fact).map(|(_, text)| text)
    }
}

/// Which survey a row comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Substance use, certified opioid programs among them.
    SubstanceUse,
    /// Both, or another, or not said.
    Other,
    /// Mental health.
    MentalHealth,
}

impl Kind {
    /// Reads `SA`, `SU`, `OTP`, `MH` and whatever else is seen.
    pub(crate) fn of(text: &str) -> Self {
        match text.trim().to_ascii_uppercase().as_str() {
            "SA" | "SU" | "OTP" => Self::SubstanceUse,
            "MH" => Self::MentalHealth,
            _ => Self::Other,
        }
    }
}

/// A phone number, mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// In E.164.
    pub(crate) number: Box<str>,
    pub(crate) extension: Option<Box<str>>,
    pub(crate) is_intake: bool,
}

/// A place, mended.
#[derive(Clone, Debug)]
pub(crate) struct Facility {
    /// Its row in the file.
    pub(crate) row: usize,
    pub(crate) kind: Kind,
    /// Its number in the list, where it has one.
    pub(crate) number: Option<Box<str>>,
    /// Who runs it.
    pub(crate) name: Box<str>,
    /// What the place is called, if not the same.
    pub(crate) site: Option<Box<str>>,
    pub(crate) street: Option<Box<str>>,
    pub(crate) second_line: Option<Box<str>>,
    pub(crate) city: Box<str>,
    pub(crate) county: Option<Box<str>>,
    pub(crate) state: Box<str>,
    pub(crate) zip: Option<Box<str>>,
    pub(crate) lines: Vec<Line>,
    pub(crate) website: Option<WebAddress>,
    /// Degrees north and east.
    pub(crate) point: Option<(f64, f64)>,
    /// What it offers, sorted.
    pub(crate) signs: Vec<Sign>,
    /// Whether the row says anything of services: if not, that is no "no".
    pub(crate) tells_services: bool,
}

impl Facility {
    /// What people call the place.
    pub(crate) fn shown(&self) -> &str {
        self.site.as_deref().unwrap_or(&self.name)
    }
}
