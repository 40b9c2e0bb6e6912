//! `exp`, `ln` and random numbers that are the same on every machine.
//!
//! The standard library's `exp` and `ln` are the platform's, and platforms differ in the last
//! bit. These use only operations that IEEE 754 rounds exactly, in a fixed order.

use std::f64::consts::{LN_2, LOG2_E, SQRT_2};

/// Beyond this `exp` has no finite value.
const EXP_MAX: f64 = 708.0;

/// The part of ln 2 whose product with a small whole number is exact.
const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// Returns e to the power of a number, which is taken to lie within ±708.
#[must_use]
pub fn exp(x: f64) -> f64 {
    let x = x.clamp(-EXP_MAX, EXP_MAX);
    // Adding and taking away a large number rounds to the nearest whole one.
    const ROUNDING: f64 = 6_755_399_441_055_744.0;
    let power = (x * LOG2_E + ROUNDING) - ROUNDING;
    let rest = (x - power * LN_2_HIGH) - power * LN_2_LOW;
    let mut sum = 1.0;
    // 1 + r(1 + r/2(1 + r/3(…))): the thirteenth term is below the last bit.
    for divisor in INVERSES.iter().rev() {
        sum = sum * (rest * divisor) + 1.0;
    }
    sum * f64::from_bits(((power as i64 + 1_023) as u64) << 52)
}

const INVERSES: [f64; 13] = {
    let mut inverses = [0.0; 13];
    let mut at = 0;
    while at < 13 {
        inverses[at] = 1.0 / (at as f64 + 1.0);
        at += 1;
    }
    inverses
};

/// Returns the natural logarithm; what is not above zero counts as the smallest number that is.
#[must_use]
pub fn ln(x: f64) -> f64 {
    let bits = x.max(f64::MIN_POSITIVE).to_bits();
    let mut power = ((bits >> 52) as i64 - 1_023) as f64;
    let mut mantissa = f64::from_bits((bits & ((1 << 52) - 1)) | (1_023 << 52));
    if mantissa > SQRT_2 {
        mantissa /= 2.0;
        power += 1.0;
    }
    let ratio = (mantissa - 1.0) / (mantissa + 1.0);
    let square = ratio * ratio;
    // 2 artanh(ratio), which is at most 0.172, so that eleven terms are enough.
    let mut sum = 0.0;
    for odd in (1..=21_u32).rev().step_by(2) {
        sum = sum * square + 1.0 / f64::from(odd);
    }
    2.0 * ratio * sum + power * LN_2
}

/// Returns the probability of a logit.
#[must_use]
pub fn logistic(logit: f64) -> f64 {
    let small = exp(-logit.abs());
    if logit >= 0.0 { 1.0 / (1.0 + small) } else { small / (1.0 + small) }
}

/// Returns the logit of a probability, which is kept off 0 and 1.
#[must_use]
pub fn logit(probability: f64) -> f64 {
    let p = probability.clamp(1e-12, 1.0 - 1e-12);
    ln(p / (1.0 - p))
}

/// Returns the log-loss of a logit: −ln of the probability it gives to what happened.
#[must_use]
pub fn loss(logit: f64, won: bool) -> f64 {
    let against = if won { -logit } else { logit };
    against.max(0.0) + ln(1.0 + exp(-against.abs()))
}

/// Random numbers from a seed (SplitMix64).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// Starts at a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns the next number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number from 0 on and below a bound, which is above zero.
    pub const fn below(&mut self, bound: usize) -> usize {
        ((self.next() as u128 * bound as u128) >> 64) as usize
    }

    /// Puts things into a random order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_platform_says_nearly_the_same() {
        for step in -7_000..=7_000 {
            let x = f64::from(step) * 0.1;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-15, "exp {x}");
            let y = x.exp();
            assert!((ln(y) - y.ln()).abs() <= 1e-15 * y.ln().abs().max(1.0), "ln {y}");
        }
        assert!((logistic(logit(0.3)) - 0.3).abs() < 1e-15);
        assert!((loss(2.0, true) + ln(logistic(2.0))).abs() < 1e-15);
        assert!(loss(1e6, false).is_finite() && ln(0.0).is_finite() && exp(1e9).is_finite());
    }
}
