//! Files made smaller beforehand, for hosts that hand them out as they are: `gzip` and `brotli`. `flate2` and `brotli` are named in this file
//! alone. The same bytes always become the same bytes.

use std::io::{Read, Write};

/// How a file is made smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// `file.html.gz`; every browser reads it.
    Gzip,
    /// `file.html.br`; smaller, and read by every browser over HTTPS.
    Brotli,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Gzip, Self::Brotli];

    /// What is added to a file's name, as nginx and Caddy expect it.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Gzip => "gz",
            Self::Brotli => "br",
        }
    }

    /// Makes a file smaller.
    ///
    /// # Panics
    /// Never: memory takes every byte.
    #[must_use]
    pub fn encode(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Gzip => gzip(bytes),
            Self::Brotli => brotli(bytes),
        }
    }
}

/// Whether a file gets smaller, by the end of its name: text does, pictures are small already, and hosts read `_headers` themselves.
#[must_use]
pub fn helps(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    matches!(extension, "css" | "csv" | "html" | "js" | "json" | "svg" | "txt" | "webmanifest" | "xml")
}

/// Unpacks what `build.rs` deflated.
///
/// # Panics
/// If the bytes are not whole: then the program itself is broken.
#[must_use]
pub fn inflated(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(packed.len() * 4);
    flate2::read::DeflateDecoder::new(packed).read_to_end(&mut bytes).expect("the program carries its files whole");
    bytes
}

/// Without name or time in its head, which would differ from run to run.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::with_capacity(bytes.len() / 4), flate2::Compression::best());
    encoder.write_all(bytes).expect("memory takes every byte");
    encoder.finish().expect("memory takes every byte")
}

/// At the level that takes about as long as gzip: the highest takes ten times as long for a twentieth less.
fn brotli(bytes: &[u8]) -> Vec<u8> {
    const LEVEL: u32 = 9;
    const WINDOW: u32 = 22;
    let mut encoded = Vec::with_capacity(bytes.len() / 4);
    brotli::CompressorReader::new(bytes, 4096, LEVEL, WINDOW).read_to_end(&mut encoded).expect("memory takes every byte");
    encoded
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use std::io::Read;

    use super::Encoding;

    #[test]
    fn what_is_made_smaller_comes_back() {
        let text = "Three evenings a week. ".repeat(100).into_bytes();
        let [gzip, brotli] = Encoding::ALL.map(|encoding| encoding.encode(&text));
        assert!(gzip.len() < text.len() / 10 && brotli.len() < text.len() / 10);
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(gzip.as_slice()).read_to_end(&mut back).unwrap();
        assert_eq!(back, text);
        back.clear();
        brotli::Decompressor::new(brotli.as_slice(), 4096).read_to_end(&mut back).unwrap();
        assert_eq!(back, text);
    }
}
