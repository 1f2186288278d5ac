//! What `site.yaml` puts on every page: the logo, the icon, notices.

use serde::Serialize;

use crate::{
    config,
    path::{OutputPath, SourcePath},
    picture::Sizes,
    render::scene::{Scene, TextLink},
    value::Date,
};

/// A picture of the site's own.
#[derive(Serialize)]
pub(in crate::render) struct PictureView<'s> {
    /// The picture.
    url: String,
    /// The same for dark grounds.
    dark: Option<String>,
    /// What it shows, in words.
    alt: &'s str,
    /// The language of these words, where it is not that of the page.
    language: Option<&'s str>,
    /// Pixels across and down; none for drawings, which have no size of their own.
    width: Option<u32>,
    height: Option<u32>,
}

impl<'s> PictureView<'s> {
    /// The logo of the site; none if its name stands for it.
    pub(super) fn logo(scene: &Scene<'s>) -> Option<Self> {
        let logo = scene.site.config().logo.as_ref()?;
        let file = config::picture(&logo.file)?;
        let sizes = scene.plan.sizes(&file);
        Some(Self {
            url: url(scene, &file)?,
            dark: logo.dark.as_deref().and_then(config::picture).and_then(|file| url(scene, &file)),
            alt: scene.text(&logo.alt),
            language: scene.language_of(&logo.alt),
            width: sizes.map(|sizes| sizes.width),
            height: sizes.map(|sizes| sizes.height),
        })
    }
}

/// Where a picture of the site is published.
pub(in crate::render) fn url(scene: &Scene<'_>, file: &SourcePath) -> Option<String> {
    let sizes = scene.plan.sizes(file).map(Sizes::full).cloned();
    let path = sizes.or_else(|| file.below("content").and_then(OutputPath::new))?;
    Some(scene.href(&path.url()))
}

/// The icon of the site.
#[derive(Serialize)]
pub(in crate::render) struct IconView {
    /// Where it is.
    pub(in crate::render) url: String,
    /// Its media type.
    pub(in crate::render) media: &'static str,
    /// `any` for drawings, or pixels across and down such as `512x512`.
    pub(in crate::render) sizes: String,
}

impl IconView {
    /// The site's own icon, or that of the theme, if it has one.
    pub(in crate::render) fn new(scene: &Scene<'_>) -> Option<Self> {
        let drawing = |url: String| Self { url, media: "image/svg+xml", sizes: "any".to_owned() };
        let Some(file) = scene.site.config().icon.as_deref().and_then(config::picture) else {
            let icon = scene.theme.assets().find(|asset| asset.name == "icons/icon.svg")?;
            return Some(drawing(scene.href(&icon.path.url())));
        };
        let url = url(scene, &file)?;
        Some(match scene.plan.sizes(&file) {
            Some(sizes) => Self { url, media: "image/png", sizes: format!("{}x{}", sizes.width, sizes.height) },
            None => drawing(url),
        })
    }
}

/// A notice on top of every page.
#[derive(Serialize)]
pub(in crate::render) struct NoticeView<'s> {
    /// `notice` or `warning`.
    kind: &'static str,
    /// What it says.
    text: &'s str,
    /// The language in which it says so, where it is not that of the page.
    language: Option<&'s str>,
    /// Where to read more.
    link: Option<TextLink<'s>>,
    /// Its last day, as `2026-10-28`.
    pub(super) until: Option<Date>,
}

/// The notices of the day.
pub(super) fn notices<'s>(scene: &Scene<'s>) -> Vec<NoticeView<'s>> {
    let today = scene.site.as_of();
    let shown = scene.site.config().notices.iter().filter(|notice| notice.is_shown(today));
    let view = |notice: &'s config::Notice| NoticeView {
        kind: notice.kind.id(),
        text: scene.text(&notice.text),
        language: scene.language_of(&notice.text),
        link: notice.link.as_ref().map(|link| super::site::own_link(scene, link)),
        until: notice.until,
    };
    shown.map(view).collect()
}
