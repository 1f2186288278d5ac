//! Texts of others in UTF-8, whatever they are written in: spreadsheet programs still save in the encodings of Windows. What a text is written in
//! is found out by its mark at the start, or by reading it once. `encoding_rs` is named in this file alone.

use std::io::{self, BufReader, ErrorKind, Read, SeekFrom};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::source::ReadSeek;

/// Bytes that are read at once.
const BLOCK: usize = 64 * 1024;

/// A text as UTF-8, without a byte order mark.
pub struct Text<'f> {
    /// What it is written in, if that is not UTF-8: `UTF-16` or `Windows-1252`.
    pub written_in: Option<&'static str>,
    reader: Box<dyn Read + 'f>,
}

impl Read for Text<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.reader.read(into)
    }
}

/// What a text is written in.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    /// Bytes before the text: its mark.
    skip: u64,
    /// What it is to be decoded from, and what people call that; nothing for UTF-8.
    encoding: Option<(&'static Encoding, &'static str)>,
}

/// Opens a text from its start. None if the file is no text: it holds zeros.
///
/// # Errors
/// If the file cannot be read.
pub fn text(file: &mut dyn ReadSeek) -> io::Result<Option<Text<'_>>> {
    file.seek(SeekFrom::Start(0))?;
    let written = written(&mut *file)?;
    file.seek(SeekFrom::Start(0))?;
    written.map(|written| decoded(file, written)).transpose()
}

/// Finds out what a text is written in. None if it is no text. It must be read anew after that.
///
/// # Errors
/// If it cannot be read.
pub fn written(mut reader: impl Read) -> io::Result<Option<Written>> {
    let mut start = Vec::new();
    (&mut reader).take(3).read_to_end(&mut start)?;
    let skip = match start.as_slice() {
        [0xFF, 0xFE, ..] => return Ok(Some(Written { skip: 2, encoding: Some((UTF_16LE, "UTF-16")) })),
        [0xFE, 0xFF, ..] => return Ok(Some(Written { skip: 2, encoding: Some((UTF_16BE, "UTF-16")) })),
        [0xEF, 0xBB, 0xBF] => 3,
        _ => 0,
    };
    Ok(match look_through(start.chain(reader))? {
        Found::NoText => None,
        Found::Utf8 => Some(Written { skip, encoding: None }),
        Found::Windows => Some(Written { skip, encoding: Some((WINDOWS_1252, "Windows-1252")) }),
    })
}

/// Reads a text from its start as UTF-8, without its mark.
///
/// # Errors
/// If it cannot be read.
pub fn decoded<'f>(reader: impl Read + 'f, written: Written) -> io::Result<Text<'f>> {
    let mut reader = BufReader::with_capacity(BLOCK, reader);
    io::copy(&mut (&mut reader).take(written.skip), &mut io::sink())?;
    let Some((encoding, name)) = written.encoding else { return Ok(Text { written_in: None, reader: Box::new(reader) }) };
    let decoder = encoding.new_decoder_without_bom_handling();
    let text = Decoded { reader, decoder, taken: Vec::new(), text: Vec::new(), at: 0, done: false };
    Ok(Text { written_in: Some(name), reader: Box::new(text) })
}

/// Reads up to `length` bytes at the start of a file.
///
/// # Errors
/// If the file cannot be read.
pub fn start(file: &mut dyn ReadSeek, length: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(0))?;
    let mut start = Vec::new();
    file.take(length).read_to_end(&mut start)?;
    Ok(start)
}

enum Found {
    Utf8,
    NoText,
    Windows,
}

/// Reads a text once. What is no UTF-8 was most likely written on Windows.
fn look_through(mut file: impl Read) -> io::Result<Found> {
    let mut block = vec![0; BLOCK];
    let mut kept = 0;
    let mut is_utf8 = true;
    loop {
        let read = match file.read(&mut block[kept..]) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let length = kept + read;
        if block[..length].contains(&0) {
            return Ok(Found::NoText);
        }
        kept = match std::str::from_utf8(&block[..length]) {
            _ if !is_utf8 => 0,
            Ok(_) => 0,
            // A sign may go on in the next block.
            Err(error) if error.error_len().is_none() => {
                let from = error.valid_up_to();
                block.copy_within(from..length, 0);
                length - from
            }
            Err(_) => {
                is_utf8 = false;
                0
            }
        };
    }
    Ok(if is_utf8 && kept == 0 { Found::Utf8 } else { Found::Windows })
}

/// Decodes block by block.
struct Decoded<R> {
    reader: R,
    decoder: Decoder,
    taken: Vec<u8>,
    text: Vec<u8>,
    at: usize,
    done: bool,
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.at == self.text.len() && !self.done {
            self.taken.resize(BLOCK / 4, 0);
            let read = self.reader.read(&mut self.taken)?;
            self.done = read == 0;
            self.text.resize(BLOCK, 0);
            // A byte becomes three at most, so the text always has room.
            let (result, _, written, _) = self.decoder.decode_to_utf8(&self.taken[..read], &mut self.text, self.done);
            debug_assert_eq!(result, CoderResult::InputEmpty, "the text has room");
            self.text.truncate(written);
            self.at = 0;
        }
        let length = into.len().min(self.text.len() - self.at);
        into[..length].copy_from_slice(&self.text[self.at..self.at + length]);
        self.at += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use std::io::{Cursor, Read};

    fn read(bytes: &[u8]) -> Option<(String, Option<&'static str>)> {
        let mut file = Cursor::new(bytes);
        let mut text = super::text(&mut file).unwrap()?;
        let mut read = String::new();
        text.read_to_string(&mut read).unwrap();
        Some((read, text.written_in))
    }

    #[test]
    fn texts_are_read_in_the_encodings_of_spreadsheets() {
        assert_eq!(read("Peña".as_bytes()), Some(("Peña".to_owned(), None)));
        assert_eq!(read(b"\xEF\xBB\xBFname"), Some(("name".to_owned(), None)));
        assert_eq!(read(b"Pe\xF1a \x96 x"), Some(("Peña – x".to_owned(), Some("Windows-1252"))));
        assert_eq!(read(b"\xFF\xFEP\0\xF1\0"), Some(("Pñ".to_owned(), Some("UTF-16"))));
        assert_eq!(read(b"\xFE\xFF\0P\0\xF1"), Some(("Pñ".to_owned(), Some("UTF-16"))));
        assert_eq!(read(b"%PDF\0\x01"), None);
        assert_eq!(read(b""), Some((String::new(), None)));
    }

    #[test]
    fn signs_may_lie_across_blocks() {
        for shift in 0..4 {
            let text = format!("{}{}", "a".repeat(shift), "ñ€𝄞".repeat(super::BLOCK / 6));
            assert_eq!(read(text.as_bytes()), Some((text, None)));
        }
        let windows = b"\xF1".repeat(super::BLOCK * 2 + 1);
        assert_eq!(read(&windows).unwrap().0.chars().count(), windows.len());
        assert_eq!(read(b"cut \xC3").unwrap().1, Some("Windows-1252"));
    }
}
