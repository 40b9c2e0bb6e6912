//! Which of two values of a register stays: pure, total, the same on every device.

use anteroom_wire::clock::Hlc;

use crate::{registry::Merge, value::Value};

/// One register as two devices see it: its values (several for a group) and their clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// When it was written; `None` if it never was.
    pub clock: Option<Hlc>,
    /// Its values: one, or those of a group by ascending column number.
    pub values: Vec<Value>,
}

/// What a merge decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The incoming value is the same write.
    Same,
    /// The incoming value wins.
    Incoming,
    /// The stored value stays.
    Stored,
    /// Both carry one clock with different values: two machines use one device's id. The winner
    /// is told; the caller raises the alarm.
    Clone {
        /// Whether the incoming value wins.
        incoming: bool,
    },
}

/// Decides between a stored register and an incoming one.
#[must_use]
pub fn decide(rule: Merge, stored: &Register, incoming: &Register) -> Outcome {
    let (Some(ours), Some(theirs)) = (stored.clock, incoming.clock) else {
        return if stored.clock.is_none() { Outcome::Incoming } else { Outcome::Stored };
    };
    let order = match rule {
        Merge::Latest | Merge::Group(_) => theirs.cmp(&ours),
        Merge::Ranked => (rank(incoming), theirs).cmp(&(rank(stored), ours)),
    };
    match order {
        std::cmp::Ordering::Greater => Outcome::Incoming,
        std::cmp::Ordering::Less => Outcome::Stored,
        std::cmp::Ordering::Equal if stored.values == incoming.values => Outcome::Same,
        std::cmp::Ordering::Equal => {
            Outcome::Clone { incoming: value_hash(incoming) > value_hash(stored) }
        }
    }
}

/// A missing value ranks below every integer.
fn rank(register: &Register) -> Option<i64> {
    register.values.first().and_then(Value::as_int)
}

fn value_hash(register: &Register) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    register.values.iter().for_each(|value| value.hash_into(&mut hasher));
    *hasher.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use anteroom_wire::id::DeviceId;
    use proptest::prelude::*;

    use super::*;

    fn register() -> impl Strategy<Value = Register> {
        let value = prop_oneof![
            Just(Value::Null),
            (0i64..4).prop_map(Value::Int),
            "[ab]{0,2}".prop_map(Value::Text),
        ];
        (prop::option::of((0u64..4, 0u8..3)), prop::collection::vec(value, 2)).prop_map(
            |(clock, values)| Register {
                clock: clock.map(|(ms, device)| Hlc::new(ms, 0, DeviceId::from_bytes([device; 8]))),
                values: if clock.is_some() { values } else { vec![Value::Null, Value::Null] },
            },
        )
    }

    fn rule() -> impl Strategy<Value = Merge> {
        prop_oneof![Just(Merge::Latest), Just(Merge::Group(3)), Just(Merge::Ranked)]
    }

    fn merged(rule: Merge, a: &Register, b: &Register) -> Register {
        match decide(rule, a, b) {
            Outcome::Incoming | Outcome::Clone { incoming: true } => b.clone(),
            Outcome::Stored | Outcome::Same | Outcome::Clone { incoming: false } => a.clone(),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn merge_is_commutative(rule in rule(), a in register(), b in register()) {
            prop_assert_eq!(merged(rule, &a, &b), merged(rule, &b, &a));
        }

        #[test]
        fn merge_is_associative(rule in rule(), a in register(), b in register(), c in register()) {
            let left = merged(rule, &merged(rule, &a, &b), &c);
            let right = merged(rule, &a, &merged(rule, &b, &c));
            prop_assert_eq!(left, right);
        }

        #[test]
        fn merge_is_idempotent(rule in rule(), a in register(), b in register()) {
            prop_assert_eq!(merged(rule, &a, &a), a.clone());
            let once = merged(rule, &a, &b);
            prop_assert_eq!(merged(rule, &once, &b), once);
        }
    }
}
