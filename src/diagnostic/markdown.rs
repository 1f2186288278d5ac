//! Mistakes in Markdown: links, HTML and components.

use super::{Diagnostic, Place, rules};

impl Diagnostic {
    pub(crate) fn dead_link(at: Place, target: &str, nearest: Option<&str>) -> Self {
        Self::new(&rules::DEAD_LINK, at, format!("`{target}` leads nowhere")).suggest(nearest, "correct it, or add what it leads to")
    }

    pub(crate) fn dead_anchor(at: Place, anchor: &str, nearest: Option<&str>) -> Self {
        Self::new(&rules::DEAD_ANCHOR, at, format!("no heading `#{anchor}` on that page")).suggest(nearest, "link to the page without `#`")
    }

    pub(crate) fn unsafe_link(at: Place, target: &str) -> Self {
        Self::new(&rules::UNSAFE_LINK, at, format!("`{target}` is not a link that a visitor may follow"))
            .help("use https, mailto, tel or sms, or the path of a page")
    }

    pub(crate) fn outside_picture(at: Place, target: &str) -> Self {
        Self::new(&rules::UNSAFE_LINK, at, format!("the picture `{target}` lies on another site"))
            .help("copy it into content/images: whoever loads it from there tells the other site what they read")
    }

    pub(crate) fn html_removed(at: Place, what: &str) -> Self {
        Self::new(&rules::HTML_REMOVED, at, format!("`{what}` is not allowed here and was taken out"))
            .help("write it in Markdown, or set `trust_html: true` in content/site.yaml")
    }

    pub(crate) fn bad_component_call(at: Place, why: &str) -> Self {
        Self::new(&rules::BAD_COMPONENT_CALL, at, why)
            .help("write `{{<name key=\"value\" />}}`, or `{% <name> %}` … `{% </name> %}` around text")
    }

    pub(crate) fn unknown_component(at: Place, name: &str, nearest: Option<&str>) -> Self {
        Self::new(&rules::UNKNOWN_COMPONENT, at, format!("no component `{name}`"))
            .suggest(nearest, "see the guide for the components of the theme")
    }

    pub(crate) fn unknown_argument(at: Place, component: &str, name: &str, nearest: Option<&str>) -> Self {
        let message = format!("component `{component}` has no argument `{name}`");
        Self::new(&rules::UNKNOWN_ARGUMENT, at, message).suggest(nearest, "remove it")
    }

    pub(crate) fn missing_argument(at: Place, component: &str, name: &str) -> Self {
        let message = format!("component `{component}` needs `{name}`");
        Self::new(&rules::MISSING_ARGUMENT, at, message).help(format!("add `{name}=\"…\"`"))
    }

    pub(crate) fn bad_argument(at: Place, name: &str, value: &str, nearest: Option<&str>, otherwise: &str) -> Self {
        Self::new(&rules::BAD_ARGUMENT, at, format!("`{name}` cannot be `{value}`")).suggest(nearest, otherwise)
    }

    pub(crate) fn open_component(at: Place, name: &str, why: &str) -> Self {
        Self::new(&rules::OPEN_COMPONENT, at, format!("component `{name}` {why}"))
            .help(format!("write `{{% <{name}> %}}` and `{{% </{name}> %}}` around the same text"))
    }

    pub(crate) fn component_without_text(at: Place, name: &str) -> Self {
        Self::new(&rules::OPEN_COMPONENT, at, format!("component `{name}` takes no text inside"))
            .help(format!("write `{{{{<{name} />}}}}` on a line of its own"))
    }
}
