//! Wall clocks and hybrid logical clocks.
//!
//! A hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014) orders every change
//! of a workspace: 48 bits of milliseconds, a 16-bit counter, and the device. Sending never
//! fails: a clock that stands still or runs backwards counts on from the largest time seen.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::id::DeviceId;

/// Where the program reads the time. Milliseconds since 1970-01-01 UTC.
pub trait Clock: Send + Sync {
    /// Returns the current time in milliseconds UTC.
    fn now_ms(&self) -> i64;
}

/// The machine's own clock; the only place that asks it.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the machine's clock is read"
    )]
    fn now_ms(&self) -> i64 {
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// Milliseconds that fit the clock's 48 bits: until the year 10889.
const MS_MAX: u64 = (1 << 48) - 1;

/// A hybrid logical time. Byte order is time order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Hlc([u8; 16]);

impl Hlc {
    /// The time before every change.
    pub const ZERO: Self = Self([0; 16]);

    /// Builds a time from its parts. `ms` is clamped to 48 bits.
    #[must_use]
    pub fn new(ms: u64, counter: u16, device: DeviceId) -> Self {
        let mut bytes = [0; 16];
        let stamp = (ms.min(MS_MAX) << 16) | u64::from(counter);
        bytes[..8].copy_from_slice(&stamp.to_be_bytes());
        bytes[8..].copy_from_slice(&device.to_bytes());
        Self(bytes)
    }

    /// Reads a time from its 16 bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Returns the 16 bytes that are stored and sent.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 16] {
        self.0
    }

    fn stamp(self) -> u64 {
        let mut stamp = [0; 8];
        stamp.copy_from_slice(&self.0[..8]);
        u64::from_be_bytes(stamp)
    }

    /// Returns the milliseconds since 1970 UTC.
    #[must_use]
    pub fn ms(self) -> u64 {
        self.stamp() >> 16
    }

    /// Returns the counter that orders changes of one millisecond.
    #[must_use]
    pub fn counter(self) -> u16 {
        (self.stamp() & 0xffff) as u16
    }

    /// Returns the device that made the change.
    #[must_use]
    pub fn device(self) -> DeviceId {
        let mut device = [0; 8];
        device.copy_from_slice(&self.0[8..]);
        DeviceId::from_bytes(device)
    }
}

impl fmt::Debug for Hlc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}@{:?}", self.ms(), self.counter(), self.device())
    }
}

/// One device's hybrid clock: the latest time it has made or seen.
#[derive(Debug, Clone, Copy)]
pub struct HybridClock {
    device: DeviceId,
    last: u64,
}

impl HybridClock {
    /// Starts a device's clock after the latest time it has stored.
    #[must_use]
    pub fn new(device: DeviceId, latest: Hlc) -> Self {
        Self { device, last: latest.stamp() }
    }

    /// Returns the time of a new change. It is later than every time made or seen before,
    /// whatever the wall clock says; a counter that overflows carries into the milliseconds.
    pub fn tick(&mut self, now_ms: i64) -> Hlc {
        let wall = u64::try_from(now_ms).unwrap_or(0).min(MS_MAX) << 16;
        self.last = wall.max(self.last.saturating_add(1));
        Hlc::new(self.last >> 16, (self.last & 0xffff) as u16, self.device)
    }

    /// Notes a time that came from another device.
    pub fn observe(&mut self, seen: Hlc) {
        self.last = self.last.max(seen.stamp());
    }

    /// Returns the end of the latest moment made or seen: what is later was made afterwards.
    #[must_use]
    pub fn latest(&self) -> Hlc {
        let device = DeviceId::from_bytes([u8::MAX; 8]);
        Hlc::new(self.last >> 16, (self.last & 0xffff) as u16, device)
    }

    /// Returns the device whose clock this is.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        self.device
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ticks_only_go_forward(
            jumps in prop::collection::vec(-10_000_000_000i64..10_000_000_000, 1..50),
        ) {
            let mut clock = HybridClock::new(DeviceId::from_bytes([7; 8]), Hlc::ZERO);
            let mut last = Hlc::ZERO;
            for now in jumps {
                let next = clock.tick(now);
                prop_assert!(next > last, "{next:?} after {last:?}");
                last = next;
            }
        }

        #[test]
        fn parts_survive(ms in 0u64..=MS_MAX, counter: u16, device: [u8; 8]) {
            let hlc = Hlc::new(ms, counter, DeviceId::from_bytes(device));
            prop_assert_eq!((hlc.ms(), hlc.counter()), (ms, counter));
            prop_assert_eq!(hlc.device().to_bytes(), device);
        }
    }

    #[test]
    fn what_is_made_next_is_later_than_the_latest() {
        let (device, other) = (DeviceId::from_bytes([1; 8]), DeviceId::from_bytes([9; 8]));
        let mut clock = HybridClock::new(device, Hlc::ZERO);
        let seen = Hlc::new(7, 3, other);
        clock.observe(seen);
        let latest = clock.latest();
        assert!(seen < latest, "whichever device made it");
        assert!(clock.tick(0) > latest);
    }

    #[test]
    fn a_full_counter_carries_into_the_milliseconds() {
        let device = DeviceId::from_bytes([1; 8]);
        let mut clock = HybridClock::new(device, Hlc::new(5, u16::MAX, device));
        assert_eq!(clock.tick(0), Hlc::new(6, 0, device));
    }
}
