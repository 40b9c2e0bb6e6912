//! How well a name and an address vouch for each other.

use super::likeness::fold;

/// Returns the points by which a name and the local part of an address (or the end of a profile
/// link) agree: both names 35, surname and initial 30, one name about 20, initials 12.
pub(super) fn agreement(name: &str, local: &str) -> i32 {
    let local = fold_local(local);
    spelled_both_ways(name)
        .iter()
        .map(|folded| agreement_of(&folded.split(' ').collect::<Vec<_>>(), &local))
        .max()
        .unwrap_or(0)
}

fn agreement_of(tokens: &[&str], local: &str) -> i32 {
    let joined: String = local.chars().filter(|c| c.is_alphabetic()).collect();
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return 0 };
    if joined.len() < 2 || tokens.len() < 2 {
        return if joined.len() > 3 && joined == tokens.concat() { 30 } else { 0 };
    }
    let has = |word: &str, min: usize| word.len() >= min && joined.contains(word);
    let initial = first.chars().next().unwrap_or(' ');
    let surname = tokens[1..].iter().filter(|t| has(t, 3)).max_by_key(|t| t.len());
    if has(first, 2)
        && (surname.is_some() || has(last, 2))
        && joined.len() >= first.len() + last.len()
    {
        return 35;
    }
    if let Some(surname) = surname {
        let rest = joined.replacen(surname, "", 1);
        return match () {
            () if rest.starts_with(initial) && rest.len() <= 3 => 30,
            () if surname.len() >= 4 => 22,
            () => 12,
        };
    }
    if has(first, 4) || joined == *first {
        let rest = joined.replacen(first, "", 1);
        let starts = last.chars().next().is_some_and(|c| rest.starts_with(c) && rest.len() <= 2);
        return if starts { 28 } else { 18 };
    }
    let initials: String = tokens.iter().filter_map(|t| t.chars().next()).collect();
    if joined == initials { 12 } else { 0 }
}

/// Returns a name folded plainly, and with the letters German and Nordic addresses spell out.
fn spelled_both_ways(name: &str) -> Vec<String> {
    let mut spelled = String::with_capacity(name.len());
    for c in name.to_lowercase().chars() {
        match c {
            'ä' => spelled.push_str("ae"),
            'ö' | 'ø' => spelled.push_str("oe"),
            'ü' => spelled.push_str("ue"),
            'å' => spelled.push_str("aa"),
            c => spelled.push(c),
        }
    }
    let mut both = vec![fold(name), fold(&spelled)];
    both.dedup();
    both
}

/// Returns a local part folded, without its tag, its parts apart.
pub(super) fn fold_local(local: &str) -> String {
    let untagged = local.split('+').next().unwrap_or(local);
    fold(&untagged.replace(['.', '_', '-'], " "))
}
