//! Zip packages: our own, and those of others, of which is told first how large they are once unpacked. A package of a few kilobytes may
//! unpack to gigabytes, and what its directory says of that may be a lie; so the bytes are counted as they come out, before anybody else
//! reads them. `zip` is named in this file alone.

use std::io::{BufReader, Cursor, Read, Write};

use zip::{DateTime, ZipArchive, ZipWriter, read::ZipFile, result::ZipError, write::SimpleFileOptions};

use crate::source::ReadSeek;

/// The most files that a package may hold.
const MOST_FILES: usize = 10_000;

/// Why a package is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no zip package, or broken.
    Broken,
    /// It needs a password.
    Encrypted,
    /// It unpacks to more bytes than are allowed, or holds too many files.
    TooLarge,
}

/// A file of a package, as it is looked over.
#[derive(Debug)]
pub struct Unpacked<'a> {
    /// Its name in the package.
    pub name: &'a str,
    /// Its first bytes, up to a thousand.
    pub start: &'a [u8],
    /// How many bytes it has.
    pub size: u64,
}

/// Counts the bytes that a package unpacks to.
///
/// # Errors
/// If they are more than `most`, or the package cannot be read.
pub fn unpacked_size_within(file: &mut dyn ReadSeek, most: u64) -> Result<u64, Refusal> {
    look_over(file, most, |_| Ok(()))
}

/// Unpacks every file of a package into nothing, and shows each to `look`, which may refuse the package. Returns the number of bytes.
///
/// # Errors
/// If the bytes are more than `most`, the package cannot be read, or `look` refuses it.
pub fn look_over(file: &mut dyn ReadSeek, most: u64, mut look: impl FnMut(&Unpacked<'_>) -> Result<(), Refusal>) -> Result<u64, Refusal> {
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| refusal(&error))?;
    if archive.len() > MOST_FILES {
        return Err(Refusal::TooLarge);
    }
    let mut bytes = 0;
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).map_err(|error| refusal(&error))?;
        let name = name_of(&entry);
        let mut start = Vec::new();
        (&mut entry).take(1000).read_to_end(&mut start).map_err(|_| Refusal::Broken)?;
        let left = (most - bytes).saturating_sub(start.len() as u64);
        let rest = std::io::copy(&mut (&mut entry).take(left + 1), &mut std::io::sink()).map_err(|_| Refusal::Broken)?;
        let size = start.len() as u64 + rest;
        bytes += size;
        if bytes > most {
            return Err(Refusal::TooLarge);
        }
        look(&Unpacked { name: &name, start: &start, size })?;
    }
    Ok(bytes)
}

/// A file that is packed while it is written. Nothing of the day or the machine is in it: the same bytes always make the same bytes.
#[derive(Debug)]
pub struct Packing(ZipWriter<Cursor<Vec<u8>>>);

impl Packing {
    /// An empty file of that name.
    ///
    /// # Panics
    /// Never: memory takes every file.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
        archive.start_file(name, options).expect("memory takes every file");
        Self(archive)
    }
}

impl Write for Packing {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

/// Puts files that are packed into one package, in their order.
///
/// # Panics
/// Never: memory takes every byte, and what was written there can be read there.
#[must_use]
pub fn pack(files: impl IntoIterator<Item = Packing>) -> Vec<u8> {
    let alone = files.into_iter().map(|Packing(file)| file.finish().expect("memory takes every byte").into_inner());
    let alone: Vec<Vec<u8>> = alone.collect();
    // To grow step by step would hold everything twice.
    let size = alone.iter().map(Vec::len).sum();
    let mut package = ZipWriter::new(Cursor::new(Vec::with_capacity(size)));
    for bytes in alone {
        let copied = ZipArchive::new(Cursor::new(bytes)).and_then(|mut alone| package.raw_copy_file(alone.by_index_raw(0)?));
        copied.expect("memory takes every byte");
    }
    package.finish().expect("memory takes every byte").into_inner()
}

/// Shows every file of a package to `each`, by its name and as a stream of bytes, one after the other; nothing is kept of what it does not read.
///
/// # Errors
/// If the bytes are more than `most`, the package or a file in it cannot be read, or `each` could not read one.
pub fn each_file(
    file: &mut dyn ReadSeek,
    most: u64,
    each: &mut dyn FnMut(&str, &mut dyn Read) -> std::io::Result<()>,
) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| refusal(&error))?;
    if archive.len() > MOST_FILES {
        return Err(Refusal::TooLarge);
    }
    let mut left = most;
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).map_err(|error| refusal(&error))?;
        let name = name_of(&entry);
        let mut bytes = (&mut entry).take(left + 1);
        let read = each(&name, &mut bytes);
        // What nobody wanted to read counts, too.
        let rest = std::io::copy(&mut bytes, &mut std::io::sink());
        let unread = bytes.limit();
        if unread == 0 {
            return Err(Refusal::TooLarge);
        }
        read.and(rest).map_err(|_| Refusal::Broken)?;
        left = unread - 1;
    }
    Ok(())
}

fn name_of<R: Read>(entry: &ZipFile<'_, R>) -> String {
    entry.name().map(std::borrow::Cow::into_owned).unwrap_or_default()
}

fn refusal(error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(text) if *text == ZipError::PASSWORD_REQUIRED => Refusal::Encrypted,
        _ => Refusal::Broken,
    }
}
