//! What a page says of the translation that it shows.

use std::borrow::Cow;

use serde::Serialize;

use crate::{
    model::Outdated,
    plan::PageKind,
    render::scene::{DateView, Scene},
};

/// The original of a page that has changed since it was translated.
#[derive(Serialize)]
pub(in crate::render) struct OutdatedView<'s> {
    /// The title of the original.
    title: &'s str,
    /// Where it is.
    url: String,
    /// Its language, as a tag.
    language: &'s str,
    /// Its language in words of this one: `inglés`.
    language_name: Cow<'s, str>,
    /// When it changed, if that is known.
    changed: Option<DateView>,
}

impl<'s> OutdatedView<'s> {
    /// What to say on a page of a kind, if its translation is out of date. `title` is that of the original.
    pub(super) fn new(scene: &Scene<'s>, outdated: Option<Outdated>, kind: &PageKind, title: &'s str) -> Option<Self> {
        let outdated = outdated?;
        let original = scene.site.config().default_language();
        Some(Self {
            title,
            url: scene.href(&scene.plan.urls().page(original, kind, scene.site)),
            language: original.tag(),
            language_name: scene.language_name(original),
            changed: outdated.changed.map(|date| scene.date(date)),
        })
    }
}
