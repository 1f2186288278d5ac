//! Whether a site says already what a file says. A table has no column for everything, and other tools put lists in an order of their own: what
//! says less, or the same in other words, changes nothing.

use crate::yaml::{Fields, Tree};

/// What counts as said where nothing is written.
const DEFAULTS: [(&str, &str); 4] =
    [("status", "active"), ("level_of_care", "iop"), ("individual_included", "true"), ("relationship", "none")];

/// Lists whose order means something.
const ORDERED: [&str; 3] = ["focus", "how_to_start", "alternate_names"];

/// Whether a record says what a file says of one of its fields.
pub(super) fn says(record: &Fields, field: &str, theirs: &Tree) -> bool {
    let Some(mine) = value(record, field) else {
        return DEFAULTS.contains(&(field, theirs.line().as_str())) || field == "time_of_day" && has_sessions(record);
    };
    match (field, mine, theirs) {
        // Sessions win over ranges, here as in a site.
        ("tracks", _, Tree::List(theirs)) if has_sessions(record) && !theirs.iter().any(is_with_sessions) => true,
        ("phones", Tree::List(mine), Tree::List(theirs)) => theirs.iter().all(|theirs| mine.iter().any(|mine| agrees(mine, theirs))),
        ("description", Tree::Text(mine), Tree::Text(theirs)) => same_words(mine, theirs),
        (_, Tree::List(mine), Tree::List(theirs)) if !ORDERED.contains(&field) => {
            mine.len() == theirs.len() && theirs.iter().all(|theirs| mine.iter().any(|mine| agrees(mine, theirs)))
        }
        _ => agrees(mine, theirs),
    }
}

/// Returns a field's value.
pub(super) fn value<'f>(fields: &'f Fields, field: &str) -> Option<&'f Tree> {
    fields.iter().find(|(name, _)| name == field).map(|(_, value)| value)
}

fn has_sessions(record: &Fields) -> bool {
    matches!(value(record, "tracks"), Some(Tree::List(tracks)) if tracks.iter().any(is_with_sessions))
}

fn is_with_sessions(track: &Tree) -> bool {
    matches!(track, Tree::Map(fields) if value(fields, "sessions").is_some())
}

/// Whether one value says all that the other says, and perhaps more.
fn agrees(mine: &Tree, theirs: &Tree) -> bool {
    match (mine, theirs) {
        (Tree::Map(mine), Tree::Map(theirs)) => {
            theirs.iter().all(|(name, theirs)| value(mine, name).map_or_else(|| is_default(name, theirs), |mine| agrees(mine, theirs)))
        }
        (Tree::List(mine), Tree::List(theirs)) => {
            mine.len() == theirs.len() && mine.iter().zip(theirs).all(|(mine, theirs)| agrees(mine, theirs))
        }
        (Tree::Text(mine), Tree::Text(theirs)) => mine.split_whitespace().eq(theirs.split_whitespace()),
        (Tree::Number(mine), Tree::Number(theirs)) => mine.parse::<f64>().ok() == theirs.parse::<f64>().ok(),
        // A language may be written with who speaks it, or alone.
        (Tree::Map(mine), Tree::Text(_)) => mine.first().is_some_and(|(_, mine)| agrees(mine, theirs)),
        _ => mine == theirs,
    }
}

/// What counts as said inside a value where nothing is written.
fn is_default(name: &str, value: &Tree) -> bool {
    matches!((name, value.line().as_str()), ("country", "US") | ("currency", "USD") | ("type", "main"))
}

/// Whether two texts are the same but for Markdown and how their lines break.
fn same_words(mine: &str, theirs: &str) -> bool {
    mine == theirs || words(mine).eq(words(theirs))
}

/// The letters and digits of a Markdown text, without where its links lead.
fn words(text: &str) -> impl Iterator<Item = char> {
    let mut inside = false;
    let mut before = ' ';
    text.chars().filter(move |letter| {
        inside = if inside { *letter != ')' } else { before == ']' && *letter == '(' };
        before = *letter;
        !inside && letter.is_alphanumeric()
    })
}

#[cfg(test)]
mod tests {
    use super::{Tree, says};

    fn fields(text: &str) -> Vec<(String, Tree)> {
        let mut fields = Vec::new();
        for line in text.lines() {
            let (name, value) = line.split_once(": ").expect("fields have values");
            let value = match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
                Some(list) => Tree::List(list.split(", ").map(|item| Tree::Text(item.to_owned())).collect()),
                None => Tree::Text(value.to_owned()),
            };
            fields.push((name.to_owned(), value));
        }
        fields
    }

    #[test]
    fn what_says_less_or_the_same_changes_nothing() {
        let record = fields(
            "payment: [medicaid, self-pay]\nfocus: [depression, anxiety]\ndescription: See **[this](https://a.example)** page,\nsummary: a  b",
        );
        for (theirs, wanted) in [
            ("payment: [self-pay, medicaid]", true),
            ("payment: [medicaid]", false),
            ("focus: [anxiety, depression]", false),
            ("description: See this page,", true),
            ("description: See that page,", false),
            ("summary: a b", true),
            ("status: active", true),
            ("status: inactive", false),
        ] {
            let (field, value) = fields(theirs).remove(0);
            assert_eq!(says(&record, &field, &value), wanted, "{theirs}");
        }
    }
}
