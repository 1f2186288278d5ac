//! From what a browser asks for to a file of the plan. Only planned files are ever served, so nothing here can lead out of the site; what can
//! be no path of it is sorted out before anything is looked up.

use crate::path::OutputPath;

/// What a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// A file, if the plan has it; `/programs/` means `programs/index.html`.
    File(OutputPath),
    /// Nothing of the site: its pages begin further down.
    Outside,
    /// Nothing that could be a file.
    Nonsense,
}

/// Reads the path of a request, percent-encoded as it came. `base` is the folder that the site lives in: empty, or `/care`.
pub(super) fn asked(base: &str, path: &str) -> Asked {
    let Some(path) = decoded(path) else { return Asked::Nonsense };
    let Some(inside) = path.strip_prefix(base).and_then(|inside| inside.strip_prefix('/')) else { return Asked::Outside };
    let whole = if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { inside.to_owned() };
    OutputPath::new(&whole).map_or(Asked::Nonsense, Asked::File)
}

/// The page of a folder, for an address that lacks the slash at its end.
pub(super) fn folder(path: &OutputPath) -> Option<OutputPath> {
    OutputPath::new(&format!("{path}/index.html"))
}

/// What percent-encoded text says; nothing if that is no text.
pub(super) fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::{Asked, asked};
    use crate::path::OutputPath;

    #[test]
    fn addresses_lead_to_files_of_the_site_or_nowhere() {
        let file = |path: &str| Asked::File(OutputPath::new(path).expect("it is a path"));
        for (base, path, wanted) in [
            ("", "/", file("index.html")),
            ("", "/programs/", file("programs/index.html")),
            ("", "/feed.xml", file("feed.xml")),
            ("", "/a%20b/", file("a b/index.html")),
            ("", "/a%2Fb.css", file("a/b.css")),
            ("/care", "/care/", file("index.html")),
            ("/care", "/care/feed.xml", file("feed.xml")),
            ("/care", "/care", Asked::Outside),
            ("/care", "/careful/", Asked::Outside),
            ("/care", "/", Asked::Outside),
            ("", "/../Cargo.toml", Asked::Nonsense),
            ("", "/a/%2e%2E/%2e%2e/etc/passwd", Asked::Nonsense),
            ("", "/%2e%2e%2fCargo.toml", Asked::Nonsense),
            ("", "//etc/passwd", Asked::Nonsense),
            ("", "/a\\..\\b", Asked::Nonsense),
            ("", "/a%00b", Asked::Nonsense),
            ("", "/%ff", Asked::Nonsense),
            ("", "/%4", Asked::Nonsense),
            ("", "/%zz", Asked::Nonsense),
            ("", "*", Asked::Outside),
        ] {
            assert_eq!(asked(base, path), wanted, "{base} {path}");
        }
    }
}
