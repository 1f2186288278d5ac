//! The files that the program carries: the starter site with its theme. `include_dir` is named in this file alone.

use include_dir::{Dir, include_dir};

use super::{Content, SourceFile, SourceTree};
use crate::path::SourcePath;

static CONTENT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content");
static THEMES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// Returns the files that the program carries: the starter site with its theme.
#[must_use]
pub fn embedded() -> SourceTree {
    let content = carried(&CONTENT, "content");
    content.into_iter().chain(carried(&THEMES, "themes")).collect()
}

fn carried(root: &'static Dir<'static>, name: &str) -> Vec<SourceFile> {
    fn add(dir: &'static Dir<'static>, name: &str, files: &mut Vec<SourceFile>) {
        for file in dir.files() {
            let path = format!("{name}/{}", file.path().to_str().expect("our own file names are UTF-8").replace('\\', "/"));
            let content = file.contents_utf8().map_or_else(|| Content::Bytes(file.contents().into()), |text| Content::Text(text.into()));
            files.extend(SourcePath::new(&path).map(|path| SourceFile { path, content }));
        }
        dir.dirs().for_each(|dir| add(dir, name, files));
    }
    let mut files = Vec::new();
    add(root, name, &mut files);
    files
}
