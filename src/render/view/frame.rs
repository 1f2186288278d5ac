//! What all pages have: the site as a whole, and the page's own head.

use serde::Serialize;

use super::help::{self, HelpLineView};
use crate::{
    asset::Asset,
    model::shown_phone,
    path::UrlPath,
    plan::{Page, PageKind},
    render::{
        hosting,
        scene::{LinkView, Scene},
    },
    theme::{Direction, Shared},
};

/// The site in one language; the same on all its pages.
#[derive(Serialize)]
pub(in crate::render) struct SiteView {
    /// What the site is called.
    title: String,
    /// What it is for.
    description: String,
    /// BCP 47 tag.
    language: String,
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
    help_lines: Vec<HelpLineView>,
    /// The site's own line.
    site_line: Option<SiteLineView>,
    /// Whether the data are made up.
    demonstration: bool,
    /// Who runs the site.
    publisher: PublisherView,
    /// Links at the foot, beside those of the theme.
    footer: Vec<LinkView>,
    /// The neutral page of the way out.
    exit: String,
    /// The style sheet.
    style: AssetView,
    /// The script that pages load, if the theme has one, and what it imports.
    scripts: Vec<AssetView>,
    /// The policy for browsers whose host sends no headers.
    policy: &'static str,
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
struct SiteLineView {
    name: String,
    shown: String,
    url: String,
    hours: Option<String>,
}

/// Who runs the site.
#[derive(Serialize)]
struct PublisherView {
    name: String,
    about: Option<String>,
    funding: Option<String>,
    email: Option<String>,
    /// The page about the site.
    url: Option<String>,
}

/// A file that pages load.
#[derive(Serialize)]
struct AssetView {
    url: String,
    integrity: String,
}

impl SiteView {
    pub(in crate::render) fn new(scene: &Scene<'_>) -> Self {
        let config = scene.site.config();
        let asset = |asset: &Asset| AssetView { url: scene.href(&asset.path.url()), integrity: asset.integrity() };
        let about = |id: &str| scene.site.pages().contains_key(id).then(|| scene.url_of(&PageKind::About(id.into())));
        let file =
            |name: &str| scene.href(&UrlPath::new(&format!("{}{name}", scene.plan.urls().tree(scene.language))).expect("a plain path"));
        Self {
            title: scene.text(&config.title).to_owned(),
            description: scene.text(&config.description).to_owned(),
            language: scene.language.tag().to_owned(),
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
                name: scene.text(&line.name).to_owned(),
                shown: shown_phone(&line.phone),
                url: format!("tel:{}", line.phone),
                hours: scene.some_text(&line.hours),
            }),
            demonstration: config.demonstration,
            publisher: PublisherView {
                name: scene.text(&config.publisher.name).to_owned(),
                about: scene.some_text(&config.publisher.about),
                funding: scene.some_text(&config.publisher.funding),
                email: config.publisher.email.clone(),
                url: about("index"),
            },
            footer: config
                .footer
                .iter()
                .map(|link| LinkView { label: scene.text(&link.label).to_owned(), url: footer_url(&link.url, scene) })
                .collect(),
            exit: config.quick_exit.to.clone(),
            style: asset(scene.theme.style()),
            scripts: scene.theme.scripts().iter().map(asset).collect(),
            policy: hosting::META_POLICY,
            manifest: scene.href(&UrlPath::new("/manifest.webmanifest").expect("a plain path")),
            feed: file("feed.xml"),
            open_data: scene.href(&UrlPath::new("/data/programs.csv").expect("a plain path")),
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

/// A footer link is a whole URL, or a path of the site in the page's language.
fn footer_url(url: &str, scene: &Scene<'_>) -> String {
    if !url.starts_with('/') {
        return url.to_owned();
    }
    let own = UrlPath::new(&format!("{}{}", scene.plan.urls().tree(scene.language), url.trim_start_matches('/')));
    own.filter(|url| scene.plan.has(url)).or_else(|| UrlPath::new(url)).map_or_else(|| url.to_owned(), |url| scene.href(&url))
}

/// The head of a page.
#[derive(Serialize)]
pub(in crate::render) struct Frame {
    /// The site as a whole.
    pub(in crate::render) site: Shared,
    /// What kind of page it is: the name of its template.
    pub(in crate::render) kind: &'static str,
    /// The part of the navigation that it belongs to: one of its ids, or nothing.
    pub(in crate::render) section: &'static str,
    /// The title of the document, with the site's name where there is room.
    pub(in crate::render) title: String,
    /// What search results say of it.
    pub(in crate::render) description: String,
    /// The whole address.
    pub(in crate::render) canonical: String,
    /// The same page in all languages in which it exists, itself included; none if it exists in one only.
    pub(in crate::render) alternates: Vec<Alternate>,
    /// The same page, or what stands in for it, in every other language.
    pub(in crate::render) languages: Vec<LanguageLink>,
    /// The way from the front page to here; the page itself comes last, without URL.
    pub(in crate::render) breadcrumbs: Vec<Breadcrumb>,
    /// Whether search engines may list it.
    pub(in crate::render) indexable: bool,
    /// Whether the way out is shown.
    pub(in crate::render) quick_exit: bool,
    /// Structured data, finished; none on pages that have nothing to say to machines.
    pub(in crate::render) structured_data: Option<Shared>,
}

/// A language in which a page exists.
#[derive(Clone, Debug, Serialize)]
pub(in crate::render) struct Alternate {
    /// BCP 47 tag, or `x-default`.
    pub(in crate::render) language: String,
    /// The whole address.
    pub(in crate::render) url: String,
}

/// A link of the language switch.
#[derive(Clone, Debug, Serialize)]
pub(in crate::render) struct LanguageLink {
    /// BCP 47 tag.
    pub(in crate::render) language: String,
    /// The language's own name.
    pub(in crate::render) name: String,
    /// Where it leads.
    pub(in crate::render) url: String,
}

/// A step of the way from the front page.
#[derive(Clone, Debug, Serialize)]
pub(in crate::render) struct Breadcrumb {
    /// What it says.
    pub(in crate::render) label: String,
    /// Where it leads; none for the page itself.
    pub(in crate::render) url: Option<String>,
    /// The whole address, for structured data.
    #[serde(skip)]
    pub(in crate::render) permalink: Option<String>,
}

/// What a kind of page says of itself for its head.
pub(in crate::render) struct Head {
    pub(in crate::render) section: &'static str,
    pub(in crate::render) title: String,
    pub(in crate::render) description: String,
    /// The steps between the front page and the page, without either.
    pub(in crate::render) trail: Vec<(String, UrlPath)>,
    pub(in crate::render) quick_exit: bool,
}

impl Frame {
    /// Builds the head of a page that lives at `url`.
    pub(in crate::render) fn new(scene: &Scene<'_>, page: &Page, url: &UrlPath, head: Head) -> Self {
        let config = scene.site.config();
        let site_title = scene.text(&config.title);
        let is_home = page.kind == PageKind::Home;
        let full = if is_home { head.title.clone() } else { format!("{} | {site_title}", head.title) };
        Self {
            site: scene.site_view.clone(),
            kind: page.kind.name(),
            section: head.section,
            title: if full.chars().count() <= 70 { full } else { head.title.clone() },
            description: head.description,
            canonical: scene.plan.urls().permalink(url),
            alternates: alternates(scene, &page.kind),
            languages: languages(scene, page),
            breadcrumbs: if is_home { Vec::new() } else { breadcrumbs(scene, head.trail, head.title) },
            indexable: config.indexable && page.kind.is_indexable(),
            quick_exit: head.quick_exit,
            structured_data: None,
        }
    }
}

fn breadcrumbs(scene: &Scene<'_>, trail: Vec<(String, UrlPath)>, title: String) -> Vec<Breadcrumb> {
    let urls = scene.plan.urls();
    let home = (scene.t("nav.home", &[]), urls.tree(scene.language));
    let mut crumbs: Vec<Breadcrumb> = std::iter::once(home)
        .chain(trail)
        .map(|(label, url)| Breadcrumb { label, url: Some(urls.href(&url)), permalink: Some(urls.permalink(&url)) })
        .collect();
    crumbs.push(Breadcrumb { label: title, url: None, permalink: None });
    crumbs
}

/// The URL of the same page in another language, whether or not it is a notice there.
fn url_in(scene: &Scene<'_>, language: &crate::value::Language, kind: &PageKind) -> UrlPath {
    let urls = scene.plan.urls();
    match kind {
        PageKind::Term(vocabulary, term, number) => {
            urls.term(language, vocabulary, &scene.site.vocabularies().get(vocabulary).term(*term).id, *number)
        }
        kind => urls.page(language, kind, scene.site.programs()),
    }
}

/// The languages in which a page exists as itself.
fn alternates(scene: &Scene<'_>, kind: &PageKind) -> Vec<Alternate> {
    let urls = scene.plan.urls();
    let exists = |language: &crate::value::Language| match kind {
        PageKind::Section(id) | PageKind::Article(id) => {
            scene.site.articles().get(id).is_some_and(|variants| variants.contains_key(language))
        }
        PageKind::About(id) => scene.site.pages().get(id).is_some_and(|variants| variants.contains_key(language)),
        PageKind::Checklist(id) => scene.site.checklists().get(id).is_some_and(|variants| variants.contains_key(language)),
        PageKind::Notice(_) | PageKind::NotFound => false,
        _ => true,
    };
    let mut alternates: Vec<Alternate> = urls
        .languages()
        .iter()
        .filter(|language| exists(language))
        .map(|language| Alternate { language: language.tag().to_owned(), url: urls.permalink(&url_in(scene, language, kind)) })
        .collect();
    if alternates.len() < 2 {
        return Vec::new();
    }
    // The site's first language is what readers of any other get.
    let default = Alternate { language: "x-default".to_owned(), url: alternates[0].url.clone() };
    alternates.push(default);
    alternates
}

fn languages(scene: &Scene<'_>, page: &Page) -> Vec<LanguageLink> {
    let others = scene.plan.urls().languages().iter().filter(|language| *language != scene.language);
    others
        .map(|language| LanguageLink {
            language: language.tag().to_owned(),
            name: scene.theme.strings(language).name.clone(),
            url: scene.href(&url_in(scene, language, &page.kind)),
        })
        .collect()
}
