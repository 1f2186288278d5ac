//! What organizations, locations and services have in common: phones, licenses in words, and the last check.

use std::borrow::Cow;

use super::{
    Feed,
    attributes::Attributes,
    joined,
    objects::{Language, Metadata, Phone},
};
use crate::model::{self, Credential, Provenance, TermIndex};

impl<'s> Feed<'s> {
    /// The phones of the object that is made of `path`.
    pub(super) fn phones(self, phones: &'s [model::Phone], path: &str) -> Vec<Phone<'s>> {
        phones.iter().enumerate().map(|(index, phone)| self.phone(phone, &format!("{path}/{}", index + 1))).collect()
    }

    fn phone(self, phone: &'s model::Phone, path: &str) -> Phone<'s> {
        let id = self.uuid("phone", path);
        let extension = phone.extension.as_deref();
        let dialed = extension.filter(|extension| extension.starts_with('0')).map(|extension| format!("extension {extension}"));
        let description = [phone.label.as_deref(), phone.hours.as_deref(), dialed.as_deref()];
        let languages = phone.languages.iter().enumerate();
        Phone {
            number: phone.shown().into(),
            extension: extension.and_then(|extension| extension.parse().ok()),
            kind: Some(match self.code("phone-type", phone.kind) {
                "text" => "text",
                "tty" => "textphone",
                "fax" => "fax",
                _ => "voice",
            }),
            description: joined(description.into_iter().flatten(), "; "),
            languages: languages
                .map(|(index, language)| self.language_of(*language, None, &format!("phone/{path}/{}", index + 1)))
                .collect(),
            attributes: self.phone_attributes(phone).done(&format!("phone/{path}")),
            id,
        }
    }

    /// What else is known of a phone.
    pub(super) fn phone_attributes(self, phone: &model::Phone) -> Attributes<'s> {
        Attributes::new(self)
            .term("type", "phone-type", Some(phone.kind))
            .fact("ext", &phone.extension.as_deref().filter(|extension| extension.starts_with('0')))
            .fact("hours", &phone.hours)
            .fact("label", &phone.label)
    }

    /// A language; `path` tells whose, and which of them.
    pub(super) fn language_of(self, term: TermIndex, note: Option<&'static str>, path: &str) -> Language<'s> {
        Language {
            id: self.uuid("language", path),
            name: Some(self.label("language", term).into()),
            code: Some(self.code("language", term).into()),
            note,
        }
    }

    /// Licenses in words.
    pub(super) fn credentials(self, credentials: &[Credential]) -> Option<Cow<'s, str>> {
        let credential = |credential: &Credential| {
            let label = self.label("credential", credential.credential);
            let until = credential.valid_to.map(|day| format!("valid until {day}"));
            let beside = [credential.issuer.as_deref(), credential.number.as_deref(), until.as_deref()];
            joined(beside.into_iter().flatten(), ", ").map_or_else(|| label.to_owned(), |beside| format!("{label} ({beside})"))
        };
        joined(credentials.iter().map(credential), "; ")
    }

    /// The last check of a record.
    pub(super) fn checked(self, provenance: &Provenance, path: &str) -> Vec<Metadata<'s>> {
        let check = provenance.last_verified.map(|day| Metadata {
            id: self.uuid("metadata", format_args!("{path}/1")),
            last_action_date: day.to_string(),
            last_action_type: "verified",
            field_name: "last_verified",
            previous_value: "",
            replacement_value: day.to_string(),
            updated_by: provenance.verified_by.map_or("not stated".into(), |role| self.code("verifier-role", role).into()),
        });
        check.into_iter().collect()
    }
}
