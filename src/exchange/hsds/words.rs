//! Texts of HSDS that say something for which there are terms, and texts that are cut to what fits.

use super::{objects::Object, records::Remarks};
use crate::{model::Vocabularies, value::Mailbox};

/// Returns the language that a row names, and takes the row.
pub(super) fn language(object: &Object, vocabularies: &Vocabularies) -> Option<String> {
    object.mark_used();
    let list = vocabularies.get("language");
    let written = ["code", "name", "language"].into_iter().find_map(|column| {
        let text = object.look(column)?;
        let bare = text.split('-').next().unwrap_or(text);
        let index = list.index(text).or_else(|| list.index(&bare.to_lowercase())).or_else(|| list.match_words(text))?;
        Some(list.term(index).id.to_string())
    })?;
    object.take_each(&["code", "name", "language"]);
    Some(written)
}

/// Returns the terms that the parts of a text are called after: between commas, semicolons, slashes, line ends and "and". Takes the text if that is all
/// it says.
pub(super) fn terms(object: &Object, column: &str, list: &str, vocabularies: &Vocabularies) -> Vec<String> {
    let Some(text) = object.look(column) else { return Vec::new() };
    let vocabulary = vocabularies.get(list);
    let id = |index| vocabulary.term(index).id.to_string();
    if let Some(index) = vocabulary.match_words(text) {
        object.take(column);
        return vec![id(index)];
    }
    let parts =
        text.split([',', ';', '/', '\n', '|', '.']).flat_map(|part| part.split(" and ")).map(|part| part.trim().trim_start_matches("and "));
    let (mut found, mut is_all): (Vec<String>, bool) = (Vec::new(), true);
    for part in parts.filter(|part| !part.is_empty()) {
        match vocabulary.match_words(part).map(id) {
            Some(id) if found.contains(&id) => {}
            Some(id) => found.push(id),
            None => is_all = false,
        }
    }
    if is_all {
        object.take(column);
    }
    found
}

/// Returns the terms of which a word of the text is the name.
pub(super) fn terms_in(text: &str, list: &str, vocabularies: &Vocabularies) -> Vec<String> {
    let vocabulary = vocabularies.get(list);
    let mut found: Vec<String> = Vec::new();
    for word in text.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.len() > 2) {
        let id = vocabulary.match_words(word).map(|index| vocabulary.term(index).id.to_string());
        found.extend(id.filter(|id| !found.contains(id)));
    }
    found
}

/// Cuts a text into sentences or lines, each no longer than that; none if one of them is.
pub(super) fn steps(text: &str, most: usize, longest: usize) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let steps: Vec<String> = if lines.len() > 1 { lines.into_iter().map(str::to_owned).collect() } else { sentences(text) };
    let fits = !steps.is_empty() && steps.len() <= most && steps.iter().all(|step| step.chars().count() <= longest);
    if fits { steps } else { Vec::new() }
}

fn sentences(text: &str) -> Vec<String> {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (mut sentences, mut start) = (Vec::new(), 0);
    for (at, _) in plain.match_indices(['.', '!', '?']) {
        let rest = &plain[at + 1..];
        let is_end = rest.is_empty() || rest.strip_prefix(' ').is_some_and(|next| next.starts_with(|letter: char| !letter.is_lowercase()));
        if is_end && at + 1 - start > 3 {
            sentences.push(plain[start..=at].trim().to_owned());
            start = at + 1;
        }
    }
    sentences.extend(Some(plain[start..].trim().to_owned()).filter(|rest| !rest.is_empty()));
    sentences
}

/// The first sentences of a text, up to a length; the first alone if even that is too long, cut at a word.
pub(super) fn summary(text: &str, shortest: usize, longest: usize) -> Option<String> {
    let mut summary = String::new();
    for sentence in sentences(text) {
        if summary.chars().count() >= shortest {
            break;
        }
        if !summary.is_empty() {
            summary.push(' ');
        }
        summary += &sentence;
    }
    if summary.is_empty() {
        return None;
    }
    if summary.chars().count() <= longest {
        return Some(summary);
    }
    let cut: String = summary.chars().take(longest - 1).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    Some(format!("{}…", words.trim_end_matches([',', ';', ':'])))
}

/// Reads a mailbox, or leaves it untaken.
pub(super) fn mailbox(object: &Object, column: &str) -> Option<Mailbox> {
    let mailbox = object.look(column).and_then(Mailbox::read)?;
    object.take(column);
    Some(mailbox)
}

/// A number of years.
pub(super) fn age(object: &Object, column: &str) -> Option<u8> {
    let years: f64 = object.look(column)?.parse().ok()?;
    let whole = (0.0..=120.0).contains(&years).then(|| format!("{:.0}", years.floor()))?;
    object.take(column);
    whole.parse().ok()
}

/// Takes the web address of a column.
pub(super) fn website(
    objects: &super::objects::Objects,
    object: &Object,
    column: &str,
    remarks: &mut Remarks,
) -> Option<crate::value::WebAddress> {
    let written = object.take(column)?;
    remarks.mended(objects, object, column, written, crate::exchange::mend::website(written), ToString::to_string)
}
