//! Atom feeds (RFC 4287): new articles, and changes to programs.

use std::fmt::Write as _;

use super::scene::Scene;
use crate::{content::escape, model::Program, plan::PageKind, value::Date};

/// An entry of a feed.
struct FeedEntry {
    title: String,
    url: String,
    summary: String,
    date: Date,
}

/// The newest articles.
pub(super) fn articles(scene: &Scene<'_>) -> Vec<u8> {
    let articles = scene.site.articles().iter().filter_map(|(id, variants)| Some((id, variants.get(scene.language)?)));
    let entries = articles.filter(|(_, article)| !article.is_section).filter_map(|(id, article)| {
        let url = scene.plan.urls().article(scene.language, id);
        Some(FeedEntry {
            title: article.title.to_string(),
            url: scene.plan.urls().permalink(&url),
            summary: article.description.to_string(),
            date: article.published?,
        })
    });
    feed(scene, "feed.xml", &scene.t("feed.articles", &[]), entries.collect())
}

/// Programs in the order of their last check: what was checked, paused or closed.
pub(super) fn changes(scene: &Scene<'_>) -> Vec<u8> {
    let entries = scene.site.programs().iter().filter_map(|program| {
        let url = scene.plan.urls().program(scene.language, &program.id);
        let date = program.provenance.last_verified?;
        Some(FeedEntry {
            title: program.identity.name.to_string(),
            url: scene.plan.urls().permalink(&url),
            summary: standing(scene, program),
            date,
        })
    });
    feed(scene, "programs/changes.xml", &scene.t("feed.changes", &[]), entries.collect())
}

/// The standing of a program in words, and whether it takes new people.
fn standing(scene: &Scene<'_>, program: &Program) -> String {
    let vocabulary = scene.site.vocabularies().get("status");
    let status = vocabulary.index(program.identity.status.id()).map(|term| scene.label("status", term));
    let availability = program.access.availability.map(|availability| scene.label("availability", availability.value));
    status.into_iter().chain(availability).collect::<Vec<_>>().join(". ")
}

fn feed(scene: &Scene<'_>, name: &str, title: &str, mut entries: Vec<FeedEntry>) -> Vec<u8> {
    entries.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.url.cmp(&b.url)));
    entries.truncate(scene.site.config().feed_entries);
    let urls = scene.plan.urls();
    let own = urls.permalink(&urls.tree(scene.language).file(name));
    let home = urls.permalink(&urls.page(scene.language, &PageKind::Home, scene.site));
    // A feed without entries is as old as the site knows.
    let updated = entries.first().map_or(scene.site.as_of(), |entry| entry.date);
    let config = scene.site.config();
    let author = scene.text(&config.publisher.name);
    let author = if author.is_empty() { scene.text(&config.title) } else { author };
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{} – {}</title>\n<id>{own}</id>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{home}\"/>\n<updated>{}</updated>\n<author><name>{}</name></author>\n",
        scene.language,
        escape(scene.text(&config.title)),
        escape(title),
        moment(updated),
        escape(author)
    );
    for entry in entries {
        write!(
            xml,
            "<entry>\n<title>{}</title>\n<id>{}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<updated>{}</updated>\n<summary>{}</summary>\n</entry>\n",
            escape(&entry.title),
            escape(&entry.url),
            escape(&entry.url),
            moment(entry.date),
            escape(&entry.summary)
        )
        .expect("memory takes every line");
    }
    xml.push_str("</feed>\n");
    xml.into_bytes()
}

/// A day as the moment at which it starts: feeds want moments.
fn moment(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
