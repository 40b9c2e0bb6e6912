//! What is left of points after some days, by a half-life, in whole numbers.
//!
//! The same digits on every machine: half to the power of a fraction is multiplied together from
//! the square roots of a half, the binary digits of the fraction saying which.

/// The fixed point: 30 binary digits behind it.
const ONE: u64 = 1 << 30;

/// A half to the power of 1/2, 1/4, 1/8 and so on, rounded: sixteen of them decide the days of a
/// half-life of ten years.
const ROOTS: [u64; 16] = [
    759_250_125,
    902_905_651,
    984_625_594,
    1_028_218_693,
    1_050_733_751,
    1_062_175_491,
    1_067_942_999,
    1_070_838_486,
    1_072_289_173,
    1_073_015_252,
    1_073_378_477,
    1_073_560_135,
    1_073_650_976,
    1_073_696_399,
    1_073_719_111,
    1_073_730_468,
];

/// Beyond so many half-lives nothing is left of a hundred points.
const HALVES_MAX: u32 = 16;

/// Returns what is left of points after some days, rounded to the nearest whole number.
pub(super) fn faded(points: i32, age_days: u32, half_life_days: u32) -> i32 {
    let half_life = half_life_days.max(1);
    let halves = age_days / half_life;
    if halves > HALVES_MAX {
        return 0;
    }
    let mut fraction = (u64::from(age_days % half_life) << ROOTS.len()) / u64::from(half_life);
    let mut left = ONE >> halves;
    for root in ROOTS.iter().rev() {
        if fraction & 1 == 1 {
            left = (left * root + ONE / 2) / ONE;
        }
        fraction >>= 1;
    }
    let left = (u64::from(points.unsigned_abs()) * left + ONE / 2) / ONE;
    points.signum() * i32::try_from(left).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_roots_are_those_of_a_half() {
        let mut square = u128::from(ONE / 2);
        for root in ROOTS.map(u128::from) {
            let off = (root * root / u128::from(ONE)).abs_diff(square);
            assert!(off <= 2, "{root}");
            square = root;
        }
    }

    #[test]
    fn known_answers() {
        let left = |age| faded(40, age, 30);
        assert_eq!([0, 10, 30, 60, 90, 900].map(left), [40, 32, 20, 10, 5, 0]);
        assert_eq!(faded(-40, 30, 30), -20);
    }

    proptest! {
        #[test]
        fn it_is_the_nearest_and_only_falls(
            points in 0..=100,
            age in 0..4_000_u32,
            half in 1..800_u32,
        ) {
            let left = faded(points, age, half);
            let exact = f64::from(points) * 0.5_f64.powf(f64::from(age) / f64::from(half));
            prop_assert!((f64::from(left) - exact).abs() <= 0.51);
            prop_assert!(faded(points, age + 1, half) <= left);
            prop_assert_eq!(faded(-points, age, half), -left);
        }
    }
}
