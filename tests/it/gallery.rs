//! The gallery of a theme shows every component with every example, in every language, and its tokens.

use carepress::{config, gallery, path::OutputPath, source, theme};

use crate::site_in_text::tree;

#[test]
fn every_example_is_shown_in_every_language() {
    let sources = tree("-- content/site.yaml --\ntitle: Examples\nlanguages: [en, es]\n");
    let config = config::load(&sources, None).value;
    let theme = theme::load(&sources, &source::embedded(), &config, &mut theme::Memory::default()).value;
    let gallery = gallery::plan(&config, &theme);
    let page = |path: &str| {
        let path = OutputPath::new(path).unwrap();
        let bytes = gallery.file(&path).unwrap_or_else(|| panic!("{path} is planned"));
        String::from_utf8(bytes.unwrap_or_else(|fault| panic!("{path}: {}", fault.message))).unwrap()
    };
    let (early, pages) = gallery.paths();
    assert!(early.iter().any(|path| path.as_str() == "_headers"));
    assert_eq!(pages.len(), 2 * (theme.components().len() + 2));
    for tree in ["", "es/"] {
        let index = page(&format!("{tree}index.html"));
        for (name, spec) in theme.components() {
            assert!(index.contains(&format!("href=\"/{tree}components/{name}/\"")), "{name}");
            let component = page(&format!("{tree}components/{name}/index.html"));
            assert_eq!(component.matches(" data-example=\"").count(), spec.examples.len(), "{name}");
            let ids: Vec<&str> = component.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
            for (place, id) in ids.iter().enumerate() {
                assert!(!ids[..place].contains(id), "{name}: the id `{id}` is there twice");
            }
        }
        let tokens = page(&format!("{tree}tokens/index.html"));
        assert!(tokens.contains("--color-ink") && tokens.contains("--space-1") && tokens.contains("icons/icon.svg"));
    }
    assert!(page("components/checklist/index.html").contains("{{&lt;checklist id=&quot;…&quot; /&gt;}}"));
    assert!(gallery.file(&OutputPath::new("components/none/index.html").unwrap()).is_none());
}
