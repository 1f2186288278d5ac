//! What stands in the place of a text that is not translated.

use std::borrow::Cow;

use serde::Serialize;

use super::{
    article::{about_head, article_head},
    checklist::checklist_head,
    frame::Head,
};
use crate::{
    plan::{PageKind, Untranslated},
    render::scene::Scene,
};

/// The view of `notice.html`.
#[derive(Serialize)]
pub(in crate::render) struct NoticePage<'s> {
    /// The title of the original.
    title: &'s str,
    /// Where the original is.
    url: String,
    /// The language of the original, as a tag.
    language: &'s str,
    /// The language of the original in its own name.
    language_name: &'s str,
    /// The same in words of the page's language.
    language_here: Cow<'s, str>,
}

impl<'s> NoticePage<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>, untranslated: &Untranslated) -> Self {
        let default = scene.site.config().default_language();
        let url = scene.plan.urls().page(default, &PageKind::Notice(untranslated.clone()), scene.site);
        Self {
            title: original_title(scene, untranslated),
            url: scene.href(&url),
            language: default.tag(),
            language_name: &scene.theme.strings(default).name,
            language_here: scene.language_name(default),
        }
    }
}

fn original_title<'s>(scene: &Scene<'s>, untranslated: &Untranslated) -> &'s str {
    let default = scene.site.config().default_language();
    match untranslated {
        Untranslated::Article(id) => &scene.site.articles()[id][default].title,
        Untranslated::About(id) => &scene.site.pages()[id][default].title,
        Untranslated::Checklist(id) => &scene.site.checklists()[id][default].title,
    }
}

/// The head of a notice.
pub(in crate::render) fn notice_head<'s>(scene: &Scene<'s>, untranslated: &Untranslated) -> Head<'s> {
    let head = match untranslated {
        Untranslated::Article(id) => article_head(scene, id),
        Untranslated::About(id) => about_head(scene, id),
        Untranslated::Checklist(id) => checklist_head(scene, id),
    };
    Head { description: scene.t("notice.heading", &[]), ..head }
}
