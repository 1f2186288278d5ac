//! Changes of a site's files are told, however they are made.

use std::{collections::BTreeSet, fs, path::PathBuf, sync::mpsc, time::Duration};

use carepress::watch::{Change, Watcher};

/// Waits until all of these paths were told, whatever else is.
fn told(changes: &mpsc::Receiver<Change>, wanted: &[PathBuf]) -> bool {
    let mut missing: BTreeSet<_> = wanted.iter().collect();
    while !missing.is_empty() {
        match changes.recv_timeout(Duration::from_secs(10)) {
            Ok(Change::Paths(paths)) => missing.retain(|path| !paths.contains(*path)),
            Ok(Change::Everything) => return true,
            Err(_) => return false,
        }
    }
    true
}

#[test]
fn changes_are_told_however_they_are_made() {
    for poll in [None, Some(Duration::from_millis(50))] {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().canonicalize().unwrap();
        let [content, themes] = ["content", "themes"].map(|name| site.join(name));
        fs::create_dir(&content).unwrap();
        fs::write(content.join("a.md"), "a").unwrap();
        let (sender, changes) = mpsc::channel();
        let mut watcher = Watcher::new(&site, poll, move |change| drop(sender.send(change))).unwrap();
        fs::write(content.join("a.md"), "b").unwrap();
        assert!(told(&changes, &[content.join("a.md")]), "a file is written");
        fs::write(content.join(".a.md.swp"), "c").unwrap();
        fs::rename(content.join(".a.md.swp"), content.join("b.md")).unwrap();
        assert!(told(&changes, &[content.join("b.md")]), "a file is saved by rename");
        fs::create_dir(&themes).unwrap();
        assert!(told(&changes, std::slice::from_ref(&themes)), "a folder is new");
        watcher.follow(&Change::Paths([themes.clone()].into())).unwrap();
        fs::write(themes.join("theme.yaml"), "name: a").unwrap();
        assert!(told(&changes, &[themes.join("theme.yaml")]), "a file in a new folder is written");
        fs::remove_file(content.join("a.md")).unwrap();
        assert!(told(&changes, &[content.join("a.md")]), "a file is removed");
    }
}

#[test]
fn what_is_not_the_authors_is_not_told() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().canonicalize().unwrap();
    fs::create_dir(site.join("content")).unwrap();
    let (sender, changes) = mpsc::channel();
    let _watcher = Watcher::new(&site, None, move |change| drop(sender.send(change))).unwrap();
    for name in ["notes.txt", "content/.a.md.swp", "content/a.md~", "content/#a.md#", "content/~$table.csv", "content/a.md"] {
        fs::write(site.join(name), "a").unwrap();
    }
    fs::create_dir(site.join("public")).unwrap();
    let first = changes.recv_timeout(Duration::from_secs(10)).unwrap();
    assert_eq!(first, Change::Paths([site.join("content/a.md")].into()));
    assert!(changes.recv_timeout(Duration::from_millis(200)).is_err());
}
