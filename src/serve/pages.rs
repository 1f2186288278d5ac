//! All pages of the plan for the author's panel. Only those that are shown are rendered, to be weighed.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::{answer::Desk, origins::waits, panel::Question};
use crate::{check::written_in, compression::Encoding, path::OutputPath, plan::Page, render};

impl Desk<'_> {
    /// The pages that fit the filter, with their weight; how many there are of each kind and language.
    pub(super) fn pages(&self, question: &Question) -> Value {
        let (kind, language, words) = (question.parameter("kind"), question.parameter("language"), question.words());
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        let mut chosen: Vec<(&OutputPath, &Page)> = Vec::new();
        for (path, page) in self.standing.planning.plan.pages() {
            *kinds.entry(page.kind.name()).or_default() += 1;
            let fits = (kind.is_empty() || page.kind.name() == kind) && (language.is_empty() || page.language.tag() == language);
            if fits && words.iter().all(|word| path.as_str().contains(word)) {
                chosen.push((path, page));
            }
        }
        let lines = question.lines(chosen.len());
        let (total, from) = (chosen.len(), lines.start);
        let rows: Vec<Value> = chosen[lines].par_iter().map(|(path, page)| self.weighed(path, page)).collect();
        let languages: Vec<&str> = self.standing.planning.config.languages.iter().map(crate::value::Language::tag).collect();
        json!({ "kinds": kinds, "languages": languages, "total": total, "from": from, "rows": rows })
    }

    /// A page with its weight as it is published, which is nothing if it cannot be made.
    fn weighed(&self, path: &OutputPath, page: &Page) -> Value {
        let planning = &self.standing.planning;
        let bytes = render::file(self.prepared, path).and_then(Result::ok);
        let file = written_in(&planning.site, page);
        json!({
            "url": planning.plan.urls().href(&path.url()),
            "kind": page.kind.name(),
            "language": page.language.tag(),
            "bytes": bytes.as_ref().map(Vec::len),
            "compressed": bytes.as_ref().map(|bytes| Encoding::Gzip.encode(bytes).len()),
            "note": waits(&planning.site, &planning.plan, path),
            "file": file.map(|file| self.file_link(&file, None)),
        })
    }
}
