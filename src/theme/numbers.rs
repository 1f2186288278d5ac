//! Numbers as a language writes them. `icu_decimal` is named in this file alone.

use std::{str::FromStr, sync::Arc};

use fixed_decimal::Decimal;
use icu_decimal::{DecimalFormatter, options::DecimalFormatterOptions};
use icu_locale_core::Locale;

use crate::value::Language;

/// How a language writes numbers, in the digits of phone numbers and ZIP codes.
#[derive(Clone, Debug)]
pub(super) struct Numbers {
    /// The language or region whose way of writing it is.
    pub(super) language: Language,
    formatter: Arc<DecimalFormatter>,
}

impl Numbers {
    pub(super) fn of(language: Language) -> Self {
        let locale = Locale::from_str(&format!("{}-u-nu-latn", language.tag())).unwrap_or(Locale::UNKNOWN);
        let formatter = DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default());
        Self { language, formatter: Arc::new(formatter.expect("compiled data falls back to the root locale")) }
    }

    /// Writes a number with at most two decimals: "3,922", "2.5".
    pub(super) fn number(&self, number: f64) -> String {
        let plain = plain(number);
        // Most numbers are small, and written alike everywhere.
        if plain.len() <= 3 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
            return plain;
        }
        Decimal::try_from_str(&plain).map_or(plain, |decimal| self.formatter.format(&decimal).to_string())
    }

    /// Writes an amount of hundredths: "5,400", "12.50".
    pub(super) fn amount(&self, hundredths: i64) -> String {
        let mut amount = Decimal::from(hundredths);
        amount.multiply_pow10(-2);
        if hundredths % 100 == 0 {
            amount.trim_end();
        }
        self.formatter.format(&amount).to_string()
    }
}

/// A number with at most two decimals, without zeros that say nothing and without separators.
pub(super) fn plain(number: f64) -> String {
    format!("{}", (number * 100.0).round() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::Numbers;
    use crate::value::Language;

    #[test]
    fn numbers_are_written_as_their_language_does() {
        // The rules of CLDR: Spanish in general leaves four digits in one piece. Arabic has the digits of phone numbers.
        for (language, thousands, half, price) in [
            ("en", "3,922", "2.5", "12.50"),
            ("es-US", "3,922", "2.5", "12.50"),
            ("es", "3922", "2,5", "12,50"),
            ("ar", "3,922", "2.5", "12.50"),
        ] {
            let numbers = Numbers::of(Language::new(language).expect("a tag"));
            assert_eq!([numbers.number(3922.0), numbers.number(2.5), numbers.amount(1250)], [thousands, half, price], "{language}");
        }
        let en = Numbers::of(Language::new("en").expect("a tag"));
        assert_eq!([en.number(0.0), en.number(999.0), en.number(1_234_567.0)], ["0", "999", "1,234,567"]);
        assert_eq!([en.amount(540_000), en.amount(100_005), en.amount(0)], ["5,400", "1,000.05", "0"]);
    }
}
