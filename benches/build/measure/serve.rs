//! What an edit costs while a site is served: from the moment a file is saved to the moment its page has other bytes, the watcher's patience of
//! 20 ms included. The server is a process of its own, asked again and again as a browser would.

use std::{
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;

use super::{Place, spread::Spread};
use crate::{
    report::Table,
    synthetic::{self, SEED, Size},
};

/// An edit that does not show after so long never will.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server at work, which ends with this value.
struct Served {
    child: Child,
    address: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Served {
    fn start(binary: &Path, site: &Path) -> io::Result<Self> {
        let mut child = Command::new(binary)
            .args(["serve", "--port", "0", "--as-of", "2026-11-01", "--site"])
            .arg(site)
            .stderr(Stdio::piped())
            .spawn()?;
        let mut said = BufReader::new(child.stderr.take().ok_or_else(|| io::Error::other("it says nothing"))?).lines();
        let address = said.find_map(|line| Some(line.ok()?.split_once("http://")?.1.split('/').next()?.to_owned()));
        // What it says of later changes is of no interest, but has to be read.
        std::thread::spawn(move || said.for_each(drop));
        let address = address.ok_or_else(|| io::Error::other("the server did not start"))?;
        Ok(Self { child, address })
    }

    fn get(&self, path: &str) -> io::Result<String> {
        let mut stream = TcpStream::connect(&self.address)?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut text = Vec::new();
        stream.read_to_end(&mut text)?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    /// Saves a file and waits until its page is another. Returns the milliseconds.
    fn edit(&self, file: &Path, text: &str, page: &str) -> io::Result<f64> {
        let before = self.mark(page)?;
        let start = Instant::now();
        fs::write(file, text)?;
        while self.mark(page)? == before {
            if start.elapsed() > PATIENCE {
                return Err(io::Error::other(format!("{page} never shows what {} says", file.display())));
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(start.elapsed().as_secs_f64() * 1e3)
    }

    /// What tells two states of a page apart: the mark by which open pages know what they show.
    fn mark(&self, page: &str) -> io::Result<String> {
        let text = self.get(page)?;
        let mark = text.split_once("name=\"carepress-page\" content=\"").and_then(|(_, rest)| rest.split('"').next());
        mark.map(str::to_owned).ok_or_else(|| io::Error::other(format!("{page} is no page")))
    }

    /// Resident memory, in MiB.
    fn memory(&self) -> io::Result<String> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        Ok(kilobytes.map_or_else(|| "?".to_owned(), |kilobytes| (kilobytes / 1024).to_string()))
    }
}

/// A file and the page that shows it.
struct Subject {
    name: &'static str,
    file: PathBuf,
    page: String,
    text: String,
    /// What is replaced, and what by; `#` stands for a number.
    change: (&'static str, &'static str),
}

/// Serves made-up sites and edits each kind of file so many times.
pub(crate) fn serve(sizes: &[usize], articles: usize, edits: usize, place: &Place) -> io::Result<Table> {
    let mut table: Table = vec![vec!["programs".to_owned()]];
    for programs in sizes {
        let site = TempDir::new_in(&place.work)?;
        synthetic::write(Size { articles, programs: *programs }, SEED, site.path())?;
        let column = measure(site.path(), edits, place)?;
        table[0].push(programs.to_string());
        for (number, (name, value)) in column.into_iter().enumerate() {
            if table.len() == number + 1 {
                table.push(vec![name]);
            }
            table[number + 1].push(value);
        }
    }
    Ok(table)
}

fn measure(site: &Path, edits: usize, place: &Place) -> io::Result<Vec<(String, String)>> {
    let start = Instant::now();
    let served = Served::start(&place.binary, site)?;
    served.get("/programs/")?;
    let mut column = vec![("start to first page, ms".to_owned(), format!("{:.0}", start.elapsed().as_secs_f64() * 1e3))];
    column.push(("memory at the start, MiB".to_owned(), served.memory()?));
    let mut all = Vec::new();
    for subject in subjects(site, &served)? {
        let mut times = Vec::new();
        for number in 0..edits {
            let (from, to) = subject.change;
            let text = subject.text.replacen(from, &to.replace('#', &(number + 1).to_string()), 1);
            times.push(served.edit(&subject.file, &text, &subject.page)?);
        }
        fs::write(&subject.file, &subject.text)?;
        all.extend(&times);
        column.push((format!("{}, ms", subject.name), format!("{:.0}", Spread::new(times))));
    }
    let all = Spread::new(all);
    column.push(("all edits, median and 95th percentile, ms".to_owned(), format!("{:.0} and {:.0}", all.median(), all.share(0.95))));
    column.push(("memory at the end, MiB".to_owned(), served.memory()?));
    Ok(column)
}

/// One file of each kind that authors edit.
fn subjects(site: &Path, served: &Served) -> io::Result<Vec<Subject>> {
    let subject = |name, (file, page): (PathBuf, String), change| {
        let text = fs::read_to_string(&file)?;
        io::Result::Ok(Subject { name, file, page, text, change })
    };
    let article = shown(site, "content/learn", served)?;
    let program = shown(site, "content/programs", served)?;
    let [vocabulary, template, style] =
        ["content/vocabularies/payment.yaml", "themes/haven/pages/home.html", "themes/haven/static/css/layout.css"]
            .map(|path| own(site, path));
    Ok(vec![
        subject("article body", article, ("\n---\n", "\n---\nNumber #.\n\n"))?,
        subject("facts of a program", program, ("\nname: ", "\nname: Number # "))?,
        subject("vocabulary", (vocabulary?, "/programs/with/payment/".to_owned()), ("en: Medicaid", "en: Medicaid #"))?,
        subject("template", (template?, "/".to_owned()), ("{% block main %}", "{% block main %}Number #."))?,
        subject("style sheet", (style?, "/".to_owned()), ("{", "{ order: #;"))?,
    ])
}

/// The first file of a folder that has a page of its own, and that page.
fn shown(site: &Path, folder: &str, served: &Served) -> io::Result<(PathBuf, String)> {
    for entry in walkdir::WalkDir::new(site.join(folder)).sort_by_file_name() {
        let path = entry.map_err(io::Error::other)?.into_path();
        let inside = path.strip_prefix(site.join("content")).ok().and_then(Path::to_str).and_then(|inside| inside.strip_suffix(".md"));
        let Some(inside) = inside.filter(|inside| !inside.contains('.') && !inside.ends_with("index")) else { continue };
        let page = format!("/{inside}/");
        if served.get(&page)?.starts_with("HTTP/1.1 200") {
            return Ok((path, page));
        }
    }
    Err(io::Error::other(format!("nothing in {folder} has a page")))
}

/// A file of the site's own in the place of one that the program carries, the same as that.
fn own(site: &Path, path: &str) -> io::Result<PathBuf> {
    let file = site.join(path);
    fs::create_dir_all(file.parent().unwrap_or(site))?;
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(path), &file)?;
    Ok(file)
}
