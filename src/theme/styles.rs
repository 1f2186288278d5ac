//! Style sheets: every file checked, made small and put into its layer. `lightningcss` is named in this file alone.

use lightningcss::{
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions, StyleSheet},
    targets::{Browsers, Targets},
};

use crate::{
    diagnostic::{Diagnostic, Place, Span, Spot},
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

/// Bundles style sheets in the order given.
pub(super) fn bundle(files: &[&SourceFile], diagnostics: &mut Vec<Diagnostic>) -> String {
    let mut bundle = format!("@layer {};", LAYERS.join(","));
    for file in files {
        let Content::Text(text) = &file.content else {
            diagnostics.push(Diagnostic::not_text(&file.path));
            continue;
        };
        match minify(text) {
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

/// Checks one sheet and makes it small. A mistake gives its byte, if known, and what is wrong.
fn minify(text: &str) -> Result<String, (Option<usize>, String)> {
    let mut sheet = StyleSheet::parse(text, ParserOptions::default()).map_err(|error| {
        let at = error.loc.as_ref().map(|location| byte_at(text, location.line as usize, location.column as usize));
        (at, lower(&error.kind.to_string()))
    })?;
    let targets = Targets::from(TARGETS);
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| (None, lower(&error.kind.to_string())))?;
    let printed = sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() });
    printed.map(|result| result.code).map_err(|error| (None, lower(&error.kind.to_string())))
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
