//! Style sheets: every file checked, made small and put into its layer. `lightningcss` is named in this file alone.

use std::collections::BTreeMap;

use lightningcss::{
    dependencies::{Dependency, DependencyOptions, SourceRange},
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions, StyleSheet, ToCssResult},
    targets::{Browsers, Targets},
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

/// Bundles style sheets in the order given.
pub(super) fn bundle(files: &[&SourceFile], neighbors: &Neighbors<'_>, diagnostics: &mut Vec<Diagnostic>) -> String {
    let mut bundle = format!("@layer {};", LAYERS.join(","));
    for file in files {
        let Content::Text(text) = &file.content else {
            diagnostics.push(Diagnostic::not_text(&file.path));
            continue;
        };
        match minify(text).and_then(|sheet| with_addresses(sheet, &file.path, text, neighbors)) {
            Ok(css) if css.is_empty() => {}
            Ok(css) => {
                let layer = LAYERS.into_iter().find(|layer| file.path.stem() == *layer).unwrap_or("components");
                bundle.extend(["@layer ", layer, "{", &css, "}"]);
            }
            Err((at, why)) => {
                let spot = at.map_or(Spot::File, |at| Spot::Bytes(Span::new(at, (at + 1).min(text.len()))));
                diagnostics.push(Diagnostic::bad_style(Place { file: file.path.clone(), spot }, &why));
            }
        }
    }
    bundle
}

/// A mistake in a sheet: its byte, if known, and what is wrong.
type Fault = (Option<usize>, String);

/// Checks one sheet and makes it small. URLs in it are placeholders afterwards.
fn minify(text: &str) -> Result<ToCssResult, Fault> {
    let mut sheet = StyleSheet::parse(text, ParserOptions::default()).map_err(|error| {
        let at = error.loc.as_ref().map(|location| byte_at(text, location.line as usize, location.column as usize));
        (at, lower(&error.kind.to_string()))
    })?;
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
