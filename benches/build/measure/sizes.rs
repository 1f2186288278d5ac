//! Builds of made-up sites of several sizes: how time and memory grow.

use std::{fs, io, path::Path};

use tempfile::TempDir;

use super::{
    Place,
    build::{Build, build},
    floor::floor,
    spread::Spread,
    tree::{Tree, tree},
};
use crate::{
    report::Table,
    synthetic::{self, SEED, Size},
};

/// The size with which the others are compared, if it is among them; else the first.
const USUAL: usize = 10_000;

/// What was measured at one size.
struct Column {
    programs: usize,
    site: TempDir,
    made: Tree,
    first: Vec<Build>,
    second: Vec<Build>,
    floor: Vec<f64>,
}

/// Builds sites of several sizes in turns: each into an empty folder, then again without a change.
///
/// # Errors
/// If a build fails or the disk refuses.
pub(crate) fn sizes(sizes: &[usize], articles: usize, place: &Place) -> io::Result<Table> {
    let mut columns = sizes.iter().map(|programs| Column::new(*programs, articles, place)).collect::<io::Result<Vec<_>>>()?;
    for _ in 0..place.runs {
        for column in &mut columns {
            column.measure(place)?;
        }
    }
    Ok(table(&columns, articles))
}

impl Column {
    fn new(programs: usize, articles: usize, place: &Place) -> io::Result<Self> {
        let site = TempDir::new_in(&place.work)?;
        synthetic::write(Size { articles, programs }, SEED, site.path())?;
        Ok(Self { programs, site, made: Tree::default(), first: Vec::new(), second: Vec::new(), floor: Vec::new() })
    }

    fn measure(&mut self, place: &Place) -> io::Result<()> {
        let finished = TempDir::new_in(&place.work)?;
        let (out, copy) = (finished.path().join("out"), finished.path().join("copy"));
        self.first.push(build(&place.binary, self.site.path(), &out)?);
        self.second.push(build(&place.binary, self.site.path(), &out)?);
        self.made = tree(&out)?;
        self.floor.push(floor(self.site.path(), &out, &copy)?);
        remove(&copy)
    }

    fn pages(&self) -> f64 {
        f64::from(self.made.pages)
    }

    fn first_seconds(&self) -> Spread {
        Spread::new(self.first.iter().map(|build| build.cost.wall))
    }

    fn second_seconds(&self) -> Spread {
        Spread::new(self.second.iter().map(|build| build.cost.wall))
    }

    fn stages(&self) -> impl Iterator<Item = &str> {
        self.first.iter().take(1).flat_map(|build| build.stages.iter().map(|(name, _)| name.as_str()))
    }

    fn stage(&self, wanted: &str) -> Option<Spread> {
        let times = self.first.iter().filter_map(|build| build.stages.iter().find(|(name, _)| name == wanted));
        let times: Vec<f64> = times.map(|(_, milliseconds)| *milliseconds).collect();
        (!times.is_empty()).then(|| Spread::new(times))
    }

    fn processor(&self) -> Option<f64> {
        self.first_median(|build| build.cost.processor)
    }

    fn memory(&self) -> Option<f64> {
        self.first_median(|build| build.cost.memory)
    }

    /// Median of what the first builds cost beside time; none where the system does not say.
    fn first_median(&self, of: impl Fn(&Build) -> Option<f64>) -> Option<f64> {
        let known: Option<Vec<f64>> = self.first.iter().map(of).collect();
        known.map(|values| Spread::new(values).median())
    }

    /// What a page costs, as a multiple of that at another size.
    fn per_page(&self, other: &Self, cost: impl Fn(&Self) -> Option<f64>) -> Option<f64> {
        Some((cost(self)? / self.pages()) / (cost(other)? / other.pages()))
    }
}

fn remove(folder: &Path) -> io::Result<()> {
    if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) }
}

fn table(columns: &[Column], articles: usize) -> Table {
    let Some(usual) = columns.iter().find(|column| column.programs == USUAL).or(columns.first()) else { return Table::new() };
    let mut table = Table::new();
    let mut row = |name: &str, cell: &dyn Fn(&Column) -> String| {
        table.push(std::iter::once(name.to_owned()).chain(columns.iter().map(cell)).collect());
    };
    row(&format!("programs, with {articles} articles"), &|column| column.programs.to_string());
    row("files", &|column| column.made.files.to_string());
    row("pages", &|column| column.made.pages.to_string());
    row("size, MB", &|column| column.made.megabytes());
    row("first build, s", &|column| column.first_seconds().to_string());
    row("pages a second", &|column| format!("{:.0}", column.pages() / column.first_seconds().median()));
    let time = |column: &Column| Some(column.first_seconds().median());
    row(&format!("time per page, times that at {}", usual.programs), &|column| known(column.per_page(usual, time), 2));
    row("processor time, s", &|column| known(column.processor(), 2));
    row("the same per page", &|column| known(column.per_page(usual, Column::processor), 2));
    row("highest memory, MiB", &|column| known(column.memory(), 0));
    row("floor, s", &|column| Spread::new(column.floor.clone()).to_string());
    row("first build, times the floor", &|column| over(&column.first, &column.floor).to_string());
    row("second build, s", &|column| column.second_seconds().to_string());
    row("second build, times the first", &|column| format!("{:.2}", column.second_seconds().median() / column.first_seconds().median()));
    row("files that it wrote", &|column| column.second.iter().map(|build| build.written).max().unwrap_or(0).to_string());
    for stage in usual.stages() {
        row(&format!("stage {stage}, ms"), &|column| column.stage(stage).map_or_else(String::new, |time| format!("{:.0}", time.median())));
    }
    table
}

fn known(value: Option<f64>, decimals: usize) -> String {
    value.map_or_else(|| "not known".to_owned(), |value| format!("{value:.decimals$}"))
}

/// Each build divided by the floor that was measured right after it.
fn over(builds: &[Build], floor: &[f64]) -> Spread {
    Spread::new(builds.iter().zip(floor).map(|(build, floor)| build.cost.wall / floor))
}
