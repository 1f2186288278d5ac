//! The files of the author's own pages, which the program carries.

use super::answer::Answer;

/// A file of the author's own pages, by its path below them.
pub(super) fn file(path: &str) -> Option<Answer> {
    let (media, text) = match path {
        "" => ("text/html", include_str!("panel.html")),
        "live.js" => ("text/javascript", include_str!("live.js")),
        "live.css" => ("text/css", include_str!("live.css")),
        "panel.js" => ("text/javascript", include_str!("panel.js")),
        "panel.css" => ("text/css", include_str!("panel.css")),
        _ => return None,
    };
    Some(Answer::new(200, media, text))
}
