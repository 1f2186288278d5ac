//! The author's panel at `/__carepress/`: JSON for each of its views, and the gallery of the theme. Lists are cut into pages, so that they are quick
//! at any size of the site.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::{
    address::{Asked, asked, decoded},
    answer::{Answer, Desk, Found},
    client,
    faults::Fault,
    hook::TOOLS,
    standing::Standing,
    worklist::{self, Item, Need},
};
use crate::{
    config::Config,
    content,
    diagnostic::{Diagnostic, Place},
    gallery,
    path::{OutputPath, SourcePath},
    policy,
};

/// So many lines of a list are sent at once.
pub(super) const LINES: usize = 100;

/// Where the gallery lives, without the slash at its end.
const GALLERY: &str = "/__carepress/gallery";

/// A question of the panel: the path below [`TOOLS`], and its query.
pub(super) struct Question {
    pub(super) path: String,
    pub(super) query: String,
}

impl Question {
    /// A parameter of the query; empty if it is not given.
    pub(super) fn parameter(&self, name: &str) -> String {
        let values = self.query.split('&').filter_map(|pair| pair.split_once('=')).filter(|(key, _)| *key == name);
        values.map(|(_, value)| value).next_back().and_then(|value| decoded(&value.replace('+', " "))).unwrap_or_default()
    }

    /// The lines that are wanted of so many: from the page that `from` lies in.
    pub(super) fn lines(&self, total: usize) -> std::ops::Range<usize> {
        let last = total.saturating_sub(1) / LINES * LINES;
        let from = self.parameter("from").parse().map_or(0, |from: usize| from / LINES * LINES).min(last);
        from..total.min(from + LINES)
    }

    /// The words of the filter, small.
    pub(super) fn words(&self) -> Vec<String> {
        self.parameter("words").split_whitespace().map(str::to_lowercase).collect()
    }
}

/// A file with a mistake, or with lines of the worklist, as the panel links to it.
#[derive(Serialize)]
pub(super) struct File {
    name: String,
    editor: Option<String>,
}

impl Desk<'_> {
    /// Answers the author's panel.
    pub(super) fn tell_author(&self, question: &Question) -> Answer {
        let path = format!("{TOOLS}{}", question.path);
        match question.path.as_str() {
            "now.json" => as_json(&self.now(question)),
            "worklist.json" => as_json(&self.care(question)),
            "pages.json" => as_json(&self.pages(question)),
            "gallery" => Answer::moved(format!("{GALLERY}/")),
            _ => match self.in_gallery(&path) {
                Some(found) => self.exhibit(found),
                None => client::guarded(Answer::text(404, "There is nothing here.")),
            },
        }
    }

    /// The mistakes in the author's files: errors, then warnings, by file.
    fn now(&self, question: &Question) -> Value {
        let Standing { planning, written, errors, .. } = self.standing;
        let mut warnings: Vec<&Diagnostic> = self.standing.warnings().collect();
        warnings.sort_by(|one, other| one.place.file.cmp(&other.place.file));
        let (total, count) = (errors.len() + warnings.len(), warnings.len());
        let lines = question.lines(total);
        let mut shown: Vec<Fault> = Vec::new();
        let of_errors = errors.iter().skip(lines.start).take(lines.len());
        shown.extend(of_errors.map(|located| Fault::new(located, written, self.editor, false)));
        let of_warnings = warnings.into_iter().skip(lines.start.saturating_sub(errors.len())).take(lines.len() - shown.len());
        let located = planning.locate(written, of_warnings.cloned().collect());
        shown.extend(located.iter().map(|located| Fault::new(located, written, self.editor, false)));
        json!({
            "errors": errors.len(),
            "warnings": count,
            "total": total,
            "from": lines.start,
            "rows": shown,
        })
    }

    /// What needs care.
    fn care(&self, question: &Question) -> Value {
        let items = self.worklist.get_or_init(|| worklist::worklist(&self.standing.planning, &self.standing.diagnostics));
        let (words, need) = (question.words(), question.parameter("need"));
        let fits = |item: &&Item<'_>| {
            let owner = item.organization.unwrap_or(TEXTS).to_lowercase();
            words.iter().all(|word| owner.contains(word))
        };
        let chosen: Vec<&Item<'_>> = items.iter().filter(|item| words.is_empty() || fits(item)).collect();
        let needs: BTreeMap<&str, usize> =
            Need::ALL.iter().map(|(name, need)| (*name, chosen.iter().filter(|item| item.need == *need).count())).collect();
        let mut wanted: Vec<&Item<'_>> = chosen.into_iter().filter(|item| need.is_empty() || item.need.name() == need).collect();
        if question.parameter("order") == "day" {
            wanted.sort_by_key(|item| (item.day.is_none(), item.day));
        }
        let lines = question.lines(wanted.len());
        let (from, shown) = (lines.start, &wanted[lines]);
        let places: Vec<Place> = shown.iter().map(|item| item.place()).collect();
        let of_files = content::lines(&self.standing.written, &places);
        let rows: Vec<Value> = shown.iter().zip(of_files).map(|(item, line)| self.line(item, line)).collect();
        json!({ "needs": needs, "total": wanted.len(), "from": from, "rows": rows, "today": self.standing.inputs.as_of.to_string() })
    }

    fn line(&self, item: &Item<'_>, line: usize) -> Value {
        let Standing { planning, .. } = self.standing;
        let urls = planning.plan.urls();
        let url = item.page.as_ref().map(|(language, kind)| urls.href(&urls.page(language, kind, &planning.site)));
        json!({
            "organization": item.organization.unwrap_or(TEXTS),
            "need": item.need.name(),
            "record": item.record,
            "what": item.what,
            "day": item.day.map(|day| day.to_string()),
            "url": url,
            "file": self.file_link(item.file, Some(line)),
        })
    }

    /// A file and how to open it.
    pub(super) fn file_link(&self, file: &SourcePath, line: Option<usize>) -> File {
        File { name: file.as_str().to_owned(), editor: self.editor.url(file.as_str(), line, None) }
    }

    /// A file of the gallery of the theme, if a path lies in it.
    pub(super) fn in_gallery(&self, path: &str) -> Option<Found> {
        let Asked::File(inside) = asked(GALLERY, path) else { return None };
        let planning = &self.standing.planning;
        let config = Config { base_url: format!("http://localhost{GALLERY}"), ..planning.config.clone() };
        let bytes = gallery::plan(&config, &planning.theme).file(&inside)?;
        // Not to be taken for a page of the site.
        let path = OutputPath::new(&format!("__carepress/gallery/{inside}"))?;
        Some(Found { path, status: 200, bytes })
    }

    /// A file of the gallery, as a host sends it by the gallery's `_headers`.
    fn exhibit(&self, found: Found) -> Answer {
        let is_page = found.path.as_str().rsplit('/').next() == Some("index.html");
        let mut answer = client::guarded(self.hooked(found, is_page));
        answer.set("Content-Security-Policy", policy::sent([]));
        answer
    }
}

/// Under what the worklist has what belongs to no organization.
const TEXTS: &str = "Texts and lists";

fn as_json(value: &Value) -> Answer {
    client::guarded(Answer::new(200, "application/json", value.to_string()))
}
