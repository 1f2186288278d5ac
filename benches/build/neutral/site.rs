//! What a neutral site has besides its records: configuration, the terms that it adds, and a page for each section.

use super::{records::Article, services::INSURERS};
use crate::{
    bank::slug,
    yaml::{Flow, Yaml},
};

/// The same three facets and as many entries a page as the sites of the other generators; one language, no glossary.
const CONFIG: &str = "\
title: IOP Guide
description: Plain-language information about Intensive Outpatient Programs and a directory of programs.
base_url: https://iop.example.org
languages: [en]
theme: haven
demonstration: true
publisher: {name: IOP Guide, email: listings@example.org}
facets: [focus, population, payment]
per_page: 50
glossary_links: false
";

const LEARN: &str = "\
---
title: Articles
description: Articles about intensive outpatient treatment.
---
Articles about intensive outpatient treatment.
";

/// Writes the files: paths and texts.
pub(super) fn files(articles: &[Article]) -> Vec<(String, String)> {
    let mut files = vec![
        ("content/site.yaml".to_owned(), CONFIG.to_owned()),
        ("content/sources.yaml".to_owned(), "- {id: records, title: Neutral records}\n".to_owned()),
        ("content/vocabularies/payment.yaml".to_owned(), insurers()),
        ("content/learn/index.md".to_owned(), LEARN.to_owned()),
    ];
    let mut topics: Vec<&str> = articles.iter().map(|article| article.topic.as_str()).collect();
    topics.sort_unstable();
    topics.dedup();
    files.extend(topics.into_iter().map(|topic| (format!("content/learn/{}/index.md", slug(topic)), section(topic))));
    files
}

fn section(topic: &str) -> String {
    let mut yaml = Yaml::default();
    yaml.text("title", topic);
    yaml.text("description", &format!("Articles about this topic: {}.", topic.to_lowercase()));
    yaml.with_body(&format!("Articles about this topic: {}.", topic.to_lowercase()))
}

fn insurers() -> String {
    let mut yaml = Yaml::default();
    let term = |name: &&str| {
        let text = |english: &str| Flow::default().text("en", english);
        Flow::default().plain("id", slug(name)).plain("label", text(name)).plain("definition", text("A health insurer."))
    };
    yaml.maps("terms", &INSURERS.iter().map(term).collect::<Vec<_>>());
    yaml.finish()
}
