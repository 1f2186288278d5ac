//! What can be mended without a thought: where a finding says what to write instead, the file gets exactly that, and nothing else in it moves.

use std::collections::BTreeMap;

use crate::{content::Located, diagnostic::Spot, path::SourcePath, source::SourceTree};

/// A file, mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The file.
    pub file: SourcePath,
    /// How many places were mended.
    pub places: usize,
    /// Its new text.
    pub text: String,
    /// The lines that change.
    pub lines: Vec<ChangedLine>,
}

/// A line that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedLine {
    /// Its number, from 1.
    pub number: usize,
    /// What it says now.
    pub before: String,
    /// What it will say.
    pub after: String,
}

/// Mends what can be mended; of two mends of the same letters, the first. Only files of the site are mended, never built-in ones.
#[must_use]
pub fn mend(located: &[Located], sources: &SourceTree) -> Vec<Mended> {
    let mut edits: BTreeMap<&SourcePath, Vec<(std::ops::Range<usize>, String)>> = BTreeMap::new();
    for Located { diagnostic, span, .. } in located {
        let (Some(fix), Some(span)) = (diagnostic.fix(), span) else { continue };
        let file = &diagnostic.place.file;
        let Some(before) = sources.text(file).and_then(|text| text.get(span.range())) else { continue };
        let is_value = matches!(diagnostic.place.spot, Spot::Field { .. }) && file.extension() != "csv";
        // Marks and breaks within a phrase belong to its author.
        if before.contains(['\n', '*', '_', '`', '[', ']', '<', '&', '\\']) {
            continue;
        }
        let fix = match diagnostic.place.spot {
            _ if is_value => as_yaml(before, fix),
            // Quotes, commas and the like would mean something there.
            Spot::Words(_) => Some(fix.to_string()).filter(|fix| is_simple(fix) && !fix.contains(',')),
            _ => Some(fix.to_string()),
        };
        edits.entry(file).or_default().extend(fix.map(|fix| (span.range(), fix)));
    }
    let mended = edits
        .into_iter()
        .filter_map(|(file, edits)| Some(rewritten(file, sources.text(file)?, edits)).filter(|mended| !mended.lines.is_empty()));
    mended.collect()
}

/// A value in the quotes of the one whose place it takes. A plain one that would be read as a number gets quotes. None if the value that stands
/// there is no plain word: a block of text, a list.
fn as_yaml(before: &str, fix: &str) -> Option<String> {
    if !is_simple(fix) {
        return None;
    }
    let quoted = |quote: char| before.len() >= 2 && before.starts_with(quote) && before.ends_with(quote);
    if let Some(quote) = ['"', '\''].into_iter().find(|quote| quoted(*quote)) {
        return Some(format!("{quote}{fix}{quote}"));
    }
    let is_number = fix.parse::<f64>().is_ok();
    is_simple(before).then(|| if is_number { format!("\"{fix}\"") } else { fix.to_owned() })
}

/// Whether a text means nothing but itself inside a value.
fn is_simple(text: &str) -> bool {
    !text.contains(['\n', '"', '\'', '\\', '{', '[', ':', '#'])
}

fn rewritten(file: &SourcePath, text: &str, mut edits: Vec<(std::ops::Range<usize>, String)>) -> Mended {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let (mut new, mut end, mut places) = (String::with_capacity(text.len()), 0, 0);
    for (range, fix) in edits {
        if range.start >= end && !fix.contains('\n') {
            new.push_str(&text[end..range.start]);
            new.push_str(&fix);
            end = range.end;
            places += 1;
        }
    }
    new.push_str(&text[end..]);
    let lines = text.lines().zip(new.lines()).enumerate().filter(|(_, (before, after))| before != after);
    let lines = lines.map(|(index, (before, after))| ChangedLine { number: index + 1, before: before.to_owned(), after: after.to_owned() });
    let lines = lines.collect();
    Mended { file: file.clone(), places, text: new, lines }
}
