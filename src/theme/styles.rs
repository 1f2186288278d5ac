//! Style sheets: every file checked, made small and put into its layer, or into a page that needs nothing but itself. `lightningcss` is named in
//! this file alone.

use std::collections::{BTreeMap, BTreeSet};

use lightningcss::{
    dependencies::{Dependency, DependencyOptions, SourceRange},
    printer::PrinterOptions,
    properties::{
        Property,
        custom::{CustomPropertyName, TokenOrValue},
    },
    rules::{CssRule, CssRuleList, style::StyleRule},
    stylesheet::{MinifyOptions, ParserOptions, StyleSheet, ToCssResult},
    targets::{Browsers, Targets},
    traits::{Parse, ToCss},
    values::color::{CssColor, RGBA},
};

use crate::{
    asset::{self, Asset},
    diagnostic::{Diagnostic, Place, Span, Spot, nearest},
    path::SourcePath,
    source::{Content, SourceFile},
};

/// The cascade layers, weakest first. A file belongs to the layer that its path names; components are a layer together.
const LAYERS: [&str; 5] = ["tokens", "elements", "layout", "components", "print"];

/// Browsers of the last four years or so: what cheap phones run.
const TARGETS: Browsers = Browsers {
    android: None,
    chrome: Some(105 << 16),
    edge: Some(105 << 16),
    firefox: Some(110 << 16),
    ie: None,
    ios_saf: Some(16 << 16),
    opera: None,
    safari: Some(16 << 16),
    samsung: Some(20 << 16),
};

/// What a style sheet may point to: the theme's published files, by path in the theme without `static/`; each with its address as the style
/// sheet must name it, which lies in the same folder.
pub(super) struct Neighbors<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Neighbors<'a> {
    pub(super) fn new(assets: &'a [Asset]) -> Self {
        let address = |asset: &'a Asset| asset.path.as_str().strip_prefix(asset::FOLDER)?.strip_prefix('/');
        Self(assets.iter().filter_map(|asset| Some((asset.name.as_str(), address(asset)?))).collect())
    }

    /// The address of the file that a sheet calls `url`, or what is wrong with it.
    fn address(&self, sheet: &SourcePath, url: &str) -> Result<&'a str, String> {
        let file = sheet.follow(url).filter(|_| !url.contains(':'));
        let Some(file) = file.as_ref().and_then(|file| file.below("themes")?.split_once('/')).map(|(_, inside)| inside) else {
            return Err(format!("`{url}` is not a file of the theme"));
        };
        let name = file.trim_start_matches("static/");
        self.0.get(name).copied().ok_or_else(|| {
            let near = nearest(name, self.0.keys().copied()).map(|near| format!("; there is `static/{near}`")).unwrap_or_default();
            format!("the theme has no file `{file}`{near}")
        })
    }
}

/// The style sheets of all pages.
pub(super) struct Bundled<'a> {
    /// The files, in order.
    pub(super) sheets: &'a [&'a SourceFile],
    /// The tokens that the site's own colors change: rules of the root, or nothing.
    pub(super) tokens: &'a str,
}

/// Bundles style sheets in their order; the site's own tokens are the last of their layer.
pub(super) fn bundle(bundled: &Bundled<'_>, neighbors: &Neighbors<'_>, diagnostics: &mut Vec<Diagnostic>) -> String {
    let mut bundle = format!("@layer {};", LAYERS.join(","));
    for file in bundled.sheets {
        let Content::Text(text) = &file.content else {
            diagnostics.push(Diagnostic::not_text(&file.path));
            continue;
        };
        match minify(text, |_| {}).and_then(|sheet| with_addresses(sheet, &file.path, text, neighbors)) {
            Ok(css) if css.is_empty() => {}
            Ok(css) => {
                let layer = LAYERS.into_iter().find(|layer| file.path.stem() == *layer).unwrap_or("components");
                bundle.extend(["@layer ", layer, "{", &css, "}"]);
            }
            Err(fault) => diagnostics.push(diagnostic(file, text, fault)),
        }
    }
    if !bundled.tokens.is_empty() {
        bundle.extend(["@layer tokens{", bundled.tokens, "}"]);
    }
    bundle
}

/// Puts the style of a page that needs nothing but itself together: its own sheets, and before them those tokens of the `bundled` sheets that they
/// use, so that the page has the colours of the site. Mistakes in the bundled sheets are told elsewhere.
pub(super) fn alone(bundled: &Bundled<'_>, own: &[&SourceFile], diagnostics: &mut Vec<Diagnostic>) -> String {
    let texts = |files: &[&SourceFile]| -> Vec<String> { files.iter().filter_map(|file| text(file).map(str::to_owned)).collect() };
    let tokens = texts(bundled.sheets);
    let used = used(&texts(own), &tokens);
    let mut style: String = tokens.iter().filter_map(|text| Some(minify(text, |rules| keep_tokens(rules, &used)).ok()?.code)).collect();
    style.push_str(bundled.tokens);
    // Such a page loads nothing.
    let none = Neighbors(BTreeMap::new());
    for file in own {
        let Some(text) = text(file) else {
            diagnostics.push(Diagnostic::not_text(&file.path));
            continue;
        };
        match minify(text, |_| {}).and_then(|sheet| with_addresses(sheet, &file.path, text, &none)) {
            Ok(css) => style.push_str(&css),
            Err(fault) => diagnostics.push(diagnostic(file, text, fault)),
        }
    }
    // The element ends at the first `</`; in a text of CSS the two signs mean the same with a backslash between them.
    style.replace("</", "<\\/")
}

fn text(file: &SourceFile) -> Option<&str> {
    match &file.content {
        Content::Text(text) => Some(text),
        Content::Bytes(_) => None,
    }
}

/// The tokens that sheets use, those that these tokens are made of included.
fn used(own: &[String], tokens: &[String]) -> BTreeSet<String> {
    let mut used: BTreeSet<String> = own.iter().flat_map(|text| uses(text)).map(|(_, name)| name.to_owned()).collect();
    loop {
        let further = tokens.iter().flat_map(|text| uses(text)).filter(|(token, _)| used.contains(*token)).map(|(_, name)| name.to_owned());
        let further: Vec<String> = further.filter(|name| !used.contains(name)).collect();
        if further.is_empty() {
            return used;
        }
        used.extend(further);
    }
}

/// Each use of a token: the property in whose value it stands, and its name.
fn uses(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices("var(").map(|(at, start)| {
        let property = text[..at].rsplit([';', '{', '}', '/']).next().and_then(|declaration| declaration.split_once(':'));
        let name = text[at + start.len()..].split([')', ',']).next().unwrap_or_default();
        (property.map_or("", |(property, _)| property.trim()), name.trim())
    })
}

/// Leaves nothing but the tokens of the root that are used.
fn keep_tokens(rules: &mut CssRuleList<'_>, used: &BTreeSet<String>) {
    let is_used = |property: &Property<'_>| match property {
        Property::Custom(token) => matches!(&token.name, CustomPropertyName::Custom(name) if used.contains(&*name.0)),
        _ => false,
    };
    rules.0.retain_mut(|rule| match rule {
        CssRule::Style(style) => {
            style.declarations.declarations.retain(is_used);
            style.declarations.important_declarations.clear();
            let is_root = style.selectors.to_css_string(PrinterOptions::default()).is_ok_and(|selector| selector == ":root");
            is_root && !style.declarations.declarations.is_empty()
        }
        CssRule::Media(media) => {
            keep_tokens(&mut media.rules, used);
            !media.rules.0.is_empty()
        }
        CssRule::Supports(supports) => {
            keep_tokens(&mut supports.rules, used);
            !supports.rules.0.is_empty()
        }
        _ => false,
    });
}

/// A mistake in a sheet: its byte, if known, and what is wrong.
type Fault = (Option<usize>, String);

fn diagnostic(file: &SourceFile, text: &str, (at, why): Fault) -> Diagnostic {
    let spot = at.map_or(Spot::File, |at| Spot::Bytes(Span::new(at, (at + 1).min(text.len()))));
    Diagnostic::bad_style(Place { file: file.path.clone(), spot }, &why)
}

/// Checks one sheet, changes it, and makes it small. URLs in it are placeholders afterwards.
fn minify(text: &str, change: impl FnOnce(&mut CssRuleList<'_>)) -> Result<ToCssResult, Fault> {
    let mut sheet = StyleSheet::parse(text, ParserOptions::default()).map_err(|error| {
        let at = error.loc.as_ref().map(|location| byte_at(text, location.line as usize, location.column as usize));
        (at, lower(&error.kind.to_string()))
    })?;
    change(&mut sheet.rules);
    let targets = Targets::from(TARGETS);
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| (None, lower(&error.kind.to_string())))?;
    let analyze_dependencies = Some(DependencyOptions { remove_imports: false });
    let printed = sheet.to_css(PrinterOptions { minify: true, targets, analyze_dependencies, ..PrinterOptions::default() });
    printed.map_err(|error| (None, lower(&error.kind.to_string())))
}

/// Puts the addresses of files into the places that [`minify`] left for them.
fn with_addresses(sheet: ToCssResult, path: &SourcePath, text: &str, neighbors: &Neighbors<'_>) -> Result<String, Fault> {
    let at = |range: &SourceRange| Some(byte_at(text, range.start.line as usize - 1, range.start.column as usize));
    let mut css = sheet.code;
    for dependency in sheet.dependencies.into_iter().flatten() {
        match dependency {
            Dependency::Url(url) => {
                let address = neighbors.address(path, &url.url).map_err(|why| (at(&url.loc), why))?;
                css = css.replace(&url.placeholder, address);
            }
            Dependency::Import(import) => {
                return Err((at(&import.loc), "sheets are joined in the order of `styles` in `theme.yaml`, not by `@import`".to_owned()));
            }
        }
    }
    Ok(css)
}

/// A color of the screen: red, green, blue.
pub(super) type Rgb = [u8; 3];

/// Colors by the name of their custom property, without `--`.
pub(super) type Palette = BTreeMap<String, Rgb>;

/// Reads a color in any way of writing that CSS has; none if it is not one, or lets the ground through.
pub(super) fn color(text: &str) -> Option<Rgb> {
    CssColor::parse_string(text).ok().as_ref().and_then(opaque)
}

fn opaque(color: &CssColor) -> Option<Rgb> {
    RGBA::try_from(color).ok().filter(|color| color.alpha == u8::MAX).map(|color| [color.red, color.green, color.blue])
}

/// The colors that sheets give to custom properties of the whole page: on light grounds, and what differs on dark ones.
pub(super) fn palettes(files: &[&SourceFile]) -> [Palette; 2] {
    let mut palettes = [Palette::new(), Palette::new()];
    for file in files {
        let Content::Text(text) = &file.content else { continue };
        // What is wrong in a sheet has been said where it was bundled.
        if let Ok(sheet) = StyleSheet::parse(text, ParserOptions::default()) {
            collect_colors(&sheet.rules, &mut palettes);
        }
    }
    palettes
}

/// Collects into the palette of each ground for which the rules are; the last is that of dark grounds.
fn collect_colors(rules: &CssRuleList<'_>, palettes: &mut [Palette]) {
    let plain = || PrinterOptions { minify: true, ..PrinterOptions::default() };
    for rule in &rules.0 {
        match rule {
            CssRule::Media(media) => {
                let is_dark = media.query.to_css_string(plain()).is_ok_and(|query| query.contains("prefers-color-scheme:dark"));
                if let Some(dark) = palettes.last_mut().filter(|_| is_dark) {
                    collect_colors(&media.rules, std::slice::from_mut(dark));
                }
            }
            CssRule::Style(style) if style.selectors.to_css_string(plain()).is_ok_and(|selector| selector == ":root") => {
                collect_declared(style, palettes);
            }
            _ => {}
        }
    }
}

fn collect_declared(style: &StyleRule<'_>, palettes: &mut [Palette]) {
    for property in &style.declarations.declarations {
        let Property::Custom(custom) = property else { continue };
        let [TokenOrValue::Color(color)] = custom.value.0.as_slice() else { continue };
        let each = match color {
            CssColor::LightDark(light, dark) => [opaque(light), opaque(dark)],
            color => [opaque(color), None],
        };
        for (palette, color) in palettes.iter_mut().zip(each) {
            palette.extend(color.map(|color| (custom.name.as_ref().trim_start_matches("--").to_owned(), color)));
        }
    }
}

/// Lines count from 0, columns from 1.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let at = (start + column.saturating_sub(1)).min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn lower(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::{Bundled, alone};
    use crate::{path::SourcePath, source::SourceFile};

    fn file(text: &str) -> SourceFile {
        SourceFile { path: SourcePath::new("themes/t/static/css/x.css").unwrap(), content: text.as_bytes().to_vec().into() }
    }

    #[test]
    fn a_page_for_itself_has_its_own_rules_and_the_tokens_that_they_use() {
        let tokens = file(
            "/* a: b */ :root { color-scheme: light; --unit: 2px; --gap: calc(3 * var(--unit)); --ink: #111; --rest: #222 }\n\
             @media (prefers-color-scheme: dark) { :root { --ink: #eee; --rest: #ddd } }\n.x { --ink: red } body { color: var(--rest) }",
        );
        let site = file(":root { --ink: #333 }");
        let own = file("p { color: var(--ink); margin: var( --gap ) } p::after { content: '</style>' }");
        let mut diagnostics = Vec::new();
        assert_eq!(
            alone(&Bundled { sheets: &[&tokens, &site], tokens: "" }, &[&own], &mut diagnostics),
            ":root{--unit:2px;--gap:calc(3 * var(--unit));--ink:#111}@media (prefers-color-scheme:dark){:root{--ink:#eee}}:root{--ink:#333}\
             p{color:var(--ink);margin:var(--gap)}p:after{content:\"<\\/style>\"}"
        );
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert_eq!(alone(&Bundled { sheets: &[], tokens: "" }, &[&file("p {")], &mut diagnostics), "");
        alone(&Bundled { sheets: &[], tokens: "" }, &[&file("p { color: } }")], &mut diagnostics);
        assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    }
}
