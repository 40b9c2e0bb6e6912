//! What a question needs besides the rule: the moment, the workspace's settings, and whoever
//! answers for long text.

use jiff::tz::TimeZone;

use crate::ask::bitmap::Bitmap;
use crate::ask::catalogue::{ColumnNo, TableNo};

/// What a question needs besides the rule.
#[derive(Clone)]
pub struct Context<'a> {
    /// The moment of asking, in milliseconds since 1970 UTC.
    pub now_ms: i64,
    /// The workspace's time zone, so that every desk gets the same answer.
    pub zone: TimeZone,
    /// The workspace's currency; amounts in others do not compare.
    pub currency: Currency,
    /// Which rows are shown.
    pub scope: Scope,
    /// Who answers for long text.
    pub text: &'a dyn TextIndex,
}

/// Which rows of the root are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Rows that are neither deleted nor below something deleted.
    Live,
    /// Rows that are deleted themselves. What belongs to them counts as if they were not.
    Trash,
}

/// Answers for columns of long text.
pub trait TextIndex {
    /// Returns the rows whose text, folded as `fold` does, has this folded term inside.
    fn rows_containing(&self, table: TableNo, column: ColumnNo, term: &str) -> Bitmap;
}

/// A text index that knows no text.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoText;

impl TextIndex for NoText {
    fn rows_containing(&self, _: TableNo, _: ColumnNo, _: &str) -> Bitmap {
        Bitmap::default()
    }
}

/// An ISO 4217 currency, and how many digits its minor unit has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency {
    code: [u8; 3],
}

/// Most digits of any currency's minor unit.
pub(crate) const CURRENCY_DIGITS_MAX: u32 = 4;

impl Currency {
    /// Reads a code of three letters, in any case.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let code: [u8; 3] = code.as_bytes().try_into().ok()?;
        let letters = code.iter().all(u8::is_ascii_alphabetic);
        letters.then(|| Self { code: code.map(|letter| letter.to_ascii_uppercase()) })
    }

    /// Returns the code in capitals.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).expect("a currency's code is ASCII letters")
    }

    /// Writes an amount of minor units with a decimal point.
    pub(crate) fn decimal(&self, minor: i64) -> String {
        let digits = self.digits();
        if digits == 0 {
            return minor.to_string();
        }
        let unit = 10_u64.pow(digits);
        let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
        let sign = if minor < 0 { "-" } else { "" };
        format!("{sign}{whole}.{rest:0width$}", width = digits as usize)
    }

    /// Returns the digits of the minor unit: two, unless ISO 4217 says otherwise.
    #[must_use]
    pub fn digits(&self) -> u32 {
        match &self.code {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            b"CLF" | b"UYW" => 4,
            _ => 2,
        }
    }
}
