//! A rebuild equals a clean build: after an edit, a new file, a new name, a removal, a mistake and its repair, and after a build that died. Only
//! files whose bytes differ are written.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::Command,
    time::{Duration, SystemTime},
};

use crate::{
    site_in_text::{file, files, inputs, tree, write},
    snapshot::files_below,
};
use carepress::{
    output::{MANIFEST, OutputFolder, Published},
    path::SourcePath,
    pipeline::{self, Cache},
    source::{SourceFile, SourceTree},
};

/// A site of one program, `evening`.
const SITE: &str = include_str!("../diagnostics/base.txt");

/// Another program like the one of the site.
fn program(id: &str, name: &str) -> SourceFile {
    let (_, text) = files(SITE).into_iter().find(|(path, _)| path == "content/programs/evening.md").unwrap();
    file(&format!("content/programs/{id}.md"), text.replace("Evening Program", name).into_bytes())
}

fn site() -> SourceTree {
    let mut tree = tree(SITE);
    tree.insert(program("morning", "Morning Program"));
    tree
}

/// Publishes a site into a folder, as `build` does. None if it has errors.
fn publish(sources: &SourceTree, cache: &mut Cache, folder: &Path) -> Option<Published> {
    let inputs = inputs(sources.clone());
    let planning = pipeline::plan(&inputs, cache, Vec::new());
    if planning.stops_build(false) {
        return None;
    }
    let folder = OutputFolder::open(folder).unwrap();
    let built = pipeline::publish(&inputs, &planning.complete(&inputs), folder, &|_| ());
    Some(built.unwrap_or_else(|stop| panic!("{stop:?}")).published)
}

/// What a folder holds, but for the manifest.
fn held(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = files_below(folder);
    files.remove(MANIFEST).unwrap();
    files
}

fn clean(sources: &SourceTree) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    publish(sources, &mut Cache::default(), folder.path()).unwrap();
    held(folder.path())
}

/// Makes files older than they can be, so that any write shows.
fn age(folder: &Path) {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for name in files_below(folder).keys() {
        fs::File::options().write(true).open(folder.join(name)).unwrap().set_modified(long_ago).unwrap();
    }
}

/// Files that were written since [`age`].
fn touched(folder: &Path) -> Vec<String> {
    let limit = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_001);
    files_below(folder).into_keys().filter(|name| fs::metadata(folder.join(name)).unwrap().modified().unwrap() > limit).collect()
}

/// What a person does to a site between two builds.
type Change<'c> = &'c dyn Fn(&mut SourceTree);

/// When a build is killed: once the output folder looks like this.
type Moment<'m> = &'m dyn Fn(&Path) -> bool;

#[test]
fn every_change_leaves_what_a_clean_build_makes() {
    let folder = tempfile::tempdir().unwrap();
    let cache = &mut Cache::default();
    let mut sources = site();
    let path = |name: &str| SourcePath::new(name).unwrap();
    publish(&sources, cache, folder.path()).unwrap();
    let steps: [(&str, Change<'_>); 6] = [
        ("edit", &|tree| tree.insert(program("evening", "Evening Program for Adults"))),
        ("add", &|tree| tree.insert(program("weekend", "Weekend Program"))),
        ("rename", &|tree| {
            tree.remove(&path("content/programs/weekend.md"));
            tree.insert(program("saturday", "Weekend Program"));
        }),
        ("delete", &|tree| tree.remove(&path("content/programs/morning.md"))),
        ("a page of the site's own", &|tree| tree.insert(file("content/site.yaml", b"title: Rebuilt\n".to_vec()))),
        ("another language", &|tree| tree.insert(file("content/site.yaml", b"title: Rebuilt\nlanguages: [en, es]\n".to_vec()))),
    ];
    for (what, change) in steps {
        let before = held(folder.path());
        change(&mut sources);
        age(folder.path());
        let published = publish(&sources, cache, folder.path()).unwrap();
        let after = held(folder.path());
        assert!(after == clean(&sources), "after `{what}` the folder differs from a clean build");
        let changed: Vec<&String> = after.iter().filter(|(name, bytes)| before.get(*name) != Some(bytes)).map(|(name, _)| name).collect();
        let mut written = touched(folder.path());
        written.retain(|name| name != MANIFEST);
        assert_eq!(written, changed.into_iter().cloned().collect::<Vec<_>>(), "`{what}` writes what differs and nothing else");
        let gone = before.keys().filter(|name| !after.contains_key(*name)).count();
        assert_eq!((published.written, published.removed), (written.len(), gone), "`{what}` is counted");
        assert_eq!(published.files, after.len());
    }
}

#[test]
fn nothing_changed_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    publish(&site(), &mut Cache::default(), folder.path()).unwrap();
    age(folder.path());
    let published = publish(&site(), &mut Cache::default(), folder.path()).unwrap();
    assert_eq!((published.written, published.removed), (0, 0));
    assert_eq!(touched(folder.path()), Vec::<String>::new());
}

#[test]
fn a_mistake_leaves_everything_and_its_repair_mends_it() {
    let folder = tempfile::tempdir().unwrap();
    let cache = &mut Cache::default();
    let mut sources = site();
    publish(&sources, cache, folder.path()).unwrap();
    let before = files_below(folder.path());
    sources.insert(file("content/programs/evening.md", b"---\nname: [\n---\n".to_vec()));
    assert!(publish(&sources, cache, folder.path()).is_none());
    assert!(files_below(folder.path()) == before);
    publish(&site(), cache, folder.path()).unwrap();
    assert!(held(folder.path()) == clean(&site()));
}

#[test]
fn what_others_did_to_the_folder_is_put_right() {
    let folder = tempfile::tempdir().unwrap();
    publish(&site(), &mut Cache::default(), folder.path()).unwrap();
    fs::write(folder.path().join("index.html"), "changed by hand").unwrap();
    fs::remove_file(folder.path().join("robots.txt")).unwrap();
    fs::remove_dir_all(folder.path().join("glossary")).ok();
    fs::remove_dir_all(folder.path().join("programs")).unwrap();
    fs::write(folder.path().join("programs"), "a file in the way of a folder").unwrap();
    fs::write(folder.path().join("notes.txt"), "not ours").unwrap();
    publish(&site(), &mut Cache::default(), folder.path()).unwrap();
    let mut held = held(folder.path());
    assert_eq!(held.remove("notes.txt").unwrap(), b"not ours", "files that are not ours stay");
    assert!(held == clean(&site()));
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("thesis.doc"), "years of work").unwrap();
    let error = OutputFolder::open(folder.path()).unwrap_err().to_string();
    assert!(error.contains("was not made by carepress"), "{error}");
    assert_eq!(files_below(folder.path()).len(), 1);
}

/// Starts a build in a process of its own and ends it as soon as the output folder looks as wanted.
fn build_and_kill(site: &Path, out: &Path, looks: &dyn Fn(&Path) -> bool) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_carepress"))
        .args(["build", "--quiet", "--as-of", "2026-11-01", "--site"])
        .arg(site)
        .arg("--out")
        .arg(out)
        .spawn()
        .unwrap();
    while child.try_wait().unwrap().is_none() && !looks(out) {
        std::thread::yield_now();
    }
    let _ = child.kill();
    child.wait().unwrap();
}

/// How many entries a folder has.
fn entries(folder: &Path) -> usize {
    fs::read_dir(folder).map_or(0, Iterator::count)
}

#[test]
fn a_build_that_dies_is_finished_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let before = site();
    let mut after = site();
    after.insert(file("content/site.yaml", b"title: Changed everywhere\ndemonstration: true\n".to_vec()));
    after.remove(&SourcePath::new("content/programs/morning.md").unwrap());
    let sites = [("before", &before, clean(&before)), ("after", &after, clean(&after))];
    for (name, tree, _) in &sites {
        write(tree, &folder.path().join(name));
    }
    let out = folder.path().join("out");
    let waiting = |most: usize| move |out: &Path| entries(&out.join(".carepress-tmp")) >= most;
    let announced = |out: &Path| fs::read_to_string(out.join(MANIFEST)).is_ok_and(|text| text.contains("\"complete\":false"));
    let placed = |out: &Path| announced(out) && entries(&out.join(".carepress-tmp")) < 20;
    let moments: [(&str, Moment<'_>); 7] = [
        ("at its start", &|_| true),
        ("with one file waiting", &waiting(1)),
        ("with some files waiting", &waiting(10)),
        ("with many files waiting", &waiting(30)),
        ("when the change is announced", &announced),
        ("when most files are in place", &placed),
        ("at its end", &|_| false),
    ];
    for (round, (what, looks)) in moments.iter().chain(moments.iter().rev()).chain(&moments).enumerate() {
        let (name, tree, wanted) = &sites[round % 2];
        build_and_kill(&folder.path().join(name), &out, looks);
        // Every third time the next build is killed, too.
        if round % 3 > 0 {
            publish(tree, &mut Cache::default(), &out).unwrap();
            assert!(held(&out) == *wanted, "after a build that died {what}");
        }
    }
}
