//! The glossary, and the links that lead into it from every text.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, MatchKind};

use super::{
    body::Hole,
    links::{Link, Target},
    remarks::Remarks,
};
use crate::{
    content::{Entry, Origin, raw},
    diagnostic::Diagnostic,
    path::Slug,
    value::Language,
};

/// An entry of the glossary in one language.
#[derive(Clone, Debug)]
pub struct GlossaryEntry {
    /// Its id, the same in every language.
    pub id: Box<str>,
    /// Where it was written.
    pub origin: Origin,
    /// The term.
    pub term: Box<str>,
    /// What it means, in up to 40 words.
    pub definition: Box<str>,
    /// Other names.
    pub also: Vec<String>,
    /// Why it matters when you call.
    pub why: Option<Box<str>>,
    /// The article that explains more, by id.
    pub page: Option<Box<str>>,
    /// Whether its first use in a section becomes a link.
    pub auto_link: bool,
}

/// Checks the entries of all glossary files, by language, sorted by term.
pub(super) fn check<'e>(
    entries: impl IntoIterator<Item = &'e Entry<raw::GlossaryEntry>>,
    default: &Language,
    has_article: impl Fn(&str) -> Result<(), Option<String>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<Language, Vec<GlossaryEntry>> {
    let mut glossary: BTreeMap<Language, Vec<GlossaryEntry>> = BTreeMap::new();
    for entry in entries {
        let mut remarks = Remarks::on(&entry.origin);
        let raw = &entry.raw;
        let id = remarks.required("id", raw.id.as_ref(), "give every entry an id");
        let term = remarks.required("term", raw.term.as_ref(), "write the term");
        let definition = remarks.required("definition", raw.definition.as_ref(), "say what it means, in up to 40 words");
        if let Some(id) = id.as_deref().filter(|id| Slug::new(id).is_none()) {
            remarks.add(Diagnostic::bad_id(remarks.at("id"), id, Slug::from_words(id).as_ref().map(Slug::as_str)));
        }
        let words = definition.as_deref().map_or(0, |text| text.split_whitespace().count());
        if words > 40 {
            remarks.add(Diagnostic::wrong_length(
                remarks.at("definition"),
                "`definition`",
                &format!("{words} words of at most 40"),
                "up to 40 words",
            ));
        }
        if let Some(Err(nearest)) = raw.page.as_deref().map(&has_article) {
            remarks.add(Diagnostic::unknown_reference(
                remarks.at("page"),
                "article",
                raw.page.as_deref().unwrap_or_default(),
                nearest.as_deref(),
            ));
        }
        let language = entry.origin.language.as_deref().and_then(Language::new).unwrap_or(*default);
        let list = glossary.entry(language).or_default();
        if let (Some(id), Some(term), Some(definition)) = (id, term, definition) {
            if let Some(first) = list.iter().find(|known| *known.id == *id) {
                remarks.add(Diagnostic::duplicate_id(remarks.at("id"), &id, &first.origin.file));
            }
            list.push(GlossaryEntry {
                id: id.into(),
                origin: entry.origin.clone(),
                term: term.into(),
                definition: definition.into(),
                also: raw.also.clone(),
                why: raw.why.as_deref().map(Into::into),
                page: raw.page.as_deref().map(Into::into),
                auto_link: raw.auto_link.unwrap_or(true),
            });
        }
        diagnostics.extend(remarks.with(()).diagnostics);
    }
    for list in glossary.values_mut() {
        list.sort_by_cached_key(|entry| super::vocabulary::fold(&entry.term));
    }
    glossary
}

/// Finds glossary terms in HTML and makes them links.
pub(super) struct TermLinks {
    finder: AhoCorasick,
    /// For each pattern the entry it names.
    entries: Vec<usize>,
    ids: Vec<Box<str>>,
}

/// Elements in which nothing is linked: it is a link already, or it is no running text.
const NOT_IN: [&str; 9] = ["a", "h2", "h3", "h4", "h5", "h6", "code", "pre", "summary"];

impl TermLinks {
    /// Prepares the entries of one language.
    ///
    /// # Panics
    /// If the terms are too many for the automaton, which takes millions.
    pub(super) fn new(entries: &[GlossaryEntry]) -> Self {
        let linked: Vec<&GlossaryEntry> = entries.iter().filter(|entry| entry.auto_link).collect();
        let mut patterns = Vec::new();
        let mut owners = Vec::new();
        for (number, entry) in linked.iter().enumerate() {
            // "Intensive outpatient program (IOP)" is written either way in texts.
            let (long, short) = entry.term.split_once(" (").map_or((&*entry.term, None), |(long, rest)| (long, rest.strip_suffix(')')));
            for name in [Some(long), short].into_iter().flatten().chain(entry.also.iter().map(String::as_str)).filter(|name| name.len() > 1)
            {
                patterns.push(escape(name));
                owners.push(number);
            }
        }
        let finder = AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest).build(&patterns);
        Self {
            finder: finder.expect("a glossary fits into memory"),
            entries: owners,
            ids: linked.iter().map(|entry| entry.id.clone()).collect(),
        }
    }

    /// Links the first use of each term; a new section, that is a second-level heading, starts anew. Holes keep their places.
    pub(super) fn link(&self, html: &str, holes: Vec<(u32, Hole)>, linked: &mut BTreeSet<usize>) -> (String, Vec<(u32, Hole)>) {
        let mut writer = Writer {
            text: String::with_capacity(html.len() + 64),
            holes: Vec::with_capacity(holes.len()),
            old_holes: holes.into_iter().peekable(),
        };
        let mut closed_by: Option<&str> = None;
        let mut at = 0;
        while at < html.len() {
            let end = html[at..].find('<').map_or(html.len(), |open| at + open);
            match closed_by {
                None => self.link_text(html, at..end, linked, &mut writer),
                Some(_) => writer.copy(html, at..end),
            }
            let tag_end = html[end..].find('>').map_or(html.len(), |close| end + close + 1);
            let tag = html[end..tag_end].trim_start_matches('<');
            let name = tag.trim_start_matches('/').split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
            match closed_by {
                Some(open) if tag.starts_with('/') && name == open => closed_by = None,
                None if !tag.starts_with('/') => closed_by = NOT_IN.into_iter().find(|element| *element == name),
                _ => {}
            }
            if tag.starts_with("h2") {
                linked.clear();
            }
            writer.copy(html, end..tag_end);
            at = tag_end;
        }
        writer.finish(html.len())
    }

    fn link_text(&self, html: &str, range: std::ops::Range<usize>, linked: &mut BTreeSet<usize>, writer: &mut Writer) {
        let text = &html[range.clone()];
        let mut done = 0;
        for found in self.finder.find_iter(text) {
            let Some(end) = whole_word(text, found.start(), found.end()) else { continue };
            if found.start() < done || !linked.insert(self.entries[found.pattern().as_usize()]) {
                continue;
            }
            writer.copy(html, range.start + done..range.start + found.start());
            writer.link(&self.ids[self.entries[found.pattern().as_usize()]], html, range.start + found.start()..range.start + end);
            done = end;
        }
        writer.copy(html, range.start + done..range.end);
    }
}

/// Returns the end of the word if the match is one by itself; a plural `s` belongs to it.
fn whole_word(text: &str, start: usize, end: usize) -> Option<usize> {
    let is_letter = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '-');
    let before = text[..start].chars().next_back();
    let end = if text[end..].starts_with('s') { end + 1 } else { end };
    let after = text[end..].chars().next();
    (!is_letter(before) && !is_letter(after)).then_some(end)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Copies HTML and moves its holes along.
struct Writer {
    text: String,
    holes: Vec<(u32, Hole)>,
    old_holes: std::iter::Peekable<std::vec::IntoIter<(u32, Hole)>>,
}

impl Writer {
    fn here(&self) -> u32 {
        u32::try_from(self.text.len()).expect("bodies are smaller than 4 GiB")
    }

    fn copy(&mut self, html: &str, range: std::ops::Range<usize>) {
        let offset = self.here();
        while let Some((at, hole)) = self.old_holes.next_if(|(at, _)| (*at as usize) < range.end) {
            self.holes.push((offset + (at - u32::try_from(range.start).expect("as above")), hole));
        }
        self.text.push_str(&html[range]);
    }

    fn link(&mut self, id: &str, html: &str, range: std::ops::Range<usize>) {
        self.text.push_str("<a class=\"term\" href=\"");
        self.holes.push((self.here(), Hole::Url(Link::to(Target::Glossary(id.into())))));
        self.text.push_str("\">");
        self.copy(html, range);
        self.text.push_str("</a>");
    }

    fn finish(mut self, length: usize) -> (String, Vec<(u32, Hole)>) {
        // A hole at the very end stands before nothing.
        let end = self.here();
        self.holes.extend(self.old_holes.filter(|(at, _)| *at as usize >= length).map(|(_, hole)| (end, hole)));
        (self.text, self.holes)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{GlossaryEntry, Hole, TermLinks};
    use crate::{content::Origin, path::SourcePath};

    fn entry(id: &str, term: &str, also: &[&str]) -> GlossaryEntry {
        let origin = Origin {
            file: SourcePath::new("g.yaml").expect("a path"),
            record: None,
            stem: "g".into(),
            language: None,
            removed: crate::yaml::Removed::default(),
            brief: None,
            taken_over: false,
        };
        GlossaryEntry {
            id: id.into(),
            origin,
            term: term.into(),
            definition: "".into(),
            also: also.iter().map(ToString::to_string).collect(),
            why: None,
            page: None,
            auto_link: true,
        }
    }

    #[test]
    fn the_first_use_in_a_section_is_linked() {
        let terms = TermLinks::new(&[
            entry("iop", "Intensive outpatient program (IOP)", &[]),
            entry("group", "Group therapy", &["groups"]),
            entry("step", "Step-down / step-up", &["step down"]),
        ]);
        let table = [
            ("<p>An IOP has groups. The IOP helps.</p>", "<p>An [iop]IOP</a> has [group]groups</a>. The IOP helps.</p>"),
            (
                "<p>Intensive Outpatient Programs</p><h2>IOP</h2><p>iop</p>",
                "<p>[iop]Intensive Outpatient Programs</a></p><h2>IOP</h2><p>[iop]iop</a></p>",
            ),
            (
                "<p><a href=\"#\">IOP</a> <code>IOP</code> scIOPe non-IOP</p>",
                "<p><a href=\"#\">IOP</a> <code>IOP</code> scIOPe non-IOP</p>",
            ),
            ("<p>step down</p>", "<p>[step]step down</a></p>"),
        ];
        for (html, wanted) in table {
            let (text, holes) = terms.link(html, Vec::new(), &mut BTreeSet::new());
            let mut shown = String::new();
            let mut at = 0;
            for (position, hole) in holes {
                let Hole::Url(link) = hole else { panic!("only links are made") };
                let super::Target::Glossary(id) = link.target else { panic!("only glossary links are made") };
                shown.push_str(&text[at..position as usize]);
                shown.extend(["{", &id, "}"]);
                at = position as usize;
            }
            shown.push_str(&text[at..]);
            let shown = shown.replace("<a class=\"term\" href=\"{", "[").replace("}\">", "]");
            assert_eq!(shown, wanted);
        }
    }
}
