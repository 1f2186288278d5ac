//! The plain reader against `serde_yaml`: where the first answers, the second must agree.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use super::{Node, Value, plain};

/// What both readers must have in common: shape and text, without places. Plain scalars are compared after `serde_yaml`'s own reading of them.
fn as_yaml(node: &Node<'_>) -> serde_yaml::Value {
    match &node.value {
        Value::Null => serde_yaml::Value::Null,
        Value::Text { text, quoted: true } => serde_yaml::Value::String(text.to_string()),
        Value::Text { text, quoted: false } => {
            serde_yaml::from_str(&format!("- {text}")).map_or_else(|_| text.as_ref().into(), |list: Vec<serde_yaml::Value>| list[0].clone())
        }
        Value::List(items) => items.iter().map(as_yaml).collect::<Vec<_>>().into(),
        Value::Map(entries) => {
            serde_yaml::Value::Mapping(entries.iter().map(|entry| (entry.key.as_ref().into(), as_yaml(&entry.value))).collect())
        }
    }
}

/// Whether the plain reader answered; panics if the answer is not that of `serde_yaml`.
fn agrees(text: &str) -> bool {
    let Some(node) = plain::read(text) else { return false };
    let wanted: serde_yaml::Value = match serde_yaml::from_str(text) {
        Ok(value) => value,
        // Duplicate keys are found later, with their place.
        Err(error) if error.to_string().contains("duplicate entry") => return true,
        Err(error) => panic!("plain reader took what is not YAML ({error}):\n{text}\n{node:?}"),
    };
    assert_eq!(as_yaml(&node), wanted, "in:\n{text}");
    true
}

const READ: &[&str] = &[
    "a: 1",
    "a: b c  # comment\nb: 'it''s'\nc: \"x\\\"y\\u00e9\"\n",
    "a:\n- 1\n- 2\nb: x",
    "a:\n  - b: 1\n    c: 2\n  - d\n",
    "a:\n  b:\n    c: d\n  e: f\n",
    "a: [b, \"c, d\", {e: f, g: [h]},]\n",
    "a: [b,\n  c,   # why\n  d]\nb: {x: 17:30, y: https://example.org/a?b}\n",
    "a: |\n  line one\n   deeper\n\n  line two\nb: >-\n  folded\n  text\n\n  more\n",
    "a: |+\n  keep\n\n\nb: 1\n",
    "a: one\n  two\n\n  three\nb: c\n",
    "# head\n\na:\n\n  # inside\n  - x\n\nb:\n",
    "a: 2026-10-28\nb: \"+15555550142\"\nc: 3-5\nd: -x\ne: :x\nf: 007\n",
    "- id: a\n  term: b\n-\n  id: c\n- - d\n  - e\n",
    "\"quoted key\": v\n'k2': w\na.b: c\n",
    "a: x\r\nb:\r\n  - y\r\n",
    "a: {}\nb: []\nc: ~\nd: null\n",
    "k: a#b\nl: a:b\nm: it's \"fine\"\n",
    "a:\n  long value\n  over lines\nb: x\n",
    "ü: ñ — “q”\n",
    "on: 2026-10-28\nyes: a\nb: [{off: true, no: off}]\n",
];

#[test]
fn reads_what_people_write() {
    for text in READ {
        assert!(agrees(text), "left unread:\n{text}");
    }
}

#[test]
fn leaves_what_it_does_not_know() {
    let left = [
        "a: &x 1",
        "a: *x",
        "a: !t b",
        "? a\n: b",
        "--- \na: 1",
        "a: b: c",
        "a: 1\n b: 2",
        "a:\t1",
        "a: \"x\\\n  y\"",
        "a: 'x\n  y'",
        "a: [b: c]",
        "%YAML 1.2\n---\na: 1",
        "a: @b",
        "a: [b\n  c]",
    ];
    for text in left {
        assert!(plain::read(text).is_none(), "read:\n{text}");
    }
}

/// Every small damage to a good text: a sign lost, doubled or put in. The answer may be none, but never another than that of `serde_yaml`.
#[test]
fn damaged_text_is_never_misread() {
    let mut answers = 0;
    for text in READ {
        for (at, letter) in text.char_indices() {
            let end = at + letter.len_utf8();
            for put in [
                "", "  ", "\n", "\n  ", ":", ": ", "- ", "#", " #", "'", "\"", ",", "]", "}", "[", "|", "~", "\n\n", "? ", "> ", "-", "{",
                "\\", "é", "\r\n", "&a ", "!", "%", "...", "---\n",
            ] {
                answers += usize::from(agrees(&format!("{}{put}{}", &text[..at], &text[end..])));
                answers += usize::from(agrees(&format!("{}{put}{}", &text[..at], &text[at..])));
            }
        }
    }
    assert!(answers > 5_000, "only {answers} damaged texts were read at all");
}
