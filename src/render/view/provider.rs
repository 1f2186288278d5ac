//! The page of a provider.

use serde::Serialize;

use super::program::{
    cost::{CredentialView, credentials},
    finder_step,
    place::PlaceView,
};
use crate::{
    diagnostic::Diagnostic,
    model::Freshness,
    path::{Slug, SourcePath},
    plan::PageKind,
    render::{
        scene::{DateView, LinkView, PhoneView, Scene},
        view::{frame::Head, look},
    },
    theme::Shared,
    value::Localized,
};

/// The view of `provider.html`.
#[derive(Serialize)]
pub(in crate::render) struct ProviderPage<'s> {
    /// Its name.
    name: &'s str,
    /// Its name in law, where that differs.
    legal_name: Option<&'s str>,
    /// Its logo.
    logo: Option<LogoView<'s>>,
    /// Other names.
    alternate_names: &'s [String],
    /// Who they are.
    description: Option<&'s str>,
    /// The language of the description, where it is not that of the page.
    language: Option<&'s str>,
    /// The language of what has no translation, where it is not that of the page.
    untranslated: Option<&'s str>,
    /// What kind of organization it is.
    kind: Option<Shared>,
    /// The organization that it belongs to.
    parent: Option<LinkView<'s>>,
    /// When it was founded.
    founded: Option<u16>,
    website: Option<&'s str>,
    email: Option<&'s str>,
    phones: Vec<PhoneView<'s>>,
    /// Licences and accreditation.
    credentials: Vec<CredentialView<'s>>,
    /// What the site has to do with it, where it is more than nothing.
    relationship: Option<Shared>,
    /// Places.
    places: Vec<PlaceView<'s>>,
    /// Cards of its programs; those that are gone come last.
    programs: Vec<Shared>,
    /// Its notice of nondiscrimination.
    nondiscrimination: Option<&'s str>,
    /// Its notice of language help.
    language_notice: Option<&'s str>,
    /// How old the last check is.
    freshness: Freshness,
    /// When it was last checked.
    checked: Option<DateView>,
}

/// A logo.
#[derive(Serialize)]
struct LogoView<'s> {
    url: String,
    /// What it shows, in words.
    alt: &'s str,
    /// The language of these words, where it is not that of the page.
    language: Option<&'s str>,
    /// Pixels across and down; none for drawings, which have no size of their own.
    width: Option<u32>,
    height: Option<u32>,
}

impl<'s> ProviderPage<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>, id: &Slug) -> Result<Self, Diagnostic> {
        let organization = &scene.site.organizations()[id];
        let provenance = &organization.provenance;
        let parent = organization.parent.as_ref().and_then(|id| scene.site.organizations().get(id));
        let relationships = scene.site.vocabularies().get("relationship");
        let programs = scene.plan.listings().providers.get(id).map(Vec::as_slice).unwrap_or_default();
        Ok(Self {
            name: &organization.name,
            legal_name: organization.legal_name.as_deref().filter(|name| *name != &*organization.name),
            logo: organization.logo.as_ref().and_then(|(file, alt)| logo(scene, file, alt)),
            alternate_names: &organization.alternate_names,
            description: scene.some_text(&organization.description),
            language: scene.language_of(&organization.description),
            untranslated: scene.untranslated(),
            kind: organization.kind.map(|kind| scene.term("org-type", kind)),
            parent: parent
                .map(|parent| LinkView { label: (&*parent.name).into(), url: scene.url_of(&PageKind::Provider(parent.id.clone())) }),
            founded: organization.year_founded,
            website: organization.website.as_deref(),
            email: organization.email.as_deref(),
            phones: organization.phones.iter().map(|phone| scene.phone(phone)).collect(),
            credentials: credentials(scene, &organization.credentials),
            relationship: provenance
                .relationship
                .filter(|term| !relationships.is(*term, "none"))
                .map(|term| scene.term("relationship", term)),
            places: scene.places(id).iter().filter_map(|location| PlaceView::new(scene, location)).collect(),
            programs: scene.cards(programs)?,
            nondiscrimination: organization.nondiscrimination_url.as_deref(),
            language_notice: organization.language_notice_url.as_deref(),
            freshness: provenance.freshness,
            checked: provenance.last_verified.map(|date| scene.date(date)),
        })
    }
}

fn logo<'s>(scene: &Scene<'s>, file: &SourcePath, alt: &'s Localized) -> Option<LogoView<'s>> {
    let sizes = scene.plan.sizes(file);
    Some(LogoView {
        url: look::url(scene, file)?,
        alt: scene.text(alt),
        language: scene.language_of(alt),
        width: sizes.map(|sizes| sizes.width),
        height: sizes.map(|sizes| sizes.height),
    })
}

/// The head of a provider's page.
pub(in crate::render) fn head<'s>(scene: &Scene<'s>, id: &Slug) -> Head<'s> {
    let organization = &scene.site.organizations()[id];
    Head {
        section: "programs",
        title: (&*organization.name).into(),
        description: scene.text(&organization.description).into(),
        trail: vec![finder_step(scene)],
        quick_exit: scene.site.config().quick_exit.default,
    }
}
