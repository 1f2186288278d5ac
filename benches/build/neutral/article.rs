//! Articles: a neutral record becomes a page of the section that its topic names.

use super::{
    dates::recent,
    links::Targets,
    records::Article,
    terms::{self, Table},
};
use crate::yaml::Yaml;

const AUDIENCES: Table = &[
    ("patients", "self"),
    ("families", "family"),
    ("referring clinicians", "referrer"),
    // Nearest: readers who meet the subject at work.
    ("employers", "provider"),
    ("students", "teen"),
    // Nearest: people who may need care themselves.
    ("veterans", "self"),
];

/// Writes an article.
pub(super) fn file(article: &Article, targets: &Targets<'_>) -> String {
    let mut yaml = Yaml::default();
    yaml.text("title", &article.title);
    yaml.text("description", &article.description);
    yaml.ids("audience", &terms::find(&article.audience, AUDIENCES).into_iter().collect::<Vec<_>>());
    // Not in the records; required here.
    yaml.ids("sources", &["records"]);
    yaml.plain("last_reviewed", recent(&article.date, 360));
    yaml.plain("reviewed_by_role", "site-editor");
    yaml.ids("related", &article.related.iter().filter_map(|slug| targets.article(slug)).collect::<Vec<_>>());
    yaml.with_body(&targets.rewrite(&article.body))
}
