//! The guard against leaks: what was written after a lead had ended is not known of it.
//!
//! Each register carries the time at which it was last written. Of a lead that ended, whatever is
//! later than its state was not there to judge it by, whoever wrote it.

use std::collections::HashSet;

use anteroom_replica::{
    clocks::{Clocks, Slot},
    registry::Merge,
};
use anteroom_wire::clock::Hlc;
use foldhash::fast::RandomState;
use rusqlite::{Connection, OptionalExtension};

use super::features::AsOf;
use crate::{
    fault::Outcome,
    schema::REGISTRY,
    table::{same_contact, survivor},
};

const OF_LEAD: [&str; 2] = ["source", "value_minor"];
const OF_CONTACT: [&str; 4] = ["is_company", "company", "job_title", "city"];
const POINTS: [&str; 2] = ["email", "phone"];

/// Which registers of leads were written after these had ended.
#[derive(Debug, Default)]
pub(crate) struct Written {
    late: HashSet<(usize, &'static str), RandomState>,
    late_values: HashSet<(usize, u32), RandomState>,
}

impl Written {
    /// Reads it of leads, which are known by their places from then on.
    pub(crate) fn of(db: &Connection, leads: &[AsOf]) -> Outcome<Self> {
        let mut written = Self::default();
        for (at, known) in leads.iter().enumerate() {
            written.read(db, at, known.lead)?;
        }
        Ok(written)
    }

    /// Whether a register was written before the lead ended, or with it.
    pub(crate) fn before_end(&self, at: usize, register: &'static str) -> bool {
        !self.late.contains(&(at, register))
    }

    /// The same of a value in a field that the team made up.
    pub(crate) fn value_before_end(&self, at: usize, row: u32) -> bool {
        !self.late_values.contains(&(at, row))
    }

    fn read(&mut self, db: &Connection, at: usize, lead: u32) -> Outcome<()> {
        let sql = format!(
            "SELECT l.id, l._clk, c.id, c._clk FROM lead l
             LEFT JOIN contact c ON c.id = {}
             WHERE l.rowid = ?",
            survivor("l.contact_id")
        );
        let found: Option<Stored> = db
            .prepare_cached(&sql)?
            .query_row([lead], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
            .optional()?;
        let Some((id, clocks, contact, contact_clocks)) = found else { return Ok(()) };
        let Some(clocks) = Clocks::decode(&clocks) else { return Ok(()) };
        let Some(end) = clocks.get(slot("lead", "state")) else { return Ok(()) };
        for register in OF_LEAD {
            self.note(at, register, clocks.get(slot("lead", register)), end);
        }
        if let Some(clocks) = contact_clocks.and_then(|clocks| Clocks::decode(&clocks)) {
            for register in OF_CONTACT {
                self.note(at, register, clocks.get(slot("contact", register)), end);
            }
        }
        if let Some(contact) = contact {
            self.read_points(db, at, contact, end)?;
        }
        self.read_values(db, at, (id, contact), end)
    }

    fn note(&mut self, at: usize, register: &'static str, clock: Option<Hlc>, end: Hlc) {
        if clock.is_some_and(|clock| clock > end) {
            self.late.insert((at, register));
        }
    }

    /// An address is known from the first one of its kind on.
    fn read_points(
        &mut self,
        db: &Connection,
        at: usize,
        contact: [u8; 16],
        end: Hlc,
    ) -> Outcome<()> {
        let sql = format!(
            "SELECT kind, _clk FROM contact_point
             WHERE IFNULL(_del, 0) = 0 AND contact_id IN {}",
            same_contact("?1")
        );
        let mut statement = db.prepare_cached(&sql)?;
        let mut rows = statement.query([contact])?;
        let mut first: [Option<Hlc>; 2] = [None; 2];
        while let Some(row) = rows.next()? {
            let kind: Option<String> = row.get(0)?;
            let made =
                Clocks::decode(&row.get::<_, Vec<u8>>(1)?).and_then(|known| known.earliest());
            let of = POINTS.iter().position(|known| Some(*known) == kind.as_deref());
            if let (Some(of), Some(made)) = (of, made) {
                first[of] = Some(first[of].map_or(made, |known| known.min(made)));
            }
        }
        for (register, first) in POINTS.into_iter().zip(first) {
            self.note(at, register, first, end);
        }
        Ok(())
    }

    fn read_values(
        &mut self,
        db: &Connection,
        at: usize,
        (lead, contact): ([u8; 16], Option<[u8; 16]>),
        end: Hlc,
    ) -> Outcome<()> {
        let mut statement = db.prepare_cached(
            "SELECT rowid, _clk FROM custom_value WHERE lead_id = ?1
             UNION ALL
             SELECT rowid, _clk FROM custom_value WHERE contact_id = ?2",
        )?;
        let mut rows = statement.query((lead, contact))?;
        while let Some(row) = rows.next()? {
            let clocks = Clocks::decode(&row.get::<_, Vec<u8>>(1)?);
            let clock = clocks.and_then(|clocks| clocks.get(slot("custom_value", "value")));
            if clock.is_some_and(|clock| clock > end) {
                self.late_values.insert((at, row.get(0)?));
            }
        }
        Ok(())
    }
}

/// A lead's id and clocks, and its contact's.
type Stored = ([u8; 16], Vec<u8>, Option<[u8; 16]>, Option<Vec<u8>>);

/// Returns where a register's clock stands.
fn slot(table: &str, column: &str) -> Slot {
    let column = REGISTRY.table(table).column(column);
    column.map_or(0, |column| match column.merge {
        Merge::Group(first) => first,
        _ => column.number,
    })
}
