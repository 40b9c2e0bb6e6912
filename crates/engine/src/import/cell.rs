//! From a cell's text to a value, or to what is wrong with it.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

use crate::{
    ask::context::Currency,
    commands::imports::{DateOrder, DecimalMark, ImportProblem},
    intake::resume,
    schema::{AMOUNT_MINOR_MAX, COUNT_MAX, EVENT_TIMES_MS, LINE_BYTES_MAX, NAME_CHARS_MAX},
    table::lead::LeadState,
};

/// Text with line breaks, in bytes: what a cell of the store takes.
const LONG_BYTES_MAX: usize = 60 * 1024;

/// What is wrong with a cell, in kind and in words.
pub(super) type Fault = (ImportProblem, String);

fn fault<T>(kind: ImportProblem, words: &str) -> Result<T, Fault> {
    Err((kind, words.to_owned()))
}

/// Takes the mark off that keeps a spreadsheet from calculating with a cell.
pub(super) fn restored(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => cell,
    }
}

/// Returns whether a spreadsheet would calculate with a cell, or run what it says.
pub(crate) fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Reads a line of text; line breaks in it count as blanks.
pub(super) fn line(cell: &str) -> Result<String, Fault> {
    if cell.len() > LINE_BYTES_MAX {
        return Err(too_long(LINE_BYTES_MAX));
    }
    if cell.chars().any(char::is_control) {
        let words: Vec<&str> = cell.split(['\r', '\n', '\t']).map(str::trim).collect();
        let line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if line.chars().any(char::is_control) {
            return fault(ImportProblem::Control, "has control characters");
        }
        return Ok(line);
    }
    Ok(cell.to_owned())
}

/// Reads text that may have line breaks.
pub(super) fn long(cell: &str) -> Result<String, Fault> {
    if cell.len() > LONG_BYTES_MAX {
        return Err(too_long(LONG_BYTES_MAX));
    }
    Ok(cell.replace("\r\n", "\n"))
}

fn too_long(bytes_max: usize) -> Fault {
    (ImportProblem::TooLong, format!("is longer than {bytes_max} bytes"))
}

/// Reads an e-mail address: as it is written, and as it is compared.
pub(super) fn email(cell: &str) -> Result<(String, String), Fault> {
    let written = line(cell)?;
    match plain_email(&written).or_else(|| resume::normalise_email(&written)) {
        Some(normal) => Ok((written, normal)),
        None => fault(ImportProblem::NotAnEmail, "is not an e-mail address"),
    }
}

/// The addresses that nearly all have, without a look at what else an address may be.
fn plain_email(written: &str) -> Option<String> {
    let (local, domain) = written.split_once('@')?;
    let (host, last) = domain.rsplit_once('.')?;
    let plain = |text: &str, more: &[u8]| {
        let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || more.contains(byte);
        !text.is_empty()
            && text.bytes().all(|byte| is_plain(&byte))
            && text.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric())
            && text.bytes().last().is_some_and(|byte| byte.is_ascii_alphanumeric())
            && !text.contains("..")
    };
    const COMMON: [&str; 8] = ["com", "org", "net", "de", "edu", "gov", "uk", "fr"];
    let is_plain = local.len() <= 64
        && domain.len() <= 180
        && plain(local, b"._-+")
        && plain(host, b".")
        && COMMON.contains(&last);
    is_plain.then(|| written.to_ascii_lowercase())
}

/// Reads a phone number: as it is written, and as it is compared.
pub(super) fn phone(cell: &str) -> Result<(String, String), Fault> {
    let written = line(cell)?;
    if !written.chars().any(char::is_numeric) {
        return fault(ImportProblem::NotAPhone, "has no digits");
    }
    let normal = resume::normalise_phone(&written, None);
    let normal = normal.unwrap_or_else(|| written.to_lowercase());
    Ok((written, normal))
}

/// Reads yes or no.
pub(super) fn flag(cell: &str) -> Result<bool, Fault> {
    match cell.to_lowercase().as_str() {
        "true" | "yes" | "y" | "1" | "x" | "ja" | "oui" | "on" | "t" => Ok(true),
        "false" | "no" | "n" | "0" | "nein" | "non" | "off" | "f" | "-" => Ok(false),
        _ => fault(ImportProblem::NotAFlag, "is neither yes nor no"),
    }
}

/// Reads the state of a lead.
pub(super) fn state(cell: &str) -> Result<LeadState, Fault> {
    let word = super::fields::squeezed(cell);
    let known = LeadState::ALL.into_iter();
    let known = known.clone().find(|state| super::fields::squeezed(state.as_str()) == word);
    let other = match word.as_str() {
        "new" | "open" | "neu" => Some(LeadState::Pending),
        "contacted" | "working" => Some(LeadState::ReachedOut),
        "closedwon" | "converted" => Some(LeadState::Won),
        "closedlost" | "unqualified" | "disqualified" => Some(LeadState::Lost),
        _ => None,
    };
    let words = "is no state of a lead such as PENDING, QUALIFIED or WON";
    known.or(other).map_or_else(|| fault(ImportProblem::NotAChoice, words), Ok)
}

/// Reads a word in small letters.
pub(super) fn word(cell: &str) -> Result<String, Fault> {
    let line = line(cell)?;
    let small: String = line
        .to_lowercase()
        .chars()
        .map(|c| if c.is_whitespace() || c == '-' { '_' } else { c })
        .collect();
    let fits = small.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase() || c == '_');
    if !fits || small.chars().count() > NAME_CHARS_MAX {
        return fault(ImportProblem::NotAChoice, "is not a word such as visit or site_visit");
    }
    Ok(small)
}

/// Reads a currency.
pub(super) fn currency(cell: &str) -> Result<Currency, Fault> {
    let code = match cell {
        "$" | "US$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        code => code,
    };
    let words = "is not a currency such as USD";
    Currency::parse(code).map_or_else(|| fault(ImportProblem::NotACurrency, words), Ok)
}

/// Reads how many.
pub(super) fn count(cell: &str, mark: DecimalMark) -> Result<i64, Fault> {
    let whole = scaled(cell, mark, 0)?;
    if (0..=COUNT_MAX).contains(&whole) {
        return Ok(whole);
    }
    fault(ImportProblem::OutOfRange, "must be 0 to 1000000")
}

/// Reads an amount in minor units.
pub(super) fn money(
    cell: &str,
    mark: DecimalMark,
    currency: Currency,
    negative: bool,
) -> Result<i64, Fault> {
    let minor = scaled(cell, mark, currency.digits())?;
    if minor < 0 && !negative {
        return fault(ImportProblem::OutOfRange, "must not be negative");
    }
    if minor.abs() > AMOUNT_MINOR_MAX {
        return fault(ImportProblem::OutOfRange, "is too large");
    }
    Ok(minor)
}

/// Reads a number with so many decimal digits as a whole number of the last of them. Groups of
/// three may be parted; where both marks occur, the last is the decimal one.
pub(super) fn scaled(cell: &str, mark: DecimalMark, digits: u32) -> Result<i64, Fault> {
    let not_a_number = || (ImportProblem::NotANumber, "is not a number".to_owned());
    let (is_negative, bare) = bare_number(cell).ok_or_else(not_a_number)?;
    let (decimal, group) = match mark {
        DecimalMark::Comma => (',', '.'),
        DecimalMark::Point => ('.', ','),
    };
    let (decimal, group) = match (bare.rfind(decimal), bare.rfind(group)) {
        (Some(decimal_at), Some(group_at)) if decimal_at < group_at => (group, decimal),
        _ => (decimal, group),
    };
    let (whole, fraction) = bare.split_once(decimal).unwrap_or((&bare, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let groups: Vec<&str> = whole.split([group, ' ', '\'', '\u{a0}', '\u{202f}', '’']).collect();
    let (first, rest) = groups.split_first().ok_or_else(not_a_number)?;
    let is_grouped = is_digits(first)
        && (rest.is_empty() || (1..=3).contains(&first.len()))
        && rest.iter().all(|group| group.len() == 3 && is_digits(group));
    if !is_grouped || !is_digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return Err(not_a_number());
    }
    let significant = fraction.trim_end_matches('0');
    if significant.len() > digits as usize {
        let words = format!("has more than {digits} decimal digits");
        return Err((ImportProblem::NotANumber, words));
    }
    let padded = format!("{}{significant:0<width$}", groups.concat(), width = digits as usize);
    let number: i64 =
        padded.parse().map_err(|_| (ImportProblem::OutOfRange, "is too large".to_owned()))?;
    Ok(if is_negative { -number } else { number })
}

/// Takes sign, brackets and currency signs off a number.
fn bare_number(cell: &str) -> Option<(bool, String)> {
    let cell = cell.trim();
    let bracketed = cell.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let cell = bracketed.unwrap_or(cell);
    let is_sign = |c: char| matches!(c, '$' | '€' | '£' | '¥' | ' ' | '\u{a0}');
    let cell = cell.trim_matches(is_sign);
    let code = |text: &str| text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
    let cell = match (cell.get(..3), cell.len().checked_sub(3).and_then(|at| cell.get(at..))) {
        (Some(first), _) if code(first) => &cell[3..],
        (_, Some(last)) if code(last) => &cell[..cell.len() - 3],
        _ => cell,
    };
    let cell = cell.trim_matches(is_sign);
    let (minus, cell) = match cell.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, cell.strip_prefix('+').unwrap_or(cell)),
    };
    let cell = cell.trim_matches(is_sign);
    let begins = cell.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    (begins && cell.len() <= 40).then(|| (minus != bracketed.is_some(), cell.to_owned()))
}

/// Reads a moment, ms UTC; a day alone begins in the workspace's zone.
pub(super) fn moment(cell: &str, order: DateOrder, zone: &TimeZone) -> Result<i64, Fault> {
    let ms = if let Ok(stamp) = cell.parse::<Timestamp>() {
        stamp.as_millisecond()
    } else {
        let time = date_time(cell, order)?;
        let zoned = time.to_zoned(zone.clone());
        let zoned = zoned.map_err(|_| not_a_date())?;
        zoned.timestamp().as_millisecond()
    };
    if EVENT_TIMES_MS.contains(&ms) {
        return Ok(ms);
    }
    fault(ImportProblem::OutOfRange, "must lie between 1970 and 2106")
}

fn not_a_date() -> Fault {
    (ImportProblem::NotADate, "is not a day of the calendar".to_owned())
}

/// Reads a day as people write it.
pub(super) fn date(cell: &str, order: DateOrder) -> Result<Date, Fault> {
    date_time(cell, order).map(DateTime::date)
}

fn date_time(cell: &str, order: DateOrder) -> Result<DateTime, Fault> {
    let cell = cell.trim();
    let parts = date_parts(cell).ok_or_else(not_a_date)?;
    let DateParts { numbers, month, rest } = parts;
    let (year, month, day) = match (month, numbers) {
        (Some(month), [first, second, _]) if first.len() == 4 => (first, month, second),
        (Some(month), [first, second, _]) => (second, month, first),
        (None, [first, second, third]) => {
            let month = |text: &str| text.parse::<i8>().unwrap_or(0);
            if first.len() == 4 {
                (first, month(second), third)
            } else {
                match order {
                    DateOrder::Dmy => (third, month(second), first),
                    DateOrder::Mdy => (third, month(first), second),
                    DateOrder::Ymd => (first, month(second), third),
                }
            }
        }
    };
    let date = Date::new(full_year(year).ok_or_else(not_a_date)?, month, small(day));
    let date = date.map_err(|_| not_a_date())?;
    let time = if rest.is_empty() { Time::midnight() } else { clock(rest)? };
    Ok(date.to_datetime(time))
}

/// The numbers of a date in the order in which they are written; with the month in words there are
/// two and an empty one.
struct DateParts<'a> {
    numbers: [&'a str; 3],
    month: Option<i8>,
    rest: &'a str,
}

fn date_parts(cell: &str) -> Option<DateParts<'_>> {
    let (mut numbers, mut found, mut month) = ([""; 3], 0, None);
    let mut rest = cell;
    while found + usize::from(month.is_some()) < 3 {
        rest = rest.trim_start_matches(['/', '-', '.', ',', ' ', '\u{a0}']);
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if digits > 0 {
            numbers[found] = &rest[..digits];
            found += 1;
            rest = &rest[digits..];
            continue;
        }
        let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let word = rest[..letters].to_lowercase();
        rest = &rest[letters..];
        match word.as_str() {
            "st" | "nd" | "rd" | "th" if found == 1 => {}
            _ if month.is_none() => month = Some(month_named(&word)?),
            _ => return None,
        }
    }
    let rest = rest.trim_start_matches(['T', ' ', ',', '.']).trim_end();
    Some(DateParts { numbers, month, rest })
}

/// Months by how they begin, in English, German and French.
fn month_named(word: &str) -> Option<i8> {
    const BEGINNINGS: [&[&str]; 12] = [
        &["jan"],
        &["feb", "fév"],
        &["mar", "mär", "mrz"],
        &["apr", "avr"],
        &["may", "mai"],
        &["jun", "juin"],
        &["jul", "juil"],
        &["aug", "aoû"],
        &["sep"],
        &["oct", "okt"],
        &["nov"],
        &["dec", "dez", "déc"],
    ];
    let found = BEGINNINGS.iter().position(|all| all.iter().any(|b| word.starts_with(b)))?;
    i8::try_from(found + 1).ok()
}

fn full_year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        // As POSIX and spreadsheets have it.
        2 if year < 69 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

fn small(text: &str) -> i8 {
    text.parse().unwrap_or(0)
}

fn clock(text: &str) -> Result<Time, Fault> {
    let lower = text.to_ascii_lowercase();
    let (bare, shift) = match (lower.strip_suffix("pm"), lower.strip_suffix("am")) {
        (Some(bare), _) => (bare, Some(12)),
        (_, Some(bare)) => (bare, Some(0)),
        _ => (lower.as_str(), None),
    };
    let bare = bare.trim();
    let mut parts = bare.split([':', '.']).map(|part| part.parse::<i8>().ok());
    let hour = parts.next().flatten().ok_or_else(not_a_date)?;
    let minute = parts.next().unwrap_or(Some(0)).ok_or_else(not_a_date)?;
    let second = parts.next().unwrap_or(Some(0)).ok_or_else(not_a_date)?;
    let hour = shift.map_or(hour, |shift| hour % 12 + shift);
    Time::new(hour, minute, second, 0).map_err(|_| not_a_date())
}

/// What a date says of the order in which its column is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OrderSeen {
    /// It can only be read so.
    Certain(DateOrder),
    /// Day and month can be either way.
    Either,
    /// It is the same either way, or the month is written in words.
    Any,
}

/// Says how a cell could be read as a date; none if it is none.
pub(super) fn order_of(cell: &str) -> Option<OrderSeen> {
    let cell = cell.trim();
    if cell.parse::<Timestamp>().is_ok() {
        return Some(OrderSeen::Any);
    }
    let fits = |order| date_time(cell, order).is_ok();
    // A number alone, a time alone and an address are no dates.
    let parted = cell.len() <= 40
        && cell.bytes().any(|byte| byte.is_ascii_digit())
        && cell.contains(['/', '-', '.', ' ']);
    if !parted {
        return None;
    }
    let parts = date_parts(cell)?;
    if parts.month.is_some() {
        return fits(DateOrder::Dmy).then_some(OrderSeen::Any);
    }
    if parts.numbers[0].len() == 4 {
        return fits(DateOrder::Ymd).then_some(OrderSeen::Certain(DateOrder::Ymd));
    }
    match (fits(DateOrder::Dmy), fits(DateOrder::Mdy)) {
        (true, true) if parts.numbers[0] == parts.numbers[1] => Some(OrderSeen::Any),
        // Nobody writes the month first and points behind it.
        (true, true) if cell.contains('.') => Some(OrderSeen::Certain(DateOrder::Dmy)),
        (true, true) => Some(OrderSeen::Either),
        (true, false) => Some(OrderSeen::Certain(DateOrder::Dmy)),
        (false, true) => Some(OrderSeen::Certain(DateOrder::Mdy)),
        (false, false) => None,
    }
}

/// Says how a cell could be read as a number: with which mark, if only one will do; none if it is
/// no number.
pub(super) fn mark_of(cell: &str) -> Option<Option<DecimalMark>> {
    let (_, bare) = bare_number(cell)?;
    let fits = |mark| scaled(cell, mark, 9).is_ok();
    match (fits(DecimalMark::Point), fits(DecimalMark::Comma)) {
        // Either both marks occur, and the last is the decimal one, or none does.
        (true, true) => match (bare.rfind('.'), bare.rfind(',')) {
            (Some(point), Some(comma)) if point > comma => Some(Some(DecimalMark::Point)),
            (Some(_), Some(_)) => Some(Some(DecimalMark::Comma)),
            _ => Some(None),
        },
        (true, false) => Some(Some(DecimalMark::Point)),
        (false, true) => Some(Some(DecimalMark::Comma)),
        (false, false) => None,
    }
}

/// Returns whether a number can be read with either mark, and means something else each time.
pub(super) fn is_ambiguous_number(cell: &str) -> bool {
    let both = [DecimalMark::Point, DecimalMark::Comma].map(|mark| scaled(cell, mark, 9).ok());
    both[0].is_some() && both[1].is_some() && both[0] != both[1]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn usd(cell: &str, mark: DecimalMark) -> Option<i64> {
        money(cell, mark, Currency::parse("USD").expect("a currency"), true).ok()
    }

    #[test]
    fn amounts_are_read_as_they_are_meant() {
        use DecimalMark::{Comma, Point};
        let cases = [
            ("1,234.56", Point, Some(123_456)),
            ("1.234,56", Comma, Some(123_456)),
            ("1.234,56", Point, Some(123_456)),
            ("1.234", Comma, Some(123_400)),
            ("1.234", Point, None),
            ("$12", Point, Some(1_200)),
            ("12,50 €", Comma, Some(1_250)),
            ("USD 12.5", Point, Some(1_250)),
            ("(3.10)", Point, Some(-310)),
            ("-3.10", Point, Some(-310)),
            ("1 234,5", Comma, Some(123_450)),
            ("12,34,56", Point, None),
            ("twelve", Point, None),
            ("", Point, None),
            (".5", Point, Some(50)),
            ("12.345", Point, None),
            ("99999999999999999999", Point, None),
        ];
        for (cell, mark, expected) in cases {
            assert_eq!(usd(cell, mark), expected, "{cell}");
        }
    }

    #[test]
    fn dates_are_days_of_the_calendar() {
        use DateOrder::{Dmy, Mdy};
        let cases = [
            ("2026-11-20", Dmy, Some("2026-11-20")),
            ("31/12/2026", Dmy, Some("2026-12-31")),
            ("12/31/2026", Mdy, Some("2026-12-31")),
            ("31.12.26", Dmy, Some("2026-12-31")),
            ("20 Nov 2026", Dmy, Some("2026-11-20")),
            ("November 20th, 2026", Dmy, Some("2026-11-20")),
            ("2026/1/2 13:45", Dmy, Some("2026-01-02")),
            ("31 February 2026", Dmy, None),
            ("31/02/2026", Dmy, None),
            ("2026-02-31", Dmy, None),
            ("20", Dmy, None),
            ("yesterday", Dmy, None),
        ];
        for (cell, order, expected) in cases {
            let read = date(cell, order).ok().map(|date| date.to_string());
            assert_eq!(read.as_deref(), expected, "{cell}");
        }
        assert_eq!(order_of("01/02/2024"), Some(OrderSeen::Either));
        assert_eq!(order_of("13/02/2024"), Some(OrderSeen::Certain(Dmy)));
        assert_eq!(order_of("02/13/2024"), Some(OrderSeen::Certain(Mdy)));
        assert_eq!(order_of("02.03.2024"), Some(OrderSeen::Certain(Dmy)));
        assert_eq!(order_of("Miller"), None);
        assert_eq!(order_of("+1 212 555 0100"), None);
    }

    #[test]
    fn either_mark_is_a_question_only_where_it_matters() {
        assert!(is_ambiguous_number("1.234"));
        assert!(is_ambiguous_number("1,234"));
        assert!(!is_ambiguous_number("1,234.50"));
        assert!(!is_ambiguous_number("1234"));
        assert_eq!(mark_of("12,5"), Some(Some(DecimalMark::Comma)));
        assert_eq!(mark_of("Miller"), None);
    }

    proptest! {
        #[test]
        fn what_is_written_as_money_is_read_again(minor in -9_000_000_000_i64..9_000_000_000) {
            let (sign, whole, cents) =
                (if minor < 0 { "-" } else { "" }, minor.abs() / 100, minor.abs() % 100);
            let point = format!("{sign}{whole}.{cents:02}");
            let comma = format!("{sign}{whole},{cents:02}");
            prop_assert_eq!(usd(&point, DecimalMark::Point), Some(minor));
            prop_assert_eq!(usd(&comma, DecimalMark::Comma), Some(minor));
        }

        #[test]
        fn no_cell_brings_it_down(cell in "\\PC{0,30}") {
            let _ = (usd(&cell, DecimalMark::Point), date(&cell, DateOrder::Dmy).is_ok());
            let _ = (order_of(&cell), mark_of(&cell), phone(&cell).is_ok(), email(&cell).is_ok());
        }
    }
}
