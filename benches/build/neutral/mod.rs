//! The same pages as other generators build in a comparison: neutral records, one JSON object a line, become a site of this program. What the
//! records do not say and this program requires is filled in plainly; what has no equivalent is listed in `benches/README.md`.

use std::{fs, io, path::Path};

use serde::de::DeserializeOwned;

use crate::folder::Folder;

mod article;
mod dates;
mod links;
mod place;
mod program;
mod records;
mod services;
mod site;
mod terms;

use links::Targets;

/// Reads `articles.jsonl` and `programs.jsonl` and writes a site into a new folder. Returns how many files it has.
///
/// # Errors
/// If a file cannot be read or is no such list, the folder is not empty, or the disk refuses.
pub(crate) fn write(records: &Path, root: &Path) -> io::Result<usize> {
    let articles: Vec<records::Article> = read(&records.join("articles.jsonl"))?;
    let programs: Vec<records::Program> = read(&records.join("programs.jsonl"))?;
    let folder = Folder::create(root)?;
    for (path, file) in site::files(&articles) {
        folder.write(&path, file)?;
    }
    let targets = Targets::new(&articles, &programs);
    for article in &articles {
        folder.write(&format!("content/learn/{}.md", article.id()), article::file(article, &targets))?;
    }
    let states = place::States::read();
    for (number, program) in programs.iter().enumerate() {
        let id = program.id(number);
        folder.write(&format!("content/programs/{id}.md"), program::file(program, &id))?;
        folder.write(&format!("content/locations/{id}.yaml"), place::location(program, &states))?;
    }
    for program in place::first_of_organizations(&programs) {
        folder.write(&format!("content/organizations/{}.yaml", program.organization_id()), place::organization(program))?;
    }
    Ok(folder.files())
}

fn read<T: DeserializeOwned>(path: &Path) -> io::Result<Vec<T>> {
    let text = fs::read_to_string(path).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
    let record = |(number, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| io::Error::other(format!("{}, line {}: {error}", path.display(), number + 1)))
    };
    text.lines().enumerate().map(record).collect()
}
