//! Places in an order that people make by hand: whole numbers with room between them, so that
//! moving one row writes one row. Two desks may choose the same number; ids decide then.

/// The room left between two neighbours: a row can be put between them ten times over.
const ROOM: i64 = 1_024;

/// What to write so that something stands before the one at `at`, or last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// This number.
    At(i64),
    /// New numbers for all in their new order, because there was no room.
    All(Vec<i64>),
}

/// Finds a place among the others, whose numbers come in their order.
pub(crate) fn place(others: &[i64], at: usize) -> Place {
    let before = at.checked_sub(1).and_then(|at| others.get(at)).copied();
    let after = others.get(at).copied();
    let found = match (before, after) {
        (None, None) => Some(0),
        (Some(before), None) => before.checked_add(ROOM),
        (None, Some(after)) => after.checked_sub(ROOM),
        (Some(before), Some(after)) => {
            Some(i64::midpoint(before, after)).filter(|middle| before < *middle && *middle < after)
        }
    };
    found.map_or_else(|| Place::All((0..=others.len()).map(numbered).collect()), Place::At)
}

fn numbered(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(0).saturating_mul(ROOM)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_neighbours_there_is_room_until_there_is_none() {
        assert_eq!(place(&[], 0), Place::At(0));
        assert_eq!(place(&[0], 0), Place::At(-ROOM));
        assert_eq!(place(&[0], 1), Place::At(ROOM));
        assert_eq!(place(&[0, 10], 1), Place::At(5));
        assert_eq!(place(&[0, 1], 1), Place::All(vec![0, ROOM, 2 * ROOM]));
        assert_eq!(place(&[7, 7], 1), Place::All(vec![0, ROOM, 2 * ROOM]));
        assert_eq!(place(&[i64::MAX], 1), Place::All(vec![0, ROOM]));
        assert_eq!(place(&[i64::MIN], 0), Place::All(vec![0, ROOM]));
    }
}
