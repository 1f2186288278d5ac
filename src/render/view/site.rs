//! What the whole site is to a page: the same on all pages of a language.

use serde::Serialize;

use super::{
    help::{self, HelpLineView, NumberView},
    look::{self, IconView, NoticeView, PictureView},
};
use crate::{
    asset::Asset,
    config::FooterLink,
    path::UrlPath,
    plan::{PageKind, WORKER},
    policy,
    render::scene::{Scene, TextLink},
    search,
    theme::{Direction, Shared},
    value::Date,
};

/// The site in one language; the same on all its pages.
#[derive(Serialize)]
pub(in crate::render) struct SiteView<'s> {
    /// What the site is called.
    title: &'s str,
    /// The language of its name, where it is not that of the page.
    title_language: Option<&'s str>,
    /// Its name as HTML, marked with its language where that is not the page's.
    marked_title: Shared,
    /// The picture that stands for its name.
    logo: Option<PictureView<'s>>,
    /// Its icon in browsers.
    icon: Option<IconView>,
    /// What every page says on top, today.
    notices: Vec<NoticeView<'s>>,
    /// The last day of them all.
    notices_until: Option<Date>,
    /// What it is for.
    description: &'s str,
    /// BCP 47 tag.
    language: &'s str,
    /// `ltr` or `rtl`.
    direction: &'static str,
    /// The front page.
    home: String,
    /// The start of the directory.
    finder: String,
    /// The hub of articles.
    learn: Option<String>,
    /// Help for now.
    help_now: String,
    /// How the order of lists comes about.
    how_we_order: Option<String>,
    /// How to report a mistake.
    correct: Option<String>,
    /// Main navigation: ids `learn`, `programs`, `glossary`, `faq`, `checklists`, `about`; labels are strings `nav.<id>`.
    navigation: Vec<NavigationItem>,
    /// The lines of the help strip: emergency and crisis.
    help_lines: Vec<HelpLineView<'s>>,
    /// The site's own line.
    site_line: Option<SiteLineView<'s>>,
    /// Whether the data are made up.
    demonstration: bool,
    /// The day that counts as today for readers, too, while the data are made up: `2026-11-21`; none if it is the reader's own.
    today: Option<String>,
    /// The days from which a program's facts may have changed, counted from their last check.
    stale_after: i64,
    /// The service worker; none if the site has nothing to offer without a connection.
    worker: Option<String>,
    /// What the way out can and cannot do.
    safety: Option<String>,
    /// Who runs the site.
    publisher: PublisherView<'s>,
    /// Links at the foot, beside those of the theme.
    footer: Vec<TextLink<'s>>,
    /// The neutral page of the way out.
    exit: &'s str,
    /// The style sheet.
    style: AssetView,
    /// The search: its page and its engine.
    search: SearchView,
    /// Programs side by side.
    compare: String,
    /// The programs that a reader has put aside.
    saved: String,
    /// The policy for browsers whose host sends no headers.
    policy: String,
    /// The web app manifest.
    manifest: String,
    /// New articles.
    feed: String,
    /// Open data, as a table.
    open_data: String,
}

#[derive(Serialize)]
struct NavigationItem {
    id: &'static str,
    url: String,
}

/// The site's own line.
#[derive(Serialize)]
struct SiteLineView<'s> {
    name: &'s str,
    /// The language of the name, where it is not that of the page.
    language: Option<&'s str>,
    /// The language of the hours, where it is not that of the page.
    hours_language: Option<&'s str>,
    /// The number as people write it, and its `tel:` URL.
    #[serde(flatten)]
    call: NumberView<'s>,
    hours: Option<&'s str>,
}

/// Who runs the site.
#[derive(Serialize)]
struct PublisherView<'s> {
    name: &'s str,
    /// The name as HTML, marked with its language where that is not the page's.
    marked_name: Shared,
    about: Option<&'s str>,
    about_language: Option<&'s str>,
    funding: Option<&'s str>,
    funding_language: Option<&'s str>,
    email: Option<&'s str>,
    /// A number for questions about the site.
    phone: Option<NumberView<'s>>,
    /// The page about the site.
    url: Option<String>,
}

/// A file that pages load.
#[derive(Serialize)]
pub(in crate::render) struct AssetView {
    url: String,
    integrity: String,
}

impl AssetView {
    pub(in crate::render) fn new(scene: &Scene<'_>, asset: &Asset) -> Self {
        Self { url: scene.href(&asset.path.url()), integrity: asset.integrity().to_owned() }
    }
}

/// The search.
#[derive(Serialize)]
struct SearchView {
    /// The page that searches the whole site.
    url: String,
    /// The folder of the index.
    base: String,
    /// The module that reads the index.
    engine: AssetView,
}

impl<'s> SiteView<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>) -> Self {
        let config = scene.site.config();
        let about = |id: &str| scene.site.pages().contains_key(id).then(|| scene.url_of(&PageKind::About(id.into())));
        let notices = look::notices(scene);
        let file = |name: &str| scene.href(&scene.plan.urls().tree(scene.language).file(name));
        Self {
            title: scene.text(&config.title),
            title_language: scene.language_of(&config.title),
            marked_title: scene.marked(&config.title),
            logo: PictureView::logo(scene),
            icon: IconView::new(scene),
            notices_until: notices.iter().filter_map(|notice| notice.until).max(),
            notices,
            description: scene.text(&config.description),
            language: scene.language.tag(),
            direction: if scene.strings.direction == Direction::Rtl { "rtl" } else { "ltr" },
            home: scene.url_of(&PageKind::Home),
            finder: scene.url_of(&PageKind::Finder),
            learn: learn(scene),
            help_now: scene.url_of(&PageKind::HelpNow),
            how_we_order: about("how-we-order"),
            correct: about("correct-a-listing"),
            navigation: navigation(scene),
            help_lines: help::strip(scene),
            site_line: config.help_line.as_ref().map(|line| SiteLineView {
                name: scene.text(&line.name),
                language: scene.language_of(&line.name),
                hours_language: scene.language_of(&line.hours),
                call: NumberView::own(&line.phone),
                hours: scene.some_text(&line.hours),
            }),
            demonstration: config.demonstration,
            today: config.demonstration_day.map(|day| day.to_string()),
            stale_after: scene.site.standards().freshness[1],
            worker: config.offline.then(|| scene.href(&UrlPath::root().file(WORKER))),
            safety: about("safety-online"),
            publisher: PublisherView {
                name: scene.text(&config.publisher.name),
                marked_name: scene.marked(&config.publisher.name),
                about: scene.some_text(&config.publisher.about),
                about_language: scene.language_of(&config.publisher.about),
                funding: scene.some_text(&config.publisher.funding),
                funding_language: scene.language_of(&config.publisher.funding),
                email: config.publisher.email.as_deref(),
                phone: config.publisher.phone.as_deref().map(NumberView::own),
                url: about("index"),
            },
            footer: config.footer.iter().map(|link| own_link(scene, link)).collect(),
            exit: &config.quick_exit.to,
            style: AssetView::new(scene, scene.theme.style()),
            search: SearchView {
                url: scene.url_of(&PageKind::Search),
                base: scene.href(&UrlPath::root().page(search::FOLDER)),
                engine: AssetView::new(scene, &search::engine()),
            },
            compare: scene.url_of(&PageKind::Compare),
            saved: scene.url_of(&PageKind::Saved),
            policy: policy::carried(),
            manifest: scene.href(&UrlPath::root().file("manifest.webmanifest")),
            feed: file("feed.xml"),
            open_data: scene.href(&UrlPath::root().file("data/programs.csv")),
        }
    }
}

/// The hub of articles, or the first section if there is no hub.
fn learn(scene: &Scene<'_>) -> Option<String> {
    let id = scene.site.articles().keys().next()?;
    Some(scene.url_of(&PageKind::Section(id.clone())))
}

fn navigation(scene: &Scene<'_>) -> Vec<NavigationItem> {
    let about = scene.site.pages().contains_key("index").then(|| scene.url_of(&PageKind::About("index".into())));
    let items = [
        ("programs", Some(scene.url_of(&PageKind::Finder))),
        ("learn", learn(scene)),
        ("checklists", scene.url_if_planned(&PageKind::Checklists)),
        ("glossary", scene.url_if_planned(&PageKind::Glossary)),
        ("faq", scene.url_if_planned(&PageKind::Questions)),
        ("about", about),
    ];
    items.into_iter().filter_map(|(id, url)| Some(NavigationItem { id, url: url? })).collect()
}

/// A link that `site.yaml` gives.
pub(super) fn own_link<'s>(scene: &Scene<'s>, link: &'s FooterLink) -> TextLink<'s> {
    TextLink { label: scene.text(&link.label), url: footer_url(&link.url, scene), language: scene.language_of(&link.label) }
}

/// A footer link is a whole URL, or a path of the site in the page's language.
fn footer_url(url: &str, scene: &Scene<'_>) -> String {
    if !url.starts_with('/') {
        return url.to_owned();
    }
    let own = UrlPath::new(&format!("{}{}", scene.plan.urls().tree(scene.language), url.trim_start_matches('/')));
    own.filter(|url| scene.plan.has(url)).or_else(|| UrlPath::new(url)).map_or_else(|| url.to_owned(), |url| scene.href(&url))
}
