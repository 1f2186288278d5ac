//! The same records built by this program and by Hugo, with or without Pagefind after it, in turns. Ratios are taken inside each turn, as a
//! machine that others use, too, is slower at one time than at another.

use std::{
    io,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use super::{
    Place,
    build::build,
    floor::floor,
    process::{self, Cost},
    spread::Spread,
    tree::{Tree, tree},
};
use crate::report::Table;

/// Two sites of the same records, and the programs of the other one.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    /// The site for this program.
    pub(crate) neutral: PathBuf,
    /// Hugo's program.
    pub(crate) hugo: PathBuf,
    /// The site for Hugo.
    pub(crate) hugo_site: PathBuf,
    /// Pagefind's program, if its index counts.
    pub(crate) pagefind: Option<PathBuf>,
}

/// One turn.
struct Turn {
    carepress: (Cost, Tree),
    again: Cost,
    floor: f64,
    hugo: (Cost, Tree),
    pagefind: Option<(Cost, Tree)>,
}

/// Builds both sites in turns.
///
/// # Errors
/// If a program fails or the disk refuses.
pub(crate) fn compare(pair: &Pair, place: &Place) -> io::Result<Table> {
    let turns = (0..place.runs).map(|_| Turn::take(pair, place)).collect::<io::Result<Vec<_>>>()?;
    Ok(table(&turns))
}

impl Turn {
    fn take(pair: &Pair, place: &Place) -> io::Result<Self> {
        let finished = TempDir::new_in(&place.work)?;
        let folder = |name: &str| finished.path().join(name);
        let (ours, theirs) = (folder("carepress"), folder("hugo"));
        let first = build(&place.binary, &pair.neutral, &ours)?;
        let again = build(&place.binary, &pair.neutral, &ours)?;
        let floor = floor(&pair.neutral, &ours, &folder("copy"))?;
        let mut command = Command::new(&pair.hugo);
        command.args(["--ignoreCache", "--quiet", "--source"]).arg(&pair.hugo_site).arg("--destination").arg(&theirs);
        let hugo = (process::run(&mut command)?.0, tree(&theirs)?);
        let pagefind = pair.pagefind.as_ref().map(|pagefind| index(pagefind, &theirs, &folder("index"))).transpose()?;
        Ok(Self { carepress: (first.cost, tree(&ours)?), again: again.cost, floor, hugo, pagefind })
    }

    fn of(&self, who: Who) -> f64 {
        let pagefind = self.pagefind.map_or(0.0, |(cost, _)| cost.wall);
        match who {
            Who::Carepress => self.carepress.0.wall,
            Who::Again => self.again.wall,
            Who::Floor => self.floor,
            Who::Hugo => self.hugo.0.wall,
            Who::Pagefind => pagefind,
            Who::Both => self.hugo.0.wall + pagefind,
        }
    }

    /// What it cost and made, where that was measured.
    fn details(&self, who: Who) -> (Option<Cost>, Option<Tree>) {
        let both = |(cost, tree): (Cost, Tree)| (Some(cost), Some(tree));
        match who {
            Who::Carepress => both(self.carepress),
            Who::Again => (Some(self.again), None),
            Who::Hugo => both(self.hugo),
            Who::Pagefind => self.pagefind.map_or((None, None), both),
            Who::Floor | Who::Both => (None, None),
        }
    }
}

fn index(pagefind: &Path, site: &Path, out: &Path) -> io::Result<(Cost, Tree)> {
    let mut command = Command::new(pagefind);
    command.arg("--site").arg(site).arg("--output-path").arg(out);
    Ok((process::run(&mut command)?.0, tree(out)?))
}

/// What a row is about.
#[derive(Clone, Copy)]
enum Who {
    Carepress,
    Again,
    Floor,
    Hugo,
    Pagefind,
    Both,
}

const ROWS: [(Who, &str); 6] = [
    (Who::Carepress, "carepress, first build"),
    (Who::Again, "carepress, nothing changed"),
    (Who::Floor, "floor of carepress"),
    (Who::Hugo, "hugo"),
    (Who::Pagefind, "pagefind after hugo"),
    (Who::Both, "hugo and pagefind"),
];

fn table(turns: &[Turn]) -> Table {
    let head = ["", "time, s", "times carepress", "processor time, s", "highest memory, MiB", "files", "pages", "size, MB"];
    let indexed = turns.iter().all(|turn| turn.pagefind.is_some());
    let rows = ROWS.iter().filter(|(who, _)| indexed || !matches!(who, Who::Pagefind | Who::Both));
    std::iter::once(head.map(str::to_owned).to_vec()).chain(rows.map(|(who, name)| row(turns, *who, name))).collect()
}

fn row(turns: &[Turn], who: Who, name: &str) -> Vec<String> {
    let time = Spread::new(turns.iter().map(|turn| turn.of(who)));
    let ratio = Spread::new(turns.iter().map(|turn| turn.of(who) / turn.of(Who::Carepress)));
    let median = |of: &dyn Fn(Cost) -> Option<f64>, decimals: usize| {
        let values: Option<Vec<f64>> = turns.iter().map(|turn| turn.details(who).0.and_then(of)).collect();
        values.map_or_else(String::new, |values| format!("{:.decimals$}", Spread::new(values).median()))
    };
    let tree = turns.first().and_then(|turn| turn.details(who).1);
    let count = |of: &dyn Fn(Tree) -> String| tree.map_or_else(String::new, of);
    vec![
        name.to_owned(),
        time.to_string(),
        ratio.to_string(),
        median(&|cost| cost.processor, 2),
        median(&|cost| cost.memory, 0),
        count(&|tree| tree.files.to_string()),
        count(&|tree| tree.pages.to_string()),
        count(&|tree| tree.megabytes()),
    ]
}
