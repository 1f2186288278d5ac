//! Organizations: who runs programs.

use super::{
    Surroundings, boxed,
    contact::{self, Claims, Credential, Phone, Provenance},
    record_id,
    remarks::Remarks,
    vocabulary::TermIndex,
};
use crate::{
    content::{self, Entry, Origin, raw},
    diagnostic::{Checked, Diagnostic, FieldPath},
    path::{Slug, SourcePath},
    value::{Localized, Range},
};

/// An organization.
#[derive(Clone, Debug)]
pub struct Organization {
    /// Its id.
    pub id: Slug,
    /// Where it was written.
    pub origin: Origin,
    /// Its name.
    pub name: Box<str>,
    /// Its name in law, where that differs.
    pub legal_name: Option<Box<str>>,
    /// Other names.
    pub alternate_names: Vec<String>,
    /// Who they are, in a few sentences.
    pub description: Localized,
    /// Term of `org-type`.
    pub kind: Option<TermIndex>,
    /// Its web site.
    pub website: Option<Box<str>>,
    /// A mailbox of a role, not of a person.
    pub email: Option<Box<str>>,
    /// Its phones.
    pub phones: Vec<Phone>,
    /// Numbers under which others know it.
    pub identifiers: Vec<raw::Identifier>,
    /// Licences and accreditation.
    pub credentials: Vec<Credential>,
    /// The organization that it belongs to, by id.
    pub parent: Option<Slug>,
    /// When it was founded.
    pub year_founded: Option<u16>,
    /// Its notice of nondiscrimination.
    pub nondiscrimination_url: Option<Box<str>>,
    /// Its notice of language help.
    pub language_notice_url: Option<Box<str>>,
    /// Whether it gets federal money: `yes`, `no` or `unknown`.
    pub receives_federal_funds: Option<&'static str>,
    /// Its logo: the picture and what it shows.
    pub logo: Option<(SourcePath, Localized)>,
    /// Old ids that lead here.
    pub aliases: Vec<String>,
    /// Whether the provider has agreed to be listed.
    pub listing_consent: Option<bool>,
    /// Where the facts come from.
    pub provenance: Provenance,
}

/// Checks an organization by itself. None if it has no name or no usable id.
pub(super) fn check(entry: &Entry<raw::Organization>, around: &Surroundings<'_>) -> Checked<Option<Organization>> {
    let raw = &entry.raw;
    let mut remarks = Remarks::on(&entry.origin);
    let id = record_id(raw.id.as_deref(), 2, &entry.origin, &mut remarks);
    let name = remarks.required("name", raw.name.as_ref(), "write what the organization is called");
    if let Some(name) = &name {
        remarks.plain_name("name", name);
    }
    if raw.description.is_none() {
        remarks.missing("description", "say in 40 to 1,000 characters who they are");
    }
    if raw.kind.is_none() {
        remarks.missing("type", "say what it is, such as `private-nonprofit`");
    }
    let kind = remarks.term("type", raw.kind.as_ref(), "org-type", around.vocabularies);
    let phones = contact::phones("phones", &raw.phones, around, &mut remarks);
    if raw.phones.is_empty() {
        remarks.missing("phones", "give at least one phone, such as {number: \"+15555550142\", type: main}");
    }
    check_identifiers(raw, &mut remarks);
    let claims = Claims {
        source: raw.source.as_ref(),
        last_verified: raw.last_verified,
        verified_by_role: raw.verified_by_role.as_ref(),
        verified_how: raw.verified_how.as_ref(),
        relationship: raw.relationship.as_ref(),
    };
    let provenance = contact::provenance(&claims, around, &mut remarks);
    if raw.relationship.is_none() {
        remarks.missing("relationship", "say what the site has to do with it; `none` if nothing");
    }
    let founded =
        remarks.number("year_founded", raw.year_founded.map(f64::from), (Range { min: 1800.0, max: f64::from(around.as_of.0.year()) }, ""));
    let organization = |id: Slug, name: String, remarks: &mut Remarks<'_>| Organization {
        id,
        origin: entry.origin.clone(),
        name: name.into(),
        legal_name: boxed(raw.legal_name.as_deref()),
        alternate_names: raw.alternate_names.clone(),
        description: raw.description.clone().unwrap_or_default(),
        kind,
        website: boxed(raw.website.as_deref()),
        email: boxed(raw.email.as_deref()),
        phones,
        identifiers: raw.identifiers.clone(),
        credentials: contact::credentials(&raw.credentials, around, remarks),
        parent: raw.parent.as_deref().and_then(Slug::new),
        year_founded: founded.and(raw.year_founded),
        nondiscrimination_url: boxed(raw.nondiscrimination_url.as_deref()),
        language_notice_url: boxed(raw.language_notice_url.as_deref()),
        receives_federal_funds: remarks.one_of("receives_federal_funds", raw.receives_federal_funds.as_ref(), &["yes", "no", "unknown"]),
        logo: logo(raw, remarks),
        aliases: raw.aliases.clone(),
        listing_consent: raw.listing_consent,
        provenance,
    };
    let organization = id.zip(name).map(|(id, name)| organization(id, name, &mut remarks));
    remarks.with(organization)
}

/// A logo is a picture of this site: one that lies elsewhere would tell others who reads the page.
fn logo(raw: &raw::Organization, remarks: &mut Remarks<'_>) -> Option<(SourcePath, Localized)> {
    let logo = raw.logo.as_ref()?;
    let file = logo.file.as_deref().unwrap_or_default();
    let path = SourcePath::new(&format!("{}/{file}", content::IMAGES)).filter(|_| !file.is_empty() && !file.contains(':'));
    if path.is_none() {
        remarks.add(Diagnostic::unknown_reference(remarks.at(FieldPath::from("logo").key("file")), "picture", file, None));
    }
    if logo.alt.as_ref().is_none_or(Localized::is_empty) {
        remarks.add(Diagnostic::missing_field(remarks.at("logo"), "alt", "say in words what the picture shows"));
    }
    Some((path?, logo.alt.clone().unwrap_or_default()))
}

fn check_identifiers(raw: &raw::Organization, remarks: &mut Remarks<'_>) {
    for (index, identifier) in raw.identifiers.iter().enumerate() {
        let at = |key: &str| FieldPath::from("identifiers").item(index).key(key);
        let scheme = remarks.one_of(at("scheme"), identifier.scheme.as_ref(), &["npi", "ein", "state-license", "samhsa-frid"]);
        let value = identifier.value.as_deref().unwrap_or_default();
        if scheme == Some("npi") && !contact::is_npi(value) {
            remarks.add(Diagnostic::bad_npi(remarks.at(at("value")), value));
        }
    }
}
