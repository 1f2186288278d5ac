//! The tokens of a style sheet: names with their values in light and dark, and the contrast of colours, measured
//! (<https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>).

use std::collections::BTreeMap;

use serde::Serialize;

/// A token: its name with its hyphens, and its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Token {
    pub(super) name: String,
    pub(super) light: String,
    /// In dark colours, where that differs.
    pub(super) dark: Option<String>,
}

/// Reads the tokens of the root from a small style sheet, in the order of their first mention; later values win.
pub(super) fn read(css: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut blocks: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, sign) in css.match_indices(['{', '}', ';']) {
        let piece = css[start..at].trim();
        start = at + 1;
        if sign == "{" {
            blocks.push(piece);
            continue;
        }
        if let Some((name, value)) = piece.split_once(':').filter(|(name, _)| is_name(name) && is_root(&blocks)) {
            put(&mut tokens, name, value.trim(), is_dark(&blocks));
        }
        if sign == "}" {
            blocks.pop();
        }
    }
    tokens
}

/// What the compiler of styles puts in for its own use is no token.
fn is_name(name: &str) -> bool {
    name.starts_with("--") && !name.starts_with("--lightningcss-")
}

fn is_root(blocks: &[&str]) -> bool {
    let around = blocks.split_last().map_or(&[][..], |(_, around)| around);
    let is_usual = |block: &&str| !block.starts_with('@') || block.starts_with("@layer") || block.contains("prefers-color-scheme:");
    blocks.last() == Some(&":root") && around.iter().all(is_usual)
}

fn is_dark(blocks: &[&str]) -> bool {
    blocks.iter().any(|block| block.replace(' ', "").contains("prefers-color-scheme:dark"))
}

fn put(tokens: &mut Vec<Token>, name: &str, value: &str, dark: bool) {
    // What `light-dark()` becomes for browsers that do not know it.
    let both = value.strip_prefix("var(--lightningcss-light,").and_then(|rest| rest.split_once(')')).and_then(|(light, rest)| {
        let dark = rest.trim().strip_prefix("var(--lightningcss-dark,")?.strip_suffix(')')?;
        Some((light.trim().to_owned(), dark.trim().to_owned()))
    });
    let position = tokens.iter().position(|token| token.name == name).unwrap_or_else(|| {
        tokens.push(Token { name: name.to_owned(), light: String::new(), dark: None });
        tokens.len() - 1
    });
    let token = &mut tokens[position];
    match both {
        Some((light, dark)) => (token.light, token.dark) = (light, Some(dark)),
        None if dark => token.dark = Some(value.to_owned()),
        None => value.clone_into(&mut token.light),
    }
}

/// A colour: red, green and blue.
pub(super) type Color = [u8; 3];

/// The colours of one scheme, by name of token. Values that name another token are followed.
pub(super) fn colors(tokens: &[Token], dark: bool) -> BTreeMap<&str, Color> {
    let value = |token: &Token| token.dark.clone().filter(|_| dark).unwrap_or_else(|| token.light.clone());
    let values: BTreeMap<&str, String> = tokens.iter().map(|token| (token.name.as_str(), value(token))).collect();
    let color = |name: &&str| {
        let mut value = values.get(name)?;
        // A chain of names ends soon, or is a circle.
        for _ in 0..8 {
            match value.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')')) {
                Some(other) => value = values.get(other)?,
                None => break,
            }
        }
        hex(value)
    };
    values.keys().filter_map(|name| Some((*name, color(name)?))).collect()
}

/// Reads `#fff` or `#8f1d22`.
fn hex(text: &str) -> Option<Color> {
    let digits = text.strip_prefix('#')?;
    let part = |at: usize, length: usize| u8::from_str_radix(&digits.get(at..at + length)?.repeat(3 - length), 16).ok();
    let length = match digits.len() {
        3 => 1,
        6 => 2,
        _ => return None,
    };
    Some([part(0, length)?, part(length, length)?, part(2 * length, length)?])
}

/// The contrast of two colours, from 1 to 21.
pub(super) fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    if one > other { one / other } else { other / one }
}

/// The relative luminance (<https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>).
fn luminance(color: Color) -> f64 {
    let linear = color
        .map(|part| f64::from(part) / 255.0)
        .map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

#[cfg(test)]
mod tests {
    use super::{colors, contrast, read};

    #[test]
    fn tokens_are_read_and_measured() {
        let css = "@layer a,b;@layer a{:root{color-scheme:light;--color-ink:#000;--color-link:var(--color-ink);--gap:calc(1px + 2px)}\
                   @media screen and (prefers-color-scheme:dark){:root{--color-ink:#fff}.x{--color-ink:red}}}@media print{:root{--gap:0}}\
                   :root{--color-both:var(--lightningcss-light, #777) var(--lightningcss-dark, #888)}";
        let tokens = read(css);
        let names: Vec<(&str, &str, Option<&str>)> =
            tokens.iter().map(|token| (token.name.as_str(), token.light.as_str(), token.dark.as_deref())).collect();
        assert_eq!(
            names,
            [
                ("--color-ink", "#000", Some("#fff")),
                ("--color-link", "var(--color-ink)", None),
                ("--gap", "calc(1px + 2px)", None),
                ("--color-both", "#777", Some("#888")),
            ]
        );
        let (light, dark) = (colors(&tokens, false), colors(&tokens, true));
        assert!((contrast(light["--color-link"], dark["--color-link"]) - 21.0).abs() < 1e-9);
        // https://webaim.org/resources/contrastchecker/ gives 4.47 for #777 on white.
        assert!((contrast(light["--color-both"], [255; 3]) - 4.478).abs() < 0.001);
        assert!(!light.contains_key("--gap"));
    }
}
