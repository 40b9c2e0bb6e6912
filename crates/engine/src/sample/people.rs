//! People who do not exist, each with an inquiry: seeded, and the same every time.

use rand::{RngExt, SeedableRng, rngs::SmallRng, seq::IndexedRandom};

use super::words::{
    AREA_CODES, CITIES, COMPANY_KINDS, COMPANY_NAMES, DEALS, DOMAINS, FIRST_NAMES, JOB_TITLES,
    LAST_NAMES, LOST_REASONS, MATTERS, NOTES, SOURCES, STEPS, TAGS,
};
use crate::table::workspace::Profile;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// An invented person with an inquiry.
pub(super) struct Person {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) phone: Option<String>,
    pub(super) company: String,
    pub(super) job_title: &'static str,
    pub(super) city: &'static str,
    pub(super) title: &'static str,
    pub(super) source: &'static str,
    pub(super) state: &'static str,
    pub(super) lost_reason: Option<&'static str>,
    pub(super) value_minor: Option<i64>,
    pub(super) received_at: i64,
    pub(super) state_at: i64,
    pub(super) note: Option<&'static str>,
    /// What is to be done next, and in how many days.
    pub(super) step: Option<(&'static str, i64)>,
    /// The place of a tag in their list.
    pub(super) tag: Option<usize>,
}

/// An endless row of invented people.
pub(super) struct People {
    random: SmallRng,
    profile: Profile,
    now_ms: i64,
    made: u32,
}

impl People {
    pub(super) fn new(seed: u64, profile: Profile, now_ms: i64) -> Self {
        Self { random: SmallRng::seed_from_u64(seed), profile, now_ms, made: 0 }
    }

    pub(super) fn next(&mut self) -> Person {
        self.made += 1;
        let (first, last) = (self.pick(FIRST_NAMES), self.pick(LAST_NAMES));
        let (made, domain) = (self.made, self.pick(DOMAINS));
        let email = format!("{}.{}{made}@{domain}", plain(first), plain(last));
        let company = format!("{} {}", self.pick(COMPANY_NAMES), self.pick(COMPANY_KINDS));
        // Most inquiries are young: the square of an even draw leans to the beginning.
        let age = self.random.random_range(0.0f64..1.0).powi(2) * 700.0;
        let received_at = self.now_ms - (age * DAY_MS as f64) as i64;
        let state = self.state(age);
        let titles = match self.profile {
            Profile::Law => MATTERS,
            Profile::Sales => DEALS,
        };
        let state_at = match state {
            "PENDING" => received_at,
            _ => received_at + self.random.random_range(0..(self.now_ms - received_at).max(1)),
        };
        // By itself, so that people stay who they are when something is added to them.
        let mut own = SmallRng::seed_from_u64(u64::from(self.made));
        Person {
            name: format!("{first} {last}"),
            email,
            phone: self.chance(80).then(|| {
                let number = self.random.random_range(100..200);
                format!("+1 {} 555 0{number}", self.pick(AREA_CODES))
            }),
            company,
            job_title: self.pick(JOB_TITLES),
            city: self.pick(CITIES),
            title: self.pick(titles),
            source: self.pick(SOURCES),
            state,
            lost_reason: (state == "LOST").then(|| self.pick(LOST_REASONS)),
            value_minor: self.chance(70).then(|| self.random.random_range(5..400) * 25_000),
            received_at,
            state_at,
            note: self.chance(30).then(|| self.pick(NOTES)),
            step: step(state, &mut own),
            tag: own.random_ratio(1, 4).then(|| own.random_range(0..TAGS.len())),
        }
    }

    fn state(&mut self, age_days: f64) -> &'static str {
        let draw = self.random.random_range(0..100);
        match (age_days < 30.0, draw) {
            (true, 0..50) => "PENDING",
            (true, 50..85) => "REACHED_OUT",
            (true, 85..95) => "QUALIFIED",
            (true, 95..98) => "WON",
            (false, 0..12) => "PENDING",
            (false, 12..30) => "REACHED_OUT",
            (false, 30..45) => "QUALIFIED",
            (false, 45..68) => "WON",
            _ => "LOST",
        }
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from.choose(&mut self.random).copied().unwrap_or_default()
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.random.random_range(0..100) < percent
    }
}

/// Letters of a name as they stand in an address.
fn plain(name: &str) -> String {
    let folded = crate::ask::fold::fold(name);
    folded.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Most open leads have a next step; a few are late with it.
fn step(state: &str, random: &mut SmallRng) -> Option<(&'static str, i64)> {
    if matches!(state, "WON" | "LOST") || !random.random_ratio(4, 5) {
        return None;
    }
    let days = match random.random_range(0..100) {
        0..6 => random.random_range(-3..0),
        6..14 => 0,
        _ => random.random_range(1..15),
    };
    Some((STEPS.choose(random).copied().unwrap_or_default(), days))
}
