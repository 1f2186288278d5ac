//! Why each rule exists: the explanations in `explanations/*.yaml`, which this program carries, by the code of the rule. Their words are data;
//! every rule has one, which `tests/it/explanations.rs` makes sure of.

use crate::{
    diagnostic::{RULES, Rule, nearest},
    yaml::{self, Entry, Value},
};

/// Why a rule exists.
#[derive(Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The rule.
    pub rule: &'static Rule,
    /// What goes wrong for a reader or an author if what it reports stands, in one to three sentences.
    pub why: String,
    /// What is reported, as it would be written: up to 11 lines without a line end.
    pub bad: String,
    /// The same as it should be.
    pub good: String,
    /// The work or standard that the rule rests on, or `our own rule`.
    pub source: String,
}

/// The files of explanations by name, each with the rules of one group.
const FILES: [(&str, &str); 21] = [
    ("files", include_str!("explanations/files.yaml")),
    ("identity", include_str!("explanations/identity.yaml")),
    ("care", include_str!("explanations/care.yaml")),
    ("schedule", include_str!("explanations/schedule.yaml")),
    ("access", include_str!("explanations/access.yaml")),
    ("places", include_str!("explanations/places.yaml")),
    ("records", include_str!("explanations/records.yaml")),
    ("provenance", include_str!("explanations/provenance.yaml")),
    ("markdown", include_str!("explanations/markdown.yaml")),
    ("site", include_str!("explanations/site.yaml")),
    ("words", include_str!("explanations/words.yaml")),
    ("reading", include_str!("explanations/reading.yaml")),
    ("claims", include_str!("explanations/claims.yaml")),
    ("privacy", include_str!("explanations/privacy.yaml")),
    ("safety", include_str!("explanations/safety.yaml")),
    ("accessibility", include_str!("explanations/accessibility.yaml")),
    ("search-engines", include_str!("explanations/search-engines.yaml")),
    ("links", include_str!("explanations/links.yaml")),
    ("strings", include_str!("explanations/strings.yaml")),
    ("trust", include_str!("explanations/trust.yaml")),
    ("silences", include_str!("explanations/silences.yaml")),
];

/// Returns the explanation of a rule, if there is a rule of that code.
#[must_use]
pub fn explain(code: &str) -> Option<Explanation> {
    FILES.iter().flat_map(|(name, text)| read(name, text)).find(|explanation| explanation.rule.code == code)
}

/// Returns the code that was most likely meant.
#[must_use]
pub fn nearest_code(code: &str) -> Option<&'static str> {
    nearest(code, RULES.iter().map(|rule| rule.code))
}

/// Says all about a rule in plain text of up to 80 columns: what it watches, why, an example of each kind, its source, and how to silence it.
/// Ends with a line end. None if there is no such rule: [`nearest_code`] then knows what was meant.
#[must_use]
pub fn explanation_text(code: &str) -> Option<String> {
    let Explanation { rule, why, bad, good, source } = explain(code)?;
    let Rule { code, chapter, severity, summary } = rule;
    let chapter = if *chapter == "-" { String::new() } else { format!("chapter {chapter} of the editorial rule book\n") };
    let (why, bad, good, source) = (wrapped(&why, "  ", 80), indented(&bad), indented(&good), wrapped(&source, "  ", 80));
    Some(format!(
        "{severity}[{code}]: {summary}\n{chapter}\n\
         Why\n{why}\n\
         Reported\n{bad}\n\
         In order\n{good}\n\
         Source\n{source}\n\
         To silence it in one place, write there why\n  \
           in YAML:     # carepress-allow: {code} reason=\"…\"\n  \
           in Markdown: <!-- carepress-allow: {code} reason=\"…\" -->\n\
         For the whole site, use `checks` in content/site.yaml.\n"
    ))
}

/// Reads the explanations of a file, in its order.
pub(super) fn explanations(name: &str) -> Option<Vec<Explanation>> {
    FILES.iter().find(|(known, _)| *known == name).map(|(name, text)| read(name, text))
}

/// The files are part of this program, so a fault in one is a bug.
fn read(name: &str, text: &'static str) -> Vec<Explanation> {
    let line = |at: u32| text[..at as usize].matches('\n').count() + 1;
    let node = yaml::parse(text).unwrap_or_else(|misread| panic!("{name}.yaml:{}: {}", line(misread.span.start), misread.why));
    let Value::Map(entries) = node.value else { panic!("{name}.yaml has a rule on each line that is not indented") };
    entries.iter().map(|entry| explanation(name, entry)).collect()
}

fn explanation(name: &str, entry: &Entry<'_>) -> Explanation {
    let code = &*entry.key;
    let rule = RULES.iter().find(|rule| rule.code == code).unwrap_or_else(|| panic!("{name}.yaml: there is no rule `{code}`"));
    let field = |field: &str| match entry.value.get(field).map(|node| &node.value) {
        Some(Value::Text { text, .. }) => text.trim_end().to_owned(),
        _ => panic!("{name}.yaml: `{code}` has no text in `{field}`"),
    };
    let explanation = Explanation { rule, why: field("why"), bad: field("bad"), good: field("good"), source: field("source") };
    let others = matches!(&entry.value.value, Value::Map(fields) if fields.len() > 4);
    assert!(!others, "{name}.yaml: `{code}` has another field than `why`, `bad`, `good` and `source`, or one of them twice");
    explanation
}

/// Indents every line of an example.
fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("  {line}\n") }).collect()
}

/// Breaks a paragraph into lines of up to `width` columns that start with `indent`. Each ends with a line end.
pub(super) fn wrapped(text: &str, indent: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut().filter(|line| line.chars().count() + 1 + word.chars().count() <= width) {
            Some(line) => line.extend([" ", word]),
            None => lines.push(format!("{indent}{word}")),
        }
    }
    lines.into_iter().map(|line| line + "\n").collect()
}
