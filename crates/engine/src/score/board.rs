//! What every lead has at the moment: the scores that lists show, by row.

use std::sync::{PoisonError, RwLock};

use super::sum::grade_word;

/// The score of a lead, in four bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    total: u8,
    grade: u8,
    likely: u16,
}

const NO_TOTAL: u8 = u8::MAX;
const NO_GRADE: u8 = u8::MAX;
const NO_LIKELY: u16 = u16::MAX;

impl Standing {
    /// No score.
    pub(crate) const NONE: Self = Self { total: NO_TOTAL, grade: NO_GRADE, likely: NO_LIKELY };

    /// Returns a score by rules.
    pub(crate) fn of(total: i32, grade: u8) -> Self {
        Self { total: u8::try_from(total).unwrap_or(NO_TOTAL - 1), grade, ..Self::NONE }
    }

    /// Sets another total, and leaves the grade.
    pub(crate) fn with_total(self, total: i32) -> Self {
        Self { total: u8::try_from(total).unwrap_or(NO_TOTAL - 1), ..self }
    }

    /// Sets the chance in thousandths.
    pub(crate) fn with_likely(self, permille: Option<u32>) -> Self {
        let likely = permille.and_then(|permille| u16::try_from(permille).ok());
        Self { likely: likely.unwrap_or(NO_LIKELY), ..self }
    }

    /// Returns the total, if there is one.
    pub(crate) fn total(self) -> Option<i32> {
        (self.total != NO_TOTAL).then_some(self.total.into())
    }

    /// Returns the grade, if there is one.
    pub(crate) fn grade(self) -> Option<&'static str> {
        (self.grade != NO_GRADE).then(|| grade_word(self.grade))
    }

    /// Returns the chance in thousandths, if there is one.
    pub(crate) fn likely(self) -> Option<u32> {
        (self.likely != NO_LIKELY).then_some(self.likely.into())
    }
}

/// The scores of all leads by row, and of contacts through their current lead. It has a lock of
/// its own, so that whoever reads lines may hold any other.
#[derive(Debug, Default)]
pub(crate) struct Board(RwLock<Places>);

#[derive(Debug, Default)]
struct Places {
    leads: Vec<Standing>,
    contacts: Vec<Option<u8>>,
}

impl Board {
    /// Returns a lead's score.
    pub(crate) fn lead(&self, row: u32) -> Standing {
        let places = self.0.read().unwrap_or_else(PoisonError::into_inner);
        places.leads.get(row as usize).copied().unwrap_or(Standing::NONE)
    }

    /// Returns the total of a contact's current lead.
    pub(crate) fn contact(&self, row: u32) -> Option<i32> {
        let places = self.0.read().unwrap_or_else(PoisonError::into_inner);
        places.contacts.get(row as usize).copied().flatten().map(i32::from)
    }

    /// Returns all scores.
    pub(crate) fn leads(&self) -> Vec<Standing> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).leads.clone()
    }

    /// Sets a lead's score and returns the one before.
    pub(crate) fn set_lead(&self, row: u32, standing: Standing) -> Standing {
        let mut places = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let at = row as usize;
        if at >= places.leads.len() {
            places.leads.resize(at + 1, Standing::NONE);
        }
        std::mem::replace(&mut places.leads[at], standing)
    }

    /// Sets the total of a contact's current lead and returns whether it was another.
    pub(crate) fn set_contact(&self, row: u32, total: Option<i32>) -> bool {
        let total = total.and_then(|total| u8::try_from(total).ok());
        let mut places = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let at = row as usize;
        if at >= places.contacts.len() {
            places.contacts.resize(at + 1, None);
        }
        std::mem::replace(&mut places.contacts[at], total) != total
    }
}
