//! An example as the gallery shows it: its HTML in the element that pages put round it, with ids of its own, and seen even where a script would
//! show it only later.

use std::collections::BTreeSet;

/// Attributes that name an id of the same page.
const NAMING: [&str; 7] = ["id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list"];

/// Makes an example ready to stand on one page with others; `number` tells them apart, from 1.
pub(super) fn ready(html: &str, number: usize) -> String {
    let html = shown(html.trim());
    let html = if number > 1 { own_ids(&html, number) } else { html };
    match wrapper(&html) {
        Some(tag) => format!("<{tag}>{html}</{tag}>"),
        None => html,
    }
}

/// Takes `hidden` off the outermost element: it waits for a script.
fn shown(html: &str) -> String {
    let end = html.find('>').unwrap_or(html.len());
    let (first, rest) = html.split_at(end);
    first.replace(" hidden=\"\"", "").trim_end_matches(" hidden").replace(" hidden ", " ") + rest
}

/// The element that pages put round such pieces: a list.
fn wrapper(html: &str) -> Option<&'static str> {
    let name = |html: &str| html.strip_prefix('<').map(|rest| rest.split([' ', '>', '\n']).next().unwrap_or_default().to_owned());
    let first = name(html)?;
    let second = html.find('>').map(|end| html[end + 1..].trim_start()).and_then(name);
    match (first.as_str(), second.as_deref()) {
        ("li", _) => Some("ul"),
        ("dt" | "dd", _) | ("div", Some("dt")) => Some("dl"),
        _ => None,
    }
}

/// Gives every id a number, and what names it.
fn own_ids(html: &str, number: usize) -> String {
    let ids: BTreeSet<&str> = values(html, "id").map(|(_, value)| value).collect();
    let numbered = |id: &str| if ids.contains(id) { format!("{id}-{number}") } else { id.to_owned() };
    let mut changes: Vec<(usize, usize, String)> = Vec::new();
    for (at, value) in NAMING.iter().flat_map(|attribute| values(html, attribute)) {
        changes.push((at, value.len(), value.split(' ').map(numbered).collect::<Vec<_>>().join(" ")));
    }
    for (at, value) in values(html, "href") {
        if let Some(id) = value.strip_prefix('#') {
            changes.push((at + 1, id.len(), numbered(id)));
        }
    }
    changes.sort_unstable();
    let mut own = String::with_capacity(html.len() + changes.len() * 2);
    let mut done = 0;
    for (at, length, value) in changes {
        own.push_str(&html[done..at]);
        own.push_str(&value);
        done = at + length;
    }
    own + &html[done..]
}

/// The values of an attribute, with the byte at which each starts.
fn values<'h>(html: &'h str, attribute: &str) -> impl Iterator<Item = (usize, &'h str)> {
    let start = format!(" {attribute}=\"");
    let length = start.len();
    let found: Vec<usize> = html.match_indices(&start).map(|(at, _)| at + length).collect();
    found.into_iter().map(|at| (at, html[at..].split('"').next().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::ready;

    #[test]
    fn examples_stand_side_by_side() {
        for (number, html, wanted) in [
            (1, "<p id=\"a\">x</p>", "<p id=\"a\">x</p>"),
            (
                2,
                "<label for=\"a\">x</label><input id=\"a\" aria-describedby=\"a b\"><a href=\"#a\">x</a><a href=\"/#a\">y</a>",
                "<label for=\"a-2\">x</label><input id=\"a-2\" aria-describedby=\"a-2 b\"><a href=\"#a-2\">x</a><a href=\"/#a\">y</a>",
            ),
            (
                1,
                "<div class=\"x\" tabindex=\"-1\" hidden>\n<p hidden>x</p></div>",
                "<div class=\"x\" tabindex=\"-1\">\n<p hidden>x</p></div>",
            ),
            (1, "<li>x</li>", "<ul><li>x</li></ul>"),
            (1, "<div class=\"fact\"><dt>x</dt></div>", "<dl><div class=\"fact\"><dt>x</dt></div></dl>"),
        ] {
            assert_eq!(ready(html, number), wanted);
        }
    }
}
