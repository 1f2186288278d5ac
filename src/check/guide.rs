//! The guide `docs/checks.md`, made of the rules, their explanations, and its own prose in `explanations/guide.md`. There a section with a line
//! `<!-- rules: care -->` is about the rules of `explanations/care.yaml`: their table takes the place of that line, and their explanations
//! end the section.

use super::explain::{Explanation, explanations, wrapped};

const PROSE: &str = include_str!("explanations/guide.md");

/// Columns of the guide's lines.
const WIDTH: usize = 120;

/// Rules about one thing.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    /// Its name: that of its file of explanations.
    pub name: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it is about, in Markdown.
    pub intro: &'static str,
    /// What to do about its most common messages, in Markdown; may be empty.
    pub advice: &'static str,
    /// Its rules, in the order of the guide.
    pub rules: Vec<Explanation>,
}

enum Section {
    /// About no rules, with its heading.
    Prose(&'static str),
    Rules(Group),
}

/// Returns all rules with their explanations, in the order of the guide.
#[must_use]
pub fn groups() -> Vec<Group> {
    let group = |section| match section {
        Section::Prose(_) => None,
        Section::Rules(group) => Some(group),
    };
    sections().filter_map(group).collect()
}

/// Returns the guide, in Markdown. Every rule has a heading of its own, which links can lead to: `checks.md#unknown-term`.
#[must_use]
pub fn guide() -> String {
    let sections = sections().map(|section| match section {
        Section::Prose(text) => text.to_owned(),
        Section::Rules(group) => group.markdown(),
    });
    sections.collect::<Vec<_>>().join("\n\n") + "\n"
}

fn sections() -> impl Iterator<Item = Section> {
    let mut starts: Vec<usize> = PROSE.match_indices("\n## ").map(|(at, _)| at).collect();
    starts.insert(0, 0);
    let ends = starts.clone().into_iter().skip(1).chain([PROSE.len()]);
    starts.into_iter().zip(ends).map(|(start, end)| section(PROSE[start..end].trim()))
}

fn section(text: &'static str) -> Section {
    let Some((before, after)) = text.split_once("<!-- rules: ") else { return Section::Prose(text) };
    let (name, advice) = after.split_once(" -->").expect("a comment has an end");
    let (heading, intro) = before.split_once('\n').expect("a heading stands on a line of its own");
    let rules = explanations(name).unwrap_or_else(|| panic!("guide.md names `{name}`, of which there are no explanations"));
    Section::Rules(Group { name, title: heading.trim_start_matches("## "), intro: intro.trim(), advice: advice.trim(), rules })
}

impl Group {
    fn markdown(&self) -> String {
        let rows: String = self.rules.iter().map(row).collect();
        let table = format!("| Code | Chapter | Severity | What it watches |\n|---|---|---|---|\n{}", rows.trim_end());
        let mut parts = vec![format!("## {}", self.title), self.intro.to_owned(), table, self.advice.to_owned()];
        parts.extend(self.rules.iter().map(in_full));
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n")
    }
}

fn row(explanation: &Explanation) -> String {
    let rule = explanation.rule;
    format!("| [`{code}`](#{code}) | {} | {} | {} |\n", rule.chapter, rule.severity, rule.summary, code = rule.code)
}

fn in_full(explanation: &Explanation) -> String {
    let Explanation { rule, why, bad, good, source } = explanation;
    let (why, source) = (wrapped(why, "", WIDTH), wrapped(&format!("Source: {source}."), "", WIDTH));
    format!("### {}\n\n{why}\nReported:\n\n```text\n{bad}\n```\n\nIn order:\n\n```text\n{good}\n```\n\n{}", rule.code, source.trim_end())
}
