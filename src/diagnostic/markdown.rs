//! Mistakes in Markdown: links, HTML and components.

use super::{Diagnostic, Place, rules};

impl Diagnostic {
    pub(crate) fn dead_link(at: Place, target: &str, nearest: Option<&str>) -> Self {
        Self::new(&rules::DEAD_LINK, at, format!("`{target}` leads nowhere")).suggest(nearest, "correct the link, or add the page")
    }

    pub(crate) fn dead_anchor(at: Place, anchor: &str, nearest: Option<&str>) -> Self {
        Self::new(&rules::DEAD_ANCHOR, at, format!("no heading `#{anchor}` on that page")).suggest(nearest, "link to the page without `#`")
    }

    pub(crate) fn unsafe_link(at: Place, target: &str) -> Self {
        Self::new(&rules::UNSAFE_LINK, at, format!("`{target}` is not a link that a visitor may follow"))
            .help("use https, mailto, tel or sms, or the path of a page")
    }

    pub(crate) fn html_removed(at: Place) -> Self {
        let message = "some HTML here is not allowed and was taken out";
        Self::new(&rules::HTML_REMOVED, at, message).help("write it in Markdown, or set `trust_html: true` in content/site.yaml")
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
}
