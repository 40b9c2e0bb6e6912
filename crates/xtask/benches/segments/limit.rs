//! The limit: for each rule the loop that one would write for it alone, over the same values.

use std::time::Instant;

use anteroom_xtask::figure::quantile;
use pulp::Arch;

use crate::facts::{Facts, Words};

pub(crate) const DAY: u32 = 24 * 60 * 60;

/// What a loop counted, and how long it took.
pub(crate) struct Limit {
    pub(crate) count: u32,
    pub(crate) took_ms: f64,
}

/// Measures the loops in the order of the rules, with the best instructions of this processor.
pub(crate) fn measure(facts: &Facts, rounds: usize) -> Vec<Limit> {
    vec![
        timed(
            rounds,
            #[inline(always)]
            || selective(facts),
        ),
        timed(
            rounds,
            #[inline(always)]
            || broad(facts),
        ),
        timed(
            rounds,
            #[inline(always)]
            || nested(facts),
        ),
        timed(
            rounds,
            #[inline(always)]
            || long_text(facts),
        ),
        timed(
            rounds,
            #[inline(always)]
            || text(facts),
        ),
        timed(
            rounds,
            #[inline(always)]
            || tags(facts),
        ),
        timed(
            rounds,
            #[inline(always)]
            || windowed(facts),
        ),
    ]
}

fn timed(rounds: usize, count: impl Fn() -> u32) -> Limit {
    let processor = Arch::new();
    let (mut took, mut found) = (Vec::with_capacity(rounds), 0);
    for _round in 0..rounds {
        let start = Instant::now();
        found = std::hint::black_box(processor.dispatch(&count));
        took.push(start.elapsed().as_secs_f64() * 1e3);
    }
    Limit { count: found, took_ms: quantile(&took, 0.5) }
}

#[inline(always)]
fn selective(facts: &Facts) -> u32 {
    let rows = facts.spend.iter().zip(&facts.visits);
    rows.map(|(&spend, &visits)| u32::from((spend > 400_000) & (visits < 3))).sum()
}

#[inline(always)]
fn broad(facts: &Facts) -> u32 {
    let rows = facts.spend.iter().zip(&facts.visits);
    rows.map(|(&spend, &visits)| u32::from((spend > 10_000) | (visits >= 2))).sum()
}

#[inline(always)]
fn nested(facts: &Facts) -> u32 {
    let (quiet, recent) = (facts.now - 180 * DAY, facts.now - 30 * DAY);
    let chicago = facts.city.place("Chicago");
    let rows = facts.spend.iter().zip(&facts.visits).zip(&facts.last_visit);
    rows.zip(&facts.city.codes)
        .map(|(((&spend, &visits), &last), &city)| {
            let gone = (last > 0) & (last < quiet);
            let good = (spend > 200_000) & ((visits < 5) | gone);
            u32::from(good | ((last >= recent) & (visits > 10) & (city == chicago)))
        })
        .sum()
}

#[inline(always)]
fn long_text(facts: &Facts) -> u32 {
    let mut found = Set::of(facts.spend.len());
    let mut note = 0;
    for at in memchr::memmem::find_iter(facts.notes.as_bytes(), "fee") {
        note += facts.note_ends[note..].partition_point(|&end| end as usize <= at);
        found.insert(facts.note_contact[note]);
    }
    found.count(|contact| facts.spend[contact] > 50_000)
}

#[inline(always)]
fn text(facts: &Facts) -> u32 {
    let named: Vec<bool> = facts.company.names.iter().map(|name| names_robots(name)).collect();
    let rows = facts.spend.iter().zip(&facts.company.codes);
    rows.map(|(&spend, &code)| u32::from((spend > 50_000) & named[code as usize])).sum()
}

pub(crate) fn names_robots(company: &str) -> bool {
    company.to_lowercase().contains("robot")
}

#[inline(always)]
fn tags(facts: &Facts) -> u32 {
    let (wanted, unwanted) = (facts.tag.place("VIP"), facts.tag.place("Spanish"));
    let mut has = Set::of(facts.spend.len());
    let mut lacks = Set::of(facts.spend.len());
    for (&contact, &tag) in facts.tagged.iter().zip(&facts.tag.codes) {
        if tag == wanted {
            has.insert(contact);
        } else if tag == unwanted {
            lacks.insert(contact);
        }
    }
    has.words.iter_mut().zip(&lacks.words).for_each(|(has, lacks)| *has &= !lacks);
    has.count(|contact| facts.visits[contact] > 3)
}

#[inline(always)]
fn windowed(facts: &Facts) -> u32 {
    let since = facts.now - 90 * DAY;
    let mut counts = vec![0_u16; facts.spend.len()];
    for (&contact, &placed) in facts.order_contact.iter().zip(&facts.order_placed) {
        if placed >= since {
            counts[contact as usize] += 1;
        }
    }
    counts.iter().map(|&count| u32::from(count > 2)).sum()
}

/// A set of contacts, one bit each.
struct Set {
    words: Vec<u64>,
}

impl Set {
    fn of(contacts: usize) -> Self {
        Self { words: vec![0; contacts.div_ceil(64)] }
    }

    #[inline(always)]
    fn insert(&mut self, contact: u32) {
        self.words[contact as usize / 64] |= 1 << (contact % 64);
    }

    /// Counts those of the set that fit.
    #[inline(always)]
    fn count(&self, fits: impl Fn(usize) -> bool) -> u32 {
        let mut count = 0;
        for (at, &word) in self.words.iter().enumerate() {
            let mut left = word;
            while left != 0 {
                count += u32::from(fits(at * 64 + left.trailing_zeros() as usize));
                left &= left - 1;
            }
        }
        count
    }
}

impl Words {
    /// Returns a word's place; one that nobody has, if it is not there.
    pub(crate) fn place(&self, word: &str) -> u32 {
        let place = self.names.iter().position(|name| name == word);
        place.map_or(u32::MAX, |place| place as u32)
    }
}
