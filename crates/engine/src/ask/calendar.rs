//! Dates in rules: from words to moments, in the workspace's time zone.
//!
//! All arithmetic is `jiff`'s. A moment counts as the day it falls on in that zone; a span reaches
//! from now back to the same time of day that many calendar units ago.

use std::ops::RangeInclusive;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};

use crate::ask::rule::{Period, Unit};

/// Milliseconds of a day of 24 hours.
pub(crate) const DAY_MS: i64 = 86_400_000;

/// A day as a rule names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Day {
    Date(Date),
    Today,
    Yesterday,
    Tomorrow,
}

/// When something must have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    On(Day),
    Before(Day),
    OnOrBefore(Day),
    After(Day),
    OnOrAfter(Day),
    Between(Day, Day),
    InLast(u32, Unit),
    InNext(u32, Unit),
    OlderThan(u32, Unit),
    During(Period),
}

/// The years that a rule can name; at both ends the calendar leaves room for arithmetic.
pub(crate) const YEARS: RangeInclusive<i16> = 1..=9_000;

impl Day {
    /// Reads `YYYY-MM-DD`, `today`, `yesterday` or `tomorrow`.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        match word.to_ascii_lowercase().as_str() {
            "today" => Some(Self::Today),
            "yesterday" => Some(Self::Yesterday),
            "tomorrow" => Some(Self::Tomorrow),
            word => {
                let shaped = word.len() == 10
                    && word.bytes().enumerate().all(|(at, byte)| match at {
                        4 | 7 => byte == b'-',
                        _ => byte.is_ascii_digit(),
                    });
                let date: Date = if shaped { word.parse().ok()? } else { return None };
                YEARS.contains(&date.year()).then_some(Self::Date(date))
            }
        }
    }

    /// Returns how a rule names it.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Date(date) => date.to_string(),
            Self::Today => Period::Today.name().to_owned(),
            Self::Yesterday => Period::Yesterday.name().to_owned(),
            Self::Tomorrow => Period::Tomorrow.name().to_owned(),
        }
    }

    /// Returns the day on the calendar.
    pub(crate) fn date(self, today: Date) -> Date {
        match self {
            Self::Date(date) => date,
            Self::Today => today,
            Self::Yesterday => shifted(today, -1),
            Self::Tomorrow => shifted(today, 1),
        }
    }
}

/// A moment in the workspace's time zone.
#[derive(Debug, Clone)]
pub(crate) struct Moment {
    now: Zoned,
}

impl Moment {
    /// Moments outside of the calendar count as its ends.
    pub(crate) fn new(now_ms: i64, zone: &TimeZone) -> Self {
        let clamped =
            now_ms.clamp(Timestamp::MIN.as_millisecond() + 1, Timestamp::MAX.as_millisecond() - 1);
        let now = Timestamp::from_millisecond(clamped).unwrap_or(Timestamp::UNIX_EPOCH);
        Self { now: now.to_zoned(zone.clone()) }
    }

    pub(crate) fn today(&self) -> Date {
        self.now.date()
    }

    /// Returns the milliseconds, both ends included, in which a time must lie. An end that the
    /// calendar does not reach is open.
    pub(crate) fn times(&self, when: When) -> (i64, i64) {
        let now = self.now.timestamp().as_millisecond();
        match when {
            When::InLast(amount, unit) => (self.shifted_ms(amount, unit, true), now),
            When::InNext(amount, unit) => (now, self.shifted_ms(amount, unit, false)),
            When::OlderThan(amount, unit) => {
                (i64::MIN, self.shifted_ms(amount, unit, true).saturating_sub(1))
            }
            When::On(_)
            | When::Before(_)
            | When::OnOrBefore(_)
            | When::After(_)
            | When::OnOrAfter(_)
            | When::Between(..)
            | When::During(_) => {
                let (from, to) = self.days(when);
                let from_ms = from.map_or(i64::MIN, |day| self.start_ms(day));
                let to_ms = to.map_or(i64::MAX, |day| match day.tomorrow() {
                    Ok(next) => self.start_ms(next).saturating_sub(1),
                    Err(_) => i64::MAX,
                });
                (from_ms, to_ms)
            }
        }
    }

    /// Returns the days, both included, in which a date must lie.
    pub(crate) fn days(&self, when: When) -> (Option<Date>, Option<Date>) {
        let today = self.today();
        let date = |day: Day| day.date(today);
        match when {
            When::On(day) => (Some(date(day)), Some(date(day))),
            When::Before(day) => (None, Some(shifted(date(day), -1))),
            When::OnOrBefore(day) => (None, Some(date(day))),
            When::After(day) => (Some(shifted(date(day), 1)), None),
            When::OnOrAfter(day) => (Some(date(day)), None),
            When::Between(from, to) => (Some(date(from)), Some(date(to))),
            When::InLast(amount, unit) => (Some(moved(today, amount, unit, true)), Some(today)),
            When::InNext(amount, unit) => (Some(today), Some(moved(today, amount, unit, false))),
            When::OlderThan(amount, unit) => {
                (None, Some(shifted(moved(today, amount, unit, true), -1)))
            }
            When::During(period) => {
                let (from, to) = self.period(period);
                (Some(from), Some(to))
            }
        }
    }

    /// Returns the first and the last day of a period.
    fn period(&self, period: Period) -> (Date, Date) {
        let today = self.today();
        let month = |date: Date| (date.first_of_month(), date.last_of_month());
        let year = |date: Date| (date.first_of_year(), date.last_of_year());
        let week = |date: Date| {
            let since_monday = i64::from(date.weekday().since(Weekday::Monday));
            let monday = shifted(date, -since_monday);
            (monday, shifted(monday, 6))
        };
        match period {
            Period::Today => (today, today),
            Period::Yesterday => (shifted(today, -1), shifted(today, -1)),
            Period::Tomorrow => (shifted(today, 1), shifted(today, 1)),
            Period::ThisWeek => week(today),
            Period::LastWeek => week(shifted(today, -7)),
            Period::ThisMonth => month(today),
            Period::LastMonth => month(moved(today, 1, Unit::Months, true)),
            Period::ThisYear => year(today),
            Period::LastYear => year(moved(today, 1, Unit::Years, true)),
        }
    }

    fn start_ms(&self, day: Date) -> i64 {
        let start = day.to_zoned(self.now.time_zone().clone()).and_then(|noon| noon.start_of_day());
        start.map_or(if day < self.today() { i64::MIN } else { i64::MAX }, |start| {
            start.timestamp().as_millisecond()
        })
    }

    fn shifted_ms(&self, amount: u32, unit: Unit, back: bool) -> i64 {
        let shifted = span(amount, unit).and_then(|span| {
            if back { self.now.checked_sub(span) } else { self.now.checked_add(span) }
        });
        let beyond = if back { i64::MIN } else { i64::MAX };
        shifted.map_or(beyond, |moment| moment.timestamp().as_millisecond())
    }
}

/// Returns the days since 1970-01-01.
pub(crate) fn day_number(date: Date) -> i32 {
    let epoch = Date::constant(1970, 1, 1);
    epoch.until(date).map_or(0, |span| span.get_days())
}

fn span(amount: u32, unit: Unit) -> Result<Span, jiff::Error> {
    match unit {
        Unit::Days => Span::new().try_days(amount),
        Unit::Weeks => Span::new().try_weeks(amount),
        Unit::Months => Span::new().try_months(amount),
        Unit::Years => Span::new().try_years(amount),
    }
}

fn shifted(date: Date, days: i64) -> Date {
    date.saturating_add(Span::new().days(days))
}

fn moved(date: Date, amount: u32, unit: Unit, back: bool) -> Date {
    let Ok(span) = span(amount, unit) else { return if back { Date::MIN } else { Date::MAX } };
    if back { date.saturating_sub(span) } else { date.saturating_add(span) }
}
