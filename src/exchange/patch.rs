//! How a record's file changes: only the fields that change, in the place where they stand; the rest of the file stays sign for sign.

use std::ops::Range;

use super::{
    brought::Kind,
    meeting::{BODY, Change, with_body},
    standing,
};
use crate::{
    content,
    source::{Content, SourceFile},
    yaml::{self, Fields, Tree, write_fields},
};

/// The text of a new record.
pub(super) fn new_file(kind: Kind, fields: &Fields, body: &str) -> String {
    let fields = write_fields(fields);
    match kind {
        Kind::Program if body.is_empty() => format!("---\n{fields}---\n"),
        Kind::Program => format!("---\n{fields}---\n{body}\n"),
        Kind::Organization | Kind::Location => fields,
    }
}

/// The text of a file after some changes. None if it is written in a way that cannot be changed piece by piece: then its author must.
pub(super) fn patched(kind: Kind, file: &SourceFile, changes: &[Change]) -> Option<String> {
    let Content::Text(text) = &file.content else { return None };
    let (head, body) = content::parts(file)?;
    let node = yaml::parse(&text[head.clone()]).ok()?;
    let yaml::Value::Map(entries) = &node.value else { return None };
    let order = kind.field_names();
    let rank = |field: &str| order.iter().position(|name| name == field).unwrap_or(order.len());
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for Change { field, after, .. } in changes {
        if field == BODY && kind == Kind::Program {
            edits.push((body.clone(), format!("{}\n", text_of(after)?)));
            continue;
        }
        let new = write_fields(&[(field.clone(), after.clone())]);
        let lines = |entry: &yaml::Entry<'_>| whole_lines(&text[head.clone()], entry.key_span.range().start, entry.value.span.range().end);
        if let Some(entry) = entries.iter().find(|entry| entry.key == *field) {
            let range = lines(entry)?;
            edits.push((head.start + range.start..head.start + range.end, new));
        } else {
            let before = entries.iter().filter(|entry| rank(&entry.key) < rank(field)).max_by_key(|entry| rank(&entry.key));
            let at = head.start + before.map_or(Some(0), |entry| lines(entry).map(|range| range.end))?;
            edits.push((at..at, new));
        }
    }
    let new = edited(text, edits);
    says(kind, file, &new, changes).then_some(new)
}

fn text_of(tree: &Tree) -> Option<&str> {
    match tree {
        Tree::Text(text) => Some(text),
        _ => None,
    }
}

/// The lines that an entry takes; none if it shares them with another, as in brackets.
fn whole_lines(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let start_of_line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let before = &text[start_of_line..start];
    let end = end.max(start);
    let end = if text[..end].ends_with('\n') { end } else { text[end..].find('\n').map_or(text.len(), |at| end + at + 1) };
    before.is_empty().then_some(start_of_line..end)
}

/// Makes all edits; of two at one place the first comes first.
fn edited(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let (mut new, mut end) = (String::with_capacity(text.len()), 0);
    for (range, edit) in edits {
        new.push_str(&text[end..range.start.max(end)]);
        if !new.is_empty() && !new.ends_with('\n') {
            new.push('\n');
        }
        new.push_str(&edit);
        end = range.end.max(end);
    }
    new.push_str(&text[end..]);
    new
}

/// Whether the new text says what it should and all that the old one said besides: what an odd way of writing would break.
fn says(kind: Kind, file: &SourceFile, new: &str, changes: &[Change]) -> bool {
    let new = SourceFile { path: file.path.clone(), content: Content::Text(new.into()) };
    let fields = |file: &SourceFile| match standing::written(file).as_slice() {
        [only] if only.kind == kind => Some(with_body(&only.fields, &only.body)),
        _ => None,
    };
    let (Some(old), Some(new)) = (fields(file), fields(&new)) else { return false };
    let value = |fields: &Fields, field: &str| fields.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone());
    let wanted = |field: &str| changes.iter().find(|change| change.field == field).map(|change| change.after.clone());
    let names = old.iter().map(|(name, _)| name).chain(changes.iter().map(|change| &change.field));
    let as_wanted = |name: &String| value(&new, name) == wanted(name).or_else(|| value(&old, name));
    names.clone().all(as_wanted) && new.iter().all(|(name, _)| names.clone().any(|known| known == name))
}
