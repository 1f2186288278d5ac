//! Colors by lightness, strength and hue as eyes see them: OKLCH (<https://www.w3.org/TR/css-color-4/#ok-lab>, after Björn Ottosson,
//! <https://bottosson.github.io/posts/oklab/>).

use crate::theme::styles::Rgb;

/// A color.
#[derive(Clone, Copy, Debug)]
pub(super) struct Oklch {
    /// 0 is black, 1 white.
    pub(super) lightness: f64,
    /// 0 is grey.
    pub(super) chroma: f64,
    /// In radians.
    pub(super) hue: f64,
}

/// Halvings of the strength on the way to a color that screens have.
const HALVINGS: usize = 16;

impl Oklch {
    /// The color of the screen in these terms.
    pub(super) fn of(color: Rgb) -> Self {
        let [red, green, blue] = color.map(linear);
        let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let medium = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let a = 1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short;
        let b = 0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short;
        let lightness = 0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short;
        Self { lightness, chroma: a.hypot(b), hue: b.atan2(a) }
    }

    /// The color on a screen. One that is too strong for screens is shown as strong as they can.
    pub(super) fn rgb(self) -> Rgb {
        if let Some(color) = self.on_screen() {
            return color;
        }
        let (mut weak, mut strong) = (0.0, self.chroma);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(weak, strong);
            if (Self { chroma: middle, ..self }).on_screen().is_some() { weak = middle } else { strong = middle }
        }
        Self { chroma: weak, ..self }.on_screen().unwrap_or(if self.lightness < 0.5 { [0; 3] } else { [u8::MAX; 3] })
    }

    fn on_screen(self) -> Option<Rgb> {
        let (a, b) = (self.chroma * self.hue.cos(), self.chroma * self.hue.sin());
        let long = (self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let medium = (self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (self.lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        let red = 4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short;
        let green = -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short;
        let blue = -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short;
        Some([byte(red)?, byte(green)?, byte(blue)?])
    }
}

/// The light of a channel (<https://www.w3.org/TR/css-color-4/#color-conversion-code>, `lin_sRGB`).
pub(super) fn linear(channel: u8) -> f64 {
    let channel = f64::from(channel) / 255.0;
    if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
}

/// The channel of a light, if screens have it (`gam_sRGB`).
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
fn byte(light: f64) -> Option<u8> {
    let channel = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    let channel = channel * 255.0;
    (-0.5..255.5).contains(&channel).then(|| channel.round() as u8)
}

#[cfg(test)]
mod tests {
    use super::Oklch;

    #[test]
    fn colors_of_the_screen_come_back() {
        for color in [[0, 0, 0], [255, 255, 255], [255, 0, 0], [0, 255, 0], [0, 0, 255], [11, 83, 81], [143, 216, 208], [150, 80, 27]] {
            assert_eq!(Oklch::of(color).rgb(), color);
        }
    }

    #[test]
    fn a_color_that_no_screen_has_keeps_its_hue() {
        let blue = Oklch::of([0, 0, 255]);
        let lighter = Oklch::of(Oklch { lightness: 0.8, ..blue }.rgb());
        assert!((lighter.hue - blue.hue).abs() < 0.05 && (lighter.lightness - 0.8).abs() < 0.01, "{lighter:?}");
    }
}
