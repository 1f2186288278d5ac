//! What scripts would keep, send and ask for; and what styles of the theme would load, and how small they make what people press. A script is
//! not run and not parsed: its comments are left out, and what remains is searched for the ways in which browsers do these things.

use super::{
    Checker,
    html::{Element, Needle, decoded},
    one::{Collected, OnePage},
    privacy::urls_of_style,
    whereabouts::place_in,
};
use crate::{
    diagnostic::{Diagnostic, Place, Span, Spot},
    source::{Content, SourceFile},
    theme,
};

/// What comes before an address that a script loads.
const LOADS: [&str; 11] =
    ["fetch(", "import(", "import", "from", "importScripts(", "Worker(", "WebSocket(", "EventSource(", "src=", "Beacon(", "Request("];

/// Judges the scripts and styles that the site's themes bring.
pub(super) fn of_theme(checker: &Checker<'_>) -> Vec<Diagnostic> {
    let files = checker.prepared.sources().below(theme::FOLDER);
    let judge = |file: &SourceFile| match (file.path.extension(), &file.content) {
        ("js", Content::Text(text)) => {
            let may_keep = theme::in_theme(&file.path).is_some_and(|path| checker.prepared.theme().keeps().contains(path));
            let at = |(start, end): (usize, usize)| Place { file: file.path.clone(), spot: Spot::Bytes(Span::new(start, end)) };
            judged(checker, text, may_keep, at)
        }
        ("css", Content::Text(text)) => of_style(checker, file, text),
        _ => Vec::new(),
    };
    files.flat_map(judge).collect()
}

/// Whether browsers run a script: those of other types hold data.
pub(super) fn is_run(element: Element<'_>) -> bool {
    let kind = element.raw_attribute("type").unwrap_or_default();
    kind.is_empty() || kind == "module" || kind.contains("javascript") || kind.contains("ecmascript")
}

/// A script within a page, or in an attribute.
pub(super) fn inline<'p>(one: &OnePage<'_, 'p>, script: &'p str, collected: &mut Collected<'p>) {
    let script = decoded(script);
    collected.diagnostics.extend(judged(one.checker, &script, false, |(start, end)| one.place_of(&script[start..end])));
}

fn judged(checker: &Checker<'_>, script: &str, may_keep: bool, at: impl Fn((usize, usize)) -> Place) -> Vec<Diagnostic> {
    let knowledge = &checker.knowledge;
    let code = without_comments(script);
    let mut found: Vec<(usize, Diagnostic)> = Vec::new();
    for way in knowledge.sends.iter().chain(&knowledge.keeps).filter(|way| !may_keep || knowledge.sends.contains(way)) {
        for (start, _) in code.match_indices(way.as_str()).filter(|(start, _)| is_word(&code, *start, way.len())) {
            found.push((start, Diagnostic::stores_or_sends(at((start, start + way.len())), way)));
        }
    }
    for (start, url) in addresses(&code).filter(|(start, url)| {
        checker.addresses().is_elsewhere(url)
            && !knowledge.namespaces.iter().any(|name| url.starts_with(name.as_str()))
            && is_loaded(&code[..*start])
    }) {
        found.push((start, Diagnostic::sends_away(at((start + 1, start + 1 + url.len())), url)));
    }
    found.sort_by_key(|(start, _)| *start);
    found.into_iter().map(|(_, diagnostic)| diagnostic).collect()
}

/// Whether a name stands by itself, not inside a longer one.
fn is_word(code: &str, start: usize, length: usize) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$');
    !code[..start].ends_with(is_part) && !code[start + length..].starts_with(is_part)
}

/// Whole addresses in quotes, each with the place of its quote.
fn addresses(code: &str) -> impl Iterator<Item = (usize, &str)> {
    ["\"", "'", "`"].into_iter().flat_map(move |quote| {
        code.match_indices(quote).filter_map(move |(start, _)| {
            let rest = &code[start + 1..];
            let is_address = ["http:", "https:", "ws:", "wss:", "//"].iter().any(|scheme| rest.starts_with(scheme));
            let end = rest.find(['"', '\'', '`', '\n', '$'])?;
            (is_address && end > 4).then_some((start, &rest[..end]))
        })
    })
}

/// Whether what comes before an address asks for it.
fn is_loaded(before: &str) -> bool {
    let line: String = before.rsplit(['\n', ';']).next().unwrap_or_default().split_whitespace().collect();
    LOADS.iter().any(|start| line.ends_with(start)) || line.rsplit_once(".open(").is_some_and(|(_, rest)| rest.ends_with(','))
}

/// A script with blanks in the place of its comments, byte for byte as long.
fn without_comments(script: &str) -> String {
    let mut code = String::with_capacity(script.len());
    let mut quote: Option<char> = None;
    while let Some(letter) = script[code.len()..].chars().next() {
        let rest = &script[code.len()..];
        let comment = match quote {
            None if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            None if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            _ => 0,
        };
        if comment > 0 {
            code.extend(std::iter::repeat_n(' ', comment));
            continue;
        }
        code.push(letter);
        match quote {
            Some(_) if letter == '\\' => code.extend(rest.chars().nth(1)),
            Some(open) if letter == open || letter == '\n' && open != '`' => quote = None,
            None if matches!(letter, '"' | '\'' | '`') => quote = Some(letter),
            _ => {}
        }
    }
    code
}

fn of_style(checker: &Checker<'_>, file: &SourceFile, css: &str) -> Vec<Diagnostic> {
    let away = urls_of_style(css).filter(|url| checker.addresses().is_elsewhere(url));
    let at = |written: &str| place_in(file, &Needle::new(written)).unwrap_or_else(|| Place::from(&file.path));
    let away = away.map(|url| Diagnostic::other_origin(at(url), "a file that a style names", url));
    let small = targets(css).filter(|(_, pixels)| *pixels < LEAST_TARGET);
    let small = small.map(|(token, pixels)| Diagnostic::small_target(at(token), token.trim(), pixels));
    away.chain(small).chain(bars(css).map(|bar| Diagnostic::covered_focus(at(bar), bar))).collect()
}

/// What can be pressed has so many pixels each way, or more (WCAG 2.2, 2.5.8).
const LEAST_TARGET: f64 = 24.0;

/// The tokens that say how large targets are, by their names: the declaration, and its pixels.
fn targets(css: &str) -> impl Iterator<Item = (&str, f64)> {
    css.match_indices("--target").filter_map(|(start, _)| {
        let declaration = css[start..].split([';', '}']).next()?;
        let (_, value) = declaration.split_once(':')?;
        let pixels = |value: &str| {
            let (number, factor) =
                value.strip_suffix("rem").map(|number| (number, 16.0)).or_else(|| value.strip_suffix("px").map(|number| (number, 1.0)))?;
            Some(number.trim().parse::<f64>().ok()? * factor)
        };
        Some((declaration, pixels(value.trim())?))
    })
}

/// Words in selectors of what goes across the page.
const ACROSS: [&str; 7] = ["header", "footer", "nav", "bar", "banner", "strip", "toolbar"];

/// The selectors of bars that stay in view, in a style sheet that leaves no room for what the keyboard scrolls to (WCAG 2.2, 2.4.11).
fn bars(css: &str) -> impl Iterator<Item = &str> {
    let leaves_room = css.contains("scroll-padding") || css.contains("scroll-margin");
    css.match_indices("position").filter_map(move |(at, name)| {
        let value = css[at + name.len()..].trim_start().strip_prefix(':')?.trim_start();
        let stays = !leaves_room && (value.starts_with("sticky") || value.starts_with("fixed"));
        let before = css[..at].rfind('{').filter(|_| stays)?;
        let selector = css[..before].rsplit(['{', '}', ';', '/']).next()?.trim();
        let mut words = selector.split(|letter: char| !letter.is_ascii_alphanumeric());
        words.any(|word| ACROSS.contains(&word)).then_some(selector)
    })
}

#[cfg(test)]
mod tests {
    use super::{addresses, bars, is_loaded, targets, without_comments};

    #[test]
    fn bars_that_stay_leave_room() {
        let found = |css: &'static str| bars(css).collect::<Vec<_>>();
        assert_eq!(found("a{b:c} .site-header { position: sticky; top: 0 }"), [".site-header"]);
        assert_eq!(found("@media print { nav > ul { color: red; position:fixed } }"), ["nav > ul"]);
        assert_eq!(found(".site-header { position: relative } .contents { position: sticky }"), [""; 0]);
        assert_eq!(found("html { scroll-padding-top: 6rem } .site-header { position: sticky }"), [""; 0]);
    }

    #[test]
    fn comments_are_left_out_and_strings_stay() {
        let script = "a // localStorage\n/* fetch(\"x\") */ b(\"https://c\", 'it\\'s') // é";
        let code = without_comments(script);
        assert!(!code.contains("localStorage") && !code.contains("fetch"), "{code}");
        assert!(code.contains("b(\"https://c\", 'it\\'s')"), "{code}");
        assert_eq!(code.find("b("), script.find("b("), "what stays keeps its place");
    }

    #[test]
    fn only_what_is_asked_for_is_loaded() {
        for code in
            ["fetch(\"https://a.b/c\")", "import x from 'https://a.b/c'", "r.open(\"GET\", \"https://a.b/c\")", "img.src = \"//a.b/c\""]
        {
            assert!(addresses(code).any(|(start, _)| is_loaded(&code[..start])), "{code}");
        }
        let code = "link.href = \"https://a.b/c\"";
        assert!(!addresses(code).any(|(start, _)| is_loaded(&code[..start])));
    }

    #[test]
    fn targets_are_measured_in_pixels() {
        let found: Vec<f64> = targets(":root{--target: 2.75rem;--target-small:20px;--targets: none}").map(|(_, pixels)| pixels).collect();
        assert_eq!(found, [44.0, 20.0]);
    }
}
