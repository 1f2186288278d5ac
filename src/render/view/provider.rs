//! The page of a provider.

use serde::Serialize;

use super::program::{CredentialView, PlaceView, credentials, finder_step};
use crate::{
    diagnostic::Diagnostic,
    model::{Freshness, LocationKind},
    path::Slug,
    plan::PageKind,
    render::{
        Prepared,
        scene::{DateView, LinkView, PhoneView, Scene},
        view::frame::Head,
    },
    theme::Shared,
};

/// The view of `provider.html`.
#[derive(Serialize)]
pub(in crate::render) struct ProviderPage {
    /// Its name.
    name: String,
    /// Its name in law, where that differs.
    legal_name: Option<String>,
    /// Other names.
    alternate_names: Vec<String>,
    /// Who they are.
    description: Option<String>,
    /// The language of the description, where it is not that of the page.
    language: Option<String>,
    /// What kind of organization it is.
    kind: Option<Shared>,
    /// The organization that it belongs to.
    parent: Option<LinkView>,
    /// When it was founded.
    founded: Option<u16>,
    website: Option<String>,
    email: Option<String>,
    phones: Vec<PhoneView>,
    /// Licences and accreditation.
    credentials: Vec<CredentialView>,
    /// What the site has to do with it, where it is more than nothing.
    relationship: Option<Shared>,
    /// Places.
    places: Vec<PlaceView>,
    /// Cards of its programs; those that are gone come last.
    programs: Vec<Shared>,
    /// Its notice of nondiscrimination.
    nondiscrimination: Option<String>,
    /// Its notice of language help.
    language_notice: Option<String>,
    /// How old the last check is.
    freshness: Freshness,
    /// When it was last checked.
    checked: Option<DateView>,
}

impl ProviderPage {
    pub(in crate::render) fn new(scene: &Scene<'_>, id: &Slug, prepared: &Prepared<'_>) -> Result<Self, Diagnostic> {
        let organization = &scene.site.organizations()[id];
        let owned = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
        let provenance = &organization.provenance;
        let parent = organization.parent.as_ref().and_then(|id| scene.site.organizations().get(id));
        let places = scene
            .site
            .locations()
            .values()
            .filter(|location| location.organization.as_ref() == Some(id) && location.kind != LocationKind::Virtual);
        let is_default = scene.language == scene.site.config().default_language();
        let translated = organization.description.exactly(scene.language.tag()).is_some();
        let relationships = scene.site.vocabularies().get("relationship");
        let programs = scene.plan.listings().providers.get(id).map(Vec::as_slice).unwrap_or_default();
        Ok(Self {
            name: organization.name.to_string(),
            legal_name: owned(&organization.legal_name).filter(|name| **name != *organization.name),
            alternate_names: organization.alternate_names.clone(),
            description: scene.some_text(&organization.description),
            language: (!is_default && !translated).then(|| scene.site.config().default_language().tag().to_owned()),
            kind: organization.kind.map(|kind| scene.term("org-type", kind)),
            parent: parent
                .map(|parent| LinkView { label: parent.name.to_string(), url: scene.url_of(&PageKind::Provider(parent.id.clone())) }),
            founded: organization.year_founded,
            website: owned(&organization.website),
            email: owned(&organization.email),
            phones: organization.phones.iter().map(|phone| scene.phone(phone)).collect(),
            credentials: credentials(scene, &organization.credentials),
            relationship: provenance
                .relationship
                .filter(|term| !relationships.is(*term, "none"))
                .map(|term| scene.term("relationship", term)),
            places: places.filter_map(|location| PlaceView::new(scene, location)).collect(),
            programs: scene.cards(programs, prepared)?,
            nondiscrimination: owned(&organization.nondiscrimination_url),
            language_notice: owned(&organization.language_notice_url),
            freshness: provenance.freshness,
            checked: provenance.last_verified.map(|date| scene.date(date)),
        })
    }
}

/// The head of a provider's page.
pub(in crate::render) fn head(scene: &Scene<'_>, id: &Slug) -> Head {
    let organization = &scene.site.organizations()[id];
    Head {
        section: "programs",
        title: organization.name.to_string(),
        description: scene.text(&organization.description).to_owned(),
        trail: vec![finder_step(scene)],
        quick_exit: scene.site.config().quick_exit.default,
    }
}
