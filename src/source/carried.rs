//! The files that the program carries: the starter site with its theme. `build.rs` packs them; they are unpacked when they are first asked for.
//!
//! Layout, deflated: for each file the length of its path, its path, the length of its content, its content. Lengths have four bytes, the lowest
//! first.

use std::sync::LazyLock;

use super::{Content, SourceFile, SourceTree};
use crate::{compression, path::SourcePath};

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/carried.bin"));

static CARRIED: LazyLock<SourceTree> = LazyLock::new(|| {
    let bytes = compression::inflated(PACKED);
    let mut rest = bytes.as_slice();
    std::iter::from_fn(|| next_file(&mut rest)).collect()
});

/// Returns the files that the program carries: the starter site with its theme.
#[must_use]
pub fn embedded() -> SourceTree {
    CARRIED.clone()
}

fn next_file(rest: &mut &[u8]) -> Option<SourceFile> {
    let path = std::str::from_utf8(next_part(rest)?).ok().and_then(SourcePath::new)?;
    let bytes = next_part(rest)?;
    let content = std::str::from_utf8(bytes).map_or_else(|_| Content::Bytes(bytes.into()), |text| Content::Text(text.into()));
    Some(SourceFile { path, content })
}

fn next_part<'r>(rest: &mut &'r [u8]) -> Option<&'r [u8]> {
    let (length, after) = rest.split_first_chunk::<4>()?;
    let (part, after) = after.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    *rest = after;
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::embedded;

    #[test]
    fn everything_is_carried() {
        let files = embedded();
        let file = |path: &str| files.files().find(|file| file.path.as_str() == path).map(|file| file.content.bytes().len());
        assert_eq!(file("content/site.yaml"), Some(include_bytes!("../../content/site.yaml").len()));
        assert_eq!(file("themes/haven/theme.yaml"), Some(include_bytes!("../../themes/haven/theme.yaml").len()));
        assert!(files.len() > 300, "{}", files.len());
    }
}
