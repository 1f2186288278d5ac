//! Organizations. Tax numbers stay home.

use std::borrow::Cow;

use super::{
    Feed,
    attributes::{self, Attributes, Travel},
    objects::{FullOrganization, Identifier, Organization, Url},
    said,
};
use crate::{model, open_data::organization_record, path::UrlPath};

impl<'s> Feed<'s> {
    /// An organization, in short.
    pub(super) fn organization(self, organization: &'s model::Organization) -> Organization<'s> {
        let description = self.text(&organization.description);
        let other_name = organization.alternate_names.first().map(String::as_str).or(organization.legal_name.as_deref());
        let notices = [
            ("Nondiscrimination notice", organization.nondiscrimination_url.as_deref()),
            ("Language help notice", organization.language_notice_url.as_deref()),
        ];
        let notice = |(label, url): (&'static str, Option<&'s str>)| {
            let id = self.uuid("url", format_args!("organization/{}/{label}", organization.id));
            Some(Url { id, label: Some(label), url: url?.into() })
        };
        let page = self.urls.provider(self.site.config().default_language(), &organization.id);
        Organization {
            id: self.uuid("organization", &organization.id),
            name: (*organization.name).into(),
            alternate_name: other_name.map(Cow::Borrowed),
            description: if description.is_empty() { &organization.name } else { description }.into(),
            email: organization.email.as_deref().map(Cow::Borrowed),
            website: organization.website.as_deref().map(Cow::Borrowed),
            additional_websites: notices.into_iter().filter_map(notice).collect(),
            year_incorporated: organization.year_founded,
            legal_status: organization.kind.and_then(|kind| said(self.label("org-type", kind))),
            logo: self.logo(organization).map(Cow::Owned),
            uri: Some(self.urls.permalink(&page).into()),
            parent_organization_id: organization.parent.as_ref().map(|parent| self.uuid("organization", parent)),
        }
    }

    /// The web address of a logo that the site has.
    fn logo(self, organization: &model::Organization) -> Option<String> {
        let (picture, _) = organization.logo.as_ref().filter(|(picture, _)| self.site.files().contains(picture))?;
        let url = picture.below(crate::content::FOLDER).map(|inside| UrlPath::root().file(inside))?;
        Some(self.urls.permalink(&url))
    }

    /// An organization with all that belongs to it but its locations.
    pub(super) fn organization_alone(self, organization: &'s model::Organization) -> FullOrganization<'s> {
        let path = format!("organization/{}", organization.id);
        let short = self.organization(organization);
        let public = organization.identifiers.iter().filter(|identifier| identifier.scheme.as_deref() != Some("ein"));
        let identifiers = public.enumerate().map(|(index, identifier)| Identifier {
            id: self.uuid("organization_identifier", format_args!("{path}/{}", index + 1)),
            identifier_type: identifier.scheme.as_deref().unwrap_or_default().into(),
            identifier: identifier.value.as_deref().unwrap_or_default().into(),
        });
        FullOrganization {
            phones: self.phones(&organization.phones, &path),
            locations: Vec::new(),
            organization_identifiers: identifiers.collect(),
            attributes: self.organization_attributes(organization).done(&path),
            metadata: self.checked(&organization.provenance, &path),
            organization: short,
        }
    }

    /// What else is known of an organization.
    pub(super) fn organization_attributes(self, organization: &model::Organization) -> Attributes<'s> {
        let mut record = organization_record(self.site, organization);
        if organization.alternate_names.len() < 2 && organization.legal_name.is_none() {
            record.remove("alternate_names");
        }
        let attributes = Attributes::new(self).record(&record, attributes::ORGANIZATION);
        attributes.translated("description", &organization.description)
    }

    /// The licenses that a program has and its organization has not.
    pub(super) fn own_credentials(
        self,
        attributes: Attributes<'s>,
        program: &model::Program,
        value: Option<&serde_json::Value>,
    ) -> Attributes<'s> {
        match value {
            Some(value) if program.access.credentials != self.site.organization_of(program).credentials => {
                attributes.field("credentials", Travel::Entries("credential", "credential"), value)
            }
            _ => attributes,
        }
    }
}
