//! Mistakes in the site's configuration, its theme, and in pages that get into each other's way.

use super::{Diagnostic, Place, rules};
use crate::path::SourcePath;

impl Diagnostic {
    pub(crate) fn no_site_file(file: &SourcePath) -> Self {
        Self::new(&rules::NO_SITE_FILE, file, "this folder is not a site")
            .help("run `carepress init DIR` for a new site, or name the site's folder with `--site`")
    }

    pub(crate) fn bad_base_url(at: Place, url: &str) -> Self {
        Self::new(&rules::BAD_BASE_URL, at, format!("`{url}` is not a base URL"))
            .help("write the whole address, such as https://care.example.org")
    }

    pub(crate) fn unknown_facet(at: Place, name: &str, nearest: Option<&str>) -> Self {
        Self::new(&rules::UNKNOWN_FACET, at, format!("no facet `{name}`"))
            .suggest(nearest, "name a vocabulary of programs, such as `payment`")
    }

    pub(crate) fn unknown_theme(at: Place, name: &str, nearest: Option<&str>) -> Self {
        Self::new(&rules::UNKNOWN_THEME, at, format!("no theme `{name}`"))
            .suggest(nearest, "use `haven`, or add the folder under `themes/`")
    }

    pub(crate) fn template_fault(at: Place, why: &str) -> Self {
        Self::new(&rules::TEMPLATE_FAULT, at, why).help("correct the template, or remove it so that the theme below is used")
    }

    /// `others` labels of the same file lack that language, too.
    pub(crate) fn untranslated_label(at: Place, label: &str, language: &str, others: usize) -> Self {
        let more = match others {
            0 => String::new(),
            1 => ", and neither has 1 other label of this file".to_owned(),
            more => format!(", and neither have {more} other labels of this file"),
        };
        Self::new(&rules::UNTRANSLATED_LABEL, at, format!("`{label}` has no text in `{language}`{more}"))
            .help(format!("add one: `{language}: …` beside the others"))
    }

    pub(crate) fn missing_string(file: &SourcePath, key: &str, language: &str) -> Self {
        let message = format!("string `{key}` has no text in `{language}`");
        Self::new(&rules::MISSING_STRING, file, message).help("add it to this file, in the words of that language")
    }

    pub(crate) fn missing_strings(at: Place, language: &str) -> Self {
        let message = format!("the theme has no strings in `{language}`");
        Self::new(&rules::MISSING_STRING, at, message)
            .help(format!("add strings/{language}.yaml to a theme of the site, or take `{language}` out"))
    }

    pub(crate) fn bad_style(at: Place, why: &str) -> Self {
        Self::new(&rules::BAD_STYLE, at, why).help("correct the style sheet at this place")
    }

    pub(crate) fn bad_script(at: Place, why: &str, help: &str) -> Self {
        Self::new(&rules::BAD_SCRIPT, at, why).help(help)
    }

    pub(crate) fn unknown_script(at: Place, name: &str, nearest: Option<&str>) -> Self {
        Self::new(&rules::BAD_SCRIPT, at, format!("the theme has no script `{name}`")).suggest(nearest, "name a file of the theme")
    }

    pub(crate) fn unknown_export(at: Place, script: &str, name: &str, nearest: Option<&str>) -> Self {
        Self::new(&rules::BAD_SCRIPT, at, format!("`{script}` does not export `{name}`"))
            .suggest(nearest, format!("write `export` before `{name}` there"))
    }

    /// `on` is the contrast that the color has, and the ground on which it has no more.
    pub(crate) fn unreadable_color(at: Place, color: &str, on: (f64, &str), passes: &str) -> Self {
        let (ratio, ground) = on;
        // Rounded down: 4.49 is not 4.5.
        let message = format!("`{color}` has a contrast of {:.1}:1 on `{ground}`, and text needs 4.5:1", (ratio * 10.0).floor() / 10.0);
        Self::new(&rules::UNREADABLE_COLOR, at, message).help(format!("`{passes}` passes on every ground of the theme"))
    }

    pub(crate) fn bad_image(file: &SourcePath, why: &str) -> Self {
        Self::new(&rules::BAD_IMAGE, file, why).help("export it again as JPEG, PNG, WebP or SVG")
    }

    pub(crate) fn url_taken(at: Place, url: &str, other: &str) -> Self {
        let message = format!("`{url}` is already the address of {other}");
        Self::new(&rules::URL_TAKEN, at, message).help("change one of the two ids or aliases")
    }
}
