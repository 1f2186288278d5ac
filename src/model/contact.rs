//! What organizations, locations and programs have in common: phones, credentials, and where their facts come from.

use serde::Serialize;

use super::{
    Surroundings, boxed,
    remarks::Remarks,
    vocabulary::{TermIndex, Vocabulary},
};
use crate::{
    content::raw,
    diagnostic::{Diagnostic, FieldPath},
    value::Date,
};

/// A phone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// The number in E.164: `+15555550142`.
    pub number: Box<str>,
    /// The extension, digits only.
    pub extension: Option<Box<str>>,
    /// Term of `phone-type`.
    pub kind: TermIndex,
    /// Terms of `language`: what is answered.
    pub languages: Vec<TermIndex>,
    /// When it is answered, in words.
    pub hours: Option<Box<str>>,
    /// What it is called.
    pub label: Option<Box<str>>,
}

/// A license, certification or accreditation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// Term of `credential`.
    pub credential: TermIndex,
    /// Who gave it.
    pub issuer: Option<Box<str>>,
    /// Its number.
    pub number: Option<Box<str>>,
    /// Its last day.
    pub valid_to: Option<Date>,
    /// Where anybody can look it up.
    pub verify_url: Option<Box<str>>,
}

/// Where a record's facts come from and who checked them when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Term of `source-kind`.
    pub source: Option<TermIndex>,
    /// What the list or page is called.
    pub source_title: Option<Box<str>>,
    /// Where it is.
    pub source_url: Option<Box<str>>,
    /// When a person last checked the facts; none if nobody has.
    pub last_verified: Option<Date>,
    /// Term of `verifier-role`.
    pub verified_by: Option<TermIndex>,
    /// Term of `verified-how`.
    pub verified_how: Option<TermIndex>,
    /// Term of `relationship`: what the site has to do with the provider.
    pub relationship: Option<TermIndex>,
    /// How old the check is.
    pub freshness: Freshness,
}

/// How old a record's last check is. Ordered: the freshest is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Freshness {
    /// Checked lately.
    Fresh,
    /// To be checked soon.
    CheckSoon,
    /// Long ago.
    Stale,
    /// Never, or too long ago to count.
    Unverified,
}

impl Phone {
    /// The number as people write it: `555-555-0142`.
    #[must_use]
    pub fn shown(&self) -> String {
        shown_phone(&self.number)
    }

    /// What a link to it leads to: `tel:` or `sms:`, the number, and the extension. `kinds` is the vocabulary `phone-type`.
    #[must_use]
    pub fn url(&self, kinds: &Vocabulary) -> String {
        let scheme = if kinds.is(self.kind, "text") { "sms" } else { "tel" };
        let extension = self.extension.as_ref().map_or_else(String::new, |extension| format!(";ext={extension}"));
        format!("{scheme}:{}{extension}", self.number)
    }
}

/// Writes an E.164 number of the North American plan as people do; others stay as they are.
#[must_use]
pub fn shown_phone(number: &str) -> String {
    match number.strip_prefix("+1") {
        Some(digits) if digits.len() == 10 => format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..]),
        _ => number.to_owned(),
    }
}

/// Reads a number of the North American plan in any common spelling into E.164.
#[must_use]
pub fn read_phone(written: &str) -> Option<Box<str>> {
    let fits = written.chars().all(|sign| sign.is_ascii_digit() || " +-().".contains(sign));
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let ten = match digits.len() {
        11 => digits.strip_prefix('1')?,
        10 if !written.contains('+') => &digits,
        _ => return None,
    };
    fits.then(|| format!("+1{ten}").into())
}

/// A number with other signs between its digits than people use, as they write it: `555/555.0142` is `555-555-0142`.
fn respelled(written: &str) -> Option<String> {
    let is_sign = |letter: char| !letter.is_alphanumeric() && letter != '+';
    let digits: String = written.chars().filter(|letter| !is_sign(*letter)).collect();
    let is_number = digits.len() == 10 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..]))
}

/// Whether a number is one of those kept free for examples, or a placeholder of other lists (DATA-051).
fn is_example(number: &str) -> bool {
    let digits = &number[2..];
    (&digits[3..8] == "55501") || digits.bytes().all(|digit| digit == b'9')
}

/// Checks a list of phones.
pub(super) fn phones(field: &str, written: &[raw::Phone], around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Vec<Phone> {
    let mut phones = Vec::with_capacity(written.len());
    for (index, phone) in written.iter().enumerate() {
        let at = || FieldPath::from(field).item(index);
        let Some(text) = phone.number.as_deref() else {
            remarks.add(Diagnostic::missing_field(remarks.at(at()), "number", "write the number, such as \"+15555550142\""));
            continue;
        };
        let Some(number) = read_phone(text) else {
            remarks.add(Diagnostic::bad_phone(remarks.at(at().key("number")), text).fixed_by(respelled(text)));
            continue;
        };
        if is_example(&number) && !around.demonstration {
            remarks.add(Diagnostic::example_phone(remarks.at(at().key("number")), text));
        }
        let main = "main".to_owned();
        let kind = remarks.term(at().key("type"), phone.kind.as_ref().or(Some(&main)), "phone-type", around.vocabularies);
        let languages = phone.languages.iter().enumerate();
        let languages = languages
            .filter_map(|(place, language)| {
                remarks.term(at().key("languages").item(place), Some(language), "language", around.vocabularies)
            })
            .collect();
        phones.extend(kind.map(|kind| Phone {
            number,
            extension: boxed(phone.ext.as_deref()),
            kind,
            languages,
            hours: boxed(phone.hours.as_deref()),
            label: boxed(phone.label.as_deref()),
        }));
    }
    phones
}

/// Checks a list of credentials.
pub(super) fn credentials(written: &[raw::Credential], around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Vec<Credential> {
    let mut credentials = Vec::with_capacity(written.len());
    for (index, credential) in written.iter().enumerate() {
        let at = || FieldPath::from("credentials").item(index);
        if credential.credential.is_none() {
            remarks.add(Diagnostic::missing_field(remarks.at(at()), "credential", "name the credential, such as `state-sud-license`"));
        }
        let Some(term) = remarks.term(at().key("credential"), credential.credential.as_ref(), "credential", around.vocabularies) else {
            continue;
        };
        if let Some(date) = credential.valid_to.filter(|date| *date < around.as_of) {
            let name = credential.credential.as_deref().unwrap_or_default();
            remarks.add(Diagnostic::expired_credential(remarks.at(at().key("valid_to")), name, &date.to_string()));
        }
        credentials.push(Credential {
            credential: term,
            issuer: boxed(credential.issuer.as_deref()),
            number: boxed(credential.id.as_deref()),
            valid_to: credential.valid_to,
            verify_url: boxed(credential.verify_url.as_deref()),
        });
    }
    credentials
}

/// The provenance fields of a record as written.
pub(super) struct Claims<'c> {
    pub(super) source: Option<&'c raw::Source>,
    pub(super) last_verified: Option<Date>,
    pub(super) verified_by_role: Option<&'c String>,
    pub(super) verified_how: Option<&'c String>,
    pub(super) relationship: Option<&'c String>,
}

/// Checks where a record's facts come from (PROV-01 to PROV-04).
pub(super) fn provenance(claims: &Claims<'_>, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Provenance {
    let lists = around.vocabularies;
    let source = claims.source.and_then(|source| source.kind.as_ref());
    let kind = remarks.term(FieldPath::from("source").key("kind"), source, "source-kind", lists);
    if source.is_none() && remarks.expects("source") {
        remarks.add(Diagnostic::no_source(remarks.at("source")));
    }
    let named = claims.source.is_some_and(|source| source.title.is_some() || source.url.is_some());
    let needs_name = matches!(source.map(String::as_str), Some("public-directory" | "state-registry" | "website" | "import"));
    if needs_name && !named {
        remarks.add(Diagnostic::unnamed_source(remarks.at(FieldPath::from("source").key("kind")), source.map_or("", String::as_str)));
    }
    let verified_by = remarks.term("verified_by_role", claims.verified_by_role, "verifier-role", lists);
    let imported = claims.verified_by_role.is_some_and(|role| role == "automated-import");
    match claims.last_verified {
        Some(_) if imported => remarks.add(Diagnostic::import_marked_checked(remarks.at("last_verified"))),
        None if !needs_name => remarks.missing("last_verified", "write the day on which a person last checked these facts"),
        _ => {}
    }
    if claims.verified_by_role.is_none() && claims.last_verified.is_some() {
        remarks.missing("verified_by_role", "say who checked, by role: `program-staff`, `site-editor` …");
    }
    remarks.past("last_verified", claims.last_verified, around.as_of);
    let age = claims.last_verified.map(|date| date.days_until(around.as_of));
    if let Some(days) = age.filter(|days| *days > around.standards.freshness[1]) {
        remarks.add(Diagnostic::stale_listing(remarks.at("last_verified"), days));
    }
    Provenance {
        source: kind,
        source_title: claims.source.and_then(|source| source.title.as_deref()).map(Into::into),
        source_url: claims.source.and_then(|source| source.url.as_deref()).map(Into::into),
        last_verified: claims.last_verified.filter(|_| !imported),
        verified_by,
        verified_how: remarks.term("verified_how", claims.verified_how, "verified-how", lists),
        relationship: remarks.term("relationship", claims.relationship, "relationship", lists),
        freshness: freshness(age.filter(|_| !imported), around.standards.freshness),
    }
}

/// Sorts an age in days into its group; the limits belong to the younger group.
fn freshness(age: Option<i64>, limits: [i64; 3]) -> Freshness {
    match age {
        Some(days) if days <= limits[0] => Freshness::Fresh,
        Some(days) if days <= limits[1] => Freshness::CheckSoon,
        Some(days) if days <= limits[2] => Freshness::Stale,
        _ => Freshness::Unverified,
    }
}

/// Whether a National Provider Identifier has the right check digit: Luhn over the ten digits after `80840`
/// (<https://www.cms.gov/Regulations-and-Guidance/Administrative-Simplification/NationalProvIdentStand/Downloads/NPIcheckdigit.pdf>).
pub(super) fn is_npi(number: &str) -> bool {
    if number.len() != 10 || !number.bytes().all(|digit| digit.is_ascii_digit()) {
        return false;
    }
    let digits = "80840".bytes().chain(number.bytes()).map(|digit| u32::from(digit - b'0'));
    let sum: u32 =
        digits.rev().enumerate().map(|(place, digit)| if place % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { digit }).sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::{Freshness, freshness, is_npi, read_phone, shown_phone};

    #[test]
    fn phones_are_read_in_all_common_spellings() {
        let wanted = Some("+15555550142");
        for text in ["+15555550142", "(555) 555-0142", "555-555-0142", "1-555-555-0142", "555.555.0142", "+1 555 555 0142"] {
            assert_eq!(read_phone(text).as_deref(), wanted, "{text}");
        }
        for text in ["555-0142", "+445555550142", "555-555-01x2", "", "988", "+5555550142"] {
            assert_eq!(read_phone(text), None, "{text}");
        }
        assert_eq!(shown_phone("+15555550142"), "555-555-0142");
    }

    #[test]
    fn npis_have_a_check_digit() {
        assert!(is_npi("1234567893") && is_npi("1999999984"));
        assert!(!is_npi("1234567890") && !is_npi("199999998") && !is_npi("199999998x"));
    }

    #[test]
    fn freshness_limits_belong_to_the_younger_group() {
        let limits = [90, 180, 365];
        for (age, wanted) in [
            (Some(0), Freshness::Fresh),
            (Some(90), Freshness::Fresh),
            (Some(91), Freshness::CheckSoon),
            (Some(181), Freshness::Stale),
            (Some(366), Freshness::Unverified),
            (None, Freshness::Unverified),
        ] {
            assert_eq!(freshness(age, limits), wanted, "{age:?}");
        }
    }
}
