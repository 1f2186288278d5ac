//! The files of the author's own pages, which the program carries, and the headers that they are sent with.

use super::answer::Answer;

/// What the author's own pages may load: what this server has, and nothing written into them.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/// Three lines, as of a list.
const ICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#123f8c"/><path d="M9 10h14M9 16h14M9 22h8" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>"##;

/// A file of the author's own pages, by its path below them.
pub(super) fn file(path: &str) -> Option<Answer> {
    let (media, text) = match path {
        "" => ("text/html", include_str!("panel.html")),
        "icon.svg" => ("image/svg+xml", ICON),
        "element.js" => ("text/javascript", include_str!("element.js")),
        "live.js" => ("text/javascript", include_str!("live.js")),
        "live.css" => ("text/css", include_str!("live.css")),
        "panel.js" => ("text/javascript", include_str!("panel.js")),
        "views.js" => ("text/javascript", include_str!("views.js")),
        "panel.css" => ("text/css", include_str!("panel.css")),
        _ => return None,
    };
    Some(guarded(Answer::new(200, media, text)))
}

/// An answer with the headers that keep the author's own pages apart from the rest of the web.
pub(super) fn guarded(mut answer: Answer) -> Answer {
    for (name, value) in [
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ] {
        answer.set(name, value.to_owned());
    }
    answer
}
