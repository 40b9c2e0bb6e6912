//! The day that scores are of.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

use crate::{
    ask::{calendar::DAY_MS, columns::second},
    learned::features::AsOf,
};

/// A day of the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    /// On the calendar.
    pub(crate) date: Date,
    /// Its last millisecond, for which scores are worked out.
    pub(crate) end_ms: i64,
}

impl Day {
    /// Returns the day on which a moment falls.
    pub(crate) fn of(now_ms: i64, zone: &TimeZone) -> Self {
        let now = Timestamp::from_millisecond(now_ms).unwrap_or(Timestamp::UNIX_EPOCH);
        let now = now.to_zoned(zone.clone());
        let next = now.start_of_day().and_then(|start| start.checked_add(1.day()));
        let end_ms = next.map_or(now_ms, |next| next.timestamp().as_millisecond() - 1);
        Self { date: now.date(), end_ms }
    }

    /// Returns a lead as it is known at the end of the day.
    pub(crate) fn as_of(self, lead: u32) -> AsOf {
        AsOf { lead, second: second(self.end_ms) }
    }

    /// Returns how many whole days ago something was; what is to come was just now.
    pub(crate) fn age_days(self, second: u32) -> u32 {
        let age_ms = self.end_ms - i64::from(second) * 1_000;
        u32::try_from(age_ms.div_euclid(DAY_MS).max(0)).unwrap_or(u32::MAX)
    }
}
