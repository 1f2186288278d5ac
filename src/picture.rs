//! Pictures in several widths, so that a phone does not load what a large screen needs. `image` is named in this file alone.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder, imageops::FilterType};

use crate::{
    asset,
    path::{OutputPath, SourcePath},
    source::Content,
};

/// Pictures with more pixels than this are not read: a small file can hold a huge picture.
const MOST_PIXELS: u64 = 100_000_000;

/// The sizes in which a picture is published, under names that change with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    full: OutputPath,
    narrower: Vec<(u32, OutputPath)>,
}

impl Sizes {
    /// The file in its own size.
    #[must_use]
    pub fn full(&self) -> &OutputPath {
        &self.full
    }

    /// Narrower versions, narrowest first, with their widths.
    pub fn narrower(&self) -> impl Iterator<Item = (u32, &OutputPath)> {
        self.narrower.iter().map(|(width, path)| (*width, path))
    }
}

/// Measures a picture and decides on its sizes: those of `widths` that are narrower than itself. None for files that are no picture of dots,
/// and for drawings (SVG), which need no sizes.
///
/// # Errors
/// Why the picture cannot be read.
#[must_use]
pub fn sizes(path: &SourcePath, content: &Content, widths: &[u32]) -> Option<Result<Sizes, String>> {
    let format = format(path)?;
    let measured = reader(content.bytes(), format).into_dimensions().map_err(|_| damaged(format));
    Some(measured.and_then(|(width, height)| {
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(format!("this picture has too many pixels: {width} × {height}"));
        }
        let print = asset::fingerprint([content.bytes()]);
        let inside = path.below("content").unwrap_or(path.as_str());
        let (stem, extension) = inside.rsplit_once('.').unwrap_or((inside, ""));
        let name = |suffix: &str| {
            OutputPath::new(&format!("{stem}.{print}{suffix}.{extension}")).expect("names of source files are relative paths")
        };
        let narrower = widths.iter().filter(|narrow| **narrow < width).map(|narrow| (*narrow, name(&format!("-{narrow}"))));
        Ok(Sizes { width, height, full: name(""), narrower: narrower.collect() })
    }))
}

/// Makes a picture narrower, in its own format.
///
/// # Errors
/// Why the picture cannot be read or written.
pub fn narrow(path: &SourcePath, content: &Content, width: u32) -> Result<Vec<u8>, String> {
    let format = format(path).ok_or("this is no picture")?;
    let picture = reader(content.bytes(), format).decode().map_err(|_| damaged(format))?;
    let height = u64::from(picture.height()) * u64::from(width) / u64::from(picture.width().max(1));
    let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
    write(&picture.resize_exact(width, height, FilterType::Lanczos3), format)
}

fn write(picture: &DynamicImage, format: ImageFormat) -> Result<Vec<u8>, String> {
    let mut bytes = Cursor::new(Vec::new());
    let written = match format {
        // The usual trade between size and looks for photographs.
        ImageFormat::Jpeg => JpegEncoder::new_with_quality(&mut bytes, 80).encode_image(&picture.to_rgb8()),
        _ => picture.write_to(&mut bytes, format),
    };
    written.map(|()| bytes.into_inner()).map_err(|error| error.to_string())
}

/// The engine's own reasons name bytes and markers, which help nobody who has a picture to mend.
fn damaged(format: ImageFormat) -> String {
    let name = match format {
        ImageFormat::Jpeg => "JPEG",
        ImageFormat::Png => "PNG",
        _ => "WebP",
    };
    format!("this is not a {name} picture, or it is damaged")
}

fn format(path: &SourcePath) -> Option<ImageFormat> {
    match path.extension().to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => Some(ImageFormat::Jpeg),
        "png" => Some(ImageFormat::Png),
        "webp" => Some(ImageFormat::WebP),
        _ => None,
    }
}

fn reader(bytes: &[u8], format: ImageFormat) -> ImageReader<Cursor<&[u8]>> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(1 << 30);
    reader.limits(limits);
    reader
}
