//! The pictures that `site.yaml` names: each must be there, and be one that browsers show.

use std::collections::BTreeMap;

use crate::{
    config::{self, Config},
    diagnostic::{Diagnostic, FieldPath, nearest},
    path::SourcePath,
};

/// Endings of pictures that browsers show.
const PICTURES: [&str; 5] = ["svg", "png", "jpg", "jpeg", "webp"];

/// Endings of pictures that are icons everywhere.
const ICONS: [&str; 2] = ["svg", "png"];

/// Checks the logo and the icon. `files` are those that the site publishes.
pub(super) fn check(config: &Config, files: &BTreeMap<&SourcePath, usize>, diagnostics: &mut Vec<Diagnostic>) {
    let mut check = |at: FieldPath, file: &str, endings: &[&str]| {
        let known = config::picture(file).filter(|path| files.contains_key(path));
        if known.as_ref().is_some_and(|path| !endings.contains(&path.extension().to_ascii_lowercase().as_str())) {
            let expected = format!("a picture that ends with {}", endings.join(", "));
            diagnostics.push(Diagnostic::invalid_value(config::place(at), &format!("`{file}`"), &expected));
        } else if known.is_none() {
            let in_folder = format!("images/{file}");
            let known = || files.keys().filter_map(|path| path.below("content"));
            let near = known().find(|path| *path == in_folder).or_else(|| nearest(file, known()));
            diagnostics.push(Diagnostic::unknown_reference(config::place(at), "picture", file, near));
        }
    };
    let logo = FieldPath::from("logo");
    if let Some(written) = &config.logo {
        check(logo.clone().key("file"), &written.file, &PICTURES);
        written.dark.iter().for_each(|dark| check(logo.clone().key("dark"), dark, &PICTURES));
    }
    config.icon.iter().for_each(|icon| check(FieldPath::from("icon"), icon, &ICONS));
    if config.logo.as_ref().is_some_and(|logo| logo.alt.is_empty()) {
        let help = "say in words what the logo shows, as a rule the name of the site";
        diagnostics.push(Diagnostic::missing_field(config::place(logo), "alt", help));
    }
}
