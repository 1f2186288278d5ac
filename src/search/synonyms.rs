//! What people type instead of the field's terms: lay words, brand names, signs of crisis, and words on other levels of care.

use serde_json::{Value, json};

use super::texts::FirstTexts;
use crate::{
    content::raw,
    model::{Site, vocabulary::fold},
    path::UrlPath,
    plan::Plan,
    value::Language,
};

/// All entries as the root of the index of a language lists them.
pub(super) fn entries(site: &Site, plan: &Plan, language: &Language, texts: &FirstTexts) -> Vec<Value> {
    let of = |synonym: &raw::Synonym| {
        let mut entry = entry(synonym, site);
        if let Some(url) = synonym.learn.as_deref().and_then(|id| article(site, plan, language, id)) {
            let url = plan.urls().href(&url);
            entry["doc"] = texts.get(&url).copied().into();
            entry["learn"] = url.into();
        }
        entry
    };
    site.synonyms().iter().map(of).collect()
}

fn entry(synonym: &raw::Synonym, site: &Site) -> Value {
    let folded = |words: &[String]| words.iter().map(|word| fold(word)).collect::<Vec<_>>();
    let mut entry = json!({"say": folded(&synonym.say), "means": means(synonym, site)});
    if let Some(shows) = &synonym.shows {
        entry["shows"] = shows.as_str().into();
    }
    if !synonym.crisis_only.is_empty() {
        entry["crisis"] = folded(&synonym.crisis_only).into();
    }
    if let Some(spoken) = &synonym.language {
        entry["language"] = spoken.as_str().into();
    }
    if let Some(about) = &synonym.about {
        entry["about"] = about.as_str().into();
    }
    entry
}

/// The terms that are meant, one by one where a whole list is.
fn means(synonym: &raw::Synonym, site: &Site) -> Vec<String> {
    let of = |written: &String| -> Vec<String> {
        match written.split_once('/') {
            Some((vocabulary, "*")) => {
                let list = site.vocabularies().find(vocabulary);
                list.map(|list| list.ids().iter().map(|id| format!("{vocabulary}/{id}")).collect()).unwrap_or_default()
            }
            _ => vec![written.clone()],
        }
    };
    synonym.means.iter().flat_map(of).collect()
}

/// The address of an article in a language, if it exists in it.
fn article(site: &Site, plan: &Plan, language: &Language, id: &str) -> Option<UrlPath> {
    site.articles().get(id)?.get(language)?;
    Some(plan.urls().article(language, id))
}
