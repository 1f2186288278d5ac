//! Files for hosts, browsers and search engines: headers, redirects, sitemaps, robots, the web app manifest.

use std::{collections::BTreeSet, fmt::Write as _};

use serde_json::json;

use super::{Prepared, scene::Scene, view::look::IconView};
use crate::{
    asset,
    content::escape,
    model::Site,
    path::{OutputPath, UrlPath},
    plan::{EDITOR, Page, PageKind, Plan, Planned, SITEMAP_LIMIT, Urls, WORKER},
    policy, search,
    theme::PageStyle,
};

/// Headers that a host sends with some of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderRule {
    /// The path of a file as a browser asks for it, or the beginning of many, with `*` at its end.
    pub path: String,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
}

impl HeaderRule {
    /// Whether it is for a path.
    #[must_use]
    pub fn fits(&self, path: &str) -> bool {
        self.path.strip_suffix('*').map_or(path == self.path, |start| path.starts_with(start))
    }
}

/// What hosts are to send with the files of a site. Where several rules fit, later ones win.
#[must_use]
pub fn header_rules(prepared: &Prepared<'_>) -> Vec<HeaderRule> {
    let base = prepared.site.config().base_path();
    let alone = prepared.theme.alone();
    // Most pages are none of these, and a large site has very many.
    let templates: Vec<(String, &PageStyle)> = alone.iter().map(|(kind, style)| (PageKind::template_of(kind), style)).collect();
    let style_of = |page: &Page| templates.iter().find(|(template, _)| template == page.kind.template()).map(|(_, style)| *style);
    let styled: Vec<(&OutputPath, &PageStyle)> = prepared.plan.pages().filter_map(|(path, page)| Some((path, style_of(page)?))).collect();
    let digests: BTreeSet<&str> = styled.iter().map(|(_, style)| style.digest.as_str()).collect();
    let everywhere = [("Content-Security-Policy", policy::sent(digests))]
        .into_iter()
        .chain(
            [
                ("X-Content-Type-Options", "nosniff"),
                ("X-Frame-Options", "DENY"),
                ("Referrer-Policy", "no-referrer"),
                ("Cross-Origin-Opener-Policy", "same-origin"),
                ("Cross-Origin-Resource-Policy", "same-origin"),
                (
                    "Permissions-Policy",
                    "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()",
                ),
                ("Strict-Transport-Security", "max-age=31536000"),
            ]
            .map(|(name, value)| (name, value.to_owned())),
        )
        .collect();
    let mut rules = vec![HeaderRule { path: format!("{base}/*"), headers: everywhere }];
    // Later lines win on some hosts; others send both, of which the stricter holds.
    rules.extend(styled.into_iter().map(|(path, style)| HeaderRule {
        path: prepared.plan.urls().href(&path.url()),
        headers: vec![("Content-Security-Policy", policy::sent_alone(&style.digest))],
    }));
    // Names with a fingerprint never get another content.
    let lasting = [asset::FOLDER.to_owned(), format!("{}/{}", search::FOLDER, search::SHARDS)];
    rules.extend(lasting.into_iter().map(|folder| HeaderRule {
        path: format!("{base}/{folder}/*"),
        headers: vec![(CACHING, "public, max-age=31536000, immutable".to_owned())],
    }));
    if prepared.plan.editor().next().is_some() {
        let headers = vec![("Content-Security-Policy", policy::sent_editor()), ("X-Robots-Tag", "noindex, nofollow".to_owned())];
        rules.push(HeaderRule { path: format!("{base}/{EDITOR}/*"), headers });
    }
    // A worker that is out of date would show old help.
    rules.push(HeaderRule { path: format!("{base}/{WORKER}"), headers: vec![(CACHING, "no-cache".to_owned())] });
    rules
}

/// The header that tells how long a file may be kept.
pub const CACHING: &str = "Cache-Control";

/// `_headers`, as several hosts read it: a path, then its headers.
pub(super) fn headers(prepared: &Prepared<'_>) -> Vec<u8> {
    let rule = |HeaderRule { path, headers }: HeaderRule| {
        let lines = headers.into_iter().map(|(name, value)| format!("  {name}: {value}\n"));
        std::iter::once(format!("{path}\n")).chain(lines).collect()
    };
    let rules: Vec<String> = header_rules(prepared).into_iter().map(rule).collect();
    rules.join("\n").into_bytes()
}

/// `_redirects`: one line for each old URL.
pub(super) fn redirects(plan: &Plan) -> Vec<u8> {
    let urls = plan.urls();
    let lines = plan.files().iter().filter_map(|(path, planned)| match planned {
        Planned::Redirect(to) => Some(format!("{} {} 301\n", urls.href(&path.url()), urls.href(to))),
        _ => None,
    });
    lines.collect::<String>().into_bytes()
}

/// A page that leads on to another, for hosts that know no redirects.
pub(super) fn redirect_page(urls: &Urls, to: &UrlPath) -> Vec<u8> {
    let (href, permalink) = (escape(&urls.href(to)), escape(&urls.permalink(to)));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={href}\">\n<link rel=\"canonical\" href=\"{permalink}\">\n<title>Moved</title>\n<p><a href=\"{href}\">This page has moved.</a></p>\n</html>\n"
    )
    .into_bytes()
}

/// `robots.txt`.
pub(super) fn robots(site: &Site, plan: &Plan) -> Vec<u8> {
    let rule = if site.config().indexable { "Disallow:" } else { "Disallow: /" };
    let sitemap = plan.urls().permalink(&UrlPath::root().file("sitemap.xml"));
    format!("User-agent: *\n{rule}\n\nSitemap: {sitemap}\n").into_bytes()
}

/// A sitemap (<https://www.sitemaps.org/protocol.html>), or the one of that number.
pub(super) fn sitemap(prepared: &Prepared<'_>, number: usize) -> Vec<u8> {
    let mut xml =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let pages = prepared.plan.pages().filter(|(_, page)| page.kind.is_indexable());
    for (path, page) in pages.skip((number - 1) * SITEMAP_LIMIT).take(SITEMAP_LIMIT) {
        let url = escape(&prepared.plan.urls().permalink(&path.url()));
        let changed = last_changed(prepared.site, &page.kind, page).map(|date| format!("<lastmod>{date}</lastmod>")).unwrap_or_default();
        writeln!(xml, "<url><loc>{url}</loc>{changed}</url>").expect("memory takes every line");
    }
    xml.push_str("</urlset>\n");
    xml.into_bytes()
}

/// The day on which the facts of a page were last checked, where one is known.
fn last_changed(site: &Site, kind: &PageKind, page: &crate::plan::Page) -> Option<crate::value::Date> {
    match kind {
        PageKind::Program(index) => site.programs()[*index].provenance.last_verified,
        PageKind::Provider(id) => site.organizations()[id].provenance.last_verified,
        PageKind::Article(id) => site.articles()[id].get(&page.language)?.last_reviewed,
        PageKind::About(id) => site.pages()[id].get(&page.language)?.last_reviewed,
        _ => None,
    }
}

/// The list of sitemaps.
pub(super) fn sitemap_index(plan: &Plan) -> Vec<u8> {
    let mut xml =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for number in 1..=plan.sitemap_count() {
        let url = UrlPath::root().file(&format!("sitemap-{number}.xml"));
        writeln!(xml, "<sitemap><loc>{}</loc></sitemap>", escape(&plan.urls().permalink(&url))).expect("memory takes every line");
    }
    xml.push_str("</sitemapindex>\n");
    xml.into_bytes()
}

/// The web app manifest: enough to put the site on a phone's start screen.
pub(super) fn web_manifest(scene: &Scene<'_>) -> Vec<u8> {
    let config = scene.site.config();
    let icons: Vec<_> =
        IconView::new(scene).into_iter().map(|icon| json!({"src": icon.url, "sizes": icon.sizes, "type": icon.media})).collect();
    let title = scene.text(&config.title);
    let manifest = json!({
        "name": title,
        "short_name": title,
        "description": scene.text(&config.description),
        "lang": scene.language,
        "start_url": scene.url_of(&PageKind::Home),
        "scope": scene.href(&UrlPath::root()),
        "display": "minimal-ui",
        "icons": icons,
    });
    format!("{manifest:#}\n").into_bytes()
}
