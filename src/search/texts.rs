//! The texts of a language as the index knows them: sections of articles and pages under their headings, glossary entries, questions and
//! checklists. Each is found by itself and leads to its own anchor.

use std::collections::HashMap;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::{
    inverted::Inverted,
    shards::Shards,
    words::{Field, Weigher},
};
use crate::{
    model::{
        Article, Site,
        body::{Block, Body, strip_tags},
    },
    path::UrlPath,
    plan::{PageKind, Plan},
    value::Language,
};

const TITLE: Field = Field { weight: 5.0, usual_length: 6.0, has_all_words: true };
const HEADING: Field = Field { weight: 4.0, usual_length: 6.0, has_all_words: true };
const OTHER_NAMES: Field = Field { weight: 4.0, usual_length: 4.0, has_all_words: true };
const BODY: Field = Field { weight: 1.0, usual_length: 90.0, has_all_words: false };

/// Characters in a file of texts, from which on it is full: some 8 KB on the way.
const PIECE: usize = 24_000;

/// A text that is found by itself.
struct Text {
    kind: &'static str,
    url: String,
    title: String,
    heading: String,
    anchor: String,
    /// Names by which it is found and which are not shown.
    also: String,
    body: String,
}

/// The number of the first text of each page, by address.
pub(super) type FirstTexts = HashMap<String, usize>;

/// Writes the texts of a language and their words, and returns what the index says of them, and where those of each page begin.
pub(super) fn write(site: &Site, plan: &Plan, language: &Language, shards: &mut Shards) -> (Value, FirstTexts) {
    let texts = all(site, plan, language);
    let (mut first, mut files) = (Vec::new(), Vec::new());
    let mut piece: Vec<Value> = Vec::new();
    let mut length = 0;
    for (number, text) in texts.iter().enumerate() {
        if piece.is_empty() {
            first.push(number);
        }
        length += text.body.len() + 100;
        piece.push(json!([text.kind, text.url, text.title, text.heading, text.anchor, text.body]));
        if length > PIECE || number + 1 == texts.len() {
            files.push(shards.add("t", Value::from(std::mem::take(&mut piece)).to_string()));
            length = 0;
        }
    }
    let inverted = texts.par_chunks(256).enumerate().map(|(chunk, texts)| invert(texts, chunk * 256, language));
    let words = inverted.collect::<Vec<_>>().into_iter().reduce(Inverted::append).unwrap_or_default().write("v", shards);
    let about = json!({
        "count": texts.len(),
        "first": first,
        "files": files,
        "words": {"first": words.first, "files": words.files},
        "lexicon": words.lexicon,
    });
    let mut pages = FirstTexts::new();
    for (number, text) in texts.into_iter().enumerate() {
        pages.entry(text.url).or_insert(number);
    }
    (about, pages)
}

fn invert(texts: &[Text], start: usize, language: &Language) -> Inverted {
    let mut inverted = Inverted::default();
    let mut weigher = Weigher::new();
    for (text, number) in texts.iter().zip(u32::try_from(start).unwrap_or_default()..) {
        for (words, field) in [(&text.title, TITLE), (&text.heading, HEADING), (&text.also, OTHER_NAMES), (&text.body, BODY)] {
            weigher.add(words, field, language.tag());
        }
        weigher.finish(|word, impact| inverted.add(word, number, impact));
    }
    inverted
}

fn all(site: &Site, plan: &Plan, language: &Language) -> Vec<Text> {
    let urls = plan.urls();
    let href = |kind: &PageKind| urls.href(&urls.page(language, kind, site));
    let mut texts = Vec::new();
    for (id, article) in site.articles().iter().filter_map(|(id, variants)| Some((id, variants.get(language)?))) {
        let url: UrlPath = urls.article(language, id);
        texts.extend(sections("article", &urls.href(&url), article));
    }
    for (id, page) in site.pages().iter().filter_map(|(id, variants)| Some((id, variants.get(language)?))) {
        texts.extend(sections("page", &href(&PageKind::About(id.clone())), page));
    }
    texts.extend(site.glossary(language).iter().map(|entry| Text {
        kind: "glossary",
        url: href(&PageKind::Glossary),
        title: entry.term.to_string(),
        heading: String::new(),
        anchor: entry.id.to_string(),
        also: entry.also.join(" "),
        body: joined([Some(&*entry.definition), entry.why.as_deref()]),
    }));
    texts.extend(site.questions(language).iter().map(|question| Text {
        kind: "question",
        url: href(&PageKind::Questions),
        title: question.question.to_string(),
        heading: String::new(),
        anchor: question.id.to_string(),
        also: String::new(),
        body: plain(&question.answer.text()),
    }));
    for (id, checklist) in site.checklists().iter().filter_map(|(id, variants)| Some((id, variants.get(language)?))) {
        let lines = checklist.groups.iter().flat_map(|group| group.title.iter().chain(&group.items)).map(String::as_str);
        texts.push(Text {
            kind: "checklist",
            url: href(&PageKind::Checklist(id.clone())),
            title: checklist.title.to_string(),
            heading: String::new(),
            anchor: String::new(),
            also: String::new(),
            body: joined(std::iter::once(&*checklist.description).chain(lines).map(Some)),
        });
    }
    texts
}

fn joined<'t>(texts: impl IntoIterator<Item = Option<&'t str>>) -> String {
    plain(&texts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// A text with single spaces only.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of an article and its sections.
fn sections(kind: &'static str, url: &str, article: &Article) -> Vec<Text> {
    let section = |heading: &str, anchor: &str, body: String| Text {
        kind,
        url: url.to_owned(),
        title: article.title.to_string(),
        heading: heading.to_owned(),
        anchor: anchor.to_owned(),
        also: String::new(),
        body,
    };
    let parts = parts(&article.body);
    let summary = article.summary_points.iter().map(|point| Some(point.as_str()));
    let head =
        [Some(&*article.description), article.main_message.as_deref()].into_iter().chain(summary).chain([Some(parts.before.as_str())]);
    let mut sections = vec![section("", "", joined(head))];
    sections.extend(parts.below.into_iter().map(|part| section(&part.heading, &part.anchor, plain(&part.text))));
    sections
}

/// A body, taken apart at its headings of the second and third level.
#[derive(Default)]
struct Parts {
    before: String,
    below: Vec<Part>,
}

struct Part {
    heading: String,
    anchor: String,
    text: String,
}

fn parts(body: &Body) -> Parts {
    let mut parts = Parts::default();
    collect(body, &body.blocks, &mut parts);
    parts
}

fn collect(body: &Body, blocks: &[Block], parts: &mut Parts) {
    for block in blocks {
        match block {
            Block::Html(html, _) => collect_html(body, html, parts),
            Block::Component(component) => component.body.iter().for_each(|inside| collect(body, inside, parts)),
        }
    }
}

/// Headings are where the body's own list says: `<h2 id="…">`, as this program writes them.
fn collect_html(body: &Body, html: &str, parts: &mut Parts) {
    let mut rest = html;
    for heading in body.headings.iter().filter(|heading| heading.level <= 3) {
        let tag = format!("<h{} id=\"{}\"", heading.level, heading.id);
        let Some((before, after)) = rest.split_once(&tag) else { continue };
        parts.add(before);
        let end = format!("</h{}>", heading.level);
        rest = after.split_once(&end).map_or("", |(_, rest)| rest);
        parts.below.push(Part { heading: heading.text.clone(), anchor: heading.id.clone(), text: String::new() });
    }
    parts.add(rest);
}

impl Parts {
    fn add(&mut self, html: &str) {
        let text = self.below.last_mut().map_or(&mut self.before, |part| &mut part.text);
        // Blocks end words, though nothing but a tag stands between them.
        text.push_str(&strip_tags(&html.replace("</", " </")));
        text.push(' ');
    }
}
